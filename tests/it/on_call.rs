//! Whom to call: each desk keeps its card, the region's desk those of its kommuner too, and the last one holds.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::with;
use crate::support::client::Session;
use rstest::rstest;
use serde_json::{Value, json};

const BERGEN: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const PLACE: &str = "/vaktkort";

fn a_card() -> Value {
    json!({"vakt": "Inntaket", "vakttelefon": "466 15 000", "aapningstid": "Hele døgnet"})
}

fn of_bergen() -> Value {
    let backup = json!({"kommune": "4601", "vakt": "Barnevernsvakta", "reserve": "Legevakta", "reservetelefon": "116 117"});
    with(a_card(), backup)
}

fn cards(session: &Session<'_>) -> Vec<(Value, Value)> {
    let rows = session.sees(PLACE)["rader"].clone();
    let rows = rows.as_array().cloned().unwrap_or_default();
    let card = |row: &Value| (row["kommune"].clone(), row["vakttelefon"].clone());
    rows.iter().map(card).collect()
}

#[rstest]
fn the_last_card_of_each_desk_holds_and_the_earlier_ones_are_kept(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, intake) = (app.signed_in(BERGEN), app.signed_in(INTAKE));
    assert_eq!(intake.post(PLACE, &a_card()).status, 201);
    assert_eq!(intake.post(PLACE, &of_bergen()).status, 201);
    let of_stavanger = with(of_bergen(), json!({"kommune": "1103"}));
    assert_eq!(intake.post(PLACE, &of_stavanger).status, 201);
    let changed = with(of_bergen(), json!({"vakttelefon": "+47 55 00 00 00"}));
    assert_eq!(kommune.post(PLACE, &changed).status, 201);

    let own = (json!("4601"), json!("+47 55 00 00 00"));
    let region = (json!(null), json!("466 15 000"));
    assert_eq!(
        cards(&kommune),
        [region.clone(), own.clone()],
        "nobody else's"
    );
    let stavanger = (json!("1103"), json!("466 15 000"));
    assert_eq!(cards(&intake), [region, stavanger, own]);
    assert_eq!(kommune.sees(PLACE)["rader"][1]["reserve"], "Legevakta");
    assert_eq!(app.raw().count("on_call_card"), 4);
    assert_eq!(app.raw().count("journal WHERE action = 'on_call.write'"), 4);
    assert_eq!(cards(&app.signed_in("bufetat.inntak@nord")), []);
}

#[rstest]
fn a_card_is_ones_own_to_keep_and_holds_no_person(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, intake) = (app.signed_in(BERGEN), app.signed_in(INTAKE));
    let refused = |session: &Session<'_>, told: Value| -> Vec<String> {
        let answer = session.post(PLACE, &told);
        assert_eq!(answer.status, 422, "{answer:?}");
        answer.faults().into_keys().collect()
    };
    assert_eq!(
        refused(&kommune, a_card()),
        ["kommune"],
        "the region's is not theirs"
    );
    let other = with(of_bergen(), json!({"kommune": "5001"}));
    assert_eq!(refused(&kommune, other.clone()), ["kommune"]);
    assert_eq!(refused(&intake, other), ["kommune"], "of another region");
    let person = with(a_card(), json!({"vakttelefon": "Kari 466 15 000"}));
    assert_eq!(refused(&intake, person), ["vakttelefon"]);
    let child = with(a_card(), json!({"vakttelefon": "130972 48022"}));
    assert_eq!(refused(&intake, child), ["vakttelefon"]);
    let number = with(a_card(), json!({"vakt": "13097248022"}));
    assert_eq!(refused(&intake, number), ["vakt"]);
    let half = with(a_card(), json!({"reserve": "Legevakta"}));
    assert_eq!(refused(&intake, half), ["reservetelefon"]);
    assert_eq!(refused(&intake, json!({})).len(), 3);
    for who in ["bufetat.region_leder@vest", "statsforvalter.leder@vestland"] {
        assert_eq!(
            app.signed_in(who).post(PLACE, &a_card()).status,
            403,
            "{who}"
        );
    }
    assert_eq!(
        app.signed_in("bufdir.leder@bufdir")
            .get("/api/v1/vaktkort")
            .status,
        403
    );
}
