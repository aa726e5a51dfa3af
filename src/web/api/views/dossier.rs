//! What the API shows of a supervision case with the request behind it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    EntryView, InterimTotalsView, ParticipationView, SelfAssessmentView, SupervisionDetailView,
};
use crate::app::chronology;
use crate::app::dossier::{Dossier, Reached, Summary};
use crate::domain::role::Actor;
use crate::web::api::codes::ApiCode;

view! {
    /// Something that was reached.
    ReachedView {
        /// When.
        at: DateTime<Utc> = "tidspunkt",
        /// Minutes from the report of the need.
        minutes: i64 = "minutter",
    }
}

impl From<Reached> for ReachedView {
    fn from(reached: Reached) -> Self {
        Self {
            at: reached.at,
            minutes: reached.minutes,
        }
    }
}

view! {
    /// How many offers stand so.
    OffersView {
        /// How.
        status: &'static str = "status",
        /// How many.
        count: usize = "antall",
    }
}

view! {
    /// A spell of stay within the wait.
    SpellView {
        /// Where.
        place: &'static str = "oppholdssted",
        /// Minutes.
        minutes: i64 = "minutter",
    }
}

view! {
    /// What is in dispute.
    DisputedView {
        /// Why the kommune held what was offered unsuited.
        unsuited: Vec<&'static str> = "holdtForUegnet",
        /// Whether Bufetat rejects that the norm passed.
        rejected: bool = "avvistAvBufetat",
        /// Questions that nobody has answered.
        unanswered: usize = "ubesvarteSporsmaal",
    }
}

view! {
    /// «saken i korte trekk».
    SummaryView {
        /// When the need was reported.
        reported_at: DateTime<Utc> = "behovMeldt",
        /// How many places were asked.
        asked: usize = "spurteSteder",
        /// The first offer.
        first_offer: Option<ReachedView> = "forsteTilbud",
        /// Offers made, by how each stands.
        offers: Vec<OffersView> = "tilbud",
        /// When the child moved in.
        moved_in: Option<ReachedView> = "innflyttet",
        /// Minutes waited in all.
        waited: i64 = "ventetMinutter",
        /// Where the child was while it waited.
        stays: Vec<SpellView> = "opphold",
        /// What harm came to it.
        harms: Vec<&'static str> = "skadehendelser",
        /// When the counting norm passed.
        passed_at: Option<DateTime<Utc>> = "normPassert",
        /// What a conclusion of breach would be about, from.
        period_from: Option<NaiveDate> = "periodeFra",
        /// And to.
        period_to: Option<NaiveDate> = "periodeTil",
        /// What the wait took of the kommune.
        interim: InterimTotalsView = "mellomlosninger",
        /// What is in dispute.
        disputed: DisputedView = "omstridt",
    }
}

impl SummaryView {
    fn new(summary: &Summary) -> Self {
        let (from, to) = summary.period().unzip();
        let offers = summary.offers.iter().map(|(status, count)| OffersView {
            status: status.name(),
            count: *count,
        });
        let stays = summary.stays.iter().map(|(place, minutes)| SpellView {
            place: place.name(),
            minutes: *minutes,
        });
        let disputed = &summary.disputed;
        Self {
            reported_at: summary.reported_at,
            asked: summary.asked,
            first_offer: summary.first_offer.map(ReachedView::from),
            offers: offers.collect(),
            moved_in: summary.moved_in.map(ReachedView::from),
            waited: summary.wait.minutes(),
            stays: stays.collect(),
            harms: summary.harms.iter().map(|kind| kind.name()).collect(),
            passed_at: summary.passed.map(|(at, _)| at),
            period_from: from,
            period_to: to.flatten(),
            interim: (&summary.interim).into(),
            disputed: DisputedView {
                unsuited: disputed.unsuited.iter().map(|one| one.name()).collect(),
                rejected: disputed.rejected,
                unanswered: disputed.unanswered,
            },
        }
    }
}

view! {
    /// «saksmappe»: a supervision case with the request behind it.
    DossierView {
        /// The supervision case.
        supervision: SupervisionDetailView = "tilsyn",
        /// The case in short, where there is a request behind it.
        summary: Option<SummaryView> = "sammendrag",
        /// What Bufetat itself holds, as far as it has sent it.
        own_views: Vec<SelfAssessmentView> = "egenvurderinger",
        /// What happened, oldest first.
        chronology: Vec<EntryView> = "forlop",
        /// The child's participation, where there is a request behind it.
        participation: Option<ParticipationView> = "medvirkning",
    }
}

impl DossierView {
    /// A case as the actor sees it.
    pub fn new(dossier: &Dossier, actor: &Actor) -> Self {
        let request = dossier.request.as_ref();
        Self {
            supervision: SupervisionDetailView::new(&dossier.supervision, actor),
            summary: request.map(|(_, _, summary)| SummaryView::new(summary)),
            own_views: dossier
                .own_views
                .iter()
                .map(SelfAssessmentView::from)
                .collect(),
            chronology: request
                .map(|(shown, log, _)| chronology::chronology(&shown.case, &shown.changes, log))
                .unwrap_or_default()
                .into_iter()
                .map(EntryView::from)
                .collect(),
            participation: request
                .map(|(shown, _, _)| ParticipationView::new(&shown.case.events, &dossier.words)),
        }
    }
}
