//! Meetings about a case: who is asked and who came, counted by side and rank. Where one side is to be more than
//! the other, the page says so once before the invitation is sent.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Path;
use askama::Template;

use super::status_of;
use super::view::Pair;
use crate::app::Failure;
use crate::app::meetings::{self, NewMeeting, Shown};
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::meeting::{
    MOST, MeetingKind, MeetingRank, MeetingSide, Outnumbering, Seats, outnumbering,
};
use crate::domain::refusal::{Fault, Field, Rule};
use crate::web::pages::answer::{Answer, see};
use crate::web::pages::form::{Attempt, Input, Kind, Maker, Summary};
use crate::web::pages::frame::Frame;
use crate::web::pages::say::Say;
use crate::web::pages::sent::{Reader, Sent, TEXT};
use crate::web::pages::visitor::{Posted, Visitor};

/// The form's name on its page.
const ACT: &str = "moter";
/// That the notice has been read.
const ANYWAY: &str = "likevel";

#[derive(Template)]
#[template(path = "web/pages/request/meetings.html")]
struct Meetings {
    p: Frame,
    case: String,
    number: String,
    summary: Option<Summary>,
    notice: Option<String>,
    form: Option<Form>,
    meetings: Vec<MeetingView>,
}

struct Form {
    action: String,
    token: String,
    inputs: Vec<Input>,
    sides: Vec<Side>,
    text: Input,
}

/// The ranks of one side.
struct Side {
    name: String,
    inputs: Vec<Input>,
}

struct MeetingView {
    heading: String,
    sides: Vec<Pair>,
    text: Option<String>,
}

/// What the form is drawn again for.
enum Again {
    /// It was not taken.
    Refused(Attempt),
    /// One side is more than the other.
    Notice(Sent, Outnumbering),
}

/// `GET /anmodninger/{id}/moter`.
pub async fn show(visitor: Visitor, id: Path<String>) -> Answer {
    let id: RequestId = visitor.id(&id)?;
    draw(&visitor, id, None).await
}

/// `POST /anmodninger/{id}/moter`.
pub async fn write(posted: Posted, id: Path<String>) -> Answer {
    let Posted { visitor, sent } = posted;
    let id: RequestId = visitor.id(&id)?;
    let outcome = match read(&sent) {
        Ok(told) => {
            if let Some(more) = to_notice(&sent, &told) {
                return draw(&visitor, id, Some(Again::Notice(sent, more))).await;
            }
            visitor
                .attempt(move |actor, work| meetings::write(actor, work, id, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&address(id))),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            let again = Again::Refused(Attempt { act, sent, failure });
            draw(&visitor, id, Some(again)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// Only an invitation can still be mended, and it is said once.
fn to_notice(sent: &Sent, told: &NewMeeting) -> Option<Outnumbering> {
    let asks = told.kind == MeetingKind::Invited && sent.get(ANYWAY).is_empty();
    outnumbering(&told.seats).filter(|_| asks)
}

fn read(sent: &Sent) -> Result<NewMeeting, Failure> {
    let mut reader = Reader::new(sent);
    let kind = reader.code::<MeetingKind>(Field::EventKind);
    let kind = reader.needed(Field::EventKind, kind);
    let at = reader.instant(Field::At);
    let at = reader.needed(Field::At, at);
    let mut seats = Vec::new();
    for (side, rank) in places() {
        let name = name_of(side, rank);
        let typed = sent.get(&name).trim();
        if typed.is_empty() {
            continue;
        }
        match typed.parse::<i32>() {
            Ok(0) => {}
            Ok(people) if (1..=MOST).contains(&people) => seats.push(Seats { side, rank, people }),
            _ => reader.faults.0.push(Fault {
                field: Field::Participants,
                part: Some(name),
                rule: Rule::Range(0, MOST.into()),
            }),
        }
    }
    if seats.is_empty() && reader.faults.0.is_empty() {
        let first = name_of(MeetingSide::Municipality, MeetingRank::Leader);
        reader.faults.0.push(Fault {
            field: Field::Participants,
            part: Some(first),
            rule: Rule::Required,
        });
    }
    let text = reader.text(Field::Text, TEXT);
    let told = kind.zip(at).map(|(kind, at)| NewMeeting {
        kind,
        at,
        seats,
        text,
    });
    reader.done(told)
}

/// Every rank of the kommune and of Bufetat; the others are counted as they are.
fn places() -> Vec<(MeetingSide, MeetingRank)> {
    let ranks = |side| {
        let ranks = MeetingRank::ALL.iter();
        ranks
            .filter(move |rank| by_rank(side) || **rank == MeetingRank::Other)
            .map(move |rank| (side, *rank))
    };
    MeetingSide::ALL
        .iter()
        .flat_map(|side| ranks(*side))
        .collect()
}

/// Whether the form asks for the ranks of a side.
fn by_rank(side: MeetingSide) -> bool {
    matches!(side, MeetingSide::Municipality | MeetingSide::Bufetat)
}

fn name_of(side: MeetingSide, rank: MeetingRank) -> String {
    ["antall", side.code(), rank.code()].join("_")
}

/// Where the meetings of a case are read and told.
pub(super) fn address(id: RequestId) -> String {
    ["/anmodninger", &id.to_string(), ACT].join("/")
}

async fn draw(visitor: &Visitor, id: RequestId, again: Option<Again>) -> Answer {
    let (number, found) = visitor
        .run(move |actor, work| meetings::list(actor, work, id))
        .await?;
    let say = &visitor.say;
    let (status, summary, notice) = match &again {
        None => (StatusCode::OK, None, None),
        Some(Again::Refused(attempt)) => {
            (status_of(Some(attempt)), Some(attempt.summary(say)), None)
        }
        Some(Again::Notice(_, more)) => (StatusCode::OK, None, Some(said(say, *more))),
    };
    let may_write = visitor.actor.may(meetings::telling(&visitor.actor));
    let template = Meetings {
        p: visitor.frame(say.t("mote-tittel")),
        case: ["/anmodninger", &id.to_string()].join("/"),
        number,
        summary,
        notice,
        form: may_write.then(|| form(visitor, id, again.as_ref())),
        meetings: found.iter().rev().map(|one| view(say, one)).collect(),
    };
    visitor.page(status, &template)
}

/// «Bufetat stiller med 5, kommunen med 2.»
fn said(say: &Say, more: Outnumbering) -> String {
    let key = match more.side {
        MeetingSide::Bufetat => "mote-overvekt-bufetat",
        _ => "mote-overvekt-kommunen",
    };
    let (people, other) = (more.people.to_string(), more.other.to_string());
    say.with(key, &[("flest", &people), ("faerrest", &other)])
}

/// «Bufetat, 4 mot 1»: of what was told there is nothing more to say.
fn counted(say: &Say, more: Outnumbering) -> String {
    let side = say.code("meeting-side", more.side);
    let (people, other) = (more.people.to_string(), more.other.to_string());
    let values = [
        ("side", side.as_str()),
        ("flest", &people),
        ("faerrest", &other),
    ];
    say.with("mote-flest-tall", &values)
}

fn form(visitor: &Visitor, id: RequestId, again: Option<&Again>) -> Form {
    let say = &visitor.say;
    let mut make = Maker::new(say, ACT);
    match again {
        Some(Again::Refused(attempt)) => make = make.again(&attempt.sent, attempt.faults()),
        Some(Again::Notice(sent, _)) => make = make.again(sent, &[]),
        None => {}
    }
    let side = |side: MeetingSide| Side {
        name: say.code("meeting-side", side),
        inputs: places()
            .into_iter()
            .filter(|(own, _)| *own == side)
            .map(|(_, rank)| make.count(&name_of(side, rank), said_rank(say, (side, rank))))
            .collect(),
    };
    Form {
        action: address(id),
        token: visitor.form_token(),
        inputs: vec![
            make.one_of::<MeetingKind>(Field::EventKind, Kind::Radios, "meeting-kind", None)
                .labelled(say.t("mote-type")),
            make.instant(Field::At, None),
        ],
        sides: MeetingSide::ALL.iter().map(|one| side(*one)).collect(),
        text: make
            .area(Field::Text)
            .hint(say.t("mote-hjelp"))
            .optional(say),
    }
}

/// Where a side is counted as one, there is no rank to name.
fn said_rank(say: &Say, (side, rank): (MeetingSide, MeetingRank)) -> String {
    match by_rank(side) {
        true => say.code("meeting-rank", rank),
        false => say.t("mote-antall"),
    }
}

fn view(say: &Say, shown: &Shown) -> MeetingView {
    let meeting = &shown.meeting;
    let (kind, at) = (
        say.code("meeting-kind", meeting.kind),
        say.instant(meeting.at),
    );
    let mut sides = BTreeMap::<MeetingSide, Vec<String>>::new();
    for seats in &meeting.seats {
        let rank = said_rank(say, (seats.side, seats.rank)).to_lowercase();
        let told = [rank, seats.people.to_string()].join(": ");
        sides.entry(seats.side).or_default().push(told);
    }
    let side = |(side, told): (MeetingSide, Vec<String>)| {
        (say.code("meeting-side", side), told.join(", "))
    };
    let more = outnumbering(&meeting.seats).map(|more| (say.t("mote-flest"), counted(say, more)));
    MeetingView {
        heading: [kind, at].join(" · "),
        sides: sides.into_iter().map(side).chain(more).collect(),
        text: shown.text.clone(),
    }
}
