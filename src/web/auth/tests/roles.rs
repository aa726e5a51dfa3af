//! From organisation, scopes and role claim to what may be done.

use serde_json::Value;
use serde_json::json;

use super::support::BUFDIR;
use super::support::DUTY;
use super::support::KID;
use super::support::MINISTRY;
use super::support::OFFICE;
use super::support::OSLO;
use super::support::REGION;
use super::support::SUPPLIER;
use super::support::claims;
use super::support::header;
use super::support::key;
use super::support::key_file;
use super::support::now;
use super::support::party;
use super::support::register;
use super::support::signed;
use super::support::verifier_for;
use crate::domain::code::Code;
use crate::domain::role::Action;
use crate::domain::role::Role;
use crate::web::auth::failure::AuthFailure;
use crate::web::auth::failure::Reason;
use crate::web::auth::granted::Granted;
use crate::web::auth::granted::NotAllowed;
use crate::web::auth::register::Register;
use crate::web::auth::settings::IssuerSettings;

async fn granted(
    number: &str,
    scope: &str,
    role: Option<Value>,
    trusted: bool,
) -> Result<Granted, AuthFailure> {
    let (_file, settings) = key_file(&[key(0).jwk(KID)]);
    let role_claim = trusted.then(|| "rolle".to_owned());
    let verifier = verifier_for(IssuerSettings {
        role_claim,
        ..settings
    });
    let mut claims = claims();
    claims["consumer"] = party(number);
    claims["scope"] = json!(scope);
    if let Some(role) = role {
        claims["rolle"] = role;
    }
    let token = signed(key(0), &header().to_string(), &claims.to_string());
    verifier
        .verify(&token, now())
        .await
        .map_err(|refused| refused.failure)
}

fn allowed(granted: &Granted) -> Vec<Action> {
    Action::ALL
        .iter()
        .copied()
        .filter(|action| granted.allows(*action))
        .collect()
}

#[actix_web::test]
async fn scopes_open_no_more_than_their_part_of_the_role() {
    let all = "bufdir:bistandsplikt.kommune.write bufdir:bistandsplikt.kommune.read \
               bufdir:bistandsplikt.bufetat.write bufdir:bistandsplikt.bufetat.read \
               bufdir:bistandsplikt.tilsyn.write bufdir:bistandsplikt.tilsyn.read \
               bufdir:bistandsplikt.statistikk.read bufdir:bistandsplikt.statistikk.write \
               bufdir:bistandsplikt.kalibrering.write";
    use Action::AcknowledgeWarning;
    use Action::AnswerOffer;
    use Action::FreezeReport;
    use Action::JoinChildren;
    use Action::JoinDialogue;
    use Action::JudgeBreach;
    use Action::OpenCalibration;
    use Action::ReadBoard;
    use Action::ReadBreach;
    use Action::ReadCalibration;
    use Action::ReadDashboard;
    use Action::ReadIdentity;
    use Action::ReadReport;
    use Action::ReadRequest;
    use Action::ReadWarning;
    use Action::ReferToSupervision;
    use Action::RegisterForCaller;
    use Action::RegisterHistory;
    use Action::RegisterPlaces;
    use Action::ScoreCalibration;
    use Action::Supervise;
    use Action::WriteNote;
    use Action::WriteOffer;
    use Action::WriteRequest;
    let read = "bufdir:bistandsplikt.kommune.read";
    for (number, scope, role, actions) in [
        (
            OSLO,
            all,
            Role::MunicipalCaseworker,
            vec![
                WriteRequest,
                WriteNote,
                ReadRequest,
                ReadIdentity,
                AnswerOffer,
                ReadBreach,
                ReferToSupervision,
                JoinDialogue,
                ReadWarning,
                AcknowledgeWarning,
            ],
        ),
        (
            OSLO,
            read,
            Role::MunicipalCaseworker,
            vec![ReadRequest, ReadIdentity, ReadBreach, ReadWarning],
        ),
        (
            OSLO,
            "bufdir:bistandsplikt.kommune.write",
            Role::MunicipalCaseworker,
            vec![
                WriteRequest,
                WriteNote,
                AnswerOffer,
                ReferToSupervision,
                JoinDialogue,
                AcknowledgeWarning,
            ],
        ),
        (
            OSLO,
            "bufdir:bistandsplikt.bufetat.write",
            Role::MunicipalCaseworker,
            vec![],
        ),
        (
            OSLO,
            "annen:bistandsplikt.kommune.write",
            Role::MunicipalCaseworker,
            vec![],
        ),
        (OSLO, "", Role::MunicipalCaseworker, vec![]),
        (
            DUTY,
            read,
            Role::MunicipalDuty,
            vec![ReadRequest, ReadIdentity, ReadBreach, ReadWarning],
        ),
        (
            REGION,
            "bufdir:bistandsplikt.bufetat.write",
            Role::Intake,
            vec![
                RegisterForCaller,
                WriteNote,
                WriteOffer,
                JoinChildren,
                JudgeBreach,
                JoinDialogue,
                AcknowledgeWarning,
            ],
        ),
        (
            REGION,
            all,
            Role::IntakeLeader,
            vec![
                RegisterForCaller,
                WriteNote,
                ReadRequest,
                ReadBoard,
                ReadIdentity,
                WriteOffer,
                JoinChildren,
                ReadBreach,
                JudgeBreach,
                JoinDialogue,
                ReadReport,
                ReadDashboard,
                ScoreCalibration,
                ReadCalibration,
                ReadWarning,
                AcknowledgeWarning,
            ],
        ),
        (
            OFFICE,
            "bufdir:bistandsplikt.tilsyn.read",
            Role::SupervisorCaseworker,
            vec![ReadBreach],
        ),
        (
            OFFICE,
            all,
            Role::SupervisorCaseworker,
            vec![ReadBreach, Supervise, JoinDialogue, ReadReport],
        ),
        (
            BUFDIR,
            all,
            Role::DirectorateAnalyst,
            vec![
                ReadBreach,
                RegisterPlaces,
                RegisterHistory,
                ReadReport,
                FreezeReport,
                ReadDashboard,
                OpenCalibration,
                ReadCalibration,
            ],
        ),
        (
            MINISTRY,
            all,
            Role::MinistryReader,
            vec![ReadReport, ReadDashboard],
        ),
    ] {
        let granted = granted(number, scope, None, false).await.expect(scope);
        assert_eq!(granted.role(), role, "{number} {scope}");
        assert_eq!(allowed(&granted), actions, "{number} {scope}");
    }
}

#[actix_web::test]
async fn a_missing_scope_is_named_and_a_missing_grant_is_not() {
    let granted = granted(OSLO, "bufdir:bistandsplikt.kommune.read", None, false)
        .await
        .expect("let in");
    let scope = NotAllowed::Scope("bufdir:bistandsplikt.kommune.write".into());
    assert_eq!(
        scope.challenge().as_deref(),
        Some("Bearer error=\"insufficient_scope\", scope=\"bufdir:bistandsplikt.kommune.write\"")
    );
    assert_eq!(granted.actor_for(Action::WriteRequest), Err(scope));
    assert_eq!(granted.actor_for(Action::Supervise), Err(NotAllowed::Role));
    let actor = granted.actor_for(Action::ReadRequest).expect("reads");
    assert_eq!(actor.organisation.code(), "kommune:0301");
    assert_eq!(actor.person, "system:0f1c7a52-3b60-4a0e-9d0c-5f8a2f0f7a11");
}

#[actix_web::test]
async fn a_role_is_believed_only_from_an_issuer_trusted_with_roles() {
    let refused = Err(AuthFailure::Invalid(Reason::Role));
    let leader = Some(json!("kommune.leder"));
    let read = "bufdir:bistandsplikt.kommune.read";
    for (number, claim, trusted, expected) in [
        (OSLO, leader.clone(), true, Ok(Role::MunicipalLeader)),
        (OSLO, leader.clone(), false, Ok(Role::MunicipalCaseworker)),
        (OSLO, None, true, Ok(Role::MunicipalCaseworker)),
        (
            REGION,
            Some(json!("bufetat.region_leder")),
            true,
            Ok(Role::RegionLeader),
        ),
        (REGION, leader.clone(), true, refused),
        (DUTY, leader, true, refused),
        (OSLO, Some(json!("kommune.konge")), true, refused),
        (OSLO, Some(json!("")), true, refused),
        (OSLO, Some(json!(null)), true, refused),
        (OSLO, Some(json!(["kommune.leder"])), true, refused),
    ] {
        let name = format!("{number} {claim:?} {trusted}");
        assert_eq!(
            granted(number, read, claim, trusted)
                .await
                .map(|granted| granted.role()),
            expected,
            "{name}"
        );
    }
}

#[actix_web::test]
async fn a_supplier_is_logged_and_decides_nothing() {
    let (_file, settings) = key_file(&[key(0).jwk(KID)]);
    let mut claims = claims();
    claims["supplier"] = party(SUPPLIER);
    claims["delegation_source"] = json!("https://www.altinn.no");
    let token = signed(key(0), &header().to_string(), &claims.to_string());
    let granted = verifier_for(settings)
        .verify(&token, now())
        .await
        .expect("let in");
    assert_eq!(granted.organisation().code(), "kommune:0301");
    assert_eq!(granted.organisation_number().as_str(), OSLO);
    assert_eq!(
        granted.supplier().map(|number| number.as_str()),
        Some(SUPPLIER)
    );
}

#[actix_web::test]
async fn access_withdrawn_bites_while_the_token_is_valid() {
    let (_file, settings) = key_file(&[key(0).jwk(KID)]);
    let verifier = verifier_for(settings);
    let token = signed(key(0), &header().to_string(), &claims().to_string());
    assert!(verifier.verify(&token, now()).await.is_ok());
    verifier.replace_register(Register::default());
    let refused = verifier.verify(&token, now()).await.expect_err("withdrawn");
    assert_eq!(
        refused.failure,
        AuthFailure::Invalid(Reason::UnknownOrganisation)
    );
    verifier.replace_register(register());
    assert!(verifier.verify(&token, now()).await.is_ok());
}
