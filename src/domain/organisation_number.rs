//! «organisasjonsnummer»: the public number of a unit in Enhetsregisteret.

/// Weights of the check digit (modulus 11), from the first digit on.
const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

/// Why a text is no organisation number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationNumberFault {
    /// Not nine characters when spaces are left out.
    #[error("an organisation number has nine digits")]
    Length,
    /// Something else than digits and spaces.
    #[error("an organisation number has digits only")]
    NotDigits,
    /// The ninth digit does not follow from the first eight.
    #[error("the check digit is wrong")]
    CheckDigit,
}

/// «organisasjonsnummer». Nine digits whose check digit is right; public data, so it may be shown.
///
/// The first digit is not judged: registered units have 8 or 9, units made for tests any digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationNumber(String);

impl OrganisationNumber {
    /// Reads a number as people write it: spaces anywhere are left out.
    ///
    /// # Errors
    /// [`OrganisationNumberFault`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, OrganisationNumberFault> {
        let written: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if !written.chars().all(|c| c.is_ascii_digit()) {
            return Err(OrganisationNumberFault::NotDigits);
        }
        if written.len() != 9 {
            return Err(OrganisationNumberFault::Length);
        }
        let weighted: u32 = written
            .bytes()
            .zip(WEIGHTS)
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let check = written.bytes().last().map(|digit| u32::from(digit - b'0'));
        // A remainder of 1 would need the digit 10: such a number is never given out.
        if check == Some((11 - weighted % 11) % 11) {
            Ok(Self(written))
        } else {
            Err(OrganisationNumberFault::CheckDigit)
        }
    }

    /// The nine digits without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for OrganisationNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for OrganisationNumber {
    type Err = OrganisationNumberFault;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
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
    use rstest::rstest;

    #[rstest]
    #[case("958935420")] // Oslo kommune
    #[case("964338531")] // Bergen kommune
    #[case("942110464")] // Trondheim kommune
    #[case("974760673")]
    #[case("974 760 673")]
    fn a_right_number_is_read(#[case] text: &str) {
        let number = OrganisationNumber::parse(text).unwrap();
        assert_eq!(number.to_string(), text.replace(' ', ""));
        assert_eq!(number.as_str().parse(), Ok(number.clone()));
    }

    #[rstest]
    #[case("958935421", OrganisationNumberFault::CheckDigit)]
    #[case("985935420", OrganisationNumberFault::CheckDigit)] // two digits swapped
    #[case("95893542", OrganisationNumberFault::Length)]
    #[case("9589354200", OrganisationNumberFault::Length)]
    #[case("", OrganisationNumberFault::Length)]
    #[case("NO9589354", OrganisationNumberFault::NotDigits)]
    #[case("95893542٠", OrganisationNumberFault::NotDigits)]
    fn a_wrong_number_is_refused(#[case] text: &str, #[case] fault: OrganisationNumberFault) {
        assert_eq!(OrganisationNumber::parse(text), Err(fault));
    }

    #[test]
    fn no_digit_completes_a_number_whose_check_would_be_ten() {
        // 4×3 = 12 leaves 1, and 11 - 1 is no digit.
        let any =
            (0..10).any(|check| OrganisationNumber::parse(&format!("40000000{check}")).is_ok());
        assert!(!any);
    }
}
