//! The warnings to one's own desk: the open ones first, then the oldest, each with a button to acknowledge.

use actix_web::http::StatusCode;
use actix_web::web;
use actix_web::web::Path;
use askama::Template;
use chrono::{TimeZone, Utc};
use serde::Deserialize;

use super::act::{Act, Attempt, Summary};
use super::answer::{Answer, Trouble, instead, see};
use super::frame::Frame;
use super::list::address;
use super::request::limits::norm_title;
use super::visitor::{Posted, Visitor};
use crate::app::warnings::{self, ListKey, Listed, Listing};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::deadline::RuleId;
use crate::domain::id::WarningId;
use crate::domain::role::Action;
use crate::domain::warning::{LimitKey, LimitSource};

/// Rows on one page.
const ROWS: usize = 25;
/// Where the list stands.
const PLACE: &str = "/varsler";

/// Where the page begins, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    etter: String,
}

#[derive(Template)]
#[template(path = "web/pages/warnings.html")]
struct List {
    p: Frame,
    summary: Option<Summary>,
    rows: Vec<RowView>,
    next: Option<String>,
}

struct RowView {
    href: Option<String>,
    case_number: String,
    limit: String,
    passes: String,
    told: String,
    level: String,
    state: String,
    form: Option<Act>,
}

/// `GET /varsler`.
pub async fn list(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    draw(&visitor, &asked, None).await
}

async fn draw(visitor: &Visitor, asked: &Asked, attempt: Option<Attempt>) -> Answer {
    let listing = read(asked)
        .ok_or_else(|| instead(Trouble::NotFound.page(visitor.frame(String::new()), None)))?;
    let found = visitor
        .run(move |actor, work| warnings::list(actor, work, &listing))
        .await?;
    let (shown, more) = found.split_at(found.len().min(ROWS));
    let last = shown.last().filter(|_| !more.is_empty());
    let status = match attempt {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let template = List {
        p: visitor.frame(visitor.say.t("varsler-tittel")),
        summary: attempt.map(|attempt| attempt.summary(&visitor.say)),
        rows: shown.iter().map(|row| row_view(visitor, row)).collect(),
        next: last.map(|last| address(PLACE, &[("etter", &write_key(&last.key()))])),
    };
    visitor.page(status, &template)
}

/// The page; none where the address holds something that is no place in the list.
fn read(asked: &Asked) -> Option<Listing> {
    let after = match asked.etter.as_str() {
        "" => None,
        text => Some(read_key(text)?),
    };
    let limit = i64::try_from(ROWS + 1).ok()?;
    Some(Listing { after, limit })
}

fn read_key(text: &str) -> Option<ListKey> {
    let mut parts = text.splitn(3, '_');
    let open_rank = parts.next()?.parse().ok()?;
    let told_at = parts.next()?.parse().ok()?;
    Some(ListKey {
        open_rank,
        told_at: Utc.timestamp_millis_opt(told_at).single()?,
        id: parts.next()?.parse().ok()?,
    })
}

fn write_key(key: &ListKey) -> String {
    let at = key.told_at.timestamp_millis().to_string();
    [key.open_rank.to_string(), at, key.id.to_string()].join("_")
}

fn row_view(visitor: &Visitor, listed: &Listed) -> RowView {
    let (say, warning) = (&visitor.say, &listed.row.warning);
    let id = warning.id.to_string();
    let may_open = visitor.actor.may(Action::ReadRequest);
    let is_answered = listed.acknowledged.is_some();
    RowView {
        href: may_open.then(|| ["/anmodninger", &warning.request.to_string()].join("/")),
        case_number: listed.row.case_number.clone(),
        limit: limit_title(visitor, &warning.limit),
        passes: say.limit(warning.limit_at),
        told: say.instant(listed.row.told_at),
        level: say.with("varsler-nivaa", &[("nivaa", &warning.level.to_string())]),
        state: state(visitor, listed),
        form: (warning.is_open && !is_answered).then(|| Act {
            id: ["kvitter", &id].join("-"),
            action: [PLACE, &id, "kvitter"].join("/"),
            heading: String::new(),
            lead: None,
            token: visitor.form_token(),
            version: listed.version(),
            inputs: Vec::new(),
            send: say.t("varsler-kvitter"),
            primary: false,
            open: true,
        }),
    }
}

fn limit_title(visitor: &Visitor, limit: &LimitKey) -> String {
    let say = &visitor.say;
    match (limit.source, RuleId::from_code(&limit.id)) {
        (LimitSource::Act, Ok(rule)) => say.code("rule", rule),
        (LimitSource::Act, Err(_)) => limit.id.clone(),
        (LimitSource::Norm, _) => norm_title(say, &limit.id),
    }
}

/// Whether it needs somebody, and who took it.
fn state(visitor: &Visitor, listed: &Listed) -> String {
    let say = &visitor.say;
    let Some(told) = &listed.acknowledged else {
        return match listed.row.warning.is_open {
            true => say.t("varsler-apent"),
            false => say.t("varsler-over"),
        };
    };
    let day = calendar::local_date(told.at);
    let who = say.organisation(visitor.rules(), &told.organisation, day);
    let role = say.code("role", told.role);
    let at = say.instant(told.at);
    say.with(
        "varsler-kvittert",
        &[("hvem", &who), ("rolle", &role), ("tid", &at)],
    )
}

/// `POST /varsler/{id}/kvitter`.
pub async fn acknowledge(posted: Posted, id: Path<String>) -> Answer {
    let Posted { visitor, sent } = posted;
    let id: WarningId = visitor.id(&id)?;
    let (of, now) = ((id, sent.version()), clock::now());
    let outcome = visitor
        .attempt(move |actor, work| warnings::acknowledge(actor, work, of, now))
        .await;
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = "kvitter".to_owned();
            let attempt = Attempt { act, sent, failure };
            draw(&visitor, &Asked::default(), Some(attempt)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}
