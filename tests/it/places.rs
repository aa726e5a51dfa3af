//! Places and stays told from other registers: what capacity and its use are counted from.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::with;
use crate::support::ground::Ground;
use crate::support::importing::imports;
use rstest::rstest;
use serde_json::{Value, json};

const LEADER: &str = "bufetat.region_leder@vest";
const BUFDIR: &str = "bufdir.analyse@bufdir";

fn acute_places() -> Value {
    json!({
        "region": "vest", "eier": "statlig", "maalgruppe": "akutt", "antall": 2, "fra": "2024-06-01"
    })
}

fn a_stay() -> Value {
    json!({
        "region": "vest", "eier": "statlig", "tiltak": "institusjon", "maalgruppe": "akutt",
        "fra": "2024-06-01", "barnRef": "b-1"
    })
}

/// The first row of a table of the report of June 2024: acute places.
fn acute(report: &Value, id: &str) -> Value {
    let tables = report["tabeller"].as_array().expect("tables");
    let found = tables.iter().find(|one| one["id"] == id).expect(id);
    found["rader"][0]["verdier"].clone()
}

#[rstest]
fn a_region_tells_of_its_places_and_the_report_counts_their_use(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let leader = app.signed_in(LEADER);
    let told = |place: &str, body: &Value| {
        let answer = leader.post(place, body);
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.json()["id"].clone()
    };
    let places = told("/plasser", &acute_places());
    told("/opphold", &a_stay());
    let ended = with(a_stay(), json!({"barnRef": "b-2", "til": "2024-06-11"}));
    told("/opphold", &ended);
    let bufdir = app.signed_in(BUFDIR);
    let used = || bufdir.sees("/rapporter/2024-06");
    assert_eq!(acute(&used(), "kapasitet-statlig"), json!([0, 0, 0, 2]));
    let month = |report: &Value| {
        let row = acute(report, "kapasitetsutnyttelse");
        row.as_array().expect("cells")[..5].to_vec()
    };
    assert_eq!(
        month(&used()),
        [json!(40), json!(60), json!(66.7), json!(0), json!(0)]
    );

    // Another row stands instead of the first; what is closed is taken away, with a reason.
    let three = with(acute_places(), json!({"antall": 3, "erstatter": places}));
    told("/plasser", &three);
    let closed = with(
        acute_places(),
        json!({"antall": 1, "til": "2024-06-10", "stengtGrunn": "bemanning"}),
    );
    told("/plasser", &closed);
    assert_eq!(
        month(&used()),
        [json!(40), json!(80), json!(50.0), json!(0), json!(10)]
    );
    let again = leader.post("/plasser", &three);
    assert_eq!(again.status, 422, "replaced already: {again:?}");
}

#[rstest]
fn what_cannot_be_so_is_refused_by_field(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let leader = app.signed_in(LEADER);
    for (place, body, field) in [
        (
            "/plasser",
            with(acute_places(), json!({"antall": 0})),
            "antall",
        ),
        (
            "/plasser",
            with(acute_places(), json!({"region": "ost"})),
            "region",
        ),
        (
            "/plasser",
            with(acute_places(), json!({"garanti": "medGaranti"})),
            "garanti",
        ),
        (
            "/plasser",
            with(acute_places(), json!({"til": "2024-05-31"})),
            "til",
        ),
        (
            "/opphold",
            with(a_stay(), json!({"barnRef": "14850950025"})),
            "barnRef",
        ),
        (
            "/opphold",
            with(a_stay(), json!({"fra": "2199-01-01"})),
            "fra",
        ),
        (
            "/opphold",
            with(a_stay(), json!({"eier": "ukjent"})),
            "eier",
        ),
    ] {
        let answer = leader.post(place, &body);
        assert_eq!(answer.status, 422, "{answer:?}");
        assert!(answer.body.contains(&format!("\"{field}\"")), "{answer:?}");
        assert!(!answer.body.contains("14850950025"));
    }
    let others = app.signed_in("bufetat.inntak@vest");
    assert_eq!(others.post("/plasser", &acute_places()).status, 403);
}

#[rstest]
fn the_import_tells_of_places_and_stays_and_replaces_by_ref(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let line = |action: &str, more: Value, data: Value| {
        let line = json!({
            "tidspunkt": "2024-07-01T09:00:00+02:00", "aktor": LEADER, "handling": action, "data": data
        });
        with(line, more).to_string()
    };
    let lines = [
        line("plass.registrer", json!({"ref": "P1"}), acute_places()),
        line("opphold.registrer", json!({"ref": "O1"}), a_stay()),
        line(
            "opphold.registrer",
            json!({"ref": "O2", "gjelder": "O1"}),
            with(a_stay(), json!({"til": "2024-06-04"})),
        ),
    ];
    let ground = Ground::on(on);
    let text = format!("{}\n", lines.join("\n"));
    assert_eq!(imports(&ground, &text).rejected, []);
    assert_eq!(imports(&ground, &text).done_before, 3);
    let app = TestApp::over(ground);
    let told = app.signed_in(BUFDIR).sees("/rapporter/2024-06");
    let used = acute(&told, "kapasitetsutnyttelse");
    assert_eq!((&used[0], &used[1]), (&json!(3), &json!(60)));
}
