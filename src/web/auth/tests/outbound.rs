//! How key sets are fetched over https: under which authorities, and that a failure is only that.

use std::io::Write;

use tempfile::NamedTempFile;

use super::key_host::Answer;
use super::key_host::Issuer;
use super::support::KID;
use super::support::issuer;
use super::support::key;
use super::support::now;
use super::support::register;
use super::support::token;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::key_source::OutboundFault;
use crate::web::auth::settings::AuthSettings;
use crate::web::auth::settings::IssuerSettings;
use crate::web::auth::settings::Mode;
use crate::web::auth::verifier::SetupFault;
use crate::web::auth::verifier::TokenVerifier;

/// An authority made for this test; its key is gone.
const AUTHORITY: &str = "-----BEGIN CERTIFICATE-----
MIIBijCCAS+gAwIBAgIUH331rQmmdoFcV2PkqWNRRRTvWzkwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOVGVzdCBhdXRob3JpdHkwIBcNMjYxMTIzMDY0NDIxWhgPMjEy
NjEwMzAwNjQ0MjFaMBkxFzAVBgNVBAMMDlRlc3QgYXV0aG9yaXR5MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEKzRKCZD3U9uQhgABU3gXBC1SOxoZ1XJRxj2/HLSH
ULYRrgM6thf8nvWkYhEQQhXb/EVbsIdkx/huz8RkeR6pY6NTMFEwHQYDVR0OBBYE
FEcvQy6dOGOh09LbRPvFSr0qi0yoMB8GA1UdIwQYMBaAFEcvQy6dOGOh09LbRPvF
Sr0qi0yoMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANTkFBFp
pbrZqeHByRpolnGIgwX2uBUd3Req3cyZfxTYAiEA+i+ObzRpnBVyUg8omrm/1/ql
/qU+W4gmAUxrbElgytc=
-----END CERTIFICATE-----
";

fn authority(text: &str) -> NamedTempFile {
    let mut file = NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    file
}

fn settings(address: &str, file: &NamedTempFile) -> AuthSettings {
    let issuer = IssuerSettings {
        jwks_url: Some(address.into()),
        ..issuer()
    };
    AuthSettings {
        issuers: vec![issuer],
        ca_file: Some(file.path().into()),
        ..AuthSettings::default()
    }
}

fn setup(settings: &AuthSettings) -> Result<TokenVerifier, SetupFault> {
    TokenVerifier::new(settings, Mode::Demo, register(), None)
}

#[actix_web::test]
async fn a_server_that_speaks_no_tls_gives_no_keys() {
    let host = Issuer::new(Answer::Keys(vec![key(0).jwk(KID)]));
    let address = host.address.replace("http:", "https:");
    let verifier = setup(&settings(&address, &authority(AUTHORITY))).expect("a verifier");
    let refused = verifier
        .verify(&token(0, KID, now()), now())
        .await
        .expect_err("no TLS");
    assert_eq!(refused.failure, AuthFailure::Unavailable);
}

#[test]
fn authorities_and_proxy_are_judged_at_start() {
    let empty = authority("");
    let address = "https://127.0.0.1/jwks";
    let fault = setup(&settings(address, &empty)).expect_err("no certificates");
    assert!(
        matches!(fault, SetupFault::Outbound(OutboundFault::Authorities(path)) if path == empty.path())
    );
    let good = authority(AUTHORITY);
    let proxied = |proxy: &str| AuthSettings {
        outbound_proxy: Some(proxy.into()),
        ..settings(address, &good)
    };
    assert!(setup(&proxied("http://proxy.example:3128")).is_ok());
    let fault = setup(&proxied("http://:::")).expect_err("no address");
    assert!(matches!(fault, SetupFault::Outbound(OutboundFault::Proxy)));
}
