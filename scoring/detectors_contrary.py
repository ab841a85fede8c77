"""The reply turns round what the customer said: "no onions" becomes "with onions", four become five.

Only where there is no doubt: the same thing, named by the same word, in words that read it back or serve it.
"""

from __future__ import annotations

from scoring.detected import Detected
from scoring.reading import Reading
from scoring.tokens import Lexeme, Tokens

_WITHOUT = {"en": frozenset(("no", "without")), "fr": frozenset(("sans",))}
_WITH = {"en": frozenset(("with", "plus", "extra", "including")), "fr": frozenset(("avec", "supplement"))}
_BETWEEN = {
    "en": frozenset("the some your plenty of extra lots more any a an fresh red raw double".split()),
    "fr": frozenset("le la les l' des du de d' vos votre un une beaucoup plein extra double supplement en".split()),
}
_NOT = {
    "en": frozenset(
        (
            "no not n't never without instead sorry came come arrived wrongly wrong mistake should said asked told "
            "wanted off out if off remove removed you've had"
        ).split()
    ),
    "fr": frozenset(
        (
            "pas ne n' jamais sans plus au lieu desole desolee erreur aurait avait aviez dit demande demandiez vouliez "
            "enleve enlever retire si excuse excusez"
        ).split()
    ),
}
# "It came with no lid" tells what is missing, and "with a lid" mends it.
_TELLS = {
    "en": frozenset(
        "had has have got get was were is are 's came come arrived there still with been received left".split()
    ),
    "fr": frozenset(
        "avait a eu est etait etaient arrive arrivee livre livree recu avec suis reste toujours ai y".split()
    ),
}
_NOT_SERVED = {
    "en": frozenset("word deal start talk speak help helps chat do issue problem trouble wrong happened".split()),
    "fr": frozenset("parler probleme commencer souci voir".split()),
}
_UNSETTLED = frozenset(
    "trouble problem hassle worry worries fuss rush hurry doubt need idea soucis souci probleme".split()
)
_READS_BACK = {
    "en": ("you said", "you asked", "you ordered", "you wanted", "you told", "you mentioned", "you wrote", "so that 's",
           "so", "you booked", "you 've waited", "you have waited", "you waited", "booked", "your", "a table", "table",
           "noted", "confirmed", "that 's", "room"),
    "fr": ("vous avez dit", "vous avez demande", "vous disiez", "vous avez commande", "vous vouliez", "donc", "vos",
           "votre", "une table", "table", "c' est note", "note", "reserve", "chambre", "je note", "je resume",
           "vous avez attendu", "vous attendez depuis"),
}  # fmt: skip
_MOVED = {
    "en": frozenset(
        "instead rather moved now delayed earlier later could can offer if or only latest available".split()
    ),
    "fr": frozenset(
        "plutot decale reporte maintenant propose peux peut si ou seulement reste disponible place".split()
    ),
}
_FIGURES = {
    "en": {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    "fr": {w: i for i, w in enumerate("zero un deux trois quatre cinq six sept huit neuf dix onze douze".split())},
}
_FOR = {"en": frozenset(("for",)), "fr": frozenset(("pour",))}
_IS_AT = {"en": (("is", "at"), ("'s", "at"), ("starts", "at"), ("leaves", "at"), ("begins", "at")),
          "fr": (("est", "a"), ("commence", "a"), ("part", "a"), ("demarre", "a"))}  # fmt: skip


def contradicts(reading: Reading) -> list[Detected]:
    """Something served that was not wanted, or a figure read back as another one."""
    return _served_all_the_same(reading) or _other_figure(reading)


def _served_all_the_same(reading: Reading) -> list[Detected]:
    """ "No onions" – "with onions"."""
    language = reading.context.language
    said, tokens = reading.said, reading.tokens
    unwanted: dict[str, int] = {}
    for place, word in enumerate(said.compared[:-1]):
        if word not in _WITHOUT[language]:
            continue
        thing = said.lexemes[place + 1]
        wish = _TELLS[language].isdisjoint(said.compared[max(0, place - 3) : place])
        if wish and thing.key and thing.compared not in _UNSETTLED:
            unwanted.setdefault(thing.key, place)
    if not unwanted:
        return []
    for place, word in enumerate(tokens.compared):
        if word not in _WITH[language] or (place and tokens.compared[place - 1] in _NOT_SERVED[language]):
            continue
        first, last = tokens.sentence(place)
        if tokens.is_question(first, last) or not _NOT[language].isdisjoint(tokens.compared[first:last]):
            continue
        end = place + 1
        while end < last and tokens.compared[end] in _BETWEEN[language]:
            end += 1
        if end < last and (key := tokens.lexemes[end].key) in unwanted:
            start = unwanted[key]
            return [Detected(place, end + 1, reading.said_span(start, start + 2))]
    return []


def _other_figure(reading: Reading) -> list[Detected]:
    """ "A table for four" – "a table for five, booked"; "our film is at eight" – "your film is at nine"."""
    language = reading.context.language
    said = _figures(reading.said, language)
    if not said:
        return []
    told = {key for key, _, _, _ in said}
    for key, figure, start, end in _figures(reading.tokens, language):
        if key not in told or any(key == other and figure == value for other, value, _, _ in said):
            continue
        first, last = reading.tokens.sentence(start)
        words = reading.tokens.compared[first:last]
        if reading.tokens.is_question(first, last) or not (_NOT[language] | _MOVED[language]).isdisjoint(words):
            continue
        stated = [(low, high) for other, _, low, high in said if other == key]
        before = " ".join(reading.tokens.compared[max(first, start - 4) : start])
        if len(stated) > 1 or any(one == figure for other, one, _, _ in said if other == key):
            continue
        lead = _lead(before, language)
        if lead is not None:
            low, high = stated[0]
            return [Detected(max(first, start - lead), end, reading.said_span(low, high))]
    return []


def _lead(before: str, language: str) -> int | None:
    """How many words in front of a figure read it back; none where nothing does."""
    for phrase in _READS_BACK[language]:
        if before == phrase or before.endswith(f" {phrase}"):
            words = phrase.split()
            return len(words) if words[0] not in ("so", "donc") else 0
    return None


def _figures(tokens: Tokens, language: str) -> list[tuple[str, int, int, int]]:
    """The figures that say how many or when of a thing: the thing's key, the figure, and where that stands.

    "Two nights", "table for four", "film is at eight".
    """
    out: list[tuple[str, int, int, int]] = []
    words, lexemes = tokens.compared, tokens.lexemes
    for place, word in enumerate(words):
        if not lexemes[place].like_num and word not in ("un", "une"):
            continue
        figure = _figure(lexemes[place], word, language)
        if figure is None:
            continue
        if place > 1 and words[place - 1] in _FOR[language] and lexemes[place - 2].key and place + 1 <= len(words):
            if place + 1 == len(words) or not lexemes[place + 1].key:
                out.append((f"{lexemes[place - 2].key} for", figure, place - 1, place + 1))
        elif place > 2 and tuple(words[place - 2 : place]) in _IS_AT[language] and lexemes[place - 3].key:
            out.append((f"{lexemes[place - 3].key} at", figure, place - 3, place + 1))
        elif place + 1 < len(words) and lexemes[place + 1].key and lexemes[place + 1].is_alpha:
            out.append((lexemes[place + 1].key, figure, place, place + 2))
    return out


def _figure(lexeme: Lexeme, word: str, language: str) -> int | None:
    if word.isdigit() and word.isascii() and len(word) < 4:
        return int(word)
    return _FIGURES[language].get(word) if lexeme.like_num or word in ("un", "une") else None
