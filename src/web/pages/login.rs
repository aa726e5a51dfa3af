//! Log-in and log-out. In the demo one picks a persona; anywhere else log-in is not set up yet.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::PageState;
use super::answer::{Answer, Trouble, instead, notice, outside, page};
use super::frame::Frame;
use super::say::Say;
use super::sent::Sent;
use super::visitor::Posted;
use super::wishes::Wishes;
use crate::app::{Failure, Rules, sessions};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::organisation::{MunicipalityNumber, Office, Region};
use crate::domain::role::{Actor, Organisation, Role};
use crate::web::correlation_of;
use crate::web::session::{SessionToken, is_from_here, no_cookie};

/// The demo's kommuner: one in each region of Bufetat but Nord, and one more.
const MUNICIPALITIES: [&str; 6] = ["4601", "5001", "3201", "3301", "4204", "5501"];
/// The kommuner of the demo's shared duty service; the first is its own.
const DUTY: [&str; 3] = ["3203", "3201", "3212"];
/// Who the journal says it was: a persona is nobody, and each another.
const PERSON: &str = "demo-persona";

/// Everybody one can be in the demo, by kind of organisation.
fn personas() -> [(&'static str, Vec<(Role, Organisation)>); 4] {
    let own = |numbers: &[&str]| {
        Organisation::Municipalities(
            numbers
                .iter()
                .filter_map(|one| one.parse::<MunicipalityNumber>().ok())
                .collect(),
        )
    };
    let mut municipal: Vec<_> = MUNICIPALITIES
        .iter()
        .map(|one| (Role::MunicipalCaseworker, own(&[one])))
        .collect();
    municipal.push((Role::MunicipalLeader, own(&["4601"])));
    municipal.push((Role::MunicipalDuty, own(&DUTY)));
    let mut bufetat: Vec<_> = Region::ALL
        .iter()
        .map(|region| (Role::Intake, Organisation::Bufetat(*region)))
        .collect();
    // One of every region: calibration needs several.
    bufetat.extend(
        Region::ALL
            .iter()
            .map(|region| (Role::IntakeLeader, Organisation::Bufetat(*region))),
    );
    bufetat.push((Role::RegionLeader, Organisation::Bufetat(Region::West)));
    let offices = [
        Office::Vestland,
        Office::Trondelag,
        Office::OstfoldBuskerudOsloAkershus,
        Office::Agder,
    ];
    let mut supervisors: Vec<_> = offices
        .iter()
        .map(|office| {
            (
                Role::SupervisorCaseworker,
                Organisation::Supervisor(*office),
            )
        })
        .collect();
    supervisors.push((
        Role::SupervisorLeader,
        Organisation::Supervisor(Office::Vestland),
    ));
    let state = vec![
        (Role::DirectorateAnalyst, Organisation::Directorate),
        (Role::DirectorateLeader, Organisation::Directorate),
        (Role::MinistryReader, Organisation::Ministry),
        (Role::Operator, Organisation::Operations),
        (Role::Auditor, Organisation::Audit),
    ];
    [
        ("persona-kommune", municipal),
        ("persona-bufetat", bufetat),
        ("persona-statsforvalter", supervisors),
        ("persona-stat", state),
    ]
}

/// What a persona's button posts.
fn code_of(role: Role, organisation: &Organisation) -> String {
    [role.code(), &organisation.code()].join("@")
}

#[derive(Template)]
#[template(path = "web/pages/login.html")]
struct LogIn {
    p: Frame,
    /// Whether a form was sent too late, and lies as a draft.
    has_draft: bool,
    groups: Vec<Group>,
}

struct Group {
    title: String,
    personas: Vec<(String, String, String)>,
}

/// `GET /logg-inn`: who one can be.
pub async fn choose(state: web::Data<PageState>, req: HttpRequest) -> HttpResponse {
    let wishes = Wishes::of(&req);
    let say = Say::in_language(state.texts.clone(), wishes.locale);
    let title = say.t("logg-inn");
    let frame = Frame::open((say.clone(), wishes), title, state.demo);
    if !state.demo {
        let way = ("/logg-inn", say.t("prov-igjen"));
        return notice(frame, say.t("logg-inn-mangler"), way);
    }
    let groups = personas()
        .into_iter()
        .map(|(key, all)| group(&say, &state.service.rules, key, &all))
        .collect();
    let has_draft = req.query_string().contains("utkast");
    let template = LogIn {
        p: frame,
        has_draft,
        groups,
    };
    page(StatusCode::OK, &template)
}

fn group(say: &Say, rules: &Rules, key: &str, all: &[(Role, Organisation)]) -> Group {
    let today = calendar::local_date(clock::now());
    let persona = |(role, organisation): &(Role, Organisation)| {
        let name = say.organisation(rules, organisation, today);
        (code_of(*role, organisation), name, say.code("role", *role))
    };
    Group {
        title: say.t(key),
        personas: all.iter().map(persona).collect(),
    }
}

/// `POST /logg-inn`: begins a session under a new id. An old one is dead at once.
pub async fn begin(state: web::Data<PageState>, req: HttpRequest, body: web::Bytes) -> Answer {
    let refuse = |trouble| instead(outside(&req, trouble));
    if !state.demo {
        return Err(refuse(Trouble::Forbidden));
    }
    if !is_from_here(&req) {
        return Err(refuse(Trouble::NotOurForm));
    }
    let sent = Sent::read(&body).map_err(refuse)?;
    let actor = chosen(sent.get("persona")).ok_or_else(|| refuse(Trouble::NotFound))?;
    let token = SessionToken::fresh().map_err(|_| refuse(Trouble::Broken))?;
    let (fresh, old) = (
        token.hash(),
        SessionToken::of(&req, state.secure_cookies).map(|old| old.hash()),
    );
    let correlation = correlation_of(&req);
    let begun = state.service.run(&correlation, move |work| {
        if let Some(old) = &old {
            sessions::end(work, old)?;
        }
        sessions::begin(work, &fresh, &actor)
    });
    begun
        .await
        .map_err(|failure: Failure| refuse(Trouble::of(&failure)))?;
    Ok(HttpResponse::SeeOther()
        .cookie(token.cookie(state.secure_cookies))
        .insert_header((LOCATION, "/"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish())
}

/// Only who is on the page can be picked.
fn chosen(code: &str) -> Option<Actor> {
    let mut all = personas().into_iter().flat_map(|(_, group)| group);
    let (role, organisation) =
        all.find(|(role, organisation)| code_of(*role, organisation) == code)?;
    Some(Actor {
        person: [PERSON, code].join(":"),
        organisation,
        role,
    })
}

/// `POST /logg-ut`: ends the session, here and in the browser. The session's cookie is taken back by name;
/// the choices of language and colours stay.
pub async fn end(posted: Posted, state: web::Data<PageState>) -> Answer {
    let mut answer = posted.visitor.end().await?;
    let clear = actix_web::http::header::HeaderValue::from_static("\"cache\", \"storage\"");
    answer.headers_mut().insert(
        actix_web::http::header::HeaderName::from_static("clear-site-data"),
        clear,
    );
    if let Err(fault) = answer.add_cookie(&no_cookie(state.secure_cookies)) {
        tracing::error!(%fault, "the cookie was not taken back");
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_can_be_picked_and_fits_its_organisation() {
        let all: Vec<_> = personas()
            .into_iter()
            .flat_map(|(_, group)| group)
            .collect();
        for role in Role::ALL {
            assert!(all.iter().any(|(one, _)| one == role), "{role}");
        }
        for (role, organisation) in &all {
            assert!(role.fits(organisation), "{role}");
            assert_eq!(
                chosen(&code_of(*role, organisation)).map(|actor| actor.role),
                Some(*role)
            );
        }
        assert_eq!(chosen("kommune.saksbehandler@kommune:0301"), None);
        assert_eq!(chosen(""), None);
    }
}
