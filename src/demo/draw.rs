//! Which requests the year brings: who, when, on what basis and for what.
//!
//! The shares are invented to look like a year; they are no statistics.

use chrono::{Datelike, NaiveDate};

use super::World;
use super::case::Case;
use super::chance::Chance;
use super::child::{Child, Children};
use super::hours;
use super::places::Place;
use super::profile::{self, Profile};
use super::sheet::Instant;
use crate::domain::calendar;
use crate::domain::child::age_in_years;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind};
use crate::domain::request::{Channel, Judgement};

/// Younger than this a child goes to a home and not to an institution.
const YOUNG_UNTIL: u8 = 12;
/// How busy each month is, 100 being ordinary.
const MONTHS: [u64; 12] = [125, 105, 95, 90, 95, 112, 85, 95, 110, 100, 112, 95];
/// How busy each weekday is for acute needs, Monday first, 100 being ordinary.
const WEEKDAYS: [u64; 7] = [85, 85, 90, 100, 125, 120, 95];

/// What is fixed about a request before it is drawn.
#[derive(Debug, Clone)]
pub struct Start {
    /// The sender's own name for it.
    pub reference: String,
    /// Acute or planned.
    pub acute: bool,
    /// When the need is reported.
    pub reported: Option<Instant>,
    /// Who asks.
    pub place: Option<Place>,
    /// For whom.
    pub child: Option<Child>,
    /// Whether it is part of a surge.
    pub surge: bool,
}

/// Draws the request.
pub fn case(world: &World, children: &mut Children, start: Start, chance: &mut Chance) -> Case {
    let reported = start
        .reported
        .unwrap_or_else(|| reported_at(world, start.acute, chance));
    let today = calendar::local_date(reported);
    let young = match &start.child {
        Some(child) => age_in_years(child.born, today) < YOUNG_UNTIL,
        None => !start.surge && chance.percent(42),
    };
    let ages_out = !start.acute && !young && start.child.is_none() && chance.per_mille(15);
    let profile = profile::draw(start.acute, young, start.surge, ages_out, chance);
    let wanted = (!start.acute).then(|| wanted_start(today, profile.basis, chance));
    let child = match (start.child, wanted) {
        (Some(child), _) => child,
        (None, Some(wanted)) if ages_out => {
            children.turning_eighteen(hours::days_after(wanted, chance.between(15, 50)), chance)
        }
        (None, _) => children.draw(today, years(young, profile.measure), chance),
    };
    let place = start.place.unwrap_or_else(|| world.places.draw(chance));
    let channel = match start.reported {
        Some(_) if !start.surge => Channel::Service,
        _ => channel(start.acute, chance),
    };
    let registered = reported + registration_delay(channel, chance);
    let case = Case {
        reference: start.reference,
        child,
        place,
        kind: profile.kind,
        basis: profile.basis,
        measure: profile.measure,
        group: profile.group,
        reported,
        channel,
        registered,
        decided: None,
        decision_told_later: false,
        wanted,
        flags: profile.flags,
        danger: chance.weighted([
            (22, Judgement::Yes),
            (48, Judgement::No),
            (30, Judgement::NotAssessed),
        ]),
        cared_for: chance.weighted([
            (50, Judgement::Yes),
            (22, Judgement::No),
            (28, Judgement::NotAssessed),
        ]),
        stay: profile::stay(&profile, young, chance),
        unit: present_unit(world, &profile, place, chance),
        surge: start.surge,
        ages_out,
    };
    with_decision(case, chance)
}

/// §§ 4-2, 4-4 and 4-5 are decisions with an instant; § 4-1 is help given at once.
fn with_decision(mut case: Case, chance: &mut Chance) -> Case {
    match case.basis {
        LegalBasis::P4_2 | LegalBasis::P4_4 | LegalBasis::P4_5 => {
            case.decision_told_later = chance.percent(12);
            let registering = (case.registered - case.reported).num_minutes();
            case.decided = Some(if case.decision_told_later {
                case.registered + chance.minutes(10, 40)
            } else {
                case.reported + chance.minutes(0, registering)
            });
        }
        LegalBasis::P3_2
        | LegalBasis::P4_1
        | LegalBasis::P5_1
        | LegalBasis::P6_1
        | LegalBasis::P6_2
        | LegalBasis::P6_6 => {}
    }
    case
}

fn present_unit(
    world: &World,
    profile: &Profile,
    place: Place,
    chance: &mut Chance,
) -> Option<String> {
    (profile.kind == RequestKind::InternalAcute)
        .then(|| {
            world
                .units
                .draw(Measure::Institution, place.region, None, chance)
        })
        .flatten()
        .map(|unit| unit.code.clone())
}

fn years(young: bool, measure: Measure) -> (i64, i64) {
    match (young, measure) {
        (true, _) => (0, 11),
        (false, Measure::Institution) => (13, 17),
        (false, _) => (12, 16),
    }
}

fn reported_at(world: &World, acute: bool, chance: &mut Chance) -> Instant {
    let day = day_of_year(world, acute, chance);
    if acute {
        hours::acute_time(day, chance)
    } else {
        hours::office_time_before(day, chance).max(first_office_hour(world))
    }
}

/// A holiday in the first days of January must not send a request back into the year before.
fn first_office_hour(world: &World) -> Instant {
    hours::at(calendar::next_working_day_on_or_after(world.first), 9 * 60)
}

/// A day of the year; busy months and weekdays come up more often.
fn day_of_year(world: &World, acute: bool, chance: &mut Chance) -> NaiveDate {
    let days = (world.last - world.first).num_days();
    let mut day = world.first;
    for _ in 0..40 {
        day = hours::days_after(world.first, chance.between(0, days));
        let weekday = if acute {
            WEEKDAYS[day.weekday().num_days_from_monday() as usize]
        } else {
            100
        };
        if chance.below(125 * 125) < MONTHS[day.month0() as usize] * weekday {
            break;
        }
    }
    day
}

fn wanted_start(today: NaiveDate, basis: LegalBasis, chance: &mut Chance) -> NaiveDate {
    let days = match basis {
        // The tribunal needs its weeks first.
        LegalBasis::P5_1 | LegalBasis::P6_2 | LegalBasis::P6_6 => chance.between(30, 85),
        _ if chance.percent(6) => chance.between(2, 5),
        _ => chance.between(7, 60),
    };
    hours::days_after(today, days)
}

fn channel(acute: bool, chance: &mut Chance) -> Channel {
    let shares = if acute {
        [55, 30, 12, 2, 1]
    } else {
        [5, 40, 35, 14, 6]
    };
    let [phone, service, system, written, meeting] = shares;
    chance.weighted([
        (phone, Channel::Phone),
        (service, Channel::Service),
        (system, Channel::System),
        (written, Channel::Written),
        (meeting, Channel::Meeting),
    ])
}

fn registration_delay(channel: Channel, chance: &mut Chance) -> chrono::TimeDelta {
    match channel {
        Channel::Service | Channel::System => chance.minutes(0, 3),
        Channel::Phone | Channel::Written | Channel::Meeting => chance.minutes(5, 45),
    }
}
