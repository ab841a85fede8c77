"""Beside the conversation: what is wrong with the file, what the customer heard, and which ways on held."""

from __future__ import annotations

from collections.abc import Iterator

from textual.containers import Vertical, VerticalScroll

from simulator.tui.preview.views import HeardView, PartView, ProblemView, StageView, WayView
from simulator.tui.row import Row
from simulator.tui.safe import Content, Prose, join, label, plain
from simulator.tui.words import Words

TAKEN, FAILED = "✓", "✗"
INDENT = 4


class Panel(VerticalScroll, can_focus=True):
    """Shows one stage at a time."""

    def __init__(self) -> None:
        super().__init__(id="panel")
        self.details = False

    def compose(self) -> Iterator[Vertical]:
        """Lay out an empty panel."""
        yield Vertical(id="panel-body")

    async def show(self, stage: StageView, words: Words) -> None:
        """Show ``stage``."""
        body = self.query_one("#panel-body", Vertical)
        async with self.batch():
            await body.remove_children()
            await body.mount_all(list(panel_parts(stage, words, details=self.details)))
        self.scroll_home(animate=False)


def panel_parts(stage: StageView, words: Words, *, details: bool = False) -> Iterator[Prose | Row]:
    """Yield what the panel says, from what needs doing down to what comes next.

    ``details`` tells of every way that was passed over which parts held and which did not, instead of what it lacked.
    """
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
        yield from _looked_at(stage.ways, words, details)
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


def _looked_at(ways: tuple[WayView, ...], words: Words, details: bool) -> Iterator[Row]:
    """The one taken first, then the others in order; those after it were not asked any more."""
    yield from (_parts_of(way, TAKEN, "bold $gain", words) for way in ways if way.taken)
    passed = False
    for way in ways:
        passed = passed or way.taken
        if way.taken:
            continue
        if way.held:
            yield _short(way, words, words("preview.stays" if way.stays and not passed else "preview.later"))
        elif details:
            yield _parts_of(way, FAILED, "$quiet", words)
        elif passed:
            yield _short(way, words)
        else:
            told = join(_head(way, "$quiet", words), label(way.lacks, "$cost"), by="  ")
            yield Row(label(f"{FAILED} ", "$cost"), told, indent=INDENT, classes="panel-row")


def _parts_of(way: WayView, mark: str, style: str, words: Words) -> Row:
    parts = [_part(part, way) for part in way.parts] or [label(words("preview.always"), "$faint")]
    told = join(_head(way, style, words), *parts, by="\n")
    return Row(label(f"{mark} ", "$gain" if way.taken else "$cost"), told, indent=INDENT, classes="panel-row")


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
