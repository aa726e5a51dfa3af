//! How the sides met in the month, region by region, under the figures.

use crate::app::meetings::{self, Balance};
use crate::report::Month;
use crate::web::pages::visitor::Visitor;

/// One region's row: its name, and each number under the column it belongs to.
pub struct Row {
    /// The region.
    pub name: String,
    /// What each column is called, and its number.
    pub cells: Vec<(String, String)>,
}

/// The rows of a month as known now.
///
/// # Errors
/// The page for a fault of the database.
pub async fn rows(visitor: &Visitor, month: Month) -> Result<Vec<Row>, actix_web::Error> {
    let found = visitor
        .run(move |actor, work| meetings::balance(actor, work, month))
        .await?;
    let say = &visitor.say;
    let row = |(region, balance)| Row {
        name: say.code("region", region),
        cells: numbers(balance)
            .into_iter()
            .map(|(key, number)| (say.t(key), number))
            .collect(),
    };
    Ok(found.into_iter().map(row).collect())
}

fn numbers(balance: Balance) -> [(&'static str, String); 5] {
    [
        ("mote-kol-moter", balance.held.to_string()),
        ("mote-kol-kommunen", balance.municipal.to_string()),
        ("mote-kol-bufetat", balance.bufetat.to_string()),
        (
            "mote-kol-kommunen-flest",
            balance.more_municipal.to_string(),
        ),
        ("mote-kol-bufetat-flest", balance.more_bufetat.to_string()),
    ]
}
