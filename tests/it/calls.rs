//! What holds for every call: who, which version, which form, how large; and how an error is told.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_acute_request, with};
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";

#[rstest]
fn a_change_needs_the_version_it_speaks_of(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let path = format!("{}/tillegg", request.path);
    let more = |place: &str| json!({"ivaretatt": place});
    let without = kommune.post(&path, &more("nei"));
    assert_eq!(
        (without.status, without.code().as_str()),
        (428, "if_match_mangler")
    );
    assert_eq!(
        kommune
            .post_with(&path, &more("nei"), &[("If-Match", "\"1\"")])
            .status,
        200
    );
    let stale = kommune.post_with(&path, &more("ja"), &[("If-Match", "\"1\"")]);
    assert_eq!((stale.status, stale.code().as_str()), (412, "utdatert"));
    assert_eq!(kommune.sees(&request.path)["ivaretatt"], "nei");
    assert_eq!(
        kommune.sees(&request.path)["versjon"],
        2,
        "what was refused moves no version"
    );
    assert_eq!(
        kommune
            .post_with(&path, &more("ja"), &[("If-Match", "\"2\"")])
            .status,
        200
    );
    let none_of_ours = kommune.post_with(&path, &more("ja"), &[("If-Match", "\"to\"")]);
    assert_eq!(none_of_ours.status, 400);
}

#[rstest]
fn nobody_is_let_in_without_a_token(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let answer = app.anyone().get("/api/v1/anmodninger");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (401, "ikke_innlogget")
    );
    assert!(answer.headers["www-authenticate"].starts_with("Bearer"));
    let forged = [("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")];
    assert_eq!(
        app.anyone()
            .send("GET", "/api/v1/anmodninger", &forged, None)
            .status,
        401
    );
}

#[rstest]
fn a_method_an_address_does_not_take_is_405(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    for method in ["PUT", "DELETE", "PATCH"] {
        let answer = kommune.send(method, "/api/v1/anmodninger", &[], None);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (405, "metode_ikke_stottet"),
            "{method}"
        );
    }
    assert_eq!(kommune.get("/api/v1/finnes-ikke").status, 404);
    assert_eq!(kommune.get("/api/v1/finnes-ikke").code(), "ikke_funnet");
}

#[rstest]
fn what_is_too_large_too_deep_or_no_json_is_refused_and_nothing_is_kept(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let large = with(
        an_acute_request(),
        json!({"beskrivelse": "x".repeat(300 * 1024)}),
    );
    let answer = kommune.post("/anmodninger", &large);
    assert_eq!((answer.status, answer.code().as_str()), (413, "for_stor"));
    let send = |body: &str, kind: &str| {
        kommune.send(
            "POST",
            "/api/v1/anmodninger",
            &[("Content-Type", kind)],
            Some(body.as_bytes()),
        )
    };
    let deep = format!("{}1{}", "{\"barn\":".repeat(100), "}".repeat(100));
    for (body, status, code) in [
        (deep.as_str(), 400, "ugyldig_json"),
        ("{", 400, "ugyldig_json"),
        ("", 400, "ugyldig_json"),
        ("{\"kommune\":\"\u{0}\"}", 400, "ugyldig_json"),
        ("[]", 422, "ugyldig"),
        ("{}", 422, "ugyldig"),
    ] {
        let answer = send(body, "application/json");
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{}",
            &body[..body.len().min(40)]
        );
    }
    let answer = send("{}", "text/plain");
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (415, "feil_innholdstype")
    );
    // The control: just below the limits all is well but the text's own length.
    let long = with(
        an_acute_request(),
        json!({"beskrivelse": "x".repeat(200 * 1024)}),
    );
    assert_eq!(kommune.post("/anmodninger", &long).status, 422);
    let fits = with(
        an_acute_request(),
        json!({"beskrivelse": "æ".repeat(5_000)}),
    );
    assert_eq!(kommune.post("/anmodninger", &fits).status, 201);
    assert_eq!(app.raw().count("placement_request"), 1);
}

#[rstest]
fn an_error_comes_in_the_sectors_form_or_as_a_problem(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let id = "22222222-2222-4222-8222-222222222222";
    let path = "/api/v1/tilbud/00000000-0000-4000-8000-000000000000";
    let ours = kommune.send("GET", path, &[("X-Korrelasjonsid", id)], None);
    assert_eq!(ours.headers["content-type"], "application/json");
    assert_eq!(ours.headers["x-korrelasjonsid"], id);
    let told = ours.json();
    assert_eq!(
        (
            told["httpStatus"].as_u64(),
            told["alvorlighetsgrad"].as_str()
        ),
        (Some(404), Some("FEIL"))
    );
    assert_eq!(told["korrelasjonsid"], id);
    let problem = kommune.send("GET", path, &[("Accept", "application/problem+json")], None);
    assert_eq!(problem.headers["content-type"], "application/problem+json");
    assert_eq!(problem.json()["status"], 404);
    assert!(
        problem.json()["type"]
            .as_str()
            .is_some_and(|kind| kind.ends_with("ikke_funnet"))
    );
    // What is no UUID reaches neither the answer nor the log.
    let made = kommune.send("GET", path, &[("X-Korrelasjonsid", "13097248022")], None);
    assert!(!made.whole().contains("13097248022"));
}

#[rstest]
fn every_answer_is_kept_by_nobody(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    for (session, path) in [
        (app.signed_in(KOMMUNE), "/api/v1/anmodninger"),
        (app.anyone(), "/live"),
        (app.anyone(), "/nowhere"),
    ] {
        let answer = session.get(path);
        assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        assert_eq!(
            answer.headers["x-content-type-options"], "nosniff",
            "{path}"
        );
        assert!(
            answer.headers["content-security-policy"].contains("default-src 'none'"),
            "{path}"
        );
    }
    assert_eq!(app.anyone().get("/ready").status, 200);
}
