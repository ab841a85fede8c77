"""Comparing attempts: what a cohort scored, scenario by scenario, and how far each trainee has come.

Distributions and personal bests, never ranks: leaderboards lowered motivation and results (Hanus & Fox 2015).
"""

from simulator.cohorts.summary import ScenarioSummary, summarise

__all__ = ["ScenarioSummary", "summarise"]
