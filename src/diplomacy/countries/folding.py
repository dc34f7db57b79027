"""The form in which names are compared."""

import re
import unicodedata
from typing import Final

from diplomacy.errors import require

__all__ = ["fold", "strip_accents"]

_LETTERS: Final = str.maketrans(
    {"ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ə": "a"}
    | {"&": " and "}
    | dict.fromkeys("'’‘ʻʼ`´′", "")
)
_WORDS_BY_ABBREVIATION: Final = {
    "organisation": "organization",
    "terr": "territory",
    "fed": "federal",
    **dict.fromkeys(("st", "ste"), "saint"),
    **dict.fromkeys(("rep", "repub"), "republic"),
    **dict.fromkeys(("dem", "democr"), "democratic"),
    **dict.fromkeys(("is", "isd", "isds", "isl", "isls"), "islands"),
    **dict.fromkeys(("utd", "untd"), "united"),
    **dict.fromkeys(("br", "brit"), "british"),
    **dict.fromkeys(("cen", "cent"), "central"),
    **dict.fromkeys(("eq", "equat"), "equatorial"),
}


def strip_accents(text: str) -> str:
    """Return text in lower case without accents and apostrophes.

    >>> strip_accents("côte d’ivoire"), strip_accents("recep tayyip erdoğan")
    ('cote divoire', 'recep tayyip erdogan')
    """
    text = require(text, str, "a name").translate(_LETTERS)
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """Return a name in the form in which names are compared.

    Case, accents, full stops, hyphens and "the" are dropped, and common abbreviations of words are
    written out, so that "St. Lucia" and "Saint Lucia" are equal.

    >>> fold("The Côte d’Ivoire"), fold("ST. LUCIA"), fold("U.S.A.")
    ('cote divoire', 'saint lucia', 'usa')
    """
    text = require(text, str, "a name").casefold()
    if text.isascii() and text.isalnum():  # a single word without accents or marks
        return "" if text == "the" else _WORDS_BY_ABBREVIATION.get(text, text)
    text = strip_accents(text)
    text = re.sub(r"\.(?=\w\w)", " ", text).replace(".", "")
    # An apostrophe that was lost or became a space: "People s Republic".
    text = re.sub(r"\bpeople s\b", "peoples", text)
    words: list[str] = re.findall(r"\w+", text.replace("_", " "))
    return " ".join(_WORDS_BY_ABBREVIATION.get(word, word) for word in words if word != "the")
