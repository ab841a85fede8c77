"""Learning how replies are worded, from labelled replies that were written for this project.

``python -m scoring.training en`` reads ``scoring/training/en-*.jsonl`` and writes ``scoring/packs/en/weights.json``;
run twice it writes the same bytes. It needs scikit-learn (``make train`` installs it). Nothing of this folder ships.
"""
