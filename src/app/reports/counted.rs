//! What reports count beside the course of a request: read in one scan each, and put to the request it is of.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::grouped;
use crate::app::error::Failure;
use crate::app::rules::Rules;
use crate::domain::disagreement;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::history::{HistoryStanding, StoredHistory};
use crate::domain::id::{RequestId, SiblingGroupId, StayId};
use crate::domain::interim::{Interim, InterimCost};
use crate::domain::legal_basis::Duty;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::Happened;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::placement::{Placement, Places};
use crate::domain::request::{Content, PlacementRequest, Stay};
use crate::domain::sibling::SiblingWish;
use crate::domain::supervision::SupervisionState;
use crate::report::counting::stay::end_of_last_wait;
use crate::report::facts::{
    DisagreementFact, EnquiryFact, HistoryFact, OfferFact, PlacementFact, PlacesFact, RequestFact,
    SupervisionFact, UnmadeFact,
};
use crate::store::children::Groups;
use crate::store::counted::{CountedOffer, CountedSpell, OfAll};
use crate::store::waiting::ByRequest;
use crate::store::{Tx, counted, history, placements, requests, supervisions};

/// The requests and what was told of them by a cut-off, each table read once.
pub struct Course {
    /// The cut-off.
    pub cut_off: DateTime<Utc>,
    requests: Vec<PlacementRequest>,
    told: Told,
}

impl Course {
    /// Reads it.
    pub fn read(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Self, Failure> {
        let requests = requests::load_all(tx)?;
        Ok(Self {
            cut_off,
            requests: as_known(tx, requests, cut_off)?,
            told: Told::read(tx, cut_off)?,
        })
    }

    /// What of it was known at an earlier cut-off, read out of what is at hand.
    pub fn known_by(&self, tx: &mut Tx<'_>, earlier: DateTime<Utc>) -> Result<Self, Failure> {
        Ok(Self {
            cut_off: earlier,
            requests: as_known(tx, self.requests.clone(), earlier)?,
            told: self.told.known_by(tx, earlier)?,
        })
    }

    /// The requests inside the duty, of the kommuner that are counted.
    pub fn facts(
        mut self,
        rules: &Rules,
        groups: &Groups,
        is_counted: impl Fn(Option<MunicipalityNumber>) -> bool,
    ) -> Vec<RequestFact> {
        let counted = self.requests.iter();
        counted
            .filter(|request| is_counted(Some(request.municipality)))
            .filter_map(|request| {
                let mut fact = request_fact(request, rules, groups)?;
                self.told.add_to(&mut fact, (request, self.cut_off));
                Some(fact)
            })
            .collect()
    }
}

/// The requests known by a cut-off, with the content and the ends known then.
fn as_known(
    tx: &mut Tx<'_>,
    requests: Vec<PlacementRequest>,
    cut_off: DateTime<Utc>,
) -> Result<Vec<PlacementRequest>, Failure> {
    let mut earlier: BTreeMap<RequestId, Content> = requests::contents_before(tx, cut_off)?
        .into_iter()
        .collect();
    let known = requests
        .into_iter()
        .filter(|request| request.registered_at <= cut_off);
    Ok(known
        .map(|mut request| {
            if let Some(content) = earlier.remove(&request.id) {
                request.content = content;
            }
            request.ends_known_by(cut_off)
        })
        .collect())
}

/// A request inside the duty, without what was told of it later; what is outside is no part of the report
/// (§ 16-3).
fn request_fact(request: &PlacementRequest, rules: &Rules, groups: &Groups) -> Option<RequestFact> {
    let content = &request.content;
    if content.measure.duty() != Duty::Inside {
        return None;
    }
    Some(RequestFact {
        id: request.id,
        child: grouped(groups, request.child),
        municipality: request.municipality,
        region: request.region,
        kind: content.kind,
        legal_basis: content.legal_basis,
        measure: content.measure,
        target_group: content.target_group,
        need_reported_at: content.need_reported_at,
        wanted_start: content.wanted_start,
        flags: content.flags,
        offer_due_at: request.offer_due(&rules.norms).map(|due| due.at),
        stays: Vec::new(),
        offers: Vec::new(),
        withdrawal: request.withdrawal(),
        interim: Vec::new(),
        disagreements: Vec::new(),
        considered: Vec::new(),
        tribunal: Vec::new(),
        siblings: None,
        left: None,
    })
}

/// What was told of the requests; every request takes its own.
struct Told {
    offers: OfAll<CountedOffer>,
    spells: OfAll<CountedSpell>,
    tribunal: OfAll<(NemndEventKind, Happened)>,
    events: OfAll<CaseEvent>,
    costs: ByRequest<InterimCost>,
    siblings: BTreeMap<RequestId, (SiblingGroupId, SiblingWish)>,
}

/// The events that reports count.
const COUNTED: [CaseEventKind; 7] = [
    CaseEventKind::AlternativeConsidered,
    CaseEventKind::HasLeft,
    CaseEventKind::DisagreementRaised,
    CaseEventKind::DisagreementView,
    CaseEventKind::DisagreementSolution,
    CaseEventKind::DisagreementSolved,
    CaseEventKind::DisagreementKept,
];

impl Told {
    /// Reads it.
    fn read(tx: &mut Tx<'_>, cut_off: DateTime<Utc>) -> Result<Self, Failure> {
        Ok(Self {
            offers: counted::offers(tx, cut_off)?,
            spells: counted::spells(tx, cut_off)?,
            tribunal: counted::tribunal(tx, cut_off)?,
            events: counted::events(tx, &COUNTED, cut_off)?,
            costs: counted::interim_costs(tx, cut_off)?,
            siblings: counted::siblings(tx, cut_off)?,
        })
    }

    fn known_by(&self, tx: &mut Tx<'_>, earlier: DateTime<Utc>) -> Result<Self, Failure> {
        let known = |told: &Happened| told.recorded_at <= earlier;
        let offer = |mut offer: CountedOffer| {
            offer.answer = offer.answer.filter(|(_, told)| known(told));
            offer.withdrawn = offer.withdrawn.filter(known);
            offer.moved_in = offer.moved_in.filter(known);
            known(&offer.made).then_some(offer)
        };
        let spell = |mut spell: CountedSpell| {
            spell.to = spell.to.filter(known);
            known(&spell.from).then_some(spell)
        };
        Ok(Self {
            offers: of_each(&self.offers, offer),
            spells: of_each(&self.spells, spell),
            tribunal: of_each(&self.tribunal, |step| known(&step.1).then_some(step)),
            events: of_each(&self.events, |event| {
                (event.recorded_at <= earlier).then_some(event)
            }),
            costs: counted::interim_costs(tx, earlier)?,
            siblings: counted::siblings(tx, earlier)?,
        })
    }

    /// Puts to a request what was told of it.
    fn add_to(
        &mut self,
        fact: &mut RequestFact,
        (request, cut_off): (&PlacementRequest, DateTime<Utc>),
    ) {
        let offers = self.offers.remove(&fact.id).unwrap_or_default();
        fact.offers = offer_facts(offers, request);
        let spells = self.spells.remove(&fact.id).unwrap_or_default();
        let spells: Vec<(StayId, Stay)> = spells.iter().map(|one| (one.id, one.stay())).collect();
        fact.stays = spells.iter().map(|(_, stay)| stay.clone()).collect();
        fact.tribunal = self.tribunal.remove(&fact.id).unwrap_or_default();
        fact.siblings = self.siblings.get(&fact.id).copied();
        add_events(fact, &self.events.remove(&fact.id).unwrap_or_default());
        let costs = self.costs.remove(&fact.id).unwrap_or_default();
        let end = end_of_last_wait(fact, cut_off);
        fact.interim = Interim::new(&spells, &costs, end).spells;
    }
}

/// What is left of what was told of each request.
fn of_each<T: Clone>(all: &OfAll<T>, known: impl Fn(T) -> Option<T>) -> OfAll<T> {
    let of = |told: &Vec<T>| told.iter().cloned().filter_map(&known).collect();
    all.iter()
        .map(|(request, told)| (*request, of(told)))
        .collect()
}

/// Each offer with how its move stands; one that was told of by mistake is none.
fn offer_facts(offers: Vec<CountedOffer>, request: &PlacementRequest) -> Vec<OfferFact> {
    let moves = request.moves_undone(offers.iter().filter_map(|offer| offer.moved_in));
    let undoing = |moved: Happened| {
        let of_move = moves.iter().find(|(one, _)| *one == moved);
        of_move.and_then(|(_, undone)| *undone)
    };
    let fact = |offer: CountedOffer| {
        let undone = offer.moved_in.and_then(undoing);
        let is_made_up = undone.is_some_and(|one| one.is_of_no_move());
        OfferFact {
            made: offer.made,
            answer: offer.answer,
            moved_in: offer.moved_in.filter(|_| !is_made_up),
            undone_at: undone.filter(|_| !is_made_up).map(|one| one.when.at),
            withdrawn: offer.withdrawn,
            unit: offer.unit,
            distance_km: offer.distance_km.and_then(|km| u32::try_from(km).ok()),
            travel_minutes: offer.travel_minutes.and_then(|one| u32::try_from(one).ok()),
        }
    };
    offers.into_iter().map(fact).collect()
}

fn add_events(fact: &mut RequestFact, events: &[CaseEvent]) {
    fact.disagreements = disagreement::of_events(events)
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

/// The totals from before the service that held at the cut-off; none where a kommune's own are counted.
pub fn history_facts(
    tx: &mut Tx<'_>,
    (cut_off, is_of_all): (DateTime<Utc>, bool),
) -> Result<Vec<HistoryFact>, Failure> {
    if !is_of_all {
        return Ok(Vec::new());
    }
    let all = history::known_by(tx, cut_off)?.into_iter();
    let holds = all.filter(|one| one.standing == HistoryStanding::Holds);
    let fact = |one: StoredHistory| HistoryFact {
        table: one.table,
        recorded_at: one.recorded_at,
    };
    Ok(holds.map(fact).collect())
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
