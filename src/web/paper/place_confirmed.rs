//! «Plass bekreftet» in words.

use crate::app::Rules;
use crate::app::place_confirmed::Confirmed;
use crate::domain::calendar;
use crate::paper::place_confirmed::{Fact, PlaceConfirmed, Section};
use crate::paper::{Head, Paper, PaperFault};
use crate::web::pages::say::Say;

/// The document.
///
/// # Errors
/// As every document.
pub fn paper(say: &Say, rules: &Rules, confirmed: &Confirmed) -> Result<Paper, PaperFault> {
    let number = confirmed.request.case_number.as_str();
    let head = Head {
        title: say.t("pdf-plass-tittel"),
        language: say.lang(),
        from: say.with(
            "desk-bufetat",
            &[("navn", &say.code("region", confirmed.request.region))],
        ),
        at: confirmed.accepted_at,
        footer: say.with("pdf-plass-bunn", &[("sak", number)]),
        lead: say.with(
            "pdf-plass-lead",
            &[("tidspunkt", &say.instant(confirmed.accepted_at))],
        ),
    };
    let section = |key: &str, facts| Section {
        heading: say.t(key),
        facts,
    };
    let document = PlaceConfirmed {
        sections: vec![
            section("pdf-plass-plassen", place(say, rules, confirmed)),
            section("pdf-plass-saken", case(say, rules, confirmed)),
        ],
        notes: vec![say.t("pdf-plass-kilde"), say.t("pdf-uten-navn")],
    };
    document.paper(&head)
}

/// The unit, what the list of units says it is for, and from when.
fn place(say: &Say, rules: &Rules, confirmed: &Confirmed) -> Vec<Fact> {
    let offer = &confirmed.offer;
    let unit = rules.units.get(&offer.unit);
    let name = unit.map_or_else(|| offer.unit.clone(), |unit| unit.name.clone());
    let group = unit.and_then(|unit| unit.target_group);
    let until = unit.map(|unit| match unit.valid_to.and_then(|day| day.pred_opt()) {
        Some(last) => say.date(last),
        None => say.t("pdf-plass-uten-slutt"),
    });
    let facts = [
        ("field-unit", Some(name)),
        ("pdf-plass-kode", Some(offer.unit.clone())),
        ("field-measure", Some(say.code("measure", offer.measure))),
        (
            "field-target-group",
            group.map(|group| say.code("target-group", group)),
        ),
        ("pdf-plass-eier", Some(say.code("unit-owner", offer.owner))),
        ("field-region", Some(say.code("region", offer.unit_region))),
        (
            "field-available-from",
            Some(say.date(offer.offer.available_from)),
        ),
        ("pdf-plass-gjelder-til", until),
    ];
    named(say, facts)
}

fn case(say: &Say, rules: &Rules, confirmed: &Confirmed) -> Vec<Fact> {
    let request = &confirmed.request;
    let content = &request.content;
    let day = calendar::local_date(content.need_reported_at);
    let offer = &confirmed.offer.offer;
    let moved_in = offer.moved_in.map(|told| say.instant(told.at));
    let facts = [
        ("pdf-plass-saksnummer", Some(request.case_number.clone())),
        (
            "field-municipality",
            Some(say.municipality(rules, request.municipality, day)),
        ),
        (
            "field-legal-basis",
            Some(say.basis(content.legal_basis, content.law_version)),
        ),
        ("field-kind", Some(say.code("request-kind", content.kind))),
        ("field-offer-made", Some(say.instant(offer.made.at))),
        (
            "pdf-plass-akseptert",
            Some(say.instant(confirmed.accepted_at)),
        ),
        ("pdf-plass-innflyttet", moved_in),
    ];
    named(say, facts)
}

fn named<const N: usize>(say: &Say, facts: [(&str, Option<String>); N]) -> Vec<Fact> {
    let there = facts.into_iter();
    there
        .filter_map(|(key, value)| Some((say.t(key), value?)))
        .collect()
}
