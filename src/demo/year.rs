//! Request after request until the year has as many as asked for.

use chrono::TimeDelta;

use super::case::Case;
use super::chance::Chance;
use super::child::Children;
use super::draw::{self, Start};
use super::ending::{self, Ending, Room};
use super::fate::{self, Fate};
use super::kin::Kin;
use super::places::Place;
use super::sheet::{Instant, Line, Sheet};
use super::summary::Summary;
use super::{
    DemoError, Settings, World, before, follow, history, hours, judgement, offer, search, tribunal,
    waiting,
};
use crate::domain::calendar;
use crate::domain::request::WithdrawalReason;

/// Groups of requests from one kommune in the same hours of January.
const SURGES: u32 = 4;
/// One in so many acute requests belongs to each of them.
const SURGE_SHARE: u32 = 200;
/// Children who are asked for again later in the year.
const ASKED_AGAIN: u32 = 9;

struct Writer {
    world: World,
    children: Children,
    room: Room,
    sheet: Sheet,
    summary: Summary,
    kin: Kin,
    made: u32,
}

/// The lines by time, and the counts of requests.
pub fn lines(settings: &Settings) -> Result<(Vec<Line>, Summary), DemoError> {
    let mut chance = Chance::new(settings.seed);
    let mut writer = Writer {
        world: World::of(settings.year)?,
        children: Children::default(),
        room: Room {
            acute: settings.acute,
            planned: settings.planned,
        },
        sheet: Sheet::default(),
        summary: Summary::default(),
        kin: Kin::default(),
        made: 0,
    };
    if settings.history_of_events {
        history::write(settings.year - 1, &mut writer.sheet, &mut chance.fork());
    }
    for _ in 0..SURGES {
        writer.surge(settings.acute / SURGE_SHARE, &mut chance.fork());
    }
    for acute in [true, false] {
        while writer.room.take(acute) {
            let start = writer.start(acute);
            writer.chain(start, &mut chance.fork());
        }
    }
    let mut apart = Chance::new(settings.seed.rotate_left(17));
    before::write(&writer.world, settings.acute, &mut writer.sheet, &mut apart);
    Ok((writer.sheet.by_time(), writer.summary))
}

impl Writer {
    fn start(&mut self, acute: bool) -> Start {
        self.made += 1;
        let reference = format!("A{:05}", self.made);
        Start {
            reference,
            acute,
            reported: None,
            place: None,
            child: None,
            surge: false,
        }
    }

    /// Requests from one kommune within some hours of an evening in January.
    fn surge(&mut self, size: u32, chance: &mut Chance) {
        let place = self.world.places.draw(chance);
        let day = hours::days_after(self.world.first, chance.between(3, 27));
        let evening = hours::at(day, 17 * 60);
        for _ in 0..size {
            if self.room.take(true) {
                let reported = evening + chance.minutes(0, 6 * 60);
                let start = self.start(true);
                let start = Start {
                    reported: Some(reported),
                    place: Some(place),
                    surge: true,
                    ..start
                };
                self.chain(start, &mut chance.fork());
            }
        }
    }

    /// A request, and the requests for the same child that follow from it.
    fn chain(&mut self, start: Start, chance: &mut Chance) {
        let first = start.reference.clone();
        let mut next = Some(start);
        for number in 2.. {
            let Some(start) = next else { return };
            let case = draw::case(&self.world, &mut self.children, start, chance);
            let fate = fate::plan(&case, &self.world, &mut self.room, chance);
            let follower = format!("{first}-{number}");
            self.write(&case, &fate, &follower, chance);
            next = self.follow(&case, &fate, follower, chance);
        }
    }

    fn write(&mut self, case: &Case, fate: &Fate, follower: &str, chance: &mut Chance) {
        let sheet = &mut self.sheet;
        case.register(sheet, chance);
        search::write(case, fate, &self.world, sheet, chance);
        waiting::write(case, fate, sheet, chance);
        offer::write(case, fate, sheet, chance);
        ending::write(case, fate, follower, sheet, chance);
        tribunal::write(case, fate, sheet, chance);
        judgement::write(case, fate, sheet, chance);
        follow::write(case, fate, sheet);
        self.kin.write(case, fate, sheet);
        self.summary.add(case, fate);
    }

    /// The next request for the child: the one the withdrawal promised, or by chance a new need.
    fn follow(
        &mut self,
        case: &Case,
        fate: &Fate,
        reference: String,
        chance: &mut Chance,
    ) -> Option<Start> {
        let start = |acute, reported, place| {
            let child = Some(case.child.next_time());
            Some(Start {
                reference,
                acute,
                reported: Some(reported),
                place: Some(place),
                child,
                surge: false,
            })
        };
        match &fate.ending {
            Ending::Withdrawn {
                reason: WithdrawalReason::PlannedInstead,
                at,
                again: true,
            } => {
                // Registered before the withdrawal that names it.
                start(false, *at - TimeDelta::minutes(40), case.place)
            }
            Ending::Withdrawn {
                at, again: true, ..
            } => {
                let reported = new_need(*at + chance.minutes(60, 30 * 60), case.is_acute(), chance);
                start(
                    case.is_acute(),
                    reported,
                    self.world.places.draw_other(case.place, chance),
                )
            }
            Ending::MovedIn { .. }
            | Ending::Accepted
            | Ending::Withdrawn { .. }
            | Ending::Waiting => {
                let (acute, reported, place) = self.asked_again(case, fate, chance)?;
                start(acute, reported, place)
            }
        }
    }

    fn asked_again(
        &mut self,
        case: &Case,
        fate: &Fate,
        chance: &mut Chance,
    ) -> Option<(bool, Instant, Place)> {
        let closed = match fate.ending {
            Ending::MovedIn { told, .. } => Some(told),
            Ending::Accepted | Ending::Withdrawn { .. } | Ending::Waiting => fate.closed(),
        }?;
        let acute = chance.percent(70);
        let reported = new_need(
            closed + TimeDelta::days(chance.between(8, 110)),
            acute,
            chance,
        );
        let today = calendar::local_date(reported);
        let comes = chance.percent(ASKED_AGAIN)
            && self.world.holds(reported)
            && case.child.is_young_enough(today);
        if !comes || !self.room.take(acute) {
            return None;
        }
        let place = if chance.percent(12) {
            self.world.places.draw_other(case.place, chance)
        } else {
            case.place
        };
        Some((acute, reported, place))
    }
}

/// Planned needs are reported in office hours.
fn new_need(at: Instant, acute: bool, chance: &mut Chance) -> Instant {
    if acute {
        at
    } else {
        hours::next_office_time(at, chance)
    }
}
