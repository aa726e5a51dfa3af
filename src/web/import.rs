//! Import: one action a line in the API's own words, through the same actions as the API. The format
//! stands in docs/import.md.

mod beside;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::api::bodies as b;
use super::api::read::Reader;
use super::error::{Detail, detail};
use super::faults;
use crate::app::{
    Expected, Failure, Key, Receipt, Service, Work, breaches, engine, events, offers, placements,
    requests, supervision, waiting,
};
use crate::domain::breach::BreachStatus;
use crate::domain::id::{BreachId, OfferId, PlaceId, PlacementId, RequestId, SupervisionId};
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::{Action, Actor, Organisation, Role};
use crate::text::{Locale, Texts};

/// Lines in one transaction: enough to share a commit, few enough to let others in between.
const CHUNK: usize = 200;

/// One line as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(rename = "tidspunkt")]
    at: String,
    #[serde(rename = "aktor")]
    actor: String,
    #[serde(rename = "handling")]
    action: String,
    #[serde(rename = "ref")]
    reference: Option<String>,
    #[serde(rename = "gjelder")]
    about: Option<String>,
    data: Option<Value>,
}

/// How an import is done.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The source: refs are unique within it.
    pub source: String,
    /// Do everything, keep nothing.
    pub dry_run: bool,
}

/// What became of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Done,
    DoneBefore,
    Rejected(Failure),
}

/// A rejected line: its number and why, never what it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Line number, from 1.
    #[serde(rename = "linje")]
    pub line: u64,
    /// Why.
    #[serde(rename = "feil")]
    pub faults: Vec<Detail>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Lines done.
    pub done: u64,
    /// Lines that were done before.
    pub done_before: u64,
    /// Lines rejected, in order.
    pub rejected: Vec<Rejected>,
    /// What the engine found on the way.
    pub swept: engine::Swept,
}

/// Why an import stopped; what was committed before stays.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// The file could not be read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] std::io::Error),
    /// The database failed.
    #[error("the import stopped at line {line}: {failure}")]
    Stopped {
        /// First line of the chunk that failed.
        line: u64,
        /// Why.
        failure: Failure,
    },
}

/// Imports lines; `progress` is told the bytes read so far.
///
/// # Errors
/// A file that cannot be read, or a fault of the database. A bad line is no error: it is rejected.
pub fn import(
    service: &Service,
    texts: &Texts,
    settings: &Settings,
    lines: impl Iterator<Item = std::io::Result<String>>,
    mut progress: impl FnMut(u64),
) -> Result<Imported, ImportFault> {
    let mut imported = Imported::default();
    let mut number = 0;
    let mut bytes = 0;
    let mut replay = Replay::default();
    let mut lines = lines.peekable();
    // A rehearsal keeps nothing, so what later lines speak of must stand in the same transaction.
    let size = if settings.dry_run { usize::MAX } else { CHUNK };
    while lines.peek().is_some() {
        let chunk: Vec<String> = lines.by_ref().take(size).collect::<std::io::Result<_>>()?;
        bytes += chunk.iter().map(|line| line.len() as u64 + 1).sum::<u64>();
        let first = number + 1;
        number += chunk.len() as u64;
        let outcomes = run_chunk(service, settings, chunk, replay);
        let (outcomes, replayed) = outcomes.map_err(|failure| ImportFault::Stopped {
            line: first,
            failure,
        })?;
        replay = replayed;
        note(&mut imported, texts, first, outcomes);
        progress(bytes);
    }
    imported.swept = replay.swept;
    Ok(imported)
}

fn note(imported: &mut Imported, texts: &Texts, first: u64, outcomes: Vec<Outcome>) {
    for (line, outcome) in (first..).zip(outcomes) {
        match outcome {
            Outcome::Done => imported.done += 1,
            Outcome::DoneBefore => imported.done_before += 1,
            Outcome::Rejected(failure) => {
                imported.rejected.push(Rejected {
                    line,
                    faults: told(texts, &failure),
                });
            }
        }
    }
}

fn told(texts: &Texts, failure: &Failure) -> Vec<Detail> {
    let alone = |rule: String| {
        vec![Detail {
            field: String::new(),
            rule,
        }]
    };
    match failure {
        Failure::Refused(found) => found.iter().map(|fault| detail(texts, fault)).collect(),
        Failure::Conflict(conflict) => alone(faults::conflict(texts, Locale::Nb, *conflict)),
        Failure::KeyReused => alone(
            texts
                .say(Locale::Nb, "error-idempotent-konflikt")
                .into_owned(),
        ),
        Failure::Forbidden => alone(texts.say(Locale::Nb, "error-ikke-tilgang").into_owned()),
        Failure::NotFound => alone(texts.say(Locale::Nb, "error-ikke-funnet").into_owned()),
        Failure::Stale => alone(texts.say(Locale::Nb, "error-utdatert").into_owned()),
        Failure::Store(_) | Failure::Report(_) => {
            alone(texts.say(Locale::Nb, "error-intern-feil").into_owned())
        }
    }
}

/// Where the engine's clock stands in the history that is told, and what it has found.
#[derive(Debug, Clone, Copy)]
struct Replay {
    clock: DateTime<Utc>,
    swept: engine::Swept,
}

impl Default for Replay {
    fn default() -> Self {
        Self {
            clock: DateTime::<Utc>::MIN_UTC,
            swept: engine::Swept::default(),
        }
    }
}

impl Replay {
    /// Sweeps up to a line's instant.
    fn reach(&mut self, work: &mut Work<'_, '_>, at: DateTime<Utc>) -> Result<(), Failure> {
        self.swept.add(engine::sweep_through(work, self.clock, at)?);
        self.clock = self.clock.max(at);
        Ok(())
    }
}

type Chunk = (Vec<Outcome>, Replay);

/// Runs some lines in one transaction, each in a savepoint of its own.
fn run_chunk(
    service: &Service,
    settings: &Settings,
    chunk: Vec<String>,
    from: Replay,
) -> Result<Chunk, Failure> {
    let importer = Importer {
        service: service.clone(),
        owner: format!("import:{}", settings.source),
    };
    let work = move |work: &mut Work<'_, '_>| {
        let mut replay = from;
        let outcomes: Result<Vec<Outcome>, Failure> = chunk
            .iter()
            .map(|line| importer.run_line(work, line, &mut replay))
            .collect();
        Ok((outcomes?, replay))
    };
    if settings.dry_run {
        service.rehearse("import", work)
    } else {
        service.run_blocking("import", work)
    }
}

#[derive(Clone)]
struct Importer {
    service: Service,
    owner: String,
}

/// A line read so far: when, who, and under which key.
struct Told {
    at: DateTime<Utc>,
    actor: Actor,
    line: Line,
}

impl Importer {
    fn run_line(
        &self,
        work: &mut Work<'_, '_>,
        text: &str,
        replay: &mut Replay,
    ) -> Result<Outcome, Failure> {
        let outcome = self.read(work, text).and_then(|told| {
            replay.reach(work, told.at)?;
            self.run_once(work, told)
        });
        match outcome {
            Ok(outcome) => Ok(outcome),
            Err(failure @ Failure::Store(_)) => Err(failure),
            Err(failure) => Ok(Outcome::Rejected(failure)),
        }
    }

    fn read(&self, work: &Work<'_, '_>, text: &str) -> Result<Told, Failure> {
        let line: Line =
            serde_json::from_str(text).map_err(|_| Failure::field(Field::Body, Rule::WrongType))?;
        let mut reader = Reader::new(&self.service.rules, work.clock);
        let at = reader.instant(Field::At, Some(&line.at));
        reader.faults.unless(
            at.is_none_or(|at| at <= work.clock),
            Field::At,
            Rule::Future,
        );
        let actor = actor_of(&line.actor);
        reader
            .faults
            .unless(actor.is_some(), Field::Actor, Rule::NotFound);
        let told = at.zip(actor).map(|(at, actor)| Told { at, actor, line });
        reader.finish(told).map_err(Failure::from)
    }

    fn run_once(&self, work: &mut Work<'_, '_>, told: Told) -> Result<Outcome, Failure> {
        let key = self.key(&told.line);
        if work.done_before(&key)?.is_some() {
            return Ok(Outcome::DoneBefore);
        }
        work.nested(told.at, |work| {
            let receipt = self.act(work, &told)?;
            work.remember(&key, receipt)
        })?;
        Ok(Outcome::Done)
    }

    /// A line is known by its ref, else by its whole content.
    fn key(&self, line: &Line) -> Key {
        let canonical = serde_json::json!({
            "tidspunkt": line.at, "aktor": line.actor, "handling": line.action,
            "ref": line.reference, "gjelder": line.about, "data": line.data,
        });
        let content = self
            .service
            .store
            .keys()
            .index("import", canonical.to_string().as_bytes());
        let by_content = || content.iter().map(|byte| format!("{byte:02x}")).collect();
        let key = line
            .reference
            .as_ref()
            .map_or_else(by_content, |reference| format!("ref:{reference}"));
        Key {
            owner: self.owner.clone(),
            key,
            content,
        }
    }

    fn act(&self, work: &mut Work<'_, '_>, told: &Told) -> Result<Receipt, Failure> {
        match told.line.action.split_once('.') {
            Some(("anmodning", act)) => self.on_request(work, told, act),
            Some(("tilbud", act)) => self.on_offer(work, told, act),
            Some(("muligBrudd", act)) => self.on_breach(work, told, act),
            Some(("tilsyn", act)) => self.on_supervision(work, told, act),
            Some(("forhaandsvarsel", act)) => self.on_notice(work, told, act),
            Some(("henvendelse" | "ikkeBedt", act)) => self.on_enquiry(work, told, act),
            Some(("plass", "registrer")) => self.of_places(work, told),
            Some(("historikk", act)) => self.of_history(work, told, act),
            Some(("opphold", "registrer")) => self.of_a_placement(work, told),
            _ => Err(unknown_action()),
        }
    }

    fn on_request(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        if act == "registrer" {
            let registration = self.data::<b::RequestBody>(told)?.registration(reader)?;
            return requests::register(actor, work, &registration);
        }
        let of = (RequestId(self.about(work, told, "request")?), Expected::Any);
        match act {
            "rett" => {
                let (changes, reason) = self.data::<b::CorrectionBody>(told)?.read(reader)?;
                requests::correct(actor, work, of, &changes, &reason)
            }
            "tillegg" => {
                let changes = self.data::<b::RequestBody>(told)?.supplement(reader)?;
                requests::supplement(actor, work, of, &changes)
            }
            "trekk" => {
                let ending = self.withdrawal(work, told)?.read(reader)?;
                requests::withdraw(actor, work, of, &ending)
            }
            _ => self.while_waiting(work, told, (act, of)),
        }
    }

    fn while_waiting(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        (act, of): (&str, (RequestId, Expected)),
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        match act {
            "nemnd" => {
                let (event, reason) = self.data::<b::NemndBody>(told)?.read(reader)?;
                waiting::record_nemnd(actor, work, of, event, reason.as_deref())
            }
            "hendelse" => {
                let event = self.event(work, told, of.0)?.read(reader)?;
                let action = match actor.may(Action::WriteRequest) {
                    true => Action::WriteRequest,
                    false => Action::WriteOffer,
                };
                events::record(actor, work, action, of, &event)
            }
            "soklogg" => {
                let asked = self.data::<b::SearchBody>(told)?.read(reader)?;
                waiting::log_search(actor, work, of, &asked)
            }
            "oppholdssted" => {
                let (place, period) = self.data::<b::StayBody>(told)?.read(reader)?;
                waiting::record_stay(actor, work, of, place, period)
            }
            "skadehendelse" => {
                let (kind, at) = self.data::<b::HarmBody>(told)?.read(reader)?;
                waiting::record_harm(actor, work, of, kind, at)
            }
            _ => self.of_the_wait(work, told, (act, of)),
        }
    }

    fn on_offer(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        if act == "gi" {
            let request = RequestId(self.about(work, told, "request")?);
            let offer = self.data::<b::OfferBody>(told)?.read(reader)?;
            return offers::make(actor, work, (request, Expected::Any), &offer);
        }
        let of = (OfferId(self.about(work, told, "offer")?), Expected::Any);
        match act {
            "aksepter" => {
                offers::accept(actor, work, of, self.data::<b::AtBody>(told)?.read(reader)?)
            }
            "innflyttet" => {
                offers::move_in(actor, work, of, self.data::<b::AtBody>(told)?.read(reader)?)
            }
            "avslaa" => {
                let ((reason, text), at) = self.data::<b::DeclineBody>(told)?.read(reader)?;
                offers::decline(actor, work, of, (reason, text.as_deref()), at)
            }
            "trekk" => {
                let (reason, at) = self.data::<b::ReasonBody>(told)?.read_required(reader)?;
                offers::withdraw(actor, work, of, &reason, at)
            }
            _ => self.on_hold(work, told, (act, of)),
        }
    }

    fn on_breach(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        if act == "registrer" {
            let mut registered = self
                .data::<b::BreachBody>(told)?
                .read(reader, &self.owner)?;
            if told.line.about.is_some() {
                registered.request = Some(RequestId(self.about(work, told, "request")?));
            }
            return breaches::register(actor, work, &registered);
        }
        let of = (self.breach(work, told)?, Expected::Any);
        match act {
            "vurder" => {
                let ((level, reason), at) = self.data::<b::AssessBody>(told)?.read(reader)?;
                breaches::assess(actor, work, of, (level, reason.as_deref()), at)
            }
            "bekreft" => {
                let (reason, at) = self.data::<b::ReasonBody>(told)?.read(reader)?;
                breaches::decide(
                    actor,
                    work,
                    of,
                    (BreachStatus::Confirmed, reason.as_deref()),
                    at,
                )
            }
            "avvis" => {
                let (reason, at) = self.data::<b::ReasonBody>(told)?.read(reader)?;
                breaches::decide(
                    actor,
                    work,
                    of,
                    (BreachStatus::Rejected, reason.as_deref()),
                    at,
                )
            }
            _ => self.own_view(work, told, (act, of)),
        }
    }

    /// `gjelder` is the row that this one stands instead of.
    fn of_places(&self, work: &mut Work<'_, '_>, told: &Told) -> Result<Receipt, Failure> {
        let mut places = self.data::<b::PlacesBody>(told)?.read(self.reader(told))?;
        if told.line.about.is_some() {
            places.replaces = Some(PlaceId(self.about(work, told, "place")?));
        }
        placements::register_places(&told.actor, work, &places)
    }

    /// `gjelder` is the row that this one stands instead of.
    fn of_a_placement(&self, work: &mut Work<'_, '_>, told: &Told) -> Result<Receipt, Failure> {
        let body = self.data::<b::PlacementBody>(told)?;
        let mut new = body.read(self.reader(told), &self.owner)?;
        if told.line.about.is_some() {
            new.placement.replaces = Some(PlacementId(self.about(work, told, "placement")?));
        }
        placements::register_placement(&told.actor, work, &new)
    }

    fn on_supervision(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
        act: &str,
    ) -> Result<Receipt, Failure> {
        let (actor, reader) = (&told.actor, self.reader(told));
        match (act, told.line.about.is_some()) {
            ("opprett", _) => {
                let (mut subject, reason, at) =
                    self.data::<b::SupervisionBody>(told)?.read(reader)?;
                if let Some(found) = self.found(work, told)? {
                    subject.breach = (found.object == "breach").then_some(BreachId(found.id));
                    subject.request = (found.object == "request").then_some(RequestId(found.id));
                }
                supervision::open(actor, work, &subject, (reason.as_deref(), at))
            }
            ("konkluder", true) => {
                let case = SupervisionId(self.about(work, told, "supervision")?);
                let (_, concluding) = self.data::<b::ConclusionBody>(told)?.read(reader)?;
                supervision::conclude(actor, work, (case, Expected::Any), &concluding)
            }
            ("konkluder", false) => {
                let (subject, concluding) = self.data::<b::ConclusionBody>(told)?.read(reader)?;
                supervision::conclude_without_case(actor, work, &subject, &concluding)
            }
            _ => Err(unknown_action()),
        }
    }

    fn reader(&self, told: &Told) -> Reader<'_> {
        Reader::new(&self.service.rules, told.at)
    }

    fn data<T: serde::de::DeserializeOwned>(&self, told: &Told) -> Result<T, Failure> {
        let data = told
            .line
            .data
            .clone()
            .unwrap_or_else(|| serde_json::json!({}));
        super::api::json::from_value(data)
    }

    /// A withdrawal speaks of the request that replaces by its ref.
    fn withdrawal(
        &self,
        work: &mut Work<'_, '_>,
        told: &Told,
    ) -> Result<b::WithdrawalBody, Failure> {
        let mut body: b::WithdrawalBody = self.data(told)?;
        if let Some(reference) = &body.replaced_by {
            let found = work.created_by(&self.owner, &format!("ref:{reference}"))?;
            let found = found.ok_or_else(|| Failure::field(Field::ReplacedBy, Rule::NotFound))?;
            body.replaced_by = Some(found.id.to_string());
        }
        Ok(body)
    }

    /// What the line is about, of one kind.
    fn about(&self, work: &mut Work<'_, '_>, told: &Told, object: &str) -> Result<Uuid, Failure> {
        let found = self
            .found(work, told)?
            .ok_or_else(|| Failure::field(Field::About, Rule::Required))?;
        if found.object == object {
            Ok(found.id)
        } else {
            Err(Failure::field(Field::About, Rule::NotFound))
        }
    }

    /// The possible breach the line is about: named itself, or by the request it was flagged on.
    fn breach(&self, work: &mut Work<'_, '_>, told: &Told) -> Result<BreachId, Failure> {
        let found = self
            .found(work, told)?
            .ok_or_else(|| Failure::field(Field::About, Rule::Required))?;
        match found.object {
            "breach" => Ok(BreachId(found.id)),
            "request" => breaches::on_request(&told.actor, work, RequestId(found.id)),
            _ => Err(Failure::field(Field::About, Rule::NotFound)),
        }
    }

    fn found(&self, work: &mut Work<'_, '_>, told: &Told) -> Result<Option<Receipt>, Failure> {
        let Some(reference) = &told.line.about else {
            return Ok(None);
        };
        let found = work.created_by(&self.owner, &format!("ref:{reference}"))?;
        found
            .map(Some)
            .ok_or_else(|| Failure::field(Field::About, Rule::NotFound))
    }
}

fn unknown_action() -> Failure {
    Failure::field(Field::Action, Rule::NotFound)
}

/// The actor of `rolle@organisasjon`; `None` when there is no such role, or not in such an organisation.
pub fn actor_of(text: &str) -> Option<Actor> {
    let (role, place) = text.split_once('@')?;
    let role: Role = role.parse().ok()?;
    let organisation = organisation_of(role, place)?;
    let actor = Actor {
        person: "import".into(),
        organisation,
        role,
    };
    actor.role.fits(&actor.organisation).then_some(actor)
}

/// The organisation of a place, of the kind the role belongs to.
fn organisation_of(role: Role, place: &str) -> Option<Organisation> {
    let kind = role.to_string();
    match kind.split('.').next()? {
        kind @ ("kommune" | "bufetat" | "statsforvalter") => {
            Organisation::from_code(&format!("{kind}:{place}"))
        }
        _ => Organisation::from_code(place),
    }
}
