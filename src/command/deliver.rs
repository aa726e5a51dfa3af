//! `deliver`: sends the mail that is due, or lists what is not delivered.

use std::process::ExitCode;
use std::sync::Arc;

use bistandsplikt::clock;
use bistandsplikt::notify::{self, LetterForm, Post, Recipients, SmtpMailer};

use super::open::{CommandFault, Opened};
use super::say;

/// Arguments of `deliver`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// List what is not delivered, and send nothing.
    #[arg(long)]
    list: bool,
}

/// Sends or lists.
pub fn run(opened: &Opened, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    if arguments.list {
        return list(opened);
    }
    let post = post(opened)?.ok_or_else(|| {
        CommandFault::Asked("mail is off: set mail.enabled (see docs/operations.md)".into())
    })?;
    let done = notify::deliver_due(&opened.service, &post, clock::now())?;
    say(&format!(
        "{} sent, {} to be tried again, {} without an address",
        done.sent, done.failed, done.unaddressed
    ))?;
    Ok(match done.failed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Who is waiting for what since when: no address, and nothing of the case.
fn list(opened: &Opened) -> Result<ExitCode, CommandFault> {
    for message in opened.service.waiting_messages()? {
        say(&format!(
            "{}\t{}\t{}\t{}\t{} tries",
            message.id,
            message.not_before.to_rfc3339(),
            message.organisation,
            message.role,
            message.attempts
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What sending takes, by the settings; none where mail is off.
pub fn post(opened: &Opened) -> Result<Option<Post>, CommandFault> {
    let mail = &opened.settings.mail;
    if !mail.enabled {
        return Ok(None);
    }
    Ok(Some(Post {
        mailer: Box::new(SmtpMailer::new(mail)?),
        recipients: Recipients::open(&opened.settings.files.recipients)?,
        form: LetterForm::new(Arc::clone(&opened.texts), &mail.from, &mail.base_url),
    }))
}
