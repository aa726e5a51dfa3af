//! The bodies about possible breaches.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{NeedsBody, region};
use crate::app::breaches::{EventTime, Registered};
use crate::domain::breach::CountedKind;
use crate::domain::id::RequestId;
use crate::domain::refusal::{Faults, Field, Rule, holds_a_number};
use crate::domain::severity::{SeverityLevel, SeverityScale};
use crate::web::api::read::Reader;

body! {
    /// «alvorlighet»: a level on a named scale.
    SeverityBody {
        /// Scale.
        scale: String = "skala",
        /// Level.
        level: String = "nivaa",
    }
}

body! {
    /// A possible breach registered by a person.
    BreachBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The request it is about.
        request: String = "anmodning",
        /// Month.
        month: String = "maaned",
        /// Or the instant the limit passed.
        occurred: String = "inntraff",
        /// Region.
        region: String = "region",
        /// Or kommune.
        municipality: String = "kommune",
        /// Acute or planned.
        kind: String = "type",
        /// Measure.
        measure: String = "tiltak",
        /// Legal basis.
        legal_basis: String = "hjemmel",
        /// Severity.
        severity: SeverityBody = "alvorlighet",
        /// Need flags.
        needs: NeedsBody = "behov",
        /// Place of stay.
        place: String = "oppholdssted",
        /// The sender's pseudonym of the child.
        child: String = "barnRef",
    }
}

impl BreachBody {
    /// What it tells; `space` is where the pseudonym is unique.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>, space: &str) -> Result<Registered, Faults> {
        let r = &mut reader;
        let child = r.bounded(Field::ChildReference, self.child.as_deref(), 64);
        let pseudonym = !child.as_deref().is_some_and(holds_a_number);
        r.faults
            .unless(pseudonym, Field::ChildReference, Rule::LooksLikeNumber);
        let registered = Registered {
            request: r.id(Field::Request, self.request.as_deref(), RequestId),
            when: self.when(r),
            region: region(r, self.region.as_deref()),
            municipality: r.municipality(Field::Municipality, self.municipality.as_deref()),
            kind: r.code::<CountedKind>(Field::Kind, self.kind.as_deref()),
            measure: r.code(Field::Measure, self.measure.as_deref()),
            legal_basis: r.code(Field::LegalBasis, self.legal_basis.as_deref()),
            severity: self.level(r),
            flags: self
                .needs
                .as_ref()
                .map(NeedsBody::flags)
                .unwrap_or_default(),
            place: r.code(Field::Place, self.place.as_deref()),
            child: child.map(|pseudonym| (space.to_owned(), pseudonym)),
        };
        reader.finish(Some(registered))
    }

    fn when(&self, r: &mut Reader<'_>) -> Option<EventTime> {
        if self.month.is_some() && self.occurred.is_some() {
            r.faults.note(Field::Month, Rule::NotWith(Field::Occurred));
        }
        if let Some(month) = self.month.as_deref() {
            let parsed = month
                .parse::<crate::report::Month>()
                .map_err(|_| Rule::NotAMonth);
            return r
                .faults
                .take(Field::Month, parsed)
                .map(|month| EventTime::Month(month.to_string()));
        }
        r.instant(Field::Occurred, self.occurred.as_deref())
            .map(EventTime::At)
    }

    fn level(&self, r: &mut Reader<'_>) -> Option<SeverityLevel> {
        let severity = self.severity.as_ref()?;
        let scale: Option<SeverityScale> = r.required_code(Field::Scale, severity.scale.as_deref());
        let level: Option<SeverityLevel> = r.required_code(Field::Level, severity.level.as_deref());
        let (scale, level) = scale.zip(level)?;
        r.faults
            .unless(level.scale() == scale, Field::Level, Rule::OtherScale);
        Some(level)
    }
}

body! {
    /// «vurder»: an assessed severity.
    AssessBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Level, or «ikkeVurdert».
        level: String = "nivaa",
        /// Why.
        reason: String = "begrunnelse",
        /// When.
        at: String = "tidspunkt",
    }
}

body! {
    /// One answer.
    AnswerBody {
        /// The question's id in the policy.
        question: String = "sporsmaal",
        /// One of its answers, or «ikkeBesvart» to take one back.
        answer: String = "svar",
    }
}

body! {
    /// «svar»: answers to the policy's questions.
    AnswersBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The answers; what is left out stands as it was.
        answers: Vec<AnswerBody> = "svar",
        /// When.
        at: String = "tidspunkt",
    }
}

/// Answers told: pairs of question and answer, and when.
pub type Told = (Vec<(String, String)>, chrono::DateTime<chrono::Utc>);

impl AnswersBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Told, Faults> {
        let r = &mut reader;
        let answers = r.required(Field::Answers, self.answers.as_deref());
        let pairs = pairs(r, answers.unwrap_or_default());
        let at = r.at(self.at.as_deref());
        reader.finish(at.map(|at| (pairs, at)))
    }
}

/// Questions with their answers; both must be there.
pub(super) fn pairs(r: &mut Reader<'_>, answers: &[AnswerBody]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for one in answers {
        let question = r.required(Field::Question, one.question.clone());
        let answer = r.required(Field::Answers, one.answer.clone());
        pairs.extend(question.zip(answer));
    }
    pairs
}

/// An assessed severity: level, why, when.
pub type Assessed = (
    (Option<SeverityLevel>, Option<String>),
    chrono::DateTime<chrono::Utc>,
);

impl AssessBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Assessed, Faults> {
        let r = &mut reader;
        let raw = r.required(Field::Level, self.level.as_deref());
        let level = raw.filter(|raw| *raw != "ikkeVurdert");
        let level = r.code(Field::Level, level);
        let reason = r.text(Field::Reason, self.reason.as_deref());
        let at = r.at(self.at.as_deref());
        reader.finish(at.map(|at| ((level, reason), at)))
    }
}
