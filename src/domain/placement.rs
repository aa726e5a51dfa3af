//! «Plasser» and «opphold» as they are told from the registers of before: how many places there are, and who
//! lived where and when. They are no part of a request; reports count them as capacity and use.

use chrono::NaiveDate;

use super::code::code_enum;
use super::id::{ChildId, PlaceId, PlacementId};
use super::legal_basis::{Measure, TargetGroup};
use super::offer::UnitOwner;
use super::organisation::Region;
use super::refusal::{Faults, Field, Rule};

code_enum! {
    /// «Garanti»: whether a place on a framework agreement is bought with a guarantee.
    Guarantee {
        /// «med garanti».
        With = "with_guarantee",
        /// «uten garanti».
        Without = "without_guarantee",
    }
}

code_enum! {
    /// «Grunn til stenging»: why places cannot be used.
    ClosedReason {
        /// «ombygging eller vedlikehold».
        Building = "building",
        /// «bemanning».
        Staffing = "staffing",
        /// «sikkerhet i enheten».
        Safety = "safety",
        /// «skjermet for ett barn».
        KeptForOneChild = "kept_for_one_child",
        /// «annet».
        Other = "other",
    }
}

/// What a place is, wherever it is: what places and stays are matched by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceClass {
    /// Where the unit is.
    pub region: Region,
    /// Whose it is.
    pub owner: UnitOwner,
    /// «Målgruppe», where it is specified.
    pub target_group: Option<TargetGroup>,
    /// Of a private place, where it is specified.
    pub guarantee: Option<Guarantee>,
}

/// Local dates; the meaning of the last one is told where it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The first.
    pub from: NaiveDate,
    /// The last; open where it goes on.
    pub to: Option<NaiveDate>,
}

/// «Plass»: some places of one class, there from a day to a day, both included; or closed in that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// What they are.
    pub class: PlaceClass,
    /// How many.
    pub number: i32,
    /// The first and the last day.
    pub dates: Dates,
    /// Why, where the row says that they are closed. Then they are taken from those there are.
    pub closed: Option<ClosedReason>,
    /// The row that this one stands instead of.
    pub replaces: Option<PlaceId>,
}

/// «Opphold»: one child in one place, from the day it moved in to the day it moved out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// Whose place it is.
    pub class: PlaceClass,
    /// «Tiltak».
    pub measure: Measure,
    /// The child, where a pseudonym is told.
    pub child: Option<ChildId>,
    /// The day it moved in and the day it moved out.
    pub dates: Dates,
    /// The row that this one stands instead of.
    pub replaces: Option<PlacementId>,
}

/// Most places in one row.
const MOST: i32 = 10_000;

fn check_dates(faults: &mut Faults, dates: Dates, today: NaiveDate) {
    let ordered = dates.to.is_none_or(|to| dates.from <= to);
    faults.unless(ordered, Field::To, Rule::Before(Field::From));
    // The plan for next year is known before it begins, and nothing is planned further than that.
    let near = |date: NaiveDate| date <= today + chrono::Duration::days(731);
    faults.unless(near(dates.from), Field::From, Rule::Future);
}

fn check_class(faults: &mut Faults, class: PlaceClass) {
    // The state buys no place of a kommune: neither its capacity nor its use is counted.
    let is_counted = class.owner != UnitOwner::Municipal;
    faults.unless(is_counted, Field::Owner, Rule::NotCounted);
    faults.unless(
        class.owner.is_private() || class.guarantee.is_none(),
        Field::Guarantee,
        Rule::DoesNotFit(Field::Owner),
    );
}

impl Places {
    /// Checks everything and names every fault.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn check(&self, today: NaiveDate) -> Result<(), Faults> {
        let mut faults = Faults::default();
        check_class(&mut faults, self.class);
        check_dates(&mut faults, self.dates, today);
        faults.unless(
            (1..=MOST).contains(&self.number),
            Field::Number,
            Rule::Range(1, MOST.into()),
        );
        faults.or(Some(()))
    }
}

impl Placement {
    /// Checks everything and names every fault.
    ///
    /// # Errors
    /// The faults, each with its field.
    pub fn check(&self, today: NaiveDate) -> Result<(), Faults> {
        let mut faults = Faults::default();
        check_class(&mut faults, self.class);
        check_dates(&mut faults, self.dates, today);
        let begun = self.dates.from <= today && self.dates.to.is_none_or(|to| to <= today);
        faults.unless(begun, Field::From, Rule::Future);
        faults.or(Some(()))
    }
}
