//! What the addresses of each desk answer with.

use utoipa::openapi::ComponentsBuilder;
use utoipa::{PartialSchema, ToSchema};

use super::{Operation, create};
use crate::domain::role::Action;
use crate::web::api::{bodies as b, views as v};

/// Places told from another register.
pub(super) const PLACES: Operation = create(
    "/plasser",
    Action::RegisterPlaces,
    "PlacesBody",
    "ReceiptView",
);
/// A stay told from another register.
pub(super) const PLACEMENT: Operation = create(
    "/opphold",
    Action::RegisterPlaces,
    "PlacementBody",
    "ReceiptView",
);

pub(super) fn all(components: ComponentsBuilder) -> ComponentsBuilder {
    let components = supervision_views(views(components));
    let components = warning_views(severity_views(components));
    follow_up_views(referral_views(components))
}

pub(super) fn bodies(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        b::ChildBody,
        b::NeedsBody,
        b::ContactBody,
        b::RequestBody,
        b::FindBody,
        b::CorrectionBody
    );
    add!(
        components,
        b::WithdrawalBody,
        b::NemndBody,
        b::EventBody,
        b::ParticipationBody,
        b::InterimBody,
        b::DialogueBody,
        b::SearchBody,
        b::StayBody,
        b::HarmBody,
        b::OfferBody
    );
    later_bodies(intake_bodies(components))
}

fn later_bodies(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        b::AtBody,
        b::DeclineBody,
        b::ReasonBody,
        b::SeverityBody,
        b::BreachBody,
        b::AssessBody
    );
    add!(
        components,
        b::SupervisionBody,
        b::StepBody,
        b::ConclusionBody,
        b::DecisionBody,
        b::DecisionCaseBody,
        b::HandOverBody,
        b::ReferralBody,
        b::NoteBody,
        b::AdvanceNoticeBody,
        b::NoticeEndBody,
        b::EnquiryBody,
        b::PlacesBody,
        b::PlacementBody,
        b::HistoryBody,
        b::HistoryRowBody,
        b::HistoryEndBody,
        b::EnquiryOutcomeBody,
        b::UnmadeRequestBody,
        b::DraftBody,
        b::DraftFieldBody,
        b::DraftDeletionBody,
        b::SiblingBody,
        b::SiblingLeaveBody,
        b::FreezeBody,
        b::SignBody
    );
    add!(
        components,
        b::AnswerBody,
        b::AnswersBody,
        b::RoundBody,
        b::CalibrationCaseBody,
        b::CaseFactsBody,
        b::ScoreBody
    );
    components
}

fn intake_bodies(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        b::SelfAssessmentBody,
        b::SelfReportBody,
        b::HoldBody,
        b::ChildLinkBody,
        b::SplitBody,
        b::LinkDecisionBody,
        b::MeetingBody,
        b::SeatsBody,
        b::OnCallBody
    );
    components
}

fn views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        v::SelfAssessmentView,
        v::SelfReportView,
        v::SelfReportedView,
        v::HoldView,
        v::ChildLinkView,
        v::LinkActorView,
        v::LinkedCaseView,
        v::OnCallView,
        v::HistoryView,
        v::HistoryRowView,
        v::SurgeBoardView,
        v::SurgeRowView,
        v::MeetingView,
        v::SeatsView,
        v::OutnumberingView,
        v::BalanceView
    );
    add_pages!(components, v::MeetingView, v::BalanceView, v::OnCallView);
    add_pages!(components, v::ChildLinkView, v::HistoryView);
    add_pages!(components, v::SelfAssessmentView, v::SelfReportedView);
    components
}

/// The child's participation, what the wait took, and what comes after the stay.
fn follow_up_views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        v::ParticipationView,
        v::QualityView,
        v::DialogueView,
        v::DialogueAnswerView,
        v::InvitationView,
        v::LeavingView,
        v::CauseDaysView,
        v::InterimView,
        v::InterimSpellView,
        v::InterimTotalsView,
        v::PartialSumView,
        v::CostLineView
    );
    add_pages!(
        components,
        v::QualityView,
        v::DialogueView,
        v::InvitationView
    );
    components
}

fn supervision_views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        v::SupervisionView,
        v::SupervisionStepView,
        v::SupervisionDetailView,
        v::DossierView,
        v::SummaryView,
        v::ReachedView,
        v::OffersView,
        v::SpellView,
        v::DisputedView,
        v::FeedbackView
    );
    add_pages!(components, v::FeedbackView, v::ReceiptView);
    components
}

fn referral_views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(components, v::ReferralView, v::ReferredView, v::NoteView);
    add_pages!(components, v::ReferredView, v::NoteView);
    add!(components, v::AdvanceNoticeView);
    add_pages!(components, v::AdvanceNoticeView);
    add!(
        components,
        v::EnquiryView,
        v::UnmadeRequestView,
        v::UnmadeCountView,
        v::EnquiryCountView,
        v::UnmetDemandView
    );
    add_pages!(components, v::EnquiryView, v::UnmadeRequestView);
    add!(components, v::DraftView, v::DraftFieldView);
    add_pages!(components, v::DraftView);
    add!(components, v::SiblingGroupView, v::SiblingView);
    add_pages!(components, v::SiblingGroupView);
    components
}

fn warning_views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        v::BoardView,
        v::BoardRowView,
        v::TakenView,
        v::FiguresView,
        v::WaitingView,
        v::HandOverView,
        v::HandedCaseView
    );
    add_pages!(components, v::HandOverView);
    add!(components, v::FrozenView);
    add_pages!(components, v::FrozenView);
    add!(components, v::WarningView, v::AcknowledgementView);
    add_pages!(components, v::WarningView);
    components
}

fn severity_views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        v::ReasonView,
        v::ChangeView,
        v::QuestionView,
        v::ChoiceView,
        v::RoundView
    );
    add!(
        components,
        v::RoundDetailView,
        v::CalibrationCaseView,
        v::FactView,
        v::ResultView,
        v::ScoreView
    );
    add_pages!(components, v::RoundView);
    components
}
