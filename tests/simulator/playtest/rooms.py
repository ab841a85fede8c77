"""Small scenarios to be played, put together from a few lines, and a scorer that knows a few words."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml

from scoring.model import Act, Context, Entry, Score, Span, Step, Versions
from simulator.scenario import Loaded, load_text
from simulator.scenario.model import Scenario

ROOM: dict[str, Any] = {
    "title": "The waiting room",
    "language": "en",
    "channel": "in person",
    "level": 1,
    "trade": "clinic",
    "summary": "Somebody has been waiting for an hour.",
    "briefing": "You sit at the desk.",
    "turns": 6,
    "timeout": "leaves",
    "customer": {
        "name": "Ines",
        "manner": "quiet",
        "wants": {
            "feel": {"text": "seen", "met": {"act": "asks-wants"}},
            "think": {"text": "that it goes on", "met": {"act": "commits"}},
            "do": {"text": "be seen today", "met": {"visited": "stays"}},
        },
    },
    "beats": {
        "desk": {
            "says": "I've been waiting for an hour.",
            "next": [{"if": {"act": "asks-wants"}, "go": "stays"}, {"go": "desk"}],
        }
    },
    "endings": {
        "stays": {
            "verdict": 5,
            "title": "She stays",
            "says": "Thank you.",
            "tells": "They asked.",
            "try": "Ask sooner.",
        },
        "leaves": {"verdict": 2, "title": "She goes", "says": "Never mind.", "tells": "I waited.", "try": "Ask her."},
    },
}


def room(beats: dict[str, Any] | None = None, **changes: Any) -> Loaded:
    """Return the waiting room with other ``beats`` and other keys; what ``customer`` holds is added to hers."""
    tree = copy.deepcopy(ROOM)
    customer = changes.pop("customer", {})
    endings = changes.pop("endings", {})
    tree.update(changes)
    tree["customer"].update(customer)
    tree["endings"].update(endings)
    if beats is not None:
        tree["beats"] = beats
    # By way of JSON, so that nothing stands in it twice: YAML would write an alias, and scenarios have none.
    text = yaml.safe_dump(json.loads(json.dumps(tree)), allow_unicode=True, sort_keys=False)
    return load_text(text, "waiting-room.yaml")


def ending(verdict: int, title: str = "Another ending") -> dict[str, Any]:
    """Return an ending with ``verdict``."""
    return {"verdict": verdict, "title": title, "says": "So.", "tells": "So it went.", "try": "Ask."}


def scenario(beats: dict[str, Any] | None = None, **changes: Any) -> Scenario:
    """Return the scenario of ``room``."""
    return room(beats, **changes).scenario


class WordScorer:
    """Scores by a few phrases: what serves is platinum, what warms is hollow, what blames is company."""

    KNOWN = (
        ("like to happen", 35, Step.PLATINUM, Act.ASKS_WANTS),
        ("matters most", 35, Step.PLATINUM, Act.ASKS_WANTS),
        ("good outcome", 35, Step.PLATINUM, Act.ASKS_WANTS),
        ("I'd ", -10, Step.GOLDEN, Act.PROJECTS),
        ("should have", -40, Step.COMPANY, Act.BLAMES),
        ("not our fault", -40, Step.COMPANY, Act.BLAMES),
        ("mistake", -40, Step.COMPANY, Act.BLAMES),
        ("complained", -40, Step.COMPANY, Act.SHIELDS),
        ("care", -30, Step.COMPANY, Act.HOLLOW_EMPATHY),
    )

    def __init__(self) -> None:
        self.contexts: list[Context] = []

    def score(self, reply: str, context: Context) -> Score:
        self.contexts.append(context)
        receipt = [Entry("neutral-start", 50, Span(0, len(reply), reply), "Every reply starts in the middle.")]
        for words, points, step, act in self.KNOWN:
            at = reply.find(words)
            if at >= 0:
                receipt.append(Entry(act.value, points, Span(at, at + len(words), words), "So it is.", step, act))
        value = max(0, min(100, sum(entry.points for entry in receipt)))
        step = receipt[-1].step if len(receipt) > 1 else Step.NEUTRAL
        acts = tuple(dict.fromkeys(entry.act for entry in receipt if entry.act))
        return Score(value, step, acts, tuple(receipt), Versions("test", "test", "test"))
