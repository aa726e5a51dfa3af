//! How a severity comes about: questions, answers, proposals with their reasons, and the person's choice.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::TestApp;
use crate::support::bodies::{acute_at, an_overdue_request, instant, with};
use crate::support::client::{Object, Session};
use bistandsplikt::app::breaches::{self, Registered, Shown};
use bistandsplikt::app::severity::{changes, raised};
use bistandsplikt::app::simulation::{self, Days};
use bistandsplikt::app::{Expected, Failure, Receipt, Work};
use bistandsplikt::domain::breach::BreachStatus;
use bistandsplikt::domain::id::{BreachId, RequestId};
use bistandsplikt::domain::policy::Policy;
use bistandsplikt::domain::request::NeedFlags;
use bistandsplikt::domain::role::Actor;
use bistandsplikt::domain::severity::{SeverityLevel, SeveritySource};
use bistandsplikt::store::severity::assessed_by;
use bistandsplikt::web::import::actor_of;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const POLICY: &str = include_str!("../../config/severity.toml");

/// A need reported in the forenoon has its limit at local midnight.
const REPORTED: &str = "2024-07-12T10:00:00+02:00";
const LIMIT: &str = "2024-07-13T00:00:00+02:00";
const MORNING: &str = "2024-07-13T08:00:00+02:00";
const DAY_AFTER: &str = "2024-07-14T00:00:00+02:00";
const LATER: &str = "2024-07-20T12:00:00+02:00";

fn the_breach(session: &Session<'_>) -> Object {
    let rows = session.sees("/mulige-brudd")["rader"].clone();
    Object::at("mulige-brudd", rows[0]["id"].as_str().expect("an id"))
}

fn overdue(app: &TestApp, changes: Value) -> Object {
    app.signed_in(KOMMUNE)
        .registers(&with(an_overdue_request(), changes));
    app.sweeps();
    the_breach(&app.signed_in(BUFETAT))
}

fn answer(question: &str, answer: &str) -> Value {
    json!({"svar": [{"sporsmaal": question, "svar": answer}]})
}

#[rstest]
fn a_proposal_says_why_in_codes_and_numbers(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let breach = overdue(&app, json!({"fareForLivEllerHelse": "ja"}));
    let shown = app.signed_in(KOMMUNE).sees(&breach.path);
    let proposal = &shown["alvorlighetshistorikk"][0];
    assert_eq!(proposal["nivaa"], "svaertAlvorlig");
    assert_eq!(proposal["policy"], "2026-2");
    let reasons = proposal["begrunnelse"].as_array().expect("reasons");
    assert_eq!(
        reasons[0],
        json!({"faktum": "fareForLivEllerHelse", "besvart": false, "vilkaar": "enAv", "grense": ["ja"], "verdi": "ja"})
    );
    assert_eq!(
        (
            reasons[1]["faktum"].as_str(),
            reasons[1]["vilkaar"].as_str()
        ),
        (Some("timerOver"), Some("minst"))
    );
    assert_eq!(reasons[1]["grense"], json!(["24"]));
    assert!(
        reasons[1]["verdi"]
            .as_str()
            .expect("hours")
            .parse::<u32>()
            .expect("hours")
            >= 24,
        "{reasons:?}"
    );
    assert_eq!(proposal["endret"], json!([]), "nothing was proposed before");
}

#[rstest]
fn what_is_recorded_is_not_asked_and_only_an_assessor_sees_the_questions(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let breach = overdue(&app, json!({}));
    let inntak = app.signed_in(BUFETAT);
    let questions = inntak.sees(&breach.path)["sporsmaal"].clone();
    let of = |id: &str| {
        let all = questions.as_array().expect("questions");
        let found = all.iter().find(|question| question["id"] == id);
        found.expect(id).clone()
    };
    let looked_after = of("ivaretatt");
    assert_eq!(
        (
            looked_after["svar"].as_str(),
            looked_after["fakta"].as_str()
        ),
        (Some("ja"), Some("ivaretatt"))
    );
    assert_eq!(looked_after["valg"], json!([]), "nobody answers it again");
    assert_eq!(looked_after["kilde"], "prosjektets forslag");
    let unsafe_now = of("utrygg_naa");
    assert!(unsafe_now["svar"].is_null() && unsafe_now["fakta"].is_null());
    assert_eq!(unsafe_now["valg"].as_array().map(Vec::len), Some(3));
    let asked_twice = inntak.tries(&breach, "svar", &answer("ivaretatt", "nei"));
    assert_eq!(asked_twice.status, 422);
    assert!(asked_twice.faults().contains_key("sporsmaal"));
    for who in [
        KOMMUNE,
        "statsforvalter.leder@vestland",
        "bufdir.leder@bufdir",
    ] {
        let shown = app.signed_in(who).sees(&breach.path);
        assert!(shown["sporsmaal"].is_null(), "{who}");
    }
}

#[rstest]
fn an_answer_gives_a_new_proposal_with_what_changed(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let breach = overdue(&app, json!({}));
    let inntak = app.signed_in(BUFETAT);
    assert_eq!(inntak.sees(&breach.path)["alvorlighet"], "moderatAlvorlig");
    inntak.does(&breach, "svar", &answer("utrygg_naa", "ja"));
    let shown = inntak.sees(&breach.path);
    assert_eq!(shown["alvorlighet"], "betydeligAlvorlig");
    let second = &shown["alvorlighetshistorikk"][1];
    assert_eq!(
        second["begrunnelse"],
        json!([{"faktum": "utrygg_naa", "besvart": true, "vilkaar": "enAv", "grense": ["ja"], "verdi": "ja"}])
    );
    assert_eq!(
        second["endret"],
        json!([{"faktum": "utrygg_naa", "fra": null, "til": "ja"}])
    );
    // Taken back, it holds no longer; both answers stay.
    inntak.does(&breach, "svar", &answer("utrygg_naa", "ikkeBesvart"));
    assert_eq!(inntak.sees(&breach.path)["alvorlighet"], "moderatAlvorlig");
    assert_eq!(app.raw().count("severity_answer"), 2);
}

#[rstest]
fn an_answer_that_is_none_is_refused_and_nothing_is_kept(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let breach = overdue(&app, json!({}));
    let inntak = app.signed_in(BUFETAT);
    for (told, field) in [
        (answer("utrygg_naa", "kanskje"), "svar"),
        (answer("finnes_ikke", "ja"), "sporsmaal"),
        (answer("utrygg_naa", "ikkeBesvart"), "svar"),
        (json!({"svar": [{"sporsmaal": "utrygg_naa"}]}), "svar"),
        (json!({}), "svar"),
    ] {
        let refused = inntak.tries(&breach, "svar", &told);
        let named = refused.faults();
        let about = named.keys().any(|name| name.starts_with(field));
        assert!(refused.status == 422 && about, "{told}: {refused:?}");
    }
    assert_eq!(app.raw().count("severity_answer"), 0);
    let stale = inntak.post_with(
        &format!("{}/svar", breach.path),
        &answer("utrygg_naa", "ja"),
        &[("If-Match", "\"99\"")],
    );
    assert_eq!(stale.status, 412);
}

#[rstest]
fn a_choice_other_than_the_proposal_needs_a_reason_and_the_same_does_not(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let breach = overdue(&app, json!({}));
    let inntak = app.signed_in(BUFETAT);
    for level in ["svaertAlvorlig", "liteAlvorlig", "ikkeVurdert"] {
        let refused = inntak.tries(&breach, "vurder", &json!({"nivaa": level}));
        let blank = json!({"nivaa": level, "begrunnelse": "  "});
        assert_eq!(
            inntak.tries(&breach, "vurder", &blank).status,
            422,
            "{level}"
        );
        assert!(refused.faults().contains_key("begrunnelse"), "{refused:?}");
    }
    inntak.does(&breach, "vurder", &json!({"nivaa": "moderatAlvorlig"}));
    let other_scale = json!({"nivaa": "hoy", "begrunnelse": "x"});
    let refused = inntak.tries(&breach, "vurder", &other_scale);
    assert!(refused.faults().contains_key("nivaa"), "{refused:?}");
}

/// A request in danger, flagged at the limit with level 4 and assessed in the morning.
fn assessed(story: &Story, level: &str) -> (RequestId, BreachId) {
    let danger = with(acute_at(REPORTED), json!({"fareForLivEllerHelse": "ja"}));
    let request = story.at(REPORTED).registers(&danger);
    assert_eq!(story.at(LIMIT).sweeps().breaches, 1);
    let breach = story.at(LIMIT).breach_on(request).expect("one").breach.id;
    let morning = story.at(MORNING);
    morning.assesses(breach, level).expect("an assessment");
    (request, breach)
}

fn seen(story: &Story, request: RequestId) -> Shown {
    story.at(LATER).breach_on(request).expect("a breach")
}

#[rstest]
fn after_an_assessment_a_higher_level_is_proposed_once_and_the_choice_stands(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let (request, breach) = assessed(&story, "moderatAlvorlig");
    assert_eq!(
        story.at("2024-07-13T23:59:59+02:00").sweeps().proposals,
        0,
        "the level the person was shown is not proposed again"
    );
    assert_eq!(story.at(DAY_AFTER).sweeps().proposals, 1);
    assert_eq!(story.at(LATER).sweeps().proposals, 0, "once a level");
    let shown = seen(&story, request);
    let choice = Some((SeverityLevel::Moderate, SeveritySource::Assessed));
    assert_eq!(shown.breach.severity, choice);
    let higher = raised(&shown.severities).expect("a higher proposal");
    assert_eq!(higher.level, Some(SeverityLevel::Severe));
    let changed: Vec<String> = changes(&shown.severities, higher.ordinal)
        .iter()
        .map(|change| format!("{} {:?} {:?}", change.name, change.before, change.after))
        .collect();
    assert_eq!(changed, [r#"hours_past Some("0") Some("24")"#]);
    // The person decides again, with the higher proposal at hand: it is not repeated.
    story
        .at("2024-07-15T08:00:00+02:00")
        .assesses(breach, "betydeligAlvorlig")
        .expect("an assessment");
    story
        .at("2024-07-15T09:00:00+02:00")
        .records_harm(request, "vold")
        .expect("harm");
    assert_eq!(story.at(LATER).sweeps().proposals, 0);
    assert!(raised(&seen(&story, request).severities).is_none());
}

#[rstest]
#[case::as_high_as_it_goes("svaertAlvorlig")]
fn what_is_not_higher_than_the_choice_is_not_proposed(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] level: &str,
) {
    let story = Story::on(on);
    let (request, _) = assessed(&story, level);
    assert_eq!(story.at(DAY_AFTER).sweeps().proposals, 0);
    assert_eq!(seen(&story, request).severities.len(), 2);
}

#[rstest]
fn after_an_assessment_a_lower_level_is_not_proposed(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let (request, _) = assessed(&story, "betydeligAlvorlig");
    let corrected = json!({"fareForLivEllerHelse": "nei"});
    story
        .at("2024-07-13T09:00:00+02:00")
        .corrects(request, &corrected)
        .expect("a correction");
    assert_eq!(story.at(LATER).sweeps().proposals, 0);
}

#[rstest]
fn once_a_place_is_offered_nothing_higher_is_proposed_after_an_assessment(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let (request, breach) = assessed(&story, "moderatAlvorlig");
    let noon = "2024-07-13T12:00:00+02:00";
    story.at(noon).offers(request).expect("an offer");
    assert_eq!(story.at(LATER).sweeps().proposals, 0);
    let told = story.at(LATER).answers(breach, "utrygg_naa", "ja");
    told.expect("an answer");
    assert_eq!(seen(&story, request).severities.len(), 2);
}

#[rstest]
fn before_an_assessment_an_answer_counts_when_the_wait_is_over(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at(LIMIT).sweeps();
    story.at(MORNING).offers(request).expect("an offer");
    let breach = seen(&story, request).breach.id;
    let moment = story.at(LATER);
    moment
        .answers(breach, "frihetsberovet_uten_plass", "ja")
        .expect("an answer");
    let shown = seen(&story, request);
    let proposed = Some((SeverityLevel::Severe, SeveritySource::Proposed));
    assert_eq!(shown.breach.severity, proposed);
    let basis = shown.severities[1].basis.clone().expect("a basis");
    let hours = basis
        .facts
        .iter()
        .find(|(name, _)| name.to_string() == "hours_past");
    assert_eq!(
        hours.map(|(_, hours)| hours),
        Some("8"),
        "the hours stop where the wait ended"
    );
}

/// One act of Bufetat on a possible breach, at an instant.
fn bufetat(
    story: &Story,
    at: &str,
    act: impl Fn(&Actor, &mut Work<'_, '_>) -> Result<Receipt, Failure> + Clone + Send + 'static,
) -> BreachId {
    let actor = actor_of(BUFETAT).expect("an actor");
    let done = story.at(at).run(move |work| act(&actor, work));
    BreachId(done.expect("an act").id)
}

#[rstest]
fn of_a_rejected_flag_nothing_more_is_proposed(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let danger = with(acute_at(REPORTED), json!({"fareForLivEllerHelse": "ja"}));
    let request = story.at(REPORTED).registers(&danger);
    story.at(LIMIT).sweeps();
    let breach = seen(&story, request).breach.id;
    bufetat(&story, MORNING, move |actor, work| {
        let now = work.now;
        let of = (breach, Expected::Any);
        breaches::decide(actor, work, of, (BreachStatus::Rejected, Some("x")), now)
    });
    assert_eq!(story.at(DAY_AFTER).sweeps().proposals, 0);
    let told = story.at(LATER).answers(breach, "utrygg_naa", "ja");
    told.expect("an answer");
    assert_eq!(seen(&story, request).severities.len(), 1);
}

#[rstest]
fn of_a_flag_on_the_scale_of_2023_nothing_is_proposed_whatever_is_answered(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let reported = "2023-07-12T10:00:00+02:00";
    let request = story.at(reported).registers(&acute_at(reported));
    story.at("2023-07-13T00:00:00+02:00").sweeps();
    let shown = seen(&story, request);
    assert_eq!(shown.breach.severity, None);
    let breach = shown.breach.id;
    let told = story
        .at(LATER)
        .answers(breach, "frihetsberovet_uten_plass", "ja");
    told.expect("an answer");
    assert_eq!(story.at(LATER).sweeps().proposals, 0);
    assert_eq!(seen(&story, request).breach.severity, None);
    assert!(simulated(&story, POLICY, Days::default()).is_empty());
}

#[rstest]
fn what_a_person_registered_is_proposed_for_only_when_questions_are_answered(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let reported = "2024-07-13T07:00:00+02:00";
    let danger = with(acute_at(reported), json!({"fareForLivEllerHelse": "ja"}));
    let request = story.at(reported).registers(&danger);
    let breach = bufetat(&story, MORNING, move |actor, work| {
        let new = Registered {
            request: Some(request),
            when: None,
            region: None,
            municipality: None,
            kind: None,
            measure: None,
            legal_basis: None,
            severity: None,
            flags: NeedFlags::default(),
            place: None,
            child: None,
        };
        breaches::register(actor, work, &new)
    });
    assert_eq!(story.at("2024-07-13T09:00:00+02:00").sweeps().proposals, 0);
    assert!(seen(&story, request).severities.is_empty());
    let noon = story.at("2024-07-13T12:00:00+02:00");
    noon.answers(breach, "barnet_hort", "ja")
        .expect("an answer");
    let proposed = Some((SeverityLevel::Considerable, SeveritySource::Proposed));
    assert_eq!(seen(&story, request).breach.severity, proposed);
    assert_eq!(story.at(LATER).sweeps().proposals, 0, "not followed");
}

#[rstest]
fn only_what_a_person_assessed_reaches_the_reports(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let (_, breach) = assessed(&story, "moderatAlvorlig");
    // Another that nobody assesses, proposed at its limit and again.
    let danger = with(acute_at(REPORTED), json!({"fareForLivEllerHelse": "ja"}));
    story.at(MORNING).registers(&danger);
    assert_eq!(story.at(MORNING).sweeps().breaches, 1);
    assert_eq!(story.at(DAY_AFTER).sweeps().proposals, 2);
    let reported = story
        .service()
        .store
        .read_blocking(|tx| assessed_by(tx, instant(LATER)))
        .expect("the assessed");
    assert_eq!(reported, [(breach, Some(SeverityLevel::Moderate))]);
}

fn simulated(story: &Story, policy: &str, days: Days) -> Vec<simulation::Event> {
    let policy = Policy::parse("changed.toml", policy).expect("a policy");
    story
        .service()
        .store
        .read_blocking(|tx| simulation::severities(tx, &policy, days, instant(LATER)))
        .map_err(|fault: Failure| fault)
        .expect("a simulation")
}

#[rstest]
fn the_simulator_repeats_the_policy_in_force_and_tells_where_another_differs(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let (request, breach) = assessed(&story, "moderatAlvorlig");
    story
        .at("2024-07-13T09:00:00+02:00")
        .records_harm(request, "vold")
        .expect("harm");
    story.at(DAY_AFTER).sweeps();
    let own = simulated(&story, POLICY, Days::default());
    assert_eq!(own.len(), 1);
    let (level_4, level_5) = (SeverityLevel::Considerable, SeverityLevel::Severe);
    let told = |event: &simulation::Event| {
        (
            (event.proposed, event.would),
            (event.proposed_last, event.would_at_end),
            event.chosen,
        )
    };
    let chosen = Some(Some(SeverityLevel::Moderate));
    assert_eq!(
        told(&own[0]),
        (
            (Some(level_4), Some(level_4)),
            (Some(level_5), Some(level_5)),
            chosen
        )
    );
    // Danger for a day is no longer severe, and danger alone is moderate.
    let milder = POLICY
        .replace("timer_over_minst = 24", "timer_over_minst = 2400")
        .replace(
            "id = \"fare\"\nnivaa = \"betydeligAlvorlig\"",
            "id = \"fare\"\nnivaa = \"moderatAlvorlig\"",
        );
    assert_ne!(milder, POLICY);
    let moderate = Some(SeverityLevel::Moderate);
    let other = simulated(&story, &milder, Days::default());
    assert_eq!(
        told(&other[0]),
        ((Some(level_4), moderate), (Some(level_5), moderate), chosen)
    );
    // A proposal from before the basis was kept is worked out from what had been told by then.
    let mut raw = story.raw();
    raw.run("UPDATE severity_assessment SET facts = NULL, conditions = NULL")
        .expect("an old database");
    assert_eq!(simulated(&story, POLICY, Days::default()), own);
    assert_eq!(other[0].breach, breach);
}

#[rstest]
fn the_simulator_looks_at_the_days_asked_for(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    assessed(&story, "moderatAlvorlig");
    let day = |text: &str| Some(text.parse().expect("a date"));
    // The limit is midnight, which belongs to the day that ended.
    for (from, to, found) in [
        (day("2024-07-12"), day("2024-07-12"), 1),
        (day("2024-07-13"), None, 0),
        (None, day("2024-07-11"), 0),
    ] {
        let days = Days { from, to };
        assert_eq!(simulated(&story, POLICY, days).len(), found, "{days:?}");
    }
}
