//! What is refused for its claims.

use serde_json::json;

use super::forge::Case;
use super::forge::at;
use super::forge::case;
use super::forge::raw;
use super::forge::refused;
use super::forge::with;
use super::forge::without;
use super::support::ALTINN;
use super::support::GONE;
use super::support::SUPPLIER;
use super::support::UNKNOWN;
use super::support::claims;
use super::support::header;
use super::support::party;
use crate::web::auth::failure::Reason;

pub(super) fn required() -> Vec<Case> {
    [
        "iss",
        "aud",
        "exp",
        "iat",
        "jti",
        "client_id",
        "token_type",
        "scope",
        "consumer",
    ]
    .into_iter()
    .flat_map(|name| {
        [
            case(
                format!("{name} missing"),
                without(name),
                Some(Reason::Claims),
            ),
            case(
                format!("{name} null"),
                with(&[(name, json!(null))]),
                Some(Reason::Claims),
            ),
            case(
                format!("{name} true"),
                with(&[(name, json!(true))]),
                Some(Reason::Claims),
            ),
        ]
    })
    .collect()
}

pub(super) fn issuer_and_audience() -> Vec<Case> {
    let doubled = |member: &str| {
        let text = claims().to_string();
        raw(
            &header().to_string(),
            &format!("{{{member},{}", text.trim_start_matches('{')),
        )
    };
    refused! {
        "iss an array that holds ours", with(&[("iss", json!(["https://test.maskinporten.no/"]))]) => Claims;
        "iss a number", with(&[("iss", json!(7))]) => Claims;
        "iss without its slash", with(&[("iss", json!("https://test.maskinporten.no"))]) => UnknownIssuer;
        "iss of production", with(&[("iss", json!("https://maskinporten.no/"))]) => UnknownIssuer;
        "iss twice", doubled("\"iss\":\"https://attacker.example/\"") => Claims;
        "aud twice", doubled("\"aud\":\"x\"") => Claims;
        "exp twice", doubled("\"exp\":1") => Claims;
        "consumer twice", doubled("\"consumer\":{}") => Claims;
        "aud of another", with(&[("aud", json!("https://other.example"))]) => Audience;
        "aud unspecified", with(&[("aud", json!("unspecified"))]) => Audience;
        "aud ours and another", with(&[("aud", json!(["https://api.bistand.example", "https://other.example"]))]) => Audience;
        "aud an empty array", with(&[("aud", json!([]))]) => Audience;
        "aud an object", with(&[("aud", json!({"a": 1}))]) => Claims;
        "claims no object", raw(&header().to_string(), "[]") => Claims;
    }
}

pub(super) fn times() -> Vec<Case> {
    refused! {
        "expired 30 s ago", with(&[("iat", at(-150)), ("exp", at(-30))]) => Expired;
        "expired 10 s ago", with(&[("iat", at(-130)), ("exp", at(-10))]) => Expired;
        "nbf one hour ahead", with(&[("nbf", at(3600))]) => NotYet;
        "nbf null", with(&[("nbf", json!(null))]) => Claims;
        "iat one hour ahead", with(&[("iat", at(3600)), ("exp", at(3700))]) => IssuedAhead;
        "iat 11 s ahead", with(&[("iat", at(11))]) => IssuedAhead;
        "exp in ten years", with(&[("exp", at(315_360_000))]) => LongLived;
        "lives 601 s", with(&[("exp", at(601))]) => LongLived;
        "issued long ago", with(&[("iat", at(-3600))]) => LongLived;
        "exp before iat", with(&[("iat", at(5)), ("exp", at(0))]) => LongLived;
        "exp with a fraction", with(&[("exp", json!(1.5e9))]) => Claims;
        "exp a text", with(&[("exp", json!("1795405220"))]) => Claims;
        "exp negative", with(&[("exp", json!(-1))]) => Claims;
        "exp out of range", with(&[("exp", json!(u64::MAX))]) => Claims;
    }
}

pub(super) fn parties() -> Vec<Case> {
    let systemuser = json!([{"type": "urn:altinn:systemuser", "systemuser_org": party(SUPPLIER)}]);
    let id = |id: &str| json!({"authority": "iso6523-actorid-upis", "ID": id});
    let consumer = |value| with(&[("consumer", value)]);
    refused! {
        "token_type DPoP", with(&[("token_type", json!("DPoP"))]) => TokenType;
        "jti empty", with(&[("jti", json!(""))]) => TokenId;
        "jti of 129", with(&[("jti", json!("x".repeat(129)))]) => TokenId;
        "jti with a line break", with(&[("jti", json!("a\nb"))]) => TokenId;
        "client_id with a space", with(&[("client_id", json!("a b"))]) => Client;
        "consumer a text", consumer(json!("0192:310000000")) => Claims;
        "consumer of another scheme", consumer(id("9908:310000000")) => Consumer;
        "consumer without scheme", consumer(id("310000000")) => Consumer;
        "consumer with a wrong digit", consumer(id("0192:310000001")) => Consumer;
        "consumer with spaces", consumer(id("0192:310 000 000")) => Consumer;
        "consumer of another authority", consumer(json!({"authority": "x", "ID": "0192:310000000"})) => Consumer;
        "consumer unknown", consumer(party(UNKNOWN)) => UnknownOrganisation;
        "consumer gone by merger", consumer(party(GONE)) => InactiveOrganisation;
        "supplier only", with(&[("supplier", party(SUPPLIER))]) => Delegation;
        "delegation_source only", with(&[("delegation_source", json!(ALTINN))]) => Delegation;
        "supplier null", with(&[("supplier", json!(null))]) => Claims;
        "delegated by another", with(&[("supplier", party(SUPPLIER)), ("delegation_source", json!("https://x.example"))]) => Delegation;
        "supplier no number", with(&[("supplier", id("0192:1")), ("delegation_source", json!(ALTINN))]) => Delegation;
        "systembruker", with(&[("authorization_details", systemuser)]) => SystemUser;
        "authorization_details empty", with(&[("authorization_details", json!([]))]) => SystemUser;
        "authorization_details null", with(&[("authorization_details", json!(null))]) => SystemUser;
        "cnf", with(&[("cnf", json!({"jkt": "x"}))]) => SenderConstrained;
        "cnf null", with(&[("cnf", json!(null))]) => SenderConstrained;
        "pid", with(&[("pid", json!("x"))]) => PersonBound;
    }
}
