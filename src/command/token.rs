//! `token`: a short token for the API of a demonstration.

use std::process::ExitCode;

use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use bistandsplikt::domain::reference::Reference;
use bistandsplikt::web::auth::{DemoIssuer, Register};
use bistandsplikt::web::import::actor_of;
use chrono::TimeDelta;

use super::open::CommandFault;
use super::say;

/// Arguments of `token`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Who: role and organisation, as kommune.saksbehandler@4601.
    actor: String,
    /// Seconds it lives, at most 600.
    #[arg(long, default_value_t = 600)]
    seconds: i64,
}

/// Issues the token.
pub fn run(global: &super::Arguments, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let folder = global.demo_folder.as_ref().ok_or_else(|| {
        CommandFault::Asked("tokens are issued only for a demonstration: give --demo-folder".into())
    })?;
    let actor = actor_of(&arguments.actor).ok_or_else(|| {
        CommandFault::Asked("give role@organisation, as kommune.saksbehandler@4601".into())
    })?;
    let now = clock::now();
    let today = calendar::local_date(now);
    let reference = Reference::load().map_err(|fault| CommandFault::Asked(fault.to_string()))?;
    let register = Register::demo(&reference, today)
        .map_err(|fault| CommandFault::Asked(fault.to_string()))?;
    let number = register
        .number_of(&actor.organisation, today)
        .ok_or_else(|| CommandFault::Asked("the demonstration has no such organisation".into()))?;
    let issuer = DemoIssuer::open(folder)?;
    let lifetime = TimeDelta::seconds(arguments.seconds.clamp(1, 600));
    say(&issuer.issue(actor.role, number, lifetime, now, clock::new_id())?)?;
    Ok(ExitCode::SUCCESS)
}
