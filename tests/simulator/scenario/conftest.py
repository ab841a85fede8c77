"""Both YAML parsers, and a scenario with nothing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simulator.scenario import ScenarioError, reader

HERE = Path(__file__).parent
PARSERS = {"fast": reader.LOADER, "plain": yaml.SafeLoader}


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with libyaml's parser and with the one that every PyYAML has."""
    monkeypatch.setattr(reader, "LOADER", PARSERS[request.param])
    return str(request.param)


@pytest.fixture(scope="session")
def sound() -> str:
    return (HERE / "sound.yaml").read_text(encoding="utf-8")


def outcome(text: str) -> reader.Document | ScenarioError:
    """What the reader makes of a text: the only two things that may happen."""
    try:
        return reader.read(text, "x.yaml")
    except ScenarioError as error:
        return error
