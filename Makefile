# `make play` and `make test` do all the set-up a fresh machine needs: Python 3.11 or newer, pip, make and git.
# Another Python than the first one found: make PYTHON=python3.12 play
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$each -c '$(RECENT)' 2>/dev/null && { echo $$each; break; }; done)
# How many processes run the tests; 0 runs them in this one.
WORKERS ?= 2
# Twice quiet: only errors are shown.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

.PHONY: help play setup test check aims train cross lint types walls pictures docs bench snapshots wheel lock clean

help:
	@echo "make play      set up what is missing and open Platinum"
	@echo "make test      set up what is missing and run all tests"
	@echo "make check     all that a change must pass: style, types, walls, tests"
	@echo "make aims      measure what the scorer is being brought to and does not hold yet"
	@echo "make cross     measure what the scorer makes of labelled replies that it did not learn from"
	@echo "make train     learn the scorer's weights anew from scoring/training"
	@echo "make setup     only set up: $(BIN)/platinum is there afterwards"
	@echo "make pictures  draw the pictures in docs/pictures anew, from the program itself"
	@echo "make docs      write docs/cues, docs/language.md and the JSON Schema anew, from packs and model"
	@echo "make bench     measure the speed, on FILE=… if given, and write it into docs/speed.md"
	@echo "make snapshots accept what the screens look like now as what the tests expect"
	@echo "make wheel     build the package into dist/"
	@echo "make lock      renew requirements.lock from pyproject.toml (needs uv)"
	@echo "make clean     remove everything that was made"

play: setup
	@$(BIN)/platinum

setup: $(STAMP)

# The stamp is written last: whatever stops the set-up on its way, the next call takes it up again.
$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(RECENT)' || \
		{ echo "Platinum needs Python 3.11 or newer. Install one, or name it: make PYTHON=/path/to/python3 play" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || \
		{ echo "Setting up Platinum in $(VENV), once; it takes about a minute ..." >&2; \
		rm -rf $(VENV); $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; }
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Two workers, each with whole modules, so that what a module has read or scored is there for all of its tests.
test: setup
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile

check: lint types walls test

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

walls: setup
	@$(BIN)/lint-imports --no-logo

pictures: setup
	@$(BIN)/python -m docs.pictures

docs: setup
	@$(BIN)/python -m docs.cues
	@$(BIN)/python -m docs.language

bench: setup
	@$(BIN)/python -m docs.bench $(FILE)

snapshots: setup
	@$(BIN)/pytest tests/simulator/tui --snapshot-update

wheel: setup
	@$(BIN)/python -m build --no-isolation

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev --all-extras pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache snapshot_report.html

# What the scorer should do and does not do everywhere yet: these tests fail until it does.
aims: setup
	@$(BIN)/pytest -m aim tests/scoring

# Renew the learnt weights; scikit-learn is installed for it, and for nothing else.
train: setup
	@$(PIP) install "scikit-learn>=1.7,<2" "scipy>=1.15,<2"
	@$(BIN)/python -m scoring.training en fr

# What carries over to situations, trades and hands that were not learnt from.
cross: setup
	@$(PIP) install "scikit-learn>=1.7,<2" "scipy>=1.15,<2"
	@$(BIN)/python -m scoring.training.cross en fr
