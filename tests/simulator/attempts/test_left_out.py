"""The PostgreSQL tests are never left out in silence, and never in CI."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

import tests.conftest
from tests.simulator.attempts import conftest


class Item:
    def __init__(self, *marks: str) -> None:
        self.marks = marks

    def get_closest_marker(self, name: str) -> str | None:
        return name if name in self.marks else None


@pytest.fixture
def config() -> Any:
    told: list[Item] = []

    def deselected(items: list[Item]) -> None:
        told.extend(items)

    return SimpleNamespace(
        stash=pytest.Stash(),
        told=told,
        hook=SimpleNamespace(pytest_deselected=deselected),
    )


class Terminal:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def write_line(self, line: str) -> None:
        self.lines.append(line)


def said(config: Any) -> list[str]:
    """What is said at the end, in this process and by whoever has it from a worker."""
    terminals = [Terminal(), Terminal()]
    tests.conftest.pytest_terminal_summary(terminals[0], config)  # type: ignore[arg-type]
    config.workeroutput = {}
    tests.conftest.pytest_sessionfinish(SimpleNamespace(config=config))  # type: ignore[arg-type]
    controller: Any = SimpleNamespace(stash=pytest.Stash())
    tests.conftest.pytest_testnodedown(SimpleNamespace(config=controller, workeroutput=config.workeroutput))
    tests.conftest.pytest_terminal_summary(terminals[1], controller)  # type: ignore[arg-type]
    assert terminals[0].lines == terminals[1].lines
    return terminals[0].lines


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("PLATINUM_TEST_POSTGRESQL", raising=False)


def left_after_selection(config: Any, items: list[Item]) -> list[Item]:
    chosen: list[Any] = list(items)
    conftest.pytest_collection_modifyitems(config, chosen)
    return chosen


def test_without_a_server_they_are_left_out_and_it_is_said(config: Any) -> None:
    plain, needing = Item(), Item("postgresql")
    assert left_after_selection(config, [plain, needing]) == [plain]
    assert config.told == [needing]
    assert said(config) == [
        "left out 1 PostgreSQL tests: set PLATINUM_TEST_POSTGRESQL to the address of a server to run them"
    ]


def test_in_ci_a_missing_server_fails(config: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    items = [Item(), Item("postgresql")]
    assert left_after_selection(config, items) == items
    assert said(config) == []
    with pytest.raises(pytest.fail.Exception, match="PLATINUM_TEST_POSTGRESQL must name"):
        conftest.server()


@pytest.mark.parametrize("ci", ["", "true"])
def test_with_a_server_they_are_run(config: Any, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PLATINUM_TEST_POSTGRESQL", "postgresql://127.0.0.1/somewhere")
    items = [Item(), Item("postgresql")]
    assert left_after_selection(config, items) == items
    assert said(config) == []
