"""Names in a reply: whom it addresses, and who signs it. Neither is ever judged, so neither reaches the parser."""

from __future__ import annotations

import re

_NAME = r"[A-ZÀ-Þ][\w'-]+"
_TITLE = r"(?:(?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Mm]adame|[Mm]onsieur|[Mm]ademoiselle|Mme|Mlle|M)\.? )"
_DATES = (
    r"(?!(?:I|Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?\b|I'|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Christmas|Easter|OK|Okay)"
)
_ADDRESSED = re.compile(
    rf"(?:,[ ]+(?:{_TITLE}|{_DATES}){_NAME}(?: {_NAME}){{0,2}}(?=\s*(?:[.,?!:;…]|$)))"
    rf"|(?<=[A-Za-z] ){_TITLE}{_NAME}(?: {_NAME}){{0,2}}(?=\s*,)"
    rf"|(?:(?<=\bHi)|(?<=\bHey)|(?<=\bHello)|(?<=\bDear)|(?<=\bMorning)|(?<=\bBonjour)|(?<=\bBonsoir)|(?<=\bSalut)"
    rf"|(?<=\bCher)|(?<=\bChère)) {_TITLE}?{_DATES}{_NAME}(?: {_NAME}){{0,2}}"
)
_INITIALS = re.compile(r"(?<=[.?!…)\s\w])\s+(?:\^\s?\w{1,15}|[-–—]{1,2}\s?[A-ZÀ-Þ]\w{1,14}|[-–—/][A-Z]{2})(?:[.]?\s*)$")

# What the searches for initials and for an address cannot do without, and is sooner found.
_NAMED = re.compile(rf",[ ]+(?:{_TITLE}|[A-ZÀ-Þ])")
_TITLED = re.compile(rf" {_TITLE}[A-ZÀ-Þ]")
_INITIALS_BEGIN = frozenset("^-–—/")
_LONGEST_INITIALS = 20
_GREETINGS = ("Hi ", "Hey ", "Hello ", "Dear ", "Morning ", "Bonjour ", "Bonsoir ", "Salut ", "Cher ", "Chère ")

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_LONGEST_SIGNATURE = 5
_MOST_LINES = 6
_SENTENCE_ENDS = tuple(".?!…:;")
_SIGNED = re.compile(r"[A-ZÀ-Þ][\w'.-]*(?: [A-ZÀ-Þ][\w'.-]*){0,2}(?:, .+)?$")
_NO_NAMES = frozenset(
    "done sent sorry thanks yes no fixed here sure gladly fait envoyé désolé désolée merci oui non voilà".split()
)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|kindest|warmest|many)?\s*(?:regards|wishes|thanks)|yours\b|sincerely|cheers|all the best|"
    r"take care|(?:bien )?cordialement|bien à vous|sincères salutations|belle journée|bonne journée)\b[^.?!]{0,20}$",
    re.IGNORECASE,
)


def kept(reply: str) -> list[tuple[int, int]]:
    """Return the stretches of ``reply`` without the names that it addresses, and without its signature."""
    end = signed_from(reply)
    if not _INITIALS_BEGIN.isdisjoint(reply[:end].rstrip()[-_LONGEST_INITIALS:]):
        initials = _INITIALS.search(reply, 0, end)
        if initials and initials.start() > 0:
            end = initials.start()
    addressed = list(_ADDRESSED.finditer(reply, 0, end)) if _may_address(reply) else []
    if not addressed or _shouts(reply):
        return [(0, end)]
    stretches = []
    position = 0
    for match in addressed:
        stretches.append((position, match.start()))
        position = match.end()
    stretches.append((position, end))
    return stretches


def _may_address(reply: str) -> bool:
    return (
        any(greeting in reply for greeting in _GREETINGS)
        or _NAMED.search(reply) is not None
        or ("," in reply and _TITLED.search(reply) is not None)
    )


def _shouts(reply: str) -> bool:
    return sum(map(str.isupper, reply)) > sum(map(str.islower, reply))


def signed_from(reply: str) -> int:
    """Return where the lines begin with which the agent signs, or the length of ``reply``.

    The first line is never a signature.
    """
    if "\n" not in reply:
        return len(reply)
    lines = [(match.start(), match.group().strip(" \n,-–—~*_")) for match in _LINE.finditer(reply)]
    for i, (start, line) in enumerate(lines[-_MOST_LINES:], start=max(0, len(lines) - _MOST_LINES)):
        if i and _CLOSING.match(line) and all(_is_short(later) for _, later in lines[i:]):
            return start
    end = len(reply)
    for start, line in reversed(lines):
        before = reply[:start].rstrip()
        if start == 0 or not _is_short(line) or (line and not (before.endswith(_SENTENCE_ENDS) and _is_name(line))):
            break
        end = start
    return end


def _is_short(line: str) -> bool:
    return len(line.split()) <= _LONGEST_SIGNATURE and not line.endswith(_SENTENCE_ENDS)


def _is_name(line: str) -> bool:
    return _SIGNED.match(line) is not None and line.lower() not in _NO_NAMES
