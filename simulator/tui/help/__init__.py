"""The help: keys, steps and how the score comes about."""
