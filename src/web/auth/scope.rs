//! The API's scopes, and which action needs which: one table for the check and for the API description.

use std::collections::BTreeSet;

use crate::domain::code::Code;
use crate::domain::code::code_enum;
use crate::domain::role::Action;
use crate::domain::role::Organisation;

code_enum! {
    /// «Organisasjonstype»: the kinds of organisation that may use the API.
    OrganisationKind {
        /// A kommune, or the several a shared duty service acts for.
        Municipality = "kommune",
        /// One of Bufetat's regions.
        Bufetat = "bufetat",
        /// A statsforvalter's office.
        Supervisor = "statsforvalter",
        /// The directorate.
        Directorate = "bufdir",
        /// The ministry.
        Ministry = "departement",
        /// Whoever runs the service.
        Operations = "drift",
        /// An auditor.
        Audit = "revisor",
    }
}

impl OrganisationKind {
    /// The kind of an organisation.
    pub fn of(organisation: &Organisation) -> Self {
        match organisation {
            Organisation::Municipalities(_) => Self::Municipality,
            Organisation::Bufetat(_) => Self::Bufetat,
            Organisation::Supervisor(_) => Self::Supervisor,
            Organisation::Directorate => Self::Directorate,
            Organisation::Ministry => Self::Ministry,
            Organisation::Operations => Self::Operations,
            Organisation::Audit => Self::Audit,
        }
    }
}

code_enum! {
    /// «Scope»: a part of the API that a client was given. Writing does not include reading.
    ApiScope {
        /// A kommune writes requests and answers.
        MunicipalityWrite = "kommune.write",
        /// A kommune reads its own.
        MunicipalityRead = "kommune.read",
        /// Bufetat writes offers and assesses.
        BufetatWrite = "bufetat.write",
        /// Bufetat reads its region's.
        BufetatRead = "bufetat.read",
        /// Supervision reads possible breaches.
        SupervisionRead = "tilsyn.read",
        /// The statsforvalter opens supervision and concludes; the directorate acknowledges warnings.
        SupervisionWrite = "tilsyn.write",
        /// The month's report.
        StatisticsRead = "statistikk.read",
        /// The directorate freezes the month's report and signs it.
        StatisticsWrite = "statistikk.write",
        /// The directorate opens rounds of calibration.
        CalibrationWrite = "kalibrering.write",
    }
}

impl ApiScope {
    /// The scope as a token has it, `bufdir:bistandsplikt.kommune.read`.
    pub fn full_name(self, prefix: &str) -> String {
        format!("{prefix}:bistandsplikt.{}", self.code())
    }
}

/// The table: what each scope covers for each kind of organisation.
///
/// A pair of kind and action that is not here cannot be done through the API.
pub const COVERS: &[(OrganisationKind, ApiScope, &[Action])] = &[
    (
        OrganisationKind::Municipality,
        ApiScope::MunicipalityWrite,
        &[
            Action::WriteRequest,
            Action::AnswerOffer,
            Action::ReferToSupervision,
            Action::JoinDialogue,
            Action::WriteNote,
            Action::AcknowledgeWarning,
        ],
    ),
    (
        OrganisationKind::Municipality,
        ApiScope::MunicipalityRead,
        &[
            Action::ReadRequest,
            Action::ReadIdentity,
            Action::ReadBreach,
            Action::ReadWarning,
            Action::ReadDashboard,
        ],
    ),
    (
        OrganisationKind::Bufetat,
        ApiScope::BufetatWrite,
        &[
            Action::WriteOffer,
            Action::JoinChildren,
            Action::RegisterForCaller,
            Action::WriteNote,
            Action::JoinDialogue,
            Action::JudgeBreach,
            Action::RegisterPlaces,
            Action::AcknowledgeWarning,
            Action::ScoreCalibration,
        ],
    ),
    (
        OrganisationKind::Bufetat,
        ApiScope::BufetatRead,
        &[
            Action::ReadRequest,
            Action::ReadBoard,
            Action::ReadIdentity,
            Action::ReadBreach,
            Action::ReadWarning,
            Action::ReadCalibration,
        ],
    ),
    (
        OrganisationKind::Bufetat,
        ApiScope::StatisticsRead,
        &[Action::ReadReport, Action::ReadDashboard],
    ),
    (
        OrganisationKind::Supervisor,
        ApiScope::SupervisionRead,
        &[Action::ReadBreach],
    ),
    (
        OrganisationKind::Supervisor,
        ApiScope::SupervisionWrite,
        &[Action::Supervise, Action::JoinDialogue],
    ),
    (
        OrganisationKind::Supervisor,
        ApiScope::StatisticsRead,
        &[Action::ReadReport, Action::ReadDashboard],
    ),
    (
        OrganisationKind::Directorate,
        ApiScope::SupervisionRead,
        &[Action::ReadBreach, Action::ReadWarning],
    ),
    (
        OrganisationKind::Directorate,
        ApiScope::SupervisionWrite,
        &[Action::AcknowledgeWarning],
    ),
    (
        OrganisationKind::Directorate,
        ApiScope::StatisticsRead,
        &[
            Action::ReadReport,
            Action::ReadDashboard,
            Action::ReadCalibration,
        ],
    ),
    (
        OrganisationKind::Directorate,
        ApiScope::StatisticsWrite,
        &[
            Action::RegisterPlaces,
            Action::RegisterHistory,
            Action::FreezeReport,
            Action::SignReport,
        ],
    ),
    (
        OrganisationKind::Directorate,
        ApiScope::CalibrationWrite,
        &[Action::OpenCalibration],
    ),
    (
        OrganisationKind::Ministry,
        ApiScope::StatisticsRead,
        &[Action::ReadReport, Action::ReadDashboard],
    ),
];

/// The scope that an organisation of that kind needs for the action; none if the API has no such use.
pub fn scope_for(kind: OrganisationKind, action: Action) -> Option<ApiScope> {
    COVERS
        .iter()
        .find(|(row_kind, _, actions)| *row_kind == kind && actions.contains(&action))
        .map(|(_, scope, _)| *scope)
}

/// Every scope that opens the action to some kind of organisation: the alternatives of the API description.
pub fn scopes_for(action: Action) -> BTreeSet<ApiScope> {
    COVERS
        .iter()
        .filter(|(_, _, actions)| actions.contains(&action))
        .map(|(_, scope, _)| *scope)
        .collect()
}

/// The scopes of ours that a token holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScopeSet(BTreeSet<ApiScope>);

impl ScopeSet {
    /// Reads the claim `scope`: names between single spaces, compared exactly; what is not ours is left out.
    pub fn parse(prefix: &str, claim: &str) -> Self {
        let ours = |name: &str| {
            ApiScope::ALL
                .iter()
                .copied()
                .find(|scope| scope.full_name(prefix) == name)
        };
        Self(claim.split(' ').filter_map(ours).collect())
    }

    /// Whether the scope is held.
    pub fn holds(&self, scope: ApiScope) -> bool {
        self.0.contains(&scope)
    }

    /// The scopes held, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = ApiScope> {
        self.0.iter().copied()
    }
}

/// Whether a scope's name may begin with that prefix.
pub(super) fn is_prefix(text: &str) -> bool {
    let permitted =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.chars().all(permitted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::role::Role;

    #[test]
    fn no_action_of_a_kind_stands_under_two_scopes() {
        for (at, (kind, _, actions)) in COVERS.iter().enumerate() {
            for (other, _, others) in COVERS.iter().skip(at + 1) {
                let common = kind == other && actions.iter().any(|action| others.contains(action));
                assert!(!common, "{kind} has an action twice");
            }
        }
    }

    #[test]
    fn every_action_a_role_grants_has_a_scope_in_its_organisation() {
        let organisations = [
            Organisation::Municipalities(vec!["0301".parse().expect("a number")]),
            Organisation::Bufetat(crate::domain::organisation::Region::East),
            Organisation::Supervisor(crate::domain::organisation::Office::Agder),
            Organisation::Directorate,
            Organisation::Ministry,
            Organisation::Operations,
            Organisation::Audit,
        ];
        for role in Role::ALL {
            for organisation in organisations
                .iter()
                .filter(|organisation| role.fits(organisation))
            {
                for action in role.grants() {
                    assert!(
                        scope_for(OrganisationKind::of(organisation), *action).is_some(),
                        "{role}: {action}"
                    );
                }
            }
        }
    }

    #[test]
    fn reading_never_covers_writing() {
        for (_, scope, actions) in COVERS {
            let writes = actions.iter().any(|action| {
                matches!(
                    action,
                    Action::WriteRequest
                        | Action::WriteOffer
                        | Action::RegisterForCaller
                        | Action::WriteNote
                        | Action::AnswerOffer
                        | Action::JudgeBreach
                        | Action::Supervise
                        | Action::JoinDialogue
                        | Action::ReferToSupervision
                        | Action::AcknowledgeWarning
                        | Action::FreezeReport
                        | Action::SignReport
                        | Action::OpenCalibration
                        | Action::ScoreCalibration
                )
            });
            assert_eq!(writes, scope.code().ends_with(".write"), "{scope}");
        }
    }

    #[test]
    fn scopes_are_compared_exactly() {
        let held = ScopeSet::parse(
            "bufdir",
            "bufdir:bistandsplikt.kommune.read openid bufdir:bistandsplikt.tilsyn.write",
        );
        assert_eq!(
            held.iter().collect::<Vec<_>>(),
            [ApiScope::MunicipalityRead, ApiScope::SupervisionWrite]
        );
        for claim in [
            "",
            "bufdir:bistandsplikt.kommune",
            "bufdir:bistandsplikt.kommune.read2",
            "BUFDIR:bistandsplikt.kommune.read",
            "annen:bistandsplikt.kommune.read",
            "bufdir:bistandsplikt.kommune.read,x",
            "bufdir:bistandsplikt.kommune.read\tx",
        ] {
            assert_eq!(
                ScopeSet::parse("bufdir", claim),
                ScopeSet::default(),
                "{claim}"
            );
        }
    }

    #[test]
    fn an_action_lists_its_alternatives() {
        assert_eq!(
            scopes_for(Action::ReadBreach)
                .into_iter()
                .collect::<Vec<_>>(),
            [
                ApiScope::MunicipalityRead,
                ApiScope::BufetatRead,
                ApiScope::SupervisionRead
            ]
        );
        assert_eq!(
            ApiScope::StatisticsRead.full_name("bufdir"),
            "bufdir:bistandsplikt.statistikk.read"
        );
    }
}
