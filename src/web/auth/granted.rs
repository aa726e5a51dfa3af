//! What a verified token opens.

use crate::domain::organisation_number::OrganisationNumber;
use crate::domain::role::Action;
use crate::domain::role::Actor;
use crate::domain::role::Organisation;
use crate::domain::role::Role;
use crate::web::auth::scope::ApiScope;
use crate::web::auth::scope::OrganisationKind;
use crate::web::auth::scope::ScopeSet;
use crate::web::auth::scope::scope_for;

/// A caller who is let in: who it is, and how much of the role its scopes open.
///
/// The actor is handed out per action only, so that a token for reading cannot write through a
/// handler that forgot to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    pub(super) actor: Actor,
    pub(super) scopes: ScopeSet,
    pub(super) scope_prefix: String,
    pub(super) organisation_number: OrganisationNumber,
    pub(super) supplier: Option<OrganisationNumber>,
    pub(super) client: String,
    pub(super) token_id: String,
}

/// Why a caller who is let in may not do this: 403.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// The role does not grant it, whatever the token's scopes.
    #[error("the role does not grant this")]
    Role,
    /// The token lacks this scope.
    #[error("the token lacks the scope {0}")]
    Scope(String),
}

impl NotAllowed {
    /// The value of `WWW-Authenticate`, where another token would help.
    pub fn challenge(&self) -> Option<String> {
        match self {
            Self::Role => None,
            Self::Scope(name) => Some(format!(
                "Bearer error=\"insufficient_scope\", scope=\"{name}\""
            )),
        }
    }
}

impl Granted {
    /// Whether the role grants the action and a scope of the token covers it.
    pub fn allows(&self, action: Action) -> bool {
        self.actor_for(action).is_ok()
    }

    /// The actor, for this action.
    ///
    /// # Errors
    /// [`NotAllowed`] when the role or the token's scopes do not reach that far.
    pub fn actor_for(&self, action: Action) -> Result<&Actor, NotAllowed> {
        let scope = scope_for(OrganisationKind::of(&self.actor.organisation), action);
        match scope.filter(|_| self.actor.may(action)) {
            None => Err(NotAllowed::Role),
            Some(scope) if self.scopes.holds(scope) => Ok(&self.actor),
            Some(scope) => Err(NotAllowed::Scope(scope.full_name(&self.scope_prefix))),
        }
    }

    /// The organisation acted for.
    pub fn organisation(&self) -> &Organisation {
        &self.actor.organisation
    }

    /// The role held.
    pub fn role(&self) -> Role {
        self.actor.role
    }

    /// The opaque reference to the client, as the actor has it.
    pub fn person(&self) -> &str {
        &self.actor.person
    }

    /// The scopes held.
    pub fn scopes(&self) -> &ScopeSet {
        &self.scopes
    }

    /// The organisation number acted for; public data, for the log.
    pub fn organisation_number(&self) -> &OrganisationNumber {
        &self.organisation_number
    }

    /// The supplier that acts for the organisation, for the log; it decides nothing.
    pub fn supplier(&self) -> Option<&OrganisationNumber> {
        self.supplier.as_ref()
    }

    /// The client's id at the issuer, for the log and for rate limits; it decides nothing.
    pub fn client(&self) -> &str {
        &self.client
    }

    /// The token's own id, for the log.
    pub fn token_id(&self) -> &str {
        &self.token_id
    }
}

/// The role of a system that acts for an organisation, where the issuer does not say which.
///
/// It is the least role that the scopes have a use for; the scopes limit it further.
pub(super) fn role_of_system(organisation: &Organisation, scopes: &ScopeSet) -> Role {
    match organisation {
        Organisation::Municipalities(numbers) if numbers.len() == 1 => Role::MunicipalCaseworker,
        Organisation::Municipalities(_) => Role::MunicipalDuty,
        // Only the intake desk's leader reads the report.
        Organisation::Bufetat(_) if scopes.holds(ApiScope::StatisticsRead) => Role::IntakeLeader,
        Organisation::Bufetat(_) => Role::Intake,
        Organisation::Supervisor(_) => Role::SupervisorCaseworker,
        Organisation::Directorate => Role::DirectorateAnalyst,
        Organisation::Ministry => Role::MinistryReader,
        Organisation::Operations => Role::Operator,
        Organisation::Audit => Role::Auditor,
    }
}
