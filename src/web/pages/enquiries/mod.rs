//! «Henvendelser»: what kommuner ask Bufetat's desk without asking for a place, and what came of it.

pub mod unmet;

use actix_web::web::Path;
use askama::Template;

use super::answer::{Answer, see};
use super::form::{Act, Attempt, Input, Kind, Maker, Summary};
use super::frame::Frame;
use super::new_request::{kommuner, municipality};
use super::offers::happened;
use super::request::status_of;
use super::sent::{LINE, Reader, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::enquiries::{self, NewEnquiry, NewOutcome, Shown};
use crate::app::{Failure, Receipt, requests};
use crate::clock;
use crate::domain::calendar;
use crate::domain::enquiry::{EnquiryOutcome, Need};
use crate::domain::id::EnquiryId;
use crate::domain::legal_basis::{Measure, TargetGroup};
use crate::domain::refusal::Field;

/// Where the page stands.
const PLACE: &str = "/henvendelser";
/// The form for a new one.
const ACT: &str = "henvendelse";

#[derive(Template)]
#[template(path = "web/pages/enquiries/list.html")]
struct List {
    p: Frame,
    summary: Option<Summary>,
    form: Option<Act>,
    enquiries: Vec<EnquiryView>,
}

/// One enquiry in words.
struct EnquiryView {
    when: String,
    about: String,
    text: Option<String>,
    outcome: String,
    request: Option<String>,
    conclude: Option<Act>,
}

/// `GET /henvendelser`.
pub async fn list(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

/// `POST /henvendelser`.
pub async fn write(posted: Posted) -> Answer {
    let outcome = match read(&posted) {
        Ok(new) => {
            posted
                .visitor
                .attempt(move |actor, work| enquiries::write(actor, work, &new))
                .await
        }
        Err(failure) => Err(failure),
    };
    again(posted, ACT.to_owned(), outcome).await
}

/// Reads the form; every faulty field is named.
fn read(posted: &Posted) -> Result<NewEnquiry, Failure> {
    let mut reader = Reader::new(&posted.sent);
    let municipality = municipality(&mut reader, &posted.visitor.actor.organisation);
    let measure = reader.code(Field::Measure);
    let target_group = reader.code(Field::TargetGroup);
    let age = reader.number(Field::Age);
    let at = happened(&mut reader);
    let text = reader.text(Field::Text, TEXT);
    let outcome = outcome(&mut reader);
    let told = municipality.map(|municipality| NewEnquiry {
        about: Need {
            municipality,
            measure,
            target_group,
            age,
            at,
        },
        text,
        outcome: outcome.map(|(outcome, case_number)| NewOutcome {
            outcome,
            case_number,
            at,
        }),
    });
    reader.done(told)
}

fn outcome(reader: &mut Reader<'_>) -> Option<(EnquiryOutcome, Option<String>)> {
    let outcome = reader.code(Field::Outcome);
    let case_number = reader.text(Field::CaseNumber, LINE);
    outcome.map(|outcome| (outcome, case_number))
}

/// `POST /henvendelser/{id}/utfall`.
pub async fn conclude(posted: Posted, id: Path<String>) -> Answer {
    let id: EnquiryId = posted.visitor.id(&id)?;
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let found = outcome(&mut reader);
    let found = reader.needed(Field::Outcome, found);
    let told = found.map(|(outcome, case_number)| NewOutcome {
        outcome,
        case_number,
        at: clock::now(),
    });
    let done = match reader.done(told) {
        Ok(told) => {
            posted
                .visitor
                .attempt(move |actor, work| enquiries::conclude(actor, work, (id, expected), &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    again(posted, outcome_act(id), done).await
}

async fn again(posted: Posted, act: String, outcome: Result<Receipt, Failure>) -> Answer {
    let Posted { visitor, sent } = posted;
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            draw(&visitor, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

async fn draw(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let found = visitor.run(enquiries::list).await?;
    let (say, attempt) = (&visitor.say, attempt.as_ref());
    let template = List {
        p: visitor.frame(say.t("henvendelser")),
        summary: attempt.map(|attempt| attempt.summary(say)),
        form: writes(visitor).then(|| form(visitor, attempt)),
        enquiries: found
            .iter()
            .map(|one| view(visitor, one, attempt))
            .collect(),
    };
    visitor.page(status_of(attempt), &template)
}

/// A region's leader reads; the kommune and the desk write.
fn writes(visitor: &Visitor) -> bool {
    visitor.actor.may(requests::registers_by(&visitor.actor))
}

fn form(visitor: &Visitor, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let make = Maker::after(say, ACT, attempt);
    let mut inputs = need_inputs(visitor, &make);
    inputs.insert(
        0,
        make.one_of::<Measure>(Field::Measure, Kind::Select, "measure", None)
            .optional(say),
    );
    inputs.extend([
        make.area(Field::Text)
            .hint(say.t("henvendelse-tekst-hjelp"))
            .optional(say),
        make.instant(Field::At, None)
            .hint(say.t("tidspunkt-hjelp"))
            .optional(say),
    ]);
    inputs.extend(outcome_inputs(visitor, &make));
    if let Some(input) = kommune_input(visitor, &make) {
        inputs.insert(0, input);
    }
    Act {
        id: ACT.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-henvendelse"),
        lead: Some(say.t("akt-henvendelse-lead")),
        token: visitor.form_token(),
        version: 0,
        inputs,
        send: say.t("akt-henvendelse-send"),
        primary: true,
        open: true,
    }
}

/// Which kommune, for whoever acts for several.
fn kommune_input(visitor: &Visitor, make: &Maker<'_>) -> Option<Input> {
    let own = kommuner(visitor, clock::now());
    (own.len() > 1).then(|| make.choose(Field::Municipality, Kind::Select, own, ""))
}

/// What may be told of a need without saying whose it is.
fn need_inputs(visitor: &Visitor, make: &Maker<'_>) -> Vec<Input> {
    let say = &visitor.say;
    vec![
        make.one_of::<TargetGroup>(Field::TargetGroup, Kind::Select, "target-group", None)
            .optional(say),
        make.number(Field::Age).optional(say),
    ]
}

fn outcome_inputs(visitor: &Visitor, make: &Maker<'_>) -> [Input; 2] {
    let say = &visitor.say;
    [
        make.one_of::<EnquiryOutcome>(Field::Outcome, Kind::Select, "enquiry-outcome", None)
            .optional(say),
        make.line(Field::CaseNumber)
            .hint(say.t("henvendelse-sak-hjelp"))
            .optional(say),
    ]
}

fn view(visitor: &Visitor, shown: &Shown, attempt: Option<&Attempt>) -> EnquiryView {
    let (say, enquiry) = (&visitor.say, &shown.enquiry);
    let outcome = enquiry.outcome;
    let request = outcome.and_then(|(_, request, _)| request);
    let open = outcome.is_none() && writes(visitor);
    EnquiryView {
        when: say.instant(enquiry.told.at),
        about: about(visitor, &enquiry.about),
        text: shown.text.clone(),
        outcome: outcome.map_or_else(
            || say.t("henvendelse-apen"),
            |(outcome, ..)| say.code("enquiry-outcome", outcome),
        ),
        request: request.map(|id| ["/anmodninger", &id.to_string()].join("/")),
        conclude: open.then(|| outcome_form(visitor, enquiry.id, attempt)),
    }
}

/// The kommune and what is told of the need.
fn about(visitor: &Visitor, need: &Need) -> String {
    let (say, day) = (&visitor.say, calendar::local_date(need.at));
    let parts = [
        Some(say.municipality(visitor.rules(), need.municipality, day)),
        need.measure.map(|one| say.code("measure", one)),
        need.target_group.map(|one| say.code("target-group", one)),
        need.age
            .map(|age| say.with("alder", &[("ar", &age.to_string())])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn outcome_act(id: EnquiryId) -> String {
    ["utfall", &id.to_string()].join("-")
}

fn outcome_form(visitor: &Visitor, enquiry: EnquiryId, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let id = outcome_act(enquiry);
    let make = Maker::after(say, &id, attempt);
    Act {
        action: [PLACE, &enquiry.to_string(), "utfall"].join("/"),
        heading: say.t("akt-henvendelse-utfall"),
        lead: None,
        token: visitor.form_token(),
        version: 1,
        inputs: outcome_inputs(visitor, &make).into(),
        send: say.t("akt-henvendelse-utfall-send"),
        primary: false,
        open: attempt.is_some_and(|attempt| attempt.act == id),
        id,
    }
}
