//! Pages that anybody may read: help, accessibility, and the sheet of paper for when the service is away.
//! They show nothing of any case.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::PageState;
use super::answer::page;
use super::frame::Frame;
use super::say::Say;
use super::wishes::Wishes;
use crate::domain::code::Code;
use crate::domain::legal_basis::{LawVersion, LegalBasis, Measure, Urgency};
use crate::domain::refusal::Field;
use crate::domain::request::{Channel, Judgement, PlaceOfStay};

/// What the owner of an installation says about accessibility.
#[derive(Debug, Clone, Default)]
pub struct Accessibility {
    /// Where readers write when something keeps them out; empty until the owner has said.
    pub contact: String,
    /// The address of the declaration registered with the authority; empty until there is one.
    pub declaration: String,
}

#[derive(Template)]
#[template(path = "web/pages/open/help.html")]
struct Help {
    p: Frame,
}

#[derive(Template)]
#[template(path = "web/pages/open/accessibility.html")]
struct Statement {
    p: Frame,
    told: Accessibility,
}

#[derive(Template)]
#[template(path = "web/pages/open/sheet.html")]
struct Sheet {
    p: Frame,
    lines: Vec<String>,
    ticks: Vec<(String, Vec<String>)>,
}

fn frame(state: &PageState, req: &HttpRequest, key: &str) -> Frame {
    let wishes = Wishes::of(req);
    let say = Say::in_language(state.texts.clone(), wishes.locale);
    let title = say.t(key);
    Frame::open((say, wishes), title, state.demo)
}

/// `GET /hjelp`.
pub async fn help(state: web::Data<PageState>, req: HttpRequest) -> HttpResponse {
    let p = frame(&state, &req, "hjelp-tittel");
    page(StatusCode::OK, &Help { p })
}

/// `GET /tilgjengelighet`: what is known to work, what is not, and whom to tell.
pub async fn accessibility(state: web::Data<PageState>, req: HttpRequest) -> HttpResponse {
    let p = frame(&state, &req, "uu-tittel");
    let told = state.accessibility.clone();
    page(StatusCode::OK, &Statement { p, told })
}

/// `GET /papirskjema`: an empty acute request to print beforehand and fill in by hand.
pub async fn sheet(state: web::Data<PageState>, req: HttpRequest) -> HttpResponse {
    let p = frame(&state, &req, "papir-tittel");
    let say = &p.say;
    let lines = [
        Field::NeedReportedAt,
        Field::Municipality,
        Field::ChildName,
        Field::ChildNumber,
        Field::BirthDate,
        Field::EmergencyDecisionAt,
        Field::ContactName,
        Field::ContactPhone,
    ];
    let acute = LegalBasis::ALL
        .iter()
        .filter(|basis| basis.urgency() == Urgency::Acute);
    let bases = acute.map(|basis| say.basis(*basis, LawVersion::Amended2026));
    let ticks = vec![
        (say.field(Field::LegalBasis), bases.collect()),
        (say.field(Field::Measure), names::<Measure>(say, "measure")),
        (
            say.field(Field::Place),
            names::<PlaceOfStay>(say, "place-of-stay"),
        ),
        (say.field(Field::Channel), names::<Channel>(say, "channel")),
        (
            say.field(Field::Danger),
            names::<Judgement>(say, "judgement"),
        ),
        (
            say.field(Field::LookedAfter),
            names::<Judgement>(say, "judgement"),
        ),
    ];
    let lines = lines.map(|field| say.field(field)).into();
    page(StatusCode::OK, &Sheet { p, lines, ticks })
}

fn names<C: Code>(say: &Say, list: &str) -> Vec<String> {
    C::ALL.iter().map(|one| say.code(list, *one)).collect()
}
