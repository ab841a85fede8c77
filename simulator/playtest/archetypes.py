"""Nine ways of serving a customer, played in any scenario.

An archetype knows what a trainee knows: the briefing's means, and what the customer has said. Its lines are general, so
a scenario may give an archetype better replies of its own, in a playthrough of that name (``platinum: …``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from scoring.model import Act
from simulator.conversation.offers import read_offers
from simulator.conversation.words import Reading
from simulator.playtest.bank import ALSO_CALLED, Archetype, Lines, Moment, lines_of
from simulator.playtest.phrasing import amount, spelt
from simulator.playtest.played import Heard, Played, Scoring, play
from simulator.scenario.model import Means, Playthrough, Scenario

WIDEST_QUOTE, NARROWEST_QUOTE = 9, 2
"""How many of the customer's words are taken up at most and at least."""

_SENTENCE = re.compile(r"[^.!?…\n;–—()\"“”«»]+")
_FIRST_CLAUSE = re.compile(r"^[^.;:(–—]+")
_SLOT = re.compile(r"\{(\w+)\}")
_PRICES = {
    "en": ("how much", "cost", "costs", "price", "charge", "pay", "bill", "extra", "free"),
    "fr": ("combien", "coute", "cout", "prix", "payer", "facture", "supplement", "gratuit", "frais"),
}
_TIMES = {
    "en": ("when", "how long", "how soon", "minutes", "what time", "by then", "in time"),
    "fr": ("quand", "combien de temps", "delai", "minutes", "quelle heure", "a temps"),
}
_NO_CHARGE = {"en": "at no charge", "fr": "sans frais"}
_EXTRA = {"en": "{} extra", "fr": "{} en plus"}
_OR = {"en": "; or ", "fr": " ; ou bien "}


@dataclass(frozen=True, slots=True)
class Run:
    """How one archetype fared. ``own`` names the playthrough whose replies it took; empty for its general lines."""

    archetype: Archetype
    played: Played
    own: str = ""

    @property
    def score(self) -> int:
        """The attempt's score, 0 to 100."""
        return self.played.score

    @property
    def verdict(self) -> int:
        """What the customer gives it, 1 to 5."""
        return self.played.verdict


def run_archetype(scenario: Scenario, scorer: Scoring, archetype: Archetype, seed: str = "") -> Run:
    """Play ``scenario`` as ``archetype`` does, with the file's own replies where it has some.

    ``seed`` is any text, such as the scenario's name: with different ones the lines come in a different order.
    """
    name, own = own_replies(scenario, archetype)
    general = Speaker(scenario, archetype, seed)
    replies = own.replies if own else []

    def replying(heard: Heard) -> str:
        number = len(heard.replied)
        return replies[number] if number < len(replies) else general(heard)

    return Run(archetype, play(scenario, scorer, replying), name)


def own_replies(scenario: Scenario, archetype: Archetype) -> tuple[str, Playthrough | None]:
    """Return the name and the playthrough of ``scenario`` that speaks for ``archetype``; empty and None without one."""
    for name in (archetype.value, *ALSO_CALLED.get(archetype, ())):
        if name in scenario.playthroughs:
            return name, scenario.playthroughs[name]
    return "", None


class Speaker:
    """One archetype in one scenario: called with what was heard, it gives its next reply."""

    def __init__(self, scenario: Scenario, archetype: Archetype, seed: str = "") -> None:
        self.scenario = scenario
        self.archetype = archetype
        self.lines: Lines = lines_of(archetype, scenario.language)
        self.seed = f"{seed}/{archetype}"
        self.table = [_on_offer(scenario, name, means) for name, means in scenario.means.items()]

    def __call__(self, heard: Heard) -> str:
        """Return the next reply, as long as the channel allows and not one that was given just before."""
        for moment in (*self._moments(heard), "going-on", "serving", "opening"):
            fitting = [text for line in self.lines.at(moment) if (text := self._filled(line, heard)) is not None]
            if heard.channel_limit is not None:
                fitting = [text for text in fitting if len(text) <= heard.channel_limit]
            fresh = [text for text in fitting if text not in heard.replied]
            if fresh or (fitting and moment in ("going-on", "serving")):
                return self._chosen(fresh or fitting, moment, heard)
        return "…"

    def _moments(self, heard: Heard) -> Iterator[Moment]:
        turn = len(heard.replied)
        if self.archetype is Archetype.GOLDEN_RULE and turn % 2 == 1:
            yield "pushing"
        if self.archetype is not Archetype.PLATINUM:
            if turn == 0:
                yield "opening"
            return
        last = Reading(heard.said[-1], self.scenario.language, self.scenario.words)
        if turn == 0:
            yield "opening"
        elif turn == 1:
            yield from ("offering", "asking")
        elif turn == 2:
            yield from ("deciding", "checking")
        elif last.mentions(_PRICES[self.scenario.language]) and any(sentence.question for sentence in last.sentences):
            yield "pricing"
        elif last.mentions(_TIMES[self.scenario.language]) and any(sentence.question for sentence in last.sentences):
            yield "timing"
        yield from ("checking", "serving") if turn % 2 else ("serving", "checking")

    def _chosen(self, texts: Sequence[str], moment: str, heard: Heard) -> str:
        return texts[crc32(f"{self.seed}/{moment}/{len(heard.replied)}".encode()) % len(texts)]

    def _filled(self, line: str, heard: Heard) -> str | None:
        """Fill the places of ``line``; None where the scenario or the customer gives nothing to fill one with."""
        filled: dict[str, str] = {}
        for slot in _SLOT.findall(line):
            text = self._slot(slot, heard)
            if not text:
                return None
            filled[slot] = text
        return line.format(**filled)

    def _slot(self, slot: str, heard: Heard) -> str:
        language = self.scenario.language
        if slot == "name":
            return self.scenario.customer.name
        if slot == "quote":
            return quote(heard.said[-1])
        if not self.table:
            return ""
        if slot in ("two", "prices", "times"):
            told = {"two": "full", "prices": "price", "times": "time"}[slot]
            parts = [text for one in self.table[:2] if (text := one[told])]
            return _OR[language].join(parts) if len(parts) > 1 or slot != "two" else ""
        if slot in ("last", "Last"):
            text = self.table[-1]["thing"]
            return text[:1].upper() + text[1:] if slot == "Last" else text
        return self._leaning(heard)["full"] if slot == "one" else ""

    def _leaning(self, heard: Heard) -> dict[str, str]:
        """Return what the customer's last words speak of, or else the first thing on offer."""
        last = Reading(heard.said[-1], self.scenario.language, self.scenario.words)
        named = (
            one
            for one, means in zip(self.table[:2], self.scenario.means.values(), strict=False)
            if last.mentions(means.words)
        )
        return next(named, self.table[0])


def quote(said: str) -> str:
    """Return a few words of what the customer said last, worth taking up: a short sentence, a question only if need be.

    >>> quote("Sorry – hello. We've a film at eight. Is that all right?")
    "We've a film at eight"
    """
    pieces = [(match.group().strip(" ,:…"), said[match.end() : match.end() + 1]) for match in _SENTENCE.finditer(said)]
    sized = [(text, end) for text, end in pieces if NARROWEST_QUOTE < len(text.split()) <= WIDEST_QUOTE]
    told = [text for text, end in sized if end != "?"]
    if told or sized:
        return max(told or [text for text, _ in sized], key=len)
    longest = max((text for text, _ in pieces), key=len, default="")
    return " ".join(longest.split()[:WIDEST_QUOTE]).rstrip(",:")


def _on_offer(scenario: Scenario, name: str, means: Means) -> dict[str, str]:
    """Return how a means is spoken of: the ``thing``, its ``price`` and ``time``, and ``full``, all in one."""
    language = scenario.language
    clause = _FIRST_CLAUSE.match(means.offer)
    thing = (clause.group() if clause else means.offer).strip().rstrip(",")
    thing = thing[:1].lower() + thing[1:]
    charge = _EXTRA[language].format(amount(scenario, means.charge)) if means.charge else _NO_CHARGE[language]
    full = ", ".join(part for part in (_sayable(scenario, name, thing), means.takes or "", charge) if part)
    return {
        "thing": _sayable(scenario, name, thing),
        "price": f"{thing}, {charge}",
        "time": f"{thing}, {means.takes}" if means.takes else "",
        "full": full,
    }


def _sayable(scenario: Scenario, name: str, thing: str) -> str:
    """Return ``thing`` so that the customer understands it as the means ``name``, with its words where need be."""
    frame = "I can do this for you: {}." if scenario.language == "en" else "Je peux faire ceci pour vous : {}."
    words = spelt(scenario, scenario.means[name].words)
    for text in (thing, *(f"{thing} ({phrase.replace('*', '')})" for phrase in words)):
        reading = Reading(frame.format(text), scenario.language, scenario.words)
        if name in read_offers(reading, scenario.means, (Act.OFFERS_CHOICE,)).offers:
            return text
    return thing
