//! The user guide: its pictures are taken of the service as it is, and every one it shows is there.

use std::collections::BTreeSet;

use serde_json::json;

use super::plan::root;
use super::states::Filled;
use super::{plan, run};
use crate::support::Backend::Sqlite;

/// The pictures, by the name of their row in `visits.rs`, and whether a phone shows the page.
const PICTURES: [(&str, bool); 12] = [
    ("ny-anmodning", true),
    ("sak-forsinket", true),
    ("anmodninger-inntak", false),
    ("sak-venter-inntak", false),
    ("mulige-brudd-statsforvalter", false),
    ("rapport", false),
    ("forhaandsvarsler", true),
    ("udekket-behov", true),
    ("inntak", false),
    ("inntak-barnekoblinger", false),
    ("mulig-brudd", false),
    ("rapport-frosset", false),
];

/// All pictures together, in bytes: they are kept with the sources.
const TOGETHER: u64 = 2_000_000;

#[test]
#[ignore = "writes docs/images: make pictures"]
fn take_the_pictures() {
    let filled = Filled::on(Sqlite);
    let all = filled.visits();
    let visit = |(name, phone): (&str, bool)| {
        let one = all.iter().find(|one| one.name == name);
        let one = one.unwrap_or_else(|| panic!("no row {name}"));
        json!({"name": name, "path": one.path, "persona": one.persona, "phone": phone})
    };
    let rest = json!({
        "visits": PICTURES.map(visit),
        "languages": ["nb", "nn"],
        "pictures": root().join("docs/images"),
    });
    let written = run("guide.mjs", &plan(&filled.address(), &[], &rest));
    assert_eq!(written.as_array().map(Vec::len), Some(PICTURES.len() * 2));
}

#[test]
fn the_guide_shows_every_picture_and_no_other() {
    let mut bytes = 0;
    for language in ["nb", "nn"] {
        let guide = root().join(format!("docs/brukerveiledning.{language}.md"));
        let guide = std::fs::read_to_string(guide).expect("the guide");
        let links = guide.split("](images/").skip(1);
        let shown: BTreeSet<&str> = links.filter_map(|rest| rest.split(')').next()).collect();
        let names = PICTURES.map(|(name, _)| format!("{name}.{language}.png"));
        let taken: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(shown, taken, "{language}");
        for name in &taken {
            let file = root().join("docs/images").join(name);
            bytes += std::fs::metadata(file).expect("make pictures").len();
        }
    }
    assert!(bytes < TOGETHER, "{bytes} bytes of pictures");
}
