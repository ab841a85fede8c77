from __future__ import annotations

import threading
from pathlib import Path

import pytest

from simulator.tui.core import Clerk
from simulator.tui.trouble import Kind, Trouble

from .fakes import FakeCore


async def test_jobs_are_done_in_order_on_one_thread_of_their_own():
    clerk, threads = Clerk(FakeCore), []
    for _ in range(3):
        await clerk.ask(lambda _: threads.append(threading.current_thread()))
    clerk.close()
    assert len(set(threads)) == 1
    assert threads[0] is not threading.current_thread()


async def test_a_core_that_could_not_be_made_is_tried_again():
    tries = []

    def make():
        tries.append(1)
        if len(tries) == 1:
            raise Trouble(Kind.STORAGE, "not yet")
        return FakeCore()

    clerk = Clerk(make)
    with pytest.raises(Trouble, match="not yet"):
        await clerk.ask(lambda core: core.shelf())
    assert (await clerk.ask(lambda core: core.shelf())).items
    clerk.close()


async def test_an_unforeseen_fault_is_told_and_logged(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    clerk = Clerk(FakeCore)
    with pytest.raises(Trouble) as caught:
        await clerk.ask(lambda _: 1 / 0)
    clerk.close()
    assert caught.value.kind is Kind.INTERNAL
    assert "division by zero" in caught.value.message
    assert "ZeroDivisionError" in Path(caught.value.log).read_text(encoding="utf-8")


async def test_the_newest_draft_is_written_once_and_on_closing():
    core = FakeCore()
    clerk = Clerk(lambda: core)
    await clerk.ask(lambda _: None)
    clerk.keep_draft("a", "one")
    clerk.keep_draft("a", "two")
    await clerk.ask(clerk.save_kept_draft)
    await clerk.ask(clerk.save_kept_draft)
    clerk.keep_draft("a", "three")
    clerk.close()
    assert core.asked_for("save_draft") == [["a", "two"], ["a", "three"]]
    assert core.closed


async def test_a_draft_that_was_sent_is_not_written():
    core = FakeCore()
    clerk = Clerk(lambda: core)
    await clerk.ask(lambda _: None)
    clerk.keep_draft("a", "sent")
    clerk.forget_draft()
    clerk.close()
    assert core.asked_for("save_draft") == []


def test_a_clerk_that_was_never_asked_closes():
    Clerk(FakeCore).close()
