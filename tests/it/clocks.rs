//! Who holds the wait, what stops no clock, and a request that is reopened: the same wait goes on.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::TestApp;
use crate::support::bodies::{
    acute_at, ago, an_acute_request, an_offer, instant, planned_at, with,
};
use crate::support::ground::Ground;
use crate::support::story::Side::{Bufetat, Kommune};
use bistandsplikt::app::Failure;
use bistandsplikt::app::case::Case;
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::domain::request::RequestStatus;
use bistandsplikt::domain::waiting_on::WaitingOn;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

/// A need reported in the forenoon has its limit at local midnight.
const REPORTED: &str = "2024-07-12T10:00:00+02:00";
const LIMIT: &str = "2024-07-13T00:00:00+02:00";
const AFTER: &str = "2024-07-13T12:00:00+02:00";

fn at(clock: &str) -> String {
    format!("2024-07-12T{clock}:00+02:00")
}

fn story(on: Backend) -> (Story, RequestId) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    (story, request)
}

fn again(why: &str) -> Value {
    json!({"type": "gjenaapnet", "detalj": why})
}

/// The parts of the wait: holder and minutes.
fn parts(case: &Case, now: &str) -> Vec<(WaitingOn, i64)> {
    let wait = case.wait(instant(now));
    let parts = wait.segments.iter();
    parts.map(|part| (part.on, wait.minutes_of(part))).collect()
}

#[rstest]
#[case::a_question_back(Bufetat, json!({"type": "sporsmaal", "tekst": "Hvor gammel er barnet?"}), WaitingOn::Municipality)]
#[case::a_pause(Kommune, json!({"type": "pause", "detalj": "kommunenBaOmDet", "til": "2024-08-01T00:00:00+02:00"}), WaitingOn::Bufetat)]
#[case::help_meanwhile(Bufetat, json!({"type": "hjelpIVentetiden", "detalj": "mst"}), WaitingOn::Bufetat)]
#[case::a_supplier_asked(Bufetat, json!({"type": "leverandorForespurt"}), WaitingOn::Supplier)]
#[case::an_update(Bufetat, json!({"type": "oppdatering", "detalj": "intetNytt"}), WaitingOn::Bufetat)]
fn nothing_told_meanwhile_stops_the_clock_of_the_duty(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] side: crate::support::story::Side,
    #[case] event: Value,
    #[case] holder: WaitingOn,
) {
    let (story, request) = story(on);
    let told = story.at(&at("11:00")).tells(side, request, &event);
    told.expect("an event");
    assert_eq!(
        story.at("2024-07-12T23:59:59.999+02:00").sweeps().breaches,
        0
    );
    assert_eq!(story.at(LIMIT).sweeps().breaches, 1);
    let found = story
        .at(AFTER)
        .breach_on(request)
        .expect("a possible breach");
    assert_eq!(found.breach.passed_at, Some(instant(LIMIT)));
    let case = story.at(AFTER).case_of(request);
    let wait = case.wait(instant(&at("12:00")));
    assert_eq!((wait.on, wait.minutes()), (holder, 120));
    assert_eq!(case.status(), RequestStatus::Open, "help is no offer");
    assert_eq!(case.wait_ended_at(), None);
}

/// The control of the one above: an offer does keep the norm.
#[rstest]
fn an_offer_keeps_the_norm_whoever_was_asked(#[values(Sqlite, Postgres)] on: Backend) {
    let (story, request) = story(on);
    let question = json!({"type": "sporsmaal", "tekst": "Hvor gammel er barnet?"});
    let asked = story.at(&at("11:00")).tells(Bufetat, request, &question);
    asked.expect("a question");
    story.at(&at("12:00")).offers(request).expect("an offer");
    assert_eq!(story.at(AFTER).sweeps().breaches, 0);
}

#[rstest]
fn the_wait_is_told_by_holder(#[values(Sqlite, Postgres)] on: Backend) {
    let (story, request) = story(on);
    let question = json!({"type": "sporsmaal", "tekst": "Hvor gammel er barnet?"});
    let asked = story.at(&at("11:00")).tells(Bufetat, request, &question);
    let asked = asked.expect("a question");
    assert_eq!(asked.object, "request");
    let id = story.at(&at("11:01")).case_of(request).events[0].id;
    let answer = json!({"type": "sporsmaalBesvart", "gjelderHendelse": id.to_string()});
    story
        .at(&at("11:30"))
        .tells(Kommune, request, &answer)
        .expect("an answer");
    let offer = story.at(&at("12:00")).offers(request).expect("an offer");
    story.at(&at("12:10")).declines(offer).expect("an answer");
    let case = story.at(&at("12:30")).case_of(request);
    assert_eq!(
        parts(&case, &at("12:30")),
        [
            (WaitingOn::Bufetat, 60),
            (WaitingOn::Municipality, 30),
            (WaitingOn::Bufetat, 30),
            (WaitingOn::Municipality, 10),
            (WaitingOn::Bufetat, 20),
        ]
    );
}

#[rstest]
fn a_withdrawal_undone_before_the_limit_leaves_the_limit_where_it_was(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let (story, request) = story(on);
    story
        .at(&at("11:00"))
        .withdraws(request)
        .expect("withdrawn");
    story
        .at(&at("13:00"))
        .tells(Kommune, request, &again("trukketVedFeil"))
        .expect("reopened");
    assert_eq!(story.at(LIMIT).sweeps().breaches, 1);
    let found = story
        .at(AFTER)
        .breach_on(request)
        .expect("a possible breach");
    assert_eq!(found.breach.passed_at, Some(instant(LIMIT)));
    let norm = found.breach.norm.expect("a norm");
    assert_eq!(norm.started_at, instant(REPORTED), "the same need");
    let case = story.at(AFTER).case_of(request);
    assert_eq!(
        parts(&case, &at("14:00")),
        [
            (WaitingOn::Bufetat, 60),
            (WaitingOn::Nobody, 120),
            (WaitingOn::Bufetat, 60),
        ]
    );
}

#[rstest]
fn a_limit_that_fell_while_nobody_asked_passes_when_the_request_is_reopened(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let (story, request) = story(on);
    story
        .at(&at("11:00"))
        .withdraws(request)
        .expect("withdrawn");
    assert_eq!(
        story.at(AFTER).sweeps().breaches,
        0,
        "the control: withdrawn in time"
    );
    story
        .at("2024-08-02T09:00:00+02:00")
        .tells(Kommune, request, &again("trukketVedFeil"))
        .expect("reopened");
    assert_eq!(story.at("2024-08-02T09:00:00+02:00").sweeps().breaches, 1);
    let found = story
        .at("2024-08-02T10:00:00+02:00")
        .breach_on(request)
        .expect("a possible breach");
    assert_eq!(
        found.breach.passed_at,
        Some(instant("2024-08-02T09:00:00+02:00"))
    );
    assert_eq!(found.breach.month, "2024-08");
}

#[rstest]
#[case::the_place_did_not_hold("plassenHoldtIkke", true)]
#[case::it_never_happened("flyttetAldriInn", false)]
fn a_move_undone_opens_the_same_wait_again_and_takes_nothing_back(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] why: &str,
    #[case] moved: bool,
) {
    let (story, request) = story(on);
    assert_eq!(story.at(LIMIT).sweeps().breaches, 1);
    let offer = story.at("2024-07-13T08:00:00+02:00").offers(request);
    let offer = offer.expect("an offer");
    story
        .at("2024-07-13T09:00:00+02:00")
        .accepts(offer)
        .expect("accepted");
    let move_in = "2024-07-13T10:00:00+02:00";
    story.at(move_in).moves_in(offer).expect("moved in");
    let reopened = "2024-07-20T10:00:00+02:00";
    story
        .at(reopened)
        .tells(Kommune, request, &again(why))
        .expect("reopened");
    let case = story.at(reopened).case_of(request);
    assert_eq!(case.status(), RequestStatus::Open);
    assert_eq!(case.moved_in_at(), moved.then(|| instant(move_in)));
    assert!(case.breach.is_some(), "what was flagged stays flagged");
    let wait = case.wait(instant("2024-07-20T11:00:00+02:00"));
    assert_eq!(
        (wait.on, wait.began_at),
        (WaitingOn::Bufetat, instant(REPORTED))
    );
    assert_eq!(wait.minutes_on(WaitingOn::Nobody), 7 * 1_440);
    assert_eq!(wait.minutes(), 24 * 60 + 60);
    // The engine finds no second limit, and the first offer is still the first.
    assert_eq!(story.at("2024-09-01T10:00:00+02:00").sweeps().breaches, 0);
    let next = story.at("2024-07-21T08:00:00+02:00").offers(request);
    let next = next.expect("another offer");
    let case = story.at("2024-07-21T08:00:01+02:00").case_of(request);
    assert_eq!(
        case.request.first_offer_at,
        Some(instant("2024-07-13T08:00:00+02:00"))
    );
    story
        .at("2024-07-21T09:00:00+02:00")
        .accepts(next)
        .expect("accepted");
    story
        .at("2024-07-21T10:00:00+02:00")
        .moves_in(next)
        .expect("moved in");
    let case = story.at("2024-07-22T10:00:00+02:00").case_of(request);
    assert_eq!(case.status(), RequestStatus::MovedIn);
    let wait = case.wait(instant("2024-07-22T10:00:00+02:00"));
    assert_eq!(wait.ended_at, Some(instant("2024-07-21T10:00:00+02:00")));
}

#[rstest]
fn a_request_is_withdrawn_reopened_and_withdrawn_again(#[values(Sqlite, Postgres)] on: Backend) {
    let (story, request) = story(on);
    story
        .at(&at("11:00"))
        .withdraws(request)
        .expect("withdrawn");
    let reopens = |clock: &str| {
        story
            .at(&at(clock))
            .tells(Kommune, request, &again("trukketVedFeil"))
    };
    reopens("12:00").expect("reopened");
    assert!(
        matches!(reopens("12:30"), Err(Failure::Conflict(_))),
        "it is open"
    );
    story
        .at(&at("13:00"))
        .withdraws(request)
        .expect("withdrawn");
    assert_eq!(story.raw().count("withdrawal"), 2);
    let case = story.at(&at("14:00")).case_of(request);
    assert_eq!(case.status(), RequestStatus::Withdrawn);
    assert_eq!(case.wait_ended_at(), Some(instant(&at("13:00"))));
    assert_eq!(story.at(AFTER).sweeps().breaches, 0);
    reopens("15:00").expect("reopened");
    let case = story.at(&at("15:00")).case_of(request);
    assert_eq!(
        (case.status(), case.wait_ended_at()),
        (RequestStatus::Open, None)
    );
}

#[rstest]
fn a_reopening_fits_how_and_when_the_request_ended(#[values(Sqlite, Postgres)] on: Backend) {
    let (story, request) = story(on);
    story
        .at(&at("11:00"))
        .withdraws(request)
        .expect("withdrawn");
    for wrong in [
        again("plassenHoldtIkke"),
        with(again("trukketVedFeil"), json!({"tidspunkt": at("10:59")})),
        with(again("trukketVedFeil"), json!({"detalj": null})),
    ] {
        let refused = story.at(&at("12:00")).tells(Kommune, request, &wrong);
        assert!(matches!(refused, Err(Failure::Refused(_))), "{wrong}");
    }
    let refused = story
        .at(&at("12:00"))
        .tells(Bufetat, request, &again("trukketVedFeil"));
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
    let told = with(again("trukketVedFeil"), json!({"tidspunkt": at("11:30")}));
    story
        .at(&at("12:00"))
        .tells(Kommune, request, &told)
        .expect("reopened");
}

#[rstest]
fn both_sides_read_the_same_clock(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let inntak = app.signed_in("bufetat.inntak@vest");
    let request = kommune.registers(&an_acute_request());
    kommune.does(
        &request,
        "hendelser",
        &json!({"type": "oppdateringsrytme", "detalj": "hverDag"}),
    );
    kommune.does(
        &request,
        "hendelser",
        &json!({"type": "pause", "detalj": "barnetPaaRommen", "til": "2099-01-01T00:00:00+01:00"}),
    );
    inntak.does(
        &request,
        "inntakshendelser",
        &json!({"type": "hjelpIVentetiden", "detalj": "psykolog"}),
    );
    inntak.offers(&request, &an_offer());
    let path = format!("{}/klokke", request.path);
    let (one, other) = (kommune.sees(&path), inntak.sees(&path));
    for clock in [&one, &other] {
        assert_eq!(clock["ventetid"]["venterPaa"], "kommune");
        assert_eq!(clock["pauser"][0]["grunn"], "barnetPaaRommen");
        assert_eq!(clock["pauser"][0]["rolle"], "kommune.saksbehandler");
        assert_eq!(clock["hjelp"][0]["type"], "psykolog");
        assert!(clock["nesteOppdatering"].is_string());
        assert!(clock["forsteSvarFraMenneske"].is_string());
        assert_eq!(clock["reiser"][0]["reisetidMetode"], "oppgitt");
        assert!(clock["kanNaasIDag"].is_boolean());
    }
    assert_eq!(one["start"], other["start"]);
    let case = inntak.sees(&request.path);
    assert_eq!(case["ventetid"]["venterPaa"], "kommune");
    let parts = &case["ventetid"]["minutterPer"];
    let sum: i64 = ["bufetat", "kommune", "nemnd", "leverandor"]
        .iter()
        .map(|holder| parts[*holder].as_i64().expect("minutes"))
        .sum();
    assert_eq!(case["ventetid"]["minutter"], sum);
    let limits = inntak.sees(&format!("{}/frister", request.path));
    let norms = limits["normer"].as_array().expect("norms");
    let counting = norms.iter().filter(|norm| norm["teller"] == true).count();
    let measured: Vec<&str> = norms
        .iter()
        .filter_map(|norm| norm["maaler"].as_str())
        .collect();
    assert_eq!(counting, 1);
    assert_eq!(
        measured,
        ["tilbud", "svarFraMenneske", "fellesPlan", "oppdatering"]
    );
    let told = inntak.sees(&format!("{}/forlop", request.path));
    assert!(told.to_string().contains("hjelpIVentetiden"), "{told}");
}

#[rstest]
fn a_travel_time_nobody_typed_is_computed_where_the_owner_gave_coordinates(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let ground = Ground::set(on, |settings, folder| {
        let (centres, units) = (folder.join("centres.csv"), folder.join("units.csv"));
        std::fs::write(&centres, "kommunenummer,lat,lon\n4601,60.39,5.32\n").expect("a file");
        let head = "code,name,measure,owner,region,target_group,valid_from,valid_to,lat,lon";
        let near = "naer,Nær,institution,state,vest,acute,2020-01-01,,60.39,5.32";
        let unknown = "ukjent,Ukjent,institution,state,vest,acute,2020-01-01,,,";
        std::fs::write(&units, format!("{head}\n{near}\n{unknown}\n")).expect("a file");
        settings.files.centres = centres;
        settings.files.units = units;
    });
    let app = TestApp::over(ground);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let inntak = app.signed_in("bufetat.inntak@vest");
    for (unit, typed, minutes, method) in [
        ("naer", json!(null), json!(0), json!("beregnet")),
        ("naer", json!(55), json!(55), json!("oppgitt")),
        ("ukjent", json!(null), json!(null), json!(null)),
    ] {
        let request = kommune.registers(&an_acute_request());
        let told = with(
            an_offer(),
            json!({"enhet": unit, "reisetidMinutter": typed}),
        );
        let offer = inntak.offers(&request, &told);
        let seen = inntak.sees(&offer.path);
        assert_eq!(
            (&seen["reisetidMinutter"], &seen["reisetidMetode"]),
            (&minutes, &method)
        );
    }
}

#[rstest]
fn a_region_with_a_norm_of_its_own_is_held_to_that(#[values(Sqlite, Postgres)] on: Backend) {
    let shipped = include_str!("../../config/norms.toml");
    let ground = Ground::set(on, |settings, folder| {
        let norms = folder.join("norms.toml");
        let own = "[[norm]]\nid = \"vest_innen_to_timer\"\nversjon = 1\nfra = \"2024-01-01\"\nregion = \"vest\"\ngjelder = \"akutt\"\nteller = true\nfrist = \"minutter\"\nminutter = 120\nkilde = \"regionen\"\n";
        std::fs::write(&norms, format!("{shipped}\n{own}")).expect("a file");
        settings.files.norms = norms;
    });
    let story = Story { ground };
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    assert_eq!(story.at("2024-07-12T11:59:59+02:00").sweeps().breaches, 0);
    assert_eq!(story.at(&at("12:00")).sweeps().breaches, 1);
    let found = story
        .at(&at("12:00"))
        .breach_on(request)
        .expect("a possible breach");
    assert_eq!(found.breach.norm.expect("a norm").id, "vest_innen_to_timer");
    assert_eq!(story.at(AFTER).sweeps().breaches, 0, "only one norm counts");
}

#[rstest]
fn a_foster_home_is_waited_for_until_the_child_moves_in(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let reported = ago(TimeDelta::days(100));
    let wanted = bistandsplikt::clock::now().date_naive() - TimeDelta::days(43);
    let request = kommune.registers(&planned_at(&reported, &wanted.to_string()));
    let limits = kommune.sees(&format!("{}/frister", request.path));
    let norms = limits["normer"].as_array().expect("norms");
    let foster = norms
        .iter()
        .find(|norm| norm["maaler"] == "ventetidFosterhjem");
    assert_eq!(foster.expect("a norm")["tilstand"], "passert");
    let over = |days: u32| {
        let list = kommune.sees(&format!("/anmodninger?fosterhjemOver={days}"));
        list["rader"].as_array().expect("rows").len()
    };
    assert_eq!((over(30), over(50)), (1, 0));
    kommune.registers(&an_acute_request());
    assert_eq!(over(0), 1, "an institution is no foster home");
}
