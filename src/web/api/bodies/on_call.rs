//! The body of an on-call card.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::domain::on_call::CardText;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::refusal::{Faults, Field};
use crate::web::api::read::Reader;

body! {
    /// «vaktkort»: a desk's phone and hours, never a person's.
    OnCallBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The kommune; left out it is the region's own desk.
        municipality: String = "kommune",
        /// The desk's name.
        desk: String = "vakt",
        /// Its phone.
        phone: String = "vakttelefon",
        /// When it answers.
        hours: String = "aapningstid",
        /// The desk called when it does not.
        backup_desk: String = "reserve",
        /// That desk's phone.
        backup_phone: String = "reservetelefon",
    }
}

impl OnCallBody {
    /// Whose card, and what it says.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut r: Reader<'_>,
    ) -> Result<(Option<MunicipalityNumber>, CardText), Faults> {
        let municipality = r.municipality(Field::Municipality, self.municipality.as_deref());
        let desk = r.line(Field::OnCallDesk, self.desk.as_deref());
        let desk = r.required(Field::OnCallDesk, desk);
        let phone = r.line(Field::OnCallPhone, self.phone.as_deref());
        let phone = r.required(Field::OnCallPhone, phone);
        let hours = r.line(Field::OnCallHours, self.hours.as_deref());
        let hours = r.required(Field::OnCallHours, hours);
        let mut backup_desk = r.line(Field::BackupDesk, self.backup_desk.as_deref());
        let mut backup_phone = r.line(Field::BackupPhone, self.backup_phone.as_deref());
        if backup_desk.is_some() || backup_phone.is_some() {
            backup_desk = r.required(Field::BackupDesk, backup_desk);
            backup_phone = r.required(Field::BackupPhone, backup_phone);
        }
        let told = desk.zip(phone).zip(hours);
        r.finish(told.map(|((desk, phone), hours)| {
            let backup = backup_desk.zip(backup_phone);
            let card = CardText {
                desk,
                phone,
                hours,
                backup,
            };
            (municipality, card)
        }))
    }
}
