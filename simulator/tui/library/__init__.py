"""The library: what can be played, how it went so far, and what waits to be gone on with."""
