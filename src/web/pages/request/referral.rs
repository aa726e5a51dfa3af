//! «Be om tilsyn»: what the office will see, which is the case itself, and one optional sentence.

use actix_web::web::Path;
use askama::Template;

use super::told::{self, DayView};
use super::{Loaded, load, status_of, waited};
use crate::app::chronology::{self, EntryKind};
use crate::app::wait::Clock;
use crate::app::{Failure, referrals};
use crate::domain::id::RequestId;
use crate::domain::referral::{Referral, SENTENCE};
use crate::domain::refusal::Field;
use crate::domain::role::Action;
use crate::web::pages::answer::{Answer, see};
use crate::web::pages::form::{Attempt, Input, Maker, Summary};
use crate::web::pages::frame::Frame;
use crate::web::pages::sent::Reader;
use crate::web::pages::visitor::{Posted, Visitor};

/// The form's name on its page.
const ACT: &str = "tilsynsanmodning";

#[derive(Template)]
#[template(path = "web/pages/request/referral.html")]
struct Compose {
    p: Frame,
    case: String,
    number: String,
    lead: String,
    waited: String,
    enclosed: Vec<String>,
    summary: Option<Summary>,
    form: Option<Form>,
    days: Vec<DayView>,
}

struct Form {
    action: String,
    token: String,
    version: i32,
    sentence: Input,
}

/// What the page of a request says of its referral.
pub struct ReferralLink {
    /// Where to.
    pub href: String,
    /// How it stands.
    pub text: String,
    /// What the button says.
    pub button: String,
}

/// The way from a request to its referral: for who may refer it, and for all once it is referred.
pub fn link(visitor: &Visitor, loaded: &Loaded) -> Option<ReferralLink> {
    let say = &visitor.say;
    let last = loaded.shown.case.referrals.last();
    let may_send = may_send(visitor, last);
    if last.is_none() && !may_send {
        return None;
    }
    let text = match last {
        Some(referral) => stands(visitor, referral),
        None => say.t("tilsynsanmodning-hjelp"),
    };
    let button = if may_send {
        "tilsynsanmodning-be"
    } else {
        "tilsynsanmodning-se"
    };
    Some(ReferralLink {
        href: address(loaded.shown.case.request.id),
        text,
        button: say.t(button),
    })
}

fn address(id: RequestId) -> String {
    ["/anmodninger", &id.to_string(), ACT].join("/")
}

fn may_send(visitor: &Visitor, last: Option<&Referral>) -> bool {
    let waits = last.is_some_and(|referral| referral.opened_at.is_none());
    visitor.actor.may(Action::ReferToSupervision) && !waits
}

/// «Sendt … Tilsyn er åpnet …».
fn stands(visitor: &Visitor, referral: &Referral) -> String {
    let say = &visitor.say;
    let (office, sent) = (
        say.code("office", referral.office),
        say.instant(referral.at),
    );
    let said = [("kontor", office.as_str()), ("tid", &sent)];
    let sent = say.with("tilsynsanmodning-sendt", &said);
    let next = match referral.opened_at {
        Some(at) => say.with(
            "tilsynsanmodning-aapnet",
            &[("tid", say.instant(at).as_str())],
        ),
        None => say.t("tilsynsanmodning-venter"),
    };
    [sent, next].join(" ")
}

/// `GET /anmodninger/{id}/tilsynsanmodning`: what follows with it, and the form for who may send it.
pub async fn compose(visitor: Visitor, id: Path<String>) -> Answer {
    let id: RequestId = visitor.id(&id)?;
    draw(&visitor, id, None).await
}

/// `POST /anmodninger/{id}/tilsynsanmodning`.
pub async fn send(posted: Posted, id: Path<String>) -> Answer {
    let id: RequestId = posted.visitor.id(&id)?;
    let Posted { visitor, sent } = posted;
    let mut reader = Reader::new(&sent);
    let sentence = reader.text(Field::Text, SENTENCE);
    let of = (id, sent.version());
    let outcome = match reader.done(Some(sentence)) {
        Ok(sentence) => {
            visitor
                .attempt(move |actor, work| referrals::refer(actor, work, of, sentence.as_deref()))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&["/anmodninger", &id.to_string()].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            draw(&visitor, id, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

async fn draw(visitor: &Visitor, id: RequestId, attempt: Option<Attempt>) -> Answer {
    let loaded = visitor
        .run(move |actor, work| load(actor, work, id))
        .await?;
    let case = &loaded.shown.case;
    let (say, last) = (&visitor.say, case.referrals.last());
    let may_send = may_send(visitor, last);
    if last.is_none() && !may_send {
        return Err(visitor.failed(&Failure::NotFound));
    }
    let number = case.request.case_number.clone();
    let wait = Clock::new(case, &loaded.log, visitor.rules(), loaded.now);
    let lead = match last {
        Some(referral) if !may_send => stands(visitor, referral),
        _ => {
            let office = say.code("office", case.request.office);
            say.with("tilsynsanmodning-lead", &[("kontor", office.as_str())])
        }
    };
    let template = Compose {
        p: visitor.frame(say.with("tilsynsanmodning-tittel", &[("nummer", number.as_str())])),
        case: ["/anmodninger", &id.to_string()].join("/"),
        number,
        lead,
        waited: waited::line(say, &wait.wait),
        enclosed: enclosed(visitor, &loaded),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        form: may_send.then(|| form(visitor, &loaded, attempt.as_ref())),
        days: told::days(visitor, &loaded),
    };
    visitor.page(status_of(attempt.as_ref()), &template)
}

fn form(visitor: &Visitor, loaded: &Loaded, attempt: Option<&Attempt>) -> Form {
    let say = &visitor.say;
    let mut make = Maker::new(say, ACT);
    if let Some(attempt) = attempt {
        make = make.again(&attempt.sent, attempt.faults());
    }
    let request = &loaded.shown.case.request;
    Form {
        action: address(request.id),
        token: visitor.form_token(),
        version: request.version,
        sentence: make
            .area(Field::Text)
            .hint(say.t("tilsynsanmodning-setning-hjelp"))
            .optional(say),
    }
}

/// What follows with a referral, by kind: text, and the kinds of entries it counts.
const ENCLOSED: &[(&str, &[EntryKind])] = &[
    ("vedlegg-sok", &[EntryKind::Searched]),
    ("vedlegg-tilbud", &[EntryKind::Offered]),
    ("vedlegg-svar", &[EntryKind::Accepted, EntryKind::Declined]),
    ("vedlegg-opphold", &[EntryKind::StayBegan]),
    ("vedlegg-skade", &[EntryKind::Harm]),
    (
        "vedlegg-frister",
        &[EntryKind::NormPassed, EntryKind::LimitPassed],
    ),
    ("vedlegg-nemnd", &[EntryKind::Tribunal]),
    ("vedlegg-dialog", &[EntryKind::Told]),
];

/// How much of each kind there is, counted in the chronology that the office reads.
fn enclosed(visitor: &Visitor, loaded: &Loaded) -> Vec<String> {
    let shown = &loaded.shown;
    let entries = chronology::chronology(&shown.case, &shown.changes, &loaded.log);
    let count = |kinds: &[EntryKind]| {
        let of_kind = entries.iter().filter(|entry| kinds.contains(&entry.kind));
        of_kind.count()
    };
    let lines = ENCLOSED.iter().map(|(key, kinds)| (key, count(kinds)));
    lines
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| visitor.say.counted(key, count))
        .collect()
}
