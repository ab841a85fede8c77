"""The written suites of the scorer's tests: minimal pairs (``pairs/``) and behaviour (``behaviour/``), by language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from scoring import Channel, Context, Exchange, Score
from tests.scoring.scorers import scorer

LANGUAGES = ("en", "fr")
HERE = Path(__file__).parent


class Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Turn(Written):
    customer: str
    reply: str


class Said(Written):
    """What a customer has said, and where."""

    customer: str
    channel: Channel = Channel.CHAT
    earlier: tuple[Turn, ...] = ()

    def context(self, language: str) -> Context:
        earlier = tuple(Exchange(turn.customer, turn.reply) for turn in self.earlier)
        return Context(channel=self.channel, customer=self.customer, earlier=earlier, language=language)


class Pair(Said):
    id: str
    kind: str
    better: str
    worse: str
    why: str
    pronouns: Literal["misleading"] | None = None


class Base(Said):
    """A reply that is changed in one way at a time."""

    id: str
    reply: str
    typo: tuple[str, str]
    apology: str
    question: str
    commitment: str


class Spelt(Said):
    first: str
    second: str


class Variety(Said):
    standard: str
    other: str


class Reply(Said):
    reply: str


class Warm(Said):
    phrase: str


class Commitment(Said):
    i: str
    we: tuple[str, ...]


class Behaviour(Written):
    names: tuple[str, ...]
    signatures: tuple[str, ...]
    emoji: tuple[str, ...]
    policies: tuple[str, ...]
    blames: tuple[str, ...]
    bases: tuple[Base, ...]
    spellings: tuple[Spelt, ...]
    varieties: tuple[Variety, ...]
    hollow: tuple[Reply, ...]
    warm_phrases: tuple[Warm, ...]
    plain: tuple[Reply, ...]
    short: tuple[Reply, ...]
    commitments: tuple[Commitment, ...]


@cache
def pairs(language: str) -> tuple[Pair, ...]:
    written = yaml.safe_load((HERE / "pairs" / f"{language}.yaml").read_text("utf-8"))
    return tuple(Pair.model_validate(pair) for pair in written)


@cache
def behaviour(language: str) -> Behaviour:
    written = yaml.safe_load((HERE / "behaviour" / f"{language}.yaml").read_text("utf-8"))
    return Behaviour.model_validate(written)


_SCORES: dict[tuple[str, str, Said], Score] = {}


def scored(language: str, replies: Iterable[tuple[Said, str]]) -> list[Score]:
    """Return the score of each reply to what was said, each scored once in a test run and many at a time."""
    keys = [(language, reply, said) for said, reply in replies]
    new = list(dict.fromkeys(key for key in keys if key not in _SCORES))
    scores = scorer(language).score_many((reply, said.context(language)) for _, reply, said in new)
    _SCORES.update(zip(new, scores, strict=True))
    return [_SCORES[key] for key in keys]


SELF = {
    "en": "i me my mine myself",
    "fr": "j je m me moi mon ma mes mien mienne miens miennes",
}
FIRM = {
    "en": "we us our ours ourselves",
    "fr": "nous notre nos nôtre nôtres on",
}
CUSTOMER = {
    "en": "you your yours yourself yourselves",
    "fr": "vous votre vos vôtre vôtres t tu te toi ton ta tes tien tienne tiens tiennes",
}


def pronoun_ratio(reply: str, language: str, *, firm: bool = False) -> float:
    """Return the share of the customer's pronouns among those of customer and agent; a half where there are none."""
    words = re.findall(r"\w+", reply.lower())
    own = set((SELF[language] + " " + FIRM[language] if firm else SELF[language]).split())
    theirs = sum(word in set(CUSTOMER[language].split()) for word in words)
    ours = sum(word in own for word in words)
    return theirs / (theirs + ours) if theirs + ours else 0.5
