"""The form in which names are compared."""

import re
import unicodedata
from typing import Final

__all__ = ["fold"]

_LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ə": "a"}
    | {"&": " and "}
    | dict.fromkeys("'’‘ʻʼ`´′", "")
)
_WORDS_BY_ABBREVIATION: Final = {
    "st": "saint",
    "rep": "republic",
    "dem": "democratic",
    "fed": "federal",
    "organisation": "organization",
    "is": "islands",
    "isd": "islands",
    "isds": "islands",
    "isl": "islands",
    "terr": "territory",
}


def fold(text: str) -> str:
    """Return a name in the form in which names are compared.

    Case, accents, full stops, hyphens and "the" are dropped, and common abbreviations of words are
    written out, so that "St. Lucia" and "Saint Lucia" are equal.

    >>> fold("The Côte d’Ivoire"), fold("ST. LUCIA"), fold("U.S.A.")
    ('cote divoire', 'saint lucia', 'usa')
    """
    text = text.casefold().translate(_LETTERS)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    text = re.sub(r"\.(?=\w\w)", " ", text).replace(".", "")
    words: list[str] = re.findall(r"\w+", text.replace("_", " "))
    return " ".join(_WORDS_BY_ABBREVIATION.get(word, word) for word in words if word != "the")
