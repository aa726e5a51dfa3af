//! `/anmodninger/{id}/tilsynsanmodning` and the office's list of what was referred to it.

use actix_web::{HttpResponse, web};
use serde::Deserialize;

use super::bodies::ReferralBody;
use super::call::{Answer, Call, done};
use super::paging;
use super::requests::{Id, ReadId};
use super::views::{PageView, ReferredView};
use crate::app::referrals;
use crate::domain::id::RequestId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::web::error::ApiError;

/// `POST /anmodninger/{id}/tilsynsanmodning`
pub async fn refer(call: Call, id: Id, payload: web::Payload) -> Answer {
    let request = RequestId(id.read(&call)?);
    let action = Action::ReferToSupervision;
    let mut posted = call.body::<ReferralBody>(action, payload).await?;
    let expected = call.expected()?;
    let sentence = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            referrals::refer(actor, work, (request, expected), sentence.as_deref())
        })
        .await?;
    Ok(done(receipt))
}

/// How many rows are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    #[serde(rename = "antall")]
    limit: Option<i64>,
}

impl ListQuery {
    /// How many rows.
    ///
    /// # Errors
    /// 422 where it is out of range.
    pub fn rows(&self, call: &Call) -> Result<i64, ApiError> {
        let mut reader = call.reader();
        let limit = paging::limit(self.limit);
        reader
            .faults
            .unless(limit.is_some(), Field::Limit, Rule::Range(1, paging::MOST));
        call.checked(reader.finish(limit))
    }
}

/// `GET /tilsynsanmodninger`: what was referred to the office and is not opened, the oldest first.
pub async fn not_opened(
    call: Call,
    query: Result<web::Query<ListQuery>, actix_web::Error>,
) -> Answer {
    let limit = call.query(query)?.rows(&call)?;
    let found = call
        .look(Action::Supervise, move |actor, work| {
            referrals::not_opened(actor, work, limit)
        })
        .await?;
    let rows = found.iter().map(|one| ReferredView::new(one, call.now));
    let rows = rows.collect();
    Ok(HttpResponse::Ok().json(PageView::<ReferredView> { rows, next: None }))
}
