//! The wait in words: how long, for whom, and what is agreed meanwhile. The same for both sides.

use chrono::{DateTime, Utc};

use super::view::Pair;
use crate::app::wait::Clock;
use crate::domain::code::Code;
use crate::domain::meanwhile::{Help, Pause};
use crate::domain::request::Judgement;
use crate::domain::role::Role;
use crate::domain::waiting_on::{Wait, WaitingOn};
use crate::web::pages::say::Say;

/// «Ventet i alt 31 t 12 min – venter på Bufetat».
pub fn line(say: &Say, wait: &Wait) -> String {
    let (length, since) = (say.minutes(wait.minutes()), say.instant(wait.since));
    let on = say.code("waiting-on", wait.on);
    let key = if wait.on == WaitingOn::Nobody {
        "ventet-ferdig"
    } else {
        "ventet-paa"
    };
    say.with(key, &[("tid", &length), ("hvem", &on), ("siden", &since)])
}

/// How long each held the wait, and what is agreed and lent meanwhile.
pub fn facts(say: &Say, clock: &Clock, now: DateTime<Utc>) -> Vec<Pair> {
    let wait = &clock.wait;
    let mut facts: Vec<Pair> = WaitingOn::ALL
        .iter()
        .filter(|on| **on != WaitingOn::Nobody)
        .map(|on| (*on, wait.minutes_on(*on)))
        .filter(|(_, minutes)| *minutes > 0)
        .map(|(on, minutes)| {
            let on = say.code("waiting-on", on);
            (
                say.with("ventet-hos", &[("hvem", &on)]),
                say.minutes(minutes),
            )
        })
        .collect();
    facts.extend(
        clock
            .taken_at
            .map(|at| (say.t("ventet-tatt"), say.instant(at))),
    );
    let answered = clock.first_human_answer;
    facts.extend(answered.map(|at| (say.t("ventet-forste-svar"), say.instant(at))));
    facts.extend(clock.next_update.map(|due| {
        let key = if due <= now {
            "ventet-oppdatering-skyldes"
        } else {
            "ventet-oppdatering"
        };
        (say.t(key), say.limit(due))
    }));
    facts.extend(clock.reached_today().map(|today| {
        let said = if today { Judgement::Yes } else { Judgement::No };
        (say.t("ventet-naas"), say.code("judgement", said))
    }));
    facts.extend(
        clock
            .pauses
            .iter()
            .map(|pause| (say.t("ventet-pause"), paused(say, pause))),
    );
    facts.extend(
        clock
            .help
            .iter()
            .map(|help| (say.t("ventet-hjelp"), helped(say, help))),
    );
    facts
}

fn paused(say: &Say, pause: &Pause) -> String {
    let why = pause
        .reason
        .map(|reason| say.code("event-detail", reason))
        .unwrap_or_default();
    let who = side(say, pause.role);
    let from = say.instant(pause.from);
    let until = pause
        .until()
        .map(|until| say.instant(until))
        .unwrap_or_default();
    let said = [
        ("hvorfor", why.as_str()),
        ("hvem", &who),
        ("fra", &from),
        ("til", &until),
    ];
    say.with("pause-linje", &said)
}

fn helped(say: &Say, help: &Help) -> String {
    let kind = help
        .kind
        .map(|kind| say.code("event-detail", kind))
        .unwrap_or_default();
    let from = say.instant(help.from);
    match help.until {
        None => say.with("hjelp-linje", &[("hva", &kind), ("fra", &from)]),
        Some(until) => {
            let said = [
                ("hva", kind.as_str()),
                ("fra", &from),
                ("til", &say.instant(until)),
            ];
            say.with("hjelp-linje-slutt", &said)
        }
    }
}

/// Which side a role is on.
fn side(say: &Say, role: Role) -> String {
    let municipal = matches!(
        role,
        Role::MunicipalCaseworker | Role::MunicipalLeader | Role::MunicipalDuty
    );
    say.t(if municipal {
        "hvem-kommunen"
    } else {
        "hvem-bufetat"
    })
}
