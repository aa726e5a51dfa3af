//! How mail leaves an installation.

use std::path::PathBuf;

use lettre::Address;
use serde::Deserialize;

/// The mail server and what letters say of this installation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Whether warnings go out by mail. In the service they always stand.
    pub enabled: bool,
    /// The server's name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is sealed.
    pub tls: Tls,
    /// User name; empty where the server asks for none.
    pub username: String,
    /// A file that holds the password and nothing else.
    pub password_file: PathBuf,
    /// Certificate authorities (PEM) besides the system's; empty for none.
    pub ca_file: PathBuf,
    /// The address letters are from.
    pub from: String,
    /// Where people reach the service, `https://…`: the only link in a letter.
    pub base_url: String,
    /// Seconds the server has for an answer.
    pub timeout_seconds: u64,
    /// Seconds between rounds of delivery.
    pub interval_seconds: u64,
}

/// How the way to the mail server is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// TLS from the first byte (port 465).
    Tls,
    /// In the clear first, then STARTTLS, which must succeed (port 587).
    Starttls,
    /// Not at all: only to a server on this machine.
    None,
}

impl MailSettings {
    /// Refuses what cannot or must not be sent with.
    ///
    /// # Errors
    /// A sentence that names the setting.
    pub fn check(&self) -> Result<(), String> {
        if !self.enabled {
            return Ok(());
        }
        if self.host.is_empty() {
            return Err("mail.host is not set: the mail server's name".into());
        }
        if self.tls == Tls::None && !is_this_machine(&self.host) {
            return Err(
                "mail.tls none is for a server on this machine only: set starttls or tls".into(),
            );
        }
        if self.from.parse::<Address>().is_err() {
            return Err("mail.from: an e-mail address, as ikke-svar@bistand.example".into());
        }
        let is_web =
            self.base_url.starts_with("https://") || self.base_url.starts_with("http://127.0.0.1");
        if !is_web || self.base_url.contains(char::is_whitespace) {
            return Err("mail.base_url: where people reach the service, https://…".into());
        }
        if self.username.is_empty() != self.password_file.as_os_str().is_empty() {
            return Err("mail.username and mail.password_file belong together".into());
        }
        Ok(())
    }
}

fn is_this_machine(host: &str) -> bool {
    let address: Option<std::net::IpAddr> = host.parse().ok();
    host == "localhost" || address.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn working() -> MailSettings {
        MailSettings {
            enabled: true,
            host: "127.0.0.1".into(),
            port: 25,
            tls: Tls::None,
            username: String::new(),
            password_file: PathBuf::new(),
            ca_file: PathBuf::new(),
            from: "ikke-svar@bistand.test".into(),
            base_url: "https://bistand.test".into(),
            timeout_seconds: 10,
            interval_seconds: 15,
        }
    }

    #[rstest]
    #[case(|mail: &mut MailSettings| mail.host.clear(), "mail.host")]
    #[case(|mail: &mut MailSettings| mail.host = "smtp.bistand.test".into(), "mail.tls")]
    #[case(|mail: &mut MailSettings| mail.from = "bistand".into(), "mail.from")]
    #[case(|mail: &mut MailSettings| mail.base_url = "bistand.test".into(), "mail.base_url")]
    #[case(|mail: &mut MailSettings| mail.base_url = "http://bistand.test".into(), "mail.base_url")]
    #[case(|mail: &mut MailSettings| mail.username = "u".into(), "mail.password_file")]
    fn what_cannot_be_sent_with_is_refused_by_name(
        #[case] spoil: fn(&mut MailSettings),
        #[case] says: &str,
    ) {
        let mut mail = working();
        assert_eq!(mail.check(), Ok(()));
        spoil(&mut mail);
        assert!(mail.check().is_err_and(|fault| fault.contains(says)));
        mail.enabled = false;
        assert_eq!(mail.check(), Ok(()), "nothing is asked of mail that is off");
    }
}
