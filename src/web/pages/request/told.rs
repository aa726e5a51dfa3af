//! The timeline in words.

use chrono::SecondsFormat;

use super::Loaded;
use super::timeline::{self, Event, What, Who};
use super::view::unit_name;
use crate::app::requests::ChangeKind;
use crate::domain::calendar;
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::legal_basis::Measure;
use crate::domain::offer::Answer;
use crate::domain::organisation::Region;
use crate::domain::role::Organisation;
use crate::web::pages::say::Say;
use crate::web::pages::visitor::Visitor;

/// A day of the timeline.
pub struct DayView {
    /// The day.
    pub date: String,
    /// Its events.
    pub events: Vec<EventView>,
}

/// A line of the timeline.
pub struct EventView {
    /// For machines.
    pub instant: String,
    /// For people.
    pub clock: String,
    /// Who.
    pub who: String,
    /// What.
    pub what: String,
    /// What was written with it, for roles that see identity.
    pub words: Option<String>,
}

/// The timeline in words.
pub fn days(visitor: &Visitor, loaded: &Loaded) -> Vec<DayView> {
    let days = timeline::build(&loaded.shown, &loaded.log, loaded.now);
    let view = |day: timeline::Day| DayView {
        date: visitor.say.weekday(day.date),
        events: day
            .events
            .iter()
            .map(|event| event_view(visitor, loaded, event))
            .collect(),
    };
    days.into_iter().map(view).collect()
}

fn event_view(visitor: &Visitor, loaded: &Loaded, event: &Event) -> EventView {
    let who = match event.who {
        Who::Municipality => "hvem-kommunen",
        Who::Bufetat => "hvem-bufetat",
        Who::Tribunal => "hvem-nemnda",
        Who::Supervisor => "hvem-statsforvalteren",
        Who::Service => "hvem-tjenesten",
    };
    EventView {
        instant: event.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        clock: clock(visitor, event),
        who: visitor.say.t(who),
        what: what(visitor, &event.what),
        words: words(loaded, event),
    }
}

/// What was written with an event that either side told.
fn words(loaded: &Loaded, event: &Event) -> Option<String> {
    match &event.what {
        What::Told(id, ..) => loaded.words.get(id).cloned(),
        What::Referred(id) => loaded.sentences.get(id).cloned(),
        What::LetGo(_, id) => loaded.released.get(id).cloned(),
        _ => None,
    }
}

/// A limit at the turn of a day is said as «24.00» of the day that ended.
fn clock(visitor: &Visitor, event: &Event) -> String {
    let midnight = calendar::start_of_day(calendar::local_date(event.at)) == event.at;
    if event.is_limit() && midnight {
        visitor.say.t("tid-24")
    } else {
        visitor.say.clock(event.at)
    }
}

fn what(visitor: &Visitor, what: &What) -> String {
    let say = &visitor.say;
    let unit = |key: &str, code: &str| say.with(key, &[("enhet", &unit_name(visitor, code))]);
    let with = |key: &str, text: &str| say.with(key, &[("hva", text)]);
    match what {
        What::NeedReported(channel) => with(
            "hendelse-meldt",
            &say.code("channel", *channel).to_lowercase(),
        ),
        What::EmergencyDecision => say.t("hendelse-akuttvedtak"),
        What::Registered => say.t("hendelse-registrert"),
        What::Changed(ChangeKind::Correction) => say.t("hendelse-rettet"),
        What::Changed(ChangeKind::Supplement) => say.t("hendelse-tillegg"),
        What::Stay(place) => with("hendelse-opphold", &say.code("place-of-stay", *place)),
        What::Harm(kind) => with("hendelse-skade", &say.code("harm-kind", *kind)),
        What::Tribunal(kind) => with("hendelse-nemnd", &say.code("nemnd-event-kind", *kind)),
        What::Searched(code, measure, region, answer) => {
            let place = place_asked(visitor, code.as_deref(), (*measure, *region));
            say.with(
                "hendelse-sok",
                &[
                    ("sted", &place),
                    ("svar", &say.code("search-answer", *answer)),
                ],
            )
        }
        What::Offered(code) => unit("hendelse-tilbud", code),
        What::OfferExpired(code) => unit("hendelse-tilbud-utlopt", code),
        What::Held(code, until) => {
            let (name, until) = (unit_name(visitor, code), say.limit(*until));
            say.with("hendelse-plass-holdt", &[("enhet", &name), ("tid", &until)])
        }
        What::LetGo(code, _) => unit("hendelse-plass-sluppet", code),
        What::HoldRanOut(code) => unit("hendelse-plass-utlopt", code),
        What::Answered(code, Answer::Accepted) => unit("hendelse-akseptert", code),
        What::Answered(code, Answer::Declined(reason)) => {
            let (name, reason) = (
                unit_name(visitor, code),
                say.code("decline-reason", *reason),
            );
            say.with("hendelse-avslatt", &[("enhet", &name), ("grunn", &reason)])
        }
        What::OfferWithdrawn(code) => unit("hendelse-tilbud-trukket", code),
        What::MovedIn(code) => unit("hendelse-innflyttet", code),
        What::Withdrawn(reason) => {
            with("hendelse-trukket", &say.code("withdrawal-reason", *reason))
        }
        What::Told(_, kind, detail, asked) => told(say, *kind, *detail, *asked),
        What::Referred(_) => say.t("hendelse-tilsynsanmodning"),
        What::PossibleBreach(_) => say.t("hendelse-mulig-brudd"),
        What::LimitPassed(rule, law, owner) => {
            let rule = say.code_by_law("rule", *rule, *law);
            say.with(
                "hendelse-frist",
                &[("frist", &rule), ("hvem", &say.code("limit-owner", *owner))],
            )
        }
    }
}

/// Something either side told; an update with nothing new says how many places were asked since the last.
fn told(say: &Say, kind: CaseEventKind, detail: Option<EventDetail>, asked: usize) -> String {
    if detail == Some(EventDetail::NothingNew) {
        return say.counted("hendelse-intet-nytt", asked);
    }
    let kind = say.code("case-event-kind", kind);
    match detail {
        None => say.with("hendelse-fortalt", &[("hva", &kind)]),
        Some(detail) => {
            let detail = say.code("event-detail", detail);
            let said = [("hva", kind.as_str()), ("detalj", &detail)];
            say.with("hendelse-fortalt-naermere", &said)
        }
    }
}

/// Bufetat sees which unit was asked; the others see its kind and region, not whose home it is.
fn place_asked(
    visitor: &Visitor,
    code: Option<&str>,
    (measure, region): (Measure, Region),
) -> String {
    let say = &visitor.say;
    match (&visitor.actor.organisation, code) {
        (Organisation::Bufetat(_), Some(code)) => unit_name(visitor, code),
        _ => [say.code("measure", measure), say.code("region", region)].join(", "),
    }
}
