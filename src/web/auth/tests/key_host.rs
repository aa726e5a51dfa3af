//! An issuer's key address on this machine, which answers as it is told.

use actix_web::App;
use actix_web::HttpResponse;
use actix_web::HttpServer;
use actix_web::http::header::LOCATION;
use actix_web::rt;
use actix_web::web;
use serde_json::Value;
use serde_json::json;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::support::issuer;
use super::support::verifier_for;
use crate::web::auth::settings::IssuerSettings;
use crate::web::auth::verifier::TokenVerifier;

#[derive(Clone)]
pub(super) enum Answer {
    Keys(Vec<Value>),
    Slow(Vec<Value>),
    Status(u16),
    Bytes(usize),
    Redirect(String),
}

/// An issuer's key address on this machine.
pub(super) struct Issuer {
    pub(super) address: String,
    hits: Arc<AtomicUsize>,
    answer: Arc<Mutex<Answer>>,
}

async fn served(hits: web::Data<AtomicUsize>, answer: web::Data<Mutex<Answer>>) -> HttpResponse {
    hits.fetch_add(1, Ordering::SeqCst);
    let answer = answer.lock().expect("no panic").clone();
    match answer {
        Answer::Keys(keys) => HttpResponse::Ok().json(json!({ "keys": keys })),
        Answer::Slow(keys) => {
            rt::time::sleep(Duration::from_millis(300)).await;
            HttpResponse::Ok().json(json!({ "keys": keys }))
        }
        Answer::Status(503) => HttpResponse::ServiceUnavailable().finish(),
        Answer::Status(_) => HttpResponse::NoContent().finish(),
        Answer::Bytes(count) => HttpResponse::Ok().body(vec![b' '; count]),
        Answer::Redirect(to) => HttpResponse::Found().insert_header((LOCATION, to)).finish(),
    }
}

impl Issuer {
    pub(super) fn new(answer: Answer) -> Self {
        let hits = Arc::new(AtomicUsize::new(0));
        let answer = Arc::new(Mutex::new(answer));
        let (data_hits, data_answer) = (Arc::clone(&hits), Arc::clone(&answer));
        let server = HttpServer::new(move || {
            App::new()
                .app_data(web::Data::from(Arc::clone(&data_hits)))
                .app_data(web::Data::from(Arc::clone(&data_answer)))
                .default_service(web::to(served))
        })
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .expect("a port");
        let address = format!("http://{}/jwks", server.addrs()[0]);
        rt::spawn(server.run());
        Self {
            address,
            hits,
            answer,
        }
    }

    pub(super) fn hits(&self) -> usize {
        self.hits.load(Ordering::SeqCst)
    }

    pub(super) fn answers(&self, answer: Answer) {
        *self.answer.lock().expect("no panic") = answer;
    }

    pub(super) fn verifier(&self) -> TokenVerifier {
        verifier_for(IssuerSettings {
            jwks_url: Some(self.address.clone()),
            ..issuer()
        })
    }
}
