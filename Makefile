# `make play` and `make test` do all the set-up a fresh machine needs: Python 3.11 or newer, pip, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up

.PHONY: play setup test check lint types walls lock bench snapshots wheel clean

play: setup
	@$(BIN)/platinum

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Platinum needs Python 3.11 or newer; this is %s. Name another one: make PYTHON=python3.12 play" % sys.version.split()[0])'
	@test -x $(BIN)/python || { echo "Setting up Platinum in $(VENV) (about a minute, once) ..."; $(PYTHON) -m venv $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

test: setup
	@$(BIN)/pytest

check: lint types walls test

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

walls: setup
	@$(BIN)/lint-imports

# Renew the hash-locked dependencies from pyproject.toml (needs uv: pip install uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev --all-extras pyproject.toml -o requirements.lock

snapshots: setup
	@$(BIN)/pytest tests/simulator/tui --snapshot-update

wheel: setup
	@$(BIN)/python -m build --no-isolation

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
