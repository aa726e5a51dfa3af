//! What is refused and why, one line a case, beside what must be let in.

use serde_json::json;

use super::forge::Case;
use super::forge::at;
use super::forge::case;
use super::forge::headed;
use super::forge::with;
use super::forged_claims;
use super::forged_headers;
use super::support::ALTINN;
use super::support::KID;
use super::support::SUPPLIER;
use super::support::UNKNOWN;
use super::support::claims;
use super::support::encoded;
use super::support::header;
use super::support::key;
use super::support::key_file;
use super::support::now;
use super::support::party;
use super::support::signed;
use super::support::small_jwk;
use super::support::verifier_for;
use crate::domain::code::Code;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;

fn good() -> Vec<Case> {
    let supplier = ("supplier", party(SUPPLIER));
    [
        ("plain", with(&[])),
        ("RS384", headed("alg", json!("RS384"))),
        ("RS512", headed("alg", json!("RS512"))),
        ("typ JWT", headed("typ", json!("JWT"))),
        ("typ jwt", headed("typ", json!("jwt"))),
        ("typ at+jwt", headed("typ", json!("at+jwt"))),
        ("an unknown header", headed("x", json!("y"))),
        (
            "aud as an array of ours alone",
            with(&[("aud", json!(["https://api.bistand.example"]))]),
        ),
        (
            "expired 5 s ago",
            with(&[("iat", at(-100)), ("exp", at(-5))]),
        ),
        ("iat 10 s ahead", with(&[("iat", at(10))])),
        ("nbf 10 s ahead", with(&[("nbf", at(10))])),
        ("lives 600 s", with(&[("exp", at(600))])),
        (
            "delegated",
            with(&[supplier.clone(), ("delegation_source", json!(ALTINN))]),
        ),
        (
            "delegated, the other spelling",
            with(&[
                supplier,
                ("delegation_source", json!("https://www.altinn.no")),
            ]),
        ),
        (
            "an unknown claim",
            with(&[("client_orgno", json!(SUPPLIER))]),
        ),
        ("jti of 128", with(&[("jti", json!("x".repeat(128)))])),
    ]
    .into_iter()
    .map(|(name, token)| case(name, token, None))
    .collect()
}

#[actix_web::test]
async fn each_token_is_let_in_or_refused_for_its_reason() {
    let mut only512 = key(0).jwk("only512");
    only512["alg"] = json!("RS512");
    let mut enc = key(0).jwk("enc");
    enc["use"] = json!("enc");
    let oct = json!({"kty": "oct", "kid": "oct", "alg": "HS256", "k": encoded("secret")});
    let (_file, settings) = key_file(&[oct, key(0).jwk(KID), small_jwk("small"), enc, only512]);
    let verifier = verifier_for(settings);
    let cases = [
        good(),
        forged_headers::headers(),
        forged_headers::signatures(),
        forged_claims::required(),
        forged_claims::issuer_and_audience(),
        forged_claims::times(),
        forged_claims::parties(),
    ]
    .concat();
    assert!(cases.len() >= 120, "{} cases", cases.len());
    for (name, token, reason) in &cases {
        let met = verifier
            .verify(token, now())
            .await
            .map(drop)
            .map_err(|refused| refused.failure);
        let expected = reason.map_or(Ok(()), |reason| Err(AuthFailure::Invalid(reason)));
        assert_eq!(met, expected, "{name}");
    }
    // What only a request has, and what only an issuer trusted with roles has, is tried elsewhere.
    let elsewhere = [
        Reason::SeveralHeaders,
        Reason::NotBearer,
        Reason::InQuery,
        Reason::Role,
    ];
    for reason in Reason::ALL
        .iter()
        .filter(|reason| !elsewhere.contains(reason))
    {
        assert!(
            cases.iter().any(|(_, _, met)| met.as_ref() == Some(reason)),
            "no case for {reason}"
        );
    }
}

#[actix_web::test]
async fn the_log_gets_ids_and_never_the_token() {
    let (_file, settings) = key_file(&[key(0).jwk(KID)]);
    let verifier = verifier_for(settings);
    let token = with(&[("consumer", party(UNKNOWN))]);
    let refused = verifier.verify(&token, now()).await.expect_err("unknown");
    assert_eq!(refused.kid.as_deref(), Some(KID));
    assert_eq!(refused.jti.as_deref(), Some("IYRtIEzOYb8fHiIMEaqVHq"));
    let long = with(&[("jti", json!("a\nb"))]);
    assert_eq!(
        verifier.verify(&long, now()).await.expect_err("an id").jti,
        None
    );
    let forged = signed(key(1), &header().to_string(), &claims().to_string());
    assert_eq!(
        verifier
            .verify(&forged, now())
            .await
            .expect_err("forged")
            .jti,
        None
    );
}
