//! The made-up organisations of the demo: every kommune, region and office, with numbers nobody has.

use chrono::NaiveDate;

use crate::domain::code::Code;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::organisation::Office;
use crate::domain::organisation::Region;
use crate::domain::organisation::Validity;
use crate::domain::organisation_number::OrganisationNumber;
use crate::domain::reference::Reference;
use crate::domain::role::Organisation;
use crate::web::auth::register::Entry;
use crate::web::auth::register::Register;
use crate::web::auth::register::RegisterFault;

/// The kommuner that the demo's shared duty service acts for; the first is its own.
const DUTY: [&str; 3] = ["3203", "3201", "3212"];

/// The first digit of each kind's numbers. Real numbers begin with 8 or 9.
const MUNICIPALITY: u8 = 1;
const REGION: u8 = 2;
const OFFICE: u8 = 3;
const STATE: u8 = 4;
const DUTY_SERVICE: u8 = 5;

impl Register {
    /// The organisations of the demo, those that exist on the day.
    ///
    /// # Errors
    /// [`RegisterFault`] only if the tables it is built from are at odds with each other.
    pub fn demo(reference: &Reference, on: NaiveDate) -> Result<Self, RegisterFault> {
        let mut register = Self::default();
        for entry in entries(reference, on) {
            register
                .add(entry)
                .map_err(|what| RegisterFault::Row { line: 0, what })?;
        }
        Ok(register)
    }
}

/// The made-up number of a kommune, the same in every demo.
pub fn demo_number(kommune: MunicipalityNumber) -> Option<OrganisationNumber> {
    synthetic(MUNICIPALITY, &kommune.to_string())
}

/// The first number with a right check digit among lead, four digits and a counter.
fn synthetic(lead: u8, four: &str) -> Option<OrganisationNumber> {
    (0..1000).find_map(|counter| {
        (0..10).find_map(|check| format!("{lead}{four}{counter:03}{check}").parse().ok())
    })
}

fn entries(reference: &Reference, on: NaiveDate) -> Vec<Entry> {
    let mut entries: Vec<Entry> = reference
        .municipalities(on)
        .filter_map(|kommune| {
            let organisation = Organisation::Municipalities(vec![kommune.number]);
            entry(
                demo_number(kommune.number),
                organisation,
                kommune.name.clone(),
            )
        })
        .collect();
    entries.extend(Region::ALL.iter().zip(1..).filter_map(|(region, serial)| {
        let name = format!("Bufetat {}", reference.region_name(*region, on).nb);
        entry(
            serial_number(REGION, serial),
            Organisation::Bufetat(*region),
            name,
        )
    }));
    entries.extend(Office::ALL.iter().zip(1..).filter_map(|(office, serial)| {
        let name = format!(
            "Statsforvalteren i {}",
            reference.office_name(*office, on).nb
        );
        entry(
            serial_number(OFFICE, serial),
            Organisation::Supervisor(*office),
            name,
        )
    }));
    entries.extend(state());
    entries.extend(duty(reference, on));
    entries
}

fn state() -> impl Iterator<Item = Entry> {
    let all = [
        (Organisation::Directorate, "Bufdir"),
        (Organisation::Ministry, "Barne- og familiedepartementet"),
        (Organisation::Operations, "Drift"),
        (Organisation::Audit, "Revisor"),
    ];
    all.into_iter()
        .zip(1..)
        .filter_map(|((organisation, name), serial)| {
            entry(serial_number(STATE, serial), organisation, name.into())
        })
}

fn duty(reference: &Reference, on: NaiveDate) -> Option<Entry> {
    let numbers: Vec<MunicipalityNumber> = DUTY
        .iter()
        .filter_map(|number| number.parse().ok())
        .filter(|number| reference.municipality(*number, on).is_ok())
        .collect();
    let organisation = Organisation::Municipalities(numbers);
    entry(
        serial_number(DUTY_SERVICE, 1),
        organisation,
        "Felles barnevernvakt".into(),
    )
}

fn serial_number(lead: u8, serial: u16) -> Option<OrganisationNumber> {
    synthetic(lead, &format!("{serial:04}"))
}

fn entry(
    number: Option<OrganisationNumber>,
    organisation: Organisation,
    name: String,
) -> Option<Entry> {
    let validity = Validity {
        from: NaiveDate::MIN,
        to: None,
    };
    number.map(|number| Entry {
        number,
        organisation,
        validity,
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::auth::scope::OrganisationKind;

    #[test]
    fn everybody_in_the_reference_tables_has_a_made_up_number() {
        let reference = Reference::shared().expect("reference tables");
        let on = "2026-03-27".parse().expect("a date");
        let register = Register::demo(reference, on).expect("a register");
        let count = |kind| {
            register
                .iter()
                .filter(|entry| OrganisationKind::of(&entry.organisation) == kind)
                .count()
        };
        assert_eq!(count(OrganisationKind::Municipality), 357 + 1);
        assert_eq!(count(OrganisationKind::Bufetat), 5);
        assert_eq!(count(OrganisationKind::Supervisor), 10);
        for kind in [
            OrganisationKind::Directorate,
            OrganisationKind::Ministry,
            OrganisationKind::Operations,
        ] {
            assert_eq!(count(kind), 1, "{kind}");
        }
        for entry in register.iter() {
            assert!(
                !entry.number.as_str().starts_with(['8', '9']),
                "{}",
                entry.number
            );
        }
        let oslo = demo_number(MunicipalityNumber::OSLO).expect("a number");
        let found = register.find(&oslo, on).expect("Oslo");
        assert_eq!(
            found.organisation,
            Organisation::Municipalities(vec![MunicipalityNumber::OSLO])
        );
        let duty = register
            .iter()
            .find(|entry| entry.name == "Felles barnevernvakt")
            .expect("a duty service");
        assert_eq!(duty.organisation.code(), "kommune:3203+3201+3212");
    }
}
