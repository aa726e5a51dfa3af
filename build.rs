//! Checks that the front-end files are there before they are embedded. It touches no network.

#![allow(clippy::print_stdout, reason = "printing is how a build script speaks")]

use std::path::Path;

const ASSETS: [&str; 6] = [
    "web/dist/app.css",
    "web/dist/app.css.br",
    "web/dist/app.css.gz",
    "web/dist/app.js",
    "web/dist/app.js.br",
    "web/dist/app.js.gz",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=migrations");
    for asset in ASSETS {
        println!("cargo::rerun-if-changed={asset}");
    }
    if !ASSETS.iter().all(|asset| Path::new(asset).is_file()) {
        println!("cargo::error=web/dist is missing: run `make assets` first");
    }
}
