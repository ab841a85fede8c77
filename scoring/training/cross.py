"""``python -m scoring.training.cross en fr``: what carries over to replies that were not learnt from.

The labelled replies are split into folds that keep together what belongs together – a situation, a trade, or all that
one hand wrote – and each fold is scored with weights that were learnt from the others.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from scoring.agreement import Agreement, Labelled, agreement
from scoring.model import TRAINED_ENTRIES, Channel, Context, Score, Step
from scoring.scorer import Scorer
from scoring.training.fit import Example, Settings, examples, fit, fit_public, learner, read, weights
from scoring.wording import Weights

FOLDS = 5
KEPT_TOGETHER = {"whole situations": "situation", "whole trades": "trade", "whole hands": "file"}
PUBLIC = Channel.PUBLIC_SOCIAL.value


class Held:
    """The labelled replies of ``language``, read once."""

    def __init__(self, language: str, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.rows, _ = read(Path(__file__).parent, language)
        self.scorer, self.words = learner(language, self.rows, self.settings)
        self.evidence = examples(self.scorer, self.rows, self.words)
        self.readings = [self.scorer.reading(row["reply"], _context(row, language)) for row in self.rows]

    def out(self, together: str) -> list[Agreement]:
        """Return the figures for conversations and for public replies, each scored by weights learnt without its fold.

        ``together`` is the key of a labelled reply by which folds are made: ``situation``, ``trade`` or ``file``.
        """
        folds = [crc32(str(row[together]).encode()) % FOLDS for row in self.rows]
        judged: dict[str, list[Labelled]] = defaultdict(list)
        for fold in range(FOLDS):
            train = [one for one, other in zip(self.evidence, folds, strict=True) if other != fold]
            scorer = Scorer(self.scorer.language, weights=_learnt(train, self.words, self.scorer, self.settings))
            for row, reading, other in zip(self.rows, self.readings, folds, strict=True):
                if other == fold:
                    group = "public" if row["channel"] == PUBLIC else "conversation"
                    judged[group].append(_labelled(row, scorer.judged(reading)))
        return [agreement(group, judged[group], TRAINED_ENTRIES) for group in sorted(judged)]


def _learnt(train: Sequence[Example], words: frozenset[str], scorer: Scorer, settings: Settings) -> Weights:
    public = fit_public(train, scorer, settings)
    content = weights(fit(train, scorer, settings), public, words, settings, {})
    steps, heard = ({key: tuple(values) for key, values in content[part].items()} for part in ("steps", "public"))
    return Weights(words, steps, {}, heard)


def _labelled(row: dict[str, Any], score: Score) -> Labelled:
    return Labelled(
        id=row["id"],
        customer=row["customer"],
        reply=row["reply"],
        rating=float(row["rating"]),
        step=None if row["step"] == "mixed" else Step(row["step"]),
        score=score,
    )


def _context(row: dict[str, Any], language: str) -> Context:
    return Context(Channel(row["channel"]), row["customer"], language=language)


def main(languages: list[str]) -> None:
    """Print the figures of ``languages`` as a Markdown table."""
    write = sys.stdout.write
    write("| language | held out | replies | Spearman | ordered pairs | step accuracy | macro-F1 |\n")
    write("| --- | --- | --- | --- | --- | --- | --- |\n")
    for language in languages:
        held = Held(language)
        for name, key in KEPT_TOGETHER.items():
            for one in held.out(key):
                figures = (one.spearman, one.ordered_pairs, one.step_accuracy, one.macro_f1)
                cells = " | ".join("–" if figure is None else f"{figure:.2f}" for figure in figures)
                write(f"| {language} | {name}, {one.group} | {one.replies:,} | {cells} |\n")


if __name__ == "__main__":
    main(sys.argv[1:] or ["en", "fr"])
