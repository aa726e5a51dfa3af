//! Documents on paper: who gets them, that they are the same each time, and that they name no child.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{a_child, an_acute_request, an_offer};
use crate::support::client::Session;
use crate::support::ground::Ground;
use crate::support::importing::imports;
use crate::support::pdf::read;
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

/// A file, byte for byte, with its status and kind.
fn file(session: &Session<'_>, path: &str) -> (u16, String, Vec<u8>) {
    session.bytes(&format!("/api/v1{path}"), &[("Accept", "application/pdf")])
}

/// Leaves a document where people can look at it.
fn keep(name: &str, pdf: &[u8]) {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(path, pdf).expect("a file to look at");
}

#[test]
fn the_month_on_paper_is_the_same_whenever_and_wherever_it_is_asked_for() {
    let month = "/rapporter/2024-07?tattUt=2024-12-31T23:00:00Z";
    let [one, other] = [Sqlite, Postgres].map(|on| {
        let ground = Ground::on(on);
        assert_eq!(imports(&ground, JULY).rejected, []);
        let app = TestApp::over(ground);
        let ministry = app.signed_in("departement.lese@departement");
        let (status, kind, pdf) = file(&ministry, month);
        assert_eq!((status, kind.as_str()), (200, "application/pdf"));
        assert_eq!(file(&ministry, month).2, pdf, "asked twice");
        pdf
    });
    assert!(one == other, "the databases differ");
    keep("manedsrapport.pdf", &one);
    let document = read(&one);
    assert!(document.properties.contains("Tagged:          yes"));
    assert!(
        document
            .properties
            .contains("Title:           Månedsrapport"),
        "{}",
        document.properties
    );
    for tag in ["H1", "Table", "THead", "TH", "TD"] {
        assert!(
            document
                .tags
                .lines()
                .any(|line| line.trim().starts_with(tag)),
            "{tag}"
        );
    }
}

#[rstest]
fn an_accepted_place_is_confirmed_on_one_page(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let case = kommune.sees(&request.path)["saksnummer"].clone();
    let case = case.as_str().expect("a case number").to_owned();
    let offer = inntak.offers(&request, &an_offer());
    let path = format!("{}/plassbekreftelse", offer.path);
    assert_eq!(file(&kommune, &path).0, 409, "nobody has accepted");
    kommune.accepts(&offer);
    for session in [&kommune, &inntak] {
        let (status, kind, pdf) = file(session, &path);
        assert_eq!((status, kind.as_str()), (200, "application/pdf"));
        keep("plass-bekreftet.pdf", &pdf);
        let document = read(&pdf);
        assert!(document.properties.contains("Tagged:          yes"));
        // What it shall say is read by the same reader as what it shall not.
        assert!(document.text.contains("Plass bekreftet"));
        assert!(document.text.contains(&case), "{}", document.text);
        assert!(!document.text.contains(&a_child()));
        assert_eq!(file(session, &path).2, pdf, "asked twice");
    }
    for who in ["kommune.saksbehandler@1103", "bufetat.inntak@ost"] {
        assert_eq!(file(&app.signed_in(who), &path).0, 404, "{who}");
    }
    inntak.does(&offer, "trekk", &json!({"begrunnelse": "Brann"}));
    assert_eq!(file(&kommune, &path).0, 409, "withdrawn");
}
