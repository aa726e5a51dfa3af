//! `import`: reads a file of actions; bad lines go to a reject file.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bistandsplikt::web::import::{Imported, Rejected, Settings, import};
use indicatif::{ProgressBar, ProgressStyle};

use super::open::{CommandFault, Opened};
use super::{say, tell};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file, one JSON object a line.
    file: PathBuf,
    /// Do everything, keep nothing.
    #[arg(long)]
    dry_run: bool,
    /// The source: refs are unique within it.
    #[arg(long, default_value = "import")]
    source: String,
}

/// Exit code when some lines were rejected.
const SOME_REJECTED: u8 = 2;

/// Imports the file.
pub fn run(opened: &Opened, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    bistandsplikt::store::prepare(&opened.service.store)?;
    let settings = Settings {
        source: arguments.source.clone(),
        dry_run: arguments.dry_run,
    };
    let imported = import_file(opened, &arguments.file, &settings)?;
    let rejects = reject_file(&arguments.file);
    write_rejects(&rejects, &imported.rejected)?;
    summarise(&imported, &rejects, arguments.dry_run)?;
    Ok(if imported.rejected.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(SOME_REJECTED)
    })
}

/// Imports a file with a bar that shows the rest.
pub fn import_file(
    opened: &Opened,
    file: &Path,
    settings: &Settings,
) -> Result<Imported, CommandFault> {
    let open = File::open(file)
        .map_err(|fault| CommandFault::Asked(format!("{}: {fault}", file.display())))?;
    let bar = ProgressBar::new(open.metadata()?.len());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta} igjen") {
        bar.set_style(style);
    }
    let lines = BufReader::new(open).lines();
    let imported = import(&opened.service, &opened.texts, settings, lines, |bytes| {
        bar.set_position(bytes)
    })?;
    bar.finish_and_clear();
    Ok(imported)
}

/// `FILE.avvist.ndjson`, beside the file.
fn reject_file(file: &Path) -> PathBuf {
    let stem = file.with_extension("");
    let name = stem
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    file.with_file_name(format!("{name}.avvist.ndjson"))
}

/// Writes the reject file, or removes one of an earlier run when nothing is rejected any more.
fn write_rejects(file: &Path, rejected: &[Rejected]) -> Result<(), CommandFault> {
    if rejected.is_empty() {
        return match std::fs::remove_file(file) {
            Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => Err(fault.into()),
            _ => Ok(()),
        };
    }
    let mut out = std::io::BufWriter::new(File::create(file)?);
    for line in rejected {
        serde_json::to_writer(&mut out, line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

fn summarise(imported: &Imported, rejects: &Path, dry_run: bool) -> Result<(), CommandFault> {
    let tried = if dry_run {
        " (prøvekjøring, ingenting er lagret)"
    } else {
        ""
    };
    say(&format!(
        "{} linjer utført, {} utført før, {} avvist; {} mulige brudd og {} passerte frister funnet{tried}",
        imported.done,
        imported.done_before,
        imported.rejected.len(),
        imported.swept.breaches,
        imported.swept.limits
    ))?;
    if !imported.rejected.is_empty() {
        tell(&format!("Avviste linjer: {}", rejects.display()));
    }
    Ok(())
}
