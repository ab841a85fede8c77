"""``python -m scoring.training en fr``: learn the weights of these languages and write them into the packs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import sklearn

from scoring.language import model_version
from scoring.training.fit import Settings, examples, fit, fit_public, learner, read, weights


def main(languages: list[str]) -> None:
    """Learn and write the weights of ``languages``."""
    here = Path(__file__).parent
    for language in languages:
        settings = Settings()
        rows, digest = read(here, language)
        scorer, words = learner(language, rows, settings)
        evidence = examples(scorer, rows, words)
        learnt, public = fit(evidence, scorer, settings), fit_public(evidence, scorer, settings)
        provenance = {
            "command": f"python -m scoring.training {language}",
            "replies": len(rows),
            "digest": digest,
            "cues": scorer.pack.version,
            "model": model_version(language),
            "scikit-learn": sklearn.__version__,
        }
        file = here.parent / "packs" / language / "weights.json"
        content = weights(learnt, public, words, settings, provenance)
        file.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", "utf-8")
        sys.stdout.write(f"{file}: {len(content['steps']):,} turns of phrase and cues\n")


if __name__ == "__main__":
    main(sys.argv[1:] or ["en", "fr"])
