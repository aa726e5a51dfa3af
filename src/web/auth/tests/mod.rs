//! The verifier, the cache and the extractor against tokens made here and key sets served here.

mod calls;
mod demo_tokens;
mod forge;
mod forged_claims;
mod forged_headers;
mod key_host;
mod key_server;
mod noise;
mod outbound;
mod refusals;
mod roles;
pub(super) mod support;
