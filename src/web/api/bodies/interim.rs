//! What a spell of stay cost, as it is told.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::id::StayId;
use crate::domain::interim::InterimCost;
use crate::domain::refusal::{Faults, Field, Rule};
use crate::web::api::read::Reader;

body! {
    /// «mellomlosning»: what a spell cost, what it took of the staff, or both.
    InterimBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The spell.
        stay: String = "opphold",
        /// What the money went to.
        kind: String = "kostnad",
        /// Whole kroner.
        kroner: i64 = "kroner",
        /// What the amount is for.
        counted: String = "beregning",
        /// The staff's hours in all.
        staff_hours: i32 = "timer",
        /// How many were on watch at the same time, at most.
        staff_people: i32 = "personerPaaVakt",
        /// When; now where it is left out.
        at: String = "tidspunkt",
    }
}

impl InterimBody {
    /// What is told, and when it was so.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(InterimCost, DateTime<Utc>), Faults> {
        let r = &mut reader;
        let stay = r.id(Field::Spell, self.stay.as_deref(), StayId);
        let stay = r.required(Field::Spell, stay);
        let kind = r.code(Field::CostKind, self.kind.as_deref());
        let counted = r.code(Field::Counted, self.counted.as_deref());
        let cost = kind
            .zip(self.kroner)
            .zip(counted)
            .map(|((kind, kroner), counted)| (kind, kroner, counted));
        let given = [
            (Field::CostKind, self.kind.is_some()),
            (Field::Kroner, self.kroner.is_some()),
            (Field::Counted, self.counted.is_some()),
        ];
        if let Some((named, _)) = given.iter().find(|(_, given)| *given) {
            for (field, given) in given {
                r.faults.unless(given, field, Rule::NeededWith(*named));
            }
        }
        let at = r.at(self.at.as_deref());
        let told = stay.zip(at).map(|(stay, at)| {
            let told = InterimCost {
                stay,
                cost,
                staff_hours: self.staff_hours,
                staff_people: self.staff_people,
            };
            (told, at)
        });
        reader.finish(told)
    }
}
