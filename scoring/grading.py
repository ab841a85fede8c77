"""From the scores of single replies to the grade of an attempt.

Single utterances are judged unreliably even by experts, whole conversations well (Pérez-Rosas et al. 2016): the
receipt explains a reply, the grade is what is compared. A conversation also has a shape of its own, its arc: customers
are best served by warmth at the start and at the end, and by competence in between (Packard, Li & Berger 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from scoring.model import HIGHEST, LOWEST, NEUTRAL_START, Act, Score, Step

MOST_FOR_ARC = 4
"""Points by which the arc moves a grade at most, up or down."""

SHORTEST_ARC = 3
"""Replies from which an attempt has a start, a middle and an end."""

_WARM = frozenset({Act.NAMES_FEELING, Act.TAKES_UP, Act.APOLOGISES, Act.GIVES_ROOM})
_COMPETENT = frozenset(
    {
        Act.ASKS_WANTS,
        Act.ASKS_DETAIL,
        Act.CHECKS_UNDERSTANDING,
        Act.OFFERS_CHOICE,
        Act.COMMITS,
        Act.KEEPS_PROMISE,
        Act.DISCLOSES_CHARGE,
        Act.HONEST_NO,
        Act.HANDS_OVER_WITH_CONTEXT,
    }
)


class Part(StrEnum):
    """A part of an attempt, with what it should be."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Bend:
    """What one part of the arc adds to the grade or takes from it, and why. ``replies`` are its numbers, from 1."""

    part: Part
    points: int
    replies: tuple[int, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Arc:
    """The shape of an attempt: ``points`` from -4 to 4, which are the sum of those of its ``bends``."""

    points: int = 0
    bends: tuple[Bend, ...] = ()


_MESSAGES = {
    "en": {
        (Part.START, 1): "You began with them: their words or their feeling came first.",
        (Part.START, -1): "The first reply turned around the firm; the rest had to make up for it.",
        (Part.MIDDLE, 2): "In the middle you got on with it: asked, offered, committed.",
        (Part.MIDDLE, -1): "The middle had kind words and nothing done. Once heard, people want it solved.",
        (Part.END, 1): "You ended with them, as you should.",
        (Part.END, -2): "The last reply turned around the firm, and the last one is what they remember.",
    },
    "fr": {
        (Part.START, 1): "Vous avez commencé par lui : ses mots ou ce qu'il ressent d'abord.",
        (Part.START, -1): "La première réponse tournait autour de la maison ; la suite a dû la rattraper.",
        (Part.MIDDLE, 2): "Au milieu, vous avez agi : demandé, proposé, engagé votre parole.",
        (Part.MIDDLE, -1): "Au milieu, des mots aimables et rien de fait. Une fois entendu, on veut que ce soit réglé.",
        (Part.END, 1): "Vous avez fini avec lui, comme il se doit.",
        (Part.END, -2): "La dernière réponse tournait autour de la maison, et c'est elle qu'on retient.",
    },
}


def arc(scores: Sequence[Score], language: str = "en") -> Arc:
    """Return the shape of an attempt: warm at the start, competent in the middle, warm at the end.

    ``language`` is that of the reasons, "en" or "fr". Attempts of fewer than three replies have no shape.
    """
    if len(scores) < SHORTEST_ARC:
        return Arc()
    first, middle, last = scores[0], scores[1:-1], scores[-1]
    inner = tuple(range(2, len(scores)))
    bends: list[tuple[Part, int, tuple[int, ...]]] = []
    if _is_warm(first):
        bends.append((Part.START, 1, (1,)))
    elif first.step is Step.COMPANY:
        bends.append((Part.START, -1, (1,)))
    # Half of the replies in the middle, not one of many.
    able = sum(_is_competent(score) for score in middle)
    if 2 * able >= len(middle):
        bends.append((Part.MIDDLE, 2, inner))
    elif not able and all(_is_warm(score) for score in middle):
        bends.append((Part.MIDDLE, -1, inner))
    if last.step is Step.COMPANY:
        bends.append((Part.END, -2, (len(scores),)))
    elif _is_warm(last):
        bends.append((Part.END, 1, (len(scores),)))
    made = tuple(Bend(part, points, replies, _MESSAGES[language][part, points]) for part, points, replies in bends)
    return Arc(sum(bend.points for bend in made), made)


def grade(scores: Sequence[Score]) -> int:
    """Return an attempt's score, 0 to 100: the mean of its replies' values, halves rounded up, and its arc.

    An attempt without a reply stands at the neutral start.
    """
    if not scores:
        return NEUTRAL_START
    total = sum(score.value for score in scores)
    mean = (2 * total + len(scores)) // (2 * len(scores))
    return max(LOWEST, min(HIGHEST, mean + arc(scores).points))


def _is_warm(score: Score) -> bool:
    """Whether the reply has a warm act that earned something, and does not turn around the firm or the agent."""
    return score.step not in (Step.COMPANY, Step.GOLDEN) and _does(score, _WARM)


def _is_competent(score: Score) -> bool:
    return score.step is not Step.COMPANY and _does(score, _COMPETENT)


def _does(score: Score, acts: frozenset[Act]) -> bool:
    return any(entry.act in acts and entry.points > 0 for entry in score.receipt)
