"""Linear fits to the evidence, findings and turns of phrase: of the steps, and apart of public replies."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression, Ridge

from scoring.cues import load_pack
from scoring.model import Channel, Context, Step
from scoring.receipt import Finding, settle
from scoring.scorer import Scorer
from scoring.wording import EVERY_REPLY, STEPS, Weights, turns


@dataclass(frozen=True)
class Settings:
    """What was chosen by cross-validation over whole situations.

    ``heat`` sharpens the evidence; ``social`` is what a short public reply counts, beside one in conversation.
    Ratings and steps in public are learnt from ``public_least`` replies on, from patterns in ``public_pattern_in`` of
    them: ratings with ``public_ridge``, steps with ``public_strength``, both with ``public_cue_scale``.
    """

    word_in: int = 3
    pattern_in: int = 4
    cue_scale: float = 1.5
    strength: float = 0.03
    heat: float = 5.0
    social: float = 0.08
    kept: int = 12_000
    public_least: int = 1_000
    public_pattern_in: int = 8
    public_cue_scale: float = 2.0
    public_ridge: float = 32.0
    public_strength: float = 0.25


@dataclass(frozen=True)
class Example:
    """One labelled reply with its evidence: the settled findings' cues, and its turns of phrase.

    ``social`` are the many short public replies in files of their own.
    """

    id: str
    situation: str
    public: bool
    social: bool
    step: Step
    rating: float
    cues: Counter[str]
    turns: frozenset[str]


def read(folder: Path, language: str) -> tuple[list[dict[str, Any]], str]:
    """Return the labelled replies of ``language`` and a digest of the files."""
    rows: list[dict[str, Any]] = []
    digest = hashlib.sha256()
    for file in sorted(folder.glob(f"{language}-*.jsonl")):
        text = file.read_text("utf-8")
        digest.update(text.encode())
        rows.extend(json.loads(line) | {"file": file.stem} for line in text.splitlines())
    return rows, digest.hexdigest()[:16]


def learner(language: str, rows: Sequence[dict[str, Any]], settings: Settings) -> tuple[Scorer, frozenset[str]]:
    """Return a scorer to learn with, which owes nothing to weights learnt before, and the words to learn about."""
    pack = load_pack(language)
    words = vocabulary(Scorer(language, pack), rows, settings)
    return Scorer(language, pack, Weights(words, {}, {})), words


def vocabulary(scorer: Scorer, rows: Sequence[dict[str, Any]], settings: Settings) -> frozenset[str]:
    """Return the words that stand for themselves: those in enough different replies."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen.update(set(scorer.reading(row["reply"], Context(language=scorer.language)).tokens.compared))
    return frozenset(word for word, count in seen.items() if count >= settings.word_in)


def examples(scorer: Scorer, rows: Iterable[dict[str, Any]], words: frozenset[str]) -> list[Example]:
    """Return the evidence in each row."""
    out: list[Example] = []
    for row in rows:
        context = Context(Channel(row["channel"]), row["customer"], language=scorer.language)
        reading = scorer.reading(row["reply"], context)
        found = settle(scorer.found(reading))
        patterns = frozenset(turn.pattern for sentence in turns(reading, words) for turn in sentence)
        step = Step(row["step"]) if row["step"] != "mixed" else Step.NEUTRAL
        out.append(
            Example(
                row["id"],
                row["situation"],
                context.channel is Channel.PUBLIC_SOCIAL,
                "social" in row.get("file", ""),
                step,
                float(row["rating"]),
                _counted(found),
                patterns,
            )
        )
    return out


def _counted(found: Sequence[Finding]) -> Counter[str]:
    return Counter(finding.cue.id for finding in found)


class Evidence:
    """The columns: one a cue (its first finding counts whole, a second half), one a turn of phrase."""

    def __init__(self, train: Sequence[Example], cues: Sequence[str], settings: Settings) -> None:
        self.settings = settings
        self.cues = list(cues)
        seen = Counter(pattern for example in train for pattern in example.turns)
        self.patterns = sorted(pattern for pattern, count in seen.items() if count >= settings.pattern_in)
        self._column = {pattern: i for i, pattern in enumerate(self.patterns)}

    def matrix(self, rows: Sequence[Example]) -> csr_matrix:
        """Return the evidence of ``rows``, cues first."""
        cues = np.zeros((len(rows), len(self.cues)))
        place = {cue: i for i, cue in enumerate(self.cues)}
        data: list[tuple[int, int]] = []
        for i, row in enumerate(rows):
            for cue, count in row.cues.items():
                cues[i, place[cue]] = 1.0 if count == 1 else 1.5
            data.extend((i, self._column[pattern]) for pattern in row.turns if pattern in self._column)
        at = np.array(sorted(data)).reshape(-1, 2)
        words = csr_matrix((np.ones(len(at)), (at[:, 0], at[:, 1])), shape=(len(rows), len(self.patterns)))
        return hstack([csr_matrix(cues * self.settings.cue_scale), words]).tocsr()


@dataclass(frozen=True)
class Fit:
    """What was learnt: a weight a column and step, and where every reply starts."""

    evidence: Evidence
    steps: np.ndarray
    start: np.ndarray


def fit(train: Sequence[Example], scorer: Scorer, settings: Settings) -> Fit:
    """Fit the steps of ``train`` by logistic regression."""
    evidence = Evidence(train, [cue.id for cue in scorer.pack.cues], settings)
    labels = np.array([STEPS.index(example.step) for example in train])
    shares = np.array([settings.social if example.social else 1.0 for example in train])
    model = LogisticRegression(C=settings.strength, max_iter=5000).fit(evidence.matrix(train), labels, shares)
    return Fit(evidence, model.coef_ * settings.heat, model.intercept_ * settings.heat)


def fit_public(train: Sequence[Example], scorer: Scorer, settings: Settings) -> dict[str, list[int]]:
    """Fit the ratings of the public replies in ``train`` by ridge regression, and their steps by logistic regression.

    Returns for a cue or a turn of phrase what it adds to the rating, in thousandths of a rating point, and its evidence
    for each step; nothing where there are too few.
    """
    public = [example for example in train if example.public]
    if len(public) < settings.public_least:
        return {}
    own = replace(settings, pattern_in=settings.public_pattern_in, cue_scale=settings.public_cue_scale)
    evidence = Evidence(public, [cue.id for cue in scorer.pack.cues], own)
    matrix = evidence.matrix(public)
    ratings = Ridge(alpha=settings.public_ridge).fit(matrix, [example.rating for example in public])
    steps = LogisticRegression(C=settings.public_strength, max_iter=5000)
    steps.fit(matrix, [STEPS.index(example.step) for example in public])
    scales = [settings.public_cue_scale] * len(evidence.cues) + [1.0] * len(evidence.patterns)
    names = [f"cue:{cue}" for cue in evidence.cues] + evidence.patterns
    found = {EVERY_REPLY: [0, *map(_thousandths, steps.intercept_)]}
    for i, (name, scale) in enumerate(zip(names, scales, strict=True)):
        found[name] = [_thousandths(ratings.coef_[i] * scale), *(_thousandths(row[i] * scale) for row in steps.coef_)]
    return {name: worth for name, worth in sorted(found.items()) if any(worth)}


def weights(
    learnt: Fit, public: dict[str, list[int]], words: frozenset[str], settings: Settings, provenance: dict[str, Any]
) -> dict[str, Any]:
    """Return what is shipped: whole numbers, the strongest patterns only, in a fixed order."""
    cues = learnt.evidence.cues
    count = len(cues)
    strength = np.abs(learnt.steps[:, count:]).max(axis=0)
    strongest = sorted(range(len(strength)), key=lambda i: (-strength[i], learnt.evidence.patterns[i]))[: settings.kept]
    steps = {
        f"cue:{cue}": [_thousandths(learnt.steps[k, i] * settings.cue_scale) for k in range(len(STEPS))]
        for i, cue in enumerate(cues)
    }
    steps |= {
        learnt.evidence.patterns[i]: [_thousandths(learnt.steps[k, count + i]) for k in range(len(STEPS))]
        for i in strongest
    }
    steps[EVERY_REPLY] = [_thousandths(value) for value in learnt.start]
    return {
        "provenance": provenance,
        "vocabulary": sorted(words),
        "steps": dict(sorted(steps.items())),
        "public": public,
    }


def _thousandths(value: float) -> int:
    return round(float(value) * 1000)
