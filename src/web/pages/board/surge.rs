//! `/inntak/stormtavle`: acute requests now against the same hour of the last weeks, in tables.

use actix_web::http::StatusCode;
use askama::Template;

use super::super::answer::Answer;
use super::super::frame::Frame;
use super::super::say::Say;
use super::super::visitor::Visitor;
use crate::app::surge::{self, SurgeBoard};
use crate::domain::code::Code;
use crate::domain::organisation::Region;
use crate::domain::role::Organisation;
use crate::domain::surge::{Part, Surge, WEEKS};

#[derive(Template)]
#[template(path = "web/pages/board/surge.html")]
struct Storm {
    p: Frame,
    read_at: String,
    cut: Option<String>,
    weeks: Vec<String>,
    regions: Vec<RegionView>,
}

/// One region's table.
struct RegionView {
    id: String,
    name: String,
    above: bool,
    rows: Vec<RowView>,
}

struct RowView {
    name: String,
    /// What each column is called, and its number.
    cells: Vec<(String, usize)>,
}

/// `GET /inntak/stormtavle`.
pub async fn show(visitor: Visitor) -> Answer {
    let board = visitor.run(surge::show).await?;
    let say = &visitor.say;
    let cut: Vec<String> = board
        .cut
        .iter()
        .map(|region| say.code("region", *region))
        .collect();
    let mut regions: Vec<Region> = Region::ALL.to_vec();
    // One's own first.
    regions.sort_by_key(|region| visitor.actor.organisation != Organisation::Bufetat(*region));
    let template = Storm {
        p: visitor.frame(say.t("storm-tittel")),
        read_at: say.clock(board.at),
        cut: (!cut.is_empty()).then(|| say.with("storm-minst", &[("hvor", &cut.join(", "))])),
        weeks: weeks(say),
        regions: regions
            .into_iter()
            .filter_map(|region| of_region(say, &board, region))
            .collect(),
    };
    visitor.page(StatusCode::OK, &template)
}

fn weeks(say: &Say) -> Vec<String> {
    let of = |weeks| say.counted("storm-uker-siden", weeks);
    (1..=WEEKS).map(of).collect()
}

fn of_region(say: &Say, board: &SurgeBoard, region: Region) -> Option<RegionView> {
    let rows = board.rows.iter();
    let own: Vec<_> = rows.filter(|((of, _), _)| *of == region).collect();
    let whole = own.first()?.1;
    let row = |((_, part), counted): &(&(Region, Part), &Surge)| RowView {
        name: match part {
            Part::Whole => say.t("storm-hele"),
            Part::Group(None) => say.t("ikke-oppgitt"),
            Part::Group(Some(group)) => say.code("target-group", *group),
        },
        cells: cells(say, counted),
    };
    Some(RegionView {
        id: ["region", region.code()].join("-"),
        name: say.code("region", region),
        above: board.is_above_all(region, whole),
        rows: own.iter().map(row).collect(),
    })
}

fn cells(say: &Say, row: &Surge) -> Vec<(String, usize)> {
    let mut cells = vec![(say.t("storm-naa"), row.waiting)];
    cells.extend(weeks(say).into_iter().zip(row.before));
    cells.extend([
        (say.t("storm-dogn"), row.day),
        (say.t("storm-uke"), row.week),
        (say.t("storm-ubesvart"), row.unanswered),
        (say.t("storm-holdt"), row.kept),
    ]);
    cells
}
