//! What a page refuses, and that it says why in words.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;

use super::browser::Browser;
use super::{a_state, app};

const BERGEN: &str = "kommune.saksbehandler@kommune:4601";
const TRONDHEIM: &str = "kommune.saksbehandler@kommune:5001";
const INTAKE: &str = "bufetat.inntak@bufetat:vest";
const NOBODYS: &str = "/anmodninger/3f0c1de2-7a3e-4b1f-9a55-0c2a7b8f1d20";

const FIELDS: [(&str, &str); 7] = [
    ("birth_date", "2012-02-29"),
    ("kind", "acute"),
    ("legal_basis", "p4_4"),
    ("measure", "institution"),
    ("place", "home"),
    ("need_reported_at", "2026-02-03T10:00"),
    ("channel", "phone"),
];

#[actix_web::test]
async fn who_is_not_logged_in_is_sent_to_log_in() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let stranger = Browser::new(&app);
    for address in [
        "/",
        "/anmodninger",
        "/anmodninger/ny",
        NOBODYS,
        "/inntak",
        "/hendelser",
        "/mulige-brudd",
        "/varsler",
        "/tilsyn",
        "/rapporter",
    ] {
        let page = stranger.get(address).await;
        assert_eq!(
            (page.status, page.location.as_str()),
            (StatusCode::SEE_OTHER, "/logg-inn"),
            "{address}"
        );
    }
    let page = stranger.get("/logg-inn").await;
    page.holds("Øvelse – ingen ekte saker")
        .holds("Bergen kommune")
        .holds("lang=\"nb\"");
    assert_eq!(page.cache, "no-store");
    let bearer = TestRequest::get()
        .uri("/")
        .insert_header(("Authorization", "Bearer abc"));
    assert_eq!(stranger.call(bearer).await.location, "/logg-inn");
}

#[actix_web::test]
async fn outside_the_demo_nobody_can_pick_who_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, false)).await;
    let stranger = Browser::new(&app);
    let page = stranger.get("/logg-inn").await;
    page.holds("Innlogging er ikke satt opp");
    assert!(!page.body.contains("persona") && !page.body.contains("Øvelse"));
    let posted = stranger
        .send_to("/logg-inn", &[("persona", BERGEN)], &[])
        .await;
    assert_eq!(posted.status, StatusCode::FORBIDDEN);
    assert!(posted.cookie.is_none());
}

#[actix_web::test]
async fn a_form_of_another_site_or_session_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let (mine, other) = (
        Browser::logged_in(&app, BERGEN).await,
        Browser::logged_in(&app, BERGEN).await,
    );
    let token = mine
        .get("/anmodninger/ny")
        .await
        .hidden("/anmodninger/ny", "token");
    let with = |token: &str| {
        let mut fields: Vec<(String, String)> = FIELDS
            .iter()
            .map(|(a, b)| ((*a).into(), (*b).into()))
            .collect();
        fields.push(("token".into(), token.into()));
        fields
    };
    let pairs = |fields: &[(String, String)]| -> Vec<(String, String)> { fields.to_vec() };
    for (browser, token, site) in [
        (&mine, "", "same-origin"),
        (&other, token.as_str(), "same-origin"),
        (&mine, token.as_str(), "cross-site"),
    ] {
        let fields = pairs(&with(token));
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        let page = browser
            .send_to("/anmodninger/ny", &fields, &[("Sec-Fetch-Site", site)])
            .await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{site}");
        page.holds("Skjemaet kunne ikke tas imot");
    }
    assert!(
        !mine.get("/").await.body.contains("/anmodninger/2"),
        "nothing was registered"
    );
    let login = mine
        .send_to(
            "/logg-inn",
            &[("persona", BERGEN)],
            &[("Sec-Fetch-Site", "cross-site")],
        )
        .await;
    assert_eq!(login.status, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn what_was_typed_is_kept_and_every_fault_has_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, BERGEN).await;
    let typed = [
        ("child_number", "01010112345"),
        ("contact_name", "\"><script>alert(1)</script>"),
        ("need_reported_at", "i går"),
        ("kind", "acute"),
    ];
    let page = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &typed)
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.holds("Rett dette før du sender")
        .holds("href=\"#ny-child_number\"")
        .holds("href=\"#ny-measure\"");
    page.holds("Dette er ikke et tidspunkt")
        .holds("&#60;script&#62;");
    assert!(!page.body.contains("<script>alert"));
    let summary = page.body.split_once("</ds-error-summary>").unwrap().0;
    assert!(
        !summary.contains("01010112345") && !summary.contains("i går"),
        "the summary repeats nothing"
    );
}

#[actix_web::test]
async fn a_foreign_case_answers_like_one_that_does_not_exist() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let bergen = Browser::logged_in(&app, BERGEN).await;
    let trondheim = Browser::logged_in(&app, TRONDHEIM).await;
    let case = bergen
        .post("/anmodninger/ny", "/anmodninger/ny", &FIELDS)
        .await
        .location;
    assert!(case.starts_with("/anmodninger/"));
    let (foreign, unknown) = (trondheim.get(&case).await, trondheim.get(NOBODYS).await);
    assert_eq!(
        (foreign.status, unknown.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    assert_eq!(foreign.without_tokens(), unknown.without_tokens());
    let no_id = trondheim.get("/anmodninger/abc").await;
    assert_eq!(no_id.without_tokens(), unknown.without_tokens());
    let token = trondheim
        .get("/anmodninger/ny")
        .await
        .hidden("/anmodninger/ny", "token");
    let act = [
        ("token", token.as_str()),
        ("versjon", "1"),
        ("reason_code", "gave_up"),
    ];
    let withdrawn = trondheim.send_to(&format!("{case}/trekk"), &act, &[]).await;
    assert_eq!(withdrawn.status, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn a_role_without_the_right_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let intake = Browser::logged_in(&app, INTAKE).await;
    let leader = Browser::logged_in(&app, "bufetat.region_leder@bufetat:vest").await;
    for (who, address) in [
        (&leader, "/anmodninger/ny"),
        (&intake, "/rapporter"),
        (&intake, "/tilsyn"),
    ] {
        let page = who.get(address).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{address}");
        page.holds("Du har ikke tilgang");
    }
    let ministry = Browser::logged_in(&app, "departement.lese@departement").await;
    assert_eq!(ministry.get("/").await.location, "/styring");
    assert_eq!(
        ministry.get("/mulige-brudd").await.status,
        StatusCode::FORBIDDEN
    );
    let operator = Browser::logged_in(&app, "drift.admin@drift").await;
    operator.get("/").await.holds("ikke tilgang til saker");
}

#[actix_web::test]
async fn a_change_of_something_that_moved_on_is_said_and_keeps_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, BERGEN).await;
    let case = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &FIELDS)
        .await
        .location;
    let action = format!("{case}/tillegg");
    let old = kommune.get(&case).await;
    let (token, version) = (old.hidden(&action, "token"), old.hidden(&action, "versjon"));
    let first = kommune.post(&case, &action, &[("danger", "yes")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let stale = [
        ("token", token.as_str()),
        ("versjon", version.as_str()),
        ("description", "Ny telefon"),
    ];
    let page = kommune.send_to(&action, &stale, &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.holds("Noen andre endret saken").holds("Ny telefon");
    assert_ne!(page.hidden(&action, "versjon"), version);
}

#[actix_web::test]
async fn pages_answer_for_wrong_methods_large_bodies_and_unknown_addresses() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, BERGEN).await;
    let wrong = kommune
        .call(TestRequest::delete().uri("/anmodninger/ny"))
        .await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    wrong.holds("Adressen kan ikke brukes slik");
    let unknown = kommune.get("/finnes/ikke").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    unknown.holds("Siden finnes ikke");
    let large = "x".repeat(100_000);
    let page = kommune
        .send_to("/anmodninger/ny", &[("description", &large)], &[])
        .await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    page.holds("Skjemaet er for stort");
    for filter in [
        "/anmodninger?status=alt",
        "/anmodninger?etter=1",
        "/mulige-brudd?region=x",
        "/rapporter/2026-13",
    ] {
        assert_eq!(
            kommune.get(filter).await.status,
            StatusCode::NOT_FOUND,
            "{filter}"
        );
    }
}

#[actix_web::test]
async fn log_out_ends_the_session_and_log_in_ends_an_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, BERGEN).await;
    let again = kommune
        .send_to("/logg-inn", &[("persona", BERGEN)], &[])
        .await;
    assert!(again.cookie.is_some());
    assert_eq!(
        kommune.get("/").await.location,
        "/logg-inn",
        "the old id is dead"
    );
    let kommune = Browser::logged_in(&app, BERGEN).await;
    let out = kommune.post("/", "/logg-ut", &[]).await;
    assert_eq!(
        (out.status, out.location.as_str()),
        (StatusCode::SEE_OTHER, "/logg-inn")
    );
    assert_eq!(kommune.get("/").await.location, "/logg-inn");
}
