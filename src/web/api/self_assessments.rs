//! `/mulige-brudd/{id}/egenvurderinger` and what of them was sent to statsforvalteren.

use actix_web::{HttpResponse, web};

use super::bodies::{SelfAssessmentBody, SelfReportBody};
use super::call::{Answer, Call, done};
use super::referrals::ListQuery;
use super::requests::{Id, ReadId};
use super::views::{PageView, SelfAssessmentView, SelfReportedView};
use crate::app::self_assessments;
use crate::domain::id::BreachId;
use crate::domain::role::Action;

/// `GET /mulige-brudd/{id}/egenvurderinger`
pub async fn list(call: Call, id: Id) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let found = call
        .look(Action::ReadBreach, move |actor, work| {
            self_assessments::list(actor, work, breach)
        })
        .await?;
    let rows = found.iter().map(SelfAssessmentView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<SelfAssessmentView> { rows, next: None }))
}

/// `POST /mulige-brudd/{id}/egenvurderinger`
pub async fn write(call: Call, id: Id, payload: web::Payload) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let action = Action::JudgeBreach;
    let mut posted = call.body::<SelfAssessmentBody>(action, payload).await?;
    let expected = call.expected()?;
    let told = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            self_assessments::write(actor, work, (breach, expected), &told)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /mulige-brudd/{id}/egenrapport`
pub async fn report(call: Call, id: Id, payload: web::Payload) -> Answer {
    let breach = BreachId(id.read(&call)?);
    let action = Action::JudgeBreach;
    let mut posted = call.body::<SelfReportBody>(action, payload).await?;
    let expected = call.expected()?;
    let receipt = call
        .act(action, posted.take_key(), move |actor, work| {
            self_assessments::report(actor, work, (breach, expected))
        })
        .await?;
    Ok(done(receipt))
}

/// `GET /egenrapporter`: what Bufetat sent to the office and is not opened, the oldest first.
pub async fn not_opened(
    call: Call,
    query: Result<web::Query<ListQuery>, actix_web::Error>,
) -> Answer {
    let limit = call.query(query)?.rows(&call)?;
    let found = call
        .look(Action::Supervise, move |actor, work| {
            self_assessments::not_opened(actor, work, limit)
        })
        .await?;
    let rows = found.iter().map(SelfReportedView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<SelfReportedView> { rows, next: None }))
}
