//! What was typed into a form, and how it is read. Every faulty field is named, none is repeated.

use std::future::Future;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, web};
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};

use super::answer::Trouble;
use crate::app::{Expected, Failure};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::refusal::{Faults, Field, Rule};

/// The fields of a posted form, as they were typed.
#[derive(Clone, Default)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    /// Reads a posted body. Its size is bounded by the app's `PayloadConfig`.
    pub fn of(
        req: &HttpRequest,
        payload: &mut Payload,
    ) -> impl Future<Output = Result<Self, Trouble>> + use<> {
        let body = web::Bytes::from_request(req, payload);
        async move {
            let body =
                body.await
                    .map_err(|fault| match fault.as_response_error().status_code() {
                        StatusCode::PAYLOAD_TOO_LARGE => Trouble::TooLarge,
                        _ => Trouble::BadForm,
                    })?;
            Self::read(&body)
        }
    }

    /// Reads a body that is here already.
    ///
    /// # Errors
    /// It is no form.
    pub fn read(body: &[u8]) -> Result<Self, Trouble> {
        serde_urlencoded::from_bytes(body)
            .map(Self)
            .map_err(|_| Trouble::BadForm)
    }

    /// One field that came in the address.
    pub fn of_one(field: Field, typed: &str) -> Self {
        Self(vec![(field.code().to_owned(), typed.to_owned())])
    }

    /// Fields that are known already, as if they had been typed.
    pub fn filled(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// A form as a test types it.
    #[cfg(test)]
    pub(super) fn typed(pairs: &[(&str, &str)]) -> Self {
        Self(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    /// Everything that was typed, by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What was typed under a name; empty where nothing was.
    pub fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .unwrap_or_default()
    }

    /// The version of the object the form was drawn for.
    pub fn version(&self) -> Expected {
        // No object has version 0: a form without one is stale.
        Expected::Version(self.get("versjon").parse().unwrap_or_default())
    }
}

/// Reads fields one by one and gathers what is wrong.
pub struct Reader<'a> {
    sent: &'a Sent,
    /// What is wrong so far.
    pub faults: Faults,
}

/// At most so many characters in one line.
pub const LINE: usize = 200;
/// At most so many characters of free text.
pub const TEXT: usize = 5_000;

impl<'a> Reader<'a> {
    /// A reader of what was typed.
    pub fn new(sent: &'a Sent) -> Self {
        Self {
            sent,
            faults: Faults::default(),
        }
    }

    /// Text without the space around it; none where nothing was typed.
    pub fn text(&mut self, field: Field, most: usize) -> Option<String> {
        let typed = self.sent.get(field.code()).trim();
        if typed.chars().count() > most {
            self.faults.note(field, Rule::TooLong(most));
            return None;
        }
        (!typed.is_empty()).then(|| typed.replace("\r\n", "\n"))
    }

    /// A value of a closed list.
    pub fn code<C: Code>(&mut self, field: Field) -> Option<C> {
        self.read(field, |typed| {
            C::from_code(typed).map_err(|_| Rule::OneOf(Vec::new()))
        })
    }

    /// A local date.
    pub fn date(&mut self, field: Field) -> Option<NaiveDate> {
        self.read(field, |typed| typed.parse().map_err(|_| Rule::NotADate))
    }

    /// A whole number.
    pub fn number(&mut self, field: Field) -> Option<i32> {
        self.read(field, |typed| typed.parse().map_err(|_| Rule::WrongType))
    }

    /// An instant typed as Norwegian wall-clock time. In the hour an autumn night shows twice the first
    /// showing is meant, unless the form's own tick says the second (see [`second_showing`]).
    pub fn instant(&mut self, field: Field) -> Option<DateTime<Utc>> {
        let second = self.flag(&second_name(field));
        let wall = self.read(field, |typed| parse_wall(typed).ok_or(Rule::NotAnInstant))?;
        let at = calendar::instant(wall);
        Some(if second {
            second_showing(at).unwrap_or(at)
        } else {
            at
        })
    }

    /// Whether a box was ticked.
    pub fn flag(&self, name: &str) -> bool {
        !self.sent.get(name).is_empty()
    }

    /// Whether nothing at all was typed.
    pub fn is_blank(&self, field: Field) -> bool {
        self.sent.get(field.code()).trim().is_empty()
    }

    /// A field read by a rule of its own; none where nothing was typed.
    pub fn read<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&str) -> Result<T, Rule>,
    ) -> Option<T> {
        let typed = self.sent.get(field.code()).trim();
        if typed.is_empty() {
            None
        } else {
            self.faults.take(field, read(typed))
        }
    }

    /// Notes that a field must be filled in, where nothing was typed.
    pub fn needed<T>(&mut self, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() && self.is_blank(field) {
            self.faults.note(field, Rule::Required);
        }
        value
    }

    /// The value if nothing was wrong.
    ///
    /// # Errors
    /// Refused, with every faulty field.
    pub fn done<T>(self, value: Option<T>) -> Result<T, Failure> {
        self.faults.or(value).map_err(Failure::from)
    }
}

/// The name of the tick that says «the second showing» of a field's wall-clock time.
pub fn second_name(field: Field) -> String {
    [field.code(), "second"].join("_")
}

/// The second showing of the same wall-clock time, in the hour an autumn night shows twice.
pub fn second_showing(at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let later = at + Duration::hours(1);
    (calendar::local(later).naive_local() == calendar::local(at).naive_local()).then_some(later)
}

/// Norwegian wall-clock time as a browser's own field writes it, with or without seconds.
pub fn parse_wall(typed: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok())
}

/// An instant as a browser's own field wants it.
pub fn wall(at: DateTime<Utc>) -> String {
    calendar::local(at).format("%Y-%m-%dT%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent::typed(pairs)
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn both_showings_of_the_autumn_hour_can_be_told() {
        let typed = "2026-10-25T02:30";
        let first = sent(&[("at", typed)]);
        let second = sent(&[("at", typed), ("at_second", "1")]);
        assert_eq!(
            Reader::new(&first).instant(Field::At),
            Some(utc("2026-10-25T00:30:00Z"))
        );
        assert_eq!(
            Reader::new(&second).instant(Field::At),
            Some(utc("2026-10-25T01:30:00Z"))
        );
        let ordinary = sent(&[("at", "2026-10-24T02:30"), ("at_second", "1")]);
        assert_eq!(
            Reader::new(&ordinary).instant(Field::At),
            Some(utc("2026-10-24T00:30:00Z"))
        );
        assert_eq!(
            wall(utc("2026-10-25T00:30:00Z")),
            wall(utc("2026-10-25T01:30:00Z"))
        );
    }

    #[test]
    fn every_faulty_field_is_named_and_nothing_is_repeated() {
        let typed = sent(&[
            ("at", "i går"),
            ("distance", "langt"),
            ("birth_date", "31.12"),
            ("text", &"x".repeat(6)),
        ]);
        let mut reader = Reader::new(&typed);
        assert_eq!(reader.instant(Field::At), None);
        assert_eq!(reader.number(Field::Distance), None);
        assert_eq!(reader.date(Field::BirthDate), None);
        assert_eq!(reader.text(Field::Text, 5), None);
        let name = reader.text(Field::ContactName, LINE);
        assert_eq!(reader.needed(Field::ContactName, name), None);
        let Err(Failure::Refused(faults)) = reader.done(Some(())) else {
            panic!("refused")
        };
        let fields: Vec<Field> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(
            fields,
            [
                Field::At,
                Field::Distance,
                Field::BirthDate,
                Field::Text,
                Field::ContactName
            ]
        );
        assert!(!format!("{faults:?}").contains("langt"));
    }

    #[test]
    fn a_form_without_a_version_is_stale() {
        assert_eq!(sent(&[]).version(), Expected::Version(0));
        assert_eq!(sent(&[("versjon", "7")]).version(), Expected::Version(7));
    }
}
