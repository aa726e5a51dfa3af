# What a newcomer needs: `make demo`. What a change needs: `make check test`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup assets build demo test dates axe-all pictures simulate mutants bench check clean

# A fresh shell may know neither cargo nor the node that `make setup` fetched.
export PATH := $(CURDIR)/.cache/node/bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

TARGET := $(or $(CARGO_TARGET_DIR),target)
WEB_SOURCES := web/build.mjs $(shell find web/src -type f)
WEB_PACKAGES := web/node_modules/.package-lock.json

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 16

setup: ## install what the build and the tests need from the system (Debian, Ubuntu)
	@scripts/setup.sh

assets: setup web/dist/app.css ## bundle the front end into web/dist

$(WEB_PACKAGES): web/package.json web/package-lock.json web/.npmrc
	@cd web && npm ci --no-progress --loglevel=error
	@touch $@

web/dist/app.css: $(WEB_SOURCES) $(WEB_PACKAGES)
	@cd web && npm run --silent build

build: assets ## build the program for use
	cargo build --locked --release

demo: build ## start the service with made-up cases and print its address
	$(TARGET)/release/bistandsplikt demo

test: assets ## run every test: front end, examples in the documentation, units, then the whole service
	@cd web && npm run --silent test
	cargo test --locked --doc
	cargo test --locked --tests

dates: setup ## hold the arithmetic of dates against a second implementation, a million times
	DATE_QUESTIONS=1000000 cargo test --locked --test it dates -- --nocapture

pictures: assets ## take the pictures of the user guide again
	cargo test --locked --test it browser::guide::take_the_pictures -- --ignored

axe-all: assets ## look at every page and state as every role, in both themes and languages, for what keeps people out
	cargo test --locked --test it browser::every_page_is_accessible_to_every_role -- --ignored --nocapture

simulate: assets ## the engine in a storm, ten thousand times; SIMULATE_SEEDS and SIMULATE_FIRST choose others
	SIMULATE_SEEDS=$(or $(SIMULATE_SEEDS),10000) cargo test --locked --release --test it simulate::on_ -- --nocapture

mutants: assets ## change the rules and the engine one place at a time and look whether a test sees it; PART=domain or engine
	scripts/mutants.sh $(or $(PART),all)

bench: assets ## measure; PART=sweep measures one part (docs/performance.md)
	cargo bench --locked --bench measure -- $(PART)

check: assets ## formatting, lints and documentation, with no warning let through
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

clean: ## remove everything that was built or fetched
	cargo clean
	rm -rf web/dist web/node_modules .cache
