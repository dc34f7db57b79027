"""Suggestions for terms and fields that do not exist.

They come from tables of synonyms, or from spelling if a word is a slip of one or two letters. A
word that negates, reverses or qualifies a term gets no suggestion.
"""

import re
from collections.abc import Iterable
from typing import Final

from diplomacy.synonyms import FIELDS, TERMS

__all__ = ["suggest_field", "suggest_term", "suggest_word"]

_MAX_LENGTH: Final = 60
# The slips that are accepted in a word of this length or more.
_SHORT: Final = 4
_LONG: Final = 9

# Words before or within a term that reverse it, or make it another one.
_REVERSING_RE: Final = re.compile(
    r"\b(?:un|non|not|no|never|ex|former|formerly|anti|counter|dis|re|pre|post|semi|half|sub|vice|"
    r"deputy|acting|net)\b"
)

_SUFFIX_RE: Final = re.compile(
    r"_(?:[a-z]{2}|eng|english|text|string|str|name|names|id|ids|code|codes|iso|iso2|iso3|value|"
    r"list|date|on|at)$"
)
_CAMEL_RE: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def suggest_term(vocabulary: str, word: str, terms: Iterable[str]) -> tuple[str, ...]:
    """Return the term of a vocabulary that a word means, empty if there is none.

    >>> terms = ["exports", "imports", "total"]
    >>> suggest_term("TradeFlow", "Import", terms), suggest_term("TradeFlow", "re-exports", terms)
    (('imports',), ())
    """
    if len(word) > _MAX_LENGTH:
        return ()
    known = list(terms)
    key = re.sub(r"[\s_./-]+", "-", word.strip().lower()).strip("-")
    if key in known:
        return (key,)
    synonym = TERMS.get(vocabulary, {}).get(key)
    if synonym is not None:
        return (synonym,) if synonym in known else ()
    return suggest_word(key, known)


def suggest_field(name: str, fields: Iterable[str]) -> tuple[str, ...]:
    """Return the field that a name means, empty if there is none.

    >>> suggest_field("surname", ["id", "name", "family_name"]), suggest_field("title_en", ["title"])
    (('family_name',), ('title',))
    """
    if len(name) > _MAX_LENGTH:
        return ()
    known = list(fields)
    key = re.sub(r"[\s.-]+", "_", _CAMEL_RE.sub("_", name).strip().lower()).strip("_")
    for spelling in (key, _SUFFIX_RE.sub("", key)):
        forms = (spelling, f"{spelling}s", spelling.removesuffix("s"), f"{spelling[:-1]}ies")
        found = next((form for form in forms if form in known), None)
        if found is None:
            candidates = (field for form in forms for field in FIELDS.get(form, "").split())
            found = next((field for field in candidates if field in known), None)
        if found is not None:
            return (found,)
    return suggest_word(key, known)


def suggest_word(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that a word is a slip of: one letter, two in a long word.

    A word that ends with another is not a slip of it, nor one that negates it: neither "unsigned"
    nor "not-signed" is "signed".

    >>> suggest_word("ratifed", ["ratified", "signed"]), suggest_word("unsigned", ["signed"])
    (('ratified',), ())
    """
    if len(word) > _MAX_LENGTH:
        return ()
    # One letter may be missing.
    most = (len(word) + 1 >= _SHORT) + (len(word) >= _LONG)
    reversing = set(_REVERSING_RE.findall(word.replace("_", "-")))
    distances = {
        other: _distance(word, other)
        for other in known
        if abs(len(other) - len(word)) <= most
        and not _is_affixed(word, other)
        and reversing <= set(re.split("[-_]", other))
    }
    least = min(distances.values(), default=most + 1)
    nearest = [other for other, distance in distances.items() if distance == least <= most]
    # Two words at the same distance may be opposites.
    return tuple(nearest) if len(nearest) == 1 else ()


def _is_affixed(word: str, other: str) -> bool:
    """Return whether a word has at least two letters more, before or after another word."""
    is_longer = len(word) >= len(other) + 2
    return is_longer and (word.endswith(other) or word.startswith(f"{other}-"))


def _distance(left: str, right: str) -> int:
    """Return the number of letters to insert, delete, replace or swap between two words."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        following = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and (a, left[i - 2]) == (right[j - 2], b):
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]
