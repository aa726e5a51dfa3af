//! A key set (JWKS, RFC 7517) cut down to what may verify a token here: RSA keys for signatures.
//!
//! `jsonwebtoken` makes an HMAC key of an `oct` entry and takes keys meant for encryption, so the
//! entries are read and chosen here and only modulus and exponent are handed on.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;

use crate::web::auth::token::Absent;
use crate::web::auth::token::algorithm;

/// The largest set that is read.
pub(super) const MAX_BYTES: u64 = 64 * 1024;
/// The most entries a set may have.
const MAX_KEYS: usize = 16;
/// Modulus bits: at least what is safe today, at most what the crypto library takes.
const BITS: std::ops::RangeInclusive<usize> = 2048..=8192;
/// The least exponent: smaller ones have made forgeries easy.
const LEAST_EXPONENT: u64 = 65_537;

/// Why a set is refused as a whole. A single odd entry is only left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum KeySetFault {
    #[error("the key set cannot be read")]
    Unreadable,
    #[error("the key set is larger than 64 KiB")]
    TooLarge,
    #[error("the key set has more than 16 keys")]
    TooMany,
    #[error("the key set is no JWKS")]
    Form,
}

/// The usable keys of one issuer.
#[derive(Debug, Clone, Default)]
pub(super) struct KeySet {
    keys: Vec<Key>,
}

#[derive(Debug, Clone)]
struct Key {
    kid: String,
    algorithm: Option<Algorithm>,
    public: DecodingKey,
}

#[derive(Deserialize)]
struct RawSet {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct RawKey {
    kty: String,
    kid: String,
    #[serde(rename = "use")]
    purpose: Option<String>,
    alg: Option<String>,
    n: String,
    e: String,
    /// The private exponent: a set that publishes it has given the key away.
    #[serde(default)]
    d: Absent,
}

impl KeySet {
    /// Reads a set of bounded size.
    pub(super) fn read(source: impl Read) -> Result<Self, KeySetFault> {
        let mut bytes = Vec::new();
        source
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| KeySetFault::Unreadable)?;
        Self::parse(&bytes)
    }

    /// Reads a set.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, KeySetFault> {
        if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_BYTES) {
            return Err(KeySetFault::TooLarge);
        }
        let set: RawSet = serde_json::from_slice(bytes).map_err(|_| KeySetFault::Form)?;
        if set.keys.len() > MAX_KEYS {
            return Err(KeySetFault::TooMany);
        }
        let keys = set
            .keys
            .into_iter()
            .filter_map(|entry| serde_json::from_value::<RawKey>(entry).ok());
        Ok(Self {
            keys: keys.filter_map(RawKey::usable).collect(),
        })
    }

    /// The key of that id, unless the set gives it another algorithm.
    pub(super) fn find(&self, kid: &str, algorithm: Algorithm) -> Option<&DecodingKey> {
        let fits =
            |key: &&Key| key.kid == kid && key.algorithm.is_none_or(|only| only == algorithm);
        self.keys.iter().find(fits).map(|key| &key.public)
    }

    /// How many usable keys there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }
}

impl RawKey {
    fn usable(self) -> Option<Key> {
        let signs = self
            .purpose
            .as_deref()
            .is_none_or(|purpose| purpose == "sig");
        if self.kty != "RSA" || !signs || self.d.is_present() {
            return None;
        }
        let algorithm = match self.alg.as_deref() {
            None => None,
            Some(name) => Some(algorithm(name)?),
        };
        let modulus = number(&self.n)?;
        let exponent = number(&self.e)?;
        let public = DecodingKey::from_rsa_raw_components(&modulus, &exponent);
        (BITS.contains(&bits(&modulus)) && sound(&exponent)).then_some(Key {
            kid: self.kid,
            algorithm,
            public,
        })
    }
}

/// An unsigned number in base64url, without the leading zeros that some issuers write.
fn number(text: &str) -> Option<Vec<u8>> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let first = bytes.iter().position(|byte| *byte != 0)?;
    bytes.get(first..).map(<[u8]>::to_vec)
}

fn bits(number: &[u8]) -> usize {
    let first = number
        .first()
        .map_or(0, |byte| byte.leading_zeros() as usize);
    (number.len() * 8).saturating_sub(first)
}

fn sound(exponent: &[u8]) -> bool {
    let value = exponent
        .iter()
        .fold(0u64, |value, byte| (value << 8) | u64::from(*byte));
    exponent.len() <= 5 && value % 2 == 1 && value >= LEAST_EXPONENT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::auth::tests::support::key;
    use crate::web::auth::tests::support::small_jwk;
    use serde_json::{Value, json};

    fn usable(entry: Value) -> usize {
        KeySet::parse(json!({ "keys": [entry] }).to_string().as_bytes())
            .expect("a set")
            .len()
    }

    fn with(name: &str, value: Value) -> Value {
        let mut entry = key(0).jwk("a");
        entry[name] = value;
        entry
    }

    #[test]
    fn an_rsa_key_for_signatures_is_taken() {
        for entry in [
            key(0).jwk("a"),
            with("use", json!("sig")),
            with("alg", json!("RS384")),
            with("x5c", json!(["ignored"])),
        ] {
            assert_eq!(usable(entry.clone()), 1, "{entry}");
        }
    }

    #[test]
    fn any_other_entry_is_left_out() {
        let mut no_id = key(0).jwk("a");
        no_id.as_object_mut().expect("an object").remove("kid");
        for entry in [
            json!({"kty": "oct", "kid": "a", "k": "c2VjcmV0", "alg": "HS256"}),
            json!({"kty": "EC", "kid": "a", "crv": "P-256", "x": "AA", "y": "AA"}),
            json!("text"),
            with("kty", json!("oct")),
            with("kty", json!("rsa")),
            with("use", json!("enc")),
            with("alg", json!("RSA-OAEP")),
            with("alg", json!("PS256")),
            with("alg", json!("HS256")),
            with("d", json!("AQAB")),
            with("d", json!(null)),
            with("n", json!("*")),
            with("n", json!("")),
            with("n", json!("AAAA")),
            with("e", json!("Aw")),
            with("e", json!("AQAA")),
            with("kid", json!(7)),
            small_jwk("a"),
            no_id,
        ] {
            assert_eq!(usable(entry.clone()), 0, "{entry}");
        }
    }

    #[test]
    fn one_odd_entry_does_not_cost_the_others() {
        let set = json!({"keys": [{"kty": "oct", "k": "AA"}, key(0).jwk("a"), 7]}).to_string();
        let set = KeySet::parse(set.as_bytes()).expect("a set");
        assert!(
            set.find("a", Algorithm::RS256).is_some() && set.find("b", Algorithm::RS256).is_none()
        );
    }

    #[test]
    fn a_key_with_an_algorithm_verifies_no_other() {
        let set = json!({"keys": [with("alg", json!("RS384"))]}).to_string();
        let set = KeySet::parse(set.as_bytes()).expect("a set");
        assert!(
            set.find("a", Algorithm::RS384).is_some() && set.find("a", Algorithm::RS256).is_none()
        );
    }

    #[test]
    fn too_much_is_refused_as_a_whole() {
        let many: Vec<Value> = (0..17).map(|_| key(0).jwk("a")).collect();
        let fault = |bytes: &[u8]| KeySet::parse(bytes).err();
        assert_eq!(
            fault(json!({ "keys": many }).to_string().as_bytes()),
            Some(KeySetFault::TooMany)
        );
        assert_eq!(
            KeySet::read(std::io::repeat(b' ')).err(),
            Some(KeySetFault::TooLarge)
        );
        for text in [
            "",
            "{}",
            "[]",
            "{\"keys\":{}}",
            "{\"keys\":[],\"keys\":[]}",
            "<html>",
        ] {
            assert_eq!(fault(text.as_bytes()), Some(KeySetFault::Form), "{text}");
        }
    }
}
