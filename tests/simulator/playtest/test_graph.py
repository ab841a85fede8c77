"""A scenario as a graph, in Mermaid's language, and as a picture."""

from __future__ import annotations

from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from simulator.playtest import Archetype, run_archetypes
from simulator.playtest.drawing import HEIGHT, LETTERS, WIDTH, plan, svg
from simulator.playtest.graph import ANYWHERE, GROUPS, Graph, graph_of
from simulator.playtest.mermaid import mermaid
from tests.shipped import shipped
from tests.simulator.playtest.rooms import WordScorer, room

SVG = "{http://www.w3.org/2000/svg}"
BEATS: dict[str, Any] = {
    "desk": {
        "says": 'She says "wait" <b>& waits</b> [/] for a very long time indeed, longer than this line.',
        "next": [
            {"if": {"act": "asks-wants"}, "go": "stays"},
            {"if": {"act": "blames"}, "go": "back"},
            {"if": {"act": "sells"}, "go": "back"},
            {"go": "desk"},
        ],
    },
    "back": {"says": "So?", "next": [{"go": "desk"}]},
}


def drawn(**changes: Any) -> Graph:
    loaded = room(BEATS, interrupts=[{"if": {"patience": "< 10"}, "go": "leaves"}], **changes)
    return graph_of(loaded.scenario, run_archetypes(loaded, WordScorer()))


def test_every_beat_and_ending_is_there_and_every_way_between_them() -> None:
    graph = drawn()
    assert [node.name for node in graph.nodes] == ["desk", "back", "stays", "leaves", ANYWHERE]
    ways = {(edge.source, edge.target): edge for edge in graph.edges}
    assert set(ways) >= {("desk", "stays"), ("desk", "back"), ("desk", "desk"), ("back", "desk"), (ANYWHERE, "leaves")}
    assert ways["desk", "back"].asks == ("act blames", "act sells")
    assert ways[ANYWHERE, "leaves"].asks == ("patience < 10", "time is up after 6 replies")


def test_it_knows_where_the_archetypes_go() -> None:
    blames = {"replies": ["You should have said."] * 6, "ends": "leaves", "score": [0, 100]}
    graph = drawn(playthroughs={"self-centred": blames})
    nodes = {node.name: node for node in graph.nodes}
    assert nodes["stays"].visitors == (Archetype.PLATINUM,)
    assert [group.name for group in nodes["stays"].groups] == ["listens"]
    assert Archetype.SELF_CENTRED in nodes["back"].visitors
    assert nodes["desk"].groups == GROUPS
    assert {edge.source for edge in graph.edges if Archetype.PLATINUM in edge.travellers} == {"desk"}
    assert all(not node.visitors for node in graph_of(room().scenario).nodes)


def test_every_archetype_has_a_colour_and_a_letter_of_its_own() -> None:
    assert sorted(one for group in GROUPS for one in group.archetypes) == sorted(Archetype)
    assert len(set(LETTERS.values())) == len(Archetype)


def test_in_mermaid_nothing_of_the_file_can_break_out_of_its_box() -> None:
    text = mermaid(drawn(title='A "title" `with` #marks; and | more'))
    assert text.startswith(
        '---\ntitle: "A #quot;title#quot; #96;with#96; #35;marks#59; and #124; more"\n---\nflowchart TD'
    )
    assert "#lt;b#gt;" in text
    assert "b_desk --> b_stays" in text
    assert "anywhere_ -.-> b_leaves" in text
    assert "class b_stays group0" in text
    assert "class b_desk several" in text
    assert '-- "act asks-wants" -->' in mermaid(drawn(), conditions=True)


def test_the_picture_is_sound_svg_and_shows_every_name() -> None:
    picture = svg(drawn())
    root = ET.fromstring(picture)  # noqa: S314 - our own
    words = [text.text or "" for text in root.iter(f"{SVG}text")]
    assert {"desk", "back", "stays", "leaves", "5 of 5 · She stays", "2 of 5 · She goes"} <= set(words)
    assert any("<b>& waits" in word for word in words)
    assert not list(root.iter(f"{SVG}b"))
    assert len(list(root.iter(f"{SVG}rect"))) == 1 + len(GROUPS) + 5
    assert svg(drawn()) == picture


def apart(graph: Graph) -> bool:
    boxes = plan(graph).places.values()
    return all(abs(a.x - b.x) >= WIDTH or abs(a.y - b.y) >= HEIGHT for a, b in combinations(boxes, 2))


@pytest.mark.parametrize("loaded", shipped(), ids=lambda loaded: loaded.name)
def test_no_two_boxes_lie_over_each_other(loaded: Any) -> None:
    graph = graph_of(loaded.scenario)
    assert apart(graph)
    ET.fromstring(svg(graph))  # noqa: S314 - our own


def test_one_beat_is_enough() -> None:
    graph = graph_of(room().scenario)
    assert apart(graph)
    assert "desk" in svg(graph)
