//! The HTTP side: the only place with actix-web and jsonwebtoken.

pub mod auth;
