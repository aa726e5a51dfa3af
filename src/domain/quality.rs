//! «Kvalitetsmåler»: what Bufetat usually must ask back about in a planned referral. It advises: nothing is
//! stopped by it, nothing is counted from it, and there is no score. An acute request has none.

use super::code::{Code, code_enum};
use super::event::{CaseEvent, EventDetail};
use super::leaving::LeavingPlan;
use super::legal_basis::RequestKind;
use super::participation::Participation;
use super::request::{Content, Details, Judgement};

code_enum! {
    /// «det Bufetat pleier å spørre om», in the order it is asked.
    QualityAsk {
        /// What the child needs, in words.
        Description = "description",
        /// «målgruppe».
        TargetGroup = "target_group",
        /// «ønsket oppstart».
        WantedStart = "wanted_start",
        /// The child's number or birth date: its age.
        Age = "age",
        /// Whom to call, and on which number.
        Contact = "contact",
        /// Whether the child is in danger.
        Danger = "danger",
        /// Whether it is looked after now.
        LookedAfter = "looked_after",
        /// Whether the child is told and heard.
        ChildHeard = "child_heard",
        /// What it says.
        ChildView = "child_view",
        /// How that was weighed.
        ViewWeighed = "view_weighed",
        /// The goal of the stay.
        StayGoal = "stay_goal",
        /// What must be so before the child leaves.
        LeavingCriteria = "leaving_criteria",
        /// What the kommune has ready then, and who is responsible.
        NextMeasure = "next_measure",
    }
}

/// What is not told yet of what Bufetat usually asks about, in the order it is asked; nothing for a request
/// that is not planned.
#[must_use]
pub fn asks(content: &Content, details: &Details, events: &[CaseEvent]) -> Vec<QualityAsk> {
    if content.kind != RequestKind::Planned {
        return Vec::new();
    }
    let asks = QualityAsk::ALL.iter().copied();
    asks.filter(|ask| {
        lacks_in_request(*ask, content, details).unwrap_or_else(|| lacks_in_events(*ask, events))
    })
    .collect()
}

/// Whether the request itself lacks it; `None` for what is told by events.
fn lacks_in_request(ask: QualityAsk, content: &Content, details: &Details) -> Option<bool> {
    match ask {
        QualityAsk::Description => Some(details.description.is_none()),
        QualityAsk::TargetGroup => Some(content.target_group.is_none()),
        QualityAsk::WantedStart => Some(content.wanted_start.is_none()),
        QualityAsk::Age => Some(content.age.is_none()),
        QualityAsk::Contact => {
            Some(details.contact_name.is_none() || details.contact_phone.is_none())
        }
        QualityAsk::Danger => Some(content.danger == Judgement::NotAssessed),
        QualityAsk::LookedAfter => Some(content.looked_after == Judgement::NotAssessed),
        QualityAsk::ChildHeard
        | QualityAsk::ChildView
        | QualityAsk::ViewWeighed
        | QualityAsk::StayGoal
        | QualityAsk::LeavingCriteria
        | QualityAsk::NextMeasure => None,
    }
}

/// Whether the events lack it. A child that did not want to say anything is asked nothing more about, and
/// what is not said cannot be weighed.
fn lacks_in_events(ask: QualityAsk, events: &[CaseEvent]) -> bool {
    let told = Participation::of_events(events);
    let heard = told.heard.and_then(|event| event.detail);
    // The days past are of no use here, so any instant does.
    let plan = LeavingPlan::of_events(events, chrono::DateTime::UNIX_EPOCH);
    match ask {
        QualityAsk::ChildHeard => heard.is_none_or(|way| way == EventDetail::NotHeardYet),
        QualityAsk::ChildView => {
            told.says.is_none() && heard != Some(EventDetail::DidNotWantToBeHeard)
        }
        QualityAsk::ViewWeighed => told.says.is_some() && told.weighed.is_none(),
        QualityAsk::StayGoal => plan.goal.is_none(),
        QualityAsk::LeavingCriteria => plan.criteria.is_none(),
        QualityAsk::NextMeasure => plan.next.is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use rstest::rstest;
    use uuid::Uuid;

    use super::QualityAsk as Q;
    use super::*;
    use crate::domain::event::CaseEventKind as K;
    use crate::domain::id::CaseEventId;
    use crate::domain::legal_basis::{LawVersion, LegalBasis, Measure, TargetGroup};
    use crate::domain::request::{Channel, NeedFlags};
    use crate::domain::role::Role;

    const AT: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn whole() -> (Content, Details) {
        let content = Content {
            legal_basis: LegalBasis::P5_1,
            law_version: LawVersion::InForce2023,
            kind: RequestKind::Planned,
            measure: Measure::FosterHome,
            target_group: Some(TargetGroup::Care),
            need_reported_at: AT,
            channel: Channel::Service,
            emergency_decision_at: None,
            wanted_start: Some(AT.date_naive()),
            flags: NeedFlags::default(),
            danger: Judgement::No,
            looked_after: Judgement::Yes,
            age: Some(9),
            sender_reference: None,
        };
        let details = Details {
            contact_name: Some("Vakttelefonen".into()),
            contact_phone: Some("00 00 00 00".into()),
            present_unit: None,
            description: Some("Trenger ro".into()),
        };
        (content, details)
    }

    fn told(id: u128, kind: K, detail: Option<EventDetail>, about: Option<u128>) -> CaseEvent {
        CaseEvent {
            id: CaseEventId(Uuid::from_u128(id)),
            kind,
            at: AT,
            until: None,
            detail,
            about: about.map(|about| CaseEventId(Uuid::from_u128(about))),
            role: Role::MunicipalCaseworker,
            recorded_at: AT,
        }
    }

    /// Everything that is told by events.
    fn all_told() -> Vec<CaseEvent> {
        vec![
            told(1, K::ChildHeard, Some(EventDetail::HeardInTalk), None),
            told(2, K::ChildView, None, None),
            told(3, K::ViewWeighed, None, Some(2)),
            told(4, K::StayGoal, None, None),
            told(5, K::LeavingCriteria, None, None),
            told(6, K::NextMeasure, Some(EventDetail::LedByOther), None),
        ]
    }

    /// The whole request without one thing.
    fn without(ask: Q) -> (Content, Details) {
        let (mut content, mut details) = whole();
        match ask {
            Q::Description => details.description = None,
            Q::TargetGroup => content.target_group = None,
            Q::WantedStart => content.wanted_start = None,
            Q::Age => content.age = None,
            Q::Contact => details.contact_phone = None,
            Q::Danger => content.danger = Judgement::NotAssessed,
            Q::LookedAfter => content.looked_after = Judgement::NotAssessed,
            _ => {}
        }
        (content, details)
    }

    #[rstest]
    #[case(Q::Description)]
    #[case(Q::TargetGroup)]
    #[case(Q::WantedStart)]
    #[case(Q::Age)]
    #[case(Q::Contact)]
    #[case(Q::Danger)]
    #[case(Q::LookedAfter)]
    fn what_the_request_lacks_is_asked_about(#[case] ask: Q) {
        let (content, details) = without(ask);
        assert_eq!(asks(&content, &details, &all_told()), [ask]);
        let (content, details) = whole();
        assert_eq!(asks(&content, &details, &all_told()), []);
    }

    #[test]
    fn a_name_without_a_phone_and_a_phone_without_a_name_are_asked_about_alike() {
        let (content, mut details) = whole();
        details.contact_name = None;
        assert_eq!(asks(&content, &details, &all_told()), [Q::Contact]);
    }

    #[rstest]
    #[case::nothing_told(&[], &[Q::ChildHeard, Q::ChildView, Q::StayGoal, Q::LeavingCriteria, Q::NextMeasure])]
    #[case::heard_alone(&[1], &[Q::ChildView, Q::StayGoal, Q::LeavingCriteria, Q::NextMeasure])]
    #[case::not_weighed(&[1, 2, 4, 5, 6], &[Q::ViewWeighed])]
    #[case::no_plan_after(&[1, 2, 3, 4, 5], &[Q::NextMeasure])]
    fn what_the_events_lack_is_asked_about(#[case] kept: &[u128], #[case] wanted: &[Q]) {
        let (content, details) = whole();
        let mut events = all_told();
        events.retain(|event| kept.contains(&event.id.0.as_u128()));
        assert_eq!(asks(&content, &details, &events), wanted);
    }

    #[rstest]
    #[case::not_yet(EventDetail::NotHeardYet, &[Q::ChildHeard, Q::ChildView])]
    #[case::did_not_want(EventDetail::DidNotWantToBeHeard, &[])]
    fn a_child_that_was_not_heard(#[case] way: EventDetail, #[case] wanted: &[Q]) {
        let (content, details) = whole();
        let mut events = all_told();
        events.retain(|event| event.id.0.as_u128() > 3);
        events.push(told(9, K::ChildHeard, Some(way), None));
        assert_eq!(asks(&content, &details, &events), wanted);
    }

    #[test]
    fn an_acute_request_is_asked_nothing() {
        let (content, _) = whole();
        let acute = Content {
            kind: RequestKind::Acute,
            target_group: None,
            ..content
        };
        assert_eq!(asks(&acute, &Details::default(), &[]), []);
    }
}
