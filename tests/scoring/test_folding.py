"""French as people type it: without accents, hyphens or apostrophes, and in sentences that end at full stops."""

from __future__ import annotations

import pytest

from scoring import Context
from scoring.folding import fold
from scoring.language import load
from scoring.prepare import prepare
from tests.scoring.scorers import scorer

FRENCH = Context(language="fr")


def cues(reply: str) -> list[str]:
    return sorted(f.cue.id for f in scorer("fr").findings(reply, FRENCH))


@pytest.mark.parametrize(
    ("word", "folded"), [("Où", "ou"), ("-vous", "vous"), ("cœur", "coeur"), ("DÛ", "du"), ("-", "-"), ("l'", "l'")]
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a votre place j'irais a pied", "À votre place j'irais à pied"),
        ("vous auriez du appeler", "Vous auriez dû appeler"),
        ("que souhaitez vous ?", "Que souhaitez-vous ?"),
        ("cest la procedure", "C'est la procédure"),
        ("Qu\u2019est\u2011ce qui vous arrangerait ?", "Qu'est-ce qui vous arrangerait ?"),
        ("JE VOUS RAPPELLE A 18 H", "Je vous rappelle à 18 h"),
    ],
)
def test_accents_hyphens_and_apostrophes_do_not_move_the_findings(typed: str, written: str) -> None:
    assert cues(typed) == cues(written) != []


def test_accents_are_put_back_behind_an_elided_word() -> None:
    assert prepare("c'etait l'interet", "fr").text == "C'était l'intérêt"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Perso, je prends le bus.", 1),
        ("C'est fait ! Que souhaitez-vous ? Je note.", 3),
        ("", 0),
        ("?!", 1),
    ],
)
def test_sentences_end_at_full_stops(text: str, sentences: int) -> None:
    assert len(list(load("fr")(text).sents)) == sentences
