"""A conversation line by line: for screen readers, plain terminals, and programs that answer one line at a time."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING

import typer

from scoring.model import Context, Score
from simulator.attempts.errors import EmptyReply, ReplyTooLong, StorageError
from simulator.attempts.records import Mode
from simulator.cli import transcript
from simulator.cli.choices import SOMEBODY, Choices
from simulator.cli.exits import ExitCode
from simulator.cli.output import Line, console, say
from simulator.cli.screen import has_terminal

if TYPE_CHECKING:
    from scoring import Scorer
    from simulator.attempts import Attempt, PlayedTurn, Playing, Store
    from simulator.scenario import Loaded

PROMPT = "You: "


class BackgroundScorer:
    """A scorer that loads its language model while the briefing is read; the first ``score`` waits for it."""

    def __init__(self, language: str) -> None:
        self._loading: Future[Scorer] = Future()
        threading.Thread(target=self._load, args=(language,), daemon=True).start()

    def _load(self, language: str) -> None:
        from scoring import Scorer

        try:
            self._loading.set_result(Scorer(language))
        except Exception as error:  # raised again where it is waited for
            self._loading.set_exception(error)

    def score(self, reply: str, context: Context) -> Score:
        """Return the score; raises what building the scorer raised."""
        return self._loading.result().score(reply, context)


def converse(choices: Choices, loaded: Loaded, name: str, *, mode: Mode, full: bool, save: bool) -> None:
    """Play ``loaded``, called up as ``name``, in turns on standard input and output.

    Goes on with an attempt that was left, if the person likes to.

    Raises ``StorageError`` and what the scorer raises; ``typer.Exit`` with 130 on Ctrl-C.
    """
    scorer = BackgroundScorer(loaded.scenario.language)
    with choices.store() if save else contextlib.nullcontext() as store:
        playing = _playing(store, scorer, loaded, choices.whose if save else SOMEBODY, mode)
        conversation = Conversation(playing, mode=playing.attempt.mode, full=full)
        conversation.open()
        try:
            conversation.go_on()
        except KeyboardInterrupt:
            say()
            conversation.keep_draft()
            _say_left(playing, name, save)
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        if not playing.ended:
            _say_left(playing, name, save)


def _playing(store: Store | None, scorer: BackgroundScorer, loaded: Loaded, trainee: str, mode: Mode) -> Playing:
    from simulator.attempts import Playing
    from simulator.cli.run import nowhere

    if store is None:
        return Playing.begin(nowhere(), scorer, loaded, trainee, mode)
    left = [one for one in store.unfinished(trainee) if _same(one, loaded)] if has_terminal() else []
    if left and _wants_to_go_on(left[0]):
        return Playing.resume(store, scorer, left[0].id)
    return Playing.begin(store, scorer, loaded, trainee, mode)


def _wants_to_go_on(attempt: Attempt) -> bool:
    question = f"You left this conversation {_when(attempt.turns)}. Go on with it?"
    return bool(typer.confirm(question, default=True, err=True))


def _same(attempt: Attempt, loaded: Loaded) -> bool:
    return (attempt.scenario, attempt.language) == (loaded.id, loaded.scenario.language)


def _say_left(playing: Playing, name: str, save: bool) -> None:
    turns = len(playing.turns)
    if save and (turns or playing.draft):
        say(f"Left {_when(turns)}; all is kept. To go on: platinum play {name} --plain")
    else:
        say(f"Left {_when(turns)}; nothing is kept.")


def _when(turns: int) -> str:
    return "before the first reply" if not turns else "after 1 reply" if turns == 1 else f"after {turns} replies"


class Conversation:
    """One conversation on standard input and output."""

    def __init__(self, playing: Playing, *, mode: Mode, full: bool) -> None:
        self._playing = playing
        self._customer = playing.scenario.customer.name
        self._at_once = mode is Mode.PRACTICE
        self._full = full
        self._paper = console()
        self._person = has_terminal()

    def open(self) -> None:
        """Print the briefing, the customer's first words, and what was said before."""
        self._put(transcript.briefing(self._playing.scenario))
        self._put(transcript.said(self._customer, self._playing.opening))
        for turn in self._playing.turns:
            self._put(transcript.reply(turn))
            self._answer(turn)
        if self._person:
            say("Type what you say and press Enter. Ctrl-D leaves; the conversation is kept.", "dim")

    def go_on(self) -> None:
        """Ask for replies until the conversation or the input ends, and print the debrief at the end."""
        draft = self._playing.draft
        while not self._playing.ended:
            words = self._ask(draft)
            if words is None:
                return
            draft = self._send(words)
        if not self._at_once:
            for turn in self._playing.turns:
                self._put(transcript.reply(turn))
                self._put(self._feedback(turn))
        self._put(transcript.looking_back(self._playing.debrief(), self._customer))

    def keep_draft(self) -> None:
        """Keep what was typed and not sent, as far as the terminal tells."""
        with contextlib.suppress(ImportError):
            import readline

            self._playing.save_draft(readline.get_line_buffer())

    def _send(self, words: str) -> str:
        """Answer with ``words``; return them as the draft when they could not be sent."""
        try:
            turn = self._playing.answer(words)
        except EmptyReply as error:
            if self._person:
                say(str(error))
            return ""
        except ReplyTooLong as error:
            if not self._person:
                raise
            say(str(error))
            return words
        except StorageError as error:
            if not self._person:
                raise
            say(f"{error}\nYour reply is still here: press Enter to send it again, or Ctrl-D to leave.")
            return words
        if not self._person:
            self._put(transcript.reply(turn))
        self._answer(turn)
        return ""

    def _answer(self, turn: PlayedTurn) -> None:
        if self._at_once:
            self._put(self._feedback(turn))
        self._put(transcript.said(self._customer, turn.move.lines))

    def _feedback(self, turn: PlayedTurn) -> Iterator[Line]:
        return transcript.feedback(turn.score, full=turn.reply if self._full else "", width=self._paper.width)

    def _ask(self, draft: str) -> str | None:
        """Return the next line, None when there is no more. ``draft`` stands on the line already, to be changed."""
        if not self._person:
            line = sys.stdin.readline()
            return line.rstrip("\n") if line else None
        with _written_already(draft):
            try:
                return input(PROMPT)
            except EOFError:
                say()
                return None

    def _put(self, parts: Iterable[Line]) -> None:
        for part in parts:
            self._paper.print(part)
        sys.stdout.flush()


@contextlib.contextmanager
def _written_already(draft: str) -> Iterator[None]:
    """Let the next line that is asked for begin with ``draft``, where the terminal can."""
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(draft))
    try:
        yield
    finally:
        readline.set_startup_hook(None)
