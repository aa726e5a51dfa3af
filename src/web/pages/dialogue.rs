//! The cases an office is invited to as a neutral third party. It is no supervision, and stands by itself.

use actix_web::http::StatusCode;
use askama::Template;

use super::answer::Answer;
use super::frame::Frame;
use super::request::dialogue::line;
use super::visitor::Visitor;
use crate::app::case::Case;
use crate::app::dialogue;
use crate::domain::calendar;
use crate::domain::dialogue::{Dialogue, of_events};

#[derive(Template)]
#[template(path = "web/pages/dialogue/list.html")]
struct List {
    p: Frame,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    number: String,
    kommune: String,
    theme: String,
    told: String,
}

/// `GET /dialog`.
pub async fn list(visitor: Visitor) -> Answer {
    let cases = visitor.run(dialogue::invitations).await?;
    let rows = cases.iter().flat_map(|case| rows(&visitor, case));
    let rows = rows.collect();
    visitor.page(
        StatusCode::OK,
        &List {
            p: visitor.frame(visitor.say.t("dialog-tittel")),
            rows,
        },
    )
}

/// The invitations of a case that stand.
fn rows(visitor: &Visitor, case: &Case) -> Vec<Row> {
    let dialogues = of_events(&case.events);
    let standing = dialogues.iter().filter(|one| one.state().stands());
    standing.map(|one| row(visitor, case, one)).collect()
}

fn row(visitor: &Visitor, case: &Case, one: &Dialogue<'_>) -> Row {
    let (say, request) = (&visitor.say, &case.request);
    let day = calendar::local_date(request.content.need_reported_at);
    let raised = case.events.iter();
    let mut raised = raised.filter(|event| Some(event.id) == one.began.about);
    let theme = raised.next().and_then(|event| event.detail);
    Row {
        href: ["/anmodninger", &request.id.to_string()].join("/"),
        number: request.case_number.clone(),
        kommune: say.municipality(visitor.rules(), request.municipality, day),
        theme: theme.map_or_else(
            || say.t("ikke-oppgitt"),
            |theme| say.code("event-detail", theme),
        ),
        told: line(say, one),
    }
}
