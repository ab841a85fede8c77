"""Words every conversation shares: repeating one takes up nothing of what this customer said."""

from __future__ import annotations

from functools import cache

_SERVICE = {
    "en": (
        "please thank thanks sorry hi hello hey dear good bye okay yes yeah no oh well just really very much get got "
        "getting give given go going gone make made take taking took tell told say said says see look let know think "
        "want wanted need needs like help thing things something anything everything nothing someone anyone way lot "
        "bit sure right still also even back come came now then today time day one two put use used using try trying "
        "sir madam miss ma'am love kind people someone customer customers service guys call called ask asked asking "
        "keep show find work works working happen happened happening happens going can't mean means long new "
        "message messages"
    ),
    "fr": (
        "merci bonjour bonsoir madame monsieur mademoiselle désolé désolée oui non bien très trop peu aller va vais "
        "allez faire fait faites fais dire dit dites voir vu vois savoir sais savez vouloir veux voulez voudrais "
        "besoin aide aider chose choses quelque rien tout toute tous toutes client clients cliente service alors donc "
        "encore aussi même jour jours fois temps heure mettre mis prendre pris donner donné venir vient bon bonne ça "
        "cela ici là plaît svp "
        "message messages numéro question dossier problème juste vraiment quand comment pourquoi parce petit petite "
        "pouvoir peux pouvez peut"
    ),
}


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the function words of ``language`` and the small change of service talk, in lower case."""
    from importlib import import_module

    words = import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS
    numbers = {
        "en": set(
            ("two three four five six eight nine ten eleven twelve fifteen twenty forty fifty sixty hundred").split()
        ),
        "fr": {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "cent"},
    }
    return frozenset((set(words) - numbers[language]) | set(_SERVICE[language].split()))
