//! The reader's own choices: bokmål or nynorsk, and which colours.

use actix_web::http::StatusCode;
use actix_web::test::TestRequest;

use super::browser::Browser;
use super::{a_state, app};

const BERGEN: &str = "kommune.saksbehandler@kommune:4601";
const INTAKE: &str = "bufetat.inntak@bufetat:ost";

const ACUTE: [(&str, &str); 8] = [
    ("emergency_decision_at", "2026-02-03T10:00"),
    ("birth_date", "2012-02-29"),
    ("kind", "acute"),
    ("legal_basis", "p4_4"),
    ("measure", "institution"),
    ("place", "home"),
    ("need_reported_at", "2026-02-03T10:00"),
    ("channel", "phone"),
];

#[actix_web::test]
async fn a_reader_chooses_nynorsk_and_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, BERGEN).await;
    let page = kommune.get("/anmodninger").await;
    page.holds("<html lang=\"nb\"")
        .holds("value=\"nn\" lang=\"nn\">Nynorsk</button>")
        .holds("name=\"til\" value=\"/anmodninger\"");
    let kommune = kommune.wishing(("malform", "nn")).await;
    let page = kommune.get("/anmodninger").await;
    page.holds("<html lang=\"nn\"")
        .holds("value=\"nb\" lang=\"nb\">Bokmål</button>")
        .holds("Ny akutt oppmoding")
        .holds("Ingen barn ventar på eit tilbod her.");
    let case = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &ACUTE)
        .await
        .location;
    kommune
        .get(&case)
        .await
        .holds("Bufetat skal gi eit tilbod")
        .holds("Krav etter akuttvedtak om opphald i institusjon")
        .holds("Fristen går frå tysdag 3. februar 2026");
    let nothing = kommune
        .post("/anmodninger/ny", "/anmodninger/ny", &[])
        .await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.holds("Dette må fyllast ut.");
    assert!(
        !nothing.body.contains("action=\"/visning\""),
        "a choice would lose what was typed"
    );
    let intake = Browser::logged_in(&app, INTAKE).await;
    let intake = intake.wishing(("malform", "nn")).await;
    intake
        .get("/inntak")
        .await
        .holds("Bufetat region Aust · Bufetat, inntak");
}

#[actix_web::test]
async fn the_browsers_wish_holds_until_somebody_chooses() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let stranger = Browser::new(&app);
    let wish = || {
        TestRequest::get()
            .uri("/logg-inn")
            .insert_header(("Accept-Language", "nn-NO,nb;q=0.5"))
    };
    stranger.call(wish()).await.holds("Dette er ei øving.");
    let stranger = stranger.wishing(("malform", "nb")).await;
    stranger.call(wish()).await.holds("Dette er en øvelse.");
    let unknown = TestRequest::get()
        .uri("/finnes/ikke")
        .insert_header(("Accept-Language", "nn"));
    Browser::new(&app)
        .call(unknown)
        .await
        .holds("Sida finst ikkje");
}

#[actix_web::test]
async fn a_choice_goes_back_to_its_page_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&a_state(&folder, true)).await;
    let kommune = Browser::logged_in(&app, BERGEN).await;
    for (asked, sent) in [
        ("/anmodninger?status=open", "/anmodninger?status=open"),
        ("https://ondt.test/", "/"),
        ("//ondt.test", "/"),
    ] {
        let page = kommune
            .send_to("/visning", &[("farger", "mork"), ("til", asked)], &[])
            .await;
        assert_eq!(
            (page.status, page.location.as_str()),
            (StatusCode::SEE_OTHER, sent)
        );
        assert_eq!(page.choices.len(), 1);
    }
    let foreign = [("Sec-Fetch-Site", "cross-site")];
    let page = kommune
        .send_to("/visning", &[("farger", "mork")], &foreign)
        .await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    let unknown = kommune
        .send_to("/visning", &[("farger", "rosa"), ("malform", "se")], &[])
        .await;
    assert!(unknown.choices.is_empty());
    let page = kommune.get("/anmodninger").await;
    page.holds("data-color-scheme=\"auto\"");
    let kommune = kommune.wishing(("farger", "mork")).await;
    let page = kommune.get("/anmodninger").await;
    page.holds("data-color-scheme=\"dark\"");
}
