"""What a reply does over an attempt: a promise kept, something asked for that was told, the same words once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.detected import Detected
from scoring.reading import Reading
from scoring.slots import asked, told
from scoring.stems import stem
from scoring.tokens import Lexeme, Tokens

_I = {"en": frozenset(("i", "we")), "fr": frozenset(("je", "j'", "on", "nous"))}
_WILL = {"en": frozenset(("'ll", "will", "shall")), "fr": frozenset(("vais", "va", "allons"))}
_HAVE = {"en": frozenset(("'ve", "have", "just")), "fr": frozenset(("ai", "a", "avons"))}
_BETWEEN = {
    "en": frozenset(
        "just now also already personally go and to going quickly gladly 'm am 're are then really".split()
    ),
    "fr": frozenset("vous le la les l' lui leur y te t' me m' bien deja tout aussi enfin de moi-meme en tous".split()),
}
# Past forms that a stem does not lead back from.
_IRREGULAR = {
    "en": {
        "rang": "ring", "rung": "ring", "sent": "send", "found": "find", "spoke": "speak", "spoken": "speak",
        "told": "tell", "got": "get", "took": "take", "taken": "take", "wrote": "write", "written": "write",
        "made": "make", "brought": "bring", "put": "put", "held": "hold", "kept": "keep", "came": "come", "done": "do",
        "did": "do", "went": "go", "gone": "go", "saw": "see", "seen": "see", "set": "set", "remade": "remake",
        "gave": "give", "given": "give", "paid": "pay", "let": "let", "met": "meet", "bought": "buy", "read": "read",
    },
    "fr": {
        "pris": "prendre", "prends": "prendre", "mis": "mettre", "mets": "mettre", "fait": "faire", "fais": "faire",
        "écrit": "écrire", "écris": "écrire", "joint": "joindre", "joins": "joindre", "ouvert": "ouvrir",
        "ouvre": "ouvrir", "tenu": "tenir", "obtenu": "obtenir", "repris": "reprendre", "reprends": "reprendre",
        "remis": "remettre", "remets": "remettre", "refait": "refaire", "refais": "refaire", "rendu": "rendre",
        "rends": "rendre", "lu": "lire", "lis": "lire", "relu": "relire", "relis": "relire", "transmis": "transmettre",
        "transmets": "transmettre", "prévenu": "prévenir", "préviens": "prévenir", "enverrai": "envoyer",
        "envoie": "envoyer", "appellerai": "appeler", "rappellerai": "rappeler", "verrai": "voir",
    },
}  # fmt: skip
# What people say they will do, or have done, without having promised anything by it.
_NO_DEED = {
    "en": frozenset("be have see need understand hear know think hope say try like love want let get".split()),
    "fr": frozenset("comprendre entendre voir avoir être penser savoir croire dire pouvoir vouloir devoir".split()),
}
_SAYS_AGAIN = frozenset(("says-again", "redit"))
_SHORTEST_RUN = 6
_WEIGHTY = 2
_FORMULA_RUN = 4
_FORMULA = {
    "en": frozenset(
        "sorry apologize apologies apology understand frustration frustrating inconvenience appreciate patience".split()
    ),
    "fr": frozenset(
        "desole desolee desoles excuse excuses excusez excuser comprends comprenons inconvenient gene patience "
        "regrette regrettons navre navree".split()
    ),
}


def keeps_earlier_promise(reading: Reading) -> list[Detected]:
    """ "I'll ring the depot" in an earlier reply, and now "I've rung the depot"."""
    language = reading.context.language
    promised = {verb for before in reading.before for verb in _promised(before.reply, language)}
    if not promised:
        return []
    tokens = reading.tokens
    words = tokens.compared
    for place, word in enumerate(words):
        if word not in _I[language]:
            continue
        at = place + 1
        if language == "fr" and (at >= len(words) or _skip(words, at, language) >= len(words)):
            continue
        at = _skip(words, at, language) if language == "fr" else at
        had = at < len(words) and words[at] in _HAVE[language]
        at = _skip(words, at + had, language)
        at += had and at < len(words) and words[at] == "just"
        if (not had and language == "fr") or at >= len(words) or tokens.is_question(*tokens.sentence(place)):
            continue
        if _base(tokens.lower[at], language, past=True) in promised:
            return [Detected(place, at + 1)]
    return []


def _skip(words: Sequence[str], at: int, language: str) -> int:
    while at < len(words) and words[at] in _BETWEEN[language] and words[at] not in _HAVE[language]:
        at += 1
    return at


def _promised(reply: Tokens, language: str) -> Iterator[str]:
    """The verbs of what an earlier reply said would be done, in a form that is the same for all of a verb's forms."""
    words = reply.compared
    for place, word in enumerate(words):
        if word not in _I[language] and not (word == "let" and words[place + 1 : place + 2] == ["me"]):
            continue
        at = _skip(words, place + 1, language)
        will = at < len(words) and (words[at] in _WILL[language] or (word == "let" and words[at] == "me"))
        going = "going" in words[place:at]
        at = _skip(words, at + will, language)
        if at < len(words) and (will or going or language == "fr"):
            base = _base(reply.lower[at], language)
            if base and base not in _bases(language):
                yield base


def _bases(language: str) -> frozenset[str]:
    return frozenset(stem(verb, language) for verb in _NO_DEED[language])


def _base(word: str, language: str, *, past: bool = False) -> str:
    """The stem of the verb of which ``word`` is a form; where ``past``, only of past forms."""
    irregular = _IRREGULAR[language].get(word)
    if irregular:
        return stem(irregular, language)
    if past and not word.endswith("ed" if language == "en" else ("é", "ée", "és", "ées", "i", "ie", "is", "u", "ue")):
        return ""
    return stem(word, language)


def asks_again(reading: Reading) -> list[Detected]:
    """A question for what the customer has told already, now or before."""
    for slot in asked(reading.tokens):
        found, where = told(reading, slot)
        if found:
            answers = reading.said_span(*where) if where is not None else None
            return [Detected(slot.start, slot.end, answers)]
    return []


def same_words_again(reading: Reading) -> list[Detected]:
    """The longest run of words that stood in an earlier reply already, where it is no more than a formula."""
    if not reading.before:
        return []
    language = reading.context.language
    places = [place for place, word in enumerate(reading.tokens.lexemes) if _spoken(word.text)]
    words = [reading.tokens.compared[place] for place in places]
    known = {key for before in reading.before for key in before.said.told} | set(reading.said.told)
    best: tuple[int, int] | None = None
    for before in reading.before:
        for start, end in _runs(words, [word for word in before.reply.compared if _spoken(word)]):
            lexemes = [reading.tokens.lexemes[place] for place in places[start:end]]
            formula = not _FORMULA[language].isdisjoint(words[start:end])
            if not formula and (end - start < _SHORTEST_RUN or sum(not word.stop for word in lexemes) < _WEIGHTY):
                continue
            if any(word.has_digit or word.key in known or _counts(word) for word in lexemes):
                continue
            if best is None or end - start > best[1] - best[0]:
                best = (start, end)
    return [Detected(places[best[0]], places[best[1] - 1] + 1)] if best else []


def _counts(word: Lexeme) -> bool:
    return word.like_num and word.lower not in ("one", "un", "une")


def _spoken(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _runs(words: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of at least ``_FORMULA_RUN`` of ``words`` that stand in ``others`` one behind the other."""
    size = _FORMULA_RUN
    known = {tuple(others[i : i + size]) for i in range(len(others) - size + 1)}
    start = None
    for i in range(len(words) - size + 1):
        if tuple(words[i : i + size]) in known:
            start = i if start is None else start
        elif start is not None:
            yield start, i + size - 1
            start = None
    if start is not None:
        yield start, len(words)


def passes_over_what_was_said_again(reading: Reading) -> list[Detected]:
    """The customer says it once more, and gets the same words, or the same question, once more."""
    if _SAYS_AGAIN.isdisjoint(reading.kinds) or not reading.before:
        return []
    return same_words_again(reading) or asks_again(reading)
