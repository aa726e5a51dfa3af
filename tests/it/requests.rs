//! A kommune asks for a place: registered, listed, shown, corrected, supplemented, withdrawn.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{
    a_child, acute_at, ago, an_acute_request, an_offer, an_overdue_request, number_of_a_child,
    planned_at, with,
};
use crate::support::client::{Answer, Object};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

#[rstest]
fn a_kommune_registers_a_request_and_is_told_where_it_stands(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let answer = app
        .signed_in(KOMMUNE)
        .post("/anmodninger", &an_acute_request());
    assert_eq!(answer.status, 201, "{answer:?}");
    let told = answer.json();
    let id = told["id"].as_str().expect("an id");
    assert_eq!(
        answer.headers["location"],
        format!("/api/v1/anmodninger/{id}")
    );
    assert_eq!(answer.headers["etag"], "\"1\"");
    assert_eq!(told["versjon"], 1);
    assert!(
        told["saksnummer"]
            .as_str()
            .is_some_and(|number| !number.is_empty())
    );
    assert!(!answer.body.contains(&a_child()));
}

#[rstest]
fn kommune_and_inntak_see_who_the_child_is_and_the_list_does_not_say(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    for who in [KOMMUNE, BUFETAT, "bufetat.inntak_leder@vest"] {
        let session = app.signed_in(who);
        let shown = session.sees(&request.path);
        assert_eq!(shown["barn"]["nummer"], a_child(), "{who}");
        assert_eq!(shown["barn"]["navn"], "Kim Eksempel", "{who}");
        assert_eq!(shown["barn"]["fodselsdato"], "2012-08-13", "{who}");
        let listed = session.get("/api/v1/anmodninger");
        assert!(listed.body.contains(&request.id), "{who}");
        assert!(
            !listed.body.contains(&a_child()) && !listed.body.contains("Kim"),
            "{who}"
        );
    }
}

#[rstest]
fn a_region_leader_sees_the_case_without_the_child(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let shown = app
        .signed_in("bufetat.region_leder@vest")
        .get(&format!("/api/v1{}", request.path));
    assert_eq!(shown.status, 200);
    assert!(!shown.body.contains(&a_child()) && !shown.body.contains("Kim"));
    assert!(shown.json()["barn"].is_null());
}

#[rstest]
fn a_child_without_a_number_is_registered_by_its_birth_date(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&with(
        an_acute_request(),
        json!({"barn": {"fodselsdato": "2012-08-13"}}),
    ));
    let shown = kommune.sees(&request.path);
    assert_eq!(shown["barn"]["nummer"], json!(null));
    assert_eq!(shown["barn"]["fodselsdato"], "2012-08-13");
}

#[rstest]
fn bufetat_cannot_refuse_a_request(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let inntak = app.signed_in(BUFETAT);
    for act in ["avslaa", "avvis", "nekt"] {
        assert_eq!(inntak.tries(&request, act, &json!({})).status, 404, "{act}");
    }
    assert_eq!(
        inntak
            .tries(&request, "trekk", &json!({"grunn": "gaOpp"}))
            .status,
        403
    );
    assert_eq!(inntak.sees(&request.path)["status"], "venter");
}

#[rstest]
fn a_correction_changes_what_was_wrong_and_the_chronology_tells(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let other = number_of_a_child("2010-01-02", 10);
    let changes = json!({"hjemmel": "bvl-4-4", "barn": {"nummer": other}});
    kommune.does(
        &request,
        "rett",
        &json!({"endringer": changes, "begrunnelse": "Feil barn og hjemmel"}),
    );
    let shown = kommune.sees(&request.path);
    assert_eq!(shown["hjemmel"], "bvl-4-4");
    assert_eq!(shown["barn"]["nummer"], other);
    assert_eq!(shown["barn"]["fodselsdato"], "2010-01-02");
    assert_eq!(shown["barn"]["navn"], "Kim Eksempel");
    assert_eq!(shown["versjon"], 2);
    let told = kommune
        .sees(&format!("{}/forlop", request.path))
        .to_string();
    assert!(told.contains("\"rettet\""), "{told}");
}

#[rstest]
fn a_supplement_adds_what_has_become_known_and_nothing_else(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let more = json!({"behov": {"rus": true}, "fareForLivEllerHelse": "ja", "beskrivelse": "Funnet på stasjonen"});
    kommune.does(&request, "tillegg", &more);
    let shown = kommune.sees(&request.path);
    assert_eq!(shown["behov"]["rus"], true);
    assert_eq!(shown["fareForLivEllerHelse"], "ja");
    assert_eq!(shown["opplysninger"]["beskrivelse"], "Funnet på stasjonen");
    let refused = kommune.tries(&request, "tillegg", &json!({"hjemmel": "bvl-4-4"}));
    assert_eq!(
        (
            refused.status,
            refused.faults().keys().next().map(String::as_str)
        ),
        (422, Some("hjemmel"))
    );
}

#[rstest]
fn a_withdrawn_request_takes_nothing_more(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    kommune.does(
        &request,
        "trekk",
        &json!({"grunn": "annenLosning", "tekst": "Besteforeldre"}),
    );
    assert_eq!(kommune.sees(&request.path)["status"], "trukket");
    assert_eq!(kommune.sees(&request.path)["trukketGrunn"], "annenLosning");
    let offer = inntak.tries(&request, "tilbud", &an_offer());
    assert_eq!(
        (offer.status, offer.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    assert!(
        offer.json()["melding"]
            .as_str()
            .is_some_and(|told| told.contains("avsluttet")),
        "{offer:?}"
    );
    let again = kommune.tries(&request, "trekk", &json!({"grunn": "annenLosning"}));
    assert_eq!(again.status, 409);
    for (act, body) in [
        ("oppholdssteder", json!({"type": "hjemme"})),
        ("skadehendelser", json!({"type": "vold"})),
        ("tillegg", json!({"ivaretatt": "nei"})),
    ] {
        assert_eq!(kommune.tries(&request, act, &body).status, 409, "{act}");
    }
}

#[rstest]
fn a_planned_request_can_take_the_place_of_an_acute_one(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let acute = kommune.registers(&an_acute_request());
    let planned = kommune.registers(&planned_at(&ago(TimeDelta::minutes(5)), "2199-01-01"));
    let alone = json!({"grunn": "gaOpp", "erstattesAv": planned.id});
    assert_eq!(kommune.tries(&acute, "trekk", &alone).status, 422);
    let unknown = json!({"grunn": "planlagtIstedenfor", "erstattesAv": "00000000-0000-4000-8000-000000000000"});
    assert_eq!(kommune.tries(&acute, "trekk", &unknown).status, 422);
    kommune.does(
        &acute,
        "trekk",
        &json!({"grunn": "planlagtIstedenfor", "erstattesAv": planned.id}),
    );
    assert_eq!(kommune.sees(&planned.path)["status"], "venter");
}

#[rstest]
fn what_is_foreign_answers_byte_for_byte_like_what_is_unknown(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let inntak = app.signed_in(BUFETAT);
    let request = kommune.registers(&an_overdue_request());
    let offer = inntak.offers(&request, &an_offer());
    app.sweeps();
    let breach = inntak.sees("/mulige-brudd")["rader"][0]["id"]
        .as_str()
        .expect("a breach")
        .to_owned();
    let unknown = "00000000-0000-4000-8000-000000000000";
    let same_call = [("X-Korrelasjonsid", "11111111-1111-4111-8111-111111111111")];
    for who in [
        "kommune.saksbehandler@1103",
        "bufetat.inntak@nord",
        "kommune.vakt@3203+3201+3212",
    ] {
        let stranger = app.signed_in(who);
        for (place, id) in [
            ("anmodninger", &request.id),
            ("tilbud", &offer.id),
            ("mulige-brudd", &breach),
        ] {
            let ask =
                |id: &str| stranger.send("GET", &format!("/api/v1/{place}/{id}"), &same_call, None);
            let (foreign, no_such, no_id) = (ask(id), ask(unknown), ask("ikke-en-id"));
            assert_eq!(foreign.status, 404, "{who} {place}");
            let but_date = |answer: Answer| {
                let mut headers = answer.headers;
                headers.remove("date");
                (answer.status, headers, answer.body)
            };
            let foreign = but_date(foreign);
            assert_eq!(foreign, but_date(no_such), "{who} {place}");
            assert_eq!(foreign, but_date(no_id), "{who} {place}");
        }
    }
    // The control: its own kommune is answered otherwise.
    assert_eq!(kommune.get(&format!("/api/v1{}", request.path)).status, 200);
}

#[rstest]
fn a_duty_service_asks_for_each_of_its_kommuner_and_no_other(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let duty = app.signed_in("kommune.vakt@3203+3201+3212");
    for number in ["3203", "3201", "3212"] {
        let request = duty.registers(&with(an_acute_request(), json!({"kommune": number})));
        assert_eq!(duty.sees(&request.path)["kommune"], number);
    }
    let other = duty.post("/anmodninger", &an_acute_request());
    assert_eq!(
        (other.status, other.faults().contains_key("kommune")),
        (422, true)
    );
}

#[rstest]
fn a_child_known_elsewhere_tells_a_kommune_nothing(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (here, there) = (
        app.signed_in(KOMMUNE),
        app.signed_in("kommune.saksbehandler@1103"),
    );
    let first = here.post("/anmodninger", &an_acute_request());
    let known = json!({"nummer": a_child(), "navn": "Kim Annetnavn"});
    let body = with(
        an_acute_request(),
        json!({"kommune": "1103", "barn": known}),
    );
    let second = there.post("/anmodninger", &body);
    let told = |answer: &Answer| {
        let told = answer.json();
        told.as_object()
            .expect("fields")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&second), told(&first));
    // One child by the keyed index, and each kommune keeps what it told itself.
    let indexes = "SELECT CAST(count(DISTINCT number_index) AS TEXT) AS line FROM child";
    assert_eq!(app.raw().line(indexes), "1");
    for (kommune, own, name) in [
        (&here, first, "Kim Eksempel"),
        (&there, second, "Kim Annetnavn"),
    ] {
        let shown = kommune.sees(&Object::of(&own).path);
        assert_eq!(shown["barn"]["navn"], name);
        let rows = kommune.sees("/anmodninger")["rader"]
            .as_array()
            .map(Vec::len);
        assert_eq!(rows, Some(1));
    }
}

#[rstest]
fn a_need_from_before_a_kommune_changed_number_names_the_number_of_then(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let old = with(
        acute_at("2023-05-04T10:00:00+02:00"),
        json!({"kommune": "4601"}),
    );
    app.signed_in(KOMMUNE).registers(&old);
}
