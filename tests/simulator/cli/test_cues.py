"""``platinum cues`` and the pages on the cues."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docs.cues import page, write
from scoring.cues import LANGUAGES, Cue, Pack, load_pack
from scoring.measured import load_measured
from scoring.model import Act, Step
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import Run

CUE = Cue.model_validate(
    {
        "id": "shuts-the-door",
        "step": Step.COMPANY,
        "act": Act.REFUSES,
        "points": -7,
        "alone": -9,
        "message": "It shuts <the> door.",
        "why": "Nobody\n likes *that*.",
        "source": "S6",
        "rewrite": "Come in.",
        "patterns": ["no"],
        "hits": [{"reply": "Well, [no], and [never].", "customer": "May I?"}, "[No].", "[No] way."],
        "misses": ["Yes.", "Do.", "Go."],
        "false_alarms": ["No doubt."],
    }
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_has_every_cue(run: Run, language: str) -> None:
    known = load_pack(language).cues
    listed = json.loads(run("cues", "--language", language, "--json").stdout)
    assert [cue["id"] for cue in listed] == [cue.id for cue in known]
    shown = run("cues", "--language", language).stdout
    assert [line.split()[0] for line in shown.splitlines()[1:] if line[0] != " "] == [cue.id for cue in known]


def test_a_cue_is_told_whole_with_the_words_it_marks(run: Run) -> None:
    cue = load_pack("en").cue("choice-question")
    (told,) = json.loads(run("cues", cue.id, "--language", "en", "--json").stdout)
    assert (told["id"], told["step"], told["act"]) == ("choice-question", "platinum", "offers-choice")
    for hit, example in zip(told["hits"], cue.hits, strict=True):
        assert [hit["reply"][start:end] for start, end in hit["spans"]] == [
            example.plain[start:end] for start, end in example.spans
        ]
    shown = " ".join(run("cues", cue.id, "--language", "en").stdout.split())
    for words in (cue.message, cue.why, cue.source, "Act: offers-choice"):
        assert words in shown
    for example in (*cue.hits, *cue.misses):
        assert example.reply in shown


@pytest.mark.parametrize(
    ("typed", "told"),
    [("choice-qestion", "choice-question"), ("wording-company", "worded"), ("[b]\x1b[31m", "platinum cues")],
)
def test_an_unknown_cue_names_the_nearest(run: Run, typed: str, told: str) -> None:
    result = run("cues", typed)
    assert (result.exit_code, result.stdout) == (ExitCode.USAGE, "")
    assert told in result.stderr
    assert "\x1b" not in result.stderr


def test_a_page_shows_what_the_pack_says() -> None:
    pack = Pack(language="en", version="", lists={}, kinds={}, cues=(CUE,))
    assert page(pack).partition("## Company\n\n")[2].splitlines() == [
        "### shuts-the-door",
        "",
        "-7 points, at most -9 where nothing beside it serves the customer · act: refuses",
        "",
        "It shuts \\<the\\> door.",
        "",
        "- Why: Nobody likes \\*that\\*.",
        "- From: S6",
        "- Try: Come in.",
        "- On 160 labelled real replies: found 0 times, 0 of them against the readers",
        "",
        "Found in:",
        "",
        "- Well, <mark>no</mark>, and <mark>never</mark>.  ",
        "  Customer: May I?",
        "- <mark>No</mark>.",
        "- <mark>No</mark> way.",
        "",
        "Passed over in:",
        "",
        "- Yes.",
        "- Do.",
        "- Go.",
        "",
        "Found by mistake in:",
        "",
        "- No doubt.",
    ]


def test_a_page_a_language_is_written_and_every_link_has_its_anchor(tmp_path: Path) -> None:
    write(tmp_path / "cues")
    for language in LANGUAGES:
        text = (tmp_path / "cues" / f"{language}.md").read_text(encoding="utf-8")
        for cue in load_pack(language).cues:
            assert f"](#{cue.id})" in text
            assert f"\n### {cue.id}\n" in text


def test_a_page_tells_what_was_counted_on_real_replies() -> None:
    measured = load_measured("en")
    assert measured is not None
    assert measured.replies >= 100
    found, alarms = measured.of("sorry-plain")
    assert found > alarms >= 0
    assert f"found {found} times, {alarms} of them against the readers" in page(load_pack("en"))
    assert measured.of("no-such-cue") == (0, 0)
    assert load_measured("fr") is None
