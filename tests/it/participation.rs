//! The child's participation: told with the request or after it, kept as it was told, shown to who must see.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_acute_request, with};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";
const SAYS: &str = "Vil bo nær søsteren sin";
const WEIGHED: &str = "Vi ber om plass i nærheten";

fn told(rows: &Value) -> (&Value, &Value, &Value) {
    (
        &rows["barnetHort"]["detalj"],
        &rows["barnetSier"]["tekst"],
        &rows["vektlegging"]["tekst"],
    )
}

#[rstest]
fn three_fields_follow_the_request_and_a_new_view_is_weighed_anew(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let with_view = json!({"barnetHort": "samtale", "barnetSier": SAYS});
    let request = kommune.registers(&with(an_acute_request(), with_view));
    let place = format!("{}/medvirkning", request.path);
    assert_eq!(
        told(&inntak.sees(&place)),
        (&json!("samtale"), &json!(SAYS), &Value::Null),
        "the desk sees it from the first"
    );
    kommune.does(&request, "medvirkning", &json!({"vektlegging": WEIGHED}));
    assert_eq!(told(&inntak.sees(&place)).2, &json!(WEIGHED));

    kommune.does(&request, "medvirkning", &json!({"barnetSier": "Vil hjem"}));
    let now = kommune.sees(&place);
    assert_eq!(
        told(&now),
        (&json!("samtale"), &json!("Vil hjem"), &Value::Null)
    );
    let history = now["historikk"].as_array().expect("rows");
    assert_eq!(history.len(), 4, "nothing is written over: {now}");
    assert_eq!(history[1]["tekst"], json!(SAYS));
    let mut raw = app.raw();
    assert_eq!(
        raw.count("journal WHERE action = 'request.participation'"),
        2
    );
    assert_eq!(
        raw.count("case_event WHERE kind = 'child_view' AND sealed_text IS NOT NULL"),
        2
    );
}

#[rstest]
fn the_office_reads_the_codes_and_the_words_only_of_a_case_it_was_asked_about(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, office) = (app.signed_in(KOMMUNE), app.signed_in(OFFICE));
    let request = kommune.registers(&an_acute_request());
    let place = format!("{}/medvirkning", request.path);
    let said = json!({"barnetHort": "observasjon", "barnetSier": SAYS, "vektlegging": WEIGHED});
    kommune.does(&request, "medvirkning", &said);
    assert_eq!(office.get(&format!("/api/v1{place}")).status, 404);
    let subject = json!({"anmodning": request.id, "begrunnelse": "Varsel"});
    let supervision = office.creates("/tilsyn", &subject);
    let dossier = || office.sees(&format!("{}/saksmappe", supervision.path))["medvirkning"].clone();
    assert_eq!(
        told(&dossier()),
        (&json!("observasjon"), &Value::Null, &Value::Null)
    );
    assert!(
        dossier()["vektlegging"].is_object(),
        "that it is told shows"
    );
    kommune.does(&request, "tilsynsanmodning", &json!({}));
    assert_eq!(told(&dossier()).1, &json!(SAYS));
    assert_eq!(told(&office.sees(&place)).2, &json!(WEIGHED));
}

#[rstest]
#[case::nothing(json!({}), "barnetHort")]
#[case::no_way_of_hearing(json!({"barnetHort": "hverDag"}), "barnetHort")]
#[case::not_heard_without_why(json!({"barnetHort": "ikkeAnledningEnnaa"}), "ikkeHortFordi")]
#[case::heard_and_why_not(json!({"barnetHort": "samtale", "ikkeHortFordi": "Sov"}), "ikkeHortFordi")]
#[case::weighing_nothing(json!({"vektlegging": WEIGHED}), "vektlegging")]
#[case::tomorrow(json!({"barnetHort": "samtale", "tidspunkt": "2199-01-01T00:00:00Z"}), "tidspunkt")]
fn what_does_not_hold_together_is_refused_by_its_field(#[case] told: Value, #[case] field: &str) {
    let app = TestApp::on(Sqlite);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let answer = kommune.tries(&request, "medvirkning", &told);
    assert_eq!(
        (answer.status, answer.faults().contains_key(field)),
        (422, true),
        "{answer:?}"
    );
    let why = json!({"barnetHort": "ikkeAnledningEnnaa", "ikkeHortFordi": "Barnet sov"});
    kommune.does(&request, "medvirkning", &why);
    let kept = kommune.sees(&format!("{}/medvirkning", request.path));
    assert_eq!(kept["historikk"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_correction_is_no_place_for_it_and_bufetat_does_not_speak_for_the_child() {
    let app = TestApp::on(Sqlite);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let added = kommune.tries(&request, "tillegg", &json!({"barnetSier": SAYS}));
    assert!(added.faults().contains_key("barnetSier"), "{added:?}");
    let told = inntak.tries(&request, "medvirkning", &json!({"barnetSier": SAYS}));
    assert_eq!(told.status, 403);
}

#[rstest]
fn the_childs_view_stands_by_each_place_that_was_considered(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let considered = json!({"type": "vurdertAlternativ", "detalj": "forLangtUnna"});
    inntak.does(&request, "inntakshendelser", &considered);
    let events = kommune.sees(&format!("{}/hendelser", request.path));
    let view = json!({
        "type": "barnetsSynPaaAlternativ",
        "gjelderHendelse": events["rader"][0]["id"],
        "tekst": "Heller dit enn å vente",
    });
    kommune.does(&request, "hendelser", &view);
    let now = inntak.sees(&format!("{}/medvirkning", request.path));
    assert_eq!(now["synPaaAlternativer"][0]["tekst"], view["tekst"]);
}
