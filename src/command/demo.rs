//! `demo`: a synthetic national year, imported, swept and reported, and served on this machine.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bistandsplikt::app::{engine, freezing, reports};
use bistandsplikt::config::Settings as Configuration;
use bistandsplikt::demo::{Settings as YearSettings, write_ndjson};
use bistandsplikt::domain::calendar;
use bistandsplikt::domain::edition::Edition;
use bistandsplikt::report::Month;
use bistandsplikt::web::import::{Settings as ImportSettings, actor_of};
use chrono::{NaiveDate, TimeDelta};

use super::open::{CommandFault, Opened, demo_database};
use super::report::Form;
use super::{import, report, say, serve, tell};

/// Arguments of `demo`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Where the demonstration is kept.
    #[arg(long, default_value = "demo-data")]
    folder: PathBuf,
    /// Seed: the same seed gives the same year.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The month to report.
    #[arg(long, default_value = "2024-07")]
    month: Month,
    /// Prepare everything and stop before serving.
    #[arg(long)]
    prepare_only: bool,
}

/// Arguments of `year`.
#[derive(Debug, clap::Args)]
pub struct YearArguments {
    /// The file to write.
    file: PathBuf,
    /// Seed: the same seed gives the same year.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The year.
    #[arg(long, default_value_t = 2024)]
    year: i32,
    /// Acute requests.
    #[arg(long, default_value_t = 1_800)]
    acute: u32,
    /// Planned requests.
    #[arg(long, default_value_t = 900)]
    planned: u32,
}

/// The file that says that the year is imported and swept, so that a second start goes straight to serving.
const READY: &str = "ready";

/// Prepares the demonstration, unless it is ready, and serves it.
pub fn run(global: &super::Arguments, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let folder = &arguments.folder;
    fs::create_dir_all(folder)?;
    make_keys(folder)?;
    let mut settings = Configuration::load(global.config.as_deref())?;
    settings.database.url = demo_database(folder);
    let opened = Opened::with(settings.for_demo(folder), Some(folder.clone()))?;
    bistandsplikt::store::migrate(&opened.service.store)?;
    if !folder.join(READY).exists() {
        prepare(&opened, arguments)?;
        File::create(folder.join(READY))?;
    }
    if arguments.prepare_only {
        return Ok(ExitCode::SUCCESS);
    }
    show_the_way(&opened, folder)?;
    serve::run(opened)
}

fn prepare(opened: &Opened, arguments: &Arguments) -> Result<(), CommandFault> {
    let folder = &arguments.folder;
    let year = folder.join("year.ndjson");
    let mut out = BufWriter::new(File::create(&year)?);
    let summary = write_ndjson(
        &YearSettings {
            seed: arguments.seed,
            ..YearSettings::default()
        },
        &mut out,
    )?;
    out.flush()?;
    tell(&format!(
        "Skrev {} linjer: {}",
        summary.lines,
        year.display()
    ));
    let settings = ImportSettings {
        source: "demo".into(),
        dry_run: false,
    };
    let imported = import::import_file(opened, &year, &settings)?;
    if let Some(first) = imported.rejected.first() {
        let many = imported.rejected.len();
        return Err(CommandFault::Asked(format!(
            "{many} lines were rejected, the first is line {}",
            first.line
        )));
    }
    let mut swept = imported.swept;
    swept.add(engine::catch_up_blocking(&opened.service)?);
    tell(&format!(
        "Importerte {} linjer; fristmotoren fant {} mulige brudd og {} passerte frister",
        imported.done, swept.breaches, swept.limits
    ));
    freeze_the_month_before(opened, arguments.month)?;
    write_report(opened, arguments.month, folder)
}

/// Freezes and signs the month before the one that is reported, as it was known when that one was ten days old.
fn freeze_the_month_before(opened: &Opened, reported: Month) -> Result<(), CommandFault> {
    let month = reported.before();
    let leader = actor_of("bufdir.leder@bufdir")
        .ok_or_else(|| CommandFault::Asked("nobody signs reports".into()))?;
    let begins = NaiveDate::from_ymd_opt(reported.year(), reported.number(), 1);
    let begins = begins.ok_or_else(|| CommandFault::Asked("no such month".into()))?;
    let cut_off = calendar::start_of_day(begins) + TimeDelta::days(10);
    let asked = (month, Edition::Full);
    let service = &opened.service;
    let prepared = freezing::prepare_blocking(service, &leader, asked.0, cut_off)?;
    service.run_blocking("demo", move |work| {
        freezing::freeze(&leader, work, &prepared)?;
        let (frozen, _) = freezing::content(&leader, work, asked)?;
        freezing::sign(&leader, work, asked, &frozen.fingerprint)
    })?;
    tell(&format!("Frøs og signerte {month}"));
    Ok(())
}

fn write_report(opened: &Opened, month: Month, folder: &Path) -> Result<(), CommandFault> {
    let cut_off = opened.service.store.read_blocking(reports::last_fact_at)?;
    let cut_off = cut_off.ok_or_else(|| CommandFault::Asked("nothing was imported".into()))?;
    let built = reports::build_blocking(&opened.service, month, cut_off)?;
    let out = folder.join("report");
    for form in [Form::Json, Form::Csv, Form::Html] {
        report::write(&built, &opened.texts, form, &out)?;
    }
    tell(&format!("Månedsrapporten for {month}: {}", out.display()));
    Ok(())
}

fn show_the_way(opened: &Opened, folder: &Path) -> Result<(), CommandFault> {
    let bind = &opened.settings.server.bind;
    say(&format!("Sider:     http://{bind}/   (velg en persona)"))?;
    say(&format!(
        "API:       http://{bind}/api/v1/   beskrivelse: http://{bind}/openapi.json"
    ))?;
    say(&format!(
        "Token:     bistandsplikt --demo-folder {} token bufetat.inntak@vest",
        folder.display()
    ))?;
    say(&format!("Data:      {}", folder.display()))?;
    say("Øvelse: ingen ekte saker. Stopp med Ctrl-C.")?;
    Ok(())
}

/// Two random keys, readable by this user alone; made once.
fn make_keys(folder: &Path) -> Result<(), CommandFault> {
    for name in ["wrapping.key", "index.key"] {
        let file = folder.join(name);
        if file.exists() {
            continue;
        }
        let mut bytes = [0_u8; 32];
        aws_lc_rs::rand::fill(&mut bytes)
            .map_err(|_| CommandFault::Asked("no randomness".into()))?;
        create_private(&file)?.write_all(&bytes)?;
    }
    Ok(())
}

#[cfg(unix)]
fn create_private(file: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o400)
        .open(file)
}

#[cfg(not(unix))]
fn create_private(file: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}

/// Writes a year as an import file.
pub fn write_year(arguments: &YearArguments) -> Result<ExitCode, CommandFault> {
    let mut out = BufWriter::new(File::create(&arguments.file)?);
    let settings = YearSettings {
        seed: arguments.seed,
        year: arguments.year,
        acute: arguments.acute,
        planned: arguments.planned,
        ..YearSettings::default()
    };
    let summary = write_ndjson(&settings, &mut out)?;
    out.flush()?;
    say(&format!("{} linjer", summary.lines))?;
    Ok(ExitCode::SUCCESS)
}
