//! What a page costs on the line.

use serde_json::json;

use super::states::Filled;
use super::{plan, run};
use crate::support::Backend::Sqlite;

/// At the first visit, with nothing kept: page, style, script and font.
const FIRST: u64 = 150_000;
/// At the next: only the page.
const NEXT: u64 = 30_000;

#[test]
fn a_page_is_light_at_the_first_visit_and_lighter_after() {
    let filled = Filled::on(Sqlite);
    let visits: Vec<_> = filled
        .visits()
        .into_iter()
        .filter(|one| one.press.is_none())
        .collect();
    let weights = run("weigh.mjs", &plan(&filled.address(), &visits, &json!({})));
    let weights = weights.as_array().expect("a list");
    assert_eq!(weights.len(), visits.len());
    let of = |one: &serde_json::Value, part: &str| one[part].as_u64().expect("bytes");
    let heavy: Vec<_> = weights
        .iter()
        .filter(|one| of(one, "first") > FIRST || of(one, "next") > NEXT)
        .collect();
    assert!(heavy.is_empty(), "{heavy:#?}");
    // The control: something was added up, and the second visit kept what the first had fetched.
    for one in weights {
        let (first, next) = (of(one, "first"), of(one, "next"));
        assert!(next > 500 && first > next + 50_000, "{one}");
    }
}
