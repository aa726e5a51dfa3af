//! What is planned, what is soon to lapse and what time is left, under the names of docs/api.md.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::plans::{LapsingSoon, Plan};
use crate::domain::calendar;
use crate::domain::deadline::planning::{PlanKind, Planned};
use crate::domain::deadline::quota::Quota;
use crate::web::api::codes::ApiCode;

view! {
    /// «planlagt dag»: what must be done, and the last day for it.
    PlanView {
        /// What.
        kind: &'static str = "hva",
        /// The limit of the Act, where there is one.
        rule: Option<&'static str> = "regel",
        /// The decision or the hearing it is counted from.
        counted_from: DateTime<Utc> = "regnetFra",
        /// The last day, counted plainly.
        last_day: NaiveDate = "sisteDag",
        /// The last working day that is not after it.
        safe_day: NaiveDate = "sisteTryggeDag",
        /// Working days before the hearing: the owner's setting, not the Act's.
        days_before: Option<u16> = "virkedagerFoer",
        /// When it was done.
        done_at: Option<DateTime<Utc>> = "gjort",
        /// How it stands.
        state: &'static str = "tilstand",
    }
}

impl PlanView {
    /// Every planned day of a case, as it stands at `now`.
    pub fn all(plan: &Plan, now: DateTime<Utc>) -> Vec<Self> {
        let view = |planned: &Planned| Self {
            kind: planned.kind.name(),
            rule: planned.rule.map(ApiCode::name),
            counted_from: planned.counted_from,
            last_day: planned.last_day,
            safe_day: planned.safe_day,
            days_before: (planned.kind == PlanKind::NamedPlace).then_some(plan.named_place_days),
            done_at: planned.done_at,
            state: planned.state(now).name(),
        };
        plan.days.iter().map(view).collect()
    }
}

view! {
    /// «nær bortfall»: a request without a place whose decision lapses soon by the Act's words.
    LapseView {
        /// The request.
        request: String = "anmodning",
        /// To say on the phone.
        case_number: String = "saksnummer",
        /// Kommune.
        municipality: String = "kommune",
        /// Paragraph.
        legal_basis: &'static str = "hjemmel",
        /// Which limit.
        rule: &'static str = "regel",
        /// When it passes, counted plainly.
        plain: DateTime<Utc> = "utloper",
        /// When it passes as the courts count.
        as_court_counts: DateTime<Utc> = "utloperEtterDomstolloven",
        /// Local days from today to the last day.
        days_left: i64 = "dagerIgjen",
    }
}

impl LapseView {
    /// A row as it stands at `now`.
    pub fn new(soon: &LapsingSoon, now: DateTime<Utc>) -> Self {
        let request = &soon.case.request;
        Self {
            request: request.id.to_string(),
            case_number: request.case_number.clone(),
            municipality: request.municipality.to_string(),
            legal_basis: request.content.legal_basis.name(),
            rule: soon.limit.rule.id.name(),
            plain: soon.limit.due.plain,
            as_court_counts: soon.limit.due.as_court_counts,
            days_left: (calendar::local_date_of_limit(soon.limit.ends_at())
                - calendar::local_date(now))
            .num_days(),
        }
    }
}

view! {
    /// «kvote»: how much of the time a child may stay is used and left, in local days.
    QuotaView {
        /// Which time.
        kind: &'static str = "kvote",
        /// Where it stands.
        statute: &'static str = "hjemmel",
        /// The first day of the Act's wording.
        law: Option<&'static str> = "lovversjon",
        /// When the stay began; null while only emergency time is used.
        starts_at: Option<DateTime<Utc>> = "start",
        /// The last day, counted plainly.
        last_day: NaiveDate = "sisteDag",
        /// The last day as the courts count.
        last_day_as_court_counts: NaiveDate = "sisteDagEtterDomstolloven",
        /// In all.
        total_days: u64 = "dagerIAlt",
        /// Used.
        used_days: u64 = "dagerBrukt",
        /// Left.
        left_days: u64 = "dagerIgjen",
        /// Of the used, those before the stay began.
        deducted_days: u64 = "dagerTrukketFra",
        /// How often prolonged.
        renewals: u16 = "forlengelser",
        /// Whether it can be prolonged.
        can_be_renewed: bool = "kanForlenges",
        /// Whether the stay has ended.
        is_over: bool = "avsluttet",
        /// What wants attention.
        warnings: Vec<&'static str> = "varsler",
        /// What is taken for granted.
        presumptions: Vec<&'static str> = "forutsetninger",
    }
}

impl From<&Quota> for QuotaView {
    fn from(quota: &Quota) -> Self {
        Self {
            kind: quota.kind.name(),
            statute: quota.statute,
            law: quota.law.map(ApiCode::name),
            starts_at: quota.starts_at,
            last_day: quota.last_day,
            last_day_as_court_counts: quota.last_day_as_court_counts,
            total_days: quota.total_days,
            used_days: quota.used_days,
            left_days: quota.left_days,
            deducted_days: quota.deducted_days,
            renewals: quota.renewals,
            can_be_renewed: quota.can_be_renewed,
            is_over: quota.is_over,
            warnings: quota.warnings.iter().map(|one| one.name()).collect(),
            presumptions: quota.presumptions.iter().map(|one| one.name()).collect(),
        }
    }
}
