//! Where key sets come from: an address the owner configured, a file, or the demo's own key.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::Uri;
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, TlsProvider, parse_pem};

use crate::web::auth::key_set::KeySet;
use crate::web::auth::key_set::KeySetFault;
use crate::web::auth::settings::AuthSettings;

const TIMEOUT: Duration = Duration::from_secs(5);
/// Where systems keep the certificate authorities they trust.
const SYSTEM_CA_FILES: [&str; 3] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
];

/// Why no key set was got.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchFault {
    #[error("no answer from the issuer's key address")]
    Network(#[source] Box<ureq::Error>),
    /// A redirect is one of these: it is not followed, so no answer can name another host.
    #[error("the issuer's key address answered with status {0}")]
    Status(u16),
    #[error("the key file cannot be read")]
    File(#[source] std::io::Error),
    #[error(transparent)]
    Set(#[from] KeySetFault),
}

/// Why keys cannot be fetched over https at all.
#[derive(Debug, thiserror::Error)]
pub enum OutboundFault {
    /// No list of certificate authorities.
    #[error("no file of certificate authorities; auth.ca_file names one")]
    NoAuthorities,
    /// A list that cannot be used.
    #[error("auth.ca_file {0} holds no certificates that can be read")]
    Authorities(PathBuf),
    /// A proxy that is no address.
    #[error("auth.outbound_proxy is no proxy address")]
    Proxy,
}

/// A place to get an issuer's key set from. Getting it blocks.
#[derive(Debug)]
pub(super) enum KeySource {
    Url(Uri, Agent),
    File(PathBuf),
    Fixed(Arc<KeySet>),
}

impl KeySource {
    pub(super) fn fetch(&self) -> Result<KeySet, FetchFault> {
        match self {
            Self::Url(address, agent) => fetch_url(address, agent),
            Self::File(path) => {
                let file = std::fs::File::open(path).map_err(FetchFault::File)?;
                Ok(KeySet::read(file)?)
            }
            Self::Fixed(set) => Ok(KeySet::clone(set)),
        }
    }
}

fn fetch_url(address: &Uri, agent: &Agent) -> Result<KeySet, FetchFault> {
    let mut answer = agent
        .get(address.to_string())
        .call()
        .map_err(|error| FetchFault::Network(Box::new(error)))?;
    let status = answer.status().as_u16();
    if status != 200 {
        return Err(FetchFault::Status(status));
    }
    Ok(KeySet::read(answer.body_mut().as_reader())?)
}

/// The client for one key address: one host, no redirects, little time.
pub(super) fn agent(address: &Uri, settings: &AuthSettings) -> Result<Agent, OutboundFault> {
    let https = address.scheme_str() == Some("https");
    let proxy = match &settings.outbound_proxy {
        Some(proxy) => Some(ureq::Proxy::new(proxy).map_err(|_| OutboundFault::Proxy)?),
        None => None,
    };
    let authorities = if https {
        authorities(settings.ca_file.as_deref())?
    } else {
        Vec::new()
    };
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .root_certs(RootCerts::Specific(Arc::new(authorities)))
        .build();
    let config = Agent::config_builder()
        .https_only(https)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(TIMEOUT))
        .max_idle_connections(0)
        .proxy(proxy)
        .tls_config(tls)
        .build();
    Ok(config.new_agent())
}

fn authorities(file: Option<&Path>) -> Result<Vec<Certificate<'static>>, OutboundFault> {
    let system = || {
        SYSTEM_CA_FILES
            .iter()
            .map(Path::new)
            .find(|path| path.is_file())
    };
    let path = file.or_else(system).ok_or(OutboundFault::NoAuthorities)?;
    let unreadable = || OutboundFault::Authorities(path.to_path_buf());
    let text = std::fs::read(path).map_err(|_| unreadable())?;
    let found: Vec<_> = parse_pem(&text)
        .filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            Ok(_) | Err(_) => None,
        })
        .collect();
    if found.is_empty() {
        Err(unreadable())
    } else {
        Ok(found)
    }
}
