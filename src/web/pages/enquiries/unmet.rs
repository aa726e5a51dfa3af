//! «Vi ba ikke, fordi …»: two seconds for the kommune, and for leaders what it comes to, counted.

use actix_web::web::Query;
use askama::Template;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::super::answer::{Answer, Trouble, instead, see};
use super::super::form::{Act, Attempt, Input, Kind, Maker, Summary};
use super::super::frame::Frame;
use super::super::new_request::municipality;
use super::super::request::status_of;
use super::super::sent::Reader;
use super::super::visitor::{Posted, Visitor};
use super::{about, kommune_input, need_inputs};
use crate::app::Failure;
use crate::app::enquiries::{self, UnmetDemand};
use crate::clock;
use crate::domain::calendar;
use crate::domain::enquiry::{Need, UnmadeReason, UnmadeRequest};
use crate::domain::refusal::Field;
use crate::domain::role::Action;

/// Where the page stands.
const PLACE: &str = "/udekket-behov";
/// Its one form.
const ACT: &str = "ikke-bedt";

/// Which days are counted, as they stand in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "web/pages/enquiries/unmet.html")]
struct Unmet {
    p: Frame,
    summary: Option<Summary>,
    form: Option<Act>,
    own: Option<Vec<(String, String, String)>>,
    days: Vec<Input>,
    unmade: Vec<[String; 4]>,
    enquiries: Vec<[String; 4]>,
    counts: bool,
}

/// `GET /udekket-behov`.
pub async fn show(visitor: Visitor, asked: Query<Asked>) -> Answer {
    draw(&visitor, &asked, None).await
}

/// `POST /udekket-behov`.
pub async fn write(posted: Posted) -> Answer {
    let outcome = match read(&posted) {
        Ok(new) => {
            posted
                .visitor
                .attempt(move |actor, work| enquiries::did_not_ask(actor, work, new))
                .await
        }
        Err(failure) => Err(failure),
    };
    let Posted { visitor, sent } = posted;
    match outcome {
        Ok(_) => Ok(see(PLACE)),
        Err(failure) if Attempt::can_be_shown(&failure) => {
            let act = ACT.to_owned();
            let attempt = Attempt { act, sent, failure };
            draw(&visitor, &Asked::default(), Some(attempt)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// Reads the form; every faulty field is named.
fn read(posted: &Posted) -> Result<(Need, UnmadeReason), Failure> {
    let mut reader = Reader::new(&posted.sent);
    let municipality = municipality(&mut reader, &posted.visitor.actor.organisation);
    let reason = reader.code(Field::ReasonCode);
    let reason = reader.needed(Field::ReasonCode, reason);
    let target_group = reader.code(Field::TargetGroup);
    let age = reader.number(Field::Age);
    let need = municipality.map(|municipality| Need {
        municipality,
        measure: None,
        target_group,
        age,
        at: clock::now(),
    });
    reader.done(need.zip(reason))
}

async fn draw(visitor: &Visitor, asked: &Asked, attempt: Option<Attempt>) -> Answer {
    if !enquiries::may_read_unmet(&visitor.actor) {
        return Err(visitor.failed(&Failure::Forbidden));
    }
    let unknown = || instead(Trouble::NotFound.page(visitor.frame(String::new()), None));
    let days = days(asked).ok_or_else(unknown)?;
    let (own, counted) = visitor
        .run(move |actor, work| {
            let writes = actor.may(Action::WriteRequest);
            let own = writes.then(|| enquiries::not_asked(actor, work));
            let own = own.transpose()?;
            let counts = actor.may(Action::ReadDashboard);
            let counted = counts.then(|| enquiries::unmet_demand(actor, work, days));
            Ok((own, counted.transpose()?))
        })
        .await?;
    let (say, attempt) = (&visitor.say, attempt.as_ref());
    let page = Unmet {
        p: visitor.frame(say.t("udekket-behov")),
        summary: attempt.map(|attempt| attempt.summary(say)),
        form: own.is_some().then(|| form(visitor, attempt)),
        own: own.map(|own| own.iter().map(|one| line(visitor, one)).collect()),
        days: day_inputs(visitor, days),
        unmade: counted
            .iter()
            .flat_map(|one| unmade(visitor, one))
            .collect(),
        enquiries: counted
            .iter()
            .flat_map(|one| asked_of(visitor, one))
            .collect(),
        counts: counted.is_some(),
    };
    visitor.page(status_of(attempt), &page)
}

/// The days asked for, else this year so far; none where the address holds no day, or they are turned round.
fn days(asked: &Asked) -> Option<(NaiveDate, NaiveDate)> {
    let typed = |text: &str| match text {
        "" => Some(None),
        text => text.parse::<NaiveDate>().ok().map(Some),
    };
    let today = calendar::local_date(clock::now());
    let to = typed(&asked.to)?.unwrap_or(today);
    let from = typed(&asked.from)?.or(NaiveDate::from_ymd_opt(to.year(), 1, 1))?;
    (from <= to).then_some((from, to))
}

fn day_inputs(visitor: &Visitor, (from, to): (NaiveDate, NaiveDate)) -> Vec<Input> {
    let make = Maker::new(&visitor.say, "dager");
    vec![
        make.date(Field::From, &from.to_string()),
        make.date(Field::To, &to.to_string()),
    ]
}

fn form(visitor: &Visitor, attempt: Option<&Attempt>) -> Act {
    let say = &visitor.say;
    let make = Maker::after(say, ACT, attempt);
    let reason =
        make.one_of::<UnmadeReason>(Field::ReasonCode, Kind::Radios, "unmade-reason", None);
    let mut inputs: Vec<Input> = kommune_input(visitor, &make).into_iter().collect();
    inputs.push(reason.labelled(say.t("ikke-bedt-fordi")));
    inputs.extend(need_inputs(visitor, &make));
    Act {
        id: ACT.to_owned(),
        action: PLACE.to_owned(),
        heading: say.t("akt-ikke-bedt"),
        lead: Some(say.t("akt-ikke-bedt-lead")),
        token: visitor.form_token(),
        version: 0,
        inputs,
        send: say.t("akt-ikke-bedt-send"),
        primary: true,
        open: true,
    }
}

/// When, what is told of the need, and why nobody asked.
fn line(visitor: &Visitor, one: &UnmadeRequest) -> (String, String, String) {
    let say = &visitor.say;
    (
        say.instant(one.told.at),
        about(visitor, &one.need),
        say.code("unmade-reason", one.reason),
    )
}

fn unmade(visitor: &Visitor, found: &UnmetDemand) -> Vec<[String; 4]> {
    let say = &visitor.say;
    let rows = found.unmade.iter();
    let rows = rows.map(|((month, region, reason), count)| {
        [
            month.to_string(),
            say.code("region", *region),
            say.code("unmade-reason", *reason),
            count.to_string(),
        ]
    });
    rows.collect()
}

fn asked_of(visitor: &Visitor, found: &UnmetDemand) -> Vec<[String; 4]> {
    let say = &visitor.say;
    let rows = found.enquiries.iter();
    let rows = rows.map(|((month, region, outcome), count)| {
        let outcome = outcome.map(|outcome| say.code("enquiry-outcome", outcome));
        [
            month.to_string(),
            say.code("region", *region),
            outcome.unwrap_or_else(|| say.t("henvendelse-apen")),
            count.to_string(),
        ]
    });
    rows.collect()
}
