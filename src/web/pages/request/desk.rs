//! The request an intake desk has chosen on its board: what it is about and what can be done, in the order of
//! the work. Without the child's identity: that stands on the request's own page.

use super::forms::Forms;
use super::view::{self, Pair, unit_name};
use super::{Loaded, waited};
use crate::app::board;
use crate::app::receipts;
use crate::app::requests::Shown;
use crate::app::wait::{self, Clock};
use crate::app::{Failure, Work};
use crate::domain::id::RequestId;
use crate::domain::request::RequestStatus;
use crate::domain::role::{Action, Actor};
use crate::domain::search::SearchLine;
use crate::web::pages::form::{Act, Attempt, Summary};
use crate::web::pages::visitor::Visitor;

/// Lines of the search log that are shown; the rest stand on the request's page.
const LINES: usize = 8;

/// The chosen request.
pub struct Chosen {
    /// Which.
    pub id: String,
    /// Its version, so that a page that is open can tell that it moved.
    pub version: i32,
    /// To say on the phone.
    pub number: String,
    /// The request's own page.
    pub href: String,
    /// What was wrong with what was sent.
    pub summary: Option<Summary>,
    /// What is to be done next.
    pub turn: String,
    /// How long, and for whom.
    pub waited: String,
    /// What it says.
    pub facts: Vec<Pair>,
    /// What can be done, in the order of the work.
    pub acts: Vec<Act>,
    /// How many places were asked.
    pub tried: String,
    /// The last of them: when, where, what was answered.
    pub log: Vec<(String, String, String)>,
}

/// Reads the request of a desk that chose it; the look is journalled.
///
/// # Errors
/// NotFound, Forbidden.
pub fn load(actor: &Actor, work: &mut Work<'_, '_>, id: RequestId) -> Result<Loaded, Failure> {
    // Whoever chooses it on the board has it before them.
    receipts::seen(actor, work, id)?;
    let (case, log) = wait::show(actor, work, id)?;
    let noticed = crate::app::notices::told_of(work, id)?;
    let siblings = crate::app::siblings::of_request(actor, work, id)?;
    let shown = Shown {
        case,
        identity: None,
        details: None,
        changes: Vec::new(),
        same_child: Vec::new(),
    };
    Ok(Loaded {
        noticed,
        siblings,
        shown,
        log,
        words: Default::default(),
        sentences: Default::default(),
        released: Default::default(),
        on_call: Default::default(),
        notes: None,
        concluded: Default::default(),
        interim: Default::default(),
        breach: None,
        now: work.now,
    })
}

/// The chosen request in words.
pub fn chosen(visitor: &Visitor, loaded: &Loaded, attempt: Option<&Attempt>) -> Chosen {
    let say = &visitor.say;
    let case = &loaded.shown.case;
    let forms = Forms::new(visitor, loaded, attempt);
    let wait = Clock::new(case, &loaded.log, visitor.rules(), loaded.now);
    let mut facts = view::facts(visitor, loaded);
    facts.extend(waited::facts(say, &wait, loaded.now));
    Chosen {
        id: case.request.id.to_string(),
        version: case.request.version,
        number: case.request.case_number.clone(),
        href: ["/anmodninger", &case.request.id.to_string()].join("/"),
        summary: attempt.map(|attempt| attempt.summary(say)),
        turn: say.t(view::turn(case, loaded.now)),
        waited: waited::line(say, &wait.wait),
        facts,
        acts: acts(visitor, loaded, &forms),
        tried: say.counted("sok-antall", loaded.log.len()),
        log: last_lines(visitor, &loaded.log),
    }
}

/// The acts in the order of the work; the first that is not done yet is the one thing to do next.
fn acts(visitor: &Visitor, loaded: &Loaded, forms: &Forms<'_>) -> Vec<Act> {
    let case = &loaded.shown.case;
    if case.status() != RequestStatus::Open || !visitor.actor.may(Action::WriteOffer) {
        return forms.next();
    }
    let is_taken = board::taken(&case.events).is_some();
    let mut acts = forms.next();
    acts.extend(forms.at_the_board());
    for act in &mut acts {
        let is_sent = act.open && act.id == "tilbud" && forms.was_sent("tilbud");
        match act.id.as_str() {
            "hendelse-taken" => act.primary = true,
            "tilbud" => {
                act.primary = is_taken;
                act.open = is_sent;
            }
            _ => {}
        }
    }
    acts
}

fn last_lines(visitor: &Visitor, log: &[SearchLine]) -> Vec<(String, String, String)> {
    let say = &visitor.say;
    let place = |line: &SearchLine| match &line.unit {
        Some(code) => unit_name(visitor, code),
        None => [
            say.code("measure", line.measure),
            say.code("region", line.region),
        ]
        .join(", "),
    };
    let mut lines: Vec<&SearchLine> = log.iter().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    let told = |line: &&SearchLine| {
        (
            say.instant(line.at),
            place(line),
            say.code("search-answer", line.answer),
        )
    };
    lines.iter().take(LINES).map(told).collect()
}
