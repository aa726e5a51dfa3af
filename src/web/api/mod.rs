//! The API under /api/v1: one line an address. Handlers parse, call, answer.

mod board;
pub mod bodies;
mod breaches;
mod calibration;
pub mod call;
mod child_links;
pub mod codes;
mod dashboard;
mod dialogue;
mod drafts;
mod enquiries;
mod events;
mod freezing;
mod hand_over;
mod history;
mod holds;
mod interim;
pub(super) mod json;
mod leaving;
mod meetings;
pub mod names;
mod notes;
mod notices;
mod offers;
mod on_call;
pub mod openapi;
mod paging;
mod participation;
mod placements;
mod plans;
mod quality;
pub mod read;
mod referrals;
mod reports;
mod requests;
mod self_assessments;
mod siblings;
mod statistics;
mod supervisions;
mod surge;
pub mod views;
mod waiting;
mod warnings;

use actix_web::web::{ServiceConfig, get, post, resource, scope, to};
use actix_web::{HttpRequest, HttpResponse, Resource, web};

use self::call::ApiState;
use super::error::{ApiError, Trouble};

/// Every address of the API.
pub fn configure(config: &mut ServiceConfig) {
    config.service(address("/openapi.json").route(get().to(openapi::serve)));
    config.service(
        scope("/api/v1")
            .configure(request_routes)
            .configure(notice_routes)
            .configure(enquiry_routes)
            .configure(draft_routes)
            .service(address("/tilbud/{id}").route(get().to(offers::show)))
            .service(address("/tilbud/{id}/plassbekreftelse").route(get().to(offers::confirmed)))
            .service(address("/tilbud/{id}/aksepter").route(post().to(offers::accept)))
            .service(address("/tilbud/{id}/avslaa").route(post().to(offers::decline)))
            .service(address("/tilbud/{id}/trekk").route(post().to(offers::withdraw)))
            .service(address("/tilbud/{id}/hold").route(post().to(holds::keep)))
            .service(address("/tilbud/{id}/slipp").route(post().to(holds::release)))
            .service(address("/tilbud/{id}/innflyttet").route(post().to(offers::move_in)))
            .service(address("/enheter").route(get().to(offers::units)))
            .configure(breach_routes)
            .configure(watch_routes)
            .default_service(to(no_such_address)),
    );
}

/// Requests and what is told of them.
fn request_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/anmodninger")
                .route(get().to(requests::list))
                .route(post().to(requests::register)),
        )
        .service(address("/anmodninger/finn").route(post().to(requests::find)))
        .service(address("/anmodninger/{id}").route(get().to(requests::show)))
        .service(address("/anmodninger/{id}/rett").route(post().to(requests::correct)))
        .service(address("/anmodninger/{id}/tillegg").route(post().to(requests::supplement)))
        .service(
            address("/anmodninger/{id}/notater")
                .route(get().to(notes::list))
                .route(post().to(notes::write)),
        )
        .service(
            address("/anmodninger/{id}/sosken")
                .route(get().to(siblings::show))
                .route(post().to(siblings::join)),
        )
        .service(address("/anmodninger/{id}/sosken/forlat").route(post().to(siblings::leave)))
        .service(address("/anmodninger/{id}/tilsynsanmodning").route(post().to(referrals::refer)))
        .service(address("/anmodninger/{id}/trekk").route(post().to(requests::withdraw)))
        .configure(clock_routes)
        .service(address("/anmodninger/{id}/forlop").route(get().to(requests::chronology)))
        .service(address("/anmodninger/{id}/nemnd").route(post().to(waiting::nemnd)))
        .service(
            address("/anmodninger/{id}/hendelser")
                .route(get().to(events::list))
                .route(post().to(events::by_municipality)),
        )
        .service(address("/anmodninger/{id}/inntakshendelser").route(post().to(events::by_bufetat)))
        .configure(follow_up_routes)
        .service(
            address("/anmodninger/{id}/soklogg")
                .route(get().to(waiting::search_log))
                .route(post().to(waiting::log_search)),
        )
        .service(
            address("/anmodninger/{id}/oppholdssteder")
                .route(get().to(waiting::stays))
                .route(post().to(waiting::record_stay)),
        )
        .service(address("/anmodninger/{id}/skadehendelser").route(post().to(waiting::record_harm)))
        .service(
            address("/anmodninger/{id}/tilbud")
                .route(get().to(offers::of_request))
                .route(post().to(offers::make)),
        );
}

/// What is told before there is a request.
fn notice_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/forhaandsvarsler")
                .route(get().to(notices::list))
                .route(post().to(notices::give)),
        )
        .service(address("/forhaandsvarsler/{id}").route(get().to(notices::show)))
        .service(address("/forhaandsvarsler/{id}/avslutt").route(post().to(notices::end)))
        .service(address("/forhaandsvarsler/{id}/anmodning").route(post().to(notices::convert)));
}

/// Needs that are told without a request.
fn enquiry_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/henvendelser")
                .route(get().to(enquiries::list))
                .route(post().to(enquiries::write)),
        )
        .service(address("/henvendelser/{id}").route(get().to(enquiries::show)))
        .service(address("/henvendelser/{id}/utfall").route(post().to(enquiries::conclude)))
        .service(
            address("/ikke-bedt")
                .route(get().to(enquiries::not_asked))
                .route(post().to(enquiries::did_not_ask)),
        )
        .service(address("/plasser").route(post().to(placements::places)))
        .service(
            address("/historikk")
                .route(get().to(history::list))
                .route(post().to(history::register)),
        )
        .service(address("/historikk/{id}/utgaar").route(post().to(history::withdraw)))
        .service(address("/opphold").route(post().to(placements::placement)))
        .service(address("/udekket-behov").route(get().to(enquiries::unmet_demand)));
}

/// What somebody has begun to write.
fn draft_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/utkast")
                .route(get().to(drafts::list))
                .route(post().to(drafts::save)),
        )
        .service(address("/utkast/{id}").route(get().to(drafts::show)))
        .service(address("/utkast/{id}/lagre").route(post().to(drafts::save_over)))
        .service(address("/utkast/{id}/slett").route(post().to(drafts::delete)));
}

/// The child's participation, what the wait took, and what comes after the stay.
fn follow_up_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/anmodninger/{id}/mellomlosninger")
                .route(get().to(interim::show))
                .route(post().to(interim::record)),
        )
        .service(address("/anmodninger/{id}/utflytting").route(get().to(leaving::show)))
        .service(address("/anmodninger/{id}/kvalitet").route(get().to(quality::show)))
        .service(
            address("/anmodninger/{id}/dialog")
                .route(get().to(dialogue::show))
                .route(post().to(dialogue::step)),
        )
        .service(
            address("/anmodninger/{id}/medvirkning")
                .route(get().to(participation::show))
                .route(post().to(participation::record)),
        );
}

/// Limits, norms and whose turn it is.
fn clock_routes(config: &mut ServiceConfig) {
    config
        .service(address("/anmodninger/{id}/frister").route(get().to(requests::limits)))
        .service(address("/anmodninger/{id}/klokke").route(get().to(requests::clock)))
        .service(address("/anmodninger/{id}/plan").route(get().to(plans::plan)))
        .service(address("/anmodninger/{id}/kvoter").route(get().to(plans::quotas)))
        .service(address("/frister/naer-bortfall").route(get().to(plans::lapsing)));
}

/// What follows when Bufetat does not offer in time.
fn breach_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/mulige-brudd")
                .route(get().to(breaches::list))
                .route(post().to(breaches::register)),
        )
        .service(address("/mulige-brudd/{id}").route(get().to(breaches::show)))
        .service(address("/mulige-brudd/{id}/vurder").route(post().to(breaches::assess)))
        .service(address("/mulige-brudd/{id}/svar").route(post().to(breaches::answer)))
        .service(address("/mulige-brudd/{id}/bekreft").route(post().to(breaches::confirm)))
        .service(address("/mulige-brudd/{id}/avvis").route(post().to(breaches::reject)))
        .service(
            address("/mulige-brudd/{id}/egenvurderinger")
                .route(get().to(self_assessments::list))
                .route(post().to(self_assessments::write)),
        )
        .service(
            address("/mulige-brudd/{id}/egenrapport").route(post().to(self_assessments::report)),
        )
        .service(address("/egenrapporter").route(get().to(self_assessments::not_opened)))
        .service(
            address("/kalibrering")
                .route(get().to(calibration::list))
                .route(post().to(calibration::open)),
        )
        .service(address("/kalibrering/{maaned}").route(get().to(calibration::show)))
        .service(address("/kalibrering/{maaned}/vurder").route(post().to(calibration::score)));
}

/// Supervision, and the warnings to one's own desk.
fn watch_routes(config: &mut ServiceConfig) {
    config
        .service(
            address("/anmodninger/{id}/tilbakemeldinger").route(get().to(supervisions::feedback)),
        )
        .service(
            address("/tilsyn")
                .route(get().to(supervisions::list))
                .route(post().to(supervisions::open)),
        )
        .service(address("/tilsyn/konklusjoner").route(post().to(supervisions::conclude_all)))
        .service(address("/inntak").route(get().to(board::show)))
        .service(
            address("/inntak/vaktskifter")
                .route(get().to(hand_over::list))
                .route(post().to(hand_over::write)),
        )
        .service(address("/inntak/vaktskifter/{id}").route(get().to(hand_over::show)))
        .service(address("/anmodninger/{id}/barnekoblinger").route(post().to(child_links::propose)))
        .service(
            address("/anmodninger/{id}/moter")
                .route(get().to(meetings::list))
                .route(post().to(meetings::write)),
        )
        .service(address("/moter/balanse").route(get().to(meetings::balance)))
        .service(address("/inntak/stormtavle").route(get().to(surge::show)))
        .service(
            address("/vaktkort")
                .route(get().to(on_call::list))
                .route(post().to(on_call::write)),
        )
        .service(address("/barnekoblinger").route(get().to(child_links::list)))
        .service(
            address("/barnekoblinger/{id}/deling").route(post().to(child_links::propose_split)),
        )
        .service(address("/barnekoblinger/{id}/avgjorelse").route(post().to(child_links::decide)))
        .service(address("/tilsynsanmodninger").route(get().to(referrals::not_opened)))
        .service(address("/dialoginvitasjoner").route(get().to(dialogue::invitations)))
        .service(address("/tilsyn/{id}").route(get().to(supervisions::show)))
        .service(address("/tilsyn/{id}/saksmappe").route(get().to(supervisions::dossier)))
        .service(address("/tilsyn/{id}/steg").route(post().to(supervisions::step)))
        .service(address("/tilsyn/{id}/konklusjon").route(post().to(supervisions::conclude)))
        .service(address("/varsler").route(get().to(warnings::list)))
        .service(address("/varsler/{id}/kvitter").route(post().to(warnings::acknowledge)))
        .service(address("/styring").route(get().to(dashboard::show)))
        .configure(report_routes);
}

/// The month's report, as it can be taken out and as it was frozen.
fn report_routes(config: &mut ServiceConfig) {
    config
        .service(address("/statistikk").route(get().to(statistics::show)))
        .service(address("/rapporter").route(get().to(freezing::list)))
        .service(address("/rapporter/{maaned}").route(get().to(reports::month)))
        .service(address("/rapporter/{maaned}/frys").route(post().to(freezing::freeze)))
        .service(address("/rapporter/{maaned}/signer").route(post().to(freezing::sign)))
        .service(address("/rapporter/{maaned}/frosset").route(get().to(freezing::content)));
}

/// An address that answers 405, not 404, to a method it does not take.
fn address(path: &str) -> Resource {
    resource(path).default_service(to(wrong_method))
}

async fn no_such_address(
    req: HttpRequest,
    state: web::Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    Err(ApiError::new(&req, &state.texts, Trouble::NoSuchAddress))
}

async fn wrong_method(
    req: HttpRequest,
    state: web::Data<ApiState>,
) -> Result<HttpResponse, ApiError> {
    Err(ApiError::new(&req, &state.texts, Trouble::WrongMethod))
}
