//! How one operation is described: who may, with what, and how it is answered.

use std::collections::BTreeSet;

use utoipa::openapi::path::{OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{ContentBuilder, RefOr, Required, ResponseBuilder};

use super::{Method, Operation, reference};
use crate::domain::role::Action;
use crate::web::auth::scopes_for;

/// Stands for the prefix that the owner's settings give the scopes.
const PREFIX: &str = "bistand";

/// Where the desk acts for a kommune that calls.
const REGISTERING: [&str; 4] = [
    "/anmodninger",
    "/anmodninger/finn",
    "/henvendelser",
    "/henvendelser/{id}/utfall",
];

/// Told by the kommune or by the desk.
const TOLD_BY_EITHER: [&str; 2] = ["/moter", "/vaktkort"];

/// The actions that open an operation: a case is read by right or in supervision, the desk registers for a
/// kommune that calls, and either side tells that the child moved in.
fn opening(operation: &Operation) -> impl Iterator<Item = Action> {
    let also = match operation.action {
        Action::ReadRequest if is_of_a_case(operation.path) => Some(Action::Supervise),
        Action::WriteRequest
            if REGISTERING.contains(&operation.path) || operation.path.starts_with("/utkast") =>
        {
            Some(Action::RegisterForCaller)
        }
        Action::AnswerOffer if operation.path.ends_with("/innflyttet") => Some(Action::WriteOffer),
        Action::WriteRequest
            if TOLD_BY_EITHER
                .iter()
                .any(|end| operation.path.ends_with(end)) =>
        {
            Some(Action::WriteOffer)
        }
        _ => None,
    };
    std::iter::once(operation.action).chain(also)
}

/// What is told before there is a case, or without one.
const BEFORE: [&str; 2] = ["/forhaandsvarsler", "/henvendelser"];

/// A case is read in supervision too; what is told before there is one is not.
fn is_of_a_case(path: &str) -> bool {
    path.contains("{id}") && !BEFORE.iter().any(|begins| path.starts_with(begins))
}

pub(super) fn described(operation: &Operation) -> OperationBuilder {
    let scopes = opening(operation)
        .flat_map(scopes_for)
        .map(|scope| scope.full_name(PREFIX));
    let scopes: BTreeSet<String> = scopes.collect();
    let success = if operation.method == Method::Post && !is_act(operation) {
        "201"
    } else {
        "200"
    };
    let mut described = OperationBuilder::new()
        .operation_id(Some(operation_id(operation)))
        .security(SecurityRequirement::new("bearer", scopes))
        .response(success, answer(operation.answer, "utført"));
    for status in errors(operation) {
        described = described.response(*status, answer("ErrorBody", "se docs/api.md"));
    }
    for parameter in parameters(operation) {
        described = described.parameter(parameter);
    }
    if let Some(body) = operation.body {
        let content = ContentBuilder::new().schema(Some(reference(body))).build();
        let body = RequestBodyBuilder::new()
            .content("application/json", content)
            .required(Some(Required::True));
        described = described.request_body(Some(body.build()));
    }
    described
}

/// A POST that changes an existing object and answers 200; the others create and answer 201.
fn is_act(operation: &Operation) -> bool {
    if operation.path == "/anmodninger/finn" {
        // A look whose question names a child: it is posted so that no address holds it.
        return true;
    }
    operation.versioned && !operation.path.ends_with("/{id}/tilbud")
}

fn errors(operation: &Operation) -> &'static [&'static str] {
    match (operation.method, operation.versioned) {
        (Method::Get, _) => &["400", "401", "403", "404", "405", "422", "503"],
        (Method::Post, false) => &[
            "400", "401", "403", "404", "405", "408", "409", "413", "415", "422", "503",
        ],
        (Method::Post, true) => &[
            "400", "401", "403", "404", "405", "408", "409", "412", "413", "415", "422", "428",
            "503",
        ],
    }
}

fn parameters(operation: &Operation) -> Vec<ParameterBuilder> {
    let text = || {
        Some(RefOr::T(Schema::Object(
            ObjectBuilder::new().schema_type(Type::String).build(),
        )))
    };
    let named = |name: &str, place, required| {
        ParameterBuilder::new()
            .name(name)
            .parameter_in(place)
            .required(required)
            .schema(text())
    };
    let in_path = operation
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<ParameterBuilder> = in_path
        .map(|name| named(name, ParameterIn::Path, Required::True))
        .collect();
    all.extend(
        operation
            .query
            .iter()
            .map(|name| named(name, ParameterIn::Query, Required::False)),
    );
    if operation.versioned {
        all.push(named("If-Match", ParameterIn::Header, Required::True));
    }
    if operation.method == Method::Post {
        all.push(named(
            "Idempotency-Key",
            ParameterIn::Header,
            Required::False,
        ));
    }
    all.push(named(
        "X-Korrelasjonsid",
        ParameterIn::Header,
        Required::False,
    ));
    all
}

/// Documents are PDF, everything else is JSON.
fn media_type(schema: &str) -> &'static str {
    match schema {
        "Document" => "application/pdf",
        _ => "application/json",
    }
}

fn answer(schema: &str, description: &str) -> ResponseBuilder {
    let content = ContentBuilder::new()
        .schema(Some(reference(schema)))
        .build();
    let answer = ResponseBuilder::new().description(description);
    let answer = answer.content(media_type(schema), content.clone());
    let others = match schema {
        "MonthReport" => &OTHER_FORMS[..],
        "Statistics" => &OF_STATISTICS[..],
        _ => &[],
    };
    others.iter().fold(answer, |answer, form| {
        answer.content(*form, content.clone())
    })
}

/// The forms the month's report has beside JSON, by `Accept`.
const OTHER_FORMS: [&str; 4] = [
    "text/html",
    "text/csv",
    "application/pdf",
    crate::report::render::xlsx::MEDIA_TYPE,
];

/// The forms a filter's numbers have beside JSON.
const OF_STATISTICS: [&str; 2] = ["text/csv", crate::report::render::xlsx::MEDIA_TYPE];

fn operation_id(operation: &Operation) -> String {
    let method = if operation.method == Method::Get {
        "hent"
    } else {
        "send"
    };
    let path = operation
        .path
        .replace(['{', '}'], "")
        .replace(['/', '-'], "_");
    format!("{method}{path}")
}
