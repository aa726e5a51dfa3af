//! Enquiries, requests that were not made, and both counted.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::codes::ApiCode;
use crate::app::enquiries::{Shown, UnmetDemand};
use crate::domain::code::Code;
use crate::domain::enquiry::UnmadeRequest;

view! {
    /// «henvendelse».
    EnquiryView {
        /// Its id.
        id: String = "id",
        /// 1 until it is told what came of it, then 2.
        version: i32 = "versjon",
        /// Kommune.
        municipality: String = "kommune",
        /// Region.
        region: &'static str = "region",
        /// Measure.
        measure: Option<&'static str> = "tiltak",
        /// Target group.
        target_group: Option<&'static str> = "maalgruppe",
        /// Age in years.
        age: Option<i32> = "alder",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// What came of it.
        outcome: Option<&'static str> = "utfall",
        /// The request it became.
        request: Option<String> = "anmodning",
        /// When that was.
        concluded_at: Option<DateTime<Utc>> = "utfallTidspunkt",
        /// The words, for roles that see identity.
        text: Option<String> = "tekst",
    }
}

impl From<Shown> for EnquiryView {
    fn from(shown: Shown) -> Self {
        let Shown { enquiry, text } = shown;
        let request = enquiry.outcome.and_then(|(_, request, _)| request);
        Self {
            id: enquiry.id.to_string(),
            version: enquiry.version(),
            municipality: enquiry.about.municipality.to_string(),
            region: enquiry.region.code(),
            measure: enquiry.about.measure.map(ApiCode::name),
            target_group: enquiry.about.target_group.map(ApiCode::name),
            age: enquiry.about.age,
            at: enquiry.told.at,
            recorded_at: enquiry.told.recorded_at,
            outcome: enquiry.outcome.map(|(outcome, ..)| outcome.name()),
            request: request.map(|request| request.to_string()),
            concluded_at: enquiry.outcome.map(|(_, _, when)| when.at),
            text,
        }
    }
}

view! {
    /// «vi ba ikke, fordi …».
    UnmadeRequestView {
        /// Its id.
        id: String = "id",
        /// Kommune.
        municipality: String = "kommune",
        /// Region.
        region: &'static str = "region",
        /// Why.
        reason: &'static str = "grunn",
        /// Target group.
        target_group: Option<&'static str> = "maalgruppe",
        /// Age in years.
        age: Option<i32> = "alder",
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
    }
}

impl From<&UnmadeRequest> for UnmadeRequestView {
    fn from(one: &UnmadeRequest) -> Self {
        Self {
            id: one.id.to_string(),
            municipality: one.need.municipality.to_string(),
            region: one.region.code(),
            reason: one.reason.name(),
            target_group: one.need.target_group.map(ApiCode::name),
            age: one.need.age,
            at: one.told.at,
            recorded_at: one.told.recorded_at,
        }
    }
}

view! {
    /// Requests of a month and region that were not made, for one reason.
    UnmadeCountView {
        /// Month.
        month: String = "maaned",
        /// Region.
        region: &'static str = "region",
        /// Why.
        reason: &'static str = "grunn",
        /// How many.
        count: usize = "antall",
    }
}

view! {
    /// Enquiries of a month and region of which the same came.
    EnquiryCountView {
        /// Month.
        month: String = "maaned",
        /// Region.
        region: &'static str = "region",
        /// What came of them; null where nobody has told.
        outcome: Option<&'static str> = "utfall",
        /// How many.
        count: usize = "antall",
    }
}

view! {
    /// «udekket behov»: needs that no request shows.
    UnmetDemandView {
        /// The first day counted.
        from: NaiveDate = "fra",
        /// The last.
        to: NaiveDate = "til",
        /// Requests that were not made.
        unmade: Vec<UnmadeCountView> = "ikkeBedt",
        /// Enquiries.
        enquiries: Vec<EnquiryCountView> = "henvendelser",
    }
}

impl From<&UnmetDemand> for UnmetDemandView {
    fn from(found: &UnmetDemand) -> Self {
        let unmade = found.unmade.iter();
        let unmade = unmade.map(|((month, region, reason), count)| UnmadeCountView {
            month: month.to_string(),
            region: region.code(),
            reason: reason.name(),
            count: *count,
        });
        let enquiries = found.enquiries.iter();
        let enquiries = enquiries.map(|((month, region, outcome), count)| EnquiryCountView {
            month: month.to_string(),
            region: region.code(),
            outcome: outcome.map(ApiCode::name),
            count: *count,
        });
        Self {
            from: found.from,
            to: found.to,
            unmade: unmade.collect(),
            enquiries: enquiries.collect(),
        }
    }
}
