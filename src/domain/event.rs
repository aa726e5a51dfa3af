//! What is told about a case beside the tribunal's own steps: one dated event each, never changed.
//!
//! An interval (a stay, a pause, help on loan) is two events: one that begins it and one that ends it and
//! points back. Whose turn it is, how long each held it and what quota is left is computed from these.

mod detail;
mod shape;

pub use detail::EventDetail;
pub use shape::{Need, Shape, Teller};

use chrono::{DateTime, Utc};

use super::code::code_enum;
use super::id::CaseEventId;
use super::role::Role;

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
