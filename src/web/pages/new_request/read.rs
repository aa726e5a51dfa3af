//! The request form, read.

use super::NEEDS;
use crate::app::Failure;
use crate::clock;
use crate::domain::child::{ChildNumber, NumberPolicy};
use crate::domain::legal_basis::RequestKind;
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::refusal::{Field, Rule};
use crate::domain::registration::Registration;
use crate::domain::request::{Channel, Details, Identity, Judgement, NeedFlags};
use crate::domain::role::Organisation;
use crate::web::pages::request::participation;
use crate::web::pages::sent::{LINE, Reader, Sent, TEXT};
use crate::web::pages::visitor::Visitor;

/// The sender's own reference has at most so many characters.
const REFERENCE: usize = 64;

/// Reads the form; every faulty field is named.
pub(super) fn read(
    sent: &Sent,
    visitor: &Visitor,
    policy: NumberPolicy,
) -> Result<Registration, Failure> {
    let mut reader = Reader::new(sent);
    let municipality = municipality(&mut reader, &visitor.actor.organisation);
    let identity = identity(&mut reader, policy);
    let legal_basis = reader.code(Field::LegalBasis);
    let legal_basis = reader.needed(Field::LegalBasis, legal_basis);
    let kind = reader.code(Field::Kind);
    let kind = known(kind, &reader, Field::Kind, RequestKind::Acute);
    let measure = reader.code(Field::Measure);
    let measure = reader.needed(Field::Measure, measure);
    let channel = reader.code(Field::Channel);
    let channel = known(
        channel,
        &reader,
        Field::Channel,
        usual_channel(&reader, visitor),
    );
    let need_reported_at = reader.instant(Field::NeedReportedAt);
    let need_reported_at = known(
        need_reported_at,
        &reader,
        Field::NeedReportedAt,
        clock::now(),
    );
    let place = reader.code(Field::Place);
    let place = reader.needed(Field::Place, place);
    let details = details(&mut reader);
    let target_group = reader.code(Field::TargetGroup);
    let emergency_decision_at = reader.instant(Field::EmergencyDecisionAt);
    let wanted_start = reader.date(Field::WantedStart);
    let danger = reader.code(Field::Danger).unwrap_or(Judgement::NotAssessed);
    let looked_after = reader
        .code(Field::LookedAfter)
        .unwrap_or(Judgement::NotAssessed);
    let sender_reference = reader.text(Field::SenderReference, REFERENCE);
    let flags = flags(&reader);
    let participation = participation::read(&mut reader);
    let told = (|| {
        Some(Registration {
            municipality: municipality?,
            identity,
            legal_basis: legal_basis?,
            kind: kind?,
            measure: measure?,
            target_group,
            need_reported_at: need_reported_at?,
            channel: channel?,
            emergency_decision_at,
            wanted_start,
            flags,
            danger,
            looked_after,
            place: place?,
            details,
            sender_reference,
            participation,
        })
    })();
    reader.done(told)
}

/// What was typed, or what an empty field means. What was typed and is wrong stays a fault.
fn known<T>(typed: Option<T>, reader: &Reader<'_>, field: Field, empty: T) -> Option<T> {
    if reader.is_blank(field) {
        Some(empty)
    } else {
        typed
    }
}

/// The desk writes down calls. A kommune that tells no time reports the need here and now; one that does
/// has called before.
fn usual_channel(reader: &Reader<'_>, visitor: &Visitor) -> Channel {
    match visitor.actor.organisation {
        Organisation::Bufetat(_) => Channel::Phone,
        _ if reader.is_blank(Field::NeedReportedAt) => Channel::Service,
        _ => Channel::Phone,
    }
}

/// The kommune that asks: the visitor's own, or the one chosen among several.
pub(in crate::web::pages) fn municipality(
    reader: &mut Reader<'_>,
    organisation: &Organisation,
) -> Option<MunicipalityNumber> {
    match organisation {
        Organisation::Municipalities(own) if own.len() == 1 => own.first().copied(),
        _ => {
            let chosen = reader.read(Field::Municipality, |typed| {
                typed.parse().map_err(|_| Rule::UnknownMunicipality)
            });
            reader.needed(Field::Municipality, chosen)
        }
    }
}

/// Who the child is. The birth date is read from a number that holds it.
fn identity(reader: &mut Reader<'_>, policy: NumberPolicy) -> Identity {
    let number = reader.read(Field::ChildNumber, |typed| {
        ChildNumber::parse(typed, policy).map_err(Rule::Number)
    });
    let told = reader.date(Field::BirthDate);
    let birth_date = told.or_else(|| number.as_ref().and_then(ChildNumber::birth_date));
    Identity {
        birth_date,
        name: reader.text(Field::ChildName, LINE),
        number,
    }
}

fn details(reader: &mut Reader<'_>) -> Details {
    Details {
        contact_name: reader.text(Field::ContactName, LINE),
        contact_phone: reader.text(Field::ContactPhone, LINE),
        present_unit: reader.text(Field::PresentUnit, LINE),
        description: reader.text(Field::Description, TEXT),
    }
}

fn flags(reader: &Reader<'_>) -> NeedFlags {
    let [rus, mental, crime] = NEEDS.map(|(name, _)| reader.flag(name));
    NeedFlags {
        substance_use: rus,
        mental_health: mental,
        crime,
    }
}
