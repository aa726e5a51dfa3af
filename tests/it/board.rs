//! The board of an intake desk: every open request of its region, in order, with what is done about it.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{
    acute_at, ago, an_acute_request, an_offer, an_overdue_request, planned_at, with,
};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

fn ids(board: &Value) -> Vec<String> {
    let rows = board["rader"].as_array().expect("rows");
    rows.iter()
        .map(|row| row["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[rstest]
fn the_most_severe_stand_first_then_those_who_have_waited_longest(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let new = kommune.registers(&an_acute_request());
    let planned = kommune.registers(&planned_at(&ago(TimeDelta::days(3)), "2199-01-01"));
    let late = kommune.registers(&an_overdue_request());
    let in_danger = with(
        an_overdue_request(),
        json!({"fareForLivEllerHelse": "ja", "ivaretatt": "nei"}),
    );
    let in_danger = kommune.registers(&in_danger);
    app.sweeps();
    let inntak = app.signed_in(BUFETAT);
    let board = inntak.sees("/inntak");
    assert_eq!(
        ids(&board),
        [&in_danger.id, &late.id, &planned.id, &new.id].map(Clone::clone)
    );
    assert_eq!(board["rader"][0]["alvorlighet"], "svaertAlvorlig");
    assert_eq!(board["rader"][3]["alvorlighet"], json!(null));
    assert_eq!(
        ids(&inntak.sees("/inntak?type=akutt")),
        [in_danger.id.clone(), late.id, new.id]
    );
    assert_eq!(
        ids(&inntak.sees("/inntak?type=planlagt")),
        std::slice::from_ref(&planned.id)
    );
    let figures = &board["tall"];
    assert_eq!(
        (&figures["aapneAkutte"], &figures["passertNorm"]),
        (&json!(3), &json!(2)),
        "{figures}"
    );
    assert_eq!(figures["lengstVentetid"]["id"], json!(planned.id));
    assert!(
        !board.to_string().contains("Kim"),
        "no child's name on a board"
    );
}

#[rstest]
fn a_row_tells_what_is_done_and_whose_turn_it_is(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let row = || inntak.sees("/inntak")["rader"][0].clone();
    let before = row();
    assert_eq!(
        (
            &before["venterPaa"],
            &before["antallSpurt"],
            &before["tatt"]
        ),
        (&json!("bufetat"), &json!(0), &json!(null))
    );
    assert_eq!(before["sisteKontakt"], json!(null));
    inntak.does(&request, "inntakshendelser", &json!({"type": "sakTatt"}));
    inntak.does(
        &request,
        "soklogg",
        &json!({"enhet": "demo-vest-01", "svar": "fullt"}),
    );
    let after = row();
    assert_eq!(after["antallSpurt"], json!(1));
    assert_eq!(after["tatt"]["rolle"], json!("bufetat.inntak"));
    assert_eq!(
        after["sisteKontakt"],
        json!(null),
        "a unit is not the kommune"
    );
    let rhythm = json!({"type": "oppdateringsrytme", "detalj": "hverDag"});
    inntak.does(&request, "inntakshendelser", &rhythm);
    let after = row();
    assert_ne!(after["sisteKontakt"], json!(null));
    assert_ne!(after["nesteOppdatering"], json!(null));
    inntak.offers(&request, &an_offer());
    assert_eq!(row()["venterPaa"], json!("kommune"));
}

#[rstest]
fn taking_a_case_tells_the_kommune_so_and_is_no_answer(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let clock = || kommune.sees(&format!("{}/klokke", request.path));
    assert_eq!(clock()["tattAvBufetat"], json!(null));
    let taken = ago(TimeDelta::minutes(2));
    inntak.does(
        &request,
        "inntakshendelser",
        &json!({"type": "sakTatt", "tidspunkt": taken}),
    );
    let seen = clock();
    let told = |value: &Value| value.as_str().map(|at| at[..19].to_owned());
    assert_eq!(told(&seen["tattAvBufetat"]), Some(taken[..19].to_owned()));
    assert_eq!(
        seen["forsteSvarFraMenneske"],
        json!(null),
        "a click is no answer"
    );
    let theirs = kommune.tries(&request, "hendelser", &json!({"type": "sakTatt"}));
    assert_eq!(
        theirs.status, 422,
        "the kommune cannot say that Bufetat has seen it"
    );
}

#[rstest]
fn what_is_offered_is_no_longer_the_one_without_an_offer(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let offered = kommune.registers(&an_overdue_request());
    let waits = kommune.registers(&acute_at(&ago(TimeDelta::minutes(5))));
    let figures = || inntak.sees("/inntak")["tall"].clone();
    assert_eq!(figures()["passertNorm"], json!(1));
    assert_eq!(figures()["lengstVentetid"]["id"], json!(offered.id));
    let offer = inntak.offers(&offered, &an_offer());
    let with_offer = figures();
    assert_eq!(
        (&with_offer["passertNorm"], &with_offer["aapneAkutte"]),
        (&json!(0), &json!(2))
    );
    assert_eq!(with_offer["lengstVentetid"]["id"], json!(waits.id));
    kommune.accepts(&offer);
    assert_eq!(figures()["aapneAkutte"], json!(1));
    assert_eq!(ids(&inntak.sees("/inntak")), [waits.id]);
}

#[rstest]
fn a_desk_sees_its_own_region_and_nobody_else_a_board(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_acute_request());
    let other = app.signed_in("bufetat.inntak@nord").sees("/inntak");
    assert_eq!(other["rader"], json!([]));
    assert_eq!(other["tall"]["aapneAkutte"], json!(0));
    assert_eq!(other["tall"]["lengstVentetid"], json!(null));
    for nobody in [
        KOMMUNE,
        "statsforvalter.leder@vestland",
        "bufdir.leder@bufdir",
    ] {
        let answer = app.signed_in(nobody).get("/api/v1/inntak");
        assert_eq!(answer.status, 403, "{nobody}");
    }
    let rows = app.signed_in("bufetat.region_leder@vest").sees("/inntak");
    assert_eq!(rows["rader"].as_array().expect("rows").len(), 1);
}

#[rstest]
fn pages_of_one_kind_meet_every_row_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let mut registered: Vec<String> = (0..7)
        .map(|number| {
            let reported = ago(TimeDelta::minutes(10 * (number % 3)) + TimeDelta::days(number / 4));
            if number % 3 == 2 {
                kommune.registers(&planned_at(&reported, "2199-01-01"));
            }
            kommune.registers(&acute_at(&reported)).id
        })
        .collect();
    app.sweeps();
    registered.sort();
    let inntak = app.signed_in(BUFETAT);
    let mut seen = Vec::new();
    let mut query = "/inntak?type=akutt&antall=2".to_owned();
    loop {
        let page = inntak.sees(&query);
        seen.extend(ids(&page));
        let Some(next) = page["neste"].as_str() else {
            break;
        };
        assert!(seen.len() < 20, "the pages have no end");
        query = format!("/inntak?type=akutt&antall=2&etter={next}");
    }
    seen.sort();
    assert_eq!(seen, registered);
    let wrong = inntak.get("/api/v1/inntak?type=hastig");
    assert_eq!(
        (wrong.status, wrong.faults().contains_key("type")),
        (422, true)
    );
}

#[rstest]
fn where_no_place_is_found_in_time_a_joint_plan_is_missed_and_help_is_none(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let new = kommune.registers(&an_acute_request());
    let late = kommune.registers(&acute_at(&ago(TimeDelta::hours(5))));
    let lacking = || {
        let board = inntak.sees("/inntak");
        let rows = board["rader"].as_array().expect("rows").clone();
        let lacking = rows.iter().filter(|row| row["manglerFellesPlan"] == true);
        lacking
            .map(|row| row["id"].as_str().expect("an id").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(lacking(), std::slice::from_ref(&late.id));
    inntak.does(
        &late,
        "inntakshendelser",
        &json!({"type": "hjelpIVentetiden", "detalj": "psykolog"}),
    );
    assert_eq!(lacking(), std::slice::from_ref(&late.id), "help is no plan");
    let norm = || {
        let limits = kommune.sees(&format!("{}/frister", late.path));
        let norms = limits["normer"].as_array().expect("norms").clone();
        let of_offer = norms.iter().find(|norm| norm["teller"] == true);
        of_offer.expect("a norm").clone()
    };
    let before = norm();
    let plan = json!({
        "type": "fellesPlan", "til": "2199-01-01T08:00:00Z",
        "tekst": "Kommunen sover over med barnet, Bufetat ringer rundt til midnatt",
    });
    kommune.does(&late, "hendelser", &plan);
    assert!(lacking().is_empty());
    assert_eq!(norm(), before, "a plan moves no limit");
    let told = inntak.sees(&format!("{}/hendelser", late.path));
    assert_eq!(told["rader"][1]["tekst"], plan["tekst"]);
    assert_eq!(new.id, ids(&inntak.sees("/inntak"))[1]);
}
