//! The pages in a real browser: Debian's Chromium, driven by the scripts of `web/browser`.

mod guide;
mod plan;
mod poison;
mod states;
mod stories;
pub mod visits;
mod weight;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::Backend::Sqlite;
use plan::{Visit, root};
use states::Filled;

/// Runs a script of `web/browser` with a plan; gives what it prints.
fn run(script: &str, plan: &Value) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("plan.json");
    std::fs::write(&file, plan.to_string()).expect("a plan");
    let output = Command::new("node")
        .arg(root().join("web/browser").join(script))
        .arg(&file)
        .stderr(Stdio::inherit())
        .output()
        .expect("node runs; `make setup` installs it");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{script} failed and says why above"
    );
    serde_json::from_str(&said).unwrap_or_else(|_| panic!("{script}: {said}"))
}

/// What is wrong with the pages of a plan; a line each.
fn findings(plan: &Value) -> Vec<String> {
    let found = run("visit.mjs", plan);
    let line = |one: &Value| {
        let part = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        format!(
            "{} ({}, {}, {}) {}",
            part("page"),
            part("path"),
            part("theme"),
            part("language"),
            part("what")
        )
    };
    found.as_array().expect("a list").iter().map(line).collect()
}

fn plan(address: &str, visits: &[Visit], rest: &Value) -> Value {
    let mut plan = json!({
        "address": address,
        "visits": visits,
        "themes": ["light", "dark"],
        "languages": ["nb"],
        "screenshots": screenshots(),
    });
    for (name, value) in rest.as_object().into_iter().flatten() {
        plan[name] = value.clone();
    }
    plan
}

/// Where the pictures go.
fn screenshots() -> String {
    root().join("target/screenshots").display().to_string()
}

/// Every page and state, in light and dark: accessible, readable at 320 px, true to its own policy.
#[test]
fn every_page_is_accessible_in_both_themes() {
    let filled = Filled::on(Sqlite);
    let found = findings(&plan(&filled.address(), &filled.visits(), &json!({})));
    assert!(found.is_empty(), "{found:#?}");
}

/// The control: each fault a page may have is found on one that has it.
#[test]
fn a_page_with_faults_is_caught() {
    let filled = Filled::on(Sqlite);
    let bad = "<!doctype html><html lang=\"en\"><head><title>x</title></head><body>\
        <img src=\"https://ondt.test/a.png\"><p style=\"color:#ccc;background:#ddd;width:900px\">Lite å se ⟦mangler⟧</p>\
        <main style=\"width:200px;overflow-x:auto\"><div style=\"overflow-x:auto\"><p style=\"width:900px\">Bred</p></div></main>\
        <input><script>alert('kanari')</script></body></html>";
    let visit = json!([{"name": "kontroll", "path": "/kontroll", "persona": null, "status": 200, "control": bad}]);
    let rest = json!({"visits": visit, "themes": ["light"], "screenshots": null});
    let found = findings(&plan(&filled.address(), &[], &rest)).join("\n");
    for fault in [
        "axe image-alt",
        "axe label",
        "axe color-contrast",
        "is marked en",
        "has 0 h1",
        "has no skip link",
        "lacks a text: ⟦mangler⟧",
        "was sent with an inline",
        "wide at 320",
        "scrolls beyond the keyboard at 320",
        "another host: https://ondt.test",
        "opens a box: kanari",
        "no policy",
    ] {
        assert!(found.contains(fault), "{fault} is not in:\n{found}");
    }
}

/// Every page × state × role × theme × language: `make axe-all`.
#[test]
#[ignore = "takes half an hour: make axe-all"]
fn every_page_is_accessible_to_every_role_in_every_language() {
    let filled = Filled::on(Sqlite);
    let mut visits = filled.visits();
    visits.extend(filled.by_every_role());
    let rest = json!({"languages": ["nb", "nn"], "screenshots": null, "progress": true});
    let found = findings(&plan(&filled.address(), &visits, &rest));
    assert!(found.is_empty(), "{found:#?}");
}

/// The addresses that a browser can be sent to, as the route table has them.
fn routes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            routes(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.extend(routes_of(
                &std::fs::read_to_string(&path).expect("a source"),
            ));
        }
    }
}

fn routes_of(source: &str) -> Vec<String> {
    let services = source.split("at(\"").skip(1);
    let reads = services.filter(|service| service.contains(".route(read()"));
    let path = |service: &str| service.split('"').next().unwrap_or_default().to_owned();
    reads.map(path).collect()
}

/// A new page without a row in `visits.rs` fails here.
#[test]
fn every_page_has_a_row() {
    let mut table = BTreeSet::new();
    routes(&root().join("src/web/pages"), &mut table);
    let rows = visits::ROWS.iter().map(|row| row.route.to_owned());
    let rows: BTreeSet<String> = rows
        .chain(visits::FILES.iter().map(|file| (*file).to_owned()))
        .collect();
    assert_eq!(
        table, rows,
        "the route table, and the rows of tests/it/browser/visits.rs"
    );
    let made_up = "at(\"/ny\").route(read().to(x)).service(at(\"/bare-skjema\").route(web::post())";
    assert_eq!(routes_of(made_up), ["/ny"]);
}
