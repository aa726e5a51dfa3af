//! The case in ten lines, in words.

use crate::app::dossier::{Disputed, Reached, Summary};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::event::CaseEvent;
use crate::domain::participation::Participation;
use crate::domain::waiting_on::WaitingOn;
use crate::web::pages::request::view::Pair;
use crate::web::pages::request::{Loaded, interim, waited};
use crate::web::pages::say::Say;
use crate::web::pages::visitor::Visitor;

/// What was asked, what was offered when, how long, where the child was, what is in dispute.
pub(super) fn lines(visitor: &Visitor, loaded: &Loaded, summary: &Summary) -> Vec<Pair> {
    let say = &visitor.say;
    let wait = &summary.wait;
    vec![
        (say.t("mappe-spurt"), asked(visitor, loaded)),
        (say.t("mappe-meldt"), reported(say, loaded)),
        (
            say.t("mappe-forste-tilbud"),
            reached(say, summary.first_offer),
        ),
        (say.t("mappe-tilbud"), offers(say, summary)),
        (say.t("mappe-innflytting"), reached(say, summary.moved_in)),
        (say.t("mappe-ventet"), waited::line(say, wait)),
        (say.t("mappe-ventet-hos"), held(say, summary)),
        (say.t("mappe-sted"), stays(say, summary)),
        (say.t("mellomlosninger"), interim::line(say, loaded)),
        (say.t("medvirkning"), participation(say, loaded)),
        (say.t("mappe-forsokt"), tried(say, summary)),
        (say.t("mappe-omstridt"), disputed(say, summary)),
    ]
}

fn asked(visitor: &Visitor, loaded: &Loaded) -> String {
    let say = &visitor.say;
    let request = &loaded.shown.case.request;
    let content = &request.content;
    let day = calendar::local_date(content.need_reported_at);
    let who = say.municipality(visitor.rules(), request.municipality, day);
    let said = [
        ("kommune", who.as_str()),
        (
            "type",
            &say.code("request-kind", content.kind).to_lowercase(),
        ),
        (
            "tiltak",
            &say.code("measure", content.measure).to_lowercase(),
        ),
        (
            "hjemmel",
            &say.basis(content.legal_basis, content.law_version),
        ),
    ];
    say.with("mappe-spurt-linje", &said)
}

fn reported(say: &Say, loaded: &Loaded) -> String {
    let content = &loaded.shown.case.request.content;
    let said = [
        ("tid", say.instant(content.need_reported_at)),
        ("kanal", say.code("channel", content.channel).to_lowercase()),
    ];
    say.with(
        "mappe-meldt-linje",
        &said.each_ref().map(|(name, text)| (*name, text.as_str())),
    )
}

fn reached(say: &Say, reached: Option<Reached>) -> String {
    let Some(reached) = reached else {
        return say.t("mappe-ikke-ennaa");
    };
    let (at, after) = (say.instant(reached.at), say.minutes(reached.minutes.max(0)));
    say.with("mappe-etter", &[("tid", &at), ("etter", &after)])
}

/// How many offers, by how each stands.
fn offers(say: &Say, summary: &Summary) -> String {
    let parts: Vec<String> = summary
        .offers
        .iter()
        .map(|(status, count)| {
            let status = say.code("offer-status", *status).to_lowercase();
            [count.to_string(), status].join(" ")
        })
        .collect();
    listed(say, parts, "mappe-ingen-tilbud")
}

fn held(say: &Say, summary: &Summary) -> String {
    let parts: Vec<String> = WaitingOn::ALL
        .iter()
        .filter(|on| **on != WaitingOn::Nobody)
        .map(|on| (*on, summary.wait.minutes_on(*on)))
        .filter(|(_, minutes)| *minutes > 0)
        .map(|(on, minutes)| [say.code("waiting-on", on), say.minutes(minutes)].join(" "))
        .collect();
    listed(say, parts, "ikke-oppgitt")
}

fn stays(say: &Say, summary: &Summary) -> String {
    let parts: Vec<String> = summary
        .stays
        .iter()
        .map(|(place, minutes)| {
            [say.code("place-of-stay", *place), say.minutes(*minutes)].join(" ")
        })
        .collect();
    listed(say, parts, "ikke-oppgitt")
}

/// Whether the child was heard, and whether its view and the weighing of it are told. The words stand in
/// the chronology.
fn participation(say: &Say, loaded: &Loaded) -> String {
    let told = Participation::of_events(&loaded.shown.case.events);
    let heard = told.heard.and_then(|event| event.detail).map_or_else(
        || say.t("medvirkning-ikke-fort"),
        |way| say.code("event-detail", way),
    );
    let there = |event: Option<&CaseEvent>, yes: &str, no: &str| {
        say.t(if event.is_some() { yes } else { no })
    };
    let says = there(
        told.says,
        "medvirkning-syn-fort",
        "medvirkning-syn-ikke-fort",
    );
    let weighed = there(
        told.weighed,
        "medvirkning-vekt-fort",
        "medvirkning-vekt-ikke-fort",
    );
    [[heard, ".".to_owned()].concat(), says, weighed].join(" ")
}

/// Places asked, and what harm came to the child meanwhile.
fn tried(say: &Say, summary: &Summary) -> String {
    let asked = say.counted("sok-antall", summary.asked);
    let harms: Vec<String> = summary
        .harms
        .iter()
        .map(|kind| say.code("harm-kind", *kind).to_lowercase())
        .collect();
    let harms = match harms.is_empty() {
        true => say.t("mappe-ingen-skade"),
        false => say.with("mappe-skade", &[("hva", &harms.join(", "))]),
    };
    [asked, harms].join(" ")
}

fn disputed(say: &Say, summary: &Summary) -> String {
    let told = summary.passed.map(|(at, status)| {
        let said = [
            ("tid", say.limit(at)),
            ("status", super::super::breaches::status_of(say, status)),
        ];
        let said = said.each_ref().map(|(name, text)| (*name, text.as_str()));
        say.with("mappe-norm", &said)
    });
    let mut parts: Vec<String> = told.into_iter().collect();
    parts.extend(dispute(say, &summary.disputed));
    if parts.is_empty() {
        return say.t("mappe-ikke-omstridt");
    }
    parts.join(" ")
}

fn dispute(say: &Say, disputed: &Disputed) -> Vec<String> {
    let mut parts = Vec::new();
    if !disputed.unsuited.is_empty() {
        let reasons: Vec<String> = disputed
            .unsuited
            .iter()
            .map(|reason| say.code("decline-reason", *reason).to_lowercase())
            .collect();
        parts.push(say.with("mappe-uegnet", &[("hva", &reasons.join(", "))]));
    }
    if disputed.unanswered > 0 {
        parts.push(say.counted("mappe-ubesvart", disputed.unanswered));
    }
    parts
}

fn listed(say: &Say, parts: Vec<String>, none: &str) -> String {
    match parts.is_empty() {
        true => say.t(none),
        false => parts.join(", "),
    }
}
