"""How a sentence is worded, beside what the cues find in it: word patterns with learnt weights.

Replies of one step share turns of phrase that no single cue names. Short sequences of words – rare words stand as
their class, words taken up from the customer as uptake – carry weights learnt from labelled replies that were written
for this project (``training``). Weights are whole numbers, so sums are exact and the same on every machine.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from scoring.model import Entry, Step
from scoring.reading import Reading, stem
from scoring.receipt import Finding
from scoring.stopwords import stopwords

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 3
STEPS = (Step.COMPANY, Step.GOLDEN, Step.EMPATHY, Step.PLATINUM, Step.NEUTRAL)

START, TAKEN_UP, NUMBER = "‹s›", "‹said›", "‹n›"
_TAG_CLASSES = {
    "NN": "‹noun›", "NNS": "‹noun›", "NNP": "‹noun›", "NNPS": "‹noun›", "FW": "‹noun›", "VB": "‹verb›",
    "VBP": "‹verb›", "VBZ": "‹verb›", "VBD": "‹did›", "VBN": "‹done›", "VBG": "‹doing›", "JJ": "‹like›",
    "JJR": "‹like›", "JJS": "‹like›", "RB": "‹how›", "RBR": "‹how›", "RBS": "‹how›",
}  # fmt: skip
_POS_CLASSES = {"NOUN": "‹noun›", "PROPN": "‹noun›", "X": "‹noun›", "VERB": "‹verb›", "AUX": "‹verb›", "ADJ": "‹like›",
                "ADV": "‹how›"}  # fmt: skip


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
    """What the wording of one sentence is worth: points, the step it speaks for, and its most telling turn."""

    points: int
    step: Step
    start: int
    end: int
    sentence: tuple[int, int]


def worded(reading: Reading, weights: Weights) -> tuple[list[Worded], list[int]]:
    """Return the wording of each sentence, and the evidence of all of them together for each of ``STEPS``."""
    evidence = [0] * len(STEPS)
    out: list[Worded] = []
    counted: set[str] = set()
    for sentence in turns(reading, weights.vocabulary):
        fresh = [turn for turn in sentence if turn.pattern in weights.points and turn.pattern not in counted]
        counted.update(turn.pattern for turn in fresh)
        if not fresh:
            continue
        own = [0] * len(STEPS)
        for turn in fresh:
            for i, value in enumerate(weights.steps[turn.pattern]):
                own[i] += value
        evidence = [a + b for a, b in zip(evidence, own, strict=True)]
        thousandths = sum(weights.points[turn.pattern] for turn in fresh)
        points = _rounded(thousandths)
        sign = 1 if points > 0 else -1
        telling = max(fresh, key=lambda turn: (sign * weights.points[turn.pattern], turn.end - turn.start, -turn.start))
        sides = (Step.EMPATHY, Step.PLATINUM) if points > 0 else (Step.COMPANY, Step.GOLDEN)
        step = max(sides, key=lambda side: own[STEPS.index(side)])
        bounds = (sentence[0].start, max(turn.end for turn in sentence))
        out.append(Worded(points, step, telling.start, telling.end, bounds))
    return out, evidence


def _rounded(thousandths: int) -> int:
    """Round to whole points, halves away from zero."""
    whole = (abs(thousandths) + 500) // 1000
    return whole if thousandths >= 0 else -whole


_MESSAGES = {
    "en": {
        Step.COMPANY: "This is worded the way replies are that turn around the firm.",
        Step.GOLDEN: "This is worded the way replies are that start from the agent's own taste.",
        Step.EMPATHY: "This is worded the way replies are that see the customer's situation.",
        Step.PLATINUM: "This is worded the way replies are that serve what the customer wants.",
    },
    "fr": {
        Step.COMPANY: "La tournure est celle des réponses qui tournent autour de l'entreprise.",
        Step.GOLDEN: "La tournure est celle des réponses qui partent du goût de l'agent.",
        Step.EMPATHY: "La tournure est celle des réponses qui voient la situation du client.",
        Step.PLATINUM: "La tournure est celle des réponses qui servent ce que veut le client.",
    },
}
_WHY = {
    "en": "Learnt from labelled replies written for this project; the most telling words are marked.",
    "fr": "Appris sur des réponses annotées écrites pour ce projet ; les mots les plus parlants sont marqués.",
}
_TRY = {
    "en": "Say what happens for them next, in the words they used.",
    "fr": "Dites ce qui va se passer pour lui, avec ses mots à lui.",
}
LEAST = 2
"""Wording that is worth fewer points is not worth a line on the receipt."""


def wording_entries(reading: Reading, sentences: Iterable[Worded], found: Iterable[Finding]) -> list[Entry]:
    """Return the receipt's lines for wording.

    Wording never outweighs what a cue has shown of its own sentence: beside a finding that takes points away it can't
    earn, beside one that earns it can't take away.
    """
    language = reading.context.language
    signs = [(finding.span.start, finding.cue.points) for finding in found if finding.span.text == "reply"]
    out: list[Entry] = []
    for sentence in sentences:
        whole = reading.span(*sentence.sentence)
        inside = [points for start, points in signs if whole.start <= start < whole.end]
        points = sentence.points
        if any(p < 0 for p in inside):
            points = min(points, 0)
        elif any(p > 0 for p in inside):
            points = max(points, 0)
        if abs(points) < LEAST:
            continue
        out.append(
            Entry(
                cue=f"wording-{sentence.step.value}",
                points=points,
                span=reading.span(sentence.start, sentence.end),
                message=_MESSAGES[language][sentence.step],
                step=sentence.step,
                why=_WHY[language],
                suggestion=_TRY[language] if points < 0 else "",
            )
        )
    return out


def stands_on(found: Iterable[Finding], evidence: Sequence[int], weights: Weights) -> Step:
    """Return the step for which the cues found and the wording speak most; ties go to the lower step."""
    total = [a + b for a, b in zip(evidence, weights.steps["start"], strict=True)]
    seen: Counter[str] = Counter()
    for finding in found:
        seen[finding.cue.id] += 1
        if seen[finding.cue.id] <= 2 and f"cue:{finding.cue.id}" in weights.steps:
            halved = 1 if seen[finding.cue.id] == 1 else 2
            values = weights.steps[f"cue:{finding.cue.id}"]
            total = [a + b // halved for a, b in zip(total, values, strict=True)]
    return STEPS[max(range(len(STEPS)), key=lambda i: (total[i], -i))]


def said_stems(reading: Reading) -> frozenset[str]:
    """Return the stems of the words of substance that the customer used."""
    language = reading.context.language
    ignored = stopwords(language)
    return frozenset(
        stem(token.lower_, language) for token in reading.said if len(token) > 2 and token.lower_ not in ignored
    )


def turns(reading: Reading, vocabulary: frozenset[str]) -> Iterator[list[Turn]]:
    """Yield, sentence by sentence, the turns of phrase of one to ``LONGEST`` words."""
    said = said_stems(reading)
    language = reading.context.language
    ignored = stopwords(language)
    for sentence in reading.doc.sents:
        words = [START, *(_class_of(token, vocabulary, said, ignored, language) for token in sentence)]
        yield list(_grams(words, sentence.start - 1))


def _grams(words: Sequence[str], offset: int) -> Iterator[Turn]:
    for length in range(1, LONGEST + 1):
        for first in range(len(words) - length + 1):
            if length == 1 and first == 0:
                continue
            start = max(first + offset, offset + 1)
            yield Turn(" ".join(words[first : first + length]), start, first + length + offset)


def _class_of(
    token: Token, vocabulary: frozenset[str], said: frozenset[str], ignored: frozenset[str], language: str
) -> str:
    word = token.lower_
    if said and word not in ignored and stem(word, language) in said:
        return TAKEN_UP
    if token.like_num or any(c.isdigit() for c in word):
        return NUMBER
    if word in vocabulary:
        return word
    return _TAG_CLASSES.get(token.tag_) or _POS_CLASSES.get(token.pos_) or "‹other›"
