//! The ladder: who is told before a limit and after it, each rung once, with its messages in the same
//! transaction.

use chrono::{DateTime, Utc};

use super::actor;
use crate::app::case::Case;
use crate::app::error::Failure;
use crate::app::rules::{Mail, Rules};
use crate::app::service::Work;
use crate::domain::code::Code;
use crate::domain::id::{MessageId, WarningId};
use crate::domain::warning::{
    DueRung, LimitKey, LimitKind, LimitSource, Rung, WarningChannel, WatchedLimit, desk_of,
};
use crate::store::outbox::{self, Message};
use crate::store::warnings::{self, StoredWarning};

/// When the next rung of any limit of a case is due.
pub(super) fn next_at(case: &Case, rules: &Rules) -> Option<DateTime<Utc>> {
    watched(case, rules)
        .iter()
        .filter_map(|limit| rules.ladder.next_at(limit, &raised_on(case, limit)))
        .min()
}

/// Raises every rung that is due, the oldest first within a limit, and closes what nobody needs to see.
pub(super) fn raise_due(work: &mut Work<'_, '_>, case: &mut Case) -> Result<(), Failure> {
    let rules = work.rules;
    for limit in watched(case, rules) {
        for due in rules.ladder.due(&limit, &raised_on(case, &limit), work.now) {
            let warning = raise(work, case, (&limit, due))?;
            case.warned.raised.push(warning);
        }
    }
    settle(work, case)
}

/// Moves the finders of warnings whose ladder has stopped, or goes on after all: a request may be reopened.
/// What was raised stays.
pub(super) fn settle(work: &mut Work<'_, '_>, case: &mut Case) -> Result<(), Failure> {
    if case.warned.raised.is_empty() {
        return Ok(());
    }
    let running = running(case, work.rules);
    let (mut opened, mut closed) = (Vec::new(), Vec::new());
    for warning in &mut case.warned.raised {
        let is_open = running.contains(&warning.limit);
        if warning.is_open != is_open {
            warning.is_open = is_open;
            let moved = if is_open { &mut opened } else { &mut closed };
            moved.push(warning.id.to_string());
        }
    }
    warnings::open(work.tx, &opened)?;
    warnings::close(work.tx, &closed).map_err(Failure::from)
}

/// The limits of a case whose ladder goes on: warnings on them are open, and on no others.
pub fn running(case: &Case, rules: &Rules) -> Vec<LimitKey> {
    watched(case, rules)
        .into_iter()
        .filter(|limit| !limit.is_stopped)
        .map(|limit| limit.key)
        .collect()
}

/// The limits of a case that have a ladder: the counting norm and the limits of the Act. What has ended,
/// in time or late, is stopped, and so is what somebody acknowledged.
fn watched(case: &Case, rules: &Rules) -> Vec<WatchedLimit> {
    let norm = case.offer_due(rules).map(|due| {
        let key = LimitKey {
            source: LimitSource::Norm,
            id: due.norm.id.clone(),
            started_at: case.request.content.need_reported_at,
        };
        let kind = LimitKind::Norm(case.request.content.counted_kind());
        let has_ended = case.wait_ended_at().is_some();
        watch(case, (key, due.norm.version), kind, (due.at, has_ended))
    });
    let of_the_act = case.deadlines(rules).into_iter().map(|limit| {
        let key = LimitKey {
            source: LimitSource::Act,
            id: limit.rule.id.code().into(),
            started_at: limit.starts_at,
        };
        let kind = LimitKind::Act(limit.rule.id, limit.rule.owner);
        let has_ended = limit.ended.is_some() || case.request.withdrawal().is_some();
        let version = limit.rule.version.into();
        watch(case, (key, version), kind, (limit.due.plain, has_ended))
    });
    norm.into_iter().chain(of_the_act).collect()
}

fn watch(
    case: &Case,
    (key, version): (LimitKey, i32),
    kind: LimitKind,
    (at, has_ended): (DateTime<Utc>, bool),
) -> WatchedLimit {
    WatchedLimit {
        is_stopped: has_ended || case.warned.acknowledged.contains(&key),
        key,
        version,
        kind,
        at,
    }
}

fn raised_on(case: &Case, limit: &WatchedLimit) -> Vec<i32> {
    let own = case.warned.raised.iter();
    own.filter(|warning| warning.limit == limit.key)
        .map(|warning| warning.level)
        .collect()
}

/// Records one rung with its messages.
fn raise(
    work: &mut Work<'_, '_>,
    case: &Case,
    (limit, due): (&WatchedLimit, DueRung<'_>),
) -> Result<StoredWarning, Failure> {
    let warning = StoredWarning {
        id: work.fresh(WarningId),
        request: case.request.id,
        limit: limit.key.clone(),
        limit_version: limit.version,
        level: due.rung.level,
        rung: due.rung.id.clone(),
        ladder_version: work.rules.ladder.version.clone(),
        limit_at: limit.at,
        due_at: due.at,
        raised_at: work.now,
        is_open: true,
    };
    warnings::insert(work.tx, &warning)?;
    for message in messages(work, case, (limit, due.rung), warning.id) {
        outbox::insert(work.tx, &message)?;
    }
    let detail = format!("request={} rung={}", case.request.id, warning.rung);
    let object = ("warning", Some(warning.id.to_string()));
    work.journal(&actor(), "warning.raise", object, detail)?;
    Ok(warning)
}

/// One message for each desk and channel. History wakes nobody: it is in the list only.
fn messages(
    work: &Work<'_, '_>,
    case: &Case,
    (limit, rung): (&WatchedLimit, &Rung),
    warning: WarningId,
) -> Vec<Message> {
    let is_quiet = work.rules.mail == Mail::Off || work.is_history();
    let goes = |channel: &WarningChannel| *channel == WarningChannel::InService || !is_quiet;
    let mut messages = Vec::new();
    for role in &rung.roles {
        let Some(organisation) = desk_of(*role, case.request.municipality, case.request.region)
        else {
            continue;
        };
        for channel in rung.channels.iter().copied().filter(goes) {
            let way = (channel, *role);
            let ladder = &work.rules.ladder;
            messages.push(Message {
                id: work.fresh_row(MessageId),
                warning,
                channel,
                organisation: organisation.clone(),
                role: *role,
                not_before: ladder.deliver_from((rung, limit), way, work.now),
            });
        }
    }
    messages
}
