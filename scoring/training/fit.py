"""Two linear fits over the same evidence: points from ratings, and steps."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from scoring.cues import Cue, Pack
from scoring.model import Channel, Context, Step
from scoring.receipt import Finding, settle
from scoring.scorer import Scorer
from scoring.wording import STEPS, turns

LADDER = (1.4, 2.2, 2.9, 3.25, 3.75, 4.4)
"""Ratings between which replies are told apart; each rung is one yes-or-no question to the same evidence."""

WRITTEN = 0.1
"""One point as written in a pack, as a share of the unit in which the written points are offered to the fit."""


@dataclass(frozen=True)
class Settings:
    """What was chosen by cross-validation over whole situations."""

    word_in: int = 4
    pattern_in: int = 2
    cue_scale: float = 2.0
    points_strength: float = 0.006
    steps_strength: float = 0.03
    spread: float = 11.0
    floor: float = 0.4
    kept: int = 12_000


@dataclass(frozen=True)
class Example:
    """One labelled reply with its evidence: the settled findings' cues, and its turns of phrase."""

    id: str
    situation: str
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


def vocabulary(scorer: Scorer, rows: Sequence[dict[str, Any]], settings: Settings) -> frozenset[str]:
    """Return the words that stand for themselves: those in enough different replies."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen.update({token.lower_ for token in scorer.parsed(row["reply"]) if not token.is_space})
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
        out.append(Example(row["id"], row["situation"], step, float(row["rating"]), _counted(found), patterns))
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
    """What was learnt: a weight a column for points, and one a column and step for steps."""

    evidence: Evidence
    points: np.ndarray
    steps: np.ndarray
    step_start: np.ndarray


def fit(train: Sequence[Example], scorer: Scorer, settings: Settings) -> Fit:
    """Fit points and steps to ``train``. No cue earns that is written to take away, nor the other way round."""
    cues = scorer.pack.cues
    evidence = Evidence(train, [cue.id for cue in cues], settings)
    matrix = evidence.matrix(train)
    ratings = np.array([example.rating for example in train])
    signs = np.array([_sign(cue.step, cue.points) for cue in cues])
    written = np.array([cue.points * WRITTEN / settings.cue_scale for cue in cues])
    points = _signed_ladder(matrix, ratings, signs, written, settings)
    points *= settings.spread / float((matrix @ points).std())
    labels = np.array([STEPS.index(example.step) for example in train])
    model = LogisticRegression(C=settings.steps_strength, max_iter=5000).fit(matrix, labels)
    return Fit(evidence, points, model.coef_, model.intercept_)


def _sign(step: Step, points: int) -> int:
    if points:
        return 1 if points > 0 else -1
    return {Step.COMPANY: -1, Step.GOLDEN: -1, Step.EMPATHY: 1, Step.PLATINUM: 1, Step.NEUTRAL: 0}[step]


def _signed_ladder(
    matrix: csr_matrix, ratings: np.ndarray, signs: np.ndarray, written: np.ndarray, settings: Settings
) -> np.ndarray:
    """One weight a column that orders the ratings best; a cue whose sign would turn round is worth nothing.

    The points as written in the packs are one piece of evidence more, so that a rare cue keeps what its writer gave it.
    """
    count = len(signs)
    allowed = np.ones(count, dtype=bool)
    while True:
        kept = np.ones(matrix.shape[1], dtype=bool)
        kept[:count] = allowed
        prior = np.zeros(matrix.shape[1])
        prior[:count] = np.where(allowed, written, 0.0)
        columns = hstack([matrix[:, kept], csr_matrix((matrix @ prior).reshape(-1, 1))]).tocsr()
        coefficients = _ladder(columns, ratings, settings)
        points: np.ndarray = prior * coefficients[-1]
        points[kept] += coefficients[:-1]
        wrong = points[:count] * signs < 0
        if not wrong.any():
            return points
        allowed &= ~wrong


def _ladder(matrix: csr_matrix, ratings: np.ndarray, settings: Settings) -> np.ndarray:
    """Ordinal logistic regression: every rung of ``LADDER`` has its own height, all share the weights."""
    count = matrix.shape[0]
    blocks = []
    for rung in range(len(LADDER)):
        heights = np.zeros((count, len(LADDER)))
        heights[:, rung] = 8.0
        blocks.append(hstack([matrix, csr_matrix(heights)]))
    passed = np.concatenate([ratings > rung for rung in LADDER])
    model = LogisticRegression(C=settings.points_strength, max_iter=5000, fit_intercept=False)
    coefficients: np.ndarray = model.fit(vstack(blocks).tocsr(), passed).coef_[0]
    return coefficients[: -len(LADDER)]


def weights(
    learnt: Fit, pack: Pack, words: frozenset[str], settings: Settings, provenance: dict[str, Any]
) -> dict[str, Any]:
    """Return what is shipped: whole numbers, the strongest patterns only, in a fixed order."""
    cues = learnt.evidence.cues
    count = len(cues)
    scale = settings.cue_scale
    strength = np.abs(learnt.points[count:]) + np.abs(learnt.steps[:, count:]).max(axis=0)
    strongest = sorted(range(len(strength)), key=lambda i: (-strength[i], learnt.evidence.patterns[i]))[: settings.kept]
    names = {f"cue:{cue}": i for i, cue in enumerate(cues)}
    names |= {learnt.evidence.patterns[i]: count + i for i in strongest}
    steps = {name: [_thousandths(learnt.steps[k, i]) for k in range(len(STEPS))] for name, i in names.items()}
    steps |= {
        f"cue:{cue}": [_thousandths(learnt.steps[k, i] * scale) for k in range(len(STEPS))]
        for i, cue in enumerate(cues)
    }
    steps["start"] = [_thousandths(value) for value in learnt.step_start]
    points = {learnt.evidence.patterns[i]: _thousandths(learnt.points[count + i]) for i in strongest}
    used = {word for name in points for word in name.split(" ")}
    return {
        "provenance": provenance,
        "vocabulary": sorted(words & used),
        "cues": {cue.id: _at_least(round(learnt.points[i] * scale), cue, settings) for i, cue in enumerate(pack.cues)},
        "points": dict(sorted(points.items())),
        "steps": dict(sorted(steps.items())),
    }


def _at_least(points: int, cue: Cue, settings: Settings) -> int:
    """Keep a share of what the cue's writer gave it, where too few replies show the cue to learn from."""
    least = round(abs(cue.points) * settings.floor)
    return points if abs(points) >= least else least if cue.points > 0 else -least


def _thousandths(value: float) -> int:
    return round(float(value) * 1000)
