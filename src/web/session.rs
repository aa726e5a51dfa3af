//! The browser session's cookie, and the proof that a posted form is one of ours.
//!
//! The cookie holds 256 random bits; the database holds their SHA-256. A form carries a token derived
//! from the session, so that it cannot be made by another site, and `Sec-Fetch-Site` is looked at too.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use aws_lc_rs::{digest, hmac, rand};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Where the browser speaks TLS: the name makes it refuse the cookie from anywhere else.
const SECURE_NAME: &str = "__Host-sesjon";
/// Plain http on 127.0.0.1, in the demo: a browser takes no `Secure` cookie there.
const PLAIN_NAME: &str = "sesjon";
/// Bytes of the secret.
const LENGTH: usize = 32;
/// What the form's token is derived for.
const FORM_LABEL: &[u8] = b"form";

/// The chance source of the machine failed: nobody can be logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no random bytes")]
pub struct NoChance;

/// The secret of one session. Wiped from memory when dropped, never printed.
#[derive(Clone)]
pub struct SessionToken(Zeroizing<[u8; LENGTH]>);

impl std::fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

impl SessionToken {
    /// A new secret.
    ///
    /// # Errors
    /// [`NoChance`].
    pub fn fresh() -> Result<Self, NoChance> {
        let mut bytes = Zeroizing::new([0_u8; LENGTH]);
        rand::fill(bytes.as_mut()).map_err(|_| NoChance)?;
        Ok(Self(bytes))
    }

    /// The secret a browser sent, if it sent one of the right form.
    pub fn of(req: &HttpRequest, secure: bool) -> Option<Self> {
        let cookie = req.cookie(name(secure))?;
        let sent = Zeroizing::new(URL_SAFE_NO_PAD.decode(cookie.value()).ok()?);
        let bytes: [u8; LENGTH] = sent.as_slice().try_into().ok()?;
        Some(Self(Zeroizing::new(bytes)))
    }

    /// What is stored of it.
    pub fn hash(&self) -> Vec<u8> {
        digest::digest(&digest::SHA256, self.0.as_ref())
            .as_ref()
            .to_vec()
    }

    /// The token a form of this session carries: a mask drawn for it, and the proof under the mask. No two
    /// are alike, so that the length of a packed page tells nothing of it.
    pub fn form_token(&self) -> String {
        let mut mask = [0_u8; LENGTH];
        if rand::fill(&mut mask).is_err() {
            // An unmasked token is still a right one.
            mask = [0; LENGTH];
        }
        let under = masked(&self.proof(), &mask);
        URL_SAFE_NO_PAD.encode([mask.as_slice(), &under].concat())
    }

    /// Whether a posted form carries this session's token.
    pub fn owns_form(&self, posted: &str) -> bool {
        let bytes = URL_SAFE_NO_PAD.decode(posted).unwrap_or_default();
        let Some((mask, under)) = bytes.split_at_checked(LENGTH) else {
            return false;
        };
        self.proof().ct_eq(&masked(under, mask)).into()
    }

    /// What only who holds the secret can make; as long as the mask.
    fn proof(&self) -> Vec<u8> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.as_ref());
        hmac::sign(&key, FORM_LABEL).as_ref().to_vec()
    }

    /// The cookie that hands the secret to the browser; it ends with the browser or the session.
    pub fn cookie(&self, secure: bool) -> Cookie<'static> {
        cookie(URL_SAFE_NO_PAD.encode(self.0.as_slice()), secure)
    }
}

/// Bytes under a mask; the same again takes the mask off.
fn masked(bytes: &[u8], mask: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .zip(mask)
        .map(|(one, other)| one ^ other)
        .collect()
}

/// The cookie that takes the secret back.
pub fn no_cookie(secure: bool) -> Cookie<'static> {
    let mut gone = cookie(String::new(), secure);
    gone.set_max_age(Duration::ZERO);
    gone
}

fn name(secure: bool) -> &'static str {
    if secure { SECURE_NAME } else { PLAIN_NAME }
}

fn cookie(value: String, secure: bool) -> Cookie<'static> {
    Cookie::build(name(secure), value)
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .finish()
}

/// Whether the browser says that a request began on our own page, or says nothing at all.
pub fn is_from_here(req: &HttpRequest) -> bool {
    let mut told = req.headers().get_all("Sec-Fetch-Site");
    match (told.next(), told.next()) {
        (None, _) => true,
        (Some(site), None) => matches!(site.as_bytes(), b"same-origin" | b"none"),
        (Some(_), Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn the_cookie_comes_back_as_the_same_session() {
        for secure in [false, true] {
            let token = SessionToken::fresh().unwrap();
            let req = TestRequest::default()
                .cookie(token.cookie(secure))
                .to_http_request();
            assert_eq!(SessionToken::of(&req, secure).unwrap().hash(), token.hash());
            assert!(SessionToken::of(&req, !secure).is_none());
        }
    }

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        let set = SessionToken::fresh().unwrap().cookie(true).to_string();
        for part in [
            "__Host-sesjon=",
            "HttpOnly",
            "Secure",
            "SameSite=Lax",
            "Path=/",
        ] {
            assert!(set.contains(part), "{part}");
        }
        assert!(!set.contains("Domain"));
        let plain = SessionToken::fresh().unwrap().cookie(false).to_string();
        assert!(plain.starts_with("sesjon=") && !plain.contains("Secure"));
    }

    #[test]
    fn a_form_of_another_session_is_not_ours() {
        let (mine, other) = (
            SessionToken::fresh().unwrap(),
            SessionToken::fresh().unwrap(),
        );
        assert!(mine.owns_form(&mine.form_token()));
        assert!(!mine.owns_form(&other.form_token()));
        for wrong in [
            "",
            "AAAA",
            &"A".repeat(43),
            &"A".repeat(86),
            &mine.form_token()[..43],
        ] {
            assert!(!mine.owns_form(wrong), "{wrong}");
        }
        assert_ne!(mine.form_token(), mine.form_token(), "masked anew");
        assert_ne!(mine.hash(), other.hash());
        let secret = URL_SAFE_NO_PAD.encode(mine.0.as_slice());
        assert!(!format!("{mine:?}").contains(&secret));
    }

    #[test]
    fn a_cookie_of_another_form_is_no_session() {
        for value in ["", "abc", "AAAA", &"A".repeat(44)] {
            let req = TestRequest::default()
                .cookie(Cookie::new(PLAIN_NAME, value))
                .to_http_request();
            assert!(SessionToken::of(&req, false).is_none(), "{value}");
        }
    }

    #[test]
    fn only_our_own_pages_may_post() {
        let from = |site: &str| {
            TestRequest::default()
                .insert_header(("Sec-Fetch-Site", site))
                .to_http_request()
        };
        assert!(is_from_here(&TestRequest::default().to_http_request()));
        assert!(is_from_here(&from("same-origin")) && is_from_here(&from("none")));
        assert!(
            !is_from_here(&from("cross-site"))
                && !is_from_here(&from("same-site"))
                && !is_from_here(&from(""))
        );
    }
}
