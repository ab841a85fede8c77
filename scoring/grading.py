"""From the scores of single replies to the grade of an attempt.

Single utterances are judged unreliably even by experts, whole conversations well (Pérez-Rosas et al. 2016): the
receipt explains a reply, the grade is what is compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from scoring.model import HIGHEST, LOWEST, NEUTRAL_START, Score


def grade(scores: Sequence[Score]) -> int:
    """Return an attempt's score, 0 to 100: the mean of its replies' values, halves rounded up.

    An attempt without a reply stands at the neutral start.
    """
    if not scores:
        return NEUTRAL_START
    total = sum(score.value for score in scores)
    mean = (2 * total + len(scores)) // (2 * len(scores))
    return max(LOWEST, min(HIGHEST, mean))
