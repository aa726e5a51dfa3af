//! `/anmodninger/{id}/kvalitet`: what Bufetat usually asks back about, for the kommune.

use super::call::{Answer, Call, shown};
use super::requests::{Id, ReadId};
use super::views::{PageView, QualityView};
use crate::app::quality;
use crate::domain::id::RequestId;

/// `GET /anmodninger/{id}/kvalitet`
pub async fn show(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let (case, asks) = call
        .look(call.reading(), move |actor, work| {
            quality::show(actor, work, request)
        })
        .await?;
    let texts = &call.state.texts;
    let rows = asks.into_iter().map(|ask| QualityView::new(ask, texts));
    let rows: Vec<QualityView> = rows.collect();
    Ok(shown(case.request.version, PageView { rows, next: None }))
}
