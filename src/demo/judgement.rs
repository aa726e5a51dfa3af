//! What Bufetat and statsforvalteren make of a request that was offered nothing in time.

use chrono::TimeDelta;
use serde_json::json;

use super::case::Case;
use super::chance::Chance;
use super::fate::Fate;
use super::hours;
use super::names::Named;
use super::offer::OfferEnd;
use super::sheet::{Entry, Handling, Instant, Sheet};
use super::words;
use crate::domain::calendar;
use crate::domain::organisation::Region;
use crate::domain::request::Judgement;
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::domain::supervision::ConclusionCode;

/// Writes the judgements of a flagged request, and supervision of this and some other requests.
pub fn write(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    match fate.flagged_at(case) {
        Some(limit) => {
            let (judged, rejected) = bufetat(case, fate, limit, sheet, chance);
            if !rejected && chance.percent(28) {
                let opened = judged + TimeDelta::days(chance.between(2, 50));
                supervision(case, limit, opened, sheet, chance);
            }
        }
        None => disagreement(case, fate, sheet, chance),
    }
}

/// Assessed, then confirmed or rejected by the region's leader. Gives when the last was done.
fn bufetat(
    case: &Case,
    fate: &Fate,
    limit: Instant,
    sheet: &mut Sheet,
    chance: &mut Chance,
) -> (Instant, bool) {
    let assessed = hours::next_office_time(limit + chance.minutes(6 * 60, 9 * 24 * 60), chance);
    if chance.percent(88) {
        assess(case, fate, assessed, sheet, chance);
    }
    let decided = hours::next_office_time(assessed + chance.minutes(30, 12 * 24 * 60), chance);
    let (handling, reason) = match chance.between(0, 99) {
        0..83 => (
            Handling::Confirm,
            chance.percent(30).then(|| words::severity_note(chance)),
        ),
        83..90 => (Handling::Reject, Some(words::rejection_note(chance))),
        _ => return (assessed, false),
    };
    let actor = format!("bufetat.region_leder@{}", case.place.region);
    sheet.write(case.entry(decided, actor, handling, json!({ "begrunnelse": reason })));
    (decided, handling == Handling::Reject)
}

fn assess(case: &Case, fate: &Fate, at: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    let level = if chance.percent(4) {
        "ikkeVurdert"
    } else {
        level(case, fate, at, chance).api()
    };
    let role = chance.one_of(["inntak", "inntak_leder"]);
    let data = json!({ "nivaa": level, "begrunnelse": words::severity_note(chance) });
    let actor = format!("bufetat.{role}@{}", case.place.region);
    sheet.write(case.entry(at, actor, Handling::Assess, data));
}

/// Looked after and no offer is moderate; danger, nobody looking after the child, and a long wait weigh
/// more. The regions do not judge alike, as in the published figures.
fn level(case: &Case, fate: &Fate, at: Instant, chance: &mut Chance) -> SeverityLevel {
    let mut rank: i64 = match case.cared_for {
        Judgement::Yes | Judgement::NotAssessed => 3,
        Judgement::No => 4,
    };
    rank += i64::from(case.danger == Judgement::Yes);
    let since = case.wanted_by().unwrap_or(case.reported);
    let waited = fate.offers.first().map_or(at, |offer| offer.made) - since;
    rank += match waited.num_hours() {
        ..10 => -1,
        10..120 => 0,
        _ => 1,
    };
    rank += match case.place.region {
        Region::West => i64::from(chance.percent(35)),
        Region::East => -i64::from(chance.percent(30)),
        Region::South | Region::Central | Region::North => {
            chance.between(-1, 1) * chance.between(0, 1)
        }
    };
    let (scale, best, worst) = scale(at);
    let wanted = rank.clamp(best, worst);
    SeverityLevel::of(scale)
        .find(|level| i64::from(level.rank()) == wanted)
        .unwrap_or(SeverityLevel::Moderate)
}

fn scale(at: Instant) -> (SeverityScale, i64, i64) {
    use chrono::Datelike;
    if calendar::local_date(at).year() < 2024 {
        (SeverityScale::Three2023, 1, 3)
    } else {
        (SeverityScale::Five2024, 1, 5)
    }
}

/// An offer in time that the kommune held unsuited may be taken to statsforvalteren as well.
fn disagreement(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    let declined = fate.offers.iter().find_map(|offer| match offer.end {
        OfferEnd::Declined(at, reason) if reason.holds_it_unsuited() => Some(at),
        _ => None,
    });
    if let (Some(at), Some(_)) = (declined, case.limit())
        && chance.percent(5)
    {
        supervision(
            case,
            at,
            at + TimeDelta::days(chance.between(4, 40)),
            sheet,
            chance,
        );
    }
}

/// Opened by a caseworker, mostly concluded within six months, which may be next year.
fn supervision(case: &Case, event: Instant, from: Instant, sheet: &mut Sheet, chance: &mut Chance) {
    let opened = hours::next_office_time(from, chance);
    let name = format!("{}-TS", case.reference);
    let office = case.place.office;
    let data = json!({ "begrunnelse": words::supervision_note(chance) });
    let actor = format!("statsforvalter.saksbehandler@{office}");
    let mut entry = case.entry(opened, actor, Handling::Supervise, data);
    entry.reference = Some(name.clone());
    sheet.write(entry);
    if chance.percent(8) {
        return;
    }
    let told = hours::next_office_time(opened + TimeDelta::days(chance.between(21, 165)), chance);
    let actor = format!("statsforvalter.leder@{office}");
    let data = conclusion(case, event, opened, told, chance);
    sheet.write(Entry {
        at: told,
        actor,
        handling: Handling::Conclude,
        reference: None,
        about: Some(name),
        data,
    });
}

fn conclusion(
    case: &Case,
    event: Instant,
    opened: Instant,
    told: Instant,
    chance: &mut Chance,
) -> serde_json::Value {
    let code = chance.weighted([
        (76, ConclusionCode::Breach),
        (15, ConclusionCode::NoBreach),
        (9, ConclusionCode::NotJudged),
    ]);
    let day = calendar::local_date(told - TimeDelta::days(chance.between(0, 3)))
        .max(calendar::local_date(opened));
    let period = code == ConclusionCode::Breach && chance.percent(50);
    json!({
        "konklusjon": code.api(),
        "dato": day.to_string(),
        "hendelseDato": calendar::local_date(event).to_string(),
        "periodeFra": period.then(|| calendar::local_date(case.reported).to_string()),
        "periodeTil": period.then(|| calendar::local_date(opened).to_string()),
        "tekst": chance.percent(40).then(|| words::supervision_note(chance)),
    })
}
