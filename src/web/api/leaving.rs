//! `/anmodninger/{id}/utflytting`: the goal of the stay, and the plan for leaving it.

use super::call::{Answer, Call, shown};
use super::requests::{Id, ReadId};
use super::views::LeavingView;
use crate::app::leaving;
use crate::domain::id::RequestId;

/// `GET /anmodninger/{id}/utflytting`
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, words) = call
        .look(call.reading(), move |actor, work| {
            leaving::show(actor, work, request)
        })
        .await?;
    let words = words.into_iter().collect();
    let view = LeavingView::new(&case.events, &words, call.now);
    Ok(shown(case.request.version, view))
}
