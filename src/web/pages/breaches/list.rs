//! The list of possible breaches: the most severe first, then the oldest.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{TimeZone, Utc};
use serde::Deserialize;

use crate::app::breaches::{self, ListKey, Listed, Listing, StoredBreach};
use crate::domain::breach::BreachStatus;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::domain::role::Organisation;
use crate::domain::severity::SeverityLevel;
use crate::web::api::codes::ApiCode;
use crate::web::pages::answer::{Answer, Trouble, instead};
use crate::web::pages::form::{Choice, choice};
use crate::web::pages::frame::Frame;
use crate::web::pages::list::{address, regions};
use crate::web::pages::marks::SeverityMark;
use crate::web::pages::visitor::Visitor;

/// Rows on one page.
const ROWS: usize = 25;

/// The filter, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    region: String,
    alvorlighet: String,
    status: String,
    etter: String,
}

#[derive(Template)]
#[template(path = "web/pages/breaches/list.html")]
struct List {
    p: Frame,
    filters: Vec<Filter>,
    rows: Vec<RowView>,
    next: Option<String>,
}

struct Filter {
    name: &'static str,
    label: String,
    choices: Vec<Choice>,
    chosen: String,
}

struct RowView {
    href: String,
    when: String,
    region: String,
    municipality: String,
    kind: String,
    mark: SeverityMark,
    /// That a higher level is proposed since a person assessed.
    raised: Option<String>,
    status: String,
}

/// `GET /mulige-brudd`.
pub async fn list(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    let listing = read(&asked)
        .ok_or_else(|| instead(Trouble::NotFound.page(visitor.frame(String::new()), None)))?;
    let found = visitor
        .run(move |actor, work| breaches::list(actor, work, &listing))
        .await?;
    let (shown, more) = found.split_at(found.len().min(ROWS));
    let template = List {
        p: visitor.frame(visitor.say.t("brudd-tittel")),
        filters: filters(&visitor, &asked),
        rows: shown.iter().map(|row| row_view(&visitor, row)).collect(),
        next: shown
            .last()
            .filter(|_| !more.is_empty())
            .map(|last| after(&asked, &last.breach)),
    };
    visitor.page(StatusCode::OK, &template)
}

fn read(asked: &Asked) -> Option<Listing> {
    fn optional<T>(typed: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
        if typed.is_empty() {
            Some(None)
        } else {
            read(typed).map(Some)
        }
    }
    let after = match asked.etter.as_str() {
        "" => None,
        text => Some(read_key(text)?),
    };
    Some(Listing {
        region: optional(&asked.region, |code| code.parse::<Region>().ok())?,
        severity: optional(&asked.alvorlighet, SeverityLevel::from_name)?,
        status: optional(&asked.status, BreachStatus::from_name)?,
        after,
        limit: i64::try_from(ROWS + 1).ok()?,
    })
}

fn read_key(text: &str) -> Option<ListKey> {
    let mut parts = text.splitn(3, '_');
    let severity_rank = parts.next()?.parse().ok()?;
    let recorded_at = Utc
        .timestamp_millis_opt(parts.next()?.parse().ok()?)
        .single()?;
    Some(ListKey {
        severity_rank,
        recorded_at,
        id: parts.next()?.parse().ok()?,
    })
}

fn after(asked: &Asked, last: &StoredBreach) -> String {
    let rank = last
        .severity
        .map_or(0, |(level, _)| level.rank())
        .to_string();
    let key = [
        rank,
        last.recorded_at.timestamp_millis().to_string(),
        last.id.to_string(),
    ]
    .join("_");
    let parameters = [
        ("region", &asked.region),
        ("alvorlighet", &asked.alvorlighet),
        ("status", &asked.status),
        ("etter", &key),
    ];
    address(
        "/mulige-brudd",
        &parameters.map(|(name, value)| (name, value.as_str())),
    )
}

fn filters(visitor: &Visitor, asked: &Asked) -> Vec<Filter> {
    let say = &visitor.say;
    let with_all = |mut choices: Vec<Choice>| {
        choices.insert(0, choice("", say.t("alle")));
        choices
    };
    let levels = <SeverityLevel as Code>::ALL
        .iter()
        .map(|one| choice(one.name(), say.code("severity-level", *one)))
        .collect();
    let statuses = <BreachStatus as Code>::ALL
        .iter()
        .map(|one| choice(one.name(), super::status_of(say, *one)))
        .collect();
    let mut filters = Vec::new();
    if !matches!(
        visitor.actor.organisation,
        Organisation::Bufetat(_) | Organisation::Municipalities(_)
    ) {
        let (label, chosen) = (say.t("filter-region"), asked.region.clone());
        filters.push(Filter {
            name: "region",
            label,
            choices: regions(visitor),
            chosen,
        });
    }
    let (label, chosen) = (say.t("filter-alvor"), asked.alvorlighet.clone());
    filters.push(Filter {
        name: "alvorlighet",
        label,
        choices: with_all(levels),
        chosen,
    });
    let (label, chosen) = (say.t("filter-status"), asked.status.clone());
    filters.push(Filter {
        name: "status",
        label,
        choices: with_all(statuses),
        chosen,
    });
    filters
}

fn row_view(visitor: &Visitor, listed: &Listed) -> RowView {
    let say = &visitor.say;
    let row = &listed.breach;
    let municipality = row.municipality.map(|number| {
        let day = calendar::local_date(row.passed_at.unwrap_or(row.recorded_at));
        say.municipality(visitor.rules(), number, day)
    });
    RowView {
        href: ["/mulige-brudd", &row.id.to_string()].join("/"),
        when: row
            .passed_at
            .map_or_else(|| row.month.clone(), |at| say.limit(at)),
        region: say.code("region", row.region),
        municipality: municipality.unwrap_or_else(|| say.t("ikke-oppgitt")),
        kind: say.code("counted-kind", row.kind),
        mark: SeverityMark::new(
            say,
            row.severity.map(|(level, _)| level),
            row.severity.map(|(_, source)| source),
        ),
        raised: listed.raised.map(|_| say.t("alvor-hoyere-merke")),
        status: match listed.established {
            true => say.t("brudd-konstatert"),
            false => super::status_of(say, row.status),
        },
    }
}
