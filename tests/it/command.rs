//! The program itself, as an operator runs it.

use crate::import::JULY;
use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::ground::key_bytes;
use crate::support::postgres;
use crate::support::raw::Raw;
use crate::support::smtp::Sink;
use rstest::rstest;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A demonstration's folder with its keys, and a database.
struct Operator {
    folder: TempDir,
    url: String,
    settings: Vec<(String, String)>,
}

impl Operator {
    fn on(backend: Backend) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, salt) in [("wrapping.key", 1), ("index.key", 2)] {
            let file = folder.path().join(name);
            fs::write(&file, key_bytes(salt)).expect("a key");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).expect("a mode");
        }
        let url = match backend {
            Sqlite => format!("sqlite:{}", folder.path().join("test.db").display()),
            Postgres => postgres::create_database(),
        };
        Self {
            folder,
            url,
            settings: Vec::new(),
        }
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_bistandsplikt"))
            .arg("--demo-folder")
            .arg(self.folder.path())
            .args(arguments)
            .env("BISTANDSPLIKT__DATABASE__URL", &self.url)
            .envs(self.settings.iter().cloned())
            .output()
            .expect("the program runs")
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(Path::new(folder))
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .map(|file| {
            (
                file.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                fs::read(&file).expect("bytes"),
            )
        })
        .collect();
    files.sort();
    files
}

/// Every form of the report.
const FORMS: [&str; 5] = ["json", "csv", "html", "xlsx", "pdf"];

#[test]
fn import_sweep_and_report_write_the_same_bytes_on_both_databases() {
    let written = [Sqlite, Postgres].map(|on| {
        let operator = Operator::on(on);
        let lines = operator.path("juli.ndjson");
        fs::write(&lines, JULY).expect("a file");
        assert_eq!(operator.runs(&["migrate"]).status.code(), Some(0));
        let imported = operator.runs(&["import", &lines]);
        assert_eq!(imported.status.code(), Some(0), "{}", said(&imported));
        assert_eq!(operator.runs(&["sweep"]).status.code(), Some(0));
        let out = operator.path("report");
        for format in FORMS {
            let cut_off = "2024-12-31T23:00:00Z";
            let arguments = [
                "report",
                "--month",
                "2024-07",
                "--format",
                format,
                "--cut-off",
                cut_off,
                "--out",
                &out,
            ];
            let reported = operator.runs(&arguments);
            assert_eq!(reported.status.code(), Some(0), "{}", said(&reported));
        }
        files(&out)
    });
    assert!(written[0].len() > 10);
    assert!(written[0] == written[1]);
}

#[rstest]
fn the_machines_own_zone_and_language_change_no_byte(#[values(Sqlite, Postgres)] on: Backend) {
    let mut operator = Operator::on(on);
    let lines = operator.path("juli.ndjson");
    fs::write(&lines, JULY).expect("a file");
    assert_eq!(operator.runs(&["migrate"]).status.code(), Some(0));
    assert_eq!(operator.runs(&["import", &lines]).status.code(), Some(0));
    let machines = [
        ("UTC", "C"),
        ("Pacific/Kiritimati", "tr_TR.UTF-8"),
        ("America/St_Johns", "nb_NO.ISO-8859-1"),
    ];
    let [first, second, third] = machines.map(|(zone, language)| {
        operator.settings = vec![
            ("TZ".to_owned(), zone.to_owned()),
            ("LC_ALL".to_owned(), language.to_owned()),
            ("LANG".to_owned(), language.to_owned()),
        ];
        let out = operator.path(&zone.replace('/', "-"));
        for format in FORMS {
            // Two hours before the year is over in Norway, and long after on the second machine.
            let told = ["report", "--month", "2024-07", "--format", format];
            let cut_off = ["--cut-off", "2024-12-31T21:00:00Z", "--out", &out];
            let reported = operator.runs(&[&told[..], &cut_off[..]].concat());
            assert_eq!(reported.status.code(), Some(0), "{}", said(&reported));
        }
        files(&out)
    });
    assert!(first.len() > 10);
    for (other, machine) in [(second, machines[1]), (third, machines[2])] {
        for (one, another) in first.iter().zip(&other) {
            assert_eq!(one.0, another.0, "{machine:?}");
            assert!(one.1 == another.1, "{machine:?}: {}", one.0);
        }
        assert_eq!(first.len(), other.len());
    }
}

#[rstest]
fn bad_lines_go_to_a_file_beside_and_the_exit_code_tells(#[values(Sqlite, Postgres)] on: Backend) {
    let operator = Operator::on(on);
    let lines = operator.path("juli.ndjson");
    fs::write(&lines, format!("{JULY}{{\"hemmelig\": \"13097248022\"}}\n")).expect("a file");
    assert_eq!(operator.runs(&["migrate"]).status.code(), Some(0));
    let rehearsed = operator.runs(&["import", &lines, "--dry-run"]);
    assert_eq!(rehearsed.status.code(), Some(2), "{}", said(&rehearsed));
    let imported = operator.runs(&["import", &lines]);
    assert_eq!(imported.status.code(), Some(2), "{}", said(&imported));
    let rejects = fs::read_to_string(operator.path("juli.avvist.ndjson")).expect("the reject file");
    assert_eq!(rejects.lines().count(), 1);
    let number = JULY.lines().count() + 1;
    assert!(
        rejects.starts_with(&format!("{{\"linje\":{number},\"feil\":[")),
        "{rejects}"
    );
    for told in [rejects, said(&imported), said(&rehearsed)] {
        assert!(
            !told.contains("13097248022") && !told.contains("hemmelig"),
            "{told}"
        );
    }
    fs::write(&lines, JULY).expect("a file");
    let again = operator.runs(&["import", &lines]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    assert!(
        !Path::new(&operator.path("juli.avvist.ndjson")).exists(),
        "an old reject file is taken away"
    );
}

/// The ladder as it is delivered, but mail that can wait is not held at night: a test runs at any hour.
fn a_ladder_without_quiet_hours() -> String {
    let ladder = include_str!("../../config/warnings.toml");
    let (before, quiet) = ladder.split_once("[[stille]]").expect("quiet hours");
    let (_, after) = quiet.split_once("\n# Et trinn:").expect("the rungs");
    [before, "# Et trinn:", after].concat()
}

/// What is raised while mail is on waits, is listed, goes out once, and is then no longer listed.
#[test]
fn mail_is_delivered_by_a_command_and_what_waits_is_listed() {
    let (mut operator, sink) = (Operator::on(Sqlite), Sink::start());
    let lines = operator.path("en.ndjson");
    // A request that nobody answered, and an akuttvedtak without a petition.
    let one = JULY.lines().find(|line| line.contains("\"ref\":\"A1\""));
    fs::write(&lines, one.expect("a registration")).expect("a file");
    assert_eq!(operator.runs(&["migrate"]).status.code(), Some(0));
    assert_eq!(operator.runs(&["import", &lines]).status.code(), Some(0));
    let off = operator.runs(&["deliver"]);
    assert_eq!(off.status.code(), Some(1));
    assert!(said(&off).contains("mail.enabled"), "{}", said(&off));

    let recipients = operator.path("adresser.csv");
    let rows = "organisation,role,address\nkommune:4601,kommune.leder,bord1@mottak.test\n";
    fs::write(&recipients, rows).expect("a file");
    let awake = operator.path("alltid.toml");
    fs::write(&awake, a_ladder_without_quiet_hours()).expect("a file");
    let set = |name: &str, value: &str| (format!("BISTANDSPLIKT__{name}"), value.to_owned());
    operator.settings = vec![
        set("MAIL__ENABLED", "true"),
        set("MAIL__HOST", "127.0.0.1"),
        set("MAIL__PORT", &sink.port().to_string()),
        set("MAIL__TLS", "none"),
        set("MAIL__FROM", "ikke-svar@bistand.test"),
        set("MAIL__BASE_URL", "https://bistand.test"),
        set("FILES__RECIPIENTS", &recipients),
        set("FILES__WARNINGS", &awake),
    ];
    assert_eq!(operator.runs(&["sweep"]).status.code(), Some(0));
    let list = operator.runs(&["deliver", "--list"]);
    assert!(
        said(&list).contains("kommune:4601\tkommune.leder\t0 tries"),
        "{}",
        said(&list)
    );
    assert!(!said(&list).contains('@'), "{}", said(&list));
    let delivered = operator.runs(&["deliver"]);
    assert_eq!(delivered.status.code(), Some(0), "{}", said(&delivered));
    assert!(!sink.mails().is_empty(), "{}", said(&delivered));
    assert!(said(&operator.runs(&["deliver", "--list"])).is_empty());

    fs::write(&recipients, rows.replace('@', " ")).expect("a file");
    let refused = operator.runs(&["deliver"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused).contains("adresser.csv:2: address"),
        "{}",
        said(&refused)
    );
    let wrong = operator.path("stige.toml");
    fs::write(&wrong, "versjon = \"1\"\n[[trinn]]\nid = 3\n").expect("a file");
    operator.settings.push(set("FILES__WARNINGS", &wrong));
    let refused = operator.runs(&["sweep"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused).contains("stige.toml:3: "),
        "{}",
        said(&refused)
    );
}

#[test]
fn a_misspelt_database_is_refused_and_makes_no_file() {
    let mut operator = Operator::on(Sqlite);
    operator.url = "postgres:typo".into();
    let refused = operator.runs(&["migrate"]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(said(&refused).contains("sqlite:"), "{}", said(&refused));
    assert!(!Path::new("postgres:typo").exists());
}

#[test]
fn a_bad_rules_file_is_refused_and_makes_no_database() {
    let mut operator = Operator::on(Sqlite);
    fs::write(operator.path("rules.toml"), "[[versjon]]\nregel = 7\n").expect("a file");
    let setting = "BISTANDSPLIKT__FILES__RULES".to_owned();
    operator
        .settings
        .push((setting, operator.path("rules.toml")));
    for command in ["rules", "sweep", "migrate"] {
        let refused = operator.runs(&[command]);
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        assert!(
            said(&refused).contains("rules.toml:2: "),
            "{}",
            said(&refused)
        );
        assert!(!Path::new(&operator.path("test.db")).exists(), "{command}");
    }
    operator.settings.clear();
    assert!(operator.runs(&["migrate"]).status.success());
    assert!(Path::new(&operator.path("test.db")).exists(), "the control");
}

#[test]
fn tokens_are_issued_for_a_demonstration_only() {
    let operator = Operator::on(Sqlite);
    let issued = operator.runs(&["token", "bufetat.inntak@vest"]);
    assert_eq!(issued.status.code(), Some(0), "{}", said(&issued));
    assert_eq!(said(&issued).trim().split('.').count(), 3);
    let outside = Command::new(env!("CARGO_BIN_EXE_bistandsplikt"))
        .args(["token", "bufetat.inntak@vest"])
        .output();
    assert_eq!(outside.expect("the program runs").status.code(), Some(1));
}

const POLICY: &str = include_str!("../../config/severity.toml");

/// The two levels of a line of the list: proposed first, and what would have been.
fn first_levels(told: &str) -> Vec<(String, String)> {
    let list = told
        .lines()
        .skip_while(|line| !line.starts_with("Per mulig brudd"));
    list.skip(1)
        .filter_map(|line| {
            let mut words = line.split_whitespace().rev().skip(3);
            let would = words.next()?.to_owned();
            Some((words.next()?.to_owned(), would))
        })
        .collect()
}

#[rstest]
fn a_changed_policy_is_tried_on_the_past_and_changes_nothing(
    #[values(Sqlite, Postgres)] on: Backend,
) {
    let operator = Operator::on(on);
    let lines = operator.path("juli.ndjson");
    fs::write(&lines, JULY).expect("a file");
    assert_eq!(operator.runs(&["migrate"]).status.code(), Some(0));
    assert_eq!(operator.runs(&["import", &lines]).status.code(), Some(0));
    let rows = |table: &str| Raw::open(&operator.url).count(table);
    let before = ["journal", "severity_assessment"].map(rows);
    let file = operator.path("severity.toml");
    let tries = |policy: &str| {
        fs::write(&file, policy).expect("a file");
        let run = operator.runs(&["severity-simulate", "--policy", &file]);
        (run.status.code(), said(&run))
    };
    // The control: the policy in force would have proposed what it proposed.
    let (code, told) = tries(POLICY);
    let levels = first_levels(&told);
    assert_eq!(code, Some(0), "{told}");
    assert!(!levels.is_empty(), "{told}");
    assert!(
        levels.iter().all(|(proposed, would)| proposed == would),
        "{told}"
    );
    let (code, told) = tries(&POLICY.replace("mindreAlvorlig", "liteAlvorlig"));
    let levels = first_levels(&told);
    assert_eq!(code, Some(0), "{told}");
    let moved = |(proposed, would): &(String, String)| (proposed == "2") == (proposed != would);
    assert!(levels.iter().any(|(proposed, _)| proposed == "2"), "{told}");
    assert!(levels.iter().all(moved), "{told}");
    let none = operator.runs(&[
        "severity-simulate",
        "--policy",
        &file,
        "--from",
        "2030-01-01",
    ]);
    assert!(first_levels(&said(&none)).is_empty(), "{}", said(&none));
    let wrong = POLICY.replacen("nivaa = \"svaertAlvorlig\"", "nivaa = \"verst\"", 1);
    let line = 1 + wrong
        .lines()
        .position(|line| line.contains("verst"))
        .expect("a line");
    let (code, told) = tries(&wrong);
    assert_eq!(code, Some(1));
    let place = format!("severity.toml:{line}: unknown nivaa «verst»");
    assert!(told.contains(&place), "{told}");
    assert_eq!(["journal", "severity_assessment"].map(rows), before);
}
