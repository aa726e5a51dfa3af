//! The request form: four short parts, and the rest folded.

mod read;

use actix_web::http::StatusCode;
use askama::Template;
use chrono::{DateTime, Utc};

use super::answer::{Answer, see};
use super::form::{Attempt, Choice, Input, Kind, Maker, Summary, choice};
use super::frame::Frame;
use super::visitor::{Posted, Visitor};
use crate::app::{Failure, requests};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::refusal::Field;
use crate::domain::request::{Channel, Judgement, PlaceOfStay};
use crate::domain::role::{Action, Organisation};

/// The form's name on its page.
const ACT: &str = "ny";
/// The boxes for what weighs on the child.
const NEEDS: [(&str, &str); 3] = [
    ("need_substance", "behov-rus"),
    ("need_mental", "behov-psykiatri"),
    ("need_crime", "behov-kriminalitet"),
];

#[derive(Template)]
#[template(path = "web/pages/new_request.html")]
struct NewRequest {
    p: Frame,
    token: String,
    summary: Option<Summary>,
    child: Vec<Input>,
    urgency: Vec<Input>,
    place: Vec<Input>,
    contact: Vec<Input>,
    folded: Vec<Input>,
    needs: Vec<Input>,
    is_open: bool,
}

/// `GET /anmodninger/ny`.
pub async fn blank(visitor: Visitor) -> Answer {
    if !visitor.actor.may(Action::WriteRequest) {
        return Err(visitor.failed(&Failure::Forbidden));
    }
    form(&visitor, StatusCode::OK, None)
}

/// `POST /anmodninger/ny`: registers, and shows the request; or the form again, with what was typed.
pub async fn send(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    let told = read::read(&sent, &visitor, visitor.rules().numbers);
    let outcome = match told {
        Ok(told) => {
            visitor
                .attempt(move |actor, work| requests::register(actor, work, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(receipt) => Ok(see(&["/anmodninger", &receipt.id.to_string()].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let attempt = Attempt {
                act: ACT.to_owned(),
                sent,
                failure,
            };
            form(&visitor, StatusCode::UNPROCESSABLE_ENTITY, Some(&attempt))
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

fn form(visitor: &Visitor, status: StatusCode, attempt: Option<&Attempt>) -> Answer {
    let say = &visitor.say;
    let mut make = Maker::new(say, ACT);
    if let Some(attempt) = attempt {
        make = make.again(&attempt.sent, attempt.faults());
    }
    let now = clock::now();
    let folded_fault = attempt.is_some_and(|attempt| {
        attempt
            .faults()
            .iter()
            .any(|fault| FOLDED.contains(&fault.field))
    });
    let template = NewRequest {
        p: visitor.frame(say.t("ny-tittel")),
        token: visitor.form_token(),
        summary: attempt.map(|attempt| attempt.summary(say)),
        child: child(visitor, &make, now),
        urgency: urgency(visitor, &make),
        place: place(visitor, &make, now),
        contact: vec![
            make.line(Field::ContactName),
            make.input(Field::ContactPhone, Kind::Line("tel"), "")
                .keys("tel"),
        ],
        folded: folded(visitor, &make),
        needs: NEEDS
            .iter()
            .map(|(name, key)| make.check(name, say.t(key)))
            .collect(),
        is_open: folded_fault,
    };
    visitor.page(status, &template)
}

/// The fields that can wait.
const FOLDED: [Field; 7] = [
    Field::ChildName,
    Field::EmergencyDecisionAt,
    Field::WantedStart,
    Field::PresentUnit,
    Field::TargetGroup,
    Field::Description,
    Field::SenderReference,
];

fn child(visitor: &Visitor, make: &Maker<'_>, now: DateTime<Utc>) -> Vec<Input> {
    let say = &visitor.say;
    let mut inputs = Vec::new();
    let own = kommuner(visitor, now);
    if own.len() > 1 {
        inputs.push(make.choose(Field::Municipality, Kind::Select, own, ""));
    }
    inputs.push(
        make.line(Field::ChildNumber)
            .keys("numeric")
            .hint(say.t("ny-nummer-hjelp"))
            .optional(say),
    );
    inputs.push(
        make.date(Field::BirthDate, "")
            .hint(say.t("ny-fodselsdato-hjelp"))
            .optional(say),
    );
    inputs
}

/// The kommuner the visitor acts for, as choices.
fn kommuner(visitor: &Visitor, now: DateTime<Utc>) -> Vec<Choice> {
    let Organisation::Municipalities(own) = &visitor.actor.organisation else {
        return Vec::new();
    };
    let today = calendar::local_date(now);
    let name =
        |number: &MunicipalityNumber| visitor.say.municipality(visitor.rules(), *number, today);
    own.iter()
        .map(|number| choice(&number.to_string(), name(number)))
        .collect()
}

fn urgency(visitor: &Visitor, make: &Maker<'_>) -> Vec<Input> {
    let say = &visitor.say;
    let basis = |one: &LegalBasis| {
        choice(
            one.code(),
            say.t(&["hjemmel", &one.code().replace('_', "-")].join("-")),
        )
    };
    let bases = LegalBasis::ALL.iter().map(basis).collect();
    vec![
        make.one_of(
            Field::Kind,
            Kind::Radios,
            "request-kind",
            Some(RequestKind::Acute),
        ),
        make.choose(Field::LegalBasis, Kind::Select, bases, ""),
        make.one_of::<Measure>(Field::Measure, Kind::Select, "measure", None),
        make.one_of(
            Field::Danger,
            Kind::Radios,
            "judgement",
            Some(Judgement::NotAssessed),
        ),
    ]
}

fn place(visitor: &Visitor, make: &Maker<'_>, now: DateTime<Utc>) -> Vec<Input> {
    let say = &visitor.say;
    vec![
        make.one_of::<PlaceOfStay>(Field::Place, Kind::Select, "place-of-stay", None),
        make.one_of(
            Field::LookedAfter,
            Kind::Radios,
            "judgement",
            Some(Judgement::NotAssessed),
        ),
        make.instant(Field::NeedReportedAt, Some(now))
            .hint(say.t("ny-meldt-hjelp")),
        make.one_of(
            Field::Channel,
            Kind::Select,
            "channel",
            Some(Channel::Phone),
        ),
    ]
}

fn folded(visitor: &Visitor, make: &Maker<'_>) -> Vec<Input> {
    let say = &visitor.say;
    vec![
        make.line(Field::ChildName),
        make.instant(Field::EmergencyDecisionAt, None)
            .hint(say.t("ny-akuttvedtak-hjelp")),
        make.date(Field::WantedStart, "")
            .hint(say.t("ny-oppstart-hjelp")),
        make.line(Field::PresentUnit).hint(say.t("ny-enhet-hjelp")),
        make.one_of::<TargetGroup>(Field::TargetGroup, Kind::Select, "target-group", None),
        make.area(Field::Description),
        make.line(Field::SenderReference)
            .hint(say.t("ny-referanse-hjelp")),
    ]
}
