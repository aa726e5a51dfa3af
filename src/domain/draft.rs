//! «Utkast»: a request that somebody has begun to write. It is nobody else's, counted nowhere, and gone when it
//! is sent, deleted or old.

use chrono::{DateTime, Duration, Utc};

use super::code::Code;
use super::id::DraftId;
use super::refusal::Field;

/// The fields of the request form that a draft keeps, as they were typed.
const FIELDS: [Field; 23] = [
    Field::Municipality,
    Field::ChildNumber,
    Field::BirthDate,
    Field::ChildName,
    Field::LegalBasis,
    Field::Kind,
    Field::Measure,
    Field::TargetGroup,
    Field::NeedReportedAt,
    Field::Channel,
    Field::EmergencyDecisionAt,
    Field::WantedStart,
    Field::Danger,
    Field::LookedAfter,
    Field::Place,
    Field::PresentUnit,
    Field::ContactName,
    Field::ContactPhone,
    Field::Description,
    Field::Heard,
    Field::WhyNotHeard,
    Field::ChildSays,
    Field::Weighed,
];
/// What else of the form is kept: ticks, and the notice it is made of.
const OTHERS: [&str; 6] = [
    "need_substance",
    "need_mental",
    "need_crime",
    "need_reported_at_second",
    "emergency_decision_at_second",
    "varsel",
];
/// Bytes of one field at most: the form's longest text, in letters of any language.
const LONGEST: usize = 20_000;

/// What was typed, by the names of the form's fields. Only known fields are kept, and nothing is checked: a
/// draft may be half a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftContent(Vec<(String, String)>);

impl DraftContent {
    /// Keeps what belongs to a draft of all that was typed.
    pub fn of<'a>(typed: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let kept = typed.into_iter().filter(|(name, value)| {
            !value.trim().is_empty() && value.len() <= LONGEST && is_kept(name)
        });
        Self(
            kept.map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }

    /// The fields that hold something.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What was typed in a field; empty where nothing was.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let found = self.fields().find(|(one, _)| *one == name);
        found.map(|(_, value)| value).unwrap_or_default()
    }
}

/// Whether a draft keeps a field of that name.
#[must_use]
pub fn is_kept(name: &str) -> bool {
    FIELDS.iter().any(|field| field.code() == name)
        || name == Field::SenderReference.code()
        || OTHERS.contains(&name)
}

/// A draft, opened for whom it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// 1 when it is new, one more each time it is saved.
    pub version: i32,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// What was typed.
    pub content: DraftContent,
}

impl Draft {
    /// When it is deleted by itself, unless it is saved again before.
    #[must_use]
    pub fn deleted_at(&self, keep: Duration) -> DateTime<Utc> {
        self.saved_at + keep
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_keeps_the_form_and_nothing_else() {
        let long = "x".repeat(LONGEST + 1);
        let typed = [
            ("token", "hemmelig"),
            ("likevel", "1"),
            ("child_name", "Kim Eksempel"),
            ("need_crime", "1"),
            ("description", long.as_str()),
            ("birth_date", " "),
            ("ukjent", "x"),
        ];
        let kept = DraftContent::of(typed);
        let fields: Vec<_> = kept.fields().collect();
        assert_eq!(
            fields,
            [("child_name", "Kim Eksempel"), ("need_crime", "1")]
        );
        assert_eq!(
            (kept.get("child_name"), kept.get("kind")),
            ("Kim Eksempel", "")
        );
    }
}
