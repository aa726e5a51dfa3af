//! Pages packed on the way out, so that they come quickly over a telephone.
//!
//! What is packed together with what an outsider can choose may be guessed from its length. The session's
//! cookie is not in a page, and the form's token is masked anew each time (`session.rs`).

use std::io::Write;

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue, VARY,
};
use actix_web::middleware::Next;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Packs a page for a browser that reads gzip; everything else goes as it is.
///
/// # Errors
/// Whatever the call answers with.
pub async fn packed(
    req: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let may = reads(req.headers(), "gzip");
    let mut answer = next.call(req).await?.map_into_boxed_body();
    if !is_page(answer.headers()) {
        return Ok(answer);
    }
    answer
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("accept-encoding"));
    if !may {
        return Ok(answer);
    }
    Ok(answer.map_body(|head, body| match body.try_into_bytes() {
        Ok(bytes) => match gzip(&bytes) {
            Ok(small) => {
                let encoding = HeaderValue::from_static("gzip");
                head.headers_mut().insert(CONTENT_ENCODING, encoding);
                BoxBody::new(small)
            }
            Err(_) => BoxBody::new(bytes),
        },
        Err(body) => body,
    }))
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    kind.is_some_and(|kind| kind.starts_with(b"text/html"))
}

/// Whether a browser says that it reads an encoding.
pub fn reads(headers: &HeaderMap, encoding: &str) -> bool {
    let told = headers.get_all(ACCEPT_ENCODING);
    let mut parts = told
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    parts.any(|part| {
        let (name, rank) = part.split_once(';').unwrap_or((part, ""));
        let refused = matches!(rank.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::middleware::from_fn;
    use actix_web::{App, HttpResponse, test, web};

    async fn asked(accepts: &str, kind: &'static str) -> (Option<String>, usize) {
        let page = move || async move {
            let body = "en side ".repeat(1_000);
            HttpResponse::Ok().content_type(kind).body(body)
        };
        let app = App::new()
            .wrap(from_fn(packed))
            .route("/", web::get().to(page));
        let app = test::init_service(app).await;
        let req = test::TestRequest::get().insert_header((ACCEPT_ENCODING, accepts));
        let answer = test::call_service(&app, req.to_request()).await;
        let encoding = answer.headers().get(CONTENT_ENCODING);
        let encoding = encoding.map(|told| told.to_str().unwrap().to_owned());
        (encoding, test::read_body(answer).await.len())
    }

    #[actix_web::test]
    async fn a_page_is_packed_for_who_reads_it_and_nothing_else_is() {
        let html = "text/html; charset=utf-8";
        let (encoding, bytes) = asked("gzip, br", html).await;
        assert_eq!(encoding.as_deref(), Some("gzip"));
        assert!(bytes < 200, "{bytes}");
        assert_eq!(asked("br", html).await, (None, 8_000));
        assert_eq!(asked("gzip;q=0", html).await, (None, 8_000));
        assert_eq!(asked("gzip", "application/json").await, (None, 8_000));
    }
}
