"""Counts the cues on labelled real replies: ``python -m docs.measured FILE.jsonl…``; only counts are written."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from scoring.agreement import Labelled, agreement
from scoring.bulk import score_rows
from scoring.files import read_rows
from scoring.model import Step

PACKS = Path(__file__).parent.parent / "scoring" / "packs"


def count(files: list[Path], language: str = "en") -> dict[str, object]:
    """Return the number of replies in ``files``, and by cue its findings and false alarms."""
    rows: list[Labelled] = []
    for file in files:
        with file.open(encoding="utf-8") as stream:
            for row, score in score_rows(list(read_rows(stream, "jsonl", language, labels=True))):
                step = row.label["step"]
                rating = float(row.label["rating"])
                stands = None if step == "mixed" else Step(step)
                rows.append(Labelled(row.id, row.context.customer, row.reply, rating, stands, score))
    found: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for use in agreement("real", rows).cues:
        found[use.cue] += use.findings
        alarms[use.cue] += use.false_alarms
    return {"replies": len(rows), "cues": {cue: [found[cue], alarms[cue]] for cue in sorted(found)}}


def main(names: list[str]) -> None:
    """Write the counts of the English packs on the files called ``names``."""
    counted = count([Path(name) for name in names])
    (PACKS / "en" / "measured.json").write_text(json.dumps(counted, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
