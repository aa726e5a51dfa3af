//! What names or describes the child's case in free words: sealed, under the child's own key.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::request::{Details, PlacementRequest};
use crate::store::children;
use crate::store::crypto::{DataKey, Place};
use crate::store::fault::StoreFault;
use crate::store::schema::placement_request as p;
use crate::store::transaction::Tx;

const DETAILS: &str = "placement_request.sealed_details";

/// Opens the sealed details.
///
/// # Errors
/// A fault of the database or the keys.
pub fn details(tx: &mut Tx<'_>, request: &PlacementRequest) -> Result<Details, StoreFault> {
    let row = request.id.to_string();
    let sealed: Option<Vec<u8>> = p::table.find(&row).select(p::sealed_details).first(tx.db)?;
    let Some(sealed) = sealed else {
        return Ok(Details::default());
    };
    let key = children::open_key(tx, request.child)?;
    let text = key.open(
        Place {
            column: DETAILS,
            row: &row,
        },
        &sealed,
    )?;
    let parts: SealedDetails =
        serde_json::from_str(&text).map_err(|_| StoreFault::Sealed(DETAILS))?;
    Ok(parts.into())
}

#[derive(Serialize, Deserialize)]
struct SealedDetails {
    contact_name: Option<String>,
    contact_phone: Option<String>,
    present_unit: Option<String>,
    description: Option<String>,
}

impl From<SealedDetails> for Details {
    fn from(parts: SealedDetails) -> Self {
        Self {
            contact_name: parts.contact_name,
            contact_phone: parts.contact_phone,
            present_unit: parts.present_unit,
            description: parts.description,
        }
    }
}

pub(super) fn seal(
    key: &DataKey,
    row: &str,
    details: &Details,
) -> Result<Option<Vec<u8>>, StoreFault> {
    if *details == Details::default() {
        return Ok(None);
    }
    let parts = SealedDetails {
        contact_name: details.contact_name.clone(),
        contact_phone: details.contact_phone.clone(),
        present_unit: details.present_unit.clone(),
        description: details.description.clone(),
    };
    let text = serde_json::to_string(&parts).map_err(|_| StoreFault::Sealed(DETAILS))?;
    key.seal(
        Place {
            column: DETAILS,
            row,
        },
        &text,
    )
    .map(Some)
}
