"""Platinum: a training simulator for customer conversations."""

from __future__ import annotations


def __getattr__(name: str) -> str:
    if name == "__version__":
        # Looked up when asked for: it costs more than everything else that starting the command needs.
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("platinum-sim")
        except PackageNotFoundError:
            return "0+unknown"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
