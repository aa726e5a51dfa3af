//! The table of moves, state by state.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::domain::code::Code;
use rstest::rstest;

/// Every pair of states, as the table is meant: `.` is no move, `a` anyone's, `l` a leader's. Columns and
/// rows are in the order of the list.
const MEANT: [&str; 8] = [
    // Received, Statement, Preliminary, Comments, Final, OrderNotice, Order, Closed
    ".aa.a...", // Received
    "..a.a...", // Statement
    "...aa...", // Preliminary
    ".aa.a...", // Comments
    ".....l.a", // Final
    "......la", // OrderNotice
    ".......a", // Order
    "........", // Closed
];

#[test]
fn which_states_may_follow_which_and_who_may_move() {
    for (from, meant) in SupervisionState::ALL.iter().zip(MEANT) {
        let found: String = SupervisionState::ALL
            .iter()
            .map(|to| {
                let one = MOVES.iter().find(|one| one.from == *from && one.to == *to);
                match one.map(|one| one.by) {
                    None => '.',
                    Some(Mover::Anyone) => 'a',
                    Some(Mover::Leader) => 'l',
                }
            })
            .collect();
        assert_eq!(found, meant, "from {from}");
    }
}

#[test]
fn every_state_can_be_reached_and_every_case_can_be_closed() {
    for state in SupervisionState::ALL {
        let reached = *state == Received || MOVES.iter().any(|one| one.to == *state);
        assert!(reached, "{state} is never reached");
        let mut at = vec![*state];
        let mut next = 0;
        while let Some(from) = at.get(next).copied() {
            next += 1;
            for one in MOVES.iter().filter(|one| one.from == from) {
                if !at.contains(&one.to) {
                    at.push(one.to);
                }
            }
        }
        assert!(at.contains(&Closed), "{state} is never closed");
    }
}

#[test]
fn only_the_conclusion_leads_past_itself() {
    for one in MOVES {
        let crosses = !one.from.follows_the_conclusion() && one.to.follows_the_conclusion();
        assert!(!crosses || one.from == Final, "{one:?}");
        assert!(
            !one.from.follows_the_conclusion() || one.to > one.from,
            "{one:?}"
        );
    }
}

#[rstest]
#[case(ConclusionCode::Breach, true)]
#[case(ConclusionCode::Partial, true)]
#[case(ConclusionCode::NoBreach, false)]
#[case(ConclusionCode::Dismissed, false)]
#[case(ConclusionCode::Withdrawn, false)]
#[case(ConclusionCode::NotJudged, false)]
fn notice_of_an_order_follows_a_fault_alone(#[case] code: ConclusionCode, #[case] given: bool) {
    let to: Vec<_> = moves(Final, Some(code)).map(|one| one.to).collect();
    assert_eq!(to.contains(&OrderNotice), given);
    assert!(to.contains(&Closed));
}

#[test]
fn only_the_offices_own_roles_move_a_case() {
    for role in Role::ALL {
        let office = matches!(role, Role::SupervisorCaseworker | Role::SupervisorLeader);
        assert_eq!(Mover::Anyone.covers(*role), office, "{role}");
        assert_eq!(
            Mover::Leader.covers(*role),
            *role == Role::SupervisorLeader,
            "{role}"
        );
    }
}

fn step(ordinal: i32, state: SupervisionState) -> SupervisionStep {
    let at = "2026-04-02T10:00:00Z".parse().unwrap();
    SupervisionStep {
        ordinal,
        state,
        at,
        role: Role::SupervisorCaseworker,
        due_on: None,
        recorded_at: at,
    }
}

#[test]
fn the_last_step_is_the_state_and_the_conclusion_stands_between() {
    let breach = Some(ConclusionCode::Breach);
    assert_eq!(state_of(&[], None), Received);
    let before = [step(1, Statement), step(2, Preliminary)];
    assert_eq!(state_of(&before, None), Preliminary);
    let turned = [step(2, Preliminary), step(1, Statement)];
    assert_eq!(
        state_of(&turned, None),
        Preliminary,
        "whatever the order of rows"
    );
    assert_eq!(state_of(&before, breach), Final);
    assert_eq!(state_of(&[], breach), Final);
    let after = [step(1, Statement), step(2, OrderNotice)];
    assert_eq!(state_of(&after, breach), OrderNotice);
}
