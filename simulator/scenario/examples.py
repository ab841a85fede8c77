"""An example of every key of a scenario, for the reference and for editors. Tests hold them against the model."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pydantic import BaseModel

from simulator.scenario import model
from simulator.scenario.reader import read

_PLUS = re.compile(r"\+\d{1,9}")

EXAMPLES: dict[type[BaseModel], tuple[str, ...]] = {
    model.Scenario: (
        "title: The extra-hot diner",
        "language: en",
        "channel: in person",
        "level: 1",
        "trade: restaurant",
        "sources: [S13, S5]",
        "tags: [complaint, time pressure]",
        "summary: His food is hot; he wanted it extra hot, and there is a film at eight.",
        "briefing: You run the floor on a busy Friday. Table 9 waves you over.",
        'screen: ["Table 9, two covers, seated 18:41", "1 lamb jalfrezi, sent 19:06"]',
        "temptation: To bring a free dessert that nobody has asked for.",
        "turns: 8",
        "timeout: leaves-cold",
        "customer: {name: Ravi, manner: brisk, wants: {feel: taken seriously, think: it can be done, do: eat it hot}}",
        "means:\n  remake: {offer: a fresh plate, words: [fresh plate, make it again], charge: 2.00}",
        "promises:\n  callback: {text: to ring back before six, words: [ring you back, call you back], due: 2}",
        'currency: "£"',
        "words:\n  goodwill: [voucher, discount, on the house]",
        "audience: {size: 400000, limit: 280}",
        "start: complaint",
        "interrupts:\n  - if: {patience: under 5}\n    go: leaves-cold",
        'beats:\n  complaint:\n    says: "Sorry – it\'s just not hot."\n    next:\n      - go: complaint',
        (
            'endings:\n  leaves-cold: {verdict: 2, title: He leaves, says: "The bill, please.", tells: It was cold., '
            "try: Ask him first.}"
        ),
        'playthroughs:\n  listens: {replies: ["How would you like it?"], ends: eats-it-hot, score: [70, 100]}',
        (
            "shoes:\n  you: You are Ravi. Your stew is hot, and you like it hotter.\n  agents:\n"
            "    - {step: company, name: Kim, replies: [It left hot., We have rules., Was there anything else?]}\n"
            "    - {step: platinum, name: Noor, replies: [How hot?, Two pounds more?, Here it is.]}"
        ),
    ),
    model.Customer: (
        "name: Ravi",
        "manner: brisk, a little embarrassed, jokes when he is cross",
        "trust: 55",
        "patience: 60",
        "arousal: 40",
        "churn: {start: 20, threshold: 60}",
        "wants:\n  feel: taken seriously, not corrected\n  think: that the kitchen can do it\n  do: make the film",
        "criteria:\n  pace: {text: 'one screenful, not three', kept: {words: at most 40}, broken: {words: over 90}}",
        'facts:\n  film: {told: "we\'ve a film at eight"}\n  heat: {asked: wants, says: "Steaming."}',
        "reactions:\n  - if: {act: blames}\n    trust: -15",
    ),
    model.Wants: (
        "feel: {text: taken seriously, met: {act: takes-up}}",
        "think: {text: that the kitchen can do it his way, met: {offers: remake}}",
        "do: {text: eat it hot and make the film, met: {visited: eats-it-hot}}",
    ),
    model.Want: (
        "text: eat it hot and make the film",
        "met: {visited: eats-it-hot}",
        "half: {visited: takes-it-away}",
        "lost: {visited: leaves-cold}",
    ),
    model.Criterion: (
        "text: one screenful, not three",
        "kept: {words: at most 40}",
        "broken: {words: over 90}",
    ),
    model.Churn: ("start: 20", "threshold: 60"),
    model.Fact: (
        'told: "we\'ve a film at eight"',
        "asked: wants",
        "asked: [train, what time]",
        'says: ["Steaming. Burn-your-tongue.", "So hot that it hurts a little."]',
        "words: [film, cinema, eight o'clock]",
    ),
    model.Means: (
        "offer: a fresh plate, extra hot",
        "words: [fresh plate, make it again, remake*]",
        "takes: 9 min",
        "charge: 2.00",
        "disclose: false",
    ),
    model.Promise: (
        "text: to ring back before six",
        "words: [ring you back, call you back, callback]",
        "made: Yesterday, by a colleague of yours",
        "due: 2",
        "kept: {mentions: [as promised, here it is]}",
        "broken: {act: refuses}",
        "trust: -15",
        "patience: -10",
        "earns: +6",
    ),
    model.Audience: (
        "size: 400000",
        "crowd: 50",
        "limit: 280",
        "likes: 12",
        "reposts: 3",
        (
            'reactions:\n  - if: {act: blames}\n    crowd: -12\n    likes: +40\n    who: "@dry_toast"\n'
            '    says: "Ah, the classic: it\'s you."'
        ),
    ),
    model.Onlooker: (
        "if: {act: blames}",
        "likes: +40",
        "reposts: +25",
        'who: "@dry_toast"',
        'says: ["Ah, the classic: it\'s you.", "Popcorn, anyone?"]',
    ),
    model.Beat: (
        'pause: "The next morning."',
        "channel: phone",
        'screen: ["Yesterday 16:10, chat: asked for the change of address"]',
        'says: ["So … hot, then?", "You were saying: hot?"]',
        'thinks: "Please don\'t tell me that it left the kitchen hot."',
        "next:\n  - if: {act: asks-wants}\n    trust: +10\n    go: opens-up\n  - go: waits",
    ),
    model.Shifts: ("trust: +10", "patience: -5", "arousal: -10", "churn: +15", "crowd: -12"),
    model.Branch: (
        "if: {act: asks-wants}",
        "reveals: heat",
        'says: "Since you ask."',
        'thinks: "Somebody wants to know."',
        "go: opens-up",
    ),
    model.Interrupt: ("if: {patience: under 5}", "go: leaves-cold"),
    model.Reaction: ("if: {act: blames}",),
    model.Condition: (
        "act: [asks-wants, offers-choice]",
        "step: platinum",
        "score: at least 70",
        'score: ">= 70"',
        "mentions: [hot, steaming, burn*]",
        "words: at most 25",
        "took: over 90",
        "silent: true",
        "repeats: [apologises]",
        "offers: remake",
        "discloses: remake",
        "waives: remake",
        "slips: remake",
        "again: film",
        "takes_up: film",
        "promises: callback",
        "keeps: callback",
        "found: heat",
        "ignored: film",
        "offered: [remake, reheat]",
        "disclosed: remake",
        "waived: remake",
        "slipped: remake",
        "promised: callback",
        "kept: callback",
        "broken: callback",
        "visited: opens-up",
        "acted: [apologises, takes-up]",
        "trust: over 60",
        "patience: 20 to 40",
        "arousal: over 60",
        "churn: over 40",
        "crowd: under 40",
        "leaving: true",
        "turn: at least 3",
        "all: [{act: commits}, {found: heat}]",
        "any: [{offers: remake}, {offers: reheat}]",
        "not: {found: heat}",
    ),
    model.Ending: (
        "verdict: 5",
        "title: He comes back on Tuesdays",
        'pause: "A week later."',
        'says: "Now that is hot. Thank you."',
        'thinks: "They asked. Nobody ever asks."',
        "tells: They'll do it the way you like it.",
        "try: Say the charge in the same breath as the offer.",
        "open: {beat: complaint, trust: -10, patience: -20, says: Me again.}",
    ),
    model.Open: ("beat: complaint", 'says: "Me again."', 'thinks: "Third time."'),
    model.Playthrough: (
        "about: asks first, then offers",
        'replies: ["How hot would you like it?", "Then I\'ll have it made fresh, for two pounds more. Shall I?"]',
        "ends: eats-it-hot",
        "score: [70, 100]",
    ),
    model.Shoes: (
        "you: You are Ravi. Your stew is hot, and you like it hotter.",
        (
            "agents:\n  - {step: company, name: Kim, replies: [It left hot., We have rules., Anything else?]}\n"
            "  - {step: platinum, name: Noor, replies: [How hot?, Two pounds more?, Here it is.]}"
        ),
    ),
    model.Agent: (
        "step: golden",
        "name: Kim",
        'greets: "Evening! Everything all right?"',
        'replies: ["I like mine mild.", ["So do my friends.", "So does my mother."], "Dessert?"]',
        'hears:\n  - {words: [hot, hotter], says: "Hot? I find it just right."}',
    ),
    model.Hears: ("words: [hot, hotter, film]", 'says: "Hot? I find it just right."'),
}
"""By part of the model, one or two lines of YAML for each of its keys."""


def examples_of(part: type[BaseModel], key: str) -> tuple[tuple[str, Any], ...]:
    """Return the examples of ``key`` in ``part``, each as YAML and as the value it stands for; empty without any."""
    for kind in part.__mro__:
        found = tuple(one for one in _of_part(kind) if one[0].partition(":")[0] == key) if kind in EXAMPLES else ()
        if found:
            return found
    return ()


@cache
def _of_part(part: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((text, plain(read(text, "example").tree)[text.partition(":")[0]]) for text in EXAMPLES[part])


def plain(value: Any) -> Any:
    """Return what the reader made of a file in JSON's own kinds of values.

    An amount becomes a number with a point, and ``+10`` the number that other readers of YAML take it for.
    """
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, str) and _PLUS.fullmatch(value):
        return int(value)
    return value if value is None or isinstance(value, str | int) else float(value)
