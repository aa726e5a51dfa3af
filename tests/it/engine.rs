//! The engine: what passes is recorded once, at the limit and not before it.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::bodies::{acute_at, instant, planned_at, with};
use bistandsplikt::app::engine::Swept;
use bistandsplikt::domain::breach::BreachOrigin;
use bistandsplikt::domain::deadline::LimitOwner;
use bistandsplikt::domain::severity::{SeverityLevel, SeveritySource};
use rstest::rstest;
use serde_json::json;

/// A need reported in the forenoon has its limit at local midnight.
const REPORTED: &str = "2024-07-12T10:00:00+02:00";
const JUST_BEFORE: &str = "2024-07-12T23:59:59.999+02:00";
const LIMIT: &str = "2024-07-13T00:00:00+02:00";
const AFTER: &str = "2024-07-13T00:00:00.001+02:00";

#[rstest]
fn a_request_without_an_offer_is_flagged_at_the_limit_and_once(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    assert_eq!(story.at(JUST_BEFORE).sweeps().breaches, 0);
    assert!(story.at(JUST_BEFORE).breach_on(request).is_none());
    assert_eq!(story.at(LIMIT).sweeps().breaches, 1);
    for later in [LIMIT, AFTER, "2025-01-01T00:00:00+01:00"] {
        assert_eq!(story.at(later).sweeps().breaches, 0, "{later}");
    }
    let found = story
        .at(AFTER)
        .breach_on(request)
        .expect("a possible breach")
        .breach;
    assert_eq!(found.passed_at, Some(instant(LIMIT)));
    assert_eq!(found.recorded_at, instant(LIMIT));
    assert_eq!(
        (found.month.as_str(), found.origin),
        ("2024-07", BreachOrigin::Engine)
    );
    let norm = found.norm.expect("a norm");
    assert_eq!(
        (norm.id.as_str(), norm.started_at),
        ("akutt_tilbud_samme_dag", instant(REPORTED))
    );
}

#[rstest]
#[case::just_before_the_limit(JUST_BEFORE, 0)]
#[case::exactly_at_the_limit(LIMIT, 1)]
#[case::after_the_limit(AFTER, 1)]
fn an_offer_keeps_the_norm_only_before_the_limit(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] offered: &str,
    #[case] flags: usize,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at(offered).offers(request).expect("an offer");
    assert_eq!(
        story.at("2024-07-14T10:00:00+02:00").sweeps().breaches,
        flags
    );
}

#[rstest]
#[case::just_before_the_limit(JUST_BEFORE, 0)]
#[case::exactly_at_the_limit(LIMIT, 1)]
fn a_request_withdrawn_before_the_limit_is_no_flag(
    #[values(Sqlite, Postgres)] on: Backend,
    #[case] withdrawn: &str,
    #[case] flags: usize,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    story
        .at(withdrawn)
        .withdraws(request)
        .expect("a withdrawal");
    assert_eq!(
        story.at("2024-07-14T10:00:00+02:00").sweeps().breaches,
        flags
    );
}

#[rstest]
fn an_offer_that_is_declined_in_time_is_no_flag(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    let offer = story
        .at("2024-07-12T12:00:00+02:00")
        .offers(request)
        .expect("an offer");
    story
        .at("2024-07-12T13:00:00+02:00")
        .declines(offer)
        .expect("an answer");
    assert_eq!(story.at(AFTER).sweeps().breaches, 0);
}

#[rstest]
fn an_evening_report_gives_bufetat_two_hours(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let reported = "2024-07-12T23:30:00+02:00";
    story.at(reported).registers(&acute_at(reported));
    assert_eq!(
        story.at("2024-07-13T01:29:59.999+02:00").sweeps().breaches,
        0
    );
    assert_eq!(story.at("2024-07-13T01:30:00+02:00").sweeps().breaches, 1);
}

#[rstest]
fn a_planned_request_is_flagged_after_the_day_it_was_wanted_from(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story
        .at(REPORTED)
        .registers(&planned_at(REPORTED, "2024-08-31"));
    assert_eq!(
        story.at("2024-08-31T23:59:59.999+02:00").sweeps().breaches,
        0
    );
    assert_eq!(story.at("2024-09-01T00:00:00+02:00").sweeps().breaches, 1);
    let found = story
        .at("2024-09-01T00:00:01+02:00")
        .breach_on(request)
        .expect("a possible breach")
        .breach;
    assert_eq!(
        found.month, "2024-08",
        "24.00 belongs to the day that ended"
    );
    let open = story.at(REPORTED).registers(&with(
        planned_at(REPORTED, "2024-08-31"),
        json!({"onsketOppstart": null}),
    ));
    assert_eq!(story.at("2025-09-01T00:00:00+02:00").sweeps().breaches, 0);
    assert!(
        story
            .at("2025-09-01T00:00:00+02:00")
            .breach_on(open)
            .is_none()
    );
}

#[rstest]
fn after_a_stop_the_engine_catches_up_oldest_first_and_nothing_twice(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let days = [
        "2024-07-03",
        "2024-07-01",
        "2024-07-05",
        "2024-07-02",
        "2024-07-04",
    ];
    for day in days {
        let reported = format!("{day}T10:00:00+02:00");
        story.at(&reported).registers(&acute_at(&reported));
    }
    let swept = story.at("2024-08-01T12:00:00+02:00").sweeps();
    assert_eq!((swept.looked_at, swept.breaches), (5, 5));
    let journal = "SELECT substr(CAST(b.passed_at AS TEXT), 1, 10) AS line FROM possible_breach b \
         JOIN journal j ON j.object_id = b.id WHERE j.action = 'breach.flag' ORDER BY ";
    let order = if on == Sqlite { "j.rowid" } else { "j.ctid" };
    let flagged = story.raw().lines(&format!("{journal}{order}"));
    assert!(flagged.is_sorted() && flagged.len() == 5, "{flagged:?}");
    assert_eq!(story.at("2024-08-01T12:00:00+02:00").sweeps().breaches, 0);
}

#[rstest]
fn swept_through_each_flag_is_recorded_at_the_instant_it_was_due(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    assert_eq!(
        story.at(LIMIT).sweeps_through().breaches,
        0,
        "not through itself"
    );
    assert_eq!(story.at(AFTER).sweeps_through().breaches, 1);
    let found = story
        .at(AFTER)
        .breach_on(request)
        .expect("a possible breach")
        .breach;
    assert_eq!(found.recorded_at, instant(LIMIT));
}

#[rstest]
fn a_limit_of_the_act_is_recorded_with_its_owner_and_is_no_breach(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let decided = with(acute_at(REPORTED), json!({"akuttvedtak": REPORTED}));
    let request = story.at(REPORTED).registers(&decided);
    story
        .at("2024-07-12T11:00:00+02:00")
        .offers(request)
        .expect("an offer");
    story
        .at("2024-07-12T12:00:00+02:00")
        .records_nemnd(request, &json!({"type": "iverksatt"}))
        .expect("an event");
    story
        .at("2024-07-12T13:00:00+02:00")
        .records_nemnd(request, &json!({"type": "akuttvedtakMottatt"}))
        .expect("an event");
    let swept = story.at("2025-01-01T12:00:00+01:00").sweeps();
    assert_eq!(swept.breaches, 0);
    assert!(swept.limits >= 2, "{swept:?}");
    assert_eq!(story.at("2025-01-01T12:00:00+01:00").sweeps().limits, 0);
    let case = story.at("2025-01-01T12:00:01+01:00").case_of(request);
    let owners: Vec<LimitOwner> = case.passed.iter().map(|limit| limit.owner).collect();
    assert!(
        owners.contains(&LimitOwner::Tribunal) && owners.contains(&LimitOwner::Municipality),
        "{owners:?}"
    );
    for limit in &case.passed {
        assert!(
            limit.passed_at <= limit.court_passes_at || limit.court_passes_at <= limit.recorded_at
        );
        assert_eq!(limit.recorded_at, instant("2025-01-01T12:00:00+01:00"));
    }
    assert_eq!(story.raw().count("possible_breach"), 0);
    assert_eq!(story.raw().count("passed_limit"), swept.limits);
}

#[rstest]
fn a_proposal_rises_with_the_hours_until_a_person_has_assessed(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let danger = with(acute_at(REPORTED), json!({"fareForLivEllerHelse": "ja"}));
    let (watched, assessed) = (
        story.at(REPORTED).registers(&danger),
        story.at(REPORTED).registers(&danger),
    );
    assert_eq!(story.at(LIMIT).sweeps().breaches, 2);
    let level_of = |request, at: &str| {
        story
            .at(at)
            .breach_on(request)
            .expect("a possible breach")
            .breach
            .severity
    };
    let proposed = |level| Some((level, SeveritySource::Proposed));
    assert_eq!(
        level_of(watched, AFTER),
        proposed(SeverityLevel::Considerable)
    );
    let breach = story
        .at(AFTER)
        .breach_on(assessed)
        .expect("a possible breach")
        .breach
        .id;
    story
        .at("2024-07-13T08:00:00+02:00")
        .assesses(breach, "liteAlvorlig")
        .expect("an assessment");
    assert_eq!(story.at("2024-07-13T23:59:59+02:00").sweeps().proposals, 0);
    let day_after = "2024-07-14T00:00:00+02:00";
    assert_eq!(story.at(day_after).sweeps().proposals, 2);
    assert_eq!(
        level_of(watched, day_after),
        proposed(SeverityLevel::Severe)
    );
    assert_eq!(
        level_of(assessed, day_after),
        Some((SeverityLevel::Little, SeveritySource::Assessed))
    );
    let history = story
        .at(day_after)
        .breach_on(watched)
        .expect("a possible breach")
        .severities;
    assert_eq!(history.len(), 2, "the first proposal stays in the history");
    assert_eq!(story.at("2024-08-14T00:00:00+02:00").sweeps().proposals, 0);
}

#[rstest]
fn a_person_who_says_not_assessed_has_assessed(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let danger = with(acute_at(REPORTED), json!({"fareForLivEllerHelse": "ja"}));
    let request = story.at(REPORTED).registers(&danger);
    story.at(LIMIT).sweeps();
    let breach = story
        .at(AFTER)
        .breach_on(request)
        .expect("a possible breach")
        .breach
        .id;
    story
        .at("2024-07-13T08:00:00+02:00")
        .assesses(breach, "ikkeVurdert")
        .expect("an assessment");
    assert_eq!(
        story.at("2024-07-14T12:00:00+02:00").sweeps().proposals,
        1,
        "danger for a day is proposed higher, beside the person's word"
    );
    let found = story
        .at("2024-07-14T12:00:00+02:00")
        .breach_on(request)
        .expect("a possible breach");
    assert_eq!(found.breach.severity, None, "a person's word stands");
}

#[rstest]
fn once_a_place_is_offered_the_proposal_no_longer_rises(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let danger = with(acute_at(REPORTED), json!({"fareForLivEllerHelse": "ja"}));
    let request = story.at(REPORTED).registers(&danger);
    story.at(LIMIT).sweeps();
    story
        .at("2024-07-13T08:00:00+02:00")
        .offers(request)
        .expect("an offer");
    assert_eq!(story.at("2024-07-20T00:00:00+02:00").sweeps().proposals, 0);
}

#[rstest]
fn a_need_corrected_to_earlier_is_flagged_and_a_flag_stands_when_corrected_to_later(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let next_day = "2024-07-13T10:00:00+02:00";
    let request = story.at(next_day).registers(&acute_at(next_day));
    assert_eq!(story.at("2024-07-13T11:00:00+02:00").sweeps().breaches, 0);
    story
        .at("2024-07-13T12:00:00+02:00")
        .corrects(request, &json!({"behovMeldt": REPORTED}))
        .expect("a correction");
    assert_eq!(story.at("2024-07-13T12:00:01+02:00").sweeps().breaches, 1);
    let found = story
        .at("2024-07-13T13:00:00+02:00")
        .breach_on(request)
        .expect("a possible breach")
        .breach;
    assert_eq!(
        (found.passed_at, found.recorded_at),
        (Some(instant(LIMIT)), instant("2024-07-13T12:00:01+02:00"))
    );
    story
        .at("2024-07-13T14:00:00+02:00")
        .corrects(request, &json!({"behovMeldt": next_day}))
        .expect("a correction");
    assert_eq!(story.at("2024-07-20T12:00:00+02:00").sweeps().breaches, 0);
    assert!(
        story
            .at("2024-07-20T12:00:00+02:00")
            .breach_on(request)
            .is_some()
    );
}

#[test]
fn what_several_sweeps_did_is_the_sum_of_what_each_did() {
    let swept = |step: usize| Swept {
        looked_at: step,
        breaches: 2 * step,
        limits: 3 * step,
        proposals: 4 * step,
        set_aside: 5 * step,
        lost: 6 * step,
    };
    let mut total = Swept::default();
    total.add(swept(3));
    total.add(swept(4));
    assert_eq!(total, swept(7));
}
