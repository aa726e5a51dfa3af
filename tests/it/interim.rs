//! What it cost that no place was there: told spell by spell, and no sum hides what is not told.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request, with};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";

/// A request reported 50 hours ago; the child was at home for two hours and then in a hotel.
fn waiting() -> Value {
    let reported = ago(TimeDelta::hours(50));
    with(an_acute_request(), json!({"behovMeldt": reported}))
}

fn hotel() -> Value {
    json!({"type": "kommunalMidlertidig", "fra": ago(TimeDelta::hours(48))})
}

fn cost(stay: &Value, kind: &str, kroner: i64, counted: &str) -> Value {
    json!({"opphold": stay, "kostnad": kind, "kroner": kroner, "beregning": counted})
}

#[rstest]
fn a_sum_says_what_it_lacks_until_every_spell_is_told(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&waiting());
    kommune.does(&request, "oppholdssteder", &hotel());
    let place = format!("{}/mellomlosninger", request.path);
    let before = kommune.sees(&place);
    let none = json!({"fort": null, "oppholdUtenTall": 2, "oppholdIAlt": 2});
    assert_eq!(
        before["iAlt"]["kroner"], none,
        "nothing told is not nothing"
    );
    let (home, hotel) = (
        &before["rader"][0]["opphold"],
        &before["rader"][1]["opphold"],
    );

    kommune.does(
        &request,
        "mellomlosninger",
        &cost(hotel, "losji", 1500, "perDogn"),
    );
    let staff = json!({"opphold": hotel, "timer": 96, "personerPaaVakt": 2});
    kommune.does(&request, "mellomlosninger", &staff);
    let now = inntak.sees(&place);
    let days = now["rader"][1]["dogn"].as_i64().expect("days");
    assert!((2..=3).contains(&days), "{now}");
    assert_eq!(
        now["iAlt"]["kroner"],
        json!({"fort": 1500 * days, "oppholdUtenTall": 1, "oppholdIAlt": 2})
    );
    assert_eq!(now["iAlt"]["timer"]["fort"], 96);
    assert_eq!(now["iAlt"]["personerPaaVakt"], 2);

    // Told again, the last of a kind holds; nothing told as nothing is known.
    kommune.does(
        &request,
        "mellomlosninger",
        &cost(hotel, "losji", 2500, "iAlt"),
    );
    kommune.does(
        &request,
        "mellomlosninger",
        &cost(hotel, "transport", 300, "iAlt"),
    );
    kommune.does(&request, "mellomlosninger", &cost(home, "annet", 0, "iAlt"));
    let now = kommune.sees(&place);
    let whole = json!({"fort": 2800, "oppholdUtenTall": 0, "oppholdIAlt": 2});
    assert_eq!(now["iAlt"]["kroner"], whole);
    assert_eq!(app.raw().count("interim_cost"), 5, "every telling is kept");
    let journalled = "journal WHERE action = 'request.interim_cost'";
    assert_eq!(app.raw().count(journalled), 5);

    let header = [("Accept", "text/csv")];
    let file = kommune.send("GET", &format!("/api/v1{place}"), &header, None);
    assert_eq!(file.status, 200);
    let lines: Vec<&str> = file.body.split("\r\n").collect();
    assert!(lines[0].starts_with("opphold,type,fra,til,dogn,kostnad"));
    assert!(
        file.body.contains(",losji,2500,iAlt,2500,96,2"),
        "{}",
        file.body
    );
}

#[rstest]
fn the_office_reads_what_it_cost_in_the_dossier(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, office) = (app.signed_in(KOMMUNE), app.signed_in(OFFICE));
    let request = kommune.registers(&waiting());
    let place = format!("{}/mellomlosninger", request.path);
    assert_eq!(office.get(&format!("/api/v1{place}")).status, 404);
    let stay = kommune.sees(&place)["rader"][0]["opphold"].clone();
    kommune.does(
        &request,
        "mellomlosninger",
        &cost(&stay, "lonn", 9000, "iAlt"),
    );
    // The invoice may come when the case is closed.
    kommune.does(&request, "trekk", &json!({"grunn": "annenLosning"}));
    kommune.does(
        &request,
        "mellomlosninger",
        &cost(&stay, "losji", 1000, "iAlt"),
    );
    let subject = json!({"anmodning": request.id, "begrunnelse": "Varsel"});
    let supervision = office.creates("/tilsyn", &subject);
    let dossier = office.sees(&format!("{}/saksmappe", supervision.path));
    let totals = &dossier["sammendrag"]["mellomlosninger"];
    assert_eq!(totals["kroner"]["fort"], 10_000, "{totals}");
    assert_eq!(totals["timer"]["oppholdUtenTall"], 1);
    assert_eq!(office.sees(&place)["iAlt"], *totals);
}

#[rstest]
#[case::nothing(json!({}), "kostnad")]
#[case::a_cost_without_an_amount(json!({"kostnad": "losji", "beregning": "iAlt"}), "kroner")]
#[case::an_amount_of_what(json!({"kroner": 100}), "beregning")]
#[case::below_nothing(json!({"kostnad": "losji", "kroner": -1, "beregning": "iAlt"}), "kroner")]
#[case::too_many(json!({"personerPaaVakt": 1000}), "personerPaaVakt")]
#[case::another_case(json!({"opphold": "00000000-0000-4000-8000-000000000000", "timer": 1}), "opphold")]
#[case::before_it_began(json!({"timer": 1, "tidspunkt": "2024-01-01T00:00:00Z"}), "tidspunkt")]
fn what_cannot_be_so_is_refused_by_its_field(#[case] told: Value, #[case] field: &str) {
    let app = TestApp::on(Sqlite);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&waiting());
    let place = format!("{}/mellomlosninger", request.path);
    let stay = kommune.sees(&place)["rader"][0]["opphold"].clone();
    let told = with(json!({"opphold": stay}), told);
    let answer = kommune.tries(&request, "mellomlosninger", &told);
    assert_eq!(
        (answer.status, answer.faults().contains_key(field)),
        (422, true),
        "{answer:?}"
    );
    assert_eq!(app.raw().count("interim_cost"), 0);
    let hours = json!({"opphold": stay, "timer": 8});
    assert_eq!(
        inntak.tries(&request, "mellomlosninger", &hours).status,
        403
    );
    kommune.does(&request, "mellomlosninger", &hours);
}
