//! What people tell, and what the oracle is told of it.

use super::oracle::Facts;
use super::oracle::Known;
use super::world::World;
use crate::support::bodies::acute_at;
use crate::support::bodies::number_of_a_child;
use crate::support::bodies::with;
use bistandsplikt::app::Failure;
use bistandsplikt::domain::id::RequestId;
use bistandsplikt::domain::legal_basis::LegalBasis;
use bistandsplikt::domain::nemnd::NemndEvent;
use bistandsplikt::domain::nemnd::NemndEventKind;
use chrono::DateTime;
use chrono::Days;
use chrono::SecondsFormat;
use chrono::TimeDelta;
use chrono::Utc;
use chrono_tz::Europe::Oslo;
use serde_json::json;

/// Paragraph, kind and measure of a request, and whether § 16-3 covers it.
type Sort = (LegalBasis, &'static str, &'static str, &'static str, bool);

const SORTS: [Sort; 10] = [
    (LegalBasis::P4_1, "bvl-4-1", "akutt", "fosterhjem", true),
    (LegalBasis::P4_2, "bvl-4-2", "akutt", "beredskapshjem", true),
    (
        LegalBasis::P4_2,
        "bvl-4-2",
        "internAkutt",
        "institusjon",
        true,
    ),
    (LegalBasis::P4_4, "bvl-4-4", "akutt", "institusjon", true),
    (LegalBasis::P4_5, "bvl-4-5", "akutt", "institusjon", true),
    (LegalBasis::P5_1, "bvl-5-1", "planlagt", "fosterhjem", true),
    (LegalBasis::P6_1, "bvl-6-1", "planlagt", "institusjon", true),
    (LegalBasis::P6_2, "bvl-6-2", "planlagt", "institusjon", true),
    (LegalBasis::P6_6, "bvl-6-6", "planlagt", "institusjon", true),
    (LegalBasis::P3_2, "bvl-3-2", "planlagt", "mst", false),
];

const NEMND: [(NemndEventKind, &str); 9] = [
    (NemndEventKind::DecisionCarriedOut, "iverksatt"),
    (NemndEventKind::EmergencyDecisionSent, "akuttvedtakSendt"),
    (
        NemndEventKind::EmergencyDecisionReceived,
        "akuttvedtakMottatt",
    ),
    (
        NemndEventKind::EmergencyDecisionApproved,
        "akuttvedtakGodkjent",
    ),
    (
        NemndEventKind::EmergencyDecisionNotApproved,
        "akuttvedtakIkkeGodkjent",
    ),
    (NemndEventKind::PetitionSent, "begjaeringSendt"),
    (NemndEventKind::PetitionReceived, "begjaeringMottatt"),
    (NemndEventKind::Decided, "vedtak"),
    (NemndEventKind::Dismissed, "avvist"),
];

fn text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

impl World {
    /// An instant not long ago.
    fn lately(&mut self) -> DateTime<Utc> {
        match self.chance.below(3) {
            0 => self.now,
            1 => self.now - TimeDelta::minutes(self.chance.between(1, 120)),
            _ => self.now - TimeDelta::minutes(self.chance.between(1, 3_000)),
        }
    }

    /// Somebody registers a request for a child of its own.
    pub fn register(&mut self) -> String {
        let (basis, paragraph, kind, measure, duty) = *self.chance.one_of(&SORTS);
        let acute = kind != "planlagt";
        let reported = self.lately();
        let day = reported.with_timezone(&Oslo).date_naive();
        let in_days = u64::try_from(self.chance.between(0, 4)).expect("days to come");
        let wanted = (!acute && self.chance.percent(80)).then(|| day + Days::new(in_days));
        let decided = (acute && self.chance.percent(60)).then(|| self.lately());
        let serial = 100 + u32::try_from(self.known.len()).expect("few");
        let body = with(
            acute_at(&text(reported)),
            json!({
                "barn": {"nummer": number_of_a_child("2012-08-13", serial)},
                "hjemmel": paragraph, "type": kind, "tiltak": measure,
                "onsketOppstart": wanted.map(|day| day.to_string()),
                "akuttvedtak": decided.map(text),
                "naavaerendeEnhet": (kind == "internAkutt").then_some("Heimen"),
            }),
        );
        let request = self.story.at_instant(self.now).registers(&body);
        let facts = Facts {
            basis,
            acute,
            duty,
            reported,
            wanted,
            decided,
            offered: Vec::new(),
            withdrawn: None,
            moved_in: None,
            nemnd: Vec::new(),
        };
        self.known
            .push(Known::new(request.to_string(), self.now, facts));
        self.requests.push(request);
        format!("registers {paragraph} {kind}")
    }

    /// Somebody tells something about a request that is there.
    pub fn tell_more(&mut self) -> String {
        let case = self.chance.below(self.requests.len());
        let request = self.requests[case];
        let act = self.chance.below(12);
        let outcome = match act {
            0 | 1 => self.offer(case, request),
            2..=4 => self.answer(act),
            5 if self.chance.percent(40) => self.withdraw(case, request),
            6..=8 => self.nemnd(case, request),
            9 => self.correct(case, request),
            10 => {
                let told = self.story.at_instant(self.now);
                told.records_harm(request, "romming").map(drop)
            }
            _ => {
                let told = self.story.at_instant(self.now);
                let danger = json!({"fareForLivEllerHelse": "ja"});
                let told = told.corrects(request, &danger).map(drop);
                self.known[case].tell(self.now, |_| ());
                told
            }
        };
        let refused = matches!(outcome, Err(Failure::Conflict(_) | Failure::Refused(_)));
        assert!(outcome.is_ok() || refused, "act {act}: {outcome:?}");
        format!(
            "act {act} on {case}: {}",
            if refused { "refused" } else { "told" }
        )
    }

    fn offer(&mut self, case: usize, request: RequestId) -> Result<(), Failure> {
        let made = self.lately().max(self.known[case].facts().reported);
        let told = self.story.at_instant(self.now);
        let offer = told.tells_of_an_offer(request, made)?;
        self.offers.push((offer, case));
        self.known[case].tell(self.now, |facts| facts.offered.push(made));
        Ok(())
    }

    fn answer(&mut self, act: usize) -> Result<(), Failure> {
        let Some((offer, case)) = self.offers.last().copied() else {
            return Ok(());
        };
        let told = self.story.at_instant(self.now);
        match act {
            2 => told.accepts(offer).map(drop),
            3 => told.declines(offer).map(drop),
            _ => {
                told.moves_in(offer)?;
                let now = self.now;
                self.known[case].tell(now, |facts| {
                    facts.moved_in = Some(facts.moved_in.map_or(now, |first| first.min(now)));
                });
                Ok(())
            }
        }
    }

    fn withdraw(&mut self, case: usize, request: RequestId) -> Result<(), Failure> {
        self.story.at_instant(self.now).withdraws(request)?;
        let now = self.now;
        self.known[case].tell(now, |facts| facts.withdrawn = Some(now));
        Ok(())
    }

    fn nemnd(&mut self, case: usize, request: RequestId) -> Result<(), Failure> {
        let (kind, name) = *self.chance.one_of(&NEMND);
        let at = self.lately();
        let event = json!({"type": name, "tidspunkt": text(at)});
        let told = self.story.at_instant(self.now);
        told.records_nemnd(request, &event)?;
        let event = NemndEvent {
            kind,
            at,
            until: None,
        };
        self.known[case].tell(self.now, |facts| facts.nemnd.push(event));
        Ok(())
    }

    fn correct(&mut self, case: usize, request: RequestId) -> Result<(), Failure> {
        let reported = self.lately();
        let told = self.story.at_instant(self.now);
        told.corrects(request, &json!({"behovMeldt": text(reported)}))?;
        self.known[case].tell(self.now, |facts| facts.reported = reported);
        Ok(())
    }
}
