"""A small scenario and made-up scores, so that the engine is tested on its own."""

from __future__ import annotations

import copy
from typing import Any

from scoring.model import Act, Entry, Score, Span, Step, Versions
from simulator.scenario.model import Scenario

SOUP: dict[str, Any] = {
    "title": "The cold soup",
    "language": "en",
    "channel": "in person",
    "level": 1,
    "trade": "restaurant",
    "summary": "A soup has gone cold.",
    "briefing": "A guest waves.",
    "temptation": "To say that it was hot when it left.",
    "turns": 4,
    "timeout": "gives-up",
    "customer": {
        "name": "Ines",
        "manner": "dry",
        "trust": 50,
        "patience": 60,
        "wants": {
            "feel": {"text": "taken seriously", "met": {"trust": ">= 60"}, "lost": {"act": "blames"}},
            "think": "that somebody looked",
            "do": {
                "text": "eat hot soup",
                "half": {"offers": "reheat"},
                "met": {"visited": "eats"},
            },
        },
        "facts": {
            "train": {"told": "I've a train at nine", "asked": ["train", "what time"]},
            "heat": {"asked": "wants", "says": "Hot enough to need a spoon of patience."},
            "bread": {"asked": "wants", "says": "And bread, if there is any."},
            "tooth": {"asked": ["tooth", "teeth", "dentist*"], "says": ["A tooth, yes.", "It's my tooth."]},
            "late": {"says": "I was late myself, to be fair."},
        },
        "reactions": [
            {"if": {"act": "apologises"}, "trust": 5},
            {"if": {"again": "train"}, "patience": -25},
            {"if": {"step": "company"}, "trust": -5, "patience": -5},
        ],
    },
    "means": {
        "reheat": {"offer": "heat it up", "words": ["heat* it up", "reheat*"], "takes": "3 min"},
        "fresh": {"offer": "a fresh bowl", "words": ["fresh bowl", "new bowl"], "charge": "2.00"},
    },
    "interrupts": [
        {"if": {"patience": "<= 10"}, "says": "Enough.", "go": "storms"},
    ],
    "beats": {
        "complaint": {
            "says": ["It's cold.", "This soup is cold.", "Cold, I'm afraid."],
            "thinks": ["Say sorry.", "Please say sorry.", "Just say sorry."],
            "next": [
                {"if": {"act": "blames"}, "trust": -30, "thinks": "Ah. My fault.", "go": "bristles"},
                {"if": {"slips": "fresh"}, "says": "Oh, lovely.", "go": "eats"},
                {"if": {"discloses": "fresh"}, "says": "Two pounds is fair.", "trust": 10, "go": "eats"},
                {"if": {"act": "asks-wants"}, "reveals": "late", "says": "You ask well.", "trust": 10, "go": "waits"},
                {"go": "waits"},
            ],
        },
        "bristles": {"says": "Excuse me?", "next": [{"if": {"act": "apologises"}, "go": "waits"}, {"go": "walks"}]},
        "waits": {
            "thinks": "Well?",
            "next": [
                {"if": {"any": [{"offers": "reheat"}, {"offers": "fresh"}]}, "says": "Please.", "go": "eats"},
                {"if": {"visited": "waits"}, "go": "walks"},
                {"says": ["Hm.", "Hm?"], "go": "waits"},
            ],
        },
        "eats": {
            "says": "That's better.",
            "next": [
                {"if": {"slipped": "fresh"}, "says": "And what's this on the bill?", "go": "walks"},
                {"go": "smiles"},
            ],
        },
        "storms": {"says": "I mean it.", "next": [{"go": "walks"}]},
    },
    "endings": {
        "smiles": {"verdict": 5, "title": "Hot", "says": "Thank you.", "tells": "Go there.", "try": "Nothing."},
        "walks": {"verdict": 1, "title": "Gone", "says": "Goodbye.", "tells": "Don't.", "try": "Listen."},
        "gives-up": {"verdict": 2, "title": "Late", "says": "My train.", "tells": "Slow.", "try": "Be quicker."},
    },
}


def soup(**changes: Any) -> Scenario:
    """The small scenario, with whole top-level keys replaced."""
    return Scenario.model_validate({**copy.deepcopy(SOUP), **changes})


def score(*acts: Act | str, value: int = 50, step: Step | str = "neutral", entries: tuple[Entry, ...] = ()) -> Score:
    """A made-up score."""
    return Score(value, Step(step), tuple(Act(act) for act in acts), entries, Versions("0", "0", "0"))


def entry(cue: str, points: int, quote: str = "words", message: str = "does a thing.", suggestion: str = "") -> Entry:
    """A made-up finding."""
    return Entry(cue, points, Span(0, len(quote), quote), message, suggestion=suggestion)
