//! The bodies that may carry the sender's key.

use super::{
    AdvanceNoticeBody, AnswersBody, AssessBody, AtBody, BreachBody, ChildLinkBody, ConclusionBody,
    CorrectionBody, DecisionBody, DeclineBody, DialogueBody, DraftBody, DraftDeletionBody,
    EnquiryBody, EnquiryOutcomeBody, EventBody, FindBody, FreezeBody, HandOverBody, HarmBody,
    HistoryBody, HistoryEndBody, HoldBody, InterimBody, LinkDecisionBody, MeetingBody, NemndBody,
    NoteBody, NoticeEndBody, OfferBody, OnCallBody, ParticipationBody, PlacementBody, PlacesBody,
    ReasonBody, ReferralBody, RequestBody, RoundBody, ScoreBody, SearchBody, SelfAssessmentBody,
    SelfReportBody, SiblingBody, SiblingLeaveBody, SignBody, SplitBody, StayBody, StepBody,
    SupervisionBody, UnmadeRequestBody, WithdrawalBody,
};
use crate::web::api::call::Keyed;

macro_rules! keyed {
    ($($body:ident,)+) => { $(
        impl Keyed for $body {
            fn key(&self) -> Option<&str> {
                self.key.as_deref()
            }
        }
    )+ };
}

keyed! {
    RequestBody,
    FindBody,
    CorrectionBody,
    WithdrawalBody,
    NemndBody,
    EventBody,
    ParticipationBody,
    InterimBody,
    DialogueBody,
    SearchBody,
    StayBody,
    HarmBody,
    OfferBody,
    AtBody,
    DeclineBody,
    ReasonBody,
    BreachBody,
    AssessBody,
    AnswersBody,
    RoundBody,
    ScoreBody,
    SupervisionBody,
    ConclusionBody,
    StepBody,
    DecisionBody,
    HandOverBody,
    ReferralBody,
    NoteBody,
    AdvanceNoticeBody,
    NoticeEndBody,
    EnquiryBody,
    EnquiryOutcomeBody,
    UnmadeRequestBody,
    PlacesBody,
    PlacementBody,
    HistoryBody,
    HistoryEndBody,
    DraftBody,
    DraftDeletionBody,
    SiblingBody,
    SiblingLeaveBody,
    FreezeBody,
    SignBody,
    SelfAssessmentBody,
    SelfReportBody,
    HoldBody,
    ChildLinkBody,
    SplitBody,
    LinkDecisionBody,
    MeetingBody,
    OnCallBody,
}
