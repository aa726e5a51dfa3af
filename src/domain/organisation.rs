//! Who is responsible where: kommuner, fylker, Bufetat's regions and the statsforvalter offices.
//!
//! The values only. Which of them hold on a given day is answered by [`crate::domain::reference`].

use crate::domain::code::code_enum;
use chrono::NaiveDate;

code_enum! {
    /// A region of Bufetat («Bufetats region»), which owes the kommuner in it a place for the child.
    Region {
        /// Øst: Østfold, Akershus, Innlandet.
        East = "ost",
        /// Sør: Buskerud, Vestfold, Telemark, Agder.
        South = "sor",
        /// Vest: Rogaland, Vestland.
        West = "vest",
        /// Midt-Norge: Møre og Romsdal, Trøndelag.
        Central = "midt",
        /// Nord: Nordland, Troms, Finnmark.
        North = "nord",
    }
}

code_enum! {
    /// A county governor's office («statsforvalterembete»), which supervises Bufetat's duty to assist.
    Office {
        /// Østfold, Buskerud, Oslo og Akershus; it meets two regions of Bufetat.
        OstfoldBuskerudOsloAkershus = "ostfold_buskerud_oslo_akershus",
        /// Innlandet.
        Innlandet = "innlandet",
        /// Vestfold og Telemark.
        VestfoldTelemark = "vestfold_telemark",
        /// Agder.
        Agder = "agder",
        /// Rogaland.
        Rogaland = "rogaland",
        /// Vestland.
        Vestland = "vestland",
        /// Møre og Romsdal.
        MoreRomsdal = "more_romsdal",
        /// Trøndelag.
        Trondelag = "trondelag",
        /// Nordland.
        Nordland = "nordland",
        /// Troms og Finnmark.
        TromsFinnmark = "troms_finnmark",
    }
}

code_enum! {
    /// Whether the days a row holds between are known to the day.
    DateCertainty {
        /// The days are those of the decision.
        Exact = "exact",
        /// The exact day is not known.
        Approximate = "approximate",
    }
}

/// A text that is no number of the kind it was read as.
///
/// It carries the kind and never the text itself, which may be anything a sender wrote.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a {kind}: {digits} digits expected")]
pub struct NotANumber {
    /// The Norwegian name of the number.
    pub kind: &'static str,
    /// How many digits it has, leading zeros included.
    pub digits: usize,
}

/// Declares a number that is written with a fixed count of digits, so that a leading zero is part of it.
macro_rules! fixed_number {
    ($(#[$meta:meta])* $name:ident, $kind:literal, $digits:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u16);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{:01$}", self.0, $digits)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotANumber;
            /// Reads exactly the digits: a spreadsheet's «301» is refused rather than guessed at.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let fault = NotANumber { kind: $kind, digits: $digits };
                if text.len() != $digits || !text.bytes().all(|b| b.is_ascii_digit()) {
                    return Err(fault);
                }
                text.parse().map(Self).map_err(|_| fault)
            }
        }
    };
}

fixed_number! {
    /// The number of a kommune («kommunenummer»): four digits, the first two its fylke's.
    MunicipalityNumber, "kommunenummer", 4
}

fixed_number! {
    /// The number of a fylke («fylkesnummer»): two digits.
    CountyNumber, "fylkesnummer", 2
}

impl MunicipalityNumber {
    /// Oslo, which does Bufetat's tasks itself (barnevernsloven § 16-6).
    pub const OSLO: Self = Self(301);

    /// The fylke the number begins with.
    pub fn county(self) -> CountyNumber {
        CountyNumber(self.0 / 100)
    }
}

/// The days something holds: from the first, up to but not including the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first day it holds.
    pub from: NaiveDate,
    /// The first day it no longer holds; none while it still does.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether it holds on that day.
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether some day lies in both.
    pub fn overlaps(self, other: Self) -> bool {
        let begins_before_end_of = |a: Self, b: Self| b.to.is_none_or(|to| a.from < to);
        begins_before_end_of(self, other) && begins_before_end_of(other, self)
    }
}

/// A municipality («kommune»).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// Its number. The name alone does not tell it apart: there are two Herøy and two Våler.
    pub number: MunicipalityNumber,
    /// The name in daily use.
    pub name: String,
    /// The official name in full where it has Sami or Kven parts, as «Deatnu - Tana».
    pub official_name: Option<String>,
    /// The fylke it lies in.
    pub county: CountyNumber,
    /// The days it holds.
    pub validity: Validity,
}

/// A county («fylke»), and which region and office it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Its number.
    pub number: CountyNumber,
    /// Its name.
    pub name: String,
    /// Bufetat's region; none for Oslo (barnevernsloven § 16-6).
    pub region: Option<Region>,
    /// The statsforvalter office that supervises there.
    pub office: Office,
    /// The days this row holds.
    pub validity: Validity,
}

/// A kommune number that ended when the numbers changed, and who took over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerMunicipality {
    /// The number that ended.
    pub number: MunicipalityNumber,
    /// The name it had.
    pub name: String,
    /// The numbers that took over. More than one: it was split, and the number alone does not tell which.
    pub successors: Vec<MunicipalityNumber>,
    /// The days the number held.
    pub validity: Validity,
}

/// A name in both written forms of Norwegian, and the days it was the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedName {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// The days it was the name.
    pub validity: Validity,
    /// Whether those days are known to the day.
    pub certainty: DateCertainty,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_kommune_number_keeps_its_leading_zero() {
        let oslo: MunicipalityNumber = "0301".parse().expect("a number");
        assert_eq!(oslo, MunicipalityNumber::OSLO);
        assert_eq!(oslo.to_string(), "0301");
        assert_eq!(oslo.county().to_string(), "03");
    }

    #[test]
    fn what_is_not_four_digits_is_refused_without_repeating_it() {
        for text in ["301", "", "03011", "+301", "03 1", "o301", "٠٣٠١"] {
            let fault = text.parse::<MunicipalityNumber>().expect_err(text);
            assert_eq!(fault.to_string(), "not a kommunenummer: 4 digits expected");
        }
    }

    #[test]
    fn the_day_a_row_ends_is_no_longer_in_it() {
        let ended = Validity {
            from: day("2020-01-01"),
            to: Some(day("2024-01-01")),
        };
        assert!(!ended.holds_on(day("2019-12-31")));
        assert!(ended.holds_on(day("2020-01-01")));
        assert!(ended.holds_on(day("2023-12-31")));
        assert!(!ended.holds_on(day("2024-01-01")));
        let next = Validity {
            from: day("2024-01-01"),
            to: None,
        };
        assert!(!ended.overlaps(next) && !next.overlaps(ended));
        let early = Validity {
            from: day("2023-12-31"),
            to: None,
        };
        assert!(ended.overlaps(early) && early.overlaps(ended) && early.overlaps(next));
    }
}
