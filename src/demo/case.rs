//! One request as the kommune registers it.

use chrono::NaiveDate;
use serde_json::json;

use super::before;
use super::chance::Chance;
use super::child::Child;
use super::hours;
use super::names::Named;
use super::places::Place;
use super::sheet::{Entry, Handling, Instant, Sheet, stamp};
use super::words;
use crate::domain::calendar;
use crate::domain::legal_basis::{Duty, LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::request::{Channel, Judgement, NeedFlags, PlaceOfStay};

/// The facts of a request at the instant it is registered.
#[derive(Debug, Clone)]
pub struct Case {
    /// The sender's own name for it.
    pub reference: String,
    /// Whom it is about.
    pub child: Child,
    /// Who asks.
    pub place: Place,
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// Legal basis.
    pub basis: LegalBasis,
    /// What is asked for.
    pub measure: Measure,
    /// Target group, where given.
    pub group: Option<TargetGroup>,
    /// When Bufetat first heard of the need.
    pub reported: Instant,
    /// How.
    pub channel: Channel,
    /// When it was registered here.
    pub registered: Instant,
    /// When the emergency decision was made.
    pub decided: Option<Instant>,
    /// Whether the decision is told in a supplement and not at registration.
    pub decision_told_later: bool,
    /// Wanted start.
    pub wanted: Option<NaiveDate>,
    /// Need flags.
    pub flags: NeedFlags,
    /// Danger to life or health.
    pub danger: Judgement,
    /// Whether the child is looked after now.
    pub cared_for: Judgement,
    /// Where the child is.
    pub stay: PlaceOfStay,
    /// The unit an internal acute move starts from.
    pub unit: Option<String>,
    /// Whether it belongs to a surge: many requests from one place in the same hours.
    pub surge: bool,
    /// Whether the child turns eighteen before Bufetat has found anything.
    pub ages_out: bool,
}

impl Case {
    /// Whether it counts as acute.
    pub fn is_acute(&self) -> bool {
        match self.kind {
            RequestKind::Acute | RequestKind::InternalAcute => true,
            RequestKind::Planned => false,
        }
    }

    /// The instant from which a request without an offer is a possible breach: the end of the local
    /// day of the need and at least two hours, or the end of the day of the wanted start. Written out
    /// here and not taken from the norms, so that it can test the engine.
    pub fn limit(&self) -> Option<Instant> {
        match self.measure.duty() {
            Duty::Outside(_) => None,
            Duty::Inside => self.wanted_by(),
        }
    }

    /// As [`Case::limit`], whether or not Bufetat owes it.
    pub fn wanted_by(&self) -> Option<Instant> {
        if self.is_acute() {
            let midnight = calendar::end_of_day(calendar::local_date(self.reported));
            Some(midnight.max(self.reported + chrono::TimeDelta::hours(2)))
        } else {
            self.wanted.map(calendar::end_of_day)
        }
    }

    /// Who acts for the kommune at that hour: the caseworker, or the duty out of hours.
    pub fn municipality(&self, at: Instant) -> String {
        let role = if hours::is_office_time(at) {
            "saksbehandler"
        } else {
            "vakt"
        };
        format!("kommune.{role}@{}", self.place.number)
    }

    /// Bufetat's intake desk.
    pub fn intake(&self) -> String {
        format!("bufetat.inntak@{}", self.place.region)
    }

    /// A line about this request.
    pub fn entry(
        &self,
        at: Instant,
        actor: String,
        handling: Handling,
        data: serde_json::Value,
    ) -> Entry {
        Entry {
            at,
            actor,
            handling,
            reference: None,
            about: Some(self.reference.clone()),
            data,
        }
    }

    /// A stream of draws of this case's own, one for each purpose: what draws from it moves no other draw.
    pub fn own_chance(&self, purpose: u64) -> Chance {
        let seed = self.reference.bytes().fold(purpose, |seed, byte| {
            (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let at = self.reported.timestamp().unsigned_abs();
        Chance::new(seed ^ at.rotate_left(32))
    }

    /// Writes the registration.
    pub fn register(&self, sheet: &mut Sheet, chance: &mut Chance) {
        let decided = self.decided.filter(|_| !self.decision_told_later);
        let data = json!({
            "kommune": self.place.number.to_string(),
            "barn": self.child.body(),
            "hjemmel": self.basis.api(),
            "type": self.kind.api(),
            "tiltak": self.measure.api(),
            "maalgruppe": self.group.map(Named::api),
            "behovMeldt": stamp(self.reported),
            "meldtVia": self.channel.api(),
            "akuttvedtak": decided.map(stamp),
            "onsketOppstart": self.wanted.map(|day| day.to_string()),
            "behov": flags(self.flags),
            "fareForLivEllerHelse": told(self.danger),
            "ivaretatt": told(self.cared_for),
            "oppholdssted": self.stay.api(),
            "naavaerendeEnhet": self.unit,
            "kontakt": chance.percent(70).then(|| words::contact(chance)),
            "beskrivelse": chance.percent(60).then(|| words::description(self.is_acute(), chance)),
            "avsendersSaksreferanse": chance.percent(40).then(|| format!("SAK-{}", self.reference)),
        });
        let actor = self.municipality(self.registered);
        let mut entry = self.entry(self.registered, actor, Handling::Register, data);
        entry.reference = entry.about.take();
        if let Some(at) = before::told_at(self) {
            entry.handling = Handling::Convert;
            entry.about = Some(before::notice(self, at, sheet));
        }
        sheet.write(entry);
    }
}

/// The field `behov`: a flag left out is false.
pub fn flags(flags: NeedFlags) -> serde_json::Value {
    json!({
        "rus": flags.substance_use.then_some(true),
        "psykiatri": flags.mental_health.then_some(true),
        "kriminalitet": flags.crime.then_some(true),
    })
}

/// A judgement left out is «ikke vurdert».
fn told(judgement: Judgement) -> Option<&'static str> {
    (judgement != Judgement::NotAssessed).then(|| judgement.api())
}
