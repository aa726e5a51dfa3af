//! Which issuers the owner trusts, and for what.

use std::path::PathBuf;

use actix_web::http::Uri;
use serde::Deserialize;

use crate::web::auth::scope::is_prefix;

/// Bearer authentication of the API.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuthSettings {
    /// The issuers whose tokens are accepted. None: the API lets nobody in.
    pub issuers: Vec<IssuerSettings>,
    /// CSV file of the organisations that may use the API. Not needed in demo mode.
    pub register_file: Option<PathBuf>,
    /// PEM file of the certificate authorities that key sets are fetched under; the system's own if absent.
    pub ca_file: Option<PathBuf>,
    /// Proxy that key sets are fetched through (`http://host:port`); direct if absent.
    pub outbound_proxy: Option<String>,
    /// Accepts issuers whose host begins with `test.`; for an installation that is itself a test.
    pub allow_test_issuers: bool,
}

/// One issuer. Exactly one of `jwks_url`, `jwks_file` and `demo_key` says where its keys come from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IssuerSettings {
    /// The exact value of `iss`, with or without its last slash as the issuer writes it.
    pub issuer: String,
    /// The exact value of `aud`: the `resource` that clients ask for.
    pub audience: String,
    /// Address of the key set, https.
    pub jwks_url: Option<String>,
    /// File of the key set, for an installation that may not call out. It is read again when it changes.
    pub jwks_file: Option<PathBuf>,
    /// The key this program made itself; demo mode only.
    pub demo_key: bool,
    /// What the owner's scopes begin with: `bufdir` in `bufdir:bistandsplikt.kommune.read`.
    pub scope_prefix: String,
    /// The values of `delegation_source` that are believed. None: no supplier may act for a kommune.
    pub delegation_sources: Vec<String>,
    /// The claim that holds a role's code. Only for an issuer that the owner trusts to say who has which role.
    pub role_claim: Option<String>,
}

/// What the installation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Made-up organisations, a key of its own, reachable from this machine only.
    Demo,
    /// Everything else.
    Production,
}

/// Where one issuer's keys come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum KeyPlace {
    /// An address.
    Url(Uri),
    /// A file.
    File(PathBuf),
    /// The key of the demo issuer.
    Demo,
}

/// Why the settings cannot be used. Each text names the setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsFault {
    /// An empty issuer.
    #[error("auth.issuers.issuer is empty")]
    EmptyIssuer,
    /// Twice the same issuer.
    #[error("auth.issuers names {0} twice")]
    IssuerTwice(String),
    /// An audience that does not name this service.
    #[error(
        "auth.issuers.audience of {0} must name this service; neither empty nor 'unspecified' does"
    )]
    Audience(String),
    /// A prefix that no scope can begin with.
    #[error("auth.issuers.scope_prefix of {0} may hold a-z, 0-9, '-', '_' and '.'")]
    ScopePrefix(String),
    /// No key source, or several.
    #[error("auth.issuers of {0} needs exactly one of jwks_url, jwks_file and demo_key")]
    KeySource(String),
    /// An address that keys may not be fetched from.
    #[error("auth.issuers.jwks_url of {0} must be https with a host and without user information")]
    KeyAddress(String),
    /// The demo key outside demo mode.
    #[error("auth.issuers.demo_key of {0} is for demo mode only")]
    DemoKey(String),
    /// A test issuer in an installation that is no test.
    #[error("{0} is a test issuer; auth.allow_test_issuers accepts it")]
    TestIssuer(String),
    /// An empty name of a claim.
    #[error("auth.issuers.role_claim of {0} is empty")]
    RoleClaim(String),
}

impl AuthSettings {
    /// Refuses what must not be started with.
    ///
    /// # Errors
    /// [`SettingsFault`] names the setting.
    pub fn check(&self, mode: Mode) -> Result<(), SettingsFault> {
        for (at, issuer) in self.issuers.iter().enumerate() {
            issuer.check(mode)?;
            if self
                .issuers
                .iter()
                .take(at)
                .any(|earlier| earlier.issuer == issuer.issuer)
            {
                return Err(SettingsFault::IssuerTwice(issuer.issuer.clone()));
            }
            if mode == Mode::Production && !self.allow_test_issuers && issuer.is_test() {
                return Err(SettingsFault::TestIssuer(issuer.issuer.clone()));
            }
        }
        Ok(())
    }
}

impl IssuerSettings {
    fn check(&self, mode: Mode) -> Result<(), SettingsFault> {
        let name = || self.issuer.clone();
        if self.issuer.trim().is_empty() {
            return Err(SettingsFault::EmptyIssuer);
        }
        // Maskinporten writes 'unspecified' for whoever asked for no audience: such a token opens every API.
        if self.audience.trim().is_empty() || self.audience == "unspecified" {
            return Err(SettingsFault::Audience(name()));
        }
        if !is_prefix(&self.scope_prefix) {
            return Err(SettingsFault::ScopePrefix(name()));
        }
        if self.role_claim.as_ref().is_some_and(String::is_empty) {
            return Err(SettingsFault::RoleClaim(name()));
        }
        self.key_place(mode).map(drop)
    }

    /// Where the keys come from, refused unless there is exactly one permitted place.
    pub(super) fn key_place(&self, mode: Mode) -> Result<KeyPlace, SettingsFault> {
        let name = || self.issuer.clone();
        match (&self.jwks_url, &self.jwks_file, self.demo_key) {
            (Some(address), None, false) => permitted(address, mode)
                .map(KeyPlace::Url)
                .ok_or_else(|| SettingsFault::KeyAddress(name())),
            (None, Some(file), false) => Ok(KeyPlace::File(file.clone())),
            (None, None, true) if mode == Mode::Demo => Ok(KeyPlace::Demo),
            (None, None, true) => Err(SettingsFault::DemoKey(name())),
            _ => Err(SettingsFault::KeySource(name())),
        }
    }

    fn is_test(&self) -> bool {
        let host = |text: &str| {
            text.parse::<Uri>()
                .ok()
                .and_then(|uri| uri.host().map(str::to_ascii_lowercase))
        };
        [Some(self.issuer.as_str()), self.jwks_url.as_deref()]
            .into_iter()
            .flatten()
            .filter_map(host)
            .any(|host| host.starts_with("test."))
    }
}

/// The address, if keys may be fetched from it: https, or http from this machine in demo mode.
fn permitted(address: &str, mode: Mode) -> Option<Uri> {
    let uri: Uri = address.parse().ok()?;
    let host = uri.host().filter(|host| !host.is_empty())?;
    let loopback = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
    let allowed = match uri.scheme_str() {
        Some("https") => true,
        Some("http") => mode == Mode::Demo && loopback,
        Some(_) | None => false,
    };
    let user = uri
        .authority()
        .is_some_and(|authority| authority.as_str().contains('@'));
    (allowed && !user).then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(change: impl FnOnce(&mut IssuerSettings)) -> AuthSettings {
        let mut issuer = IssuerSettings {
            issuer: "https://maskinporten.no/".into(),
            audience: "https://api.bistand.example".into(),
            jwks_url: Some("https://maskinporten.no/jwk".into()),
            scope_prefix: "bufdir".into(),
            ..IssuerSettings::default()
        };
        change(&mut issuer);
        AuthSettings {
            issuers: vec![issuer],
            ..AuthSettings::default()
        }
    }

    #[test]
    fn settings_are_read_from_a_file_and_unknown_names_refused() {
        let text = "register_file = \"organisations.csv\"\n\
                    [[issuers]]\nissuer = \"https://maskinporten.no/\"\naudience = \"https://api.bistand.example\"\n\
                    jwks_url = \"https://maskinporten.no/jwk\"\nscope_prefix = \"bufdir\"\n\
                    delegation_sources = [\"https://www.altinn.no/\", \"https://www.altinn.no\"]\n";
        let settings: AuthSettings = toml::from_str(text).expect("settings");
        assert_eq!(settings.check(Mode::Production), Ok(()));
        assert!(toml::from_str::<AuthSettings>(&text.replace("audience", "audiense")).is_err());
    }

    fn changed(change: impl FnOnce(&mut IssuerSettings)) -> Result<(), SettingsFault> {
        one(change).check(Mode::Production)
    }

    fn name() -> String {
        "https://maskinporten.no/".to_owned()
    }

    #[test]
    fn an_issuer_that_cannot_be_right_is_named() {
        assert_eq!(changed(|_| ()), Ok(()));
        assert_eq!(
            changed(|one| one.issuer.clear()),
            Err(SettingsFault::EmptyIssuer)
        );
        let audience = Err(SettingsFault::Audience(name()));
        assert_eq!(changed(|one| one.audience.clear()), audience);
        assert_eq!(changed(|one| one.audience = "unspecified".into()), audience);
        let prefix = Err(SettingsFault::ScopePrefix(name()));
        assert_eq!(changed(|one| one.scope_prefix = "Buf dir".into()), prefix);
        let role = Err(SettingsFault::RoleClaim(name()));
        assert_eq!(changed(|one| one.role_claim = Some(String::new())), role);
        let mut twice = one(|_| ());
        twice.issuers.push(twice.issuers[0].clone());
        assert_eq!(
            twice.check(Mode::Demo),
            Err(SettingsFault::IssuerTwice(name()))
        );
    }

    #[test]
    fn keys_come_from_exactly_one_permitted_place() {
        let source = Err(SettingsFault::KeySource(name()));
        assert_eq!(changed(|one| one.jwks_url = None), source);
        assert_eq!(changed(|one| one.jwks_file = Some("x".into())), source);
        assert_eq!(changed(|one| one.demo_key = true), source);
        let address = |text: &str, mode| one(|one| one.jwks_url = Some(text.into())).check(mode);
        let refused = Err(SettingsFault::KeyAddress(name()));
        for text in [
            "http://maskinporten.no/jwk",
            "http://127.0.0.1.attacker.example/jwk",
            "https://user@maskinporten.no/jwk",
            "file:///etc/passwd",
            "/jwk",
        ] {
            assert_eq!(address(text, Mode::Production), refused, "{text}");
            assert_eq!(address(text, Mode::Demo), refused, "{text}");
        }
        assert_eq!(
            address("http://127.0.0.1:9410/jwk", Mode::Production),
            refused
        );
        assert_eq!(address("http://127.0.0.1:9410/jwk", Mode::Demo), Ok(()));
    }

    #[test]
    fn a_test_issuer_is_taken_only_where_that_was_asked_for() {
        let test = "https://test.maskinporten.no/";
        let mut settings = one(|one| one.issuer = test.into());
        assert_eq!(
            settings.check(Mode::Production),
            Err(SettingsFault::TestIssuer(test.into()))
        );
        settings.allow_test_issuers = true;
        assert_eq!(settings.check(Mode::Production), Ok(()));
    }
}
