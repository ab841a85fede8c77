"""A small conversation to play, and a scorer that knows a few words."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring.model import Act, Context, Entry, Score, Span, Step, Versions
from simulator.scenario import Loaded, load_text

TEXT = """\
title: The umbrella left behind
language: en
channel: in person
level: 1
trade: cafe
summary: A guest comes back for an umbrella that nobody remembers.
briefing: You close in ten minutes. A guest comes back, dripping.
turns: 4
timeout: shrugs
customer:
  name: Ines
  manner: quick and wet
  wants:
    feel: {text: not a nuisance, met: {act: asks-wants}}
    think: {text: that somebody looked, met: {offered: look}}
    do: {text: walk home dry, met: {visited: hopes}}
  facts:
    far: {asked: wants, says: "It's a forty minute walk."}
means:
  look: {offer: look in the back room, words: [look]}
beats:
  asks:
    says: ["Did you find an umbrella?", "I left an umbrella here, I think?"]
    next:
      - {if: {act: asks-wants}, trust: +10, go: hopes}
      - {go: waits}
  waits:
    says: "So … nothing?"
    next:
      - {if: {act: asks-wants}, go: hopes}
      - {go: waits}
  hopes:
    says: "That would help."
    next:
      - {if: {offers: look}, go: dry}
      - {go: waits}
endings:
  dry: {verdict: 5, title: Home and dry, says: "Thank you.", tells: "They looked at once.", try: Keep it.}
  shrugs: {verdict: 2, title: Into the rain, says: "Never mind.", tells: "They hardly looked.", try: Ask first.}
"""


def umbrella(text: str = TEXT) -> Loaded:
    return load_text(text, "umbrella.yaml")


@dataclass
class KnowsAFewWords:
    """Scores by a few words, remembers what it was asked, and can be made to fail."""

    better_by: int = 0
    failing: Exception | None = None
    asked: list[tuple[str, Context]] = field(default_factory=list)

    def score(self, reply: str, context: Context) -> Score:
        self.asked.append((reply, context))
        if self.failing:
            raise self.failing
        asks = "what would" in reply.lower()
        value = (80 if asks else 55 if "look" in reply else 30) + self.better_by
        acts = (Act.ASKS_WANTS,) if asks else (Act.COMMITS,) if "look" in reply else (Act.DEFLECTS,)
        return Score(
            value=value,
            step=Step.PLATINUM if asks else Step.NEUTRAL,
            acts=acts,
            receipt=(Entry("few-words", value, Span(0, len(reply), reply), "All of it."),),
            versions=Versions("few", "words", "none"),
        )
