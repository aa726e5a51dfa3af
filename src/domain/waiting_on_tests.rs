//! The table of holders, line by line, and that the parts always make up the whole.

use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use super::*;
use crate::domain::id::{CaseEventId, OfferId};
use crate::domain::offer::{DeclineReason, Happened};
use chrono::Duration;

const BEGAN: &str = "2026-05-04T08:00:00Z";

/// Minutes after the need was reported.
fn at(minutes: i64) -> DateTime<Utc> {
    BEGAN.parse::<DateTime<Utc>>().unwrap() + Duration::minutes(minutes)
}

fn happened(minutes: i64) -> Happened {
    Happened {
        at: at(minutes),
        recorded_at: at(minutes),
    }
}

fn offer(made: i64) -> Offer {
    Offer {
        id: OfferId(Uuid::nil()),
        made: happened(made),
        available_from: "2026-05-04".parse().unwrap(),
        expires_at: None,
        answer: None,
        withdrawn: None,
        moved_in: None,
    }
}

fn event(number: u128, kind: CaseEventKind, role: Role, minutes: i64) -> CaseEvent {
    CaseEvent {
        id: CaseEventId(Uuid::from_u128(number)),
        kind,
        at: at(minutes),
        until: None,
        detail: None,
        about: None,
        role,
        recorded_at: at(minutes),
    }
}

fn answering(number: u128, kind: CaseEventKind, about: u128, minutes: i64) -> CaseEvent {
    CaseEvent {
        about: Some(CaseEventId(Uuid::from_u128(about))),
        ..event(number, kind, Role::Intake, minutes)
    }
}

fn wait(offers: &[Offer], events: &[CaseEvent], closed: &[(i64, Option<i64>)], now: i64) -> Wait {
    let facts = WaitFacts {
        began_at: at(0),
        kind: CountedKind::Acute,
        offers: offers.iter().collect(),
        events,
        nemnd: Vec::new(),
        closed: closed
            .iter()
            .map(|(from, until)| Closed {
                from: at(*from),
                until: until.map(at),
            })
            .collect(),
    };
    Wait::at(&facts, at(now))
}

/// The parts as holder and minutes.
fn told(wait: &Wait) -> Vec<(WaitingOn, i64)> {
    let parts = wait.segments.iter();
    parts
        .map(|segment| (segment.on, wait.minutes_of(segment)))
        .collect()
}

use WaitingOn::{Bufetat, Municipality, Nobody, Supplier, Tribunal};

#[test]
fn the_wait_is_bufetats_until_an_offer_stands() {
    assert_eq!(told(&wait(&[], &[], &[], 90)), [(Bufetat, 90)]);
    let offered = wait(&[offer(60)], &[], &[], 90);
    assert_eq!(told(&offered), [(Bufetat, 60), (Municipality, 30)]);
    assert_eq!((offered.on, offered.since), (Municipality, at(60)));
    let just_offered = wait(&[offer(90)], &[], &[], 90);
    assert_eq!(
        (just_offered.on, just_offered.since),
        (Municipality, at(90))
    );
}

#[test]
fn a_declined_a_withdrawn_and_an_expired_offer_give_the_wait_back() {
    let declined = Offer {
        answer: Some((Answer::Declined(DeclineReason::Distance), happened(70))),
        ..offer(60)
    };
    let withdrawn = Offer {
        withdrawn: Some(happened(70)),
        ..offer(60)
    };
    let expired = Offer {
        expires_at: Some(at(70)),
        ..offer(60)
    };
    for one in [declined, withdrawn, expired] {
        let found = wait(&[one], &[], &[], 100);
        assert_eq!(
            told(&found),
            [(Bufetat, 60), (Municipality, 10), (Bufetat, 30)]
        );
        assert_eq!((found.on, found.since), (Bufetat, at(70)));
    }
}

#[test]
fn a_place_that_cannot_be_taken_yet_is_bufetats_wait_and_then_the_kommunes() {
    let accepted = Offer {
        answer: Some((Answer::Accepted, happened(60))),
        available_from: "2026-05-05".parse().unwrap(),
        ..offer(30)
    };
    // 24.00 local time on 4 May is 22.00 UTC: 14 hours after the need was reported
    let midnight = 14 * 60;
    let found = wait(std::slice::from_ref(&accepted), &[], &[], midnight + 5);
    assert_eq!(
        told(&found),
        [
            (Bufetat, 30),
            (Municipality, 30),
            (Bufetat, midnight - 60),
            (Municipality, 5)
        ]
    );
    let moved = Offer {
        moved_in: Some(happened(midnight + 5)),
        ..accepted
    };
    let ended = wait(&[moved], &[], &[(midnight + 5, None)], midnight + 500);
    assert_eq!((ended.on, ended.since), (Nobody, at(midnight + 5)));
    assert_eq!(ended.minutes(), midnight + 5);
}

#[rstest]
#[case::asked_by_bufetat(Role::Intake, Municipality)]
#[case::asked_by_the_kommune(Role::MunicipalCaseworker, Bufetat)]
fn a_question_moves_the_wait_to_the_side_that_was_asked(
    #[case] asking: Role,
    #[case] on: WaitingOn,
) {
    let question = event(1, CaseEventKind::Question, asking, 10);
    let asked = wait(&[], std::slice::from_ref(&question), &[], 30);
    assert_eq!((asked.on, asked.minutes()), (on, 30));
    let answer = answering(2, CaseEventKind::QuestionAnswered, 1, 20);
    let answered = wait(&[], &[question, answer], &[], 30);
    assert_eq!(answered.on, Bufetat);
    let back = if on == Municipality { 10 } else { 0 };
    assert_eq!(answered.minutes_on(Municipality), back);
}

#[test]
fn of_two_questions_the_last_asked_holds() {
    let events = [
        event(1, CaseEventKind::Question, Role::Intake, 10),
        event(2, CaseEventKind::Question, Role::MunicipalLeader, 20),
        answering(3, CaseEventKind::QuestionAnswered, 2, 25),
    ];
    let found = wait(&[], &events, &[], 30);
    assert_eq!(
        told(&found),
        [
            (Bufetat, 10),
            (Municipality, 10),
            (Bufetat, 5),
            (Municipality, 5)
        ]
    );
}

#[test]
fn a_supplier_holds_the_wait_only_while_nothing_is_offered() {
    let events = [
        event(1, CaseEventKind::SupplierAsked, Role::Intake, 10),
        answering(2, CaseEventKind::SupplierAnswered, 1, 50),
    ];
    let found = wait(&[offer(30)], &events, &[], 60);
    assert_eq!(
        told(&found),
        [(Bufetat, 10), (Supplier, 20), (Municipality, 30)]
    );
}

#[test]
fn help_pauses_and_updates_move_nothing() {
    let told_of = [
        CaseEventKind::HelpBegan,
        CaseEventKind::PauseBegan,
        CaseEventKind::UpdateGiven,
        CaseEventKind::HumanAnswer,
        CaseEventKind::RhythmAgreed,
    ];
    let events: Vec<CaseEvent> = (1..)
        .zip(told_of)
        .map(|(number, kind)| event(number, kind, Role::Intake, 10))
        .collect();
    assert_eq!(told(&wait(&[], &events, &[], 60)), [(Bufetat, 60)]);
}

#[test]
fn a_reopened_request_goes_on_and_what_lay_between_is_nobodys() {
    let moved = Offer {
        answer: Some((Answer::Accepted, happened(20))),
        moved_in: Some(happened(30)),
        ..offer(10)
    };
    let found = wait(&[moved], &[], &[(30, Some(100))], 130);
    assert_eq!(
        told(&found),
        [
            (Bufetat, 10),
            (Municipality, 20),
            (Nobody, 70),
            (Bufetat, 30)
        ]
    );
    assert_eq!((found.began_at, found.ended_at), (at(0), None));
    assert_eq!((found.on, found.minutes()), (Bufetat, 60));
}

#[rstest]
#[case::planned(CountedKind::Planned, Tribunal)]
#[case::an_acute_move_waits_for_no_petition(CountedKind::Acute, Municipality)]
fn an_accepted_place_waits_for_the_tribunal(#[case] kind: CountedKind, #[case] on: WaitingOn) {
    let accepted = Offer {
        answer: Some((Answer::Accepted, happened(60))),
        ..offer(30)
    };
    let step = |kind, minutes| NemndEvent {
        kind,
        at: at(minutes),
        until: None,
    };
    let mut facts = WaitFacts {
        began_at: at(0),
        kind,
        offers: vec![&accepted],
        events: &[],
        nemnd: vec![step(NemndEventKind::PetitionSent, 5)],
        closed: Vec::new(),
    };
    assert_eq!(
        Wait::at(&facts, at(20)).on,
        Bufetat,
        "no place is agreed yet"
    );
    assert_eq!(
        Wait::at(&facts, at(40)).on,
        Municipality,
        "the offer stands"
    );
    assert_eq!(Wait::at(&facts, at(90)).on, on);
    facts.nemnd.push(step(NemndEventKind::Decided, 80));
    assert_eq!(Wait::at(&facts, at(90)).on, Municipality);
}

fn offers() -> impl Strategy<Value = Offer> {
    let late = proptest::option::of(-100_i64..4_000);
    (
        -100_i64..4_000,
        late.clone(),
        late.clone(),
        late.clone(),
        late,
        any::<bool>(),
    )
        .prop_map(
            |(made, expires, answered, withdrawn, moved, accepted)| Offer {
                expires_at: expires.map(at),
                answer: answered.map(|minutes| {
                    let answer = if accepted {
                        Answer::Accepted
                    } else {
                        Answer::Declined(DeclineReason::Other)
                    };
                    (answer, happened(minutes))
                }),
                withdrawn: withdrawn.map(happened),
                moved_in: moved.map(happened),
                ..offer(made)
            },
        )
}

fn events() -> impl Strategy<Value = CaseEvent> {
    let kind = proptest::sample::select(CaseEventKind::ALL);
    let role = proptest::sample::select(Role::ALL);
    (
        1_u128..9,
        kind,
        role,
        -100_i64..4_000,
        proptest::option::of(1_u128..9),
    )
        .prop_map(|(number, kind, role, minutes, about)| CaseEvent {
            about: about.map(|about| CaseEventId(Uuid::from_u128(about))),
            ..event(number, kind, role, minutes)
        })
}

proptest! {
    /// Whatever is told, in whatever order: no gap, no overlap, and the minutes add up.
    #[test]
    fn the_parts_tile_the_whole_wait(
        offers in proptest::collection::vec(offers(), 0..5),
        events in proptest::collection::vec(events(), 0..8),
        closed in proptest::collection::vec((0_i64..4_000, proptest::option::of(0_i64..4_000)), 0..3),
        millis in 0_i64..300_000_000,
    ) {
        let facts = WaitFacts {
            began_at: at(0),
            kind: CountedKind::Planned,
            offers: offers.iter().collect(),
            events: &events,
            nemnd: Vec::new(),
            closed: closed.iter().map(|(from, until)| Closed { from: at(*from), until: until.map(at) }).collect(),
        };
        let now = at(0) + Duration::milliseconds(millis);
        let found = Wait::at(&facts, now);
        let end = found.ended_at.unwrap_or(now);
        prop_assert!(end <= now);
        let mut reached = found.began_at;
        let mut before = None;
        for part in &found.segments {
            prop_assert_eq!(part.from, reached);
            prop_assert!(part.from < part.to);
            prop_assert_ne!(before, Some(part.on));
            reached = part.to;
            before = Some(part.on);
        }
        prop_assert_eq!(reached, end);
        let all: i64 = WaitingOn::ALL.iter().map(|on| found.minutes_on(*on)).sum();
        prop_assert_eq!(all, (end - found.began_at).num_minutes());
        prop_assert_eq!(found.minutes() + found.minutes_on(Nobody), all);
        prop_assert!(found.since <= now);
    }
}
