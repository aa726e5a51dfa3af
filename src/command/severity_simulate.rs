//! `severity-simulate`: what a changed policy would have proposed over past events. Changes nothing.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use bistandsplikt::app::simulation::{self, Days, Event, Level};
use bistandsplikt::clock;
use bistandsplikt::config::policy_of;
use bistandsplikt::domain::code::Code;
use bistandsplikt::domain::organisation::Region;
use bistandsplikt::domain::severity::{SeverityLevel, SeverityScale};
use bistandsplikt::text::{Locale, Texts, Value};
use chrono::NaiveDate;

use super::open::{CommandFault, Opened};
use super::say;

/// Arguments of `severity-simulate`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The changed policy, a file of the form of config/severity.toml.
    #[arg(long)]
    policy: PathBuf,
    /// First local day on which the norm passed, as 2024-01-31.
    #[arg(long)]
    from: Option<NaiveDate>,
    /// Last local day on which the norm passed.
    #[arg(long)]
    to: Option<NaiveDate>,
}

/// Looks in one read-only transaction, and prints.
pub fn run(opened: &Opened, arguments: &Arguments) -> Result<ExitCode, CommandFault> {
    let policy = policy_of(&arguments.policy)?;
    let days = Days {
        from: arguments.from,
        to: arguments.to,
    };
    let now = clock::now();
    let events = opened
        .service
        .store
        .read_blocking(|tx| simulation::severities(tx, &policy, days, now))?;
    let words = Words(&opened.texts);
    say(&words.with("simulering-tittel", &[("versjon", policy.version.as_str())]))?;
    say(&words.selection(days, events.len()))?;
    for (key, row) in TABLES {
        say(&words.table(key, &events, *row))?;
    }
    say(&words.regions(&events))?;
    say(&words.list(&events))?;
    Ok(ExitCode::SUCCESS)
}

/// A row of a table and a column of it, for one event.
type Cell = fn(&Event) -> (Option<Level>, Level);

const TABLES: &[(&str, Cell)] = &[
    ("simulering-forst", |event| {
        (Some(event.proposed), event.would)
    }),
    ("simulering-slutt", |event| {
        (Some(event.proposed_last), event.would_at_end)
    }),
    ("simulering-valgt", |event| {
        (event.chosen, event.would_at_end)
    }),
];

/// «Ikke vurdert» and the five levels, mildest first.
fn levels() -> Vec<Level> {
    let five = SeverityLevel::of(SeverityScale::Five2024).map(Some);
    std::iter::once(None).chain(five).collect()
}

fn short(level: Level) -> String {
    level.map_or_else(|| "-".to_owned(), |level| level.rank().to_string())
}

struct Words<'a>(&'a Texts);

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.0.say(Locale::Nb, key).into_owned()
    }

    fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> = values
            .iter()
            .map(|(name, text)| (*name, Value::from(*text)))
            .collect();
        self.0.say_with(Locale::Nb, key, &values).into_owned()
    }

    fn name(&self, level: Level) -> String {
        match level {
            Some(level) => {
                let name = self.0.code(Locale::Nb, "severity-level", level.code());
                format!("{} {name}", level.rank())
            }
            None => format!("- {}", self.t("alvor-ikke-vurdert")),
        }
    }

    fn selection(&self, days: Days, count: usize) -> String {
        let day = |day: Option<NaiveDate>, key: &str| {
            day.map_or_else(|| self.t(key), |day| day.to_string())
        };
        self.with(
            "simulering-utvalg",
            &[
                ("fra", &day(days.from, "simulering-fra-starten")),
                ("til", &day(days.to, "simulering-til-slutten")),
                ("antall", &count.to_string()),
            ],
        )
    }

    /// A table of level by level; rows without any event are left out.
    fn table(&self, key: &str, events: &[Event], cell: Cell) -> String {
        let mut text = format!("\n{}\n{:<26}", self.t(key), "");
        for column in levels() {
            write!(text, "{:>6}", short(column)).ok();
        }
        let rows = std::iter::once(None).chain(levels().into_iter().map(Some));
        for row in rows {
            let of_row = || {
                events
                    .iter()
                    .map(cell)
                    .filter(move |(found, _)| *found == row)
            };
            if of_row().next().is_none() {
                continue;
            }
            let name = row.map_or_else(
                || self.t("simulering-ingen-har-vurdert"),
                |level| self.name(level),
            );
            write!(text, "\n{name:<26}").ok();
            for column in levels() {
                let count = of_row().filter(|(_, found)| *found == column).count();
                write!(text, "{count:>6}").ok();
            }
        }
        text
    }

    fn regions(&self, events: &[Event]) -> String {
        let mut text = format!("\n{}", self.t("simulering-regioner"));
        for region in Region::ALL {
            let own: Vec<&Event> = events
                .iter()
                .filter(|event| event.region == *region)
                .collect();
            let count =
                |differs: fn(&Event) -> bool| own.iter().filter(|event| differs(event)).count();
            let name = self.0.code(Locale::Nb, "region", region.code());
            let first = count(|event| event.proposed != event.would);
            let last = count(|event| event.proposed_last != event.would_at_end);
            let chosen = count(|event| {
                event
                    .chosen
                    .is_some_and(|chosen| chosen != event.would_at_end)
            });
            write!(
                text,
                "\n{name:<26}{:>6}{first:>6}{last:>6}{chosen:>6}",
                own.len()
            )
            .ok();
        }
        text
    }

    fn list(&self, events: &[Event]) -> String {
        let mut text = format!("\n{}", self.t("simulering-liste"));
        for event in events {
            let region = self.0.code(Locale::Nb, "region", event.region.code());
            let chosen = event
                .chosen
                .map_or_else(|| self.t("simulering-valgt-ingen"), short);
            write!(
                text,
                "\n{}  {region:<12}{:>3}{:>3}{:>3}{:>3}  {chosen}",
                event.breach,
                short(event.proposed),
                short(event.would),
                short(event.proposed_last),
                short(event.would_at_end),
            )
            .ok();
        }
        text
    }
}
