//! Registering through the API, 16 clients at once, each child another one.

use std::time::Duration;

use bistandsplikt::clock;
use bistandsplikt::domain::child::ChildNumber;
use chrono::{Days, NaiveDate, SecondsFormat, TimeDelta};
use serde_json::json;

use crate::client::{self, CLIENTS, Connection, Loaded, Next};
use crate::place::{Place, Running};
use crate::postgres::Server;
use crate::{figure, limits, median, pgbench};

const ROUNDS: usize = 3;
const LASTING: Duration = Duration::from_secs(5);
/// Kommuner the clients register for; one for each client.
const KOMMUNER: [&str; CLIENTS] = [
    "4601", "4602", "4611", "4612", "4613", "4614", "4615", "4616", "4617", "4618", "4619", "4620",
    "4621", "4622", "4623", "4624",
];
/// Stands in a template where the child's number is to stand.
const NUMBER: &str = "###########";

/// On SQLite, beside what the disk and SQLite can do.
pub fn on_sqlite() {
    let mut rates = Vec::new();
    let mut of_disk = Vec::new();
    for _ in 0..ROUNDS {
        let place = Place::on_sqlite();
        let syncs = limits::syncs_per_second(place.path());
        let running = place.serve();
        let before = running.processor();
        let loaded = load(&place, &running, 0);
        show(&loaded);
        show_processor(&loaded, running.processor() - before);
        let (_, highest) = running.memory();
        drop(running);
        let raw =
            limits::raw_inserts_per_second(place.file(), loaded.times.len() as u64, CLIENTS as u64);
        figure("durable page writes of the disk", syncs, "/s");
        figure("the same rows in bare SQLite, 16 in a commit", raw, "/s");
        figure("registered / bare SQLite", loaded.per_second() / raw, "");
        figure(
            "registered / (16 x durable writes)",
            loaded.per_second() / (16.0 * syncs),
            "",
        );
        figure("memory at its highest", highest, "MB");
        rates.push(loaded.per_second());
        of_disk.push(loaded.per_second() / raw);
    }
    figure("median: registered (bar: 5000)", median(rates), "/s");
    figure("median: registered / bare SQLite", median(of_disk), "");
    calls_without_work();
}

/// What the HTTP side can do when nothing is asked of it.
fn calls_without_work() {
    let place = Place::on_sqlite();
    let running = place.serve();
    let live = || -> Next { Box::new(|_| client::get("/live", "-")) };
    let clients = (0..CLIENTS).map(|_| live()).collect();
    let loaded = client::load(running.address, clients, Duration::from_secs(3), 200);
    figure(
        "/live, the same server, log line and headers",
        loaded.per_second(),
        "/s",
    );
}

/// On PostgreSQL, beside what pgbench reaches with the same statements.
pub fn on_postgres() {
    let server = Server::start();
    let place = Place::on(server.url("postgres"));
    let running = place.serve();
    let script = pgbench::script(&server, place.path(), |child| {
        register_one(&place, &running, child)
    });
    let mut ratios = Vec::new();
    for round in 0..2 * ROUNDS + 1 {
        let bench = pgbench::transactions_per_second(&server, &script, LASTING);
        let before = running.processor();
        let loaded = load(&place, &running, round);
        show(&loaded);
        show_processor(&loaded, running.processor() - before);
        figure("pgbench, the same statements", bench, "/s");
        ratios.push(loaded.per_second() / bench);
    }
    figure(
        "median: registered / pgbench (bar: 0.6)",
        median(ratios),
        "",
    );
    drop(running);
    server.end();
}

fn show(loaded: &Loaded) {
    figure("registered", loaded.per_second(), "/s");
    figure("  p50", loaded.percentile(50), "ms");
    figure("  p99", loaded.percentile(99), "ms");
}

/// What a registration costs the processor, whoever else uses it meanwhile.
fn show_processor(loaded: &Loaded, used: Duration) {
    let each = used.as_secs_f64() * 1e6 / loaded.times.len() as f64;
    figure("  processor time of the program for each", each, "us");
}

/// Registers the `child`-th child of a list of its own.
fn register_one(place: &Place, running: &Running, child: usize) {
    let mut next = registrations(place, 0, 2 * ROUNDS + 1 + child);
    let mut connection = Connection::open(running.address).expect("a connection");
    assert_eq!(connection.call(&next(None)).expect("an answer").status, 201);
}

fn load(place: &Place, running: &Running, round: usize) -> Loaded {
    let clients = (0..CLIENTS)
        .map(|client| registrations(place, client, round))
        .collect();
    client::load(running.address, clients, LASTING, 201)
}

/// What one client sends: the same case each time, with another child.
fn registrations(place: &Place, client: usize, round: usize) -> Next {
    let kommune = KOMMUNER[client];
    let token = place.token(&format!("kommune.saksbehandler@{kommune}"));
    let body = body(kommune, NUMBER);
    let template = client::post("/api/v1/anmodninger", &token, &body);
    let at = template
        .windows(NUMBER.len())
        .position(|part| part == NUMBER.as_bytes())
        .expect("the number's place");
    let mut numbers = numbers(round * CLIENTS + client);
    Box::new(move |_| {
        let number = numbers.next().expect("another child");
        let mut request = template.clone();
        request[at..at + NUMBER.len()].copy_from_slice(number.as_bytes());
        request
    })
}

/// Numbers of made-up children; no two lists share one. Each list is the children of some birth dates.
fn numbers(list: usize) -> impl Iterator<Item = String> + Send {
    const DATES: u64 = 30;
    let first =
        NaiveDate::from_ymd_opt(2009, 6, 1).expect("a date") + Days::new(list as u64 * DATES);
    (0..500).flat_map(move |serial| {
        (0..DATES).filter_map(move |day| {
            let number = ChildNumber::synthetic(first + Days::new(day), serial)?;
            Some(number.expose().to_owned())
        })
    })
}

/// An acute request reported a minute ago.
pub fn body(kommune: &str, number: &str) -> String {
    let at = |minutes| {
        (clock::now() - TimeDelta::minutes(minutes)).to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    json!({
        "kommune": kommune,
        "barn": {"nummer": number},
        "hjemmel": "bvl-4-2",
        "type": "akutt",
        "tiltak": "institusjon",
        "maalgruppe": "akutt",
        "behovMeldt": at(1),
        "meldtVia": "telefon",
        "akuttvedtak": at(2),
        "behov": {"rus": true, "psykiatri": false, "kriminalitet": false},
        "fareForLivEllerHelse": "nei",
        "ivaretatt": "ja",
        "oppholdssted": "hjemme",
        "kontakt": {"navn": "Barnevernvakten", "telefon": "55 00 00 00"},
        "beskrivelse": "Oppdiktet sak for måling. Barnet må flyttes i dag; kommunen har et midlertidig \
                        tilbud til i kveld. Skolen er varslet, og vakten er med til plassen er klar.",
        "avsendersSaksreferanse": "MAALING-1",
    })
    .to_string()
}
