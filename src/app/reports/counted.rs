//! What reports count beside the course of a request: read in one scan each, and put to the request it is of.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::app::case::Case;
use crate::app::error::Failure;
use crate::domain::disagreement;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::id::{RequestId, SiblingGroupId, StayId};
use crate::domain::interim::{Interim, InterimCost};
use crate::domain::offer::Happened;
use crate::domain::placement::{Placement, Places};
use crate::domain::request::Stay;
use crate::domain::sibling::SiblingWish;
use crate::domain::supervision::SupervisionState;
use crate::report::counting::stay::end_of_wait;
use crate::report::facts::{
    DisagreementFact, EnquiryFact, PlacementFact, PlacesFact, RequestFact, SupervisionFact,
    UnmadeFact,
};
use crate::store::children::Groups;
use crate::store::waiting::ByRequest;
use crate::store::{Tx, counted, placements, supervisions};

/// What was told of the requests in tables of their own.
pub struct Beside {
    spells: ByRequest<(StayId, Stay)>,
    costs: ByRequest<InterimCost>,
    siblings: BTreeMap<RequestId, (SiblingGroupId, SiblingWish)>,
}

impl Beside {
    /// Reads it.
    pub fn read(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Self, Failure> {
        Ok(Self {
            spells: counted::spells(tx, cut_off)?,
            costs: counted::interim_costs(tx, cut_off)?,
            siblings: counted::siblings(tx, cut_off)?,
        })
    }

    /// Puts it to a request, with what its case tells beside its course.
    pub fn add_to(&self, fact: &mut RequestFact, case: &Case, cut_off: DateTime<Utc>) {
        let known = |event: &&CaseEvent| event.recorded_at <= cut_off;
        let events: Vec<CaseEvent> = case.events.iter().filter(known).cloned().collect();
        fact.siblings = self.siblings.get(&fact.id).copied();
        fact.disagreements = disagreement::of_events(&events)
            .iter()
            .map(|one| DisagreementFact {
                theme: one.theme,
                raised_at: one.raised_at,
                status: one.status,
            })
            .collect();
        let told = |kind| events.iter().filter(move |event| event.kind == kind);
        fact.considered = told(CaseEventKind::AlternativeConsidered)
            .map(|event| (event.detail, told_at(event)))
            .collect();
        fact.left = told(CaseEventKind::HasLeft).next_back().map(told_at);
        let steps = case.nemnd.iter().filter(|(_, told)| *told <= cut_off);
        fact.tribunal = steps
            .map(|(step, told)| {
                let when = Happened {
                    at: step.at,
                    recorded_at: *told,
                };
                (step.kind, when)
            })
            .collect();
        let none = Vec::new();
        let spells = self.spells.get(&fact.id).unwrap_or(&none);
        let none = Vec::new();
        let costs = self.costs.get(&fact.id).unwrap_or(&none);
        let end = end_of_wait(fact, cut_off);
        fact.interim = Interim::new(spells, costs, end).spells;
    }
}

fn told_at(event: &CaseEvent) -> Happened {
    Happened {
        at: event.at,
        recorded_at: event.recorded_at,
    }
}

/// The supervision cases that were opened by the cut-off, as they stood then.
pub fn supervision_facts(
    tx: &mut Tx<'_>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<SupervisionFact>, Failure> {
    let opened = supervisions::opened_by(tx, cut_off)?;
    Ok(opened
        .into_iter()
        .map(|case| {
            let known = case.steps.iter().filter(|one| one.recorded_at <= cut_off);
            let orders = known.filter(|one| one.state == SupervisionState::Order);
            let conclusion = case.conclusion.as_ref();
            let conclusion = conclusion.filter(|told| told.recorded_at <= cut_off);
            SupervisionFact {
                region: case.region,
                opened: Happened {
                    at: case.opened_at,
                    recorded_at: case.recorded_at,
                },
                concluded: conclusion.map(|told| (told.code, told.concluded_on)),
                ordered_at: orders.map(|one| one.at).min(),
            }
        })
        .collect())
}

/// The enquiries made by the cut-off.
pub fn enquiry_facts(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Vec<EnquiryFact>, Failure> {
    let all = counted::enquiries(tx, cut_off)?;
    let fact = |(region, measure, told, outcome)| EnquiryFact {
        region,
        measure,
        told,
        outcome,
    };
    Ok(all.into_iter().map(fact).collect())
}

/// The needs that no request was made of, as told by the cut-off.
pub fn unmade_facts(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Vec<UnmadeFact>, Failure> {
    let all = counted::unmade(tx, cut_off)?;
    let fact = |(region, reason, told)| UnmadeFact {
        region,
        reason,
        told,
    };
    Ok(all.into_iter().map(fact).collect())
}

/// The places told of by the cut-off; none where a kommune's own are counted.
pub fn places_facts(
    tx: &mut Tx<'_>,
    (cut_off, is_of_all): (DateTime<Utc>, bool),
) -> Result<Vec<PlacesFact>, Failure> {
    if !is_of_all {
        return Ok(Vec::new());
    }
    let all = placements::places_known_by(tx, cut_off)?;
    let fact = |(places, recorded_at): (Places, DateTime<Utc>)| PlacesFact {
        class: places.class,
        number: u32::try_from(places.number).unwrap_or(0),
        dates: places.dates,
        closed: places.closed,
        recorded_at,
    };
    Ok(all.into_iter().map(fact).collect())
}

/// The stays told of by the cut-off; none where a kommune's own are counted.
pub fn placement_facts(
    tx: &mut Tx<'_>,
    groups: &Groups,
    (cut_off, is_of_all): (DateTime<Utc>, bool),
) -> Result<Vec<PlacementFact>, Failure> {
    if !is_of_all {
        return Ok(Vec::new());
    }
    let all = placements::placements_known_by(tx, cut_off)?;
    let fact = |(stay, recorded_at): (Placement, DateTime<Utc>)| PlacementFact {
        class: stay.class,
        measure: stay.measure,
        child: stay
            .child
            .map(|child| groups.get(&child).copied().unwrap_or(child)),
        dates: stay.dates,
        recorded_at,
    };
    Ok(all.into_iter().map(fact).collect())
}
