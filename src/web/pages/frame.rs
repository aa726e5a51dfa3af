//! What stands around every page: strip, header, navigation, footer.

use super::say::Say;
use super::wishes::{Colours, Wishes};
use crate::app::warnings::COUNTED;
use crate::domain::role::{Action, Actor};
use crate::text::Locale;
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
    /// How the reader wants the page.
    pub wishes: Wishes,
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
    pub fn open((say, wishes): (Say, Wishes), title: String, demo: bool) -> Self {
        Self {
            wishes,
            say,
            title,
            desk: None,
            demo,
            style: assets::style(),
            script: assets::script(),
        }
    }

    /// The languages the page is not in: tag, and what it is called in itself.
    pub fn other_languages(&self) -> Vec<(&'static str, String)> {
        let others = Locale::ALL.iter().filter(|one| **one != self.wishes.locale);
        let (texts, _) = self.say.texts();
        others
            .map(|one| (one.tag(), texts.say(*one, "malform-navn").into_owned()))
            .collect()
    }

    /// The colours to choose among: code, name, whether they are the page's.
    pub fn colours(&self) -> Vec<(&'static str, String, bool)> {
        let row = |one: Colours| {
            let key = match one {
                Colours::AsMachine => "farger-auto",
                Colours::Light => "farger-lys",
                Colours::Dark => "farger-mork",
            };
            (one.code(), self.t(key), one == self.wishes.colours)
        };
        Colours::ALL.into_iter().map(row).collect()
    }

    /// The text under a key.
    pub fn t(&self, key: &str) -> String {
        self.say.t(key)
    }
}

/// Where a role can go; the part that holds the page's own path is marked, and open warnings are counted.
pub fn links(say: &Say, actor: &Actor, path: &str, open_warnings: usize) -> Vec<Link> {
    let parts = [
        (Action::ReadDashboard, "/styring", "nav-styring"),
        (Action::ReadBoard, "/inntak", "nav-inntak"),
        (Action::ReadRequest, "/anmodninger", "nav-anmodninger"),
        (Action::ReadWarning, "/varsler", "nav-varsler"),
        (Action::ReadBreach, "/mulige-brudd", "nav-mulige-brudd"),
        (Action::Supervise, "/tilsyn", "nav-tilsyn"),
        (Action::Supervise, "/dialog", "nav-dialog"),
        (Action::ReadReport, "/rapporter", "nav-rapporter"),
        (Action::ReadCalibration, "/kalibrering", "nav-kalibrering"),
    ];
    parts
        .into_iter()
        .filter(|(action, ..)| actor.may(*action))
        .map(|(action, href, key)| Link {
            href,
            text: match (action, open_warnings) {
                (Action::ReadWarning, 1..) => said_count(say, open_warnings),
                _ => say.t(key),
            },
            current: path.starts_with(href) || (path == "/" && href == "/anmodninger"),
        })
        .collect()
}

/// The link to the warnings with how many are open, as far as they are counted.
fn said_count(say: &Say, open: usize) -> String {
    let is_all = i64::try_from(open).is_ok_and(|open| open < COUNTED);
    let key = if is_all {
        "nav-varsler-antall"
    } else {
        "nav-varsler-minst"
    };
    say.counted(key, open)
}
