//! How a page is answered, and what is answered where there is no page to show.

use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::PageState;
use super::frame::Frame;
use super::say::Say;
use super::wishes::Wishes;
use crate::app::Failure;

/// What a page handler gives: a page, or another page that says why not.
pub type Answer = Result<HttpResponse, actix_web::Error>;

/// A page as HTML. A template that fails is ours: the reader gets an empty 500.
pub fn page(status: StatusCode, template: &impl Template) -> HttpResponse {
    match template.render() {
        Ok(html) => HttpResponse::build(status)
            .insert_header((CACHE_CONTROL, "no-store"))
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(fault) => {
            tracing::error!(%fault, "page not rendered");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// Sends the browser to a page of ours, with GET whatever it came by.
pub fn see(address: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, address))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish()
}

/// Stops a handler with another answer.
pub fn instead(answer: HttpResponse) -> actix_web::Error {
    InternalError::from_response("answered otherwise", answer).into()
}

/// Why there is no page to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The form is not one of this session's.
    NotOurForm,
    /// The body could not be read.
    BadForm,
    /// The role does not cover it.
    Forbidden,
    /// Unknown, or not the reader's to know of.
    NotFound,
    /// The address does not take the method.
    WrongMethod,
    /// The form is too large.
    TooLarge,
    /// What was asked does not fit, and no form can show it.
    Conflict,
    /// Come back later.
    Busy,
    /// Ours.
    Broken,
}

impl Trouble {
    /// What a failure comes to where no form can show it.
    pub fn of(failure: &Failure) -> Self {
        match failure {
            Failure::Forbidden => Self::Forbidden,
            Failure::NotFound => Self::NotFound,
            Failure::Refused(_) | Failure::Conflict(_) | Failure::KeyReused | Failure::Stale => {
                Self::Conflict
            }
            Failure::Store(fault) if fault.is_busy() => Self::Busy,
            Failure::Store(_) | Failure::Report(_) => Self::Broken,
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::NotOurForm | Self::Forbidden => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::NotOurForm => "feil-skjema",
            Self::BadForm => "feil-ugyldig",
            Self::Forbidden => "feil-tilgang",
            Self::NotFound => "feil-funnet",
            Self::WrongMethod => "feil-metode",
            Self::TooLarge => "feil-stor",
            Self::Conflict => "feil-konflikt",
            Self::Busy => "feil-opptatt",
            Self::Broken => "feil-intern",
        }
    }

    /// The page that says so. The id finds the failure in the log where it is ours.
    pub fn page(self, mut frame: Frame, id: Option<&str>) -> HttpResponse {
        let key = self.key();
        let what = frame.t(&[key, "tekst"].join("-"));
        let way = ("/", frame.t("til-start"));
        let id = id
            .filter(|_| self == Self::Broken)
            .map(|id| frame.say.with("feil-id", &[("id", id)]));
        frame.title = frame.t(key);
        // An unknown address and somebody else's answer alike, to the letter: neither is repeated.
        frame.wishes.here = None;
        let mut answer = page(
            self.status(),
            &Notice {
                p: frame,
                what,
                way,
                id,
            },
        );
        if self == Self::Busy {
            answer.headers_mut().insert(
                RETRY_AFTER,
                actix_web::http::header::HeaderValue::from_static("2"),
            );
        }
        answer
    }
}

#[derive(Template)]
#[template(path = "web/pages/notice.html")]
struct Notice {
    p: Frame,
    what: String,
    way: (&'static str, String),
    id: Option<String>,
}

/// A page that says only one thing.
pub fn notice(frame: Frame, what: String, way: (&'static str, String)) -> HttpResponse {
    page(
        StatusCode::OK,
        &Notice {
            p: frame,
            what,
            way,
            id: None,
        },
    )
}

/// The page for an address that is none of ours.
pub async fn unknown(req: HttpRequest) -> HttpResponse {
    outside(&req, Trouble::NotFound)
}

/// The page for a method an address does not take.
pub async fn wrong_method(req: HttpRequest) -> HttpResponse {
    outside(&req, Trouble::WrongMethod)
}

/// A page without a desk: for whoever is not logged in, or where it was not looked at.
pub fn outside(req: &HttpRequest, trouble: Trouble) -> HttpResponse {
    let Some(state) = req.app_data::<web::Data<PageState>>() else {
        tracing::error!("pages are served without their state");
        return HttpResponse::build(trouble.status()).finish();
    };
    let wishes = Wishes::of(req);
    let say = Say::in_language(state.texts.clone(), wishes.locale);
    trouble.page(Frame::open((say, wishes), String::new(), state.demo), None)
}
