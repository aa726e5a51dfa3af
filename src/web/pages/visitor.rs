//! Who is at the page: the session behind the cookie. Bearer tokens are not looked at.

use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};

use super::PageState;
use super::answer::{Answer, Trouble, instead, outside, see};
use super::frame::{Desk, Frame};
use super::navigation::{Waits, links};
use super::say::Say;
use super::sent::Sent;
use super::wishes::Wishes;
use crate::app::sessions::{self, Use};
use crate::app::{Failure, Rules, Work, drafts};
use crate::clock;
use crate::domain::calendar;
use crate::domain::role::Actor;
use crate::web::correlation_of;
use crate::web::session::{SessionToken, is_from_here};

/// Where the stream of news stands.
pub const EVENTS: &str = "/hendelser";

/// Where the board of an intake desk stands.
pub const BOARD: &str = "/inntak";

/// Somebody who is logged in.
pub struct Visitor {
    /// Who.
    pub actor: Actor,
    /// Words.
    pub say: Say,
    wishes: Wishes,
    waits: Waits,
    state: web::Data<PageState>,
    token: SessionToken,
    /// One for the whole page.
    form_token: String,
    correlation: String,
    path: String,
}

impl FromRequest for Visitor {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move { Self::of(&req).await })
    }
}

impl Visitor {
    async fn of(req: &HttpRequest) -> Result<Self, actix_web::Error> {
        let state = req
            .app_data::<web::Data<PageState>>()
            .cloned()
            .ok_or_else(|| instead(outside(req, Trouble::Broken)))?;
        let to_log_in = || instead(see("/logg-inn"));
        let token = SessionToken::of(req, state.secure_cookies).ok_or_else(to_log_in)?;
        let correlation = correlation_of(req);
        let hash = token.hash();
        let used = if asks_by_itself(req) {
            Use::ByPage
        } else {
            Use::ByPerson
        };
        let resumed = state
            .service
            .run(&correlation, move |work| {
                let Some(actor) = sessions::resume(work, &hash, used)? else {
                    return Ok(None);
                };
                let waits = Waits::count(&actor, work)?;
                Ok(Some((actor, waits)))
            })
            .await;
        let resumed = resumed.map_err(|failure| {
            tracing::error!(%failure, correlation, "session not resumed");
            instead(outside(req, Trouble::of(&failure)))
        })?;
        let wishes = Wishes::of(req);
        let say = Say::in_language(state.texts.clone(), wishes.locale);
        let (actor, waits) = resumed.ok_or_else(to_log_in)?;
        Ok(Self {
            actor,
            waits,
            say,
            wishes,
            state,
            form_token: token.form_token(),
            token,
            correlation,
            path: req.path().to_owned(),
        })
    }

    /// What actions judge by.
    pub fn rules(&self) -> &Rules {
        &self.state.service.rules
    }

    /// The running service.
    pub fn service(&self) -> &crate::app::Service {
        &self.state.service
    }

    /// What ties this call's journal rows together and to the log.
    pub fn correlation(&self) -> &str {
        &self.correlation
    }

    /// Whether the page is the intake desk's board.
    pub fn is_at_board(&self) -> bool {
        self.path.starts_with(BOARD)
    }

    /// The token that every form of this session carries.
    pub fn form_token(&self) -> String {
        self.form_token.clone()
    }

    /// What stands around this visitor's pages.
    pub fn frame(&self, title: String) -> Frame {
        let today = calendar::local_date(clock::now());
        let desk = Desk {
            organisation: self
                .say
                .organisation(self.rules(), &self.actor.organisation, today),
            role: self.say.code("role", self.actor.role),
            token: self.form_token(),
            links: links(&self.say, &self.actor, &self.path, self.waits),
        };
        Frame {
            desk: Some(desk),
            ..Frame::open(
                (self.say.clone(), self.wishes.clone()),
                title,
                self.state.demo,
            )
        }
    }

    /// Runs an action; a failure becomes the page that says so.
    ///
    /// # Errors
    /// That page.
    pub async fn run<T, F>(&self, action: F) -> Result<T, actix_web::Error>
    where
        T: Send + 'static,
        F: Fn(&Actor, &mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    {
        self.attempt(action)
            .await
            .map_err(|failure| self.failed(&failure))
    }

    /// Runs an action whose failure the form can show.
    ///
    /// # Errors
    /// The action's own.
    pub async fn attempt<T, F>(&self, action: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: Fn(&Actor, &mut Work<'_, '_>) -> Result<T, Failure> + Clone + Send + 'static,
    {
        let actor = self.actor.clone();
        self.state
            .service
            .run(&self.correlation, move |work| action(&actor, work))
            .await
    }

    /// The page for a failure that no form shows.
    pub fn failed(&self, failure: &Failure) -> actix_web::Error {
        let trouble = Trouble::of(failure);
        if trouble == Trouble::Broken {
            tracing::error!(%failure, correlation = self.correlation, "page failed");
        }
        instead(trouble.page(self.frame(String::new()), Some(&self.correlation)))
    }

    /// The id in an address; one of another form is unknown, like one nobody has.
    ///
    /// # Errors
    /// The page for what is unknown.
    pub fn id<T: FromStr>(&self, text: &str) -> Result<T, actix_web::Error> {
        text.parse().map_err(|_| self.failed(&Failure::NotFound))
    }

    /// A page of this visitor's.
    pub fn page(&self, status: StatusCode, template: &impl askama::Template) -> Answer {
        Ok(super::answer::page(status, template))
    }

    /// Ends the session in the database.
    ///
    /// # Errors
    /// The page for a fault of the database.
    pub async fn end(&self) -> Result<HttpResponse, actix_web::Error> {
        let hash = self.token.hash();
        self.run(move |_, work| sessions::end(work, &hash)).await?;
        Ok(see("/logg-inn"))
    }
}

/// Whether a page that is open asks, and no person: for the stream of news, or for what is new.
fn asks_by_itself(req: &HttpRequest) -> bool {
    req.path() == EVENTS || req.headers().contains_key("x-oppdatering")
}

/// What is answered to a form whose session has run out: what was typed into a request is kept as a draft of
/// whose session it was, and log-in says so. Only the browser that held the session can have made the form.
async fn rescued(
    req: &HttpRequest,
    body: impl Future<Output = Result<Sent, Trouble>>,
    no_session: actix_web::Error,
) -> actix_web::Error {
    let state = req.app_data::<web::Data<PageState>>();
    let (Some(state), true) = (state, RESCUED.contains(&req.path())) else {
        return no_session;
    };
    let token = SessionToken::of(req, state.secure_cookies);
    let (Some(token), Ok(sent)) = (token, body.await) else {
        return no_session;
    };
    if !is_from_here(req) || !token.owns_form(sent.get("token")) {
        return no_session;
    }
    let (hash, content) = (token.hash(), super::drafts::content(&sent));
    let correlation = correlation_of(req);
    let kept = state.service.run(&correlation, move |work| {
        drafts::rescue(work, &hash, &content)
    });
    match kept.await {
        Ok(Some(_)) => instead(see("/logg-inn?utkast=lagret")),
        Ok(None) => no_session,
        Err(failure) => instead(outside(req, Trouble::of(&failure))),
    }
}

/// The forms that a draft can be made of.
const RESCUED: [&str; 2] = ["/anmodninger/ny", super::drafts::PLACE];

/// A form posted by somebody who is logged in, on a page of their own session.
pub struct Posted {
    /// Who.
    pub visitor: Visitor,
    /// What was typed.
    pub sent: Sent,
}

impl FromRequest for Posted {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Sent::of(req, payload);
        let req = req.clone();
        Box::pin(async move {
            let (visitor, body) = match Visitor::of(&req).await {
                Ok(visitor) => (visitor, body),
                Err(no_session) => return Err(rescued(&req, body, no_session).await),
            };
            let refuse =
                |trouble: Trouble| instead(trouble.page(visitor.frame(String::new()), None));
            let sent = body.await.map_err(refuse)?;
            if !is_from_here(&req) || !visitor.token.owns_form(sent.get("token")) {
                tracing::warn!(
                    correlation = visitor.correlation,
                    "a form that is not ours was refused"
                );
                return Err(refuse(Trouble::NotOurForm));
            }
            Ok(Self { sent, visitor })
        })
    }
}
