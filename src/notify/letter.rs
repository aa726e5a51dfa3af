//! The one letter there is: that something happened in a case, and where to log in.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::recipients::Recipient;
use crate::app::outbox::Taken;
use crate::text::{Locale, Texts};

/// A letter, ready to be carried.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The same every time the message is sent: `<id@domain>`.
    pub message_id: String,
    /// Whom it is from.
    pub from: String,
    /// Whom it is to. Never logged.
    pub to: String,
    /// What stands outside: nothing of the case.
    pub subject: String,
    /// What stands inside: the case's number and where to log in.
    pub body: String,
    /// When it was written.
    pub date: DateTime<Utc>,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter")
            .field("message_id", &self.message_id)
            .finish_non_exhaustive()
    }
}

/// What letters of this installation look like.
#[derive(Debug, Clone)]
pub struct LetterForm {
    texts: Arc<Texts>,
    from: String,
    base_url: String,
}

impl LetterForm {
    /// Letters from an address, about a service at a web address.
    pub fn new(texts: Arc<Texts>, from: &str, base_url: &str) -> Self {
        Self {
            texts,
            from: from.to_owned(),
            base_url: base_url.trim_end_matches('/').to_owned(),
        }
    }

    /// The letter of a message, in the recipient's language or in every one. It says neither whose case,
    /// which limit, nor how it stands.
    pub fn write(&self, message: &Taken, to: &Recipient, now: DateTime<Utc>) -> Letter {
        let locales = to.locale.as_ref().map_or(Locale::ALL, std::slice::from_ref);
        let say = |key, values: &[_], between: &str| {
            let mut said: Vec<_> = locales
                .iter()
                .map(|locale| self.texts.say_with(*locale, key, values).into_owned())
                .collect();
            said.dedup();
            said.join(between)
        };
        let address = [self.base_url.as_str(), "/varsler"].concat();
        let values = [
            ("sak", message.case_number.as_str().into()),
            ("adresse", address.as_str().into()),
        ];
        let domain = self.from.rsplit('@').next().unwrap_or_default();
        Letter {
            message_id: format!("<{}@{domain}>", message.id),
            from: self.from.clone(),
            to: to.address.clone(),
            subject: say("epost-emne", &[], " / "),
            body: say("epost-tekst", &values, "\n\n"),
            date: now,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::domain::id::MessageId;
    use crate::domain::organisation::Region;
    use crate::domain::role::{Organisation, Role};

    #[test]
    fn a_letter_says_that_something_happened_and_where_to_log_in_and_nothing_else() {
        let texts = Arc::new(Texts::load().unwrap());
        let form = LetterForm::new(texts, "ikke-svar@bistand.test", "https://bistand.test/");
        let message = Taken {
            id: MessageId(uuid::Uuid::nil()),
            attempt: 3,
            organisation: Organisation::Bufetat(Region::West),
            role: Role::Intake,
            case_number: "2026-001234".into(),
        };
        let now = DateTime::UNIX_EPOCH;
        let to = |locale| Recipient {
            address: "inntak@vest.test".into(),
            locale,
        };
        let letter = form.write(&message, &to(Some(Locale::Nb)), now);
        assert_eq!(letter.subject, "Ny hendelse i bistandsplikt");
        assert_eq!(
            letter.body,
            "Det er en ny hendelse i sak 2026-001234. Logg inn for å se den: https://bistand.test/varsler"
        );
        let id = "<00000000-0000-0000-0000-000000000000@bistand.test>";
        assert_eq!(letter.message_id, id);
        let later = Taken {
            attempt: 4,
            ..message
        };
        let again = form.write(
            &later,
            &to(Some(Locale::Nb)),
            now + chrono::Duration::days(1),
        );
        assert_eq!(again.message_id, id, "the same whenever it is sent");
        assert!(!format!("{letter:?}").contains("vest.test"));
        let both = form.write(&later, &to(None), now);
        assert_eq!(
            both.subject,
            "Ny hendelse i bistandsplikt / Ny hending i bistandsplikt"
        );
        let nynorsk = form.write(&later, &to(Some(Locale::Nn)), now);
        assert_eq!(both.body, [letter.body, nynorsk.body].join("\n\n"));
    }
}
