//! The lines written so far, and how one line of the import file looks.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::code::code_enum;

/// An instant. Everything is counted in UTC and written in Norwegian time.
pub type Instant = DateTime<Utc>;

code_enum! {
    /// «Handling»: what a line of the import file does.
    Handling {
        /// Registers a request.
        Register = "anmodning.registrer",
        /// Corrects a request.
        Correct = "anmodning.rett",
        /// Supplements a request.
        Supplement = "anmodning.tillegg",
        /// Withdraws a request.
        Withdraw = "anmodning.trekk",
        /// Tells what happened before the tribunal.
        Tribunal = "anmodning.nemnd",
        /// Adds to the search log.
        SearchLog = "anmodning.soklogg",
        /// Tells where the child stays.
        Stay = "anmodning.oppholdssted",
        /// Tells of harm while waiting.
        Harm = "anmodning.skadehendelse",
        /// Tells that a request is likely.
        Notice = "forhaandsvarsel.gi",
        /// Registers a request that was told of so.
        Convert = "forhaandsvarsel.anmodning",
        /// Ends it without a request.
        EndNotice = "forhaandsvarsel.avslutt",
        /// Writes down an enquiry.
        Enquiry = "henvendelse.skriv",
        /// Tells what came of it.
        EnquiryOutcome = "henvendelse.utfall",
        /// Tells that a kommune did not ask.
        Unmade = "ikkeBedt.meld",
        /// Tells an event of a case.
        CaseEvent = "anmodning.hendelse",
        /// Tells the child's participation.
        Participation = "anmodning.medvirkning",
        /// Tells that siblings belong together.
        Sibling = "anmodning.sosken",
        /// Tells what a place in between takes of the kommune.
        Interim = "anmodning.mellomlosning",
        /// Asks statsforvalteren as a neutral third party, or answers.
        Dialogue = "anmodning.dialog",
        /// Proposes that two children are one.
        ChildLink = "anmodning.barnekobling",
        /// Keeps the place of an offer.
        Hold = "tilbud.hold",
        /// Lets it go.
        Release = "tilbud.slipp",
        /// Bufetat's own view of a possible breach.
        OwnView = "muligBrudd.egenvurdering",
        /// Sends it to statsforvalteren.
        OwnReport = "muligBrudd.egenrapport",
        /// Makes an offer.
        Offer = "tilbud.gi",
        /// Accepts it.
        Accept = "tilbud.aksepter",
        /// Declines it.
        Decline = "tilbud.avslaa",
        /// Takes it back.
        Retract = "tilbud.trekk",
        /// The child moved in.
        MoveIn = "tilbud.innflyttet",
        /// Registers an event known only as an event.
        Event = "muligBrudd.registrer",
        /// Assesses a possible breach.
        Assess = "muligBrudd.vurder",
        /// Confirms it.
        Confirm = "muligBrudd.bekreft",
        /// Rejects it.
        Reject = "muligBrudd.avvis",
        /// Opens supervision.
        Supervise = "tilsyn.opprett",
        /// Concludes it.
        Conclude = "tilsyn.konkluder",
    }
}

/// What a line says.
#[derive(Debug)]
pub struct Entry {
    /// When it was recorded.
    pub at: Instant,
    /// `rolle@organisasjon`.
    pub actor: String,
    /// What it does.
    pub handling: Handling,
    /// The name of what it creates.
    pub reference: Option<String>,
    /// The name of what it is about.
    pub about: Option<String>,
    /// The body. Fields that are null are left out of the line.
    pub data: Value,
}

/// A finished line, without the line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When it was recorded.
    pub at: Instant,
    /// What it does.
    pub handling: Handling,
    /// Its JSON.
    pub text: String,
}

/// Lines in the order they were written, which is not yet the order of time.
#[derive(Debug, Default)]
pub struct Sheet(Vec<Line>);

impl Sheet {
    /// Adds a line.
    pub fn write(&mut self, entry: Entry) {
        let (at, handling) = (entry.at, entry.handling);
        self.0.push(Line {
            at,
            handling,
            text: text_of(entry),
        });
    }

    /// The lines by time; lines of one instant stay as they were written.
    pub fn by_time(self) -> Vec<Line> {
        let mut lines = self.0;
        lines.sort_by_key(|line| line.at);
        lines
    }
}

/// An instant as Norwegian clocks show it, with its offset.
pub fn stamp(at: Instant) -> String {
    calendar::local(at).to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// When it happened, where that is not when it was recorded; otherwise nothing, and the line's own holds.
pub fn unless_same(happened: Instant, recorded: Instant) -> Option<String> {
    (happened != recorded).then(|| stamp(happened))
}

fn text_of(mut entry: Entry) -> String {
    without_nulls(&mut entry.data);
    let name = |key: &str, value: &Option<String>| match value {
        Some(value) => format!(",\"{key}\":{}", json!(value)),
        None => String::new(),
    };
    format!(
        "{{\"tidspunkt\":{},\"aktor\":{},\"handling\":{}{}{},\"data\":{}}}",
        json!(stamp(entry.at)),
        json!(entry.actor),
        json!(entry.handling.to_string()),
        name("ref", &entry.reference),
        name("gjelder", &entry.about),
        entry.data,
    )
}

fn without_nulls(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.retain(|_, field| !field.is_null());
        fields.values_mut().for_each(without_nulls);
    }
}
