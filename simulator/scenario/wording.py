"""The words in which the reference is told: what a value is, in English and in French, and French for everything else.

The model speaks English. ``french.json`` has the French for each of its sentences, under the sentence itself, so that a
sentence that is changed is missed until its French is changed too.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Literal

Language = Literal["en", "fr"]

TABLES: dict[str, dict[str, str]] = {
    "en": {
        "or": ", or ",
        "last": " or ",
        "them": "a list of them",
        "one of": "one of {}",
        "a list": "a list, each {}",
        "a list of": "a list, {} of: each {}",
        "names": "a group of names, each with {}",
        "group": "a group: {}",
        "text": "a text",
        "words": "a few words",
        "name": "a name",
        "whole": "a whole number",
        "range": "a whole number, {} to {}",
        "amount": "an amount, such as 2.00",
        "truth": "true or false",
        "value": "a value",
        "comparison": "a comparison: 'over 60', 'under 40', 'at least 3', '20 to 40', a number",
        "source": "one of S1 to S20",
        "Act": "an act",
        "Step": "a step",
        "Channel": "a channel: in person, phone, chat, email, public social",
        "title": "The language of scenario files",
        "intro": "Written by `make docs` from the program's own model; `platinum docs` shows the same in the terminal, "
        "and `platinum docs WORD` one part or key of it. `platinum new` writes a file to begin with, "
        "`platinum validate` tells what is wrong with one.",
        "how": "A key in **bold** is needed; the others may be left out. Where a list is taken, a single value may "
        "stand alone. A text with `: `, `#`, `{` or `[` in it needs quotes around the whole.",
        "under": "Stands under {}.",
        "table": "| key | takes | means |",
        "left out": "left out: {}",
        "needed": "needed",
        "place": "under {}",
    },
    "fr": {
        "or": ", ou ",
        "last": " ou ",
        "them": "une liste de ces valeurs",
        "one of": "{}",
        "a list": "une liste, dont chaque élément est {}",
        "a list of": "une liste de {} éléments, chacun {}",
        "names": "un groupe de noms, chacun avec {}",
        "group": "un groupe\u00a0: {}",
        "text": "un texte",
        "words": "quelques mots",
        "name": "un nom",
        "whole": "un nombre entier",
        "range": "un nombre entier, de {} à {}",
        "amount": "un montant, par exemple 2.00",
        "truth": "true (vrai) ou false (faux)",
        "value": "une valeur",
        "comparison": "une comparaison\u00a0: « plus de 60 », « moins de 40 », « au moins 3 », « 20 à 40 », un nombre",
        "source": "S1 à S20",
        "Act": "un acte",
        "Step": "un palier",
        "Channel": "un canal\u00a0: in person, phone, chat, email, public social",
        "title": "Le langage des scénarios",
        "intro": "Page écrite par `make docs` à partir du modèle du programme\u00a0; `platinum docs --language fr` "
        "montre la même chose dans le terminal, et `platinum docs MOT` une partie ou une clé. `platinum new` écrit un "
        "fichier pour commencer, `platinum validate` dit ce qui ne va pas dans un fichier.",
        "how": "Une clé en **gras** est nécessaire\u00a0; les autres peuvent manquer. Là où une liste est attendue, "
        "une valeur peut être seule. Un texte avec `: `, `#`, `{` ou `[` demande des guillemets autour de l’ensemble.",
        "under": "Se trouve sous {}.",
        "table": "| clé | prend | veut dire |",
        "left out": "sinon\u00a0: {}",
        "needed": "nécessaire",
        "place": "sous {}",
    },
}

FRENCH_KINDS = {
    "Scenario": "un scénario",
    "Customer": "un client",
    "Wants": "un groupe\u00a0: `wants`",
    "Want": "un souhait",
    "Criterion": "un critère",
    "Churn": "un groupe\u00a0: `churn`",
    "Fact": "un fait",
    "Means": "un moyen",
    "Promise": "une promesse",
    "Audience": "un public",
    "Onlooker": "un lecteur",
    "Beat": "un moment",
    "Branch": "un chemin",
    "Interrupt": "une interruption",
    "Reaction": "une réaction",
    "Condition": "une condition",
    "Ending": "une fin",
    "Open": "un groupe\u00a0: `open`",
    "Playthrough": "une partie",
    "Shoes": "un groupe\u00a0: `shoes`",
    "Agent": "un agent",
    "Hears": "un groupe\u00a0: `words` et `says`",
}
"""What a value is that is a part of its own."""


def said(sentence: str, language: Language) -> str:
    """Return a sentence of the model in ``language``. Raises ``KeyError`` for one without French."""
    return sentence if language == "en" or not sentence else _french()[sentence]


@cache
def _french() -> dict[str, str]:
    text = resources.files("simulator.scenario").joinpath("french.json").read_text(encoding="utf-8")
    table: dict[str, str] = json.loads(text)
    return table
