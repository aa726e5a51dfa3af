//! The extractor: a handler that takes a [`Caller`] is reached by nobody without a valid token.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError, web};
use chrono::{DateTime, Utc};

use crate::clock;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;
use crate::web::auth::failure::Refused;
use crate::web::auth::granted::Granted;
use crate::web::auth::verifier::TokenVerifier;

/// The app data that [`Caller`] needs: `web::Data<BearerGate>`.
pub struct BearerGate {
    verifier: TokenVerifier,
    clock: Box<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl std::fmt::Debug for BearerGate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BearerGate")
            .field("verifier", &self.verifier)
            .finish_non_exhaustive()
    }
}

impl BearerGate {
    /// A gate that goes by the machine's clock.
    pub fn new(verifier: TokenVerifier) -> Self {
        Self::with_clock(verifier, clock::now)
    }

    /// A gate that goes by another clock: a practice run or a test on a chosen day.
    pub fn with_clock(
        verifier: TokenVerifier,
        clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static,
    ) -> Self {
        Self {
            verifier,
            clock: Box::new(clock),
        }
    }

    /// The verifier, for the readiness check and a new register.
    pub fn verifier(&self) -> &TokenVerifier {
        &self.verifier
    }

    async fn admit(&self, req: &HttpRequest) -> Result<Granted, Refused> {
        let token = bearer(req)?;
        self.verifier.verify(token, (self.clock)()).await
    }
}

/// Whoever calls the API, let in by the one `Authorization` header. Cookies are not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller(pub Granted);

impl FromRequest for Caller {
    type Error = AuthFailure;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AuthFailure>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let Some(gate) = req.app_data::<web::Data<BearerGate>>() else {
                tracing::error!("the API is served without a bearer gate");
                return Err(AuthFailure::Unavailable);
            };
            gate.admit(&req)
                .await
                .map(Self)
                .map_err(|refused| logged(&refused))
        })
    }
}

/// The answer to the caller; the reason goes to the log, the token nowhere.
fn logged(refused: &Refused) -> AuthFailure {
    let (kid, jti) = (refused.kid.as_deref(), refused.jti.as_deref());
    match refused.failure {
        AuthFailure::Missing => tracing::debug!("no bearer token"),
        AuthFailure::Invalid(reason) => tracing::warn!(%reason, kid, jti, "bearer token refused"),
        AuthFailure::Unavailable => tracing::error!(kid, "bearer token not verified: no keys"),
    }
    refused.failure
}

/// The token of the one `Authorization` header.
pub(super) fn bearer(req: &HttpRequest) -> Result<&str, AuthFailure> {
    if has_token(req.query_string()) {
        return Err(AuthFailure::Invalid(Reason::InQuery));
    }
    let mut headers = req.headers().get_all(AUTHORIZATION);
    let header = headers.next().ok_or(AuthFailure::Missing)?;
    if headers.next().is_some() {
        return Err(AuthFailure::Invalid(Reason::SeveralHeaders));
    }
    let parts = header.to_str().ok().and_then(|text| text.split_once(' '));
    match parts {
        // The scheme's name is in any case (RFC 9110, 11.1).
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(token),
        Some(_) | None => Err(AuthFailure::Invalid(Reason::NotBearer)),
    }
}

/// Whether the query has the parameter of RFC 6750, 2.3, however its name is written.
fn has_token(query: &str) -> bool {
    let pairs: Result<Vec<(String, String)>, _> = serde_urlencoded::from_str(query);
    pairs.is_ok_and(|pairs| {
        pairs
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("access_token"))
    })
}

impl ResponseError for AuthFailure {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        if let Some(challenge) = self.challenge() {
            answer.insert_header((WWW_AUTHENTICATE, challenge));
        }
        answer.finish()
    }
}
