#!/usr/bin/env bash
# Changes the rules one place at a time and looks whether a test sees it (cargo-mutants). What no test sees is
# printed and makes this fail. The rules are tried in a copy with nothing but src/domain, which builds in seconds;
# the engine is tried in a whole copy, by the tests that are about it.
set -euo pipefail
cd "$(dirname "$0")/.."

part=${1:-all}
shift || true
target=${CARGO_TARGET_DIR:-$PWD/target}
place=$target/mutants

command -v cargo-mutants >/dev/null || cargo install cargo-mutants --locked

copy() {
    rm -rf "${place:?}/$1"
    mkdir -p "$place/$1"
    cp -r Cargo.toml Cargo.lock clippy.toml build.rs .cargo config migrations src tests "$place/$1/"
    mkdir -p "$place/$1/web" "$place/$1/benches/measure"
    cp -r web/dist "$place/$1/web/"
    echo 'fn main() {}' >"$place/$1/benches/measure/main.rs"
}

domain() {
    copy domain
    (
        cd "$place/domain"
        find src -mindepth 1 -maxdepth 1 ! -name domain ! -name lib.rs -exec rm -rf {} +
        rm -rf tests build.rs migrations
        printf '//! The rules alone.\npub mod domain;\n' >src/lib.rs
        sed -i '/^default-run/d' Cargo.toml
        CARGO_TARGET_DIR=$place/domain-target cargo mutants --in-place --no-shuffle --timeout 20 \
            ${MUTANTS_FILES:---file src/domain/deadline/** --file src/domain/calendar.rs --file src/domain/norm* --file src/domain/norm/**} \
 --output "$place" "$@" -- --lib
    )
}

engine() {
    copy engine
    (
        cd "$place/engine"
        CARGO_TARGET_DIR=$place/engine-target cargo mutants --in-place --no-shuffle --timeout 600 \
            --file 'src/app/engine/**' --output "$place" "$@" \
            -- --test it -- engine finders simulate warnings severity
    )
}

case $part in
domain) domain "$@" ;;
engine) engine "$@" ;;
all)
    domain "$@"
    engine "$@"
    ;;
*)
    echo "mutants: domain, engine or all" >&2
    exit 2
    ;;
esac
