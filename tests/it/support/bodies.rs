//! Bodies as a sender writes them, in the words of docs/api.md.

use bistandsplikt::clock;
use bistandsplikt::domain::child::ChildNumber;
use chrono::DateTime;
use chrono::NaiveDate;
use chrono::TimeDelta;
use chrono::Utc;
use serde_json::Value;
use serde_json::json;

/// A made-up child's number: the first of its birth date that has right check digits from a serial on.
pub fn number_of_a_child(born: &str, serial: u32) -> String {
    let born: NaiveDate = born.parse().expect("a date");
    (serial..)
        .find_map(|serial| ChildNumber::synthetic(born, serial))
        .expect("a number")
        .expose()
        .to_owned()
}

/// The made-up child of most stories.
pub fn a_child() -> String {
    number_of_a_child("2012-08-13", 100)
}

/// An instant before now, as a sender writes it.
pub fn ago(time: TimeDelta) -> String {
    (clock::now() - time).to_rfc3339()
}

/// An instant of a story.
pub fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text)
        .unwrap_or_else(|_| panic!("{text} is no instant"))
        .to_utc()
}

/// An acute request in Bergen about a need reported some minutes ago.
pub fn an_acute_request() -> Value {
    acute_at(&ago(TimeDelta::minutes(10)))
}

/// An acute request whose norm has passed: the need was reported two days ago.
pub fn an_overdue_request() -> Value {
    acute_at(&ago(TimeDelta::days(2)))
}

/// An acute request about a need reported at an instant.
pub fn acute_at(reported: &str) -> Value {
    json!({
        "kommune": "4601",
        "barn": {"nummer": a_child(), "navn": "Kim Eksempel"},
        "hjemmel": "bvl-4-2",
        "type": "akutt",
        "tiltak": "institusjon",
        "behovMeldt": reported,
        "meldtVia": "telefon",
        "oppholdssted": "hjemme",
        "ivaretatt": "ja",
    })
}

/// A notice in advance of a request, expected at the end of time.
pub fn a_notice(kommune: &str) -> Value {
    json!({
        "kommune": kommune,
        "hjemmel": "bvl-4-2",
        "type": "akutt",
        "tiltak": "institusjon",
        "alder": 14,
        "ventetTidspunkt": "2199-01-01T12:00:00Z",
        "tekst": "Kim trenger kanskje et sted i kveld",
    })
}

/// A planned request about a need reported at an instant, wanted from a date.
pub fn planned_at(reported: &str, wanted: &str) -> Value {
    with(
        acute_at(reported),
        json!({
            "hjemmel": "bvl-5-1", "type": "planlagt", "tiltak": "fosterhjem", "onsketOppstart": wanted,
        }),
    )
}

/// An offer of a place in the region of the stories.
pub fn an_offer() -> Value {
    let today = clock::now().date_naive().to_string();
    json!({"enhet": "demo-vest-01", "ledigFra": today, "avstandKm": 40, "reisetidMinutter": 55})
}

/// A body with some fields changed or added; null takes a field out.
pub fn with(mut body: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else {
        panic!("changes are fields")
    };
    let fields = body.as_object_mut().expect("a body is fields");
    for (name, value) in changes {
        match value {
            Value::Null => drop(fields.remove(&name)),
            value => drop(fields.insert(name, value)),
        }
    }
    body
}
