//! The main navigation: every part of the service that a role has something to do in, with how much waits there.

use super::say::Say;
use crate::app::requests::registers_by;
use crate::app::{Failure, Work, drafts, enquiries, notices, warnings};
use crate::domain::role::{Action, Actor};

/// A link of the navigation.
pub struct Link {
    /// Where to.
    pub href: &'static str,
    /// What it says.
    pub text: String,
    /// What `aria-current` says: `page` where it is the page itself, `true` where the page lies in that part.
    pub current: Option<&'static str>,
}

/// What waits, as far as each is counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Waits {
    warnings: usize,
    drafts: usize,
    notices: usize,
}

impl Waits {
    /// Counts for the desk of whoever is logged in: three short ranges of an index, and nothing of any child.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn count(actor: &Actor, work: &mut Work<'_, '_>) -> Result<Self, Failure> {
        Ok(Self {
            warnings: warnings::count_open(actor, work)?,
            drafts: drafts::count(actor, work)?,
            notices: notices::count_open(actor, work)?,
        })
    }
}

/// A part: whether the role may open it, where it stands, and its name with what waits there and the most
/// that is counted.
type Part = (bool, &'static str, (&'static str, usize, i64));

/// Where a role can go, the desk first, then what comes before a request, then what follows one.
pub fn links(say: &Say, actor: &Actor, path: &str, waits: Waits) -> Vec<Link> {
    let shown = parts(actor, waits).into_iter().filter(|(may, ..)| *may);
    let link = |(_, href, name): Part| Link {
        href,
        text: text(say, name),
        current: current(href, path),
    };
    shown.map(link).collect()
}

fn parts(actor: &Actor, waits: Waits) -> Vec<Part> {
    let may = |action| actor.may(action);
    let plain = |key| (key, 0, i64::MAX);
    vec![
        (may(Action::ReadDashboard), "/styring", plain("nav-styring")),
        (
            may(Action::ReadDashboard),
            "/statistikk",
            plain("nav-statistikk"),
        ),
        (may(Action::ReadBoard), "/inntak", plain("nav-inntak")),
        (
            may(Action::ReadRequest),
            "/anmodninger",
            plain("nav-anmodninger"),
        ),
        (
            may(registers_by(actor)),
            "/utkast",
            ("utkast", waits.drafts, drafts::SHOWN),
        ),
        (
            may(Action::ReadRequest),
            "/forhaandsvarsler",
            ("forhaandsvarsler", waits.notices, notices::SHOWN),
        ),
        (
            may(Action::ReadRequest),
            "/henvendelser",
            plain("henvendelser"),
        ),
        (
            enquiries::may_read_unmet(actor),
            "/udekket-behov",
            plain("udekket-behov"),
        ),
        (
            may(Action::ReadWarning),
            "/varsler",
            ("nav-varsler", waits.warnings, warnings::COUNTED),
        ),
        (
            may(Action::ReadBreach),
            "/mulige-brudd",
            plain("nav-mulige-brudd"),
        ),
        (may(Action::Supervise), "/tilsyn", plain("nav-tilsyn")),
        (may(Action::Supervise), "/dialog", plain("nav-dialog")),
        (
            may(Action::ReadReport),
            "/rapporter",
            plain("nav-rapporter"),
        ),
        (
            may(Action::ReadCalibration),
            "/kalibrering",
            plain("nav-kalibrering"),
        ),
    ]
}

/// The name of a part with how much waits there, as far as it is counted.
fn text(say: &Say, (key, waiting, most): (&'static str, usize, i64)) -> String {
    let is_all = i64::try_from(waiting).is_ok_and(|waiting| waiting < most);
    let name = say.t(key);
    let counted = match (waiting, is_all) {
        (0, _) => return name,
        (_, true) => "nav-antall",
        (_, false) => "nav-minst",
    };
    say.with(counted, &[("del", &name), ("antall", &waiting.to_string())])
}

fn current(href: &str, path: &str) -> Option<&'static str> {
    let below = |rest: &str| rest.starts_with('/');
    match path.strip_prefix(href) {
        Some("") => Some("page"),
        Some(rest) if below(rest) => Some("true"),
        _ if path == "/" && href == "/anmodninger" => Some("page"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::current;

    #[test]
    fn the_page_itself_is_told_from_a_page_in_the_same_part() {
        assert_eq!(current("/inntak", "/inntak"), Some("page"));
        assert_eq!(current("/inntak", "/inntak/vaktskifte"), Some("true"));
        assert_eq!(current("/anmodninger", "/"), Some("page"));
        assert_eq!(current("/utkast", "/"), None);
        // Another part whose name begins the same.
        assert_eq!(current("/tilsyn", "/tilsynsrapporter"), None);
    }
}
