//! The columns that only find rows are what the facts say, whatever has happened in whatever order.

use crate::support::Backend::{self, Postgres, Sqlite};
use crate::support::Story;
use crate::support::bodies::{acute_at, instant, planned_at, with};
use crate::support::story::Side;
use bistandsplikt::app::Failure;
use bistandsplikt::app::{case, engine};
use bistandsplikt::domain::id::{OfferId, RequestId};
use bistandsplikt::store::requests;
use chrono::{DateTime, TimeDelta, Utc};
use rstest::rstest;
use serde_json::json;

/// A small generator of chance: the same seed tells the same story.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// One request and its offers, and the hand that plays with them.
struct Play<'a> {
    story: &'a Story,
    chance: Chance,
    now: DateTime<Utc>,
    requests: Vec<RequestId>,
    offers: Vec<OfferId>,
    told: Vec<String>,
}

impl Play<'_> {
    fn step(&mut self) {
        self.now += TimeDelta::minutes(i64::try_from(1 + self.chance.below(900)).expect("small"));
        let moment = self.story.at_instant(self.now);
        let request = self.requests
            [usize::try_from(self.chance.below(self.requests.len() as u64)).expect("small")];
        let offer = self.offers.last().copied();
        let act = self.chance.below(20);
        let outcome = match act {
            0 | 1 => moment.offers(request).map(|made| self.offers.push(made)),
            2 | 3 => offer.map_or(Ok(()), |offer| moment.accepts(offer).map(drop)),
            4 => offer.map_or(Ok(()), |offer| moment.declines(offer).map(drop)),
            5 => offer.map_or(Ok(()), |offer| moment.takes_back(offer).map(drop)),
            6 => offer.map_or(Ok(()), |offer| moment.moves_in(offer).map(drop)),
            7 if self.chance.below(3) == 0 => moment.withdraws(request).map(drop),
            8 => moment
                .records_nemnd(request, &json!({"type": "iverksatt"}))
                .map(drop),
            9 => moment.records_harm(request, "romming").map(drop),
            10 => moment
                .corrects(request, &json!({"fareForLivEllerHelse": "ja"}))
                .map(drop),
            12 => moment.records_stay(request, "sykehus").map(drop),
            18 => moment
                .tells(Side::Kommune, request, &self.any_event())
                .map(drop),
            14 => moment
                .records_nemnd(request, &json!({"type": "begjaeringMottatt"}))
                .map(drop),
            11 => moment.breach_on(request).map_or(Ok(()), |found| {
                moment.assesses(found.breach.id, "svaertAlvorlig").map(drop)
            }),
            13 => {
                let reasons = ["trukketVedFeil", "plassenHoldtIkke", "flyttetAldriInn"];
                let reason = reasons[usize::try_from(self.chance.below(3)).expect("small")];
                let again = json!({"type": "gjenaapnet", "detalj": reason});
                moment.tells(Side::Kommune, request, &again).map(drop)
            }
            17 => moment.breach_on(request).map_or(Ok(()), |found| {
                moment
                    .answers(found.breach.id, "utrygg_naa", "ja")
                    .map(drop)
            }),
            19 => moment.acknowledges_one().map_or(Ok(()), |acted| acted),
            _ => {
                moment.sweeps();
                Ok(())
            }
        };
        self.told
            .push(format!("{} act {act}: {outcome:?}", self.now));
        assert!(
            matches!(
                outcome,
                Ok(()) | Err(Failure::Conflict(_) | Failure::Refused(_))
            ),
            "{:#?}",
            self.told
        );
        self.assert_finders_hold();
    }

    fn any_event(&mut self) -> serde_json::Value {
        let stays = ["bvl-4-4", "bvl-6-2-behandling", "bvl-6-6"];
        match self.chance.below(6) {
            0 => json!({"type": "flytteforbud"}),
            1 => json!({"type": "henvendelseHjemstat"}),
            2 => json!({"type": "klageMottattAvNemnda"}),
            3 => json!({"type": "vedtakForlenget"}),
            which => {
                json!({"type": "oppholdBegynte", "detalj": stays[usize::try_from(which % 3).expect("small")]})
            }
        }
    }

    fn assert_finders_hold(&self) {
        for request in self.requests.clone() {
            let rules = self.story.service().rules.clone();
            let now = self.now;
            let (stored, rebuilt, case) = self
                .story
                .service()
                .store
                .read_blocking(|tx| {
                    let stored = requests::finders(tx, request)?;
                    let case = case::load(tx, &[request.to_string()])?
                        .pop()
                        .ok_or(Failure::NotFound)?;
                    Ok::<_, Failure>((stored, engine::finders(&case, &rules, now), case))
                })
                .expect("a case");
            let running = engine::running(&case, &self.story.service().rules);
            for warning in &case.warned.raised {
                let is_open = running.contains(&warning.limit);
                assert_eq!(warning.is_open, is_open, "{:#?}", self.told);
            }
            // What is due is found later than it is due: then the columns still point at it.
            let next = (stored.next_check_at, rebuilt.next_check_at);
            let late = matches!(next, (Some(then), _) if then <= now);
            assert_eq!(stored.status, rebuilt.status, "{:#?}", self.told);
            assert_eq!(
                stored.first_offer_at, rebuilt.first_offer_at,
                "{:#?}",
                self.told
            );
            assert_eq!(
                stored.severity_rank, rebuilt.severity_rank,
                "{:#?}",
                self.told
            );
            assert_eq!(stored.lapses_at, rebuilt.lapses_at, "{:#?}", self.told);
            assert!(
                late || next.0 == next.1,
                "{next:?} at {now}: {:#?}",
                self.told
            );
        }
    }
}

#[rstest]
fn after_any_story_the_finders_are_what_the_facts_say(
    #[values(Sqlite, Postgres)] on: Backend,
    #[values(1, 2, 3, 4, 5, 6)] seed: u64,
) {
    let story = Story::on(on);
    let reported = "2024-07-12T10:00:00+02:00";
    let moment = story.at(reported);
    let requests = vec![
        moment.registers(&with(
            acute_at(reported),
            json!({"hjemmel": "bvl-4-4", "akuttvedtak": reported}),
        )),
        moment.registers(&with(
            planned_at(reported, "2024-07-20"),
            json!({"ivaretatt": "nei"}),
        )),
    ];
    let now = instant(reported);
    let mut play = Play {
        story: &story,
        chance: Chance(seed),
        now,
        requests,
        offers: Vec::new(),
        told: Vec::new(),
    };
    for _ in 0..80 {
        play.step();
    }
    assert!(
        !play.offers.is_empty()
            && story.raw().count("possible_breach") > 0
            && story.raw().count("warning") > 0,
        "a story worth telling"
    );
}

/// The control: a finder that was changed behind the engine's back is seen.
#[rstest]
#[should_panic(expected = "assertion")]
fn a_finder_that_lies_is_seen(#[values(Sqlite, Postgres)] on: Backend) {
    let story = Story::on(on);
    let reported = "2024-07-12T10:00:00+02:00";
    let requests = vec![story.at(reported).registers(&acute_at(reported))];
    story
        .raw()
        .run("UPDATE placement_request SET severity_rank = 3")
        .expect("an update");
    let now = instant(reported);
    let play = Play {
        story: &story,
        chance: Chance(1),
        now,
        requests,
        offers: Vec::new(),
        told: Vec::new(),
    };
    play.assert_finders_hold();
}
