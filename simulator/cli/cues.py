"""``platinum cues``: what the scorer looks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulator.cli.faults import Refusal
from simulator.cli.options import Json, Language
from simulator.cli.output import Line, console, data, label, named, table, text

if TYPE_CHECKING:
    from rich.text import Text

    from scoring.cues import Cue, Example, Pack


def cues(
    cue: Annotated[str | None, typer.Argument(metavar="ID", help="The cue to tell about; without it all.")] = None,
    language: Annotated[
        Language | None, typer.Option("--language", help="The language of the replies; en, or any that has the cue.")
    ] = None,
    as_json: Json = False,
) -> None:
    """List what the scorer looks for, or tell all about one cue.

    The points are those in use; the step that a reply stands on as a whole adds more to the cues that speak for it.
    """
    from scoring.cues import load_pack

    if cue is None:
        _list(load_pack((language or Language.EN).value), as_json=as_json)
        return
    packs = [load_pack(known.value) for known in ([language] if language else Language)]
    found = [(pack, known) for pack in packs for known in pack.cues if known.id == cue.strip().casefold()]
    if not found:
        raise _unknown(cue, packs)
    if as_json:
        data([as_dict(known, pack.language) for pack, known in found])
        return
    paper = console()
    for number, (pack, known) in enumerate(found):
        for line in _page(known, pack.language):
            paper.print(line)
        if number + 1 < len(found):
            paper.print()


_BESIDE = ("channel", "earlier", "told", "unanswered")


def as_dict(cue: Cue, language: str) -> dict[str, Any]:
    """Return what there is to tell about ``cue``, as plain data for JSON."""
    return {
        "id": cue.id,
        "language": language,
        "step": cue.step.value,
        "act": cue.act.value if cue.act else None,
        "points": cue.points,
        "firm": cue.firm,
        "alone": cue.alone,
        "message": cue.message,
        "why": cue.why,
        "source": cue.source,
        "suggestion": cue.suggestion,
        "hits": [{**_plain(example), "spans": [list(span) for span in example.spans]} for example in cue.hits],
        "misses": [_plain(example) for example in cue.misses],
        "false_alarms": [_plain(example) for example in cue.false_alarms],
    }


def _plain(example: Example) -> dict[str, Any]:
    told = {name: value for name, value in example.model_dump().items() if name in _BESIDE and value}
    return {"reply": example.plain, "customer": example.customer, **told}


def _unknown(name: str, packs: list[Pack]) -> Refusal:
    from scoring.model import SCALE_ENTRIES, TRAINED_ENTRIES
    from scoring.text import one_line
    from simulator.scenario.problems import nearest

    wanted = one_line(name)
    if wanted in TRAINED_ENTRIES:
        return Refusal(f"{wanted} is no cue: it is how a sentence is worded, learnt from labelled replies.")
    if wanted in SCALE_ENTRIES:
        return Refusal(f"{wanted} is no cue: it is where the scale from 0 to 100 begins or ends.")
    close = nearest(wanted, (known.id for pack in packs for known in pack.cues), most=3)
    hint = f" Did you mean {' or '.join(close)}?" if close else ""
    return Refusal(f"there is no cue {wanted!r}.{hint}\nplatinum cues  lists what there is.")


def _list(pack: Pack, *, as_json: bool) -> None:
    if as_json:
        data([as_dict(cue, pack.language) for cue in pack.cues])
        return
    rows = [(cue.id, cue.step.value, f"{cue.points:+d}") for cue in pack.cues]
    first, *lines = table(("Cue", "Step", "Points"), rows)
    paper = console()
    paper.print(first)
    for cue, line in zip(pack.cues, lines, strict=True):
        paper.print(line)
        paper.print(Line(label(cue.message, "dim"), indent=4))


def _page(cue: Cue, language: str) -> Iterator[Line]:
    points = f"{cue.points:+d} points{' in any case' if cue.firm else ''}"
    if cue.alone is not None:
        points += f", at most {cue.alone:+d} where nothing beside it serves the customer"
    yield Line(label(cue.id, "bold").append(f" · {cue.step.value} · {language} · {points}", style="dim"))
    yield Line(label(cue.message))
    for name, words in (
        ("Why", cue.why),
        ("From", cue.source),
        ("Act", cue.act.value if cue.act else ""),
        ("Try", cue.suggestion),
    ):
        if words:
            yield named(name, words)
    yield from _counted(cue, language)
    for name, examples in (
        ("Found in", cue.hits),
        ("Passed over in", cue.misses),
        ("Found by mistake in", cue.false_alarms),
    ):
        if not examples:
            continue
        yield Line()
        yield Line(label(name, "dim"))
        for example in examples:
            for turn in example.earlier:
                if turn.customer:
                    yield Line(label(turn.customer, "dim"), lead="Customer: ", indent=2)
                yield Line(label(turn.reply, "dim"), lead="Reply before: ", indent=2)
            for fact in example.told:
                yield Line(label(fact, "dim"), lead="Told before: ", indent=2)
            if example.customer:
                yield Line(_asked(example), lead="Customer: ", indent=2)
            yield Line(_marked(example), lead="- ", indent=2)


def _counted(cue: Cue, language: str) -> Iterator[Line]:
    from scoring.measured import load_measured

    measured = load_measured(language)
    if measured:
        found, alarms = measured.of(cue.id)
        yield named("Measured", f"on {measured.replies} real replies found {found} times, {alarms} against the readers")


def _asked(example: Example) -> Text:
    """What the customer said, with brackets around what a hit leaves unanswered."""
    words, said, at = text(""), example.customer, 0
    for start, end in example.said_spans:
        words.append(said[at:start], style="dim").append(f"[{said[start:end]}]", style="bold")
        at = end
    return words.append(said[at:], style="dim")


def _marked(example: Example) -> Text:
    """The reply with its spans in brackets, which a terminal without colours shows too."""
    words, at = text(""), 0
    for start, end in example.spans:
        words.append(example.plain[at:start]).append(f"[{example.plain[start:end]}]", style="bold")
        at = end
    return words.append(example.plain[at:])
