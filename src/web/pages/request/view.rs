//! A request's facts as words.

use chrono::{DateTime, SecondsFormat, Utc};

use super::Loaded;
use super::forms::Forms;
use super::timeline::{self, Event, What, Who};
use crate::app::case::Case;
use crate::app::offers::StoredOffer;
use crate::app::requests::ChangeKind;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::Duty;
use crate::domain::offer::{Answer, OfferStatus};
use crate::domain::request::RequestStatus;
use crate::domain::role::Organisation;
use crate::web::pages::form::Act;
use crate::web::pages::visitor::Visitor;

/// A term and what it is here.
pub type Pair = (String, String);

/// One offer with what can be done about it.
pub struct OfferView {
    /// The unit's name.
    pub unit: String,
    /// How it stands.
    pub status: String,
    /// What is offered.
    pub facts: Vec<Pair>,
    /// What the visitor can do.
    pub acts: Vec<Act>,
}

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
}

/// The text that says whose turn it is.
pub fn turn(case: &Case, now: DateTime<Utc>) -> &'static str {
    match case.status() {
        RequestStatus::Withdrawn => "tur-trukket",
        RequestStatus::MovedIn => "tur-ferdig",
        RequestStatus::Accepted => "tur-innflytting",
        RequestStatus::Open => {
            let standing = case
                .offers
                .iter()
                .any(|stored| stored.offer.status(now) == OfferStatus::Standing);
            if standing {
                "tur-kommunen"
            } else {
                "tur-bufetat"
            }
        }
    }
}

/// Who the child is, where the visitor may see it.
pub fn identity(visitor: &Visitor, loaded: &Loaded) -> Option<Vec<Pair>> {
    let (say, identity) = (&visitor.say, loaded.shown.identity.as_ref()?);
    let missing = || say.t("ikke-oppgitt");
    let number = identity
        .number
        .as_ref()
        .map_or_else(|| say.t("mangler-nummer"), |one| one.expose().to_owned());
    let born = identity
        .birth_date
        .map_or_else(missing, |born| say.date(born));
    let details = loaded.shown.details.as_ref();
    let contact = details.map(|one| {
        [one.contact_name.clone(), one.contact_phone.clone()]
            .into_iter()
            .flatten()
    });
    let contact = contact
        .map(|parts| parts.collect::<Vec<_>>().join(", "))
        .filter(|text| !text.is_empty());
    let mut pairs = vec![
        (
            say.t("barn-navn"),
            identity.name.clone().unwrap_or_else(missing),
        ),
        (say.t("barn-nummer"), number),
        (say.t("barn-fodt"), born),
        (say.t("barn-kontakt"), contact.unwrap_or_else(missing)),
    ];
    if let Some(unit) = details.and_then(|details| details.present_unit.clone()) {
        pairs.push((say.t("field-present-unit"), unit));
    }
    Some(pairs)
}

/// What the request says.
pub fn facts(visitor: &Visitor, loaded: &Loaded) -> Vec<Pair> {
    let say = &visitor.say;
    let request = &loaded.shown.case.request;
    let content = &request.content;
    let day = calendar::local_date(content.need_reported_at);
    let mut measure = say.code("measure", content.measure);
    if let Duty::Outside(why) = content.measure.duty() {
        measure = [measure, say.code("outside-duty", why)].join(". ");
    }
    let place = loaded.shown.case.stays.last().map_or_else(
        || say.t("ikke-oppgitt"),
        |stay| say.code("place-of-stay", stay.place),
    );
    let mut pairs = vec![
        (
            say.t("kol-kommune"),
            say.municipality(visitor.rules(), request.municipality, day),
        ),
        (say.t("field-kind"), say.code("request-kind", content.kind)),
        (
            say.t("field-legal-basis"),
            say.t(&["hjemmel", &content.legal_basis.code().replace('_', "-")].join("-")),
        ),
        (say.t("field-measure"), measure),
        (
            say.t("field-need-reported-at"),
            say.instant(content.need_reported_at),
        ),
        (say.t("field-channel"), say.code("channel", content.channel)),
        (say.t("field-place"), place),
        (say.t("field-danger"), say.code("judgement", content.danger)),
        (
            say.t("field-looked-after"),
            say.code("judgement", content.looked_after),
        ),
    ];
    pairs.extend(optional(visitor, loaded));
    pairs
}

/// What the request may leave out.
fn optional(visitor: &Visitor, loaded: &Loaded) -> Vec<Pair> {
    let say = &visitor.say;
    let content = &loaded.shown.case.request.content;
    let flags = [
        (content.flags.substance_use, "behov-rus"),
        (content.flags.mental_health, "behov-psykiatri"),
        (content.flags.crime, "behov-kriminalitet"),
    ];
    let flags: Vec<String> = flags
        .iter()
        .filter(|(held, _)| *held)
        .map(|(_, key)| say.t(key))
        .collect();
    let pair = |key: &str, value: Option<String>| value.map(|value| (say.t(key), value));
    [
        pair(
            "barn-alder",
            content
                .age
                .map(|age| say.with("alder", &[("ar", &age.to_string())])),
        ),
        pair(
            "field-target-group",
            content
                .target_group
                .map(|group| say.code("target-group", group)),
        ),
        pair(
            "field-emergency-decision-at",
            content.emergency_decision_at.map(|at| say.instant(at)),
        ),
        pair(
            "field-wanted-start",
            content.wanted_start.map(|date| say.date(date)),
        ),
        pair(
            "behov",
            Some(flags.join(", ")).filter(|text| !text.is_empty()),
        ),
        pair("field-sender-reference", content.sender_reference.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// One offer.
pub fn offer(visitor: &Visitor, stored: &StoredOffer, forms: &Forms<'_>) -> OfferView {
    let say = &visitor.say;
    let offer = &stored.offer;
    let mut facts = vec![
        (say.t("field-measure"), say.code("measure", stored.measure)),
        (
            say.t("field-region"),
            say.code("region", stored.unit_region),
        ),
        (
            say.t("field-available-from"),
            say.date(offer.available_from),
        ),
    ];
    if let Some(km) = stored.distance_km {
        facts.push((say.t("field-distance"), km.to_string()));
    }
    if let Some(minutes) = stored.travel_minutes {
        facts.push((
            say.t("tilbud-reisetid"),
            say.texts().0.duration(say.texts().1, minutes.into()),
        ));
    }
    if let Some(expiry) = offer.expires_at {
        facts.push((say.t("field-expires"), say.limit(expiry)));
    }
    if let Some((Answer::Declined(reason), _)) = offer.answer {
        facts.push((
            say.t("tilbud-avslatt-fordi"),
            say.code("decline-reason", reason),
        ));
    }
    OfferView {
        unit: unit_name(visitor, &stored.unit),
        status: say.code("offer-status", offer.status(forms.now())),
        facts,
        acts: forms.of_offer(stored),
    }
}

fn unit_name(visitor: &Visitor, code: &str) -> String {
    visitor
        .rules()
        .units
        .get(code)
        .map_or_else(|| code.to_owned(), |unit| unit.name.clone())
}

/// The timeline in words.
pub fn days(visitor: &Visitor, loaded: &Loaded) -> Vec<DayView> {
    let days = timeline::build(&loaded.shown, &loaded.log, loaded.now);
    let view = |day: timeline::Day| DayView {
        date: visitor.say.weekday(day.date),
        events: day
            .events
            .iter()
            .map(|event| event_view(visitor, event))
            .collect(),
    };
    days.into_iter().map(view).collect()
}

fn event_view(visitor: &Visitor, event: &Event) -> EventView {
    let who = match event.who {
        Who::Municipality => "hvem-kommunen",
        Who::Bufetat => "hvem-bufetat",
        Who::Tribunal => "hvem-nemnda",
        Who::Service => "hvem-tjenesten",
    };
    EventView {
        instant: event.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        clock: visitor.say.clock(event.at),
        who: visitor.say.t(who),
        what: what(visitor, &event.what),
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
        What::Tribunal(kind) => say.code("nemnd-event-kind", *kind),
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
        What::PossibleBreach(_) => say.t("hendelse-mulig-brudd"),
        What::LimitPassed(rule, owner) => {
            let rule = say.t(&crate::text::code_key("rule", rule));
            say.with(
                "hendelse-frist",
                &[("frist", &rule), ("hvem", &say.code("limit-owner", *owner))],
            )
        }
    }
}

/// Bufetat sees which unit was asked; the others see its kind and region, not whose home it is.
fn place_asked(
    visitor: &Visitor,
    code: Option<&str>,
    (measure, region): (
        crate::domain::legal_basis::Measure,
        crate::domain::organisation::Region,
    ),
) -> String {
    let say = &visitor.say;
    match (&visitor.actor.organisation, code) {
        (Organisation::Bufetat(_), Some(code)) => unit_name(visitor, code),
        _ => [say.code("measure", measure), say.code("region", region)].join(", "),
    }
}
