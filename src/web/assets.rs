//! The front-end bundle, compiled in and served under `/assets/`.
//!
//! Pages ask for style and script with the content's hash in the query, so a browser keeps them for a
//! year and still meets a new one at once; the fonts, which the style sheet names, are kept for a day.
//! Style and script are packed when they are built, and handed out in the smallest form the browser reads.

use std::sync::LazyLock;

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, ETAG, HeaderValue, IF_NONE_MATCH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, web};
use aws_lc_rs::digest;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::web::packing::reads;

const FOREVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    /// The same, packed: what the encoding is called and its bytes, the smallest first.
    packed: &'static [(&'static str, &'static [u8])],
}

macro_rules! asset {
    ($name:literal, $kind:literal, packed) => {
        Asset {
            packed: &[
                (
                    "br",
                    include_bytes!(concat!("../../web/dist/", $name, ".br")),
                ),
                (
                    "gzip",
                    include_bytes!(concat!("../../web/dist/", $name, ".gz")),
                ),
            ],
            ..asset!($name, $kind)
        }
    };
    ($name:literal, $kind:literal) => {
        Asset {
            name: $name,
            kind: $kind,
            bytes: include_bytes!(concat!("../../web/dist/", $name)),
            packed: &[],
        }
    };
}

const ASSETS: [Asset; 4] = [
    asset!("app.css", "text/css; charset=utf-8", packed),
    asset!("app.js", "text/javascript; charset=utf-8", packed),
    asset!("fonts/inter-latin-wght-normal.woff2", "font/woff2"),
    asset!("fonts/inter-latin-ext-wght-normal.woff2", "font/woff2"),
];

static HASHES: LazyLock<[String; 4]> = LazyLock::new(|| ASSETS.map(|asset| hash(asset.bytes)));

fn hash(bytes: &[u8]) -> String {
    let whole = digest::digest(&digest::SHA256, bytes);
    let (short, _) = whole.as_ref().split_at(12);
    URL_SAFE_NO_PAD.encode(short)
}

/// The address of the style sheet, with its content's hash.
pub fn style() -> String {
    address(0)
}

/// The address of the script, with its content's hash.
pub fn script() -> String {
    address(1)
}

fn address(place: usize) -> String {
    format!("/assets/{}?v={}", ASSETS[place].name, HASHES[place])
}

/// One line an address.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.service(
        web::resource("/assets/{name:.*}")
            .route(web::get().to(serve))
            .route(web::head().to(serve)),
    );
}

async fn serve(req: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let found = ASSETS
        .iter()
        .zip(HASHES.iter())
        .find(|(asset, _)| asset.name == name.as_str());
    let Some((asset, hash)) = found else {
        return HttpResponse::NotFound().finish();
    };
    let tag = format!("\"{hash}\"");
    let known = req
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|sent| sent.to_str().ok());
    let mut answer = if known.is_some_and(|known| known.split(',').any(|one| one.trim() == tag)) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    let asked_by_hash = req.query_string() == format!("v={hash}");
    answer
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, if asked_by_hash { FOREVER } else { A_DAY }))
        .insert_header((X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .content_type(asset.kind);
    let packed = asset
        .packed
        .iter()
        .find(|(encoding, _)| reads(req.headers(), encoding));
    if !asset.packed.is_empty() {
        answer.insert_header((VARY, HeaderValue::from_static("accept-encoding")));
    }
    match packed {
        Some((encoding, bytes)) => answer
            .insert_header((CONTENT_ENCODING, *encoding))
            .body(*bytes),
        None => answer.body(asset.bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::StatusCode;
    use actix_web::http::header::ACCEPT_ENCODING;
    use actix_web::{App, test};

    async fn get(address: &str, known: Option<&str>) -> actix_web::dev::ServiceResponse {
        let app = test::init_service(App::new().configure(configure)).await;
        let mut req = test::TestRequest::get().uri(address);
        if let Some(tag) = known {
            req = req.insert_header((IF_NONE_MATCH, tag));
        }
        test::call_service(&app, req.to_request()).await
    }

    #[actix_web::test]
    async fn style_and_script_are_kept_by_their_hash() {
        for address in [style(), script()] {
            let answer = get(&address, None).await;
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            assert_eq!(answer.headers().get(CACHE_CONTROL).unwrap(), FOREVER);
            let tag = answer
                .headers()
                .get(ETAG)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            assert_eq!(
                get(&address, Some(&tag)).await.status(),
                StatusCode::NOT_MODIFIED
            );
        }
    }

    #[actix_web::test]
    async fn style_and_script_come_packed_to_who_can_read_it() {
        for (accepts, encoding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("gzip;q=1.0, br;q=0", Some("gzip")),
            ("identity", None),
        ] {
            for address in [style(), script()] {
                let app = test::init_service(App::new().configure(configure)).await;
                let req = test::TestRequest::get()
                    .uri(&address)
                    .insert_header((ACCEPT_ENCODING, accepts));
                let answer = test::call_service(&app, req.to_request()).await;
                let told = answer.headers().get(CONTENT_ENCODING).cloned();
                assert_eq!(told.as_ref().map(|one| one.to_str().unwrap()), encoding);
                assert_eq!(answer.headers().get(VARY).unwrap(), "accept-encoding");
                let bytes = test::read_body(answer).await.len();
                assert_eq!(encoding.is_some(), bytes < 30_000, "{address}: {bytes}");
            }
        }
        let font = get("/assets/fonts/inter-latin-wght-normal.woff2", None).await;
        assert!(font.headers().get(CONTENT_ENCODING).is_none());
    }

    #[actix_web::test]
    async fn a_hash_of_another_build_is_not_kept_forever() {
        let answer = get("/assets/app.css?v=old", None).await;
        assert_eq!(answer.headers().get(CACHE_CONTROL).unwrap(), A_DAY);
    }

    #[actix_web::test]
    async fn nothing_else_is_served() {
        for address in [
            "/assets/",
            "/assets/../Cargo.toml",
            "/assets/fonts",
            "/assets/app.css.map",
        ] {
            assert_eq!(
                get(address, None).await.status(),
                StatusCode::NOT_FOUND,
                "{address}"
            );
        }
    }
}
