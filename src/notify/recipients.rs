//! Where each desk has its mail: organisation and role to one address, a shared mailbox.
//!
//! ```csv
//! organisation,role,address,language
//! bufetat:vest,bufetat.inntak,inntak@vest.example,
//! kommune:4601,kommune.leder,leder@bergen.example,nn
//! ```
//!
//! `language` is the desk's «målform», `nb` or `nn`; the column may be left out, and an empty one means both.
//! `organisation` is the stored code: `kommune:4601`, `bufetat:vest`, `bufdir`. Lines that begin with `#`
//! are comments.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use lettre::Address;
use serde::Deserialize;

use crate::domain::code::Code;
use crate::domain::role::{Action, Organisation, Role};
use crate::text::Locale;

/// The addresses, by desk.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Recipients(HashMap<(Organisation, Role), Recipient>);

/// Where a desk has its mail.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address. Never logged.
    pub address: String,
    /// The language it is written to in; none is both.
    pub locale: Option<Locale>,
}

impl std::fmt::Debug for Recipients {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recipients({})", self.0.len())
    }
}

/// Why the addresses cannot be used. No address is repeated.
#[derive(Debug, thiserror::Error)]
pub enum RecipientsFault {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// A line that is no row.
    #[error("{file}:{line}: {what}")]
    Row {
        /// The file.
        file: String,
        /// The line in it.
        line: u64,
        /// What is wrong, and what would be right.
        what: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    organisation: String,
    role: String,
    address: String,
    #[serde(default)]
    language: String,
}

impl Recipients {
    /// Reads the addresses from a file.
    ///
    /// # Errors
    /// [`RecipientsFault`], with the file and the line.
    pub fn open(path: &Path) -> Result<Self, RecipientsFault> {
        let name = path.display().to_string();
        match std::fs::File::open(path) {
            Ok(file) => Self::read(&name, file),
            Err(fault) => Err(RecipientsFault::File(name, fault)),
        }
    }

    /// Reads the addresses from CSV that is known by a name.
    ///
    /// # Errors
    /// [`RecipientsFault`], with the name and the line.
    pub fn read(name: &str, source: impl Read) -> Result<Self, RecipientsFault> {
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(source);
        let fault = |line: u64, what: &str| RecipientsFault::Row {
            file: name.to_owned(),
            line,
            what: what.to_owned(),
        };
        let shape = "a row is organisation,role,address or organisation,role,address,language, under that heading";
        let headers = reader.headers().map_err(|_| fault(1, shape))?.clone();
        let mut found = HashMap::new();
        for record in reader.records() {
            let line_of = |at: Option<&csv::Position>| at.map_or(1, csv::Position::line);
            let record = record.map_err(|bad| fault(line_of(bad.position()), shape))?;
            let line = line_of(record.position());
            let row: Row = record
                .deserialize(Some(&headers))
                .map_err(|_| fault(line, shape))?;
            let (desk, recipient) = row.read().map_err(|what| fault(line, what))?;
            if found.insert(desk, recipient).is_some() {
                let what = "the desk has an address already; use one shared mailbox";
                return Err(fault(line, what));
            }
        }
        Ok(Self(found))
    }

    /// Where a role in an organisation has its mail.
    pub fn of(&self, organisation: &Organisation, role: Role) -> Option<&Recipient> {
        let desk = (organisation.clone(), role);
        self.0.get(&desk)
    }
}

impl Row {
    fn read(self) -> Result<((Organisation, Role), Recipient), &'static str> {
        let organisation = Organisation::from_code(&self.organisation)
            .ok_or("organisation: a code, as kommune:4601, bufetat:vest or bufdir")?;
        if matches!(&organisation, Organisation::Municipalities(numbers) if numbers.len() != 1) {
            return Err("organisation: one kommune a row");
        }
        let role = Role::from_code(&self.role).ok();
        let role = role
            .filter(|role| role.fits(&organisation))
            .filter(|role| role.grants().contains(&Action::ReadWarning))
            .ok_or("role: one that is warned and belongs to the organisation")?;
        self.address
            .parse::<Address>()
            .map_err(|_| "address: an e-mail address, as inntak@vest.example")?;
        let locale = match self.language.as_str() {
            "" => None,
            tag => Some(Locale::from_tag(tag).ok_or("language: nb, nn, or nothing for both")?),
        };
        let address = self.address;
        Ok(((organisation, role), Recipient { address, locale }))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::domain::organisation::Region;
    use rstest::rstest;

    fn read(rows: &str) -> Result<Recipients, RecipientsFault> {
        let text = format!("# adresser\norganisation,role,address\n{rows}");
        Recipients::read("adresser.csv", text.as_bytes())
    }

    #[test]
    fn a_desk_has_the_address_of_its_row_and_others_have_none() {
        let found = read(
            "bufetat:vest,bufetat.inntak,inntak@vest.test\nkommune:4601,kommune.leder,leder@bergen.test\n",
        )
        .unwrap();
        let west = Organisation::Bufetat(Region::West);
        let intake = found.of(&west, Role::Intake).unwrap();
        assert_eq!(
            (intake.address.as_str(), intake.locale),
            ("inntak@vest.test", None)
        );
        assert!(found.of(&west, Role::IntakeLeader).is_none());
        let east = Organisation::Bufetat(Region::East);
        assert!(found.of(&east, Role::Intake).is_none());
        assert!(!format!("{found:?}").contains('@'));
    }

    #[test]
    fn a_desk_may_have_a_language_of_its_own() {
        let rows = "organisation,role,address,language\nkommune:4601,kommune.leder,a@b.test,nn\nbufdir,bufdir.leder,c@d.test,\n";
        let found = Recipients::read("adresser.csv", rows.as_bytes());
        let Ok(found) = found else {
            panic!("two rows with a language or none")
        };
        let bergen = Organisation::from_code("kommune:4601").unwrap();
        let leader = found.of(&bergen, Role::MunicipalLeader).unwrap();
        assert_eq!(leader.locale, Some(Locale::Nn));
        let other = rows.replace(",nn", ",se");
        let fault = Recipients::read("adresser.csv", other.as_bytes()).unwrap_err();
        assert!(
            fault.to_string().contains("adresser.csv:2: language"),
            "{fault}"
        );
    }

    #[rstest]
    #[case("bufetat,bufetat.inntak,a@b.test", "organisation")]
    #[case("kommune:4601+4602,kommune.vakt,a@b.test", "one kommune")]
    #[case("bufetat:vest,kommune.leder,a@b.test", "role")]
    #[case("bufetat:vest,sjef,a@b.test", "role")]
    #[case("statsforvalter:vestland,statsforvalter.leder,a@b.test", "role")]
    #[case("bufetat:vest,bufetat.inntak,vest", "address")]
    #[case("bufetat:vest,bufetat.inntak,\"a@b.test\r\nBcc: c@d.test\"", "address")]
    #[case("bufetat:vest,bufetat.inntak", "a row is")]
    fn a_wrong_row_is_refused_with_file_and_line_and_without_its_address(
        #[case] row: &str,
        #[case] says: &str,
    ) {
        let good = "bufetat:ost,bufetat.inntak,inntak@ost.test\n";
        let fault = read(&format!("{good}{row}\n")).unwrap_err().to_string();
        assert!(fault.starts_with("adresser.csv:4: "), "{fault}");
        assert!(fault.contains(says) && !fault.contains("b.test"), "{fault}");
    }

    #[test]
    fn a_desk_with_two_addresses_is_refused() {
        let row = "bufetat:ost,bufetat.inntak,inntak@ost.test\n";
        let fault = read(&[row, row].concat()).unwrap_err().to_string();
        assert!(
            fault.contains("adresser.csv:4: the desk has an address already"),
            "{fault}"
        );
    }
}
