//! The Act's paragraphs a request may rest on, which version of the Act holds, and what fits together.

use chrono::NaiveDate;

use crate::domain::code::code_enum;

code_enum! {
    /// «hjemmel». The paragraph of barnevernsloven (2021) a placement rests on.
    LegalBasis {
        /// § 3-2: voluntary placement outside the home as an assistance measure.
        P3_2 = "p3_2",
        /// § 4-1: immediate help to a child without care.
        P4_1 = "p4_1",
        /// § 4-2: emergency decision on a care order.
        P4_2 = "p4_2",
        /// § 4-4: emergency decision on a stay in an institution.
        P4_4 = "p4_4",
        /// § 4-5: emergency decision on an institution, danger of human trafficking.
        P4_5 = "p4_5",
        /// § 5-1: care order by the tribunal.
        P5_1 = "p5_1",
        /// § 6-1: institution with consent.
        P6_1 = "p6_1",
        /// § 6-2: institution without consent, by the tribunal.
        P6_2 = "p6_2",
        /// § 6-6: institution by the tribunal, danger of human trafficking.
        P6_6 = "p6_6",
    }
}

code_enum! {
    /// «type». How the placement came to be asked for.
    RequestKind {
        /// «akutt»: an emergency, chapter 4 of the Act.
        Acute = "acute",
        /// «planlagt»: voluntary, or by a decision of the tribunal.
        Planned = "planned",
        /// «intern akutt»: an emergency decision for a child who already lives in a measure.
        InternalAcute = "internal_acute",
    }
}

code_enum! {
    /// «tiltak». What is asked for.
    Measure {
        /// «barnevernsinstitusjon».
        Institution = "institution",
        /// «fosterhjem», ordinary; Bufetat finds it.
        FosterHome = "foster_home",
        /// «beredskapshjem»: a foster home on standby for emergencies.
        EmergencyFosterHome = "emergency_foster_home",
        /// «spesialisert fosterhjem».
        SpecialisedFosterHome = "specialised_foster_home",
        /// «multisystemisk terapi», at home.
        Mst = "mst",
        /// «senter for foreldre og barn».
        ParentChildCentre = "parent_child_centre",
    }
}

code_enum! {
    /// «målgruppe». The group of children a place in an institution is meant for.
    TargetGroup {
        /// «akutt».
        Acute = "acute",
        /// «omsorg».
        Care = "care",
        /// «behandling, lav risiko».
        TreatmentLow = "treatment_low",
        /// «behandling, høy risiko».
        TreatmentHigh = "treatment_high",
        /// «rus».
        SubstanceUse = "substance_use",
    }
}

code_enum! {
    /// «lovversjon». The Act (lov 18. juni 2021 nr. 97) as it read on a date.
    LawVersion {
        /// As in force from 1 January 2023.
        InForce2023 = "in_force_2023",
        /// As amended by lov 20. juni 2025 nr. 39, in force from 1 January 2026.
        Amended2026 = "amended_2026",
    }
}

code_enum! {
    /// «grunn til at plikten ikke gjelder». Why § 16-3 does not oblige Bufetat to offer a measure.
    OutsideDuty {
        /// Specialised foster homes: Bufetat «kan», and only in special cases (§ 16-3).
        OnlyInSpecialCases = "only_in_special_cases",
        /// Assistance measures that are no stay outside the home (§ 16-3).
        NotAPlacement = "not_a_placement",
        /// Centres for parents and children: an offer Bufetat may give (§ 16-3).
        MayBeOffered = "may_be_offered",
    }
}

/// «hastegrad». What a legal basis is by its nature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// «akutt»: chapter 4 of the Act.
    Acute,
    /// «planlagt»: the other chapters.
    Planned,
}

/// «bistandsplikt». Whether Bufetat must offer a measure when asked (§ 16-3 annet ledd).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// The duty holds, whatever it costs.
    Inside,
    /// No duty, and why.
    Outside(OutsideDuty),
}

/// What about a request does not fit its legal basis. The first fault found is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// The date is before the Act came into force, 1 January 2023.
    #[error("the date is before the Act came into force")]
    BeforeTheAct {
        /// The date given.
        on: NaiveDate,
    },
    /// An emergency paragraph with a planned kind, or the other way round.
    #[error("{basis} is no basis for a request of kind {kind}")]
    KindAndBasis {
        /// The kind given.
        kind: RequestKind,
        /// The basis given.
        basis: LegalBasis,
    },
    /// The paragraph does not allow a stay of that kind.
    #[error("{basis} is no basis for the measure {measure}")]
    MeasureAndBasis {
        /// The measure given.
        measure: Measure,
        /// The basis given.
        basis: LegalBasis,
    },
}

impl LawVersion {
    /// The version in force on a date; `None` before the Act, 1 January 2023.
    #[must_use]
    pub fn on(date: NaiveDate) -> Option<Self> {
        if date >= Self::Amended2026.first_day() {
            Some(Self::Amended2026)
        } else if date >= Self::InForce2023.first_day() {
            Some(Self::InForce2023)
        } else {
            None
        }
    }

    /// The first date of the version.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        const IN_FORCE: NaiveDate = law_date(2023, 1, 1);
        const AMENDED: NaiveDate = law_date(2026, 1, 1);
        match self {
            Self::InForce2023 => IN_FORCE,
            Self::Amended2026 => AMENDED,
        }
    }
}

impl LegalBasis {
    /// The paragraph as it is cited, such as `§ 4-2`.
    #[must_use]
    pub fn paragraph(self) -> &'static str {
        match self {
            Self::P3_2 => "§ 3-2",
            Self::P4_1 => "§ 4-1",
            Self::P4_2 => "§ 4-2",
            Self::P4_4 => "§ 4-4",
            Self::P4_5 => "§ 4-5",
            Self::P5_1 => "§ 5-1",
            Self::P6_1 => "§ 6-1",
            Self::P6_2 => "§ 6-2",
            Self::P6_6 => "§ 6-6",
        }
    }

    /// Acute by chapter 4 of the Act, planned by the others.
    #[must_use]
    pub fn urgency(self) -> Urgency {
        match self {
            Self::P4_1 | Self::P4_2 | Self::P4_4 | Self::P4_5 => Urgency::Acute,
            Self::P3_2 | Self::P5_1 | Self::P6_1 | Self::P6_2 | Self::P6_6 => Urgency::Planned,
        }
    }

    /// Whether a stay of that kind can rest on the paragraph.
    ///
    /// §§ 4-4, 4-5 and 6-6 say institution; § 6-3 opens specially equipped foster homes for §§ 6-1
    /// and 6-2 only; § 5-3 leaves the choice open for §§ 4-2 and 5-1; § 4-1 names no place and is read
    /// like § 4-2. A home on standby is for emergencies.
    #[must_use]
    pub fn allows(self, measure: Measure) -> bool {
        use Measure::{EmergencyFosterHome, FosterHome, Institution, SpecialisedFosterHome};
        match self {
            Self::P3_2 => measure != EmergencyFosterHome,
            Self::P4_1 | Self::P4_2 => {
                matches!(measure, EmergencyFosterHome | FosterHome | Institution)
            }
            Self::P4_4 | Self::P4_5 | Self::P6_6 => measure == Institution,
            Self::P5_1 => matches!(measure, FosterHome | Institution | SpecialisedFosterHome),
            Self::P6_1 | Self::P6_2 => matches!(measure, Institution | SpecialisedFosterHome),
        }
    }
}

impl Measure {
    /// Whether Bufetat must offer it when a municipality asks (§ 16-3 annet ledd).
    #[must_use]
    pub fn duty(self) -> Duty {
        match self {
            Self::Institution | Self::FosterHome | Self::EmergencyFosterHome => Duty::Inside,
            Self::SpecialisedFosterHome => Duty::Outside(OutsideDuty::OnlyInSpecialCases),
            Self::Mst => Duty::Outside(OutsideDuty::NotAPlacement),
            Self::ParentChildCentre => Duty::Outside(OutsideDuty::MayBeOffered),
        }
    }
}

/// Whether a request of that kind can rest on the paragraph.
#[must_use]
pub fn fits(kind: RequestKind, basis: LegalBasis) -> bool {
    match kind {
        RequestKind::Acute | RequestKind::InternalAcute => basis.urgency() == Urgency::Acute,
        RequestKind::Planned => basis.urgency() == Urgency::Planned,
    }
}

/// Whether kind, measure and paragraph go together, and the version of the Act that holds.
///
/// # Errors
/// [`Misfit`] names what does not fit: first the date, then the kind, then the measure.
pub fn check(
    basis: LegalBasis,
    kind: RequestKind,
    measure: Measure,
    on: NaiveDate,
) -> Result<LawVersion, Misfit> {
    let version = LawVersion::on(on).ok_or(Misfit::BeforeTheAct { on })?;
    if !fits(kind, basis) {
        return Err(Misfit::KindAndBasis { kind, basis });
    }
    if !basis.allows(measure) {
        return Err(Misfit::MeasureAndBasis { measure, basis });
    }
    Ok(version)
}

/// A date written in the code. Used in constants only, so a wrong one does not compile.
#[allow(
    clippy::expect_used,
    reason = "evaluated by the compiler: stops the build, never the service"
)]
pub(crate) const fn law_date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]
mod tests {
    use super::*;
    use crate::domain::code::Code;
    use rstest::rstest;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Columns: institution, foster home, on standby, specialised, MST, parent-child centre; then
    /// acute, planned, internal acute.
    #[rstest]
    #[case(LegalBasis::P3_2, "yes yes no  yes yes yes", "no  yes no")]
    #[case(LegalBasis::P4_1, "yes yes yes no  no  no ", "yes no  yes")]
    #[case(LegalBasis::P4_2, "yes yes yes no  no  no ", "yes no  yes")]
    #[case(LegalBasis::P4_4, "yes no  no  no  no  no ", "yes no  yes")]
    #[case(LegalBasis::P4_5, "yes no  no  no  no  no ", "yes no  yes")]
    #[case(LegalBasis::P5_1, "yes yes no  yes no  no ", "no  yes no")]
    #[case(LegalBasis::P6_1, "yes no  no  yes no  no ", "no  yes no")]
    #[case(LegalBasis::P6_2, "yes no  no  yes no  no ", "no  yes no")]
    #[case(LegalBasis::P6_6, "yes no  no  no  no  no ", "no  yes no")]
    fn the_whole_matrix(#[case] basis: LegalBasis, #[case] measures: &str, #[case] kinds: &str) {
        let told = |row: &str| {
            row.split_whitespace()
                .map(|cell| cell == "yes")
                .collect::<Vec<_>>()
        };
        let (measures, kinds) = (told(measures), told(kinds));
        assert_eq!(
            (measures.len(), kinds.len()),
            (Measure::ALL.len(), RequestKind::ALL.len())
        );
        for (kind, kind_fits) in RequestKind::ALL.iter().copied().zip(kinds) {
            for (measure, measure_fits) in Measure::ALL.iter().copied().zip(measures.clone()) {
                let wanted = match (kind_fits, measure_fits) {
                    (false, _) => Err(Misfit::KindAndBasis { kind, basis }),
                    (true, false) => Err(Misfit::MeasureAndBasis { measure, basis }),
                    (true, true) => Ok(LawVersion::Amended2026),
                };
                assert_eq!(
                    check(basis, kind, measure, day("2026-03-19")),
                    wanted,
                    "{kind} {measure}"
                );
            }
        }
    }

    #[rstest]
    #[case("2022-12-31", None)]
    #[case("2023-01-01", Some(LawVersion::InForce2023))]
    #[case("2025-12-31", Some(LawVersion::InForce2023))]
    #[case("2026-01-01", Some(LawVersion::Amended2026))]
    #[case("2037-01-01", Some(LawVersion::Amended2026))]
    fn the_version_in_force(#[case] on: &str, #[case] version: Option<LawVersion>) {
        assert_eq!(LawVersion::on(day(on)), version);
        let checked = check(
            LegalBasis::P4_2,
            RequestKind::Acute,
            Measure::Institution,
            day(on),
        );
        assert_eq!(checked, version.ok_or(Misfit::BeforeTheAct { on: day(on) }));
    }

    #[test]
    fn the_duty_covers_three_measures() {
        let inside: Vec<_> = Measure::ALL
            .iter()
            .copied()
            .filter(|m| m.duty() == Duty::Inside)
            .collect();
        assert_eq!(
            inside,
            [
                Measure::Institution,
                Measure::FosterHome,
                Measure::EmergencyFosterHome
            ]
        );
    }

    #[test]
    fn a_code_is_read_back() {
        for basis in LegalBasis::ALL {
            assert_eq!(basis.code().parse(), Ok(*basis));
            assert!(basis.paragraph().starts_with("§ "));
        }
        assert_eq!(
            LegalBasis::from_code("p4_3").unwrap_err().list,
            "LegalBasis"
        );
    }
}
