//! What is posted when either side tells an event of a case.

use actix_web::web::Path;

use super::acts::on_request;
use super::event_forms::NOTHING_NEW;
use crate::app::Failure;
use crate::app::events::{self, NewEvent};
use crate::clock;
use crate::domain::code::Code;
use crate::domain::event::{CaseEventKind, EventDetail, Need};
use crate::domain::id::CaseEventId;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::web::pages::answer::Answer;
use crate::web::pages::offers::happened;
use crate::web::pages::sent::{Reader, TEXT};
use crate::web::pages::visitor::Posted;

/// `POST /anmodninger/{id}/hendelser/{hva}`: an event by its kind, or the one-click update.
pub async fn record(posted: Posted, path: Path<(String, String)>) -> Answer {
    let (id, what) = path.into_inner();
    let told = if what == NOTHING_NEW {
        Ok(nothing_new())
    } else {
        match CaseEventKind::from_code(&what.replace('-', "_")) {
            Ok(kind) => read(&posted, kind),
            Err(_) => return Err(posted.visitor.failed(&Failure::NotFound)),
        }
    };
    // Both sides tell some kinds; the one who may write the request tells them as the kommune.
    let action = if posted.visitor.actor.may(Action::WriteRequest) {
        Action::WriteRequest
    } else {
        Action::WriteOffer
    };
    let act = ["hendelse", &what].join("-");
    on_request(posted, &id, &act, told, move |actor, work, of, event| {
        events::record(actor, work, action, of, event)
    })
    .await
}

fn nothing_new() -> NewEvent {
    NewEvent {
        kind: CaseEventKind::UpdateGiven,
        at: clock::now(),
        until: None,
        detail: Some(EventDetail::NothingNew),
        about: None,
        text: None,
    }
}

fn read(posted: &Posted, kind: CaseEventKind) -> Result<NewEvent, Failure> {
    let shape = kind.shape();
    let mut reader = Reader::new(&posted.sent);
    let about = reader.read(Field::AboutEvent, |typed| {
        typed.parse::<CaseEventId>().map_err(|_| Rule::NotFound)
    });
    let detail = reader.code::<EventDetail>(Field::Detail);
    let until = reader.instant(Field::To);
    let text = reader.text(Field::Text, TEXT);
    // A page says «må fylles ut» at the field; the table says which.
    if !shape.about.is_empty() {
        reader.needed(Field::AboutEvent, about);
    }
    if shape.detail == Need::Required {
        reader.needed(Field::Detail, detail);
    }
    if shape.until == Need::Required {
        reader.needed(Field::To, until);
    }
    if shape.text == Need::Required {
        reader.needed(Field::Text, text.clone());
    }
    let at = happened(&mut reader);
    reader.done(Some(NewEvent {
        kind,
        at,
        until,
        detail,
        about,
        text,
    }))
}
