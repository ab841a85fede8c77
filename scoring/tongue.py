"""Telling a reply in another language, so that it is said to be so and not silently misjudged."""

from __future__ import annotations

from scoring.tokens import Tokens

# Frequent words that the other language does not have.
_TELLING = {
    "en": frozenset(
        (
            "the is are was were you your i'm it's this that these those with have has had what when where which "
            "would could should will can't don't and for from they we our of my me be been not do does did how "
            "there here about"
        ).split()
    ),
    "fr": frozenset(
        (
            "le les des est sont était vous votre vos je j' c'est cette ces avec avez ont quoi quand où quel "
            "quelle serait pourrait pas et pour dans ils nous notre nos mon ma mes être été ne n' d' l' qu' il "
            "elle une du au aux que qui ce sur très bien merci bonjour désolé c' t' s' m' ça moi toi alors donc mais "
            "sans suis êtes fait faut peux peut veux voulez avoir à un oui quel quelles déjà tout toute jamais"
        ).split()
    ),
    "de": frozenset(
        ("der die das ist sind und nicht ich sie wir ihr ihre mit für auf ein eine einen haben es zu").split()
    ),
    "es": frozenset(
        ("el los las es son y usted su con para una por que lo se está muy gracias señor pero como").split()
    ),
    "it": frozenset(("il gli è sono e lei suo con per una che non mi si grazie signore ma come questo della").split()),
}


_SPEAKS = {
    word: tuple(code for code, telling in _TELLING.items() if word in telling)
    for word in frozenset().union(*_TELLING.values())
}


def other_language(tokens: Tokens, language: str) -> bool:
    """Say whether ``tokens`` are in another language than ``language``; short replies get the benefit of the doubt."""
    words = [
        word.lower.lstrip("-") for word in tokens.lexemes if word.is_alpha or "'" in word.text or word.text[0] == "-"
    ]
    if len(words) < 4:
        return False
    counts = dict.fromkeys(_TELLING, 0)
    for word in words:
        for code in _SPEAKS.get(word, ()):
            counts[code] += 1
    own = counts.pop(language)
    return max(counts.values()) >= 3 and max(counts.values()) > 2 * own + 1
