//! The coarser editions of the month: frozen one after the other, and nothing small in them.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::client::{Answer, Session};
use crate::support::ground::Ground;
use crate::support::importing::{imports, imports_into};
use rstest::rstest;
use serde_json::{Value, json};

const LEADER: &str = "bufdir.leder@bufdir";
const MINISTRY: &str = "departement.lese@departement";
const IN_AUGUST: &str = "2024-08-05T09:00:00+02:00";
const IN_SEPTEMBER: &str = "2024-09-05T09:00:00+02:00";

/// A possible breach of a month in a region.
fn an_event(month: &str, region: &str, told_at: &str, number: usize) -> String {
    let reference = format!("H-{month}-{region}-{number}");
    json!({
        "tidspunkt": told_at, "aktor": format!("bufetat.region_leder@{region}"),
        "handling": "muligBrudd.registrer", "ref": reference,
        "data": {"maaned": month, "region": region, "type": "akutt", "tiltak": "institusjon",
                 "alvorlighet": {"skala": "2024-5", "nivaa": "moderatAlvorlig"}, "barnRef": reference},
    })
    .to_string()
}

/// So many possible breaches of a month in each region.
fn events(month: &str, told_at: &str, of: &[(&str, usize)]) -> String {
    let of_region = |(region, count): &(&str, usize)| {
        (0..*count)
            .map(|number| an_event(month, region, told_at, number))
            .collect::<Vec<_>>()
    };
    of.iter().flat_map(of_region).collect::<Vec<_>>().join("\n")
}

/// July with six in every region, August with six in Øst and one in Nord.
fn told(on: Backend) -> TestApp {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    let app = TestApp::over(ground);
    let every = ["ost", "sor", "vest", "midt", "nord"].map(|region| (region, 6));
    let july = events("2024-07", "2024-08-02T10:00:00+02:00", &every);
    let august = events(
        "2024-08",
        "2024-09-02T10:00:00+02:00",
        &[("ost", 6), ("nord", 1)],
    );
    for lines in [july, august] {
        assert_eq!(imports_into(app.service(), &lines).rejected, []);
    }
    app
}

fn freezes(session: &Session<'_>, month: &str, edition: &str, cut_off: Option<&str>) -> Answer {
    let mut body = json!({"utgave": edition});
    if let Some(cut_off) = cut_off {
        body["tattUt"] = json!(cut_off);
    }
    session.post(&format!("/rapporter/{month}/frys"), &body)
}

fn values(report: &Value, id: &str) -> Vec<Value> {
    let tables = report["tabeller"].as_array().expect("tables");
    let table = tables.iter().find(|table| table["id"] == id).expect(id);
    let rows = table["rader"].as_array().expect("rows");
    rows.iter().map(|row| row["verdier"][0].clone()).collect()
}

#[rstest]
fn what_a_month_shows_is_kept_and_the_next_one_follows(#[values(Sqlite, Postgres)] on: Backend) {
    let app = told(on);
    let (leader, ministry) = (app.signed_in(LEADER), app.signed_in(MINISTRY));
    // Each edition is made of the one before.
    assert_eq!(freezes(&leader, "2024-07", "offentlig", None).status, 409);
    assert_eq!(freezes(&leader, "2024-07", "intern", None).status, 409);
    let july = freezes(&leader, "2024-07", "full", Some(IN_AUGUST));
    assert_eq!(july.status, 201, "{july:?}");
    assert_eq!(freezes(&leader, "2024-07", "offentlig", None).status, 409);
    let other = freezes(&leader, "2024-07", "intern", Some(IN_SEPTEMBER));
    assert_eq!(other.status, 422, "{other:?}");
    let path = "/rapporter/2024-07?utgave=offentlig";
    assert_eq!(ministry.get(&format!("/api/v1{path}")).status, 404);
    for edition in ["intern", "offentlig"] {
        let frozen = freezes(&leader, "2024-07", edition, None);
        assert_eq!(frozen.status, 201, "{frozen:?}");
        assert_eq!(freezes(&leader, "2024-07", edition, None).status, 409);
    }
    let shown = ministry.sees(path);
    let regions = values(&shown, "hendelser-fordelt-region");
    assert!(
        regions.iter().all(|count| count.as_u64() >= Some(6)),
        "{regions:?}"
    );
    assert_eq!(values(&shown, "hendelser-per-periode").len(), 1);

    // August: seven more in all, but one alone in Nord: the count is shown, the split is not.
    assert_eq!(
        freezes(&leader, "2024-08", "full", Some(IN_SEPTEMBER)).status,
        201
    );
    for edition in ["intern", "offentlig"] {
        assert_eq!(freezes(&leader, "2024-08", edition, None).status, 201);
    }
    let august = ministry.sees("/rapporter/2024-08?utgave=offentlig");
    assert_eq!(values(&august, "hendelser-per-periode")[1], 7);
    assert_eq!(
        values(&august, "hendelser-fordelt-region"),
        regions,
        "as it stood"
    );
    let body = august.to_string();
    assert!(
        body.contains("Fordelingen er utelatt denne måneden"),
        "{body}"
    );
    assert!(!body.contains("Små tall er ikke skjult"));
    // Whatever is a number is nought of nothing, or five at least.
    for table in august["tabeller"].as_array().expect("tables") {
        let id = table["id"].as_str().expect("an id");
        for value in values(&august, id) {
            assert!(
                value.is_null() || value.as_u64() >= Some(5),
                "{id}: {value}"
            );
        }
    }
    // The control: the full one has small numbers.
    let full = ministry.sees("/rapporter/2024-08");
    let small = |value: &Value| value.as_u64().is_some_and(|count| (1..5).contains(&count));
    let tables = full["tabeller"].as_array().expect("tables");
    let mut rows = tables
        .iter()
        .flat_map(|table| table["rader"].as_array().expect("rows"));
    assert!(rows.any(|row| row["verdier"].as_array().expect("values").iter().any(small)));
}

#[rstest]
fn a_coarser_edition_is_listed_signed_and_final(#[values(Sqlite, Postgres)] on: Backend) {
    let app = told(on);
    let leader = app.signed_in(LEADER);
    assert_eq!(
        freezes(&leader, "2024-07", "full", Some(IN_AUGUST)).status,
        201
    );
    let frozen = freezes(&leader, "2024-07", "intern", None);
    let place = "/api/v1/rapporter/2024-07/frosset?utgave=intern";
    assert_eq!(frozen.headers["location"], place);
    let listed = leader.sees("/rapporter?utgave=intern")["rader"][0].clone();
    assert_eq!(listed["utgave"], "intern");
    let kept = leader.get(place);
    assert_eq!(
        kept.headers["etag"],
        format!("\"{}\"", listed["sha256"].as_str().unwrap_or(""))
    );
    assert!(
        kept.body.contains("\"utgave\":\"internal\""),
        "{}",
        kept.body
    );
    let sign = json!({"utgave": "intern", "sha256": listed["sha256"]});
    assert_eq!(leader.post("/rapporter/2024-07/signer", &sign).status, 201);
    let mut raw = app.raw();
    for statement in [
        "UPDATE frozen_month_shown SET shown = '{}'",
        "DELETE FROM frozen_month_shown",
    ] {
        assert!(raw.run(statement).is_err(), "{statement}");
    }
    assert_eq!(
        leader.get("/api/v1/rapporter/2024-07?utgave=lokal").status,
        422
    );
}
