"""The PostgreSQL tests are never left out in silence, and never in CI."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

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
    said = conftest.pytest_report_collectionfinish(config)
    assert said == "left out 1 PostgreSQL tests: set PLATINUM_TEST_POSTGRESQL to the address of a server to run them"


def test_in_ci_a_missing_server_fails(config: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.UsageError, match="PLATINUM_TEST_POSTGRESQL must name"):
        left_after_selection(config, [Item(), Item("postgresql")])
    plain = Item()
    assert left_after_selection(config, [plain]) == [plain]


@pytest.mark.parametrize("ci", ["", "true"])
def test_with_a_server_they_are_run(config: Any, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PLATINUM_TEST_POSTGRESQL", "postgresql://127.0.0.1/somewhere")
    items = [Item(), Item("postgresql")]
    assert left_after_selection(config, items) == items
    assert conftest.pytest_report_collectionfinish(config) is None
