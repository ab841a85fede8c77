"""Cue packs: what the scorer looks for, read from YAML and checked before use.

A pack is a folder of YAML files for one language (``packs/en/*.yaml``), each with ``cues`` and, where phrases share
words, ``lists``. A cue is its own test: its ``hits`` say which words it must mark, its ``misses`` what
it must let pass.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from scoring.errors import CueError, UnknownLanguage
from scoring.model import Act, Channel, Context, Exchange, Fact, Step

LANGUAGES = ("en", "fr")

CueId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Before(BaseModel):
    """An exchange before an example's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reply: Line
    customer: str = ""


class Example(BaseModel):
    """A reply that a cue must mark, or must let pass; in a hit ``[`` and ``]`` stand around the exact span.

    Where the cue marks words of the customer's that the reply passes over, a hit says which under ``unanswered``.
    ``earlier`` are the exchanges before, ``told`` the facts that were told in them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    reply: Line
    customer: str = ""
    channel: str = "chat"
    earlier: tuple[Before, ...] = ()
    told: tuple[str, ...] = ()
    unanswered: str = ""

    def context(self, language: str) -> Context:
        """Return what the scorer is told beside the reply."""
        return Context(
            channel=Channel(self.channel),
            customer=self.customer,
            earlier=tuple(Exchange(turn.customer, turn.reply) for turn in self.earlier),
            facts=tuple(Fact(f"told-{number}", text, told=True) for number, text in enumerate(self.told, start=1)),
            language=language,
        )

    @property
    def plain(self) -> str:
        """The reply without its marks."""
        return self.reply.replace("[", "").replace("]", "")

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The marked spans, as offsets into ``plain``."""
        out: list[tuple[int, int]] = []
        start = 0
        for removed, match in enumerate(re.finditer(r"[\[\]]", self.reply)):
            here = match.start() - removed
            if match.group() == "[":
                start = here
            else:
                out.append((start, here))
        return out

    @property
    def said_spans(self) -> list[tuple[int, int]]:
        """The span of ``unanswered``, as offsets into what the customer said; none where it isn't there."""
        start = self.customer.find(self.unanswered) if self.unanswered else -1
        return [(start, start + len(self.unanswered))] if start >= 0 else []


def _as_example(value: object) -> object:
    return {"reply": value} if isinstance(value, str) else value


Examples = list[Annotated[Example, BeforeValidator(_as_example)]]
PatternSource = str | dict[Literal["tokens", "tree"], list[dict[str, Any]]]


class Cue(BaseModel):
    """Something the scorer looks for in a reply.

    ``points`` are what one finding is worth, -40 to 40; a second finding of the same cue counts half, further ones
    nothing. ``alone`` replaces ``points`` when nothing in the reply takes up what the customer said and no act serves
    them: empathy words are worth nothing by themselves. ``unless`` patterns silence the cue in the same sentence,
    ``unless_reply`` patterns wherever they stand in the reply: a no with a way out beside it is no dead end.
    ``detector`` names code instead of patterns, where words do not suffice. Where weights are learnt, a cue's points
    are weighed against all other evidence; those of a ``firm`` one count as written, beside the verdict.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: CueId
    step: Step
    act: Act | None = None
    points: Annotated[int, Field(ge=-40, le=40)]
    alone: Annotated[int, Field(ge=-40, le=40)] | None = None
    message: Line
    why: Line
    source: Line
    rewrite: str = ""
    ask: str = ""
    patterns: list[PatternSource] = Field(default_factory=list)
    unless: list[PatternSource] = Field(default_factory=list)
    unless_reply: list[PatternSource] = Field(default_factory=list)
    detector: str = ""
    firm: bool = Field(False, description="its points count in full beside a learnt verdict")
    question: bool | None = Field(None, description="only in a sentence that is (true) or is not (false) a question")
    place: Literal["anywhere", "start", "end"] = "anywhere"
    said: list[str] = Field(default_factory=list, description="only in answer to words of one of these kinds")
    not_said: list[str] = Field(default_factory=list, description="never in answer to words of one of these kinds")
    after: list[str] = Field(default_factory=list, description="only after an earlier reply of one of these kinds")
    hits: Examples
    misses: Examples
    false_alarms: Examples = Field(default_factory=list, description="known ones, kept so that they are not forgotten")

    @property
    def suggestion(self) -> str:
        """The rewrite or the question to try; empty when nothing needs mending."""
        return self.rewrite or self.ask


class PackFile(BaseModel):
    """One YAML file of a pack."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    about: str = ""
    lists: dict[str, list[str]] = Field(default_factory=dict)
    kinds: dict[str, list[PatternSource]] = Field(default_factory=dict)
    cues: list[Cue] = Field(default_factory=list)


class Pack(BaseModel):
    """All cues of one language, in the order of their ids, with their lists and a version of their content.

    ``kinds`` say by which words a customer is seen to praise, to complain, to ask …; cues may depend on them.
    """

    model_config = ConfigDict(frozen=True)

    language: str
    version: str
    lists: dict[str, list[str]]
    kinds: dict[str, list[PatternSource]]
    cues: tuple[Cue, ...]

    def cue(self, cue_id: str) -> Cue:
        """Return the cue with this id. Raises ``KeyError`` when there is none."""
        for cue in self.cues:
            if cue.id == cue_id:
                return cue
        raise KeyError(cue_id)


@cache
def load_pack(language: str) -> Pack:
    """Return the shipped pack of ``language``. Raises ``UnknownLanguage`` or ``CueError``."""
    folder = files("scoring") / "packs" / language
    if language not in LANGUAGES or not folder.is_dir():
        raise UnknownLanguage(f"There is no scorer for the language {language!r}; there is one for: en, fr.")
    sources = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    return read_pack(language, sources)


def read_pack(language: str, sources: Mapping[str, str]) -> Pack:
    """Return a pack from file names and their YAML text. Raises ``CueError`` naming file, cue and fault."""
    lists: dict[str, list[str]] = {}
    kinds: dict[str, list[PatternSource]] = {}
    cues: dict[str, Cue] = {}
    digest = hashlib.sha256()
    for name in sorted(sources):
        digest.update(sources[name].encode())
        part = _read_file(name, sources[name])
        for key, words in part.lists.items():
            if key in lists:
                raise CueError(f"{name}: the list {key!r} is declared twice")
            lists[key] = words
        for kind, patterns in part.kinds.items():
            kinds.setdefault(kind, []).extend(patterns)
        for cue in part.cues:
            if cue.id in cues:
                raise CueError(f"{name}: the cue {cue.id!r} is there twice")
            _check(name, cue)
            cues[cue.id] = cue
    for cue in cues.values():
        for kind in (*cue.said, *cue.not_said, *cue.after):
            if kind not in kinds:
                raise CueError(
                    f"cue {cue.id!r}: unknown kind {kind!r}; there are: {', '.join(sorted(kinds)) or 'none'}"
                )
    ordered = tuple(cues[key] for key in sorted(cues))
    return Pack(
        language=language, version=f"{language} {digest.hexdigest()[:12]}", lists=lists, kinds=kinds, cues=ordered
    )


# The C parser reads our own packs five times faster; they are part of the program, not somebody's file.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _read_file(name: str, source: str) -> PackFile:
    try:
        data = yaml.load(source, Loader=_LOADER)  # noqa: S506
        return PackFile.model_validate(data)
    except yaml.YAMLError as error:
        raise CueError(f"{name}: not readable as YAML: {error}") from error
    except ValidationError as error:
        faults = [
            f"{_cue_name(data, fault['loc'])}{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        ]
        raise CueError(f"{name}: " + "; ".join(faults)) from error


def _cue_name(data: Any, loc: Sequence[int | str]) -> str:
    if len(loc) > 1 and loc[0] == "cues" and isinstance(loc[1], int):
        cue = data["cues"][loc[1]]
        if isinstance(cue, dict) and "id" in cue:
            return f"cue {cue['id']!r}: "
    return ""


def _check(name: str, cue: Cue) -> None:
    where = f"{name}: cue {cue.id!r}: "
    if bool(cue.patterns) == bool(cue.detector):
        raise CueError(f"{where}needs either patterns or a detector")
    if len(cue.hits) < 3 or len(cue.misses) < 3:
        raise CueError(f"{where}needs at least three hits and three misses")
    if any(not hit.spans and not hit.said_spans for hit in cue.hits):
        raise CueError(f"{where}every hit marks its span with [ and ], or says what of the customer's is unanswered")
    if cue.points < 0 and not cue.suggestion:
        raise CueError(f"{where}takes points away, so it must say what to try: rewrite or ask")
