//! What is refused for its header, its form or its signature.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use jsonwebtoken::EncodingKey;
use serde_json::json;

use super::forge::Case;
use super::forge::case;
use super::forge::headed;
use super::forge::raw;
use super::forge::refused;
use super::forge::with;
use super::support::KID;
use super::support::UNKNOWN;
use super::support::claims;
use super::support::encoded;
use super::support::header;
use super::support::key;
use super::support::party;
use super::support::signed;
use crate::web::auth::failure::Reason;

pub(super) fn headers() -> Vec<Case> {
    refused! {
        "alg none", headed("alg", json!("none")) => Algorithm;
        "alg HS256", headed("alg", json!("HS256")) => Algorithm;
        "alg PS256", headed("alg", json!("PS256")) => Algorithm;
        "alg ES256", headed("alg", json!("ES256")) => Algorithm;
        "alg rs256", headed("alg", json!("rs256")) => Algorithm;
        "alg missing", raw(&json!({"kid": KID}).to_string(), &claims().to_string()) => Header;
        "alg an array", headed("alg", json!(["RS256"])) => Header;
        "alg twice", raw("{\"alg\":\"RS256\",\"alg\":\"none\",\"kid\":\"a\"}", "{}") => Header;
        "header no object", raw("[]", "{}") => Header;
        "crit", headed("crit", json!(["b64"])) => Critical;
        "crit empty", headed("crit", json!([])) => Critical;
        "crit null", headed("crit", json!(null)) => Critical;
        "jku", headed("jku", json!("https://attacker.example/jwks")) => KeyInHeader;
        "jwk", headed("jwk", key(1).jwk(KID)) => KeyInHeader;
        "x5u", headed("x5u", json!("https://attacker.example/x")) => KeyInHeader;
        "x5c", headed("x5c", json!(["AA"])) => KeyInHeader;
        "enc", headed("enc", json!("A256GCM")) => Encrypted;
        "zip", headed("zip", json!("DEF")) => Encrypted;
        "typ of an id_token", headed("typ", json!("id_token+jwt")) => Type;
        "typ of a logout token", headed("typ", json!("logout+jwt")) => Type;
        "typ of a DPoP proof", headed("typ", json!("dpop+jwt")) => Type;
        "typ null", headed("typ", json!(null)) => Header;
        "kid missing", raw("{\"alg\":\"RS256\"}", &claims().to_string()) => NoKeyId;
        "kid empty", headed("kid", json!("")) => NoKeyId;
        "kid too long", headed("kid", json!("k".repeat(129))) => NoKeyId;
        "kid with a line break", headed("kid", json!("a\nb")) => NoKeyId;
        "kid a path", headed("kid", json!("../../dev/null")) => UnknownKey;
        "kid unknown", headed("kid", json!("digdir-2027-1")) => UnknownKey;
        "kid of an oct entry", headed("kid", json!("oct")) => UnknownKey;
        "kid of a small key", headed("kid", json!("small")) => UnknownKey;
        "kid of a key for encryption", headed("kid", json!("enc")) => UnknownKey;
        "kid of a key for RS512", headed("kid", json!("only512")) => UnknownKey;
    }
}

pub(super) fn signatures() -> Vec<Case> {
    let good = with(&[]);
    let (message, _) = good.rsplit_once('.').expect("a token");
    let modulus = key(0).jwk(KID)["n"].as_str().map(str::to_owned).expect("n");
    let modulus = URL_SAFE_NO_PAD.decode(modulus).expect("base64");
    let hmac = {
        let message = format!(
            "{}.{}",
            encoded("{\"alg\":\"HS256\",\"kid\":\"oct\"}"),
            encoded(claims().to_string())
        );
        let sign = |secret: &[u8]| {
            let key = EncodingKey::from_secret(secret);
            let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, Algorithm::HS256);
            format!("{message}.{}", signature.expect("a signature"))
        };
        [sign(&modulus), sign(b"secret")]
    };
    let [by_modulus, by_oct] = hmac;
    let mut other_claims = claims();
    other_claims["consumer"] = party(UNKNOWN);
    let tampered = good.split('.').collect::<Vec<_>>();
    let tampered = format!(
        "{}.{}.{}",
        tampered[0],
        encoded(other_claims.to_string()),
        tampered[2]
    );
    refused! {
        "no signature", format!("{message}.") => Signature;
        "alg none, no signature", format!("{}.{}.", encoded("{\"alg\":\"none\"}"), encoded("{}")) => Algorithm;
        "HS256 with the public key", by_modulus => Algorithm;
        "HS256 with the oct entry", by_oct => Algorithm;
        "another key under our id", signed(key(1), &header().to_string(), &claims().to_string()) => Signature;
        "claims changed", tampered => Signature;
        "signature not base64", format!("{message}.*") => Signature;
        "signature with padding", format!("{good}=") => Signature;
        "two parts", message.to_owned() => Form;
        "four parts", format!("{good}.x") => Form;
        "five parts", "a.b.c.d.e".to_owned() => Form;
        "empty", String::new() => Form;
        "a space before", format!(" {good}") => Form;
        "two tokens", format!("{good}, Bearer {good}") => Form;
        "8 KiB and more", with(&[("x", json!("x".repeat(8192)))]) => TooLong;
    }
}
