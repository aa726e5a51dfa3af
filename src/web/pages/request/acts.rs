//! What is posted about a request while the child waits.

use actix_web::web::Path;

use super::again;
use super::forms::USUAL;
use crate::app::requests::{self, Changes, Ending};
use crate::app::waiting::{self, Asked};
use crate::app::{Expected, Failure, Receipt, Work};
use crate::clock;
use crate::domain::id::RequestId;
use crate::domain::nemnd::{NemndEvent, NemndEventKind};
use crate::domain::refusal::Field;
use crate::domain::request::{HarmKind, Judgement, PlaceOfStay, WithdrawalReason};
use crate::domain::role::Actor;
use crate::domain::search::SearchAnswer;
use crate::web::pages::answer::Answer;
use crate::web::pages::offers::happened;
use crate::web::pages::sent::{LINE, Reader, TEXT};
use crate::web::pages::visitor::Posted;

/// Acts on a request, and shows it: as it is now, or with the form that was not taken.
pub(super) async fn on_request<T, F>(
    posted: Posted,
    id: &str,
    act: &str,
    told: Result<T, Failure>,
    run: F,
) -> Answer
where
    T: Clone + Send + 'static,
    F: Fn(&Actor, &mut Work<'_, '_>, (RequestId, Expected), &T) -> Result<Receipt, Failure>
        + Clone
        + Send
        + 'static,
{
    let id: RequestId = posted.visitor.id(id)?;
    let of = (id, posted.sent.version());
    let outcome = match told {
        Ok(told) => {
            posted
                .visitor
                .attempt(move |actor, work| run(actor, work, of, &told))
                .await
        }
        Err(failure) => Err(failure),
    };
    again(posted, id, act.to_owned(), outcome).await
}

/// `POST /anmodninger/{id}/soklogg`: two fields; the rest is as usual.
pub async fn log_search(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let unit = reader.text(Field::Unit, LINE);
    let unit = reader.needed(Field::Unit, unit);
    let answer = reader.code::<SearchAnswer>(Field::Answer);
    let answer = reader.needed(Field::Answer, answer);
    let asked = unit.zip(answer).map(|(unit, answer)| Asked {
        unit: Some(unit),
        free_place: None,
        measure: None,
        region: None,
        answer,
        channel: USUAL,
        at: clock::now(),
        next_try_at: None,
        text: None,
    });
    let told = reader.done(asked);
    on_request(posted, &id, "soklogg", told, waiting::log_search).await
}

/// `POST /anmodninger/{id}/oppholdssteder`.
pub async fn record_stay(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let place = reader.code::<PlaceOfStay>(Field::Place);
    let place = reader.needed(Field::Place, place);
    let from = reader.instant(Field::From);
    let from = reader.needed(Field::From, from);
    let told = reader.done(place.zip(from));
    on_request(
        posted,
        &id,
        "oppholdssteder",
        told,
        |actor, work, of, (place, from)| {
            waiting::record_stay(actor, work, of, *place, (*from, None))
        },
    )
    .await
}

/// `POST /anmodninger/{id}/skadehendelser`.
pub async fn record_harm(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let kind = reader.code::<HarmKind>(Field::EventKind);
    let kind = reader.needed(Field::EventKind, kind);
    let at = happened(&mut reader);
    let told = reader.done(kind.map(|kind| (kind, at)));
    on_request(
        posted,
        &id,
        "skadehendelser",
        told,
        |actor, work, of, (kind, at)| waiting::record_harm(actor, work, of, *kind, *at),
    )
    .await
}

/// `POST /anmodninger/{id}/nemnd`.
pub async fn record_nemnd(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let kind = reader.code::<NemndEventKind>(Field::EventKind);
    let kind = reader.needed(Field::EventKind, kind);
    let until = reader.date(Field::Until);
    let reason = reader.text(Field::Reason, TEXT);
    let at = happened(&mut reader);
    let told = reader.done(kind.map(|kind| (NemndEvent { kind, at, until }, reason)));
    on_request(
        posted,
        &id,
        "nemnd",
        told,
        |actor, work, of, (event, reason)| {
            waiting::record_nemnd(actor, work, of, *event, reason.as_deref())
        },
    )
    .await
}

/// `POST /anmodninger/{id}/tillegg`: what has become known since. What is left as it was is no change.
pub async fn supplement(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let changes = Changes {
        danger: reader.code::<Judgement>(Field::Danger),
        looked_after: reader.code::<Judgement>(Field::LookedAfter),
        emergency_decision_at: reader.instant(Field::EmergencyDecisionAt),
        target_group: reader.code(Field::TargetGroup),
        contact_name: reader.text(Field::ContactName, LINE),
        contact_phone: reader.text(Field::ContactPhone, LINE),
        description: reader.text(Field::Description, TEXT),
        ..Changes::default()
    };
    let told = reader.done(Some(changes));
    on_request(posted, &id, "tillegg", told, requests::supplement).await
}

/// `POST /anmodninger/{id}/trekk`.
pub async fn withdraw(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let reason = reader.code::<WithdrawalReason>(Field::ReasonCode);
    let reason = reader.needed(Field::ReasonCode, reason);
    let at = happened(&mut reader);
    let text = reader.text(Field::Text, TEXT);
    let told = reader.done(reason.map(|reason| Ending {
        reason,
        at,
        replaced_by: None,
        text,
    }));
    on_request(posted, &id, "trekk", told, requests::withdraw).await
}
