//! Who the child is: numbers that name a person, and age by date of birth.
//!
//! A number never appears in an error, a log line or a `Debug` print.

use chrono::{Datelike, NaiveDate};
use zeroize::Zeroizing;

use crate::domain::code::code_enum;

/// Weights of the first check digit of an 11-digit number, from the first digit on.
const FIRST_WEIGHTS: [u32; 9] = [3, 7, 6, 1, 8, 9, 4, 5, 2];
/// Weights of the second check digit; the first check digit is the tenth digit weighed.
const SECOND_WEIGHTS: [u32; 10] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
/// Weights of the two-digit check of a DUF number.
const DUF_WEIGHTS: [u32; 10] = [4, 6, 3, 2, 4, 6, 3, 2, 7, 5];
/// What Tenor and Test-Norge add to the month of a made-up person.
const SYNTHETIC_MONTH: u32 = 80;
/// The largest remainder the first check digit may leave in numbers issued from 2032; before, only 0.
const LARGEST_REMAINDER_2032: u32 = 3;

code_enum! {
    /// «nummertype». Which register gave the number.
    NumberKind {
        /// «fødselsnummer», 11 digits, from Folkeregisteret.
        National = "national",
        /// «D-nummer», 11 digits with 40 added to the day, from Folkeregisteret.
        DNumber = "d_number",
        /// «DUF-nummer», 12 digits, from the immigration authorities' register.
        Duf = "duf",
    }
}

/// «nummerregel». Which numbers this installation takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberPolicy {
    /// Test and demonstration: only numbers of made-up persons.
    Synthetic,
    /// Production: only numbers of real persons.
    Real,
}

/// Why a text is no child's number here. Never carries the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// Neither 11 nor 12 digits.
    #[error("a number has 11 digits, or 12 for DUF")]
    Length,
    /// Something else than digits and spaces.
    #[error("a number has digits only")]
    NotDigits,
    /// The digits that should be a date (or a DUF number's year) are none.
    #[error("the number holds no possible date")]
    Date,
    /// Month + 40: the health sector's help number, or a made-up person of another system; the form
    /// alone cannot tell which, so neither is taken.
    #[error("help numbers (month + 40) are not supported")]
    Unsupported,
    /// The check digits do not follow from the others.
    #[error("the check digits are wrong")]
    CheckDigits,
    /// A real person's number where only made-up persons belong.
    #[error("only synthetic numbers are accepted in this environment")]
    RealNumberInTest,
    /// A made-up person's number in production.
    #[error("synthetic numbers are not accepted in production")]
    SyntheticNumberInProduction,
}

/// «fødselsnummer, D-nummer eller DUF-nummer». A number that names one child, checked.
///
/// Two are equal when their digits are. The digits are wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct ChildNumber {
    digits: Zeroizing<String>,
    kind: NumberKind,
    synthetic: bool,
}

impl std::fmt::Debug for ChildNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChildNumber(…)")
    }
}

impl ChildNumber {
    /// Reads a number as people write it: spaces anywhere are left out.
    ///
    /// Check digits made by the rule in force and by the rule for numbers issued from 1 January 2032
    /// are both taken, since nobody's number changes then.
    ///
    /// # Errors
    /// [`NumberFault`] says what is wrong, without the number.
    pub fn parse(text: &str, policy: NumberPolicy) -> Result<Self, NumberFault> {
        let digits: Zeroizing<String> =
            Zeroizing::new(text.chars().filter(|c| !c.is_whitespace()).collect());
        if !digits.chars().all(|c| c.is_ascii_digit()) {
            return Err(NumberFault::NotDigits);
        }
        let (kind, synthetic) = match digits.len() {
            11 => read_national(&values(&digits))?,
            12 => read_duf(&values(&digits))?,
            _ => return Err(NumberFault::Length),
        };
        match (policy, synthetic) {
            (NumberPolicy::Synthetic, false) => Err(NumberFault::RealNumberInTest),
            (NumberPolicy::Real, true) => Err(NumberFault::SyntheticNumberInProduction),
            (NumberPolicy::Synthetic, true) | (NumberPolicy::Real, false) => Ok(Self {
                digits,
                kind,
                synthetic,
            }),
        }
    }

    /// The `serial`-th number of a made-up person born on `born`: month + 80, so no real person has it.
    ///
    /// `None` when that serial has no valid check digits (about one in six), is above the day's last
    /// serial, or the year is outside 1854-2039.
    #[must_use]
    pub fn synthetic(born: NaiveDate, serial: u32) -> Option<Self> {
        let (first, count) = individual_numbers(born.year())?;
        let individual = (serial < count).then_some(first + serial)?;
        let month = born.month() + SYNTHETIC_MONTH;
        let year = born.year().rem_euclid(100);
        let stem = Zeroizing::new(format!(
            "{:02}{month:02}{year:02}{individual:03}",
            born.day()
        ));
        let stem_values = values(&stem);
        let first_check = check_digit(weigh(&stem_values, &FIRST_WEIGHTS))?;
        let second_check = check_digit(weigh(&stem_values, &SECOND_WEIGHTS) + 2 * first_check)?;
        Some(Self {
            digits: Zeroizing::new(format!("{}{first_check}{second_check}", *stem)),
            kind: NumberKind::National,
            synthetic: true,
        })
    }

    /// The digits in the open, for sealing and for look-up only; never for a log, an address or an error.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.digits
    }

    /// Which register gave the number.
    #[must_use]
    pub fn kind(&self) -> NumberKind {
        self.kind
    }

    /// Whether it names a made-up person.
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        self.synthetic
    }

    /// «fødselsdato» by the century rule in force until 2031; a proposal for a form, not a fact.
    ///
    /// `None` for a DUF number, for a number only the 2032 rule accepts, and where the digits fit no
    /// century. A number issued from 2032 may still fit the old rule by chance, and then the century
    /// can be wrong: Folkeregisteret has the date that counts.
    #[must_use]
    pub fn birth_date(&self) -> Option<NaiveDate> {
        let digits = values(&self.digits);
        if self.kind == NumberKind::Duf || first_remainder(&digits) != 0 {
            return None;
        }
        let parts = DateParts::read(&digits);
        let year = full_year(parts.year, number(&digits, 6, 3))?;
        NaiveDate::from_ymd_opt(year, parts.month?, parts.day)
    }
}

/// «alder». Whole years on that date; 0 before birth.
///
/// Who is born on 29 February turns a year on 1 March in a year without that date.
#[must_use]
pub fn age_in_years(birth: NaiveDate, on: NaiveDate) -> u8 {
    on.years_since(birth)
        .map_or(0, |years| u8::try_from(years).unwrap_or(u8::MAX))
}

/// The date digits of an 11-digit number with what was added to day and month taken away.
struct DateParts {
    day: u32,
    /// `None` for a month of no known form.
    month: Option<u32>,
    year: u32,
    d_number: bool,
    synthetic: bool,
    help_number: bool,
}

impl DateParts {
    fn read(digits: &[u32]) -> Self {
        let (day, month) = (number(digits, 0, 2), number(digits, 2, 2));
        Self {
            day: if day > 40 { day - 40 } else { day },
            month: match month {
                1..=12 => Some(month),
                41..=52 => Some(month - 40),
                81..=92 => Some(month - SYNTHETIC_MONTH),
                _ => None,
            },
            year: number(digits, 4, 2),
            d_number: day > 40,
            synthetic: (81..=92).contains(&month),
            help_number: (41..=52).contains(&month),
        }
    }

    /// Whether the date exists in any century a living person can be born in. From 2032 the
    /// century cannot be read from the number, so 29 February is not judged more narrowly.
    fn is_possible(&self) -> bool {
        let year = i32::try_from(self.year).unwrap_or(0);
        self.month.is_some_and(|month| {
            [1900, 2000]
                .iter()
                .any(|century| NaiveDate::from_ymd_opt(century + year, month, self.day).is_some())
        })
    }
}

fn read_national(digits: &[u32]) -> Result<(NumberKind, bool), NumberFault> {
    let parts = DateParts::read(digits);
    if !parts.is_possible() {
        return Err(NumberFault::Date);
    }
    if parts.help_number {
        return Err(NumberFault::Unsupported);
    }
    let second = (weigh(digits, &SECOND_WEIGHTS) + number(digits, 10, 1)) % 11;
    if first_remainder(digits) > LARGEST_REMAINDER_2032 || second != 0 {
        return Err(NumberFault::CheckDigits);
    }
    let kind = if parts.d_number {
        NumberKind::DNumber
    } else {
        NumberKind::National
    };
    Ok((kind, parts.synthetic))
}

/// No synthetic form of the DUF number is published. This service's own convention: a year of
/// registration 1900-1949, long before there was such a register, marks a made-up person.
fn read_duf(digits: &[u32]) -> Result<(NumberKind, bool), NumberFault> {
    let synthetic = match number(digits, 0, 4) {
        1900..=1949 => true,
        1950..=2099 => false,
        _ => return Err(NumberFault::Date),
    };
    if weigh(digits, &DUF_WEIGHTS) % 11 != number(digits, 10, 2) {
        return Err(NumberFault::CheckDigits);
    }
    Ok((NumberKind::Duf, synthetic))
}

/// What the first nine digits and the first check digit leave: 0 in the rule in force, 0-3 from 2032.
fn first_remainder(digits: &[u32]) -> u32 {
    (weigh(digits, &FIRST_WEIGHTS) + number(digits, 9, 1)) % 11
}

/// The check digit that brings a weighted sum to a multiple of 11; `None` where it would be 10.
fn check_digit(weighted: u32) -> Option<u32> {
    match (11 - weighted % 11) % 11 {
        10 => None,
        digit => Some(digit),
    }
}

/// First individual number («individnummer») and how many, for a year of birth.
fn individual_numbers(year: i32) -> Option<(u32, u32)> {
    match year {
        1854..=1899 => Some((500, 250)),
        1900..=1999 => Some((0, 500)),
        2000..=2039 => Some((500, 500)),
        _ => None,
    }
}

/// The year of birth by the century rule in force until 2031.
fn full_year(year: u32, individual: u32) -> Option<i32> {
    let century = match (individual, year) {
        (0..=499, _) | (900..=999, 40..=99) => 1900,
        (500..=749, 54..=99) => 1800,
        (500..=999, 0..=39) => 2000,
        _ => return None,
    };
    i32::try_from(century + year).ok()
}

/// The values of the digits of a text that has nothing else.
fn values(digits: &str) -> Zeroizing<Vec<u32>> {
    Zeroizing::new(digits.chars().filter_map(|c| c.to_digit(10)).collect())
}

fn weigh(digits: &[u32], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum()
}

/// The number that `length` digits from `start` spell.
fn number(digits: &[u32], start: usize, length: usize) -> u32 {
    digits
        .iter()
        .skip(start)
        .take(length)
        .fold(0, |spelt, digit| spelt * 10 + digit)
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
    use proptest::prelude::*;
    use rstest::rstest;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Adds check digits by the rule in force, for the forms the generator does not make.
    fn completed(stem: &str) -> String {
        let digits = values(stem);
        let first = check_digit(weigh(&digits, &FIRST_WEIGHTS)).unwrap();
        let second = check_digit(weigh(&digits, &SECOND_WEIGHTS) + 2 * first).unwrap();
        format!("{stem}{first}{second}")
    }

    fn a_duf_number(stem: &str) -> String {
        format!("{stem}{:02}", weigh(&values(stem), &DUF_WEIGHTS) % 11)
    }

    /// The tax administration's published test values for the rule of 2032.
    #[rstest]
    #[case("02013299997", true)]
    #[case("02013299903", false)]
    #[case("30108299939", false)]
    #[case("30108299920", true)]
    #[case("02013299806", true)]
    fn both_rules_of_check_digits(#[case] text: &str, #[case] by_rule_in_force: bool) {
        let number = ChildNumber::parse(text, NumberPolicy::Real).unwrap();
        assert_eq!(first_remainder(&values(text)) == 0, by_rule_in_force);
        if !by_rule_in_force {
            assert_eq!(number.birth_date(), None);
        }
    }

    #[rstest]
    #[case("02013299998", NumberFault::CheckDigits)]
    #[case("0201329999", NumberFault::Length)]
    #[case("0201329999700", NumberFault::Length)]
    #[case("", NumberFault::Length)]
    #[case("020132-9999", NumberFault::NotDigits)]
    #[case("0201329999x", NumberFault::NotDigits)]
    #[case("32013299997", NumberFault::Date)]
    #[case("00013299997", NumberFault::Date)]
    #[case("40013299997", NumberFault::Date)]
    #[case("72013299997", NumberFault::Date)]
    #[case("02133299997", NumberFault::Date)]
    #[case("02003299997", NumberFault::Date)]
    #[case("02803299997", NumberFault::Date)]
    #[case("29022599997", NumberFault::Date)] // neither 1925 nor 2025 has it
    #[case("02413299997", NumberFault::Unsupported)]
    #[case("02523299997", NumberFault::Unsupported)]
    #[case("01011500100", NumberFault::CheckDigits)] // a stand-in for a child without a number
    #[case("201012345678", NumberFault::CheckDigits)] // DUF
    #[case("001012345678", NumberFault::Date)]
    fn a_wrong_number_is_refused(#[case] text: &str, #[case] fault: NumberFault) {
        assert_eq!(ChildNumber::parse(text, NumberPolicy::Real), Err(fault));
        assert_eq!(
            ChildNumber::parse(text, NumberPolicy::Synthetic),
            Err(fault)
        );
    }

    #[rstest]
    #[case(completed("010139999"), NumberKind::National, false)]
    #[case(completed("018124998"), NumberKind::National, true)]
    #[case(completed("410139999"), NumberKind::DNumber, false)]
    #[case(completed("418124990"), NumberKind::DNumber, true)]
    #[case(completed("719212990"), NumberKind::DNumber, true)]
    #[case("201017238203".into(), NumberKind::Duf, false)]
    #[case("200816832910".into(), NumberKind::Duf, false)]
    #[case(a_duf_number("1900000001"), NumberKind::Duf, true)]
    #[case(a_duf_number("1949999999"), NumberKind::Duf, true)]
    fn each_kind_belongs_to_one_environment(
        #[case] text: String,
        #[case] kind: NumberKind,
        #[case] synthetic: bool,
    ) {
        let test = ChildNumber::parse(&text, NumberPolicy::Synthetic);
        let production = ChildNumber::parse(&text, NumberPolicy::Real);
        let (number, refused) = if synthetic {
            (test, production)
        } else {
            (production, test)
        };
        let number = number.unwrap();
        assert_eq!((number.kind(), number.is_synthetic()), (kind, synthetic));
        assert_eq!(
            refused,
            Err(if synthetic {
                NumberFault::SyntheticNumberInProduction
            } else {
                NumberFault::RealNumberInTest
            })
        );
    }

    #[rstest]
    #[case("018124998", Some("2024-01-01"))]
    #[case("418124990", Some("2024-01-01"))] // D-number: 40 taken away
    #[case("298200500", Some("2000-02-29"))]
    #[case("018139998", Some("2039-01-01"))]
    #[case("018140990", Some("1940-01-01"))]
    #[case("018140001", Some("1940-01-01"))]
    #[case("018154500", Some("1854-01-01"))]
    #[case("018145600", None)] // no century fits
    #[case("298200002", None)] // 1900 was no leap year
    fn birth_date_by_the_century_rule(#[case] stem: &str, #[case] born: Option<&str>) {
        let number = ChildNumber::parse(&completed(stem), NumberPolicy::Synthetic).unwrap();
        assert_eq!(number.birth_date(), born.map(day));
    }

    #[test]
    fn spaces_are_left_out_and_nothing_leaks() {
        let number = ChildNumber::parse(" 020132 99997 ", NumberPolicy::Real).unwrap();
        assert_eq!(number.expose(), "02013299997");
        assert_eq!(
            format!("{number:?} {:?}", Some(&number)),
            "ChildNumber(…) Some(ChildNumber(…))"
        );
    }

    #[test]
    fn a_serial_beyond_the_last_makes_no_number() {
        assert_eq!(ChildNumber::synthetic(day("2012-05-17"), 500), None);
        assert_eq!(ChildNumber::synthetic(day("2040-05-17"), 1), None);
        assert_eq!(ChildNumber::synthetic(day("1853-05-17"), 1), None);
    }

    #[rstest]
    #[case("2008-06-15", "2026-06-14", 17)]
    #[case("2008-06-15", "2026-06-15", 18)]
    #[case("2008-02-29", "2026-02-28", 17)]
    #[case("2008-02-29", "2026-03-01", 18)]
    #[case("2008-02-29", "2028-02-29", 20)]
    #[case("2026-06-15", "2026-06-14", 0)]
    #[case("0001-01-01", "2026-01-01", 255)]
    fn age_on_a_date(#[case] birth: &str, #[case] on: &str, #[case] years: u8) {
        assert_eq!(age_in_years(day(birth), day(on)), years);
    }

    proptest! {
        #[test]
        fn a_made_number_is_read_back(days in 0u64..51_000, serial in 0u32..500) {
            let born = day("1900-01-01") + chrono::Days::new(days);
            if let Some(made) = ChildNumber::synthetic(born, serial) {
                let read = ChildNumber::parse(made.expose(), NumberPolicy::Synthetic).unwrap();
                prop_assert_eq!(read.birth_date(), Some(born));
                prop_assert_eq!(read, made);
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,14}", digits in "[0-9]{11,12}") {
            let _ = ChildNumber::parse(&text, NumberPolicy::Real);
            let _ = ChildNumber::parse(&digits, NumberPolicy::Synthetic).map(|n| n.birth_date());
        }
    }
}
