//! A place that is kept: how long it still is, what the desk can do about it, and when that happened.

use actix_web::web::Path;
use chrono::{DateTime, Utc};

use super::forms::{Forms, Target};
use super::timeline::{Event, What, Who};
use crate::app::holds as actions;
use crate::app::offers::StoredOffer;
use crate::app::requests::Shown;
use crate::domain::hold::{self, HoldStatus, PlaceHold};
use crate::domain::offer::OfferStatus;
use crate::domain::refusal::Field;
use crate::domain::request::RequestStatus;
use crate::domain::role::Action;
use crate::web::pages::answer::Answer;
use crate::web::pages::form::Act;
use crate::web::pages::offers::{act, happened, on_offer};
use crate::web::pages::sent::{Reader, TEXT};
use crate::web::pages::visitor::{Posted, Visitor};

/// Keeps a place, or keeps it longer.
const KEEP: &str = "hold";
/// Lets it go.
const RELEASE: &str = "slipp";

/// Until when the place of an offer is kept, or how that ended.
pub(super) fn said(visitor: &Visitor, stored: &StoredOffer, forms: &Forms<'_>) -> Option<String> {
    let say = &visitor.say;
    let hold = last(forms, stored)?;
    let (offer, now) = (&stored.offer, forms.now());
    let until = say.limit(hold.until);
    let said = match (hold.status(offer, now), hold.minutes_left(offer, now)) {
        (_, Some(left)) => {
            let left = say.minutes(left);
            say.with("plass-holdt-til", &[("tid", &until), ("igjen", &left)])
        }
        (HoldStatus::RanOut, None) => say.with("plass-holdt-ut", &[("tid", &until)]),
        (HoldStatus::Released, None) => {
            let at = hold.released.map_or(hold.until, |when| when.at);
            say.with("plass-sluppet-da", &[("tid", &say.instant(at))])
        }
        (HoldStatus::Held | HoldStatus::Ended, None) => return None,
    };
    Some(said)
}

fn last<'a>(forms: &'a Forms<'_>, stored: &StoredOffer) -> Option<&'a PlaceHold> {
    hold::last_of(&forms.loaded.shown.case.holds, stored.offer.id)
}

/// What the desk can do about the place of an offer.
pub(super) fn acts(forms: &Forms<'_>, stored: &StoredOffer) -> Vec<Act> {
    let (offer, now) = (&stored.offer, forms.now());
    let writes = forms.visitor.actor.may(Action::WriteOffer);
    let open = forms.status() == RequestStatus::Open;
    let mut acts = Vec::new();
    if !writes || !open {
        return acts;
    }
    let target = |name: &str| Target {
        id: act(name, offer.id),
        action: ["/tilbud", &offer.id.to_string(), name].join("/"),
        version: stored.version,
    };
    let say = &forms.visitor.say;
    if offer.status(now) == OfferStatus::Standing {
        acts.push(forms.form(target(KEEP), "akt-hold", |make| {
            let until = make.instant(Field::HeldUntil, offer.expires_at);
            vec![until.hint(say.t("plass-holdt-hjelp"))]
        }));
    }
    let held = last(forms, stored).map(|hold| hold.status(offer, now));
    if held == Some(HoldStatus::Held) {
        acts.push(forms.form(target(RELEASE), "akt-slipp", |make| {
            vec![make.area(Field::Reason)]
        }));
    }
    acts
}

/// When places were kept, let go, and ran out.
pub(super) fn events(shown: &Shown, now: DateTime<Utc>) -> Vec<Event> {
    let case = &shown.case;
    let mut events = Vec::new();
    for stored in &case.offers {
        let unit = || stored.unit.clone();
        let own = case.holds.iter();
        for hold in own.filter(|hold| hold.offer == stored.offer.id) {
            let mut add = |at, who, what| events.push(Event { at, who, what });
            let began = What::Held(unit(), hold.until);
            add(hold.made.at, Who::Bufetat, began);
            if let Some(when) = hold.released {
                add(when.at, Who::Bufetat, What::LetGo(unit(), hold.id));
            }
        }
        let last = hold::last_of(&case.holds, stored.offer.id);
        let ran_out = last.filter(|hold| hold.status(&stored.offer, now) == HoldStatus::RanOut);
        events.extend(ran_out.map(|hold| Event {
            at: hold.until,
            who: Who::Service,
            what: What::HoldRanOut(unit()),
        }));
    }
    events
}

/// `POST /tilbud/{id}/hold`.
pub async fn keep(posted: Posted, id: Path<String>) -> Answer {
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let until = reader.instant(Field::HeldUntil);
    let until = reader.needed(Field::HeldUntil, until);
    let at = happened(&mut reader);
    let told = reader.done(until.map(|until| (until, at)));
    on_offer(posted, &id, KEEP, told, move |actor, work, id, told| {
        actions::keep(actor, work, (id, expected), *told)
    })
    .await
}

/// `POST /tilbud/{id}/slipp`.
pub async fn release(posted: Posted, id: Path<String>) -> Answer {
    let expected = posted.sent.version();
    let mut reader = Reader::new(&posted.sent);
    let reason = reader.text(Field::Reason, TEXT);
    let reason = reader.needed(Field::Reason, reason);
    let at = happened(&mut reader);
    let told = reader.done(reason.map(|reason| (reason, at)));
    on_offer(
        posted,
        &id,
        RELEASE,
        told,
        move |actor, work, id, (reason, at)| {
            actions::release(actor, work, (id, expected), reason, *at)
        },
    )
    .await
}
