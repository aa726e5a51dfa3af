//! The board in words.

use chrono::{DateTime, Utc};

use super::address;
use crate::app::board::{COUNTED, Figures, Row};
use crate::domain::calendar;
use crate::domain::request::{Content, Judgement};
use crate::web::pages::marks::{SeverityMark, WaitClock};
use crate::web::pages::say::Say;
use crate::web::pages::visitor::{BOARD, Visitor};

/// A figure above the board.
pub struct Tile {
    /// The figure.
    pub number: String,
    /// What it counts.
    pub what: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// One open request.
pub struct RowView {
    /// Which, so that a page that is open knows a new one.
    pub id: String,
    /// Chooses it.
    pub href: String,
    /// To say on the phone.
    pub number: String,
    /// How long it has waited.
    pub clock: WaitClock,
    /// Whose turn it is.
    pub turn: String,
    /// The severity that is proposed or assessed.
    pub severity: Option<SeverityMark>,
    /// Paragraph and kind.
    pub what: String,
    /// What is asked for.
    pub measure: String,
    /// Age and what to know before one calls.
    pub flags: Vec<String>,
    /// Kommune.
    pub municipality: String,
    /// How many places were asked.
    pub tried: String,
    /// When the two sides last heard from each other.
    pub contact: String,
    /// By when Bufetat is to tell how it goes, and whether that has passed.
    pub update: Option<String>,
    /// Who has taken it.
    pub taken: String,
    /// Whether nobody has.
    pub is_free: bool,
    /// What is to be done first, where the time for it has passed.
    pub lacks: Option<String>,
    /// Whether it is the one shown beside the board.
    pub is_chosen: bool,
}

impl RowView {
    /// The row, marked where it is the one that is shown.
    pub fn chosen(mut self, is_chosen: bool) -> Self {
        self.is_chosen = is_chosen;
        self
    }
}

/// What stands above the board.
pub fn tiles(visitor: &Visitor, figures: &Figures, now: DateTime<Utc>) -> Vec<Tile> {
    let say = &visitor.say;
    let longest = figures.longest.as_ref().map(|one| Tile {
        number: say.wait(one.since, now),
        what: say.with("inntak-lengst", &[("nummer", &one.case_number)]),
        href: Some([BOARD, &one.id.to_string()].join("/")),
    });
    let acute = Tile {
        number: counted(say, figures.acute),
        what: say.t("inntak-akutte"),
        href: Some(address(BOARD, "akutt", "")),
    };
    let passed = Tile {
        number: counted(say, figures.passed),
        what: say.t("inntak-passert"),
        href: None,
    };
    [Some(acute), Some(passed), longest]
        .into_iter()
        .flatten()
        .collect()
}

/// A figure as far as it is counted.
fn counted(say: &Say, found: usize) -> String {
    let is_all = i64::try_from(found).is_ok_and(|found| found < COUNTED);
    say.counted(
        if is_all {
            "inntak-tall"
        } else {
            "inntak-tall-minst"
        },
        found,
    )
}

/// One row.
pub fn row(
    visitor: &Visitor,
    row: &Row,
    (kind, after): (&str, &str),
    now: DateTime<Utc>,
) -> RowView {
    let (say, rules, request) = (&visitor.say, visitor.rules(), &row.case.request);
    let content = &request.content;
    let day = calendar::local_date(content.need_reported_at);
    let path = [BOARD, &request.id.to_string()].join("/");
    let holder = say.code("waiting-on", row.on);
    let since = moment(say, row.on_since, now);
    RowView {
        id: request.id.to_string(),
        href: address(&path, kind, after),
        number: request.case_number.clone(),
        clock: WaitClock::new(say, rules, request, now),
        turn: say.with("inntak-tur", &[("hvem", &holder), ("siden", &since)]),
        severity: row
            .severity()
            .map(|level| SeverityMark::new(say, Some(level), None)),
        what: [
            say.code("legal-basis", content.legal_basis),
            say.code("request-kind", content.kind).to_lowercase(),
        ]
        .join(", "),
        measure: say.code("measure", content.measure),
        flags: flags(say, content)
            .into_iter()
            .chain(siblings(say, row))
            .collect(),
        municipality: say.municipality(rules, request.municipality, day),
        tried: say.counted("inntak-spurt", row.tried),
        contact: match row.last_contact {
            Some(at) => say.with("inntak-kontakt", &[("tid", &moment(say, at, now))]),
            None => say.t("inntak-ingen-kontakt"),
        },
        update: row.next_update.map(|due| {
            let key = if due <= now {
                "inntak-oppdatering-skyldes"
            } else {
                "inntak-oppdatering"
            };
            say.with(key, &[("tid", &say.limit(due))])
        }),
        taken: match row.taken {
            Some(taken) => {
                let role = say.code("role", taken.role);
                let at = moment(say, taken.at, now);
                say.with("inntak-tatt", &[("rolle", &role), ("tid", &at)])
            }
            None => say.t("inntak-ikke-tatt"),
        },
        is_free: row.taken.is_none(),
        lacks: row.lacks_a_plan.then(|| say.t("inntak-mangler-plan")),
        is_chosen: false,
    }
}

/// Age, and what whoever searches must know before the first call.
fn flags(say: &Say, content: &Content) -> Vec<String> {
    let age = content
        .age
        .map(|age| say.with("alder", &[("ar", &age.to_string())]));
    let told = [
        (content.danger == Judgement::Yes, "inntak-fare"),
        (
            content.looked_after == Judgement::No,
            "inntak-ikke-ivaretatt",
        ),
        (content.flags.substance_use, "behov-rus"),
        (content.flags.mental_health, "behov-psykiatri"),
        (content.flags.crime, "behov-kriminalitet"),
    ];
    let told = told
        .iter()
        .filter(|(held, _)| *held)
        .map(|(_, key)| say.t(key));
    age.into_iter().chain(told).collect()
}

/// That siblings have cases too, and what is wished.
fn siblings(say: &Say, row: &Row) -> Option<String> {
    let (count, wish) = row.siblings?;
    let wish = say.code("sibling-wish", wish).to_lowercase();
    let count = say.counted("sosken-antall", count);
    Some([count, wish].join(": "))
}

/// `kl. 14.05` of the same local day; with the date of another.
pub fn moment(say: &Say, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let clock = say.clock(at);
    let day = calendar::local_date(at);
    if day == calendar::local_date(now) {
        say.with("inntak-kl", &[("tid", &clock)])
    } else {
        say.with("inntak-dag-kl", &[("dag", &say.date(day)), ("tid", &clock)])
    }
}
