"""How a sentence is worded, beside what the cues find in it: word patterns with learnt weights.

Replies of one step share turns of phrase that no single cue names. Short sequences of words – rare words stand as
their class, words taken up from the customer as uptake – carry weights learnt from labelled replies that were written
for this project (``training``). Weights are whole numbers, so sums are exact and the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from scoring.model import Step
from scoring.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

STEPS = (Step.COMPANY, Step.GOLDEN, Step.EMPATHY, Step.PLATINUM, Step.NEUTRAL)

START, TAKEN_UP, NUMBER = "‹s›", "‹said›", "‹n›"
_TAG_CLASSES = {
    "NN": "‹noun›", "NNS": "‹noun›", "NNP": "‹noun›", "NNPS": "‹noun›", "FW": "‹noun›", "VB": "‹verb›",
    "VBP": "‹verb›", "VBZ": "‹verb›", "VBD": "‹did›", "VBN": "‹done›", "VBG": "‹doing›", "JJ": "‹like›",
    "JJR": "‹like›", "JJS": "‹like›", "RB": "‹how›", "RBR": "‹how›", "RBS": "‹how›",
}  # fmt: skip
_POS_CLASSES = {"NOUN": "‹noun›", "PROPN": "‹noun›", "X": "‹noun›", "VERB": "‹verb›", "AUX": "‹verb›", "ADJ": "‹like›",
                "ADV": "‹how›"}  # fmt: skip


FEWEST = 3
"""A sentence of fewer words, such as a name under a letter, says nothing by its wording."""
_SIGNS = frozenset(("^", "-", "–", "—", "*", "/"))


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase: its pattern, and the tokens it stands on."""

    pattern: str
    start: int
    end: int


@dataclass(frozen=True)
class Weights:
    """What was learnt for one language, in thousandths.

    ``points`` are thousandths of a point for a pattern; ``steps`` the evidence of a pattern or a cue (``cue:id``) for
    each of ``STEPS``; ``cues`` whole points for a cue, instead of the pack's own.
    """

    vocabulary: frozenset[str]
    points: dict[str, int]
    steps: dict[str, tuple[int, ...]]
    cues: dict[str, int]
    provenance: dict[str, str | int | float]


@cache
def load_weights(language: str) -> Weights | None:
    """Return what ships for ``language``; none when nothing was learnt."""
    file = files("scoring") / "packs" / language / "weights.json"
    if not file.is_file():
        return None
    data = json.loads(file.read_text("utf-8"))
    return Weights(
        vocabulary=frozenset(data["vocabulary"]),
        points=data["points"],
        steps={key: tuple(values) for key, values in data["steps"].items()},
        cues=data["cues"],
        provenance=data["provenance"],
    )


@dataclass(frozen=True, slots=True)
class Worded:
    """The wording of one sentence, in thousandths: points, evidence for each of ``STEPS``, and its turns of phrase.

    ``bounds`` are the sentence's offsets in the untouched reply.
    """

    points: int
    evidence: tuple[int, ...]
    turns: tuple[Turn, ...]
    bounds: tuple[int, int]


def worded(reading: Reading, weights: Weights) -> list[Worded]:
    """Return the wording of each sentence; a turn of phrase counts once a reply."""
    out: list[Worded] = []
    counted: set[str] = set()
    for words, places in _sentences(reading, weights.vocabulary):
        fresh = [turn for turn in _grams(words, places, weights.points) if turn.pattern not in counted]
        counted.update(turn.pattern for turn in fresh)
        evidence = [0] * len(STEPS)
        for turn in fresh:
            for i, value in enumerate(weights.steps[turn.pattern]):
                evidence[i] += value
        whole = reading.span(places[0], places[-1] + 1)
        points = sum(weights.points[turn.pattern] for turn in fresh)
        out.append(Worded(points, tuple(evidence), tuple(fresh), (whole.start, whole.end)))
    return out


def most_telling(sentence: Worded, weights: Weights, step: Step) -> Turn | None:
    """Return the turn of phrase of ``sentence`` that speaks most for ``step``; none without words in it."""
    place = STEPS.index(step)
    return max(
        (turn for turn in sentence.turns if any(c.isalnum() or c == "‹" for c in turn.pattern.replace(START, ""))),
        key=lambda turn: (weights.steps[turn.pattern][place], turn.end - turn.start, -turn.start),
        default=None,
    )


def turns(reading: Reading, vocabulary: frozenset[str]) -> Iterator[list[Turn]]:
    """Yield, sentence by sentence, the turns of phrase of one to three words."""
    for words, places in _sentences(reading, vocabulary):
        yield list(_grams(words, places))


def _sentences(reading: Reading, vocabulary: frozenset[str]) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the words of each sentence behind its start, and the tokens where they stand; each sentence once."""
    said = reading.said.stems
    tokens = reading.tokens
    lexemes = tokens.lexemes
    read: set[str] = set()
    for start, end in tokens.sentences:
        places = [place for place in range(start, end) if lexemes[place].spoken]
        spoken = " ".join([lexemes[place].lower for place in places])
        if (
            spoken in read
            or tokens.text[start] in _SIGNS
            or sum([lexemes[place].is_alpha for place in places]) < FEWEST
        ):
            continue
        read.add(spoken)
        words = [START]
        for place in places:
            lexeme = lexemes[place]
            if not lexeme.stop and lexeme.stem in said:
                words.append(TAKEN_UP)
            elif lexeme.like_num or lexeme.has_digit:
                words.append(NUMBER)
            elif lexeme.lower in vocabulary:
                words.append(lexeme.lower)
            else:
                words.append(_class_of(tokens.doc[place]))
        yield words, places


def _grams(words: Sequence[str], places: Sequence[int], known: Container[str] | None = None) -> Iterator[Turn]:
    """The runs of ``words``, of which the first is the start of the sentence; ``places`` are the others' tokens.

    ``known`` are the only patterns that matter, where it is given.
    """
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    threes = [f"{pair} {three}" for pair, three in zip(pairs, words[2:], strict=False)]
    behind = [places[0], *places]
    for runs, first, length in ((words[1:], 1, 1), (pairs, 0, 2), (threes, 0, 3)):
        for start, pattern in enumerate(runs, first):
            if known is None or pattern in known:
                yield Turn(pattern, behind[start], behind[start + length - 1] + 1)


def _class_of(token: Token) -> str:
    return _TAG_CLASSES.get(token.tag_) or _POS_CLASSES.get(token.pos_) or "‹other›"
