"""``platinum play --plain`` with a person at the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from simulator.attempts import Playing, StorageError, Store, open_store
from simulator.cli import plain
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import KIND, SOUP, Run


class Keyboard:
    """Types one line after the other; what stands on a line already is noted in ``offered``."""

    def __init__(self) -> None:
        self.lines: Iterator[str | BaseException] = iter(())
        self.offered: list[str] = []
        self._hook = lambda: None

    def types(self, *lines: str | BaseException) -> None:
        self.lines = iter(lines)

    def input(self, prompt: str) -> str:
        assert prompt == plain.PROMPT
        self._hook()
        line = next(self.lines)
        if isinstance(line, BaseException):
            raise line
        return line

    def as_readline(self) -> ModuleType:
        module = ModuleType("readline")
        module.set_startup_hook = lambda hook: setattr(self, "_hook", hook or (lambda: None))
        module.insert_text = self.offered.append
        module.get_line_buffer = lambda: "half a rep"
        return module


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    keyboard = Keyboard()
    monkeypatch.setattr(plain, "has_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", keyboard.input)
    monkeypatch.setitem(plain.sys.modules, "readline", keyboard.as_readline())
    return keyboard


def test_what_is_not_accepted_stands_on_the_line_again(run: Run, keyboard: Keyboard) -> None:
    keyboard.types("", "y" * 2001, KIND)
    result = run("play", SOUP, "--plain")
    assert result.exit_code == ExitCode.OK
    assert "There is nothing in this reply yet." in result.stderr
    assert "2,001 characters" in result.stderr
    assert keyboard.offered == ["", "", "y" * 2001]
    assert "Ana would tell a friend" in result.stdout


def test_a_conversation_that_was_left_goes_on_where_it_stopped(run: Run, keyboard: Keyboard) -> None:
    keyboard.types("Please wait.", KeyboardInterrupt())
    left = run("play", SOUP, "--plain")
    assert left.exit_code == ExitCode.INTERRUPTED
    assert "Left after 1 reply; all is kept." in left.stderr

    keyboard.types(KIND)
    result = run("play", SOUP, "--plain", typed="y\n")
    assert result.exit_code == ExitCode.OK
    assert "You left this conversation after 1 reply. Go on with it?" in result.stderr
    assert "You: Please wait." in result.stdout
    assert keyboard.offered[-1] == "half a rep"
    with open_store() as store:
        (kept,) = store.attempts()
        assert (kept.turns, kept.ending) == (2, "stays")


def test_a_new_conversation_leaves_the_old_one_as_it_is(run: Run, keyboard: Keyboard) -> None:
    keyboard.types("Please wait.", EOFError())
    assert run("play", SOUP, "--plain").exit_code == ExitCode.OK
    keyboard.types(KIND)
    run("play", SOUP, "--plain", typed="n\n")
    with open_store() as store:
        assert [(kept.turns, kept.ending) for kept in store.attempts()] == [(1, None), (1, "stays")]


def test_a_reply_that_could_not_be_saved_can_be_sent_again(
    run: Run, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving = Store.add_turn

    def fail_once(*arguments: object) -> object:
        monkeypatch.setattr(Store, "add_turn", saving)
        raise StorageError("The disk is full.", "here", "Free some space.")

    monkeypatch.setattr(Store, "add_turn", fail_once)
    keyboard.types(KIND, KIND)
    result = run("play", SOUP, "--plain")
    assert result.exit_code == ExitCode.OK
    assert "Free some space." in result.stderr
    assert keyboard.offered == ["", KIND]
    with open_store() as store:
        assert [kept.turns for kept in store.attempts()] == [1]


def test_leaving_before_the_first_word_keeps_nothing_to_go_on_with(run: Run, keyboard: Keyboard) -> None:
    keyboard.types(EOFError())
    result = run("play", SOUP, "--plain")
    assert "Left before the first reply; nothing is kept." in result.stderr
    with open_store() as store:
        assert store.unfinished("me") == []


def test_a_scorer_that_cannot_be_built_ends_it_with_the_reply_kept(
    run: Run, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from scoring import ModelMissing

    def missing(language: str) -> None:
        raise ModelMissing("The language model is not installed. Install it with:  pip install it")

    monkeypatch.setattr("scoring.Scorer", missing)
    keyboard.types(KIND)
    result = run("play", SOUP, "--plain")
    assert result.exit_code == ExitCode.INSTALLATION
    assert "pip install it" in result.stderr
    with open_store() as store:
        (kept,) = store.attempts()
        assert kept.draft == KIND
        assert Playing.resume(store, None, kept.id).draft == KIND
