//! The list of possible breaches: the most severe first, then the oldest.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{DateTime, TimeZone, Utc};
use serde::Deserialize;

use super::own_view::{self, Reported};
use super::referred::{self, Referred};
use crate::app::breaches::{self, ListKey, Listed, Listing, StoredBreach};
use crate::clock;
use crate::domain::breach::BreachStatus;
use crate::domain::calendar;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::organisation::Region;
use crate::domain::role::{Action, Organisation};
use crate::domain::severity::SeverityLevel;
use crate::domain::supervision::Supervised;
use crate::web::api::codes::ApiCode;
use crate::web::pages::answer::{Answer, Trouble, instead};
use crate::web::pages::form::{Choice, choice};
use crate::web::pages::frame::Frame;
use crate::web::pages::list::{address, regions};
use crate::web::pages::marks::SeverityMark;
use crate::web::pages::say::Say;
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
    hjemmel: String,
    /// At least so many days since it was recorded.
    eldre: String,
    tilsyn: String,
    etter: String,
}

/// The ages to choose from, in days.
const AGES: [u16; 6] = [1, 3, 7, 14, 30, 90];

#[derive(Template)]
#[template(path = "web/pages/breaches/list.html")]
struct List {
    p: Frame,
    /// What kommuner referred to the office and nobody has opened; for the office alone.
    referred: Vec<Referred>,
    /// What Bufetat reported of itself and nobody has opened; for the office alone.
    reported: Vec<Reported>,
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
    age: String,
    kind: String,
    basis: String,
    mark: SeverityMark,
    /// That a higher level is proposed since a person assessed.
    raised: Option<String>,
    status: String,
}

/// `GET /mulige-brudd`.
pub async fn list(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    let now = clock::now();
    let listing = read(&asked, now)
        .ok_or_else(|| instead(Trouble::NotFound.page(visitor.frame(String::new()), None)))?;
    let found = visitor
        .run(move |actor, work| breaches::list(actor, work, &listing))
        .await?;
    let (shown, more) = found.split_at(found.len().min(ROWS));
    let template = List {
        p: visitor.frame(visitor.say.t("brudd-tittel")),
        referred: referred::rows(&visitor, now).await?,
        reported: own_view::reported(&visitor, now).await?,
        filters: filters(&visitor, &asked),
        rows: shown
            .iter()
            .map(|row| row_view(&visitor, row, now))
            .collect(),
        next: shown
            .last()
            .filter(|_| !more.is_empty())
            .map(|last| after(&asked, &last.breach)),
    };
    visitor.page(StatusCode::OK, &template)
}

fn read(asked: &Asked, now: DateTime<Utc>) -> Option<Listing> {
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
        legal_basis: optional(&asked.hjemmel, LegalBasis::from_name)?,
        recorded_before: optional(&asked.eldre, |days| {
            breaches::recorded_before(now, days.parse().ok()?)
        })?,
        supervised: optional(&asked.tilsyn, Supervised::from_name)?,
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
        ("hjemmel", &asked.hjemmel),
        ("eldre", &asked.eldre),
        ("tilsyn", &asked.tilsyn),
        ("etter", &key),
    ];
    address(
        "/mulige-brudd",
        &parameters.map(|(name, value)| (name, value.as_str())),
    )
}

fn filters(visitor: &Visitor, asked: &Asked) -> Vec<Filter> {
    let say = &visitor.say;
    let filter = |name: &'static str, label: &str, choices, chosen: &str| Filter {
        name,
        label: say.t(label),
        choices,
        chosen: chosen.to_owned(),
    };
    let mut filters = vec![
        filter(
            "alvorlighet",
            "filter-alvor",
            levels(say),
            &asked.alvorlighet,
        ),
        filter("hjemmel", "filter-hjemmel", bases(say), &asked.hjemmel),
        filter("eldre", "filter-alder", ages(say), &asked.eldre),
        filter("status", "filter-status", statuses(say), &asked.status),
    ];
    let own_region = matches!(
        visitor.actor.organisation,
        Organisation::Bufetat(_) | Organisation::Municipalities(_)
    );
    if !own_region {
        let region = filter("region", "filter-region", regions(visitor), &asked.region);
        filters.insert(0, region);
    }
    if visitor.actor.may(Action::Supervise) {
        filters.push(filter(
            "tilsyn",
            "filter-tilsyn",
            supervised(say),
            &asked.tilsyn,
        ));
    }
    filters
}

/// Every value of a list under its name in the address, with one for all of them.
fn every<T: ApiCode>(say: &Say, name: impl Fn(T) -> String) -> Vec<Choice> {
    let mut choices = vec![choice("", say.t("alle"))];
    choices.extend(T::ALL.iter().map(|one| choice(one.name(), name(*one))));
    choices
}

fn levels(say: &Say) -> Vec<Choice> {
    every(say, |level: SeverityLevel| {
        say.code("severity-level", level)
    })
}

fn bases(say: &Say) -> Vec<Choice> {
    every(say, |basis: LegalBasis| say.code("legal-basis", basis))
}

fn statuses(say: &Say) -> Vec<Choice> {
    every(say, |status: BreachStatus| super::status_of(say, status))
}

fn supervised(say: &Say) -> Vec<Choice> {
    every(say, |so_far: Supervised| say.code("supervised", so_far))
}

fn ages(say: &Say) -> Vec<Choice> {
    let mut choices = vec![choice("", say.t("alle"))];
    choices.extend(AGES.iter().map(|days| {
        let count = usize::from(*days);
        choice(&days.to_string(), say.counted("filter-eldre-enn", count))
    }));
    choices
}

fn row_view(visitor: &Visitor, listed: &Listed, now: DateTime<Utc>) -> RowView {
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
        age: say.wait(row.recorded_at, now),
        kind: say.code("counted-kind", row.kind),
        basis: row.legal_basis.map_or_else(
            || say.t("ikke-oppgitt"),
            |basis| say.code("legal-basis", basis),
        ),
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
