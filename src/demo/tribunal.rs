//! What happens before barneverns- og helsenemnda: mostly in time, sometimes late or never, so that
//! limits of the Act pass.

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;

use super::case::Case;
use super::chance::Chance;
use super::ending::Ending;
use super::fate::Fate;
use super::hours;
use super::names::Named;
use super::sheet::{Handling, Instant, Sheet, unless_same};
use super::words;
use crate::domain::calendar;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::request::WithdrawalReason;

struct Step {
    kind: NemndEventKind,
    at: Instant,
    until: Option<NaiveDate>,
}

/// The steps of one case, in any order until they are written.
#[derive(Default)]
struct Docket(Vec<Step>);

impl Docket {
    fn add(&mut self, kind: NemndEventKind, at: Instant) {
        self.0.push(Step {
            kind,
            at,
            until: None,
        });
    }
}

/// Writes the steps. Those after a withdrawal never come; those after the child moved in do, since
/// §§ 4-2, 4-4 and 14-22 ask for them then.
pub fn write(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    let mut docket = Docket::default();
    match (case.decided, withdrawn_for(fate)) {
        (_, Some((WithdrawalReason::TribunalDismissed, at))) => dismissed(case, at, &mut docket),
        (Some(decided), _) => emergency(case, fate, decided, &mut docket, chance),
        (None, _) => {
            if let Some(decision) = fate.decision {
                planned(case, fate, decision, &mut docket, chance);
            }
        }
    }
    let end = withdrawn_for(fate).map(|(_, at)| at);
    docket
        .0
        .retain(|step| step.at > case.registered && end.is_none_or(|end| step.at < end));
    docket.0.sort_by_key(|step| step.at);
    let mut told = case.registered;
    for step in docket.0 {
        told = told.max(step.at + chance.minutes(0, 45));
        if end.is_none_or(|end| told < end) {
            tell(case, &step, told, sheet);
        }
    }
}

fn tell(case: &Case, step: &Step, told: Instant, sheet: &mut Sheet) {
    let data = json!({
        "type": step.kind.api(),
        "tidspunkt": unless_same(step.at, told),
        "forlengetTil": step.until.map(|day| day.to_string()),
        "begrunnelse": words::tribunal_note(step.kind),
    });
    sheet.write(case.entry(told, case.municipality(told), Handling::Tribunal, data));
}

fn withdrawn_for(fate: &Fate) -> Option<(WithdrawalReason, Instant)> {
    match fate.ending {
        Ending::Withdrawn { reason, at, .. } => Some((reason, at)),
        Ending::MovedIn { .. } | Ending::Accepted | Ending::Waiting => None,
    }
}

/// The petition is dismissed, or the emergency decision not approved, and the kommune withdraws.
fn dismissed(case: &Case, withdrawn: Instant, docket: &mut Docket) {
    use NemndEventKind::{
        Dismissed, EmergencyDecisionNotApproved, EmergencyDecisionReceived, EmergencyDecisionSent,
        PetitionReceived, PetitionSent,
    };
    let from = case
        .decided
        .map_or(case.registered, |decided| decided.max(case.registered));
    let steps = if case.decided.is_some() {
        [
            EmergencyDecisionSent,
            EmergencyDecisionReceived,
            EmergencyDecisionNotApproved,
        ]
    } else {
        [PetitionSent, PetitionReceived, Dismissed]
    };
    let minutes = (withdrawn - from).num_minutes();
    for (part, kind) in (1..).zip(steps) {
        docket.add(kind, from + TimeDelta::minutes(minutes * part / 5));
    }
}

fn emergency(case: &Case, fate: &Fate, decided: Instant, docket: &mut Docket, chance: &mut Chance) {
    if let Some(carried_out) = carried_out(case, fate, decided, chance) {
        docket.add(NemndEventKind::DecisionCarriedOut, carried_out);
        control(carried_out, docket, chance);
    }
    let lapsed = matches!(
        withdrawn_for(fate),
        Some((WithdrawalReason::DecisionLapsed, _))
    );
    if lapsed || chance.percent(10) {
        return;
    }
    let last_safe_day = match case.basis {
        LegalBasis::P4_4 | LegalBasis::P4_5 => 13,
        _ => 41,
    };
    let days = if chance.percent(6) {
        chance.between(last_safe_day + 2, last_safe_day + 8)
    } else {
        chance.between(3, last_safe_day)
    };
    let day = hours::days_after(calendar::local_date(decided), days);
    let sent = hours::office_time_before(day, chance);
    let received = sent + chance.minutes(3, 60);
    docket.add(NemndEventKind::PetitionSent, sent);
    docket.add(NemndEventKind::PetitionReceived, received);
    if chance.percent(30) {
        let heard = received + TimeDelta::days(chance.between(20, 45));
        let heard = hours::next_office_time(heard, chance);
        let decided =
            hours::next_office_time(heard + TimeDelta::days(chance.between(1, 16)), chance);
        hearing(received, heard, decided, docket, chance);
    }
}

/// The decision is carried out when the child moves in, or before in the kommune's own solution.
fn carried_out(case: &Case, fate: &Fate, decided: Instant, chance: &mut Chance) -> Option<Instant> {
    let moved_in = match fate.ending {
        Ending::MovedIn { at, .. } => Some(at),
        Ending::Withdrawn { .. } | Ending::Accepted | Ending::Waiting => None,
    };
    let waited_long = moved_in.is_none_or(|at| at - decided > TimeDelta::days(1));
    if waited_long && chance.percent(35) {
        return Some(decided.max(case.registered) + chance.minutes(60, 6 * 60));
    }
    moved_in.map(|at| at + chance.minutes(0, 10))
}

/// § 14-22: sent at once, and approved or not, if possible within 48 hours of receipt.
fn control(carried_out: Instant, docket: &mut Docket, chance: &mut Chance) {
    let lag = if chance.percent(8) {
        chance.minutes(24 * 60, 72 * 60)
    } else {
        chance.minutes(15, 150)
    };
    let sent = carried_out + lag;
    let received = match chance.percent(40) {
        true => hours::next_office_time(sent + TimeDelta::minutes(3), chance),
        false => sent + chance.minutes(2, 50),
    };
    docket.add(NemndEventKind::EmergencyDecisionSent, sent);
    docket.add(NemndEventKind::EmergencyDecisionReceived, received);
    let (kind, from, to) = chance.weighted([
        (88, (NemndEventKind::EmergencyDecisionApproved, 3, 46)),
        (6, (NemndEventKind::EmergencyDecisionApproved, 50, 80)),
        (3, (NemndEventKind::EmergencyDecisionNotApproved, 6, 46)),
        (3, (NemndEventKind::EmergencyDecisionApproved, 0, 0)),
    ]);
    if to > 0 {
        docket.add(kind, received + chance.minutes(from * 60, to * 60));
    }
}

/// §§ 5-1, 6-2 and 6-6: petition, hearing, decision, and the child moves in within six weeks or not.
fn planned(case: &Case, fate: &Fate, decision: Instant, docket: &mut Docket, chance: &mut Chance) {
    let sent = hours::next_office_time(case.registered + chance.minutes(60, 5 * 24 * 60), chance);
    let received = sent + chance.minutes(3, 60);
    docket.add(NemndEventKind::PetitionSent, sent);
    docket.add(NemndEventKind::PetitionReceived, received);
    if chance.percent(5) {
        docket.add(NemndEventKind::Dismissed, received + TimeDelta::hours(20));
        docket.add(
            NemndEventKind::PetitionSent,
            received + TimeDelta::hours(26),
        );
        docket.add(
            NemndEventKind::PetitionReceived,
            received + TimeDelta::hours(27),
        );
    }
    let between = (decision - received).num_minutes();
    let heard = received + TimeDelta::minutes(between * chance.between(55, 85) / 100);
    let heard = hours::office_time_before(calendar::local_date(heard), chance)
        .max(received + TimeDelta::hours(2));
    hearing(received, heard, decision, docket, chance);
    if let Ending::MovedIn { at, .. } = fate.ending {
        docket.add(NemndEventKind::DecisionCarriedOut, at);
        let late = at > decision + TimeDelta::days(40);
        if late && case.basis == LegalBasis::P5_1 && chance.percent(60) {
            let until = hours::days_after(calendar::local_date(decision), chance.between(56, 98));
            let at =
                hours::next_office_time(decision + TimeDelta::days(chance.between(28, 34)), chance);
            docket.0.push(Step {
                kind: NemndEventKind::Extended,
                at,
                until: Some(until),
            });
        }
    }
}

/// A hearing, sometimes put off once, and the decision after it.
fn hearing(
    received: Instant,
    heard: Instant,
    decided: Instant,
    docket: &mut Docket,
    chance: &mut Chance,
) {
    if chance.percent(7) {
        let halfway = calendar::local_date(received + (heard - received) / 2);
        let put_off =
            hours::office_time_before(halfway, chance).max(received + TimeDelta::hours(1));
        docket.add(NemndEventKind::Postponed, put_off);
    }
    docket.add(NemndEventKind::HearingSet, heard);
    docket.add(NemndEventKind::Decided, decided);
}
