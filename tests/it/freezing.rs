//! The month's report frozen and signed: never changed after, and what is told later stands in the next
//! month's corrections.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::client::{Answer, Session};
use crate::support::ground::Ground;
use crate::support::importing::{imports, imports_into};
use aws_lc_rs::digest;
use rstest::rstest;
use serde_json::{Value, json};

const ANALYST: &str = "bufdir.analyse@bufdir";
const LEADER: &str = "bufdir.leder@bufdir";
const MINISTRY: &str = "departement.lese@departement";
/// A few days after July was over.
const IN_AUGUST: &str = "2024-08-05T09:00:00+02:00";
const IN_SEPTEMBER: &str = "2024-09-05T09:00:00+02:00";

/// July 2024 as it is told in the example.
fn told(on: Backend) -> TestApp {
    let ground = Ground::on(on);
    assert_eq!(imports(&ground, JULY).rejected, []);
    TestApp::over(ground)
}

/// A possible breach of July, told at an instant.
fn an_event_of_july(told_at: &str, reference: &str) -> String {
    json!({
        "tidspunkt": told_at, "aktor": "bufetat.region_leder@ost",
        "handling": "muligBrudd.registrer", "ref": reference,
        "data": {"maaned": "2024-07", "region": "ost", "type": "akutt", "tiltak": "institusjon",
                 "alvorlighet": {"skala": "2024-5", "nivaa": "moderatAlvorlig"}, "barnRef": reference},
    })
    .to_string()
}

fn freezes(session: &Session<'_>, month: &str, cut_off: &str) -> Answer {
    session.post(
        &format!("/rapporter/{month}/frys"),
        &json!({"tattUt": cut_off}),
    )
}

fn frozen(session: &Session<'_>, month: &str) -> Answer {
    let answer = session.get(&format!("/api/v1/rapporter/{month}/frosset"));
    assert_eq!(answer.status, 200, "{answer:?}");
    answer
}

fn sha256(content: &str) -> String {
    let hash = digest::digest(&digest::SHA256, content.as_bytes());
    hash.as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn table(report: &Value, id: &str) -> Value {
    let tables = report["tabeller"].as_array().expect("tables");
    let found = tables.iter().find(|table| table["id"] == id);
    found.cloned().unwrap_or(Value::Null)
}

#[rstest]
fn a_frozen_month_is_the_same_whatever_is_told_later(#[values(Sqlite, Postgres)] on: Backend) {
    let app = told(on);
    let (analyst, ministry) = (app.signed_in(ANALYST), app.signed_in(MINISTRY));
    let before = ministry.get("/api/v1/rapporter/2024-07?tattUt=2024-08-05T07:00:00Z");
    let answer = freezes(&analyst, "2024-07", IN_AUGUST);
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(
        answer.headers["location"],
        "/api/v1/rapporter/2024-07/frosset"
    );
    let kept = frozen(&ministry, "2024-07");
    let listed = ministry.sees("/rapporter")["rader"][0].clone();
    assert_eq!(listed["sha256"], sha256(&kept.body));
    assert_eq!(kept.headers["etag"], format!("\"{}\"", sha256(&kept.body)));
    let rows = (&listed["maaned"], &listed["utgave"], &listed["frossetAv"]);
    assert_eq!(
        rows,
        (&json!("2024-07"), &json!("full"), &json!("bufdir.analyse"))
    );
    assert_eq!(listed["tattUt"], "2024-08-05T07:00:00Z");
    assert!(listed["antallBak"].as_u64().is_some_and(|count| count > 3));
    assert!(listed["signert"].is_null());
    // The month is now the frozen one, without being asked for by its cut-off.
    assert_eq!(ministry.get("/api/v1/rapporter/2024-07").body, before.body);

    let late = an_event_of_july("2024-08-25T10:00:00+02:00", "H-sent");
    assert_eq!(imports_into(app.service(), &late).rejected, []);
    assert_eq!(frozen(&ministry, "2024-07").body, kept.body);
    assert_eq!(ministry.get("/api/v1/rapporter/2024-07").body, before.body);
    let now = ministry.get("/api/v1/rapporter/2024-07?tattUt=2024-09-05T07:00:00Z");
    assert_ne!(now.body, before.body, "the control: it was told of July");
}

#[rstest]
fn what_is_told_later_is_in_the_next_months_corrections(#[values(Sqlite, Postgres)] on: Backend) {
    let app = told(on);
    let leader = app.signed_in(LEADER);
    let august = "/rapporter/2024-08?tattUt=2024-09-05T07:00:00Z";
    assert!(table(&leader.sees(august), "rettelser").is_null());
    assert_eq!(freezes(&leader, "2024-07", IN_AUGUST).status, 201);
    let late = an_event_of_july("2024-08-25T10:00:00+02:00", "H-sent");
    assert_eq!(imports_into(app.service(), &late).rejected, []);
    let report = leader.sees(august);
    let rows = table(&report, "rettelser")["rader"].clone();
    let rows: Vec<Value> = rows.as_array().expect("rows").clone();
    let added = rows.iter().find(|row| {
        row["verdier"][0]["kode"] == "2024-07"
            && row["verdier"][1]["kode"] == "rettelse-hendelse-kom-til"
    });
    assert_eq!(added.expect("a correction")["verdier"][2], 1, "{rows:?}");
    let figures = table(&report, "rettede-tall")["rader"].clone();
    let events = &figures[4]["verdier"];
    assert_eq!(
        events[1].as_u64(),
        events[0].as_u64().map(|frozen| frozen + 1),
        "{figures}"
    );
    // Frozen in its turn, and the same when it is counted again.
    assert_eq!(freezes(&leader, "2024-08", IN_SEPTEMBER).status, 201);
    let frozen_list = table(&frozen(&leader, "2024-08").json(), "rettelser");
    assert_eq!(
        frozen_list["rader"].as_array().map(Vec::len),
        Some(rows.len())
    );
    assert_eq!(leader.get("/api/v1/rapporter/2024-08").status, 200);
    // A month is frozen once, in order, when it is over, with what has settled.
    for (month, cut_off, status) in [
        ("2024-08", IN_SEPTEMBER, 409),
        ("2024-06", "2024-10-05T09:00:00+02:00", 409),
        ("2024-09", IN_AUGUST, 422),
        ("2024-09", "2024-09-30T23:59:00+02:00", 422),
        ("2024-09", "2199-01-01T00:00:00Z", 422),
        ("2199-01", "2024-10-05T09:00:00+02:00", 422),
        ("juli", IN_SEPTEMBER, 422),
        ("2024-09", "2024-10-01T00:00:00+02:00", 201),
    ] {
        let answer = freezes(&leader, month, cut_off);
        assert_eq!(answer.status, status, "{month} {cut_off}: {answer:?}");
    }
    let just_now = bistandsplikt::clock::now().to_rfc3339();
    let refused = freezes(&leader, "2024-10", &just_now);
    assert_eq!(refused.status, 422);
    assert!(refused.faults().contains_key("tattUt"), "{refused:?}");
}

#[rstest]
fn a_leader_signs_what_was_frozen_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = told(on);
    let (analyst, leader) = (app.signed_in(ANALYST), app.signed_in(LEADER));
    let sign = |session: &Session<'_>, sum: &str| {
        let body = json!({"sha256": sum});
        session.post("/rapporter/2024-07/signer", &body).status
    };
    assert_eq!(sign(&leader, "0"), 404, "nothing is frozen");
    assert_eq!(freezes(&analyst, "2024-07", IN_AUGUST).status, 201);
    let sum = sha256(&frozen(&leader, "2024-07").body);
    assert_eq!(sign(&analyst, &sum), 403);
    assert_eq!(sign(&leader, &sha256("noe annet")), 422);
    assert_eq!(sign(&leader, &sum), 201);
    assert_eq!(sign(&leader, &sum), 409);
    let listed = leader.sees("/rapporter")["rader"][0].clone();
    assert_eq!(listed["signertAv"], "bufdir.leder");
    assert!(listed["signert"].is_string());
    for who in [
        "bufetat.region_leder@ost",
        MINISTRY,
        "statsforvalter.leder@vestland",
    ] {
        let other = app.signed_in(who);
        assert_eq!(
            freezes(&other, "2024-08", IN_SEPTEMBER).status,
            403,
            "{who}"
        );
        assert_eq!(sign(&other, &sum), 403, "{who}");
    }
    // The journal knows who did what.
    let mut raw = app.raw();
    let acts = raw.lines("SELECT action AS line FROM journal WHERE object_kind = 'frozen_month' AND action IN ('report.freeze', 'report.sign') ORDER BY at, action");
    assert_eq!(acts, ["report.freeze", "report.sign"]);
    // Not even the database lets go of it.
    for statement in [
        "UPDATE frozen_month SET content = '{}'",
        "DELETE FROM frozen_month",
        "UPDATE frozen_month_signature SET role = 'revisor'",
        "DELETE FROM frozen_month_signature",
    ] {
        assert!(raw.run(statement).is_err(), "{statement}");
    }
}

#[rstest]
fn the_same_key_freezes_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = told(on);
    let leader = app.signed_in(LEADER);
    let key = [("Idempotency-Key", "frys-juli")];
    let body = json!({"tattUt": IN_AUGUST});
    let freeze = || leader.post_with("/rapporter/2024-07/frys", &body, &key);
    let (first, again) = (freeze(), freeze());
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.json()["id"], again.json()["id"]);
    assert_eq!(app.raw().count("frozen_month"), 1);
}

/// History that is brought in afterwards was told before the cut-off by its own clock: the month counts
/// otherwise then, and what was frozen stands.
#[rstest]
fn a_month_that_counts_otherwise_is_not_passed_off_as_the_frozen_one(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = told(on);
    let leader = app.signed_in(LEADER);
    assert_eq!(freezes(&leader, "2024-07", IN_AUGUST).status, 201);
    let kept = frozen(&leader, "2024-07");
    let history = an_event_of_july("2024-08-02T10:00:00+02:00", "H-historie");
    assert_eq!(imports_into(app.service(), &history).rejected, []);
    assert_eq!(frozen(&leader, "2024-07").body, kept.body);
    assert_eq!(leader.get("/api/v1/rapporter/2024-07").status, 409);
    let asked = leader.get("/api/v1/rapporter/2024-07?tattUt=2024-08-05T07:00:00Z");
    assert_eq!(asked.status, 200);
}

#[test]
fn both_databases_freeze_the_same_bytes() {
    let [one, other] = [Sqlite, Postgres].map(|on| {
        let app = told(on);
        let leader = app.signed_in(LEADER);
        assert_eq!(freezes(&leader, "2024-07", IN_AUGUST).status, 201);
        frozen(&leader, "2024-07").body
    });
    assert_eq!(one, other);
    assert!(one.contains("\"hovedtall\""));
}
