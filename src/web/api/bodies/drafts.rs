//! The body about drafts, and the words of their fields outside.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::code::Code;
use crate::domain::draft::{DraftContent, is_kept};
use crate::domain::event::EventDetail;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::request::{Channel, Judgement, PlaceOfStay};
use crate::web::api::codes::ApiCode;
use crate::web::api::names;
use crate::web::api::read::Reader;

/// What of the form is no field of its own: ticks, and the notice it is made of.
const OTHERS: [(&str, &str); 6] = [
    ("need_substance", "behov.rus"),
    ("need_mental", "behov.psykiatri"),
    ("need_crime", "behov.kriminalitet"),
    ("need_reported_at_second", "behovMeldt.andreGang"),
    ("emergency_decision_at_second", "akuttvedtak.andreGang"),
    ("varsel", "forhaandsvarsel"),
];

body! {
    /// One field of a draft.
    DraftFieldBody {
        /// Which, by its path in a request.
        field: String = "felt",
        /// What was typed; a value of a closed list by its name.
        value: String = "verdi",
    }
}

body! {
    /// «utkast»: a request that somebody has begun to write.
    DraftBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What was typed; nothing is checked.
        fields: Vec<DraftFieldBody> = "felter",
    }
}

body! {
    /// «slett»: a draft is deleted for good.
    DraftDeletionBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
    }
}

impl DraftBody {
    /// What was typed.
    ///
    /// # Errors
    /// A field that no request has.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<DraftContent, Faults> {
        let mut typed = Vec::new();
        for one in self.fields.iter().flatten() {
            let value = one.value.as_deref().unwrap_or_default();
            match one.field.as_deref().and_then(stored_name) {
                Some(name) => typed.push((name, stored_value(name, value))),
                None => reader.faults.note(Field::DraftField, Rule::UnknownField),
            }
        }
        let fields = typed.iter().map(|(name, value)| (*name, value.as_str()));
        let content = DraftContent::of(fields);
        reader.finish(Some(content))
    }
}

/// The form's name of a field outside.
fn stored_name(outside: &str) -> Option<&'static str> {
    let other = OTHERS.iter().find(|(_, path)| *path == outside);
    let field = Field::ALL
        .iter()
        .find(|field| is_kept(field.code()) && names::path(**field) == outside);
    other
        .map(|(name, _)| *name)
        .or_else(|| field.map(|field| field.code()))
}

/// The path outside of a form's field.
pub fn outside_name(stored: &str) -> &'static str {
    let other = OTHERS.iter().find(|(name, _)| *name == stored);
    let field = Field::from_code(stored).ok();
    other
        .map(|(_, path)| *path)
        .or_else(|| field.map(names::path))
        .unwrap_or_default()
}

/// What the form holds for a value outside: the stored code of a name of a closed list.
fn stored_value(name: &str, value: &str) -> String {
    translated(name, value, Way::In).unwrap_or_else(|| value.to_owned())
}

/// What is shown outside of what was typed.
pub fn outside_value(name: &str, value: &str) -> String {
    translated(name, value, Way::Out).unwrap_or_else(|| value.to_owned())
}

/// From names outside to stored codes, or back.
#[derive(Debug, Clone, Copy)]
enum Way {
    In,
    Out,
}

fn translated(name: &str, value: &str, way: Way) -> Option<String> {
    fn of<C: ApiCode>(value: &str, way: Way) -> Option<String> {
        let found = match way {
            Way::In => C::from_name(value).map(Code::code),
            Way::Out => C::from_code(value).ok().map(ApiCode::name),
        };
        found.map(str::to_owned)
    }
    match Field::from_code(name).ok()? {
        Field::LegalBasis => of::<LegalBasis>(value, way),
        Field::Kind => of::<RequestKind>(value, way),
        Field::Measure => of::<Measure>(value, way),
        Field::TargetGroup => of::<TargetGroup>(value, way),
        Field::Channel => of::<Channel>(value, way),
        Field::Danger | Field::LookedAfter => of::<Judgement>(value, way),
        Field::Place => of::<PlaceOfStay>(value, way),
        Field::Heard => of::<EventDetail>(value, way),
        _ => None,
    }
}
