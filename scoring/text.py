"""Text that came from outside, made safe to keep and to show.

One ``clean`` for every entry: typed replies, scenario files, names, databases, imports.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

# C0 but tab and newline, DEL, C1, bidi controls, line and paragraph separators, tag characters, surrogates,
# noncharacters: each can drive a terminal or reorder a line, and none belongs in a reply.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def clean(text: str) -> str:
    """Return ``text`` in NFC with every unsafe character replaced by U+FFFD.

    Line ends become ``\\n``; newline and tab stay. ``clean(clean(t)) == clean(t)`` for every string.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNSAFE.sub(REPLACEMENT, text)
    return unicodedata.normalize("NFC", text)


def says_something(text: str) -> bool:
    """Return whether there is anything to read in ``text``: blanks and characters without a shape are nothing."""
    return any(character != REPLACEMENT and unicodedata.category(character)[0] not in "ZC" for character in text)


def one_line(text: str) -> str:
    """Return ``clean(text)`` on one line, for names, titles and table cells."""
    return " ".join(clean(text).split())
