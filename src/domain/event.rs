//! What is told about a case beside the tribunal's own steps: one dated event each, never changed.
//!
//! An interval (a stay, a pause, help on loan) is two events: one that begins it and one that ends it and
//! points back. Whose turn it is, how long each held it and what quota is left is computed from these.

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::CaseEventId;
use super::role::{Action, Role};

code_enum! {
    /// «sakshendelse». What kind of event it is.
    CaseEventKind {
        /// «flytteforbud»: a temporary ban on moving the child was decided (§ 4-3).
        MovingBan = "moving_ban",
        /// «utreiseforbud»: an emergency ban on leaving the country was decided (§ 4-6).
        ExitBan = "exit_ban",
        /// «begjæring om forbudet»: a petition about one of the two bans is before the tribunal (§§ 4-3,
        /// 4-6).
        BanPetition = "ban_petition",
        /// «forbudet falt bort eller ble opphevet»: one of the two bans ended.
        BanEnded = "ban_ended",
        /// «vanlig bosted i utlandet»: the child is habitually resident abroad (§§ 4-2, 4-4).
        ResidentAbroad = "resident_abroad",
        /// «henvendelse til hjemstaten»: a request was sent to the home state, or jurisdiction taken over.
        ForeignRequest = "foreign_request",
        /// «opphold begynte»: a stay by a legal basis began; the detail says which.
        StayBegan = "stay_began",
        /// «opphold ble avsluttet»: that stay ended.
        StayEnded = "stay_ended",
        /// «samtykket ble trukket» (§ 6-1).
        ConsentWithdrawn = "consent_withdrawn",
        /// «barnet ble brakt tilbake» (§ 6-1).
        BroughtBack = "brought_back",
        /// «nytt vedtak om forlengelse» (§§ 6-2, 6-6): the stay was prolonged.
        OrderRenewed = "order_renewed",
        /// «vedtaket ble vurdert på nytt» by the kommune (§ 6-2).
        OrderReviewed = "order_reviewed",
        /// «klage på akuttvedtak mottatt av nemnda» (§ 14-23).
        ComplaintReceived = "complaint_received",
        /// «klagen ble avgjort» by the tribunal (§ 14-23).
        ComplaintDecided = "complaint_decided",
        /// «forhandlingsmøtet ble avsluttet» (§ 14-20).
        HearingEnded = "hearing_ended",
        /// «melding om nemndas vedtak mottatt» by the party (§ 14-25).
        TribunalNotice = "tribunal_notice",
        /// «søksmål reist» (§ 14-25).
        LegalAction = "legal_action",
        /// «melding om enkeltvedtak mottatt» by the party (forvaltningsloven § 29).
        DecisionNotice = "decision_notice",
        /// «klage på enkeltvedtak sendt» (forvaltningsloven § 29).
        Appeal = "appeal",
        /// «spørsmål»: one side asked the other.
        Question = "question",
        /// «spørsmålet ble besvart».
        QuestionAnswered = "question_answered",
        /// «svar fra et menneske»: Bufetat's intake answered in person.
        HumanAnswer = "human_answer",
        /// «oppdateringsrytme avtalt»: how often Bufetat tells how it goes.
        RhythmAgreed = "rhythm_agreed",
        /// «oppdatering gitt», also when there is nothing new.
        UpdateGiven = "update_given",
        /// «pause»: one side paused a norm by agreement, with reason and end. Never a limit of the Act.
        PauseBegan = "pause_began",
        /// «pausen ble avsluttet» before its end.
        PauseEnded = "pause_ended",
        /// «hjelp i ventetiden»: Bufetat lends help. Never an offer, never fulfilment.
        HelpBegan = "help_began",
        /// «hjelpen ble avsluttet».
        HelpEnded = "help_ended",
        /// «leverandør forespurt»: Bufetat waits for a supplier's answer.
        SupplierAsked = "supplier_asked",
        /// «leverandøren svarte».
        SupplierAnswered = "supplier_answered",
        /// «gjenåpnet»: the same wait goes on after it had ended.
        Reopened = "reopened",
        /// «saken er tatt»: a person at Bufetat's intake has seen the request and taken it in hand.
        Taken = "taken",
        /// «ikke besvart»: one side called the other and nobody answered.
        CallUnanswered = "call_unanswered",
        /// «felles plan»: who does what until a place is found, and when the plan is gone through again.
        JointPlan = "joint_plan",
        /// «vurdert alternativ»: a place that was considered and not offered; the detail says why.
        AlternativeConsidered = "alternative_considered",
        /// «bare ett alternativ»: no more than one place could be offered.
        OnlyAlternative = "only_alternative",
        /// «bedt om å endre hjemmel»: somebody asked for another paragraph to get a place; the detail says who.
        LegalBasisPressure = "legal_basis_pressure",
        /// «annen sektor spurt»: another sector was asked to help; the detail says which.
        SectorAsked = "sector_asked",
        /// «annen sektor svarte».
        SectorAnswered = "sector_answered",
        /// «sett av inntaket»: a person at Bufetat's desk has opened the request.
        SeenByDesk = "seen_by_desk",
        /// «ført for den som ringte»: Bufetat's desk registered the request on the kommune's behalf.
        EnteredForCaller = "entered_for_caller",
        /// «uenighet»: one side says what the two disagree about, with its own view. The offer, if there is
        /// one, stands as it stood.
        DisagreementRaised = "disagreement_raised",
        /// «syn på uenigheten»: what a side thinks; its newest holds.
        DisagreementView = "disagreement_view",
        /// «hva som kan løse uenigheten»; the newest holds, whoever said it.
        DisagreementSolution = "disagreement_solution",
        /// «uenigheten er løst».
        DisagreementSolved = "disagreement_solved",
        /// «uenigheten står»: both have said theirs, and it remains.
        DisagreementKept = "disagreement_kept",
        /// «barnets medvirkning»: whether the child is told of the request and was heard; the detail says how
        /// (§ 1-4).
        ChildHeard = "child_heard",
        /// «hva barnet sier»; the newest holds.
        ChildView = "child_view",
        /// «hvordan det ble vektlagt»: how what the child said was weighed.
        ViewWeighed = "view_weighed",
        /// «barnets syn på et alternativ»: what the child says of a place that was considered.
        ChildViewOfPlace = "child_view_of_place",
        /// «mål for oppholdet»; the newest holds.
        StayGoal = "stay_goal",
        /// «kriterier for utflytting»: what must be so before the child leaves; the newest holds.
        LeavingCriteria = "leaving_criteria",
        /// «kommunens neste tiltak»: what the kommune has ready afterwards; the detail says which role in its
        /// leadership is responsible. The newest holds.
        NextMeasure = "next_measure",
        /// «klar for utflytting».
        ReadyToLeave = "ready_to_leave",
        /// «ikke flyttet ut ennå»: why the child is still there; the newest holds from then on.
        NotLeftBecause = "not_left_because",
        /// «flyttet ut».
        HasLeft = "has_left",
        /// «invitasjon»: one side asks statsforvalteren to take part as a neutral third party. No supervision.
        DialogueAsked = "dialogue_asked",
        /// «tilbud om å delta»: statsforvalteren offers it.
        DialogueOffered = "dialogue_offered",
        /// «takket ja til dialogen».
        DialogueAccepted = "dialogue_accepted",
        /// «takket nei til dialogen».
        DialogueDeclined = "dialogue_declined",
        /// «dialogen er avsluttet»; the detail says with what.
        DialogueEnded = "dialogue_ended",
    }
}

code_enum! {
    /// «detalj». Which of its kind an event is.
    EventDetail {
        /// Stay under § 4-4.
        StayP4_4 = "stay_p4_4",
        /// Stay under § 4-5.
        StayP4_5 = "stay_p4_5",
        /// Stay under § 6-1, with consent.
        StayP6_1 = "stay_p6_1",
        /// Stay under § 6-2 første ledd, observation.
        StayP6_2Observation = "stay_p6_2_observation",
        /// Stay under § 6-2 annet ledd, treatment.
        StayP6_2Treatment = "stay_p6_2_treatment",
        /// Stay under § 6-6.
        StayP6_6 = "stay_p6_6",
        /// «med ordinær nemnd»: an ordinary tribunal sits (§ 14-23).
        OrdinaryTribunal = "ordinary_tribunal",
        /// «hver dag».
        Daily = "daily",
        /// «hver annen dag».
        EverySecondDay = "every_second_day",
        /// «hver uke».
        Weekly = "weekly",
        /// «hver fjortende dag».
        Fortnightly = "fortnightly",
        /// «intet nytt»: the search goes on, nothing else is new.
        NothingNew = "nothing_new",
        /// «kommunen ba om det».
        AskedByMunicipality = "asked_by_municipality",
        /// «barnet er på rømmen».
        ChildMissing = "child_missing",
        /// «avventer helsehjelp».
        AwaitsHealthCare = "awaits_health_care",
        /// «avtalt senere oppstart».
        LaterStartAgreed = "later_start_agreed",
        /// «MST».
        Mst = "mst",
        /// «psykolog».
        Psychologist = "psychologist",
        /// «personale».
        Staff = "staff",
        /// «annen hjelp».
        OtherHelp = "other_help",
        /// «tilbudet brøt sammen»: the place did not hold.
        PlaceBrokeDown = "place_broke_down",
        /// «flyttet aldri inn».
        NeverMovedIn = "never_moved_in",
        /// «trukket ved en feil».
        WithdrawnByMistake = "withdrawn_by_mistake",
        /// «passet ikke for barnet».
        ConsideredUnsuited = "considered_unsuited",
        /// «for langt unna».
        ConsideredTooFar = "considered_too_far",
        /// «ingen ledig plass».
        ConsideredFull = "considered_full",
        /// «utrygt sammen med dem som bor der».
        ConsideredUnsafe = "considered_unsafe",
        /// «barnet ville ikke».
        ConsideredChildAgainst = "considered_child_against",
        /// «Bufetat ba om det».
        PressedByBufetat = "pressed_by_bufetat",
        /// «institusjonen eller hjemmet ba om det».
        PressedByUnit = "pressed_by_unit",
        /// «en annen ba om det».
        PressedByOther = "pressed_by_other",
        /// «barne- og ungdomspsykiatrien».
        SectorMentalHealth = "sector_mental_health",
        /// «rusbehandling».
        SectorSubstanceUse = "sector_substance_use",
        /// «politiet».
        SectorPolice = "sector_police",
        /// «kommunale helse- og omsorgstjenester».
        SectorMunicipalHealth = "sector_municipal_health",
        /// «skolen».
        SectorSchool = "sector_school",
        /// «en annen sektor».
        SectorOther = "sector_other",
        /// «avstand».
        ThemeDistance = "theme_distance",
        /// «egnethet».
        ThemeSuitability = "theme_suitability",
        /// «søsken».
        ThemeSiblings = "theme_siblings",
        /// «målgruppe».
        ThemeTargetGroup = "theme_target_group",
        /// «hjemmel».
        ThemeLegalBasis = "theme_legal_basis",
        /// «ansvar mellom barnevern, helse og justis».
        ThemeResponsibility = "theme_responsibility",
        /// «økonomi».
        ThemeCost = "theme_cost",
        /// «sikkerhet».
        ThemeSafety = "theme_safety",
        /// «i samtale».
        HeardInTalk = "heard_in_talk",
        /// «gjennom en representant».
        HeardThroughRepresentative = "heard_through_representative",
        /// «ved observasjon».
        HeardByObservation = "heard_by_observation",
        /// «ved andre uttrykk».
        HeardOtherwise = "heard_otherwise",
        /// «har ikke fått anledning ennå»: the words say why.
        NotHeardYet = "not_heard_yet",
        /// «ønsket ikke».
        DidNotWantToBeHeard = "did_not_want_to_be_heard",
        /// «kommunedirektøren».
        LedByMunicipalDirector = "led_by_municipal_director",
        /// «kommunalsjefen for oppvekst».
        LedByHeadOfUpbringing = "led_by_head_of_upbringing",
        /// «kommunalsjefen for helse og omsorg».
        LedByHeadOfHealth = "led_by_head_of_health",
        /// «barnevernslederen».
        LedByChildWelfareLeader = "led_by_child_welfare_leader",
        /// «en annen leder».
        LedByOther = "led_by_other",
        /// «venter på fosterhjem».
        AwaitsFosterHome = "awaits_foster_home",
        /// «venter på en annen institusjon».
        AwaitsOtherUnit = "awaits_other_unit",
        /// «venter på bolig med oppfølging».
        AwaitsHousing = "awaits_housing",
        /// «hjemmet er ikke klart».
        AwaitsFamily = "awaits_family",
        /// «venter på skole».
        AwaitsSchool = "awaits_school",
        /// «venter på helsehjelp der barnet skal bo».
        AwaitsTreatment = "awaits_treatment",
        /// «venter på nemnda».
        AwaitsTribunal = "awaits_tribunal",
        /// «barnet vil ikke flytte nå».
        AwaitsChild = "awaits_child",
        /// «noe annet».
        AwaitsOther = "awaits_other",
        /// «enige».
        DialogueAgreed = "dialogue_agreed",
        /// «delvis enige».
        DialoguePartlyAgreed = "dialogue_partly_agreed",
        /// «ikke enige».
        DialogueNotAgreed = "dialogue_not_agreed",
        /// «avbrutt».
        DialogueCalledOff = "dialogue_called_off",
    }
}

impl EventDetail {
    /// Whether the words must say why.
    #[must_use]
    pub fn asks_why(self) -> bool {
        self == Self::NotHeardYet
    }

    /// Whether it says that the child was not heard.
    #[must_use]
    pub fn is_not_heard(self) -> bool {
        matches!(self, Self::NotHeardYet | Self::DidNotWantToBeHeard)
    }
}

/// «sakshendelse». One event as told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEvent {
    /// Its id.
    pub id: CaseEventId,
    /// What happened.
    pub kind: CaseEventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when it is meant to last, for what has an agreed end.
    pub until: Option<DateTime<Utc>>,
    /// Which of its kind.
    pub detail: Option<EventDetail>,
    /// The event it ends or answers.
    pub about: Option<CaseEventId>,
    /// Who told it, as a role.
    pub role: Role,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

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
