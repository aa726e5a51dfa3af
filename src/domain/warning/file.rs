//! config/warnings.toml: read whole, and refused with file, line and reason.

use chrono::{Duration, NaiveTime};
use serde::Deserialize;
use toml::Spanned;

use super::quiet::QuietHours;
use super::{Anchor, Ladder, Rung, Selector, Span, WarningChannel, When};
use crate::domain::breach::CountedKind;
use crate::domain::code::Code;
use crate::domain::config_fault::{ConfigFile, FileFault};
use crate::domain::deadline::{LimitOwner, RuleId, rules};
use crate::domain::role::{Action, Role};

/// A rung's level at most.
const LEVELS: std::ops::RangeInclusive<i32> = 1..=99;
/// The longest a rung may lie from what it is counted from, in minutes: a year.
const LONGEST: u32 = 366 * 24 * 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WarningFile {
    versjon: Spanned<String>,
    #[serde(default)]
    stille: Vec<QuietEntry>,
    #[serde(default)]
    trinn: Vec<RungEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuietEntry {
    kanal: Spanned<String>,
    #[serde(default)]
    roller: Vec<Spanned<String>>,
    fra: Spanned<String>,
    til: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RungEntry {
    id: Spanned<String>,
    nivaa: Spanned<i32>,
    gjelder: Spanned<Vec<Spanned<String>>>,
    naar: Spanned<String>,
    minutter: Option<Spanned<u32>>,
    timer: Option<Spanned<u32>>,
    dager: Option<Spanned<u32>>,
    til: Spanned<Vec<Spanned<String>>>,
    kanaler: Spanned<Vec<Spanned<String>>>,
    #[serde(default)]
    haster: bool,
    kilde: String,
}

impl Ladder {
    /// Reads config/warnings.toml; `norms` are the ids that rungs may name.
    ///
    /// # Errors
    /// File, line and reason.
    pub fn parse(file: ConfigFile<'_>, norms: &[String]) -> Result<Self, FileFault> {
        let read: WarningFile = file.read()?;
        if read.versjon.get_ref().trim().is_empty() {
            return Err(file.fault(read.versjon.span(), "versjon: give the ladder a version"));
        }
        let quiet = read.stille.iter().map(|entry| quiet_hours(file, entry));
        let quiet = quiet.collect::<Result<_, _>>()?;
        let mut rungs = Vec::<Rung>::new();
        for entry in &read.trinn {
            let new = rung(file, entry, norms)?;
            refuse_rivals(file, entry, (&rungs, &new))?;
            rungs.push(new);
        }
        Ok(Self {
            version: read.versjon.into_inner(),
            rungs,
            quiet,
        })
    }
}

/// Two rungs of the same name, or of the same level on the same limit, could not be told apart.
fn refuse_rivals(
    file: ConfigFile<'_>,
    entry: &RungEntry,
    (known, new): (&[Rung], &Rung),
) -> Result<(), FileFault> {
    if known.iter().any(|rung| rung.id == new.id) {
        let reason = format!("«{}» is there already", new.id);
        return Err(file.fault(entry.id.span(), reason));
    }
    let rival = known.iter().find(|rung| {
        let both = |one: &Selector| new.applies_to.iter().any(|other| one.may_meet(other));
        rung.level == new.level && rung.applies_to.iter().any(both)
    });
    match rival {
        Some(rival) => {
            let reason = format!(
                "nivaa: «{}» has level {} too and may apply to the same limit; give each its own",
                rival.id, rival.level
            );
            Err(file.fault(entry.nivaa.span(), reason))
        }
        None => Ok(()),
    }
}

impl Selector {
    /// Whether one limit may fit both. What kind a norm is stands in another file: it may be any.
    fn may_meet(&self, other: &Self) -> bool {
        let owner_of = |id: RuleId| rules::ALL.iter().filter(move |rule| rule.id == id);
        match (self, other) {
            (Self::Kind(_), Self::Norm(_)) | (Self::Norm(_), Self::Kind(_)) => true,
            (Self::Owner(owner), Self::Rule(id)) | (Self::Rule(id), Self::Owner(owner)) => {
                owner_of(*id).any(|rule| rule.owner == *owner)
            }
            (one, other) => one == other,
        }
    }
}

fn rung(file: ConfigFile<'_>, entry: &RungEntry, norms: &[String]) -> Result<Rung, FileFault> {
    let id = entry.id.get_ref();
    let permitted = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if id.is_empty() || !id.chars().all(permitted) {
        let reason = "id: small letters a-z, digits and _ only";
        return Err(file.fault(entry.id.span(), reason));
    }
    if !LEVELS.contains(entry.nivaa.get_ref()) {
        return Err(file.fault(entry.nivaa.span(), "nivaa: a number from 1 to 99"));
    }
    let applies_to = all(file, &entry.gjelder, "gjelder", |text| {
        selector(text, norms)
    })?;
    let channels = all(file, &entry.kanaler, "kanaler", channel)?;
    if !channels.contains(&WarningChannel::InService) {
        let reason = "kanaler: «i_tjenesten» must be among them: there a warning is acknowledged";
        return Err(file.fault(entry.kanaler.span(), reason));
    }
    Ok(Rung {
        id: id.clone(),
        level: *entry.nivaa.get_ref(),
        source: entry.kilde.clone(),
        roles: all(file, &entry.til, "til", role)?,
        channels,
        when: when(file, entry, &applies_to)?,
        applies_to,
        is_urgent: entry.haster,
    })
}

/// A list that holds something, with nothing twice.
fn all<T: PartialEq>(
    file: ConfigFile<'_>,
    list: &Spanned<Vec<Spanned<String>>>,
    name: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Vec<T>, FileFault> {
    if list.get_ref().is_empty() {
        return Err(file.fault(list.span(), format!("{name}: at least one")));
    }
    let mut found = Vec::new();
    for one in list.get_ref() {
        let told = |reason: String| file.fault(one.span(), format!("{name}: {reason}"));
        let value = read(one.get_ref()).map_err(told)?;
        if found.contains(&value) {
            return Err(told(format!("«{}» stands there twice", one.get_ref())));
        }
        found.push(value);
    }
    Ok(found)
}

fn selector(text: &str, norms: &[String]) -> Result<Selector, String> {
    if let Some(id) = text.strip_prefix("norm:") {
        let known = norms.iter().find(|norm| *norm == id);
        return known
            .map(|norm| Selector::Norm(norm.clone()))
            .ok_or_else(|| format!("«{id}» is no norm; known are {}", norms.join(", ")));
    }
    if let Some(rule) = text.strip_prefix("regel:") {
        return RuleId::from_code(rule)
            .map(Selector::Rule)
            .map_err(|_| format!("«{rule}» is no rule of the Act; see docs/adding.md"));
    }
    match text {
        "akutt" => Ok(Selector::Kind(CountedKind::Acute)),
        "planlagt" => Ok(Selector::Kind(CountedKind::Planned)),
        "frist:kommune" => Ok(Selector::Owner(LimitOwner::Municipality)),
        "frist:nemnd" => Ok(Selector::Owner(LimitOwner::Tribunal)),
        "frist:bufetat" => Ok(Selector::Owner(LimitOwner::Bufetat)),
        "frist:institusjon" => Ok(Selector::Owner(LimitOwner::Institution)),
        "frist:part" => Ok(Selector::Owner(LimitOwner::PrivateParty)),
        _ => Err(format!(
            "«{text}» is none of akutt, planlagt, frist:kommune, frist:nemnd, frist:bufetat, frist:institusjon, frist:part, regel:<id>, norm:<id>"
        )),
    }
}

fn channel(text: &str) -> Result<WarningChannel, String> {
    match text {
        "i_tjenesten" => Ok(WarningChannel::InService),
        "epost" => Ok(WarningChannel::Mail),
        _ => Err(format!("«{text}» is neither i_tjenesten nor epost")),
    }
}

/// A role that can read the list and acknowledge.
fn role(text: &str) -> Result<Role, String> {
    let can_answer = |role: &Role| role.grants().contains(&Action::AcknowledgeWarning);
    Role::from_code(text)
        .ok()
        .filter(can_answer)
        .ok_or_else(|| {
            let known = Role::ALL.iter().copied().filter(can_answer);
            let known: Vec<&str> = known.map(Code::code).collect();
            format!("«{text}» is none of {}", known.join(", "))
        })
}

fn when(
    file: ConfigFile<'_>,
    entry: &RungEntry,
    applies_to: &[Selector],
) -> Result<When, FileFault> {
    let anchor = match entry.naar.get_ref().as_str() {
        "etter_start" => Anchor::AfterStart,
        "for_fristen" => Anchor::BeforeLimit,
        "etter_fristen" => Anchor::AfterLimit,
        other => {
            let reason =
                format!("naar: «{other}» is none of etter_start, for_fristen, etter_fristen");
            return Err(file.fault(entry.naar.span(), reason));
        }
    };
    let told = [
        (&entry.minutter, 1),
        (&entry.timer, 60),
        (&entry.dager, 24 * 60),
    ];
    let mut told = told
        .into_iter()
        .filter_map(|(span, unit)| span.as_ref().map(|span| (span, unit)));
    let (Some((length, unit)), None) = (told.next(), told.next()) else {
        let reason = "give exactly one of minutter, timer and dager";
        return Err(file.fault(entry.naar.span(), reason));
    };
    let minutes = length.get_ref().saturating_mul(unit);
    if minutes > LONGEST {
        return Err(file.fault(length.span(), "at most a year"));
    }
    let is_acute = applies_to.contains(&Selector::Kind(CountedKind::Acute));
    if entry.dager.is_some() && is_acute {
        let reason = "dager: acute limits are counted in elapsed time; use minutter or timer";
        return Err(file.fault(length.span(), reason));
    }
    let span = match &entry.dager {
        Some(days) => Span::Days(*days.get_ref()),
        None => Span::Elapsed(Duration::minutes(minutes.into())),
    };
    Ok(When { anchor, span })
}

fn quiet_hours(file: ConfigFile<'_>, entry: &QuietEntry) -> Result<QuietHours, FileFault> {
    let time = |text: &Spanned<String>| {
        NaiveTime::parse_from_str(text.get_ref(), "%H:%M")
            .map_err(|_| file.fault(text.span(), "a time of the day, as «22:00»"))
    };
    let (from, to) = (time(&entry.fra)?, time(&entry.til)?);
    if from == to {
        let reason = "til: the same as fra would hold everything for ever";
        return Err(file.fault(entry.til.span(), reason));
    }
    let channel = channel(entry.kanal.get_ref())
        .map_err(|reason| file.fault(entry.kanal.span(), format!("kanal: {reason}")))?;
    let roles = entry.roller.iter().map(|one| {
        role(one.get_ref()).map_err(|reason| file.fault(one.span(), format!("roller: {reason}")))
    });
    Ok(QuietHours {
        channel,
        roles: roles.collect::<Result<_, _>>()?,
        from,
        to,
    })
}
