"""The scorer: an agent's reply and its context in, an explained score out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from scoring.cues import Cue, Pack, load_pack
from scoring.detected import Detected, Detector
from scoring.detectors import DETECTORS
from scoring.errors import CueError
from scoring.folding import fold
from scoring.hearing import Heard, Hearing
from scoring.judging import judge
from scoring.kinds import KindFinder
from scoring.language import load, model_version
from scoring.matching import CueMatcher
from scoring.mending import mender
from scoring.model import Channel, Context, Entry, Score, Step, Uptake, Versions
from scoring.prepare import Prepared, prepare
from scoring.reading import Before, Reading
from scoring.receipt import Finding, close, price, settle, step_of
from scoring.tokens import Lexicon, Tokens
from scoring.tongue import other_language
from scoring.uptake import PASSED_OVER, taken_up, without_turned_round
from scoring.wording import Weights, load_weights

if TYPE_CHECKING:
    from spacy.tokens import Doc

EDITION = "2"
_SAID = 64

_WORDS = {
    "en": {
        "neutral-start": "Every reply starts in the middle.",
        "scale-end": "The scale ends here.",
        "cut": "The reply is very long; only its first 4,000 characters were read.",
        "empty": "There are no words in this reply to judge.",
        "other": "This reply seems to be in another language than the scenario's; it is not judged.",
    },
    "fr": {
        "neutral-start": "Chaque réponse part du milieu.",
        "scale-end": "L'échelle s'arrête ici.",
        "cut": "La réponse est très longue ; seuls ses 4 000 premiers caractères ont été lus.",
        "empty": "Il n'y a pas de mots à juger dans cette réponse.",
        "other": "Cette réponse semble écrite dans une autre langue que le scénario ; elle n'est pas jugée.",
    },
}


class Scorer:
    """Scores replies in one language. Building one loads the language model (about a second).

    Raises ``UnknownLanguage``, ``ModelMissing`` or ``CueError``. The same reply and context give the same score on
    every run, to the byte. ``pack`` and ``weights`` are those that ship, unless given; a pack that is given stands
    alone, without learnt weights.
    """

    def __init__(self, language: str = "en", pack: Pack | None = None, weights: Weights | None = None) -> None:
        self.language = language
        self.pack = pack or load_pack(language)
        self._nlp = load(language)
        known = frozenset(self._nlp.vocab.strings)
        self._matcher = CueMatcher(self._nlp, self.pack)
        self._weights = weights or (load_weights(language) if pack is None else None)
        sought = self._matcher.words | (self._weights.vocabulary if self._weights else frozenset())
        self._mend = mender(known, sought, language)
        self._lexicon = Lexicon(self._nlp.vocab, language)
        self._kinds = KindFinder(self._nlp, self.pack)
        self._hearing = Hearing(self._nlp, self.pack)
        self._answers = frozenset(map(fold, self.pack.lists.get("answers", ())))
        self._said = lru_cache(maxsize=_SAID)(self._heard)
        self._told = lru_cache(maxsize=_SAID)(self._listen)
        self._before = lru_cache(maxsize=_SAID)(self._recall)
        by_code = [cue for cue in self.pack.cues if cue.detector]
        self._passed_over = [(cue, PASSED_OVER[cue.detector]) for cue in by_code if cue.detector in PASSED_OVER]
        self._detectors = [(cue, _detector(cue.detector, cue.id)) for cue in by_code if cue.detector not in PASSED_OVER]
        self._public = {cue.id: cue.priced_in_public() for cue in self.pack.cues if cue.public is not None}
        self.versions = Versions(scorer=EDITION, cues=self.pack.version, model=model_version(language))

    def score(self, reply: str, context: Context) -> Score:
        """Return the explained score of ``reply``. Never raises for any text."""
        prepared = prepare(reply, self.language, self._mend)
        return self._score(reply, context, prepared, self._nlp(prepared.text))

    def score_many(self, replies: Iterable[tuple[str, Context]], batch_size: int = 256) -> Iterator[Score]:
        """Yield the score of each reply in turn, reading ahead by at most one batch."""
        stream = ((prepared.text, (reply, context, prepared)) for reply, context, prepared in self._prepared(replies))
        for doc, (reply, context, prepared) in self._nlp.pipe(stream, as_tuples=True, batch_size=batch_size):
            yield self._score(reply, context, prepared, doc)

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """Forget at the end of the block what words were met in it, so that a long run's memory stays flat.

        Scores stay as they are; readings and parses made inside must not be used after it. Not to be nested.
        """
        with self._nlp.memory_zone():
            self._forget()
            try:
                yield
            finally:
                self._forget()

    def _forget(self) -> None:
        for kept in (self._said, self._told, self._before):
            kept.cache_clear()

    def _prepared(self, replies: Iterable[tuple[str, Context]]) -> Iterator[tuple[str, Context, Prepared]]:
        for reply, context in replies:
            yield reply, context, prepare(reply, self.language, self._mend)

    def findings(self, reply: str, context: Context) -> list[Finding]:
        """Return every finding in ``reply`` before overlapping ones are settled; for tests of single cues."""
        return self.found(self.reading(reply, context))

    def reading(self, reply: str, context: Context) -> Reading:
        """Return ``reply`` parsed, beside the customer's words."""
        prepared = prepare(reply, self.language, self._mend)
        return self._reading(reply, context, prepared, self._lexicon.read(self._nlp(prepared.text)))

    def parsed(self, reply: str) -> Doc:
        """Return the parse of ``reply`` alone."""
        return self._nlp(prepare(reply, self.language, self._mend).text)

    def _reading(self, reply: str, context: Context, prepared: Prepared, tokens: Tokens) -> Reading:
        said, said_prepared, kinds, heard = self._said(context.customer)
        before = tuple(self._before(turn.customer, turn.reply) for turn in context.earlier)
        told = tuple(self._told(fact.text) for fact in context.facts if fact.told)
        return Reading(reply, context, prepared, tokens, said, said_prepared, kinds, heard, before, told)

    def _heard(self, customer: str) -> tuple[Tokens, Prepared, frozenset[str], tuple[Heard, ...]]:
        """Read the customer's words; several replies in a row often answer the same ones."""
        prepared = prepare(customer, self.language, self._mend)
        tokens = self._lexicon.read(self._nlp.make_doc(prepared.text))
        return tokens, prepared, self._kinds(tokens), self._hearing(tokens)

    def _listen(self, text: str) -> Tokens:
        return self._lexicon.read(self._nlp.make_doc(prepare(text, self.language, self._mend).text))

    def _recall(self, customer: str, reply: str) -> Before:
        told = self._told(reply)
        return Before(self._told(customer), told, self._kinds(told))

    def found(self, reading: Reading) -> list[Finding]:
        """Return every finding of ``reading`` before overlapping ones are settled."""
        return self._found(reading)[0]

    def _found(self, reading: Reading) -> tuple[list[Finding], tuple[Uptake, ...]]:
        found = [Finding(hit.cue, reading.span(hit.start, hit.end)) for hit in self._matcher(reading.tokens)]
        seen: dict[Detector, list[Detected]] = {}
        for cue, detector in self._detectors:
            if detector not in seen:
                seen[detector] = detector(reading)
            found.extend([detected.finding(cue, reading) for detected in seen[detector]])
        found = [finding for finding in found if _fits(finding.cue, reading)]
        if reading.context.channel is Channel.PUBLIC_SOCIAL:
            public = self._public
            found = [
                Finding(public[finding.cue.id], finding.span, finding.answers) if finding.cue.id in public else finding
                for finding in found
            ]
        found = without_turned_round(found)
        uptake = taken_up(reading, found, self._answers)
        for cue, passed_over in self._passed_over:
            found.extend(detected.finding(cue, reading) for detected in passed_over(reading, uptake, found))
        return found, uptake

    def _score(self, reply: str, context: Context, prepared: Prepared, doc: Doc) -> Score:
        return self.judged(self._reading(reply, context, prepared, self._lexicon.read(doc)))

    def judged(self, reading: Reading) -> Score:
        """Return the explained score of a reply that was read before."""
        words = _WORDS[self.language]
        notes: list[str] = []
        entries: list[Entry] = []
        uptake: tuple[Uptake, ...] = ()
        step = Step.NEUTRAL
        if not any(word.is_alpha or word.like_num for word in reading.tokens.lexemes):
            notes.append(words["empty"])
        elif other_language(reading.tokens, self.language):
            notes.append(words["other"])
        else:
            found, uptake = self._found(reading)
            entries, step = self._judge(reading, settle(found))
        if not reading.prepared.whole:
            notes.append(words["cut"])
        receipt = close(reading.reply, entries, words)
        acts = tuple(sorted({entry.act for entry in entries if entry.act is not None}))
        return Score(
            value=sum(entry.points for entry in receipt),
            step=step,
            acts=acts,
            receipt=receipt,
            versions=self.versions,
            notes=tuple(notes),
            uptake=uptake,
        )

    def _judge(self, reading: Reading, found: list[Finding]) -> tuple[list[Entry], Step]:
        if self._weights is None:
            entries = price(found)
            return entries, step_of((entry.step, entry.points) for entry in entries)
        return judge(reading, found, self._weights)


def _fits(cue: Cue, reading: Reading) -> bool:
    kinds, channel = reading.kinds, reading.context.channel
    if cue.channels and channel not in cue.channels:
        return False
    if channel is Channel.PUBLIC_SOCIAL and not kinds.isdisjoint(cue.public_not_said):
        return False
    if cue.after and all(before.kinds.isdisjoint(cue.after) for before in reading.before):
        return False
    return (not cue.said or not kinds.isdisjoint(cue.said)) and kinds.isdisjoint(cue.not_said)


def _detector(name: str, cue: str) -> Detector:
    if name not in DETECTORS:
        known = ", ".join(sorted({*DETECTORS, *PASSED_OVER}))
        raise CueError(f"cue {cue!r} names the detector {name!r}; there are: {known}")
    return DETECTORS[name]
