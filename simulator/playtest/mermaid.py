"""A graph as Mermaid text, which many wikis and editors draw."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.text import one_line
from simulator.playtest.graph import ANYWHERE, GROUPS, Edge, Graph, Node

LONGEST_LABEL = 60
_UNSAFE = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;", ";": "#59;", "|": "#124;"})


def mermaid(graph: Graph, *, conditions: bool = False) -> str:
    """Return ``graph`` as a flowchart in Mermaid's language; with ``conditions``, each way says what it takes."""
    return "\n".join(_lines(graph, conditions)) + "\n"


def _lines(graph: Graph, conditions: bool) -> Iterator[str]:
    yield "---"
    yield f'title: "{_safe(graph.title)}"'
    yield "---"
    yield "flowchart TD"
    for node in graph.nodes:
        yield f"    {_id(node.name)}{_box(node)}"
    for edge in graph.edges:
        yield f"    {_id(edge.source)} {_arrow(edge, conditions)} {_id(edge.target)}"
    for number, group in enumerate(GROUPS):
        yield f"    classDef group{number} fill:{group.paper},stroke:{group.ink},color:#1b1b1b"
    yield "    classDef several fill:#f4f4f4,stroke:#1b1b1b,stroke-width:2px,color:#1b1b1b"
    yield "    classDef nobody fill:#ffffff,stroke:#9a9a9a,stroke-dasharray:4 3,color:#555555"
    for node in graph.nodes:
        if len(node.groups) > 1:
            yield f"    class {_id(node.name)} several"
        elif node.groups:
            yield f"    class {_id(node.name)} group{GROUPS.index(node.groups[0])}"
        else:
            yield f"    class {_id(node.name)} nobody"
    for number, edge in enumerate(graph.edges):
        if edge.groups:
            ink = edge.groups[0].ink if len(edge.groups) == 1 else "#1b1b1b"
            yield f"    linkStyle {number} stroke:{ink},stroke-width:2.5px"
    for group in GROUPS:
        yield f"    %% {group.paper} {group.name}: {', '.join(group.archetypes)}"


def _box(node: Node) -> str:
    visitors = f"<br/><i>{', '.join(node.visitors)}</i>" if node.visitors else ""
    says = f"<br/>{_safe(node.says)}" if node.says else ""
    if node.kind == "ending":
        return f'(["<b>{node.name}</b> · {node.verdict} of 5{says}{visitors}"])'
    if node.kind == "anywhere":
        return '{{"from anywhere"}}'
    return f'["<b>{node.name}</b>{says}{visitors}"]'


def _arrow(edge: Edge, conditions: bool) -> str:
    dotted = edge.source == ANYWHERE
    asks = " / ".join(dict.fromkeys(edge.asks))
    if not conditions or not asks:
        return "-.->" if dotted else "-->"
    label = _safe(asks if len(asks) <= LONGEST_LABEL else asks[: LONGEST_LABEL - 1].rstrip() + "…")
    return f'-. "{label}" .->' if dotted else f'-- "{label}" -->'


def _id(name: str) -> str:
    # Mermaid reads a bare "end" as the end of a group.
    return "anywhere_" if name == ANYWHERE else "b_" + name.replace("-", "_")


def _safe(text: str) -> str:
    return one_line(text).translate(_UNSAFE)
