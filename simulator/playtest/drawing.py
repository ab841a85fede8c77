"""A graph as an SVG picture: in layers from left to right, the ways of the archetypes in colour, the others faint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
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
    drawn = plan(graph)
    places = drawn.places
    arrows = [(PLAIN, "plain"), *((group.ink, f"arrow{number}") for number, group in enumerate(GROUPS))]
    lowest = max(place.y for place in places.values()) + HEIGHT
    picture: str = _template().render(
        title=one_line(graph.title),
        width=round(max(place.x for place in places.values()) + WIDTH + MARGIN),
        height=round(lowest + 2 * MARGIN),
        arrows=arrows,
        legend=list(_legend()),
        boxes=[_box(node, number, places[node.name]) for number, node in enumerate(graph.nodes)],
        lines=list(_lines(graph, drawn)),
    )
    return picture


class _Route:
    """What the layout tells about one way: the points between its ends."""

    def __init__(self) -> None:
        self.between: list[Point] = []

    def setpath(self, points: list[Point]) -> None:
        """Take the points in the layout's order: both ends, and between them one for each column passed."""
        self.between = points[1:-1]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything is drawn: the ``places`` of the nodes, and the points ``between`` the ends of long ways."""

    places: dict[str, Place]
    between: dict[tuple[str, str], list[Point]]


def plan(graph: Graph) -> Plan:
    """Return where ``graph`` is drawn: columns by how many replies lead there, few lines crossing."""
    depth = _depths(graph)
    vertices = {node.name: Vertex(node.name) for node in graph.nodes}
    for vertex in vertices.values():
        vertex.view = VertexViewer(w=HEIGHT, h=WIDTH)
    # The layout's layers lie one under the other; ours side by side. Ways back would turn it upside down.
    routes: dict[tuple[str, str], _Route] = {}
    edges = []
    for edge in graph.edges:
        if depth[edge.source] < depth[edge.target]:
            laid_edge = LaidEdge(vertices[edge.source], vertices[edge.target])
            laid_edge.view = routes[edge.source, edge.target] = _Route()
            edges.append(laid_edge)
    corner = float(TOP)
    places: dict[str, Place] = {}
    between: dict[tuple[str, str], list[Point]] = {}
    for part in LaidGraph(list(vertices.values()), edges).C:
        layout = SugiyamaLayout(part)
        layout.xspace, layout.yspace = BETWEEN_BOXES, BETWEEN_LAYERS
        layout.init_all(roots=[vertex for vertex in part.V() if not vertex.e_in()])
        layout.draw(N=12)
        centres = {str(vertex.data): (vertex.view.xy[1], vertex.view.xy[0]) for vertex in part.V()}
        right = MARGIN - min(x for x, _ in centres.values())
        down = corner - min(y for _, y in centres.values())
        places.update((name, Place(x + right, y + down)) for name, (x, y) in centres.items())
        half = (WIDTH / 2, HEIGHT / 2)
        for pair, route in routes.items():
            if pair[0] in centres:
                between[pair] = [(y + right + half[0], x + down + half[1]) for x, y in route.between]
        corner = max(places[name].y for name in centres) + HEIGHT + BETWEEN_BOXES
    return Plan({node.name: places[node.name] for node in graph.nodes}, between)


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
        "name": one_line(node.name),
        "size": min(13.0, round(1.6 * WIDTH / len(node.name), 1)),
        "says": one_line(f"{node.verdict} of 5 · {node.says}" if ending else node.says),
        "tip": one_line(f"{node.name}: {', '.join(node.visitors) or 'no archetype comes here'}"),
        "pips": pips,
        "stripes": [
            {"paper": group.paper, "start": round(index / len(groups), 3), "end": round((index + 1) / len(groups), 3)}
            for index, group in enumerate(groups)
        ],
    }


def _ink(archetype: Archetype) -> str:
    return groups_of([archetype])[0].ink


def _lines(graph: Graph, drawn: Plan) -> Iterator[dict[str, object]]:
    """Yield the lines, the faint ones first; where several groups go one way, their lines run side by side."""
    for edge in sorted(graph.edges, key=lambda edge: bool(edge.groups)):
        groups: Sequence[Group | None] = edge.groups or (None,)
        points = drawn.between.get((edge.source, edge.target), [])
        for index, group in enumerate(groups):
            shift = 5.0 * (index - (len(groups) - 1) / 2)
            yield {
                "d": _path(drawn.places[edge.source], drawn.places[edge.target], shift, points),
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


def _path(source: Place, target: Place, shift: float, between: Sequence[Point]) -> str:
    if source == target:
        x, y = source.x, source.y
        return _curve((x + 60 + shift, y), (x + 50, y - 26), (x + 110, y - 26), (x + 100 + shift, y))
    if target.x > source.x:
        return _onward([source.right, *between, target.left], shift)
    if abs(target.x - source.x) < 1:
        # In one column: round the right-hand side.
        (x0, y0), (x1, y1) = source.right, target.right
        out = 30 + abs(y1 - y0) * 0.08
        return _curve((x0, y0 + shift), (x0 + out, y0 + shift), (x1 + out, y1 + shift), (x1, y1 + shift))
    down = HEIGHT / 2 + 12 + abs(shift)
    (x0, y0) = (source.x + WIDTH / 2 + shift, source.y + HEIGHT)
    (x1, y1) = (target.x + WIDTH / 2 + shift, target.y + HEIGHT)
    return _curve((x0, y0), (x0, y0 + down), (x1, y1 + down), (x1, y1))


def _onward(points: Sequence[Point], shift: float) -> str:
    """Return a line through ``points`` from left to right; past a column it runs level for a box's width."""
    stops: list[Point] = [points[0]]
    for x, y in points[1:-1]:
        stops += [(x - WIDTH / 2, y), (x + WIDTH / 2, y)]
    stops.append(points[-1])
    moved = [(x, y + shift) for x, y in stops]
    path = f"M{_at(moved[0])}"
    for (x0, y0), (x1, y1) in pairwise(moved):
        bend = (x1 - x0) * 0.45
        path += f" C{_at((x0 + bend, y0))} {_at((x1 - bend, y1))} {_at((x1, y1))}"
    return path


def _curve(start: Point, first: Point, second: Point, end: Point) -> str:
    return f"M{_at(start)} C{_at(first)} {_at(second)} {_at(end)}"


def _at(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
