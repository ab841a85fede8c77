"""Writes a page a language on every cue, from the packs: ``make docs`` or ``python -m docs.cues [FOLDER]``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from scoring.cues import LANGUAGES, Cue, Example, Pack, load_pack
from scoring.measured import Measured, load_measured
from scoring.model import Step

FOLDER = Path(__file__).parent / "cues"

_WORDS = {
    "en": {
        "title": "What the scorer looks for in English",
        "about": "Written by `make docs` from the cue packs; `platinum cues` shows the same. The points are what one "
        "finding is worth by itself; the step that the reply stands on as a whole adds more to the cues that speak for "
        "it. A second finding of a cue counts half, further ones nothing.",
        "points": "{points:+d} points",
        "alone": "at most {alone:+d} where nothing beside it serves the customer",
        "act": "act",
        "why": "Why",
        "source": "From",
        "suggestion": "Try",
        "hits": "Found in",
        "misses": "Passed over in",
        "false_alarms": "Found by mistake in",
        "measured": "On {replies} labelled real replies: found {found} times, {alarms} of them against the readers",
        "customer": "Customer: {said}",
        "before": "Reply before: {said}",
        "told": "Told before: {said}",
    },
    "fr": {
        "title": "Ce que le barème cherche en français",
        "about": "Page écrite par `make docs` à partir des indices ; `platinum cues --language fr` montre la même "
        "chose. Les points sont ceux d'un indice trouvé seul ; le palier de la réponse entière en ajoute aux indices "
        "qui parlent pour lui. Le même indice compte pour moitié la deuxième fois, pour rien ensuite.",
        "points": "{points:+d} points",
        "alone": "au plus {alone:+d} quand rien à côté ne sert le client",
        "act": "acte",
        "why": "Pourquoi",
        "source": "Source",
        "suggestion": "À essayer",
        "hits": "Trouvé dans",
        "misses": "Laissé passer dans",
        "false_alarms": "Trouvé à tort dans",
        "measured": "Sur {replies} vraies réponses annotées : trouvé {found} fois, dont {alarms} contre les lecteurs",
        "customer": "Client : {said}",
        "before": "Réponse d'avant : {said}",
        "told": "Déjà dit : {said}",
    },
}


def page(pack: Pack) -> str:
    """Return the page on all cues of ``pack`` in Markdown: by step, an anchor a cue (its id)."""
    words = _WORDS[pack.language]
    lines = [f"# {words['title']}", "", words["about"], ""]
    by_step = {step: [cue for cue in pack.cues if cue.step is step] for step in Step}
    for step, cues in by_step.items():
        if cues:
            links = ", ".join(f"[{cue.id}](#{cue.id})" for cue in cues)
            lines += [f"**{step.value}** ({len(cues)}): {links}", ""]
    measured = load_measured(pack.language)
    for step, cues in by_step.items():
        if cues:
            lines += [f"## {step.value.capitalize()}", ""]
        for cue in cues:
            lines += _section(cue, words, measured)
    return "\n".join(lines).rstrip() + "\n"


def _section(cue: Cue, words: dict[str, str], measured: Measured | None) -> Iterator[str]:
    worth = words["points"].format(points=cue.points)
    if cue.alone is not None:
        worth += f", {words['alone'].format(alone=cue.alone)}"
    act = f" · {words['act']}: {cue.act.value}" if cue.act else ""
    yield from (f"### {cue.id}", "", f"{worth}{act}", "", _plain(cue.message), "")
    for name, value in (("why", cue.why), ("source", cue.source), ("suggestion", cue.suggestion)):
        if value:
            yield f"- {words[name]}: {_plain(value)}"
    if measured:
        found, alarms = measured.of(cue.id)
        yield f"- {words['measured'].format(replies=measured.replies, found=found, alarms=alarms)}"
    yield ""
    for name, examples in (("hits", cue.hits), ("misses", cue.misses), ("false_alarms", cue.false_alarms)):
        if examples:
            yield from (f"{words[name]}:", "")
            yield from (_example(example, words) for example in examples)
            yield ""


def _example(example: Example, words: dict[str, str]) -> str:
    out, at = "", 0
    for start, end in example.spans:
        out += f"{_plain(example.plain[at:start])}<mark>{_plain(example.plain[start:end])}</mark>"
        at = end
    out += _plain(example.plain[at:])
    heard = [words["told"].format(said=_plain(fact)) for fact in example.told]
    for turn in example.earlier:
        heard += [words["customer"].format(said=_plain(turn.customer))] if turn.customer else []
        heard.append(words["before"].format(said=_plain(turn.reply)))
    if example.customer:
        heard.append(words["customer"].format(said=_said(example)))
    return "".join((f"- {out}", *(f"  \n  {line}" for line in heard)))


def _said(example: Example) -> str:
    """What the customer said, with a mark on what a hit leaves unanswered."""
    said = example.customer
    for start, end in example.said_spans:
        return f"{_plain(said[:start])}<mark>{_plain(said[start:end])}</mark>{_plain(said[end:])}"
    return _plain(said)


def _plain(words: str) -> str:
    """Return ``words`` on one line, so that Markdown shows them as they are."""
    return re.sub(r"([\\`*_\[\]<>#|&~])", r"\\\1", re.sub(r"\s+", " ", words))


def write(folder: Path = FOLDER) -> None:
    """Write ``folder``/LANGUAGE.md for every language. Raises ``OSError`` or ``CueError``."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        (folder / f"{language}.md").write_text(page(load_pack(language)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(*(Path(name) for name in sys.argv[1:2]))
