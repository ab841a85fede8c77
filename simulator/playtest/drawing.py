"""A graph as an SVG picture: in layers from left to right, the ways of the archetypes in colour, the others faint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from grandalf.graphs import Edge as LaidEdge
from grandalf.graphs import Graph as LaidGraph
from grandalf.graphs import Vertex
from grandalf.layouts import SugiyamaLayout, VertexViewer
from jinja2 import Environment, PackageLoader, StrictUndefined

from scoring.text import one_line
from simulator.playtest.bank import Archetype
from simulator.playtest.graph import ANYWHERE, GROUPS, Edge, Graph, Group, Node, groups_of

WIDTH, HEIGHT = 214, 58
"""The size of a box, in pixels."""
BETWEEN_LAYERS, BETWEEN_BOXES = 96, 22
MARGIN, TOP = 28, 86
PLAIN = "#b9b9b9"
LETTERS = {
    Archetype.PLATINUM: "P",
    Archetype.EMPATHIC: "E",
    Archetype.GOLDEN_RULE: "G",
    Archetype.SELF_CENTRED: "S",
    Archetype.POLICY_FIRST: "R",
    Archetype.STUFFING: "W",
    Archetype.OFF_TOPIC: "O",
    Archetype.MONOSYLLABIC: "M",
    Archetype.SILENT: "–",
}
"""The letter on an archetype's pip: R for rules, W for warm words."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands: its upper left corner."""

    x: float
    y: float

    @property
    def left(self) -> Point:
        """Where a line comes in."""
        return self.x, self.y + HEIGHT / 2

    @property
    def right(self) -> Point:
        """Where a line goes out."""
        return self.x + WIDTH, self.y + HEIGHT / 2


def svg(graph: Graph) -> str:
    """Return ``graph`` as an SVG document. The same graph gives the same picture every time."""
    places = place(graph)
    arrows = [(PLAIN, "plain"), *((group.ink, f"arrow{number}") for number, group in enumerate(GROUPS))]
    lowest = max(place.y for place in places.values()) + HEIGHT
    picture: str = _template().render(
        title=one_line(graph.title),
        width=round(max(place.x for place in places.values()) + WIDTH + MARGIN),
        height=round(lowest + 2 * MARGIN),
        arrows=arrows,
        legend=list(_legend()),
        boxes=[_box(node, number, places[node.name]) for number, node in enumerate(graph.nodes)],
        lines=list(_lines(graph, places)),
    )
    return picture


def place(graph: Graph) -> dict[str, Place]:
    """Return where each node of ``graph`` is drawn: columns by how many replies lead there, few lines crossing."""
    depth = _depths(graph)
    vertices = {node.name: Vertex(node.name) for node in graph.nodes}
    for vertex in vertices.values():
        vertex.view = VertexViewer(w=HEIGHT, h=WIDTH)
    # The layout's layers lie one under the other; ours side by side. Ways back would turn it upside down.
    forward = [edge for edge in graph.edges if depth[edge.source] < depth[edge.target]]
    edges = [LaidEdge(vertices[edge.source], vertices[edge.target]) for edge in forward]
    laid = LaidGraph(list(vertices.values()), edges)
    corner = 0.0
    centres: dict[str, Point] = {}
    for part in laid.C:
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = BETWEEN_BOXES, BETWEEN_LAYERS
        layout.init_all(roots=[vertex for vertex in part.V() if not vertex.e_in()])
        layout.draw(N=12)
        part_centres = {str(vertex.data): (vertex.view.xy[1], vertex.view.xy[0]) for vertex in part.V()}
        top = min(y for _, y in part_centres.values())
        left = min(x for x, _ in part_centres.values())
        centres.update((name, (x - left, y - top + corner)) for name, (x, y) in part_centres.items())
        corner = max(y for _, y in centres.values()) + HEIGHT + BETWEEN_BOXES
    return {node.name: Place(centres[node.name][0] + MARGIN, centres[node.name][1] + TOP) for node in graph.nodes}


def _depths(graph: Graph) -> dict[str, int]:
    """Return how many ways on each node is away from the opening; what nothing leads to stands at the front."""
    out: dict[str, list[str]] = {}
    for edge in graph.edges:
        out.setdefault(edge.source, []).append(edge.target)
    depth = {graph.first: 0, ANYWHERE: 0}
    ring = [graph.first]
    while ring:
        near = [(target, depth[name] + 1) for name in ring for target in out.get(name, ())]
        ring = [target for target, steps in near if target not in depth and depth.setdefault(target, steps) == steps]
    beyond = max(depth.values()) + 1
    for node in graph.nodes:
        if node.name not in depth:
            depth[node.name] = 1
        if node.kind == "ending":
            depth[node.name] = beyond
    return depth


@cache
def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("simulator.playtest", ""), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("picture.svg.jinja")


def _legend() -> Iterator[dict[str, object]]:
    x = 24
    for group in GROUPS:
        text = f"{group.name}: {', '.join(f'{LETTERS[one]} {one}' for one in group.archetypes)}"
        yield {"x": x, "ink": group.ink, "paper": group.paper, "text": text}
        x += 28 + 7 * len(text)


def _box(node: Node, number: int, at: Place) -> dict[str, object]:
    groups = node.groups
    ending = node.kind == "ending"
    pips = [
        {
            "x": round(at.x + WIDTH / 2 + 17 * (index - (len(node.visitors) - 1) / 2), 1),
            "ink": _ink(one),
            "letter": LETTERS[one],
        }
        for index, one in enumerate(node.visitors)
    ]
    fill = "#ffffff" if not groups else groups[0].paper if len(groups) == 1 else f"url(#box{number})"
    return {
        "id": f"box{number}",
        "x": round(at.x, 1),
        "y": round(at.y, 1),
        "width": WIDTH,
        "height": HEIGHT,
        "round": HEIGHT / 2 if ending else 6,
        "fill": fill,
        "ink": groups[0].ink if len(groups) == 1 else "#1b1b1b" if groups else "#9a9a9a",
        "stroke": 1.6,
        "dashes": "" if groups else "5 4",
        "name": f"{node.name} · {node.verdict} of 5" if ending else one_line(node.name),
        "says": one_line(node.says),
        "tip": one_line(f"{node.name}: {', '.join(node.visitors) or 'no archetype comes here'}"),
        "pips": pips,
        "stripes": [
            {"paper": group.paper, "start": round(index / len(groups), 3), "end": round((index + 1) / len(groups), 3)}
            for index, group in enumerate(groups)
        ],
    }


def _ink(archetype: Archetype) -> str:
    return groups_of([archetype])[0].ink


def _lines(graph: Graph, places: dict[str, Place]) -> Iterator[dict[str, object]]:
    """Yield the lines, the faint ones first; where several groups go one way, their lines run side by side."""
    for edge in sorted(graph.edges, key=lambda edge: bool(edge.groups)):
        groups: Sequence[Group | None] = edge.groups or (None,)
        for index, group in enumerate(groups):
            shift = 5.0 * (index - (len(groups) - 1) / 2)
            yield {
                "d": _path(places[edge.source], places[edge.target], shift, edge.source == edge.target),
                "ink": group.ink if group else PLAIN,
                "arrow": f"arrow{GROUPS.index(group)}" if group else "plain",
                "width": 2.6 if group else 0.9,
                "dashes": "" if edge.source != ANYWHERE else "2 4",
                "opacity": 1 if group else 0.55,
                "tip": one_line(_tip(edge)),
            }


def _tip(edge: Edge) -> str:
    by = f" ({', '.join(edge.travellers)})" if edge.travellers else ""
    return f"{edge.source} → {edge.target}{by}: {' / '.join(edge.asks)}"


def _path(source: Place, target: Place, shift: float, here: bool) -> str:
    if here:
        return _curve(
            [(source.x + 60 + shift, source.y), (source.x + 50, source.y - 26), (source.x + 110, source.y - 26)],
            (
                source.x + 100 + shift,
                source.y,
            ),
        )
    if target.x > source.x:
        (x0, y0), (x1, y1) = source.right, target.left
        bend = max(40.0, (x1 - x0) * 0.45)
        return _curve([(x0, y0 + shift), (x0 + bend, y0 + shift), (x1 - bend, y1 + shift)], (x1, y1 + shift))
    if abs(target.x - source.x) < 1:
        # In one column: round the right-hand side.
        (x0, y0), (x1, y1) = source.right, target.right
        out = 30 + abs(y1 - y0) * 0.08
        return _curve([(x0, y0 + shift), (x0 + out, y0 + shift), (x1 + out, y1 + shift)], (x1, y1 + shift))
    down = HEIGHT / 2 + 12 + abs(shift)
    (x0, y0), (x1, y1) = (
        (source.x + WIDTH / 2 + shift, source.y + HEIGHT),
        (target.x + WIDTH / 2 + shift, target.y + HEIGHT),
    )
    return _curve([(x0, y0), (x0, y0 + down), (x1, y1 + down)], (x1, y1))


def _curve(points: Iterable[Point], end: Point) -> str:
    (x0, y0), (x1, y1), (x2, y2) = points
    numbers = (x0, y0, x1, y1, x2, y2, *end)
    start, *rest = (f"{x:.1f},{y:.1f}" for x, y in zip(numbers[::2], numbers[1::2], strict=True))
    return f"M{start} C{' '.join(rest)}"
