//! The lines that tell what goes on beside a request: before it, while a child waits, and of a possible breach.
//! Where a body of the API names an event, a stay or a case by an id, a line names a `ref`, or leaves it out: then
//! the newest that it can be about is meant.

use super::{Importer, Told, unknown_action};
use crate::app::{
    Expected, Failure, Receipt, Work, child_links, dialogue, enquiries, events, history, holds,
    interim, notices, participation, requests, self_assessments, siblings,
};
use crate::domain::event::CaseEventKind;
use crate::domain::id::{BreachId, EnquiryId, HistoryId, NoticeId, OfferId, RequestId};
use crate::domain::refusal::{Field, Rule};
use crate::web::api::bodies as b;
use crate::web::api::codes::ApiCode;

impl Importer {
    /// `forhaandsvarsel.…`
    pub(super) fn on_notice(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        if act == "gi" {
            let new = self.data::<b::AdvanceNoticeBody>(told)?.read(reader)?;
            return notices::give(actor, work, &new);
        }
        let notice = NoticeId(self.about(work, told, "notice")?);
        match act {
            "avslutt" => {
                let ending = self.data::<b::NoticeEndBody>(told)?.read(reader)?;
                notices::end(actor, work, (notice, Expected::Any), ending)
            }
            "anmodning" => {
                let registration = self.data::<b::RequestBody>(told)?.registration(reader)?;
                notices::convert(actor, work, notice, &registration).map(|(receipt, _)| receipt)
            }
            _ => Err(unknown_action()),
        }
    }

    /// `henvendelse.…` and `ikkeBedt.meld`.
    pub(super) fn on_enquiry(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        match act {
            "skriv" => {
                let new = self.data::<b::EnquiryBody>(told)?.read(reader)?;
                enquiries::write(actor, work, &new)
            }
            "utfall" => {
                let enquiry = EnquiryId(self.about(work, told, "enquiry")?);
                let outcome = self.data::<b::EnquiryOutcomeBody>(told)?.read(reader)?;
                enquiries::conclude(actor, work, (enquiry, Expected::Any), &outcome)
            }
            "meld" => {
                let new = self.data::<b::UnmadeRequestBody>(told)?.read(reader)?;
                enquiries::did_not_ask(actor, work, new)
            }
            _ => Err(unknown_action()),
        }
    }

    /// `anmodning.…`, what is told of the child and the wait.
    pub(super) fn of_the_wait(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        (act, of): (&str, (RequestId, Expected)),
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        match act {
            "medvirkning" => {
                let (said, at) = self.data::<b::ParticipationBody>(told)?.read(reader)?;
                participation::record(actor, work, of, (&said, at))
            }
            "sosken" => {
                let mut body = self.data::<b::SiblingBody>(told)?;
                body.case_number = self.case_number(work, told, body.case_number)?;
                siblings::join(actor, work, of, &body.read(reader)?)
            }
            "mellomlosning" => {
                let mut body = self.data::<b::InterimBody>(told)?;
                if body.stay.is_none() {
                    let (_, known) = interim::show(actor, work, of.0)?;
                    body.stay = known.spells.last().map(|last| last.id.to_string());
                }
                let (cost, at) = body.read(reader)?;
                interim::record(actor, work, of, (&cost, at))
            }
            "dialog" => {
                let mut body = self.data::<b::DialogueBody>(told)?;
                if body.about.is_none() {
                    body.about = newest(work, told, (of.0, body.kind.as_deref()))?;
                }
                dialogue::step(actor, work, of, &body.read(reader)?)
            }
            "barnekobling" => {
                let mut body = self.data::<b::ChildLinkBody>(told)?;
                body.case_number = self.case_number(work, told, body.case_number)?;
                let (case, reason) = body.read(reader)?;
                child_links::propose(actor, work, of.0, (&case, &reason))
            }
            _ => Err(unknown_action()),
        }
    }

    /// An event's body, with the newest event it can be about where it names none.
    pub(super) fn event(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        request: RequestId,
    ) -> Result<b::EventBody, Failure> {
        let mut body = self.data::<b::EventBody>(told)?;
        if body.about.is_none() {
            body.about = newest(work, told, (request, body.kind.as_deref()))?;
        }
        Ok(body)
    }

    /// `historikk.registrer`, where `gjelder` is the table that this one stands instead of, and
    /// `historikk.utgaar`, where it is the one taken back.
    pub(super) fn of_history(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        match act {
            "registrer" => {
                let mut table = self.data::<b::HistoryBody>(told)?.read(self.reader(told))?;
                if told.line.about.is_some() {
                    table.replaces = Some(HistoryId(self.about(work, told, "history")?));
                }
                history::register(&told.actor, work, &table)
            }
            "utgaar" => {
                let table = HistoryId(self.about(work, told, "history")?);
                history::withdraw(&told.actor, work, table)
            }
            _ => Err(unknown_action()),
        }
    }

    /// `tilbud.hold` and `tilbud.slipp`.
    pub(super) fn on_hold(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        (act, of): (&str, (OfferId, Expected)),
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        match act {
            "hold" => {
                let until = self.data::<b::HoldBody>(told)?.read(reader)?;
                holds::keep(actor, work, of, until)
            }
            "slipp" => {
                let (reason, at) = self.data::<b::ReasonBody>(told)?.read_required(reader)?;
                holds::release(actor, work, of, &reason, at)
            }
            _ => Err(unknown_action()),
        }
    }

    /// `muligBrudd.egenvurdering` and `muligBrudd.egenrapport`.
    pub(super) fn own_view(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        (act, of): (&str, (BreachId, Expected)),
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        match act {
            "egenvurdering" => {
                let new = self.data::<b::SelfAssessmentBody>(told)?.read(reader)?;
                self_assessments::write(actor, work, of, &new)
            }
            "egenrapport" => self_assessments::report(actor, work, of),
            _ => Err(unknown_action()),
        }
    }

    /// The case number of the request that a line names by its `ref`.
    fn case_number(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        reference: Option<String>,
    ) -> Result<Option<String>, Failure> {
        let Some(reference) = reference else {
            return Ok(None);
        };
        let found = work.created_by(&self.owner, &format!("ref:{reference}"))?;
        let found = found.filter(|one| one.object == "request");
        let found = found.ok_or_else(|| Failure::field(Field::CaseNumber, Rule::NotFound))?;
        requests::told(&told.actor, work, RequestId(found.id)).map(|told| Some(told.case_number))
    }
}

/// The newest event of a case that one of a kind can be about.
fn newest(
    work: &mut Work<'_, '_>,
    told: &Told,
    (request, kind): (RequestId, Option<&str>),
) -> Result<Option<String>, Failure> {
    let Some(kind) = kind.and_then(CaseEventKind::from_name) else {
        return Ok(None);
    };
    let about = kind.shape().about;
    if about.is_empty() {
        return Ok(None);
    }
    let (case, _) = events::list(&told.actor, work, request)?;
    let fits = case
        .events
        .iter()
        .filter(|event| about.contains(&event.kind));
    let newest = fits.max_by_key(|event| (event.at, event.recorded_at));
    Ok(newest.map(|event| event.id.to_string()))
}
