//! What is asked for, on what basis, and what weighs on the child.

use super::chance::Chance;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::request::{NeedFlags, PlaceOfStay};

/// The kind of case.
#[derive(Debug, Clone, Copy)]
pub struct Profile {
    /// Acute, planned or internal acute.
    pub kind: RequestKind,
    /// Legal basis.
    pub basis: LegalBasis,
    /// What is asked for.
    pub measure: Measure,
    /// Target group of an institution, where given.
    pub group: Option<TargetGroup>,
    /// Need flags.
    pub flags: NeedFlags,
}

/// Draws a profile whose kind, basis and measure go together by the Act.
pub fn draw(acute: bool, young: bool, surge: bool, ages_out: bool, chance: &mut Chance) -> Profile {
    let (kind, basis, measure) = match (acute, young) {
        (true, true) => acute_young(chance),
        (true, false) if surge => (RequestKind::Acute, LegalBasis::P4_4, Measure::Institution),
        (true, false) => acute_teen(chance),
        (false, true) => planned_young(chance),
        (false, false) if ages_out => {
            (RequestKind::Planned, LegalBasis::P6_1, Measure::Institution)
        }
        (false, false) => planned_teen(chance),
    };
    let group =
        (measure == Measure::Institution && chance.percent(85)).then(|| group(basis, chance));
    Profile {
        kind,
        basis,
        measure,
        group,
        flags: flags(basis, young, surge, chance),
    }
}

fn acute_young(chance: &mut Chance) -> (RequestKind, LegalBasis, Measure) {
    let basis = chance.weighted([(80, LegalBasis::P4_2), (20, LegalBasis::P4_1)]);
    let measure = chance.weighted([
        (90, Measure::EmergencyFosterHome),
        (10, Measure::FosterHome),
    ]);
    (RequestKind::Acute, basis, measure)
}

fn acute_teen(chance: &mut Chance) -> (RequestKind, LegalBasis, Measure) {
    let basis = chance.weighted([
        (55, LegalBasis::P4_4),
        (33, LegalBasis::P4_2),
        (7, LegalBasis::P4_1),
        (5, LegalBasis::P4_5),
    ]);
    let kind = chance.weighted([(90, RequestKind::Acute), (10, RequestKind::InternalAcute)]);
    let home_is_allowed = basis.allows(Measure::EmergencyFosterHome) && kind == RequestKind::Acute;
    let measure = if home_is_allowed && chance.percent(35) {
        Measure::EmergencyFosterHome
    } else {
        Measure::Institution
    };
    (kind, basis, measure)
}

fn planned_young(chance: &mut Chance) -> (RequestKind, LegalBasis, Measure) {
    let basis = chance.weighted([(55, LegalBasis::P5_1), (45, LegalBasis::P3_2)]);
    let measure = match chance.between(0, 99) {
        0..7 => outside_duty(basis, chance),
        7..12 => Measure::Institution,
        _ => Measure::FosterHome,
    };
    (RequestKind::Planned, basis, measure)
}

fn planned_teen(chance: &mut Chance) -> (RequestKind, LegalBasis, Measure) {
    let basis = chance.weighted([
        (34, LegalBasis::P6_2),
        (27, LegalBasis::P6_1),
        (27, LegalBasis::P3_2),
        (9, LegalBasis::P5_1),
        (3, LegalBasis::P6_6),
    ]);
    let measure = match chance.between(0, 99) {
        0..4 => outside_duty(basis, chance),
        4..36 if basis.allows(Measure::FosterHome) => Measure::FosterHome,
        _ => Measure::Institution,
    };
    (RequestKind::Planned, basis, measure)
}

/// Something Bufetat may offer but does not owe, where the basis allows it.
fn outside_duty(basis: LegalBasis, chance: &mut Chance) -> Measure {
    let measure = match basis {
        LegalBasis::P3_2 => chance.one_of([Measure::Mst, Measure::ParentChildCentre]),
        _ => Measure::SpecialisedFosterHome,
    };
    if basis.allows(measure) {
        measure
    } else {
        Measure::Institution
    }
}

fn group(basis: LegalBasis, chance: &mut Chance) -> TargetGroup {
    match basis {
        LegalBasis::P4_1 | LegalBasis::P4_2 | LegalBasis::P4_4 | LegalBasis::P4_5 => {
            chance.weighted([(92, TargetGroup::Acute), (8, TargetGroup::Care)])
        }
        LegalBasis::P6_1 | LegalBasis::P6_2 => chance.weighted([
            (15, TargetGroup::Care),
            (25, TargetGroup::TreatmentLow),
            (33, TargetGroup::TreatmentHigh),
            (27, TargetGroup::SubstanceUse),
        ]),
        LegalBasis::P3_2 | LegalBasis::P5_1 | LegalBasis::P6_6 => {
            chance.weighted([(88, TargetGroup::Care), (12, TargetGroup::TreatmentLow)])
        }
    }
}

fn flags(basis: LegalBasis, young: bool, surge: bool, chance: &mut Chance) -> NeedFlags {
    let [substance, mental, crime] = match basis {
        _ if surge => [35, 20, 92],
        _ if young => [0, 5, 0],
        LegalBasis::P4_4 | LegalBasis::P6_2 => [45, 35, 28],
        LegalBasis::P6_1 => [40, 35, 12],
        _ => [8, 20, 3],
    };
    NeedFlags {
        substance_use: chance.percent(substance),
        mental_health: chance.percent(mental),
        crime: chance.percent(crime),
    }
}

/// Where the child is when the request is registered.
pub fn stay(profile: &Profile, young: bool, chance: &mut Chance) -> PlaceOfStay {
    if profile.kind == RequestKind::InternalAcute {
        return PlaceOfStay::ExistingMeasure;
    }
    let rough = if young { 0 } else { 5 };
    chance.weighted([
        (42, PlaceOfStay::Home),
        (13, PlaceOfStay::MunicipalTemporary),
        (20, PlaceOfStay::ExistingMeasure),
        (13, PlaceOfStay::FamilyOrNetwork),
        (4, PlaceOfStay::Hospital),
        (rough, PlaceOfStay::Custody),
        (rough, PlaceOfStay::Unknown),
    ])
}
