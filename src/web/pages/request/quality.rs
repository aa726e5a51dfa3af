//! «Kvalitetsmåler»: what Bufetat usually asks back about, beside what can be told. For the kommune.

use super::Loaded;
use crate::domain::legal_basis::RequestKind;
use crate::domain::quality::{QualityAsk, asks};
use crate::domain::role::Organisation;
use crate::web::pages::visitor::Visitor;

/// The advice on a planned referral.
pub struct QualityView {
    /// One row an advice; empty where there is nothing to advise.
    pub rows: Vec<QualityRow>,
}

/// One advice in words.
pub struct QualityRow {
    /// What is not told.
    pub what: String,
    /// Why Bufetat asks.
    pub why: String,
    /// Where on the page it can be told.
    pub href: Option<&'static str>,
}

/// The advice on an open planned referral, for the kommune that wrote it.
pub fn view(visitor: &Visitor, loaded: &Loaded) -> Option<QualityView> {
    let (say, case) = (&visitor.say, &loaded.shown.case);
    let content = &case.request.content;
    let own = matches!(visitor.actor.organisation, Organisation::Municipalities(_));
    let planned = content.kind == RequestKind::Planned;
    let details = loaded.shown.details.as_ref()?;
    if !own || !planned || case.status().is_closed() {
        return None;
    }
    let rows = asks(content, details, &case.events).into_iter();
    let rows = rows.map(|ask| QualityRow {
        what: say.code("quality-ask", ask),
        why: say.code("quality-why", ask),
        href: told_at(ask),
    });
    Some(QualityView {
        rows: rows.collect(),
    })
}

/// The form of the page that tells it; none for what only a correction can.
fn told_at(ask: QualityAsk) -> Option<&'static str> {
    match ask {
        QualityAsk::Description
        | QualityAsk::TargetGroup
        | QualityAsk::Contact
        | QualityAsk::Danger
        | QualityAsk::LookedAfter => Some("#tillegg"),
        QualityAsk::ChildHeard | QualityAsk::ChildView | QualityAsk::ViewWeighed => {
            Some("#medvirkning")
        }
        QualityAsk::StayGoal => Some("#hendelse-stay-goal"),
        QualityAsk::LeavingCriteria => Some("#hendelse-leaving-criteria"),
        QualityAsk::NextMeasure => Some("#hendelse-next-measure"),
        QualityAsk::WantedStart | QualityAsk::Age => None,
    }
}
