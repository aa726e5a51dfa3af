//! What the API shows of on-call cards.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::code::Code;
use crate::domain::on_call::OnCallCard;

view! {
    /// «vaktkort».
    OnCallView {
        /// Region.
        region: &'static str = "region",
        /// The kommune; none for the region's own desk.
        municipality: Option<String> = "kommune",
        /// The desk's name.
        desk: String = "vakt",
        /// Its phone.
        phone: String = "vakttelefon",
        /// When it answers.
        hours: String = "aapningstid",
        /// The desk called when it does not.
        backup_desk: Option<String> = "reserve",
        /// That desk's phone.
        backup_phone: Option<String> = "reservetelefon",
        /// Who told it, as a role.
        role: &'static str = "rolle",
        /// When the service was told.
        recorded_at: DateTime<Utc> = "registrert",
    }
}

impl From<&OnCallCard> for OnCallView {
    fn from(card: &OnCallCard) -> Self {
        let (backup_desk, backup_phone) = card.told.backup.clone().unzip();
        Self {
            region: card.region.code(),
            municipality: card.municipality.map(|number| number.to_string()),
            desk: card.told.desk.clone(),
            phone: card.told.phone.clone(),
            hours: card.told.hours.clone(),
            backup_desk,
            backup_phone,
            role: card.role.code(),
            recorded_at: card.recorded_at,
        }
    }
}
