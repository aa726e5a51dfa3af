//! `report`: writes the month's report in one form or all of them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bistandsplikt::app::reports;
use bistandsplikt::clock;
use bistandsplikt::paper;
use bistandsplikt::report::render::{RenderFault, csv, html, json, xlsx};
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
    /// One workbook, a sheet a table.
    Xlsx,
    /// One document (PDF/UA-1).
    Pdf,
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
    let mut out = std::io::stdout();
    for (_, content) in rendered(report, texts, form)? {
        out.write_all(&content)?;
        if !matches!(form, Form::Xlsx | Form::Pdf) {
            out.write_all(b"\n")?;
        }
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

/// Names and content of the files of a form.
fn rendered(
    report: &Report,
    texts: &Texts,
    form: Form,
) -> Result<Vec<(String, Vec<u8>)>, CommandFault> {
    let asked = |fault: RenderFault| CommandFault::Asked(fault.to_string());
    let locale = Locale::Nb;
    let (ending, content) = match form {
        Form::Csv => {
            let files = csv::files(report, texts, locale).map_err(asked)?;
            let named = |file: csv::File| (file.name, file.content.into_bytes());
            return Ok(files.into_iter().map(named).collect());
        }
        Form::Json => {
            let body = json::report(report, texts, locale).map_err(asked)?;
            ("json", body.into_bytes())
        }
        Form::Html => {
            let page = html::page(report, texts, locale).map_err(asked)?;
            ("html", page.into_bytes())
        }
        Form::Xlsx => {
            let book = xlsx::workbook(report, texts, locale).map_err(asked)?;
            ("xlsx", book)
        }
        Form::Pdf => {
            let printed = paper::month::paper(report, &[], (texts, locale));
            let printed = printed.and_then(|paper| paper.print());
            let pdf = printed.map_err(|fault| CommandFault::Asked(fault.to_string()))?;
            ("pdf", pdf)
        }
    };
    Ok(vec![(format!("{}.{ending}", report.month), content)])
}
