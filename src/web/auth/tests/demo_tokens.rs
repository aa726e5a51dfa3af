//! The demo's issuer: one key for ever, tokens that pass the ordinary checks.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use chrono::TimeDelta;
use uuid::Uuid;

use super::support::now;
use crate::domain::calendar::local_date;
use crate::domain::code::Code;
use crate::domain::reference::Reference;
use crate::domain::role::Role;
use crate::web::auth::demo::DemoFault;
use crate::web::auth::demo::DemoIssuer;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;
use crate::web::auth::register::Register;
use crate::web::auth::settings::AuthSettings;
use crate::web::auth::settings::Mode;
use crate::web::auth::settings::SettingsFault;
use crate::web::auth::verifier::SetupFault;
use crate::web::auth::verifier::TokenVerifier;

fn settings() -> AuthSettings {
    AuthSettings {
        issuers: vec![DemoIssuer::issuer_settings()],
        ..AuthSettings::default()
    }
}

fn register() -> Register {
    Register::demo(Reference::shared().expect("tables"), local_date(now())).expect("a register")
}

fn verifier(issuer: &DemoIssuer) -> TokenVerifier {
    TokenVerifier::new(&settings(), Mode::Demo, register(), Some(issuer)).expect("a verifier")
}

#[actix_web::test]
async fn every_role_gets_a_token_that_opens_all_the_role_grants() {
    let folder = tempfile::tempdir().expect("a folder");
    let issuer = DemoIssuer::open(folder.path()).expect("an issuer");
    let (verifier, register) = (verifier(&issuer), register());
    let today = local_date(now());
    for role in Role::ALL {
        let entry = register
            .iter()
            .find(|entry| role.fits(&entry.organisation))
            .expect("an organisation");
        let number = register
            .number_of(&entry.organisation, today)
            .expect("a number");
        let life = TimeDelta::seconds(600);
        let token = issuer
            .issue(*role, number, life, now(), Uuid::from_u128(1))
            .expect("a token");
        let granted = verifier.verify(&token, now()).await.expect("let in");
        assert_eq!(granted.role(), *role);
        for action in role.grants() {
            assert!(granted.allows(*action), "{role}: {action}");
        }
    }
}

#[actix_web::test]
async fn the_key_is_made_once_and_is_nobody_elses() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = DemoIssuer::open(folder.path()).expect("made");
    let again = DemoIssuer::open(folder.path()).expect("read");
    let files: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .flatten()
        .collect();
    assert_eq!(files.len(), 1);
    let path = files[0].path();
    assert_eq!(
        fs::metadata(&path).expect("a file").permissions().mode() & 0o777,
        0o400
    );
    assert!(!format!("{first:?}").contains("PRIVATE"));

    let oslo = crate::web::auth::demo_number(crate::domain::organisation::MunicipalityNumber::OSLO)
        .expect("a number");
    let issue = |issuer: &DemoIssuer, seconds| {
        issuer.issue(
            Role::MunicipalLeader,
            &oslo,
            TimeDelta::seconds(seconds),
            now(),
            Uuid::from_u128(1),
        )
    };
    let token = issue(&first, 60).expect("a token");
    assert!(verifier(&again).verify(&token, now()).await.is_ok());
    let later = now() + TimeDelta::seconds(71);
    let refused = verifier(&again)
        .verify(&token, later)
        .await
        .expect_err("late");
    assert_eq!(refused.failure, AuthFailure::Invalid(Reason::Expired));
    for seconds in [0, -1, 601] {
        assert!(
            matches!(issue(&first, seconds), Err(DemoFault::Lifetime)),
            "{seconds}"
        );
    }

    let elsewhere = tempfile::tempdir().expect("a folder");
    let stranger = DemoIssuer::open(elsewhere.path()).expect("made");
    let refused = verifier(&stranger)
        .verify(&token, now())
        .await
        .expect_err("another demo's");
    assert_eq!(refused.failure, AuthFailure::Invalid(Reason::UnknownKey));

    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("changed");
    assert!(matches!(
        DemoIssuer::open(folder.path()),
        Err(DemoFault::Open(_))
    ));
}

#[test]
fn a_broken_key_file_is_named_and_not_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("demo-issuer-key.pem");
    fs::write(&path, "-----BEGIN PRIVATE KEY-----\n").expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).expect("changed");
    assert!(matches!(DemoIssuer::open(folder.path()), Err(DemoFault::Key(named)) if named == path));
    assert!(matches!(
        DemoIssuer::open(&folder.path().join("missing")),
        Err(DemoFault::File { .. })
    ));
}

#[test]
fn production_takes_no_demo_key() {
    let refused = TokenVerifier::new(&settings(), Mode::Production, register(), None)
        .expect_err("production");
    assert!(matches!(
        refused,
        SetupFault::Settings(SettingsFault::DemoKey(_))
    ));
    let refused =
        TokenVerifier::new(&settings(), Mode::Demo, register(), None).expect_err("no key");
    assert!(matches!(refused, SetupFault::NoDemoKey));
}
