#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a failed unwrap is a failed test"
)]
use rstest::rstest;

use super::*;
use crate::domain::config_fault::{ConfigFile, FileFault};

const SHIPPED: &str = include_str!("../../../config/warnings.toml");

fn parse(text: &str) -> Result<Ladder, FileFault> {
    let norms = ["akutt_tilbud_samme_dag".to_owned()];
    Ladder::parse(ConfigFile::new("warnings.toml", text), &norms)
}

fn ladder() -> Ladder {
    parse(SHIPPED).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn limit(kind: LimitKind, started: &str, passes: &str) -> WatchedLimit {
    WatchedLimit {
        key: LimitKey {
            source: match kind {
                LimitKind::Norm(_) => LimitSource::Norm,
                LimitKind::Act(..) => LimitSource::Act,
            },
            id: "x".into(),
            started_at: at(started),
        },
        version: 1,
        kind,
        at: at(passes),
        is_stopped: false,
    }
}

const ACUTE: LimitKind = LimitKind::Norm(CountedKind::Acute);
const PLANNED: LimitKind = LimitKind::Norm(CountedKind::Planned);
const MUNICIPAL: LimitKind = LimitKind::Act(RuleId::CarePetition, LimitOwner::Municipality);

fn acute() -> WatchedLimit {
    limit(
        ACUTE,
        "2026-07-01T10:00:00+02:00",
        "2026-07-02T00:00:00+02:00",
    )
}

fn levels(limit: &WatchedLimit, raised: &[i32], now: &str) -> Vec<i32> {
    let ladder = ladder();
    let due = ladder.due(limit, raised, at(now));
    due.iter().map(|due| due.rung.level).collect()
}

#[rstest]
#[case::a_moment_before("10:29:59.999", &[])]
#[case::exactly("10:30:00", &[1])]
#[case::before_the_second("10:59:59.999", &[1])]
#[case::the_second("11:00:00", &[1, 2])]
#[case::the_third("11:45:00", &[1, 2, 3])]
#[case::nothing_more_that_day("23:59:59.999", &[1, 2, 3])]
fn the_acute_ladder_is_climbed_by_elapsed_minutes(#[case] now: &str, #[case] due: &[i32]) {
    assert_eq!(
        levels(&acute(), &[], &format!("2026-07-01T{now}+02:00")),
        due
    );
}

#[test]
fn after_a_stop_everything_late_is_due_at_once_the_oldest_first() {
    assert_eq!(
        levels(&acute(), &[], "2026-07-05T00:00:00+02:00"),
        [1, 2, 3, 4, 5]
    );
}

#[test]
fn what_was_raised_is_never_due_again_and_the_next_is_the_earliest_left() {
    let (ladder, limit) = (ladder(), acute());
    assert_eq!(levels(&limit, &[1, 2], "2026-07-01T11:45:00+02:00"), [3]);
    assert_eq!(
        ladder.next_at(&limit, &[1, 2]),
        Some(at("2026-07-01T11:45:00+02:00"))
    );
    assert_eq!(ladder.next_at(&limit, &[1, 2, 3, 4, 5]), None);
}

#[test]
fn a_limit_that_is_stopped_has_no_rung_left_not_even_a_late_one() {
    let stopped = WatchedLimit {
        is_stopped: true,
        ..acute()
    };
    assert_eq!(ladder().next_at(&stopped, &[1]), None);
    assert!(levels(&stopped, &[], "2026-07-05T00:00:00+02:00").is_empty());
}

#[rstest]
#[case::acute_norm(ACUTE, 5)]
#[case::planned_norm(PLANNED, 4)]
#[case::municipal(MUNICIPAL, 3)]
#[case::tribunal(LimitKind::Act(RuleId::TribunalControl, LimitOwner::Tribunal), 1)]
#[case::bufetat(LimitKind::Act(RuleId::CareOrderCarriedOut, LimitOwner::Bufetat), 2)]
fn every_kind_of_limit_has_a_ladder(#[case] kind: LimitKind, #[case] rungs: usize) {
    let limit = limit(
        kind,
        "2026-01-01T10:00:00+01:00",
        "2026-03-01T00:00:00+01:00",
    );
    let ladder = ladder();
    assert_eq!(
        ladder.due(&limit, &[], at("2027-01-01T00:00:00Z")).len(),
        rungs
    );
}

#[test]
fn a_warning_that_would_come_before_the_limit_began_is_left_out() {
    // Wanted in two days: fourteen and three days before never were.
    let limit = limit(
        PLANNED,
        "2026-07-01T10:00:00+02:00",
        "2026-07-03T00:00:00+02:00",
    );
    assert_eq!(
        ladder().next_at(&limit, &[]),
        Some(at("2026-07-03T00:00:00+02:00"))
    );
    assert_eq!(levels(&limit, &[], "2026-07-03T00:00:00+02:00"), [3]);
}

/// Days keep the wall clock's time over both changes; minutes are elapsed.
#[rstest]
#[case::march(
    "2026-03-20T10:00:00+01:00",
    "2026-03-30T00:00:00+02:00",
    "2026-03-27T00:00:00+01:00"
)]
#[case::october(
    "2026-10-10T10:00:00+02:00",
    "2026-10-26T00:00:00+01:00",
    "2026-10-23T00:00:00+02:00"
)]
#[case::no_change(
    "2026-06-01T10:00:00+02:00",
    "2026-06-11T00:00:00+02:00",
    "2026-06-08T00:00:00+02:00"
)]
fn days_before_a_limit_are_days_of_the_calendar(
    #[case] started: &str,
    #[case] passes: &str,
    #[case] due: &str,
) {
    let limit = limit(PLANNED, started, passes);
    assert_eq!(ladder().next_at(&limit, &[1]), Some(at(due)));
}

#[rstest]
#[case::march("2026-03-29T01:50:00+01:00", "2026-03-29T03:20:00+02:00")]
#[case::october("2026-10-25T02:50:00+02:00", "2026-10-25T02:20:00+01:00")]
fn half_an_hour_is_half_an_hour_in_the_nights_the_clocks_change(
    #[case] started: &str,
    #[case] due: &str,
) {
    let limit = limit(ACUTE, started, "2026-11-01T00:00:00+01:00");
    assert_eq!(ladder().next_at(&limit, &[]), Some(at(due)));
}

fn mail_from(limit: &WatchedLimit, level: i32, now: &str) -> DateTime<Utc> {
    let ladder = ladder();
    let due = ladder.due(limit, &[], at("2030-01-01T00:00:00Z"));
    let rung = due.iter().find(|due| due.rung.level == level).unwrap().rung;
    let to = (WarningChannel::Mail, Role::Intake);
    ladder.deliver_from((rung, limit), to, at(now))
}

#[rstest]
#[case::in_the_afternoon("2026-07-01T16:00:00+02:00", "2026-07-01T16:00:00+02:00")]
#[case::just_before_they_begin("2026-07-01T21:59:59.999+02:00", "2026-07-01T21:59:59.999+02:00")]
#[case::as_they_begin("2026-07-01T22:00:00+02:00", "2026-07-02T07:00:00+02:00")]
#[case::at_midnight("2026-07-02T00:00:00+02:00", "2026-07-02T07:00:00+02:00")]
#[case::just_before_they_end("2026-07-02T06:59:59.999+02:00", "2026-07-02T07:00:00+02:00")]
#[case::as_they_end("2026-07-02T07:00:00+02:00", "2026-07-02T07:00:00+02:00")]
#[case::new_year("2026-12-31T23:00:00+01:00", "2027-01-01T07:00:00+01:00")]
#[case::the_night_to_summer_time("2026-03-28T22:30:00+01:00", "2026-03-29T07:00:00+02:00")]
#[case::inside_the_short_night("2026-03-29T03:30:00+02:00", "2026-03-29T07:00:00+02:00")]
#[case::the_night_to_normal_time("2026-10-24T22:30:00+02:00", "2026-10-25T07:00:00+01:00")]
#[case::the_hour_shown_twice("2026-10-25T02:30:00+02:00", "2026-10-25T07:00:00+01:00")]
#[case::the_hour_shown_again("2026-10-25T02:30:00+01:00", "2026-10-25T07:00:00+01:00")]
fn mail_that_can_wait_is_held_until_the_morning(#[case] raised: &str, #[case] sent: &str) {
    let planned = limit(
        PLANNED,
        "2026-01-01T10:00:00+01:00",
        "2026-09-01T00:00:00+02:00",
    );
    assert_eq!(mail_from(&planned, 1, raised), at(sent));
    assert_eq!(
        mail_from(&acute(), 1, raised),
        at(raised),
        "acute is never held"
    );
}

#[test]
fn the_list_in_the_service_is_never_quiet_and_urgent_rungs_are_not_held() {
    let urgent = SHIPPED.replacen(
        "gjelder = [\"frist:kommune\"]",
        "gjelder = [\"frist:kommune\"]\nhaster = true",
        1,
    );
    let ladder = parse(&urgent).unwrap();
    let limit = limit(
        MUNICIPAL,
        "2026-01-01T10:00:00+01:00",
        "2026-09-01T00:00:00+02:00",
    );
    let due = ladder.due(&limit, &[], at("2030-01-01T00:00:00Z"));
    let night = at("2026-07-01T23:00:00+02:00");
    let from = |rung: &Rung, channel| {
        ladder.deliver_from((rung, &limit), (channel, Role::MunicipalLeader), night)
    };
    let [first, second, ..] = due.as_slice() else {
        panic!("three rungs")
    };
    assert_eq!(from(first.rung, WarningChannel::Mail), night);
    assert!(from(second.rung, WarningChannel::Mail) > night);
    assert_eq!(from(second.rung, WarningChannel::InService), night);
}

#[test]
fn quiet_hours_within_a_day_and_for_some_roles_only() {
    let hours = QuietHours {
        channel: WarningChannel::Mail,
        roles: vec![Role::RegionLeader],
        from: "12:00".parse().unwrap(),
        to: "13:00".parse().unwrap(),
    };
    assert!(hours.are_for(WarningChannel::Mail, Role::RegionLeader));
    assert!(!hours.are_for(WarningChannel::Mail, Role::Intake));
    assert!(!hours.are_for(WarningChannel::InService, Role::RegionLeader));
    for (raised, sent) in [
        ("11:59:59", "11:59:59"),
        ("12:00:00", "13:00:00"),
        ("13:00:00", "13:00:00"),
    ] {
        let on = |time: &str| at(&format!("2026-07-01T{time}+02:00"));
        assert_eq!(hours.end_for(on(raised)), on(sent), "{raised}");
    }
}

/// Each change to the shipped file, how many lines above the change the fault is told, and a word of what is said.
#[rstest]
#[case("versjon = \"2026-1\"", "versjon = \" \"", 0, "versjon")]
#[case("kanal = \"epost\"", "kanal = \"sms\"", 0, "neither")]
#[case("fra = \"22:00\"", "fra = \"22.00\"", 0, "a time of the day")]
#[case("til = \"07:00\"", "til = \"22:00\"", 0, "for ever")]
#[case("id = \"akutt_30_minutter\"", "id = \"Akutt 30\"", 0, "id:")]
#[case("id = \"akutt_en_time\"", "id = \"akutt_30_minutter\"", 0, "already")]
#[case("nivaa = 2", "nivaa = 1", 0, "«akutt_30_minutter» has level 1")]
#[case("nivaa = 1", "nivaa = 0", 0, "1 to 99")]
#[case("gjelder = [\"akutt\"]", "gjelder = []", 0, "at least one")]
#[case("gjelder = [\"akutt\"]", "gjelder = [\"alt\"]", 0, "none of akutt")]
#[case(
    "gjelder = [\"akutt\"]",
    "gjelder = [\"regel:f99\"]",
    0,
    "no rule of the Act"
)]
#[case(
    "gjelder = [\"akutt\"]",
    "gjelder = [\"akutt\", \"akutt\"]",
    0,
    "twice"
)]
#[case(
    "naar = \"etter_start\"",
    "naar = \"straks\"",
    0,
    "none of etter_start"
)]
#[case(
    "gjelder = [\"akutt\"]",
    "gjelder = [\"norm:akutt\"]",
    0,
    "no norm; known are akutt_tilbud_samme_dag"
)]
#[case("minutter = 30", "minutter = 30\ntimer = 1", 1, "exactly one")]
#[case("minutter = 30", "dager = 1", 0, "elapsed time")]
#[case("minutter = 30", "minutter = 600000", 0, "a year")]
#[case("minutter = 30", "minutter = -1", 0, "")]
#[case(
    "til = [\"bufetat.inntak\"]",
    "til = [\"revisor\"]",
    0,
    "none of kommune.saksbehandler"
)]
#[case(
    "kanaler = [\"i_tjenesten\", \"epost\"]",
    "kanaler = [\"epost\"]",
    0,
    "acknowledged"
)]
#[case("kilde = \"prosjektets forslag\"", "kilder = \"x\"", 0, "")]
fn a_wrong_ladder_is_refused_with_file_line_and_reason(
    #[case] right: &str,
    #[case] wrong: &str,
    #[case] above: usize,
    #[case] says: &str,
) {
    let (before, _) = SHIPPED.split_once(right).unwrap();
    let line = before.split('\n').count() - above;
    let text = SHIPPED.replacen(right, wrong, 1);
    let fault = parse(&text).unwrap_err();
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("warnings.toml", line),
        "{fault}"
    );
    assert!(fault.reason.contains(says), "{fault}");
}

#[rstest]
#[case::owner_and_its_rule("frist:kommune", "regel:care_petition")]
#[case::kind_and_any_norm("akutt", "norm:akutt_tilbud_samme_dag")]
fn two_rungs_of_one_level_that_may_meet_are_refused(#[case] one: &str, #[case] other: &str) {
    let rung = |id: &str, of: &str| {
        format!(
            "[[trinn]]\nid = \"{id}\"\nnivaa = 1\ngjelder = [\"{of}\"]\nnaar = \"etter_fristen\"\n\
             timer = 1\ntil = [\"kommune.leder\"]\nkanaler = [\"i_tjenesten\"]\nkilde = \"x\"\n"
        )
    };
    let file = |first: &str, second: &str| {
        let text = [
            "versjon = \"1\"\n".to_owned(),
            rung("a", first),
            rung("b", second),
        ]
        .concat();
        parse(&text)
    };
    assert!(file(one, other).unwrap_err().reason.contains("same limit"));
    assert!(file(other, one).is_err());
    assert!(file(one, "regel:tribunal_control").is_ok());
}
