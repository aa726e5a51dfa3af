//! What an event of each kind must and may say, and who tells it: the one table every door checks by.

use super::{CaseEventKind, EventDetail};
use crate::domain::role::Action;

/// What an event of a kind must and may say: the one table every door checks by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Which side tells it.
    pub teller: Teller,
    /// The details it may have.
    pub details: &'static [EventDetail],
    /// Whether one of the details must be given.
    pub detail: Need,
    /// Whether it says until when.
    pub until: Need,
    /// Whether free words must be given.
    pub text: Need,
    /// The kinds it may point to; it must point to one where there are any.
    pub about: &'static [CaseEventKind],
}

/// Whether a part of an event is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be.
    Required,
    /// It may be.
    Optional,
    /// It may not be.
    Absent,
}

/// Which side tells an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Teller {
    /// The kommune.
    Municipality,
    /// Bufetat's intake.
    Bufetat,
    /// Either.
    Either,
    /// Whoever takes part in the talk about a disagreement: either side, or statsforvalteren.
    Dialogue,
    /// Nobody: the service tells it of an act that is something else.
    Service,
}

impl Teller {
    /// Whether somebody who acts by that grant may tell it.
    #[must_use]
    pub fn covers(self, action: Action) -> bool {
        match self {
            Self::Municipality => action == Action::WriteRequest,
            Self::Bufetat => action == Action::WriteOffer,
            Self::Either => matches!(action, Action::WriteRequest | Action::WriteOffer),
            Self::Dialogue => action == Action::JoinDialogue,
            Self::Service => false,
        }
    }
}

const STAYS: &[EventDetail] = &[
    EventDetail::StayP4_4,
    EventDetail::StayP4_5,
    EventDetail::StayP6_1,
    EventDetail::StayP6_2Observation,
    EventDetail::StayP6_2Treatment,
    EventDetail::StayP6_6,
];
const RHYTHMS: &[EventDetail] = &[
    EventDetail::Daily,
    EventDetail::EverySecondDay,
    EventDetail::Weekly,
    EventDetail::Fortnightly,
];
const PAUSES: &[EventDetail] = &[
    EventDetail::AskedByMunicipality,
    EventDetail::ChildMissing,
    EventDetail::AwaitsHealthCare,
    EventDetail::LaterStartAgreed,
];
const HELP: &[EventDetail] = &[
    EventDetail::Mst,
    EventDetail::Psychologist,
    EventDetail::Staff,
    EventDetail::OtherHelp,
];
const REOPENINGS: &[EventDetail] = &[
    EventDetail::PlaceBrokeDown,
    EventDetail::NeverMovedIn,
    EventDetail::WithdrawnByMistake,
];

const CONSIDERED: &[EventDetail] = &[
    EventDetail::ConsideredUnsuited,
    EventDetail::ConsideredTooFar,
    EventDetail::ConsideredFull,
    EventDetail::ConsideredUnsafe,
    EventDetail::ConsideredChildAgainst,
];
const PRESSED: &[EventDetail] = &[
    EventDetail::PressedByBufetat,
    EventDetail::PressedByUnit,
    EventDetail::PressedByOther,
];
const SECTORS: &[EventDetail] = &[
    EventDetail::SectorMentalHealth,
    EventDetail::SectorSubstanceUse,
    EventDetail::SectorPolice,
    EventDetail::SectorMunicipalHealth,
    EventDetail::SectorSchool,
    EventDetail::SectorOther,
];
const THEMES: &[EventDetail] = &[
    EventDetail::ThemeDistance,
    EventDetail::ThemeSuitability,
    EventDetail::ThemeSiblings,
    EventDetail::ThemeTargetGroup,
    EventDetail::ThemeLegalBasis,
    EventDetail::ThemeResponsibility,
    EventDetail::ThemeCost,
    EventDetail::ThemeSafety,
];

/// The child was heard, or was not: the ways that the statistics of child welfare tell apart.
const HEARD: &[EventDetail] = &[
    EventDetail::HeardInTalk,
    EventDetail::HeardThroughRepresentative,
    EventDetail::HeardByObservation,
    EventDetail::HeardOtherwise,
    EventDetail::NotHeardYet,
    EventDetail::DidNotWantToBeHeard,
];

/// Who in the kommune's leadership is responsible: a role, never a name.
const LEADERS: &[EventDetail] = &[
    EventDetail::LedByMunicipalDirector,
    EventDetail::LedByHeadOfUpbringing,
    EventDetail::LedByHeadOfHealth,
    EventDetail::LedByChildWelfareLeader,
    EventDetail::LedByOther,
];
const STILL_THERE: &[EventDetail] = &[
    EventDetail::AwaitsFosterHome,
    EventDetail::AwaitsOtherUnit,
    EventDetail::AwaitsHousing,
    EventDetail::AwaitsFamily,
    EventDetail::AwaitsSchool,
    EventDetail::AwaitsTreatment,
    EventDetail::AwaitsTribunal,
    EventDetail::AwaitsChild,
    EventDetail::AwaitsOther,
];

/// An event of the kommune's that says only that it happened.
const PLAIN: Shape = Shape {
    teller: Teller::Municipality,
    details: &[],
    detail: Need::Absent,
    until: Need::Absent,
    text: Need::Optional,
    about: &[],
};

const OUTCOMES: &[EventDetail] = &[
    EventDetail::DialogueAgreed,
    EventDetail::DialoguePartlyAgreed,
    EventDetail::DialogueNotAgreed,
    EventDetail::DialogueCalledOff,
];

/// What an answer to an invitation, and its end, point to.
const INVITATIONS: &[CaseEventKind] =
    &[CaseEventKind::DialogueAsked, CaseEventKind::DialogueOffered];

/// Statsforvalteren invited to a disagreement: one press, without words, since the office is not shown any.
const DIALOGUE: Shape = Shape {
    teller: Teller::Dialogue,
    text: Need::Absent,
    about: &[CaseEventKind::DisagreementRaised],
    ..PLAIN
};

/// The kommune's own words.
const WORDS: Shape = Shape {
    text: Need::Required,
    ..PLAIN
};

/// A question, with its words.
const QUESTION: Shape = Shape {
    teller: Teller::Either,
    text: Need::Required,
    ..PLAIN
};

/// An update, which may say that there is nothing new.
const UPDATE: Shape = Shape {
    teller: Teller::Bufetat,
    details: &[EventDetail::NothingNew],
    detail: Need::Optional,
    ..PLAIN
};

/// A pause, with its reason and its agreed end.
const PAUSE: Shape = Shape {
    teller: Teller::Either,
    details: PAUSES,
    detail: Need::Required,
    until: Need::Required,
    ..PLAIN
};

/// One click of the desk's.
const TAKEN: Shape = Shape {
    teller: Teller::Bufetat,
    text: Need::Absent,
    ..PLAIN
};

/// Who does what, and when it is gone through again.
const JOINT_PLAN: Shape = Shape {
    until: Need::Required,
    ..QUESTION
};

/// Who asked for another paragraph, and why.
const PRESSURE: Shape = Shape {
    details: PRESSED,
    detail: Need::Required,
    ..QUESTION
};

/// What another sector answered.
const SECTOR_ANSWER: Shape = Shape {
    about: &[CaseEventKind::SectorAsked],
    ..QUESTION
};

impl CaseEventKind {
    /// What an event of the kind must and may say.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table, a line a kind")]
    pub fn shape(self) -> Shape {
        let about = |about| Shape { about, ..PLAIN };
        let one_of = |details| Shape {
            details,
            detail: Need::Required,
            ..PLAIN
        };
        let by = |teller, shape| Shape { teller, ..shape };
        match self {
            Self::MovingBan
            | Self::ExitBan
            | Self::ResidentAbroad
            | Self::ForeignRequest
            | Self::ConsentWithdrawn
            | Self::BroughtBack
            | Self::OrderRenewed
            | Self::OrderReviewed
            | Self::HearingEnded
            | Self::TribunalNotice
            | Self::DecisionNotice => PLAIN,
            Self::ComplaintDecided => about(&[Self::ComplaintReceived]),
            Self::LegalAction => about(&[Self::TribunalNotice]),
            Self::Appeal => about(&[Self::DecisionNotice]),
            Self::BanPetition | Self::BanEnded => about(&[Self::MovingBan, Self::ExitBan]),
            Self::StayBegan => Shape {
                until: Need::Optional,
                ..one_of(STAYS)
            },
            Self::StayEnded => about(&[Self::StayBegan]),
            Self::ComplaintReceived => Shape {
                detail: Need::Optional,
                ..one_of(&[EventDetail::OrdinaryTribunal])
            },
            Self::Question => QUESTION,
            Self::QuestionAnswered => by(Teller::Either, about(&[Self::Question])),
            Self::HumanAnswer | Self::SupplierAsked | Self::OnlyAlternative => {
                by(Teller::Bufetat, PLAIN)
            }
            Self::Taken | Self::SeenByDesk => TAKEN,
            Self::EnteredForCaller => by(Teller::Service, TAKEN),
            Self::UpdateGiven => UPDATE,
            Self::RhythmAgreed => by(Teller::Either, one_of(RHYTHMS)),
            Self::PauseBegan => PAUSE,
            Self::PauseEnded => by(Teller::Either, about(&[Self::PauseBegan])),
            Self::HelpBegan => by(Teller::Bufetat, one_of(HELP)),
            Self::HelpEnded => by(Teller::Bufetat, about(&[Self::HelpBegan])),
            Self::SupplierAnswered => by(Teller::Bufetat, about(&[Self::SupplierAsked])),
            Self::Reopened => one_of(REOPENINGS),
            Self::CallUnanswered => by(Teller::Either, PLAIN),
            Self::JointPlan => JOINT_PLAN,
            Self::AlternativeConsidered => by(Teller::Bufetat, one_of(CONSIDERED)),
            Self::LegalBasisPressure => PRESSURE,
            Self::SectorAsked => by(Teller::Either, one_of(SECTORS)),
            Self::SectorAnswered => SECTOR_ANSWER,
            Self::DisagreementRaised
            | Self::DisagreementView
            | Self::DisagreementSolution
            | Self::DisagreementSolved
            | Self::DisagreementKept => self.of_disagreement(),
            Self::ChildHeard | Self::ChildView | Self::ViewWeighed | Self::ChildViewOfPlace => {
                self.of_participation()
            }
            Self::StayGoal
            | Self::LeavingCriteria
            | Self::NextMeasure
            | Self::ReadyToLeave
            | Self::NotLeftBecause
            | Self::HasLeft => self.of_leaving(),
            Self::DialogueAsked
            | Self::DialogueOffered
            | Self::DialogueAccepted
            | Self::DialogueDeclined
            | Self::DialogueEnded => self.of_dialogue(),
        }
    }

    /// What an event of a disagreement must and may say: either side tells each of them.
    fn of_disagreement(self) -> Shape {
        let said = Shape {
            teller: Teller::Either,
            text: Need::Required,
            ..PLAIN
        };
        let about: &[Self] = &[Self::DisagreementRaised];
        match self {
            Self::DisagreementRaised => Shape {
                details: THEMES,
                detail: Need::Required,
                ..said
            },
            Self::DisagreementView | Self::DisagreementSolution => Shape { about, ..said },
            _ => Shape {
                about,
                text: Need::Optional,
                ..said
            },
        }
    }

    /// What an event of the child's participation must and may say: the kommune tells each of them.
    fn of_participation(self) -> Shape {
        match self {
            Self::ChildHeard => Shape {
                details: HEARD,
                detail: Need::Required,
                ..PLAIN
            },
            Self::ViewWeighed => Shape {
                about: &[Self::ChildView],
                ..WORDS
            },
            Self::ChildViewOfPlace => Shape {
                about: &[Self::AlternativeConsidered],
                ..WORDS
            },
            _ => WORDS,
        }
    }

    /// What a step of an invitation to statsforvalteren must and may say.
    fn of_dialogue(self) -> Shape {
        let answered = Shape {
            about: INVITATIONS,
            ..DIALOGUE
        };
        match self {
            Self::DialogueAccepted | Self::DialogueDeclined => answered,
            Self::DialogueEnded => Shape {
                details: OUTCOMES,
                detail: Need::Required,
                ..answered
            },
            _ => DIALOGUE,
        }
    }

    /// What an event of the goal of a stay and of leaving it must and may say.
    fn of_leaving(self) -> Shape {
        let either = Shape {
            teller: Teller::Either,
            ..PLAIN
        };
        let about: &[Self] = &[Self::ReadyToLeave];
        match self {
            Self::NextMeasure => Shape {
                details: LEADERS,
                detail: Need::Required,
                until: Need::Optional,
                ..WORDS
            },
            Self::ReadyToLeave => either,
            Self::NotLeftBecause => Shape {
                details: STILL_THERE,
                detail: Need::Required,
                about,
                ..either
            },
            Self::HasLeft => Shape { about, ..either },
            _ => WORDS,
        }
    }

    /// Whether it may be told more than once of what it is about: the newest holds.
    #[must_use]
    pub fn may_be_told_again(self) -> bool {
        matches!(
            self,
            Self::DisagreementView
                | Self::DisagreementSolution
                | Self::ViewWeighed
                | Self::ChildViewOfPlace
                | Self::NotLeftBecause
        )
    }

    /// Whether it may be told of a request that is closed: the law's limits run on after the child moved
    /// in, and a reopening is about a request that is.
    #[must_use]
    pub fn is_told_of_a_closed_request(self) -> bool {
        let waiting = matches!(
            self,
            Self::Question
                | Self::HumanAnswer
                | Self::SeenByDesk
                | Self::RhythmAgreed
                | Self::UpdateGiven
                | Self::PauseBegan
                | Self::HelpBegan
                | Self::SupplierAsked
                | Self::Taken
                | Self::CallUnanswered
                | Self::JointPlan
                | Self::AlternativeConsidered
                | Self::OnlyAlternative
                | Self::SectorAsked
                | Self::DisagreementRaised
        );
        !waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Code;

    #[test]
    fn every_detail_belongs_to_a_kind_and_every_end_has_a_beginning() {
        for detail in EventDetail::ALL {
            let kinds = CaseEventKind::ALL.iter();
            assert_eq!(
                kinds
                    .filter(|kind| kind.shape().details.contains(detail))
                    .count(),
                1,
                "{detail}"
            );
        }
        for kind in CaseEventKind::ALL {
            let shape = kind.shape();
            assert_eq!(
                shape.details.is_empty(),
                shape.detail == Need::Absent,
                "{kind}"
            );
            assert!(!shape.about.contains(kind), "{kind}");
        }
    }
}
