//! The clocks of a case: who the child waits for, what is agreed meanwhile, and how the norms stand.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use crate::app::norms::{NormClock, NormState};
use crate::app::wait::{Clock, Way};
use crate::domain::breach::CountedKind;
use crate::domain::meanwhile::{Help, Pause};
use crate::domain::waiting_on::{Segment, Wait, WaitingOn};

view! {
    /// Whole elapsed minutes each held the wait. They add up to the time from the report of the need.
    MinutesView {
        /// Bufetat.
        bufetat: i64 = "bufetat",
        /// The kommune.
        municipality: i64 = "kommune",
        /// The tribunal.
        tribunal: i64 = "nemnd",
        /// A supplier.
        supplier: i64 = "leverandor",
        /// Nobody: the request was closed.
        nobody: i64 = "ingen",
    }
}

impl From<&Wait> for MinutesView {
    fn from(wait: &Wait) -> Self {
        Self {
            bufetat: wait.minutes_on(WaitingOn::Bufetat),
            municipality: wait.minutes_on(WaitingOn::Municipality),
            tribunal: wait.minutes_on(WaitingOn::Tribunal),
            supplier: wait.minutes_on(WaitingOn::Supplier),
            nobody: wait.minutes_on(WaitingOn::Nobody),
        }
    }
}

view! {
    /// «ventetid»: how long the child has waited, and for whom. The same for both sides.
    WaitView {
        /// Whole elapsed minutes from the report of the need, without the time the request was closed.
        minutes: i64 = "minutter",
        /// Who holds the wait now.
        on: &'static str = "venterPaa",
        /// Since when.
        since: DateTime<Utc> = "siden",
        /// Minutes each held it.
        by_holder: MinutesView = "minutterPer",
    }
}

impl From<&Wait> for WaitView {
    fn from(wait: &Wait) -> Self {
        Self {
            minutes: wait.minutes(),
            on: wait.on.name(),
            since: wait.since,
            by_holder: MinutesView::from(wait),
        }
    }
}

view! {
    /// A part of the wait with one holder; `fra` is in it, `til` is not.
    SegmentView {
        /// Who held it.
        on: &'static str = "venterPaa",
        /// From.
        from: DateTime<Utc> = "fra",
        /// To.
        to: DateTime<Utc> = "til",
        /// Whole elapsed minutes.
        minutes: i64 = "minutter",
    }
}

impl SegmentView {
    fn new(wait: &Wait, segment: &Segment) -> Self {
        Self {
            on: segment.on.name(),
            from: segment.from,
            to: segment.to,
            minutes: wait.minutes_of(segment),
        }
    }
}

view! {
    /// «pause», shown to both sides. It stops no limit of the Act and no norm about the offer.
    PauseView {
        /// The event that began it.
        id: String = "id",
        /// Why.
        reason: Option<&'static str> = "grunn",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// From.
        from: DateTime<Utc> = "fra",
        /// Until, as agreed.
        agreed_until: Option<DateTime<Utc>> = "avtaltTil",
        /// Ended by one of the sides.
        ended_at: Option<DateTime<Utc>> = "avsluttet",
    }
}

impl From<&Pause> for PauseView {
    fn from(pause: &Pause) -> Self {
        Self {
            id: pause.id.to_string(),
            reason: pause.reason.map(ApiCode::name),
            role: crate::domain::code::Code::code(pause.role),
            from: pause.from,
            agreed_until: pause.agreed_until,
            ended_at: pause.ended_at,
        }
    }
}

view! {
    /// «hjelp i ventetiden»: lent while the child waits. Never an offer.
    HelpView {
        /// The event that began it.
        id: String = "id",
        /// Which.
        kind: Option<&'static str> = "type",
        /// From.
        from: DateTime<Utc> = "fra",
        /// Until.
        until: Option<DateTime<Utc>> = "til",
    }
}

impl From<&Help> for HelpView {
    fn from(help: &Help) -> Self {
        Self {
            id: help.id.to_string(),
            kind: help.kind.map(ApiCode::name),
            from: help.from,
            until: help.until,
        }
    }
}

view! {
    /// The way to a place that is offered or accepted.
    WayView {
        /// The offer.
        offer: String = "tilbud",
        /// Minutes of travel.
        minutes: i32 = "reisetidMinutter",
        /// How they came to be known.
        method: &'static str = "reisetidMetode",
        /// The last instant to leave at today.
        latest_departure: DateTime<Utc> = "sisteAvreise",
        /// Whether that has not passed, and the place can be taken today.
        today: bool = "kanNaasIDag",
    }
}

impl From<&Way> for WayView {
    fn from(way: &Way) -> Self {
        Self {
            offer: way.offer.to_string(),
            minutes: way.minutes,
            method: way.method.name(),
            latest_departure: way.reach.latest_departure,
            today: way.reach.today,
        }
    }
}

view! {
    /// «klokke»: everything about the wait.
    ClockView {
        /// When it began.
        began_at: DateTime<Utc> = "start",
        /// When it ended.
        ended_at: Option<DateTime<Utc>> = "slutt",
        /// How long, and for whom.
        wait: WaitView = "ventetid",
        /// Its parts, end to end.
        segments: Vec<SegmentView> = "deler",
        /// The pauses.
        pauses: Vec<PauseView> = "pauser",
        /// The help lent.
        help: Vec<HelpView> = "hjelp",
        /// The first act of a person at Bufetat.
        first_human_answer: Option<DateTime<Utc>> = "forsteSvarFraMenneske",
        /// When a person at Bufetat first took the case or did anything else in it.
        taken_at: Option<DateTime<Utc>> = "tattAvBufetat",
        /// By when Bufetat is to tell how it goes.
        next_update: Option<DateTime<Utc>> = "nesteOppdatering",
        /// Whether a place that is offered or accepted is reached today, where a travel time is known.
        reached_today: Option<bool> = "kanNaasIDag",
        /// The way to each.
        ways: Vec<WayView> = "reiser",
    }
}

impl From<Clock> for ClockView {
    fn from(clock: Clock) -> Self {
        let wait = &clock.wait;
        let part = |segment| SegmentView::new(wait, segment);
        Self {
            began_at: wait.began_at,
            ended_at: wait.ended_at,
            wait: WaitView::from(wait),
            segments: wait.segments.iter().map(part).collect(),
            pauses: clock.pauses.iter().map(PauseView::from).collect(),
            help: clock.help.iter().map(HelpView::from).collect(),
            first_human_answer: clock.first_human_answer,
            taken_at: clock.taken_at,
            next_update: clock.next_update,
            reached_today: clock.reached_today(),
            ways: clock.ways.iter().map(WayView::from).collect(),
        }
    }
}

view! {
    /// «norm»: by when something is to be done. Not law.
    NormView {
        /// Norm.
        norm: String = "norm",
        /// Version.
        version: i32 = "versjon",
        /// What it measures.
        measures: &'static str = "maaler",
        /// Acute or planned; none is both.
        kind: Option<&'static str> = "gjelder",
        /// The region it is for; none is the whole country.
        region: Option<&'static str> = "region",
        /// Where it comes from.
        source: String = "kilde",
        /// Whether passing it records a possible breach.
        counts: bool = "teller",
        /// By when.
        due_at: DateTime<Utc> = "frist",
        /// State now.
        state: &'static str = "tilstand",
    }
}

impl From<&NormClock<'_>> for NormView {
    fn from(clock: &NormClock<'_>) -> Self {
        let norm = clock.norm;
        Self {
            norm: norm.id.clone(),
            version: norm.version,
            measures: norm.measures.name(),
            kind: norm.kind.map(CountedKind::name),
            region: norm.region.map(crate::domain::code::Code::code),
            source: norm.source.clone(),
            counts: norm.counts,
            due_at: clock.due_at,
            state: match clock.state {
                NormState::Running => "loper",
                NormState::Kept => "overholdt",
                NormState::KeptLate | NormState::Passed => "passert",
            },
        }
    }
}
