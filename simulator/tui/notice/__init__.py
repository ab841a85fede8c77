"""Notices: a fault and what to do about it, or files that could not be read."""
