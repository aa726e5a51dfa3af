//! The bodies about calibration. Facts come as codes and numbers; the title is the only text.

use serde::Deserialize;
use utoipa::ToSchema;

use super::breaches::{AnswerBody, pairs};
use crate::app::calibration::{NewCase, NewFacts};
use crate::domain::breach::CountedKind;
use crate::domain::id::{BreachId, CalibrationCaseId};
use crate::domain::policy::{Answers, PolicyFacts, RecordedFacts, check_answer};
use crate::domain::refusal::{Faults, Field, Rule, holds_a_number};
use crate::domain::request::Judgement;
use crate::domain::severity::SeverityLevel;
use crate::web::api::read::Reader;

body! {
    /// «kalibreringsrunde»: a month's anonymised cases.
    RoundBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// Month.
        month: String = "maaned",
        /// Its cases.
        cases: Vec<CalibrationCaseBody> = "saker",
    }
}

body! {
    /// One anonymised case: made up, or copied from a possible breach.
    CalibrationCaseBody {
        /// A title that names nobody.
        title: String = "tittel",
        /// The possible breach to copy the coded facts of.
        breach: String = "muligBrudd",
        /// Or the facts.
        facts: CaseFactsBody = "fakta",
    }
}

body! {
    /// The facts of a made-up case, as the policy sees them.
    CaseFactsBody {
        /// Acute or planned.
        kind: String = "type",
        /// Danger to life or health.
        danger: String = "fareForLivEllerHelse",
        /// Looked after.
        looked_after: String = "ivaretatt",
        /// Where the child is.
        place: String = "oppholdssted",
        /// Harm events while waiting.
        harm_events: i64 = "skadehendelser",
        /// Whole hours since the norm passed.
        hours_past: i64 = "timerOver",
        /// Age in years.
        age: i64 = "alder",
        /// Answers to the policy's questions.
        answers: Vec<AnswerBody> = "svar",
    }
}

impl RoundBody {
    /// The month and its cases.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(&self, mut reader: Reader<'_>) -> Result<(String, Vec<NewCase>), Faults> {
        let r = &mut reader;
        let month = month(r, self.month.as_deref());
        let cases = r.required(Field::Cases, self.cases.as_deref());
        let mut read = Vec::new();
        for case in cases.unwrap_or_default() {
            read.extend(case.read(r));
        }
        reader.finish(month.map(|month| (month, read)))
    }
}

fn month(r: &mut Reader<'_>, raw: Option<&str>) -> Option<String> {
    let parsed = r
        .required(Field::Month, raw)?
        .parse::<crate::report::Month>()
        .map_err(|_| Rule::NotAMonth);
    let month = r.faults.take(Field::Month, parsed)?;
    Some(month.to_string())
}

impl CalibrationCaseBody {
    fn read(&self, r: &mut Reader<'_>) -> Option<NewCase> {
        let title = r.line(Field::Title, self.title.as_deref());
        let title = r.required(Field::Title, title);
        let names_nobody = !title.as_deref().is_some_and(holds_a_number);
        r.faults
            .unless(names_nobody, Field::Title, Rule::LooksLikeNumber);
        let facts = match (&self.breach, &self.facts) {
            (Some(breach), None) => r
                .id(Field::Breach, Some(breach), BreachId)
                .map(NewFacts::Copied),
            (None, Some(facts)) => facts.read(r).map(NewFacts::Made),
            (None, None) => {
                r.faults.note(Field::Breach, Rule::EitherOr(Field::Facts));
                None
            }
            (Some(_), Some(_)) => {
                r.faults.note(Field::Breach, Rule::NotWith(Field::Facts));
                None
            }
        };
        title
            .zip(facts)
            .map(|(title, facts)| NewCase { title, facts })
    }
}

impl CaseFactsBody {
    fn read(&self, r: &mut Reader<'_>) -> Option<PolicyFacts> {
        let kind = r.required_code::<CountedKind>(Field::Kind, self.kind.as_deref());
        let mut judged = |field, raw: Option<&str>| {
            let judged: Option<Judgement> = r.code(field, raw);
            judged.unwrap_or(Judgement::NotAssessed)
        };
        let danger = judged(Field::Danger, self.danger.as_deref());
        let looked_after = judged(Field::LookedAfter, self.looked_after.as_deref());
        let place = r.code(Field::Place, self.place.as_deref());
        let harm_events = count(r, Field::HarmEvents, (self.harm_events, 1_000));
        let hours_past = count(r, Field::HoursPast, (self.hours_past, 100_000));
        let age = count(r, Field::Age, (self.age, 25));
        let answers = self.answers(r);
        let recorded = RecordedFacts {
            kind: kind?,
            danger,
            looked_after,
            place,
            harm_events: usize::try_from(harm_events.unwrap_or_default()).ok()?,
            hours_past: hours_past.unwrap_or_default().into(),
            age,
        };
        Some(PolicyFacts::new(&recorded, &answers))
    }

    fn answers(&self, r: &mut Reader<'_>) -> Answers {
        let mut answers = Answers::new();
        for (question, answer) in pairs(r, self.answers.as_deref().unwrap_or_default()) {
            if check_answer(&r.rules.policy.questions, &question, &answer).is_err() {
                r.faults.note(Field::Answers, Rule::NotFound);
            }
            answers.insert(question, answer);
        }
        answers.retain(|_, answer| answer != crate::domain::policy::NOT_ANSWERED);
        answers
    }
}

/// A count that may be left out.
fn count(r: &mut Reader<'_>, field: Field, (raw, most): (Option<i64>, i32)) -> Option<i32> {
    let raw = raw?;
    let found = i32::try_from(raw).ok().filter(|n| (0..=most).contains(n));
    r.faults
        .unless(found.is_some(), field, Rule::Range(0, most.into()));
    found
}

body! {
    /// A region's view of one case of a round.
    ScoreBody {
        /// Idempotency key.
        key: String = "avsendersMeldingsidentifikator",
        /// The case.
        case: String = "sak",
        /// Level of scale 2024-5, or «ikkeVurdert».
        level: String = "nivaa",
    }
}

impl ScoreBody {
    /// The case and the level.
    ///
    /// # Errors
    /// Every fault with its field.
    pub fn read(
        &self,
        mut reader: Reader<'_>,
    ) -> Result<(CalibrationCaseId, Option<SeverityLevel>), Faults> {
        let r = &mut reader;
        let case = r.id(Field::Case, self.case.as_deref(), CalibrationCaseId);
        let case = r.required(Field::Case, case);
        let raw = r.required(Field::Level, self.level.as_deref());
        let level = r.code(Field::Level, raw.filter(|raw| *raw != "ikkeVurdert"));
        reader.finish(case.map(|case| (case, level)))
    }
}
