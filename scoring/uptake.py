"""What a reply does with each thing that the customer said: taken up, left out, or contradicted.

Building on what the other has said can be measured, and repetition captures much of it (Demszky et al. 2021). A fact is
taken up where the reply uses one of its words of substance or its figure again; a feeling where it is said back or
named; a request also where it is answered, refused, acted upon or asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from scoring.detected import Detected
from scoring.detectors_firm import curt
from scoring.hearing import Heard
from scoring.model import Act, Span, Uptake, UptakeKind, UptakeStatus
from scoring.reading import Reading
from scoring.receipt import Finding
from scoring.tokens import Lexeme

_NUMBERS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve".split(),
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze".split(),
}
_FIGURES = {language: {word: str(i) for i, word in enumerate(words)} for language, words in _NUMBERS.items()}
_FEELS = frozenset({Act.NAMES_FEELING, Act.GIVES_ROOM})
_ANSWERS = frozenset(
    {
        Act.ASKS_WANTS,
        Act.ASKS_DETAIL,
        Act.CHECKS_UNDERSTANDING,
        Act.OFFERS_CHOICE,
        Act.COMMITS,
        Act.KEEPS_PROMISE,
        Act.BREAKS_PROMISE,
        Act.DISCLOSES_CHARGE,
        Act.HONEST_NO,
        Act.REFUSES,
        Act.HANDS_OVER,
        Act.HANDS_OVER_WITH_CONTEXT,
        Act.INFORMS,
        Act.OWNS,
        Act.DEFLECTS,
    }
)
_DOES = {
    "en": frozenset("'ll 'm can could will may let shall 've am would might".split()),
    "fr": frozenset(
        "vais allons va peux peut pouvons pouvez puis pourrait pourriez pourrez ai avons suis fais fait faites prends "
        "mets regarde verifie cherche passe appelle envoie apporte note dois serai sera ferai".split()
    ),
}
_ACTORS = {
    "en": frozenset("i we you me us it that they he she there 'll".split()),
    "fr": frozenset("je j' nous on vous vous-l' tu il elle ca c' laissez laisse".split()),
}
_IT_IS = {
    "en": frozenset(
        (one, two)
        for one in ("it", "they", "that", "there", "he", "she")
        for two in ("'s", "'re", "is", "are", "do", "does", "was")
    ),
    "fr": frozenset((one, two) for one in ("c'", "elle", "il", "ca", "elles", "ils") for two in ("est", "sont")),
}
_NOT = {
    "en": frozenset("n't not cannot never no".split()),
    "fr": frozenset("pas ne n' jamais plus non aucun aucune rien".split()),
}


def taken_up(reading: Reading, found: Sequence[Finding], answers: frozenset[str]) -> tuple[Uptake, ...]:
    """Return what became of each thing that was heard; ``answers`` are words that answer by themselves."""
    heard = reading.heard
    if not heard:
        return ()
    against = [(finding.answers, finding.span) for finding in found if finding.cue.detector == "contradicts"]
    uses = _Uses(reading)
    named = next((finding.span for finding in found if finding.cue.act in _FEELS), None)
    answered = _answered(reading, found, answers) if any(one.kind is UptakeKind.REQUEST for one in heard) else None
    out: list[Uptake] = []
    for one in heard:
        said = reading.said_span(one.start, one.end)
        opposite = next((span for words, span in against if words is not None and _meet(words, said)), None)
        if opposite is not None:
            out.append(Uptake(one.kind, UptakeStatus.CONTRADICTED, said, opposite))
            continue
        span = uses.of(one)
        if span is None and one.kind is UptakeKind.FEELING:
            span = named
        elif span is None and one.kind is UptakeKind.REQUEST:
            span = answered
        status = UptakeStatus.LEFT_OUT if span is None else UptakeStatus.TAKEN_UP
        out.append(Uptake(one.kind, status, said, span))
    return tuple(out)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def without_turned_round(found: list[Finding]) -> list[Finding]:
    """Leave out what would be taken up, were it not turned round in the same words."""
    opposite = [finding.span for finding in found if finding.cue.detector == "contradicts"]
    if not opposite:
        return found
    return [
        finding
        for finding in found
        if finding.cue.act is not Act.TAKES_UP or not any(_meet(finding.span, span) for span in opposite)
    ]


class _Uses:
    """Where the reply uses words of the customer's again."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._figures = _FIGURES[reading.context.language]
        self._places = dict(reading.tokens.told)
        for place, word in enumerate(reading.tokens.lexemes):
            for form in self._as_figure(word):
                self._places[form] = min(place, self._places.get(form, place))

    def _as_figure(self, word: Lexeme) -> tuple[str, ...]:
        figure = self._figures.get(word.lower)
        if not word.like_num:
            return () if figure is None else (figure,)
        return (word.lower,) if figure is None else (word.lower, figure)

    def of(self, one: Heard) -> Span | None:
        """Return the first word of the reply that is one of ``one``'s, with those behind it that are as well."""
        words = self._reading.said.lexemes[one.start : one.end]
        figures = (self._figures.get(word.lower, word.lower if word.like_num else "") for word in words)
        wanted = {form for form in chain(one.keys, figures) if form}
        start = min((self._places[form] for form in wanted if form in self._places), default=None)
        if start is None:
            return None
        lexemes = self._reading.tokens.lexemes
        end = start + 1
        while end < len(lexemes) and lexemes[end].key in one.keys:
            end += 1
        return self._reading.span(start, end)


def _answered(reading: Reading, found: Sequence[Finding], answers: frozenset[str]) -> Span | None:
    """Return where the reply does something with a request: asks, acts, offers, refuses, or answers in a word."""
    for finding in found:
        if finding.cue.act in _ANSWERS and finding.span.text == "reply":
            return finding.span
    tokens = reading.tokens
    if tokens.questions:
        start, end = tokens.questions[0]
        return reading.span(start, end)
    language = reading.context.language
    does, actors, no = _DOES[language], _ACTORS[language], _NOT[language]
    for place, word in enumerate(tokens.compared):
        figure = tokens.lexemes[place].like_num
        if word in answers or word in no or figure or tokens.lexemes[place].has_digit:
            return reading.span(place, place + 1)
        if place and (tokens.compared[place - 1], word) in _IT_IS[language]:
            return reading.span(place - 1, place + 1)
        if place and word in does and tokens.compared[place - 1] in actors:
            return reading.span(place - 1, place + 1)
    return None


_FEWEST_WORDS = 3
_AGAINST = -8


def request_ignored(reading: Reading, uptake: Sequence[Uptake], found: Sequence[Finding]) -> list[Detected]:
    """The last clear request, where the reply takes up nothing at all of what the customer said.

    Precision before coverage: a reply that takes up anything has listened, and may answer in words of its own – unless
    it uses the customer's words only to talk of the firm or of the agent.
    """
    against = any(finding.cue.points <= _AGAINST for finding in found)
    for one in uptake:
        if one.status is not UptakeStatus.LEFT_OUT and not (against and one.kind is UptakeKind.FACT):
            return []
    if sum(word.is_alpha for word in reading.tokens.lexemes) < _FEWEST_WORDS:
        return []
    asked = [one for one in reading.heard if one.kind is UptakeKind.REQUEST and one.clear]
    questions = [one for one in asked if reading.said.text[one.end - 1] == "?"]
    return [Detected(one.start, one.end, unanswered=True) for one in (questions or asked)[-1:]]


PASSED_OVER: dict[str, Callable[[Reading, Sequence[Uptake], Sequence[Finding]], list[Detected]]] = {
    "request-ignored": request_ignored,
    "curt": curt,
}
"""Detectors that need to know what became of the customer's words, and what else was found."""
