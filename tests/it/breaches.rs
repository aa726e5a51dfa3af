//! Possible breaches: listed without identity, judged by Bufetat, established by nobody here.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request, an_overdue_request, with};
use crate::support::client::{Object, Session};
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

fn the_breach(session: &Session<'_>) -> Object {
    let rows = session.sees("/mulige-brudd")["rader"].clone();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    Object::at("mulige-brudd", rows[0]["id"].as_str().expect("an id"))
}

#[rstest]
fn the_breach_list_says_nothing_of_who_the_child_is(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    for who in [
        KOMMUNE,
        BUFETAT,
        "bufetat.region_leder@vest",
        "statsforvalter.leder@vestland",
        "bufdir.leder@bufdir",
    ] {
        let session = app.signed_in(who);
        let breach = the_breach(&session);
        for path in ["/mulige-brudd".to_owned(), breach.path] {
            let told = session.get(&format!("/api/v1{path}"));
            assert_eq!(told.status, 200, "{who}");
            assert!(told.body.contains(&request.id), "{who}");
            for secret in [
                &a_child()[..],
                &a_child()[..6],
                "Kim",
                "Eksempel",
                "2012-08-13",
            ] {
                assert!(
                    !told.whole().contains(secret),
                    "{who} {path} tells {secret}"
                );
            }
        }
    }
    // The control: the number is there to be found where it may be shown.
    let shown = app
        .signed_in(BUFETAT)
        .get(&format!("/api/v1{}", request.path));
    assert!(shown.body.contains(&a_child()));
}

#[rstest]
fn a_flag_carries_its_norm_and_a_proposed_severity(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    assert_eq!(app.sweeps().breaches, 1);
    let inntak = app.signed_in(BUFETAT);
    let shown = inntak.sees(&the_breach(&inntak).path);
    assert_eq!(shown["opphav"], "fristmotor");
    assert_eq!(shown["norm"], "akutt_tilbud_samme_dag");
    assert_eq!(shown["status"], "mulig");
    assert_eq!(shown["alvorlighet"], "moderatAlvorlig");
    assert_eq!(shown["alvorlighetKilde"], "foreslaatt");
    assert_eq!(shown["konstatert"], false);
    let history = shown["alvorlighetshistorikk"]
        .as_array()
        .expect("a history");
    assert_eq!(history.len(), 1);
    assert_eq!(history[0]["regel"], "ikke_tilbud_men_ivaretatt");
    assert_eq!(app.sweeps().breaches, 0);
}

#[rstest]
fn a_person_assesses_confirms_and_rejects_and_the_history_stays(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    let inntak = app.signed_in(BUFETAT);
    let breach = the_breach(&inntak);
    inntak.does(
        &breach,
        "vurder",
        &json!({"nivaa": "svaertAlvorlig", "begrunnelse": "Barnet var alene"}),
    );
    let shown = inntak.sees(&breach.path);
    assert_eq!(
        (
            shown["alvorlighet"].as_str(),
            shown["alvorlighetKilde"].as_str()
        ),
        (Some("svaertAlvorlig"), Some("vurdert"))
    );
    assert_eq!(
        shown["alvorlighetshistorikk"].as_array().map(Vec::len),
        Some(2)
    );
    let other_scale = inntak.tries(&breach, "vurder", &json!({"nivaa": "hoy"}));
    assert_eq!(
        (
            other_scale.status,
            other_scale.faults().contains_key("nivaa")
        ),
        (422, true)
    );
    inntak.does(&breach, "bekreft", &json!({}));
    assert_eq!(inntak.sees(&breach.path)["status"], "bekreftet");
    assert_eq!(inntak.tries(&breach, "bekreft", &json!({})).status, 409);
    let unexplained = inntak.tries(&breach, "avvis", &json!({}));
    assert_eq!(
        (
            unexplained.status,
            unexplained.faults().contains_key("begrunnelse")
        ),
        (422, true)
    );
    inntak.does(
        &breach,
        "avvis",
        &json!({"begrunnelse": "Tilbudet var gitt på telefon"}),
    );
    let shown = inntak.sees(&breach.path);
    assert_eq!(
        (shown["status"].as_str(), shown["konstatert"].as_bool()),
        (Some("avvist"), Some(false))
    );
}

#[rstest]
fn not_assessed_is_a_value_a_person_can_choose(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    let inntak = app.signed_in(BUFETAT);
    let breach = the_breach(&inntak);
    inntak.does(
        &breach,
        "vurder",
        &json!({"nivaa": "ikkeVurdert", "begrunnelse": "For lite kjent"}),
    );
    let shown = inntak.sees(&breach.path);
    assert!(shown["alvorlighet"].is_null());
    assert_eq!(
        shown["alvorlighetshistorikk"].as_array().map(Vec::len),
        Some(2)
    );
}

#[rstest]
fn the_list_is_filtered_by_region_severity_and_status(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    let north = with(
        an_overdue_request(),
        json!({"kommune": "5501", "ivaretatt": "nei"}),
    );
    app.signed_in("kommune.saksbehandler@5501")
        .registers(&north);
    app.sweeps();
    let bufdir = app.signed_in("bufdir.leder@bufdir");
    let count = |query: &str| {
        bufdir.sees(&format!("/mulige-brudd{query}"))["rader"]
            .as_array()
            .map(Vec::len)
    };
    assert_eq!(count(""), Some(2));
    assert_eq!(count("?region=vest"), Some(1));
    assert_eq!(count("?region=nord"), Some(1));
    assert_eq!(count("?region=midt"), Some(0));
    assert_eq!(count("?alvorlighet=betydeligAlvorlig"), Some(1));
    assert_eq!(count("?status=mulig"), Some(2));
    assert_eq!(count("?status=bekreftet"), Some(0));
    assert_eq!(count("?region=nord&alvorlighet=moderatAlvorlig"), Some(0));
    let wrong = bufdir.get("/api/v1/mulige-brudd?region=utopia&status=kanskje&alvorlighet=verst");
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.faults().len(), 3, "{wrong:?}");
}

#[rstest]
fn a_person_registers_a_possible_breach_on_a_request_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let inntak = app.signed_in(BUFETAT);
    let breach = inntak.creates("/mulige-brudd", &json!({"anmodning": request.id}));
    assert_eq!(inntak.sees(&breach.path)["opphav"], "registrert");
    let again = inntak.post("/mulige-brudd", &json!({"anmodning": request.id}));
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    let foreign = app
        .signed_in("bufetat.inntak@nord")
        .post("/mulige-brudd", &json!({"anmodning": request.id}));
    assert_eq!(foreign.status, 404);
}

#[rstest]
fn an_event_known_only_as_an_event_is_counted_in_its_month(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let leader = app.signed_in("bufetat.region_leder@vest");
    let event = json!({
        "maaned": "2023-03", "region": "vest", "type": "akutt", "tiltak": "institusjon",
        "alvorlighet": {"skala": "2023-3", "nivaa": "middels"}, "behov": {"rus": true}, "barnRef": "b-017",
    });
    let breach = leader.creates("/mulige-brudd", &event);
    let shown = leader.sees(&breach.path);
    assert_eq!(
        (shown["maaned"].as_str(), shown["skala"].as_str()),
        (Some("2023-03"), Some("2023-3"))
    );
    leader.creates(
        "/mulige-brudd",
        &with(event.clone(), json!({"maaned": "2023-04"})),
    );
    assert_eq!(
        app.raw().count("child"),
        1,
        "the same pseudonym is the same child"
    );
    for (wrong, field) in [
        (json!({"tiltak": "mst"}), "tiltak"),
        (json!({"tiltak": null}), "tiltak"),
        (json!({"type": null}), "type"),
        (json!({"region": "nord"}), "region"),
        (json!({"region": null}), "region"),
        (json!({"maaned": null}), "maaned"),
        (json!({"maaned": "2023-13"}), "maaned"),
        (json!({"maaned": "2199-01"}), "maaned"),
        (json!({"inntraff": "2023-03-05T10:00:00+01:00"}), "maaned"),
        (json!({"barnRef": a_child()}), "barnRef"),
        (
            json!({"alvorlighet": {"skala": "2023-3", "nivaa": "moderatAlvorlig"}}),
            "nivaa",
        ),
        (json!({"kommune": "4601"}), "region"),
        (json!({"region": null, "kommune": "9999"}), "kommune"),
    ] {
        let answer = leader.post("/mulige-brudd", &with(event.clone(), wrong.clone()));
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    let outside = leader.post("/mulige-brudd", &with(event, json!({"tiltak": "mst"})));
    assert!(outside.faults()["tiltak"].contains("§ 16-3"), "{outside:?}");
}

#[rstest]
fn a_measure_outside_the_duty_is_registered_and_never_flagged(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let outside = with(
        an_overdue_request(),
        json!({
            "type": "planlagt", "hjemmel": "bvl-3-2", "tiltak": "mst",
        }),
    );
    let request = kommune.registers(&outside);
    assert_eq!(
        kommune.sees(&request.path)["omfattetAvBistandsplikten"],
        false
    );
    assert_eq!(app.sweeps().breaches, 0);
    let refused = app
        .signed_in(BUFETAT)
        .post("/mulige-brudd", &json!({"anmodning": request.id}));
    assert_eq!(
        (refused.status, refused.faults().contains_key("tiltak")),
        (422, true),
        "{refused:?}"
    );
}
