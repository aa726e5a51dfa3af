//! How a reader wants the pages: in which language and in which colours. A choice is a button on every
//! page and is kept in a cookie; before one, the browser's own wishes hold.
//!
//! The cookies say nothing about who somebody is, and nothing is stored in the database.

use std::str::FromStr;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};

use super::PageState;
use super::answer::{Answer, Trouble, instead, outside};
use super::sent::Sent;
use crate::text::Locale;
use crate::web::session::is_from_here;

/// The cookie and the field of the language.
const LANGUAGE: &str = "malform";
/// The cookie and the field of the colours.
const COLOURS: &str = "farger";
/// How long a choice is kept.
const KEPT: Duration = Duration::days(365);

/// «Farger»: which colours the pages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colours {
    /// As the reader's machine is set.
    #[default]
    AsMachine,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Colours {
    /// Every choice, in the order shown.
    pub const ALL: [Self; 3] = [Self::AsMachine, Self::Light, Self::Dark];

    /// What is kept and posted.
    pub fn code(self) -> &'static str {
        match self {
            Self::AsMachine => "auto",
            Self::Light => "lys",
            Self::Dark => "mork",
        }
    }

    /// What the page's `data-color-scheme` says.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::AsMachine => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// How somebody wants the pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Language.
    pub locale: Locale,
    /// Colours.
    pub colours: Colours,
    /// The address the page can be got at again; none for the answer to a form.
    pub here: Option<String>,
}

impl Wishes {
    /// What a call's cookies and headers wish for.
    pub fn of(req: &HttpRequest) -> Self {
        let cookie = |name: &str| req.cookie(name);
        let chosen = cookie(LANGUAGE).and_then(|one| Locale::from_tag(one.value()));
        let here = matches!(*req.method(), Method::GET | Method::HEAD)
            .then(|| req.uri().path_and_query().map(ToString::to_string));
        Self {
            locale: chosen.unwrap_or_else(|| preferred(req)),
            colours: cookie(COLOURS)
                .and_then(|one| Colours::from_code(one.value()))
                .unwrap_or_default(),
            here: here.flatten(),
        }
    }
}

/// The language of ours that the browser ranks highest; bokmål where it names none.
fn preferred(req: &HttpRequest) -> Locale {
    let header = req.headers().get(ACCEPT_LANGUAGE);
    let header = header
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let mut best: Option<(f32, Locale)> = None;
    for (locale, rank) in header.split(',').filter_map(ranked) {
        if rank > best.map_or(0.0, |(rank, _)| rank) {
            best = Some((rank, locale));
        }
    }
    best.map(|(_, locale)| locale).unwrap_or_default()
}

/// One part of `Accept-Language`: `nn-NO;q=0.8`.
fn ranked(part: &str) -> Option<(Locale, f32)> {
    let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
    let primary = tag.trim().split('-').next()?.to_ascii_lowercase();
    let locale = match primary.as_str() {
        // «no» says Norwegian and not which; most write bokmål.
        "no" => Some(Locale::Nb),
        other => Locale::from_tag(other),
    }?;
    let rank = rest.trim().strip_prefix("q=").map(f32::from_str);
    Some((locale, rank.and_then(Result::ok).unwrap_or(1.0)))
}

/// `POST /visning`: keeps a choice and goes back to the page it was made on.
pub async fn choose(state: web::Data<PageState>, req: HttpRequest, body: web::Bytes) -> Answer {
    let refuse = |trouble| instead(outside(&req, trouble));
    if !is_from_here(&req) {
        return Err(refuse(Trouble::NotOurForm));
    }
    let sent = Sent::read(&body).map_err(refuse)?;
    let language = Locale::from_tag(sent.get(LANGUAGE)).map(|one| (LANGUAGE, one.tag()));
    let colours = Colours::from_code(sent.get(COLOURS)).map(|one| (COLOURS, one.code()));
    let mut answer = HttpResponse::SeeOther();
    for (name, value) in language.into_iter().chain(colours) {
        answer.cookie(kept(name, value, state.secure_cookies));
    }
    Ok(answer
        .insert_header((LOCATION, own(sent.get("til"))))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish())
}

fn kept(name: &'static str, value: &'static str, secure: bool) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .max_age(KEPT)
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .finish()
}

/// An address on this service, or the start page where it is none: nobody is sent elsewhere.
fn own(address: &str) -> &str {
    let mut letters = address.chars();
    let begins = (letters.next(), letters.next());
    let is_own = begins.0 == Some('/') && !matches!(begins.1, Some('/' | '\\'));
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    if is_own && is_plain { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;
    use rstest::rstest;

    #[rstest]
    #[case("", Locale::Nb)]
    #[case("nn", Locale::Nn)]
    #[case("nn-NO,nn;q=0.9,nb;q=0.8", Locale::Nn)]
    #[case("nb;q=0.8,nn;q=0.9", Locale::Nn)]
    #[case("no,nn;q=0.9", Locale::Nb)]
    #[case("en-GB,en;q=0.9,NN;q=0.1", Locale::Nn)]
    #[case("en,*;q=0.5", Locale::Nb)]
    #[case("nn;q=0", Locale::Nb)]
    #[case("nn;q=x", Locale::Nn)]
    #[case(";;,,q=", Locale::Nb)]
    fn before_a_choice_the_browser_decides(#[case] header: &str, #[case] locale: Locale) {
        let req = TestRequest::default().insert_header((ACCEPT_LANGUAGE, header));
        assert_eq!(Wishes::of(&req.to_http_request()).locale, locale);
    }

    #[test]
    fn a_choice_stands_over_the_browsers_wish() {
        let req = TestRequest::with_uri("/mulige-brudd?status=apen")
            .insert_header((ACCEPT_LANGUAGE, "nb"))
            .cookie(Cookie::new(LANGUAGE, "nn"))
            .cookie(Cookie::new(COLOURS, "mork"))
            .to_http_request();
        let wishes = Wishes::of(&req);
        assert_eq!((wishes.locale, wishes.colours), (Locale::Nn, Colours::Dark));
        assert_eq!(wishes.here.as_deref(), Some("/mulige-brudd?status=apen"));
        let unknown = TestRequest::default()
            .method(Method::POST)
            .cookie(Cookie::new(LANGUAGE, "se"))
            .cookie(Cookie::new(COLOURS, "\"><script>"))
            .to_http_request();
        assert_eq!(Wishes::of(&unknown), Wishes::default());
    }

    #[rstest]
    #[case("/anmodninger?etter=1", "/anmodninger?etter=1")]
    #[case("", "/")]
    #[case("//ondt.test", "/")]
    #[case("/\\ondt.test", "/")]
    #[case("https://ondt.test", "/")]
    #[case("/a\r\nSet-Cookie: a=b", "/")]
    #[case("/søk", "/")]
    fn nobody_is_sent_elsewhere(#[case] asked: &str, #[case] sent: &str) {
        assert_eq!(own(asked), sent);
    }
}
