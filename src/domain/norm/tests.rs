//! The shipped norms, the order of limits, and what a norms file may not say.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]

use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::calendar::end_of_day;

const SHIPPED: &str = include_str!("../../../config/norms.toml");

fn norms() -> Norms {
    Norms::parse(SHIPPED).unwrap()
}

fn acute(reported: &str) -> NormCase {
    NormCase {
        kind: CountedKind::Acute,
        region: Region::West,
        measure: Measure::Institution,
        need_reported_at: reported.parse().unwrap(),
        wanted_start: None,
    }
}

fn planned(reported: &str) -> NormCase {
    NormCase {
        kind: CountedKind::Planned,
        ..acute(reported)
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[rstest]
#[case("2024-07-12T10:00:00+02:00", "2024-07-13T00:00:00+02:00")]
#[case("2024-07-12T22:00:00+02:00", "2024-07-13T00:00:00+02:00")]
#[case("2024-07-12T23:30:00+02:00", "2024-07-13T01:30:00+02:00")]
// the night the clocks go forward: two elapsed hours from 01.30 end at 04.30 local
#[case("2024-03-30T23:30:00+01:00", "2024-03-31T01:30:00+01:00")]
#[case("2024-03-31T00:30:00+01:00", "2024-04-01T00:00:00+02:00")]
// the night they go back
#[case("2024-10-26T23:30:00+02:00", "2024-10-27T01:30:00+02:00")]
#[case("2024-12-31T23:59:00+01:00", "2025-01-01T01:59:00+01:00")]
fn an_acute_offer_is_due_at_local_midnight_but_at_least_two_hours_after_the_report(
    #[case] reported: &str,
    #[case] due: &str,
) {
    let shipped = norms();
    let found = shipped.counting(&acute(reported)).unwrap();
    assert_eq!(found.at, due.parse::<DateTime<Utc>>().unwrap());
    assert_eq!(
        (found.norm.id.as_str(), found.norm.version),
        ("akutt_tilbud_samme_dag", 1)
    );
}

#[test]
fn a_planned_offer_is_due_by_the_wanted_start_and_without_one_no_norm_counts() {
    let mut case = planned("2024-07-12T10:00:00+02:00");
    assert_eq!(norms().counting(&case), None);
    case.wanted_start = Some(date("2024-08-01"));
    let shipped = norms();
    let found = shipped.counting(&case).unwrap();
    assert_eq!(found.at, end_of_day(date("2024-08-01")));
    assert_eq!(
        (found.norm.id.as_str(), found.norm.version),
        ("planlagt_tilbud_innen_onsket_oppstart", 1)
    );
}

#[test]
fn only_the_two_norms_about_the_offer_count_as_shipped() {
    let counting: Vec<String> = norms()
        .norms
        .iter()
        .filter(|norm| norm.counts)
        .map(|norm| norm.id.clone())
        .collect();
    assert_eq!(
        counting,
        [
            "akutt_tilbud_samme_dag",
            "planlagt_tilbud_innen_onsket_oppstart"
        ]
    );
    for norm in norms().norms.iter().filter(|norm| !norm.counts) {
        assert!(norm.source.contains("prosjektets forslag"), "{}", norm.id);
    }
}

#[test]
fn the_wait_for_a_foster_home_runs_from_the_wanted_start() {
    let text = entry(
        "maaler = \"ventetid_fosterhjem\"\ngjelder = \"alle\"\nteller = false\nfrist = \"dager\"\ndager = 42",
    );
    let found = Norms::parse(&text).unwrap();
    let mut case = planned("2024-07-12T10:00:00+02:00");
    let due = |case: &NormCase| found.applying(case).map(|due| due.at).next();
    assert_eq!(due(&case), None, "an institution was asked for");
    case.measure = Measure::FosterHome;
    assert_eq!(due(&case), Some(end_of_day(date("2024-08-23"))));
    case.wanted_start = Some(date("2024-08-01"));
    assert_eq!(due(&case), Some(end_of_day(date("2024-09-12"))));
}

#[test]
fn a_first_answer_is_due_in_elapsed_minutes() {
    let text = entry(
        "maaler = \"svar_fra_menneske\"\ngjelder = \"akutt\"\nteller = false\nfrist = \"minutter\"\nminutter = 30",
    );
    let found = Norms::parse(&text).unwrap();
    let case = acute("2024-10-27T00:50:00Z");
    let due: Vec<_> = found.applying(&case).map(|due| due.at).collect();
    assert_eq!(
        due,
        ["2024-10-27T01:20:00Z".parse::<DateTime<Utc>>().unwrap()]
    );
    assert_eq!(found.counting(&case), None);
}

/// A whole file with one norm, whose own lines are given.
fn entry(lines: &str) -> String {
    format!(
        "ny_hendelse = \"ny_anmodning\"\n[[norm]]\nid = \"a\"\nversjon = 1\nfra = \"2023-01-01\"\nkilde = \"k\"\n{lines}\n"
    )
}

/// The acute norm of a test file: id, more lines, least hours.
fn same_day(id: &str, more: &str, hours: u32) -> String {
    format!(
        "[[norm]]\nid = \"{id}\"\nversjon = 1\nfra = \"2023-01-01\"\nkilde = \"k\"\ngjelder = \"akutt\"\nteller = true\nfrist = \"lokal_midnatt\"\nminst_timer = {hours}\n{more}\n"
    )
}

fn file(norms: &[String]) -> String {
    format!("ny_hendelse = \"ny_anmodning\"\n{}", norms.join(""))
}

#[test]
fn a_regions_norm_stands_instead_of_the_countrys_on_its_days_only() {
    let regional = same_day("nord", "region = \"nord\"\ntil = \"2024-06-30\"", 0);
    for order in [[0, 1], [1, 0]] {
        let both = [same_day("landet", "", 2), regional.clone()];
        let text = file(&order.map(|index: usize| both[index].clone()));
        let found = Norms::parse(&text).unwrap();
        let applies = |region, reported: &str| {
            let case = NormCase {
                region,
                ..acute(reported)
            };
            let all: Vec<String> = found
                .applying(&case)
                .map(|due| due.norm.id.clone())
                .collect();
            assert_eq!(all.len(), 1, "exactly one applies");
            assert_eq!(found.counting(&case).unwrap().norm.id, all[0]);
            all[0].clone()
        };
        assert_eq!(applies(Region::North, "2024-06-30T23:59:00+02:00"), "nord");
        assert_eq!(
            applies(Region::North, "2024-07-01T00:00:00+02:00"),
            "landet"
        );
        assert_eq!(applies(Region::West, "2024-06-30T23:59:00+02:00"), "landet");
    }
}

#[rstest]
#[case::an_hour_later("minst_timer = 3\nfrist = \"lokal_midnatt\"", true)]
#[case::the_same("minst_timer = 2\nfrist = \"lokal_midnatt\"", false)]
#[case::stricter("frist = \"lokal_midnatt\"", false)]
#[case::two_hours_by_the_clock("frist = \"minutter\"\nminutter = 120", false)]
#[case::a_minute_more_is_softer_before_midnight("frist = \"minutter\"\nminutter = 121", true)]
fn a_region_may_not_be_softer_than_the_country_in_acute_cases(
    #[case] limit: &str,
    #[case] refused: bool,
) {
    let national = same_day("landet", "", 2);
    let regional = format!(
        "[[norm]]\nid = \"nord\"\nversjon = 1\nregion = \"nord\"\nfra = \"2025-01-01\"\nkilde = \"k\"\ngjelder = \"akutt\"\nteller = true\n{limit}\n"
    );
    for order in [[national.clone(), regional.clone()], [regional, national]] {
        let read = Norms::parse(&file(&order));
        assert_eq!(read.is_err(), refused, "{read:?}");
        if let Err(fault) = read {
            assert!(fault.reason.contains("«nord» is softer"), "{fault}");
        }
    }
}

fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0_u32..=48).prop_map(|at_least_hours| Limit::SameDay { at_least_hours }),
        (1_u32..=3_000).prop_map(|minutes| Limit::Within { minutes }),
    ]
}

fn due(limit: Limit, reported: DateTime<Utc>) -> DateTime<Utc> {
    let norm = Norm {
        id: String::new(),
        version: 1,
        from: NaiveDate::MIN,
        to: None,
        region: None,
        measures: NormMeasure::Offer,
        kind: None,
        counts: false,
        limit,
        source: String::new(),
    };
    let case = NormCase {
        need_reported_at: reported,
        ..acute("2024-01-01T00:00:00Z")
    };
    norm.due_at(&case).unwrap()
}

/// The instants where two acute limits can change places: the turn of the day, the long and the short day.
fn telling_instants() -> Vec<DateTime<Utc>> {
    let days = ["2024-07-12", "2024-03-31", "2024-10-27"];
    let mut instants = Vec::new();
    for day in days.map(date) {
        let start = calendar::start_of_day(day);
        let end = end_of_day(day);
        instants.extend((0..=25 * 60).map(|minute| start + Duration::minutes(minute)));
        instants.push(end - Duration::milliseconds(1));
    }
    instants
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The ordering is what it says: proved limits never pass later, and refused ones do somewhere.
    #[test]
    fn the_order_of_limits_is_that_of_their_instants(one in limits(), other in limits()) {
        let later = telling_instants().into_iter().any(|at| due(one, at) > due(other, at));
        prop_assert_eq!(one.is_never_later_than(other), !later);
    }
}

#[rstest]
#[case("ny_hendelse = \"ny_maaned\"\n", 1, "ny_hendelse is")]
#[case("ny_hendelse = \"ny_anmodning\"\nfrister = 3\n", 2, "unknown field")]
fn a_file_that_is_no_norms_file_is_refused(
    #[case] text: &str,
    #[case] line: usize,
    #[case] why: &str,
) {
    let fault = Norms::parse(text).unwrap_err();
    assert_eq!(fault.line, line, "{fault}");
    assert!(fault.reason.contains(why), "{fault}");
}

/// Each of these stands from line 7 of its file.
#[rstest]
#[case(
    "gjelder = \"hastig\"\nteller = true\nfrist = \"lokal_midnatt\"",
    7,
    "gjelder is"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"straks\"",
    9,
    "frist is"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"dager\"\ndager = 2",
    9,
    "does not fit"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"lokal_midnatt\"\ndager = 2",
    10,
    "dager needs"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"onsket_oppstart\"",
    9,
    "does not fit"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"lokal_midnatt\"\nminst_timer = 49",
    10,
    "48 at most"
)]
#[case(
    "gjelder = \"planlagt\"\nteller = true\nfrist = \"dager\"",
    9,
    "needs dager"
)]
#[case(
    "gjelder = \"planlagt\"\nteller = true\nfrist = \"dager\"\ndager = 0",
    10,
    "from 1"
)]
#[case(
    "gjelder = \"alle\"\nteller = true\nfrist = \"lokal_midnatt\"",
    7,
    "«akutt» or «planlagt»"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"minutter\"\nminutter = 5\nmaaler = \"svar_fra_menneske\"",
    8,
    "only a norm about the offer"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"lokal_midnatt\"\nmaaler = \"alt\"",
    10,
    "maaler is"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"lokal_midnatt\"\nregion = \"vestlandet\"",
    10,
    "region is one of"
)]
#[case(
    "gjelder = \"akutt\"\nteller = true\nfrist = \"lokal_midnatt\"\ntil = \"2022-12-31\"",
    10,
    "til is before fra"
)]
#[case(
    "gjelder = \"alle\"\nteller = false\nfrist = \"dager\"\ndager = 3\nmaaler = \"oppdatering\"",
    9,
    "does not fit"
)]
fn a_norm_that_makes_no_sense_is_told_with_its_line(
    #[case] lines: &str,
    #[case] line: usize,
    #[case] why: &str,
) {
    let fault = Norms::parse(&entry(lines)).unwrap_err();
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("norms.toml", line),
        "{fault}"
    );
    assert!(fault.reason.contains(why), "{fault}");
}

#[test]
fn two_norms_of_one_key_for_the_same_days_are_refused() {
    let later = same_day("b", "", 2).replace("2023-01-01", "2025-01-01");
    let fault = Norms::parse(&file(&[same_day("a", "", 2), later.clone()])).unwrap_err();
    assert!(fault.reason.contains("both count"), "{fault}");
    assert_eq!(fault.line, 12, "the line the second begins on: {fault}");
    let ended = same_day("a", "til = \"2024-12-31\"", 2);
    assert!(Norms::parse(&file(&[ended.clone(), later.clone()])).is_ok());
    let a_day_too_long = ended.replace("2024-12-31", "2025-01-01");
    // The later may stand first in the file.
    assert!(Norms::parse(&file(&[later.clone(), ended])).is_ok());
    for both in [[&a_day_too_long, &later], [&later, &a_day_too_long]] {
        assert!(Norms::parse(&file(&both.map(String::clone))).is_err());
    }
}

#[test]
fn the_same_version_twice_is_refused() {
    let text = file(&[
        same_day("a", "til = \"2023-12-31\"", 2),
        same_day("a", "region = \"nord\"", 2),
    ]);
    let fault = Norms::parse(&text).unwrap_err();
    assert!(fault.reason.contains("stands twice"), "{fault}");
}

#[rstest]
#[case("ankomst_senest = \"22.00\"", "ankomst_senest = \"22\"", "an hour as")]
#[case("omvei = 1.3", "omvei = 0.9", "omvei is from")]
#[case("km_i_timen = 60.0", "km_i_timen = 900.0", "km_i_timen is from")]
fn a_reach_that_makes_no_sense_is_refused(
    #[case] right: &str,
    #[case] made: &str,
    #[case] why: &str,
) {
    let text = "ny_hendelse = \"ny_anmodning\"\n[[rekkevidde]]\nid = \"r\"\nversjon = 1\nfra = \"2023-01-01\"\nankomst_senest = \"22.00\"\nomvei = 1.3\nkm_i_timen = 60.0\nkilde = \"k\"\n";
    let read = Norms::parse(text).unwrap();
    assert!(read.reach(Region::North, date("2023-01-01")).is_some());
    assert!(read.reach(Region::North, date("2022-12-31")).is_none());
    let fault = Norms::parse(&text.replace(right, made)).unwrap_err();
    assert!(fault.reason.contains(why), "{fault}");
    assert!((6..=8).contains(&fault.line), "{fault}");
}

/// What is as far as a norm may go.
#[rstest]
#[case::the_measure_said_aloud("maaler = \"tilbud\"\nfrist = \"lokal_midnatt\"")]
#[case::one_day_only("til = \"2023-01-01\"\nfrist = \"lokal_midnatt\"")]
#[case::two_days_of_hours("frist = \"lokal_midnatt\"\nminst_timer = 48")]
#[case::as_many_minutes("frist = \"minutter\"\nminutter = 100000")]
fn a_norm_may_say(#[case] lines: &str) {
    let text = entry(&format!("gjelder = \"akutt\"\nteller = true\n{lines}"));
    let read = Norms::parse(&text).unwrap();
    let case = acute("2023-01-01T12:00:00+01:00");
    let due = read.counting(&case).unwrap();
    assert_eq!(due.norm.measures, NormMeasure::Offer);
}

/// What the country's norm and a region's are about, what they measure, whether they count, and their minutes.
#[rstest]
#[case::both_only_measure(("akutt", "svar_fra_menneske", false, 30), ("akutt", "svar_fra_menneske", false, 31), true)]
#[case::no_later(("akutt", "svar_fra_menneske", false, 30), ("akutt", "svar_fra_menneske", false, 30), false)]
#[case::one_measures_beside_one_that_counts(("akutt", "tilbud", true, 30), ("akutt", "tilbud", false, 31), true)]
#[case::one_counts_beside_one_that_measures(("akutt", "tilbud", false, 30), ("akutt", "tilbud", true, 31), false)]
#[case::another_measure(("akutt", "tilbud", false, 30), ("akutt", "svar_fra_menneske", false, 31), false)]
#[case::the_countrys_is_not_acute(("planlagt", "tilbud", true, 30), ("akutt", "tilbud", true, 31), false)]
#[case::the_regions_is_not_acute(("akutt", "tilbud", true, 30), ("planlagt", "tilbud", true, 31), false)]
fn which_norms_a_regions_is_held_against(
    #[case] national: (&str, &str, bool, u32),
    #[case] regional: (&str, &str, bool, u32),
    #[case] refused: bool,
) {
    let norm = |id: &str,
                (kind, measures, counts, minutes): (&str, &str, bool, u32),
                more: &str| {
        format!(
            "[[norm]]\nid = \"{id}\"\nversjon = 1\nfra = \"2023-01-01\"\nkilde = \"k\"\nmaaler = \"{measures}\"\ngjelder = \"{kind}\"\nteller = {counts}\nfrist = \"minutter\"\nminutter = {minutes}\n{more}\n"
        )
    };
    let country = norm("landet", national, "");
    let region = norm("nord", regional, "region = \"nord\"");
    for order in [[country.clone(), region.clone()], [region, country]] {
        let read = Norms::parse(&file(&order));
        assert_eq!(read.is_err(), refused, "{read:?}");
    }
}

#[test]
fn two_regions_are_not_held_against_each_other() {
    let region = |id: &str, hours: u32| same_day(id, &format!("region = \"{id}\""), hours);
    let read = Norms::parse(&file(&[region("nord", 2), region("vest", 3)]));
    assert!(read.is_ok(), "{read:?}");
}

#[test]
fn the_norm_about_updates_is_told_from_the_others() {
    let shipped = norms();
    let case = planned("2024-07-12T10:00:00+02:00");
    let found = shipped.update(&case).unwrap();
    assert_eq!(found.measures, NormMeasure::Update);
    let none = Norms::parse(&file(&[same_day("a", "", 2)])).unwrap();
    assert_eq!(none.update(&acute("2024-07-12T10:00:00+02:00")), None);
}

#[rstest]
#[case(Limit::SameDay { at_least_hours: 0 }, Limit::Within { minutes: 1_499 }, false)]
#[case(Limit::SameDay { at_least_hours: 0 }, Limit::Within { minutes: 1_500 }, true)]
#[case(Limit::SameDay { at_least_hours: 48 }, Limit::Within { minutes: 2_879 }, false)]
#[case(Limit::SameDay { at_least_hours: 48 }, Limit::Within { minutes: 2_880 }, true)]
#[case(Limit::Within { minutes: 180 }, Limit::SameDay { at_least_hours: 3 }, true)]
#[case(Limit::Within { minutes: 181 }, Limit::SameDay { at_least_hours: 3 }, false)]
#[case(Limit::Days { days: 3 }, Limit::Days { days: 3 }, true)]
#[case(Limit::Days { days: 2 }, Limit::Days { days: 3 }, false)] // not shown
#[case(Limit::WantedStart, Limit::AgreedRhythm, false)]
fn a_limit_that_is_never_later(#[case] one: Limit, #[case] other: Limit, #[case] never: bool) {
    assert_eq!(one.is_never_later_than(other), never);
}

/// A reach in a file: id, version, days, region.
fn reach_entry(id: &str, version: i32, more: &str) -> String {
    format!(
        "[[rekkevidde]]\nid = \"{id}\"\nversjon = {version}\nankomst_senest = \"22.00\"\nomvei = 1.3\nkm_i_timen = 60.0\nkilde = \"k\"\n{more}\n"
    )
}

const UNTIL_2024: &str = "fra = \"2023-01-01\"\ntil = \"2024-12-31\"";

#[rstest]
#[case::the_day_after("b", 1, "fra = \"2025-01-01\"", None)]
#[case::a_day_in_both("b", 1, "fra = \"2024-12-31\"", Some("same days"))]
#[case::another_region("b", 1, "fra = \"2023-01-01\"\nregion = \"nord\"", None)]
#[case::the_next_version("a", 2, "fra = \"2025-01-01\"", None)]
#[case::the_same_version("a", 1, "fra = \"2025-01-01\"", Some("stands twice"))]
fn what_two_reaches_may_be_beside_each_other(
    #[case] id: &str,
    #[case] version: i32,
    #[case] more: &str,
    #[case] refused: Option<&str>,
) {
    let first = reach_entry("a", 1, UNTIL_2024);
    let second = reach_entry(id, version, more);
    for both in [[&first, &second], [&second, &first]] {
        match (Norms::parse(&file(&both.map(String::clone))), refused) {
            (Ok(_), None) => {}
            (Err(fault), Some(why)) => assert!(fault.reason.contains(why), "{fault}"),
            (read, wanted) => panic!("{read:?}, not {wanted:?}"),
        }
    }
}

#[test]
fn a_regions_reach_stands_instead_of_the_countrys() {
    let text = file(&[
        reach_entry("landet", 1, "fra = \"2023-01-01\""),
        reach_entry("nord", 1, "fra = \"2024-01-01\"\nregion = \"nord\""),
    ]);
    let read = Norms::parse(&text).unwrap();
    let held = |region, on| read.reach(region, date(on)).map(|norm| norm.id.as_str());
    assert_eq!(held(Region::North, "2024-01-01"), Some("nord"));
    assert_eq!(held(Region::North, "2023-12-31"), Some("landet"));
    assert_eq!(held(Region::West, "2024-01-01"), Some("landet"));
}

/// At noon everything of the day before has passed; at half past midnight what came in the last two hours
/// of the day before has not.
#[rstest]
#[case::at_noon("2024-07-12T12:00:00+02:00", "2024-07-12T00:00:00+02:00")]
#[case::after_midnight("2024-07-12T00:30:00+02:00", "2024-07-11T22:30:00+02:00")]
#[case::the_night_the_clocks_go_back("2024-10-27T12:00:00+01:00", "2024-10-27T00:00:00+02:00")]
fn one_instant_parts_the_needs_whose_norm_has_passed_from_the_others(
    #[case] now: &str,
    #[case] parted_at: &str,
) {
    let shipped = norms();
    let (now, parted_at): (DateTime<Utc>, DateTime<Utc>) =
        (now.parse().unwrap(), parted_at.parse().unwrap());
    let last = shipped.passed_until(&acute("2024-01-01T00:00:00Z"), now);
    let last = last.unwrap();
    assert!((parted_at - last).num_milliseconds().abs() <= 1, "{last}");
    for need_reported_at in [
        last - Duration::hours(5),
        last,
        last + Duration::milliseconds(2),
    ] {
        let case = NormCase {
            need_reported_at,
            ..acute("2024-01-01T00:00:00Z")
        };
        let passed = shipped.counting(&case).unwrap().at <= now;
        assert_eq!(passed, need_reported_at <= last, "{need_reported_at}");
    }
}
