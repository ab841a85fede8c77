"""Beside the conversation: what is wrong with the file, what the customer heard, and which ways on held."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Vertical, VerticalScroll

from simulator.tui.preview.views import HeardView, PartView, ProblemView, StageView, WayView
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.words import Words

TAKEN, HELD, FAILED = "✓", "·", "✗"
INDENT = 4


class Panel(VerticalScroll, can_focus=True):
    """Shows one stage at a time."""

    def __init__(self) -> None:
        super().__init__(id="panel")

    def compose(self) -> Iterator[Vertical]:
        """Lay out an empty panel."""
        yield Vertical(id="panel-body")

    async def show(self, stage: StageView, words: Words) -> None:
        """Show ``stage``."""
        body = self.query_one("#panel-body", Vertical)
        async with self.batch():
            await body.remove_children()
            await body.mount_all(list(panel_parts(stage, words)))
        self.scroll_home(animate=False)


def panel_parts(stage: StageView, words: Words) -> Iterator[Prose | Row]:
    """Yield what the panel says, from what needs doing down to what comes next."""
    errors = [problem for problem in stage.problems if problem.error]
    remarks = [problem for problem in stage.problems if not problem.error]
    if errors:
        yield _heading(words.count("preview.errors", len(errors)), "$cost")
        yield Prose(plain(words("preview.kept" if stage.playable else "preview.mend"), "$quiet"), classes="panel-note")
        for problem in errors:
            yield _problem(problem, "$cost")
    if stage.heard is not None:
        yield from _heard(stage.heard, words)
        yield _heading(words("preview.ways", beat=stage.heard.route[0]))
        yield from _looked_at(stage.ways, words)
    if stage.next_ways:
        yield _heading(words("preview.next", beat=stage.beat))
        for way in stage.next_ways:
            yield _ahead(way, words)
    if remarks:
        yield _heading(words.count("preview.remarks", len(remarks)), "$step-golden")
        for problem in remarks:
            yield _problem(problem, "$step-golden")


def _heading(text: str, style: str = "$quiet") -> Prose:
    return Prose(label(text, f"bold {style}"), classes="panel-heading")


def _problem(problem: ProblemView, style: str) -> Row:
    told = [plain(problem.message, style)]
    if problem.line_text.strip():
        told.append(label(problem.line_text.strip(), "$voice"))
    if problem.hint:
        told.append(plain(problem.hint, "$quiet"))
    place = f"{problem.line}:{problem.column}" if problem.line else "–"
    return Row(label(place, style), join(*told, by="\n"), indent=8, classes="panel-row")


def _heard(heard: HeardView, words: Words) -> Iterator[Prose | Row]:
    score = label(f"{heard.value} {words(f'step.{heard.step}')}", f"$step-{heard.step}")
    yield Prose(
        join(label(words("preview.heard", n=heard.number), "bold $quiet"), score, by="  "), classes="panel-heading"
    )
    for key, names in heard.facts:
        yield Prose(join(label(f"{key}: ", "$quiet"), label(names, "$voice")))
    moved = [
        join(label(f"{name} ", "$quiet"), label(f"{before} → {after}", "$gain" if after > before else "$cost"))
        for name, before, after in heard.gauges
    ]
    if moved:
        yield Prose(join(*moved, by="   "))


def _looked_at(ways: tuple[WayView, ...], words: Words) -> Iterator[Row]:
    """Those before the one taken with what kept them back; those after it were not asked any more."""
    passed = False
    for way in ways:
        if way.taken:
            yield _way(way, TAKEN, "bold $gain", words)
        elif way.stays and way.held:
            yield _way(way, HELD, "$faint", words, words("preview.stays"))
        elif passed:
            yield _short(way, words, words("preview.later") if way.held else "")
        else:
            yield _way(way, FAILED, "$quiet", words)
        passed = passed or way.taken


def _way(way: WayView, mark: str, style: str, words: Words, remark: str = "") -> Row:
    parts = [_part(part, way) for part in way.parts] or [label(words("preview.always"), "$faint")]
    colour = "$gain" if mark == TAKEN else "$cost" if mark == FAILED else "$faint"
    told = join(_head(way, style, words, remark), *parts, by="\n")
    return Row(label(f"{mark} ", colour), told, indent=INDENT, classes="panel-row")


def _short(way: WayView, words: Words, remark: str = "") -> Row:
    return Row(label(""), _head(way, "$faint", words, remark), indent=INDENT, classes="panel-row")


def _ahead(way: WayView, words: Words) -> Row:
    """A way on before anybody has replied: where it goes, and what it asks for."""
    asks = "; ".join(part.text for part in way.parts if not part.depth) or words("preview.always")
    told = join(_head(way, "$voice", words), label(asks, "$quiet"), by="  ")
    return Row(label(""), told, indent=INDENT, classes="panel-row")


def _head(way: WayView, style: str, words: Words, remark: str = "") -> Content:
    name = words("preview.interrupt", n=way.number) if way.interrupt else str(way.number)
    told = join(label(f"{name} → ", "$quiet"), label(way.goes, style))
    return join(told, label(f"({remark})", "$faint"), by=" ") if remark else told


def _part(part: PartView, way: WayView) -> Content:
    colour = "$gain" if part.held else "$cost"
    actual = label(f"  ({part.actual})", "$quiet") if part.actual else Content("")
    told = label(part.text, "$foreground" if way.taken or not part.held else "$quiet")
    return join(Content("  " * part.depth), label(f"{TAKEN if part.held else FAILED} ", colour), told, actual)
