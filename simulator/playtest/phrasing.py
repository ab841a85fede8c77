"""The words of made-up replies, taken from the scenario's own lists wherever a condition looks for words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel, ConfigDict

from scoring.model import Act
from simulator.conversation.offers import Offers, read_offers
from simulator.conversation.words import Reading, fold
from simulator.playtest.demands import conditions_in, with_inner
from simulator.scenario.model import LIST_SIGN, Scenario

MOST_PHRASES = 12
"""How many phrases of a list are considered; the first ones say best what is meant."""


class Texts(BaseModel):
    """The sentences of one language that made-up replies are put together from; ``{}`` stands for the file's words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plain: list[str]
    more: str
    silence: str
    mention: list[str]
    ask: list[str]
    could: list[str]
    give: list[str]
    priced: list[str]
    free: list[str]
    price: str
    waive: str
    promise: list[str]
    acts: dict[Act, list[str]]


@cache
def texts_of(language: str) -> Texts:
    """Return the sentences of ``language`` ("en" or "fr")."""
    file = resources.files("simulator.playtest").joinpath("texts", f"{language}.yaml")
    return Texts.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))


def amount(scenario: Scenario, charge: Decimal) -> str:
    """Return ``charge`` as it is said in the scenario's language and currency: ``£2`` or ``2,50 €``."""
    number = f"{charge:.2f}".removesuffix(".00")
    french = scenario.language == "fr"
    sign = scenario.currency_sign
    return f"{number.replace('.', ',')} {sign}" if french else f"{sign}{number}"


@dataclass(frozen=True)
class _Watched:
    """One list of words that the scenario looks for, each phrase folded between blanks."""

    where: tuple[str, str]
    phrases: tuple[str, ...]

    def seen_in(self, folded: str) -> bool:
        return any(phrase in folded for phrase in self.phrases)


class Phrasebook:
    """Says things in the scenario's own words, and plain things in none of them."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.texts = texts_of(scenario.language)
        self._watched = list(self._watch())
        self._best: dict[tuple[str, ...], str] = {}
        self._acts: dict[Act, str] = {}
        self._means: dict[tuple[str, str], str] = {}
        self.plain = next((text for text in self.texts.plain if not self._hits(text)), self.texts.plain[0])

    def act(self, act: Act) -> str:
        """Return a sentence that does ``act``, in words that the scenario does not look for; at worst none."""
        if act not in self._acts:
            spare = (text for text in self.texts.acts.get(act, []) if not self._hits(text))
            self._acts[act] = next(spare, "")
        return self._acts[act]

    def mention(self, phrases: Iterable[str]) -> str:
        """Return a sentence with one of ``phrases``."""
        best = self.best(phrases)
        return self._framed(self.texts.mention, best) if best else ""

    def ask(self, fact: str) -> str:
        """Return a question that asks for ``fact``; the empty string where no words ask for it."""
        asked = self.scenario.customer.facts[fact].asked
        if not isinstance(asked, list):
            return ""
        return self._framed(self.texts.ask, self.best(asked))

    def take_up(self, fact: str) -> str:
        """Return a sentence in the words of ``fact``."""
        here = self.scenario.customer.facts[fact]
        words = here.words or here.says or ([here.told] if here.told else [])
        return self._framed(self.texts.mention, self.best(words).rstrip(".!?… "))

    def promise(self, name: str) -> str:
        """Return a sentence that makes the promise ``name``."""
        return self._framed(self.texts.promise, self.best(self.scenario.promises[name].words))

    def offer(self, name: str, manner: str) -> str:
        """Return a sentence that puts the means ``name`` on the table; the empty string where none was found.

        ``manner`` is ``could`` (offered), ``give`` (given, its charge unsaid), ``priced`` (its charge said) or ``free``
        (said to cost nothing).
        """
        if (name, manner) not in self._means:
            self._means[name, manner] = next(self._offers(name, manner), "")
        return self._means[name, manner]

    def price(self, name: str) -> str:
        """Return a sentence that says the charge of ``name``, offered before."""
        charge = self.scenario.means[name].charge
        return self.texts.price.format(amount(self.scenario, charge)) if charge is not None else ""

    def longer(self, text: str, words: int) -> str:
        """Return ``text`` made longer, to ``words`` words or a few more."""
        parts = [text]
        while len(Reading(" ".join(parts), self.scenario.language).words) < words:
            parts.append(self.texts.more)
        return " ".join(parts)

    def best(self, phrases: Iterable[str]) -> str:
        """Return the phrase that the fewest other lists of the scenario look for, as a text."""
        key = tuple(spelt(self.scenario, phrases))[:MOST_PHRASES]
        if key not in self._best:
            ranked = sorted(key, key=lambda phrase: (len(self._hits(phrase)), phrase.endswith("*")))
            self._best[key] = ranked[0].replace("*", "") if ranked else ""
        return self._best[key]

    def _offers(self, name: str, manner: str) -> Iterator[str]:
        means = self.scenario.means[name]
        charge = amount(self.scenario, means.charge) if means.charge is not None else ""
        phrases = sorted(spelt(self.scenario, means.words)[:MOST_PHRASES], key=lambda phrase: len(self._hits(phrase)))
        for phrase in phrases:
            for frame in getattr(self.texts, manner):
                text = _capital(frame.format(phrase.replace("*", ""), charge))
                reading = Reading(text, self.scenario.language, self.scenario.words)
                seen = read_offers(reading, self.scenario.means, (Act.COMMITS,))
                if name in seen.offers and _as_meant(seen, name, manner, has_charge=bool(charge)):
                    yield text

    def _framed(self, frames: Sequence[str], phrase: str) -> str:
        """Put ``phrase`` into the frame that adds the fewest words somebody looks for."""
        own = self._hits(phrase)
        return _capital(min((frame.format(phrase) for frame in frames), key=lambda text: len(self._hits(text) - own)))

    def _hits(self, text: str) -> frozenset[tuple[str, str]]:
        folded = _folded(text)
        return frozenset(watched.where for watched in self._watched if watched.seen_in(folded))

    def _watch(self) -> Iterator[_Watched]:
        scenario = self.scenario
        lists: dict[tuple[str, str], Sequence[str]] = {}
        for outer in conditions_in(scenario):
            for condition in with_inner(outer):
                if condition.mentions:
                    lists["mentions", "\0".join(condition.mentions)] = condition.mentions
        lists.update((("means", name), means.words) for name, means in scenario.means.items())
        facts = scenario.customer.facts.items()
        lists.update((("asked", name), fact.asked) for name, fact in facts if isinstance(fact.asked, list))
        lists.update((("told", name), fact.words) for name, fact in facts if fact.words)
        lists.update((("promise", name), promise.words) for name, promise in scenario.promises.items())
        for where, phrases in lists.items():
            yield _Watched(where, tuple(_pattern(phrase) for phrase in spelt(self.scenario, phrases)))


def spelt(scenario: Scenario, phrases: Iterable[str]) -> list[str]:
    """Return ``phrases`` with the words of a shared list in the place of its name (``@yes``)."""
    words: list[str] = []
    for phrase in phrases:
        words.extend(scenario.words.get(phrase[1:], ()) if phrase.startswith(LIST_SIGN) else [phrase])
    return words


def _as_meant(seen: Offers, name: str, manner: str, *, has_charge: bool) -> bool:
    if manner == "give":
        return name in seen.slips or not has_charge
    if manner == "priced":
        return name in seen.discloses
    if manner == "free":
        return name in seen.waives or not has_charge
    return name not in seen.slips


def _folded(text: str) -> str:
    words = (word.text for word in Reading(text).words)
    return f" {' '.join(words)} "


def _pattern(phrase: str) -> str:
    open_ended = phrase.rstrip().endswith("*")
    words = " ".join(fold(phrase).replace("*", "").replace(",", " ").split())
    return f" {words}" if open_ended else f" {words} "


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
