//! «Forhåndsvarsler»: what a kommune expects to ask for. The kommune tells, makes a request of it or ends it;
//! Bufetat's desk reads.

use actix_web::web::Path;
use askama::Template;

use super::answer::{Answer, see};
use super::form::{Act, Attempt, Choice, Kind, Maker, Summary, choice};
use super::frame::Frame;
use super::new_request::{kommuner, municipality};
use super::offers::happened;
use super::request::status_of;
use super::say::Say;
use super::sent::{Reader, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::notices::{self, Shown};
use crate::app::{Failure, Receipt};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::id::NoticeId;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind};
use crate::domain::notice::{AdvanceNotice, NewNotice, NoticeEnding};
use crate::domain::refusal::Field;
use crate::domain::role::Action;

/// Where the page stands.
pub const PLACE: &str = "/forhaandsvarsler";
/// The form for a new one.
const ACT: &str = "forhaandsvarsel";

#[derive(Template)]
#[template(path = "web/pages/notices/list.html")]
struct List {
    p: Frame,
    summary: Option<Summary>,
    form: Option<Act>,
    notices: Vec<NoticeView>,
}

/// One notice in words.
pub struct NoticeView {
    /// Paragraph and kind.
    pub what: String,
    /// Measure, and age where it is told.
    pub measure: String,
    /// Kommune.
    pub municipality: String,
    /// When the request is expected.
    pub expected: String,
    told: String,
    text: Option<String>,
    convert: Option<String>,
    end: Option<Act>,
}

/// `GET /forhaandsvarsler`.
pub async fn list(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

/// `POST /forhaandsvarsler`.
pub async fn give(posted: Posted) -> Answer {
    let told = read(&posted);
    let outcome = match told {
        Ok(new) => {
            posted
                .visitor
                .attempt(move |actor, work| notices::give(actor, work, &new))
                .await
        }
        Err(failure) => Err(failure),
    };
    again(posted, ACT.to_owned(), outcome).await
}

/// Reads the form; every faulty field is named.
fn read(posted: &Posted) -> Result<NewNotice, Failure> {
    let mut reader = Reader::new(&posted.sent);
    let municipality = municipality(&mut reader, &posted.visitor.actor.organisation);
    let legal_basis = reader.code(Field::LegalBasis);
    let legal_basis = reader.needed(Field::LegalBasis, legal_basis);
    let kind = reader.code(Field::Kind);
    let kind = reader.needed(Field::Kind, kind);
    let measure = reader.code(Field::Measure);
    let measure = reader.needed(Field::Measure, measure);
    let expected_at = reader.instant(Field::ExpectedAt);
    let expected_at = reader.needed(Field::ExpectedAt, expected_at);
    let age = reader.number(Field::Age);
    let text = reader.text(Field::Text, TEXT);
    let told = (|| {
        Some(NewNotice {
            municipality: municipality?,
            legal_basis: legal_basis?,
            kind: kind?,
            measure: measure?,
            age,
            expected_at: expected_at?,
            at: clock::now(),
            text,
        })
    })();
    reader.done(told)
}

/// `POST /forhaandsvarsler/{id}/avslutt`.
pub async fn end(posted: Posted, id: Path<String>) -> Answer {
    let id: NoticeId = posted.visitor.id(&id)?;
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let reason: Option<NoticeEnding> = reader.code(Field::ReasonCode);
    let reason = reader.needed(Field::ReasonCode, reason);
    let at = happened(&mut reader);
    let outcome = match reader.done(reason.map(|reason| (reason, at))) {
        Ok(ending) => {
            posted
                .visitor
                .attempt(move |actor, work| notices::end(actor, work, (id, expected), ending))
                .await
        }
        Err(failure) => Err(failure),
    };
    again(posted, end_act(id), outcome).await
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
    let found = visitor.run(notices::list).await?;
    let say = &visitor.say;
    let attempt = attempt.as_ref();
    let template = List {
        p: visitor.frame(say.t("forhaandsvarsler")),
        summary: attempt.map(|attempt| attempt.summary(say)),
        form: visitor
            .actor
            .may(Action::WriteRequest)
            .then(|| form(visitor, attempt)),
        notices: found
            .iter()
            .map(|one| view(visitor, one, attempt))
            .collect(),
    };
    visitor.page(status_of(attempt), &template)
}

fn form(visitor: &Visitor, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let make = Maker::after(say, ACT, attempt);
    let mut inputs = Vec::new();
    let own = kommuner(visitor, clock::now());
    if own.len() > 1 {
        inputs.push(make.choose(Field::Municipality, Kind::Select, own, ""));
    }
    inputs.extend([
        make.choose(Field::LegalBasis, Kind::Select, bases(say), ""),
        make.one_of(
            Field::Kind,
            Kind::Radios,
            "request-kind",
            Some(RequestKind::Acute),
        ),
        make.one_of::<Measure>(Field::Measure, Kind::Select, "measure", None),
        make.instant(Field::ExpectedAt, None)
            .hint(say.t("forhaandsvarsel-ventet-hjelp")),
        make.number(Field::Age).optional(say),
        make.area(Field::Text)
            .hint(say.t("forhaandsvarsel-tekst-hjelp"))
            .optional(say),
    ]);
    Act {
        id: ACT.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-forhaandsvarsel"),
        lead: Some(say.t("akt-forhaandsvarsel-lead")),
        token: visitor.form_token(),
        version: 0,
        inputs,
        send: say.t("akt-forhaandsvarsel-send"),
        primary: true,
        open: true,
    }
}

/// Every paragraph with its title.
pub fn bases(say: &Say) -> Vec<Choice> {
    let named = |one: &LegalBasis| {
        let key = ["hjemmel", &one.code().replace('_', "-")].join("-");
        choice(one.code(), say.t(&key))
    };
    LegalBasis::ALL.iter().map(named).collect()
}

/// What is expected, without the words of the kommune.
pub fn line(visitor: &Visitor, notice: &AdvanceNotice) -> NoticeView {
    let (say, rules) = (&visitor.say, visitor.rules());
    let day = calendar::local_date(notice.told.at);
    let kind = say.code("request-kind", notice.kind).to_lowercase();
    let age = notice
        .age
        .map(|age| say.with("alder", &[("ar", &age.to_string())]));
    let measure = [Some(say.code("measure", notice.measure)), age];
    NoticeView {
        what: [say.code("legal-basis", notice.legal_basis), kind].join(", "),
        measure: measure.into_iter().flatten().collect::<Vec<_>>().join(", "),
        municipality: say.municipality(rules, notice.municipality, day),
        expected: say.with(
            "forhaandsvarsel-ventet",
            &[("tid", &say.instant(notice.expected_at))],
        ),
        told: say.with(
            "forhaandsvarsel-gitt",
            &[("tid", &say.instant(notice.told.at))],
        ),
        text: None,
        convert: None,
        end: None,
    }
}

fn view(visitor: &Visitor, shown: &Shown, attempt: Option<&Attempt>) -> NoticeView {
    let notice = &shown.notice;
    let id = notice.id.to_string();
    let writes = visitor.actor.may(Action::WriteRequest);
    NoticeView {
        text: shown.text.clone(),
        convert: writes.then(|| ["/anmodninger/ny?varsel", &id].join("=")),
        end: writes.then(|| end_form(visitor, notice, attempt)),
        ..line(visitor, notice)
    }
}

fn end_act(id: NoticeId) -> String {
    ["avslutt", &id.to_string()].join("-")
}

fn end_form(visitor: &Visitor, notice: &AdvanceNotice, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let id = end_act(notice.id);
    let make = Maker::after(say, &id, attempt);
    let inputs = vec![
        make.one_of::<NoticeEnding>(Field::ReasonCode, Kind::Select, "notice-ending", None),
        make.instant(Field::At, None)
            .hint(say.t("tidspunkt-hjelp"))
            .optional(say),
    ];
    Act {
        action: [PLACE, &notice.id.to_string(), "avslutt"].join("/"),
        heading: say.t("akt-forhaandsvarsel-avslutt"),
        lead: None,
        token: visitor.form_token(),
        version: notice.version(),
        inputs,
        send: say.t("akt-forhaandsvarsel-avslutt-send"),
        primary: false,
        open: attempt.is_some_and(|attempt| attempt.act == id),
        id,
    }
}
