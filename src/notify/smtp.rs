//! Mail over SMTP.

use std::time::{Duration, SystemTime};

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as Sealing, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, SmtpTransport, Transport};

use super::letter::Letter;
use super::settings::{MailSettings, Tls};
use super::{MailFault, Mailer};

/// Sends over SMTP, a connection a letter.
pub struct SmtpMailer {
    transport: SmtpTransport,
}

/// Why the mail server cannot be spoken to at all.
#[derive(Debug, thiserror::Error)]
pub enum SmtpFault {
    /// A file of the settings cannot be read.
    #[error("{0}: {1}")]
    File(String, std::io::Error),
    /// The certificates make no trust.
    #[error("mail.ca_file: no certificates in PEM")]
    Certificates,
    /// TLS cannot be set up for the server's name.
    #[error("mail.host: TLS cannot be set up for this name")]
    Name,
}

impl SmtpMailer {
    /// A mailer by the settings. No connection is made yet.
    ///
    /// # Errors
    /// [`SmtpFault`].
    pub fn new(settings: &MailSettings) -> Result<Self, SmtpFault> {
        let sealing = match settings.tls {
            Tls::None => Sealing::None,
            Tls::Starttls => Sealing::Required(parameters(settings)?),
            Tls::Tls => Sealing::Wrapper(parameters(settings)?),
        };
        let domain = settings.from.rsplit('@').next().unwrap_or_default();
        let mut builder = SmtpTransport::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(sealing)
            .hello_name(ClientId::Domain(domain.to_owned()))
            .timeout(Some(Duration::from_secs(settings.timeout_seconds.max(1))));
        if !settings.username.is_empty() {
            let file = &settings.password_file;
            let password = std::fs::read_to_string(file)
                .map_err(|fault| SmtpFault::File(file.display().to_string(), fault))?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned();
            builder = builder.credentials(Credentials::new(settings.username.clone(), password));
        }
        Ok(Self {
            transport: builder.build(),
        })
    }
}

fn parameters(settings: &MailSettings) -> Result<TlsParameters, SmtpFault> {
    // Without a word of the settings it is the system's certificate authorities that are trusted.
    let mut builder = TlsParameters::builder(settings.host.clone());
    if !settings.ca_file.as_os_str().is_empty() {
        let file = &settings.ca_file;
        let pem = std::fs::read(file)
            .map_err(|fault| SmtpFault::File(file.display().to_string(), fault))?;
        let own = Certificate::from_pem(&pem).map_err(|_| SmtpFault::Certificates)?;
        builder = builder.add_root_certificate(own);
    }
    builder.build_rustls().map_err(|_| SmtpFault::Name)
}

impl Mailer for SmtpMailer {
    fn send(&self, letter: &Letter) -> Result<(), MailFault> {
        let message = message(letter).ok_or(MailFault::Unfit)?;
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            Err(fault) => Err(match fault.status() {
                Some(code) => MailFault::Refused(code.into()),
                None => MailFault::Unreachable,
            }),
        }
    }
}

/// The letter as a mail: plain text, and marked as written by a machine so that nobody's absence answers it.
fn message(letter: &Letter) -> Option<Message> {
    let mailbox = |address: &str| {
        let address: Address = address.parse().ok()?;
        Some(Mailbox::new(None, address))
    };
    Message::builder()
        .from(mailbox(&letter.from)?)
        .to(mailbox(&letter.to)?)
        .subject(&letter.subject)
        .message_id(Some(letter.message_id.clone()))
        .date(SystemTime::from(letter.date))
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())
        .ok()
}

/// `Auto-Submitted: auto-generated` (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".into())
    }
}
