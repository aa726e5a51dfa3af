//! Key sets served over HTTP: rotation, outage, floods and servers that mean harm.

use actix_web::rt;
use chrono::TimeDelta;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

use super::key_host::Answer;
use super::key_host::Issuer;
use super::support::KID;
use super::support::encoded;
use super::support::key;
use super::support::key_file;
use super::support::now;
use super::support::token;
use super::support::verifier_for;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;
use crate::web::auth::verifier::TokenVerifier;

fn first() -> Answer {
    Answer::Keys(vec![key(0).jwk("first")])
}

/// A good token under that key, used so many seconds after the start.
async fn used(
    verifier: &TokenVerifier,
    which: usize,
    kid: &str,
    seconds: i64,
) -> Result<(), AuthFailure> {
    let now = now() + TimeDelta::seconds(seconds);
    verifier
        .verify(&token(which, kid, now), now)
        .await
        .map(drop)
        .map_err(|refused| refused.failure)
}

const UNKNOWN_KEY: Result<(), AuthFailure> = Err(AuthFailure::Invalid(Reason::UnknownKey));

#[actix_web::test]
async fn one_fetch_serves_an_hour() {
    let issuer = Issuer::new(first());
    let verifier = issuer.verifier();
    for seconds in [0, 1, 60, 3599] {
        assert_eq!(used(&verifier, 0, "first", seconds).await, Ok(()));
    }
    assert_eq!(issuer.hits(), 1);
    assert_eq!(used(&verifier, 0, "first", 3600).await, Ok(()));
    assert_eq!(issuer.hits(), 2);
}

#[actix_web::test]
async fn fifty_clients_pass_a_rotation_on_one_fetch() {
    let issuer = Issuer::new(first());
    let verifier = Arc::new(issuer.verifier());
    assert_eq!(used(&verifier, 0, "first", 0).await, Ok(()));
    issuer.answers(Answer::Slow(vec![
        key(0).jwk("first"),
        key(1).jwk("second"),
    ]));
    let clients: Vec<_> = (0..50)
        .map(|client| {
            let verifier = Arc::clone(&verifier);
            rt::spawn(async move {
                if client % 2 == 0 {
                    used(&verifier, 1, "second", 61).await
                } else {
                    used(&verifier, 0, "first", 61).await
                }
            })
        })
        .collect();
    for client in clients {
        assert_eq!(client.await.expect("no panic"), Ok(()));
    }
    assert_eq!(issuer.hits(), 2);
}

#[actix_web::test]
async fn a_key_taken_out_leaves_with_the_next_set() {
    let issuer = Issuer::new(first());
    let verifier = issuer.verifier();
    assert_eq!(used(&verifier, 0, "first", 0).await, Ok(()));
    issuer.answers(Answer::Keys(vec![key(1).jwk("second")]));
    assert_eq!(used(&verifier, 0, "first", 3600).await, UNKNOWN_KEY);
    assert_eq!(used(&verifier, 1, "second", 3600).await, Ok(()));
    issuer.answers(Answer::Keys(vec![]));
    assert_eq!(used(&verifier, 1, "second", 7200).await, UNKNOWN_KEY);
}

#[actix_web::test]
async fn an_issuer_that_is_down_is_borne_for_a_day_and_no_longer() {
    let issuer = Issuer::new(first());
    let verifier = issuer.verifier();
    assert_eq!(used(&verifier, 0, "first", 0).await, Ok(()));
    issuer.answers(Answer::Status(503));
    for hours in [1, 2, 23] {
        assert_eq!(
            used(&verifier, 0, "first", hours * 3600).await,
            Ok(()),
            "{hours} h"
        );
        assert!(verifier.ready(now() + TimeDelta::hours(hours)).await);
    }
    assert_eq!(
        used(&verifier, 0, "first", 24 * 3600).await,
        Err(AuthFailure::Unavailable)
    );
    assert_eq!(
        used(&verifier, 0, "first", 25 * 3600).await,
        Err(AuthFailure::Unavailable)
    );
    assert!(!verifier.ready(now() + TimeDelta::hours(25)).await);
    issuer.answers(first());
    assert_eq!(used(&verifier, 0, "first", 25 * 3600 + 60).await, Ok(()));
}

#[actix_web::test]
async fn an_issuer_that_was_never_reached_lets_nobody_in() {
    let issuer = Issuer::new(Answer::Status(204));
    let verifier = issuer.verifier();
    assert_eq!(
        used(&verifier, 0, "first", 0).await,
        Err(AuthFailure::Unavailable)
    );
    assert_eq!(
        used(&verifier, 0, "first", 59).await,
        Err(AuthFailure::Unavailable)
    );
    assert_eq!(issuer.hits(), 1);
    issuer.answers(first());
    assert!(verifier.ready(now() + TimeDelta::seconds(60)).await);
    assert_eq!(used(&verifier, 0, "first", 61).await, Ok(()));
}

#[actix_web::test]
async fn ten_thousand_random_ids_make_one_fetch_a_minute() {
    let issuer = Issuer::new(first());
    let verifier = issuer.verifier();
    assert_eq!(used(&verifier, 0, "first", 0).await, Ok(()));
    let claims = encoded(super::support::claims().to_string());
    for round in 0..10_000i64 {
        let header = encoded(json!({"alg": "RS256", "kid": format!("random-{round}")}).to_string());
        let at = now() + TimeDelta::seconds(round * 180 / 10_000);
        let met = verifier
            .verify(&format!("{header}.{claims}.AAAA"), at)
            .await
            .expect_err("random");
        assert_eq!(met.failure, AuthFailure::Invalid(Reason::UnknownKey));
    }
    assert!(
        (2..=3).contains(&issuer.hits()),
        "{} fetches in three minutes",
        issuer.hits()
    );
    assert_eq!(used(&verifier, 0, "first", 180).await, Ok(()));
}

#[actix_web::test]
async fn an_unknown_issuer_makes_no_fetch() {
    let issuer = Issuer::new(first());
    let verifier = issuer.verifier();
    let header = encoded("{\"alg\":\"RS256\",\"kid\":\"first\"}");
    let claims = encoded("{\"iss\":\"https://attacker.example/\"}");
    assert!(
        verifier
            .verify(&format!("{header}.{claims}.AAAA"), now())
            .await
            .is_err()
    );
    assert_eq!(issuer.hits(), 0);
}

#[actix_web::test]
async fn a_client_that_hangs_up_costs_the_others_no_fetch() {
    let issuer = Issuer::new(Answer::Slow(vec![key(0).jwk("first")]));
    let verifier = issuer.verifier();
    let impatient =
        rt::time::timeout(Duration::from_millis(50), used(&verifier, 0, "first", 0)).await;
    assert!(impatient.is_err());
    assert_eq!(used(&verifier, 0, "first", 0).await, Ok(()));
    assert_eq!(issuer.hits(), 1);
}

#[actix_web::test]
async fn a_clock_set_back_does_not_stop_fetching() {
    let issuer = Issuer::new(first());
    let verifier = issuer.verifier();
    assert_eq!(used(&verifier, 0, "first", 0).await, Ok(()));
    issuer.answers(Answer::Keys(vec![key(1).jwk("second")]));
    assert_eq!(used(&verifier, 1, "second", -86_400).await, Ok(()));
}

#[actix_web::test]
async fn a_set_of_ten_megabytes_is_not_taken() {
    let issuer = Issuer::new(Answer::Bytes(10 * 1024 * 1024));
    assert_eq!(
        used(&issuer.verifier(), 0, "first", 0).await,
        Err(AuthFailure::Unavailable)
    );
    assert_eq!(issuer.hits(), 1);
}

#[actix_web::test]
async fn a_redirect_is_not_followed() {
    let target = Issuer::new(first());
    for to in [
        target.address.clone(),
        "http://169.254.169.254/latest/meta-data".to_owned(),
    ] {
        let issuer = Issuer::new(Answer::Redirect(to));
        assert_eq!(
            used(&issuer.verifier(), 0, "first", 0).await,
            Err(AuthFailure::Unavailable)
        );
        assert_eq!(issuer.hits(), 1);
    }
    assert_eq!(target.hits(), 0);
}

#[actix_web::test]
async fn a_file_is_read_again_when_it_changes() {
    let (file, settings) = key_file(&[key(0).jwk(KID)]);
    let verifier = verifier_for(settings);
    assert_eq!(used(&verifier, 0, KID, 0).await, Ok(()));
    std::fs::write(
        file.path(),
        json!({"keys": [key(1).jwk("second")]}).to_string(),
    )
    .expect("written");
    assert_eq!(used(&verifier, 1, "second", 1).await, Ok(()));
    assert_eq!(used(&verifier, 0, KID, 1).await, UNKNOWN_KEY);
    file.close().expect("deleted");
    assert_eq!(used(&verifier, 1, "second", 3600).await, Ok(()));
    assert_eq!(
        used(&verifier, 1, "second", 24 * 3600 + 1).await,
        Err(AuthFailure::Unavailable)
    );
}
