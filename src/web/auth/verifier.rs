//! A bearer token in, a caller or a refusal out.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};

use crate::domain::calendar::local_date;
use crate::domain::role::Actor;
use crate::domain::role::Organisation;
use crate::domain::role::Role;
use crate::web::auth::claims::Claims;
use crate::web::auth::demo::DemoIssuer;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;
use crate::web::auth::failure::Refused;
use crate::web::auth::granted::Granted;
use crate::web::auth::granted::role_of_system;
use crate::web::auth::key_cache::KeyCache;
use crate::web::auth::key_cache::Lookup;
use crate::web::auth::key_source::KeySource;
use crate::web::auth::key_source::OutboundFault;
use crate::web::auth::key_source::agent;
use crate::web::auth::register::Register;
use crate::web::auth::scope::ScopeSet;
use crate::web::auth::settings::AuthSettings;
use crate::web::auth::settings::IssuerSettings;
use crate::web::auth::settings::KeyPlace;
use crate::web::auth::settings::Mode;
use crate::web::auth::settings::SettingsFault;
use crate::web::auth::token::Envelope;

/// Verifies tokens against the configured issuers and the register of organisations.
#[derive(Debug)]
pub struct TokenVerifier {
    issuers: Vec<Issuer>,
    register: RwLock<Arc<Register>>,
}

#[derive(Debug)]
struct Issuer {
    settings: IssuerSettings,
    keys: KeyCache,
    validation: Validation,
}

/// Why tokens cannot be verified with these settings.
#[derive(Debug, thiserror::Error)]
pub enum SetupFault {
    /// A setting is wrong.
    #[error(transparent)]
    Settings(#[from] SettingsFault),
    /// Keys cannot be fetched.
    #[error(transparent)]
    Outbound(#[from] OutboundFault),
    /// An issuer uses the demo's key and there is none.
    #[error("auth.issuers.demo_key is set but no demo key was opened")]
    NoDemoKey,
}

impl TokenVerifier {
    /// A verifier for the settings; no key is fetched yet.
    ///
    /// # Errors
    /// [`SetupFault`] names what must be put right before the service may start.
    pub fn new(
        settings: &AuthSettings,
        mode: Mode,
        register: Register,
        demo: Option<&DemoIssuer>,
    ) -> Result<Self, SetupFault> {
        settings.check(mode)?;
        let issuer = |one: &IssuerSettings| -> Result<Issuer, SetupFault> {
            let source = match one.key_place(mode)? {
                KeyPlace::Url(address) => {
                    let agent = agent(&address, settings)?;
                    KeySource::Url(address, agent)
                }
                KeyPlace::File(path) => KeySource::File(path),
                KeyPlace::Demo => KeySource::Fixed(demo.ok_or(SetupFault::NoDemoKey)?.keys()),
            };
            Ok(Issuer {
                settings: one.clone(),
                keys: KeyCache::new(&one.issuer, source),
                validation: validation(one),
            })
        };
        let issuers = settings
            .issuers
            .iter()
            .map(issuer)
            .collect::<Result<_, _>>()?;
        Ok(Self {
            issuers,
            register: RwLock::new(Arc::new(register)),
        })
    }

    /// Takes a new register into use; tokens are judged by it from the next request on.
    pub fn replace_register(&self, register: Register) {
        *self
            .register
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(register);
    }

    /// Fetches the key sets that are due, and says whether every issuer's keys can be used: at
    /// start, and for the readiness check.
    pub async fn ready(&self, now: DateTime<Utc>) -> bool {
        let mut ready = true;
        for issuer in &self.issuers {
            ready &= issuer.keys.warm(now).await;
        }
        ready
    }

    /// Who the token lets in.
    ///
    /// # Errors
    /// [`Refused`], whose details are for the log only.
    pub async fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Granted, Refused> {
        let envelope = Envelope::read(token)?;
        let kid = Some(envelope.kid.clone());
        let refuse = |failure, jti| Refused {
            failure,
            kid: kid.clone(),
            jti,
        };
        let issuer = self
            .issuers
            .iter()
            .find(|issuer| issuer.settings.issuer == envelope.issuer)
            .ok_or_else(|| refuse(AuthFailure::Invalid(Reason::UnknownIssuer), None))?;
        let key = match issuer
            .keys
            .find(&envelope.kid, envelope.algorithm, now)
            .await
        {
            Lookup::Found(key) => key,
            Lookup::Unknown => return Err(refuse(AuthFailure::Invalid(Reason::UnknownKey), None)),
            Lookup::Unavailable => return Err(refuse(AuthFailure::Unavailable, None)),
        };
        let claims = issuer
            .signed_claims(token, &key)
            .map_err(|reason| refuse(AuthFailure::Invalid(reason), None))?;
        self.grant(issuer, &claims, now)
            .map_err(|reason| refuse(AuthFailure::Invalid(reason), claims.loggable_id()))
    }

    fn grant(
        &self,
        issuer: &Issuer,
        claims: &Claims,
        now: DateTime<Utc>,
    ) -> Result<Granted, Reason> {
        let parties = claims.check(&issuer.settings, now)?;
        let register = Arc::clone(&self.register.read().unwrap_or_else(PoisonError::into_inner));
        let today = local_date(now);
        let organisation = register
            .find(&parties.consumer, today)?
            .organisation
            .clone();
        let scopes = ScopeSet::parse(&issuer.settings.scope_prefix, &claims.scope);
        let role = issuer.role(claims, &organisation, &scopes)?;
        Ok(Granted {
            actor: Actor {
                person: format!("system:{}", claims.client_id),
                organisation,
                role,
            },
            scopes,
            scope_prefix: issuer.settings.scope_prefix.clone(),
            organisation_number: parties.consumer,
            supplier: parties.supplier,
            client: claims.client_id.clone(),
            token_id: claims.jti.clone(),
        })
    }
}

impl Issuer {
    /// The claims, once the signature was found right.
    fn signed_claims(&self, token: &str, key: &DecodingKey) -> Result<Claims, Reason> {
        use jsonwebtoken::errors::ErrorKind;
        let decoded = jsonwebtoken::decode::<Claims>(token, key, &self.validation);
        decoded
            .map(|data| data.claims)
            .map_err(|error| match error.kind() {
                ErrorKind::Json(_) | ErrorKind::MissingRequiredClaim(_) => Reason::Claims,
                ErrorKind::InvalidAudience => Reason::Audience,
                ErrorKind::InvalidIssuer => Reason::UnknownIssuer,
                _ => Reason::Signature,
            })
    }

    /// The role the issuer says, where it is trusted for that; else the role of a system.
    fn role(
        &self,
        claims: &Claims,
        organisation: &Organisation,
        scopes: &ScopeSet,
    ) -> Result<Role, Reason> {
        let claimed = match &self.settings.role_claim {
            Some(name) => claims.other(name)?,
            None => None,
        };
        let role = match claimed {
            Some(code) => code.parse().map_err(|_| Reason::Role)?,
            None => role_of_system(organisation, scopes),
        };
        if role.fits(organisation) {
            Ok(role)
        } else {
            Err(Reason::Role)
        }
    }
}

/// What `jsonwebtoken` is left to check: one family of algorithms, issuer and audience.
///
/// Not the times: it reads the clock itself, and here time is an argument.
fn validation(issuer: &IssuerSettings) -> Validation {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.algorithms = vec![Algorithm::RS256, Algorithm::RS384, Algorithm::RS512];
    validation.set_issuer(&[&issuer.issuer]);
    validation.set_audience(&[&issuer.audience]);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation
}
