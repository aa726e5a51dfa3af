//! The words of the import file (docs/import.md, docs/api.md) for the domain's closed lists.

use crate::domain::breach::CountedKind;
use crate::domain::legal_basis::{LegalBasis, Measure, RequestKind, TargetGroup};
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::DeclineReason;
use crate::domain::request::{Channel, HarmKind, Judgement, PlaceOfStay, WithdrawalReason};
use crate::domain::severity::SeverityLevel;
use crate::domain::supervision::ConclusionCode;

/// A value with a name in the import file.
pub trait Named {
    /// The name.
    fn api(self) -> &'static str;
}

macro_rules! named {
    ($($list:ident { $($value:ident => $name:literal,)+ })+) => { $(
        impl Named for $list {
            fn api(self) -> &'static str {
                match self { $(Self::$value => $name),+ }
            }
        }
    )+ };
}

named! {
    RequestKind { Acute => "akutt", Planned => "planlagt", InternalAcute => "internAkutt", }
    CountedKind { Acute => "akutt", Planned => "planlagt", }
    LegalBasis {
        P3_2 => "bvl-3-2", P4_1 => "bvl-4-1", P4_2 => "bvl-4-2", P4_4 => "bvl-4-4", P4_5 => "bvl-4-5",
        P5_1 => "bvl-5-1", P6_1 => "bvl-6-1", P6_2 => "bvl-6-2", P6_6 => "bvl-6-6",
    }
    Measure {
        Institution => "institusjon", FosterHome => "fosterhjem", EmergencyFosterHome => "beredskapshjem",
        SpecialisedFosterHome => "spesialisertFosterhjem", Mst => "mst",
        ParentChildCentre => "senterForForeldreOgBarn",
    }
    TargetGroup {
        Acute => "akutt", Care => "omsorg", TreatmentLow => "behandlingLav",
        TreatmentHigh => "behandlingHoy", SubstanceUse => "rus",
    }
    Channel {
        Phone => "telefon", Service => "tjenesten", System => "fagsystem", Written => "skriftlig",
        Meeting => "mote",
    }
    Judgement { Yes => "ja", No => "nei", NotAssessed => "ikkeVurdert", }
    PlaceOfStay {
        Home => "hjemme", MunicipalTemporary => "kommunalMidlertidig",
        ExistingMeasure => "eksisterendeTiltak", FamilyOrNetwork => "familieEllerNettverk",
        Hospital => "sykehus", Custody => "fengselEllerArrest", Unknown => "ukjentEllerRomt",
    }
    HarmKind {
        Runaway => "romming", Overdose => "overdose", Violence => "vold", Offence => "lovbrudd",
        Imprisonment => "fengsling", Coercion => "tvang", Hospital => "sykehus",
    }
    WithdrawalReason {
        OtherSolution => "annenLosning", PlannedInstead => "planlagtIstedenfor", GaveUp => "gaOpp",
        DecisionLapsed => "vedtakBortfalt", TribunalDismissed => "nemndAvviste", Imprisoned => "fengslet",
        TurnedEighteen => "fylte18", MovedMunicipality => "flyttetKommune",
    }
    NemndEventKind {
        DecisionCarriedOut => "iverksatt", EmergencyDecisionSent => "akuttvedtakSendt",
        EmergencyDecisionReceived => "akuttvedtakMottatt",
        EmergencyDecisionApproved => "akuttvedtakGodkjent",
        EmergencyDecisionNotApproved => "akuttvedtakIkkeGodkjent", PetitionSent => "begjaeringSendt",
        PetitionReceived => "begjaeringMottatt", HearingSet => "forhandlingsmote", Decided => "vedtak",
        Postponed => "utsatt", Dismissed => "avvist", Extended => "forlenget",
    }
    DeclineReason {
        Distance => "avstand", Unsuitable => "egnethet", TargetGroup => "maalgruppe",
        Siblings => "sosken", Safety => "sikkerhet", LegalBasis => "hjemmel", TooLate => "forSent",
        OtherSolution => "annenLosning", Other => "annet",
    }
    SeverityLevel {
        Low => "lav", Medium => "middels", High => "hoy", Little => "liteAlvorlig",
        Lesser => "mindreAlvorlig", Moderate => "moderatAlvorlig", Considerable => "betydeligAlvorlig",
        Severe => "svaertAlvorlig",
    }
    ConclusionCode {
        Breach => "brudd", Partial => "delvisBrudd", NoBreach => "ikkeBrudd", Dismissed => "henlagt",
        Withdrawn => "trukket", NotJudged => "ikkeVurdert",
    }
}
