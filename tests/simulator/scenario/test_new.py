"""A new scenario is valid whatever was answered, and its playthroughs go as they say."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.grading import grade
from scoring.model import Channel, Exchange
from simulator.conversation import advance, begin, context_for, spoken
from simulator.scenario import Loaded, check, load_text
from simulator.scenario.new import DEFAULTS, LONGEST, QUESTIONS, Answers, answers, file_name, scenario_text
from simulator.scenario.schema import pointer
from tests.scoring.scorers import scorer

ANSWERED = {
    "en": answers("en"),
    "fr": answers("fr"),
    "en-odd": answers(
        "en",
        Channel.PUBLIC_SOCIAL,
        title='The "odd": {one} # x',
        trade="bank: private",
        name="O'Neil",
        says="No: it's #1 & [bad] – 'really' \\ bad?",
        want="to get my money back.",
        temptation="{{ says }} {% if x %} ${x}",
    ),
    "en-sad": answers("en", Channel.EMAIL, says="My mother has died. You still write to her.", want="have it stop"),
    "fr-train": answers("fr", Channel.IN_PERSON, says="Mon train est parti sans moi.", want="arriver à Lyon ce soir"),
}


def written(told: Answers) -> Loaded:
    return load_text(scenario_text(told, "new.yaml"), "new.yaml")


@pytest.mark.parametrize("told", ANSWERED.values(), ids=ANSWERED)
def test_there_is_nothing_to_remark_on_it_and_it_says_what_was_answered(told: Answers) -> None:
    loaded = written(told)
    assert check(loaded) == ()
    scenario = loaded.scenario
    assert (scenario.title, scenario.language, scenario.channel) == (told.title, told.language, told.channel)
    assert (scenario.trade, scenario.customer.name, scenario.temptation) == (told.trade, told.name, told.temptation)
    assert scenario.beats[scenario.first_beat].says == [told.says]
    assert scenario.customer.wants.do.text == told.want
    assert loaded.text.startswith(f"{pointer()}\n# {told.title}\n")


RUNS = [(name, run) for name, told in ANSWERED.items() for run in written(told).scenario.playthroughs]


@pytest.mark.parametrize(("name", "run"), RUNS)
def test_its_playthroughs_go_as_they_say(name: str, run: str) -> None:
    scenario = written(ANSWERED[name]).scenario
    expected = scenario.playthroughs[run]
    state, opening = begin(scenario, 1)
    said, earlier, scores = spoken(opening), [], []
    for reply in expected.replies:
        assert state.ending is None
        score = scorer(scenario.language).score(reply, context_for(scenario, state, said, earlier))
        earlier.append(Exchange(said, reply))
        state, move = advance(scenario, state, reply, score)
        said = spoken(move.lines)
        scores.append(score)
    assert state.ending == expected.ends
    assert expected.score[0] <= grade(scores) <= expected.score[1]


WORDS = st.text(max_size=60)


@given(st.sampled_from(["en", "fr"]), st.sampled_from(list(Channel)), st.fixed_dictionaries(dict.fromkeys(
    ["title", "trade", "name", "says", "want", "temptation"], WORDS)))  # fmt: skip
def test_whatever_is_answered_the_file_is_valid_or_the_answer_refused(
    language: str, channel: Channel, given_: dict[str, str]
) -> None:
    wordless = [name for name, text in given_.items() if not any(map(str.isalnum, text))]
    with pytest.raises(ValueError, match="write a word") if wordless else nullcontext():
        assert check(written(answers(language, channel, **given_))) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "  ", "…", "x" * (LONGEST + 1)])
def test_an_answer_that_says_nothing_or_too_much_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"^trade: "):
        answers("en", trade=text)


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("The cold soup!", "the-cold-soup.yaml"),
        ("Le plat brûlant", "le-plat-brulant.yaml"),
        ("../../etc/passwd", "etc-passwd.yaml"),
        ("😀", "scenario.yaml"),
    ],
)
def test_the_file_is_named_after_the_title(title: str, file: str) -> None:
    assert file_name(title) == file


def test_everything_that_is_asked_has_a_default_in_both_languages() -> None:
    for language, questions in QUESTIONS.items():
        assert all(getattr(DEFAULTS[language], key) for key in questions)
    assert set(QUESTIONS["en"]) == set(QUESTIONS["fr"])


@pytest.mark.parametrize("told", ANSWERED.values(), ids=ANSWERED)
def test_both_templates_explain_every_part(told: Answers) -> None:
    text = scenario_text(told, "new.yaml")
    assert text.count(" #") > 25
    assert "platinum preview new.yaml" in text
    for part in ("customer:", "facts:", "means:", "interrupts:", "beats:", "endings:", "playthroughs:"):
        assert part in text
