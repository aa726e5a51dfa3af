//! `/inntak/vaktskifte`: hands the desk over, and reads what the shifts before told.

use askama::Template;

use super::super::answer::{Answer, see};
use super::super::form::{Act, Attempt, Maker, Summary};
use super::super::frame::Frame;
use super::super::offers::happened;
use super::super::request::status_of;
use super::super::sent::{Reader, TEXT};
use super::super::visitor::{BOARD, Posted, Visitor};
use crate::app::hand_over::{self, HandedCase, Shown};
use crate::domain::refusal::Field;
use crate::domain::role::Action;

/// Where the page stands, below the board.
const PLACE: &str = "/inntak/vaktskifte";
/// Its one form.
const ACT: &str = "vaktskifte";

#[derive(Template)]
#[template(path = "web/pages/board/hand_over.html")]
struct HandOvers {
    p: Frame,
    summary: Option<Summary>,
    form: Option<Act>,
    told: Vec<Told>,
}

/// One shift change.
struct Told {
    at: String,
    role: String,
    text: Option<String>,
    cases: Vec<CaseLine>,
    count: String,
}

struct CaseLine {
    href: String,
    number: String,
    status: String,
}

/// `GET /inntak/vaktskifte`.
pub async fn show(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

/// `POST /inntak/vaktskifte`.
pub async fn write(posted: Posted) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let text = reader.text(Field::Text, TEXT);
    let at = happened(&mut reader);
    let outcome = match reader.done(Some((text, at))) {
        Ok((text, at)) => {
            posted
                .visitor
                .attempt(move |actor, work| hand_over::write(actor, work, text.as_deref(), at))
                .await
        }
        Err(failure) => Err(failure),
    };
    let Posted { visitor, sent } = posted;
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            draw(&visitor, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

async fn draw(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let found = visitor.run(hand_over::list).await?;
    let say = &visitor.say;
    let template = HandOvers {
        p: visitor.frame(say.t("vaktskifte-tittel")),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        form: visitor
            .actor
            .may(Action::WriteOffer)
            .then(|| form(visitor, attempt.as_ref())),
        told: found.iter().map(|one| told(visitor, one)).collect(),
    };
    visitor.page(status_of(attempt.as_ref()), &template)
}

fn form(visitor: &Visitor, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let mut make = Maker::new(say, ACT);
    if let Some(attempt) = attempt {
        make = make.again(&attempt.sent, attempt.faults());
    }
    Act {
        id: ACT.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-vaktskifte"),
        lead: Some(say.t("akt-vaktskifte-lead")),
        token: visitor.form_token(),
        version: 0,
        inputs: vec![
            make.area(Field::Text)
                .hint(say.t("akt-vaktskifte-hjelp"))
                .optional(say),
            make.instant(Field::At, None)
                .hint(say.t("tidspunkt-hjelp"))
                .optional(say),
        ],
        send: say.t("akt-vaktskifte-send"),
        primary: true,
        open: true,
    }
}

fn told(visitor: &Visitor, shown: &Shown) -> Told {
    let say = &visitor.say;
    let line = |one: &HandedCase| CaseLine {
        href: [BOARD, &one.request.to_string()].join("/"),
        number: one.case_number.clone(),
        status: say.code("request-status", one.status),
    };
    Told {
        at: say.instant(shown.hand_over.at),
        role: say.code("role", shown.hand_over.role),
        text: shown.text.clone(),
        cases: shown.cases.iter().map(line).collect(),
        count: say.counted("vaktskifte-antall", shown.cases.len()),
    }
}
