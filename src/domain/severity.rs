//! Severity scales. Two exist and no source converts one into the other.

use super::code::code_enum;

code_enum! {
    /// «Alvorlighetsskala»: the routine a level belongs to.
    SeverityScale {
        /// Three levels, in use in 2023.
        Three2023 = "2023-3",
        /// Five levels, in use from 2024.
        Five2024 = "2024-5",
    }
}

code_enum! {
    /// «Alvorlighetsgrad»: a level on one of the two scales.
    SeverityLevel {
        /// «Lav» (scale 2023-3).
        Low = "three_low",
        /// «Middels» (scale 2023-3).
        Medium = "three_medium",
        /// «Høy» (scale 2023-3).
        High = "three_high",
        /// «Lite alvorlig», level 1 of 5.
        Little = "five_little",
        /// «Mindre alvorlig», level 2 of 5.
        Lesser = "five_lesser",
        /// «Moderat alvorlig», level 3 of 5.
        Moderate = "five_moderate",
        /// «Betydelig alvorlig», level 4 of 5.
        Considerable = "five_considerable",
        /// «Svært alvorlig», level 5 of 5.
        Severe = "five_severe",
    }
}

impl SeverityScale {
    /// The scale in use for what counts in a local month, `YYYY-MM`: the five-point routine is in use
    /// from January 2024 (Oslo Economics 2024-74 § 3.1.1).
    pub fn of_month(month: &str) -> Self {
        if month < "2024-01" {
            Self::Three2023
        } else {
            Self::Five2024
        }
    }
}

impl SeverityLevel {
    /// The scale the level belongs to.
    pub fn scale(self) -> SeverityScale {
        match self {
            Self::Low | Self::Medium | Self::High => SeverityScale::Three2023,
            Self::Little | Self::Lesser | Self::Moderate | Self::Considerable | Self::Severe => {
                SeverityScale::Five2024
            }
        }
    }

    /// The level's place on its own scale, 1 the mildest. Comparable only within one scale (R7).
    pub fn rank(self) -> u8 {
        match self {
            Self::Low | Self::Little => 1,
            Self::Medium | Self::Lesser => 2,
            Self::High | Self::Moderate => 3,
            Self::Considerable => 4,
            Self::Severe => 5,
        }
    }

    /// The level of a rank on the scale of a local month, `YYYY-MM`: a list keeps only the rank.
    pub fn of_rank(rank: i32, month: &str) -> Option<Self> {
        Self::of(SeverityScale::of_month(month)).find(|level| i32::from(level.rank()) == rank)
    }

    /// Every level of one scale, mildest first.
    pub fn of(scale: SeverityScale) -> impl Iterator<Item = Self> {
        <Self as super::code::Code>::ALL
            .iter()
            .copied()
            .filter(move |level| level.scale() == scale)
    }
}

code_enum! {
    /// Who a severity assessment comes from. Only a person's counts as assessed in reports.
    SeveritySource {
        /// Proposed by the policy in config/severity.toml («foreslått»).
        Proposed = "proposed",
        /// Set or confirmed by a person («vurdert»).
        Assessed = "assessed",
    }
}
