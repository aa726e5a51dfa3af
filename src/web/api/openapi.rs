//! The machine-readable description of the API, OpenAPI 3.1: made from one table of operations and the
//! body and view types themselves. A test compares the table with the routes that answer.

use actix_web::HttpResponse;
use utoipa::openapi::path::HttpMethod;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathItem, PathsBuilder, Ref, RefOr,
};
use utoipa::{PartialSchema, ToSchema};

mod paths;
mod reports;

use self::paths::described;
use super::views as v;
use crate::domain::role::Action;
use crate::web::error::{Detail, ErrorBody};

/// One operation of the API.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// `get` or `post`.
    pub method: Method,
    /// Path below /api/v1.
    pub path: &'static str,
    /// What the caller must be allowed.
    pub action: Action,
    /// Name of the body type, for a POST.
    pub body: Option<&'static str>,
    /// Name of the answer type.
    pub answer: &'static str,
    /// What a change expects of `If-Match`.
    pub versioned: bool,
    /// Names of query parameters.
    pub query: &'static [&'static str],
}

/// The two methods of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates and acts.
    Post,
}

const fn get(
    path: &'static str,
    action: Action,
    answer: &'static str,
    query: &'static [&'static str],
) -> Operation {
    Operation {
        method: Method::Get,
        path,
        action,
        body: None,
        answer,
        versioned: false,
        query,
    }
}

const fn create(
    path: &'static str,
    action: Action,
    body: &'static str,
    answer: &'static str,
) -> Operation {
    Operation {
        method: Method::Post,
        path,
        action,
        body: Some(body),
        answer,
        versioned: false,
        query: &[],
    }
}

const fn change(path: &'static str, action: Action, body: &'static str) -> Operation {
    Operation {
        method: Method::Post,
        path,
        action,
        body: Some(body),
        answer: "ReceiptView",
        versioned: true,
        query: &[],
    }
}

const REQUESTS: &[&str] = &["status", "region", "etter", "antall", "fosterhjemOver"];
const BOARD: &[&str] = &["type", "etter", "antall"];
const BREACHES: &[&str] = &[
    "region",
    "alvorlighet",
    "status",
    "hjemmel",
    "eldreEnn",
    "tilsyn",
    "etter",
    "antall",
];

/// Every operation.
pub const OPERATIONS: &[Operation] = &[
    create(
        "/anmodninger",
        Action::WriteRequest,
        "RequestBody",
        "RegisteredView",
    ),
    create(
        "/anmodninger/finn",
        Action::WriteRequest,
        "FindBody",
        "PageView_RequestView",
    ),
    get(
        "/anmodninger",
        Action::ReadRequest,
        "PageView_RequestView",
        REQUESTS,
    ),
    get("/anmodninger/{id}", Action::ReadRequest, "CaseView", &[]),
    change(
        "/anmodninger/{id}/rett",
        Action::WriteRequest,
        "CorrectionBody",
    ),
    change(
        "/anmodninger/{id}/tillegg",
        Action::WriteRequest,
        "RequestBody",
    ),
    change(
        "/anmodninger/{id}/trekk",
        Action::WriteRequest,
        "WithdrawalBody",
    ),
    get(
        "/anmodninger/{id}/notater",
        Action::ReadIdentity,
        "PageView_NoteView",
        &[],
    ),
    create(
        "/anmodninger/{id}/notater",
        Action::WriteNote,
        "NoteBody",
        "ReceiptView",
    ),
    change(
        "/anmodninger/{id}/tilsynsanmodning",
        Action::ReferToSupervision,
        "ReferralBody",
    ),
    get(
        "/forhaandsvarsler",
        Action::ReadRequest,
        "PageView_AdvanceNoticeView",
        &[],
    ),
    create(
        "/forhaandsvarsler",
        Action::WriteRequest,
        "AdvanceNoticeBody",
        "ReceiptView",
    ),
    get(
        "/forhaandsvarsler/{id}",
        Action::ReadRequest,
        "AdvanceNoticeView",
        &[],
    ),
    change(
        "/forhaandsvarsler/{id}/avslutt",
        Action::WriteRequest,
        "NoticeEndBody",
    ),
    create(
        "/forhaandsvarsler/{id}/anmodning",
        Action::WriteRequest,
        "RequestBody",
        "RegisteredView",
    ),
    get(
        "/henvendelser",
        Action::ReadRequest,
        "PageView_EnquiryView",
        &[],
    ),
    create(
        "/henvendelser",
        Action::WriteRequest,
        "EnquiryBody",
        "ReceiptView",
    ),
    get(
        "/henvendelser/{id}",
        Action::ReadRequest,
        "EnquiryView",
        &[],
    ),
    change(
        "/henvendelser/{id}/utfall",
        Action::WriteRequest,
        "EnquiryOutcomeBody",
    ),
    get(
        "/ikke-bedt",
        Action::ReadRequest,
        "PageView_UnmadeRequestView",
        &[],
    ),
    create(
        "/ikke-bedt",
        Action::WriteRequest,
        "UnmadeRequestBody",
        "ReceiptView",
    ),
    get(
        "/udekket-behov",
        Action::ReadDashboard,
        "UnmetDemandView",
        &["fra", "til"],
    ),
    get("/utkast", Action::WriteRequest, "PageView_DraftView", &[]),
    create("/utkast", Action::WriteRequest, "DraftBody", "ReceiptView"),
    get("/utkast/{id}", Action::WriteRequest, "DraftView", &[]),
    change("/utkast/{id}/lagre", Action::WriteRequest, "DraftBody"),
    change(
        "/utkast/{id}/slett",
        Action::WriteRequest,
        "DraftDeletionBody",
    ),
    get(
        "/anmodninger/{id}/sosken",
        Action::ReadRequest,
        "PageView_SiblingGroupView",
        &[],
    ),
    change(
        "/anmodninger/{id}/sosken",
        Action::WriteRequest,
        "SiblingBody",
    ),
    change(
        "/anmodninger/{id}/sosken/forlat",
        Action::WriteRequest,
        "SiblingLeaveBody",
    ),
    change("/anmodninger/{id}/nemnd", Action::WriteRequest, "NemndBody"),
    get(
        "/anmodninger/{id}/hendelser",
        Action::ReadRequest,
        "PageView_EventView",
        &[],
    ),
    change(
        "/anmodninger/{id}/hendelser",
        Action::WriteRequest,
        "EventBody",
    ),
    change(
        "/anmodninger/{id}/inntakshendelser",
        Action::WriteOffer,
        "EventBody",
    ),
    get(
        "/anmodninger/{id}/medvirkning",
        Action::ReadRequest,
        "ParticipationView",
        &[],
    ),
    change(
        "/anmodninger/{id}/medvirkning",
        Action::WriteRequest,
        "ParticipationBody",
    ),
    get(
        "/anmodninger/{id}/dialog",
        Action::ReadRequest,
        "PageView_DialogueView",
        &[],
    ),
    change(
        "/anmodninger/{id}/dialog",
        Action::JoinDialogue,
        "DialogueBody",
    ),
    get(
        "/anmodninger/{id}/kvalitet",
        Action::ReadRequest,
        "PageView_QualityView",
        &[],
    ),
    get(
        "/anmodninger/{id}/utflytting",
        Action::ReadRequest,
        "LeavingView",
        &[],
    ),
    get(
        "/anmodninger/{id}/mellomlosninger",
        Action::ReadRequest,
        "InterimView",
        &[],
    ),
    change(
        "/anmodninger/{id}/mellomlosninger",
        Action::WriteRequest,
        "InterimBody",
    ),
    get(
        "/anmodninger/{id}/frister",
        Action::ReadRequest,
        "LimitsView",
        &[],
    ),
    get(
        "/anmodninger/{id}/plan",
        Action::ReadRequest,
        "PageView_PlanView",
        &[],
    ),
    get(
        "/anmodninger/{id}/kvoter",
        Action::ReadRequest,
        "PageView_QuotaView",
        &[],
    ),
    get(
        "/frister/naer-bortfall",
        Action::ReadRequest,
        "PageView_LapseView",
        &["dager"],
    ),
    get(
        "/anmodninger/{id}/klokke",
        Action::ReadRequest,
        "ClockView",
        &[],
    ),
    get(
        "/anmodninger/{id}/forlop",
        Action::ReadRequest,
        "PageView_EntryView",
        &[],
    ),
    get(
        "/anmodninger/{id}/soklogg",
        Action::ReadRequest,
        "PageView_SearchView",
        &[],
    ),
    change(
        "/anmodninger/{id}/soklogg",
        Action::WriteOffer,
        "SearchBody",
    ),
    get(
        "/anmodninger/{id}/oppholdssteder",
        Action::ReadRequest,
        "PageView_StayView",
        &[],
    ),
    change(
        "/anmodninger/{id}/oppholdssteder",
        Action::WriteRequest,
        "StayBody",
    ),
    change(
        "/anmodninger/{id}/skadehendelser",
        Action::WriteRequest,
        "HarmBody",
    ),
    get(
        "/anmodninger/{id}/tilbud",
        Action::ReadRequest,
        "PageView_OfferView",
        &[],
    ),
    Operation {
        versioned: true,
        ..create(
            "/anmodninger/{id}/tilbud",
            Action::WriteOffer,
            "OfferBody",
            "ReceiptView",
        )
    },
    get("/tilbud/{id}", Action::ReadRequest, "OfferView", &[]),
    get(
        "/tilbud/{id}/plassbekreftelse",
        Action::ReadRequest,
        "Document",
        &[],
    ),
    change("/tilbud/{id}/aksepter", Action::AnswerOffer, "AtBody"),
    change("/tilbud/{id}/avslaa", Action::AnswerOffer, "DeclineBody"),
    change("/tilbud/{id}/trekk", Action::WriteOffer, "ReasonBody"),
    change("/tilbud/{id}/hold", Action::WriteOffer, "HoldBody"),
    change("/tilbud/{id}/slipp", Action::WriteOffer, "ReasonBody"),
    change("/tilbud/{id}/innflyttet", Action::AnswerOffer, "AtBody"),
    get("/enheter", Action::ReadRequest, "PageView_UnitView", &[]),
    get(
        "/mulige-brudd",
        Action::ReadBreach,
        "PageView_BreachView",
        BREACHES,
    ),
    create(
        "/mulige-brudd",
        Action::JudgeBreach,
        "BreachBody",
        "ReceiptView",
    ),
    get(
        "/mulige-brudd/{id}",
        Action::ReadBreach,
        "BreachDetailView",
        &[],
    ),
    change(
        "/mulige-brudd/{id}/vurder",
        Action::JudgeBreach,
        "AssessBody",
    ),
    change(
        "/mulige-brudd/{id}/svar",
        Action::JudgeBreach,
        "AnswersBody",
    ),
    change(
        "/mulige-brudd/{id}/bekreft",
        Action::JudgeBreach,
        "ReasonBody",
    ),
    change(
        "/mulige-brudd/{id}/avvis",
        Action::JudgeBreach,
        "ReasonBody",
    ),
    get(
        "/mulige-brudd/{id}/egenvurderinger",
        Action::ReadBreach,
        "PageView_SelfAssessmentView",
        &[],
    ),
    change(
        "/mulige-brudd/{id}/egenvurderinger",
        Action::JudgeBreach,
        "SelfAssessmentBody",
    ),
    change(
        "/mulige-brudd/{id}/egenrapport",
        Action::JudgeBreach,
        "SelfReportBody",
    ),
    get(
        "/egenrapporter",
        Action::Supervise,
        "PageView_SelfReportedView",
        &["antall"],
    ),
    get(
        "/anmodninger/{id}/tilbakemeldinger",
        Action::ReadRequest,
        "PageView_FeedbackView",
        &[],
    ),
    get(
        "/tilsyn",
        Action::Supervise,
        "PageView_SupervisionView",
        &[],
    ),
    create(
        "/tilsyn",
        Action::Supervise,
        "SupervisionBody",
        "ReceiptView",
    ),
    create(
        "/tilsyn/konklusjoner",
        Action::Supervise,
        "DecisionBody",
        "PageView_ReceiptView",
    ),
    get(
        "/tilsyn/{id}",
        Action::Supervise,
        "SupervisionDetailView",
        &[],
    ),
    get(
        "/tilsyn/{id}/saksmappe",
        Action::Supervise,
        "DossierView",
        &[],
    ),
    change("/tilsyn/{id}/steg", Action::Supervise, "StepBody"),
    get(
        "/dialoginvitasjoner",
        Action::Supervise,
        "PageView_InvitationView",
        &[],
    ),
    get(
        "/tilsynsanmodninger",
        Action::Supervise,
        "PageView_ReferredView",
        &["antall"],
    ),
    change(
        "/tilsyn/{id}/konklusjon",
        Action::Supervise,
        "ConclusionBody",
    ),
    get("/inntak", Action::ReadBoard, "BoardView", BOARD),
    get(
        "/inntak/vaktskifter",
        Action::ReadBoard,
        "PageView_HandOverView",
        &[],
    ),
    create(
        "/inntak/vaktskifter",
        Action::WriteOffer,
        "HandOverBody",
        "ReceiptView",
    ),
    get(
        "/inntak/vaktskifter/{id}",
        Action::ReadBoard,
        "HandOverView",
        &[],
    ),
    get(
        "/anmodninger/{id}/moter",
        Action::ReadRequest,
        "PageView_MeetingView",
        &[],
    ),
    create(
        "/anmodninger/{id}/moter",
        Action::WriteRequest,
        "MeetingBody",
        "ReceiptView",
    ),
    get(
        "/moter/balanse",
        Action::ReadDashboard,
        "PageView_BalanceView",
        &["maaned"],
    ),
    create(
        "/anmodninger/{id}/barnekoblinger",
        Action::JoinChildren,
        "ChildLinkBody",
        "ReceiptView",
    ),
    get(
        "/inntak/stormtavle",
        Action::ReadBoard,
        "SurgeBoardView",
        &[],
    ),
    get("/vaktkort", Action::ReadRequest, "PageView_OnCallView", &[]),
    create(
        "/vaktkort",
        Action::WriteRequest,
        "OnCallBody",
        "ReceiptView",
    ),
    get(
        "/barnekoblinger",
        Action::ReadBoard,
        "PageView_ChildLinkView",
        &[],
    ),
    create(
        "/barnekoblinger/{id}/deling",
        Action::JoinChildren,
        "SplitBody",
        "ReceiptView",
    ),
    create(
        "/barnekoblinger/{id}/avgjorelse",
        Action::JoinChildren,
        "LinkDecisionBody",
        "ReceiptView",
    ),
    get(
        "/varsler",
        Action::ReadWarning,
        "PageView_WarningView",
        &["etter", "antall"],
    ),
    change(
        "/varsler/{id}/kvitter",
        Action::AcknowledgeWarning,
        "AtBody",
    ),
    get(
        "/kalibrering",
        Action::ReadCalibration,
        "PageView_RoundView",
        &[],
    ),
    create(
        "/kalibrering",
        Action::OpenCalibration,
        "RoundBody",
        "ReceiptView",
    ),
    get(
        "/kalibrering/{maaned}",
        Action::ReadCalibration,
        "RoundDetailView",
        &[],
    ),
    create(
        "/kalibrering/{maaned}/vurder",
        Action::ScoreCalibration,
        "ScoreBody",
        "ReceiptView",
    ),
    get(
        "/styring",
        Action::ReadDashboard,
        "Dashboard",
        &["maaned", "tattUt"],
    ),
    desk::PLACES,
    desk::PLACEMENT,
    reports::HISTORY,
    reports::TELL_HISTORY,
    reports::END_HISTORY,
    reports::FROZEN,
    reports::FREEZE,
    reports::SIGN,
    reports::FROZEN_MONTH,
    reports::MONTH,
    reports::STATISTICS,
];

/// `GET /openapi.json`
pub async fn serve() -> HttpResponse {
    HttpResponse::Ok().json(describe())
}

/// The description.
pub fn describe() -> OpenApi {
    let mut paths = PathsBuilder::new();
    for operation in OPERATIONS {
        let method = match operation.method {
            Method::Get => HttpMethod::Get,
            Method::Post => HttpMethod::Post,
        };
        paths = paths.path(
            format!("/api/v1{}", operation.path),
            PathItem::new(method, described(operation)),
        );
    }
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .build();
    let components =
        schemas(ComponentsBuilder::new()).security_scheme("bearer", SecurityScheme::Http(bearer));
    let info = InfoBuilder::new()
        .title("bistandsplikt")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "Anmodninger om plass, tilbud, mulige brudd på bistandsplikten og månedsrapporten",
        ));
    OpenApiBuilder::new()
        .info(info.build())
        .paths(paths.build())
        .components(Some(components.build()))
        .build()
}

fn reference(name: &str) -> RefOr<Schema> {
    RefOr::Ref(Ref::from_schema_name(name))
}

macro_rules! add {
    ($components:ident, $($type:ty),+ $(,)?) => { $(
        $components = $components.schema(<$type as ToSchema>::name().into_owned(), <$type as PartialSchema>::schema());
    )+ }
}

macro_rules! add_pages {
    ($components:ident, $($type:ty),+ $(,)?) => { $(
        let name = format!("PageView_{}", <$type as ToSchema>::name());
        $components = $components.schema(name, <v::PageView<$type> as PartialSchema>::schema());
    )+ }
}

mod desk;

fn schemas(components: ComponentsBuilder) -> ComponentsBuilder {
    let components = views(desk::bodies(components));
    let object = || {
        RefOr::T(Schema::Object(
            ObjectBuilder::new().schema_type(Type::Object).build(),
        ))
    };
    components
        .schema("Document", object())
        .schema("Report", object())
        .schema("MonthReport", object())
        .schema("Dashboard", object())
        .schema("Statistics", object())
}

fn views(mut components: ComponentsBuilder) -> ComponentsBuilder {
    add!(
        components,
        v::ReceiptView,
        v::RegisteredView,
        v::NeedsView,
        v::RequestView,
        v::ChildView
    );
    add!(
        components,
        v::DetailsView,
        v::CaseView,
        v::EventView,
        v::SameChildView,
        v::OfferView,
        v::SearchView,
        v::StayView,
        v::StepView
    );
    add!(
        components,
        v::LimitView,
        v::NormView,
        v::LimitsView,
        v::EntryView,
        v::BreachView,
        v::SeverityView
    );
    add!(
        components,
        v::MinutesView,
        v::WaitView,
        v::SegmentView,
        v::PauseView,
        v::HelpView,
        v::WayView,
        v::ClockView
    );
    add!(
        components,
        v::BreachDetailView,
        v::UnitView,
        ErrorBody,
        Detail
    );
    add_pages!(
        components,
        v::RequestView,
        v::OfferView,
        v::SearchView,
        v::StayView,
        v::EventView,
        v::EntryView
    );
    add_pages!(components, v::BreachView, v::SupervisionView, v::UnitView);
    add!(components, v::PlanView, v::QuotaView, v::LapseView);
    add_pages!(components, v::PlanView, v::QuotaView, v::LapseView);
    desk::all(components)
}
