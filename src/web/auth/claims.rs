//! A token's claims, read strictly: what `jsonwebtoken` leaves unchecked is checked here.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::Value;

use crate::domain::organisation_number::OrganisationNumber;
use crate::web::auth::failure::Reason;
use crate::web::auth::settings::IssuerSettings;
use crate::web::auth::token::Absent;
use crate::web::auth::token::given;
use crate::web::auth::token::is_id;

/// How far two clocks may be apart, in seconds.
const LEEWAY: i64 = 10;
/// The longest life a token may have, in seconds: it cannot be called back.
pub(super) const MAX_LIFE: i64 = 600;

/// The claims of an access token, read after its signature was found right.
#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    iss: String,
    aud: Audience,
    exp: u64,
    iat: u64,
    #[serde(default, deserialize_with = "given")]
    nbf: Option<u64>,
    /// The token's own id.
    pub(super) jti: String,
    /// The client's id at the issuer.
    pub(super) client_id: String,
    token_type: String,
    /// The scopes, between spaces.
    pub(super) scope: String,
    consumer: Party,
    #[serde(default, deserialize_with = "given")]
    supplier: Option<Party>,
    #[serde(default, deserialize_with = "given")]
    delegation_source: Option<String>,
    #[serde(default)]
    authorization_details: Absent,
    #[serde(default)]
    cnf: Absent,
    #[serde(default)]
    pid: Absent,
    #[serde(flatten)]
    others: serde_json::Map<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Deserialize)]
struct Party {
    authority: String,
    #[serde(rename = "ID")]
    id: String,
}

/// Whom a checked token acts for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parties {
    /// The organisation acted for.
    pub(super) consumer: OrganisationNumber,
    /// The supplier that acts for it, where one does.
    pub(super) supplier: Option<OrganisationNumber>,
}

impl Claims {
    /// Checks everything that does not need the register.
    pub(super) fn check(
        &self,
        issuer: &IssuerSettings,
        now: DateTime<Utc>,
    ) -> Result<Parties, Reason> {
        if self.iss != issuer.issuer {
            return Err(Reason::UnknownIssuer);
        }
        if !self.aud.is_only(&issuer.audience) {
            return Err(Reason::Audience);
        }
        self.check_times(now.timestamp())?;
        self.check_kind()?;
        self.parties(issuer)
    }

    fn check_times(&self, now: i64) -> Result<(), Reason> {
        let seconds = |value: u64| i64::try_from(value).map_err(|_| Reason::Claims);
        let (expires, issued) = (seconds(self.exp)?, seconds(self.iat)?);
        if expires.saturating_add(LEEWAY) <= now {
            return Err(Reason::Expired);
        }
        if issued > now.saturating_add(LEEWAY) {
            return Err(Reason::IssuedAhead);
        }
        if let Some(from) = self.nbf
            && seconds(from)? > now.saturating_add(LEEWAY)
        {
            return Err(Reason::NotYet);
        }
        let life = expires.saturating_sub(issued);
        if (1..=MAX_LIFE).contains(&life) {
            Ok(())
        } else {
            Err(Reason::LongLived)
        }
    }

    fn check_kind(&self) -> Result<(), Reason> {
        if self.cnf.is_present() {
            return Err(Reason::SenderConstrained);
        }
        // Here `consumer` would be the vendor, not the kommune it acts for.
        if self.authorization_details.is_present() {
            return Err(Reason::SystemUser);
        }
        if self.pid.is_present() {
            return Err(Reason::PersonBound);
        }
        if self.token_type != "Bearer" {
            return Err(Reason::TokenType);
        }
        if !is_id(&self.jti) {
            return Err(Reason::TokenId);
        }
        if is_id(&self.client_id) {
            Ok(())
        } else {
            Err(Reason::Client)
        }
    }

    fn parties(&self, issuer: &IssuerSettings) -> Result<Parties, Reason> {
        let consumer = self.consumer.number().ok_or(Reason::Consumer)?;
        let supplier = match (&self.supplier, &self.delegation_source) {
            (None, None) => None,
            (Some(supplier), Some(source)) if issuer.delegation_sources.contains(source) => {
                Some(supplier.number().ok_or(Reason::Delegation)?)
            }
            (Some(_), Some(_)) | (Some(_), None) | (None, Some(_)) => {
                return Err(Reason::Delegation);
            }
        };
        Ok(Parties { consumer, supplier })
    }

    /// The token's own id, if it can be written to the log.
    pub(super) fn loggable_id(&self) -> Option<String> {
        Some(self.jti.clone()).filter(|jti| is_id(jti))
    }

    /// The text of a claim that has no field of its own.
    pub(super) fn other(&self, name: &str) -> Result<Option<&str>, Reason> {
        match self.others.get(name) {
            None => Ok(None),
            Some(value) => value.as_str().map(Some).ok_or(Reason::Role),
        }
    }
}

impl Audience {
    fn is_only(&self, ours: &str) -> bool {
        match self {
            Self::One(name) => name == ours,
            Self::Several(names) => matches!(names.as_slice(), [name] if name == ours),
        }
    }
}

impl Party {
    /// The number of a Norwegian organisation: ISO 6523 with the identifier 0192.
    fn number(&self) -> Option<OrganisationNumber> {
        let digits = self.id.strip_prefix("0192:")?;
        let nine = digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if nine && self.authority == "iso6523-actorid-upis" {
            digits.parse().ok()
        } else {
            None
        }
    }
}
