//! Every rule has its text, and every field its label.

#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::*;
use crate::domain::legal_basis::OutsideDuty;
use crate::domain::offer::OfferStatus;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::request::RequestStatus;
use crate::domain::supervision::SupervisionState;

const OTHER: Field = Field::NeedReportedAt;

/// The rule after this one in the list. No wildcard: a new rule does not compile until it stands here.
fn next(rule: &Rule) -> Option<Rule> {
    Some(match rule {
        Rule::Required => Rule::UnknownField,
        Rule::UnknownField => Rule::WrongType,
        Rule::WrongType => Rule::OneOf(vec![]),
        Rule::OneOf(values) if values.is_empty() => Rule::OneOf(vec!["akutt", "planlagt"]),
        Rule::OneOf(_) => Rule::TooLong(5000),
        Rule::TooLong(_) => Rule::NotAnInstant,
        Rule::NotAnInstant => Rule::NotADate,
        Rule::NotADate => Rule::NotAMonth,
        Rule::NotAMonth => Rule::NotAnId,
        Rule::NotAnId => Rule::NotAPhone,
        Rule::NotAPhone => Rule::Range(0, 5000),
        Rule::Range(..) => Rule::Future,
        Rule::Future => Rule::TooRecent,
        Rule::TooRecent => Rule::Before(OTHER),
        Rule::Before(_) => Rule::UnknownMunicipality,
        Rule::UnknownMunicipality => Rule::MunicipalityNotThen(vec![]),
        Rule::MunicipalityNotThen(later) if later.is_empty() => {
            Rule::MunicipalityNotThen(vec![MunicipalityNumber::OSLO])
        }
        Rule::MunicipalityNotThen(_) => Rule::OutsideBufetat,
        Rule::OutsideBufetat => Rule::NotYours,
        Rule::NotYours => Rule::Number(NumberFault::Length),
        Rule::Number(fault) => next_number(*fault),
        Rule::LooksLikeNumber => Rule::BirthDateNeeded,
        Rule::BirthDateNeeded => Rule::BirthDateDiffers,
        Rule::BirthDateDiffers => Rule::BeforeTheAct,
        Rule::BeforeTheAct => Rule::KindAndBasis,
        Rule::KindAndBasis => Rule::MeasureAndBasis,
        Rule::MeasureAndBasis => Rule::OnlyWith(OTHER),
        Rule::OnlyWith(_) => Rule::NeededWith(OTHER),
        Rule::NeededWith(_) => Rule::NotWith(OTHER),
        Rule::NotWith(_) => Rule::EitherOr(OTHER),
        Rule::EitherOr(_) => Rule::OutsideDuty(OutsideDuty::NotAPlacement),
        Rule::OutsideDuty(_) => Rule::UnknownUnit,
        Rule::UnknownUnit => Rule::NotAsProposed,
        Rule::NotAsProposed => Rule::OtherScale,
        Rule::OtherScale => Rule::NothingChanged,
        Rule::NothingChanged => Rule::NotFound,
        Rule::NotFound => Rule::NotCounted,
        Rule::NotCounted => Rule::DoesNotFit(OTHER),
        Rule::DoesNotFit(_) => Rule::NotAPeriod,
        Rule::NotAPeriod => Rule::NotARow(3),
        Rule::NotARow(_) => Rule::Twice,
        Rule::Twice => Rule::DoesNotAdd(321, 320),
        Rule::DoesNotAdd(..) => Rule::CountedHere,
        Rule::CountedHere => Rule::StandsAlready,
        Rule::StandsAlready => return None,
    })
}

fn next_number(fault: NumberFault) -> Rule {
    Rule::Number(match fault {
        NumberFault::Length => NumberFault::NotDigits,
        NumberFault::NotDigits => NumberFault::Date,
        NumberFault::Date => NumberFault::Unsupported,
        NumberFault::Unsupported => NumberFault::CheckDigits,
        NumberFault::CheckDigits => NumberFault::RealNumberInTest,
        NumberFault::RealNumberInTest => NumberFault::SyntheticNumberInProduction,
        NumberFault::SyntheticNumberInProduction => return Rule::LooksLikeNumber,
    })
}

fn whole(said: &str) {
    assert!(!said.contains(['⟦', '{']) && said.ends_with('.'), "{said}");
}

#[test]
fn every_rule_is_said_in_whole_sentences() {
    let texts = Texts::load().unwrap();
    let mut rule = Some(Rule::Required);
    let mut said = 0;
    while let Some(this) = rule {
        whole(&describe(&texts, Locale::Nb, &this));
        said += 1;
        rule = next(&this);
    }
    assert_eq!(said, 51);
}

#[test]
fn every_field_has_a_label() {
    let texts = Texts::load().unwrap();
    for field in Field::ALL {
        assert!(!label(&texts, Locale::Nb, *field).contains('⟦'), "{field}");
    }
}

#[test]
fn every_conflict_is_said() {
    let texts = Texts::load().unwrap();
    let all = [
        Conflict::RequestClosed(RequestStatus::Withdrawn),
        Conflict::RequestNotClosed,
        Conflict::AlreadyAccepted,
        Conflict::OfferNotStanding(OfferStatus::Expired),
        Conflict::OfferNotAccepted(OfferStatus::Standing),
        Conflict::NotHeld,
        Conflict::BreachExists,
        Conflict::AlreadyDecided,
        Conflict::AlreadyConcluded,
        Conflict::NoSuchMove(SupervisionState::Closed),
        Conflict::EnquiryConcluded,
        Conflict::NoticeEnded,
        Conflict::AlreadyReferred,
        Conflict::AlreadyFrozen,
        Conflict::FinerNotFrozen,
        Conflict::FrozenOutOfOrder,
        Conflict::AlreadySigned,
        Conflict::CountedOtherwise,
        Conflict::AlreadyLinked,
        Conflict::NotLinked,
        Conflict::LinkDecided,
        Conflict::OwnProposal,
        Conflict::NotSelfAssessed,
        Conflict::AlreadySelfReported,
        Conflict::NoOffice,
        Conflict::RoundExists,
        Conflict::AlreadyScored,
    ];
    for one in all {
        whole(&super::conflict(&texts, Locale::Nb, one));
    }
}
