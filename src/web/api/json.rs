//! Reading JSON without ever repeating it: serde's own messages hold what was posted.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::Failure;
use crate::domain::refusal::{Fault, Field, Rule};
use crate::web::error::Trouble;

/// Levels of nesting at most; the deepest body has three.
const DEPTH: usize = 16;

/// A body, and its canonical form: the same whatever the order of fields and the white space.
///
/// # Errors
/// Not JSON, too deep, or a field that is unknown, repeated or of another type.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<(T, String), Trouble> {
    if depth(bytes) > DEPTH {
        return Err(Trouble::TooDeep);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Trouble::NotJson)?;
    // From the text and not from the value: a field given twice is lost in the value.
    let text = &mut serde_json::Deserializer::from_slice(bytes);
    let body = serde_path_to_error::deserialize(text)
        .map_err(|fault| Trouble::Failure(refusal(&fault)))?;
    Ok((body, value.to_string()))
}

/// A body that has been read as a value already: a line of an import.
///
/// # Errors
/// A field that is unknown or of another type.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Failure> {
    serde_path_to_error::deserialize(value).map_err(|fault| refusal(&fault))
}

/// The deepest nesting, without parsing: brackets outside strings.
fn depth(bytes: &[u8]) -> usize {
    let (mut now, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                now += 1;
                deepest = deepest.max(now);
            }
            b'}' | b']' if !in_string => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn refusal(fault: &serde_path_to_error::Error<serde_json::Error>) -> Failure {
    let told = fault.inner().to_string();
    let rule = if told.starts_with("unknown field") {
        Rule::UnknownField
    } else {
        Rule::WrongType
    };
    let part = known_path(&format!("{}.{}", fault.path(), doubled(&told)));
    Failure::Refused(vec![Fault {
        field: Field::Body,
        part,
        rule,
    }])
}

/// The field given twice, whose own path stops above it. Only a field we know can be given twice.
fn doubled(told: &str) -> &str {
    let rest = told.strip_prefix("duplicate field `").unwrap_or_default();
    rest.split('`').next().unwrap_or_default()
}

/// The path, cut where it leaves our own words: an unknown field's name is the sender's.
fn known_path(path: &str) -> Option<String> {
    let parts = path.split('.').filter(|part| !part.is_empty());
    let ours: Vec<&str> = parts.take_while(|part| is_ours(part)).collect();
    (!ours.is_empty()).then(|| ours.join("."))
}

fn is_ours(part: &str) -> bool {
    const GROUPS: [&str; 6] = [
        "barn",
        "kontakt",
        "behov",
        "alvorlighet",
        "endringer",
        "kanal",
    ];
    const LEAVES: [&str; 7] = [
        "rus",
        "psykiatri",
        "kriminalitet",
        "skala",
        "side",
        "kode",
        "somTrykt",
    ];
    let named = <Field as crate::domain::code::Code>::ALL
        .iter()
        .flat_map(|field| super::names::path(*field).split('.'));
    GROUPS
        .into_iter()
        .chain(LEAVES)
        .chain(named)
        .any(|name| name == part)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a failed unwrap is a failed test"
    )]
    use super::*;
    use crate::web::api::bodies::RequestBody;

    fn fault(text: &str) -> Fault {
        match read::<RequestBody>(text.as_bytes()).map(|_| ()) {
            Err(Trouble::Failure(Failure::Refused(mut faults))) => faults.remove(0),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_fault_names_our_field_and_never_the_senders_words() {
        let wrong_type = fault(r#"{"barn":{"navn":13097248022}}"#);
        assert_eq!(
            (wrong_type.part.as_deref(), wrong_type.rule),
            (Some("barn.navn"), Rule::WrongType)
        );
        let unknown = fault(r#"{"barn":{"Ola":"x"}}"#);
        assert_eq!(
            (unknown.part.as_deref(), unknown.rule),
            (Some("barn"), Rule::UnknownField)
        );
        let twice = fault(r#"{"kommune":"4601","kommune":"4602"}"#);
        assert_eq!(twice.rule, Rule::WrongType);
    }

    #[test]
    fn what_is_no_json_or_too_deep_is_refused() {
        assert_eq!(read::<RequestBody>(b"{").map(|_| ()), Err(Trouble::NotJson));
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(
            read::<RequestBody>(deep.as_bytes()).map(|_| ()),
            Err(Trouble::TooDeep)
        );
        let quoted = format!(r#"{{"beskrivelse":"{}"}}"#, "[".repeat(100));
        assert!(read::<RequestBody>(quoted.as_bytes()).is_ok());
    }

    #[test]
    fn the_canonical_form_is_the_same_whatever_the_order() {
        let (_, one) = read::<RequestBody>(br#"{"kommune":"4601","type":"akutt"}"#).unwrap();
        let (_, other) = read::<RequestBody>(br#"{ "type": "akutt", "kommune": "4601" }"#).unwrap();
        assert_eq!(one, other);
    }
}
