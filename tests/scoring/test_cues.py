from __future__ import annotations

import pytest

from scoring import Channel, Context, CueError, UnknownLanguage
from scoring.cues import Example, load_pack, read_pack
from scoring.scorer import Scorer

CUE = """
cues:
  - id: policy
    step: company
    points: -10
    message: m
    why: w
    source: S6
    rewrite: Here is what I can do.
    patterns: {patterns}
    hits: ["[a]", "[b]", "[c]"]
    misses: [x, y, z]
"""


def pack_with(patterns: str) -> Scorer:
    return Scorer("en", read_pack("en", {"test.yaml": CUE.replace("{patterns}", patterns)}))


@pytest.mark.parametrize(
    ("patterns", "says"),
    [
        ('[{tokens: [{LOWER: "Sorry"}]}]', "never matches: the words compared are in lower case"),
        ('[{tokens: [{LOWER: "i\'m"}]}]', "spaCy splits it"),
        ('[{tokens: [{LEMMA: "be"}]}]', "LEMMA never matches"),
        ('[{tokens: [{LOWER: {IN: ["apologise"]}}]}]', "'apologize'"),
        ('[{tokens: [{LOWER: "our policy"}]}]', "spaCy splits it"),
        ('["we apologise"]', "'apologize'"),
        ('["<nobody> policy"]', "the list <nobody>"),
        ('["our [policy"]', "without its ]"),
        ("[{tokens: [{LOVER: x}]}]", "LOVER"),
        ("[{tree: [{RIGHT_ID: a, RIGHT_ATTRS: {POS: VERB}}]}]", "POS never matches"),
        ("[]", "either patterns or a detector"),
    ],
)
def test_a_pattern_that_can_never_match_is_an_error(patterns: str, says: str) -> None:
    with pytest.raises(CueError) as caught:
        pack_with(patterns)
    assert says in str(caught.value)
    assert "policy" in str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("points: -10", "points: lots"), "cue 'policy': cues.0.points"),
        (("step: company", "step: corporate"), "cue 'policy': cues.0.step"),
        (("misses: [x, y, z]", "misses: [x]"), "at least three hits and three misses"),
        (('"[a]"', "a"), "every hit marks its span"),
        (("    rewrite: Here is what I can do.\n", ""), "must say what to try"),
        (("id: policy", "id: Policy!"), "cues.0.id"),
        (("why: w", "whi: w"), "cues.0.whi"),
        (("cues:", "cues: ["), "not readable as YAML"),
    ],
)
def test_a_faulty_pack_says_which_cue_and_what(change: tuple[str, str], says: str) -> None:
    source = CUE.replace("{patterns}", "[our policy]").replace(*change)
    with pytest.raises(CueError) as caught:
        read_pack("en", {"test.yaml": source})
    assert "test.yaml" in str(caught.value)
    assert says in str(caught.value)


def test_a_cue_or_list_twice_is_an_error() -> None:
    source = CUE.replace("{patterns}", "[our policy]")
    with pytest.raises(CueError, match="there twice"):
        read_pack("en", {"a.yaml": source, "b.yaml": source})
    with pytest.raises(CueError, match="declared twice"):
        read_pack("en", {"a.yaml": "lists: {x: [a]}", "b.yaml": "lists: {x: [b]}"})


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(UnknownLanguage, match="en, fr"):
        load_pack("de")


def test_the_version_follows_the_content() -> None:
    source = CUE.replace("{patterns}", "[our policy]")
    assert read_pack("en", {"a.yaml": source}).version != read_pack("en", {"a.yaml": source + "# "}).version


def test_marked_spans() -> None:
    example = Example(reply="So [our policy] and [that] is it")
    assert example.plain == "So our policy and that is it"
    assert [example.plain[a:b] for a, b in example.spans] == ["our policy", "that"]


KINDS = "\nkinds: {praise: [bravo]}\n"


def points(option: str, channel: Channel, customer: str) -> list[int]:
    """The points of what is found in "our policy" with ``option`` set on the cue."""
    source = CUE.replace("{patterns}", "[our policy]").replace("    why: w", f"    why: w\n    {option}") + KINDS
    scorer = Scorer("en", read_pack("en", {"test.yaml": source}))
    return [found.cue.points for found in scorer.findings("our policy", Context(channel=channel, customer=customer))]


@pytest.mark.parametrize(
    ("option", "in_public", "after_praise", "elsewhere"),
    [
        ("public: -2", [-2], [-2], [-10]),
        ("public: 0", [0], [0], [-10]),
        ("public_not_said: [praise]", [-10], [], [-10]),
        ("channels: [public social]", [-10], [-10], []),
        ("channels: [chat]", [], [], [-10]),
    ],
)
def test_a_cue_may_count_otherwise_in_public(
    option: str, in_public: list[int], after_praise: list[int], elsewhere: list[int]
) -> None:
    assert points(option, Channel.PUBLIC_SOCIAL, "my hat is gone") == in_public
    assert points(option, Channel.PUBLIC_SOCIAL, "bravo") == after_praise
    assert points(option, Channel.CHAT, "bravo") == elsewhere


@pytest.mark.parametrize("option", ["public_not_said: [tears]", "channels: [pigeon]", "public: 90"])
def test_an_unknown_kind_or_channel_is_an_error(option: str) -> None:
    with pytest.raises(CueError, match="policy"):
        points(option, Channel.CHAT, "bravo")
