//! pgbench with the statements the service itself sends: read from PostgreSQL's log while one request
//! is registered, so that they are always the same ones.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

use crate::client::CLIENTS;
use crate::postgres::Server;

/// Writes the script of one registration and gives its file.
pub fn script(server: &Server, folder: &Path, register: impl Fn(usize)) -> PathBuf {
    register(0);
    let log = server.folder().join("log");
    let before = std::fs::read_to_string(&log).expect("the log").len();
    set_logging(server, "all");
    register(1);
    set_logging(server, "none");
    let logged = std::fs::read_to_string(&log).expect("the log");
    let script = translate(&logged[before..]);
    let file = folder.join("register.pgbench");
    std::fs::write(&file, &script).expect("a script");
    if std::env::var_os("BENCH_SHOW").is_some() {
        println!("{script}");
    }
    file
}

fn set_logging(server: &Server, statements: &str) {
    let mut db = PgConnection::establish(&server.url("postgres")).expect("a connection");
    db.batch_execute(&format!("ALTER SYSTEM SET log_statement = '{statements}'"))
        .and_then(|()| db.batch_execute("SELECT pg_reload_conf()"))
        .expect("a setting");
    std::thread::sleep(Duration::from_millis(500));
}

/// One transaction: from the first BEGIN to its COMMIT, with the parameters put in. What must be new
/// each time (ids, case numbers, the child's index) is made of random numbers.
fn translate(log: &str) -> String {
    let mut statements: Vec<(String, Vec<String>)> = Vec::new();
    for line in log.lines() {
        let told = line.split_once("LOG:  ").map(|(_, told)| told);
        let statement = told.and_then(|told| {
            let (kind, sql) = told.split_once(": ")?;
            (kind == "statement" || kind.starts_with("execute")).then(|| sql.to_owned())
        });
        if let Some(sql) = statement {
            statements.push((sql, Vec::new()));
        } else if let Some((_, values)) = line.split_once("DETAIL:  parameters: ")
            && let Some(last) = statements.last_mut()
        {
            last.1 = parameters(values);
        }
    }
    let begun = statements
        .iter()
        .position(|(sql, _)| sql.starts_with("BEGIN"));
    let mut random = Random::default();
    let mut lines = Vec::new();
    for (sql, values) in &statements[begun.expect("a transaction")..] {
        lines.push(format!("{};", put_in(sql, values, &mut random)));
        if sql == "COMMIT" {
            break;
        }
    }
    assert!(lines.len() > 4, "the log holds no registration: {log}");
    let begin = lines.remove(0);
    format!("{}{begin}\n{}\n", random.draws(), lines.join("\n"))
}

/// `$1 = 'a', $2 = NULL` as literals, in order.
fn parameters(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, value)) = rest.split_once(" = ") {
        let end = literal_end(value);
        found.push(value[..end].to_owned());
        rest = &value[end..];
    }
    found
}

fn literal_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'\'') {
        return text.find(',').unwrap_or(text.len());
    }
    let mut at = 1;
    while at < bytes.len() {
        match (bytes[at], bytes.get(at + 1)) {
            (b'\'', Some(b'\'')) => at += 2,
            (b'\'', _) => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The literal for each `$n`, the highest first so that `$1` does not eat `$10`.
fn put_in(sql: &str, values: &[String], random: &mut Random) -> String {
    let mut sql = sql.to_owned();
    for (index, value) in values.iter().enumerate().rev() {
        sql = sql.replace(&format!("${}", index + 1), &random.instead_of(value));
    }
    sql
}

/// The random numbers a script draws, one for each value that must be new.
#[derive(Default)]
struct Random(BTreeMap<String, usize>);

impl Random {
    fn instead_of(&mut self, literal: &str) -> String {
        let text = literal.trim_matches('\'');
        let known = self.0.len();
        let mut name = || *self.0.entry(text.to_owned()).or_insert(known);
        if text.len() == 36 && text.matches('-').count() == 4 {
            format!("lpad(:r{}::text, 36, '0')", name())
        } else if text.starts_with("\\x") && text.len() == 66 {
            format!("decode(lpad(:r{}::text, 64, '0'), 'hex')", name())
        } else if is_case_number(text) {
            format!("('2000-' || :r{}::text)", name())
        } else {
            // pgbench takes a colon and a letter for a variable, in a literal too.
            literal.replace("system:", "system' || chr(58) || '")
        }
    }

    fn draws(&self) -> String {
        (0..self.0.len())
            .map(|name| format!("\\set r{name} random(1, 1000000000000000)\n"))
            .collect()
    }
}

fn is_case_number(text: &str) -> bool {
    text.split_once('-').is_some_and(|(year, number)| {
        year.len() == 4 && number.len() >= 6 && [year, number].concat().parse::<u64>().is_ok()
    })
}

/// Runs the script with as many clients as the API gets.
pub fn transactions_per_second(server: &Server, script: &Path, lasting: Duration) -> f64 {
    let said = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-j", "2", "-U", "postgres"])
        .args([
            "-c",
            &CLIENTS.to_string(),
            "-T",
            &lasting.as_secs().to_string(),
        ])
        .arg("-f")
        .arg(script)
        .arg("-h")
        .arg(server.folder())
        .arg("postgres")
        .output()
        .expect("pgbench, which comes with PostgreSQL");
    let out = String::from_utf8_lossy(&said.stdout);
    let rate = out.lines().find_map(|line| line.strip_prefix("tps = "));
    let rate = rate.and_then(|rate| rate.split(' ').next()?.parse().ok());
    rate.unwrap_or_else(|| panic!("{out}{}", String::from_utf8_lossy(&said.stderr)))
}
