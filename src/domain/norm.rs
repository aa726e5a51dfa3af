//! The duty to offer in time: configurable norms, not law. A norm that passes gives a possible breach.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::Deserialize;

use super::breach::CountedKind;
use super::calendar;

/// «Norm»: by when an offer is to be made, from config/norms.toml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// Stable name, stored with every possible breach it flags.
    pub id: String,
    /// Version; a change of content is a new version.
    pub version: i32,
    /// First local date of need it applies to.
    pub from: NaiveDate,
    /// Last local date of need it applies to.
    pub to: Option<NaiveDate>,
    /// Acute (internal acute too) or planned.
    pub kind: CountedKind,
    /// Whether passing it records a possible breach.
    pub counts: bool,
    /// By when the offer is to be made.
    pub limit: OfferLimit,
    /// Where the norm comes from, shown with it.
    pub source: String,
}

/// By when an offer is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferLimit {
    /// Local midnight of the day the need was reported, but at least so many elapsed hours after.
    SameDay {
        /// Elapsed hours.
        at_least_hours: u32,
    },
    /// The end of the local day the measure was wanted from.
    WantedStart,
}

/// What a norm needs to know of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NormCase {
    /// Acute or planned as counted.
    pub kind: CountedKind,
    /// First instant the need was reported to Bufetat by any channel (R2).
    pub need_reported_at: DateTime<Utc>,
    /// Wanted start, a local date.
    pub wanted_start: Option<NaiveDate>,
}

/// A norm applied to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferDue<'a> {
    /// The norm.
    pub norm: &'a Norm,
    /// The instant by which an offer is to be made; from then on the norm is passed.
    pub at: DateTime<Utc>,
}

impl Norm {
    /// The instant by which an offer is to be made; `None` where the norm does not apply.
    pub fn offer_due_at(&self, case: &NormCase) -> Option<DateTime<Utc>> {
        let day = calendar::local_date(case.need_reported_at);
        if self.kind != case.kind || day < self.from || self.to.is_some_and(|last| day > last) {
            return None;
        }
        match self.limit {
            OfferLimit::SameDay { at_least_hours } => {
                let earliest = case.need_reported_at + Duration::hours(at_least_hours.into());
                Some(calendar::end_of_day(day).max(earliest))
            }
            OfferLimit::WantedStart => case
                .wanted_start
                .map(|start| calendar::end_of_day(start.max(day))),
        }
    }
}

/// The norms in force, validated at start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norms(Vec<Norm>);

impl Norms {
    /// Reads config/norms.toml.
    ///
    /// # Errors
    /// A sentence that names the norm and what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: NormFile =
            toml::from_str(text).map_err(|fault| format!("norms: {}", fault.message()))?;
        if file.ny_hendelse != "ny_anmodning" {
            return Err("norms: ny_hendelse: only «ny_anmodning» is supported".into());
        }
        let norms = file
            .norm
            .into_iter()
            .map(Norm::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        let norms = Self(norms);
        norms.refuse_overlaps()?;
        Ok(norms)
    }

    /// The counting norm that applies to a request, with its limit.
    pub fn counting(&self, case: &NormCase) -> Option<OfferDue<'_>> {
        self.0
            .iter()
            .filter(|norm| norm.counts)
            .find_map(|norm| norm.offer_due_at(case).map(|at| OfferDue { norm, at }))
    }

    /// Every norm that applies to a request, counting or only measured.
    pub fn applying<'a>(&'a self, case: &NormCase) -> impl Iterator<Item = OfferDue<'a>> + use<'a> {
        let case = *case;
        self.0
            .iter()
            .filter_map(move |norm| norm.offer_due_at(&case).map(|at| OfferDue { norm, at }))
    }

    /// Two counting norms for the same kind on the same day would flag one request by chance of order.
    fn refuse_overlaps(&self) -> Result<(), String> {
        for (index, norm) in self.0.iter().enumerate() {
            let rival = self
                .0
                .iter()
                .skip(index + 1)
                .find(|other| norm.counts && other.counts && norm.overlaps(other));
            if let Some(rival) = rival {
                return Err(format!(
                    "norms: «{}» and «{}» both count for the same days",
                    norm.id, rival.id
                ));
            }
        }
        Ok(())
    }
}

impl Norm {
    fn overlaps(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.to.is_none_or(|last| other.from <= last)
            && other.to.is_none_or(|last| self.from <= last)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NormFile {
    ny_hendelse: String,
    norm: Vec<NormEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NormEntry {
    id: String,
    versjon: i32,
    fra: NaiveDate,
    til: Option<NaiveDate>,
    gjelder: String,
    teller: bool,
    frist: String,
    minst_timer: Option<u32>,
    kilde: String,
}

impl TryFrom<NormEntry> for Norm {
    type Error = String;

    fn try_from(entry: NormEntry) -> Result<Self, String> {
        let kind = match entry.gjelder.as_str() {
            "akutt" => CountedKind::Acute,
            "planlagt" => CountedKind::Planned,
            _ => {
                return Err(format!(
                    "norms: «{}»: gjelder is «akutt» or «planlagt»",
                    entry.id
                ));
            }
        };
        let limit = match (entry.frist.as_str(), entry.minst_timer) {
            ("lokal_midnatt", hours) => OfferLimit::SameDay {
                at_least_hours: hours.unwrap_or(0),
            },
            ("onsket_oppstart", None) => OfferLimit::WantedStart,
            ("onsket_oppstart", Some(_)) => {
                return Err(format!(
                    "norms: «{}»: minst_timer needs lokal_midnatt",
                    entry.id
                ));
            }
            _ => {
                return Err(format!(
                    "norms: «{}»: frist is «lokal_midnatt» or «onsket_oppstart»",
                    entry.id
                ));
            }
        };
        Ok(Self {
            id: entry.id,
            version: entry.versjon,
            from: entry.fra,
            to: entry.til,
            kind,
            counts: entry.teller,
            limit,
            source: entry.kilde,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::domain::calendar::end_of_day;

    fn norms() -> Norms {
        Norms::parse(include_str!("../../config/norms.toml")).unwrap()
    }

    fn acute(reported: &str) -> NormCase {
        NormCase {
            kind: CountedKind::Acute,
            need_reported_at: reported.parse().unwrap(),
            wanted_start: None,
        }
    }

    #[test]
    fn an_acute_offer_is_due_at_local_midnight_but_at_least_two_hours_after_the_report() {
        for (reported, due) in [
            ("2024-07-12T10:00:00+02:00", "2024-07-13T00:00:00+02:00"),
            ("2024-07-12T22:00:00+02:00", "2024-07-13T00:00:00+02:00"),
            ("2024-07-12T23:30:00+02:00", "2024-07-13T01:30:00+02:00"),
            // the night the clocks go forward: two elapsed hours from 01.30 end at 04.30 local
            ("2024-03-30T23:30:00+01:00", "2024-03-31T01:30:00+01:00"),
            ("2024-03-31T00:30:00+01:00", "2024-04-01T00:00:00+02:00"),
            // the night they go back
            ("2024-10-26T23:30:00+02:00", "2024-10-27T01:30:00+02:00"),
            ("2024-12-31T23:59:00+01:00", "2025-01-01T01:59:00+01:00"),
        ] {
            let found = norms().counting(&acute(reported)).map(|due| due.at);
            assert_eq!(
                found,
                Some(due.parse::<DateTime<Utc>>().unwrap()),
                "{reported}"
            );
        }
    }

    #[test]
    fn a_planned_offer_is_due_by_the_wanted_start_and_without_one_no_norm_applies() {
        let start = NaiveDate::from_ymd_opt(2024, 8, 1).unwrap();
        let mut case = acute("2024-07-12T10:00:00+02:00");
        case.kind = CountedKind::Planned;
        assert_eq!(norms().counting(&case), None);
        case.wanted_start = Some(start);
        assert_eq!(
            norms().counting(&case).map(|due| due.at),
            Some(end_of_day(start))
        );
    }

    #[test]
    fn two_counting_norms_for_the_same_days_are_refused() {
        let text = include_str!("../../config/norms.toml");
        let doubled = format!("{text}\n{}", &text[text.find("[[norm]]").unwrap()..]);
        assert!(Norms::parse(&doubled).unwrap_err().contains("both count"));
    }
}
