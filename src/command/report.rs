//! `report`: writes the month's report in one form or all of them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bistandsplikt::app::reports;
use bistandsplikt::clock;
use bistandsplikt::report::render::{csv, html, json};
use bistandsplikt::report::{Month, Report};
use bistandsplikt::text::{Locale, Texts};
use chrono::{DateTime, Utc};

use super::open::{CommandFault, Opened};
use super::say;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The month, as 2024-07.
    #[arg(long)]
    month: Month,
    /// The form.
    #[arg(long, value_enum, default_value = "json")]
    format: Form,
    /// Only what was told by this instant; left out: everything told so far, up to the last fact.
    #[arg(long)]
    cut_off: Option<DateTime<Utc>>,
    /// Write files here instead of to standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// A form of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// One JSON document.
    Json,
    /// One file a table.
    Csv,
    /// One page.
    Html,
}

/// Writes the report.
pub fn run(opened: &Opened, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let cut_off = match arguments.cut_off {
        Some(cut_off) => cut_off,
        None => last_fact_at(opened)?,
    };
    let report = reports::build_blocking(&opened.service, arguments.month, cut_off)?;
    match &arguments.out {
        Some(folder) => {
            for file in write(&report, &opened.texts, arguments.format, folder)? {
                say(&file.display().to_string())?;
            }
        }
        None => print(&report, &opened.texts, arguments.format)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A cut-off that is the same for the same facts, so that the report is too.
fn last_fact_at(opened: &Opened) -> Result<DateTime<Utc>, CommandFault> {
    let last = opened.service.store.read_blocking(reports::last_fact_at)?;
    Ok(last.unwrap_or_else(clock::now))
}

fn print(report: &Report, texts: &Texts, form: Form) -> Result<(), CommandFault> {
    for (_, content) in rendered(report, texts, form)? {
        say(&content)?;
    }
    Ok(())
}

/// Writes one form of the report to a folder, and tells which files.
pub fn write(
    report: &Report,
    texts: &Texts,
    form: Form,
    folder: &Path,
) -> Result<Vec<PathBuf>, CommandFault> {
    std::fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    for (name, content) in rendered(report, texts, form)? {
        let file = folder.join(name);
        std::fs::write(&file, content)?;
        written.push(file);
    }
    Ok(written)
}

fn rendered(
    report: &Report,
    texts: &Texts,
    form: Form,
) -> Result<Vec<(String, String)>, CommandFault> {
    let asked =
        |fault: bistandsplikt::report::render::RenderFault| CommandFault::Asked(fault.to_string());
    let name = |ending: &str| format!("{}.{ending}", report.month);
    Ok(match form {
        Form::Json => vec![(
            name("json"),
            json::report(report, texts, Locale::Nb).map_err(asked)?,
        )],
        Form::Html => vec![(
            name("html"),
            html::page(report, texts, Locale::Nb).map_err(asked)?,
        )],
        Form::Csv => {
            let files = csv::files(report, texts, Locale::Nb).map_err(asked)?;
            files
                .into_iter()
                .map(|file| (file.name, file.content))
                .collect()
        }
    })
}
