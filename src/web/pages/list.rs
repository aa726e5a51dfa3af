//! The work list: the children who wait, the most severe first, then the longest wait.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{DateTime, TimeZone, Utc};
use serde::Deserialize;

use super::answer::{Answer, Trouble, instead, see};
use super::drafts::{self, DraftLine};
use super::form::{Choice, choice};
use super::frame::Frame;
use super::marks::{SeverityMark, WaitClock};
use super::visitor::Visitor;
use crate::app::drafts as app_drafts;
use crate::app::requests::{self, ListKey, Listed, Listing};
use crate::clock;
use crate::domain::calendar;
use crate::domain::code::Code;
use crate::domain::id::RequestId;
use crate::domain::organisation::Region;
use crate::domain::request::RequestStatus;
use crate::domain::role::{Action, Organisation, Role};
use crate::web::api::codes::ApiCode;

/// Rows on one page.
const ROWS: usize = 25;

/// The filter, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    status: String,
    region: String,
    fosterhjem_over: String,
    etter: String,
}

#[derive(Template)]
#[template(path = "web/pages/list.html")]
struct List {
    p: Frame,
    register: Option<&'static str>,
    may_plan: bool,
    may_call: bool,
    /// What the visitor has begun to write.
    drafts: Vec<DraftLine>,
    rows: Vec<RowView>,
    statuses: Vec<Choice>,
    status: String,
    regions: Vec<Choice>,
    region: String,
    foster_home_over: String,
    next: Option<String>,
    has_filter: bool,
    shows_kommune: bool,
}

struct RowView {
    href: String,
    case_number: String,
    clock: WaitClock,
    kind: String,
    basis: String,
    measure: String,
    municipality: String,
    age: String,
    severity: Option<SeverityMark>,
    status: String,
}

/// `GET /`: where the role starts.
pub async fn start(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    match visitor.actor.role {
        Role::MunicipalCaseworker | Role::MunicipalLeader | Role::MunicipalDuty => {
            list(visitor, asked).await
        }
        Role::Intake | Role::IntakeLeader => Ok(see("/inntak")),
        Role::SupervisorCaseworker => Ok(see("/mulige-brudd")),
        Role::RegionLeader
        | Role::SupervisorLeader
        | Role::DirectorateAnalyst
        | Role::DirectorateLeader
        | Role::MinistryReader => Ok(see("/styring")),
        Role::Operator | Role::Auditor => {
            let frame = visitor.frame(visitor.say.t("tomt-bord"));
            let way = ("/logg-inn", visitor.say.t("bytt-rolle"));
            Ok(super::answer::notice(
                frame,
                visitor.say.t("tomt-bord-tekst"),
                way,
            ))
        }
    }
}

/// `GET /anmodninger`: the requests in the role's scope.
pub async fn list(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    let now = clock::now();
    let listing = read(&asked, now)
        .ok_or_else(|| instead(Trouble::NotFound.page(visitor.frame(String::new()), None)))?;
    let (found, begun) = visitor
        .run(move |actor, work| {
            let found = requests::list(actor, work, &listing)?;
            let writes = actor.may(requests::registers_by(actor));
            let begun = writes.then(|| app_drafts::list(actor, work)).transpose()?;
            Ok((found, begun.unwrap_or_default()))
        })
        .await?;
    let (shown, more) = found.split_at(found.len().min(ROWS));
    let next = shown
        .last()
        .filter(|_| !more.is_empty())
        .map(|last| after(&asked, last));
    let rows = shown
        .iter()
        .map(|row| row_view(&visitor, row, now))
        .collect();
    let national = matches!(
        visitor.actor.organisation,
        Organisation::Directorate | Organisation::Ministry
    );
    let template = List {
        p: visitor.frame(visitor.say.t("liste-tittel")),
        register: registers(&visitor),
        may_plan: visitor.actor.may(Action::WriteRequest),
        may_call: super::on_call::may_read(&visitor.actor),
        drafts: begun
            .iter()
            .map(|one| drafts::line(&visitor, one))
            .collect(),
        rows,
        statuses: RequestStatus::ALL
            .iter()
            .map(|one| choice(one.name(), visitor.say.code("request-status", *one)))
            .collect(),
        status: asked.status.clone(),
        regions: if national {
            regions(&visitor)
        } else {
            Vec::new()
        },
        region: asked.region.clone(),
        foster_home_over: asked.fosterhjem_over.clone(),
        next,
        has_filter: !asked.fosterhjem_over.is_empty()
            || (!asked.status.is_empty() && asked.status != RequestStatus::Open.name()),
        shows_kommune: !matches!(&visitor.actor.organisation, Organisation::Municipalities(own) if own.len() == 1),
    };
    visitor.page(StatusCode::OK, &template)
}

/// What the button that registers says; none for who does not.
fn registers(visitor: &Visitor) -> Option<&'static str> {
    let action = requests::registers_by(&visitor.actor);
    visitor.actor.may(action).then(|| register_text(visitor))
}

/// What the button that registers says to the kommune, and to the desk that writes for it.
pub fn register_text(visitor: &Visitor) -> &'static str {
    if visitor.actor.may(Action::WriteRequest) {
        "ny-akutt"
    } else {
        "ny-for-annen"
    }
}

/// Every region as a choice, with one for all of them.
pub fn regions(visitor: &Visitor) -> Vec<Choice> {
    let mut all = vec![choice("", visitor.say.t("alle"))];
    all.extend(
        Region::ALL
            .iter()
            .map(|region| choice(region.code(), visitor.say.code("region", *region))),
    );
    all
}

/// The filter; none where the address holds something that is no filter of ours.
fn read(asked: &Asked, now: DateTime<Utc>) -> Option<Listing> {
    let status = match asked.status.as_str() {
        "" => RequestStatus::Open,
        name => RequestStatus::from_name(name)?,
    };
    let region = match asked.region.as_str() {
        "" => None,
        code => Some(Region::from_code(code).ok()?),
    };
    let foster_home_wanted_by = match asked.fosterhjem_over.trim() {
        "" => None,
        days => Some(requests::foster_home_wanted_by(now, days.parse().ok()?)?),
    };
    let after = match asked.etter.as_str() {
        "" => None,
        text => Some(read_key(text)?),
    };
    let limit = i64::try_from(ROWS + 1).ok()?;
    Some(Listing {
        status,
        region,
        foster_home_wanted_by,
        after,
        limit,
    })
}

/// The cursor: rank, start of the wait, id.
pub fn read_key(text: &str) -> Option<ListKey> {
    let mut parts = text.splitn(3, '_');
    let severity_rank = parts.next()?.parse().ok()?;
    let need_reported_at = Utc
        .timestamp_millis_opt(parts.next()?.parse().ok()?)
        .single()?;
    let id: RequestId = parts.next()?.parse().ok()?;
    Some(ListKey {
        severity_rank,
        need_reported_at,
        id,
    })
}

/// The cursor after a row.
pub fn write_key(key: &ListKey) -> String {
    let at = key.need_reported_at.timestamp_millis().to_string();
    [key.severity_rank.to_string(), at, key.id.to_string()].join("_")
}

fn after(asked: &Asked, last: &Listed) -> String {
    let key = write_key(&ListKey {
        severity_rank: last.severity_rank,
        need_reported_at: last.request.content.need_reported_at,
        id: last.request.id,
    });
    address(
        "/anmodninger",
        &[
            ("status", &asked.status),
            ("region", &asked.region),
            ("fosterhjem_over", &asked.fosterhjem_over),
            ("etter", &key),
        ],
    )
}

/// An address with those of the parameters that hold something.
pub fn address(path: &str, parameters: &[(&str, &str)]) -> String {
    let held: Vec<_> = parameters
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let query = serde_urlencoded::to_string(held).unwrap_or_default();
    if query.is_empty() {
        path.to_owned()
    } else {
        [path, &query].join("?")
    }
}

fn row_view(visitor: &Visitor, row: &Listed, now: DateTime<Utc>) -> RowView {
    let (say, rules, request) = (&visitor.say, visitor.rules(), &row.request);
    let content = &request.content;
    let day = calendar::local_date(content.need_reported_at);
    RowView {
        href: ["/anmodninger", &request.id.to_string()].join("/"),
        case_number: request.case_number.clone(),
        clock: WaitClock::new(say, rules, request, now),
        kind: say.code("request-kind", content.kind),
        basis: say.code("legal-basis", content.legal_basis),
        measure: say.code("measure", content.measure),
        municipality: say.municipality(rules, request.municipality, day),
        age: content
            .age
            .map(|age| say.with("alder", &[("ar", &age.to_string())]))
            .unwrap_or_default(),
        severity: SeverityMark::of_rank(say, row.severity_rank, content.need_reported_at),
        status: say.code("request-status", request.status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was_written() {
        let id = "3f0c1de2-7a3e-4b1f-9a55-0c2a7b8f1d20";
        let key = read_key(&["3", "1775116800123", id].join("_")).unwrap();
        assert_eq!((key.severity_rank, key.id.to_string().as_str()), (3, id));
        assert_eq!(key.need_reported_at.timestamp_millis(), 1_775_116_800_123);
        for wrong in [
            "",
            "3",
            "3_x_y",
            "x_1_3f0c1de2-7a3e-4b1f-9a55-0c2a7b8f1d20",
            "3_1_",
            "3_99999999999999999_a",
        ] {
            assert!(read_key(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_filter_nobody_offered_is_refused() {
        let asked = |status: &str, region: &str| Asked {
            status: status.into(),
            region: region.into(),
            fosterhjem_over: String::new(),
            etter: String::new(),
        };
        let now: DateTime<Utc> = "2026-04-02T22:30:00Z".parse().unwrap();
        let read = |asked: &Asked| super::read(asked, now);
        assert_eq!(read(&asked("", "")).unwrap().status, RequestStatus::Open);
        assert!(read(&asked("open'--", "")).is_none());
        assert!(read(&asked("", "alle")).is_none());
        let over = |days: &str| {
            read(&Asked {
                fosterhjem_over: days.into(),
                ..asked("", "")
            })
        };
        // it is 3 April in Norway: wanted on the 1st, one day has passed and another begun
        let day = over("1").unwrap().foster_home_wanted_by;
        assert_eq!(day, Some("2026-04-01".parse().unwrap()));
        assert!(over("mange").is_none());
        assert!(over("-1").is_none());
    }

    #[test]
    fn an_address_holds_only_what_was_chosen() {
        assert_eq!(address("/a", &[("x", ""), ("y", "")]), "/a");
        assert_eq!(address("/a", &[("x", "å&b"), ("y", "")]), "/a?x=%C3%A5%26b");
    }
}
