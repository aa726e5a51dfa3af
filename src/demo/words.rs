//! Free texts: harmless invented sentences, and names nobody has.

use serde_json::{Value, json};

use super::chance::Chance;
use crate::domain::nemnd::NemndEventKind;
use crate::domain::offer::DeclineReason;

/// A two-word name that is plainly no person's.
pub fn invented_name(chance: &mut Chance) -> String {
    let noun = chance.one_of([
        "Sølvbestikk",
        "Paraply",
        "Kaffekopp",
        "Regnbue",
        "Bokhylle",
        "Tallerken",
        "Vinterdekk",
        "Blyant",
        "Teppe",
        "Lysestake",
        "Gulrot",
        "Brødskive",
        "Fløyte",
        "Postkasse",
    ]);
    let adjective = chance.one_of([
        "Lunefull",
        "Tapper",
        "Grønn",
        "Firkantet",
        "Munter",
        "Søvnig",
        "Ujevn",
        "Blank",
        "Rutete",
        "Forsiktig",
        "Høflig",
        "Rask",
    ]);
    format!("{noun} {adjective}")
}

/// Whom Bufetat calls: a desk, never a person, and a number no subscriber has.
pub fn contact(chance: &mut Chance) -> Value {
    let desk = chance.one_of([
        "Barnevernvakten",
        "Vakttelefonen",
        "Barneverntjenesten, mottak",
    ]);
    json!({ "navn": desk, "telefon": format!("000 00 {:03}", chance.below(1000)) })
}

/// What is written with a request.
pub fn description(acute: bool, chance: &mut Chance) -> &'static str {
    if acute {
        chance.one_of([
            "Situasjonen hjemme har forverret seg i kveld. Det trengs et trygt sted å være i natt.",
            "Ungdommen ble hentet av politiet i sentrum og kan ikke reise hjem.",
            "Konflikt i hjemmet. Familien ber selv om hjelp til et opphold.",
            "Barnet er hos kommunens vakt og trenger et sted å sove.",
            "Det har vært flere hendelser den siste uken. Kommunen har prøvd hjelpetiltak først.",
            "Nåværende tiltak kan ikke ta vare på ungdommen lenger.",
        ])
    } else {
        chance.one_of([
            "Det er gjort en grundig kartlegging. Kommunen ønsker et sted med skoletilbud i nærheten.",
            "Ungdommen ønsker selv å flytte og vil gjerne bo nær venner.",
            "Familie og nettverk er vurdert uten at noen kan ta imot barnet.",
            "Barnet trenger et fosterhjem med god tid og faste rutiner.",
            "Saken er drøftet med Bufetat i møte. Plan for oppfølging er laget.",
        ])
    }
}

/// A place asked that is not on the unit list.
pub fn other_place(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Et hjem Bufetat kjenner fra før",
        "Privat leverandør, avdeling uten avtale",
        "Fosterhjemstjenestens ventende familier",
        "Avdeling i naboregionen",
    ])
}

/// A note in the search log.
pub fn search_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Ringer igjen når dagvakten er på plass.",
        "Mulig ledig plass etter utflytting i morgen.",
        "Gruppen på huset passer ikke sammen med ungdommen nå.",
        "Ingen bemanning til en plass til i natt.",
    ])
}

/// A note with an offer.
pub fn offer_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Plassen kan tas i bruk med en gang. Følge fra kommunen er ønsket.",
        "Enheten kan møte barnet halvveis.",
        "Rom klart fra ettermiddagen.",
        "Plassen er midlertidig mens vi ser etter noe nærmere.",
    ])
}

/// Why an offer was declined, in words.
pub fn decline_note(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::Distance => "Reisen er for lang til at skole og samvær kan fortsette.",
        DeclineReason::Unsuitable => "Tilbudet dekker ikke behovet som er beskrevet i anmodningen.",
        DeclineReason::TargetGroup => "Enheten er for en annen målgruppe.",
        DeclineReason::Siblings => {
            "Søsknene bør bo sammen, og her er det plass til bare ett av dem."
        }
        DeclineReason::Safety => "Kommunen vurderer at stedet ikke er trygt nok nå.",
        DeclineReason::LegalBasis => "Enheten er ikke godkjent for hjemmelen.",
        DeclineReason::TooLate => "Kommunen måtte finne noe annet før tilbudet kom.",
        DeclineReason::OtherSolution => "Kommunen har funnet en løsning i nettverket.",
        DeclineReason::Other => "Familien ba om mer tid, og plassen kunne ikke holdes av.",
    }
}

/// What is written with a withdrawal.
pub fn withdrawal_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Avklart i møte med familien.",
        "Kommunen følger opp videre med egne tiltak.",
        "Bufetat er orientert på telefon.",
    ])
}

/// Why Bufetat took an offer back.
pub fn retract_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Plassen ble brukt av et barn som måtte flytte internt.",
        "Bemanningen på enheten falt bort.",
        "Hjemmet trakk seg.",
    ])
}

/// Why the tribunal put off, dismissed or extended; nothing for the other steps.
pub fn tribunal_note(kind: NemndEventKind) -> Option<&'static str> {
    match kind {
        NemndEventKind::Postponed => Some("En av partene trenger mer tid."),
        NemndEventKind::Dismissed => Some("Det er ikke opplyst hvilket sted barnet skal bo."),
        NemndEventKind::Extended => Some("Særlige grunner: plassen er klar først om noen uker."),
        _ => None,
    }
}

/// Why a fact was corrected.
pub fn correction_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Feil ble ført da anmodningen ble registrert.",
        "Nye opplysninger fra samtale med familien.",
        "Rettet etter gjennomgang med Bufetat.",
    ])
}

/// Why a severity was chosen.
pub fn severity_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Vurdert ut fra hvor barnet oppholdt seg og hvor lenge det ventet.",
        "Barnet var ivaretatt av kommunen i ventetiden.",
        "Vurdert i inntaksmøte.",
        "Kommunen måtte lage en midlertidig løsning.",
    ])
}

/// Why a possible breach was rejected.
pub fn rejection_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Kommunen ønsket å vente med plassen til neste dag.",
        "Tilbud ble gitt på telefon, men ikke ført i tjenesten.",
        "Partene var enige om en senere dato.",
    ])
}

/// Why supervision was opened, or what it found.
pub fn supervision_note(chance: &mut Chance) -> &'static str {
    chance.one_of([
        "Statsforvalteren ser på hvordan bistandsplikten ble oppfylt.",
        "Kommunen har bedt om tilsyn.",
        "Saken er tatt opp etter gjennomgang av mulige brudd i regionen.",
    ])
}
