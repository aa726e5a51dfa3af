//! Typed ids: an offer's id cannot be passed where a request's is wanted.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident,)+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+ };
}

ids! {
    /// One child («barn»). A grouping key in statistics, never shown outside.
    ChildId,
    /// One proposal to join or split child records («barnekobling»).
    ChildLinkId,
    /// One placement request («anmodning»).
    RequestId,
    /// One offer («tilbud»).
    OfferId,
    /// One time a place was kept for a kommune («plass holdt»).
    HoldId,
    /// One line of the search log («søklogg»).
    SearchLineId,
    /// Some places told of at once («plasser»).
    PlaceId,
    /// One stay told from the registers of before («opphold»).
    PlacementId,
    /// One table of totals from before the service («historikk»).
    HistoryId,
    /// One spell of stay while waiting («oppholdssted mens barnet venter»).
    StayId,
    /// One harm event while waiting («skadehendelse»).
    HarmId,
    /// One event before the tribunal («nemndshendelse»).
    NemndEventId,
    /// One event told about a case («sakshendelse»).
    CaseEventId,
    /// One shift change of an intake desk («vaktskifte»).
    HandOverId,
    /// One withdrawal of a request («trukket anmodning»).
    WithdrawalId,
    /// One possible breach («mulig brudd», a «hendelse»).
    BreachId,
    /// One limit of the Act that passed («frist passert»).
    PassedLimitId,
    /// What Bufetat itself holds of a possible breach («egenvurdering»).
    SelfAssessmentId,
    /// One severity assessment («alvorlighetsvurdering»).
    SeverityId,
    /// One answer to a question of the policy («svar»).
    AnswerId,
    /// One round of calibration («kalibreringsrunde»).
    RoundId,
    /// One anonymised case of a round («kalibreringssak»).
    CalibrationCaseId,
    /// One region's assessment of such a case.
    ScoreId,
    /// One supervision case («tilsyn»).
    SupervisionId,
    /// One move of a supervision case («steg»).
    SupervisionStepId,
    /// One referral of a request to statsforvalteren («tilsynsanmodning»).
    ReferralId,
    /// One rung of the ladder raised on a limit («varsel»).
    WarningId,
    /// One notice in advance of a request («forhåndsvarsel»).
    NoticeId,
    /// One request that somebody has begun to write («utkast»).
    DraftId,
    /// One group of requests about siblings («søskengruppe»).
    SiblingGroupId,
    /// One enquiry to Bufetat («henvendelse»).
    EnquiryId,
    /// One need that a kommune made no request of («vi ba ikke, fordi …»).
    UnmadeRequestId,
    /// One internal note about a request («internt notat»).
    NoteId,
    /// One frozen month («frosset måned»).
    FrozenMonthId,
    /// One meeting about a request («møte»).
    MeetingId,
    /// One on-call card («vaktkort»).
    OnCallCardId,
    /// One message in the outbox («melding i utboksen»).
    MessageId,
}
