"""A scenario to begin with: a few answers in, a commented file out that is valid and can be played as it stands."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from importlib import resources
from typing import Any, Literal

from scoring.model import Channel
from scoring.text import one_line
from simulator.scenario.problems import as_name
from simulator.scenario.schema import pointer

Language = Literal["en", "fr"]

LONGEST = 300
"""The most characters that an answer may have."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is asked before a file is written. ``want`` is what the customer wants to do, without a *to*."""

    title: str
    language: Language
    channel: Channel
    trade: str
    name: str
    says: str
    want: str
    temptation: str


DEFAULTS: dict[str, Answers] = {
    "en": Answers(
        title="The parcel that is not there",
        language="en",
        channel=Channel.CHAT,
        trade="parcel service",
        name="Maya",
        says="Your page says delivered. There is nothing here, and it's my sister's birthday present.",
        want="have the present in her hands before Saturday",
        temptation="To read out what the tracking page says. It is true, and it tells the customer nothing new.",
    ),
    "fr": Answers(
        title="Le colis introuvable",
        language="fr",
        channel=Channel.CHAT,
        trade="livraison de colis",
        name="Maya",
        says="Votre site dit « livré ». Il n'y a rien ici, et c'est le cadeau d'anniversaire de ma sœur.",
        want="avoir le cadeau en main avant samedi",
        temptation="Lire ce que dit le suivi. C'est exact, et le client le sait déjà.",
    ),
}
"""What stands in the file where a question is left unanswered."""

QUESTIONS: dict[str, dict[str, str]] = {
    "en": {
        "title": "What is it called?",
        "channel": "Where does it take place?",
        "trade": "In what line of business?",
        "name": "What is the customer called?",
        "says": "What does the customer say first?",
        "want": "What does the customer want to do? To …",
        "temptation": "What looks helpful here, and is not?",
    },
    "fr": {
        "title": "Comment s'appelle-t-il ?",
        "channel": "Où cela se passe-t-il ?",
        "trade": "Dans quel métier ?",
        "name": "Comment s'appelle le client ?",
        "says": "Que dit le client en premier ?",
        "want": "Que veut-il pouvoir faire ? (à l'infinitif)",
        "temptation": "Qu'est-ce qui a l'air d'aider, et n'aide pas ?",
    },
}


class Bare(str):
    """A text that goes into the file as it is, without quotes: a name of ours, or words of a comment."""

    __slots__ = ()


def answers(language: Language, channel: Channel | None = None, **given: str | None) -> Answers:
    """Return the answers given, cleaned, and the defaults of ``language`` for the others.

    Raises ``ValueError`` for an answer without a letter, or with more than ``LONGEST`` characters.
    """
    told: dict[str, Any] = {name: _answer(name, text) for name, text in given.items() if text is not None}
    if channel is not None:
        told["channel"] = channel
    return replace(DEFAULTS[language], **told)


def file_name(title: str) -> str:
    """Return the name of a file for a scenario called ``title``: ``The cold soup!`` becomes ``the-cold-soup.yaml``."""
    return f"{as_name(title) or 'scenario'}.yaml"


def scenario_text(told: Answers, file: str) -> str:
    """Return the scenario as the text of a file that will be called ``file``."""
    # Brought in here: only this needs it.
    from jinja2 import Environment, StrictUndefined

    template = resources.files("simulator.scenario").joinpath("templates", f"{told.language}.yaml.jinja")
    # YAML, not HTML: every value becomes a quoted text, so that whatever was answered stays a text.
    environment = Environment(undefined=StrictUndefined, finalize=_quoted, keep_trailing_newline=True)  # noqa: S701
    values = {field.name: getattr(told, field.name) for field in fields(told)}
    values |= _derived(told)
    values["channel"] = Bare(told.channel.value)
    file = one_line(file)
    values |= {
        "pointer": Bare(pointer()),
        "heading": Bare(told.title),
        "file": Bare(file),
        "gap": Bare(" " * len(file)),
    }
    return environment.from_string(template.read_text(encoding="utf-8")).render(values)


def _answer(name: str, value: str) -> str:
    text = one_line(value)
    if name == "want":
        text = text.removeprefix("to ").removeprefix("To ").rstrip(".")
    if not any(char.isalnum() for char in text):
        raise ValueError(f"{name}: write a word or two")
    if len(text) > LONGEST:
        raise ValueError(f"{name}: at most {LONGEST} characters, and these are {len(text)}")
    return text


def _derived(told: Answers) -> dict[str, str]:
    if told.language == "fr":
        return {
            "wish": f"{told.want[:1].upper()}{told.want[1:]}. C'est tout.",
            "summary": f"{told.name} voudrait {told.want}.",
            "briefing": f"Vous êtes de service ({told.trade}). {told.name} s'adresse à vous.",
        }
    return {
        "wish": f"To {told.want}. That's all.",
        "summary": f"{told.name} would like to {told.want}.",
        "briefing": f"You are on duty ({told.trade}). {told.name} turns to you.",
    }


def _quoted(value: object) -> str:
    return str(value) if isinstance(value, Bare) else json.dumps(value, ensure_ascii=False)
