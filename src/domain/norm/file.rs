//! Reading config/norms.toml. What is wrong is told with file and line; nothing is guessed.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use toml::Spanned;

use super::{Limit, Norm, NormMeasure, Norms};
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::config_fault::{ConfigFile, FileFault};
use crate::domain::organisation::Region;
use crate::domain::reach::ReachNorm;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ny_hendelse: Spanned<String>,
    #[serde(default)]
    norm: Vec<Spanned<NormEntry>>,
    #[serde(default)]
    rekkevidde: Vec<Spanned<ReachEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NormEntry {
    id: Spanned<String>,
    versjon: i32,
    fra: NaiveDate,
    til: Option<Spanned<NaiveDate>>,
    region: Option<Spanned<String>>,
    maaler: Option<Spanned<String>>,
    gjelder: Spanned<String>,
    teller: Spanned<bool>,
    frist: Spanned<String>,
    minst_timer: Option<Spanned<u32>>,
    minutter: Option<Spanned<u32>>,
    dager: Option<Spanned<u32>>,
    kilde: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReachEntry {
    id: Spanned<String>,
    versjon: i32,
    fra: NaiveDate,
    til: Option<Spanned<NaiveDate>>,
    region: Option<Spanned<String>>,
    ankomst_senest: Spanned<String>,
    omvei: Spanned<f64>,
    km_i_timen: Spanned<f64>,
    kilde: Spanned<String>,
}

/// A fault and where in the text it is.
type Wrong = (Range<usize>, String);

fn wrong<T>(at: &Spanned<T>, why: impl Into<String>) -> Wrong {
    (at.span(), why.into())
}

impl Norms {
    /// Reads config/norms.toml.
    ///
    /// # Errors
    /// What is wrong, with its line.
    pub fn parse(text: &str) -> Result<Self, FileFault> {
        Self::read(ConfigFile::new("norms.toml", text))
    }

    /// As [`Norms::parse`], of a file that is called something else.
    ///
    /// # Errors
    /// As [`Norms::parse`].
    pub fn read(file: ConfigFile<'_>) -> Result<Self, FileFault> {
        let entries: File = file.read()?;
        entries
            .norms()
            .map_err(|(span, reason)| file.fault(span, reason))
    }
}

impl File {
    fn norms(self) -> Result<Norms, Wrong> {
        if self.ny_hendelse.get_ref() != "ny_anmodning" {
            return Err(wrong(&self.ny_hendelse, "ny_hendelse is «ny_anmodning»"));
        }
        let mut norms: Vec<Norm> = Vec::new();
        for entry in self.norm {
            let span = entry.span();
            let norm = entry.into_inner().norm()?;
            against_earlier(&norm, &norms).map_err(|why| (span, why))?;
            norms.push(norm);
        }
        let mut reach: Vec<ReachNorm> = Vec::new();
        for entry in self.rekkevidde {
            let span = entry.span();
            let norm = entry.into_inner().reach()?;
            reach_against_earlier(&norm, &reach).map_err(|why| (span, why))?;
            reach.push(norm);
        }
        Ok(Norms { norms, reach })
    }
}

/// What a norm may not be beside those that stand before it.
fn against_earlier(norm: &Norm, earlier: &[Norm]) -> Result<(), String> {
    for other in earlier {
        let (one, another) = (&norm.id, &other.id);
        if one == another && norm.version == other.version {
            return Err(format!("«{one}» version {} stands twice", norm.version));
        }
        if !norm.shares_days_with(other) {
            continue;
        }
        if norm.region == other.region && norm.shares_key_with(other) {
            let both = if norm.counts {
                "both count"
            } else {
                "both measure the same"
            };
            return Err(format!("«{one}» and «{another}» {both} for the same days"));
        }
        for (regional, national) in [(norm, other), (other, norm)] {
            if is_softer(regional, national) {
                return Err(format!(
                    "«{}» is softer than the national «{}»: a region may only be stricter in acute cases",
                    regional.id, national.id
                ));
            }
        }
    }
    Ok(())
}

/// Whether a region's acute norm can pass later than the country's. A norm that only measures may be
/// softer than nothing that counts either; one that counts is not held against one that only measures.
fn is_softer(regional: &Norm, national: &Norm) -> bool {
    let acute = |norm: &Norm| norm.kind == Some(CountedKind::Acute);
    regional.region.is_some()
        && national.region.is_none()
        && acute(regional)
        && acute(national)
        && regional.measures == national.measures
        && (national.counts || !regional.counts)
        && !regional.limit.is_never_later_than(national.limit)
}

fn reach_against_earlier(norm: &ReachNorm, earlier: &[ReachNorm]) -> Result<(), String> {
    for other in earlier {
        if norm.id == other.id && norm.version == other.version {
            return Err(format!(
                "«{}» version {} stands twice",
                norm.id, norm.version
            ));
        }
        let together = norm.to.is_none_or(|last| other.from <= last)
            && other.to.is_none_or(|last| norm.from <= last);
        if together && norm.region == other.region {
            return Err(format!(
                "«{}» and «{}» apply to the same days",
                norm.id, other.id
            ));
        }
    }
    Ok(())
}

impl NormEntry {
    fn norm(self) -> Result<Norm, Wrong> {
        let measures = self.measures()?;
        let kind = self.kind()?;
        let limit = self.limit()?;
        self.check_together(measures, kind, limit)?;
        Ok(Norm {
            version: self.versjon,
            from: self.fra,
            to: last_day(self.fra, self.til.as_ref())?,
            region: region(self.region.as_ref())?,
            measures,
            kind,
            counts: *self.teller.get_ref(),
            limit,
            id: needed(self.id, "id")?,
            source: needed(self.kilde, "kilde")?,
        })
    }

    fn measures(&self) -> Result<NormMeasure, Wrong> {
        let Some(named) = &self.maaler else {
            return Ok(NormMeasure::Offer);
        };
        match named.get_ref().as_str() {
            "tilbud" => Ok(NormMeasure::Offer),
            "svar_fra_menneske" => Ok(NormMeasure::HumanAnswer),
            "ventetid_fosterhjem" => Ok(NormMeasure::FosterHome),
            "oppdatering" => Ok(NormMeasure::Update),
            "felles_plan" => Ok(NormMeasure::JointPlan),
            _ => Err(wrong(
                named,
                "maaler is «tilbud», «svar_fra_menneske», «ventetid_fosterhjem», «oppdatering» or «felles_plan»",
            )),
        }
    }

    fn kind(&self) -> Result<Option<CountedKind>, Wrong> {
        match self.gjelder.get_ref().as_str() {
            "akutt" => Ok(Some(CountedKind::Acute)),
            "planlagt" => Ok(Some(CountedKind::Planned)),
            "alle" => Ok(None),
            _ => Err(wrong(
                &self.gjelder,
                "gjelder is «akutt», «planlagt» or «alle»",
            )),
        }
    }

    /// The limit with the one number it needs, and no other.
    fn limit(&self) -> Result<Limit, Wrong> {
        let frist = self.frist.get_ref().as_str();
        let numbers = [
            ("minst_timer", &self.minst_timer, "lokal_midnatt"),
            ("minutter", &self.minutter, "minutter"),
            ("dager", &self.dager, "dager"),
        ];
        for (name, number, of) in numbers {
            if let Some(number) = number.as_ref().filter(|_| frist != of) {
                return Err(wrong(number, format!("{name} needs frist = \"{of}\"")));
            }
        }
        let number = |given: &Option<Spanned<u32>>, name: &str| match given {
            Some(number) if (1..=100_000).contains(number.get_ref()) => Ok(*number.get_ref()),
            Some(number) => Err(wrong(number, format!("{name} is from 1 to 100 000"))),
            None => Err(wrong(
                &self.frist,
                format!("frist = \"{name}\" needs {name}"),
            )),
        };
        match frist {
            "lokal_midnatt" => match &self.minst_timer {
                Some(hours) if *hours.get_ref() > 48 => {
                    Err(wrong(hours, "minst_timer is 48 at most"))
                }
                hours => Ok(Limit::SameDay {
                    at_least_hours: hours.as_ref().map_or(0, |hours| *hours.get_ref()),
                }),
            },
            "minutter" => {
                number(&self.minutter, "minutter").map(|minutes| Limit::Within { minutes })
            }
            "dager" => number(&self.dager, "dager").map(|days| Limit::Days { days }),
            "onsket_oppstart" => Ok(Limit::WantedStart),
            "avtalt_rytme" => Ok(Limit::AgreedRhythm),
            _ => Err(wrong(
                &self.frist,
                "frist is «lokal_midnatt», «minutter», «onsket_oppstart», «dager» or «avtalt_rytme»",
            )),
        }
    }

    /// What is measured, for whom, by which limit: the pairs that make sense.
    fn check_together(
        &self,
        measures: NormMeasure,
        kind: Option<CountedKind>,
        limit: Limit,
    ) -> Result<(), Wrong> {
        let offer = measures == NormMeasure::Offer;
        if *self.teller.get_ref() && !offer {
            return Err(wrong(
                &self.teller,
                "only a norm about the offer (maaler = \"tilbud\") may count as a possible breach",
            ));
        }
        if offer && kind.is_none() {
            return Err(wrong(
                &self.gjelder,
                "a norm about the offer is for «akutt» or «planlagt»",
            ));
        }
        let fits = match limit {
            Limit::SameDay { .. } => offer,
            Limit::Within { .. } => {
                let soon = [NormMeasure::HumanAnswer, NormMeasure::JointPlan];
                offer || soon.contains(&measures)
            }
            Limit::WantedStart => offer && kind == Some(CountedKind::Planned),
            Limit::Days { .. } => {
                measures == NormMeasure::FosterHome || (offer && kind == Some(CountedKind::Planned))
            }
            Limit::AgreedRhythm => measures == NormMeasure::Update,
        };
        if fits {
            return Ok(());
        }
        Err(wrong(
            &self.frist,
            "this frist does not fit what the norm measures and for whom",
        ))
    }
}

impl ReachEntry {
    fn reach(self) -> Result<ReachNorm, Wrong> {
        let arrive_by = NaiveTime::parse_from_str(self.ankomst_senest.get_ref(), "%H.%M")
            .map_err(|_| wrong(&self.ankomst_senest, "ankomst_senest is an hour as «22.00»"))?;
        let within = |number: &Spanned<f64>, from: f64, to: f64, name: &str| {
            if (from..=to).contains(number.get_ref()) {
                Ok(*number.get_ref())
            } else {
                Err(wrong(number, format!("{name} is from {from} to {to}")))
            }
        };
        Ok(ReachNorm {
            version: self.versjon,
            from: self.fra,
            to: last_day(self.fra, self.til.as_ref())?,
            region: region(self.region.as_ref())?,
            arrive_by,
            detour: within(&self.omvei, 1.0, 5.0, "omvei")?,
            km_per_hour: within(&self.km_i_timen, 10.0, 120.0, "km_i_timen")?,
            id: needed(self.id, "id")?,
            source: needed(self.kilde, "kilde")?,
        })
    }
}

fn needed(text: Spanned<String>, name: &str) -> Result<String, Wrong> {
    if text.get_ref().trim().is_empty() {
        return Err(wrong(&text, format!("{name} says something")));
    }
    Ok(text.into_inner())
}

fn last_day(from: NaiveDate, to: Option<&Spanned<NaiveDate>>) -> Result<Option<NaiveDate>, Wrong> {
    match to {
        Some(to) if *to.get_ref() < from => Err(wrong(to, "til is before fra")),
        Some(to) => Ok(Some(*to.get_ref())),
        None => Ok(None),
    }
}

fn region(named: Option<&Spanned<String>>) -> Result<Option<Region>, Wrong> {
    let Some(named) = named else {
        return Ok(None);
    };
    Region::from_code(named.get_ref()).map(Some).map_err(|_| {
        let all: Vec<&str> = Region::ALL.iter().map(|region| region.code()).collect();
        wrong(named, format!("region is one of {}", all.join(", ")))
    })
}
