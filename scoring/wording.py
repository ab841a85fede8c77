"""How a sentence is worded, beside what the cues find in it: word patterns with learnt weights.

Replies of one step share turns of phrase that no single cue names. Single words and pairs of neighbours – rare words
stand as their class, words taken up from the customer as uptake, "I" and "we" as one, since who acts is the cues'
business – carry weights learnt from labelled replies that were written for this project (``training``). Weights are
whole numbers, so sums are exact and the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from scoring.model import Step
from scoring.reading import Reading
from scoring.tokens import SPOKEN

STEPS = (Step.COMPANY, Step.GOLDEN, Step.EMPATHY, Step.PLATINUM, Step.NEUTRAL)

START, TAKEN_UP, NUMBER = "‹s›", "‹said›", "‹n›"
EVERY_REPLY = "‹reply›"
_TAG_CLASSES = {
    "NN": "‹noun›", "NNS": "‹noun›", "NNP": "‹noun›", "NNPS": "‹noun›", "FW": "‹noun›", "VB": "‹verb›",
    "VBP": "‹verb›", "VBZ": "‹verb›", "VBD": "‹did›", "VBN": "‹done›", "VBG": "‹doing›", "JJ": "‹like›",
    "JJR": "‹like›", "JJS": "‹like›", "RB": "‹how›", "RBR": "‹how›", "RBS": "‹how›",
}  # fmt: skip
_POS_CLASSES = {"NOUN": "‹noun›", "PROPN": "‹noun›", "X": "‹noun›", "VERB": "‹verb›", "AUX": "‹verb›", "ADJ": "‹like›",
                "ADV": "‹how›"}  # fmt: skip
_WE = {"i": "‹we›", "we": "‹we›", "me": "‹us›", "us": "‹us›", "my": "‹our›", "our": "‹our›", "'m": "'re", "am": "are"}
_NOUS = {"je": "‹nous›", "j'": "‹nous›", "nous": "‹nous›", "on": "‹nous›", "me": "‹nous›", "m'": "‹nous›",
         "mon": "‹notre›", "ma": "‹notre›", "mes": "‹notre›", "notre": "‹notre›", "nos": "‹notre›"}  # fmt: skip
_OWN = frozenset(("‹our›", "‹notre›"))
_CLASSES = {"en": _TAG_CLASSES, "fr": _POS_CLASSES}
_RARE = frozenset(_TAG_CLASSES.values()) | frozenset(_POS_CLASSES.values()) | {"‹other›"}
_ONE = {"en": _WE, "fr": _NOUS}
_VOCATIVES = frozenset("sir madam ma'am miss mate madame monsieur mademoiselle messieurs mesdames".split())
_BEFORE_A_LABEL = frozenset("in on under via into inside dans sur rubrique onglet page depuis via à".split())
_LABELS = {
    "en": frozenset("account orders bookings trips profile settings".split()),
    "fr": frozenset("compte espace commandes factures réservations profil voyages".split()),
}
_SIGNS = frozenset(("^", "-", "–", "—", "*", "/"))


class Turn(NamedTuple):
    """A turn of phrase: its pattern, and the tokens it stands on."""

    pattern: str
    start: int
    end: int


@dataclass(frozen=True)
class Weights:
    """What was learnt for one language: the evidence, in thousandths, of a turn of phrase or a cue (``cue:id``) for
    each of ``STEPS``; ``EVERY_REPLY`` is what every reply begins with.

    ``public`` is for public replies what one of them adds to the rating, in thousandths of a rating point, and behind
    it the evidence for each of ``STEPS``; it is empty where there were too few public replies to learn from.
    """

    vocabulary: frozenset[str]
    steps: dict[str, tuple[int, ...]]
    provenance: dict[str, str | int | float]
    public: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def known(self, *, public: bool) -> dict[str, tuple[int, ...]]:
        """Return what weighs in public, or what does elsewhere."""
        return self.public if public else self.steps


@cache
def load_weights(language: str) -> Weights | None:
    """Return what ships for ``language``; none when nothing was learnt."""
    file = files("scoring") / "packs" / language / "weights.json"
    if not file.is_file():
        return None
    data = json.loads(file.read_text("utf-8"))
    return Weights(
        vocabulary=frozenset(data["vocabulary"]),
        steps={key: tuple(values) for key, values in data["steps"].items()},
        provenance=data["provenance"],
        public={key: tuple(values) for key, values in data.get("public", {}).items()},
    )


@dataclass(frozen=True, slots=True)
class Worded:
    """The wording of one sentence: the patterns of its turns of phrase, each with the tokens where it stands first, and
    its offsets in the untouched reply.
    """

    turns: dict[str, tuple[int, int]]
    bounds: tuple[int, int]


def worded(reading: Reading, weights: Weights, *, public: bool) -> list[Worded]:
    """Return the wording of each sentence: the turns of phrase that weigh in public, or those that do elsewhere."""
    known = weights.known(public=public)
    out = []
    for words, places in _sentences(reading, weights.vocabulary):
        turns = _known_grams(words, places, known)
        whole = reading.span(places[0], places[-1] + 1)
        out.append(Worded(turns, (whole.start, whole.end)))
    return out


def most_telling(sentence: Worded, speaks: Callable[[str], int]) -> Turn | None:
    """Return the turn of phrase of ``sentence`` whose pattern ``speaks`` most; none without words in it."""
    return max(
        (
            turn
            for turn in (Turn(pattern, start, end) for pattern, (start, end) in sentence.turns.items())
            if any(c.isalnum() or c == "‹" for c in turn.pattern.replace(START, ""))
        ),
        key=lambda turn: (speaks(turn.pattern), turn.end - turn.start, -turn.start),
        default=None,
    )


def turns(reading: Reading, vocabulary: frozenset[str]) -> Iterator[list[Turn]]:
    """Yield, sentence by sentence, the turns of phrase of one and two words."""
    for words, places in _sentences(reading, vocabulary):
        yield list(_grams(words, places))


def _sentences(reading: Reading, vocabulary: frozenset[str]) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the words of each sentence behind its start, and the tokens where they stand; each sentence once."""
    said = reading.said.stems
    tokens = reading.tokens
    lexemes = tokens.lexemes
    language = reading.context.language
    one = _ONE[language]
    classes = _CLASSES[language]
    read: set[str] = set()
    for start, end in tokens.sentences:
        places = [place for place in range(start, end) if lexemes[place].spoken]
        spoken = " ".join([lexemes[place].lower for place in places])
        if (
            spoken in read
            or tokens.text[start] in _SIGNS
            or not any(lexemes[place].is_alpha or lexemes[place].like_num for place in places)
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
            elif lexeme.compared in vocabulary:
                words.append(one.get(lexeme.compared, lexeme.compared))
            else:
                words.append(classes.get(tokens.tag[place], "‹other›"))
        yield _unaddressed(_labelled(words, tokens.lower, places, language), places)


def _labelled(words: list[str], lower: Sequence[str], places: list[int], language: str) -> list[str]:
    """Let "my" be nobody's where it begins the label of a page: "in My account", « dans Mon compte »."""
    for i in range(1, len(places) - 1):
        if (
            words[i + 1] in _OWN
            and lower[places[i - 1]] in _BEFORE_A_LABEL
            and lower[places[i + 1]] in _LABELS[language]
        ):
            words[i + 1] = "‹noun›"
    return words


def _unaddressed(words: list[str], places: list[int]) -> tuple[list[str], list[int]]:
    """Leave out a rare word, or "sir", that stands between a comma and the next mark: most often a name."""
    out, kept = [words[0]], []
    skip = False
    for i, place in enumerate(places, start=1):
        follows = words[i + 1] if i + 1 < len(words) else "."
        if skip:
            skip = False
        elif (
            words[i] == ","
            and i + 1 < len(words)
            and (follows in _RARE or follows in _VOCATIVES)
            and (i + 2 >= len(words) or words[i + 2] in SPOKEN)
        ):
            skip = True
        else:
            out.append(words[i])
            kept.append(place)
    return (out, kept) if kept else (words, places)


def _grams(words: Sequence[str], places: Sequence[int]) -> Iterator[Turn]:
    """The words and pairs of ``words``, of which the first is the start of the sentence; ``places`` are the others'
    tokens.
    """
    for pattern, place in zip(words[1:], places, strict=True):
        yield Turn(pattern, place, place + 1)
    for (one, two), start, end in zip(pairwise(words), [places[0], *places], places, strict=False):
        yield Turn(f"{one} {two}", start, end + 1)


def _known_grams(words: Sequence[str], places: Sequence[int], known: Container[str]) -> dict[str, tuple[int, int]]:
    """The first of each of the ``_grams`` that is one of ``known``; of nine in ten nothing is known."""
    turns: dict[str, tuple[int, int]] = {}
    last = words[0]
    pairs = []
    for place, word in enumerate(words[1:]):
        if word in known and word not in turns:
            turns[word] = (places[place], places[place] + 1)
        pattern = f"{last} {word}"
        if pattern in known:
            pairs.append((pattern, place))
        last = word
    for pattern, place in pairs:
        if pattern not in turns:
            turns[pattern] = (places[max(0, place - 1)], places[place] + 1)
    return turns
