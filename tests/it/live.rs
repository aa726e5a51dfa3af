//! The stream of news: a page that is open is told that something changed, and never what.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::TestApp;
use crate::support::bodies::{an_acute_request, with};
use bistandsplikt::clock;
use rstest::rstest;
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

const KOMMUNE: &str = "kommune.saksbehandler@4601";

/// A connection on which one call was made; what comes back is read line by line.
fn calls(app: &TestApp, head: &str, body: &str) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(app.address()).expect("a connection");
    let longest = Some(Duration::from_secs(60));
    stream.set_read_timeout(longest).expect("a limit");
    let call = format!(
        "{head}\r\nHost: {}\r\nContent-Length: {}\r\n\r\n{body}",
        app.address(),
        body.len()
    );
    stream.write_all(call.as_bytes()).expect("a call");
    BufReader::new(stream)
}

/// The next line that begins so.
fn line(answer: &mut BufReader<TcpStream>, begins: &str) -> String {
    loop {
        let mut line = String::new();
        let read = answer.read_line(&mut line).expect("a line");
        assert!(read > 0, "the answer ended before «{begins}»");
        if line.to_lowercase().starts_with(begins) {
            return line.trim().to_owned();
        }
    }
}

/// The cookie of somebody at a desk.
fn logged_in(app: &TestApp, persona: &str) -> String {
    let form = format!(
        "persona={}",
        persona.replace('@', "%40").replace(':', "%3A")
    );
    let head = "POST /logg-inn HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded";
    let cookie = line(&mut calls(app, head, &form), "set-cookie: ");
    let (_, cookie) = cookie.split_once(": ").expect("a cookie");
    cookie.split(';').next().expect("a value").to_owned()
}

fn listens(app: &TestApp, cookie: &str, since: i64) -> BufReader<TcpStream> {
    let head = format!("GET /hendelser?siden={since} HTTP/1.1\r\nCookie: {cookie}");
    let mut stream = calls(app, &head, "");
    assert!(line(&mut stream, "http/1.1").contains("200"));
    assert!(line(&mut stream, "content-type").contains("text/event-stream"));
    line(&mut stream, "retry: 3000");
    stream
}

#[rstest]
fn a_desk_that_looks_at_its_board_is_told_that_something_came(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let app = TestApp::on(on);
    let kommune = app.signed_in(KOMMUNE);
    let (west, east) = (
        logged_in(&app, "bufetat.inntak@bufetat:vest"),
        logged_in(&app, "bufetat.inntak@bufetat:ost"),
    );
    let read_at = clock::now().timestamp_millis();
    let mut in_the_west = listens(&app, &west, read_at);
    let mut in_the_east = listens(&app, &east, read_at);
    let request = kommune.registers(&an_acute_request());
    assert_eq!(line(&mut in_the_west, "event: "), "event: endret");
    let id = line(&mut in_the_west, "id: ");
    let told = line(&mut in_the_west, "data: ");
    let number = told.trim_start_matches("data: ");
    assert!(number.parse::<i64>().expect("a number") > read_at, "{told}");
    assert_eq!(id.trim_start_matches("id: "), number);

    // What the west was told of, the east never hears: its first news is its own region's.
    let mine = with(an_acute_request(), json!({"kommune": "3203"}));
    app.signed_in("kommune.saksbehandler@3203").registers(&mine);
    line(&mut in_the_east, "event: endret");
    let its_first: i64 = line(&mut in_the_east, "data: ")
        .trim_start_matches("data: ")
        .parse()
        .expect("a number");
    assert!(its_first > number.parse().expect("a number"));

    // An act on the request is news; a look at it is none, and the next news is the act after it.
    app.signed_in("bufetat.inntak@vest").sees(&request.path);
    app.signed_in("bufetat.inntak@vest").does(
        &request,
        "inntakshendelser",
        &json!({"type": "sakTatt"}),
    );
    line(&mut in_the_west, "event: endret");
}

#[rstest]
fn a_stream_that_was_broken_off_goes_on_where_it_was(#[values(Sqlite, Postgres)] on: Backend) {
    let app = TestApp::on(on);
    let cookie = logged_in(&app, "bufetat.inntak@bufetat:vest");
    let read_at = clock::now().timestamp_millis();
    let mut first = listens(&app, &cookie, read_at);
    app.signed_in(KOMMUNE).registers(&an_acute_request());
    let told = line(&mut first, "data: ");
    drop(first);
    // The page was read long ago, but its last news was told: only what came after that is news.
    let head = format!(
        "GET /hendelser?siden=0 HTTP/1.1\r\nCookie: {cookie}\r\nLast-Event-ID: {}",
        told.trim_start_matches("data: ")
    );
    let mut again = calls(&app, &head, "");
    line(&mut again, "retry: 3000");
    app.signed_in(KOMMUNE).registers(&an_acute_request());
    assert!(line(&mut again, "data: ") > told);
    // Who knows nothing yet is told at once.
    line(&mut listens(&app, &cookie, 0), "event: endret");
}

#[test]
fn only_who_reads_requests_may_listen() {
    let app = TestApp::on(Sqlite);
    let head = "GET /hendelser HTTP/1.1";
    assert!(line(&mut calls(&app, head, ""), "http/1.1").contains("303"));
    let ministry = logged_in(&app, "departement.lese@departement");
    let head = format!("GET /hendelser HTTP/1.1\r\nCookie: {ministry}");
    assert!(line(&mut calls(&app, &head, ""), "http/1.1").contains("403"));
}
