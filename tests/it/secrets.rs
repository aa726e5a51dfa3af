//! What is posted about a child comes back only where it may be shown: canaries in every field of every
//! body are in no answer, no header, no log line, and nowhere in the database in the clear.

mod beside;

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{
    ago, an_acute_request, an_offer, an_overdue_request, planned_at, with,
};
use crate::support::client::{Answer, Object, Session};
use crate::support::ground::{self, Ground};
use crate::support::smtp::{Sink, post_to};
use crate::support::{log, postgres};
use beside::{Scene, Told};
use bistandsplikt::app::{Mail, Rules, Service};
use bistandsplikt::{clock, notify};
use chrono::TimeDelta;
use rstest::rstest;
use serde_json::{Value, json};
use std::path::Path;

/// Canaries nobody else in the test process writes: a number with right check digits, and a name.
const NUMBER: &str = "13097248022";
const NAME: &str = "Kanarifugl Hemmelighetsson";

/// The fields that are kept in the clear by purpose. A number is refused there; a name has no business there.
const OWN_NAMES: &[&str] = &[
    "avsendersSaksreferanse",
    "/hjemmel",
    "/vakt",
    "/aapningstid",
    "/reserve",
];

/// A sender, an address, and a body with every field the address knows.
#[allow(clippy::too_many_lines, reason = "a table, one row a body")]
fn full_bodies(
    request: &Object,
    offer: &Object,
    breach: &str,
    case: &Object,
) -> Vec<(&'static str, String, Value)> {
    let on = |object: &Object, act: &str| format!("{}/{act}", object.path);
    let (kommune, inntak, office) = ("kommune", "inntak", "office");
    let breach = Object::at("mulige-brudd", breach);
    vec![
        (kommune, "/anmodninger".into(), full_request()),
        (
            kommune,
            "/anmodninger".into(),
            with(
                planned_at(&ago(TimeDelta::minutes(5)), "2199-01-01"),
                json!({
                    "avsendersSaksreferanse": "x",
                }),
            ),
        ),
        (
            kommune,
            on(request, "rett"),
            json!({"endringer": full_request(), "begrunnelse": "x"}),
        ),
        (
            kommune,
            on(request, "tillegg"),
            json!({
                "behov": {"rus": true}, "fareForLivEllerHelse": "ja", "ivaretatt": "nei", "maalgruppe": "omsorg",
                "kontakt": {"navn": "x", "telefon": "x"}, "beskrivelse": "x", "akuttvedtak": "x",
            }),
        ),
        (
            kommune,
            on(request, "nemnd"),
            json!({
                "type": "utsatt", "tidspunkt": "x", "forlengetTil": "x", "begrunnelse": "x",
            }),
        ),
        (
            kommune,
            on(request, "nemnd"),
            json!({"type": "utsatt", "begrunnelse": "x"}),
        ),
        (
            inntak,
            on(request, "soklogg"),
            json!({
                "enhet": "x", "sted": "x", "tiltak": "institusjon", "region": "vest", "svar": "fullt", "kanal": "mote",
                "nesteForsok": "x", "tidspunkt": "x", "tekst": "x",
            }),
        ),
        (
            inntak,
            on(request, "soklogg"),
            json!({
                "sted": "x", "tiltak": "institusjon", "region": "vest", "svar": "fullt", "tekst": "x",
            }),
        ),
        (
            kommune,
            on(request, "oppholdssteder"),
            json!({"type": "sykehus", "fra": "x", "til": "x"}),
        ),
        (
            kommune,
            on(request, "skadehendelser"),
            json!({"type": "vold", "tidspunkt": "x"}),
        ),
        (
            inntak,
            on(request, "tilbud"),
            with(
                an_offer(),
                json!({
                    "utloper": "x", "tidspunkt": "x", "tekst": "x",
                }),
            ),
        ),
        (
            inntak,
            on(request, "tilbud"),
            with(an_offer(), json!({"tekst": "x"})),
        ),
        (
            inntak,
            on(&breach, "vurder"),
            json!({"nivaa": "ikkeVurdert", "begrunnelse": "x", "tidspunkt": "x"}),
        ),
        (
            inntak,
            on(&breach, "vurder"),
            json!({"nivaa": "ikkeVurdert", "begrunnelse": "x"}),
        ),
        (inntak, on(&breach, "avvis"), json!({"begrunnelse": "x"})),
        (inntak, on(&breach, "bekreft"), json!({"begrunnelse": "x"})),
        (
            inntak,
            "/mulige-brudd".into(),
            json!({
                "anmodning": "x", "maaned": "2024-01", "inntraff": "x", "region": "vest", "kommune": "4601",
                "type": "akutt", "tiltak": "institusjon", "hjemmel": "bvl-4-2",
                "alvorlighet": {"skala": "2024-5", "nivaa": "liteAlvorlig"}, "behov": {"rus": true},
                "oppholdssted": "hjemme", "barnRef": "x",
            }),
        ),
        (
            inntak,
            "/mulige-brudd".into(),
            json!({
                "maaned": "2024-01", "region": "vest", "type": "akutt", "tiltak": "institusjon", "barnRef": "x",
            }),
        ),
        (
            inntak,
            on(request, "moter"),
            json!({
                "type": "holdt", "tidspunkt": "2024-03-01T10:00:00Z", "tekst": "x",
                "deltakere": [{"side": "kommune", "nivaa": "leder", "antall": 1}],
            }),
        ),
        (
            kommune,
            "/vaktkort".into(),
            json!({
                "kommune": "4601", "vakt": "x", "vakttelefon": "116 111", "aapningstid": "x",
                "reserve": "x", "reservetelefon": "116 117",
            }),
        ),
        (
            office,
            "/tilsyn".into(),
            json!({
                "muligBrudd": "x", "anmodning": "x", "region": "vest", "type": "akutt", "tiltak": "institusjon",
                "begrunnelse": "x", "tidspunkt": "x",
            }),
        ),
        (
            office,
            "/tilsyn".into(),
            json!({"region": "vest", "begrunnelse": "x"}),
        ),
        (
            kommune,
            on(offer, "avslaa"),
            json!({"grunn": "annet", "tekst": "x", "tidspunkt": "x"}),
        ),
        (kommune, on(offer, "aksepter"), json!({"tidspunkt": "x"})),
        (
            kommune,
            on(offer, "avslaa"),
            json!({"grunn": "annet", "tekst": "x"}),
        ),
        (inntak, on(offer, "trekk"), json!({"begrunnelse": "x"})),
        (
            office,
            on(case, "konklusjon"),
            json!({
                "konklusjon": "brudd", "dato": "2024-01-01", "hendelseDato": "x", "periodeFra": "x", "periodeTil": "x",
                "hjemmel": "x", "tekst": "x", "region": "vest", "type": "akutt", "tiltak": "institusjon",
            }),
        ),
        (
            office,
            on(case, "konklusjon"),
            json!({
                "konklusjon": "brudd", "dato": "2024-01-01", "hjemmel": "bvl. § 16-3", "tekst": "x",
            }),
        ),
        (
            kommune,
            on(request, "trekk"),
            json!({"grunn": "gaOpp", "erstattesAv": "x", "tekst": "x", "tidspunkt": "x"}),
        ),
        (
            kommune,
            on(request, "trekk"),
            json!({"grunn": "gaOpp", "tekst": "x"}),
        ),
    ]
}

fn full_request() -> Value {
    with(
        an_acute_request(),
        json!({
            "avsendersMeldingsidentifikator": "x", "avsendersSaksreferanse": "x", "maalgruppe": "omsorg",
            "akuttvedtak": ago(TimeDelta::minutes(8)), "onsketOppstart": "2199-01-01", "behov": {"rus": true},
            "fareForLivEllerHelse": "ja", "naavaerendeEnhet": "x", "kontakt": {"navn": "x", "telefon": "x"},
            "beskrivelse": "x",
        }),
    )
}

/// Paths of all leaves of a body.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    let mut part = |name: &str, part: &Value| leaves(part, &format!("{path}/{name}"), found);
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| part(name, field)),
        Value::Array(rows) => (0..).zip(rows).for_each(|(at, row): (usize, _)| {
            part(&at.to_string(), row);
        }),
        _ => found.push(path.to_owned()),
    }
}

/// A body once for every field and every way to smuggle a canary into it; and once with a text canary in
/// every free text at once, which is taken.
fn poisoned(body: &Value) -> Vec<Value> {
    let mut paths = Vec::new();
    leaves(body, "", &mut paths);
    let mut all = Vec::new();
    for path in &paths {
        let plain = OWN_NAMES.iter().any(|own| path.ends_with(own));
        let name = if plain { json!(NUMBER) } else { json!(NAME) };
        let text = format!("{NAME} {NUMBER}");
        let ways = [
            json!(NUMBER),
            name,
            json!(text),
            json!(13_097_248_022_u64),
            json!({NAME: NUMBER}),
            json!([NUMBER]),
        ];
        for way in ways {
            let mut changed = body.clone();
            *changed.pointer_mut(path).expect("a leaf") = way;
            all.push(changed);
        }
    }
    let mut every = body.clone();
    for path in &paths {
        let leaf = every.pointer_mut(path).expect("a leaf");
        let own = OWN_NAMES.iter().any(|own| path.ends_with(own));
        if *leaf == "x" && !own {
            *leaf = json!(format!("{NAME} {NUMBER}"));
        }
    }
    all.push(every);
    all.push(with(body.clone(), json!({NAME: NUMBER})));
    all
}

fn assert_silent(place: &str, text: &str) {
    for canary in [
        NUMBER,
        NAME,
        "Kanarifugl",
        "Hemmelighetsson",
        "130972 48022",
    ] {
        let at = text.find(canary);
        let around = at.map(|at| {
            text[at.saturating_sub(120)..]
                .chars()
                .take(260)
                .collect::<String>()
        });
        assert!(
            at.is_none(),
            "{place} tells {canary}: …{}…",
            around.unwrap_or_default()
        );
    }
}

/// The same in bytes: in the clear, and for a dump as hexadecimal digits.
fn assert_bytes_silent(place: &str, bytes: &[u8]) {
    assert!(!holds_a_canary(bytes), "{place} holds a canary");
}

fn holds_a_canary(bytes: &[u8]) -> bool {
    [NUMBER, "Kanarifugl"].iter().any(|canary| {
        let hex: String = canary.bytes().map(|byte| format!("{byte:02x}")).collect();
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        holds(canary.as_bytes()) || holds(hex.as_bytes())
    })
}

fn stored_bytes(app: &TestApp, on: Backend) -> Vec<u8> {
    match on {
        Sqlite => files_of(app.folder()),
        Postgres => app.raw().dump().into_bytes(),
    }
}

fn files_of(folder: &Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| entry.expect("a file").path());
    files
        .flat_map(|file| std::fs::read(file).expect("a file"))
        .collect()
}

#[rstest]
fn no_canary_comes_back_or_is_kept_in_the_clear(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let (kommune, inntak) = (
        app.signed_in("kommune.saksbehandler@4601"),
        app.signed_in("bufetat.inntak@vest"),
    );
    let office = app.signed_in("statsforvalter.leder@vestland");
    let request = kommune.registers(&an_overdue_request());
    let offer = inntak.offers(&request, &an_offer());
    app.sweeps();
    let breach = inntak.sees("/mulige-brudd")["rader"][0]["id"]
        .as_str()
        .expect("a breach")
        .to_owned();
    let case = office.creates(
        "/tilsyn",
        &json!({"region": "vest", "begrunnelse": "Eget tiltak"}),
    );
    let mut taken = 0;
    for (who, path, body) in full_bodies(&request, &offer, &breach, &case) {
        let session: &Session<'_> = match who {
            "kommune" => &kommune,
            "inntak" => &inntak,
            _ => &office,
        };
        for poisoned in poisoned(&body) {
            let answer = posts_with_fresh_tag(session, &path, &poisoned);
            assert_ne!(answer.status, 500, "{path} {poisoned}");
            assert_silent(&format!("the answer to {path} {poisoned}"), &answer.whole());
            taken += usize::from(answer.status < 300);
        }
    }
    assert!(
        taken > 30,
        "only {taken} bodies were taken: the canaries never reached the database"
    );
    for (header, value) in [
        ("Idempotency-Key", NUMBER),
        ("If-Match", NAME),
        ("X-Korrelasjonsid", NUMBER),
        ("Accept", NAME),
    ] {
        let answer = kommune.post_with(
            &format!("{}/tillegg", request.path),
            &json!({}),
            &[(header, value)],
        );
        assert_silent(header, &answer.whole());
    }
    for path in [
        format!("/api/v1/anmodninger/{NUMBER}"),
        format!("/api/v1/anmodninger?etter={NUMBER}"),
        format!("/{NUMBER}"),
    ] {
        assert_silent(&path, &kommune.get(&path).whole());
    }
    assert_silent("the log", &log::caught());
    assert_bytes_silent("the database", &stored_bytes(&app, on));
    if on == Postgres {
        assert_bytes_silent("PostgreSQL's log", &postgres::log_of_the_server());
    }
}

fn posts_with_fresh_tag(session: &Session<'_>, path: &str, body: &Value) -> Answer {
    match path.matches('/').count() {
        1 => session.post(path, body),
        _ => {
            let (object, act) = path.rsplit_once('/').expect("an act");
            let object = Object {
                path: object.to_owned(),
                id: String::new(),
            };
            session.tries(&object, act, body)
        }
    }
}

/// A service whose desks are written to.
fn with_mail(on: Backend) -> TestApp {
    let mut new = Ground::on(on);
    let rules = Rules {
        mail: Mail::On,
        ..ground::settings(new.folder.path())
            .rules()
            .expect("the rules")
    };
    new.service = Service::new(new.service.store.clone(), rules);
    TestApp::over(new)
}

/// Posts each body with a canary in every field. No answer tells it, and every body with a free text is taken
/// with one in it at least once: else nothing would have reached the database.
fn tells(app: &TestApp, all: &[Told]) {
    for (who, path, body) in all {
        let session = app.signed_in(who);
        let mut taken = false;
        for poisoned in poisoned(body) {
            let answer = posts_with_fresh_tag(&session, path, &poisoned);
            assert_ne!(answer.status, 500, "{path} {poisoned}");
            assert_silent(&format!("the answer to {path} {poisoned}"), &answer.whole());
            let told = poisoned.to_string();
            taken |= answer.status < 300 && (told.contains(NAME) || told.contains(NUMBER));
        }
        let has_words = body.to_string().contains("\"x\"") && !path.ends_with("/signer");
        assert!(taken || !has_words, "no canary was taken: {path} {body}");
    }
}

#[rstest]
fn what_is_told_beside_a_request_is_nowhere_in_the_clear(#[values(Sqlite, Postgres)] on: Backend) {
    let app = with_mail(on);
    let scene = Scene::of(&app);
    tells(&app, &scene.bodies(None));
    tells(&app, &scene.bodies(Some(&Scene::link(&app))));
    app.sweeps();
    for (who, path) in scene.read_by_others() {
        let read = app.signed_in(who).get(&format!("/api/v1{path}"));
        assert_eq!(read.status, 200, "{who} {path}: {read:?}");
        assert_silent(&format!("{path} as {who} reads it"), &read.whole());
    }
    let sink = Sink::start();
    let sent = notify::deliver_due(app.service(), &post_to(sink.port()), clock::now());
    assert!(sent.expect("a round of delivery").sent > 0, "no letter");
    for mail in sink.mails() {
        assert_silent("a letter", &mail.raw);
        assert_silent("a letter", &mail.body());
    }
    assert_silent("the metrics", &app.metrics());
    assert_silent("the log", &log::caught());
    assert_bytes_silent("the database", &stored_bytes(&app, on));
    if on == Postgres {
        assert_bytes_silent("PostgreSQL's log", &postgres::log_of_the_server());
    }
}

/// The control: what is put into the database or the log in the clear is found.
#[rstest]
fn a_canary_in_the_clear_is_found(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    app.signed_in("kommune.saksbehandler@4601")
        .registers(&an_acute_request());
    assert!(!holds_a_canary(&stored_bytes(&app, on)));
    let put = format!("UPDATE placement_request SET sender_reference = '{NUMBER}'");
    app.raw().run(&put).expect("an update");
    assert!(holds_a_canary(&stored_bytes(&app, on)));
    let sealed = "UPDATE placement_request SET sender_reference = NULL, sealed_details = ";
    let bytes = if on == Sqlite {
        "CAST('Kanarifugl' AS BLOB)"
    } else {
        "convert_to('Kanarifugl', 'UTF8')"
    };
    app.raw()
        .run(&format!("{sealed}{bytes}"))
        .expect("an update");
    assert!(holds_a_canary(&stored_bytes(&app, on)));
    assert!(log::caught().contains("POST"), "the log is caught");
}
