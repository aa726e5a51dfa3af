//! A token's header, read strictly: what `jsonwebtoken` leaves unchecked is checked here.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

use crate::web::auth::failure::Reason;

/// The longest token that is looked at.
pub(super) const MAX_TOKEN: usize = 8 * 1024;
/// The longest id of a token, a key or a client.
const MAX_ID: usize = 128;

/// Whether a member is there at all, whatever its value.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Absent(bool);

impl Absent {
    /// Whether the member was there, even as null.
    pub(super) fn is_present(self) -> bool {
        self.0
    }
}

impl<'de> Deserialize<'de> for Absent {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(source).map(|_| Self(true))
    }
}

/// An optional member that, where it is there, has a value: null is not the same as absent.
pub(super) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    source: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(source).map(Some)
}

/// The algorithm of that name, if it is one of the family accepted here.
pub(super) fn algorithm(name: &str) -> Option<Algorithm> {
    match name {
        "RS256" => Some(Algorithm::RS256),
        "RS384" => Some(Algorithm::RS384),
        "RS512" => Some(Algorithm::RS512),
        _ => None,
    }
}

/// What must be known before the signature can be verified. Nothing of it is proved yet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Envelope {
    /// The key's id.
    pub(super) kid: String,
    /// The algorithm.
    pub(super) algorithm: Algorithm,
    /// The issuer, which only chooses the keys to verify with.
    pub(super) issuer: String,
}

#[derive(Deserialize)]
struct RawHeader {
    alg: String,
    #[serde(default, deserialize_with = "given")]
    kid: Option<String>,
    #[serde(default, deserialize_with = "given")]
    typ: Option<String>,
    #[serde(default)]
    crit: Absent,
    #[serde(default)]
    jku: Absent,
    #[serde(default)]
    jwk: Absent,
    #[serde(default)]
    x5u: Absent,
    #[serde(default)]
    x5c: Absent,
    #[serde(default)]
    enc: Absent,
    #[serde(default)]
    zip: Absent,
}

#[derive(Deserialize)]
struct IssuerOnly {
    iss: String,
}

impl Envelope {
    /// Reads header and issuer.
    pub(super) fn read(token: &str) -> Result<Self, Reason> {
        if token.len() > MAX_TOKEN {
            return Err(Reason::TooLong);
        }
        let mut parts = token.split('.');
        let (Some(header), Some(claims), Some(_), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Reason::Form);
        };
        let header: RawHeader = part(header)?.ok_or(Reason::Header)?;
        let (algorithm, kid) = header.check()?;
        let IssuerOnly { iss } = part(claims)?.ok_or(Reason::Claims)?;
        Ok(Self {
            kid,
            algorithm,
            issuer: iss,
        })
    }
}

impl RawHeader {
    fn check(self) -> Result<(Algorithm, String), Reason> {
        let algorithm = algorithm(&self.alg).ok_or(Reason::Algorithm)?;
        if self.crit.is_present() {
            return Err(Reason::Critical);
        }
        if [self.jku, self.jwk, self.x5u, self.x5c]
            .into_iter()
            .any(Absent::is_present)
        {
            return Err(Reason::KeyInHeader);
        }
        if self.enc.is_present() || self.zip.is_present() {
            return Err(Reason::Encrypted);
        }
        // An id_token or a logout token of the same issuer is no access token.
        let accepted = |typ: &str| {
            ["jwt", "at+jwt", "application/at+jwt"]
                .iter()
                .any(|one| typ.eq_ignore_ascii_case(one))
        };
        if !self.typ.as_deref().is_none_or(accepted) {
            return Err(Reason::Type);
        }
        let kid = self.kid.filter(|kid| is_id(kid)).ok_or(Reason::NoKeyId)?;
        Ok((algorithm, kid))
    }
}

fn part<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Option<T>, Reason> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Reason::Form)?;
    Ok(serde_json::from_slice(&bytes).ok())
}

/// Whether a text can be an id that is written to the log: short, and nothing but visible ASCII.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_ID && text.bytes().all(|byte| byte.is_ascii_graphic())
}
