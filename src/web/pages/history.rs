//! «Tall fra før tjenesten»: what was imported, marked as such, and for the directorate the form that imports.

use askama::Template;

use super::answer::{Answer, see};
use super::form::{Act, Attempt, Kind, Maker, Summary, choice};
use super::frame::Frame;
use super::request::status_of;
use super::say::Say;
use super::sent::{Reader, Sent, TEXT};
use super::visitor::{Posted, Visitor};
use crate::app::{Failure, history};
use crate::domain::history::{
    HistoryRow, HistorySplit, HistoryStanding, HistoryTable, RowKey, SOURCE, StoredHistory,
};
use crate::domain::id::HistoryId;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::reference::Reference;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::web::api::codes::history::row_key;

/// Where the page stands.
const PLACE: &str = "/historikk";
/// Its one form to fill in.
const ACT: &str = "historikk";
/// The tick that keeps a table as it was printed.
const AS_PRINTED: &str = "as_printed";

#[derive(Template)]
#[template(path = "web/pages/history.html")]
struct Page {
    p: Frame,
    summary: Option<Summary>,
    form: Option<Act>,
    tables: Vec<TableView>,
    former: Vec<String>,
}

struct TableView {
    id: String,
    title: String,
    lines: Vec<(String, i64)>,
    facts: Vec<(String, String)>,
    notes: Vec<String>,
    /// Takes it back, for who may.
    back: Option<Act>,
}

/// `GET /historikk`.
pub async fn show(visitor: Visitor) -> Answer {
    draw(&visitor, None).await
}

async fn draw(visitor: &Visitor, attempt: Option<Attempt>) -> Answer {
    let (say, attempt) = (&visitor.say, attempt.as_ref());
    let all = visitor.run(history::list).await?;
    let (holds, former): (Vec<_>, Vec<_>) = all
        .iter()
        .partition(|one| one.standing == HistoryStanding::Holds);
    let may_tell = visitor.actor.may(Action::RegisterHistory);
    let page = Page {
        p: visitor.frame(say.t("historikk-tittel")),
        summary: attempt.map(|attempt| attempt.summary(say)),
        form: may_tell.then(|| form(visitor, &holds, attempt)),
        tables: holds.iter().map(|one| view(visitor, one)).collect(),
        former: former.iter().map(|one| no_more(say, one)).collect(),
    };
    visitor.page(status_of(attempt), &page)
}

fn title(say: &Say, table: &HistoryTable) -> String {
    let series = say.code("history-series", table.series);
    [series, table.period.to_string()].join(", ")
}

fn no_more(say: &Say, one: &StoredHistory) -> String {
    let key = match one.standing {
        HistoryStanding::Withdrawn => "historikk-utgaatt",
        HistoryStanding::Replaced | HistoryStanding::Holds => "historikk-erstattet",
    };
    let told = say.instant(one.recorded_at);
    let name = title(say, &one.table);
    say.with(key, &[("tabell", &name), ("tidspunkt", &told)])
}

fn view(visitor: &Visitor, one: &StoredHistory) -> TableView {
    let (say, table) = (&visitor.say, &one.table);
    let reference = &visitor.rules().reference;
    let id = one.id.to_string();
    let back = Act {
        id: ["utgaar", &id].join("-"),
        action: [PLACE, &id, "utgaar"].join("/"),
        heading: String::new(),
        lead: None,
        token: visitor.form_token(),
        version: 0,
        inputs: Vec::new(),
        send: say.with("historikk-utgaar", &[("tabell", &title(say, table))]),
        primary: false,
        open: false,
    };
    TableView {
        title: title(say, table),
        lines: lines(say, reference, table),
        facts: vec![
            (
                say.field(Field::Split),
                say.code("history-split", table.split),
            ),
            (say.field(Field::Source), table.source.clone()),
            (say.t("historikk-registrert"), say.instant(one.recorded_at)),
        ],
        notes: notes(say, reference, table),
        back: visitor.actor.may(Action::RegisterHistory).then_some(back),
        id,
    }
}

fn lines(say: &Say, reference: &Reference, table: &HistoryTable) -> Vec<(String, i64)> {
    let shown = table.shown().into_iter();
    let line = |(key, count, was): (RowKey, i64, Vec<MunicipalityNumber>)| {
        let name = name(say, reference, key);
        let name = match was.is_empty() {
            true => name,
            false => say.with(
                "historikk-i-kilden",
                &[("kommune", &name), ("gamle", &listed(&was))],
            ),
        };
        (name, count)
    };
    let mut lines: Vec<_> = shown.map(line).collect();
    match (table.disagreement(), table.total) {
        (Some((rows, printed)), _) => {
            lines.push((say.t("historikk-sum-rader"), rows));
            lines.push((say.t("historikk-sum-trykt"), printed));
        }
        (None, Some(total)) => lines.push((say.t("historikk-i-alt"), total.into())),
        (None, None) => {}
    }
    lines
}

fn name(say: &Say, reference: &Reference, key: RowKey) -> String {
    match key {
        RowKey::Region(Some(region)) => say.code("region", region),
        RowKey::Kind(kind) => say.code("counted-kind", kind),
        RowKey::Municipality(number) => {
            let name = reference.named(number).unwrap_or_default();
            format!("{number} {name}")
        }
        RowKey::Month(month) => month.to_string(),
        RowKey::Severity(Some(level)) => say.code("severity-level", level),
        RowKey::TargetGroup(Some(group)) => say.code("target-group", group),
        RowKey::Severity(None) => say.t("alvor-ikke-vurdert"),
        RowKey::Region(None) | RowKey::TargetGroup(None) => say.t("historikk-uspesifisert"),
    }
}

fn listed(numbers: &[MunicipalityNumber]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

fn notes(say: &Say, reference: &Reference, table: &HistoryTable) -> Vec<String> {
    let printed = table.disagreement().map(|(rows, printed)| {
        let (rows, printed) = (rows.to_string(), printed.to_string());
        say.with(
            "historikk-trykt-note",
            &[("rader", &rows), ("sum", &printed)],
        )
    });
    let divided = table.divided(reference).into_iter().map(|(old, heirs)| {
        let name = name(say, reference, RowKey::Municipality(old));
        let heirs = listed(&heirs);
        say.with("historikk-delt", &[("kommune", &name), ("nye", &heirs)])
    });
    printed.into_iter().chain(divided).collect()
}

fn form(visitor: &Visitor, holds: &[&StoredHistory], attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let make = Maker::after(say, ACT, attempt);
    let replaced = holds.iter().map(|one| {
        let split = say.code("history-split", one.table.split);
        let name = [title(say, &one.table), split].join(", ");
        choice(&one.id.to_string(), name)
    });
    Act {
        id: ACT.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-historikk"),
        lead: Some(say.t("akt-historikk-lead")),
        token: visitor.form_token(),
        version: 0,
        inputs: vec![
            make.one_of::<crate::domain::history::HistorySeries>(
                Field::Series,
                Kind::Select,
                "history-series",
                None,
            ),
            make.line(Field::Period)
                .hint(say.t("historikk-periode-hjelp")),
            make.one_of(
                Field::Split,
                Kind::Select,
                "history-split",
                Some(HistorySplit::Whole),
            ),
            make.area(Field::Rows)
                .hint(say.t("historikk-rader-hjelp"))
                .optional(say),
            make.number(Field::Total).hint(say.t("historikk-sum-hjelp")),
            make.check(AS_PRINTED, say.t("historikk-som-trykt")),
            make.line(Field::Source)
                .hint(say.t("historikk-kilde-hjelp")),
            make.choose(Field::Replaces, Kind::Select, replaced.collect(), "")
                .labelled(say.t("historikk-erstatter"))
                .optional(say),
        ],
        send: say.t("akt-historikk-send"),
        primary: true,
        open: attempt.is_some(),
    }
}

/// `POST /historikk`.
pub async fn register(posted: Posted) -> Answer {
    let Posted { visitor, sent } = posted;
    let outcome = match read(&sent) {
        Ok(table) => {
            visitor
                .attempt(move |actor, work| history::register(actor, work, &table))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            draw(&visitor, Some(Attempt { act, sent, failure })).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

fn read(sent: &Sent) -> Result<HistoryTable, Failure> {
    let mut reader = Reader::new(sent);
    let series = reader.code(Field::Series);
    let series = reader.needed(Field::Series, series);
    let split = reader.code(Field::Split).unwrap_or(HistorySplit::Whole);
    let period = reader.read(Field::Period, str::parse);
    let period = reader.needed(Field::Period, period);
    let typed = reader.text(Field::Rows, TEXT).unwrap_or_default();
    let rows = reader.faults.take(Field::Rows, rows(split, &typed));
    let total = reader.number(Field::Total);
    let source = reader.text(Field::Source, SOURCE);
    let source = reader.needed(Field::Source, source);
    let replaces = reader.read(Field::Replaces, |typed| {
        typed.parse::<HistoryId>().map_err(|_| Rule::NotFound)
    });
    let as_printed = reader.flag(AS_PRINTED);
    let told = series.zip(period).zip(rows).zip(source);
    reader.done(told.map(|(((series, period), rows), source)| HistoryTable {
        series,
        split,
        period,
        rows,
        total,
        as_printed,
        source,
        replaces,
    }))
}

/// Lines of `kode;antall`.
fn rows(split: HistorySplit, typed: &str) -> Result<Vec<HistoryRow>, Rule> {
    let lines = typed.lines().enumerate();
    let written = lines.filter(|(_, line)| !line.trim().is_empty());
    let row = |(place, line): (usize, &str)| {
        let parts = line.split_once(';');
        let read = parts.and_then(|(code, count)| {
            let key = row_key(split, code.trim())?;
            let count = count.trim().parse().ok()?;
            Some(HistoryRow {
                key,
                count,
                now: None,
            })
        });
        read.ok_or(Rule::NotARow(place + 1))
    };
    written.map(row).collect()
}

/// `POST /historikk/{id}/utgaar`.
pub async fn withdraw(id: actix_web::web::Path<String>, posted: Posted) -> Answer {
    let visitor = posted.visitor;
    let table: HistoryId = visitor.id(&id)?;
    visitor
        .run(move |actor, work| history::withdraw(actor, work, table))
        .await?;
    Ok(see(PLACE))
}
