//! «Inntaksbordet»: the open requests of a region, and beside them the one the desk has chosen. Choosing is a
//! link, and what is posted comes back here, so that all of it works without script.

pub mod child_links;
pub mod hand_over;
pub mod surge;
mod view;

use actix_web::web::{self, Path};
use askama::Template;
use serde::Deserialize;

use super::answer::{Answer, Trouble, instead};
use super::form::{Attempt, Choice, choice};
use super::frame::Frame;
use super::list::{read_key, write_key};
use super::notices::{self, NoticeView};
use super::request::desk::{self, Chosen};
use super::request::status_of;
use super::visitor::{BOARD, Visitor};
use crate::app::board::{self, Board};
use crate::app::notices::on_board;
use crate::domain::id::RequestId;
use crate::domain::legal_basis::RequestKind;
use crate::domain::role::Action;
use crate::web::api::codes::ApiCode;
use view::{RowView, Tile};

/// Rows on one page.
const ROWS: usize = 25;

/// What is shown, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    #[serde(rename = "type")]
    kind: String,
    etter: String,
}

#[derive(Template)]
#[template(path = "web/pages/board/show.html")]
struct Show {
    p: Frame,
    may_register: bool,
    tiles: Vec<Tile>,
    kinds: Vec<Choice>,
    kind: String,
    rows: Vec<RowView>,
    next: Option<String>,
    /// What kommuner of the region expect to ask for.
    notices: Vec<NoticeView>,
    here: String,
    read_at: String,
    /// The same in milliseconds, for the stream of news.
    since: i64,
    chosen: Option<Chosen>,
}

/// `GET /inntak`.
pub async fn show(visitor: Visitor, query: web::Query<Query>) -> Answer {
    draw(&visitor, &query, None, None).await
}

/// `GET /inntak/{id}`: the board with one request chosen.
pub async fn chosen(visitor: Visitor, id: Path<String>, query: web::Query<Query>) -> Answer {
    let id: RequestId = visitor.id(&id)?;
    draw(&visitor, &query, Some(id), None).await
}

/// The board, with the chosen request, and with a form that was sent and not taken.
pub async fn draw(
    visitor: &Visitor,
    query: &Query,
    id: Option<RequestId>,
    attempt: Option<Attempt>,
) -> Answer {
    let asked = read(query)
        .ok_or_else(|| instead(Trouble::NotFound.page(visitor.frame(String::new()), None)))?;
    let (found, expected, loaded) = visitor
        .run(move |actor, work| {
            let found = board::show(actor, work, &asked)?;
            let expected = on_board(actor, work)?;
            let loaded = id.map(|id| desk::load(actor, work, id)).transpose()?;
            Ok((found, expected, loaded))
        })
        .await?;
    let chosen = loaded.map(|loaded| desk::chosen(visitor, &loaded, attempt.as_ref()));
    let lines = expected.iter().map(|one| notices::line(visitor, one));
    let template = Show {
        notices: lines.collect(),
        ..template(visitor, query, &found, chosen)
    };
    visitor.page(status_of(attempt.as_ref()), &template)
}

/// What the address asks for; none where it holds something that is no choice of ours.
fn read(query: &Query) -> Option<board::Asked> {
    let kind = match query.kind.as_str() {
        "" => None,
        name => Some(RequestKind::from_name(name)?),
    };
    let after = match query.etter.as_str() {
        "" => None,
        text => Some(read_key(text)?),
    };
    Some(board::Asked {
        kinds: board::kinds_of(kind),
        after,
        limit: i64::try_from(ROWS + 1).ok()?,
    })
}

fn template(visitor: &Visitor, query: &Query, found: &Board, chosen: Option<Chosen>) -> Show {
    let say = &visitor.say;
    let (shown, more) = found.rows.split_at(found.rows.len().min(ROWS));
    let last = shown.last().filter(|_| !more.is_empty());
    let next = last.map(|row| address(BOARD, &query.kind, &write_key(&row.key())));
    let is_chosen = |row: &board::Row| {
        let id = row.case.request.id.to_string();
        chosen.as_ref().is_some_and(|chosen| chosen.id == id)
    };
    let rows = shown.iter().map(|row| {
        view::row(visitor, row, (&query.kind, &query.etter), found.at).chosen(is_chosen(row))
    });
    let mut kinds = vec![choice("", say.t("inntak-alle-typer"))];
    kinds.extend(
        [RequestKind::Acute, RequestKind::Planned]
            .map(|kind| choice(kind.name(), say.code("request-kind", kind))),
    );
    let rows = rows.collect();
    let path = match &chosen {
        Some(chosen) => [BOARD, &chosen.id].join("/"),
        None => BOARD.to_owned(),
    };
    Show {
        p: visitor.frame(say.t("inntak-tittel")),
        may_register: visitor.actor.may(Action::RegisterForCaller),
        tiles: view::tiles(visitor, &found.figures, found.at),
        kinds,
        kind: query.kind.clone(),
        rows,
        next,
        notices: Vec::new(),
        here: address(&path, &query.kind, &query.etter),
        read_at: say.clock(found.at),
        since: found.at.timestamp_millis(),
        chosen,
    }
}

/// An address of the board that keeps what is shown.
fn address(path: &str, kind: &str, after: &str) -> String {
    super::list::address(path, &[("type", kind), ("etter", after)])
}
