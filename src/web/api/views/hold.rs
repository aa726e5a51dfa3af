//! What the API shows of a place that is kept.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::OfferView;
use crate::app::offers::StoredOffer;
use crate::domain::code::Code;
use crate::domain::hold::PlaceHold;
use crate::web::api::codes::ApiCode;

view! {
    /// «plass holdt»: the last time the place was kept, and how that stands now.
    HoldView {
        /// How it stands.
        status: &'static str = "status",
        /// Until when.
        until: DateTime<Utc> = "holdesTil",
        /// Whole minutes left, where it is kept.
        minutes_left: Option<i64> = "minutterIgjen",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// When it began.
        at: DateTime<Utc> = "tidspunkt",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
        /// When Bufetat let it go.
        released_at: Option<DateTime<Utc>> = "sluppet",
    }
}

impl OfferView {
    /// An offer as shown at `now`, with the hold of it that counts.
    pub fn held(stored: &StoredOffer, hold: Option<&PlaceHold>, now: DateTime<Utc>) -> Self {
        let offer = &stored.offer;
        let view = |hold: &PlaceHold| HoldView {
            status: hold.status(offer, now).name(),
            until: hold.until,
            minutes_left: hold.minutes_left(offer, now),
            role: hold.role.code(),
            at: hold.made.at,
            recorded_at: hold.made.recorded_at,
            released_at: hold.released.map(|when| when.at),
        };
        Self {
            hold: hold.map(view),
            ..Self::new(stored, now)
        }
    }
}
