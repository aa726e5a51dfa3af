//! The bodies about supervision.

use serde::Deserialize;
use utoipa::ToSchema;

use super::region;
use crate::app::Expected;
use crate::app::supervision::{Concluding, Subject};
use crate::app::supervision_batch::Line;
use crate::app::supervision_steps::NewStep;
use crate::domain::code::Code;
use crate::domain::deadline::RuleId;
use crate::domain::id::{BreachId, RequestId, SupervisionId};
use crate::domain::refusal::{Faults, Field, Rule, holds_a_number};
use crate::domain::supervision::ConcludedLimit;
use crate::domain::warning::LimitSource;
use crate::web::api::read::Reader;

body! {
    /// «tilsyn»: what supervision is opened about.
    SupervisionBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The possible breach.
        breach: String = "muligBrudd",
        /// Or the request.
        request: String = "anmodning",
        /// Or only the region.
        region: String = "region",
        /// Acute or planned.
        kind: String = "type",
        /// Measure.
        measure: String = "tiltak",
        /// Why.
        reason: String = "begrunnelse",
        /// When.
        at: String = "tidspunkt",
    }
}

/// Supervision as opened: about what, why, when.
pub type Opened = (Subject, Option<String>, chrono::DateTime<chrono::Utc>);

impl SupervisionBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<Opened, Faults> {
        let r = &mut reader;
        let subject = Subject {
            breach: r.id(Field::Breach, self.breach.as_deref(), BreachId),
            request: r.id(Field::Request, self.request.as_deref(), RequestId),
            region: region(r, self.region.as_deref()),
            kind: r.code(Field::Kind, self.kind.as_deref()),
            measure: r.code(Field::Measure, self.measure.as_deref()),
        };
        let both = subject.breach.is_some() && subject.request.is_some();
        r.faults
            .unless(!both, Field::Breach, Rule::NotWith(Field::Request));
        let reason = r.text(Field::Reason, self.reason.as_deref());
        let at = r.at(self.at.as_deref());
        reader.finish(at.map(|at| (subject, reason, at)))
    }
}

body! {
    /// «konklusjon»: a conclusion.
    ConclusionBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// What.
        conclusion: String = "konklusjon",
        /// Date of the conclusion.
        concluded_on: String = "dato",
        /// Date of the event.
        event_on: String = "hendelseDato",
        /// Period, from.
        period_from: String = "periodeFra",
        /// Period, to.
        period_to: String = "periodeTil",
        /// Legal basis in words.
        legal_text: String = "hjemmel",
        /// Norm or Act: what kind of limit was concluded on.
        limit_source: String = "klokkeKilde",
        /// Which: the norm's id, or the name of the rule.
        limit: String = "klokke",
        /// Free text.
        text: String = "tekst",
        /// Region, for a conclusion without a case.
        region: String = "region",
        /// Acute or planned, for a conclusion without a case.
        kind: String = "type",
        /// Measure, for a conclusion without a case.
        measure: String = "tiltak",
    }
}

impl ConclusionBody {
    /// The conclusion it tells, and what it is about where there is no case.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(Subject, Concluding), Faults> {
        let r = &mut reader;
        let code = r.required_code(Field::Conclusion, self.conclusion.as_deref());
        let concluded_on = r.date(Field::ConcludedOn, self.concluded_on.as_deref());
        let concluded_on = r.required(Field::ConcludedOn, concluded_on);
        let event_on = r.date(Field::EventOn, self.event_on.as_deref());
        let from = r.date(Field::PeriodFrom, self.period_from.as_deref());
        let to = r.date(Field::PeriodTo, self.period_to.as_deref());
        let legal_text = r.line(Field::LegalText, self.legal_text.as_deref());
        // It stands in the clear, so a child's number has no place in it.
        let names_nobody = !legal_text.as_deref().is_some_and(holds_a_number);
        r.faults
            .unless(names_nobody, Field::LegalText, Rule::LooksLikeNumber);
        let text = r.text(Field::Text, self.text.as_deref());
        let limit = self.limit(r);
        let subject = Subject {
            region: region(r, self.region.as_deref()),
            kind: r.code(Field::Kind, self.kind.as_deref()),
            measure: r.code(Field::Measure, self.measure.as_deref()),
            ..Subject::default()
        };
        let told = code.zip(concluded_on).map(|(code, concluded_on)| {
            let period = (from, to);
            (
                subject,
                Concluding {
                    code,
                    concluded_on,
                    event_on,
                    period,
                    legal_text,
                    limit,
                    text,
                },
            )
        });
        reader.finish(told)
    }

    /// The limit concluded on: both what kind and which, or neither.
    fn limit(&self, r: &mut Reader<'_>) -> Option<ConcludedLimit> {
        let source: Option<LimitSource> = r.code(Field::LimitSource, self.limit_source.as_deref());
        let id = r.bounded(Field::LimitId, self.limit.as_deref(), 64);
        match (source, id) {
            (Some(LimitSource::Norm), Some(id)) => Some(ConcludedLimit {
                source: LimitSource::Norm,
                id,
            }),
            (Some(LimitSource::Act), Some(name)) => {
                let rule: Option<RuleId> = r.code(Field::LimitId, Some(&name));
                rule.map(|rule| ConcludedLimit {
                    source: LimitSource::Act,
                    id: rule.code().to_owned(),
                })
            }
            (Some(_), None) => {
                let needed = Rule::NeededWith(Field::LimitSource);
                r.faults.note(Field::LimitId, needed);
                None
            }
            (None, Some(_)) if self.limit_source.is_none() => {
                let needed = Rule::NeededWith(Field::LimitId);
                r.faults.note(Field::LimitSource, needed);
                None
            }
            (None, _) => None,
        }
    }
}

body! {
    /// «steg»: a move of a supervision case.
    StepBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// To which state.
        state: String = "tilstand",
        /// When.
        at: String = "tidspunkt",
        /// Last local day to answer or put right.
        due_on: String = "frist",
        /// Free text.
        text: String = "tekst",
    }
}

impl StepBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<NewStep, Faults> {
        let r = &mut reader;
        let state = r.required_code(Field::State, self.state.as_deref());
        let at = r.at(self.at.as_deref());
        let due_on = r.date(Field::DueOn, self.due_on.as_deref());
        let words = r.text(Field::Text, self.text.as_deref());
        let step = state.zip(at).map(|(state, at)| NewStep {
            state,
            at,
            due_on,
            words,
        });
        reader.finish(step)
    }
}

body! {
    /// A case of a decision about many.
    DecisionCaseBody {
        /// Which.
        case: String = "tilsyn",
        /// Its version, as the caller saw it.
        version: i32 = "versjon",
        /// What is said of this one.
        text: String = "tekst",
    }
}

body! {
    /// One decision about many supervision cases.
    DecisionBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The conclusion, the same for every case.
        conclusion: ConclusionBody = "avgjorelse",
        /// The cases.
        cases: Vec<DecisionCaseBody> = "saker",
    }
}

impl DecisionBody {
    /// What it tells.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut reader: Reader<'_>,
        decision: Reader<'_>,
    ) -> Result<(Vec<Line>, Concluding), Faults> {
        let r = &mut reader;
        let cases = r.required(Field::Cases, self.cases.as_deref());
        let mut lines = Vec::new();
        for one in cases.unwrap_or_default() {
            let case = r.id(Field::Case, one.case.as_deref(), SupervisionId);
            let case = r.required(Field::Case, case);
            let version = r.required(Field::Case, one.version);
            let text = r.text(Field::Text, one.text.as_deref());
            lines.extend(case.zip(version).map(|(case, version)| Line {
                case,
                expected: Expected::Version(version),
                text,
            }));
        }
        let lines = reader.finish(Some(lines))?;
        let told = self.conclusion.clone().unwrap_or_default();
        let (_, told) = told.read(decision)?;
        Ok((lines, told))
    }
}
