//! The extractor: one header, nothing else.

use actix_web::App;
use actix_web::HttpResponse;
use actix_web::http::header::AUTHORIZATION;
use actix_web::http::header::COOKIE;
use actix_web::http::header::WWW_AUTHENTICATE;
use actix_web::test;
use actix_web::web;

use super::support::KID;
use super::support::issuer;
use super::support::key;
use super::support::key_file;
use super::support::now;
use super::support::token;
use super::support::verifier_for;
use crate::web::auth::caller::BearerGate;
use crate::web::auth::caller::Caller;
use crate::web::auth::caller::bearer;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;
use crate::web::auth::settings::IssuerSettings;

async fn who(caller: Caller) -> HttpResponse {
    HttpResponse::Ok().body(caller.0.organisation().code())
}

/// Status, challenge and body of a call.
async fn call(
    settings: IssuerSettings,
    request: test::TestRequest,
) -> (u16, Option<String>, String) {
    let gate = web::Data::new(BearerGate::with_clock(verifier_for(settings), now));
    let app = test::init_service(App::new().app_data(gate).route("/", web::get().to(who))).await;
    let answer = test::call_service(&app, request.to_request()).await;
    let status = answer.status().as_u16();
    let challenge = answer
        .headers()
        .get(WWW_AUTHENTICATE)
        .map(|value| value.to_str().expect("text").to_owned());
    let body = test::read_body(answer).await;
    (
        status,
        challenge,
        String::from_utf8(body.to_vec()).expect("text"),
    )
}

#[actix_web::test]
async fn a_caller_is_let_in_and_every_other_answer_is_the_same() {
    let good = token(0, KID, now());
    let get = |value: &str| {
        test::TestRequest::get()
            .uri("/")
            .insert_header((AUTHORIZATION, value))
    };
    let (_file, settings) = key_file(&[key(0).jwk(KID)]);
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let (status, _, body) = call(settings.clone(), get(&format!("{scheme} {good}"))).await;
        assert_eq!((status, body.as_str()), (200, "kommune:0301"), "{scheme}");
    }
    let invalid = (
        401,
        Some("Bearer error=\"invalid_token\"".to_owned()),
        String::new(),
    );
    let bearer = format!("Bearer {good}");
    for (name, request) in [
        ("nonsense", get("Bearer x")),
        ("no token", get("Bearer ")),
        ("scheme only", get("Bearer")),
        ("Basic", get("Basic eDp5")),
        ("DPoP", get(&format!("DPoP {good}"))),
        ("no scheme", get(&good)),
        ("two spaces", get(&format!("Bearer  {good}"))),
        ("a space after", get(&format!("{bearer} "))),
        (
            "two tokens in one header",
            get(&format!("{bearer}, {bearer}")),
        ),
        (
            "two headers",
            get(&bearer).append_header((AUTHORIZATION, bearer.clone())),
        ),
        ("also in the query", get(&bearer).uri("/?access_token=x")),
        (
            "only in the query",
            test::TestRequest::get().uri(&format!("/?a=1&access_token={good}")),
        ),
        (
            "in the query, written otherwise",
            get(&bearer).uri("/?%61ccess_Token=x"),
        ),
        (
            "another key",
            get(&format!("Bearer {}", token(1, KID, now()))),
        ),
    ] {
        assert_eq!(call(settings.clone(), request).await, invalid, "{name}");
    }
    let missing = (401, Some("Bearer".to_owned()), String::new());
    assert_eq!(
        call(settings.clone(), test::TestRequest::get().uri("/")).await,
        missing
    );
    let cookie = test::TestRequest::get()
        .uri("/")
        .insert_header((COOKIE, format!("__Host-sesjon={good}")));
    assert_eq!(call(settings, cookie).await, missing);
}

#[actix_web::test]
async fn without_keys_nobody_is_let_in_and_it_is_our_fault() {
    let settings = IssuerSettings {
        jwks_file: Some("/nonexistent/jwks.json".into()),
        ..issuer()
    };
    let request = test::TestRequest::get()
        .uri("/")
        .insert_header((AUTHORIZATION, format!("Bearer {}", token(0, KID, now()))));
    assert_eq!(call(settings, request).await, (503, None, String::new()));
}

#[actix_web::test]
async fn a_service_without_a_gate_lets_nobody_in() {
    let app = test::init_service(App::new().route("/", web::get().to(who))).await;
    let request = test::TestRequest::get()
        .uri("/")
        .insert_header((AUTHORIZATION, "Bearer x"))
        .to_request();
    assert_eq!(
        test::call_service(&app, request).await.status().as_u16(),
        503
    );
}

#[::core::prelude::v1::test]
fn the_log_is_told_what_was_wrong_with_the_header() {
    let reason = |request: test::TestRequest| bearer(&request.to_http_request()).map(str::to_owned);
    let header = |value: &str| test::TestRequest::get().insert_header((AUTHORIZATION, value));
    let two = header("Bearer a").append_header((AUTHORIZATION, "Bearer a"));
    assert_eq!(
        reason(two),
        Err(AuthFailure::Invalid(Reason::SeveralHeaders))
    );
    assert_eq!(
        reason(header("Basic a")),
        Err(AuthFailure::Invalid(Reason::NotBearer))
    );
    assert_eq!(
        reason(header("Bearer a").uri("/?access_token")),
        Err(AuthFailure::Invalid(Reason::InQuery))
    );
    assert_eq!(reason(test::TestRequest::get()), Err(AuthFailure::Missing));
    assert_eq!(
        reason(header("bearer a").uri("/?q=access_token")),
        Ok("a".into())
    );
}
