//! Reads a year line by line as an importer would, and holds each line against what came before.

mod acts;

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{Settings, small, written};
use crate::demo::names::Named;
use crate::demo::sheet::stamp;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::{self, Duty, LegalBasis, Measure, RequestKind};
use crate::domain::organisation::{Office, Region};
use crate::domain::reference::Reference;

type At = DateTime<Utc>;

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Open,
    Accepted,
    MovedIn,
    Withdrawn,
}

#[derive(Debug)]
struct Request {
    number: String,
    region: Region,
    office: Office,
    reported: At,
    due: Option<At>,
    first_offer: Option<At>,
    state: State,
    acute: bool,
}

#[derive(Debug)]
struct Offer {
    request: String,
    expires: Option<At>,
    open: bool,
    accepted: bool,
}

#[derive(Default)]
struct Replay {
    requests: HashMap<String, Request>,
    offers: HashMap<String, Offer>,
    cases: HashMap<String, At>,
    events: HashMap<String, At>,
    last: Option<At>,
}

fn at(value: &Value) -> At {
    let text = value.as_str().expect("an instant");
    let at = DateTime::parse_from_rfc3339(text)
        .expect("ISO 8601")
        .to_utc();
    assert_eq!(stamp(at), text, "the offset of Norwegian time");
    at
}

fn named<T: Code + Named>(value: &Value) -> T {
    let name = value.as_str().expect("a name");
    T::ALL
        .iter()
        .copied()
        .find(|one| one.api() == name)
        .unwrap_or_else(|| panic!("{name}"))
}

impl Replay {
    fn read(&mut self, text: &str) {
        let line: Value = serde_json::from_str(text).expect("JSON");
        let now = at(&line["tidspunkt"]);
        assert!(
            self.last.is_none_or(|last| last <= now),
            "out of order: {text}"
        );
        self.last = Some(now);
        let actor = line["aktor"].as_str().expect("an actor");
        let data = &line["data"];
        assert!(data.is_object() && !text.contains("null"), "{text}");
        let happened = if data["tidspunkt"].is_null() {
            now
        } else {
            at(&data["tidspunkt"])
        };
        assert!(happened <= now, "told before it happened: {text}");
        let (reference, about) = (line["ref"].as_str(), line["gjelder"].as_str());
        match line["handling"].as_str().expect("a handling") {
            "anmodning.registrer" | "forhaandsvarsel.anmodning" => {
                self.register(reference.unwrap(), now, actor, data);
            }
            "forhaandsvarsel.gi"
            | "forhaandsvarsel.avslutt"
            | "henvendelse.skriv"
            | "henvendelse.utfall"
            | "ikkeBedt.meld" => {}
            "tilbud.hold" | "tilbud.slipp" => {
                assert!(self.offers.contains_key(about.unwrap()), "{text}");
            }
            "anmodning.dialog" | "anmodning.barnekobling" => {
                assert_eq!(self.requests[about.unwrap()].state, State::Open, "{text}");
            }
            "tilbud.gi" => self.offer(reference.unwrap(), about.unwrap(), now, actor, data),
            "muligBrudd.registrer" => {
                assert!(about.is_none() && actor.starts_with("bufetat.region_leder@"));
                assert!(
                    self.events
                        .insert(reference.unwrap().to_owned(), now)
                        .is_none()
                );
            }
            "tilsyn.opprett" => self.supervise(reference.unwrap(), about.unwrap(), now, actor),
            "tilsyn.konkluder" => self.conclude(about, now, actor, data),
            handling if handling.starts_with("tilbud.") => {
                self.about_offer(handling, about.unwrap(), now, happened, actor);
            }
            handling if handling.starts_with("muligBrudd.") => {
                self.judge(about.unwrap(), now, actor)
            }
            handling => self.about_request(handling, about.unwrap(), now, happened, actor, data),
        }
    }

    fn register(&mut self, reference: &str, now: At, actor: &str, data: &Value) {
        let reported = at(&data["behovMeldt"]);
        assert!(reported <= now && now - reported <= TimeDelta::hours(1));
        let (kind, basis): (RequestKind, LegalBasis) =
            (named(&data["type"]), named(&data["hjemmel"]));
        let measure: Measure = named(&data["tiltak"]);
        let day = calendar::local_date(reported);
        assert!(
            legal_basis::check(basis, kind, measure, day).is_ok(),
            "{basis} {kind} {measure}"
        );
        if !data["akuttvedtak"].is_null() {
            let decided = at(&data["akuttvedtak"]);
            assert!(reported <= decided && decided <= now && kind != RequestKind::Planned);
        }
        assert_eq!(
            kind == RequestKind::InternalAcute,
            data["naavaerendeEnhet"].is_string()
        );
        assert_eq!(
            kind == RequestKind::Planned,
            data["onsketOppstart"].is_string()
        );
        let (child, born) = (&data["barn"]["nummer"], &data["barn"]["fodselsdato"]);
        assert_eq!(
            child.as_str().is_none_or(|number| number.len() == 12),
            born.is_string()
        );
        let acute = kind != RequestKind::Planned;
        let due = if acute {
            calendar::end_of_day(day).max(reported + TimeDelta::hours(2))
        } else {
            calendar::end_of_day(data["onsketOppstart"].as_str().unwrap().parse().unwrap())
        };
        assert!(now < due);
        let number = data["kommune"].as_str().unwrap().to_owned();
        assert!(actor.starts_with("kommune.") && actor.ends_with(&format!("@{number}")));
        let parsed = number.parse().unwrap();
        let county = Reference::shared().unwrap().county_of(parsed, day).unwrap();
        let request = Request {
            number,
            region: county.region.expect("never Oslo"),
            office: county.office,
            reported,
            due: (measure.duty() == Duty::Inside).then_some(due),
            first_offer: None,
            state: State::Open,
            acute,
        };
        assert!(
            self.requests
                .insert(reference.to_owned(), request)
                .is_none(),
            "twice: {reference}"
        );
    }

    fn flagged(&self, acute: bool) -> usize {
        let late = |request: &&Request| {
            request.acute == acute
                && request
                    .due
                    .is_some_and(|due| request.first_offer.is_none_or(|first| first > due))
        };
        self.requests.values().filter(late).count()
    }
}

fn replayed(settings: Settings) {
    let year = written(settings);
    let mut replay = Replay::default();
    year.text.lines().for_each(|line| replay.read(line));
    assert_eq!(replay.flagged(true), year.summary.flagged_acute as usize);
    assert_eq!(replay.flagged(false), year.summary.flagged_planned as usize);
    let limits = replay.requests.values().filter_map(|request| {
        request
            .due
            .filter(|due| request.first_offer.is_none_or(|first| first > *due))
    });
    assert_eq!(limits.chain(replay.last).max(), year.summary.settled_at);
}

#[test]
fn every_line_of_the_default_year_agrees_with_the_lines_before_it() {
    replayed(Settings::default());
}

#[test]
fn every_line_agrees_for_other_seeds_and_years() {
    for seed in 0..12 {
        replayed(small(seed));
    }
    for year in [2025, 2026, 2030, 2038] {
        replayed(Settings {
            year,
            acute: 300,
            planned: 200,
            ..small(99)
        });
    }
}
