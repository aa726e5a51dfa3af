//! What is wrong with what was told, in words: the same for the pages and the API.
//!
//! No text here repeats a posted value; it names the field, the rule and what helps.

use crate::app::Conflict;
use crate::domain::child::NumberFault;
use crate::domain::code::Code;
use crate::domain::refusal::{Field, Rule};
use crate::text::{Locale, Texts, Value};

/// What a field is called on a form.
pub fn label(texts: &Texts, locale: Locale, field: Field) -> String {
    texts
        .say(locale, &format!("field-{}", field.code().replace('_', "-")))
        .into_owned()
}

/// What is wrong and what helps, in one or two sentences.
#[allow(clippy::too_many_lines, reason = "a table, a line a rule")]
pub fn describe(texts: &Texts, locale: Locale, rule: &Rule) -> String {
    let plain = |key: &str| texts.say(locale, key).into_owned();
    let with =
        |key: &str, values: &[(&str, Value<'_>)]| texts.say_with(locale, key, values).into_owned();
    let about =
        |key: &str, field: Field| with(key, &[("felt", label(texts, locale, field).into())]);
    match rule {
        Rule::Required => plain("fault-required"),
        Rule::UnknownField => plain("fault-unknown-field"),
        Rule::WrongType => plain("fault-wrong-type"),
        Rule::OneOf(values) if values.is_empty() => plain("fault-one-of"),
        Rule::OneOf(values) => with(
            "fault-one-of-these",
            &[("verdier", values.join(", ").into())],
        ),
        Rule::TooLong(most) => with("fault-too-long", &[("antall", most.to_string().into())]),
        Rule::NotAnInstant => plain("fault-not-an-instant"),
        Rule::NotADate => plain("fault-not-a-date"),
        Rule::NotAMonth => plain("fault-not-a-month"),
        Rule::NotAnId => plain("fault-not-an-id"),
        Rule::NotAPhone => plain("fault-not-a-phone"),
        Rule::Range(least, most) => with(
            "fault-range",
            &[
                ("fra", least.to_string().into()),
                ("til", most.to_string().into()),
            ],
        ),
        Rule::Future => plain("fault-future"),
        Rule::TooRecent => plain("fault-too-recent"),
        Rule::Before(field) => about("fault-before", *field),
        Rule::UnknownMunicipality => plain("fault-unknown-municipality"),
        Rule::MunicipalityNotThen(later) if later.is_empty() => {
            plain("fault-municipality-not-then")
        }
        Rule::MunicipalityNotThen(later) => {
            let numbers: Vec<String> = later.iter().map(ToString::to_string).collect();
            with(
                "fault-municipality-became",
                &[("verdier", numbers.join(", ").into())],
            )
        }
        Rule::OutsideBufetat => plain("fault-outside-bufetat"),
        Rule::NotYours => plain("fault-not-yours"),
        Rule::Number(fault) => plain(number_key(*fault)),
        Rule::LooksLikeNumber => plain("fault-looks-like-number"),
        Rule::BirthDateNeeded => plain("fault-birth-date-needed"),
        Rule::BirthDateDiffers => plain("fault-birth-date-differs"),
        Rule::BeforeTheAct => plain("fault-before-the-act"),
        Rule::KindAndBasis => plain("fault-kind-and-basis"),
        Rule::MeasureAndBasis => plain("fault-measure-and-basis"),
        Rule::OnlyWith(field) => about("fault-only-with", *field),
        Rule::NeededWith(field) => about("fault-needed-with", *field),
        Rule::NotWith(field) => about("fault-not-with", *field),
        Rule::EitherOr(field) => about("fault-either-or", *field),
        Rule::OutsideDuty(why) => {
            let why = texts.code(locale, "outside-duty", why.code()).into_owned();
            with("fault-outside-duty", &[("hvorfor", why.into())])
        }
        Rule::UnknownUnit => plain("fault-unknown-unit"),
        Rule::NotAsProposed => plain("fault-not-as-proposed"),
        Rule::OtherScale => plain("fault-other-scale"),
        Rule::NothingChanged => plain("fault-nothing-changed"),
        Rule::NotFound => plain("fault-not-found"),
        Rule::NotCounted => plain("fault-not-counted"),
        Rule::DoesNotFit(field) => about("fault-does-not-fit", *field),
        Rule::NotAPeriod => plain("fault-not-a-period"),
        Rule::NotARow(line) => with("fault-not-a-row", &[("linje", line.to_string().into())]),
        Rule::Twice => plain("fault-twice"),
        Rule::DoesNotAdd(rows, printed) => with(
            "fault-does-not-add",
            &[
                ("rader", rows.to_string().into()),
                ("sum", printed.to_string().into()),
            ],
        ),
        Rule::CountedHere => plain("fault-counted-here"),
        Rule::StandsAlready => plain("fault-stands-already"),
    }
}

fn number_key(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::Length => "fault-number-length",
        NumberFault::NotDigits => "fault-number-not-digits",
        NumberFault::Date => "fault-number-date",
        NumberFault::Unsupported => "fault-number-unsupported",
        NumberFault::CheckDigits => "fault-number-check-digits",
        NumberFault::RealNumberInTest => "fault-number-real-in-test",
        NumberFault::SyntheticNumberInProduction => "fault-number-synthetic-in-production",
    }
}

/// Why an action does not fit what has happened, and what helps.
pub fn conflict(texts: &Texts, locale: Locale, conflict: Conflict) -> String {
    let plain = |key: &str| texts.say(locale, key).into_owned();
    let status = |key: &str, list: &str, code: &str| {
        let said = texts.code(locale, list, code).into_owned();
        texts
            .say_with(locale, key, &[("status", said.into())])
            .into_owned()
    };
    match conflict {
        Conflict::RequestClosed(now) => {
            status("conflict-request-closed", "request-status", now.code())
        }
        Conflict::RequestNotClosed => plain("conflict-request-not-closed"),
        Conflict::AlreadyAccepted => plain("conflict-already-accepted"),
        Conflict::OfferNotStanding(now) => {
            status("conflict-offer-not-standing", "offer-status", now.code())
        }
        Conflict::OfferNotAccepted(now) => {
            status("conflict-offer-not-accepted", "offer-status", now.code())
        }
        Conflict::NotHeld => plain("conflict-not-held"),
        Conflict::BreachExists => plain("conflict-breach-exists"),
        Conflict::AlreadyDecided => plain("conflict-already-decided"),
        Conflict::AlreadyFrozen => plain("conflict-already-frozen"),
        Conflict::FinerNotFrozen => plain("conflict-finer-not-frozen"),
        Conflict::FrozenOutOfOrder => plain("conflict-frozen-out-of-order"),
        Conflict::AlreadySigned => plain("conflict-already-signed"),
        Conflict::CountedOtherwise => plain("conflict-counted-otherwise"),
        Conflict::RoundExists => plain("conflict-round-exists"),
        Conflict::AlreadyScored => plain("conflict-already-scored"),
        Conflict::AlreadyConcluded => plain("conflict-already-concluded"),
        Conflict::NoSuchMove(now) => {
            status("conflict-no-such-move", "supervision-state", now.code())
        }
        Conflict::EnquiryConcluded => plain("conflict-enquiry-concluded"),
        Conflict::NoticeEnded => plain("conflict-notice-ended"),
        Conflict::AlreadyReferred => plain("conflict-already-referred"),
        Conflict::AlreadyLinked => plain("conflict-already-linked"),
        Conflict::NotLinked => plain("conflict-not-linked"),
        Conflict::LinkDecided => plain("conflict-link-decided"),
        Conflict::OwnProposal => plain("conflict-own-proposal"),
        Conflict::NotSelfAssessed => plain("conflict-not-self-assessed"),
        Conflict::AlreadySelfReported => plain("conflict-already-self-reported"),
        Conflict::NoOffice => plain("conflict-no-office"),
        Conflict::AlreadyAcknowledged => plain("conflict-already-acknowledged"),
    }
}

#[cfg(test)]
#[path = "faults_tests.rs"]
mod tests;
