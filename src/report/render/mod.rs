//! A report in every form. Each form is generic over [`Table`]; a new table needs nothing here.

pub mod canonical;
pub mod chart;
pub mod csv;
pub mod html;
pub mod json;
#[cfg(test)]
mod texts;
pub mod xlsx;

use super::counting::rules::CountingRule;
use super::label::{Cell, Label, Needs, Phrase};
use super::month::Period;
use super::table::{Column, Grain, Table};
use super::{Report, Week};
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::reference::Reference;
use crate::text::{Locale, Texts, Value, format};

/// Why a report could not be written in a form.
#[derive(Debug, thiserror::Error)]
pub enum RenderFault {
    /// JSON.
    #[error("the report could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// CSV.
    #[error("the report could not be written as CSV: {0}")]
    Csv(String),
    /// XLSX.
    #[error("the report could not be written as XLSX: {0}")]
    Xlsx(String),
    /// HTML.
    #[error("the report could not be written as HTML")]
    Html(#[from] askama::Error),
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Count,
    Minutes,
    Number,
    Name,
    Date,
    Instant,
}

impl Unit {
    /// The unit of a column by its first value; a column without values counts.
    fn of(table: &Table, place: usize) -> Self {
        let rows = table.rows().iter().chain(table.total());
        let unit = |cell: &Cell| match cell {
            Cell::Count(_) => Some(Self::Count),
            Cell::Minutes(_) => Some(Self::Minutes),
            Cell::Number { .. } => Some(Self::Number),
            Cell::Label(_) => Some(Self::Name),
            Cell::Date(_) => Some(Self::Date),
            Cell::Instant(_) => Some(Self::Instant),
            Cell::Empty => None,
        };
        rows.filter_map(|row| row.cells.get(place))
            .find_map(unit)
            .unwrap_or(Self::Count)
    }

    /// Its name in data.
    fn name(self) -> &'static str {
        match self {
            Self::Count => "antall",
            Self::Minutes => "minutter",
            Self::Number => "tall",
            Self::Name => "kode",
            Self::Date => "dato",
            Self::Instant => "tidspunkt",
        }
    }
}

/// Finds the words of labels, cells and phrases.
#[derive(Debug, Clone, Copy)]
struct Words<'a> {
    texts: &'a Texts,
    locale: Locale,
}

impl Words<'_> {
    fn say(self, key: &str) -> String {
        self.texts.say(self.locale, key).into_owned()
    }

    /// A text with one value in it.
    fn filled(self, key: &str, name: &'static str, value: &str) -> String {
        let values = [(name, Value::from(value.to_owned()))];
        self.texts.say_with(self.locale, key, &values).into_owned()
    }

    fn label(self, label: Label) -> String {
        if let Some((list, code)) = label.listed() {
            return self.texts.code(self.locale, list, code).into_owned();
        }
        match label {
            Label::Key(key) => self.say(key),
            Label::Number(number) => number.to_string(),
            Label::Year(year) => year.to_string(),
            Label::Month(month) => self.texts.month(self.locale, month.year(), month.number()),
            Label::Week(week) => self.week(week),
            Label::MonthOfYear(month) => self.texts.month_name(self.locale, month),
            Label::Period(period) => self.period(period),
            Label::Municipality(number) => kommune(number),
            Label::Flags(needs) => self.needs(needs),
            // The labels that are codes of a list were answered above.
            Label::Region(_)
            | Label::Kind(_)
            | Label::RequestKind(_)
            | Label::LegalBasis(_)
            | Label::Measure(_)
            | Label::Severity(_)
            | Label::Place(_)
            | Label::Withdrawal(_)
            | Label::Decline(_)
            | Label::Listed(..)
            | Label::Outcome(_) => String::new(),
        }
    }

    /// `uke 27, 1. juli 2024 til 7. juli 2024`.
    fn week(self, week: Week) -> String {
        let date = |date| Value::from(self.texts.date(self.locale, date));
        let values = [
            ("nummer", Value::from(week.number().to_string())),
            ("fra", date(week.first_day())),
            ("til", date(week.last_day())),
        ];
        self.texts
            .say_with(self.locale, "rapport-uke", &values)
            .into_owned()
    }

    /// `2023`, `juli 2024`, `januar–juli 2024` or `desember 2023–juli 2024`.
    fn period(self, period: Period) -> String {
        let (from, to) = (period.from, period.to);
        if from == to {
            return self.texts.month(self.locale, to.year(), to.number());
        }
        if from.year() != to.year() {
            let first = self.texts.month(self.locale, from.year(), from.number());
            let last = self.texts.month(self.locale, to.year(), to.number());
            return format!("{first}–{last}");
        }
        if (from.number(), to.number()) == (1, 12) {
            return period.year().to_string();
        }
        let first = self.texts.month_name(self.locale, from.number());
        format!(
            "{first}–{}",
            self.texts.month(self.locale, to.year(), to.number())
        )
    }

    fn needs(self, needs: Needs) -> String {
        let keys = need_keys(needs);
        if keys.is_empty() {
            return self.say("rapport-ingen-behov");
        }
        keys.into_iter()
            .map(|key| self.say(key))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// A cell as a person reads it.
    fn cell(self, cell: Cell) -> String {
        match cell {
            Cell::Count(count) => {
                i64::try_from(count).map_or_else(|_| count.to_string(), format::number)
            }
            Cell::Minutes(minutes) => self.texts.duration(self.locale, minutes),
            Cell::Number { value, decimals } => format::decimal(value, decimals),
            Cell::Label(label) => self.label(label),
            Cell::Date(date) => self.texts.date(self.locale, date),
            Cell::Instant(at) => self.texts.instant(self.locale, at),
            Cell::Empty => String::new(),
        }
    }

    fn phrase(self, phrase: &Phrase) -> String {
        let value = |cell: Cell| match cell {
            Cell::Count(count) => Value::Count(count),
            other => Value::from(self.cell(other)),
        };
        let words = phrase.words.iter();
        let words = words.map(|(name, words)| (*name, Value::from(words.clone())));
        let values = phrase.values.iter();
        let values = values.map(|(name, cell)| (*name, value(*cell)));
        let values: Vec<_> = values.chain(words).collect();
        self.texts
            .say_with(self.locale, phrase.key, &values)
            .into_owned()
    }

    /// `Månedsrapport for juli 2024`, and the region it is of.
    fn title(self, report: &Report) -> String {
        let mut values = match report.week {
            None => vec![("maned", Value::from(self.label(Label::Month(report.month))))],
            Some(week) => vec![("uke", Value::from(self.label(Label::Week(week))))],
        };
        if let Some(region) = report.region {
            values.push(("region", self.label(Label::Region(region)).into()));
        }
        let key = match (report.week, report.region) {
            (None, None) => "rapport-tittel",
            (None, Some(_)) => "rapport-tittel-region",
            (Some(_), None) => "rapport-tittel-uke",
            (Some(_), Some(_)) => "rapport-tittel-uke-region",
        };
        self.texts.say_with(self.locale, key, &values).into_owned()
    }

    /// `Tatt ut torsdag 2. april 2026 kl. 14.05`.
    fn cut_off(self, at: chrono::DateTime<chrono::Utc>) -> String {
        let values = [(
            "tidspunkt",
            Value::from(self.texts.instant(self.locale, at)),
        )];
        self.texts
            .say_with(self.locale, "rapport-tatt-ut", &values)
            .into_owned()
    }

    /// `Antall hendelser bak tabellen: 280`, and what one is where it is not a possible breach.
    fn behind(self, table: &Table) -> String {
        let key = match table.grain() {
            Grain::Events => "rapport-bak-hendelser",
            Grain::Requests => "rapport-bak-anmodninger",
            Grain::Conclusions => "rapport-bak-konklusjoner",
            Grain::Places => "rapport-bak-plasser",
            Grain::Placements => "rapport-bak-opphold",
            Grain::Imported => "rapport-bak-importert",
            Grain::Facts => "rapport-bak-fakta",
            Grain::Offers => "rapport-bak-tilbud",
            Grain::Considered => "rapport-bak-vurderte",
            Grain::Enquiries => "rapport-bak-henvendelser",
            Grain::Supervisions => "rapport-bak-tilsyn",
            Grain::Disagreements => "rapport-bak-uenigheter",
            Grain::Spells => "rapport-bak-mellomlosninger",
            Grain::Groups => "rapport-bak-sosken",
            Grain::TribunalSteps => "rapport-bak-nemnd",
        };
        let values = [("antall", Value::Count(table.events_behind()))];
        self.texts.say_with(self.locale, key, &values).into_owned()
    }

    /// `2023: Akutt`, for forms that have one line of headings.
    fn heading(self, column: &Column) -> String {
        let title = self.label(column.title);
        match column.group {
            Some(group) => format!("{}: {title}", self.label(group)),
            None => title,
        }
    }
}

/// A column's heading for forms whose cells do not say their unit: waits are in whole minutes.
fn unit_in_heading(unit: Unit, column: &Column, words: Words<'_>) -> String {
    let heading = words.heading(column);
    match unit {
        Unit::Minutes => format!("{heading} ({})", words.say("rapport-minutter")),
        Unit::Count | Unit::Number | Unit::Name | Unit::Date | Unit::Instant => heading,
    }
}

fn need_keys(needs: Needs) -> Vec<&'static str> {
    let all = [
        (needs.substance_use, "rapport-behov-rus"),
        (needs.mental_health, "rapport-behov-psykiatri"),
        (needs.crime, "rapport-behov-kriminalitet"),
    ];
    all.into_iter()
        .filter_map(|(held, key)| held.then_some(key))
        .collect()
}

/// What a row heading or a figure is called, by its key.
pub fn heading(texts: &Texts, locale: Locale, key: &'static str) -> String {
    Words { texts, locale }.label(Label::Key(key))
}

/// Whom a report is for, and what is done about small numbers in it.
fn meant_for(edition: Edition) -> &'static str {
    match edition {
        Edition::Full => "rapport-intern",
        Edition::Internal => "rapport-utgave-intern",
        Edition::Public => "rapport-utgave-offentlig",
    }
}

/// The rules that hold for an edition: that small numbers are shown holds for the full one.
fn rules_of(edition: Edition) -> impl Iterator<Item = CountingRule> {
    let holds = move |rule: &CountingRule| edition == Edition::Full || *rule != CountingRule::R13;
    CountingRule::ALL.iter().copied().filter(holds)
}

/// What one counts in a table, in data.
fn grain_name(grain: Grain) -> &'static str {
    match grain {
        Grain::Events => "hendelse",
        Grain::Requests => "anmodning",
        Grain::Conclusions => "konklusjon",
        Grain::Places => "plassrad",
        Grain::Placements => "opphold",
        Grain::Imported => "importertTabell",
        Grain::Facts => "faktum",
        Grain::Offers => "tilbud",
        Grain::Considered => "vurdertPlass",
        Grain::Enquiries => "henvendelse",
        Grain::Supervisions => "tilsyn",
        Grain::Disagreements => "uenighet",
        Grain::Spells => "mellomlosning",
        Grain::Groups => "soskengruppe",
        Grain::TribunalSteps => "nemndssteg",
    }
}

/// Number and name of a kommune, also of one that is no more.
fn kommune(number: MunicipalityNumber) -> String {
    let Ok(reference) = Reference::shared() else {
        return number.to_string();
    };
    let now = reference.named(number);
    now.map_or_else(|| number.to_string(), |name| format!("{number} {name}"))
}

/// A text's key as data names it.
fn short_key(key: &str) -> String {
    key.trim_start_matches("rapport-")
        .trim_start_matches("behov-")
        .to_owned()
}

/// What a label is called in data: the stored code, or the key without its prefix.
fn code(label: Label) -> String {
    if let Some((_, code)) = label.listed() {
        return code.to_owned();
    }
    match label {
        Label::Key(key) => short_key(key),
        Label::Number(number) => number.to_string(),
        Label::Year(year) => year.to_string(),
        Label::Month(month) => month.to_string(),
        Label::Week(week) => week.to_string(),
        Label::MonthOfYear(month) => format!("{month:02}"),
        Label::Period(period) => period.to_string(),
        Label::Municipality(number) => number.to_string(),
        Label::Flags(needs) => need_keys(needs)
            .into_iter()
            .map(short_key)
            .collect::<Vec<_>>()
            .join("+"),
        // The labels that are codes of a list were answered above.
        Label::Region(_)
        | Label::Kind(_)
        | Label::RequestKind(_)
        | Label::LegalBasis(_)
        | Label::Measure(_)
        | Label::Severity(_)
        | Label::Place(_)
        | Label::Withdrawal(_)
        | Label::Decline(_)
        | Label::Listed(..)
        | Label::Outcome(_) => String::new(),
    }
}
