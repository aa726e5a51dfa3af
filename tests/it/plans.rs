//! What is to come: decisions that soon lapse, planned days, and how much time is left.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::TestApp;
use crate::support::bodies::{acute_at, ago, an_acute_request, instant, planned_at, with};
use crate::support::story::Side::Kommune;
use bistandsplikt::app::plans;
use bistandsplikt::domain::deadline::planning::{PlanKind, PlanState};
use bistandsplikt::domain::deadline::quota::{Quota, QuotaKind, QuotaWarning};
use bistandsplikt::domain::deadline::{LimitOwner, RuleId};
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::web::import::actor_of;
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};

const KOMMUNE: &str = "kommune.saksbehandler@4601";
const BUFETAT: &str = "bufetat.inntak@vest";
const ELSEWHERE: &str = "kommune.saksbehandler@3203";
const OFFICE: &str = "statsforvalter.saksbehandler@vestland";

/// An emergency decision under § 4-4 on Tuesday 6 January 2026: two weeks end on the 20th.
const DECIDED: &str = "2026-01-06T10:00:00+01:00";

fn emergency(decided: &str) -> Value {
    with(
        acute_at(decided),
        json!({"hjemmel": "bvl-4-4", "akuttvedtak": decided}),
    )
}

/// A planned request under § 6-2 for the same child.
fn treatment(reported: &str) -> Value {
    with(
        planned_at(reported, "2030-01-01"),
        json!({"hjemmel": "bvl-6-2", "tiltak": "institusjon"}),
    )
}

fn lapsing(story: &Story, who: &str, at: &str, days: u16) -> Vec<(RequestId, RuleId)> {
    let who = actor_of(who).expect("a role");
    let found = story
        .at(at)
        .run(move |work| plans::lapsing_soon(&who, work, days))
        .expect("a list");
    found
        .iter()
        .map(|soon| (soon.case.request.id, soon.limit.rule.id))
        .collect()
}

fn quotas(story: &Story, who: &str, at: &str, request: RequestId) -> Vec<Quota> {
    let who = actor_of(who).expect("a role");
    let found = story
        .at(at)
        .run(move |work| plans::quotas(&who, work, request));
    found.expect("quotas").1
}

#[rstest]
fn a_decision_about_to_lapse_without_a_place_is_listed_until_it_is_seen_to(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let moment = story.at(DECIDED);
    let request = moment.registers(&emergency(DECIDED));
    let placed = moment.registers(&emergency(DECIDED));
    let petitioned = moment.registers(&emergency(DECIDED));
    let other = moment.registers_as(
        ELSEWHERE,
        &with(emergency(DECIDED), json!({"kommune": "3203"})),
    );
    let row = |request| (request, RuleId::InstitutionPetition);
    let on_15 = "2026-01-15T09:00:00+01:00";
    let all = lapsing(&story, KOMMUNE, on_15, 5);
    assert_eq!(all.len(), 3, "the 20th is five days from the 15th");
    assert_eq!(lapsing(&story, KOMMUNE, on_15, 4), []);
    assert_eq!(lapsing(&story, ELSEWHERE, on_15, 5), [row(other)]);
    assert_eq!(
        lapsing(&story, BUFETAT, on_15, 5).len(),
        3,
        "the region's own"
    );

    let offer = story.at(on_15).offers(placed).expect("an offer");
    story.at(on_15).accepts(offer).expect("an answer");
    let petition = json!({"type": "begjaeringMottatt", "tidspunkt": on_15});
    story
        .at(on_15)
        .records_nemnd(petitioned, &petition)
        .expect("an event");
    assert_eq!(lapsing(&story, KOMMUNE, on_15, 5), [row(request)]);

    // A place taken back leaves the request without one again.
    let later = "2026-01-16T09:00:00+01:00";
    story.at(later).takes_back(offer).expect("taken back");
    assert_eq!(lapsing(&story, KOMMUNE, later, 4).len(), 2);

    // What has passed is no longer about to; it stands as passed, with whose limit it was.
    let last_moment = "2026-01-20T23:59:59.999+01:00";
    assert_eq!(lapsing(&story, KOMMUNE, last_moment, 0).len(), 2);
    let after = "2026-01-21T00:00:00+01:00";
    assert_eq!(lapsing(&story, KOMMUNE, after, 60), []);
    story.at(after).sweeps();
    assert_eq!(lapsing(&story, KOMMUNE, after, 60), []);
    let passed = story.at(after).case_of(request).passed;
    assert_eq!(passed.len(), 1);
    assert_eq!(passed[0].owner, LimitOwner::Municipality);
}

#[rstest]
fn a_child_who_lives_abroad_is_listed_at_six_months_once_the_home_state_is_asked(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(DECIDED).registers(&emergency(DECIDED));
    let on_15 = "2026-01-15T09:00:00+01:00";
    let tell = |kind: &str| {
        let event = json!({"type": kind});
        story
            .at(on_15)
            .tells(Kommune, request, &event)
            .expect("an event");
    };
    tell("vanligBostedUtlandet");
    // Nobody has asked the home state: the short limit is still the one to work by.
    assert_eq!(
        lapsing(&story, KOMMUNE, on_15, 5),
        [(request, RuleId::InstitutionPetition)]
    );
    tell("henvendelseHjemstat");
    assert_eq!(lapsing(&story, KOMMUNE, on_15, 60), []);
    let in_july = "2026-07-02T09:00:00+02:00";
    story.at(in_july).sweeps();
    assert_eq!(
        lapsing(&story, KOMMUNE, in_july, 5),
        [(request, RuleId::InstitutionPetitionAbroad)]
    );
}

#[rstest]
fn time_under_4_4_in_one_case_is_taken_from_treatment_in_the_next(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let acute = story.at(DECIDED).registers(&emergency(DECIDED));
    let offer = story.at(DECIDED).offers(acute).expect("an offer");
    story.at(DECIDED).accepts(offer).expect("an answer");
    let moved = "2026-01-07T12:00:00+01:00";
    story.at(moved).moves_in(offer).expect("a move");
    let planned_on = "2026-01-12T12:00:00+01:00";
    let planned = story.at(planned_on).registers(&treatment(planned_on));

    // Five nights so far, seen from both cases, and it goes on.
    for request in [acute, planned] {
        let found = quotas(&story, KOMMUNE, planned_on, request);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, QuotaKind::Treatment);
        assert_eq!((found[0].starts_at, found[0].used_days), (None, 5));
        assert_eq!(found[0].warnings, [QuotaWarning::EmergencyTimeRuns]);
    }

    let began = "2026-01-17T12:00:00+01:00";
    let stay =
        json!({"type": "oppholdBegynte", "detalj": "bvl-6-2-behandling", "tidspunkt": began});
    story
        .at(began)
        .tells(Kommune, planned, &stay)
        .expect("an event");
    let seen_on = "2026-01-27T12:00:00+01:00";
    let found = quotas(&story, KOMMUNE, seen_on, planned);
    assert_eq!(found.len(), 1);
    let quota = &found[0];
    assert_eq!((quota.deducted_days, quota.used_days), (10, 20));
    assert_eq!(quota.left_days, 345);
    assert_eq!(quota.last_day.to_string(), "2027-01-07");
    let case = story.at(seen_on).case_of(planned);
    let rules = &story.service().rules;
    let limit = case
        .deadlines(rules)
        .into_iter()
        .find(|limit| limit.rule.id == RuleId::TreatmentStay)
        .expect("a limit");
    assert_eq!(limit.due.plain, instant("2027-01-08T00:00:00+01:00"));

    // It passes when the limit does, with the time of the other case taken off, and is no breach.
    story.at("2027-01-07T23:59:59+01:00").sweeps_through();
    let is_passed = |at: &str| {
        let passed = story.at(at).case_of(planned).passed;
        passed
            .iter()
            .any(|limit| limit.rule == RuleId::TreatmentStay)
    };
    assert!(!is_passed(seen_on));
    let breaches = story.raw().count("possible_breach");
    story.at("2027-01-08T00:00:00+01:00").sweeps();
    assert!(is_passed(seen_on));
    let passed = story.at(seen_on).case_of(planned).passed;
    let ended = passed
        .iter()
        .find(|limit| limit.rule == RuleId::TreatmentStay)
        .expect("recorded");
    assert_eq!(ended.passed_at, limit.due.plain);
    assert_eq!(story.raw().count("possible_breach"), breaches);
}

/// A move that never happened was no stay, and takes no time from anybody.
#[rstest]
fn a_move_told_by_mistake_takes_no_time(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let acute = story.at(DECIDED).registers(&emergency(DECIDED));
    let offer = story.at(DECIDED).offers(acute).expect("an offer");
    story.at(DECIDED).accepts(offer).expect("an answer");
    let moved = "2026-01-07T12:00:00+01:00";
    story.at(moved).moves_in(offer).expect("a move");
    let planned_on = "2026-01-12T12:00:00+01:00";
    let planned = story.at(planned_on).registers(&treatment(planned_on));
    assert_eq!(quotas(&story, KOMMUNE, planned_on, planned)[0].used_days, 5);
    let undone = json!({"type": "gjenaapnet", "detalj": "flyttetAldriInn"});
    story
        .at(planned_on)
        .tells(Kommune, acute, &undone)
        .expect("an event");
    assert_eq!(quotas(&story, KOMMUNE, planned_on, planned), []);
}

/// The same child in another kommune: nothing of it is counted or told.
#[rstest]
fn a_stay_in_another_kommune_is_not_counted(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let other = story.at(DECIDED).registers_as(
        ELSEWHERE,
        &with(emergency(DECIDED), json!({"kommune": "3203"})),
    );
    let stay = json!({"type": "oppholdBegynte", "detalj": "bvl-4-4"});
    let refused = story.at(DECIDED).tells(Kommune, other, &stay);
    assert!(
        refused.is_err(),
        "another kommune's case is not ours to tell of"
    );
    let later = "2026-01-16T10:00:00+01:00";
    let planned = story.at(later).registers(&treatment(later));
    assert_eq!(quotas(&story, KOMMUNE, later, planned), []);
    let case = story.at(later).case_of(planned);
    assert_eq!(case.kin.requests, []);
}

#[rstest]
fn a_hearing_is_planned_back_from_and_done_once_a_place_is_accepted(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(DECIDED).registers(&emergency(DECIDED));
    let plan = |at: &str| {
        let who = actor_of(KOMMUNE).expect("a role");
        let found = story
            .at(at)
            .run(move |work| plans::plan(&who, work, request));
        found.expect("a plan").1.days
    };
    let days = plan(DECIDED);
    assert_eq!(days.len(), 1);
    assert_eq!(days[0].kind, PlanKind::Petition);
    assert_eq!(days[0].last_day.to_string(), "2026-01-20");

    let told = "2026-01-15T09:00:00+01:00";
    let hearing = json!({"type": "forhandlingsmote", "tidspunkt": "2026-02-12T09:00:00+01:00"});
    story
        .at(told)
        .records_nemnd(request, &hearing)
        .expect("an event");
    let days = plan(told);
    assert_eq!(days.len(), 2);
    let named = days[1];
    assert_eq!(named.kind, PlanKind::NamedPlace);
    // Five working days, the owner's default: over one weekend.
    assert_eq!(named.last_day.to_string(), "2026-02-05");
    assert_eq!(
        named.state(instant("2026-02-05T23:59:00+01:00")),
        PlanState::Ahead
    );
    assert_eq!(
        named.state(instant("2026-02-06T00:00:00+01:00")),
        PlanState::Behind
    );

    let offer = story.at(told).offers(request).expect("an offer");
    story.at(told).accepts(offer).expect("an answer");
    assert_eq!(plan(told)[1].state(instant(told)), PlanState::Done);

    let postponed = json!({"type": "utsatt", "begrunnelse": "dommer syk"});
    story
        .at("2026-01-16T09:00:00+01:00")
        .records_nemnd(request, &postponed)
        .expect("an event");
    assert_eq!(
        plan("2026-01-16T10:00:00+01:00").len(),
        1,
        "no hearing stands"
    );
}

/// Every limit that passes is recorded with its owner; none of them is a possible breach.
#[rstest]
fn what_a_party_or_the_tribunal_lets_pass_is_no_breach(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let request = story.at(DECIDED).registers(&emergency(DECIDED));
    let offer = story.at(DECIDED).offers(request).expect("an offer");
    story.at(DECIDED).accepts(offer).expect("an answer");
    for kind in [
        "klageMottattAvNemnda",
        "forhandlingsmoteAvsluttet",
        "meldingOmNemndvedtak",
        "meldingOmEnkeltvedtak",
        "flytteforbud",
    ] {
        story
            .at(DECIDED)
            .tells(Kommune, request, &json!({"type": kind}))
            .expect("an event");
    }
    let much_later = "2026-05-01T00:00:00+02:00";
    story.at(much_later).sweeps_through();
    let passed = story.at(much_later).case_of(request).passed;
    let of = |owner| {
        let rules = passed.iter().filter(|limit| limit.owner == owner);
        rules.map(|limit| limit.rule).collect::<Vec<_>>()
    };
    assert_eq!(
        of(LimitOwner::Tribunal),
        [RuleId::EmergencyComplaint, RuleId::DecisionAfterHearing]
    );
    assert_eq!(
        of(LimitOwner::PrivateParty),
        [RuleId::Appeal, RuleId::LegalAction]
    );
    assert_eq!(
        of(LimitOwner::Municipality),
        [
            RuleId::InstitutionPetition,
            RuleId::MovingBanPetition,
            RuleId::MovingBanDuration
        ]
    );
    assert_eq!(story.raw().count("possible_breach"), 0);
    assert_eq!(story.at(much_later).sweeps().limits, 0, "once");
}

/// Statsforvalteren sees only the case of the supervision: time in another is left out, and told to be.
#[rstest]
fn who_may_not_see_the_other_case_is_told_that_it_is_left_out(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (kommune, office) = (app.signed_in(KOMMUNE), app.signed_in(OFFICE));
    let long_ago = ago(TimeDelta::days(40));
    let began = ago(TimeDelta::days(30));
    let acute = kommune.registers(&with(
        acute_at(&long_ago),
        json!({"hjemmel": "bvl-4-4", "akuttvedtak": long_ago}),
    ));
    let stay = |detail: &str, at: &str| json!({"type": "oppholdBegynte", "detalj": detail, "tidspunkt": at});
    kommune.does(&acute, "hendelser", &stay("bvl-4-4", &long_ago));
    let planned = kommune.registers(&treatment(&began));
    kommune.does(&planned, "hendelser", &stay("bvl-6-2-behandling", &began));
    let seen = kommune.sees(&format!("{}/kvoter", planned.path));
    assert_eq!(seen["rader"][0]["dagerTrukketFra"], 10);
    assert_eq!(seen["rader"][0]["kvote"], "behandling");
    assert_eq!(seen["rader"][0]["varsler"], json!(["akuttidTellerMed"]));

    app.sweeps();
    office.creates(
        "/tilsyn",
        &json!({"anmodning": planned.id, "begrunnelse": "Varsel"}),
    );
    let seen = office.sees(&format!("{}/kvoter", planned.path));
    assert_eq!(seen["rader"][0]["dagerTrukketFra"], 0);
    let presumed = seen["rader"][0]["forutsetninger"]
        .as_array()
        .expect("a list");
    assert!(presumed.contains(&json!("oppholdUtelatt")), "{presumed:?}");
    // With supervision of the other case too, nothing is left out.
    office.creates(
        "/tilsyn",
        &json!({"anmodning": acute.id, "begrunnelse": "Varsel"}),
    );
    let seen = office.sees(&format!("{}/kvoter", planned.path));
    assert_eq!(seen["rader"][0]["dagerTrukketFra"], 10);
}

#[rstest]
fn the_api_tells_what_is_to_come(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let decided = ago(TimeDelta::days(13));
    let request = kommune.registers(&with(
        an_acute_request(),
        json!({"hjemmel": "bvl-4-4", "akuttvedtak": decided}),
    ));
    let rows = kommune.sees("/frister/naer-bortfall")["rader"].clone();
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    assert_eq!(rows[0]["anmodning"], json!(request.id));
    assert_eq!(rows[0]["regel"], "begjaeringEtterAkuttInstitusjon");
    assert_eq!(rows[0]["dagerIgjen"], 1);
    let none = kommune.sees("/frister/naer-bortfall?dager=0");
    assert_eq!(none["rader"], json!([]));
    for wrong in ["61", "-1", "fem", "1&hvem=alle"] {
        let answer = kommune.get(&format!("/api/v1/frister/naer-bortfall?dager={wrong}"));
        assert!(
            matches!(answer.status, 400 | 422),
            "{wrong}: {}",
            answer.status
        );
    }
    let answer = kommune.get("/api/v1/frister/naer-bortfall?dager=61");
    assert!(answer.faults().contains_key("dager"), "{answer:?}");

    let plan = kommune.sees(&format!("{}/plan", request.path))["rader"].clone();
    assert_eq!(plan[0]["hva"], "begjaering");
    assert_eq!(plan[0]["tilstand"], "gjenstaar");
    assert_eq!(plan[0]["virkedagerFoer"], json!(null));
    let limits = kommune.sees(&format!("{}/frister", request.path))["frister"].clone();
    assert_eq!(limits[0]["lovversjon"], "2026-01-01");
    assert_eq!(limits[0]["arbeidsfrist"], limits[0]["utloper"]);
    kommune.does(
        &request,
        "hendelser",
        &json!({"type": "meldingOmEnkeltvedtak", "tidspunkt": ago(TimeDelta::days(1))}),
    );
    let limits = kommune.sees(&format!("{}/frister", request.path))["frister"].clone();
    let all = limits.as_array().expect("limits");
    let appeal = all
        .iter()
        .find(|limit| limit["regel"] == "klagePaaEnkeltvedtak")
        .expect("an appeal");
    assert_eq!(appeal["arbeidsfrist"], appeal["utloperEtterDomstolloven"]);
    assert_eq!(appeal["eier"], "privatPart");
}
