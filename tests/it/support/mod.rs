//! What the tests stand on.

pub mod app;
pub mod bodies;
pub mod book;
pub mod chromium;
pub mod client;
pub mod ground;
pub mod importing;
pub mod log;
pub mod pdf;
pub mod postgres;
pub mod python;
pub mod raw;
pub mod smtp;
pub mod story;

pub use app::TestApp;
pub use ground::Backend;
pub use story::Story;
