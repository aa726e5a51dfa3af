//! One call of the API: who, under which key, expecting which version; and the few ways to answer.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, ETAG, IF_MATCH, LOCATION};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::json;
use super::read::Reader;
use crate::app::{Expected, Failure, Key, Receipt, Service, Work};
use crate::clock;
use crate::domain::refusal::Faults;
use crate::domain::role::{Action, Actor};
use crate::text::Texts;
use crate::web::auth::{Caller, Granted};
use crate::web::correlation_of;
use crate::web::error::{ApiError, Trouble};

/// Bytes of a body at most.
pub const BODY_LIMIT: usize = 256 * 1024;
/// A body must have come by then.
const BODY_TIME: Duration = Duration::from_secs(10);
/// Characters of an idempotency key at most.
const KEY_LENGTH: usize = 128;

/// What the API needs.
#[derive(Clone)]
pub struct ApiState {
    /// The service.
    pub service: Service,
    /// The texts of errors and reports.
    pub texts: std::sync::Arc<Texts>,
}

/// A call by somebody who is let in.
pub struct Call {
    /// State of the API.
    pub state: web::Data<ApiState>,
    /// Who calls.
    pub granted: Granted,
    /// When the call came.
    pub now: DateTime<Utc>,
    req: HttpRequest,
}

/// What was posted: its own key, and a keyed hash of act, object and content.
pub struct Posted<T> {
    /// The body.
    pub body: T,
    key: Option<Key>,
}

/// A body that may carry the sender's key.
pub trait Keyed {
    /// `avsendersMeldingsidentifikator`.
    fn key(&self) -> Option<&str>;
}

/// What every handler answers with.
pub type Answer = Result<HttpResponse, ApiError>;

impl FromRequest for Call {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, actix_web::Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let caller = Caller::from_request(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let Some(state) = req.app_data::<web::Data<ApiState>>().cloned() else {
                return Err(actix_web::error::ErrorInternalServerError(
                    "the API is served without its state",
                ));
            };
            match caller.await {
                Ok(Caller(granted)) => Ok(Self {
                    state,
                    granted,
                    now: clock::now(),
                    req,
                }),
                Err(failure) => {
                    Err(ApiError::new(&req, &state.texts, Trouble::Auth(failure)).into())
                }
            }
        })
    }
}

impl Call {
    /// The answer to a call that failed.
    pub fn fail(&self, trouble: impl Into<Trouble>) -> ApiError {
        ApiError::new(&self.req, &self.state.texts, trouble.into())
    }

    /// What stood behind the question mark, when it is what the address takes.
    ///
    /// # Errors
    /// 400 for a parameter that is unknown or of another kind.
    pub fn query<Q>(&self, query: Result<web::Query<Q>, actix_web::Error>) -> Result<Q, ApiError> {
        let query = query.map_err(|_| self.fail(Trouble::BadHeader("query")))?;
        Ok(query.into_inner())
    }

    /// Reads the JSON body of an act the caller may do: its type, size, time, depth and form.
    ///
    /// # Errors
    /// 403 before a word is read; else the answer that names what is wrong, never what was posted.
    pub async fn body<T: DeserializeOwned + Keyed>(
        &self,
        action: Action,
        payload: web::Payload,
    ) -> Result<Posted<T>, ApiError> {
        self.actor(action)?;
        self.check_type()?;
        let read = timeout(BODY_TIME, payload.to_bytes_limited(BODY_LIMIT)).await;
        let bytes = match read {
            Err(_) => return Err(self.fail(Trouble::TooSlow)),
            Ok(Err(_)) => return Err(self.fail(Trouble::TooLarge)),
            Ok(Ok(Err(_))) => return Err(self.fail(Trouble::NotJson)),
            Ok(Ok(Ok(bytes))) => bytes,
        };
        let (body, canonical) = json::read::<T>(&bytes).map_err(|trouble| self.fail(trouble))?;
        let key = self.key(body.key(), &canonical)?;
        Ok(Posted { body, key })
    }

    fn check_type(&self) -> Result<(), ApiError> {
        let given = self
            .req
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let kind = given.split(';').next().unwrap_or_default().trim();
        if kind.eq_ignore_ascii_case("application/json") {
            Ok(())
        } else {
            Err(self.fail(Trouble::NotJsonType))
        }
    }

    /// The sender's key, from the body or from the header; both must agree.
    fn key(&self, in_body: Option<&str>, canonical: &str) -> Result<Option<Key>, ApiError> {
        let bad = || self.fail(Trouble::BadHeader("Idempotency-Key"));
        let in_header = self
            .req
            .headers()
            .get("Idempotency-Key")
            .map(|value| value.to_str());
        let in_header = in_header.transpose().map_err(|_| bad())?;
        if in_body
            .zip(in_header)
            .is_some_and(|(body, header)| body != header)
        {
            return Err(bad());
        }
        let Some(key) = in_body.or(in_header) else {
            return Ok(None);
        };
        if key.is_empty() || key.chars().count() > KEY_LENGTH {
            return Err(bad());
        }
        let act = format!("{} {}", self.req.method(), self.req.path());
        let content = self
            .state
            .service
            .store
            .keys()
            .index(&act, canonical.as_bytes());
        Ok(Some(Key {
            owner: self.granted.organisation().code(),
            key: key.to_owned(),
            content,
        }))
    }

    /// The version the caller saw, from `If-Match`.
    ///
    /// # Errors
    /// 428 where it is missing, 400 where it is none of ours.
    pub fn expected(&self) -> Result<Expected, ApiError> {
        let Some(value) = self.req.headers().get(IF_MATCH) else {
            return Err(self.fail(Trouble::NoVersion));
        };
        let tag = value
            .to_str()
            .ok()
            .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'));
        let version = tag.and_then(|tag| tag.parse().ok());
        version
            .map(Expected::Version)
            .ok_or_else(|| self.fail(Trouble::BadHeader("If-Match")))
    }

    /// A reader for the body's values.
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.state.service.rules, self.now)
    }

    /// What a body's reader made of it, or the answer that names the faults.
    ///
    /// # Errors
    /// The answer.
    pub fn checked<T>(&self, read: Result<T, Faults>) -> Result<T, ApiError> {
        read.map_err(|faults| self.fail(Failure::from(faults)))
    }

    /// Runs an act once in one transaction for an actor who may, and gives its receipt.
    ///
    /// # Errors
    /// The answer that tells of the failure.
    pub async fn act<F>(
        &self,
        action: Action,
        key: Option<Key>,
        act: F,
    ) -> Result<Receipt, ApiError>
    where
        F: Fn(&Actor, &mut Work<'_, '_>) -> Result<Receipt, Failure> + Clone + Send + 'static,
    {
        let actor = self.actor(action)?;
        let run = move |work: &mut Work<'_, '_>| work.once(key.as_ref(), |work| act(&actor, work));
        self.run(run).await
    }

    /// [`Call::act`] for an act that tells more than its receipt; `again` finds that for a repeated key.
    ///
    /// # Errors
    /// The answer that tells of the failure.
    pub async fn act_and_tell<T, F, G>(
        &self,
        action: Action,
        key: Option<Key>,
        act: F,
        again: G,
    ) -> Result<(Receipt, T), ApiError>
    where
        T: Send + 'static,
        F: Fn(&Actor, &mut Work<'_, '_>) -> Result<(Receipt, T), Failure> + Clone + Send + 'static,
        G: Fn(&Actor, &mut Work<'_, '_>, Receipt) -> Result<T, Failure> + Clone + Send + 'static,
    {
        let actor = self.actor(action)?;
        self.run(move |work: &mut Work<'_, '_>| {
            work.once_and_tell(
                key.as_ref(),
                |work| act(&actor, work),
                |work, receipt| again(&actor, work, receipt),
            )
        })
        .await
    }

    /// Runs a look in one transaction with its journal row.
    ///
    /// # Errors
    /// The answer that tells of the failure.
    pub async fn look<T, F>(&self, action: Action, look: F) -> Result<T, ApiError>
    where
        T: Send + 'static,
        F: Fn(&Actor, &mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    {
        let actor = self.actor(action)?;
        self.run(move |work: &mut Work<'_, '_>| look(&actor, work))
            .await
    }

    async fn run<T, F>(&self, run: F) -> Result<T, ApiError>
    where
        T: Send + 'static,
        F: Fn(&mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    {
        let correlation = correlation_of(&self.req);
        self.state
            .service
            .run(&correlation, run)
            .await
            .map_err(|failure| self.fail(failure))
    }

    /// The actor, for this action.
    ///
    /// # Errors
    /// 403 where the role or the token's scopes do not reach that far.
    pub fn actor(&self, action: Action) -> Result<Actor, ApiError> {
        self.granted
            .actor_for(action)
            .cloned()
            .map_err(|not| self.fail(Trouble::NotAllowed(not)))
    }

    /// The action by which this caller reads a case: its own right, or supervision.
    pub fn reading(&self) -> Action {
        if self.granted.allows(Action::ReadRequest) || !self.granted.allows(Action::Supervise) {
            Action::ReadRequest
        } else {
            Action::Supervise
        }
    }

    /// The action by which this caller registers: for its own kommune, or for one that calls the desk.
    pub fn registering(&self) -> Action {
        if self.granted.allows(Action::RegisterForCaller) {
            Action::RegisterForCaller
        } else {
            Action::WriteRequest
        }
    }

    /// The HTTP request behind the call.
    pub fn req(&self) -> &HttpRequest {
        &self.req
    }

    /// Whether the caller asks for a media type.
    pub fn wants(&self, media_type: &str) -> bool {
        super::super::wants(&self.req, media_type)
    }
}

impl<T> Posted<T> {
    /// The sender's key, taken out for the act.
    pub fn take_key(&mut self) -> Option<Key> {
        self.key.take()
    }
}

/// 201 with where the new object stands and its version.
pub fn created(receipt: Receipt, place: &str, body: impl Serialize) -> HttpResponse {
    HttpResponse::Created()
        .insert_header((LOCATION, format!("/api/v1/{place}/{}", receipt.id)))
        .insert_header((ETAG, tag(receipt.version)))
        .json(body)
}

/// 200 with a body and its version.
pub fn shown(version: i32, body: impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((ETAG, tag(version)))
        .json(body)
}

/// 200 with what an act left behind.
pub fn done(receipt: Receipt) -> HttpResponse {
    shown(receipt.version, super::views::ReceiptView::from(receipt))
}

fn tag(version: i32) -> String {
    format!("\"{version}\"")
}
