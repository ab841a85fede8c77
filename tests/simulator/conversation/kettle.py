"""A small scenario with everything that the soup does without: promises, stages, a crowd, a case that stays open."""

from __future__ import annotations

import copy
from typing import Any

from simulator.scenario.model import Scenario

KETTLE: dict[str, Any] = {
    "title": "The kettle that hisses",
    "language": "en",
    "channel": "public social",
    "level": 3,
    "trade": "shop",
    "summary": "A kettle hisses, in public.",
    "briefing": "You answer for the shop.",
    "screen": ["Order 12, a kettle."],
    "turns": 6,
    "timeout": "drifts-off",
    "words": {"sorts-it": ["new one", "swap*"], "signs-off": ["cheers", "bye"]},
    "customer": {
        "name": "Oz",
        "manner": "dry",
        "trust": 50,
        "patience": 60,
        "arousal": 40,
        "churn": {"start": 30, "threshold": 50},
        "wants": {
            "feel": {"text": "seen", "met": {"takes_up": "guests"}, "lost": {"leaving": True}},
            "think": {"text": "that a word is kept", "met": {"kept": "callback"}},
            "do": {"text": "make tea on Friday", "met": {"visited": "tea"}},
        },
        "criteria": {
            "pace": {"text": "short", "kept": {"words": "at most 12"}, "broken": {"words": "over 20"}},
            "rules": {"text": "no rules read out", "broken": {"act": "cites-policy"}},
            "asks": {"text": "asks before acting", "kept": {"act": "asks-wants"}},
        },
        "facts": {
            "guests": {"told": "I have eight guests coming on Friday", "words": ["guests", "friday"]},
            "gift": {"told": "It was a wedding present from my aunt Rosalind"},
            "size": {"asked": "wants", "says": ["A litre and a half would do.", "One and a half litres."]},
        },
        "reactions": [
            {"if": {"repeats": "apologises"}, "patience": -10},
            {"if": {"silent": True}, "patience": -20, "arousal": 15},
            {"if": {"took": "over 120"}, "churn": 10},
            {"if": {"ignored": "guests"}, "trust": -5},
        ],
    },
    "promises": {
        "callback": {
            "text": "to ring back before six",
            "words": ["ring you", "call you back", "callback"],
            "due": 2,
            "kept": {"mentions": ["as promised"]},
            "broken": {"act": "refuses"},
            "trust": -15,
            "churn": 10,
            "earns": 8,
        },
        "refund": {"text": "to send the money back", "words": ["refund you", "money back"]},
    },
    "audience": {
        "size": 400000,
        "crowd": 45,
        "limit": 280,
        "likes": 12,
        "reposts": 3,
        "reactions": [
            {
                "if": {"act": "blames"},
                "crowd": -12,
                "likes": 40,
                "reposts": 25,
                "who": "@dry_toast",
                "says": ["Ah, the classic.", "Classic."],
            },
            {"if": {"visited": "call"}, "crowd": 5, "likes": -100},
        ],
    },
    "beats": {
        "post": {
            "says": "@kettles It hisses. Eight guests on Friday.",
            "next": [
                {"if": {"promises": "callback"}, "says": "Fine.", "go": "call"},
                {"if": {"mentions": ["@sorts-it"]}, "go": "tea"},
                {"if": {"act": "refuses"}, "go": "cross"},
                {"says": "And?", "go": "post"},
            ],
        },
        "call": {
            "pause": "The next morning.",
            "channel": "phone",
            "screen": ["Rang at nine.", "Rang at ten."],
            "says": "Hello?",
            "next": [
                {"if": {"broken": "callback"}, "says": "You were to ring.", "go": "cross"},
                {"if": {"kept": "callback"}, "go": "tea"},
                {"go": "call"},
            ],
        },
        "back": {
            "pause": "A week later.",
            "channel": "phone",
            "says": "It still hisses.",
            "next": [{"if": {"mentions": "@sorts-it"}, "go": "tea"}, {"go": "back"}],
        },
    },
    "endings": {
        "tea": {"verdict": 5, "title": "Tea", "says": "Ta.", "tells": "Go.", "try": "More."},
        "cross": {
            "verdict": 2,
            "title": "Cross",
            "pause": "An hour goes by.",
            "says": "Right.",
            "tells": "Don't.",
            "try": "Ring.",
            "open": {"beat": "back", "trust": -10, "patience": -20, "says": "Me again.", "thinks": "Of course."},
        },
        "drifts-off": {"verdict": 3, "title": "Off", "says": "Bye.", "tells": "Eh.", "try": "Ask."},
    },
}


def kettle(**changes: Any) -> Scenario:
    """The scenario, with whole top-level keys replaced."""
    return Scenario.model_validate({**copy.deepcopy(KETTLE), **changes})
