//! What stands around every page: strip, header, navigation, footer.

use super::navigation::Link;
use super::say::Say;
use super::wishes::{Colours, Wishes};
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
