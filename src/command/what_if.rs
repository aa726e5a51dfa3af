//! `what-if`: what changed rules or norms would have given over past requests; changes nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use bistandsplikt::app::what_if::{self, Comparison, Difference, End, Question, What};
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::{DateTime, NaiveDate, Utc};

use super::open::{CommandFault, Opened};
use super::say;

/// Arguments of `what-if`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A file of rules to try, in the form of config/rules.toml.
    #[arg(long, required_unless_present = "norms")]
    rules: Option<PathBuf>,
    /// A file of norms to try, in the form of config/norms.toml.
    #[arg(long)]
    norms: Option<PathBuf>,
    /// The first day a need was reported, as 2024-01-01.
    #[arg(long)]
    from: NaiveDate,
    /// The last day a need was reported.
    #[arg(long)]
    to: NaiveDate,
    /// Look at the limits as of this instant; left out: now.
    #[arg(long)]
    at: Option<DateTime<Utc>>,
}

/// Compares and prints.
pub fn run(opened: &Opened, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    if arguments.to < arguments.from {
        return Err(CommandFault::Asked("--to is before --from".into()));
    }
    let mut settings = opened.settings.clone();
    if let Some(file) = &arguments.rules {
        settings.files.rules.clone_from(file);
    }
    if let Some(file) = &arguments.norms {
        settings.files.norms.clone_from(file);
    }
    let changed = settings.rules()?;
    let question = Question {
        held: &opened.service.rules,
        changed: &changed,
        from: arguments.from,
        to: arguments.to,
        now: arguments.at.unwrap_or_else(clock::now),
    };
    let store = &opened.service.store;
    let found = store.read_blocking(|tx| what_if::compare(tx, &question))?;
    print(&found, &question)?;
    Ok(ExitCode::SUCCESS)
}

fn print(found: &Comparison, question: &Question<'_>) -> Result<(), CommandFault> {
    say(&format!(
        "{} anmodninger meldt fra {} til {} er sett på. {} frister eller normer ville vært annerledes.",
        found.looked_at,
        question.from,
        question.to,
        found.differences.len()
    ))?;
    say("\nregel eller norm\tnye\tborte\tflyttet\tville passert\tville ikke passert")?;
    for (what, sum) in sums(found) {
        say(&format!(
            "{}\t{}\t{}\t{}\t{}\t{}",
            name(&what),
            sum.added,
            sum.gone,
            sum.moved,
            sum.now_passed,
            sum.no_longer_passed
        ))?;
    }
    say("\nsak\tregel eller norm\tgjelder\tendret")?;
    for difference in &found.differences {
        say(&format!(
            "{}\t{}\t{}\t{}",
            difference.case_number,
            name(&difference.what),
            told(difference.held.as_ref()),
            told(difference.changed.as_ref())
        ))?;
    }
    say("\nIngenting er endret.")?;
    Ok(())
}

#[derive(Default)]
struct Sum {
    added: usize,
    gone: usize,
    moved: usize,
    now_passed: usize,
    no_longer_passed: usize,
}

impl Sum {
    fn count(&mut self, difference: &Difference) {
        let passed = |end: &Option<End>| end.as_ref().is_some_and(|end| end.passed);
        let (before, after) = (passed(&difference.held), passed(&difference.changed));
        match (&difference.held, &difference.changed) {
            (None, _) => self.added += 1,
            (_, None) => self.gone += 1,
            (Some(held), Some(changed)) => {
                let ends = |end: &End| (end.plain, end.as_court_counts);
                self.moved += usize::from(ends(held) != ends(changed));
            }
        }
        self.now_passed += usize::from(after && !before);
        self.no_longer_passed += usize::from(before && !after);
    }
}

fn sums(found: &Comparison) -> BTreeMap<What, Sum> {
    let mut sums = BTreeMap::<What, Sum>::new();
    for difference in &found.differences {
        sums.entry(difference.what.clone())
            .or_default()
            .count(difference);
    }
    sums
}

fn name(what: &What) -> String {
    match what {
        What::Limit(rule) => rule.to_string(),
        What::Norm => "norm for tilbud".into(),
    }
}

fn told(end: Option<&End>) -> String {
    let Some(end) = end else {
        return "–".into();
    };
    let local = |at| calendar::local(at).format("%Y-%m-%d %H.%M").to_string();
    let court = (end.as_court_counts != end.plain)
        .then(|| format!(" (domstolloven {})", local(end.as_court_counts)));
    format!(
        "{}: {}{}, {}",
        end.source,
        local(end.plain),
        court.unwrap_or_default(),
        if end.passed {
            "passert"
        } else {
            "ikke passert"
        }
    )
}
