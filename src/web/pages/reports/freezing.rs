//! The month frozen and signed: how it stands, and what the reader may do about it.

use actix_web::web;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{Asked, PLACE, draw, exact, in_address};
use crate::app::freezing::{self, FrozenMonth, newest_cut_off, settled};
use crate::app::reports::{Built, Numbers};
use crate::app::{Conflict, Failure};
use crate::clock;
use crate::domain::code::Code;
use crate::domain::edition::Edition;
use crate::domain::role::Action;
use crate::report::Month;
use crate::web::pages::answer::{Answer, see};
use crate::web::pages::form::{Act, Attempt};
use crate::web::pages::list::address;
use crate::web::pages::say::Say;
use crate::web::pages::visitor::{Posted, Visitor};

/// How a month stands: in words, with what can be done.
pub struct Section {
    /// What is said of it.
    pub(super) said: Vec<String>,
    /// What is wrong with the numbers shown, where they are not the frozen ones.
    pub(super) warning: Option<String>,
    /// What was frozen: name and value.
    pub(super) facts: Vec<(String, String)>,
    /// Where else to look.
    pub(super) links: Vec<(String, String)>,
    /// The one thing to do.
    pub(super) act: Option<Act>,
}

/// A frozen month on the list.
pub struct Row {
    pub(super) href: String,
    pub(super) month: String,
    pub(super) cut_off: String,
    pub(super) signed: String,
}

/// The frozen months, the newest first.
pub async fn rows(visitor: &Visitor) -> Result<Vec<Row>, actix_web::Error> {
    let all = visitor
        .run(|actor, work| freezing::list(actor, work, Edition::Full))
        .await?;
    let say = &visitor.say;
    let row = |frozen: &FrozenMonth| Row {
        href: place(&frozen.month, ""),
        month: named(say, &frozen.month),
        cut_off: say.instant(frozen.cut_off),
        signed: signed(say, frozen),
    };
    Ok(all.iter().map(row).collect())
}

fn named(say: &Say, month: &str) -> String {
    let (texts, locale) = say.texts();
    month.parse::<Month>().map_or_else(
        |_| month.to_owned(),
        |month| texts.month(locale, month.year(), month.number()),
    )
}

fn signed(say: &Say, frozen: &FrozenMonth) -> String {
    match &frozen.signature {
        None => say.t("frys-usignert"),
        Some(signature) => who_and_when(say, signature.role, signature.signed_at),
    }
}

fn who_and_when(say: &Say, role: crate::domain::role::Role, at: DateTime<Utc>) -> String {
    let (at, role) = (say.instant(at), say.code("role", role));
    say.with("frys-nar-og-hvem", &[("tidspunkt", &at), ("rolle", &role)])
}

fn place(month: &str, under: &str) -> String {
    match under {
        "" => [PLACE, month].join("/"),
        under => [PLACE, month, under].join("/"),
    }
}

/// Where a month in an edition is shown.
fn home(month: &str, edition: Edition) -> String {
    address(&place(month, ""), &[("utgave", in_address(edition))])
}

/// The section on the page of a month.
pub fn section(visitor: &Visitor, built: &Built, asked: &Asked) -> Section {
    match &built.frozen {
        Some(frozen) => of_frozen(visitor, built, frozen),
        None if built.report.edition != Edition::Full => of_open_edition(visitor, built),
        None => of_open(visitor, built, asked),
    }
}

fn of_frozen(visitor: &Visitor, built: &Built, frozen: &FrozenMonth) -> Section {
    let say = &visitor.say;
    let (other, warning) = match built.numbers {
        Numbers::Frozen => ((latest(&frozen.month), say.t("frys-se-na")), None),
        Numbers::NotAsFrozen => (
            (latest(&frozen.month), say.t("frys-se-na")),
            Some(say.t("frys-avvik")),
        ),
        Numbers::TakenOut => (
            (place(&frozen.month, ""), say.t("frys-se-frosset")),
            Some(say.t("frys-annet-uttak")),
        ),
    };
    let file = address(
        &place(&frozen.month, "frosset.json"),
        &[("utgave", in_address(frozen.edition))],
    );
    let file = (file, say.t("frys-last-ned"));
    let may_sign = visitor.actor.may(Action::SignReport) && frozen.signature.is_none();
    let signing = address(
        &place(&frozen.month, "signer"),
        &[
            ("sha256", &frozen.fingerprint),
            ("utgave", in_address(frozen.edition)),
        ],
    );
    let mut said = vec![say.t("frys-frosset")];
    let mut links = vec![file];
    // A coarser edition has no numbers of now.
    links.extend((frozen.edition == Edition::Full).then_some(other));
    links.extend(other_editions(visitor, built));
    said.extend(may_sign.then(|| say.t("frys-signer-lead")));
    Section {
        said,
        warning,
        facts: facts(say, frozen),
        links,
        act: may_sign.then(|| button(visitor, ("signer", signing), say.t("frys-signer-send"))),
    }
}

/// The month in its other editions: those that are frozen, and the next one for whoever may freeze it.
fn other_editions(visitor: &Visitor, built: &Built) -> Vec<(String, String)> {
    let say = &visitor.say;
    let month = built.report.month.to_string();
    let may = visitor.actor.may(Action::FreezeReport);
    let is_frozen = |edition: &Edition| built.editions.contains(edition);
    let is_next = |edition: &Edition| {
        may && edition.finer().as_ref().is_some_and(is_frozen) && !is_frozen(edition)
    };
    let link = |edition: &Edition| {
        let to = address(&place(&month, ""), &[("utgave", in_address(*edition))]);
        (to, say.code("edition", *edition))
    };
    let others = Edition::ALL
        .iter()
        .filter(|one| **one != built.report.edition);
    others
        .filter(|one| is_frozen(one) || is_next(one))
        .map(link)
        .collect()
}

/// A coarser edition before it is frozen.
fn of_open_edition(visitor: &Visitor, built: &Built) -> Section {
    let say = &visitor.say;
    let edition = built.report.edition;
    let action = address(
        &place(&built.report.month.to_string(), "frys"),
        &[
            ("tattUt", &exact(built.report.cut_off)),
            ("utgave", in_address(edition)),
        ],
    );
    let name = say.code("edition", edition);
    Section {
        said: vec![say.with("frys-utgave-forhandsvisning", &[("utgave", &name)])],
        warning: None,
        facts: Vec::new(),
        links: other_editions(visitor, built),
        act: Some(button(visitor, ("frys", action), say.t("frys-utgave-send"))),
    }
}

/// What was frozen, by name and value.
fn facts(say: &Say, frozen: &FrozenMonth) -> Vec<(String, String)> {
    let behind = usize::try_from(frozen.facts_behind).unwrap_or_default();
    let by = who_and_when(say, frozen.role, frozen.frozen_at);
    let last = frozen.last_fact_at.map(|at| say.instant(at));
    let all = [
        ("frys-uttak", Some(say.instant(frozen.cut_off))),
        ("frys-nar", Some(by)),
        ("frys-utgave", Some(say.code("edition", frozen.edition))),
        ("frys-bak", Some(say.counted("frys-bak-antall", behind))),
        ("frys-sist-meldt", last),
        ("frys-definisjoner", Some(frozen.definitions.clone())),
        ("frys-sha", Some(frozen.fingerprint.clone())),
        ("frys-signert", Some(signed(say, frozen))),
    ];
    all.into_iter()
        .filter_map(|(name, value)| Some((say.t(name), value?)))
        .collect()
}

/// What a document says of the freezing: only where its numbers are the frozen ones.
pub fn on_paper(say: &Say, built: &Built) -> Vec<(String, String)> {
    match (&built.frozen, built.numbers) {
        (Some(frozen), Numbers::Frozen) => facts(say, frozen),
        _ => Vec::new(),
    }
}

/// The page with what is known now, not the frozen one.
fn latest(month: &str) -> String {
    address(&place(month, ""), &[("tattUt", &exact(clock::now()))])
}

/// Not frozen: prepared for it by a cut-off that has settled, or on the way there.
fn of_open(visitor: &Visitor, built: &Built, asked: &Asked) -> Section {
    let say = &visitor.say;
    let report = &built.report;
    let month = report.month.to_string();
    let may = visitor.actor.may(Action::FreezeReport);
    let newest = newest_cut_off(clock::now());
    let is_over = Month::of(newest) > report.month;
    let is_prepared = !asked.cut_off.is_empty()
        && Month::of(report.cut_off) > report.month
        && report.cut_off <= clock::now() - settled();
    let mut section = Section {
        said: vec![say.t("frys-ikke")],
        warning: None,
        facts: Vec::new(),
        links: Vec::new(),
        act: None,
    };
    if report.table("rettelser").is_some() {
        let anchor = "#tabell-rettelser".to_owned();
        section.links.push((anchor, say.t("frys-se-rettelser")));
    }
    if may && is_prepared {
        let at = say.instant(report.cut_off);
        section.said = vec![say.with("frys-forhandsvisning", &[("tidspunkt", &at)])];
        let action = address(
            &place(&month, "frys"),
            &[("tattUt", &exact(report.cut_off))],
        );
        section.act = Some(button(visitor, ("frys", action), say.t("frys-send")));
    } else if may && is_over {
        let prepared = address(&place(&month, ""), &[("tattUt", &exact(newest))]);
        section.links.push((prepared, say.t("frys-klargjor")));
    } else if may {
        section.said.push(say.t("frys-ikke-omme"));
    }
    section
}

fn button(visitor: &Visitor, (id, action): (&str, String), send: String) -> Act {
    Act {
        id: id.to_owned(),
        action,
        heading: String::new(),
        lead: None,
        token: visitor.form_token(),
        version: 1,
        inputs: Vec::new(),
        send,
        primary: true,
        open: false,
    }
}

/// `POST /rapporter/{maaned}/frys`: what was previewed is what is frozen.
pub async fn freeze(posted: Posted, month: web::Path<String>, asked: web::Query<Asked>) -> Answer {
    let Posted { visitor, sent } = posted;
    let of: Month = visitor.id(&month)?;
    let cut_off: DateTime<Utc> = visitor.id(&asked.cut_off)?;
    let (service, actor) = (visitor.service(), &visitor.actor);
    let edition = asked.edition();
    let edition = edition.ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    let prepared = freezing::prepare(service, actor, (of, edition), Some(cut_off)).await;
    let outcome = match prepared {
        Ok(prepared) => {
            visitor
                .attempt(move |actor, work| freezing::freeze(actor, work, &prepared))
                .await
        }
        Err(failure) => Err(failure),
    };
    match outcome {
        Ok(_) => Ok(see(&home(&month, edition))),
        Err(failure @ Failure::Conflict(Conflict::AlreadyFrozen | Conflict::FrozenOutOfOrder)) => {
            let attempt = Attempt {
                act: "frys".to_owned(),
                sent,
                failure,
            };
            draw(&visitor, &month, &asked, Some(attempt)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// What the button of the signature says that it stands for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signed {
    sha256: String,
    #[serde(rename = "utgave")]
    edition: String,
}

/// `POST /rapporter/{maaned}/signer`.
pub async fn sign(posted: Posted, month: web::Path<String>, signed: web::Query<Signed>) -> Answer {
    let Posted { visitor, sent } = posted;
    let of: Month = visitor.id(&month)?;
    let Signed {
        sha256: fingerprint,
        edition,
    } = signed.into_inner();
    let asked = Asked {
        edition,
        ..Asked::default()
    };
    let edition = asked.edition();
    let edition = edition.ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    let outcome = visitor
        .attempt(move |actor, work| freezing::sign(actor, work, (of, edition), &fingerprint))
        .await;
    match outcome {
        Ok(_) => Ok(see(&home(&month, edition))),
        Err(failure @ Failure::Conflict(Conflict::AlreadySigned)) => {
            let attempt = Attempt {
                act: "signer".to_owned(),
                sent,
                failure,
            };
            draw(&visitor, &month, &asked, Some(attempt)).await
        }
        Err(failure) => Err(visitor.failed(&failure)),
    }
}

/// `GET /rapporter/{maaned}/frosset.json`: the bytes that were frozen.
pub async fn frozen(
    visitor: Visitor,
    month: web::Path<String>,
    asked: web::Query<Asked>,
) -> Answer {
    let of: Month = visitor.id(&month)?;
    let edition = asked.edition();
    let edition = edition.ok_or_else(|| visitor.failed(&Failure::NotFound))?;
    let (frozen, content) = visitor
        .run(move |actor, work| freezing::content(actor, work, (of, edition)))
        .await?;
    let name = ["manedsrapport-", &frozen.month, "-frosset.json"].concat();
    Ok(super::download("application/json", &name, content))
}
