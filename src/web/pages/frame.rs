//! What stands around every page: strip, header, navigation, footer.

use super::say::Say;
use crate::domain::role::{Action, Actor};
use crate::web::assets;

/// The frame of one page. Templates reach their words through it.
pub struct Frame {
    /// Words.
    pub say: Say,
    /// The page's title; never with a child's name in it.
    pub title: String,
    /// Whose desk it is; none when nobody is logged in.
    pub desk: Option<Desk>,
    /// Whether only made-up cases live here.
    pub demo: bool,
    /// Address of the style sheet.
    pub style: String,
    /// Address of the script.
    pub script: String,
}

/// Whose desk it is.
pub struct Desk {
    /// Organisation.
    pub organisation: String,
    /// Role.
    pub role: String,
    /// The token the log-out form carries.
    pub token: String,
    /// Where the role can go.
    pub links: Vec<Link>,
}

/// A link of the navigation.
pub struct Link {
    /// Where to.
    pub href: &'static str,
    /// What it says.
    pub text: String,
    /// Whether the page is in that part.
    pub current: bool,
}

impl Frame {
    /// The frame of a page nobody needs to be logged in for.
    pub fn open(say: Say, title: String, demo: bool) -> Self {
        Self {
            say,
            title,
            desk: None,
            demo,
            style: assets::style(),
            script: assets::script(),
        }
    }

    /// The text under a key.
    pub fn t(&self, key: &str) -> String {
        self.say.t(key)
    }
}

/// Where a role can go; the part that holds the page's own path is marked.
pub fn links(say: &Say, actor: &Actor, path: &str) -> Vec<Link> {
    let parts = [
        (Action::ReadRequest, "/anmodninger", "nav-anmodninger"),
        (Action::ReadBreach, "/mulige-brudd", "nav-mulige-brudd"),
        (Action::Supervise, "/tilsyn", "nav-tilsyn"),
        (Action::ReadReport, "/rapporter", "nav-rapporter"),
        (Action::ReadCalibration, "/kalibrering", "nav-kalibrering"),
    ];
    parts
        .into_iter()
        .filter(|(action, ..)| actor.may(*action))
        .map(|(_, href, key)| Link {
            href,
            text: say.t(key),
            current: path.starts_with(href) || (path == "/" && href == "/anmodninger"),
        })
        .collect()
}
