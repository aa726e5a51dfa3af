//! What the API shows of the spells while a child waited, and of what they took.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::interim::{CostLine, Interim, InterimSpell, PartialSum};
use crate::web::api::codes::ApiCode;

view! {
    /// A line of cost that holds.
    CostLineView {
        /// What the money went to.
        kind: &'static str = "kostnad",
        /// Whole kroner.
        kroner: i64 = "kroner",
        /// What the amount is for.
        counted: &'static str = "beregning",
        /// Whole kroner over the spell, so far where it runs on.
        sum: i64 = "sumKroner",
    }
}

impl From<&CostLine> for CostLineView {
    fn from(line: &CostLine) -> Self {
        Self {
            kind: line.kind.name(),
            kroner: line.kroner,
            counted: line.counted.name(),
            sum: line.sum,
        }
    }
}

view! {
    /// A spell with what it took; null is not told, which is not nothing.
    InterimSpellView {
        /// The spell.
        stay: String = "opphold",
        /// Where.
        place: &'static str = "type",
        /// From.
        from: DateTime<Utc> = "fra",
        /// To; null while the child is still there.
        to: Option<DateTime<Utc>> = "til",
        /// Begun days of 24 hours.
        days: i64 = "dogn",
        /// The costs, a line a kind.
        lines: Vec<CostLineView> = "kostnader",
        /// Whole kroner of what is told.
        kroner: Option<i64> = "sumKroner",
        /// The staff's hours in all.
        staff_hours: Option<i32> = "timer",
        /// How many were on watch at the same time, at most.
        staff_people: Option<i32> = "personerPaaVakt",
    }
}

impl From<&InterimSpell> for InterimSpellView {
    fn from(spell: &InterimSpell) -> Self {
        Self {
            stay: spell.id.to_string(),
            place: spell.place.name(),
            from: spell.from,
            to: spell.to,
            days: spell.days,
            lines: spell.lines.iter().map(CostLineView::from).collect(),
            kroner: spell.kroner(),
            staff_hours: spell.staff_hours,
            staff_people: spell.staff_people,
        }
    }
}

view! {
    /// A sum of what is told, and of how many spells nothing is.
    PartialSumView {
        /// The sum; null where nothing is told.
        told: Option<i64> = "fort",
        /// Spells that nothing is told of.
        unknown: usize = "oppholdUtenTall",
        /// All spells.
        spells: usize = "oppholdIAlt",
    }
}

impl From<PartialSum> for PartialSumView {
    fn from(sum: PartialSum) -> Self {
        Self {
            told: sum.told,
            unknown: sum.unknown,
            spells: sum.spells,
        }
    }
}

view! {
    /// What the wait took in all.
    InterimTotalsView {
        /// Whole kroner.
        kroner: PartialSumView = "kroner",
        /// The staff's hours.
        staff_hours: PartialSumView = "timer",
        /// How many were on watch at the same time, at most.
        staff_people: Option<i32> = "personerPaaVakt",
    }
}

impl From<&Interim> for InterimTotalsView {
    fn from(interim: &Interim) -> Self {
        Self {
            kroner: interim.kroner().into(),
            staff_hours: interim.staff_hours().into(),
            staff_people: interim.staff_people(),
        }
    }
}

view! {
    /// «mellomlosninger»: the spells, and what they took in all.
    InterimView {
        /// The spells, oldest first.
        rows: Vec<InterimSpellView> = "rader",
        /// In all.
        totals: InterimTotalsView = "iAlt",
    }
}

impl From<&Interim> for InterimView {
    fn from(interim: &Interim) -> Self {
        Self {
            rows: interim.spells.iter().map(InterimSpellView::from).collect(),
            totals: interim.into(),
        }
    }
}

/// The headings of the file, a line a cost; a spell that nothing is told of has a line without one.
const HEADINGS: [&str; 11] = [
    "opphold",
    "type",
    "fra",
    "til",
    "dogn",
    "kostnad",
    "kroner",
    "beregning",
    "sumKroner",
    "timer",
    "personerPaaVakt",
];

/// The spells as comma-separated values (RFC 4180). It holds codes, instants and numbers alone, so nothing
/// in it can be taken for a formula.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn csv(interim: &Interim) -> Result<Vec<u8>, String> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let fault = |fault: ::csv::Error| fault.to_string();
    writer.write_record(HEADINGS).map_err(fault)?;
    for spell in &interim.spells {
        let row = InterimSpellView::from(spell);
        let none = row.lines.is_empty().then_some(None);
        for line in row.lines.iter().map(Some).chain(none) {
            writer.write_record(record(&row, line)).map_err(fault)?;
        }
    }
    writer.into_inner().map_err(|fault| fault.to_string())
}

fn record(row: &InterimSpellView, line: Option<&CostLineView>) -> [String; 11] {
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    [
        row.stay.clone(),
        row.place.to_owned(),
        row.from.to_rfc3339(),
        row.to.map(|to| to.to_rfc3339()).unwrap_or_default(),
        row.days.to_string(),
        line.map(|line| line.kind.to_owned()).unwrap_or_default(),
        number(line.map(|line| line.kroner)),
        line.map(|line| line.counted.to_owned()).unwrap_or_default(),
        number(line.map(|line| line.sum)),
        number(row.staff_hours.map(i64::from)),
        number(row.staff_people.map(i64::from)),
    ]
}
