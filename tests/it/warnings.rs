//! Warnings: each rung once, to its desks, until somebody has it in hand; and the mail that tells of it.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::bodies::{a_child, acute_at, an_overdue_request, instant, planned_at, with};
use crate::support::client::Object;
use crate::support::log;
use crate::support::smtp::{self, Mail, Sink, a_free_port, post_by, post_to};
use crate::support::{Story, TestApp};
use bistandsplikt::app::warnings::{self, Listed, Listing};
use bistandsplikt::app::{Expected, Failure};
use bistandsplikt::domain::id::{RequestId, WarningId};
use bistandsplikt::notify::{
    self, Delivered, Letter, MailFault, MailSettings, Mailer, SmtpMailer, Tls,
};
use bistandsplikt::store::requests;
use bistandsplikt::web::import::actor_of;
use chrono::{DateTime, TimeDelta, Utc};
use rstest::rstest;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

const REPORTED: &str = "2026-07-01T10:00:00+02:00";
const INTAKE: &str = "bufetat.inntak@vest";
const LEADER: &str = "bufetat.inntak_leder@vest";
const REGION: &str = "bufetat.region_leder@vest";
const BUFDIR: &str = "bufdir.leder@bufdir";

/// An instant of the day of the story, as `10:30`.
fn at(time: &str) -> DateTime<Utc> {
    instant(&format!("2026-07-01T{time}:00+02:00"))
}

fn listed(story: &Story, who: &str, now: DateTime<Utc>) -> Vec<Listed> {
    let actor = actor_of(who).expect("a role");
    let listing = Listing {
        after: None,
        limit: 100,
    };
    story
        .at_instant(now)
        .run(move |work| warnings::list(&actor, work, &listing))
        .expect("a list")
}

/// The levels a desk is told of, in the order of its list; only the open ones.
fn open_levels(story: &Story, who: &str, now: DateTime<Utc>) -> Vec<i32> {
    let rows = listed(story, who, now);
    let open = rows.iter().filter(|row| row.row.warning.is_open);
    open.map(|row| row.row.warning.level).collect()
}

fn acknowledge(
    story: &Story,
    who: &str,
    now: DateTime<Utc>,
    warning: WarningId,
) -> Result<i32, Failure> {
    let actor = actor_of(who).expect("a role");
    story.at_instant(now).run(move |work| {
        warnings::acknowledge(&actor, work, (warning, Expected::Version(1)), now)
            .map(|receipt| receipt.version)
    })
}

fn deliver(story: &Story, post: &notify::Post, now: DateTime<Utc>) -> Delivered {
    notify::deliver_due(story.service(), post, now).expect("a round of delivery")
}

fn sent(sent: usize) -> Delivered {
    Delivered {
        sent,
        ..Delivered::default()
    }
}

fn next_check(story: &Story, request: RequestId) -> Option<DateTime<Utc>> {
    let found = story
        .service()
        .store
        .read_blocking(|tx| requests::finders(tx, request));
    found.expect("a request").next_check_at
}

#[rstest]
fn each_rung_is_raised_once_at_its_minute_and_told_to_its_desks(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    let before = at("10:30") - TimeDelta::milliseconds(1);
    assert_eq!(next_check(&story, request), Some(at("10:30")));
    assert_eq!(story.at_instant(before).sweeps().looked_at, 0);
    for (time, next, intake, leader, region) in [
        ("10:30", "11:00", vec![1], vec![], vec![]),
        ("11:00", "11:45", vec![1, 2], vec![2], vec![]),
        ("11:45", "24:00", vec![1, 2], vec![2, 3], vec![3]),
    ] {
        let now = at(time);
        assert_eq!(story.at_instant(now).sweeps().looked_at, 1, "{time}");
        assert_eq!(story.at_instant(now).sweeps().looked_at, 0, "{time}: once");
        for (desk, levels) in [(INTAKE, intake), (LEADER, leader), (REGION, region)] {
            assert_eq!(open_levels(&story, desk, now), levels, "{time} {desk}");
        }
        let next = match next {
            "24:00" => instant("2026-07-02T00:00:00+02:00"),
            next => at(next),
        };
        assert_eq!(next_check(&story, request), Some(next), "{time}");
    }
    for foreign in ["bufetat.inntak@ost", BUFDIR, "kommune.saksbehandler@4601"] {
        assert!(listed(&story, foreign, at("12:00")).is_empty(), "{foreign}");
    }
    let journal = "journal WHERE action = 'warning.raise'";
    assert_eq!(story.raw().count(journal), 3);
}

#[rstest]
fn after_a_stop_every_rung_is_raised_once_and_the_flag_too(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    story.at(REPORTED).registers(&acute_at(REPORTED));
    let later = instant("2026-07-03T12:00:00+02:00");
    assert_eq!(story.at_instant(later).sweeps().breaches, 1);
    for _ in 0..3 {
        story.at_instant(later).sweeps();
    }
    let raised = story
        .raw()
        .lines("SELECT CAST(level AS TEXT) AS line FROM warning ORDER BY due_at, level");
    assert_eq!(raised, ["1", "2", "3", "4", "5"]);
    assert_eq!(open_levels(&story, REGION, later), [3, 4]);
    assert_eq!(open_levels(&story, BUFDIR, later), [5]);
}

#[rstest]
fn an_offer_stops_the_ladder_and_what_was_raised_stays_as_history(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("11:00")).sweeps();
    assert_eq!(open_levels(&story, INTAKE, at("11:00")), [1, 2]);
    story
        .at_instant(at("11:10"))
        .offers(request)
        .expect("an offer");
    assert!(open_levels(&story, INTAKE, at("11:10")).is_empty());
    assert_eq!(listed(&story, INTAKE, at("11:10")).len(), 2);
    story
        .at_instant(instant("2026-07-05T00:00:00+02:00"))
        .sweeps();
    assert_eq!(story.raw().count("warning"), 2);
    assert_eq!(next_check(&story, request), None);
}

#[rstest]
fn a_rung_that_was_late_is_not_raised_once_the_limit_has_ended(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    // The engine slept past two rungs, and the offer came first.
    story
        .at_instant(at("11:10"))
        .offers(request)
        .expect("an offer");
    story.at_instant(at("12:00")).sweeps();
    assert_eq!(story.raw().count("warning"), 0);
}

#[rstest]
fn an_acknowledgement_stops_the_ladder_of_that_limit_and_says_who(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let decided = with(acute_at(REPORTED), json!({"akuttvedtak": REPORTED}));
    let request = story.at(REPORTED).registers(&decided);
    let other = story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    let rows = listed(&story, INTAKE, at("10:35"));
    let first = rows.iter().find(|row| row.row.warning.request == request);
    let warning = first.expect("a warning").row.warning.id;
    // Another desk was not told of this one.
    assert_eq!(
        acknowledge(&story, LEADER, at("10:35"), warning),
        Err(Failure::NotFound)
    );
    assert_eq!(acknowledge(&story, INTAKE, at("10:35"), warning), Ok(2));
    assert_eq!(
        acknowledge(&story, INTAKE, at("10:36"), warning),
        Err(Failure::Stale)
    );
    story
        .at_instant(instant("2026-07-02T12:00:00+02:00"))
        .sweeps();
    let later = instant("2026-07-02T12:00:00+02:00");
    let of = |id| format!("warning WHERE limit_source = 'norm' AND request_id = '{id}'");
    assert_eq!(story.raw().count(&of(request)), 1);
    assert_eq!(story.raw().count(&of(other)), 5, "the control");
    // The norm is passed all the same, and the kommune's own limit still has its ladder.
    assert!(story.at_instant(later).breach_on(request).is_some());
    assert!(next_check(&story, request).is_some());
    let told = listed(&story, INTAKE, later);
    let told = told.iter().find(|row| row.row.warning.id == warning);
    let told = told.expect("the row").acknowledged.as_ref();
    let told = told.expect("who");
    assert_eq!(
        (told.role.to_string(), told.organisation.code(), told.at),
        ("bufetat.inntak".into(), "bufetat:vest".into(), at("10:35"))
    );
    let journal = "journal WHERE action = 'warning.acknowledge'";
    assert_eq!(story.raw().count(journal), 1);
}

#[rstest]
fn a_limit_that_starts_anew_has_a_ladder_of_its_own(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    let warning = listed(&story, INTAKE, at("10:35"))[0].row.warning.id;
    acknowledge(&story, INTAKE, at("10:35"), warning).expect("an acknowledgement");
    story
        .at_instant(at("10:40"))
        .corrects(request, &json!({"behovMeldt": "2026-07-01T09:00:00+02:00"}))
        .expect("a correction");
    story.at_instant(at("10:41")).sweeps();
    assert_eq!(open_levels(&story, INTAKE, at("10:41")), [1, 2]);
    assert_eq!(story.raw().count("warning"), 3);
}

#[rstest]
fn the_kommune_is_told_of_its_own_limits(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let decided = with(acute_at(REPORTED), json!({"akuttvedtak": REPORTED}));
    let request = story.at(REPORTED).registers(&decided);
    story
        .at_instant(at("10:10"))
        .offers(request)
        .expect("an offer");
    let late = instant("2026-12-01T12:00:00+01:00");
    story.at_instant(late).sweeps();
    assert_eq!(open_levels(&story, "kommune.leder@4601", late), [2, 3]);
    assert_eq!(
        open_levels(&story, "kommune.saksbehandler@4601", late),
        [1, 2]
    );
    assert!(listed(&story, "kommune.leder@4602", late).is_empty());
    assert!(open_levels(&story, INTAKE, late).is_empty());
}

/// Warnings of a request's petition to the tribunal (the kommune's own limit).
fn petition_warnings(story: &Story, request: RequestId) -> usize {
    story.raw().count(&format!(
        "warning WHERE request_id = '{request}' AND limit_source = 'act' AND limit_id LIKE '%petition%'"
    ))
}

#[rstest]
fn a_limit_of_the_act_that_was_kept_or_went_with_the_request_warns_nobody(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::on(on);
    let decided = with(acute_at(REPORTED), json!({"akuttvedtak": REPORTED}));
    let [kept, withdrawn, other] = [(); 3].map(|()| story.at(REPORTED).registers(&decided));
    let next_week = story.at("2026-07-08T12:00:00+02:00");
    next_week
        .records_nemnd(kept, &json!({"type": "begjaeringMottatt"}))
        .expect("the tribunal has it");
    next_week.withdraws(withdrawn).expect("withdrawn");
    story
        .at_instant(instant("2026-12-01T12:00:00+01:00"))
        .sweeps();
    assert_eq!(petition_warnings(&story, kept), 0);
    assert_eq!(petition_warnings(&story, withdrawn), 0);
    assert_eq!(petition_warnings(&story, other), 3, "the control");
}

#[rstest]
fn history_that_is_told_later_is_in_the_list_and_wakes_nobody(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let story = Story::with_mail(on);
    let reported = "2024-07-12T10:00:00+02:00";
    story.at(reported).registers(&acute_at(reported));
    let later = instant("2024-07-15T12:00:00+02:00");
    story.at_instant(later).sweeps_through();
    assert_eq!(open_levels(&story, INTAKE, later), [1, 2]);
    assert_eq!(story.raw().count("outbox WHERE channel = 'mail'"), 0);
}

// What goes out by mail.

/// The words of the case that no mail may hold.
const NEVER: &[&str] = &[
    "4601",
    "Bergen",
    "vest",
    "Vest",
    "kommune",
    "Kommune",
    "akutt",
    "Akutt",
    "norm",
    "frist",
    "bvl",
    "4-2",
    "Kim",
    "Eksempel",
    "2012",
    "institusjon",
    "inntak",
    "nivå",
];

fn assert_says_nothing(mail: &Mail) {
    let number = a_child();
    for word in NEVER.iter().copied().chain([number.as_str()]) {
        assert!(!mail.raw.contains(word), "«{word}» in {}", mail.raw);
        assert!(!mail.body().contains(word), "«{word}» in {}", mail.body());
    }
}

#[rstest]
fn a_mail_comes_once_to_each_desk_and_says_only_that_something_happened(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let (story, sink) = (Story::with_mail(on), Sink::start());
    let post = post_to(sink.port());
    let request = story.at(REPORTED).registers(&acute_at(REPORTED));
    let number = story.at(REPORTED).case_of(request).request.case_number;
    story.at_instant(at("11:00")).sweeps();
    assert_eq!(deliver(&story, &post, at("11:00")), sent(3));
    assert_eq!(deliver(&story, &post, at("11:01")), sent(0));
    let mails = sink.mails();
    let mut to: Vec<&str> = mails.iter().map(|mail| mail.to[0].as_str()).collect();
    to.sort_unstable();
    assert_eq!(
        to,
        [
            "bord1@mottak.test",
            "bord1@mottak.test",
            "bord2@mottak.test"
        ]
    );
    let ids: std::collections::BTreeSet<String> =
        mails.iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!(ids.len(), 3, "one for each level and desk");
    for mail in &mails {
        // No desk of the test has a language of its own.
        assert_eq!(
            mail.header("Subject"),
            "Ny hendelse i bistandsplikt / Ny hending i bistandsplikt"
        );
        assert_eq!(
            mail.body().replace("\r\n", "\n"),
            format!(
                "Det er en ny hendelse i sak {number}. Logg inn for å se den: https://bistand.test/varsler\n\n\
                 Det er ei ny hending i sak {number}. Logg inn for å sjå henne: https://bistand.test/varsler"
            )
        );
        assert_eq!(mail.from, "ikke-svar@bistand.test");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert_says_nothing(mail);
    }
    assert_eq!(story.service().waiting_messages().expect("a list"), []);
}

/// The control of the words: a mail that says too much is found.
#[test]
#[should_panic(expected = "«Bergen»")]
fn a_mail_that_says_too_much_is_found() {
    assert_says_nothing(&Mail {
        from: String::new(),
        to: Vec::new(),
        raw: "Subject: Ny hendelse\r\n\r\nEn sak i Bergen\r\n".into(),
    });
}

#[rstest]
fn a_server_that_is_down_loses_nothing(#[values(Sqlite, Postgres)] on: Backend) {
    log::catch();
    let (story, port) = (Story::with_mail(on), a_free_port());
    let post = post_to(port);
    story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    let failed = Delivered {
        failed: 1,
        ..Delivered::default()
    };
    assert_eq!(deliver(&story, &post, at("10:30")), failed);
    assert_eq!(deliver(&story, &post, at("10:30")), sent(0), "it rests");
    assert_eq!(deliver(&story, &post, at("10:31")), failed);
    let sink = Sink::on(port);
    sink.refuses_with(Some("451 bord1@mottak.test later"));
    assert_eq!(deliver(&story, &post, at("10:33")), failed);
    sink.refuses_with(Some("550 bord1@mottak.test never"));
    assert_eq!(deliver(&story, &post, at("10:37")), failed);
    assert_eq!(deliver(&story, &post, at("10:45")), failed);
    let waiting = story.service().waiting_messages().expect("a list");
    assert_eq!((waiting.len(), waiting[0].attempts), (1, 5));
    // Told as not delivered by now, and tried on all the same.
    sink.refuses_with(None);
    assert_eq!(deliver(&story, &post, at("11:01")), sent(1));
    assert_eq!(sink.mails().len(), 1);
    assert_eq!(story.service().waiting_messages().expect("a list"), []);
    let log = log::caught();
    assert!(log.contains("the mail server refused with 550"));
    assert!(!log.contains("mottak.test"), "an address in the log");
}

/// Sends for real, and is struck down before anybody can note it.
struct Struck {
    mailer: SmtpMailer,
}

impl Mailer for Struck {
    fn send(&self, letter: &Letter) -> Result<(), MailFault> {
        self.mailer.send(letter).expect("a mail");
        panic!("struck down");
    }
}

#[rstest]
fn a_crash_between_sending_and_noting_it_sends_the_same_mail_again(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let (story, sink) = (Story::with_mail(on), Sink::start());
    let mailer = SmtpMailer::new(&smtp::settings(sink.port())).expect("a mailer");
    let struck = post_by(Struck { mailer });
    story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    let crash = catch_unwind(AssertUnwindSafe(|| deliver(&story, &struck, at("10:30"))));
    assert!(crash.is_err());
    let post = post_to(sink.port());
    assert_eq!(
        deliver(&story, &post, at("10:39")),
        sent(0),
        "still on loan"
    );
    assert_eq!(deliver(&story, &post, at("10:40")), sent(1));
    assert_eq!(deliver(&story, &post, at("23:00")), sent(0));
    let mails = sink.mails();
    assert_eq!(mails.len(), 2, "at least once");
    assert_eq!(mails[0].header("Message-ID"), mails[1].header("Message-ID"));
}

#[rstest]
fn mail_that_can_wait_waits_for_the_morning_and_acute_mail_does_not(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let (story, sink) = (Story::with_mail(on), Sink::start());
    let post = post_to(sink.port());
    let late = "2026-07-01T22:30:00+02:00";
    story
        .at(REPORTED)
        .registers(&planned_at(REPORTED, "2026-07-01"));
    story.at(late).registers(&acute_at(late));
    let night = instant("2026-07-02T00:00:00+02:00");
    story.at_instant(night).sweeps();
    // Two acute rungs: one desk, then two; the planned norm passed at midnight and waits.
    assert_eq!(deliver(&story, &post, night), sent(3));
    let before = instant("2026-07-02T06:59:59.999+02:00");
    assert_eq!(deliver(&story, &post, before), sent(0));
    let morning = instant("2026-07-02T07:00:00+02:00");
    assert_eq!(deliver(&story, &post, morning), sent(2));
    // In the service it stood at once.
    assert_eq!(open_levels(&story, REGION, night), [3]);
}

#[rstest]
fn a_desk_without_an_address_is_told_in_the_service_only(#[values(Sqlite, Postgres)] on: Backend) {
    let (story, sink) = (Story::with_mail(on), Sink::start());
    let post = post_to(sink.port());
    story.at(REPORTED).registers(&acute_at(REPORTED));
    let later = instant("2026-07-02T02:00:00+02:00");
    story.at_instant(later).sweeps();
    let done = deliver(&story, &post, later);
    // Bufdir's leader is at no address of the stories.
    assert_eq!((done.unaddressed, done.failed), (1, 0));
    assert_eq!(open_levels(&story, BUFDIR, later), [5]);
    let marked = story.raw().count("outbox WHERE unaddressed_at IS NOT NULL");
    assert_eq!(marked, 1);
    assert_eq!(deliver(&story, &post, later + TimeDelta::days(1)), sent(0));
}

#[rstest]
fn without_mail_nothing_is_put_aside_for_it(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("12:00")).sweeps();
    assert_eq!(story.raw().count("outbox WHERE channel = 'mail'"), 0);
    assert_eq!(open_levels(&story, INTAKE, at("12:00")), [1, 2]);
}

/// Notes each letter's id.
#[derive(Clone, Default)]
struct Noting(Arc<Mutex<Vec<String>>>);

impl Mailer for Noting {
    fn send(&self, letter: &Letter) -> Result<(), MailFault> {
        let mut noted = self.0.lock().expect("nobody died");
        noted.push(letter.message_id.clone());
        Ok(())
    }
}

#[rstest]
fn several_senders_at_once_take_each_message_once(#[values(Sqlite, Postgres)] on: Backend) {
    let (story, noting) = (Story::with_mail(on), Noting::default());
    for _ in 0..20 {
        story.at(REPORTED).registers(&acute_at(REPORTED));
    }
    story.at_instant(at("11:00")).sweeps();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| deliver(&story, &post_by(noting.clone()), at("11:00")));
        }
    });
    let mut noted = noting.0.lock().expect("nobody died").clone();
    assert_eq!(noted.len(), 60);
    noted.sort_unstable();
    noted.dedup();
    assert_eq!(noted.len(), 60);
}

/// A server that offers no TLS gets nothing in the clear.
#[rstest]
#[case(Tls::Starttls)]
#[case(Tls::Tls)]
fn without_the_sealing_that_was_asked_for_nothing_is_sent(#[case] tls: Tls) {
    let (story, sink) = (Story::with_mail(Sqlite), Sink::start());
    let settings = MailSettings {
        tls,
        timeout_seconds: 1,
        ..smtp::settings(sink.port())
    };
    let post = post_by(SmtpMailer::new(&settings).expect("a mailer"));
    story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    assert_eq!(deliver(&story, &post, at("10:30")).failed, 1);
    assert_eq!(sink.mails(), []);
    assert_eq!(deliver(&story, &post_to(sink.port()), at("10:31")), sent(1));
}

#[test]
fn mail_goes_by_starttls_to_a_server_whose_certificate_is_trusted_and_to_no_other() {
    let (story, sink) = (Story::with_mail(Sqlite), Sink::sealed());
    let stranger = MailSettings {
        tls: Tls::Starttls,
        host: "localhost".into(),
        ..smtp::settings(sink.port())
    };
    let trusted = MailSettings {
        ca_file: sink.certificate(),
        ..stranger.clone()
    };
    let post = |settings| post_by(SmtpMailer::new(settings).expect("a mailer"));
    story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    assert_eq!(deliver(&story, &post(&stranger), at("10:30")).failed, 1);
    assert_eq!(sink.mails(), []);
    assert_eq!(deliver(&story, &post(&trusted), at("10:31")), sent(1));
    assert_says_nothing(&sink.mails()[0]);
}

#[rstest]
fn readiness_tells_of_mail_that_is_not_delivered(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::with_mail(on);
    story.at(REPORTED).registers(&acute_at(REPORTED));
    story.at_instant(at("10:30")).sweeps();
    let post = post_to(a_free_port());
    let mut tries = ["10:30", "10:31", "10:33", "10:37"].map(at).to_vec();
    for now in tries.drain(..) {
        assert_eq!(deliver(&story, &post, now).failed, 1);
    }
    let app = TestApp::over(story.ground);
    let told = || app.anyone().get("/ready").json()["ikkeLevert"].clone();
    assert_eq!(told(), 0, "four tries are not yet too many");
    let fifth = notify::deliver_due(app.service(), &post, at("10:45")).expect("a round");
    assert_eq!(fifth.failed, 1);
    assert_eq!(told(), 1);
}

// What the API shows.

#[rstest]
fn the_list_is_the_desks_own_paged_and_acknowledged_over_the_api(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in("kommune.saksbehandler@4601");
    let requests = [(); 3].map(|()| kommune.registers(&an_overdue_request()));
    app.sweeps();
    let intake = app.signed_in(INTAKE);
    let all = intake.sees("/varsler?antall=200");
    let rows = all["rader"].as_array().expect("rows");
    assert_eq!(rows.len(), 6, "two levels of three requests");
    assert!(rows.iter().all(|row| row["aapent"] == true));
    assert_eq!(rows[0]["frist"], "akutt_tilbud_samme_dag");
    assert_eq!(rows[0]["kilde"], "norm");
    let told = all.to_string();
    assert!(!told.contains("4601") && !told.contains("Kim"), "{told}");

    // Acknowledge one: its limit's two rows go below the open ones.
    let first = rows[0].clone();
    let id = first["id"].as_str().expect("an id");
    let warning = Object::at("varsler", id);
    let kvitter = |tag: &str| {
        let path = format!("{}/kvitter", warning.path);
        intake.post_with(&path, &json!({}), &[("If-Match", tag)])
    };
    assert_eq!(kvitter("\"9\"").status, 412);
    let done = kvitter("\"1\"");
    assert_eq!((done.status, &done.json()["versjon"]), (200, &json!(2)));
    assert_eq!(kvitter("\"1\"").status, 412);
    assert_eq!(kvitter("\"2\"").status, 409);
    let foreign = app.signed_in("bufetat.inntak@ost");
    let path = format!("{}/kvitter", warning.path);
    let refused = foreign.post_with(&path, &json!({}), &[("If-Match", "\"2\"")]);
    assert_eq!(refused.status, 404);

    let mut seen = Vec::new();
    let mut next = Some(String::new());
    while let Some(after) = next {
        let page = intake.sees(&format!("/varsler?antall=2{after}"));
        seen.extend(page["rader"].as_array().expect("rows").clone());
        next = page["neste"]
            .as_str()
            .map(|after| format!("&etter={after}"));
    }
    assert_eq!(seen.len(), 6);
    let open: Vec<bool> = seen.iter().map(|row| row["aapent"] == true).collect();
    assert_eq!(open, [true, true, true, true, false, false]);
    assert!(seen[4..].iter().all(|row| {
        row["kvittert"]["rolle"] == "bufetat.inntak" && row["anmodning"] == first["anmodning"]
    }));
    assert!(requests.iter().any(|one| first["anmodning"] == one.id));

    // Bufdir's leader is told of a case and not given its address.
    let bufdir = app.signed_in(BUFDIR).sees("/varsler");
    assert!(bufdir["rader"][0]["anmodning"].is_null());
    assert!(bufdir["rader"][0]["saksnummer"].is_string());
}
