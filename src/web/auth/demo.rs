//! The demo's own issuer: a key made at the first start, and tokens for made-up organisations.
//!
//! Its tokens pass the same checks as everybody else's; there is no second way in.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::jwk::{Jwk, ThumbprintHash};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::json;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::domain::code::Code;
use crate::domain::organisation_number::OrganisationNumber;
use crate::domain::role::Role;
use crate::web::auth::claims::MAX_LIFE;
use crate::web::auth::key_set::KeySet;
use crate::web::auth::scope::ApiScope;
use crate::web::auth::scope::COVERS;
use crate::web::auth::settings::IssuerSettings;

const KEY_FILE: &str = "demo-issuer-key.pem";
/// No such host can exist (RFC 2606): the demo's tokens are no other service's.
const ISSUER: &str = "https://demo.bistandsplikt.invalid/";
const AUDIENCE: &str = "https://bistandsplikt.invalid/api";
const SCOPE_PREFIX: &str = "demo";
const ROLE_CLAIM: &str = "rolle";
/// Longer than any key file.
const MAX_KEY_FILE: u64 = 16 * 1024;

/// Why the demo's key cannot be used or made.
#[derive(Debug, thiserror::Error)]
pub enum DemoFault {
    /// The file or its folder.
    #[error("the demo key {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: std::io::Error,
    },
    /// Others on the machine may read the key.
    #[error("the demo key {0} may be read by others; delete it and a new one is made")]
    Open(PathBuf),
    /// The file holds no key.
    #[error("the demo key {0} cannot be read; delete it and a new one is made")]
    Key(PathBuf),
    /// No key could be made.
    #[error("no demo key could be made")]
    Generate,
    /// A life that no token may have.
    #[error("a token lives between 1 and {MAX_LIFE} seconds")]
    Lifetime,
    /// Signing failed.
    #[error("the token could not be signed")]
    Sign,
}

/// The issuer of the demo's tokens.
pub struct DemoIssuer {
    signing: EncodingKey,
    kid: String,
    keys: Arc<KeySet>,
}

impl std::fmt::Debug for DemoIssuer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DemoIssuer")
            .field("kid", &self.kid)
            .finish_non_exhaustive()
    }
}

impl DemoIssuer {
    /// The issuer whose key lies in the folder, made if there is none.
    ///
    /// # Errors
    /// [`DemoFault`] when the folder cannot be written or the key in it cannot be trusted.
    pub fn open(folder: &Path) -> Result<Self, DemoFault> {
        let path = folder.join(KEY_FILE);
        let pem = match read(&path)? {
            Some(pem) => pem,
            None => {
                create(&path)?;
                read(&path)?.ok_or(DemoFault::Generate)?
            }
        };
        Self::from_pem(&pem).ok_or(DemoFault::Key(path))
    }

    fn from_pem(pem: &[u8]) -> Option<Self> {
        let signing = EncodingKey::from_rsa_pem(pem).ok()?;
        let mut jwk = Jwk::from_encoding_key(&signing, Algorithm::RS256).ok()?;
        let kid = jwk.thumbprint(ThumbprintHash::SHA256).ok()?;
        jwk.common.key_id = Some(kid.clone());
        let set = serde_json::to_vec(&json!({ "keys": [jwk] })).ok()?;
        let keys = KeySet::parse(&set).ok().filter(|set| set.len() == 1)?;
        Some(Self {
            signing,
            kid,
            keys: Arc::new(keys),
        })
    }

    /// The settings under which its tokens are accepted.
    pub fn issuer_settings() -> IssuerSettings {
        IssuerSettings {
            issuer: ISSUER.into(),
            audience: AUDIENCE.into(),
            demo_key: true,
            scope_prefix: SCOPE_PREFIX.into(),
            role_claim: Some(ROLE_CLAIM.into()),
            ..IssuerSettings::default()
        }
    }

    /// A token for a role in an organisation, with every scope the role has a use for.
    ///
    /// Whether the role is one of the organisation's is judged when the token is used.
    ///
    /// # Errors
    /// [`DemoFault::Lifetime`] for more than 600 seconds, [`DemoFault::Sign`] if signing fails.
    pub fn issue(
        &self,
        role: Role,
        organisation: &OrganisationNumber,
        lifetime: TimeDelta,
        now: DateTime<Utc>,
        jti: Uuid,
    ) -> Result<String, DemoFault> {
        if !(1..=MAX_LIFE).contains(&lifetime.num_seconds()) {
            return Err(DemoFault::Lifetime);
        }
        let issued = now.timestamp();
        let claims = json!({
            "iss": ISSUER,
            "aud": AUDIENCE,
            "client_id": format!("demo-{role}-{organisation}"),
            "token_type": "Bearer",
            "scope": scopes_of(role),
            "consumer": {"authority": "iso6523-actorid-upis", "ID": format!("0192:{organisation}")},
            "iat": issued,
            "exp": issued + lifetime.num_seconds(),
            "jti": jti.to_string(),
            ROLE_CLAIM: role.code(),
        });
        let header = Header {
            kid: Some(self.kid.clone()),
            ..Header::new(Algorithm::RS256)
        };
        jsonwebtoken::encode(&header, &claims, &self.signing).map_err(|_| DemoFault::Sign)
    }

    pub(super) fn keys(&self) -> Arc<KeySet> {
        Arc::clone(&self.keys)
    }
}

/// The scopes that cover something the role grants; rows of other kinds add nothing it could use.
fn scopes_of(role: Role) -> String {
    let useful = |scope: &ApiScope| {
        let mut rows = COVERS.iter().filter(|(_, row, _)| row == scope);
        rows.any(|(_, _, actions)| actions.iter().any(|action| role.grants().contains(action)))
    };
    let names: Vec<String> = ApiScope::ALL
        .iter()
        .filter(|scope| useful(scope))
        .map(|scope| scope.full_name(SCOPE_PREFIX))
        .collect();
    names.join(" ")
}

fn read(path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>, DemoFault> {
    let fault = |source| DemoFault::File {
        path: path.to_path_buf(),
        source,
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(error)),
    };
    let mode = file.metadata().map_err(fault)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(DemoFault::Open(path.to_path_buf()));
    }
    let mut pem = Zeroizing::new(Vec::new());
    file.take(MAX_KEY_FILE)
        .read_to_end(&mut pem)
        .map_err(fault)?;
    Ok(Some(pem))
}

/// Writes a new key beside its place and links it there: two first starts agree on one key, and a
/// start that was broken off leaves no half of one.
fn create(path: &Path) -> Result<(), DemoFault> {
    let fault = |source| DemoFault::File {
        path: path.to_path_buf(),
        source,
    };
    let pem = generate().ok_or(DemoFault::Generate)?;
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    match fs::remove_file(&draft) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(fault(error)),
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o400)
        .open(&draft)
        .map_err(fault)?;
    // The process's mask may have taken the owner's right too.
    file.set_permissions(Permissions::from_mode(0o400))
        .map_err(fault)?;
    file.write_all(pem.as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(fault)?;
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft).map_err(fault)?;
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(fault(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// A new RSA key of 2048 bits, PKCS 8 in PEM.
pub(super) fn generate() -> Option<Zeroizing<String>> {
    let pair = KeyPair::generate(KeySize::Rsa2048).ok()?;
    let der = pair.as_der().ok()?;
    let body = Zeroizing::new(STANDARD.encode(der.as_ref()));
    let mut pem = Zeroizing::new(String::from("-----BEGIN PRIVATE KEY-----\n"));
    for (at, character) in body.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            pem.push('\n');
        }
        pem.push(character);
    }
    pem.push_str("\n-----END PRIVATE KEY-----\n");
    Some(pem)
}
