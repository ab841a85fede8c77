"""``platinum play`` without a screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.attempts import open_store
from simulator.cli.exits import ExitCode
from tests.simulator.cli.conftest import CURT, KIND, SOUP, Run


def test_prints_the_conversation_in_the_order_in_which_it_was_held(run: Run, replies: Path) -> None:
    result = run("play", SOUP, "--replies", replies)
    assert result.exit_code == ExitCode.OK
    in_order = [
        "The cold soup",
        "You are waiting tables.",
        "Table 4, one tomato soup",
        "a fresh bowl (5 min, £1.50 extra)",
        "Ana: Excuse me.",
        f"You: {KIND}",
        "71 of 100 · platinum",
        "+21 “What would you like me to do?” You ask what she wants.",
        "Ana: That was kind.",
        "She stays for coffee · 71 of 100 · Ana gives it 5 of 5",
        "to feel: that she is no trouble – met, turn 1",
        "to do: eat hot soup – missed",
        "Never found out\n    - My train goes at two.",
        "Ana would tell a friend: They listen there.",
        "Next time: Ask as early again.",
    ]
    places = [result.stdout.find(part) for part in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)


def test_says_which_replies_came_too_late(run: Run, replies: Path) -> None:
    result = run("play", SOUP, "--replies", replies)
    assert result.stderr == f"{replies}: One reply was not played: the conversation had ended before line 3.\n"


def test_says_when_the_replies_end_before_the_conversation(run: Run) -> None:
    result = run("play", SOUP, "--json", typed="Please wait.\n")
    assert result.exit_code == ExitCode.OK
    assert "has had 1 reply of at most 3" in result.stderr
    played = json.loads(result.stdout)
    assert (played["ending"], played["verdict"], played["debrief"], played["score"]) == (None, None, None, 50)


def test_the_json_holds_the_whole_attempt(run: Run) -> None:
    result = run("play", SOUP, "--replies", "-", "--json", typed=f"Please wait.\n{CURT}\n")
    played = json.loads(result.stdout)
    assert played["score"] == 42
    assert (played["ending"], played["verdict"], played["unplayed"]) == ("leaves", 2, 0)
    assert [want["status"] for want in played["wants"]] == ["missed", "met", "missed"]
    assert played["opening"][0]["says"].startswith("Excuse me.")
    first, last = played["turns"]
    assert [line["says"] for line in first["customer"]] == ["All right.", played["opening"][0]["says"]]
    assert (last["number"], last["reply"], last["value"], last["step"], last["acts"]) == (
        2,
        CURT,
        34,
        "company",
        ["cites-policy"],
    )
    assert sum(entry["points"] for entry in last["receipt"]) == last["value"]
    span = last["receipt"][1]["span"]
    assert CURT[span["start"] : span["end"]] == span["quote"] == "our policy"
    assert played["debrief"]["arc"] == {"points": 0, "bends": []}


def test_the_json_tells_the_shape_of_the_attempt(run: Run) -> None:
    result = run("play", SOUP, "--replies", "-", "--json", typed=f"Please wait.\nPlease wait.\n{CURT}\n")
    played = json.loads(result.stdout)
    assert len(played["turns"]) == 3
    arc = played["debrief"]["arc"]
    assert arc["points"] == -2
    assert [(bend["part"], bend["points"], bend["replies"]) for bend in arc["bends"]] == [("end", -2, [3])]
    assert arc["bends"][0]["message"].startswith("The last reply turned around the firm")


def test_full_shows_every_finding_in_its_place_and_why(run: Run) -> None:
    result = run("play", SOUP, "--full", typed=f"{KIND} But it is our policy.\n")
    lines = [line.strip() for line in result.stdout.splitlines()]
    marks = lines[lines.index(f"{KIND} But it is our policy.") + 1]
    assert marks == "1" + "^" * (len(KIND) - 1) + " " * len(" But it is ") + "2" + "^" * len("ur policy")
    assert "50 to start with  +21 [1]  -16 [2]  = 55" in lines
    assert "Why: A reason." in lines
    assert "Try: Say why." in lines


def test_nothing_is_kept_unless_asked_for(run: Run, replies: Path, home: Path) -> None:
    run("play", SOUP, "--replies", replies)
    assert list(home.iterdir()) == []
    run("play", SOUP, "--replies", replies, "--save", "--trainee", "Ada")
    with open_store() as store:
        (kept,) = store.attempts()
        assert (kept.trainee, kept.scenario, kept.ending, kept.score) == ("Ada", "cold-soup", "stays", 71)
        assert [turn.reply for turn in store.turns(kept.id)] == [KIND]


def test_a_kept_attempt_is_played_in_the_same_words_as_one_that_is_not(run: Run, replies: Path) -> None:
    first = run("play", SOUP, "--replies", replies, "--json")
    kept = [run("play", SOUP, "--replies", replies, "--json", "--save") for _ in range(2)]
    assert {result.stdout_bytes for result in (first, *kept)} == {first.stdout_bytes}


def test_an_unknown_scenario_is_answered_with_the_nearest_names(run: Run, tmp_path: Path) -> None:
    (tmp_path / SOUP.name).write_bytes(SOUP.read_bytes())
    result = run("--scenarios", tmp_path, "play", "cold-soop", typed="Hello.\n")
    assert result.exit_code == ExitCode.USAGE
    assert "cold-soop" in result.stderr
    assert "did you mean `cold-soup`" in result.stderr
    assert result.stdout == ""


def test_a_scenario_in_a_folder_of_ones_own_is_found_by_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / SOUP.name).write_bytes(SOUP.read_bytes())
    for arguments in (["--scenarios", tmp_path, "play", "cold-soup"], ["play", "cold-soup", "--scenarios", tmp_path]):
        assert run(*arguments, typed=KIND).exit_code == ExitCode.OK


def test_a_scenario_with_faults_is_refused_with_their_places(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(SOUP.read_text(encoding="utf-8").replace("go: stays", "go: stais"), encoding="utf-8")
    result = run("play", broken, typed=KIND)
    assert result.exit_code == ExitCode.CONTENT
    assert "broken.yaml:33:" in result.stderr
    assert "stays" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (b"", ExitCode.CONTENT, "holds no replies"),
        (b" \n\t\n", ExitCode.CONTENT, "holds no replies"),
        (b"Wait.\n" + b"x" * 2001, ExitCode.CONTENT, "line 2: this reply has 2,001 characters; a reply can have 2,000"),
        (b"Wait.\n\n\x00\x00\n", ExitCode.CONTENT, "line 3: there is nothing to read"),
        ("Wait.\né".encode("cp1252"), ExitCode.CONTENT, "line 2, is not UTF-8"),
        (b"x" * 1_000_001, ExitCode.CONTENT, "too long"),
    ],
    ids=["empty", "blank", "long", "control", "encoding", "huge"],
)
def test_replies_that_cannot_be_sent_are_named(
    run: Run, tmp_path: Path, content: bytes, code: ExitCode, told: str
) -> None:
    file = tmp_path / "replies.txt"
    file.write_bytes(content)
    result = run("play", SOUP, "--replies", file, "--json")
    assert (result.exit_code, result.stdout) == (code, "")
    assert told in result.stderr


def test_a_file_of_replies_that_is_not_there_is_a_wrong_call(run: Run, tmp_path: Path) -> None:
    for file in (tmp_path / "none.txt", tmp_path):
        result = run("play", SOUP, "--replies", file)
        assert result.exit_code == ExitCode.USAGE
        assert f"{file} can't be read" in result.stderr


def test_line_ends_and_a_byte_order_mark_of_other_systems_are_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "replies.txt"
    file.write_bytes(b"\xef\xbb\xbfPlease wait.\r\n" + KIND.encode() + b"\r\n")
    played = json.loads(run("play", SOUP, "--replies", file, "--json").stdout)
    assert [turn["reply"] for turn in played["turns"]] == ["Please wait.", KIND]


HOSTILE = (
    "[bold]x[/] [/] [@click=app.quit]y[/] \x1b[31mred\x1b]0;title\x07 \x9b2J \u202egnp.exe \U000e0041 👋🏽" + "!?" * 400
)


@pytest.mark.parametrize("form", [[], ["--full"], ["--json"]], ids=["text", "full", "json"])
def test_nothing_typed_reaches_the_terminal_as_markup_or_escape(run: Run, form: list[str]) -> None:
    result = run("play", SOUP, *form, typed=f"{HOSTILE} Please wait.\n{KIND}\n".encode())
    assert result.exit_code == ExitCode.OK
    shown = result.stdout + result.stderr
    assert not set(shown) & set("\x1b\x07\x9b\u202e\U000e0041\x00")
    assert "[bold]x[/] [/] [@click=app.quit]y[/]" in shown


def test_plain_talks_line_by_line_and_keeps_the_attempt(run: Run) -> None:
    result = run("play", SOUP, "--plain", typed=f"Please wait.\n\n{KIND}\nmore\n")
    assert result.exit_code == ExitCode.OK
    assert result.stdout.index("You: Please wait.") < result.stdout.index("Ana: All right.")
    assert "Ana would tell a friend" in result.stdout
    with open_store() as store:
        (kept,) = store.attempts("me")
        assert (kept.turns, kept.ending) == (2, "stays")


def test_plain_keeps_the_feedback_for_the_end_in_an_assessment(run: Run) -> None:
    result = run("play", SOUP, "--plain", "--mode", "assessment", "--no-save", typed=f"{KIND}\n")
    assert result.stdout.index("Ana: That was kind.") < result.stdout.index("71 of 100 · platinum")
    with open_store() as store:
        assert store.attempts() == []


def test_plain_left_in_the_middle_says_how_to_go_on(run: Run) -> None:
    result = run("play", SOUP, "--plain", typed="Please wait.\n")
    assert result.exit_code == ExitCode.OK
    assert f"Left after 1 reply; all is kept. To go on: platinum play {SOUP} --plain" in result.stderr


@pytest.mark.parametrize("other", [["--json"], ["--replies", "-"]])
def test_plain_goes_with_no_other_form(run: Run, other: list[str]) -> None:
    assert run("play", SOUP, "--plain", *other, typed=KIND).exit_code == ExitCode.USAGE
