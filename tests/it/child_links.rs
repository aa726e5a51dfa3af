//! Two records of one child are joined by two people, and may be split again. What counts children follows; no
//! kommune is shown anything of another's.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_overdue_request, number_of_a_child, with};
use crate::support::client::{Object, Session};
use bistandsplikt::clock;
use bistandsplikt::store::child_links;
use rstest::rstest;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BERGEN: &str = "kommune.saksbehandler@4601";
const STAVANGER: &str = "kommune.saksbehandler@1103";
const TRONDHEIM: &str = "kommune.saksbehandler@5001";
const INTAKE: &str = "bufetat.inntak@vest";
const LEADER: &str = "bufetat.inntak_leder@vest";
const WHY: &str = "Kim har samme fødselsdag og samme søsken.";

/// A request of a kommune about a child it calls so.
fn registers(app: &TestApp, who: &str, child: Value) -> Object {
    let kommune = who.split('@').nth(1).expect("a kommune");
    let told = with(
        an_overdue_request(),
        json!({"kommune": kommune, "barn": child}),
    );
    app.signed_in(who).registers(&told)
}

fn without_number(name: &str) -> Value {
    json!({"fodselsdato": "2012-08-13", "navn": name})
}

fn number_of(session: &Session<'_>, request: &Object) -> Value {
    session.sees(&request.path)["saksnummer"].clone()
}

fn proposes(desk: &Session<'_>, one: &Object, case: &Value) -> Object {
    let reason = json!({"saksnummer": case, "begrunnelse": WHY});
    let place = format!("{}/barnekoblinger", one.path);
    desk.creates(&place, &reason)
}

fn decides(desk: &Session<'_>, link: &Object, told: &Value) -> u16 {
    desk.post(&format!("{}/avgjorelse", link.path), told).status
}

fn accepted() -> Value {
    json!({"avgjorelse": "godtatt"})
}

/// How many children the requests and possible breaches so far are of, as the report counts.
fn children(app: &TestApp) -> usize {
    let groups = app.service().run_blocking("test", |work| {
        Ok(child_links::groups(work.tx, clock::now())?)
    });
    let groups = groups.expect("groups").into_values();
    groups.collect::<BTreeSet<_>>().len()
}

fn same_child(desk: &Session<'_>, request: &Object) -> Vec<String> {
    let shown = desk.sees(&request.path)["sammeBarn"].clone();
    let rows = shown.as_array().cloned().unwrap_or_default();
    let numbers = rows.iter().filter_map(|row| row["saksnummer"].as_str());
    numbers.map(str::to_owned).collect()
}

#[rstest]
fn one_proposes_another_decides_and_the_child_counts_once(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (intake, leader) = (app.signed_in(INTAKE), app.signed_in(LEADER));
    let one = registers(&app, BERGEN, without_number("Kim Eksempel"));
    let other = registers(&app, STAVANGER, without_number("Kim E."));
    registers(&app, BERGEN, without_number("Et annet barn"));
    let case = number_of(&intake, &other);
    assert_eq!((children(&app), same_child(&intake, &one).len()), (3, 0));

    let link = proposes(&intake, &one, &case);
    assert_eq!(children(&app), 3, "a proposal changes nothing");
    assert_eq!(
        decides(&intake, &link, &accepted()),
        409,
        "whoever proposed"
    );
    assert_eq!(
        decides(&leader, &link, &json!({"avgjorelse": "avslaatt"})),
        422,
        "why?"
    );
    assert_eq!(decides(&leader, &link, &accepted()), 201);

    assert_eq!(children(&app), 2);
    assert_eq!(
        same_child(&intake, &one),
        [case.as_str().expect("a number")]
    );
    for kommune in [BERGEN, STAVANGER] {
        let session = app.signed_in(kommune);
        let own = if kommune == BERGEN { &one } else { &other };
        let shown = session.sees(&own.path);
        assert!(shown["sammeBarn"].is_null(), "{shown}");
        let foreign = if kommune == BERGEN {
            "Kim E."
        } else {
            "Kim Eksempel"
        };
        assert!(!shown.to_string().contains(foreign), "{shown}");
        assert_eq!(session.get("/api/v1/barnekoblinger").status, 403);
    }
    let listed = intake.sees("/barnekoblinger")["rader"][0].clone();
    assert_eq!(
        (&listed["status"], &listed["begrunnelse"]),
        (&json!("godtatt"), &json!(WHY))
    );
    assert!(
        !listed.to_string().contains("Eksempel"),
        "no name is joined"
    );
    let region_leader = app
        .signed_in("bufetat.region_leder@vest")
        .sees("/barnekoblinger");
    assert_eq!(
        region_leader["rader"][0]["begrunnelse"],
        json!(null),
        "sees no identity"
    );
    for act in ["child_link.propose", "child_link.decide"] {
        assert_eq!(
            app.raw().count(&format!("journal WHERE action = '{act}'")),
            1
        );
    }
    if matches!(on, Postgres) {
        assert!(
            !app.raw().dump().contains("samme søsken"),
            "the reason lies sealed"
        );
    }
}

#[rstest]
fn they_are_split_by_two_again_and_all_of_it_is_kept(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (intake, leader) = (app.signed_in(INTAKE), app.signed_in(LEADER));
    let one = registers(&app, BERGEN, without_number("Kim"));
    let other = registers(&app, BERGEN, without_number("Kim"));
    let case = number_of(&intake, &other);
    let link = proposes(&leader, &one, &case);
    let again = json!({"saksnummer": case, "begrunnelse": WHY});
    let place = format!("{}/barnekoblinger", one.path);
    assert_eq!(intake.post(&place, &again).status, 409, "proposed already");
    let split = |desk: &Session<'_>| {
        let told = json!({"begrunnelse": "Det er tvillinger."});
        desk.post(&format!("{}/deling", link.path), &told)
    };
    assert_eq!(split(&intake).status, 409, "not joined yet");
    assert_eq!(decides(&intake, &link, &accepted()), 201);
    let joined_at = clock::now();
    assert_eq!(children(&app), 1);
    assert_eq!(intake.post(&place, &again).status, 409, "joined already");
    assert_eq!(decides(&intake, &link, &accepted()), 409, "decided");

    let asked = Object::of(&split(&intake));
    assert_eq!(children(&app), 1, "a proposal changes nothing");
    assert_eq!(split(&leader).status, 409, "a split is proposed already");
    assert_eq!(decides(&leader, &asked, &accepted()), 201);
    assert_eq!(children(&app), 2);
    assert_eq!(same_child(&intake, &one), Vec::<String>::new());
    let statuses: Vec<Value> = intake.sees("/barnekoblinger")["rader"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["status"].clone())
        .collect();
    assert_eq!(statuses, [json!("godtatt"), json!("delt")], "newest first");
    // A report with a cut-off between the two counts as it was known then.
    let then = app.service().run_blocking("test", move |work| {
        Ok(child_links::groups(work.tx, joined_at)?)
    });
    let then: BTreeSet<_> = then.expect("groups").into_values().collect();
    assert_eq!(then.len(), 1);
    // And joined once more.
    let link = proposes(&intake, &one, &case);
    assert_eq!(decides(&leader, &link, &accepted()), 201);
    assert_eq!(children(&app), 1);
}

#[rstest]
fn across_regions_the_other_desk_decides_and_learns_no_more_before(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let (intake, leader) = (app.signed_in(INTAKE), app.signed_in(LEADER));
    let midt = app.signed_in("bufetat.inntak@midt");
    let one = registers(&app, BERGEN, without_number("Kim"));
    let number = number_of_a_child("2012-08-13", 300);
    let other = registers(
        &app,
        TRONDHEIM,
        json!({"nummer": number, "navn": "Kim Andre"}),
    );
    let case = number_of(&midt, &other);
    assert_eq!(intake.get(&format!("/api/v1{}", other.path)).status, 404);
    let link = proposes(&intake, &one, &case);
    let seen = |desk: &Session<'_>| desk.sees("/barnekoblinger")["rader"][0]["saker"].clone();
    let of_other = |cases: &Value, region: &str| {
        let rows = cases.as_array().cloned().unwrap_or_default();
        let row = rows.into_iter().find(|row| row["region"] == region);
        row.expect("a case")["anmodning"].clone()
    };
    assert!(
        of_other(&seen(&intake), "midt").is_null(),
        "{}",
        seen(&intake)
    );
    assert!(of_other(&seen(&midt), "vest").is_null());
    assert_eq!(
        decides(&leader, &link, &accepted()),
        409,
        "not at the same desk"
    );
    assert_eq!(
        decides(&app.signed_in("bufetat.inntak@nord"), &link, &accepted()),
        404
    );
    assert_eq!(decides(&midt, &link, &accepted()), 201);
    assert!(of_other(&seen(&intake), "midt").is_object());
    assert_eq!(same_child(&intake, &one).len(), 1);
    let all = [seen(&intake), intake.sees(&one.path)].map(|told| told.to_string());
    for told in all {
        assert!(
            !told.contains(&number) && !told.contains("Kim Andre"),
            "{told}"
        );
    }
}

#[rstest]
fn what_cannot_be_joined_is_refused(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let intake = app.signed_in(INTAKE);
    let number = number_of_a_child("2012-08-13", 300);
    let one = registers(&app, BERGEN, json!({"nummer": number}));
    let same = registers(&app, STAVANGER, json!({"nummer": number}));
    let place = format!("{}/barnekoblinger", one.path);
    let told = |case: Value| {
        let answer = intake.post(&place, &json!({"saksnummer": case, "begrunnelse": WHY}));
        (answer.status, answer.faults().contains_key("saksnummer"))
    };
    assert_eq!(told(json!("2020-999999")), (422, true), "unknown");
    assert_eq!(told(json!(null)), (422, true));
    assert_eq!(
        told(number_of(&intake, &same)).0,
        409,
        "one child by number already"
    );
    assert_eq!(told(number_of(&intake, &one)).0, 409, "itself");
    let answer = intake.post(&place, &json!({"saksnummer": number_of(&intake, &same)}));
    assert!(answer.faults().contains_key("begrunnelse"), "{answer:?}");
    let closed = registers(&app, BERGEN, without_number("Kim"));
    app.signed_in(BERGEN)
        .does(&closed, "trekk", &json!({"grunn": "gaOpp"}));
    let place = format!("{}/barnekoblinger", closed.path);
    let reason = json!({"saksnummer": number_of(&intake, &one), "begrunnelse": WHY});
    assert_eq!(
        intake.post(&place, &reason).status,
        409,
        "a desk without an open case"
    );
    for who in [
        BERGEN,
        "bufetat.region_leder@vest",
        "statsforvalter.leder@vestland",
    ] {
        assert_eq!(
            app.signed_in(who).post(&place, &reason).status,
            403,
            "{who}"
        );
    }
}
