//! What a planned referral lacks of what Bufetat usually asks about: advice to the kommune, and no gate.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, planned_at, with};
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";

fn a_planned_request() -> Value {
    let wanted = calendar::local_date(clock::now()) + TimeDelta::days(40);
    planned_at(&ago(TimeDelta::days(3)), &wanted.to_string())
}

fn lacks(rows: &Value) -> Vec<&str> {
    let rows = rows["rader"].as_array().expect("rows");
    assert!(
        rows.iter().all(|row| row["hvorfor"].is_string()),
        "{rows:?}"
    );
    rows.iter().filter_map(|row| row["hva"].as_str()).collect()
}

#[rstest]
fn the_list_shrinks_as_the_kommune_tells_more_and_nothing_waits_for_it(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&a_planned_request());
    let place = format!("{}/kvalitet", request.path);
    let first = kommune.sees(&place);
    for ask in ["beskrivelse", "maalgruppe", "barnetHort", "nesteTiltak"] {
        assert!(lacks(&first).contains(&ask), "{ask}: {first}");
    }
    assert!(!lacks(&first).contains(&"onsketOppstart"), "it is told");
    kommune.does(
        &request,
        "tillegg",
        &json!({"beskrivelse": "Trenger ro", "maalgruppe": "omsorg"}),
    );
    kommune.does(
        &request,
        "medvirkning",
        &json!({"barnetHort": "onsketIkke"}),
    );
    let goal = json!({"type": "maalForOppholdet", "tekst": "Skole"});
    kommune.does(&request, "hendelser", &goal);
    let now = kommune.sees(&place);
    for ask in [
        "beskrivelse",
        "maalgruppe",
        "barnetHort",
        "barnetSier",
        "maalForOppholdet",
    ] {
        assert!(!lacks(&now).contains(&ask), "{ask}: {now}");
    }
    assert!(lacks(&now).contains(&"nesteTiltak"));
    let offer = json!({"enhet": "demo-vest-01", "ledigFra": clock::now().date_naive()});
    inntak.offers(&request, &offer);
}

#[rstest]
fn it_is_the_kommunes_alone_and_never_of_an_acute_request(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let planned = kommune.registers(&a_planned_request());
    let asked = format!("/api/v1{}/kvalitet", planned.path);
    assert_eq!(inntak.get(&asked).status, 403);
    let elsewhere = app.signed_in("kommune.saksbehandler@5001");
    assert_eq!(elsewhere.get(&asked).status, 404);
    let another = with(
        an_acute_request(),
        json!({"barn": {"fodselsdato": "2012-02-29"}}),
    );
    let acute = kommune.registers(&another);
    let rows = kommune.sees(&format!("{}/kvalitet", acute.path));
    assert_eq!(rows["rader"], json!([]));
}
