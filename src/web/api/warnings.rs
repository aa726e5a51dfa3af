//! `/varsler`: the warnings to the caller's own role and organisation.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::bodies::AtBody;
use super::call::{Answer, Call, done};
use super::paging;
use super::requests::{Id, ReadId};
use super::views::{PageView, WarningView};
use crate::app::warnings::{self, ListKey, Listing};
use crate::domain::id::{MessageId, WarningId};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::Action;

/// What the list may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    #[serde(rename = "etter")]
    after: Option<String>,
    #[serde(rename = "antall")]
    limit: Option<i64>,
}

/// `GET /varsler`
pub async fn list(call: Call, query: Result<web::Query<ListQuery>, actix_web::Error>) -> Answer {
    let query = call.query(query)?;
    let listing = call.checked(listing(&call, &query))?;
    let limit = listing.limit;
    let actor = call.actor(Action::ReadWarning)?;
    let rows = call
        .look(Action::ReadWarning, move |actor, work| {
            warnings::list(actor, work, &listing)
        })
        .await?;
    let next = paging::next(&rows, limit, |row| {
        let key = row.key();
        (key.open_rank, key.told_at, key.id.0)
    });
    let rows = rows
        .iter()
        .map(|row| WarningView::new(row, &actor))
        .collect();
    Ok(HttpResponse::Ok().json(PageView::<WarningView> { rows, next }))
}

fn listing(call: &Call, query: &ListQuery) -> Result<Listing, Faults> {
    let mut r = call.reader();
    let after = query.after.as_deref().map(paging::after);
    r.faults
        .unless(after != Some(None), Field::Cursor, Rule::NotAnId);
    let limit = paging::limit(query.limit);
    r.faults
        .unless(limit.is_some(), Field::Limit, Rule::Range(1, paging::MOST));
    let after = after.flatten().map(|(open_rank, told_at, id)| ListKey {
        open_rank,
        told_at,
        id: MessageId(id),
    });
    r.finish(limit.map(|limit| Listing { after, limit }))
}

/// `POST /varsler/{id}/kvitter`
pub async fn acknowledge(call: Call, id: Id, payload: web::Payload) -> Answer {
    let warning = WarningId(id.read(&call)?);
    let mut posted = call
        .body::<AtBody>(Action::AcknowledgeWarning, payload)
        .await?;
    let expected = call.expected()?;
    let at = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(
            Action::AcknowledgeWarning,
            posted.take_key(),
            move |actor, work| warnings::acknowledge(actor, work, (warning, expected), at),
        )
        .await?;
    Ok(done(receipt))
}
