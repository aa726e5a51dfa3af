//! What the API shows of the goal of a stay and of the plan for leaving it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::EventView;
use crate::domain::event::CaseEvent;
use crate::domain::id::CaseEventId;
use crate::domain::leaving::LeavingPlan;
use crate::web::api::codes::ApiCode;

view! {
    /// Days the child stayed on for one cause.
    CauseDaysView {
        /// Why; null where none was told.
        cause: Option<&'static str> = "aarsak",
        /// Whole local days.
        days: i64 = "dager",
    }
}

view! {
    /// «utflytting»: what holds, each part as the event that tells it.
    LeavingView {
        /// The goal of the stay.
        goal: Option<EventView> = "maal",
        /// What must be so before the child leaves.
        criteria: Option<EventView> = "kriterier",
        /// What the kommune has ready then, and the role responsible.
        next: Option<EventView> = "nesteTiltak",
        /// When the child was ready.
        ready: Option<EventView> = "klar",
        /// When it left after that.
        left: Option<EventView> = "flyttetUt",
        /// Whole local days since it was ready, until it left or today.
        days_past: Option<i64> = "dagerSidenKlar",
        /// The same days by cause.
        days: Vec<CauseDaysView> = "dagerPerAarsak",
    }
}

impl LeavingView {
    /// The plan told by a case's events by `now`, with the words the caller may see.
    pub fn new(
        events: &[CaseEvent],
        words: &BTreeMap<CaseEventId, String>,
        now: DateTime<Utc>,
    ) -> Self {
        let plan = LeavingPlan::of_events(events, now);
        let view = |event: &CaseEvent| {
            let words = words.get(&event.id).map(String::as_str);
            EventView::new(event, words)
        };
        let days = plan.days.iter().map(|part| CauseDaysView {
            cause: part.cause.map(ApiCode::name),
            days: part.days,
        });
        Self {
            goal: plan.goal.map(view),
            criteria: plan.criteria.map(view),
            next: plan.next.map(view),
            ready: plan.ready.map(view),
            left: plan.left.map(view),
            days_past: plan.days_past(),
            days: days.collect(),
        }
    }
}
