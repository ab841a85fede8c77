"""Whether a reply takes up what this customer has told."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scoring.model import Score
from simulator.conversation.grammar import grammar_of
from simulator.conversation.words import Reading, fold, tokens
from simulator.scenario.model import Fact

ENOUGH = 2
"""How many telling words of a fact come back in a reply that takes it up; one, where it has only one."""

_SHORTEST = 4


def takes_up(fact: Fact, reading: Reading, score: Score) -> bool:
    """Say whether the reply takes up ``fact``: by the fact's own ``words``, or by telling words of its text.

    What the scorer saw taken up counts too, where those words of the customer's are telling ones of this fact.
    """
    if fact.words is not None:
        return reading.mentions(fact.words)
    language = reading.grammar.language
    said = {stem(word.text) for word in reading.words}
    answered = {
        stem(word) for entry in score.findings if entry.answers is not None for word in tokens(entry.answers.quote)
    }
    for text in [*([fact.told] if fact.told else []), *(fact.says or ())]:
        telling = telling_words(text, language)
        if telling and len(telling & said) >= min(ENOUGH, len(telling)):
            return True
        if telling & answered:
            return True
    return False


@lru_cache(maxsize=1024)
def telling_words(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that not every conversation has: its nouns, names, numbers, verbs."""
    common = grammar_of(language).common
    words: Iterable[str] = (word for word in tokens(text) if word not in common)
    return frozenset(stem(word) for word in words if len(word) >= _SHORTEST or word.isdigit())


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return ``word`` (folded) without a possessive and without the s of a plural."""
    word = fold(word).removesuffix("'s").rpartition("'")[2]
    return word.removesuffix("s") if len(word) > _SHORTEST else word
