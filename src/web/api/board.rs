//! `/inntak`: the board of an intake desk.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::call::{Answer, Call};
use super::paging;
use super::views::BoardView;
use crate::app::board::{self, Asked};
use crate::app::requests::ListKey;
use crate::domain::id::RequestId;
use crate::domain::legal_basis::RequestKind;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::Action;

/// What the board may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardQuery {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(rename = "etter")]
    after: Option<String>,
    #[serde(rename = "antall")]
    limit: Option<i64>,
}

/// `GET /inntak`
pub async fn show(call: Call, query: Result<web::Query<BoardQuery>, actix_web::Error>) -> Answer {
    let query = call.query(query)?;
    let asked = call.checked(asked(&call, &query))?;
    let limit = asked.limit;
    let found = call
        .look(Action::ReadBoard, move |actor, work| {
            board::show(actor, work, &asked)
        })
        .await?;
    let next = paging::next(&found.rows, limit, |row| {
        let key = row.key();
        (key.severity_rank, key.need_reported_at, key.id.0)
    });
    Ok(HttpResponse::Ok().json(BoardView::new(&found, next)))
}

fn asked(call: &Call, query: &BoardQuery) -> Result<Asked, Faults> {
    let mut r = call.reader();
    let kind: Option<RequestKind> = r.code(Field::Kind, query.kind.as_deref());
    let after = query.after.as_deref().map(paging::after);
    r.faults
        .unless(after != Some(None), Field::Cursor, Rule::NotAnId);
    let limit = paging::limit(query.limit);
    r.faults
        .unless(limit.is_some(), Field::Limit, Rule::Range(1, paging::MOST));
    let after = after
        .flatten()
        .map(|(severity_rank, need_reported_at, id)| ListKey {
            severity_rank,
            need_reported_at,
            id: RequestId(id),
        });
    r.finish(limit.map(|limit| Asked {
        kinds: board::kinds_of(kind),
        after,
        limit,
    }))
}
