//! «Mellomløsninger»: where the child was while it waited, what that cost and what it took of the staff.

use actix_web::web::Path;

use super::Loaded;
use super::forms::Forms;
use crate::app::interim;
use crate::domain::id::StayId;
use crate::domain::interim::{CostCount, CostKind, Interim, InterimCost, InterimSpell, PartialSum};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Action;
use crate::web::pages::answer::Answer;
use crate::web::pages::form::{Act, Choice, Kind, choice};
use crate::web::pages::offers::happened;
use crate::web::pages::say::Say;
use crate::web::pages::sent::Reader;
use crate::web::pages::visitor::{Posted, Visitor};

/// The spells in words.
pub struct InterimView {
    /// One row a spell.
    pub rows: Vec<SpellRow>,
    /// What they cost and took in all.
    pub totals: Vec<String>,
    /// The form that tells it.
    pub act: Option<Act>,
}

/// One spell in words.
pub struct SpellRow {
    /// Where.
    pub place: String,
    /// From when to when.
    pub period: String,
    /// Begun days.
    pub days: String,
    /// What it cost, a line a kind.
    pub costs: Vec<String>,
    /// What it took of the staff.
    pub staff: String,
}

/// The spells of a request with what they took, and the form for who may tell it.
pub fn view(forms: &Forms<'_>) -> InterimView {
    let (visitor, loaded) = (forms.visitor, forms.loaded);
    let say = &visitor.say;
    InterimView {
        rows: loaded
            .interim
            .spells
            .iter()
            .map(|one| row(say, one))
            .collect(),
        totals: totals(say, &loaded.interim),
        act: forms.interim(),
    }
}

fn row(say: &Say, spell: &InterimSpell) -> SpellRow {
    let costs = spell.lines.iter().map(|line| {
        let kind = say.code("cost-kind", line.kind);
        let amount = kroner(say, line.kroner);
        let counted = say.code("cost-count", line.counted).to_lowercase();
        let sum = kroner(say, line.sum);
        let said = [
            ("hva", kind.as_str()),
            ("kroner", &amount),
            ("beregning", &counted),
            ("sum", &sum),
        ];
        let key = match line.counted {
            CostCount::PerDay => "mellom-linje-dogn",
            CostCount::InAll => "mellom-linje",
        };
        say.with(key, &said)
    });
    let mut costs: Vec<String> = costs.collect();
    if costs.is_empty() {
        costs.push(say.t("mellom-ikke-fort"));
    }
    SpellRow {
        place: say.code("place-of-stay", spell.place),
        period: period(say, spell),
        days: say.counted("mellom-dogn", whole(spell.days)),
        costs,
        staff: staff(say, spell.staff_hours.map(i64::from), spell.staff_people),
    }
}

fn period(say: &Say, spell: &InterimSpell) -> String {
    let from = say.instant(spell.from);
    match spell.to {
        Some(to) => say.with(
            "mellom-fra-til",
            &[("fra", &from), ("til", &say.instant(to))],
        ),
        None => say.with("mellom-fra", &[("fra", &from)]),
    }
}

fn staff(say: &Say, hours: Option<i64>, people: Option<i32>) -> String {
    let hours = hours.map(|hours| say.counted("mellom-timer", whole(hours)));
    let people = people.map(|people| say.counted("mellom-personer", whole(people.into())));
    let parts: Vec<String> = hours.into_iter().chain(people).collect();
    if parts.is_empty() {
        say.t("mellom-ikke-fort")
    } else {
        parts.join(", ")
    }
}

/// What the wait cost and took in all, each sum with what it does not know.
pub fn totals(say: &Say, interim: &Interim) -> Vec<String> {
    let (cost, hours) = (interim.kroner(), interim.staff_hours());
    let money = cost.told.map(|told| kroner(say, told));
    let work = staff(say, hours.told, interim.staff_people());
    let work = (hours.told.is_some() || interim.staff_people().is_some()).then_some(work);
    vec![
        total(say, ("mellom-i-alt", "mellom-uten-kostnad"), money, cost),
        total(say, ("mellom-ansatte", "mellom-uten-timer"), work, hours),
    ]
}

/// A sum with what it lacks, or that nothing is told.
fn total(say: &Say, (known, lacks): (&str, &str), told: Option<String>, sum: PartialSum) -> String {
    let head = told.unwrap_or_else(|| say.t("mellom-ikke-fort"));
    let head = say.with(known, &[("hva", &head)]);
    if sum.unknown == 0 {
        return head;
    }
    let (unknown, all) = (sum.unknown.to_string(), sum.spells.to_string());
    let rest = say.with(lacks, &[("antall", &unknown), ("av", &all)]);
    [head, rest].join(" ")
}

fn kroner(say: &Say, kroner: i64) -> String {
    say.counted("mellom-kroner", whole(kroner))
}

/// A count of what is never below nothing.
fn whole(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

impl Forms<'_> {
    /// The form that tells what a spell took, for the kommune.
    fn interim(&self) -> Option<Act> {
        let visitor: &Visitor = self.visitor;
        let say = &visitor.say;
        let spells = &self.loaded.interim.spells;
        if spells.is_empty() || !visitor.actor.may(Action::WriteRequest) {
            return None;
        }
        let last = spells.last().map(|one| one.id.to_string());
        let named = |one: &InterimSpell| {
            let place = say.code("place-of-stay", one.place);
            let text = [place, period(say, one)].join(", ");
            choice(&one.id.to_string(), text)
        };
        let named: Vec<Choice> = spells.iter().map(named).collect();
        let target = self.on_request("mellomlosninger");
        Some(self.form(target, "akt-mellomlosning", |make| {
            vec![
                make.choose(Field::Spell, Kind::Select, named, &last.unwrap_or_default()),
                make.one_of::<CostKind>(Field::CostKind, Kind::Select, "cost-kind", None)
                    .optional(say),
                make.number(Field::Kroner).optional(say),
                make.one_of::<CostCount>(Field::Counted, Kind::Radios, "cost-count", None)
                    .optional(say),
                make.number(Field::StaffHours)
                    .hint(say.t("mellom-timer-hjelp"))
                    .optional(say),
                make.number(Field::StaffPeople)
                    .hint(say.t("mellom-personer-hjelp"))
                    .optional(say),
            ]
        }))
    }
}

/// `POST /anmodninger/{id}/mellomlosninger`.
pub async fn record(posted: Posted, id: Path<String>) -> Answer {
    let mut reader = Reader::new(&posted.sent);
    let stay = reader.read(Field::Spell, |typed| {
        typed.parse::<StayId>().map_err(|_| Rule::NotFound)
    });
    let stay = reader.needed(Field::Spell, stay);
    let cost = cost(&mut reader);
    let staff_hours = reader.number(Field::StaffHours);
    let staff_people = reader.number(Field::StaffPeople);
    let at = happened(&mut reader);
    let told = stay.map(|stay| {
        let told = InterimCost {
            stay,
            cost,
            staff_hours,
            staff_people,
        };
        (told, at)
    });
    let told = reader.done(told);
    super::acts::on_request(
        posted,
        &id,
        "mellomlosninger",
        told,
        |actor, work, of, (told, at)| interim::record(actor, work, of, (told, *at)),
    )
    .await
}

/// A cost is all of its three parts, or none.
fn cost(reader: &mut Reader<'_>) -> Option<(CostKind, i64, CostCount)> {
    let parts = [Field::CostKind, Field::Kroner, Field::Counted];
    let kind = reader.code(Field::CostKind);
    let kroner = reader.number(Field::Kroner);
    let counted = reader.code(Field::Counted);
    if let Some(named) = parts.into_iter().find(|field| !reader.is_blank(*field)) {
        for field in parts {
            let blank = reader.is_blank(field);
            reader.faults.unless(!blank, field, Rule::NeededWith(named));
        }
    }
    Some((kind?, kroner?.into(), counted?))
}

/// What is shown in a case's ten lines.
pub fn line(say: &Say, loaded: &Loaded) -> String {
    totals(say, &loaded.interim).join(" ")
}
