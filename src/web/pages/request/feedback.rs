//! What statsforvalteren concluded, as a short letter to both sides.

use super::view::Pair;
use crate::app::supervision::{Conclusion, StoredSupervision};
use crate::domain::supervision::ConclusionCode;
use crate::web::pages::say::Say;
use crate::web::pages::supervision::limit_name;

/// A letter.
pub struct Letter {
    /// Who concluded what, when.
    pub lead: String,
    /// What that means.
    pub meaning: String,
    /// Period, clock and legal basis, where told.
    pub facts: Vec<Pair>,
}

/// The letters of a case, oldest first.
pub fn letters(say: &Say, concluded: &[StoredSupervision]) -> Vec<Letter> {
    let letter = |case: &StoredSupervision| {
        let told = case.conclusion.as_ref()?;
        let office = case.office.map_or_else(
            || say.t("tilbakemelding-embetet"),
            |office| say.code("office", office),
        );
        let said = [
            ("embete", office),
            ("dato", say.date(told.concluded_on)),
            ("konklusjon", say.code("conclusion", told.code)),
        ];
        let said = said.each_ref().map(|(name, text)| (*name, text.as_str()));
        Some(Letter {
            lead: say.with("tilbakemelding-brev", &said),
            meaning: say.t(meaning(told.code)),
            facts: facts(say, told),
        })
    };
    concluded.iter().filter_map(letter).collect()
}

fn meaning(code: ConclusionCode) -> &'static str {
    match code {
        ConclusionCode::Breach => "tilbakemelding-brudd",
        ConclusionCode::Partial => "tilbakemelding-delvis",
        ConclusionCode::NoBreach => "tilbakemelding-ikke-brudd",
        ConclusionCode::Dismissed | ConclusionCode::Withdrawn | ConclusionCode::NotJudged => {
            "tilbakemelding-ikke-vurdert"
        }
    }
}

fn facts(say: &Say, told: &Conclusion) -> Vec<Pair> {
    let mut facts = Vec::new();
    let day = |key: &str, day: chrono::NaiveDate| (say.t(key), say.date(day));
    facts.extend(told.period.0.map(|from| day("field-period-from", from)));
    facts.extend(told.period.1.map(|to| day("field-period-to", to)));
    let limit = told.limit.as_ref();
    facts.extend(limit.map(|limit| (say.t("field-limit-id"), limit_name(say, limit))));
    let basis = told.legal_text.clone();
    facts.extend(basis.map(|text| (say.t("field-legal-text"), text)));
    facts
}
