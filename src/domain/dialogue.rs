//! «Nøytral tredjepart»: statsforvalteren takes part in the talk about a disagreement, asked by one side or
//! by its own offer. It is no supervision: it opens none, establishes nothing and orders nothing. Computed
//! from the case's events; nothing of it is stored.

use super::code::{Code, code_enum};
use super::disagreement::{self, DisagreementStatus};
use super::event::{CaseEvent, CaseEventKind};
use super::id::CaseEventId;
use super::role::Role;

code_enum! {
    /// «part». Who takes part.
    Party {
        /// The kommune.
        Municipality = "municipality",
        /// Bufetat.
        Bufetat = "bufetat",
        /// Statsforvalteren.
        Supervisor = "supervisor",
    }
}

impl Party {
    /// Whom a role speaks for; none for those who are no part of a case.
    #[must_use]
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::MunicipalCaseworker | Role::MunicipalLeader | Role::MunicipalDuty => {
                Some(Self::Municipality)
            }
            Role::Intake | Role::IntakeLeader | Role::RegionLeader => Some(Self::Bufetat),
            Role::SupervisorCaseworker | Role::SupervisorLeader => Some(Self::Supervisor),
            Role::DirectorateAnalyst
            | Role::DirectorateLeader
            | Role::MinistryReader
            | Role::Operator
            | Role::Auditor => None,
        }
    }
}

code_enum! {
    /// «hvordan dialogen står».
    DialogueState {
        /// Somebody has not answered.
        Waiting = "waiting",
        /// All three take part.
        Going = "going",
        /// Somebody said no.
        Declined = "declined",
        /// Statsforvalteren has told how it ended.
        Ended = "ended",
    }
}

impl DialogueState {
    /// Whether it is neither declined nor ended.
    #[must_use]
    pub fn stands(self) -> bool {
        matches!(self, Self::Waiting | Self::Going)
    }
}

/// One invitation about one disagreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dialogue<'a> {
    /// The event that asked or offered.
    pub began: &'a CaseEvent,
    /// Who did.
    pub by: Party,
    /// What the two others answered, with the event.
    pub answers: Vec<(Party, &'a CaseEvent)>,
    /// How it ended.
    pub ended: Option<&'a CaseEvent>,
}

impl Dialogue<'_> {
    /// How it stands.
    #[must_use]
    pub fn state(&self) -> DialogueState {
        let declined =
            |(_, event): &(Party, &CaseEvent)| event.kind == CaseEventKind::DialogueDeclined;
        if self.ended.is_some() {
            DialogueState::Ended
        } else if self.answers.iter().any(declined) {
            DialogueState::Declined
        } else if self.answers.len() < Party::ALL.len() - 1 {
            DialogueState::Waiting
        } else {
            DialogueState::Going
        }
    }

    /// Whether that party is to say yes or no.
    #[must_use]
    pub fn awaits(&self, party: Party) -> bool {
        let answered = self.answers.iter().any(|(who, _)| *who == party);
        self.state() == DialogueState::Waiting && party != self.by && !answered
    }
}

/// The invitations of a case, oldest first, from its events in the order they happened.
#[must_use]
pub fn of_events(events: &[CaseEvent]) -> Vec<Dialogue<'_>> {
    let began = events.iter().filter(|event| {
        matches!(
            event.kind,
            CaseEventKind::DialogueAsked | CaseEventKind::DialogueOffered
        )
    });
    began
        .filter_map(|began| {
            let by = Party::of(began.role)?;
            let about = |kind| {
                let told = events.iter().filter(move |event| event.kind == kind);
                told.filter(move |event| event.about == Some(began.id))
            };
            let answers = about(CaseEventKind::DialogueAccepted)
                .chain(about(CaseEventKind::DialogueDeclined))
                .filter_map(|event| Some((Party::of(event.role)?, event)));
            Some(Dialogue {
                began,
                by,
                answers: answers.collect(),
                ended: about(CaseEventKind::DialogueEnded).next(),
            })
        })
        .collect()
}

/// Whether a party may tell an event of the kind about that event now.
#[must_use]
pub fn may_tell(
    events: &[CaseEvent],
    party: Party,
    kind: CaseEventKind,
    about: CaseEventId,
) -> bool {
    let dialogues = of_events(events);
    let this = dialogues.iter().find(|one| one.began.id == about);
    let is_office = party == Party::Supervisor;
    match kind {
        CaseEventKind::DialogueAsked => !is_office && may_begin(events, &dialogues, about),
        CaseEventKind::DialogueOffered => is_office && may_begin(events, &dialogues, about),
        CaseEventKind::DialogueAccepted | CaseEventKind::DialogueDeclined => {
            this.is_some_and(|one| one.awaits(party))
        }
        CaseEventKind::DialogueEnded => {
            is_office && this.is_some_and(|one| one.state() == DialogueState::Going)
        }
        _ => false,
    }
}

/// A disagreement that is not solved, without an invitation that stands.
fn may_begin(events: &[CaseEvent], dialogues: &[Dialogue<'_>], about: CaseEventId) -> bool {
    let disagreements = disagreement::of_events(events);
    let open = disagreements
        .iter()
        .any(|one| one.id == about && one.status != DisagreementStatus::Solved);
    let mut of_it = dialogues
        .iter()
        .filter(|one| one.began.about == Some(about));
    open && !of_it.any(|one| one.state().stands())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use rstest::rstest;
    use uuid::Uuid;

    use super::CaseEventKind as K;
    use super::*;

    const KOMMUNE: Role = Role::MunicipalLeader;
    const DESK: Role = Role::Intake;
    const OFFICE: Role = Role::SupervisorCaseworker;

    fn id(id: u128) -> CaseEventId {
        CaseEventId(Uuid::from_u128(id))
    }

    fn told(number: u128, kind: CaseEventKind, about: u128, role: Role) -> CaseEvent {
        CaseEvent {
            id: id(number),
            kind,
            at: DateTime::UNIX_EPOCH,
            until: None,
            detail: None,
            about: (about > 0).then(|| id(about)),
            role,
            recorded_at: DateTime::UNIX_EPOCH,
        }
    }

    /// A disagreement (1) about which the kommune asked (2), and what came after.
    fn asked(after: &[(CaseEventKind, Role)]) -> Vec<CaseEvent> {
        let mut events = vec![
            told(1, K::DisagreementRaised, 0, KOMMUNE),
            told(2, K::DialogueAsked, 1, KOMMUNE),
        ];
        for (number, (kind, role)) in (3..).zip(after) {
            events.push(told(number, *kind, 2, *role));
        }
        events
    }

    const YES: CaseEventKind = K::DialogueAccepted;
    const NO: CaseEventKind = K::DialogueDeclined;

    #[rstest]
    #[case::nobody(&[], DialogueState::Waiting)]
    #[case::one(&[(YES, OFFICE)], DialogueState::Waiting)]
    #[case::both(&[(YES, OFFICE), (YES, DESK)], DialogueState::Going)]
    #[case::the_other_side_says_no(&[(YES, OFFICE), (NO, DESK)], DialogueState::Declined)]
    #[case::the_office_says_no(&[(NO, OFFICE)], DialogueState::Declined)]
    #[case::ended(&[(YES, OFFICE), (YES, DESK), (K::DialogueEnded, OFFICE)], DialogueState::Ended)]
    fn how_it_stands(#[case] after: &[(CaseEventKind, Role)], #[case] wanted: DialogueState) {
        assert_eq!(of_events(&asked(after))[0].state(), wanted);
    }

    #[rstest]
    // Who asked has said yes by that; the two others answer once.
    #[case::own_invitation(&[], Party::Municipality, YES, 2, false)]
    #[case::the_desk(&[], Party::Bufetat, YES, 2, true)]
    #[case::the_office(&[], Party::Supervisor, NO, 2, true)]
    #[case::twice(&[(YES, DESK)], Party::Bufetat, NO, 2, false)]
    #[case::after_a_no(&[(NO, DESK)], Party::Supervisor, YES, 2, false)]
    // Only one invitation stands; after a no it may be asked again.
    #[case::beside_another(&[], Party::Bufetat, K::DialogueAsked, 1, false)]
    #[case::the_office_beside(&[], Party::Supervisor, K::DialogueOffered, 1, false)]
    #[case::asked_again(&[(NO, DESK)], Party::Municipality, K::DialogueAsked, 1, true)]
    #[case::offered_after_a_no(&[(NO, DESK)], Party::Supervisor, K::DialogueOffered, 1, true)]
    // Each asks in its own way, and the office alone ends what all take part in.
    #[case::the_office_does_not_ask(&[(NO, DESK)], Party::Supervisor, K::DialogueAsked, 1, false)]
    #[case::a_side_does_not_offer(&[(NO, DESK)], Party::Bufetat, K::DialogueOffered, 1, false)]
    #[case::ended_too_soon(&[(YES, OFFICE)], Party::Supervisor, K::DialogueEnded, 2, false)]
    #[case::ended(&[(YES, OFFICE), (YES, DESK)], Party::Supervisor, K::DialogueEnded, 2, true)]
    #[case::ended_by_a_side(&[(YES, OFFICE), (YES, DESK)], Party::Bufetat, K::DialogueEnded, 2, false)]
    #[case::about_nothing(&[], Party::Bufetat, K::DialogueAsked, 9, false)]
    fn who_may_tell_what(
        #[case] after: &[(CaseEventKind, Role)],
        #[case] party: Party,
        #[case] kind: CaseEventKind,
        #[case] about: u128,
        #[case] wanted: bool,
    ) {
        assert_eq!(may_tell(&asked(after), party, kind, id(about)), wanted);
    }

    #[test]
    fn what_is_solved_needs_nobody() {
        let events = [
            told(1, K::DisagreementRaised, 0, KOMMUNE),
            told(2, K::DisagreementSolved, 1, DESK),
        ];
        assert!(!may_tell(
            &events,
            Party::Municipality,
            K::DialogueAsked,
            id(1)
        ));
        assert!(may_tell(
            &events[..1],
            Party::Municipality,
            K::DialogueAsked,
            id(1)
        ));
    }
}
