//! The bodies about places and stays told from the registers of before.

use serde::Deserialize;
use utoipa::ToSchema;

use super::region;
use crate::app::placements::NewPlacement;
use crate::domain::id::{PlaceId, PlacementId};
use crate::domain::placement::{Dates, PlaceClass, Placement, Places};
use crate::domain::refusal::{Faults, Field, Rule, holds_a_number};
use crate::web::api::read::Reader;

body! {
    /// «plasser»: how many places there are of a class, or that some are closed.
    PlacesBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Region of the unit.
        region: String = "region",
        /// Who owns it.
        owner: String = "eier",
        /// Target group; left out where it is not specified.
        target_group: String = "maalgruppe",
        /// Of a private place, where it is specified.
        guarantee: String = "garanti",
        /// How many places.
        number: i32 = "antall",
        /// The first day.
        from: String = "fra",
        /// The last day.
        to: String = "til",
        /// Why they are closed, where they are.
        closed: String = "stengtGrunn",
        /// The row that this one stands instead of.
        replaces: String = "erstatter",
    }
}

impl PlacesBody {
    /// The places it tells of.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Places, Faults> {
        let r = &mut reader;
        let raw = [
            &self.region,
            &self.owner,
            &self.target_group,
            &self.guarantee,
        ];
        let class = class(r, raw.map(Option::as_deref));
        let dates = dates(r, (self.from.as_deref(), self.to.as_deref()));
        let number = r.required(Field::Number, self.number);
        let closed = r.code(Field::ClosedReason, self.closed.as_deref());
        let replaces = r.id(Field::Replaces, self.replaces.as_deref(), PlaceId);
        let told = (|| {
            Some(Places {
                class: class?,
                number: number?,
                dates: dates?,
                closed,
                replaces,
            })
        })();
        reader.finish(told)
    }
}

body! {
    /// «opphold»: one child in one place.
    PlacementBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Region of the unit.
        region: String = "region",
        /// Who owns it.
        owner: String = "eier",
        /// Measure.
        measure: String = "tiltak",
        /// Target group; left out where it is not specified.
        target_group: String = "maalgruppe",
        /// Of a private place, where it is specified.
        guarantee: String = "garanti",
        /// The sender's pseudonym of the child.
        child: String = "barnRef",
        /// The day the child moved in.
        from: String = "fra",
        /// The day it moved out.
        to: String = "til",
        /// The row that this one stands instead of.
        replaces: String = "erstatter",
    }
}

impl PlacementBody {
    /// The stay it tells of; pseudonyms are unique in `space`.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>, space: &str) -> Result<NewPlacement, Faults> {
        let r = &mut reader;
        let raw = [
            &self.region,
            &self.owner,
            &self.target_group,
            &self.guarantee,
        ];
        let class = class(r, raw.map(Option::as_deref));
        let dates = dates(r, (self.from.as_deref(), self.to.as_deref()));
        let measure = r.required_code(Field::Measure, self.measure.as_deref());
        let replaces = r.id(Field::Replaces, self.replaces.as_deref(), PlacementId);
        let child = r.bounded(Field::ChildReference, self.child.as_deref(), 64);
        let is_pseudonym = !child.as_deref().is_some_and(holds_a_number);
        r.faults
            .unless(is_pseudonym, Field::ChildReference, Rule::LooksLikeNumber);
        let told = (|| {
            let placement = Placement {
                class: class?,
                measure: measure?,
                child: None,
                dates: dates?,
                replaces,
            };
            let child = child.map(|pseudonym| (space.to_owned(), pseudonym));
            Some(NewPlacement { placement, child })
        })();
        reader.finish(told)
    }
}

fn class(r: &mut Reader<'_>, raw: [Option<&str>; 4]) -> Option<PlaceClass> {
    let [of_region, owner, target_group, guarantee] = raw;
    let of_region = region(r, of_region);
    let of_region = r.required(Field::Region, of_region);
    let owner = r.required_code(Field::Owner, owner);
    let target_group = r.code(Field::TargetGroup, target_group);
    let guarantee = r.code(Field::Guarantee, guarantee);
    Some(PlaceClass {
        region: of_region?,
        owner: owner?,
        target_group,
        guarantee,
    })
}

fn dates(r: &mut Reader<'_>, (from, to): (Option<&str>, Option<&str>)) -> Option<Dates> {
    let from = r.date(Field::From, from);
    let from = r.required(Field::From, from);
    let to = r.date(Field::To, to);
    from.map(|from| Dates { from, to })
}
