//! Needs told without a request: enquiries with what came of them, and «vi ba ikke, fordi …». Counted apart,
//! and no request.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request};
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const ENQUIRIES: &str = "/henvendelser";
const UNMADE: &str = "/ikke-bedt";
const DEMAND: &str = "/udekket-behov";

fn rows(list: &Value) -> &Vec<Value> {
    list["rader"].as_array().expect("rows")
}

#[rstest]
fn an_enquiry_ends_in_a_request_or_in_advice_or_in_nothing(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let asked = json!({"kommune": "4601", "alder": 15, "tekst": "Har dere plass til Kim?"});
    let became = kommune.creates(ENQUIRIES, &asked);
    // The desk writes down the one that called.
    let called = inntak.creates(
        ENQUIRIES,
        &json!({"kommune": "4601", "maalgruppe": "omsorg", "utfall": "raad"}),
    );
    let dropped = kommune.creates(ENQUIRIES, &json!({"kommune": "4601"}));
    let seen = inntak.sees(ENQUIRIES);
    assert_eq!(rows(&seen).len(), 3);
    let first = inntak.sees(&became.path);
    assert_eq!(
        (&first["utfall"], &first["versjon"], &first["tekst"]),
        (&Value::Null, &json!(1), &asked["tekst"])
    );
    assert_eq!(rows(&kommune.sees("/anmodninger")).len(), 0, "no request");

    let request = kommune.registers(&an_acute_request());
    let number = kommune.sees(&request.path)["saksnummer"].clone();
    let without = kommune.tries(&became, "utfall", &json!({"utfall": "bleAnmodning"}));
    assert_eq!(
        (without.status, without.faults().contains_key("saksnummer")),
        (422, true)
    );
    let unknown = json!({"utfall": "bleAnmodning", "saksnummer": "2024-999999"});
    assert_eq!(kommune.tries(&became, "utfall", &unknown).status, 422);
    let both = json!({"utfall": "raad", "saksnummer": number});
    assert_eq!(kommune.tries(&became, "utfall", &both).status, 422);
    let told = json!({"utfall": "bleAnmodning", "saksnummer": number});
    kommune.does(&became, "utfall", &told);
    let read = kommune.sees(&became.path);
    assert_eq!(
        (&read["utfall"], &read["anmodning"], &read["versjon"]),
        (&json!("bleAnmodning"), &json!(request.id), &json!(2))
    );
    assert_eq!(kommune.tries(&became, "utfall", &told).status, 409);
    kommune.does(&dropped, "utfall", &json!({"utfall": "ingenPlasser"}));
    assert_eq!(kommune.sees(&called.path)["utfall"], json!("raad"));
}

#[rstest]
fn enquiries_are_met_by_their_kommune_and_its_desk_alone(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let words = json!({"kommune": "4601", "tekst": "Kanarifugl på vent"});
    let enquiry = kommune.creates(ENQUIRIES, &words);
    for other in ["kommune.leder@4602", "bufetat.inntak@nord"] {
        let session = app.signed_in(other);
        assert_eq!(rows(&session.sees(ENQUIRIES)).len(), 0, "{other}");
        let one = session.get(&format!("/api/v1{}", enquiry.path));
        assert_eq!(one.status, 404, "{other}");
        let told = session.tries(&enquiry, "utfall", &json!({"utfall": "raad"}));
        assert_eq!(told.status, 404, "{other}");
    }
    let north = app.signed_in("bufetat.inntak@nord");
    assert_eq!(north.post(ENQUIRIES, &words).status, 422, "not its kommune");
    let leader = app.signed_in("bufetat.region_leder@vest");
    assert_eq!(leader.sees(&enquiry.path)["tekst"], Value::Null);
    if matches!(on, Postgres) {
        let stored = app.raw().dump();
        assert!(
            stored.contains("enquiry.write"),
            "the dump holds the journal"
        );
        assert!(!stored.contains("Kanarifugl på"), "the words lie sealed");
    }
}

#[rstest]
fn what_was_not_asked_for_is_counted_by_month_and_region(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let east = app.signed_in("kommune.leder@3203");
    let unmade = |kommune: &str, reason: &str| json!({"kommune": kommune, "grunn": reason});
    for reason in ["ingenPlasser", "ingenPlasser", "egenandel"] {
        assert_eq!(kommune.post(UNMADE, &unmade("4601", reason)).status, 201);
    }
    assert_eq!(
        east.post(UNMADE, &unmade("3203", "ingenPlasser")).status,
        201
    );
    kommune.creates(
        ENQUIRIES,
        &json!({"kommune": "4601", "utfall": "ingenPlasser"}),
    );
    kommune.creates(ENQUIRIES, &json!({"kommune": "4601"}));
    let own = kommune.sees(UNMADE);
    assert_eq!(rows(&own).len(), 3, "its own, one by one");

    let month = calendar::local_date(clock::now())
        .format("%Y-%m")
        .to_string();
    let count = |region: &str, reason: &str, count: usize| json!({"maaned": month, "region": region, "grunn": reason, "antall": count});
    let told = app.signed_in("bufdir.leder@bufdir").sees(DEMAND);
    let mut unmade = told["ikkeBedt"].as_array().expect("counts").clone();
    unmade.sort_by_key(ToString::to_string);
    let mut wanted = vec![
        count("vest", "ingenPlasser", 2),
        count("vest", "egenandel", 1),
        count("ost", "ingenPlasser", 1),
    ];
    wanted.sort_by_key(ToString::to_string);
    assert_eq!(unmade, wanted);
    let enquiries = told["henvendelser"].as_array().expect("counts");
    assert_eq!(enquiries.len(), 2, "{enquiries:?}");
    assert!(!told.to_string().contains("4601"), "counts name no kommune");
    // A kommune's leader sees the kommune's own.
    let seen = east.sees(DEMAND);
    assert_eq!(seen["ikkeBedt"], json!([count("ost", "ingenPlasser", 1)]));
    assert_eq!(seen["henvendelser"], json!([]));
    // A period that had none, and one turned round.
    let leader = app.signed_in("bufetat.region_leder@ost");
    let then = leader.sees(&format!("{DEMAND}?fra=2024-01-01&til=2024-12-31"));
    assert_eq!(then["ikkeBedt"], json!([]));
    let turned = leader.get(&format!("/api/v1{DEMAND}?fra=2024-12-31&til=2024-01-01"));
    assert_eq!(
        (turned.status, turned.faults().contains_key("til")),
        (422, true)
    );
}

#[rstest]
fn a_need_is_told_of_the_past_and_of_ones_own_kommune(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let wrong = [
        (json!({"kommune": "4602", "grunn": "forSent"}), "kommune"),
        (json!({"kommune": "4601"}), "grunn"),
        (
            json!({"kommune": "4601", "grunn": "forSent", "tidspunkt": "2199-01-01T00:00:00Z"}),
            "tidspunkt",
        ),
        (
            json!({"kommune": "4601", "grunn": "forSent", "alder": 40}),
            "alder",
        ),
    ];
    for (body, field) in wrong {
        let refused = kommune.post(UNMADE, &body);
        assert_eq!(refused.status, 422, "{body}");
        assert!(refused.faults().contains_key(field), "{refused:?}");
    }
    let before = json!({
        "kommune": "4601", "grunn": "forSent", "tidspunkt": ago(TimeDelta::days(400)),
        "avsendersMeldingsidentifikator": "ikke-bedt-1",
    });
    let (once, again) = (kommune.post(UNMADE, &before), kommune.post(UNMADE, &before));
    assert_eq!(
        (once.status, once.json()["id"] == again.json()["id"]),
        (201, true)
    );
    assert_eq!(rows(&kommune.sees(UNMADE)).len(), 1);
}
