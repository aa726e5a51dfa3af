//! What either side tells of a case: each kind says what its table asks for, and nothing else.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{ago, an_acute_request};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::json;

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";

#[rstest]
fn a_question_and_its_answer_are_two_events_that_point_to_each_other(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let question = json!({"type": "sporsmaal", "tekst": "Hvilke helsebehov?"});
    inntak.does(&request, "inntakshendelser", &question);
    let told = kommune.sees(&format!("{}/hendelser", request.path));
    let asked = &told["rader"][0];
    assert_eq!(
        (&asked["type"], &asked["rolle"], &asked["tekst"]),
        (
            &json!("sporsmaal"),
            &json!("bufetat.inntak"),
            &json!("Hvilke helsebehov?")
        )
    );
    let answer = json!({"type": "sporsmaalBesvart", "gjelderHendelse": asked["id"]});
    kommune.does(&request, "hendelser", &answer);
    let told = kommune.sees(&format!("{}/hendelser", request.path));
    assert_eq!(told["rader"][1]["gjelderHendelse"], asked["id"]);
    let again = kommune.tries(&request, "hendelser", &answer);
    assert_eq!(again.status, 422, "it is answered already: {again:?}");
}

#[rstest]
fn words_may_name_the_child_and_are_for_those_who_see_identity(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let question = json!({"type": "sporsmaal", "tekst": "Hvilke helsebehov?"});
    inntak.does(&request, "inntakshendelser", &question);
    let office = app.signed_in("statsforvalter.saksbehandler@vestland");
    office.creates(
        "/tilsyn",
        &json!({"anmodning": request.id, "begrunnelse": "Varsel"}),
    );
    let place = format!("{}/hendelser", request.path);
    let words = |told: serde_json::Value| told["rader"][0]["tekst"].clone();
    assert_eq!(words(office.sees(&place)), json!(null));
    assert_eq!(office.sees(&place)["rader"][0]["type"], json!("sporsmaal"));
    assert_eq!(words(kommune.sees(&place)), json!("Hvilke helsebehov?"));
}

#[rstest]
#[case::a_question_has_words("hendelser", json!({"type": "sporsmaal"}), "tekst")]
#[case::a_pause_has_an_end("hendelser", json!({"type": "pause", "detalj": "barnetPaaRommen"}), "til")]
#[case::a_pause_has_a_reason("hendelser", json!({"type": "pause", "til": "2199-01-01T00:00:00Z"}), "detalj")]
#[case::a_detail_of_another_kind("hendelser", json!({"type": "oppholdBegynte", "detalj": "mst"}), "detalj")]
#[case::a_detail_where_none_belongs("hendelser", json!({"type": "flytteforbud", "detalj": "mst"}), "detalj")]
#[case::an_end_without_a_beginning("hendelser", json!({"type": "oppholdAvsluttet"}), "gjelderHendelse")]
#[case::help_is_bufetats_to_tell("hendelser", json!({"type": "hjelpIVentetiden", "detalj": "mst"}), "type")]
#[case::a_ban_is_the_kommunes_to_tell("inntakshendelser", json!({"type": "flytteforbud"}), "type")]
#[case::nothing_has_happened_tomorrow("hendelser", json!({"type": "flytteforbud", "tidspunkt": "2199-01-01T00:00:00Z"}), "tidspunkt")]
#[case::it_ends_after_it_begins("hendelser", json!({"type": "pause", "detalj": "barnetPaaRommen", "til": "2020-01-01T00:00:00Z"}), "til")]
#[case::a_plan_says_when_it_is_gone_through_again("hendelser", json!({"type": "fellesPlan", "tekst": "Vi sover over"}), "til")]
#[case::a_plan_says_who_does_what("hendelser", json!({"type": "fellesPlan", "til": "2199-01-01T00:00:00Z"}), "tekst")]
#[case::who_asked_for_another_paragraph("hendelser", json!({"type": "bedtOmAaEndreHjemmel", "tekst": "Be om akuttvedtak"}), "detalj")]
#[case::why_they_asked("inntakshendelser", json!({"type": "bedtOmAaEndreHjemmel", "detalj": "avInstitusjonEllerHjem"}), "tekst")]
#[case::the_alternatives_are_bufetats("hendelser", json!({"type": "bareEttAlternativ"}), "type")]
#[case::which_sector("hendelser", json!({"type": "annenSektorSpurt"}), "detalj")]
#[case::an_unknown_event("hendelser", json!({"type": "sporsmaalBesvart", "gjelderHendelse": "00000000-0000-4000-8000-000000000000"}), "gjelderHendelse")]
fn what_does_not_fit_is_refused_by_its_field(
    #[case] address: &str,
    #[case] told: serde_json::Value,
    #[case] field: &str,
) {
    let app = TestApp::on(Sqlite);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    let teller = if address == "hendelser" {
        &kommune
    } else {
        &inntak
    };
    let answer = teller.tries(&request, address, &told);
    assert_eq!(
        (answer.status, answer.faults().contains_key(field)),
        (422, true),
        "{answer:?}"
    );
    assert_eq!(
        kommune.sees(&format!("{}/hendelser", request.path))["rader"],
        json!([])
    );
}

#[test]
fn what_the_law_asks_about_may_be_told_after_the_request_closed_and_a_question_may_not() {
    let app = TestApp::on(Sqlite);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    kommune.does(&request, "trekk", &json!({"grunn": "annenLosning"}));
    let at = ago(TimeDelta::minutes(1));
    kommune.does(
        &request,
        "hendelser",
        &json!({"type": "meldingOmNemndvedtak", "tidspunkt": at}),
    );
    let question = json!({"type": "sporsmaal", "tekst": "Hva nå?"});
    assert_eq!(kommune.tries(&request, "hendelser", &question).status, 409);
}

#[rstest]
fn another_sector_is_asked_and_its_answer_points_back_while_the_duty_runs_on(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(BUFETAT));
    let request = kommune.registers(&an_acute_request());
    kommune.does(
        &request,
        "hendelser",
        &json!({"type": "annenSektorSpurt", "detalj": "bup"}),
    );
    let place = format!("{}/hendelser", request.path);
    let asked = kommune.sees(&place)["rader"][0].clone();
    let clock =
        || kommune.sees(&format!("{}/klokke", request.path))["ventetid"]["venterPaa"].clone();
    assert_eq!(
        clock(),
        "bufetat",
        "asking another sector gives the wait to nobody else"
    );
    inntak.does(
        &request,
        "inntakshendelser",
        &json!({"type": "annenSektorSvarte", "gjelderHendelse": asked["id"], "tekst": "Time i neste uke"}),
    );
    for one in [
        json!({"type": "ikkeBesvart", "tekst": "Vakttelefonen, tre ganger"}),
        json!({"type": "vurdertAlternativ", "detalj": "forLangtUnna"}),
        json!({"type": "bareEttAlternativ"}),
        json!({"type": "bedtOmAaEndreHjemmel", "detalj": "avInstitusjonEllerHjem", "tekst": "Be om akuttvedtak"}),
    ] {
        inntak.does(&request, "inntakshendelser", &one);
    }
    kommune.does(&request, "hendelser", &json!({"type": "ikkeBesvart"}));
    let told = kommune.sees(&place)["rader"]
        .as_array()
        .expect("rows")
        .len();
    assert_eq!(told, 7);
    assert_eq!(clock(), "bufetat");
}
