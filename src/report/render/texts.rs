//! Every text the report uses is there, and none is there that nothing uses.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::path::Path;

use crate::domain::breach::{BreachOrigin, BreachStatus, CountedKind};
use crate::domain::calendar::Holiday;
use crate::domain::child::NumberKind;
use crate::domain::child_link::{LinkDecision, LinkKind, LinkStatus};
use crate::domain::code::Code;
use crate::domain::deadline::planning::{PlanKind, PlanState};
use crate::domain::deadline::quota::{QuotaKind, QuotaWarning};
use crate::domain::deadline::{Consequence, EndEvent, LimitOwner, Presumption, RuleId, StartEvent};
use crate::domain::dialogue::{DialogueState, Party};
use crate::domain::edition::Edition;
use crate::domain::enquiry::{EnquiryOutcome, UnmadeReason};
use crate::domain::event::{CaseEventKind, EventDetail};
use crate::domain::history::{HistorySeries, HistorySplit};
use crate::domain::interim::{CostCount, CostKind};
use crate::domain::legal_basis::{
    LawVersion, LegalBasis, Measure, OutsideDuty, RequestKind, TargetGroup,
};
use crate::domain::meeting::{MeetingKind, MeetingRank, MeetingSide};
use crate::domain::nemnd::NemndEventKind;
use crate::domain::notice::{NoticeEnding, NoticeStatus};
use crate::domain::offer::{DeclineReason, OfferStatus, UnitOwner};
use crate::domain::organisation::{Office, Region};
use crate::domain::policy::Fact;
use crate::domain::quality::QualityAsk;
use crate::domain::reach::TravelMethod;
use crate::domain::request::{
    Channel, HarmKind, Judgement, PlaceOfStay, RequestStatus, WithdrawalReason,
};
use crate::domain::role::Role;
use crate::domain::search::SearchAnswer;
use crate::domain::self_assessment::{BreachCause, Remedy};
use crate::domain::severity::{SeverityLevel, SeverityScale, SeveritySource};
use crate::domain::sibling::SiblingWish;
use crate::domain::supervision::{ConclusionCode, Supervised, SupervisionState};
use crate::domain::waiting_on::WaitingOn;
use crate::report::counting::outcome::Outcome;
use crate::report::counting::rules::CountingRule;
use crate::text::{Locale, code_key, keys, wording_key};

const PREFIX: &str = "rapport-";

/// Every literal that begins with `rapport-` in the code of the report.
fn said(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            said(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let literals = source
                .split("\"rapport-")
                .skip(1)
                .filter_map(|rest| rest.split_once('"'));
            let key = |(rest, _): (&str, &str)| format!("{PREFIX}{rest}");
            // The bare prefix is what data names are stripped of; a class in quoted markup is no key.
            let is_key = |(rest, _): &(&str, &str)| !rest.is_empty() && !rest.contains('\\');
            found.extend(literals.filter(is_key).map(key));
        }
    }
}

fn there(prefix: &str) -> BTreeSet<String> {
    let of_language = |locale: &Locale| keys(*locale);
    let all = Locale::ALL.iter().flat_map(of_language);
    all.filter(|key| key.starts_with(prefix))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_report_text_is_there_and_used() {
    let mut used = BTreeSet::new();
    said(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report"),
        &mut used,
    );
    let there = there(PREFIX);
    assert_eq!(
        used.difference(&there).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing"
    );
    assert_eq!(
        there.difference(&used).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "unused"
    );
}

fn codes<T: Code>(list: &str) -> Vec<String> {
    T::ALL
        .iter()
        .map(|value| code_key(list, value.code()))
        .collect()
}

/// The names a rule had under an earlier wording of the Act, where there is one.
fn old_wordings(there: &BTreeSet<String>) -> Vec<String> {
    let keys = RuleId::ALL.iter().flat_map(|rule| {
        LawVersion::ALL
            .iter()
            .map(|law| wording_key("rule", rule.code(), law.code()))
    });
    keys.filter(|key| there.contains(key)).collect()
}

#[test]
fn every_code_has_a_name_and_every_name_a_code() {
    let used: BTreeSet<String> = codes_with_names().into_iter().collect();
    let there = there("code-");
    assert_eq!(
        used.difference(&there).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "missing"
    );
    assert_eq!(
        there.difference(&used).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "unused"
    );
}

fn codes_of_the_desk() -> Vec<String> {
    [
        codes::<MeetingKind>("meeting-kind"),
        codes::<MeetingSide>("meeting-side"),
        codes::<MeetingRank>("meeting-rank"),
        codes::<LinkKind>("link-kind"),
        codes::<LinkDecision>("link-decision"),
        codes::<LinkStatus>("link-status"),
        codes::<BreachCause>("breach-cause"),
        codes::<Remedy>("remedy"),
    ]
    .concat()
}

fn codes_with_names() -> Vec<String> {
    [
        codes::<Region>("region"),
        codes::<Office>("office"),
        codes::<RequestKind>("request-kind"),
        codes::<RequestStatus>("request-status"),
        codes::<LegalBasis>("legal-basis"),
        codes::<Measure>("measure"),
        codes::<TargetGroup>("target-group"),
        codes::<Channel>("channel"),
        codes::<PlaceOfStay>("place-of-stay"),
        codes::<HarmKind>("harm-kind"),
        codes::<Judgement>("judgement"),
        codes::<EnquiryOutcome>("enquiry-outcome"),
        codes::<UnmadeReason>("unmade-reason"),
        codes::<SiblingWish>("sibling-wish"),
        codes::<NoticeEnding>("notice-ending"),
        codes::<NoticeStatus>("notice-status"),
        codes::<WithdrawalReason>("withdrawal-reason"),
        codes::<OfferStatus>("offer-status"),
        codes::<DeclineReason>("decline-reason"),
        codes::<UnitOwner>("unit-owner"),
        codes::<BreachOrigin>("breach-origin"),
        codes::<BreachStatus>("breach-status"),
        codes::<CountedKind>("counted-kind"),
        codes::<SeverityScale>("severity-scale"),
        codes::<SeverityLevel>("severity-level"),
        codes::<SeveritySource>("severity-source"),
        codes_of_the_desk(),
        codes::<Fact>("fact"),
        codes::<ConclusionCode>("conclusion"),
        codes::<SupervisionState>("supervision-state"),
        codes::<Supervised>("supervised"),
        codes::<Role>("role"),
        codes::<OutsideDuty>("outside-duty"),
        codes::<SearchAnswer>("search-answer"),
        codes::<NumberKind>("number-kind"),
        codes::<NemndEventKind>("nemnd-event-kind"),
        codes::<CaseEventKind>("case-event-kind"),
        codes::<EventDetail>("event-detail"),
        codes::<WaitingOn>("waiting-on"),
        codes::<TravelMethod>("travel-method"),
        codes::<RuleId>("rule"),
        codes::<Consequence>("consequence"),
        codes::<LimitOwner>("limit-owner"),
        codes::<Presumption>("presumption"),
        codes::<StartEvent>("start-event"),
        codes::<EndEvent>("end-event"),
        codes::<PlanKind>("plan-kind"),
        codes::<PlanState>("plan-state"),
        codes::<QuotaKind>("quota-kind"),
        codes::<QuotaWarning>("quota-warning"),
        old_wordings(&there("code-")),
        codes::<Holiday>("holiday"),
        codes::<Edition>("edition"),
        codes::<Outcome>("outcome"),
        codes::<CountingRule>("counting-rule"),
        codes_of_follow_up(),
    ]
    .concat()
}

fn codes_of_follow_up() -> Vec<String> {
    [
        codes::<Party>("party"),
        codes::<DialogueState>("dialogue-state"),
        codes::<QualityAsk>("quality-ask"),
        codes::<QualityAsk>("quality-why"),
        codes::<CostKind>("cost-kind"),
        codes::<CostCount>("cost-count"),
        codes::<HistorySeries>("history-series"),
        codes::<HistorySplit>("history-split"),
    ]
    .concat()
}

/// What a number means: the tables with their columns and the rules they follow, and the rules' wording.
fn definitions() -> String {
    let facts = crate::report::published::published_facts();
    let texts = crate::text::Texts::load().unwrap();
    let report = crate::report::build("2024-07".parse().unwrap(), &facts).unwrap();
    let tables = report.tables.iter().map(|table| {
        let columns: Vec<_> = table.columns().iter().map(|column| column.id).collect();
        let rules: Vec<_> = table.rules().iter().map(|rule| rule.code()).collect();
        format!("{} {columns:?} {rules:?}", table.id())
    });
    let rules = CountingRule::ALL.iter().map(|rule| {
        let text = texts.code(Locale::Nb, "counting-rule", rule.code());
        format!("{rule} {text}")
    });
    tables.chain(rules).collect::<Vec<_>>().join("\n")
}

/// A frozen month says by which version it was counted.
#[test]
fn other_definitions_are_another_version() {
    let found = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, definitions().as_bytes());
    let found: String = found
        .as_ref()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(
        (crate::report::DEFINITIONS, found.as_str()),
        ("2026-4", "455b228bbf58cd01"),
        "what is counted, or how, is another: give DEFINITIONS a new version, and write it here with what was found"
    );
}
