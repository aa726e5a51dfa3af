//! «Egenvurdering»: what Bufetat itself holds of a possible breach, on Bufetat's page and on statsforvalterens.

use actix_web::web::Path;
use askama::Template;
use askama::filters::HtmlSafe;
use chrono::{DateTime, Utc};

use crate::app::breaches::StoredBreach;
use crate::app::self_assessments::{self, NewSelfAssessment, Shown};
use crate::domain::calendar;
use crate::domain::refusal::Field;
use crate::domain::role::Action;
use crate::domain::self_assessment::{BreachCause, OwnWords, Remedy, SelfAssessment};
use crate::web::pages::answer::Answer;
use crate::web::pages::form::{Act, Attempt, Input, Kind, Maker};
use crate::web::pages::offers::happened;
use crate::web::pages::say::Say;
use crate::web::pages::sent::{Reader, TEXT};
use crate::web::pages::visitor::{Posted, Visitor};

/// The form that writes one.
const WRITE: &str = "egenvurdering";
/// The button that sends the last one.
const REPORT: &str = "egenrapport";
/// Reports shown at most; the oldest come first.
const ROWS: i64 = 50;

/// The self-assessments of a possible breach, the last one first.
#[derive(Template)]
#[template(path = "web/pages/breaches/own_view.html")]
pub struct OwnViews {
    title: String,
    lead: String,
    rows: Vec<Row>,
}

impl HtmlSafe for OwnViews {}

struct Row {
    heading: String,
    sent: String,
    is_sent: bool,
    facts: Vec<Fact>,
}

/// What was told, as a code and in words.
struct Fact {
    label: String,
    code: String,
    words: Option<String>,
}

impl OwnViews {
    /// What the visitor sees of them.
    pub fn new(visitor: &Visitor, shown: &[Shown]) -> Self {
        let say = &visitor.say;
        Self {
            title: say.t("egenvurdering-tittel"),
            lead: say.t("egenvurdering-forklart"),
            rows: shown.iter().rev().map(|one| row(say, one)).collect(),
        }
    }
}

fn row(say: &Say, shown: &Shown) -> Row {
    let one = &shown.assessment;
    let (role, at) = (say.code("role", one.role), say.instant(one.at));
    let words = shown.words.clone();
    let fact = |field, code: String, words: Option<String>| Fact {
        label: say.field(field),
        code,
        words,
    };
    let what = words.as_ref().map(|words| words.what.clone());
    let hidden = match what {
        Some(_) => String::new(),
        None => say.t("egenvurdering-skjult"),
    };
    let (why, done) = words.map_or((None, None), |words| (words.why, words.done));
    Row {
        heading: say.with("egenvurdering-av", &[("rolle", &role), ("tid", &at)]),
        sent: sent(say, one),
        is_sent: one.report.is_some(),
        facts: vec![
            fact(Field::WhatHappened, hidden, what),
            fact(Field::Cause, say.code("breach-cause", one.cause), why),
            fact(Field::Remedy, say.code("remedy", one.remedy), done),
        ],
    }
}

fn sent(say: &Say, one: &SelfAssessment) -> String {
    let Some(report) = one.report else {
        return say.t("egenrapport-ikke-sendt");
    };
    let (office, at) = (say.code("office", report.office), say.instant(report.at));
    say.with("egenrapport-sendt", &[("kontor", &office), ("tid", &at)])
}

/// What Bufetat can do: write what it holds, and send the last that was written.
pub(super) fn acts(
    visitor: &Visitor,
    breach: &StoredBreach,
    own: &[Shown],
    attempt: Option<&Attempt>,
) -> Vec<Act> {
    if !visitor.actor.may(Action::JudgeBreach) {
        return Vec::new();
    }
    let say = &visitor.say;
    let mine = |name: &str| attempt.filter(|attempt| attempt.act == name);
    let form = |name: &str, heading: String, inputs: Vec<Input>| Act {
        id: name.to_owned(),
        action: ["/mulige-brudd", &breach.id.to_string(), name].join("/"),
        send: say.t(&["akt", name, "send"].join("-")),
        heading,
        lead: Some(say.t("akt-egenvurdering-lead")),
        token: visitor.form_token(),
        version: breach.version,
        inputs,
        primary: false,
        open: mine(name).is_some(),
    };
    let mut make = Maker::new(say, WRITE);
    if let Some(attempt) = mine(WRITE) {
        make = make.again(&attempt.sent, attempt.faults());
    }
    let mut acts = vec![form(WRITE, say.t("akt-egenvurdering"), inputs(say, &make))];
    let last = own.last().map(|one| one.assessment.report.is_some());
    if last == Some(false) && breach.office.is_some() {
        acts.push(form(REPORT, String::new(), Vec::new()));
    }
    acts
}

fn inputs(say: &Say, make: &Maker<'_>) -> Vec<Input> {
    let cause = make.one_of::<BreachCause>(Field::Cause, Kind::Select, "breach-cause", None);
    let remedy = make.one_of::<Remedy>(Field::Remedy, Kind::Select, "remedy", None);
    vec![
        make.area(Field::WhatHappened)
            .hint(say.t("egenvurdering-hjelp")),
        cause,
        make.area(Field::CauseText).optional(say),
        remedy,
        make.area(Field::RemedyText).optional(say),
    ]
}

/// `POST /mulige-brudd/{id}/egenvurdering`.
pub async fn write(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let what = reader.text(Field::WhatHappened, TEXT);
    let what = reader.needed(Field::WhatHappened, what);
    let cause = reader.code(Field::Cause);
    let cause = reader.needed(Field::Cause, cause);
    let why = reader.text(Field::CauseText, TEXT);
    let remedy = reader.code(Field::Remedy);
    let remedy = reader.needed(Field::Remedy, remedy);
    let done = reader.text(Field::RemedyText, TEXT);
    let at = happened(&mut reader);
    let told = what.zip(cause).zip(remedy);
    let told = told.map(|((what, cause), remedy)| NewSelfAssessment {
        cause,
        remedy,
        words: OwnWords { what, why, done },
        at,
    });
    let told = reader.done(told);
    super::on_breach(posted, &id, WRITE, told, self_assessments::write).await
}

/// `POST /mulige-brudd/{id}/egenrapport`.
pub async fn report(posted: Posted, id: Path<String>) -> Answer {
    super::on_breach(posted, &id, REPORT, Ok(()), |actor, work, of, ()| {
        self_assessments::report(actor, work, of)
    })
    .await
}

/// What Bufetat reported to the visitor's office, as the list shows it.
pub struct Reported {
    pub(super) href: String,
    pub(super) when: String,
    pub(super) municipality: String,
    pub(super) what: String,
    pub(super) sent: String,
    pub(super) token: String,
}

/// The reports to the visitor's office that are not opened; none for who supervises nothing.
pub(super) async fn reported(
    visitor: &Visitor,
    now: DateTime<Utc>,
) -> Result<Vec<Reported>, actix_web::Error> {
    if !visitor.actor.may(Action::Supervise) {
        return Ok(Vec::new());
    }
    let found = visitor
        .run(|actor, work| self_assessments::not_opened(actor, work, ROWS))
        .await?;
    let rows = found
        .iter()
        .map(|(one, breach)| listed(visitor, (one, breach), now));
    Ok(rows.collect())
}

fn listed(
    visitor: &Visitor,
    (one, breach): (&SelfAssessment, &StoredBreach),
    now: DateTime<Utc>,
) -> Reported {
    let say = &visitor.say;
    let day = calendar::local_date(breach.passed_at.unwrap_or(breach.recorded_at));
    let sent = one.report.map_or(one.recorded_at, |report| report.at);
    let (at, waited) = (say.instant(sent), say.wait(sent, now));
    let what = [
        say.code("counted-kind", breach.kind),
        say.code("breach-cause", one.cause),
        say.code("remedy", one.remedy),
    ];
    Reported {
        href: ["/mulige-brudd", &breach.id.to_string()].join("/"),
        when: breach
            .passed_at
            .map_or_else(|| breach.month.clone(), |at| say.limit(at)),
        municipality: breach.municipality.map_or_else(
            || say.t("ikke-oppgitt"),
            |number| say.municipality(visitor.rules(), number, day),
        ),
        what: what.join(" · "),
        sent: say.with("egenrapport-kom", &[("tid", &at), ("ventet", &waited)]),
        token: visitor.form_token(),
    }
}
