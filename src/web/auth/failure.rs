//! Why a caller is not let in: one answer to the outside, the reason to the log.

use crate::domain::code::code_enum;

code_enum! {
    /// What was wrong with a token. It goes to the log; the caller is told nothing of it.
    Reason {
        /// More than one `Authorization` header.
        SeveralHeaders = "several_headers",
        /// Another scheme than Bearer, or a header that is no text.
        NotBearer = "not_bearer",
        /// A token in the address, where logs and histories keep it.
        InQuery = "in_query",
        /// Longer than a token may be.
        TooLong = "too_long",
        /// Not three parts of base64url.
        Form = "form",
        /// The header is no JSON object of the expected form.
        Header = "header",
        /// An algorithm that is not accepted.
        Algorithm = "algorithm",
        /// Another kind of token than an access token.
        Type = "type",
        /// A header that must be understood, and is not.
        Critical = "critical",
        /// The token brings its own key or says where to fetch one.
        KeyInHeader = "key_in_header",
        /// Encrypted or compressed.
        Encrypted = "encrypted",
        /// No key id, or one that cannot be an id.
        NoKeyId = "no_key_id",
        /// An issuer that is not configured.
        UnknownIssuer = "unknown_issuer",
        /// The issuer has no usable key of that id.
        UnknownKey = "unknown_key",
        /// The signature does not fit.
        Signature = "signature",
        /// A claim is missing or has the wrong type.
        Claims = "claims",
        /// Not meant for this service alone.
        Audience = "audience",
        /// The time is out.
        Expired = "expired",
        /// The time has not come.
        NotYet = "not_yet",
        /// Issued later than now.
        IssuedAhead = "issued_ahead",
        /// Valid for longer than a token may be.
        LongLived = "long_lived",
        /// `token_type` is not Bearer.
        TokenType = "token_type",
        /// `jti` is empty or too long.
        TokenId = "token_id",
        /// `client_id` cannot be an id.
        Client = "client",
        /// `consumer` names no organisation number.
        Consumer = "consumer",
        /// `supplier` and `delegation_source` do not fit each other or the list.
        Delegation = "delegation",
        /// `authorization_details`: who acts cannot be told without asking Altinn.
        SystemUser = "system_user",
        /// `cnf`: bound to a key that was not shown.
        SenderConstrained = "sender_constrained",
        /// `pid`: limited to one person, a limit that is not kept here.
        PersonBound = "person_bound",
        /// The role claimed is unknown or not one of the organisation's.
        Role = "role",
        /// The organisation is not in the register.
        UnknownOrganisation = "unknown_organisation",
        /// The organisation is in the register, but not today.
        InactiveOrganisation = "inactive_organisation",
    }
}

/// Why a caller is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthFailure {
    /// No token at all: 401.
    #[error("no bearer token")]
    Missing,
    /// A token that is not accepted: 401, the same answer whatever the reason.
    #[error("the bearer token is not accepted")]
    Invalid(Reason),
    /// The issuer's keys cannot be had, so nothing can be said of the token: 503.
    #[error("tokens cannot be verified at present")]
    Unavailable,
}

impl AuthFailure {
    /// The status to answer with.
    pub fn status(self) -> u16 {
        match self {
            Self::Missing | Self::Invalid(_) => 401,
            Self::Unavailable => 503,
        }
    }

    /// The value of `WWW-Authenticate`, where the answer has one.
    pub fn challenge(self) -> Option<&'static str> {
        match self {
            Self::Missing => Some("Bearer"),
            Self::Invalid(_) => Some("Bearer error=\"invalid_token\""),
            Self::Unavailable => None,
        }
    }
}

/// What the log gets of a refusal: the reason and the two ids, never the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What the caller is told of it.
    pub failure: AuthFailure,
    /// The key id the token named; not proved.
    pub kid: Option<String>,
    /// The token's own id, known once the signature was right.
    pub jti: Option<String>,
}

impl From<AuthFailure> for Refused {
    fn from(failure: AuthFailure) -> Self {
        Self {
            failure,
            kid: None,
            jti: None,
        }
    }
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        AuthFailure::Invalid(reason).into()
    }
}
