//! The timeline is built from facts alone, so it is told here as a case.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::*;
use crate::app::case::Case;
use crate::app::offers::StoredOffer;
use crate::app::requests::ChangeShown;
use crate::domain::child::age_in_years;
use crate::domain::id::{ChildId, OfferId, RequestId, SearchLineId};
use crate::domain::legal_basis::{LawVersion, LegalBasis, RequestKind};
use crate::domain::nemnd::NemndEvent;
use crate::domain::offer::{Happened, Offer, UnitOwner};
use crate::domain::organisation::Office;
use crate::domain::request::{
    Content, Harm, Judgement, NeedFlags, PlacementRequest, RequestStatus, Stay,
};
use crate::domain::role::Role;
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    ["2026-04-", text, ":00Z"].concat().parse().unwrap()
}

fn a_request() -> PlacementRequest {
    let born = "2012-01-01".parse().unwrap();
    PlacementRequest {
        id: RequestId(Uuid::nil()),
        version: 1,
        case_number: "2026-000001".into(),
        municipality: "4601".parse().unwrap(),
        region: Region::West,
        office: Office::Vestland,
        child: ChildId(Uuid::nil()),
        content: Content {
            legal_basis: LegalBasis::P4_2,
            law_version: LawVersion::Amended2026,
            kind: RequestKind::Acute,
            measure: Measure::Institution,
            target_group: None,
            need_reported_at: at("02T20:00"),
            channel: Channel::Phone,
            emergency_decision_at: Some(at("02T19:00")),
            wanted_start: None,
            flags: NeedFlags::default(),
            danger: Judgement::Yes,
            looked_after: Judgement::No,
            age: Some(age_in_years(born, "2026-04-02".parse().unwrap()).into()),
            sender_reference: None,
        },
        registered_at: at("02T20:10"),
        withdrawals: Vec::new(),
        reopenings: Vec::new(),
        status: RequestStatus::Open,
        first_offer_at: None,
    }
}

fn happened(text: &str) -> Happened {
    Happened {
        at: at(text),
        recorded_at: at(text),
    }
}

fn an_offer() -> StoredOffer {
    StoredOffer {
        request: RequestId(Uuid::nil()),
        version: 1,
        offer: Offer {
            id: OfferId(Uuid::nil()),
            made: happened("03T08:00"),
            available_from: "2026-04-03".parse().unwrap(),
            expires_at: Some(at("03T10:00")),
            answer: None,
            withdrawn: None,
            moved_in: None,
        },
        unit: "demo-vest-01".into(),
        measure: Measure::Institution,
        owner: UnitOwner::State,
        unit_region: Region::West,
        distance_km: None,
        travel: None,
    }
}

fn shown(change: impl FnOnce(&mut Case)) -> Shown {
    let mut case = Case::new(a_request());
    change(&mut case);
    let changes = vec![ChangeShown {
        kind: ChangeKind::Supplement,
        role: Role::MunicipalDuty,
        recorded_at: at("02T21:00"),
    }];
    Shown {
        case,
        identity: None,
        details: None,
        changes,
        same_child: Vec::new(),
    }
}

fn whats(days: &[Day]) -> Vec<&What> {
    days.iter()
        .flat_map(|day| &day.events)
        .map(|event| &event.what)
        .collect()
}

#[test]
fn the_newest_stands_first_and_days_turn_at_norwegian_midnight() {
    let shown = shown(|case| {
        case.stays.push(Stay {
            place: PlaceOfStay::Unknown,
            from: at("02T22:30"),
            to: None,
            recorded_at: at("02T22:30"),
        });
        case.harms.push(Harm {
            kind: HarmKind::Runaway,
            at: at("02T21:59"),
            recorded_at: at("02T22:00"),
        });
    });
    let days = build(&shown, &[], at("03T12:00"));
    let dates: Vec<String> = days.iter().map(|day| day.date.to_string()).collect();
    assert_eq!(dates, ["2026-04-03", "2026-04-02"]);
    let said = whats(&days);
    assert_eq!(said[0], &What::Stay(PlaceOfStay::Unknown));
    assert_eq!(said[1], &What::Harm(HarmKind::Runaway));
    assert_eq!(said[2], &What::Changed(ChangeKind::Supplement));
    assert_eq!(said[4], &What::NeedReported(Channel::Phone));
    assert_eq!(said.last(), Some(&&What::EmergencyDecision));
}

#[test]
fn an_offer_tells_everything_that_became_of_it() {
    let accepted = shown(|case| {
        let mut stored = an_offer();
        stored.offer.answer = Some((Answer::Accepted, happened("03T09:00")));
        stored.offer.moved_in = Some(happened("03T15:00"));
        case.offers.push(stored);
    });
    let days = build(&accepted, &[], at("04T12:00"));
    let said = whats(&days);
    assert_eq!(said[0], &What::MovedIn("demo-vest-01".into()));
    assert_eq!(
        said[1],
        &What::Answered("demo-vest-01".into(), Answer::Accepted)
    );
    assert_eq!(said[2], &What::Offered("demo-vest-01".into()));
    assert!(
        !said
            .iter()
            .any(|what| matches!(what, What::OfferExpired(_)))
    );
}

#[test]
fn an_offer_nobody_answered_runs_out_when_its_time_comes() {
    let shown = shown(|case| case.offers.push(an_offer()));
    let expired = |now: &str| {
        whats(&build(&shown, &[], at(now)))
            .iter()
            .any(|what| matches!(what, What::OfferExpired(_)))
    };
    assert!(!expired("03T09:59"));
    assert!(expired("03T10:00"));
}

#[test]
fn a_hearing_is_told_when_it_was_set_and_not_when_it_is_held() {
    let shown = shown(|case| {
        let hearing = NemndEvent {
            kind: NemndEventKind::HearingSet,
            at: at("20T08:00"),
            until: None,
        };
        case.nemnd.push((hearing, at("05T08:00")));
    });
    let days = build(&shown, &[], at("06T00:00"));
    assert_eq!(days[0].date.to_string(), "2026-04-05");
    assert_eq!(days[0].events[0].who, Who::Tribunal);
}

#[test]
fn what_bufetat_tried_is_part_of_it() {
    let line = SearchLine {
        id: SearchLineId(Uuid::nil()),
        unit: None,
        measure: Measure::FosterHome,
        region: Region::North,
        answer: SearchAnswer::Full,
        channel: Channel::Phone,
        at: at("03T07:00"),
        next_try_at: None,
        recorded_at: at("03T07:00"),
    };
    let days = build(&shown(|_| ()), &[line], at("03T12:00"));
    let first = &days[0].events[0];
    assert_eq!(first.who, Who::Bufetat);
    assert_eq!(
        first.what,
        What::Searched(None, Measure::FosterHome, Region::North, SearchAnswer::Full)
    );
}

#[test]
fn a_limit_at_the_turn_of_the_day_stands_last_in_the_day_that_ended() {
    let shown = shown(|case| {
        let mut stored = an_offer();
        stored.offer.made = happened("03T08:00");
        // Midnight in Norway, in summer.
        stored.offer.expires_at = Some(at("03T22:00"));
        case.offers.push(stored);
        let next = Harm {
            kind: HarmKind::Runaway,
            at: at("03T22:00"),
            recorded_at: at("03T22:00"),
        };
        case.harms.push(next);
    });
    let days = build(&shown, &[], at("05T00:00"));
    let dates: Vec<String> = days.iter().map(|day| day.date.to_string()).collect();
    assert_eq!(dates, ["2026-04-04", "2026-04-03", "2026-04-02"]);
    assert!(matches!(days[1].events[0].what, What::OfferExpired(_)));
}
