//! Supervision opens a case to statsforvalteren, and its conclusion alone establishes a breach.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request, an_offer, an_overdue_request, with};
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";

fn today() -> String {
    calendar::local_date(clock::now()).to_string()
}

#[rstest]
fn a_case_is_unknown_to_statsforvalteren_until_supervision_is_opened(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let office = app.signed_in(OFFICE);
    let views = [
        "",
        "/frister",
        "/forlop",
        "/soklogg",
        "/oppholdssteder",
        "/tilbud",
    ];
    for view in views {
        assert_eq!(
            office.get(&format!("/api/v1{}{view}", request.path)).status,
            404,
            "{view}"
        );
    }
    let case = office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Varsel"}),
    );
    for view in views {
        assert_eq!(
            office.get(&format!("/api/v1{}{view}", request.path)).status,
            200,
            "{view}"
        );
    }
    let shown = office.sees(&request.path);
    assert!(
        shown["barn"].is_null() && !shown.to_string().contains(&a_child()),
        "{shown}"
    );
    assert_eq!(office.sees(&case.path)["anmodning"], request.id);
    let opened = app.raw().count("journal WHERE action = 'supervision.open'");
    assert_eq!(opened, 1);
    let elsewhere = app.signed_in("statsforvalter.saksbehandler@rogaland");
    assert_eq!(
        elsewhere.get(&format!("/api/v1{}", request.path)).status,
        404
    );
    assert_eq!(elsewhere.get(&format!("/api/v1{}", case.path)).status, 404);
    assert_eq!(
        elsewhere
            .post(
                "/tilsyn",
                &json!({"anmodning": request.id, "begrunnelse": "Varsel"})
            )
            .status,
        404
    );
}

#[rstest]
fn only_a_conclusion_of_breach_establishes_one(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    let office = app.signed_in(OFFICE);
    let breach = office.sees("/mulige-brudd")["rader"][0]["id"].clone();
    let established = || {
        office.sees(&format!("/mulige-brudd/{}", breach.as_str().unwrap()))["konstatert"].clone()
    };
    let first = office.creates(
        "/tilsyn",
        &json!({"muligBrudd": breach, "begrunnelse": "Varsel"}),
    );
    office.does(
        &first,
        "konklusjon",
        &json!({"konklusjon": "ikkeBrudd", "dato": "2024-01-01"}),
    );
    assert_eq!(established(), false);
    let second = office.creates(
        "/tilsyn",
        &json!({"muligBrudd": breach, "begrunnelse": "Varsel"}),
    );
    office.does(
        &second,
        "konklusjon",
        &json!({"konklusjon": "brudd", "dato": "2024-01-02", "hjemmel": "bvl. § 16-3"}),
    );
    assert_eq!(established(), true);
    assert_eq!(office.sees(&second.path)["konklusjon"], "brudd");
    let again = office.tries(
        &second,
        "konklusjon",
        &json!({"konklusjon": "ikkeBrudd", "dato": "2024-01-03"}),
    );
    assert_eq!(
        (again.status, again.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    let listed = office.sees("/tilsyn")["rader"].as_array().map(Vec::len);
    assert_eq!(listed, Some(2));
}

#[rstest]
fn a_conclusion_has_dates_in_order_and_not_to_come(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let office = app.signed_in(OFFICE);
    let case = office.creates(
        "/tilsyn",
        &json!({"region": "vest", "type": "akutt", "tiltak": "institusjon", "begrunnelse": "Varsel"}),
    );
    for (wrong, field) in [
        (json!({"dato": "2024-01-01"}), "konklusjon"),
        (json!({"konklusjon": "brudd"}), "dato"),
        (json!({"konklusjon": "brudd", "dato": "2199-01-01"}), "dato"),
        (
            json!({"konklusjon": "brudd", "dato": "2024-01-01", "hendelseDato": "2024-01-02"}),
            "hendelseDato",
        ),
        (
            json!({"konklusjon": "brudd", "dato": "2024-01-01", "periodeFra": "2023-02-01", "periodeTil": "2023-01-01"}),
            "periodeTil",
        ),
    ] {
        let answer = office.tries(&case, "konklusjon", &wrong);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    let both = json!({"muligBrudd": case.id, "anmodning": case.id});
    assert_eq!(office.post("/tilsyn", &both).status, 422);
    assert_eq!(office.post("/tilsyn", &json!({})).status, 422);
}

#[rstest]
fn supervision_on_own_initiative_needs_a_reason_and_is_journalled(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let request = app.signed_in(KOMMUNE).registers(&an_acute_request());
    let office = app.signed_in(OFFICE);
    let unfounded = office.post("/tilsyn", &json!({"anmodning": request.id}));
    assert_eq!(unfounded.status, 422);
    assert!(
        unfounded.faults().contains_key("begrunnelse"),
        "{unfounded:?}"
    );
    // The control: nothing was opened, so the case is still unknown to the office.
    assert_eq!(office.get(&format!("/api/v1{}", request.path)).status, 404);
    assert_eq!(app.raw().count("supervision"), 0);
    let case = office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Gjentatte meldinger"}),
    );
    assert_eq!(office.get(&format!("/api/v1{}", request.path)).status, 200);
    assert_eq!(
        office.sees(&case.path)["begrunnelse"],
        "Gjentatte meldinger"
    );
    let journalled = "journal WHERE action = 'supervision.open' AND detail LIKE 'request=%'";
    assert_eq!(app.raw().count(journalled), 1);
}

#[rstest]
fn a_case_goes_from_received_to_closed_and_back_from_nowhere(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    app.signed_in(KOMMUNE).registers(&an_overdue_request());
    app.sweeps();
    let office = app.signed_in(OFFICE);
    let leader = app.signed_in("statsforvalter.leder@vestland");
    let breach = office.sees("/mulige-brudd")["rader"][0]["id"].clone();
    let case = office.creates(
        "/tilsyn",
        &json!({"muligBrudd": breach, "begrunnelse": "Varsel"}),
    );
    let seen = office.sees(&case.path);
    assert_eq!(seen["tilstand"], "mottatt");
    assert_eq!(
        seen["muligeSteg"],
        json!(["innhenterUttalelse", "forelopig"])
    );
    let today = today();
    office.does(
        &case,
        "steg",
        &json!({"tilstand": "innhenterUttalelse", "tekst": "Uttalelse fra Bufetat"}),
    );
    office.does(&case, "steg", &json!({"tilstand": "forelopig"}));
    office.does(
        &case,
        "steg",
        &json!({"tilstand": "kommentarfrist", "frist": today}),
    );
    let seen = office.sees(&case.path);
    assert_eq!(
        (&seen["tilstand"], &seen["frist"]),
        (&json!("kommentarfrist"), &json!(today))
    );
    assert_eq!(seen["steg"][0]["tekst"], "Uttalelse fra Bufetat");
    assert_eq!(seen["steg"][0]["rolle"], "statsforvalter.saksbehandler");
    office.does(
        &case,
        "konklusjon",
        &json!({
            "konklusjon": "delvisBrudd", "dato": today, "hjemmel": "bvl. § 16-3",
            "klokkeKilde": "norm", "klokke": "akutt_tilbud_samme_dag", "periodeFra": "2024-01-01",
        }),
    );
    let seen = office.sees(&case.path);
    assert_eq!(seen["tilstand"], "endelig");
    assert_eq!(seen["klokke"], "akutt_tilbud_samme_dag");
    assert_eq!(seen["frist"], json!(null), "the comments are in");
    // An order is the leader's, and only after a fault was found.
    assert_eq!(seen["muligeSteg"], json!(["lukket"]));
    assert_eq!(
        leader.sees(&case.path)["muligeSteg"],
        json!(["varselOmPaalegg", "lukket"])
    );
    let notice = json!({"tilstand": "varselOmPaalegg", "frist": today, "tekst": "Rettes"});
    assert_eq!(office.tries(&case, "steg", &notice).status, 403);
    leader.does(&case, "steg", &notice);
    leader.does(
        &case,
        "steg",
        &json!({"tilstand": "paalegg", "tekst": "Pålegges"}),
    );
    office.does(&case, "steg", &json!({"tilstand": "lukket"}));
    assert_eq!(office.sees(&case.path)["muligeSteg"], json!([]));
    let after = office.tries(&case, "steg", &json!({"tilstand": "innhenterUttalelse"}));
    assert_eq!(
        (after.status, after.code().as_str()),
        (409, "i_strid_med_tilstanden")
    );
    assert_eq!(app.raw().count("supervision_step"), 6);
    let journalled = "journal WHERE action = 'supervision.step'";
    assert_eq!(app.raw().count(journalled), 6);
    // A partial breach is told as such, and establishes none in the numbers.
    let listed = office.sees(&format!("/mulige-brudd/{}", breach.as_str().unwrap()));
    assert_eq!(listed["konstatert"], false);
}

#[rstest]
fn a_step_says_what_its_state_asks_for_and_nothing_else(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let office = app.signed_in(OFFICE);
    let case = office.creates(
        "/tilsyn",
        &json!({"region": "vest", "begrunnelse": "Varsel"}),
    );
    office.does(&case, "steg", &json!({"tilstand": "forelopig"}));
    for (wrong, field) in [
        (json!({}), "tilstand"),
        (json!({"tilstand": "kommentarfrist"}), "frist"),
        (
            json!({"tilstand": "kommentarfrist", "frist": "2020-01-01"}),
            "frist",
        ),
        (
            json!({"tilstand": "kommentarfrist", "frist": "2199-01-01", "tidspunkt": "2020-01-01T10:00:00Z"}),
            "tidspunkt",
        ),
        (
            json!({"tilstand": "kommentarfrist", "frist": "2199-01-01", "tidspunkt": "2198-01-01T10:00:00Z"}),
            "tidspunkt",
        ),
    ] {
        let answer = office.tries(&case, "steg", &wrong);
        assert_eq!(
            (answer.status, answer.faults().contains_key(field)),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    for to in ["mottatt", "endelig", "forelopig", "paalegg", "lukket"] {
        let answer = office.tries(&case, "steg", &json!({"tilstand": to, "tekst": "x"}));
        assert_eq!(answer.status, 409, "{to}: {answer:?}");
    }
    let conclusion = json!({"konklusjon": "ikkeBrudd", "dato": "2024-01-01"});
    for wrong in [
        json!({"klokkeKilde": "norm", "klokke": "finnes_ikke"}),
        json!({"klokkeKilde": "lov", "klokke": "akutt_tilbud_samme_dag"}),
        json!({"klokkeKilde": "norm"}),
    ] {
        let answer = office.tries(
            &case,
            "konklusjon",
            &with(conclusion.clone(), wrong.clone()),
        );
        assert_eq!(
            (answer.status, answer.faults().contains_key("klokke")),
            (422, true),
            "{wrong}: {answer:?}"
        );
    }
    let alone = office.tries(
        &case,
        "konklusjon",
        &with(conclusion, json!({"klokke": "akutt_tilbud_samme_dag"})),
    );
    assert!(alone.faults().contains_key("klokkeKilde"), "{alone:?}");
    assert_eq!(app.raw().count("supervision_step"), 1);
}

#[rstest]
fn the_list_is_filtered_and_only_the_office_asks_how_far_supervision_has_come(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    kommune.registers(&an_overdue_request());
    kommune.registers(&an_overdue_request());
    app.sweeps();
    let office = app.signed_in(OFFICE);
    let listed = |query: &str| {
        let rows = office.sees(&format!("/mulige-brudd?{query}"))["rader"].clone();
        rows.as_array().map_or(0, Vec::len)
    };
    assert_eq!(listed(""), 2);
    assert_eq!(
        (listed("tilsyn=ikkeAapnet"), listed("tilsyn=paagaar")),
        (2, 0)
    );
    let breach = office.sees("/mulige-brudd")["rader"][0].clone();
    let case = office.creates(
        "/tilsyn",
        &json!({"muligBrudd": breach["id"], "begrunnelse": "Varsel"}),
    );
    assert_eq!(
        (listed("tilsyn=ikkeAapnet"), listed("tilsyn=paagaar")),
        (1, 1)
    );
    office.does(
        &case,
        "konklusjon",
        &json!({"konklusjon": "henlagt", "dato": today()}),
    );
    assert_eq!(
        (listed("tilsyn=paagaar"), listed("tilsyn=konkludert")),
        (0, 1)
    );
    let basis = breach["hjemmel"].as_str().unwrap();
    assert_eq!(listed(&format!("hjemmel={basis}")), 2);
    assert_eq!(listed("hjemmel=bvl-5-1"), 0);
    assert_eq!((listed("eldreEnn=0"), listed("eldreEnn=1")), (2, 0));
    // What a case that is not concluded has come to is the office's own.
    let intake = app.signed_in("bufetat.inntak@vest");
    let asked = intake.get("/api/v1/mulige-brudd?tilsyn=paagaar");
    assert_eq!(asked.status, 403);
    for wrong in ["tilsyn=kanskje", "hjemmel=bvl-99"] {
        assert_eq!(
            office.get(&format!("/api/v1/mulige-brudd?{wrong}")).status,
            422
        );
    }
}

#[rstest]
fn the_dossier_tells_the_case_in_short_and_whole(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_overdue_request());
    app.sweeps();
    let intake = app.signed_in("bufetat.inntak@vest");
    intake.tries(
        &request,
        "soklogg",
        &json!({"enhet": "demo-vest-01", "svar": "fullt"}),
    );
    let offer = intake.offers(&request, &an_offer());
    kommune.does(&offer, "avslaa", &json!({"grunn": "avstand"}));
    let office = app.signed_in(OFFICE);
    let breach = office.sees("/mulige-brudd")["rader"][0]["id"].clone();
    let case = office.creates(
        "/tilsyn",
        &json!({"muligBrudd": breach, "begrunnelse": "Varsel"}),
    );
    let told = office.sees(&format!("{}/saksmappe", case.path));
    assert_eq!(told["tilsyn"]["tilstand"], "mottatt");
    let short = &told["sammendrag"];
    assert_eq!(short["spurteSteder"], 1);
    assert_eq!(
        short["tilbud"],
        json!([{"status": "avslaatt", "antall": 1}])
    );
    assert_eq!(short["omstridt"]["holdtForUegnet"], json!(["avstand"]));
    assert!(
        short["forsteTilbud"]["minutter"].as_i64().unwrap() > 0,
        "{short}"
    );
    assert!(
        short["normPassert"].is_string() && short["periodeTil"].is_string(),
        "{short}"
    );
    let chronology = told["forlop"].as_array().unwrap();
    let own = office.sees(&format!("{}/forlop", request.path));
    assert_eq!(
        Some(chronology),
        own["rader"].as_array(),
        "one telling, not two"
    );
    assert!(!told.to_string().contains(&a_child()), "no identity");
    let elsewhere = app.signed_in("statsforvalter.leder@rogaland");
    let foreign = elsewhere.get(&format!("/api/v1{}/saksmappe", case.path));
    assert_eq!(foreign.status, 404);
}

#[rstest]
fn who_waited_is_told_the_conclusion_and_none_of_the_offices_words(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let office = app.signed_in(OFFICE);
    let case = office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Hemmelig grunn"}),
    );
    let address = format!("{}/tilbakemeldinger", request.path);
    // Open supervision is the office's own.
    assert_eq!(kommune.sees(&address)["rader"], json!([]));
    office.does(
        &case,
        "konklusjon",
        &json!({"konklusjon": "ikkeBrudd", "dato": today(), "tekst": "Hemmelig tekst"}),
    );
    for reader in [&kommune, &app.signed_in("bufetat.inntak@vest")] {
        let told = reader.sees(&address);
        assert_eq!(told["rader"][0]["konklusjon"], "ikkeBrudd");
        assert_eq!(told["rader"][0]["embete"], "vestland");
        assert!(!told.to_string().contains("Hemmelig"), "{told}");
    }
    let elsewhere = app.signed_in("kommune.saksbehandler@1103");
    assert_eq!(elsewhere.get(&format!("/api/v1{address}")).status, 404);
}

#[rstest]
fn one_decision_concludes_every_case_or_none(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    kommune.registers(&an_overdue_request());
    kommune.registers(&an_overdue_request());
    app.sweeps();
    let office = app.signed_in(OFFICE);
    let breaches = office.sees("/mulige-brudd")["rader"].clone();
    let open = |at: usize| {
        let body = json!({"muligBrudd": breaches[at]["id"], "begrunnelse": "Varsel"});
        office.creates("/tilsyn", &body)
    };
    let (one, other) = (open(0), open(1));
    let decision = |cases: serde_json::Value| {
        json!({
            "avgjorelse": {"konklusjon": "brudd", "dato": today(), "tekst": "Felles"},
            "saker": cases,
        })
    };
    let post = |cases| office.post("/tilsyn/konklusjoner", &decision(cases));
    let line = |id: &str, version: i32| json!({"tilsyn": id, "versjon": version});
    // One that is not as it was seen: none is concluded.
    let stale = post(json!([line(&one.id, 1), line(&other.id, 7)]));
    assert_eq!(stale.status, 412);
    assert_eq!(office.sees(&one.path)["tilstand"], "mottatt");
    assert_eq!(post(json!([])).status, 422);
    assert_eq!(
        post(json!([line(&one.id, 1), line(&one.id, 1)])).status,
        422
    );
    let mut own = line(&other.id, 1);
    own["tekst"] = json!("Om denne");
    let done = post(json!([line(&one.id, 1), own]));
    assert_eq!(done.status, 200, "{done:?}");
    assert_eq!(
        done.json()["rader"][1],
        json!({"id": other.id, "versjon": 2})
    );
    assert_eq!(office.sees(&one.path)["tekst"], "Felles");
    assert_eq!(office.sees(&other.path)["tekst"], "Om denne");
    let journalled = "journal WHERE action = 'supervision.conclude'";
    assert_eq!(app.raw().count(journalled), 2);
    let established = office.sees("/mulige-brudd?tilsyn=konkludert")["rader"].clone();
    let rows = established.as_array().unwrap();
    assert!(
        rows.len() == 2 && rows.iter().all(|row| row["konstatert"] == true),
        "{rows:?}"
    );
    assert_eq!(post(json!([line(&one.id, 2)])).status, 409);
}

#[rstest]
fn what_a_kommune_asked_for_is_opened_without_a_reason_once(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let office = app.signed_in(OFFICE);
    let unasked = json!({"anmodning": request.id});
    assert_eq!(office.post("/tilsyn", &unasked).status, 422);
    kommune.does(&request, "tilsynsanmodning", &json!({}));
    let case = office.creates("/tilsyn", &unasked);
    assert_eq!(office.sees(&case.path)["begrunnelse"], json!(null));
    // The control: it was opened, so another one is the office's own idea.
    assert_eq!(office.post("/tilsyn", &unasked).status, 422);
}
