//! The commands: what each does stands in its own file.

mod demo;
mod import;
mod open;
mod report;
mod serve;
mod severity_simulate;
mod token;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::open::{CommandFault, Opened};

/// Anmodninger om plass for barn, Bufetats tilbud, mulige brudd på bistandsplikten og månedsrapporten.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Arguments {
    /// A settings file on top of the defaults (see config/default.toml).
    #[arg(long, env = "BISTANDSPLIKT_CONFIG", global = true)]
    config: Option<PathBuf>,
    /// Work on the demonstration in this folder.
    #[arg(long, global = true)]
    demo_folder: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Create a synthetic national year and serve it on this machine.
    Demo(demo::Arguments),
    /// Serve the API and the pages, and sweep the deadlines.
    Serve,
    /// Run the migrations that have not run.
    Migrate,
    /// Import a file of actions (see docs/import.md).
    Import(import::Arguments),
    /// Sweep every deadline that is due, and stop.
    Sweep,
    /// Write the month's report.
    Report(report::Arguments),
    /// Print what a changed severity policy would have proposed over past events; changes nothing.
    SeveritySimulate(severity_simulate::Arguments),
    /// Issue a short token for the API of a demonstration.
    Token(token::Arguments),
    /// Write a synthetic national year as an import file.
    Year(demo::YearArguments),
    /// Print the description of the API (OpenAPI 3.1).
    Openapi,
}

/// Runs a command; its exit code is 0 when all went well, 2 when some lines were rejected, else 1.
pub fn run(arguments: Arguments) -> ExitCode {
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(fault) => {
            tell(&format!("bistandsplikt: {fault}"));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    match &arguments.command {
        Command::Demo(demo) => demo::run(arguments, demo),
        Command::Serve => serve::run(Opened::open(arguments)?),
        Command::Migrate => migrate(arguments),
        Command::Import(import) => import::run(&Opened::open(arguments)?, import),
        Command::Sweep => sweep(arguments),
        Command::Report(report) => report::run(&Opened::open(arguments)?, report),
        Command::SeveritySimulate(simulate) => {
            severity_simulate::run(&Opened::open(arguments)?, simulate)
        }
        Command::Token(token) => token::run(arguments, token),
        Command::Year(year) => demo::write_year(year),
        Command::Openapi => openapi(),
    }
}

fn migrate(arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let opened = Opened::open(arguments)?;
    let taken = bistandsplikt::store::migrate(&opened.service.store)?;
    say(&format!("{taken} migrations run"))?;
    Ok(ExitCode::SUCCESS)
}

fn sweep(arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let opened = Opened::open(arguments)?;
    let swept = bistandsplikt::app::engine::catch_up_blocking(&opened.service)?;
    say(&format!(
        "{} looked at, {} possible breaches, {} limits passed, {} proposed anew",
        swept.looked_at, swept.breaches, swept.limits, swept.proposals
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn openapi() -> Result<ExitCode, CommandFault> {
    say(&serde_json::to_string_pretty(
        &bistandsplikt::web::api::openapi::describe(),
    )?)?;
    Ok(ExitCode::SUCCESS)
}

/// What a command answers goes to standard output.
fn say(line: &str) -> std::io::Result<()> {
    writeln!(std::io::stdout(), "{line}")
}

/// What a command tells beside its answer goes to standard error; when even that is gone, nobody is there to tell.
fn tell(line: &str) {
    writeln!(std::io::stderr(), "{line}").ok();
}
