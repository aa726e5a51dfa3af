//! The pages people use, made on the server; every one works without script.
//!
//! A handler reads what was sent, calls one action of `app`, and answers with a page or a 303. Who is
//! asking comes from the session's cookie (`visitor`); a bearer token opens nothing here.

mod act;
mod answer;
mod board;
mod breaches;
mod calibration;
mod dashboard;
mod dialogue;
mod drafts;
mod enquiries;
mod form;
mod frame;
mod history;
mod lapse;
mod list;
mod live;
mod login;
mod marks;
mod navigation;
mod new_request;
mod notices;
mod offers;
mod on_call;
mod open;
mod reports;
mod request;
pub(in crate::web) mod say;
mod sent;
mod statistics;
mod supervision;
mod visitor;
mod warnings;
mod wishes;

use std::sync::Arc;

use actix_web::{Resource, Route, guard, web};

use crate::app::Service;
use crate::text::Texts;

pub use answer::{unknown, wrong_method};
pub use open::Accessibility;
pub(in crate::web) use reports::on_paper;
pub use request::explained;

/// What the pages need, as app data (`web::Data<PageState>`).
pub struct PageState {
    /// The running service.
    pub service: Service,
    /// Every text.
    pub texts: Arc<Texts>,
    /// Whether this is the demo: personas to pick, and the strip on every page.
    pub demo: bool,
    /// What the owner says about accessibility.
    pub accessibility: Accessibility,
    /// Whether browsers reach the service by TLS, so that the cookie can demand it.
    pub secure_cookies: bool,
}

/// One line an address. Put it after everything else: it answers what nobody else does.
pub fn configure(cfg: &mut web::ServiceConfig) {
    cfg.configure(crate::web::assets::configure)
        .service(
            at("/logg-inn")
                .route(read().to(login::choose))
                .route(web::post().to(login::begin)),
        )
        .service(at("/logg-ut").route(web::post().to(login::end)))
        .service(at("/visning").route(web::post().to(wishes::choose)))
        .service(at("/").route(read().to(list::start)))
        .configure(request_pages)
        .service(at("/tilbud/{id}/plass-bekreftet.pdf").route(read().to(offers::confirmed)))
        .service(at("/tilbud/{id}/aksepter").route(web::post().to(offers::accept)))
        .service(at("/tilbud/{id}/avslaa").route(web::post().to(offers::decline)))
        .service(at("/tilbud/{id}/trekk").route(web::post().to(offers::withdraw)))
        .service(at("/tilbud/{id}/hold").route(web::post().to(request::holds::keep)))
        .service(at("/tilbud/{id}/slipp").route(web::post().to(request::holds::release)))
        .service(at("/tilbud/{id}/innflyttet").route(web::post().to(offers::move_in)))
        .service(at("/mulige-brudd").route(read().to(breaches::list)))
        .service(at("/mulige-brudd/{id}").route(read().to(breaches::show)))
        .service(at("/mulige-brudd/{id}/vurder").route(web::post().to(breaches::assess)))
        .service(at("/mulige-brudd/{id}/svar").route(web::post().to(breaches::answer)))
        .service(at("/mulige-brudd/{id}/bekreft").route(web::post().to(breaches::confirm)))
        .service(at("/mulige-brudd/{id}/avvis").route(web::post().to(breaches::reject)))
        .service(at("/mulige-brudd/{id}/tilsyn").route(web::post().to(breaches::open_supervision)))
        .service(
            at("/mulige-brudd/{id}/egenvurdering").route(web::post().to(breaches::own_view::write)),
        )
        .service(
            at("/mulige-brudd/{id}/egenrapport").route(web::post().to(breaches::own_view::report)),
        )
        .configure(supervision_pages)
        .configure(board_pages)
        .configure(preparation_pages)
        .configure(warning_pages)
        .service(
            at("/kalibrering")
                .route(read().to(calibration::list))
                .route(web::post().to(calibration::open)),
        )
        .service(at("/kalibrering/{maaned}").route(read().to(calibration::show)))
        .service(at("/kalibrering/{maaned}/{sak}/vurder").route(web::post().to(calibration::score)))
        .service(
            at("/vaktkort")
                .route(read().to(on_call::show))
                .route(web::post().to(on_call::write)),
        )
        .configure(report_pages)
        .configure(open_pages)
        .default_service(web::to(unknown));
}

/// Statsforvalteren's own.
fn supervision_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(at("/anmodninger/{id}/tilsyn").route(web::post().to(breaches::referred::open)))
        .service(at("/dialog").route(read().to(dialogue::list)))
        .service(at("/tilsyn").route(read().to(supervision::list)))
        .service(
            at("/tilsyn/konkluder-flere")
                .route(read().to(supervision::batch::show))
                .route(web::post().to(supervision::batch::send)),
        )
        .service(at("/tilsyn/{id}").route(read().to(supervision::show)))
        .service(at("/tilsyn/{id}/saksmappe.pdf").route(read().to(supervision::pdf)))
        .service(at("/tilsyn/{id}/steg").route(web::post().to(supervision::step)))
        .service(at("/tilsyn/{id}/konklusjon").route(web::post().to(supervision::conclude)));
}

/// The requests and what is told of each.
fn request_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(at("/anmodninger").route(read().to(list::list)))
        .service(
            at("/anmodninger/ny")
                .route(read().to(new_request::blank))
                .route(web::post().to(new_request::send)),
        )
        .service(at("/anmodninger/naer-bortfall").route(read().to(lapse::list)))
        .service(at("/anmodninger/{id}").route(read().to(request::show)))
        .service(at("/anmodninger/{id}/tilbud").route(web::post().to(offers::make)))
        .service(at("/anmodninger/{id}/soklogg").route(web::post().to(request::acts::log_search)))
        .service(
            at("/anmodninger/{id}/oppholdssteder")
                .route(web::post().to(request::acts::record_stay)),
        )
        .service(
            at("/anmodninger/{id}/skadehendelser")
                .route(web::post().to(request::acts::record_harm)),
        )
        .service(at("/anmodninger/{id}/nemnd").route(web::post().to(request::acts::record_nemnd)))
        .service(at("/anmodninger/{id}/tillegg").route(web::post().to(request::acts::supplement)))
        .service(
            at("/anmodninger/{id}/barnekobling")
                .route(web::post().to(request::child_link::propose)),
        )
        .service(
            at("/anmodninger/{id}/moter")
                .route(read().to(request::meetings::show))
                .route(web::post().to(request::meetings::write)),
        )
        .service(at("/anmodninger/{id}/notater").route(web::post().to(request::notes::write)))
        .service(at("/anmodninger/{id}/sosken").route(web::post().to(request::siblings::join)))
        .service(
            at("/anmodninger/{id}/sosken/forlat").route(web::post().to(request::siblings::leave)),
        )
        .service(
            at("/anmodninger/{id}/tilsynsanmodning")
                .route(read().to(request::referral::compose))
                .route(web::post().to(request::referral::send)),
        )
        .service(
            at("/anmodninger/{id}/hendelser/{hva}")
                .route(web::post().to(request::event_acts::record)),
        )
        .service(
            at("/anmodninger/{id}/mellomlosninger").route(web::post().to(request::interim::record)),
        )
        .service(
            at("/anmodninger/{id}/medvirkning")
                .route(web::post().to(request::participation::record)),
        )
        .service(
            at("/anmodninger/{id}/dialog/{hva}/{om}")
                .route(web::post().to(request::dialogue::step)),
        )
        .service(at("/anmodninger/{id}/trekk").route(web::post().to(request::acts::withdraw)));
}

fn report_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(at("/styring").route(read().to(dashboard::show)))
        .service(at("/styring/{tabell}.csv").route(read().to(dashboard::csv)))
        .service(
            at("/historikk")
                .route(read().to(history::show))
                .route(web::post().to(history::register)),
        )
        .service(at("/historikk/{id}/utgaar").route(web::post().to(history::withdraw)))
        .service(at("/statistikk").route(read().to(statistics::show)))
        .service(at("/statistikk/statistikk.xlsx").route(read().to(statistics::xlsx)))
        .service(at("/statistikk/tabell/{tabell}.csv").route(read().to(statistics::csv)))
        .service(at("/rapporter").route(read().to(reports::choose)))
        .service(at("/rapporter/{maaned}").route(read().to(reports::show)))
        .service(at("/rapporter/{maaned}/rapport.json").route(read().to(reports::json)))
        .service(at("/rapporter/{maaned}/rapport.xlsx").route(read().to(reports::xlsx)))
        .service(at("/rapporter/{maaned}/rapport.pdf").route(read().to(reports::pdf)))
        .service(at("/rapporter/{maaned}/frosset.json").route(read().to(reports::frozen)))
        .service(at("/rapporter/{maaned}/frys").route(web::post().to(reports::freeze)))
        .service(at("/rapporter/{maaned}/signer").route(web::post().to(reports::sign)))
        .service(at("/rapporter/{maaned}/{tabell}.csv").route(read().to(reports::csv)));
}

/// What anybody may read.
fn open_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(at("/hjelp").route(read().to(open::help)))
        .service(at("/tilgjengelighet").route(read().to(open::accessibility)))
        .service(at("/papirskjema").route(read().to(open::sheet)));
}

/// The board of an intake desk; what is posted from it comes back to it.
fn board_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(at(visitor::EVENTS).route(web::get().to(live::events)))
        .service(at("/inntak").route(read().to(board::show)))
        .service(
            at("/inntak/vaktskifte")
                .route(read().to(board::hand_over::show))
                .route(web::post().to(board::hand_over::write)),
        )
        .service(at("/inntak/stormtavle").route(read().to(board::surge::show)))
        .service(at("/inntak/barnekoblinger").route(read().to(board::child_links::show)))
        .service(
            at("/inntak/barnekoblinger/{id}/avgjorelse")
                .route(web::post().to(board::child_links::decide)),
        )
        .service(
            at("/inntak/barnekoblinger/{id}/deling")
                .route(web::post().to(board::child_links::split)),
        )
        .service(at("/inntak/{id}").route(read().to(board::chosen)))
        .service(at("/inntak/{id}/tilbud").route(web::post().to(offers::make)))
        .service(at("/inntak/{id}/soklogg").route(web::post().to(request::acts::log_search)))
        .service(
            at("/inntak/{id}/hendelser/{hva}").route(web::post().to(request::event_acts::record)),
        );
}

/// What comes before there is a request.
fn preparation_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(
        at("/utkast")
            .route(read().to(drafts::list))
            .route(web::post().to(drafts::save)),
    )
    .service(at("/utkast/{id}/slett").route(web::post().to(drafts::delete)));
    cfg.service(
        at("/forhaandsvarsler")
            .route(read().to(notices::list))
            .route(web::post().to(notices::give)),
    )
    .service(at("/forhaandsvarsler/{id}/avslutt").route(web::post().to(notices::end)))
    .service(
        at("/henvendelser")
            .route(read().to(enquiries::list))
            .route(web::post().to(enquiries::write)),
    )
    .service(at("/henvendelser/{id}/utfall").route(web::post().to(enquiries::conclude)))
    .service(
        at("/udekket-behov")
            .route(read().to(enquiries::unmet::show))
            .route(web::post().to(enquiries::unmet::write)),
    );
}

/// The warnings to one's own desk.
fn warning_pages(cfg: &mut web::ServiceConfig) {
    cfg.service(at("/varsler").route(read().to(warnings::list)))
        .service(at("/varsler/{id}/kvitter").route(web::post().to(warnings::acknowledge)));
}

/// GET, and HEAD for the same without its body.
fn read() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// An address of ours; it answers with a page where the method is wrong.
fn at(path: &str) -> Resource {
    web::resource(path).default_service(web::to(wrong_method))
}
