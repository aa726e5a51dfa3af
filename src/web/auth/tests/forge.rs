//! Tokens that are good but for one thing.

use serde_json::Value;
use serde_json::json;

use super::support::claims;
use super::support::header;
use super::support::key;
use super::support::now;
use super::support::signed;
use crate::web::auth::failure::Reason;

pub(super) type Case = (String, String, Option<Reason>);

/// A token that differs from a good one in some members of its claims; null as a `Value` stays null.
pub(super) fn with(members: &[(&str, Value)]) -> String {
    let mut claims = claims();
    for (name, value) in members {
        claims[*name] = value.clone();
    }
    signed(key(0), &header().to_string(), &claims.to_string())
}

pub(super) fn without(name: &str) -> String {
    let mut claims = claims();
    claims
        .as_object_mut()
        .expect("an object")
        .remove(name)
        .expect(name);
    signed(key(0), &header().to_string(), &claims.to_string())
}

pub(super) fn headed(name: &str, value: Value) -> String {
    let mut header = header();
    header[name] = value;
    signed(key(0), &header.to_string(), &claims().to_string())
}

pub(super) fn raw(header: &str, claims: &str) -> String {
    signed(key(0), header, claims)
}

pub(super) fn at(seconds: i64) -> Value {
    json!(now().timestamp() + seconds)
}

pub(super) fn case(name: impl Into<String>, token: String, reason: Option<Reason>) -> Case {
    (name.into(), token, reason)
}

/// Cases that are refused, a line each: name, token => reason.
macro_rules! refused {
    ($($name:literal, $token:expr => $reason:ident;)+) => {
        vec![$(case($name, $token, Some(Reason::$reason))),+]
    };
}
pub(super) use refused;
