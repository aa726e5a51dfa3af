//! The filter as a form: what the visitor's reach lets be chosen, with what was typed.

use super::is_one_kommune;
use crate::app::Failure;
use crate::app::explore::Reach;
use crate::domain::breach::CountedKind;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::LegalBasis;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::Field;
use crate::domain::severity::SeverityLevel;
use crate::report::Month;
use crate::report::explore::Explored;
use crate::web::api::codes::ApiCode;
use crate::web::pages::form::{Attempt, Choice, Input, Kind, Maker, choice};
use crate::web::pages::say::Say;
use crate::web::pages::sent::Sent;
use crate::web::pages::visitor::Visitor;
use crate::web::statistics::Asked;

/// The form's name on its page.
const ACT: &str = "utvalg";

/// The names in the address, and the fields they are of.
const FIELDS: [(&str, Field); 7] = [
    ("fra", Field::From),
    ("til", Field::To),
    ("region", Field::Region),
    ("kommune", Field::Municipality),
    ("hjemmel", Field::LegalBasis),
    ("type", Field::Kind),
    ("alvorlighet", Field::Level),
];

/// What was asked for, as a form that was not taken.
pub fn attempt(asked: &Asked, failure: Failure) -> Attempt {
    let typed = FIELDS.iter().zip(asked.pairs());
    let typed = typed.map(|((_, field), (_, value))| (field.code().to_owned(), value.to_owned()));
    Attempt {
        act: ACT.to_owned(),
        sent: Sent::filled(typed.collect()),
        failure,
    }
}

/// The fields.
pub fn filters(visitor: &Visitor, asked: &Asked, attempt: Option<&Attempt>) -> Vec<Input> {
    let say = &visitor.say;
    let make = Maker::after(say, ACT, attempt);
    let newest = Month::of(crate::clock::now());
    let from = or(&asked.from, newest.in_january());
    let to = or(&asked.to, newest);
    let month = |field, typed: &str, key: &str| {
        make.input(field, Kind::Line("month"), typed)
            .labelled(say.t(key))
    };
    let mut inputs = vec![
        month(Field::From, &from, "statistikk-fra").named("fra"),
        month(Field::To, &to, "statistikk-til").named("til"),
    ];
    let reach = Reach::of(&visitor.actor);
    if matches!(reach, Reach::Country | Reach::Coarse) {
        inputs.push(make_select(
            &make,
            Field::Region,
            regions(say),
            &asked.region,
        ));
    }
    if reach.is_fine() && !is_one_kommune(visitor) {
        let all = kommuner(visitor, &reach);
        inputs.push(make_select(
            &make,
            Field::Municipality,
            all,
            &asked.municipality,
        ));
    }
    inputs.push(
        make_select(
            &make,
            Field::Kind,
            codes::<CountedKind>(say, "counted-kind"),
            &asked.kind,
        )
        .labelled(say.t("statistikk-type")),
    );
    if reach.is_fine() {
        let bases = codes::<LegalBasis>(say, "legal-basis");
        inputs.push(make_select(
            &make,
            Field::LegalBasis,
            bases,
            &asked.legal_basis,
        ));
        inputs.push(make_select(
            &make,
            Field::Level,
            levels(say),
            &asked.severity,
        ));
    }
    inputs
}

fn or(typed: &str, month: Month) -> String {
    if typed.is_empty() {
        month.to_string()
    } else {
        typed.to_owned()
    }
}

/// A list to choose from, posted under the name the address has.
fn make_select(make: &Maker<'_>, field: Field, choices: Vec<Choice>, chosen: &str) -> Input {
    let name = FIELDS.iter().find(|(_, one)| *one == field);
    make.choose_or_all(field, choices, chosen)
        .named(name.map_or("", |(name, _)| name))
}

fn regions(say: &Say) -> Vec<Choice> {
    let region = |one: &Region| choice(one.code(), say.code("region", *one));
    Region::ALL.iter().map(region).collect()
}

fn codes<C: ApiCode>(say: &Say, list: &str) -> Vec<Choice> {
    let one = |value: &C| choice(value.name(), say.code(list, *value));
    C::ALL.iter().map(one).collect()
}

/// The levels, with the scale each is of: the same word may stand on both.
fn levels(say: &Say) -> Vec<Choice> {
    let one = |level: &SeverityLevel| {
        let scale = say.code("severity-scale", level.scale());
        let name = [say.code("severity-level", *level), scale].join(", ");
        choice(level.name(), name)
    };
    SeverityLevel::ALL.iter().map(one).collect()
}

/// The kommuner one may choose among, by name.
fn kommuner(visitor: &Visitor, reach: &Reach) -> Vec<Choice> {
    let (say, reference) = (&visitor.say, &visitor.rules().reference);
    let today = calendar::local_date(crate::clock::now());
    let named = |number: MunicipalityNumber| {
        let name = say.municipality(visitor.rules(), number, today);
        choice(&number.to_string(), name)
    };
    let mut all: Vec<Choice> = match reach {
        Reach::Own(own) => own.iter().copied().map(named).collect(),
        _ => reference
            .municipalities(today)
            .map(|one| one.number)
            .filter(|number| is_of(reach, reference.region_of(*number, today).ok().flatten()))
            .map(named)
            .collect(),
    };
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

fn is_of(reach: &Reach, region: Option<Region>) -> bool {
    match reach {
        Reach::Region(own) => region == Some(*own),
        _ => region.is_some(),
    }
}

/// The months that were counted, in words.
pub fn period(say: &Say, seen: &Explored) -> String {
    let (texts, locale) = say.texts();
    let period = seen.filter.period;
    let name = |month: Month| texts.month(locale, month.year(), month.number());
    let (from, to) = (name(period.from), name(period.to));
    if from == to {
        from
    } else {
        [from, to].join("–")
    }
}
