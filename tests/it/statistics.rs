//! The numbers of any months and any part: what each may cut them by, and that they are the report's own.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::ground::Ground;
use crate::support::importing::imports;
use rstest::rstest;
use serde_json::Value;

const CUT_OFF: &str = "tattUt=2024-12-31T22:00:00Z";
const LEADER: &str = "bufdir.leder@bufdir";

fn with_july(on: Backend) -> TestApp {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    TestApp::over(ground)
}

fn table<'a>(of: &'a Value, id: &str) -> &'a Value {
    let tables = of["tabeller"].as_array().expect("tables");
    let found = tables.iter().find(|one| one["id"] == id);
    found.unwrap_or_else(|| panic!("{id}"))
}

/// What the requests add to.
fn requests(of: &Value) -> u64 {
    let sum = &table(of, "statistikk-anmodninger")["sum"]["verdier"][0];
    sum.as_u64().expect("a count")
}

#[rstest]
fn a_filter_counts_as_the_report_does(#[values(Sqlite, Postgres)] on: Backend) {
    let app = with_july(on);
    let leader = app.signed_in(LEADER);
    let seen = leader.sees(&format!("/statistikk?fra=2024-01&til=2024-07&{CUT_OFF}"));
    let report = leader.sees(&format!("/rapporter/2024-07?{CUT_OFF}"));
    let headline = &table(&report, "hovedtall")["rader"];
    assert_eq!(headline[0]["verdier"][1], requests(&seen));
    assert!(requests(&seen) > 0);
    let events = table(&seen, "statistikk-mulige-brudd")["sum"]["verdier"].clone();
    let events = events
        .as_array()
        .expect("counts")
        .last()
        .expect("a sum")
        .clone();
    assert_eq!(headline[4]["verdier"][1], events);
    assert_eq!(seen["utvalg"]["region"], Value::Null);
    // Both years, where a month is read in either.
    let long = leader.sees(&format!("/statistikk?fra=2023-01&til=2024-07&{CUT_OFF}"));
    let months = table(&long, "statistikk-mulige-brudd")["rader"]
        .as_array()
        .map(Vec::len);
    assert_eq!(months, Some(19));
    // The kommuner add to the country, and one of them is itself.
    let of = |filter: &str| {
        requests(&leader.sees(&format!(
            "/statistikk?fra=2024-01&til=2024-07&{CUT_OFF}&{filter}"
        )))
    };
    assert!(of("kommune=4601") > 0);
    assert_eq!(of("kommune=5001"), 0);
    assert_eq!(of("type=akutt") + of("type=planlagt"), requests(&seen));
    assert_eq!(of("region=vest&kommune=4601"), of("kommune=4601"));
    assert!(of("hjemmel=bvl-4-2") > 0 && of("hjemmel=bvl-4-2") <= requests(&seen));
}

#[rstest]
fn nobody_cuts_finer_or_wider_than_they_may(#[values(Sqlite, Postgres)] on: Backend) {
    let app = with_july(on);
    let path = format!("/statistikk?fra=2024-01&til=2024-07&{CUT_OFF}");
    let country = app.signed_in(LEADER).sees(&path);
    for coarse in [
        "departement.lese@departement",
        "statsforvalter.leder@vestland",
    ] {
        let session = app.signed_in(coarse);
        assert_eq!(
            requests(&session.sees(&path)),
            requests(&country),
            "{coarse}"
        );
        assert_eq!(
            session
                .get(&format!("/api/v1{path}&region=vest&type=akutt"))
                .status,
            200
        );
        for (fine, field) in [
            ("kommune=4601", "kommune"),
            ("hjemmel=bvl-4-2", "hjemmel"),
            ("alvorlighet=svaertAlvorlig", "alvorlighet"),
        ] {
            let refused = session.get(&format!("/api/v1{path}&{fine}"));
            assert_eq!(refused.status, 422, "{coarse}: {fine}");
            let named = if field == "alvorlighet" {
                "nivaa"
            } else {
                field
            };
            assert!(refused.faults().contains_key(named), "{refused:?}");
        }
    }
    // A region counts its own, and may ask for no other.
    let region = app.signed_in("bufetat.region_leder@vest");
    let own = region.sees(&path);
    assert_eq!(own["utvalg"]["region"]["kode"], "vest");
    let vest = app.signed_in(LEADER).sees(&format!("{path}&region=vest"));
    assert_eq!(own["tabeller"], vest["tabeller"]);
    let other = region.get(&format!("/api/v1{path}&region=ost"));
    assert_eq!(
        (other.status, other.faults().contains_key("region")),
        (422, true)
    );
    // A kommune's leader counts its own requests, and may ask for no other kommune.
    let kommune = app.signed_in("kommune.leder@1103");
    assert_eq!(
        requests(&kommune.sees(&path)),
        requests(&app.signed_in(LEADER).sees(&format!("{path}&kommune=1103")))
    );
    let other = kommune.get(&format!("/api/v1{path}&kommune=4601"));
    assert_eq!(
        (other.status, other.faults().contains_key("kommune")),
        (422, true)
    );
    assert_eq!(
        app.signed_in("kommune.saksbehandler@1103")
            .get(&format!("/api/v1{path}"))
            .status,
        403
    );
}

#[rstest]
fn a_wrong_filter_names_its_field(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let leader = app.signed_in(LEADER);
    for (filter, field) in [
        ("fra=i-fjor", "fra"),
        ("til=2199-01", "til"),
        ("fra=2024-05&til=2024-04", "til"),
        ("fra=1990-01&til=2024-04", "fra"),
        ("region=atlantis", "region"),
        ("kommune=9999", "kommune"),
        ("kommune=1", "kommune"),
        ("hjemmel=bvl-99", "hjemmel"),
        ("type=halvakutt", "type"),
        ("alvorlighet=verst", "nivaa"),
        ("tattUt=i-dag", "tattUt"),
        ("tattUt=2199-01-01T00:00:00Z", "tattUt"),
    ] {
        let refused = leader.get(&format!("/api/v1/statistikk?{filter}"));
        assert_eq!(refused.status, 422, "{filter}");
        assert!(
            refused.faults().contains_key(field),
            "{filter}: {refused:?}"
        );
    }
    assert_eq!(leader.get("/api/v1/statistikk?barn=1").status, 400);
    let empty = leader.sees("/statistikk?fra=2024-01&til=2024-02");
    assert_eq!(requests(&empty), 0);
    for (accept, kind) in [
        ("text/csv", "text/csv; charset=utf-8"),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let (status, found, _) = leader.bytes("/api/v1/statistikk", &[("Accept", accept)]);
        assert_eq!((status, found.as_str()), (200, kind));
    }
}
