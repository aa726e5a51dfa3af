//! Keys, tokens and a verifier for the tests.

use std::io::Write;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use chrono::Utc;
use jsonwebtoken::Algorithm;
use jsonwebtoken::EncodingKey;
use jsonwebtoken::jwk::Jwk;
use serde_json::Value;
use serde_json::json;
use tempfile::NamedTempFile;

use crate::web::auth::demo::generate;
use crate::web::auth::register::Register;
use crate::web::auth::settings::AuthSettings;
use crate::web::auth::settings::IssuerSettings;
use crate::web::auth::settings::Mode;
use crate::web::auth::verifier::TokenVerifier;

pub(crate) const ISSUER: &str = "https://test.maskinporten.no/";
pub(crate) const AUDIENCE: &str = "https://api.bistand.example";
pub(crate) const ALTINN: &str = "https://tt02.altinn.no/";
pub(crate) const KID: &str = "digdir-2026-1";

// Numbers with a right check digit that are not given out: real ones begin with 8 or 9.
pub(crate) const OSLO: &str = "310000000";
pub(crate) const GONE: &str = "310100005";
pub(crate) const REGION: &str = "310300004";
pub(crate) const DUTY: &str = "310400009";
pub(crate) const SUPPLIER: &str = "310500003";
pub(crate) const UNKNOWN: &str = "310600008";
pub(crate) const OFFICE: &str = "310700002";
pub(crate) const BUFDIR: &str = "310800007";
pub(crate) const MINISTRY: &str = "310900001";

pub(crate) struct TestKey {
    pub(crate) signing: EncodingKey,
    public: Value,
}

impl TestKey {
    fn new() -> Self {
        let pem = generate().expect("a key");
        let signing = EncodingKey::from_rsa_pem(pem.as_bytes()).expect("a key");
        let mut public = json!(Jwk::from_encoding_key(&signing, Algorithm::RS256).expect("a JWK"));
        public.as_object_mut().expect("an object").remove("alg");
        Self { signing, public }
    }

    /// The public key as an entry of a key set.
    pub(crate) fn jwk(&self, kid: &str) -> Value {
        let mut entry = self.public.clone();
        entry["kid"] = json!(kid);
        entry
    }
}

/// One of three keys, made once.
pub(crate) fn key(which: usize) -> &'static TestKey {
    static KEYS: [OnceLock<TestKey>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    KEYS[which].get_or_init(TestKey::new)
}

/// An entry whose modulus has 1024 bits.
pub(crate) fn small_jwk(kid: &str) -> Value {
    let mut entry = key(0).jwk(kid);
    let modulus = URL_SAFE_NO_PAD
        .decode(entry["n"].as_str().expect("n"))
        .expect("base64");
    entry["n"] = json!(URL_SAFE_NO_PAD.encode(&modulus[..128]));
    entry
}

pub(crate) fn now() -> DateTime<Utc> {
    "2026-11-23T11:38:21Z".parse().expect("an instant")
}

pub(crate) fn header() -> Value {
    json!({"kid": KID, "alg": "RS256"})
}

/// The claims of an access token of Oslo's case system, issued now for two minutes.
pub(crate) fn claims() -> Value {
    claims_at(now())
}

pub(crate) fn claims_at(issued: DateTime<Utc>) -> Value {
    json!({
        "iss": ISSUER, "aud": AUDIENCE, "client_id": "0f1c7a52-3b60-4a0e-9d0c-5f8a2f0f7a11",
        "client_amr": "virksomhetssertifikat", "token_type": "Bearer",
        "scope": "bufdir:bistandsplikt.kommune.read bufdir:bistandsplikt.kommune.write",
        "consumer": party(OSLO), "iat": issued.timestamp(), "exp": issued.timestamp() + 120,
        "jti": "IYRtIEzOYb8fHiIMEaqVHq",
    })
}

pub(crate) fn party(number: &str) -> Value {
    json!({"authority": "iso6523-actorid-upis", "ID": format!("0192:{number}")})
}

pub(crate) fn encoded(part: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(part)
}

/// Signs the two parts as they stand, whatever they say; RS256 unless the header says another RS.
pub(crate) fn signed(key: &TestKey, header: &str, claims: &str) -> String {
    let message = format!("{}.{}", encoded(header), encoded(claims));
    let algorithm = match header {
        _ if header.contains("RS384") => Algorithm::RS384,
        _ if header.contains("RS512") => Algorithm::RS512,
        _ => Algorithm::RS256,
    };
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key.signing, algorithm);
    format!("{message}.{}", signature.expect("a signature"))
}

/// A good token, signed with one of the keys under a key id.
pub(crate) fn token(which: usize, kid: &str, issued: DateTime<Utc>) -> String {
    let header = json!({"kid": kid, "alg": "RS256"}).to_string();
    signed(key(which), &header, &claims_at(issued).to_string())
}

pub(crate) fn register() -> Register {
    let rows = format!(
        "orgno,kind,codes,valid_from,valid_to,name\n\
         {OSLO},kommune,0301,2020-01-01,,Oslo\n\
         {GONE},kommune,1507,2020-01-01,2024-01-01,Ålesund\n\
         {DUTY},kommune,3203+3201,2020-01-01,,Vakt\n\
         {REGION},bufetat,vest,2020-01-01,,Vest\n\
         {OFFICE},statsforvalter,agder,2020-01-01,,Agder\n\
         {BUFDIR},bufdir,,2020-01-01,,Bufdir\n\
         {MINISTRY},departement,,2020-01-01,,BFD\n"
    );
    Register::read(rows.as_bytes()).expect("a register")
}

pub(crate) fn issuer() -> IssuerSettings {
    IssuerSettings {
        issuer: ISSUER.into(),
        audience: AUDIENCE.into(),
        scope_prefix: "bufdir".into(),
        delegation_sources: vec![ALTINN.into(), "https://www.altinn.no".into()],
        ..IssuerSettings::default()
    }
}

pub(crate) fn verifier_for(issuer: IssuerSettings) -> TokenVerifier {
    let settings = AuthSettings {
        issuers: vec![issuer],
        ..AuthSettings::default()
    };
    TokenVerifier::new(&settings, Mode::Demo, register(), None).expect("a verifier")
}

/// A file with a key set, and the issuer's settings that name it.
pub(crate) fn key_file(entries: &[Value]) -> (NamedTempFile, IssuerSettings) {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(json!({ "keys": entries }).to_string().as_bytes())
        .expect("written");
    let settings = IssuerSettings {
        jwks_file: Some(file.path().into()),
        ..issuer()
    };
    (file, settings)
}
