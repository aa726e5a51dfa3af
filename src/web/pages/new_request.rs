//! The request form: what is needed to search stands open, and the rest is folded. An acute request asks
//! for no more than twelve things; a test counts them in a browser as wide as a phone.

mod before;
mod read;

pub(super) use read::municipality;

use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::answer::{Answer, see};
use super::form::{Attempt, Choice, Input, Kind, Maker, Summary, choice};
use super::frame::Frame;
use super::on_call::{self, Cards};
use super::request::participation;
use super::say::Say;
use super::sent::Sent;
use super::visitor::{Posted, Visitor};
use crate::app::{Failure, requests};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup, Urgency};
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::refusal::Field;
use crate::domain::registration::Registration;
use crate::domain::request::{Channel, Judgement, PlaceOfStay};
use crate::domain::role::Organisation;

/// The form's name on its page.
const ACT: &str = "ny";
/// The name of the button that sends although the child has an open case.
const ANYWAY: &str = "likevel";
/// What the address says of the form for a planned request.
const PLANNED: &str = "planlagt";
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
    lead: Option<String>,
    notice: Option<String>,
    draft: Option<String>,
    token: String,
    summary: Option<Summary>,
    known: Vec<Known>,
    on_call: Cards,
    child: Vec<Input>,
    urgency: Vec<Input>,
    place: Vec<Input>,
    contact: Vec<Input>,
    folded: Vec<Input>,
    needs: Vec<Input>,
    is_open: bool,
}

/// A case the child already has.
struct Known {
    href: String,
    text: String,
}

/// What a form was drawn after: nothing, what was sent and not taken, or a case the child has already.
#[derive(Default)]
struct Before<'a> {
    sent: Option<&'a Sent>,
    attempt: Option<&'a Attempt>,
    known: Vec<Known>,
    /// Whom to call instead, or as well.
    on_call: Cards,
}

/// Which form is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    slag: String,
    varsel: String,
    utkast: String,
}

/// Which form is drawn: they differ in what stands open and which paragraphs can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A child needs a place today.
    Acute,
    /// A place is wanted later.
    Planned,
    /// Acute, written down by Bufetat's desk for a kommune that calls.
    ForCaller,
}

impl Form {
    /// The form for who asks; the desk takes acute calls only.
    fn of(visitor: &Visitor, planned: bool) -> Self {
        match (&visitor.actor.organisation, planned) {
            (Organisation::Bufetat(_), _) => Self::ForCaller,
            (_, true) => Self::Planned,
            (_, false) => Self::Acute,
        }
    }

    /// The form that was sent.
    fn sent(visitor: &Visitor, sent: &Sent) -> Self {
        let planned = sent.get(Field::Kind.code()) == RequestKind::Planned.code();
        Self::of(visitor, planned)
    }

    fn title(self) -> &'static str {
        match self {
            Self::Acute => "ny-akutt-tittel",
            Self::Planned => "ny-planlagt-tittel",
            Self::ForCaller => "ny-for-annen-tittel",
        }
    }

    fn urgency(self) -> Urgency {
        match self {
            Self::Planned => Urgency::Planned,
            Self::Acute | Self::ForCaller => Urgency::Acute,
        }
    }
}

/// `GET /anmodninger/ny`, for a planned request with `?slag=planlagt`.
pub async fn blank(visitor: Visitor, asked: Query<Asked>) -> Answer {
    if !visitor.actor.may(requests::registers_by(&visitor.actor)) {
        return Err(visitor.failed(&Failure::Forbidden));
    }
    let Some(sent) = before::filled(&visitor, &asked).await? else {
        let form = Form::of(&visitor, asked.slag == PLANNED);
        let before = Before {
            on_call: whom_to_call(&visitor, form).await?,
            ..Before::default()
        };
        return draw(&visitor, form, StatusCode::OK, before);
    };
    let form = Form::sent(&visitor, &sent);
    let before = Before {
        sent: Some(&sent),
        on_call: whom_to_call(&visitor, form).await?,
        ..Before::default()
    };
    draw(&visitor, form, StatusCode::OK, before)
}

/// `POST /anmodninger/ny`: registers, and shows the request; or the form again, with what was typed.
pub async fn send(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    let told = read::read(&sent, &visitor, visitor.rules().numbers);
    if let Ok(told) = &told
        && sent.get(ANYWAY).is_empty()
    {
        let known = known(&visitor, told).await?;
        if !known.is_empty() {
            let before = Before {
                sent: Some(&sent),
                known,
                ..Before::default()
            };
            return draw(
                &visitor,
                Form::sent(&visitor, &sent),
                StatusCode::CONFLICT,
                before,
            );
        }
    }
    let outcome = match told {
        Ok(told) => before::register(&visitor, &sent, told).await,
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
            let form = Form::sent(&visitor, &attempt.sent);
            let before = Before {
                sent: Some(&attempt.sent),
                attempt: Some(&attempt),
                known: Vec::new(),
                on_call: whom_to_call(&visitor, form).await?,
            };
            draw(&visitor, form, StatusCode::UNPROCESSABLE_ENTITY, before)
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// Whoever asks for a place today may call too.
async fn whom_to_call(visitor: &Visitor, form: Form) -> Result<Cards, actix_web::Error> {
    match form {
        Form::Acute => on_call::cards(visitor).await,
        Form::Planned | Form::ForCaller => Ok(Cards::default()),
    }
}

/// The open cases the child already has with the kommune; none where no number is told.
async fn known(visitor: &Visitor, told: &Registration) -> Result<Vec<Known>, actix_web::Error> {
    let Some(number) = told.identity.number.clone() else {
        return Ok(Vec::new());
    };
    let municipality = told.municipality;
    let found = visitor
        .run(move |actor, work| requests::open_for(actor, work, (municipality, &number)))
        .await?;
    let known = found.iter().map(|one| {
        let reported = visitor.say.instant(one.content.need_reported_at);
        let said = [("nummer", one.case_number.as_str()), ("tid", &reported)];
        Known {
            href: ["/anmodninger", &one.id.to_string()].join("/"),
            text: visitor.say.with("ny-se-saken", &said),
        }
    });
    Ok(known.collect())
}

fn draw(visitor: &Visitor, form: Form, status: StatusCode, before: Before<'_>) -> Answer {
    let say = &visitor.say;
    let mut make = Maker::new(say, ACT);
    let faults = before.attempt.map(Attempt::faults).unwrap_or_default();
    if let Some(sent) = before.sent {
        make = make.again(sent, faults);
    }
    let folded = folded(visitor, &make, form);
    let is_open = faults.iter().any(|fault| {
        let name = fault.field.code();
        folded.iter().any(|input| input.is_for(name))
    });
    let is_open = is_open || before.sent.is_some_and(|sent| before::fills(sent, &folded));
    let hidden = |name: &str| {
        let told = before.sent.map(|sent| sent.get(name).to_owned());
        told.filter(|id| !id.is_empty())
    };
    let notice = hidden(before::NOTICE);
    let template = NewRequest {
        p: visitor.frame(say.t(form.title())),
        lead: lead(say, form, notice.is_some()),
        notice,
        draft: hidden(super::drafts::DRAFT),
        token: visitor.form_token(),
        summary: before.attempt.map(|attempt| attempt.summary(say)),
        on_call: before.on_call,
        known: before.known,
        child: child(visitor, &make, clock::now()),
        urgency: urgency(visitor, &make, form),
        place: place(visitor, &make, form),
        contact: vec![
            make.line(Field::ContactName),
            make.input(Field::ContactPhone, Kind::Line("tel"), "")
                .keys("tel"),
        ],
        folded,
        needs: NEEDS
            .iter()
            .map(|(name, key)| make.check(name, say.t(key)))
            .collect(),
        is_open,
    };
    visitor.page(status, &template)
}

/// What is said above the form.
fn lead(say: &Say, form: Form, is_of_a_notice: bool) -> Option<String> {
    match form {
        Form::ForCaller => Some(say.t("ny-for-annen-lead")),
        _ if is_of_a_notice => Some(say.t("ny-fra-forhaandsvarsel")),
        Form::Acute | Form::Planned => None,
    }
}

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

/// The kommuner the visitor can register for, as choices: one's own, or those of the desk's region.
pub(super) fn kommuner(visitor: &Visitor, now: DateTime<Utc>) -> Vec<Choice> {
    let today = calendar::local_date(now);
    let (say, rules) = (&visitor.say, visitor.rules());
    let named = |number: &MunicipalityNumber| {
        choice(&number.to_string(), say.municipality(rules, *number, today))
    };
    match &visitor.actor.organisation {
        Organisation::Municipalities(own) => own.iter().map(named).collect(),
        Organisation::Bufetat(region) => {
            let all = rules.reference.municipalities_of(*region, today);
            let mut all: Vec<Choice> = all.map(|row| named(&row.number)).collect();
            all.sort_by(|one, other| one.name.cmp(&other.name));
            all
        }
        _ => Vec::new(),
    }
}

fn urgency(visitor: &Visitor, make: &Maker<'_>, form: Form) -> Vec<Input> {
    let say = &visitor.say;
    let named = |one: &LegalBasis| {
        let key = ["hjemmel", &one.code().replace('_', "-")].join("-");
        choice(one.code(), say.t(&key))
    };
    let bases = LegalBasis::ALL.iter();
    let bases = bases.filter(|basis| basis.urgency() == form.urgency());
    vec![
        make.choose(
            Field::LegalBasis,
            Kind::Select,
            bases.map(named).collect(),
            "",
        ),
        make.one_of::<Measure>(Field::Measure, Kind::Select, "measure", None),
        make.one_of(
            Field::Danger,
            Kind::Radios,
            "judgement",
            Some(Judgement::NotAssessed),
        ),
    ]
}

fn place(visitor: &Visitor, make: &Maker<'_>, form: Form) -> Vec<Input> {
    let say = &visitor.say;
    let hint = match form {
        Form::ForCaller => "ny-meldt-ringte-hjelp",
        Form::Acute | Form::Planned => "ny-meldt-naa-hjelp",
    };
    let mut inputs = vec![
        make.one_of::<PlaceOfStay>(Field::Place, Kind::Select, "place-of-stay", None),
        make.one_of(
            Field::LookedAfter,
            Kind::Radios,
            "judgement",
            Some(Judgement::NotAssessed),
        ),
        make.instant(Field::NeedReportedAt, None)
            .hint(say.t(hint))
            .optional(say),
    ];
    if form == Form::Planned {
        inputs.push(make.date(Field::WantedStart, ""));
        inputs.push(make.one_of::<TargetGroup>(
            Field::TargetGroup,
            Kind::Select,
            "target-group",
            None,
        ));
    }
    inputs
}

/// The fields that can wait.
fn folded(visitor: &Visitor, make: &Maker<'_>, form: Form) -> Vec<Input> {
    let say = &visitor.say;
    let mut inputs = vec![make.line(Field::ChildName), kind(visitor, make, form)];
    if form != Form::Planned {
        inputs.push(make.line(Field::PresentUnit).hint(say.t("ny-enhet-hjelp")));
        inputs.push(make.instant(Field::EmergencyDecisionAt, None));
        inputs.push(make.one_of::<TargetGroup>(
            Field::TargetGroup,
            Kind::Select,
            "target-group",
            None,
        ));
    }
    if form != Form::ForCaller {
        let channel = make.one_of::<Channel>(Field::Channel, Kind::Select, "channel", None);
        inputs.push(channel.hint(say.t("ny-kanal-hjelp")));
    }
    inputs.push(make.area(Field::Description));
    if form != Form::ForCaller {
        inputs.extend(participation::inputs(say, make));
    }
    inputs.push(
        make.line(Field::SenderReference)
            .hint(say.t("ny-referanse-hjelp")),
    );
    inputs
}

/// Which kind it is: known from the form, but for an internal acute move.
fn kind(visitor: &Visitor, make: &Maker<'_>, form: Form) -> Input {
    let fits = |kind: &&RequestKind| (**kind == RequestKind::Planned) == (form == Form::Planned);
    let kinds = RequestKind::ALL.iter().filter(fits);
    let kinds: Vec<Choice> = kinds
        .map(|kind| choice(kind.code(), visitor.say.code("request-kind", *kind)))
        .collect();
    let first = kinds.first().map(|kind| kind.code.clone());
    let first = first.unwrap_or_default();
    make.choose(Field::Kind, Kind::Radios, kinds, &first)
}
