//! `explain`: every limit and norm of one case in plain words, with how each date was found.

use std::process::ExitCode;

use bistandsplikt::app::{Failure, explain};
use bistandsplikt::clock;
use bistandsplikt::web::pages::explained;
use chrono::{DateTime, Utc};

use super::open::{CommandFault, Opened};
use super::say;

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The case number, as 2024-000123.
    case_number: String,
    /// Look from this instant; left out: now.
    #[arg(long)]
    at: Option<DateTime<Utc>>,
}

/// Prints the explanation. The look is journalled.
pub fn run(opened: &Opened, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let number = arguments.case_number.clone();
    let (case, log) = opened
        .service
        .run_blocking("explain", move |work| explain::case(work, &number))
        .map_err(|failure| match failure {
            Failure::NotFound => CommandFault::Asked("no case has that number".into()),
            other => other.into(),
        })?;
    let now = arguments.at.unwrap_or_else(clock::now);
    for line in explained(&opened.texts, &opened.service.rules, (&case, &log), now) {
        say(&line)?;
    }
    Ok(ExitCode::SUCCESS)
}
