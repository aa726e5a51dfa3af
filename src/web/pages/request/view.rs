//! A request's facts as words.

use chrono::{DateTime, Utc};

use super::Loaded;
use crate::app::case::Case;
use crate::domain::calendar;
use crate::domain::legal_basis::Duty;
use crate::domain::offer::OfferStatus;
use crate::domain::request::RequestStatus;
use crate::domain::waiting_on::WaitingOn;
use crate::web::pages::visitor::Visitor;

/// A term and what it is here.
pub type Pair = (String, String);

/// The text that says what is to be done next. Whom the child waits for stands beside it.
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
                return "tur-kommunen";
            }
            match case.wait(now).on {
                WaitingOn::Municipality => "tur-spurt",
                WaitingOn::Supplier => "tur-leverandor",
                WaitingOn::Bufetat | WaitingOn::Tribunal | WaitingOn::Nobody => "tur-bufetat",
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
    // No link: another region's case is not this desk's to open.
    pairs.extend(loaded.shown.same_child.iter().map(|other| {
        let day = calendar::local_date(other.content.need_reported_at);
        let kommune = say.municipality(visitor.rules(), other.municipality, day);
        let status = say.code("request-status", other.status);
        let said = [
            ("nummer", other.case_number.as_str()),
            ("kommune", &kommune),
            ("status", &status),
        ];
        (say.t("barn-andre"), say.with("barn-annen-sak", &said))
    }));
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
    let closed = loaded.shown.case.status().is_closed();
    let place_key = if closed {
        "barn-sted-sist"
    } else {
        "field-place"
    };
    let mut pairs = vec![
        (
            say.t("kol-kommune"),
            say.municipality(visitor.rules(), request.municipality, day),
        ),
        (say.t("field-kind"), say.code("request-kind", content.kind)),
        (
            say.t("field-legal-basis"),
            say.basis(content.legal_basis, content.law_version),
        ),
        (say.t("field-measure"), measure),
        (
            say.t("field-need-reported-at"),
            say.instant(content.need_reported_at),
        ),
        (say.t("field-channel"), say.code("channel", content.channel)),
        (say.t(place_key), place),
        (say.t("field-danger"), say.code("judgement", content.danger)),
        (
            say.t("field-looked-after"),
            say.code("judgement", content.looked_after),
        ),
    ];
    pairs.extend(optional(visitor, loaded));
    let noticed = loaded.noticed.map(|told| say.instant(told.at));
    pairs.extend(noticed.map(|told| (say.t("sak-forhaandsvarslet"), told)));
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

/// The name of a unit, or its code where the list has it no more.
pub fn unit_name(visitor: &Visitor, code: &str) -> String {
    visitor
        .rules()
        .units
        .get(code)
        .map_or_else(|| code.to_owned(), |unit| unit.name.clone())
}
