//! One request: what it says, how long the child has waited, what can be done, and what has happened.

pub mod acts;
pub mod child_link;
pub mod desk;
mod desk_forms;
pub mod dialogue;
mod disagreements;
pub mod event_acts;
mod event_forms;
mod feedback;
mod forms;
pub mod holds;
pub mod interim;
mod leaving;
pub mod limits;
pub mod meetings;
pub mod notes;
mod offers;
mod outlook;
pub mod participation;
mod quality;
pub mod referral;
pub mod siblings;
mod sight;
pub mod timeline;
pub mod told;
pub mod view;
pub mod waited;

pub use self::limits::explained;

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;
use chrono::{DateTime, Utc};

use super::answer::{Answer, see};
use super::board::Query;
use super::form::{Act, Attempt, Summary};
use super::frame::Frame;
use super::marks::{SeverityMark, WaitClock};
use super::on_call::Cards;
use super::visitor::{BOARD, Posted, Visitor};
use crate::app::breaches::{self, Shown as BreachShown};
use crate::app::events;
use crate::app::feedback as app_feedback;
use crate::app::holds as kept;
use crate::app::notes::Note;
use crate::app::on_call;
use crate::app::requests::{self, Shown};
use crate::app::siblings as app_siblings;
use crate::app::supervision::StoredSupervision;
use crate::app::wait::Clock;
use crate::app::{Failure, Receipt, Work, receipts, referrals, waiting};
use crate::domain::id::{CaseEventId, HoldId, ReferralId, RequestId};
use crate::domain::interim::Interim;
use crate::domain::offer::Happened;
use crate::domain::on_call::OnCallCard;
use crate::domain::role::{Action, Actor};
use crate::domain::search::SearchLine;
use disagreements::DisagreementView;
use feedback::Letter;
use interim::InterimView;
use leaving::LeavingView;
use limits::LimitView;
use notes::NoteView;
use offers::OfferView;
use outlook::{PlanLine, QuotaBar};
use participation::ParticipationView;
use quality::QualityView;
use referral::ReferralLink;
use siblings::SiblingsView;
use sight::SightView;
use told::DayView;
use view::Pair;

/// Everything a request's page is made of.
pub struct Loaded {
    /// The request.
    pub shown: Shown,
    /// What Bufetat tried.
    pub log: Vec<SearchLine>,
    /// The free words of its events, for roles that see identity.
    pub words: BTreeMap<CaseEventId, String>,
    /// The sentences of its referrals, for who sees identity.
    pub sentences: BTreeMap<ReferralId, String>,
    /// Why places were let go, for who sees identity.
    pub released: BTreeMap<HoldId, String>,
    /// The internal notes of the visitor's own side; none for who writes none.
    pub notes: Option<Vec<Note>>,
    /// The possible breach, for roles that may see it.
    pub breach: Option<BreachShown>,
    /// Whom it belongs together with, where it is told.
    pub siblings: Option<app_siblings::Shown>,
    /// When the kommune told of it in advance, where it did.
    pub noticed: Option<Happened>,
    /// The concluded supervision of it.
    pub concluded: Vec<StoredSupervision>,
    /// Where the child was while it waited, and what that took.
    pub interim: Interim,
    /// Whom to call about it.
    pub on_call: Vec<OnCallCard>,
    /// When it was read.
    pub now: DateTime<Utc>,
}

#[derive(Template)]
#[template(path = "web/pages/request/show.html")]
struct Show {
    p: Frame,
    number: String,
    summary: Option<Summary>,
    clock: WaitClock,
    turn: String,
    waited: String,
    wait: Vec<Pair>,
    sight: Option<SightView>,
    status: String,
    identity: Option<Vec<Pair>>,
    facts: Vec<Pair>,
    description: Option<String>,
    quality: Option<QualityView>,
    next: Vec<Act>,
    compared: Vec<OfferView>,
    offers: Vec<OfferView>,
    interim: InterimView,
    participation: ParticipationView,
    leaving: LeavingView,
    disagreements: Vec<DisagreementView>,
    siblings: Option<SiblingsView>,
    on_call: Cards,
    meetings: String,
    notes: Option<Vec<NoteView>>,
    note: Option<Act>,
    limits: Vec<LimitView>,
    plan: Vec<PlanLine>,
    quotas: Vec<QuotaBar>,
    breach: Option<BreachLine>,
    letters: Vec<Letter>,
    more: Vec<Act>,
    for_the_law: Vec<Act>,
    tried: String,
    referral: Option<ReferralLink>,
    days: Vec<DayView>,
}

struct BreachLine {
    href: String,
    status: String,
    mark: SeverityMark,
}

/// `GET /anmodninger/{id}`.
pub async fn show(visitor: Visitor, id: Path<String>) -> Answer {
    let id: RequestId = visitor.id(&id)?;
    draw(&visitor, id, None).await
}

/// After an act: the request as it is now, or the page again with the form that was not taken.
pub async fn again(
    posted: Posted,
    id: RequestId,
    act: String,
    outcome: Result<Receipt, Failure>,
) -> Answer {
    let Posted { visitor, sent } = posted;
    match outcome {
        Ok(_) => Ok(see(&[base(&visitor), &id.to_string()].join("/"))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let attempt = Some(Attempt { act, sent, failure });
            if visitor.is_at_board() {
                return super::board::draw(&visitor, &Query::default(), Some(id), attempt).await;
            }
            draw(&visitor, id, attempt).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// Everything a request's page is made of; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn load(actor: &Actor, work: &mut Work<'_, '_>, id: RequestId) -> Result<Loaded, Failure> {
    // A person at the desk looks at a page; a system does not.
    receipts::seen(actor, work, id)?;
    let shown = requests::show(actor, work, id)?;
    let log = waiting::search_log(actor, work, id)?;
    let words = events::words(actor, work, &shown.case)?;
    let sentences = referrals::sentences(actor, work, &shown.case)?;
    let released = kept::reasons(actor, work, &shown.case)?;
    let notes = crate::app::notes::of_case(actor, work, &shown.case)?;
    let breach = match &shown.case.breach {
        Some(breach) if actor.may(Action::ReadBreach) => {
            Some(breaches::show(actor, work, breach.id)?)
        }
        _ => None,
    };
    let concluded = app_feedback::of_case(work, &shown.case)?;
    let on_call = on_call::of_request(work, &shown.case.request)?;
    let noticed = crate::app::notices::told_of(work, id)?;
    let siblings = app_siblings::of_request(actor, work, id)?;
    let interim = crate::app::interim::of_case(work, &shown.case)?;
    Ok(Loaded {
        siblings,
        noticed,
        concluded,
        on_call,
        interim,
        shown,
        log,
        words: words.into_iter().collect(),
        sentences: sentences.into_iter().collect(),
        released,
        notes,
        breach,
        now: work.now,
    })
}

/// Where a visitor works with requests: what is posted from the board comes back to it.
fn base(visitor: &Visitor) -> &'static str {
    if visitor.is_at_board() {
        BOARD
    } else {
        "/anmodninger"
    }
}

/// How a page is answered that shows a form again.
pub fn status_of(attempt: Option<&Attempt>) -> StatusCode {
    match attempt.map(|attempt| &attempt.failure) {
        None => StatusCode::OK,
        Some(Failure::Refused(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::CONFLICT,
    }
}

async fn draw(visitor: &Visitor, id: RequestId, attempt: Option<Attempt>) -> Answer {
    let loaded = visitor
        .run(move |actor, work| load(actor, work, id))
        .await?;
    let page = template(visitor, &loaded, attempt.as_ref());
    visitor.page(status_of(attempt.as_ref()), &page)
}

fn template(visitor: &Visitor, loaded: &Loaded, attempt: Option<&Attempt>) -> Show {
    let (say, rules) = (&visitor.say, visitor.rules());
    let case = &loaded.shown.case;
    let request = &case.request;
    let forms = forms::Forms::new(visitor, loaded, attempt);
    let wait = Clock::new(case, &loaded.log, rules, loaded.now);
    Show {
        p: visitor.frame(say.with("sak-tittel", &[("nummer", &request.case_number)])),
        number: request.case_number.clone(),
        summary: attempt.map(|attempt| attempt.summary(say)),
        clock: WaitClock::new(say, rules, request, loaded.now),
        turn: say.t(view::turn(case, loaded.now)),
        waited: waited::line(say, &wait.wait),
        sight: sight::view(visitor, loaded),
        wait: waited::facts(say, &wait, loaded.now),
        status: say.code("request-status", case.status()),
        identity: view::identity(visitor, loaded),
        facts: view::facts(visitor, loaded),
        description: loaded
            .shown
            .details
            .as_ref()
            .and_then(|details| details.description.clone()),
        quality: quality::view(visitor, loaded),
        next: forms.next(),
        compared: offers::compared(visitor, case, &forms),
        offers: offers::alone(visitor, case, &forms),
        interim: interim::view(&forms),
        participation: participation::view(&forms),
        leaving: leaving::view(&forms),
        siblings: siblings::view(visitor, loaded),
        disagreements: disagreements::views(&forms),
        on_call: Cards::new(visitor, &loaded.on_call),
        meetings: meetings::address(request.id),
        notes: notes::views(visitor, loaded),
        note: forms.note(),
        limits: limits::views(say, rules, loaded),
        plan: outlook::plan(say, rules, case, loaded.now),
        quotas: outlook::quotas(say, rules, case, loaded.now),
        breach: loaded
            .breach
            .as_ref()
            .map(|shown| breach_line(visitor, shown)),
        letters: feedback::letters(say, &loaded.concluded),
        more: forms.more(),
        for_the_law: forms.for_the_law(),
        tried: say.counted("sok-antall", loaded.log.len()),
        referral: referral::link(visitor, loaded),
        days: told::days(visitor, loaded),
    }
}

fn breach_line(visitor: &Visitor, shown: &BreachShown) -> BreachLine {
    let severity = shown.breach.severity;
    BreachLine {
        href: ["/mulige-brudd", &shown.breach.id.to_string()].join("/"),
        status: super::breaches::status(&visitor.say, shown),
        mark: SeverityMark::new(
            &visitor.say,
            severity.map(|(level, _)| level),
            severity.map(|(_, source)| source),
        ),
    }
}
