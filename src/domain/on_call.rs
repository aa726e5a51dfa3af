//! «Vaktkort»: whom to call. The number of a desk, never of a person.

use chrono::{DateTime, Utc};

use super::id::OnCallCardId;
use super::organisation::{MunicipalityNumber, Region};
use super::role::Role;

/// A card as told. The last one of a desk holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCallCard {
    /// Its id.
    pub id: OnCallCardId,
    /// The region whose desk it is, or whose kommune it is of.
    pub region: Region,
    /// The kommune; none for the region's own desk.
    pub municipality: Option<MunicipalityNumber>,
    /// What it says.
    pub told: CardText,
    /// Who told it, as a role.
    pub role: Role,
    /// When the service was told.
    pub recorded_at: DateTime<Utc>,
}

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardText {
    /// The desk's name.
    pub desk: String,
    /// Its phone.
    pub phone: String,
    /// When it answers, in words.
    pub hours: String,
    /// Who is called when it does not answer: a desk and its phone.
    pub backup: Option<(String, String)>,
}

/// Whether a text is a phone number: 3 to 8 digits with spaces between them, or a plus and at most 15. So a
/// child's number is none.
#[must_use]
pub fn is_phone(text: &str) -> bool {
    let (rest, most) = match text.strip_prefix('+') {
        Some(rest) => (rest, 15),
        None => (text, 8),
    };
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let plain = rest.chars().all(|one| one.is_ascii_digit() || one == ' ');
    plain && (3..=most).contains(&digits)
}

/// The cards that hold: the last told of each desk, the region's own first, then by kommune.
#[must_use]
pub fn holding(told: Vec<OnCallCard>) -> Vec<OnCallCard> {
    let mut last = std::collections::BTreeMap::new();
    for card in told {
        let key = card.municipality;
        let newer =
            |known: &OnCallCard| (known.recorded_at, known.id) < (card.recorded_at, card.id);
        if last.get(&key).is_none_or(newer) {
            last.insert(key, card);
        }
    }
    last.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_phone_is_digits_and_no_name() {
        for phone in ["116 111", "22 33 44 55", "+47 22334455"] {
            assert!(is_phone(phone), "{phone}");
        }
        for other in [
            "Kari 22334455",
            "12",
            "",
            "22-33-44-55",
            "+",
            "130972 48022",
            "+1234567890123456",
        ] {
            assert!(!is_phone(other), "{other}");
        }
    }

    #[test]
    fn the_card_told_last_holds_for_each_desk() {
        let card = |number: u128, municipality: Option<&str>, second: i64| OnCallCard {
            id: OnCallCardId(Uuid::from_u128(number)),
            region: Region::West,
            municipality: municipality.and_then(|text| text.parse().ok()),
            told: CardText {
                desk: "Vakta".into(),
                phone: "116 111".into(),
                hours: "Hele døgnet".into(),
                backup: None,
            },
            role: Role::Intake,
            recorded_at: DateTime::UNIX_EPOCH + chrono::Duration::seconds(second),
        };
        let told = vec![
            card(1, Some("4601"), 5),
            card(2, None, 9),
            card(3, None, 2),
            card(4, Some("4601"), 1),
        ];
        let kept: Vec<u128> = holding(told)
            .iter()
            .map(|card| card.id.0.as_u128())
            .collect();
        assert_eq!(kept, [2, 1]);
    }
}
