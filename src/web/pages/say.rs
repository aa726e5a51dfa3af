//! Words for the pages: texts by key, codes by list, instants as people read them.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Timelike, Utc};

use crate::app::{Conflict, Rules};
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::legal_basis::{LawVersion, LegalBasis};
use crate::domain::organisation::MunicipalityNumber;
use crate::domain::policy::Wording;
use crate::domain::refusal::{Field, Rule};
use crate::domain::role::Organisation;
use crate::text::{Locale, Texts, Value};
use crate::web::faults;

/// Finds words in the reader's language.
#[derive(Clone)]
pub struct Say {
    texts: Arc<Texts>,
    locale: Locale,
}

impl Say {
    /// Words in bokmål.
    pub fn new(texts: Arc<Texts>) -> Self {
        Self::in_language(texts, Locale::Nb)
    }

    /// Words in a language.
    pub fn in_language(texts: Arc<Texts>, locale: Locale) -> Self {
        Self { texts, locale }
    }

    /// The texts themselves, for what renders by them.
    pub fn texts(&self) -> (&Texts, Locale) {
        (&self.texts, self.locale)
    }

    /// The language tag, for the page's `lang`.
    pub fn lang(&self) -> &'static str {
        self.locale.tag()
    }

    /// The text under a key.
    pub fn t(&self, key: &str) -> String {
        self.texts.say(self.locale, key).into_owned()
    }

    /// The text under a key, filled with texts.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> = values
            .iter()
            .map(|(name, text)| (*name, Value::from(*text)))
            .collect();
        self.texts.say_with(self.locale, key, &values).into_owned()
    }

    /// The text under a key, filled with a count.
    pub fn counted(&self, key: &str, count: usize) -> String {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        self.texts
            .say_with(self.locale, key, &[("antall", Value::Count(count))])
            .into_owned()
    }

    /// The name of a value of a closed list.
    pub fn code<C: Code>(&self, list: &str, value: C) -> String {
        self.texts
            .code(self.locale, list, value.code())
            .into_owned()
    }

    /// The name of a value in the words of the Act as it read then.
    pub fn code_by_law<C: Code>(&self, list: &str, value: C, law: Option<LawVersion>) -> String {
        let law = law.map_or("", Code::code);
        self.texts
            .code_by_law(self.locale, list, value.code(), law)
            .into_owned()
    }

    /// A text of the severity policy; bokmål where the policy has no other.
    pub fn wording(&self, wording: &Wording) -> String {
        match (self.locale, &wording.nn) {
            (Locale::Nn, Some(text)) => text.clone(),
            _ => wording.nb.clone(),
        }
    }

    /// A paragraph with its title, in the words of the Act as it read then.
    pub fn basis(&self, basis: LegalBasis, law: LawVersion) -> String {
        let key = ["hjemmel", &basis.code().replace('_', "-")].join("-");
        let then = [&key, law.code()].join("-").replace('_', "-");
        if self.texts.has(self.locale, &then) {
            self.t(&then)
        } else {
            self.t(&key)
        }
    }

    /// What a field is called.
    pub fn field(&self, field: Field) -> String {
        faults::label(&self.texts, self.locale, field)
    }

    /// What is wrong with a field and what helps.
    pub fn rule(&self, rule: &Rule) -> String {
        faults::describe(&self.texts, self.locale, rule)
    }

    /// Why an action does not fit.
    pub fn conflict(&self, conflict: Conflict) -> String {
        faults::conflict(&self.texts, self.locale, conflict)
    }

    /// `torsdag 2. april 2026 kl. 14.05`.
    pub fn instant(&self, at: DateTime<Utc>) -> String {
        self.texts.instant(self.locale, at)
    }

    /// A limit: what passes at the turn of a day is said as that day's `kl. 24.00`.
    pub fn limit(&self, at: DateTime<Utc>) -> String {
        let local = calendar::local(at);
        if (local.hour(), local.minute(), local.second()) != (0, 0, 0) {
            return self.instant(at);
        }
        self.with(
            "tid-dognets-slutt",
            &[("dag", &self.weekday(calendar::local_date_of_limit(at)))],
        )
    }

    /// `14.05`, in Norwegian time.
    pub fn clock(&self, at: DateTime<Utc>) -> String {
        calendar::local(at).format("%H.%M").to_string()
    }

    /// `2. april 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        self.texts.date(self.locale, date)
    }

    /// `torsdag 2. april 2026`.
    pub fn weekday(&self, date: NaiveDate) -> String {
        self.texts.weekday_date(self.locale, date)
    }

    /// A wait as the clock says it, and as the page's script counts it on: `31 t 12 min` below two days,
    /// then `3 d 4 t`.
    pub fn wait(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> String {
        self.minutes((to - from).num_minutes().max(0))
    }

    /// As [`Say::wait`], of whole minutes.
    pub fn minutes(&self, minutes: i64) -> String {
        let unit = |key: &str| self.t(key);
        let (big, small) = match minutes {
            0..60 => return [minutes.to_string(), unit("tid-enhet-min")].join(" "),
            60..2_880 => (
                (minutes / 60, "tid-enhet-t"),
                (minutes % 60, "tid-enhet-min"),
            ),
            _ => (
                (minutes / 1_440, "tid-enhet-d"),
                (minutes % 1_440 / 60, "tid-enhet-t"),
            ),
        };
        [
            big.0.to_string(),
            unit(big.1),
            small.0.to_string(),
            unit(small.1),
        ]
        .join(" ")
    }

    /// The name of a kommune on a day, with its number where the name is not known.
    pub fn municipality(&self, rules: &Rules, number: MunicipalityNumber, on: NaiveDate) -> String {
        let reference = &rules.reference;
        if let Ok(found) = reference.municipality(number, on) {
            return found.name.clone();
        }
        reference
            .former(number)
            .map_or_else(|| number.to_string(), |former| former.name.clone())
    }

    /// Whose desk it is.
    pub fn organisation(
        &self,
        rules: &Rules,
        organisation: &Organisation,
        on: NaiveDate,
    ) -> String {
        match organisation {
            Organisation::Municipalities(numbers) => {
                let names: Vec<String> = numbers
                    .iter()
                    .map(|one| self.municipality(rules, *one, on))
                    .collect();
                let key = if names.len() == 1 {
                    "desk-kommune"
                } else {
                    "desk-kommuner"
                };
                self.with(key, &[("navn", &names.join(", "))])
            }
            Organisation::Bufetat(region) => {
                self.with("desk-bufetat", &[("navn", &self.code("region", *region))])
            }
            Organisation::Supervisor(office) => self.code("office", *office),
            Organisation::Directorate => self.t("desk-bufdir"),
            Organisation::Ministry => self.t("desk-departement"),
            Organisation::Operations => self.t("desk-drift"),
            Organisation::Audit => self.t("desk-revisor"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deadline::RuleId;
    use chrono::Duration;
    use rstest::rstest;

    #[rstest]
    #[case(0, "0 min")]
    #[case(59, "59 min")]
    #[case(60, "1 t 0 min")]
    #[case(31 * 60 + 12, "31 t 12 min")]
    #[case(2879, "47 t 59 min")]
    #[case(2880, "2 d 0 t")]
    #[case(76 * 60, "3 d 4 t")]
    #[case(-5, "0 min")]
    fn a_wait_is_said_as_the_script_counts_it_on(#[case] minutes: i64, #[case] said: &str) {
        let say = Say::new(Arc::new(Texts::load().unwrap()));
        let from: DateTime<Utc> = "2026-04-02T08:00:00Z".parse().unwrap();
        assert_eq!(say.wait(from, from + Duration::minutes(minutes)), said);
    }

    /// What was decided under the old wording is told in it.
    #[test]
    fn a_title_follows_the_wording_of_its_time() {
        let say = Say::new(Arc::new(Texts::load().unwrap()));
        let rule = |law| say.code_by_law("rule", RuleId::TreatmentStay, law);
        let (old, new) = (LawVersion::InForce2023, LawVersion::Amended2026);
        assert!(rule(Some(old)).contains("alvorlige atferdsvansker"));
        assert!(rule(Some(new)).contains("utsetter sin utvikling for alvorlig fare"));
        assert_eq!(rule(None), rule(Some(new)));
        let same = |law| say.code_by_law("rule", RuleId::CarePetition, Some(law));
        assert_eq!(same(old), same(new));
        assert!(say.basis(LegalBasis::P6_2, old).contains("Plassering"));
        assert!(say.basis(LegalBasis::P6_2, new).contains("Opphold"));
        assert_eq!(
            say.basis(LegalBasis::P4_2, old),
            say.basis(LegalBasis::P4_2, new)
        );
    }

    #[test]
    fn a_limit_at_the_turn_of_the_day_belongs_to_the_day_that_ended() {
        let say = Say::new(Arc::new(Texts::load().unwrap()));
        let midnight: DateTime<Utc> = "2026-04-02T22:00:00Z".parse().unwrap();
        assert_eq!(say.limit(midnight), "torsdag 2. april 2026 kl. 24.00");
        assert_eq!(
            say.limit(midnight - Duration::hours(1)),
            "torsdag 2. april 2026 kl. 23.00"
        );
    }
}
