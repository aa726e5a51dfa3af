//! What follows a request while the child waits and after: the child's participation, what the wait takes of the
//! kommune, the goal and plan of the stay, a disagreement, places that are kept, and Bufetat's own view of a
//! possible breach. Every case draws from a stream of its own, so that nothing else of the year moves.

use chrono::{Datelike, TimeDelta};
use serde_json::{Value, json};

use super::case::Case;
use super::chance::Chance;
use super::ending::Ending;
use super::fate::Fate;
use super::hours;
use super::offer::OfferEnd;
use super::sheet::{Entry, Handling, Instant, Sheet, stamp};
use super::waiting;
use crate::domain::calendar;

/// Writes all of it.
pub fn write(case: &Case, fate: &Fate, sheet: &mut Sheet) {
    let mut chance = case.own_chance(4);
    let told = Told {
        case,
        until: fate.settled().unwrap_or_else(|| waiting::until(case, fate)),
        waits: fate.settled().or(fate.closed()).is_none(),
    };
    told.participation(sheet, &mut chance);
    told.cost(sheet, &mut chance);
    told.plan(sheet, &mut chance);
    told.disagreement(sheet, &mut chance);
    leaving(case, fate, sheet, &mut chance);
    holds(case, fate, sheet, &mut chance);
    own_view(case, fate, sheet, &mut chance);
}

/// A case whose wait is told of.
struct Told<'a> {
    case: &'a Case,
    until: Instant,
    /// Whether it waits still: such a case is told of more than others, since a visitor finds it on the lists.
    waits: bool,
}

impl Told<'_> {
    /// Writes a line unless the wait is over by then.
    fn line(&self, at: Instant, actor: String, handling: Handling, data: Value, to: &mut Sheet) {
        if at < self.until {
            to.write(self.case.entry(at, actor, handling, data));
        }
    }

    fn by_kommune(&self, at: Instant, handling: Handling, data: Value, to: &mut Sheet) {
        self.line(at, self.case.municipality(at), handling, data, to);
    }

    fn is_told(&self, share: u32, chance: &mut Chance) -> bool {
        chance.percent(if self.waits { 80 } else { share })
    }

    fn participation(&self, sheet: &mut Sheet, chance: &mut Chance) {
        if !self.is_told(30, chance) {
            return;
        }
        let at = self.case.registered + chance.minutes(15, 90);
        let age = calendar::local_date(self.case.reported).year() - self.case.child.born.year();
        let data = if chance.percent(15) {
            json!({
                "barnetHort": "ikkeAnledningEnnaa",
                "ikkeHortFordi": "Oppdiktet: barnet sover. Vi snakker med det i morgen.",
            })
        } else if age < 5 {
            json!({
                "barnetHort": "observasjon",
                "barnetSier": "Oppdiktet: roer seg når en kjent voksen er i nærheten.",
            })
        } else {
            json!({
                "barnetHort": chance.one_of(["samtale", "samtale", "representant"]),
                "barnetSier": chance.one_of([
                    "Oppdiktet: vil gå på samme skole som før.",
                    "Oppdiktet: vil bo nær søsknene sine.",
                    "Oppdiktet: vil ikke bo sammen med mange andre ungdommer.",
                ]),
                "vektlegging": chance.percent(65).then_some(
                    "Oppdiktet: vi ber om et sted i nærheten, og sier fra om skolen."),
            })
        };
        self.by_kommune(at, Handling::Participation, data, sheet);
    }

    /// What the place in between costs, and how many it takes.
    fn cost(&self, sheet: &mut Sheet, chance: &mut Chance) {
        let at = self.case.registered + TimeDelta::hours(28);
        if !self.case.is_acute() || !self.is_told(35, chance) {
            return;
        }
        let cost = json!({
            "kostnad": chance.one_of(["losji", "kjoptTjeneste", "lonn"]),
            "kroner": chance.between(14, 95) * 100,
            "beregning": "perDogn",
        });
        self.by_kommune(at, Handling::Interim, cost, sheet);
        if chance.percent(60) {
            let staff = json!({
                "timer": chance.between(8, 72),
                "personerPaaVakt": chance.between(1, 3),
            });
            self.by_kommune(at + TimeDelta::minutes(6), Handling::Interim, staff, sheet);
        }
    }

    /// The goal of the stay, what must be so before the child leaves it, and what the kommune has ready then.
    fn plan(&self, sheet: &mut Sheet, chance: &mut Chance) {
        if !self.is_told(if self.case.is_acute() { 6 } else { 35 }, chance) {
            return;
        }
        let at = hours::next_office_time(self.case.registered + chance.minutes(40, 300), chance);
        let goal = chance.one_of([
            "Oppdiktet: ro, søvn og skole hver dag.",
            "Oppdiktet: hjem igjen når foreldrene har fått veiledning.",
        ]);
        let until = stamp(at + TimeDelta::days(chance.between(60, 160)));
        let events = [
            json!({ "type": "maalForOppholdet", "tekst": goal }),
            json!({
                "type": "kriterierForUtflytting",
                "tekst": "Oppdiktet: fast skolegang i seks uker, og en plan alle er enige om.",
            }),
            json!({
                "type": "nesteTiltak",
                "detalj": chance.one_of(["barnevernsleder", "kommunalsjefOppvekst"]),
                "til": until,
                "tekst": "Oppdiktet: veiledning i hjemmet og fast kontakt på skolen.",
            }),
        ];
        for (minutes, event) in (0..).step_by(7).zip(events) {
            let at = at + TimeDelta::minutes(minutes);
            self.by_kommune(at, Handling::CaseEvent, event, sheet);
        }
    }

    /// What the two sides disagree about; for some, statsforvalteren is asked as a neutral third party.
    fn disagreement(&self, sheet: &mut Sheet, chance: &mut Chance) {
        let share = if self.waits { 50 } else { 3 };
        if !chance.percent(share) {
            return;
        }
        let (case, begun) = (self.case, self.case.registered + chance.minutes(200, 420));
        let raised = json!({
            "type": "uenighet",
            "detalj": chance.one_of(["avstand", "egnethet", "ansvarHelseEllerJustis"]),
            "tekst": "Oppdiktet: vi mener at barnet ikke kan vente på et sted så langt unna.",
        });
        self.by_kommune(begun, Handling::CaseEvent, raised, sheet);
        let view = json!({
            "type": "synPaaUenighet",
            "tekst": "Oppdiktet: alt i nærheten er spurt. Vi leter videre i hele regionen.",
        });
        let at = begun + chance.minutes(60, 200);
        self.line(at, case.intake(), Handling::CaseEvent, view, sheet);
        if chance.percent(70) {
            self.dialogue(begun + TimeDelta::hours(20), sheet, chance);
        }
    }

    fn dialogue(&self, asked: Instant, sheet: &mut Sheet, chance: &mut Chance) {
        let office = format!("statsforvalter.saksbehandler@{}", self.case.place.office);
        let step = |kind: &str| json!({ "type": kind });
        self.by_kommune(asked, Handling::Dialogue, step("dialogInvitasjon"), sheet);
        let answered = asked + chance.minutes(30, 300);
        let desk = self.case.intake();
        self.line(
            answered,
            desk,
            Handling::Dialogue,
            step("dialogGodtatt"),
            sheet,
        );
        if chance.percent(50) {
            let at = answered + TimeDelta::hours(18);
            self.line(at, office, Handling::Dialogue, step("dialogGodtatt"), sheet);
        }
    }
}

/// A child who moved in, is ready to leave and is still there: why.
fn leaving(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    let Ending::MovedIn { told, .. } = fate.ending else {
        return;
    };
    if !chance.percent(4) {
        return;
    }
    let at = hours::next_office_time(told + TimeDelta::days(chance.between(12, 40)), chance);
    let ready = json!({ "type": "klarForUtflytting" });
    sheet.write(case.entry(at, case.municipality(at), Handling::CaseEvent, ready));
    let later = hours::next_office_time(at + TimeDelta::days(chance.between(3, 12)), chance);
    let why = json!({
        "type": "ikkeFlyttetUt",
        "detalj": chance.one_of(["venterPaaBolig", "venterPaaSkole", "venterPaaFosterhjem"]),
    });
    sheet.write(case.entry(later, case.municipality(later), Handling::CaseEvent, why));
}

/// A place that is kept while the kommune thinks, and for some let go before it has answered.
fn holds(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    for (index, offer) in fate.offers.iter().enumerate() {
        let (end, declined) = match offer.end {
            OfferEnd::Accepted(at) => (at, false),
            OfferEnd::Declined(at, _) => (at, true),
            OfferEnd::Expired(_) | OfferEnd::Retracted(_) => continue,
        };
        let at = offer.made + TimeDelta::minutes(2);
        if !chance.percent(25) || end <= at {
            continue;
        }
        let until = end + TimeDelta::hours(3);
        let until = offer.expires.map_or(until, |expiry| expiry.min(until));
        let name = format!("{}-T{}", case.reference, index + 1);
        let line = |at, handling, data| Entry {
            at,
            actor: case.intake(),
            handling,
            reference: None,
            about: Some(name.clone()),
            data,
        };
        let kept = json!({ "holdesTil": stamp(until) });
        sheet.write(line(at, Handling::Hold, kept));
        let released = end - TimeDelta::minutes(1);
        if declined && released > at {
            let why = json!({ "begrunnelse": "Oppdiktet: enheten trengte plassen likevel." });
            sheet.write(line(released, Handling::Release, why));
        }
    }
}

/// Bufetat's own view of what passed without an offer, and for some a report of it to statsforvalteren.
fn own_view(case: &Case, fate: &Fate, sheet: &mut Sheet, chance: &mut Chance) {
    let Some(limit) = fate.flagged_at(case) else {
        return;
    };
    if !chance.percent(30) {
        return;
    }
    let at = hours::next_office_time(limit + TimeDelta::days(chance.between(2, 12)), chance);
    let actor = format!("bufetat.inntak_leder@{}", case.place.region);
    let view = json!({
        "hvaSkjedde": "Oppdiktet: den første enheten ble spurt sent på kvelden.",
        "aarsak": chance.one_of(["ingenLedigPlass", "soktForSent", "bemanning"]),
        "oppfolging": chance.one_of(["rutineEndret", "bemanningOkt", "letingenFortsetter"]),
        "hvaGjores": "Oppdiktet: alle regionene spørres samme kveld.",
    });
    sheet.write(case.entry(at, actor.clone(), Handling::OwnView, view));
    if chance.percent(40) {
        let at = at + chance.minutes(30, 24 * 60);
        sheet.write(case.entry(at, actor, Handling::OwnReport, json!({})));
    }
}
