//! Whether the year looks as intended: shares, regions, reasons, children, the year before.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Settings, written};
use crate::demo::names::Named;
use crate::domain::code::Code;
use crate::domain::request::WithdrawalReason;

fn lines() -> Vec<Value> {
    let text = written(Settings::default()).text;
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn of<'a>(lines: &'a [Value], handling: &'a str) -> impl Iterator<Item = &'a Value> {
    lines
        .iter()
        .filter(move |line| line["handling"] == handling)
}

fn counted<'a>(values: impl Iterator<Item = &'a Value>) -> BTreeMap<String, usize> {
    values.fold(BTreeMap::new(), |mut counts, value| {
        *counts
            .entry(value.as_str().unwrap_or("-").to_owned())
            .or_default() += 1;
        counts
    })
}

#[test]
fn about_eight_in_a_hundred_acute_and_twelve_planned_are_flagged() {
    for seed in 1..4 {
        let summary = written(Settings {
            seed,
            ..Settings::default()
        })
        .summary;
        let acute = f64::from(summary.flagged_acute) / f64::from(summary.acute);
        let planned = f64::from(summary.flagged_planned) / f64::from(summary.planned);
        assert!((0.06..0.11).contains(&acute), "{acute}");
        assert!((0.09..0.16).contains(&planned), "{planned}");
    }
}

#[test]
fn the_regions_differ_and_oslo_asks_nobody() {
    let lines = lines();
    let regions = counted(of(&lines, "muligBrudd.bekreft").map(|line| &line["aktor"]));
    let of_region = |region: &str| {
        regions
            .get(&format!("bufetat.region_leder@{region}"))
            .copied()
            .unwrap_or(0)
    };
    assert!(of_region("nord") * 5 < of_region("midt"), "{regions:?}");
    assert!(of_region("vest") < of_region("ost"), "{regions:?}");
    let kommuner = counted(of(&lines, "anmodning.registrer").map(|line| &line["data"]["kommune"]));
    assert!(
        !kommuner.contains_key("0301") && kommuner.len() > 200,
        "{}",
        kommuner.len()
    );
}

#[test]
fn every_reason_to_withdraw_is_shown() {
    let lines = lines();
    let reasons = counted(of(&lines, "anmodning.trekk").map(|line| &line["data"]["grunn"]));
    for reason in WithdrawalReason::ALL {
        assert!(reasons.contains_key(reason.api()), "{reason}: {reasons:?}");
    }
    let replaced =
        of(&lines, "anmodning.trekk").filter(|line| line["data"]["erstattesAv"].is_string());
    assert_eq!(replaced.count(), reasons["planlagtIstedenfor"]);
}

#[test]
fn acute_needs_arise_mostly_out_of_office_hours() {
    let lines = lines();
    let acute: Vec<&Value> = of(&lines, "anmodning.registrer")
        .filter(|line| line["data"]["type"] == "akutt")
        .collect();
    let by_duty = acute
        .iter()
        .filter(|line| line["aktor"].as_str().unwrap().starts_with("kommune.vakt"));
    assert!(by_duty.count() * 10 > acute.len() * 7);
}

#[test]
fn some_children_have_no_number_some_come_again_and_some_have_moved() {
    let lines = lines();
    let mut kommuner: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (mut numbered, mut unnumbered) = (0, 0);
    for line in of(&lines, "anmodning.registrer") {
        match line["data"]["barn"]["nummer"].as_str() {
            Some(number) => {
                numbered += 1;
                kommuner
                    .entry(number)
                    .or_default()
                    .insert(line["data"]["kommune"].as_str().unwrap());
            }
            None => unnumbered += 1,
        }
    }
    assert!((60..250).contains(&unnumbered), "{unnumbered}");
    assert!(
        kommuner.len() + 60 < numbered,
        "{} children, {numbered} requests",
        kommuner.len()
    );
    assert!(
        kommuner
            .values()
            .filter(|of_child| of_child.len() > 1)
            .count()
            > 5
    );
    assert!((20..120).contains(&kommuner.keys().filter(|number| number.len() == 12).count()));
}

#[test]
fn the_year_before_has_the_published_sums() {
    let lines = lines();
    let events: Vec<&Value> = of(&lines, "muligBrudd.registrer")
        .map(|line| &line["data"])
        .collect();
    let count =
        |wanted: &dyn Fn(&Value) -> bool| events.iter().filter(|event| wanted(event)).count();
    assert_eq!(events.len(), 141);
    assert_eq!(count(&|event| event["type"] == "akutt"), 124);
    let months = counted(events.iter().map(|event| &event["maaned"]));
    assert_eq!(
        [
            months["2023-03"],
            months["2023-06"],
            months["2023-09"],
            months["2023-11"]
        ],
        [19, 30, 23, 25]
    );
    let levels = counted(events.iter().map(|event| &event["alvorlighet"]["nivaa"]));
    assert_eq!(
        [levels["lav"], levels["middels"], levels["hoy"], levels["-"]],
        [21, 65, 54, 1]
    );
    let high_in = |region: &str| {
        count(&|event| event["region"] == region && event["alvorlighet"]["nivaa"] == "hoy")
    };
    assert_eq!((high_in("vest"), high_in("ost")), (24, 0));
    assert_eq!(count(&|event| event["oppholdssted"] == "hjemme"), 55);
    let weighed =
        |event: &Value| event["behov"]["rus"] == true || event["behov"]["psykiatri"] == true;
    assert_eq!(count(&weighed), 71);
    assert_eq!(
        count(&|event| event["behov"]["kriminalitet"] == true && event["type"] == "akutt"),
        19
    );
    assert_eq!(
        counted(events.iter().map(|event| &event["barnRef"])).len(),
        124
    );
    let concluded = of(&lines, "tilsyn.konkluder").filter(|line| line["gjelder"].is_null());
    let kinds = counted(concluded.map(|line| &line["data"]["type"]));
    assert_eq!([kinds["akutt"], kinds["planlagt"]], [46, 13]);
}
