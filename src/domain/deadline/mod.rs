//! «frist»: the limits of the Act, as rules over facts.
//!
//! Nothing here is stored: a deadline is a rule, the facts of a case, and an instant to look from.

pub mod book;
pub mod period;
pub mod planning;
pub mod quota;
pub mod rule;
mod rule_file;
pub mod rules;
pub mod stay;
pub mod step;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::local_date;
use crate::domain::code::code_enum;
use crate::domain::event::{CaseEvent, CaseEventKind};
use crate::domain::legal_basis::{LawVersion, LegalBasis};
use crate::domain::nemnd::NemndEvent;

pub use book::{BookFault, RuleBook};
pub use period::{Due, Period};
pub use rule::{AppliesTo, CountedBy, Deduction, Effect, Ended, Extension, Rule, Started};
pub use stay::{Spell, StayBasis};
pub use step::{DayOff, EndEvent, StartEvent, Step};

code_enum! {
    /// «fristregel». What the law asks for; its number of days is not in the name.
    RuleId {
        /// «begjæring etter akuttvedtak om omsorgsovertakelse» (§ 4-2).
        CarePetition = "care_petition",
        /// «begjæring etter akuttvedtak om institusjon» (§ 4-4).
        InstitutionPetition = "institution_petition",
        /// «begjæring etter akuttvedtak ved fare for menneskehandel» (§ 4-5).
        TraffickingPetition = "trafficking_petition",
        /// «omsorgsovertakelse satt i verk» (§ 5-2).
        CareOrderCarriedOut = "care_order_carried_out",
        /// «institusjonsopphold uten samtykke satt i verk» (§ 6-2).
        InstitutionOrderCarriedOut = "institution_order_carried_out",
        /// «institusjonsopphold ved fare for menneskehandel satt i verk» (§ 6-6).
        TraffickingOrderCarriedOut = "trafficking_order_carried_out",
        /// «nemndleders kontroll av akuttvedtaket» (§ 14-22).
        TribunalControl = "tribunal_control",
        /// «begjæring når barnet har vanlig bosted i utlandet» (§ 4-2 fjerde ledd).
        CarePetitionAbroad = "care_petition_abroad",
        /// «begjæring når barnet har vanlig bosted i utlandet» (§ 4-4 tredje ledd).
        InstitutionPetitionAbroad = "institution_petition_abroad",
        /// «flytteforbudets varighet» (§ 4-3).
        MovingBanDuration = "moving_ban_duration",
        /// «begjæring når barnet ikke kan flyttes» (§ 4-3).
        MovingBanPetition = "moving_ban_petition",
        /// «begjæring om utreiseforbud» (§ 4-6).
        ExitBanPetition = "exit_ban_petition",
        /// «tilbakehold etter innflytting» (§ 6-1).
        HoldingAfterMoveIn = "holding_after_move_in",
        /// «tilbakehold etter at samtykket ble trukket» (§ 6-1).
        HoldingAfterWithdrawal = "holding_after_withdrawal",
        /// «tilbakehold etter at barnet ble brakt tilbake» (§ 6-1).
        HoldingAfterReturn = "holding_after_return",
        /// «opphold for observasjon» (§ 6-2 første ledd).
        ObservationStay = "observation_stay",
        /// «opphold for behandling» (§ 6-2 annet ledd).
        TreatmentStay = "treatment_stay",
        /// «ny vurdering av vedtaket» (§ 6-2 annet ledd).
        TreatmentReview = "treatment_review",
        /// «opphold ved fare for menneskehandel, om gangen» (§ 6-6).
        TraffickingStayPeriod = "trafficking_stay_period",
        /// «opphold ved fare for menneskehandel, i alt» (§ 6-6).
        TraffickingStayTotal = "trafficking_stay_total",
        /// «klage på akuttvedtak avgjort» (§ 14-23).
        EmergencyComplaint = "emergency_complaint",
        /// «klage på akuttvedtak avgjort av ordinær nemnd» (§ 14-23).
        EmergencyComplaintOrdinary = "emergency_complaint_ordinary",
        /// «nemndas vedtak etter forhandlingsmøtet» (§ 14-20).
        DecisionAfterHearing = "decision_after_hearing",
        /// «søksmål om nemndas vedtak» (§ 14-25).
        LegalAction = "legal_action",
        /// «klage på enkeltvedtak» (forvaltningsloven § 29).
        Appeal = "appeal",
    }
}

code_enum! {
    /// «virkning». What the Act says of a limit that passes. Never set in motion by this service.
    Consequence {
        /// «bortfall»: by the Act's words the decision falls away. A person judges whether it did.
        Lapse = "lapse",
        /// «mål»: a target, nothing follows by itself.
        Target = "target",
        /// «lengste varighet»: a stay or a ban may not last longer.
        MaximumStay = "maximum_stay",
        /// «virkningen er ikke oppgitt»: what was read of the law names the limit and not what follows.
        NotStated = "not_stated",
        /// «ny vurdering»: the decision is to be looked at again by then.
        Review = "review",
        /// «klageadgang»: a party may complain or sue until then. That it passes is ordinary.
        Complaint = "complaint",
    }
}

code_enum! {
    /// «hvem fristen påhviler». Whose limit it is; none of these is Bufetat's failure by itself.
    LimitOwner {
        /// «kommunen».
        Municipality = "municipality",
        /// «nemnda».
        Tribunal = "tribunal",
        /// «Bufetat».
        Bufetat = "bufetat",
        /// «institusjonen».
        Institution = "institution",
        /// «den private parten».
        PrivateParty = "private_party",
    }
}

code_enum! {
    /// «forutsetning». Something a rule takes for granted that the Act does not say in words.
    Presumption {
        /// Nothing says whether domstolloven §§ 148-149 count this limit; both answers are shown.
        Counting = "counting",
        /// The start is not named; the instant of the decision is presumed, as in §§ 5-2 and 6-6.
        StartIsTheDecision = "start_is_the_decision",
        /// The child lives in Norway: the six months for a child habitually resident abroad
        /// (§ 4-2 fjerde ledd, § 4-4 tredje ledd) are not counted.
        ResidentInNorway = "resident_in_norway",
        /// A petition the tribunal dismissed does not keep the limit.
        DismissedPetitionDoesNotCount = "dismissed_petition_does_not_count",
        /// The child lives abroad and no request to the home state is registered: without one the short
        /// limit holds. Both are shown.
        ForeignRequestMissing = "foreign_request_missing",
        /// The Act says «innen den tid»; a request sent after the short limit passed is not taken to have
        /// undone that it passed.
        ForeignRequestInTime = "foreign_request_in_time",
        /// The limit holds only where the child cannot be moved (§ 4-3).
        ChildCannotBeMoved = "child_cannot_be_moved",
        /// The stay was meant to last three months or more (§ 6-1).
        MeantForThreeMonths = "meant_for_three_months",
        /// The three weeks in which the child must be back are counted from the last start of holding.
        ThreeWeeksFromHolding = "three_weeks_from_holding",
        /// Nobody has told whether the stay is for observation or treatment; treatment is presumed.
        TreatmentPresumed = "treatment_presumed",
        /// Time under § 4-4 is taken from observation too: «første og annet ledd» is read as both.
        EmergencyTimeInObservation = "emergency_time_in_observation",
        /// The wording before 2026 was not read; time under § 4-4 is taken off, which is stricter.
        EmergencyTimeBefore2026 = "emergency_time_before_2026",
        /// A stay that begins after a time without one is a new stay.
        GapStartsAnew = "gap_starts_anew",
        /// A stay of the same child is left out: the viewer may not see that case.
        StaysLeftOut = "stays_left_out",
        /// A court may allow an action that comes too late (§ 14-25).
        CourtMayAllowLate = "court_may_allow_late",
        /// Who decided may have given more time; it is not registered here.
        MayBeExtended = "may_be_extended",
    }
}

/// «når en begjæring foreligger». The owner's choice, since the Act leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PetitionCounts {
    /// When the municipality sent it (as domstolloven § 146 has it).
    Sent,
    /// When the tribunal received it: the stricter reading.
    #[default]
    Received,
}

/// «valg eieren har gjort» about how limits are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Which instant of a petition counts.
    pub petition_counts: PetitionCounts,
}

/// «sakens faktum», as far as the limits of the Act need it.
#[derive(Debug, Clone, Copy)]
pub struct CaseFacts<'a> {
    /// The paragraph the request rests on.
    pub basis: LegalBasis,
    /// «vedtakstidspunktet» of an emergency decision (chapter 4 of the Act).
    pub emergency_decision_at: Option<DateTime<Utc>>,
    /// What happened before the tribunal, in any order.
    pub nemnd: &'a [NemndEvent],
    /// When the child moved to the place asked for.
    pub moved_in_at: Option<DateTime<Utc>>,
    /// What else was told, in any order.
    pub events: &'a [CaseEvent],
    /// Stays told on the child's other requests in the same kommune, in any order.
    pub related: &'a [Spell],
    /// Whether some of those are left out, since the viewer may not see the case they stand in.
    pub stays_left_out: bool,
}

/// «frist» in one case, with how it was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// The rule.
    pub rule: &'static Rule,
    /// The instant the limit runs from.
    pub starts_at: DateTime<Utc>,
    /// When it passes, counted both ways, extension included.
    pub due: Due,
    /// The fact that stopped it.
    pub ended: Option<Ended>,
    /// The last local day of the extension that holds.
    pub extended_until: Option<NaiveDate>,
    /// How often a new decision prolonged it.
    pub renewals: u16,
    /// Local days taken off, because an earlier stay counts.
    pub deducted_days: u64,
    /// What is taken for granted in this case.
    pub presumptions: Vec<Presumption>,
    /// How it was counted, in order.
    pub explanation: Vec<Step>,
}

/// «fristens status» at an instant, by the count to work by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineState {
    /// «løper».
    Running,
    /// «overholdt».
    Met,
    /// «oppfylt for sent».
    MetLate,
    /// «passert».
    Passed,
    /// «uten gjenstand»: the decision fell before the limit passed.
    Moot,
}

/// The limits of the Act that run or ran in a case, in the order of the book and then of their starts.
#[must_use]
pub fn assess(book: &RuleBook, facts: &CaseFacts<'_>, settings: Settings) -> Vec<Deadline> {
    let mut found = Vec::new();
    for rule in book.rules() {
        rule.assess_into(facts, settings, &mut found);
    }
    found
}

/// The instant at which the limit passes or passed: what a sweep waits for.
///
/// `None` when it was stopped before. A late stop does not undo that it passed.
#[must_use]
pub fn passes_at(deadline: &Deadline) -> Option<DateTime<Utc>> {
    let end = deadline.ends_at();
    let stopped_in_time = deadline.ended.is_some_and(|ended| ended.at < end);
    (!stopped_in_time).then_some(end)
}

impl<'a> CaseFacts<'a> {
    /// The events of a kind, in no order.
    pub fn told(&self, kind: CaseEventKind) -> impl Iterator<Item = &'a CaseEvent> + use<'a> {
        self.events.iter().filter(move |event| event.kind == kind)
    }

    /// The first event of a kind.
    #[must_use]
    pub fn first_told(&self, kind: CaseEventKind) -> Option<&'a CaseEvent> {
        self.told(kind).min_by_key(|event| event.at)
    }

    /// «vanlig bosted i utlandet»: whether it is told that the child is habitually resident abroad. A
    /// request to the home state says so too.
    #[must_use]
    pub fn is_abroad(&self) -> bool {
        self.events.iter().any(|event| {
            matches!(
                event.kind,
                CaseEventKind::ResidentAbroad | CaseEventKind::ForeignRequest
            )
        })
    }
}

impl Deadline {
    /// The end to work by: the plain one, or the courts' where an act says that it counts.
    #[must_use]
    pub fn ends_at(&self) -> DateTime<Utc> {
        match self.rule.counted_by {
            CountedBy::Unsettled => self.due.plain,
            CountedBy::CourtRules => self.due.as_court_counts,
        }
    }

    /// The Act as it read when the limit began.
    #[must_use]
    pub fn law_version(&self) -> Option<LawVersion> {
        LawVersion::on(local_date(self.starts_at))
    }

    /// How the limit stands at an instant. It has passed when `now` is at or after [`Self::ends_at`];
    /// facts later than `now` do not count.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> DeadlineState {
        let end = self.ends_at();
        let known = self.ended.filter(|ended| ended.at <= now);
        match known.map(|ended| (ended.effect, ended.at < end)) {
            Some((Effect::Kept, true)) => DeadlineState::Met,
            Some((Effect::Kept, false)) => DeadlineState::MetLate,
            Some((Effect::Moot, true)) => DeadlineState::Moot,
            Some((Effect::Moot, false)) => DeadlineState::Passed,
            None if now >= end => DeadlineState::Passed,
            None => DeadlineState::Running,
        }
    }

    /// When the limit was stopped, by whatever fact.
    #[must_use]
    pub fn ended_at(&self) -> Option<DateTime<Utc>> {
        self.ended.map(|ended| ended.at)
    }
}

#[cfg(test)]
mod tests;
