//! «Faller bort uten plass»: requests without a place whose decision lapses soon, the first first.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::answer::{Answer, Trouble, instead};
use super::frame::Frame;
use super::visitor::Visitor;
use crate::app::plans::{self, LapsingSoon};
use crate::clock;
use crate::domain::calendar;

/// How far ahead, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    dager: String,
}

#[derive(Template)]
#[template(path = "web/pages/lapse.html")]
struct Lapse {
    p: Frame,
    lead: String,
    days: u16,
    most: u16,
    rows: Vec<RowView>,
}

struct RowView {
    href: String,
    case_number: String,
    limit: String,
    ends: String,
    court: Option<String>,
    left: String,
    municipality: String,
}

/// `GET /anmodninger/naer-bortfall`.
pub async fn list(visitor: Visitor, asked: web::Query<Asked>) -> Answer {
    let days = read(&asked)
        .ok_or_else(|| instead(Trouble::NotFound.page(visitor.frame(String::new()), None)))?;
    let found = visitor
        .run(move |actor, work| plans::lapsing_soon(actor, work, days))
        .await?;
    let now = clock::now();
    let template = Lapse {
        p: visitor.frame(visitor.say.t("bortfall-tittel")),
        lead: visitor.say.counted("bortfall-lead", days.into()),
        days,
        most: plans::MOST_DAYS_AHEAD,
        rows: found
            .iter()
            .map(|soon| row_view(&visitor, soon, now))
            .collect(),
    };
    visitor.page(StatusCode::OK, &template)
}

/// How far ahead; none where the address holds something that is no number of days of ours.
fn read(asked: &Asked) -> Option<u16> {
    let days = match asked.dager.as_str() {
        "" => None,
        text => Some(text.parse().ok()?),
    };
    plans::days_ahead(days)
}

fn row_view(visitor: &Visitor, soon: &LapsingSoon, now: DateTime<Utc>) -> RowView {
    let (say, request, limit) = (&visitor.say, &soon.case.request, &soon.limit);
    let day = calendar::local_date(request.content.need_reported_at);
    let left = calendar::local_date_of_limit(limit.ends_at()) - calendar::local_date(now);
    let left = usize::try_from(left.num_days()).unwrap_or(0);
    RowView {
        href: ["/anmodninger", &request.id.to_string()].join("/"),
        case_number: request.case_number.clone(),
        limit: say.code_by_law("rule", limit.rule.id, limit.law_version()),
        ends: say.limit(limit.due.plain),
        court: (limit.due.as_court_counts != limit.due.plain)
            .then(|| say.limit(limit.due.as_court_counts)),
        left: say.counted("bortfall-igjen", left),
        municipality: say.municipality(visitor.rules(), request.municipality, day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_of_days_is_read() {
        let asked = |dager: &str| {
            read(&Asked {
                dager: dager.into(),
            })
        };
        assert_eq!(
            (asked(""), asked("0"), asked("14")),
            (Some(5), Some(0), Some(14))
        );
        for wrong in ["61", "-1", "fem", "5 ", "1e1"] {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
    }
}
