//! `/inntak/barnekoblinger`: who is proposed to be one child, or two after all, and what was decided.

use actix_web::web::Path;
use askama::Template;

use super::super::answer::{Answer, see};
use super::super::form::{Act, Attempt, Input, Kind, Maker, Summary};
use super::super::frame::Frame;
use super::super::request::status_of;
use super::super::sent::{Reader, TEXT};
use super::super::visitor::{Posted, Visitor};
use crate::app::child_links::{self, LinkedCase, Shown};
use crate::app::{Failure, Receipt, Work};
use crate::domain::calendar;
use crate::domain::child_link::{By, LinkDecision, LinkStatus};
use crate::domain::id::ChildLinkId;
use crate::domain::refusal::Field;
use crate::domain::role::{Actor, Organisation};

/// Where the page stands, below the board.
const PLACE: &str = "/inntak/barnekoblinger";
/// Decides a proposal.
const DECIDE: &str = "avgjorelse";
/// Proposes a split.
const SPLIT: &str = "deling";

#[derive(Template)]
#[template(path = "web/pages/board/child_links.html")]
struct ChildLinks {
    p: Frame,
    summary: Option<Summary>,
    links: Vec<LinkView>,
}

/// One proposal.
struct LinkView {
    heading: String,
    status: String,
    waits: bool,
    cases: Vec<CaseLine>,
    facts: Vec<(String, String)>,
    acts: Vec<Act>,
}

struct CaseLine {
    href: Option<String>,
    number: String,
    what: String,
}

/// `GET /inntak/barnekoblinger`.
pub async fn show(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

async fn draw(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let found = visitor.run(child_links::list).await?;
    let say = &visitor.say;
    let template = ChildLinks {
        p: visitor.frame(say.t("kobling-tittel")),
        summary: attempt.as_ref().map(|attempt| attempt.summary(say)),
        links: found
            .iter()
            .map(|one| link(visitor, one, attempt.as_ref()))
            .collect(),
    };
    visitor.page(status_of(attempt.as_ref()), &template)
}

fn link(visitor: &Visitor, shown: &Shown, attempt: Option<&Attempt>) -> LinkView {
    let say = &visitor.say;
    LinkView {
        heading: say.code("link-kind", shown.link.kind),
        status: say.code("link-status", shown.status),
        waits: shown.status == LinkStatus::Proposed,
        cases: shown.cases.iter().map(|one| case(visitor, one)).collect(),
        facts: facts(visitor, shown),
        acts: acts(visitor, shown, attempt),
    }
}

/// A case of one's own region is a link; of another's no more than may be known.
fn case(visitor: &Visitor, case: &LinkedCase) -> CaseLine {
    let say = &visitor.say;
    let region = say.code("region", case.region);
    let own = visitor.actor.organisation == Organisation::Bufetat(case.region);
    let what = match &case.request {
        None => region,
        Some(request) => {
            let day = calendar::local_date(request.content.need_reported_at);
            let parts = [
                region,
                say.municipality(visitor.rules(), request.municipality, day),
                say.code("measure", request.content.measure),
                say.code("request-status", request.status),
            ];
            parts.join(" · ")
        }
    };
    let request = case.request.as_ref().filter(|_| own);
    CaseLine {
        href: request.map(|request| ["/anmodninger", &request.id.to_string()].join("/")),
        number: case.case_number.clone(),
        what,
    }
}

fn facts(visitor: &Visitor, shown: &Shown) -> Vec<(String, String)> {
    let say = &visitor.say;
    let who = |by: &By| {
        let (role, region) = (say.code("role", by.role), say.code("region", by.region));
        [role, region, say.instant(by.recorded_at)].join(", ")
    };
    let mut facts = vec![(say.t("kobling-foreslatt"), who(&shown.link.proposed))];
    let (reason, decided) = match shown.reasons.clone() {
        Some((reason, decided)) => (Some(reason), decided),
        None => (None, None),
    };
    facts.extend(reason.map(|words| (say.t("field-reason"), words)));
    if let Some((decision, by)) = &shown.link.decided {
        let said = [say.code("link-decision", *decision), who(by)].join(", ");
        facts.push((say.t("field-decision"), said));
    }
    facts.extend(decided.map(|words| (say.t("field-reason"), words)));
    facts
}

fn acts(visitor: &Visitor, shown: &Shown, attempt: Option<&Attempt>) -> Vec<Act> {
    let mut acts = Vec::new();
    if shown.may_decide {
        acts.push(form(visitor, (DECIDE, shown), attempt, |make| {
            let decision =
                make.one_of::<LinkDecision>(Field::Decision, Kind::Radios, "link-decision", None);
            let reason = make.area(Field::Reason);
            let why = visitor.say.t("kobling-avslag-hjelp");
            vec![decision, reason.hint(why).optional(&visitor.say)]
        }));
    }
    if shown.may_split {
        acts.push(form(visitor, (SPLIT, shown), attempt, |make| {
            vec![make.area(Field::Reason)]
        }));
    }
    acts
}

fn form(
    visitor: &Visitor,
    (name, shown): (&str, &Shown),
    attempt: Option<&Attempt>,
    inputs: impl FnOnce(&Maker<'_>) -> Vec<Input>,
) -> Act {
    let say = &visitor.say;
    let link = shown.link.id;
    let id = act(name, link);
    let attempt = attempt.filter(|attempt| attempt.act == id);
    let mut make = Maker::new(say, &id);
    if let Some(attempt) = attempt {
        make = make.again(&attempt.sent, attempt.faults());
    }
    let (heading, send) = match name {
        DECIDE => (
            say.t("akt-avgjor-kobling"),
            say.t("akt-avgjor-kobling-send"),
        ),
        _ => (say.t("akt-del-kobling"), say.t("akt-del-kobling-send")),
    };
    Act {
        action: [PLACE, &link.to_string(), name].join("/"),
        heading,
        lead: None,
        token: visitor.form_token(),
        version: 1,
        inputs: inputs(&make),
        send,
        primary: false,
        open: attempt.is_some(),
        id,
    }
}

fn act(name: &str, link: ChildLinkId) -> String {
    [name, &link.to_string()].join("-")
}

/// `POST /inntak/barnekoblinger/{id}/avgjorelse`.
pub async fn decide(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let decision = reader.code::<LinkDecision>(Field::Decision);
    let decision = reader.needed(Field::Decision, decision);
    let reason = reader.text(Field::Reason, TEXT);
    let told = reader.done(decision.map(|decision| (decision, reason)));
    on_link(posted, (&id, DECIDE), told, |actor, work, link, told| {
        child_links::decide(actor, work, link, (told.0, told.1.as_deref()))
    })
    .await
}

/// `POST /inntak/barnekoblinger/{id}/deling`.
pub async fn split(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let reason = reader.text(Field::Reason, TEXT);
    let reason = reader.needed(Field::Reason, reason);
    let told = reader.done(reason);
    on_link(posted, (&id, SPLIT), told, |actor, work, link, reason| {
        child_links::propose_split(actor, work, link, reason)
    })
    .await
}

async fn on_link<T, F>(
    posted: Posted,
    (id, name): (&str, &str),
    told: Result<T, Failure>,
    run: F,
) -> Answer
where
    T: Clone + Send + 'static,
    F: Fn(&Actor, &mut Work<'_, '_>, ChildLinkId, &T) -> Result<Receipt, Failure>
        + Clone
        + Send
        + 'static,
{
    let Posted { visitor, sent } = posted;
    let link: ChildLinkId = visitor.id(id)?;
    let outcome = match told {
        Ok(told) => {
            visitor
                .attempt(move |actor, work| run(actor, work, link, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = act(name, link);
            draw(&visitor, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}
