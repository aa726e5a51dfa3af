//! `/tilsyn`: statsforvalteren's own.

use actix_web::{HttpResponse, web};

use super::bodies::{ConclusionBody, DecisionBody, StepBody, SupervisionBody};
use super::call::{Answer, Call, created, done, shown};
use super::paging;
use super::requests::{Id, ReadId};
use super::views::{
    DossierView, FeedbackView, PageView, ReceiptView, SupervisionDetailView, SupervisionView,
};
use crate::app::{
    Failure, Work, dossier, feedback, supervision, supervision_batch, supervision_steps,
};
use crate::domain::id::{RequestId, SupervisionId};
use crate::domain::role::{Action, Actor};

/// `GET /tilsyn`: the newest.
pub async fn list(call: Call) -> Answer {
    let found = call
        .look(Action::Supervise, |actor, work| {
            supervision::list(actor, work, paging::MOST)
        })
        .await?;
    let rows = found.iter().map(SupervisionView::from).collect();
    Ok(HttpResponse::Ok().json(PageView::<SupervisionView> { rows, next: None }))
}

/// `POST /tilsyn`
pub async fn open(call: Call, payload: web::Payload) -> Answer {
    let mut posted = call
        .body::<SupervisionBody>(Action::Supervise, payload)
        .await?;
    let (subject, reason, at) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::Supervise, posted.take_key(), move |actor, work| {
            supervision::open(actor, work, &subject, (reason.as_deref(), at))
        })
        .await?;
    Ok(created(receipt, "tilsyn", ReceiptView::from(receipt)))
}

/// `GET /tilsyn/{id}`
pub async fn show(call: Call, id: Id) -> Answer {
    let case = SupervisionId(id.read(&call)?);
    let found = call
        .look(Action::Supervise, move |actor, work| {
            supervision::show(actor, work, case)
        })
        .await?;
    let actor = call.actor(Action::Supervise)?;
    let view = SupervisionDetailView::new(&found, &actor);
    Ok(shown(found.case.version, view))
}

/// `GET /tilsyn/{id}/saksmappe`
pub async fn dossier(call: Call, id: Id) -> Answer {
    let case = SupervisionId(id.read(&call)?);
    let found = call
        .look(Action::Supervise, move |actor, work| {
            dossier::show(actor, work, case)
        })
        .await?;
    let actor = call.actor(Action::Supervise)?;
    let view = DossierView::new(&found, &actor);
    Ok(shown(found.supervision.case.version, view))
}

/// `GET /anmodninger/{id}/tilbakemeldinger`
pub async fn feedback(call: Call, id: Id) -> Answer {
    let request = RequestId(id.read(&call)?);
    let found = call
        .look(call.reading(), move |actor, work| {
            feedback::list(actor, work, request)
        })
        .await?;
    let rows = found.iter().filter_map(FeedbackView::new).collect();
    Ok(HttpResponse::Ok().json(PageView::<FeedbackView> { rows, next: None }))
}

/// `POST /tilsyn/{id}/steg`
pub async fn step(call: Call, id: Id, payload: web::Payload) -> Answer {
    let case = SupervisionId(id.read(&call)?);
    let mut posted = call.body::<StepBody>(Action::Supervise, payload).await?;
    let expected = call.expected()?;
    let told = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::Supervise, posted.take_key(), move |actor, work| {
            supervision_steps::step(actor, work, (case, expected), &told)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /tilsyn/{id}/konklusjon`
pub async fn conclude(call: Call, id: Id, payload: web::Payload) -> Answer {
    let case = SupervisionId(id.read(&call)?);
    let mut posted = call
        .body::<ConclusionBody>(Action::Supervise, payload)
        .await?;
    let expected = call.expected()?;
    let (_, told) = call.checked(posted.body.read(call.reader()))?;
    let receipt = call
        .act(Action::Supervise, posted.take_key(), move |actor, work| {
            supervision::conclude(actor, work, (case, expected), &told)
        })
        .await?;
    Ok(done(receipt))
}

/// `POST /tilsyn/konklusjoner`: many cases, one decision; all or none.
pub async fn conclude_all(call: Call, payload: web::Payload) -> Answer {
    let mut posted = call
        .body::<DecisionBody>(Action::Supervise, payload)
        .await?;
    let (lines, told) = call.checked(posted.body.read(call.reader(), call.reader()))?;
    let cases: Vec<SupervisionId> = lines.iter().map(|line| line.case).collect();
    let again = move |actor: &Actor, work: &mut Work<'_, '_>, _| {
        cases
            .iter()
            .map(|case| {
                let shown = supervision::show(actor, work, *case)?;
                Ok((shown.case.id.0, shown.case.version))
            })
            .collect::<Result<Vec<_>, Failure>>()
    };
    let act = move |actor: &Actor, work: &mut Work<'_, '_>| {
        let receipts = supervision_batch::conclude_all(actor, work, &lines, &told)?;
        let told = receipts.iter().map(|one| (one.id, one.version)).collect();
        let first = receipts.first().copied().ok_or(Failure::NotFound)?;
        Ok((first, told))
    };
    let key = posted.take_key();
    let (_, told) = call
        .act_and_tell(Action::Supervise, key, act, again)
        .await?;
    let rows = told.into_iter().map(|(id, version)| ReceiptView {
        id: id.to_string(),
        version,
    });
    let rows = rows.collect();
    Ok(HttpResponse::Ok().json(PageView::<ReceiptView> { rows, next: None }))
}
