//! The one table from a failure to what the caller is told, in the sector's form (or RFC 9457 when it
//! is asked for). Nothing here repeats what was posted.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpRequest, HttpResponse, ResponseError, body::BoxBody};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Failure;
use crate::domain::refusal::Fault;
use crate::text::{Locale, Texts};
use crate::web::api::names;
use crate::web::auth::{AuthFailure, NotAllowed};
use crate::web::faults;

/// What went wrong with a call before an action saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// An action's own failure.
    Failure(Failure),
    /// Not JSON.
    NotJson,
    /// Nested too deep.
    TooDeep,
    /// Over the size limit.
    TooLarge,
    /// The body did not come in time.
    TooSlow,
    /// Not `application/json`.
    NotJsonType,
    /// A change without `If-Match`.
    NoVersion,
    /// A header that is none of its kind.
    BadHeader(&'static str),
    /// Nobody is logged in.
    Auth(AuthFailure),
    /// The role or the token's scopes do not reach that far.
    NotAllowed(NotAllowed),
    /// No such address.
    NoSuchAddress,
    /// The address does not take this method.
    WrongMethod,
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// An answer that tells of a failure. Boxed: most calls do not fail.
#[derive(Debug)]
pub struct ApiError(Box<Told>);

#[derive(Debug)]
struct Told {
    status: StatusCode,
    body: ErrorBody,
    as_problem: bool,
    challenge: Option<String>,
}

/// The error body of docs/api.md.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ErrorBody {
    /// Stable code.
    #[serde(rename = "kode")]
    pub code: &'static str,
    /// What it means and what to do.
    #[serde(rename = "melding")]
    pub message: String,
    /// HTTP status.
    #[serde(rename = "httpStatus")]
    pub status: u16,
    /// `FEIL`, or `ADVARSEL` where trying again helps.
    #[serde(rename = "alvorlighetsgrad")]
    pub severity: &'static str,
    /// Faulty fields.
    #[serde(rename = "tilleggsinformasjon")]
    pub details: Vec<Detail>,
    /// Finds the call in the log.
    #[serde(rename = "korrelasjonsid")]
    pub correlation: String,
}

/// One faulty field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Detail {
    /// Its path.
    #[serde(rename = "felt")]
    pub field: String,
    /// What is wrong and what to do.
    #[serde(rename = "regel")]
    pub rule: String,
}

#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    #[serde(rename = "korrelasjonsid")]
    correlation: &'a str,
    #[serde(rename = "tilleggsinformasjon")]
    details: &'a [Detail],
}

/// The table: status, code.
fn row(trouble: &Trouble) -> (StatusCode, &'static str) {
    match trouble {
        Trouble::Failure(failure) => failure_row(failure),
        Trouble::NotJson | Trouble::TooDeep => (StatusCode::BAD_REQUEST, "ugyldig_json"),
        Trouble::BadHeader(_) => (StatusCode::BAD_REQUEST, "ugyldig_foresporsel"),
        Trouble::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "for_stor"),
        Trouble::TooSlow => (StatusCode::REQUEST_TIMEOUT, "for_sen"),
        Trouble::NotJsonType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "feil_innholdstype"),
        Trouble::NoVersion => (StatusCode::PRECONDITION_REQUIRED, "if_match_mangler"),
        Trouble::Auth(AuthFailure::Unavailable) => (StatusCode::SERVICE_UNAVAILABLE, "opptatt"),
        Trouble::Auth(_) => (StatusCode::UNAUTHORIZED, "ikke_innlogget"),
        Trouble::NotAllowed(_) => (StatusCode::FORBIDDEN, "ikke_tilgang"),
        Trouble::NoSuchAddress => (StatusCode::NOT_FOUND, "ikke_funnet"),
        Trouble::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "metode_ikke_stottet"),
    }
}

fn failure_row(failure: &Failure) -> (StatusCode, &'static str) {
    match failure {
        Failure::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "ugyldig"),
        Failure::Conflict(_) => (StatusCode::CONFLICT, "i_strid_med_tilstanden"),
        Failure::KeyReused => (StatusCode::CONFLICT, "idempotent_konflikt"),
        Failure::Forbidden => (StatusCode::FORBIDDEN, "ikke_tilgang"),
        Failure::NotFound => (StatusCode::NOT_FOUND, "ikke_funnet"),
        Failure::Stale => (StatusCode::PRECONDITION_FAILED, "utdatert"),
        Failure::Store(fault) if fault.is_busy() => (StatusCode::SERVICE_UNAVAILABLE, "opptatt"),
        Failure::Store(_) | Failure::Report(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "intern_feil")
        }
    }
}

impl ApiError {
    /// The answer to a call that failed; ours go to the log with their reason.
    pub fn new(req: &HttpRequest, texts: &Texts, trouble: Trouble) -> Self {
        let (status, code) = row(&trouble);
        let correlation = super::correlation_of(req);
        if status.is_server_error() {
            tracing::error!(correlation, code, fault = ?log_form(&trouble), "call failed");
        }
        let severity = if status == StatusCode::SERVICE_UNAVAILABLE {
            "ADVARSEL"
        } else {
            "FEIL"
        };
        let message = message(texts, code, &trouble);
        let body = ErrorBody {
            code,
            message,
            status: status.as_u16(),
            severity,
            details: details(texts, &trouble),
            correlation,
        };
        Self(Box::new(Told {
            status,
            body,
            as_problem: super::wants(req, "application/problem+json"),
            challenge: challenge(&trouble),
        }))
    }
}

/// Only our own faults are logged with what they say; a caller's may hold what was posted.
fn log_form(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Failure(failure @ (Failure::Store(_) | Failure::Report(_))) => failure.to_string(),
        Trouble::Auth(AuthFailure::Unavailable) => "no keys".into(),
        _ => String::new(),
    }
}

fn message(texts: &Texts, code: &str, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Failure(Failure::Conflict(conflict)) => {
            faults::conflict(texts, Locale::Nb, *conflict)
        }
        Trouble::TooDeep => texts.say(Locale::Nb, "error-too-deep").into_owned(),
        _ => texts
            .say(Locale::Nb, &format!("error-{}", code.replace('_', "-")))
            .into_owned(),
    }
}

fn details(texts: &Texts, trouble: &Trouble) -> Vec<Detail> {
    match trouble {
        Trouble::Failure(Failure::Refused(faults)) => {
            faults.iter().map(|fault| detail(texts, fault)).collect()
        }
        Trouble::BadHeader(name) => {
            let rule = texts.say(Locale::Nb, "error-bad-header").into_owned();
            vec![Detail {
                field: (*name).to_owned(),
                rule,
            }]
        }
        _ => Vec::new(),
    }
}

/// A fault as told outside: the field's own path, and a part of it where only a part is wrong.
pub fn detail(texts: &Texts, fault: &Fault) -> Detail {
    let path = names::path(fault.field);
    let field = match fault.part.as_deref() {
        Some(part) if path.is_empty() => part.to_owned(),
        Some(part) => format!("{path}.{part}"),
        None => path.to_owned(),
    };
    Detail {
        field,
        rule: faults::describe(texts, Locale::Nb, &fault.rule),
    }
}

fn challenge(trouble: &Trouble) -> Option<String> {
    match trouble {
        Trouble::Auth(failure) => failure.challenge().map(str::to_owned),
        Trouble::NotAllowed(not) => not.challenge(),
        _ => None,
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.body.code)
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.0.status
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut answer = HttpResponse::build(self.0.status);
        if let Some(challenge) = &self.0.challenge {
            answer.insert_header((WWW_AUTHENTICATE, challenge.clone()));
        }
        if self.0.status == StatusCode::SERVICE_UNAVAILABLE {
            answer.insert_header((RETRY_AFTER, "2"));
        }
        if !self.0.as_problem {
            return answer.json(&self.0.body);
        }
        let problem = Problem {
            kind: format!("urn:bistandsplikt:feil:{}", self.0.body.code),
            title: self.0.body.code,
            status: self.0.body.status,
            detail: &self.0.body.message,
            correlation: &self.0.body.correlation,
            details: &self.0.body.details,
        };
        answer
            .insert_header((CONTENT_TYPE, "application/problem+json"))
            .json(&problem)
    }
}
