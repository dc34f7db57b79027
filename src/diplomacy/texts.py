"""Lines of text: which ones a field accepts, and the characters that none contains."""

import re
from typing import Final

from diplomacy.errors import InvalidText, InvalidType

__all__ = ["INVISIBLE_RE", "escape_unprintable", "mark", "name_character", "text"]

# Control characters, invisible ones, those that change the direction of text, noncharacters, and
# those for private use or in an empty plane. The table is part of the format, so it does not depend
# on the Unicode version of Python.
INVISIBLE_RE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\ue000-\uf8ff\ufdd0-\ufdef\U0001bca0-\U0001bca3\U0001d159"
    "\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff]"
    # A joiner or a non-joiner is valid between letters of scripts that join them.
    "|(?<![\u0590-\uffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\uffff])|[\u200c\u200d]{2}"
)
"""The pattern of an invisible or reordering character, which no text contains."""


def text(value: str) -> str:
    """Return *value* if it is one line of text with a letter or a digit.

    Raises:
        InvalidType: if it is not a string.
        InvalidText: if it is empty, has leading or trailing whitespace, has a character that is
            invisible, for private use or controls the direction of text, begins with a combining
            mark, or has no letter and no digit.

    >>> text("Ankara")
    'Ankara'
    """
    line = mark(value)
    # A letter beyond the basic plane may be of a script that this Python does not know.
    if not line[0].isalnum() and not any(
        character.isalnum() or character > "\uffff" for character in line
    ):
        raise InvalidText(
            value, "must have a letter or a digit. If nothing is known, leave it out."
        )
    return line


def mark(value: str) -> str:
    """Return *value* if it is one line of text, or signs such as ``*`` or ``...``.

    Raises:
        InvalidType: if it is not a string.
        InvalidText: as for `text`, except that no letter is needed.

    >>> mark("*")
    '*'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "text")
    is_plain = value.isascii() and value.isprintable()
    control = None if is_plain else INVISIBLE_RE.search(value)
    if control is not None:
        place = f"{name_character(control[0])}, at character {control.start() + 1}"
        raise InvalidText(value, f"must not contain {place}. Delete it.")
    if not value or value[0].isspace() or value[-1].isspace():
        raise InvalidText(value, "must not be empty or have leading or trailing whitespace.")
    if not value[0].isascii() and _is_combining(value[0]):
        first = name_character(value[0])
        raise InvalidText(value, f"must not begin with {first}, which marks the letter before it.")
    return value if type(value) is str else str.__str__(value)


def _is_combining(character: str) -> bool:
    from unicodedata import category

    return category(character).startswith("M")


def name_character(character: str) -> str:
    """Return the name of an invisible character, with its article and code point.

    >>> name_character(chr(0x200B)), name_character(chr(9))
    ('a zero width space (U+200B)', 'a tab (U+0009)')
    """
    from unicodedata import category, name  # not loaded by ``import diplomacy``

    if character in _CHARACTER_NAMES:
        known = _CHARACTER_NAMES[character]
    else:
        known = name(character, "").lower() or _NAMELESS[category(character)]
    article = "an" if known[0] in "aeio" else "a"
    return f"{article} {known} (U+{ord(character):04X})"


_CHARACTER_NAMES: Final = {
    "\t": "tab",
    "\n": "line break",
    "\r": "line break",
    "\ufeff": "byte-order mark",
}
_NAMELESS: Final = {
    "Cc": "control character",
    "Cs": "lone surrogate",
    "Co": "private-use character",
    "Cn": "unassigned character",
}


def escape_unprintable(value: str) -> str:
    r"""Return text with unprintable characters, except whitespace, escaped as in Python.

    >>> print(escape_unprintable(f"{chr(27)}[31mred"))
    \x1b[31mred
    """
    return "".join(
        c if c.isprintable() or c.isspace() else c.encode("unicode_escape").decode() for c in value
    )
