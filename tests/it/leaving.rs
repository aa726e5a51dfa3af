//! The goal of a stay and the plan for leaving it: what holds, and the days past «klar», by cause.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_acute_request, an_offer};
use bistandsplikt::clock;
use bistandsplikt::domain::calendar;
use chrono::{DateTime, TimeDelta, Utc};
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const INTAKE: &str = "bufetat.inntak@vest";

/// Noon of the local day so many days ago: whatever the hour, the days between are whole.
fn noon(days: i64) -> DateTime<Utc> {
    let day = calendar::local_date(clock::now()) - TimeDelta::days(days);
    calendar::start_of_day(day) + TimeDelta::hours(12)
}

#[rstest]
fn goal_criteria_and_the_next_measure_hold_until_told_anew(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let place = format!("{}/utflytting", request.path);
    for told in [
        json!({"type": "maalForOppholdet", "tekst": "Ro og skole"}),
        json!({"type": "maalForOppholdet", "tekst": "Hjem til far"}),
        json!({"type": "kriterierForUtflytting", "tekst": "Far har veiledning"}),
        json!({"type": "nesteTiltak", "detalj": "kommunalsjefOppvekst", "tekst": "Veiledning",
               "til": "2199-01-01T00:00:00Z"}),
    ] {
        kommune.does(&request, "hendelser", &told);
    }
    let now = inntak.sees(&place);
    assert_eq!(now["maal"]["tekst"], "Hjem til far");
    assert_eq!(now["kriterier"]["tekst"], "Far har veiledning");
    assert_eq!(now["nesteTiltak"]["detalj"], "kommunalsjefOppvekst");
    assert_eq!(
        (&now["klar"], &now["dagerSidenKlar"], &now["dagerPerAarsak"]),
        (&Value::Null, &Value::Null, &json!([]))
    );
    let mine = json!({"type": "maalForOppholdet", "tekst": "Bufetats mål"});
    let refused = inntak.tries(&request, "inntakshendelser", &mine);
    assert_eq!(
        refused.status, 422,
        "the goal is the kommune's: {refused:?}"
    );
}

#[rstest]
fn the_days_past_ready_are_counted_by_cause_after_the_child_moved_in(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (app.signed_in(KOMMUNE), app.signed_in(INTAKE));
    let request = kommune.registers(&an_acute_request());
    let offer = inntak.offers(&request, &an_offer());
    kommune.accepts(&offer);
    kommune.does(&offer, "innflyttet", &json!({}));
    let place = format!("{}/utflytting", request.path);
    let days = |days| noon(days).to_rfc3339();
    let ready = json!({"type": "klarForUtflytting", "tidspunkt": days(20)});
    inntak.does(&request, "inntakshendelser", &ready);
    let id = kommune.sees(&place)["klar"]["id"].clone();
    let because = |why: &str, at: String| json!({"type": "ikkeFlyttetUt", "gjelderHendelse": id, "detalj": why, "tidspunkt": at});
    kommune.does(&request, "hendelser", &because("venterPaaBolig", days(15)));
    kommune.does(&request, "hendelser", &because("venterPaaSkole", days(5)));
    let now = inntak.sees(&place);
    assert_eq!(now["dagerSidenKlar"], 20, "{now}");
    assert_eq!(
        now["dagerPerAarsak"],
        json!([
            {"aarsak": null, "dager": 4},
            {"aarsak": "venterPaaBolig", "dager": 10},
            {"aarsak": "venterPaaSkole", "dager": 6},
        ])
    );
    let left = json!({"type": "flyttetUt", "gjelderHendelse": id, "tidspunkt": days(2)});
    kommune.does(&request, "hendelser", &left);
    let now = kommune.sees(&place);
    assert_eq!(
        (&now["dagerSidenKlar"], &now["dagerPerAarsak"][2]["dager"]),
        (&json!(18), &json!(4))
    );
    let again = kommune.tries(&request, "hendelser", &left);
    assert_eq!(again.status, 422, "it left once: {again:?}");
}

#[rstest]
#[case::a_measure_without_who_is_responsible(json!({"type": "nesteTiltak", "tekst": "Veiledning"}), "detalj")]
#[case::responsible_for_what(json!({"type": "nesteTiltak", "detalj": "annenLeder"}), "tekst")]
#[case::a_goal_in_no_words(json!({"type": "maalForOppholdet"}), "tekst")]
#[case::a_cause_of_nothing(json!({"type": "ikkeFlyttetUt", "detalj": "annenAarsak"}), "gjelderHendelse")]
#[case::ready_tomorrow(json!({"type": "klarForUtflytting", "tidspunkt": "2199-01-01T00:00:00Z"}), "tidspunkt")]
fn what_does_not_fit_is_refused_by_its_field(#[case] told: Value, #[case] field: &str) {
    let app = TestApp::on(Sqlite);
    let kommune = app.signed_in(KOMMUNE);
    let request = kommune.registers(&an_acute_request());
    let answer = kommune.tries(&request, "hendelser", &told);
    assert_eq!(
        (answer.status, answer.faults().contains_key(field)),
        (422, true),
        "{answer:?}"
    );
}
