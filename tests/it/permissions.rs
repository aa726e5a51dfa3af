//! Who may do what: every role against every operation, on its own objects and on foreign ones, held
//! against permissions.txt.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{
    a_child, a_notice, an_acute_request, an_offer, an_overdue_request, with,
};
use crate::support::client::Session;
use bistandsplikt::web::api::openapi::{Method, OPERATIONS, Operation};
use rstest::rstest;
use serde_json::{Value, json};
use std::fmt::Write as _;

const TABLE: &str = include_str!("permissions.txt");
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// Every role, in an organisation whose the objects are, and where it has such, in one whose they are not.
const ROLES: &[(&str, &str, Option<&str>)] = &[
    ("kommune.saksbehandler", "3203", Some("4601")),
    ("kommune.leder", "3203", Some("4601")),
    ("kommune.vakt", "3203+3201+3212", None),
    ("bufetat.inntak", "ost", Some("vest")),
    ("bufetat.inntak_leder", "ost", Some("vest")),
    ("bufetat.region_leder", "ost", Some("vest")),
    (
        "statsforvalter.saksbehandler",
        "ostfold_buskerud_oslo_akershus",
        Some("vestland"),
    ),
    (
        "statsforvalter.leder",
        "ostfold_buskerud_oslo_akershus",
        Some("vestland"),
    ),
    ("bufdir.analyse", "bufdir", None),
    ("bufdir.leder", "bufdir", None),
    ("departement.lese", "departement", None),
    ("drift.admin", "drift", None),
    ("revisor", "revisor", None),
];

/// One of each kind of object, all of one case in Asker.
struct World {
    request: String,
    offer: String,
    breach: String,
    supervision: String,
    warning: String,
    hand_over: String,
    notice: String,
    enquiry: String,
    draft: String,
    link: String,
}

impl World {
    fn of(app: &TestApp) -> Self {
        let kommune = app.signed_in("kommune.saksbehandler@3203");
        let request = kommune.registers(&with(an_overdue_request(), json!({"kommune": "3203"})));
        app.sweeps();
        let inntak = app.signed_in("bufetat.inntak@ost");
        let offer = inntak.offers(&request, &an_offer());
        let breach = inntak.sees("/mulige-brudd")["rader"][0]["id"]
            .as_str()
            .expect("a breach")
            .to_owned();
        let office = app.signed_in("statsforvalter.leder@ostfold_buskerud_oslo_akershus");
        // About a region only: it opens no case.
        let supervision = office
            .creates(
                "/tilsyn",
                &json!({"region": "ost", "begrunnelse": "Eget tiltak"}),
            )
            .id;
        // Of the second level: told to the desk and to its leader.
        let warnings = inntak.sees("/varsler")["rader"].clone();
        let both = warnings
            .as_array()
            .and_then(|rows| rows.iter().find(|row| row["nivaa"] == 2));
        let warning = both.expect("a warning")["id"].as_str().expect("an id");
        let case = json!({"tittel": "Sak", "fakta": {"type": "akutt"}});
        let round = app.signed_in("bufdir.leder@bufdir").post(
            "/kalibrering",
            &json!({"maaned": "2024-07", "saker": [case]}),
        );
        assert_eq!(round.status, 201, "{round:?}");
        let frozen = app
            .signed_in("bufdir.leder@bufdir")
            .post("/rapporter/2024-07/frys", &json!({}));
        assert_eq!(frozen.status, 201, "{frozen:?}");
        let hand_over = inntak.creates("/inntak/vaktskifter", &json!({"tekst": "Ro"}));
        let notice = kommune.creates("/forhaandsvarsler", &a_notice("3203"));
        let enquiry = kommune.creates("/henvendelser", &json!({"kommune": "3203"}));
        let draft = kommune.creates("/utkast", &json!({}));
        let link = a_proposal(app);
        Self {
            notice: notice.id,
            enquiry: enquiry.id,
            draft: draft.id,
            link,
            hand_over: hand_over.id,
            warning: warning.to_owned(),
            request: request.id,
            offer: offer.id,
            breach,
            supervision,
        }
    }

    fn id_for(&self, path: &str) -> &str {
        match path.split('/').nth(1) {
            Some("tilbud") => &self.offer,
            Some("mulige-brudd") => &self.breach,
            Some("tilsyn") => &self.supervision,
            Some("varsler") => &self.warning,
            Some("inntak") => &self.hand_over,
            Some("forhaandsvarsler") => &self.notice,
            Some("henvendelser") => &self.enquiry,
            Some("utkast") => &self.draft,
            Some("barnekoblinger") => &self.link,
            _ => &self.request,
        }
    }
}

/// A joining that somebody at the desk has proposed, of two children that have no number.
fn a_proposal(app: &TestApp) -> String {
    let kommune = app.signed_in("kommune.saksbehandler@3203");
    let child = json!({"fodselsdato": "2012-08-13", "navn": "Kim Eksempel"});
    let told = with(
        an_acute_request(),
        json!({"kommune": "3203", "barn": child}),
    );
    let (one, other) = (kommune.registers(&told), kommune.registers(&told));
    let number = kommune.sees(&other.path)["saksnummer"].clone();
    let desk = app.signed_in("bufetat.inntak@ost");
    let place = format!("{}/barnekoblinger", one.path);
    let reason = json!({"saksnummer": number, "begrunnelse": "prøve"});
    desk.creates(&place, &reason).id
}

fn body_for(operation: &Operation, kommune: &str) -> Value {
    match (operation.body.unwrap_or_default(), operation.path) {
        ("RequestBody", "/anmodninger") => with(an_acute_request(), json!({"kommune": kommune})),
        // Without a child: 422 is whoever may make a request of the notice.
        ("RequestBody", "/forhaandsvarsler/{id}/anmodning") => json!({}),
        ("AdvanceNoticeBody", _) => a_notice(kommune),
        ("DraftBody" | "DraftDeletionBody" | "SiblingLeaveBody", _) => json!({}),
        ("SiblingBody", _) => json!({"onske": "sammen", "soskenSaksnummer": "2024-1"}),
        ("EnquiryBody", _) => json!({"kommune": kommune}),
        ("EnquiryOutcomeBody", _) => json!({"utfall": "raad"}),
        ("PlacesBody", _) => {
            json!({"region": "ost", "eier": "statlig", "antall": 1, "fra": "2024-01-01"})
        }
        ("PlacementBody", _) => json!({
            "region": "ost", "eier": "statlig", "tiltak": "institusjon", "fra": "2024-01-01"
        }),
        ("HistoryBody", _) => json!({
            "serie": "konstaterteBrudd", "periode": "2019", "sum": 1, "kilde": "prøve"
        }),
        ("HistoryEndBody", _) => json!({}),
        ("UnmadeRequestBody", _) => json!({"kommune": kommune, "grunn": "forSent"}),
        ("NoticeEndBody", _) => json!({"grunn": "behovetFaltBort"}),
        ("FindBody", _) => json!({"kommune": kommune, "barn": {"nummer": a_child()}}),
        ("RequestBody", _) => json!({"ivaretatt": "nei"}),
        ("CorrectionBody", _) => json!({"endringer": {"ivaretatt": "nei"}, "begrunnelse": "feil"}),
        ("WithdrawalBody", _) => json!({"grunn": "gaOpp"}),
        ("NemndBody", _) => json!({"type": "iverksatt"}),
        ("ParticipationBody", _) => json!({"barnetHort": "samtale"}),
        ("DialogueBody", _) => json!({"type": "dialogInvitasjon", "gjelderHendelse": UNKNOWN}),
        ("InterimBody", _) => json!({"opphold": UNKNOWN, "timer": 8}),
        ("SearchBody", _) => json!({"enhet": "demo-ost-01", "svar": "fullt"}),
        ("StayBody", _) => json!({"type": "sykehus"}),
        ("HarmBody", _) => json!({"type": "vold"}),
        ("OfferBody", _) => an_offer(),
        ("DeclineBody", _) => json!({"grunn": "avstand"}),
        ("AnswersBody", _) => json!({"svar": [{"sporsmaal": "utrygg_naa", "svar": "ja"}]}),
        (name, _) => body_beside_a_request(name, kommune),
    }
}

fn body_beside_a_request(name: &str, kommune: &str) -> Value {
    match name {
        // Without a case: 422 is whoever may open or assess.
        "RoundBody" => json!({"maaned": "2024-07"}),
        "ScoreBody" => json!({"nivaa": "moderatAlvorlig"}),
        "AssessBody" => json!({"nivaa": "ikkeVurdert"}),
        "BreachBody" => {
            json!({"maaned": "2024-01", "region": "ost", "type": "akutt", "tiltak": "institusjon"})
        }
        // Frozen already, and not with that fingerprint: 409 is whoever may freeze, 422 who may sign.
        "FreezeBody" => json!({}),
        "SignBody" => json!({"sha256": "0"}),
        "SelfAssessmentBody" => {
            json!({"hvaSkjedde": "Ro", "aarsak": "uavklart", "oppfolging": "ingentingEnnaa"})
        }
        "SelfReportBody" => json!({}),
        "ChildLinkBody" => json!({"saksnummer": "0000-000000", "begrunnelse": "prøve"}),
        "MeetingBody" => json!({
            "type": "holdt", "tidspunkt": "2024-01-01T10:00:00Z",
            "deltakere": [{"side": "kommune", "nivaa": "leder", "antall": 1}],
        }),
        "OnCallBody" => json!({
            "kommune": kommune, "vakt": "Vakta", "vakttelefon": "116 111",
            "aapningstid": "Hele døgnet",
        }),
        "LinkDecisionBody" => json!({"avgjorelse": "godtatt"}),
        "HoldBody" => json!({"holdesTil": "2199-01-01T00:00:00Z"}),
        "HandOverBody" => json!({"tekst": "Ro"}),
        "SupervisionBody" => json!({"region": "ost", "begrunnelse": "Eget tiltak"}),
        "StepBody" => json!({"tilstand": "innhenterUttalelse"}),
        // About a case that is not: 404 is whoever may conclude.
        "DecisionBody" => json!({
            "avgjorelse": {"konklusjon": "brudd", "dato": "2024-01-01"},
            "saker": [{"tilsyn": UNKNOWN, "versjon": 1}],
        }),
        "ReferralBody" | "NoteBody" => json!({"tekst": "prøve"}),
        "ConclusionBody" => json!({"konklusjon": "brudd", "dato": "2024-01-01"}),
        _ => json!({"begrunnelse": "prøve"}),
    }
}

/// The status of one cell. A change is sent with a version that never was: whoever may do it is told 412,
/// and nothing changes under the next one.
fn status(session: &Session<'_>, operation: &Operation, id: &str, kommune: &str) -> u16 {
    let path = operation
        .path
        .replace("{id}", id)
        .replace("{maaned}", "2024-07");
    match operation.method {
        Method::Get => session.get(&format!("/api/v1{path}")).status,
        Method::Post => {
            let body = match operation.body {
                Some("AtBody") => json!({}),
                _ => body_for(operation, kommune),
            };
            session
                .post_with(&path, &body, &[("If-Match", "\"999\"")])
                .status
        }
    }
}

fn name(operation: &Operation) -> String {
    let method = if operation.method == Method::Get {
        "GET "
    } else {
        "POST"
    };
    format!("{method} {}", operation.path)
}

fn row(session: &Session<'_>, world: Option<&World>, who: &str, operation: &Operation) -> u16 {
    let place = who.split_once('@').map_or("", |(_, place)| place);
    let is_kommune = place.starts_with(|first: char| first.is_ascii_digit());
    let kommune = if is_kommune { &place[..4] } else { "3203" };
    status(
        session,
        operation,
        world.map_or(UNKNOWN, |world| world.id_for(operation.path)),
        kommune,
    )
}

fn table(app: &TestApp) -> String {
    let world = World::of(app);
    let mut table = String::new();
    for (role, own, foreign) in ROLES {
        writeln!(table, "\n{role}").expect("a line");
        let (own, foreign) = (
            format!("{role}@{own}"),
            foreign.map(|place| format!("{role}@{place}")),
        );
        // A role at home in one place only: revisor and the ministry have no foreign organisation.
        let (here, there) = (
            app.signed_in(&own),
            foreign.as_deref().map(|who| app.signed_in(who)),
        );
        for operation in OPERATIONS {
            let on_own = row(&here, Some(&world), &own, operation);
            let on_foreign = there.as_ref().zip(foreign.as_deref());
            let on_foreign =
                on_foreign.map(|(session, who)| row(session, Some(&world), who, operation));
            let on_unknown = row(&here, None, &own, operation);
            let on_foreign = on_foreign.map_or_else(|| "-".to_owned(), |status| status.to_string());
            writeln!(
                table,
                "  {:<40} {on_own} {on_foreign:>4} {on_unknown:>4}",
                name(operation)
            )
            .expect("a line");
        }
    }
    table
}

#[rstest]
fn the_matrix_is_the_one_that_was_agreed(#[values(Sqlite, Postgres)] on: Backend) {
    let found = table(&TestApp::on(on));
    let agreed: String = TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| format!("{line}\n"))
        .collect();
    if found.trim() != agreed.trim() {
        let differing = found
            .lines()
            .filter(|line| !agreed.contains(*line))
            .collect::<Vec<_>>()
            .join("\n");
        panic!(
            "permissions.txt says otherwise of:\n{differing}\n\nthe whole table as found:\n{found}"
        );
    }
}

/// Where an object is foreign, the answer is the one for an unknown object, in every row of the table.
#[test]
fn foreign_and_unknown_are_the_same_in_the_agreed_table() {
    let rows = TABLE.lines().filter(|line| line.contains("{id}"));
    let mut compared = 0;
    for line in rows {
        let cells: Vec<&str> = line.split_whitespace().rev().take(2).collect();
        if cells[1] != "-" {
            assert_eq!(cells[0], cells[1], "{line}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} rows");
}
