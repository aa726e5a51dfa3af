//! The HTTP side: the only place with actix-web and jsonwebtoken.

pub mod assets;
pub mod auth;
pub mod faults;
pub mod pages;
pub mod session;
