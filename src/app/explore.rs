//! «Statistikk»: the report's own counting over the months and the part of the country that is asked for.

use chrono::{DateTime, Utc};

use super::error::Failure;
use super::reports;
use super::service::Service;
use crate::domain::organisation::{MunicipalityNumber, Region};
use crate::domain::refusal::{Faults, Field, Rule};
use crate::domain::role::{Action, Actor, Organisation, Scope};
use crate::report::explore::{self, Explored, Filter};

/// What an actor may narrow the numbers to. A finely cut number can point at one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// A kommune's own requests, cut as it likes.
    Own(Vec<MunicipalityNumber>),
    /// A region's, cut as it likes.
    Region(Region),
    /// The country's, cut as one likes: the directorate.
    Country,
    /// The country's by region, type and month: what the month's report prints, and no finer.
    Coarse,
}

impl Reach {
    /// The reach of whoever may see the numbers at all.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        match &actor.organisation {
            Organisation::Municipalities(own) => Self::Own(own.clone()),
            Organisation::Bufetat(region) => Self::Region(*region),
            Organisation::Directorate => Self::Country,
            Organisation::Supervisor(_)
            | Organisation::Ministry
            | Organisation::Operations
            | Organisation::Audit => Self::Coarse,
        }
    }

    /// Whether it may cut by kommune, paragraph and level.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        *self != Self::Coarse
    }

    /// The filter within the reach, else which of its fields lie outside.
    pub(super) fn within(&self, mut filter: Filter) -> Result<Filter, Faults> {
        let mut faults = Faults::default();
        let fine = [
            (filter.municipality.is_some(), Field::Municipality),
            (filter.legal_basis.is_some(), Field::LegalBasis),
            (filter.severity.is_some(), Field::Level),
        ];
        match self {
            Self::Own(own) => {
                let is_own = filter.municipality.is_none_or(|one| own.contains(&one));
                faults.unless(is_own, Field::Municipality, Rule::NotYours);
            }
            Self::Region(own) => {
                let is_own = filter.region.is_none_or(|one| one == *own);
                faults.unless(is_own, Field::Region, Rule::NotYours);
                filter.region = Some(*own);
            }
            Self::Country => {}
            Self::Coarse => {
                let too_fine = fine.into_iter().filter(|(is_there, _)| *is_there);
                too_fine.for_each(|(_, field)| faults.note(field, Rule::NotYours));
            }
        }
        faults.or(Some(filter))
    }

    /// Whose requests are read.
    pub(super) fn scope(&self) -> Scope {
        match self {
            Self::Own(own) => Scope::Municipalities(own.clone()),
            _ => Scope::National,
        }
    }
}

/// The tables of a filter as known at the cut-off. The look is journalled.
///
/// # Errors
/// Forbidden; Refused for a filter finer or wider than the actor's reach; a fault of the database.
pub async fn build(
    service: &Service,
    actor: &Actor,
    (filter, cut_off): (Filter, DateTime<Utc>),
    correlation: &str,
) -> Result<Explored, Failure> {
    let reach = Reach::of(actor);
    let journalled = actor.clone();
    let asked = reach.clone();
    let filter = service
        .run(correlation, move |work| {
            work.require(&journalled, Action::ReadDashboard)?;
            let filter = asked.within(filter)?;
            let detail = format!("{} cut_off={cut_off}", filter.code());
            work.journal(&journalled, "statistics.read", ("statistics", None), detail)?;
            Ok(filter)
        })
        .await?;
    let (rules, scope) = (service.rules.clone(), reach.scope());
    let facts = service
        .store
        .read(move |tx| reports::facts_within(tx, &rules, (cut_off, &scope)))
        .await?;
    explore::build(&filter, facts).map_err(reports::failure)
}
