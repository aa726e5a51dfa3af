//! «kvote»: how much of the time a child may stay is used, and how much is left, in local days.
//!
//! A quota is a maximum stay seen from a day: its end is the limit's, so that the two never differ. Time
//! under an emergency decision counts as used before the stay begins.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::calendar::{local_date, local_date_of_limit, midnights_between};
use crate::domain::code::code_enum;
use crate::domain::deadline::{
    CaseFacts, Deadline, Extension, Presumption, Rule, RuleBook, RuleId, StayBasis, period, stay,
};
use crate::domain::legal_basis::{LawVersion, LegalBasis};

code_enum! {
    /// «kvote». Which time is counted.
    QuotaKind {
        /// «observasjon» (§ 6-2 første ledd).
        Observation = "observation",
        /// «behandling» (§ 6-2 annet ledd).
        Treatment = "treatment",
        /// «seks uker om gangen» (§ 6-6).
        TraffickingPeriod = "trafficking_period",
        /// «seks måneder i alt» (§ 6-6).
        TraffickingTotal = "trafficking_total",
    }
}

code_enum! {
    /// «varsel om kvoten».
    QuotaWarning {
        /// «akuttid teller med»: an emergency stay has taken some of it.
        EmergencyTimeCounts = "emergency_time_counts",
        /// «akuttid teller med nå»: an emergency stay is taking some of it day by day.
        EmergencyTimeRuns = "emergency_time_runs",
        /// «brukt opp»: nothing is left by the plain count.
        UsedUp = "used_up",
    }
}

/// «kvote» at an instant. What is used and left adds up to the whole until the whole is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// Which time.
    pub kind: QuotaKind,
    /// Where it stands.
    pub statute: &'static str,
    /// The Act as it read when the stay began, or reads now where none has.
    pub law: Option<LawVersion>,
    /// When the stay began; none while only emergency time is used.
    pub starts_at: Option<DateTime<Utc>>,
    /// The last local day by the plain count; as if the stay began now where none has.
    pub last_day: NaiveDate,
    /// The last local day as the courts count.
    pub last_day_as_court_counts: NaiveDate,
    /// Days in all, new decisions included.
    pub total_days: u64,
    /// Days used, emergency time included.
    pub used_days: u64,
    /// Days to the last day.
    pub left_days: u64,
    /// How many of the used days were under an emergency decision or an earlier stay.
    pub deducted_days: u64,
    /// How often a new decision has prolonged it.
    pub renewals: u16,
    /// Whether a new decision can prolong it.
    pub can_be_renewed: bool,
    /// Whether the stay has ended.
    pub is_over: bool,
    /// What wants attention.
    pub warnings: Vec<QuotaWarning>,
    /// What is taken for granted.
    pub presumptions: Vec<Presumption>,
}

/// The quotas of a case at an instant: one for each maximum stay that began, and one for emergency time
/// that will count when a stay under § 6-2 or § 6-6 begins.
#[must_use]
pub fn quotas(
    book: &RuleBook,
    facts: &CaseFacts<'_>,
    limits: &[Deadline],
    now: DateTime<Utc>,
) -> Vec<Quota> {
    let begun = limits.iter().filter_map(|limit| of_limit(limit, now));
    let mut found: Vec<Quota> = begun.collect();
    found.extend(to_come(book, facts, now));
    found
}

fn kind(rule: RuleId) -> Option<QuotaKind> {
    match rule {
        RuleId::ObservationStay => Some(QuotaKind::Observation),
        RuleId::TreatmentStay => Some(QuotaKind::Treatment),
        RuleId::TraffickingStayPeriod => Some(QuotaKind::TraffickingPeriod),
        RuleId::TraffickingStayTotal => Some(QuotaKind::TraffickingTotal),
        RuleId::CarePetition
        | RuleId::InstitutionPetition
        | RuleId::TraffickingPetition
        | RuleId::CareOrderCarriedOut
        | RuleId::InstitutionOrderCarriedOut
        | RuleId::TraffickingOrderCarriedOut
        | RuleId::TribunalControl
        | RuleId::CarePetitionAbroad
        | RuleId::InstitutionPetitionAbroad
        | RuleId::MovingBanDuration
        | RuleId::MovingBanPetition
        | RuleId::ExitBanPetition
        | RuleId::HoldingAfterMoveIn
        | RuleId::HoldingAfterWithdrawal
        | RuleId::HoldingAfterReturn
        | RuleId::TreatmentReview
        | RuleId::EmergencyComplaint
        | RuleId::EmergencyComplaintOrdinary
        | RuleId::DecisionAfterHearing
        | RuleId::LegalAction
        | RuleId::Appeal => None,
    }
}

fn of_limit(limit: &Deadline, now: DateTime<Utc>) -> Option<Quota> {
    let kind = kind(limit.rule.id)?;
    if limit.starts_at > now {
        return None;
    }
    let ended = limit.ended_at().filter(|at| *at <= now);
    let seen_from = ended.unwrap_or(now);
    let whole = limit.rule.length.times(limit.renewals + 1);
    let first = local_date(limit.starts_at);
    let last_day = local_date_of_limit(limit.due.plain);
    let stayed = days(midnights_between(limit.starts_at, seen_from));
    let left_days = days((last_day - local_date(seen_from)).num_days());
    let mut warnings = Vec::new();
    if limit.deducted_days > 0 {
        warnings.push(QuotaWarning::EmergencyTimeCounts);
    }
    if left_days == 0 && ended.is_none() {
        warnings.push(QuotaWarning::UsedUp);
    }
    let can_be_renewed = match limit.rule.extension {
        Extension::ByNewOrder(most) => ended.is_none() && limit.renewals < most,
        Extension::None | Extension::ByTribunalLeader | Extension::Elsewhere => false,
    };
    Some(Quota {
        kind,
        statute: limit.rule.statute,
        law: limit.law_version(),
        starts_at: Some(limit.starts_at),
        last_day,
        last_day_as_court_counts: local_date_of_limit(limit.due.as_court_counts),
        total_days: days((period::last_day(whole, first) - first).num_days()),
        used_days: limit.deducted_days + stayed,
        left_days,
        deducted_days: limit.deducted_days,
        renewals: limit.renewals,
        can_be_renewed,
        is_over: ended.is_some(),
        warnings,
        presumptions: limit.presumptions.clone(),
    })
}

/// The whole that emergency time will be taken from, where no stay that takes it has begun.
fn to_come(book: &RuleBook, facts: &CaseFacts<'_>, now: DateTime<Utc>) -> Option<Quota> {
    let (rule, kind, under, emergency) = match facts.basis {
        LegalBasis::P4_4 | LegalBasis::P6_2 => (
            RuleId::TreatmentStay,
            QuotaKind::Treatment,
            StayBasis::P6_2Treatment,
            StayBasis::P4_4,
        ),
        LegalBasis::P4_5 | LegalBasis::P6_6 => (
            RuleId::TraffickingStayTotal,
            QuotaKind::TraffickingTotal,
            StayBasis::P6_6,
            StayBasis::P4_5,
        ),
        LegalBasis::P3_2
        | LegalBasis::P4_1
        | LegalBasis::P4_2
        | LegalBasis::P5_1
        | LegalBasis::P6_1 => return None,
    };
    if stay::running_at(facts, under, now).is_some() {
        return None;
    }
    let today = local_date(now);
    let mut versions = book.rules().iter();
    let rule: &Rule = versions.find(|one| one.id == rule && one.in_force(today))?;
    let used_days = rule.deduction.days(facts, now);
    if used_days == 0 {
        return None;
    }
    let whole = period::last_day(rule.length, today);
    let last_day = whole
        .checked_sub_days(chrono::Days::new(used_days))
        .map_or(today, |day| day.max(today));
    let (due, _) = period::ends_on(last_day);
    let runs = stay::is_running(facts, emergency, now);
    Some(Quota {
        kind,
        statute: rule.statute,
        law: LawVersion::on(today),
        starts_at: None,
        last_day,
        last_day_as_court_counts: local_date_of_limit(due.as_court_counts),
        total_days: days((whole - today).num_days()),
        used_days,
        left_days: days((last_day - today).num_days()),
        deducted_days: used_days,
        renewals: 0,
        can_be_renewed: rule.extension != Extension::None,
        is_over: false,
        warnings: vec![if runs {
            QuotaWarning::EmergencyTimeRuns
        } else {
            QuotaWarning::EmergencyTimeCounts
        }],
        presumptions: rule.presumed(facts, now, used_days),
    })
}

fn days(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

#[cfg(test)]
#[path = "quota_tests.rs"]
mod tests;
