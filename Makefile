# Rød Tråd. `make demo` and `make test` are all that a fresh Debian 12 with Swift 6.3 needs.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SWIFT ?= swift
# Options for the demonstration, for example: make demo ARGS="--citizens 3000 --years 10 --port 8081"
ARGS ?=
# How long to fuzz, and from which case; how many loads to kill
MINUTES ?= 30
FROM ?= 1
KILLS ?= 100
# One part of the benchmarks: coverage, load, pages, pdf, synth or validation. All of them when empty.
PART ?=

.PHONY: help demo test lint format golden bench docs fuzz kill vendor debian tools build release a11y

help: ## What can be made.
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /\1\t/' | expand -t 10

demo: release ## The fictional municipality, loaded and served; the address is printed.
	.build/release/traad demo $(ARGS)

test: vendor tools ## All tests, then the accessibility check of the running program.
	scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && TMPDIR="$$scratch" $(SWIFT) test --disable-xctest
	scripts/a11y/run

lint: ## swift-format, strictly; changes nothing.
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Tools Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Validation

format: ## swift-format, in place.
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Tools Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Validation

golden: vendor tools ## Writes the expected results anew; read the difference before it is committed.
	GOLDEN=write $(SWIFT) test --disable-xctest
	git --no-pager diff --stat -- 'Tests/*/Goldens'

bench: release tools ## Our speed and memory beside others', in one run (PART=coverage|load|pages|pdf|synth|validation).
	Benchmarks/run $(PART)

docs: vendor ## Writes the data value chain from the definitions, and checks the documents against the code.
	DOCS=write $(SWIFT) test --disable-xctest --filter DataValueChainTests
	$(SWIFT) test --disable-xctest --filter ArchitectureTests

fuzz: build ## Spoilt deliveries over every reader (MINUTES=30, FROM=the first case's number).
	FUZZ_MINUTES=$(MINUTES) FUZZ_FROM=$(FROM) nice -n 19 $(SWIFT) test --disable-xctest --skip-build --filter FuzzTests

kill: build ## Loads killed at random moments (KILLS=100).
	KILLS=$(KILLS) $(SWIFT) test --disable-xctest --skip-build --filter KillTests

vendor: debian ## DuckDB, Typst and the typeface, at pinned versions and hashes.
	scripts/vendor

debian: ## The Debian packages that the program needs and that are missing, if any.
	scripts/debian

tools: ## Those that only tests and benchmarks need: a browser, a reader of PDF.
	scripts/debian tests

build: vendor ## Everything, for tests.
	$(SWIFT) build --build-tests

release: vendor ## The program, for use; Swift is linked into it, which also spares memory.
	$(SWIFT) build --configuration release --product traad --static-swift-stdlib

a11y: build tools ## Only the accessibility check.
	scripts/a11y/run
