"""The short pattern language of the cue packs, compiled to spaCy Matcher patterns.

::

    sorry if|that you feel      alternatives with |
    we [really|truly] value     optional words in [ ]
    what would you <want-verbs> a list that the pack declares
    i 'd hate ** too            * one word, [*] one or none, ** up to three, *** up to six, never across the end
                                of a sentence
    as_well                     _ joins the words of one alternative

Words are matched in lower case and in the spelling in which ``prepare`` hands them to the parser; contractions are
split as spaCy splits them, so ``can't`` may be written as it is typed. French words match with and without their
accents and hyphens (``scoring.folding``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from scoring.errors import CueError
from scoring.prepare import canonical

Pattern = list[dict[str, Any]]

MAX_VARIANTS = 400
_SENTENCE_ENDS = [".", "!", "?", "...", "…", ";"]
_ENDINGS = frozenset({"'m", "'ve", "'re", "'ll", "'d", "'s", "n't"})
_GAPS = {"*": "{1}", "[*]": "{0,1}", "**": "{0,3}", "***": "{0,6}"}


def compile_phrase(
    phrase: str,
    lists: Mapping[str, Sequence[str]],
    tokenize: Callable[[str], Sequence[str]],
    language: str,
    attribute: str = "LOWER",
) -> list[Pattern]:
    """Return the Matcher patterns for ``phrase``. ``tokenize`` splits words as the pipeline does.

    ``attribute`` is the token attribute that the words are compared with.

    Raises ``CueError`` for an unknown list, an empty phrase, a word in a spelling that never reaches the parser, or a
    phrase with more than ``MAX_VARIANTS`` variants.
    """
    slots: list[list[Pattern]] = []
    for word in _slots(phrase):
        if word in _GAPS:
            slots.append([[{"LOWER": {"NOT_IN": _SENTENCE_ENDS}, "OP": _GAPS[word]}]])
            continue
        optional = word.startswith("[") and word.endswith("]")
        alternatives = _alternatives(word[1:-1] if optional else word, phrase, lists)
        variants = _grouped(alternatives, phrase, tokenize, language, attribute)
        slots.append(_or_nothing(variants) if optional else variants)
    patterns = [[token for part in choice for token in part] for choice in _bounded_product(slots, phrase)]
    patterns = [pattern for pattern in patterns if any(token.get("OP") != "?" for token in pattern)]
    if not patterns:
        raise CueError(f"the phrase {phrase!r} is empty")
    return patterns


def _slots(phrase: str) -> list[str]:
    """Split at spaces outside [ ]."""
    out: list[str] = []
    depth = 0
    current = ""
    for c in phrase.strip():
        depth += (c == "[") - (c == "]")
        if c.isspace() and not depth:
            if current:
                out.append(current)
            current = ""
        else:
            current += "_" if c.isspace() else c
    if depth:
        raise CueError(f"the phrase {phrase!r} has a [ without its ]")
    return [*out, current] if current else out


def _alternatives(word: str, phrase: str, lists: Mapping[str, Sequence[str]]) -> list[str]:
    out: list[str] = []
    for alternative in word.split("|"):
        if alternative.startswith("<") and alternative.endswith(">"):
            name = alternative[1:-1]
            if name not in lists:
                known = ", ".join(sorted(lists)) or "none"
                raise CueError(f"the phrase {phrase!r} uses the list <{name}>, which the pack does not have ({known})")
            out.extend(lists[name])
        elif alternative:
            out.append(alternative)
    if not out:
        raise CueError(f"the phrase {phrase!r} has an empty alternative")
    return out


def _grouped(
    alternatives: Sequence[str],
    phrase: str,
    tokenize: Callable[[str], Sequence[str]],
    language: str,
    attribute: str,
) -> list[Pattern]:
    """One IN-list for the alternatives of one token, a pattern of its own for each longer one."""
    single: list[str] = []
    longer: list[Pattern] = []
    for alternative in alternatives:
        words = alternative.replace("_", " ").strip()
        for word in words.split():
            spelled = canonical(word, language)
            if spelled != word.lower() and " " not in spelled:
                raise CueError(
                    f"the phrase {phrase!r} says {word!r}, which never matches: replies are read with the spelling "
                    f"{spelled!r}. Write it so"
                )
        tokens = _tokens(words, tokenize, language)
        if len(tokens) == 1:
            single.append(tokens[0])
        else:
            longer.append([{attribute: token} for token in tokens])
    in_list: list[Pattern] = []
    if len(single) == 1:
        in_list = [[{attribute: single[0]}]]
    elif single:
        in_list = [[{attribute: {"IN": sorted(set(single))}}]]
    return in_list + longer


def _tokens(words: str, tokenize: Callable[[str], Sequence[str]], language: str) -> list[str]:
    """The tokens of one alternative; an English ending such as ``'ve`` stays whole, as it does behind its word."""
    if language != "en":
        return [token.lower() for token in tokenize(words)]
    pieces = [[word] if word.lower() in _ENDINGS else tokenize(word) for word in words.split()]
    return [token.lower() for piece in pieces for token in piece]


def _or_nothing(variants: list[Pattern]) -> list[Pattern]:
    """Make a slot optional: single words by the matcher's own ``?``, which costs no further variant."""
    longer = [variant for variant in variants if len(variant) > 1]
    single: list[Pattern] = [[{**variant[0], "OP": "?"}] for variant in variants if len(variant) == 1]
    return [*(single or [[]]), *longer]


def _bounded_product(slots: list[list[Pattern]], phrase: str) -> list[tuple[Pattern, ...]]:
    count = 1
    for slot in slots:
        count *= len(slot)
    if count > MAX_VARIANTS:
        raise CueError(f"the phrase {phrase!r} has {count} variants; {MAX_VARIANTS} at most. Split it")
    return list(product(*slots))
