//! The description of the API and the addresses that answer are the same.

use crate::support::Backend::Sqlite;
use crate::support::TestApp;
use bistandsplikt::web::api::openapi::{Method, OPERATIONS};
use serde_json::Value;
use std::collections::BTreeSet;

/// The sources that hold the route tables.
const ROUTES: &str = concat!(
    include_str!("../../src/web/api/mod.rs"),
    include_str!("../../src/web/api/plans.rs")
);
const ID: &str = "00000000-0000-4000-8000-000000000000";

fn described() -> BTreeSet<(String, String)> {
    OPERATIONS
        .iter()
        .map(|operation| {
            (
                operation.path.to_owned(),
                method_of(operation.method).to_owned(),
            )
        })
        .collect()
}

fn method_of(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
    }
}

/// Every address of the route table, read from its source.
fn addresses() -> BTreeSet<String> {
    let calls = ROUTES
        .match_indices("address(\"")
        .map(|(at, call)| &ROUTES[at + call.len()..]);
    calls
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect()
}

fn filled(path: &str) -> String {
    format!(
        "/api/v1{}",
        path.replace("{id}", ID).replace("{maaned}", "2024-07")
    )
}

#[test]
fn every_operation_answers_and_every_address_is_described() {
    let app = TestApp::on(Sqlite);
    let anyone = app.anyone();
    let mut found = BTreeSet::new();
    for path in addresses()
        .into_iter()
        .filter(|path| path != "/openapi.json")
    {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            // Nobody is logged in: an operation says so, another method is refused before anyone asks who.
            match anyone.send(method, &filled(&path), &[], None).status {
                401 => drop(found.insert((path.clone(), method.to_owned()))),
                405 => {}
                status => panic!("{method} {path}: {status}"),
            }
        }
    }
    assert_eq!(found, described());
    // The control: what is no address is told apart.
    assert_eq!(anyone.get("/api/v1/anmodning").status, 404);
}

#[test]
fn the_served_description_holds_the_table_and_points_at_nothing_missing() {
    let app = TestApp::on(Sqlite);
    let served = app.anyone().get("/openapi.json").json();
    assert!(
        served["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.1"))
    );
    let paths = served["paths"].as_object().expect("paths");
    let found: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().expect("methods").keys();
            methods.map(move |method| {
                (
                    path.trim_start_matches("/api/v1").to_owned(),
                    method.to_uppercase(),
                )
            })
        })
        .collect();
    assert_eq!(found, described());
    let mut missing = BTreeSet::new();
    missing_references(&served, &served, &mut missing);
    assert!(missing.is_empty(), "{missing:?}");
}

fn missing_references(all: &Value, part: &Value, missing: &mut BTreeSet<String>) {
    match part {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                let pointer = reference.trim_start_matches('#');
                if all.pointer(pointer).is_none() {
                    missing.insert(reference.to_owned());
                }
            }
            fields
                .values()
                .for_each(|field| missing_references(all, field, missing));
        }
        Value::Array(items) => items
            .iter()
            .for_each(|item| missing_references(all, item, missing)),
        _ => {}
    }
}

#[test]
fn every_operation_of_the_description_stands_in_the_documentation() {
    let documented = include_str!("../../docs/api.md");
    for operation in OPERATIONS {
        let last = operation
            .path
            .trim_end_matches("/{id}")
            .trim_end_matches("/{maaned}");
        let last = last.rsplit("{id}").next().unwrap_or(last);
        assert!(
            documented.contains(last),
            "{} is not in docs/api.md",
            operation.path
        );
    }
}
