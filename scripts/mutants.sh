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
    cp -r Cargo.toml Cargo.lock askama.toml clippy.toml build.rs .cargo config docs migrations src tests "$place/$1/"
    mkdir -p "$place/$1/web" "$place/$1/benches/measure"
    cp -r web/dist "$place/$1/web/"
    echo 'fn main() {}' >"$place/$1/benches/measure/main.rs"
}

# Takes the dependencies out of Cargo.toml that the rules do not name, and all that speaks of other files.
only_what_the_rules_use() {
    local word names='rstest'
    for word in $(sed -n '/^\[dependencies\]/,/^$/s/^\([a-z0-9_-]*\) = .*/\1/p; /^\[dev-dependencies\]/,/^$/s/^\([a-z0-9_-]*\) = .*/\1/p' Cargo.toml); do
        if grep -rqE "\b${word//-/_}::" src/domain; then names+=" $word"; fi
    done
    awk -v names="$names" '
        BEGIN { split(names, list, " "); for (i in list) keep[list[i]] }
        /^\[/ { part = $0 }
        part == "[[bench]]" || /^default-run/ { next }
        part ~ /dependencies\]$/ && / = / && !($1 in keep) { next }
        { print }' Cargo.toml >Cargo.new
    mv Cargo.new Cargo.toml
}

# MUTANTS_FILES chooses what is changed, as MUTANTS_FILES="--file src/domain/norm/**".
domain() {
    local files=(--file 'src/domain/deadline/**' --file src/domain/calendar.rs --file 'src/domain/norm/**')
    if [[ -n ${MUTANTS_FILES:-} ]]; then set -f; read -ra files <<<"$MUTANTS_FILES"; set +f; fi
    copy domain
    (
        cd "$place/domain"
        find src -mindepth 1 -maxdepth 1 ! -name domain ! -name lib.rs -exec rm -rf {} +
        rm -rf tests build.rs migrations benches docs web
        printf '//! The rules alone.\npub mod domain;\n' >src/lib.rs
        only_what_the_rules_use
        # Few made-up cases: an example should see a change, not luck.
        export PROPTEST_CASES=${PROPTEST_CASES:-32} CARGO_PROFILE_DEV_DEBUG=0
        CARGO_TARGET_DIR=$place/domain-target cargo mutants --in-place --no-shuffle --timeout 20 \
            "${files[@]}" --output "$place" "$@" -- --lib
    )
}

# The engine knows no database from another, so SQLite alone tries it; and the seeds of the storm are few. With
# PostgreSQL and all seeds each change would take minutes instead of half a minute.
engine() {
    local files=(--file 'src/app/engine/**')
    local tests=(engine finders warnings severity simulate::on_Sqlite simulate::the_same simulate::without)
    if [[ -n ${MUTANTS_FILES:-} ]]; then set -f; read -ra files <<<"$MUTANTS_FILES"; set +f; fi
    copy engine
    (
        cd "$place/engine"
        export SIMULATE_SEEDS=${SIMULATE_SEEDS:-10} CARGO_PROFILE_DEV_DEBUG=0
        CARGO_TARGET_DIR=$place/engine-target cargo mutants --in-place --no-shuffle --timeout 300 \
            --cargo-arg=--test=it "${files[@]}" --output "$place" "$@" -- -- "${tests[@]}" --skip Postgres
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
