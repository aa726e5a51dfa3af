//! Bearer authentication of the API: from a token to who is asking.
//!
//! A token gives an organisation and a scope; what may be seen is decided by the register of
//! organisations and the roles. The checks come in one order:
//!
//! 1. [`caller`]: exactly one header, scheme Bearer, no token in the address.
//! 2. `token`: header and issuer, read strictly.
//! 3. `key_cache`, `key_source`, `key_set`: the issuer's key of that id.
//! 4. [`verifier`]: signature; then `claims`: audience, times, kind of token, parties.
//! 5. [`register`]: organisation number to organisation, today.
//! 6. [`scope`], [`granted`]: what role and scopes together open.
//!
//! Every failure is one answer; [`failure::Reason`] goes to the log.

pub mod caller;
mod claims;
pub mod demo;
pub mod demo_register;
pub mod failure;
pub mod granted;
mod key_cache;
mod key_set;
mod key_source;
pub mod register;
pub mod scope;
pub mod settings;
mod token;
pub mod verifier;

#[cfg(test)]
mod tests;

pub use caller::{BearerGate, Caller};
pub use demo::{DemoFault, DemoIssuer};
pub use demo_register::demo_number;
pub use failure::{AuthFailure, Reason, Refused};
pub use granted::{Granted, NotAllowed};
pub use key_source::OutboundFault;
pub use register::{Entry, Register, RegisterFault};
pub use scope::{ApiScope, OrganisationKind, ScopeSet, scope_for, scopes_for};
pub use settings::{AuthSettings, IssuerSettings, Mode, SettingsFault};
pub use verifier::{SetupFault, TokenVerifier};
