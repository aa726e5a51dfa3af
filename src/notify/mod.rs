//! What leaves the service: the outbox's messages, by mail. A mail says that something happened and where
//! to log in, and nothing of the case but its number.
//!
//! Delivery is at least once: a message is marked after it is sent, and its `Message-ID` is the same every
//! time, so that a receiver can drop a double. Mailer and instant are arguments.

mod letter;
mod recipients;
mod settings;
mod smtp;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::app::outbox::{self, Taken};
use crate::app::{Failure, Service, Work};
use crate::clock;

pub use self::letter::{Letter, LetterForm};
pub use self::recipients::{Recipient, Recipients, RecipientsFault};
pub use self::settings::{MailSettings, Tls};
pub use self::smtp::{SmtpFault, SmtpMailer};

/// Hands a letter to whoever carries it. The only thing the tests and a simulator put in its place.
pub trait Mailer: Send + Sync {
    /// Sends one letter, and returns when the carrier has taken it.
    ///
    /// # Errors
    /// Why it was not taken. It may have been all the same: the answer can be lost.
    fn send(&self, letter: &Letter) -> Result<(), MailFault>;
}

/// Why a letter was not taken. Nothing a server said is repeated: it may hold an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailFault {
    /// No server answered, or it fell silent.
    #[error("the mail server cannot be reached")]
    Unreachable,
    /// The server said no, for now (4xx) or for good (5xx).
    #[error("the mail server refused with {0}")]
    Refused(u16),
    /// The letter or the settings make no mail.
    #[error("no mail can be made of the letter")]
    Unfit,
}

/// Everything that sending takes.
pub struct Post {
    /// Who carries.
    pub mailer: Box<dyn Mailer>,
    /// Where each desk has its mail.
    pub recipients: Recipients,
    /// What is written.
    pub form: LetterForm,
}

/// What a round of delivery did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delivered {
    /// Letters the carrier took.
    pub sent: usize,
    /// Letters to be tried again.
    pub failed: usize,
    /// Messages to desks without an address.
    pub unaddressed: usize,
}

impl Delivered {
    fn total(self) -> usize {
        self.sent + self.failed + self.unaddressed
    }
}

/// Sends everything that is due at `now`, a batch at a time, and records what became of each.
///
/// Blocks: call it away from the threads that serve.
///
/// # Errors
/// A fault of the database. What was sent and not recorded is sent again when its loan is over.
pub fn deliver_due(
    service: &Service,
    post: &Post,
    now: DateTime<Utc>,
) -> Result<Delivered, Failure> {
    let mut delivered = Delivered::default();
    loop {
        let taken = at(service, now, outbox::take_due)?;
        if taken.is_empty() {
            return Ok(delivered);
        }
        for message in taken {
            deliver(service, post, (message, now), &mut delivered)?;
        }
    }
}

fn deliver(
    service: &Service,
    post: &Post,
    (message, now): (Taken, DateTime<Utc>),
    delivered: &mut Delivered,
) -> Result<(), Failure> {
    let Some(recipient) = post.recipients.of(&message.organisation, message.role) else {
        let (organisation, role) = (message.organisation.code(), message.role);
        tracing::warn!(%organisation, %role, "a desk without a mail address: told in the service only");
        delivered.unaddressed += 1;
        return at(service, now, move |work| {
            outbox::unaddressed(work, &message)
        });
    };
    let letter = post.form.write(&message, recipient, now);
    match post.mailer.send(&letter) {
        Ok(()) => {
            delivered.sent += 1;
            at(service, now, move |work| outbox::delivered(work, &message))
        }
        Err(fault) => {
            tracing::warn!(message = %message.id, attempt = message.attempt, %fault, "mail not taken");
            delivered.failed += 1;
            at(service, now, move |work| outbox::failed(work, &message))
        }
    }
}

/// Runs a unit of work that is told at an instant.
fn at<T: Send + 'static>(
    service: &Service,
    now: DateTime<Utc>,
    act: impl Fn(&mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
) -> Result<T, Failure> {
    service.run_blocking("deliver", move |work| work.nested(now, |work| act(work)))
}

/// Delivers for as long as the process runs. A failed round is logged; what is due stays due.
pub async fn deliver_for_ever(service: Service, post: Arc<Post>, every: Duration) {
    loop {
        let (of, with) = (service.clone(), Arc::clone(&post));
        let round = tokio::task::spawn_blocking(move || deliver_due(&of, &with, clock::now()));
        match round.await {
            Ok(Ok(done)) if done.total() > 0 => tracing::info!(
                sent = done.sent,
                failed = done.failed,
                unaddressed = done.unaddressed,
                "delivery"
            ),
            Ok(Ok(_)) => {}
            Ok(Err(failure)) => tracing::error!(%failure, "delivery failed"),
            Err(_) => tracing::error!("delivery stopped in the middle of a round"),
        }
        tokio::time::sleep(every).await;
    }
}
