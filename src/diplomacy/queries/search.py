"""Text search: records by their names, titles, designations and summaries.

Texts are compared by their words, without case and accents.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar, overload

from diplomacy.answers import Answer
from diplomacy.collection import Collection
from diplomacy.countries import strip_accents
from diplomacy.errors import InvalidText, InvalidType, iterate, require
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.records.base import iter_values

__all__ = ["PLACES", "find", "fold_words", "match_words", "parse_types"]

R = TypeVar("R", bound=Record)

PLACES: Final = ("name", "short_name", "other_names[]", "title", "designation", "summary")
"""The places of the texts of records: names and titles first, then summaries."""

_WORD_RE: Final = re.compile(r"\w+")
_POSSESSIVE_RE: Final = re.compile(r"['’]s\b")


class _Text(NamedTuple):
    """A text of a record as it is compared, and the rank of its place."""

    words: str
    place: int


@overload
def find(collection: Collection, text: str, *, types: None = None) -> tuple[Record, ...]: ...
@overload
def find(collection: Collection, text: str, *, types: type[R]) -> tuple[R, ...]: ...
@overload
def find(
    collection: Collection, text: str, *, types: Iterable[type[Record]]
) -> tuple[Record, ...]: ...
def find(
    collection: Collection,
    text: str,
    *,
    types: type[Any] | Iterable[type[Any]] | None = None,
) -> tuple[Any, ...]:
    """Return the records with a text in a name, title or summary, best match first.

    Designations are searched, too. Case, accents and punctuation do not matter. A record matches if
    one of its texts contains the text, or each of its words, in any order and possibly as the start
    of a longer word. The order is: the whole text, its beginning, whole words in a row, whole words
    in any order, then the rest. Among equal matches, a name or title comes before a summary, then a
    shorter text before a longer one; otherwise the order is that of the archive. Countries are not
    records.

    Args:
        collection: the records to search.
        text: the words to look for.
        types: a type of record, or several; None for all.

    Raises:
        InvalidText: if the text has no letter or digit.
        InvalidType: if *text* is not a string, or *types* are not types of records.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> from diplomacy import Agreement, Leader
    >>> ARCHIVE.find("Free Trade")[0].id
    'kr-tr-fta'
    >>> [leader.name for leader in ARCHIVE.find("erdogan", types=Leader)]
    ['Recep Tayyip Erdoğan']
    """
    require(collection, Collection, "an archive")
    wanted = parse_types(types)
    words = _parse_words(text)
    index: dict[str, tuple[_Text, ...]] = collection.memoize("texts", lambda: _index(collection))
    ranked = (
        (min(ranks), i, record)
        for i, record in enumerate(collection)
        if isinstance(record, wanted)
        if (ranks := [*_iter_ranks(index[record.id], words)])
    )
    best_first = sorted(ranked, key=lambda found: found[:2])
    return Answer((record for *_, record in best_first), collection)


def _parse_words(text: object) -> str:
    """Return the words of a text to look for."""
    if not isinstance(text, str):
        raise InvalidType(text, "a text to look for")
    words = fold_words(text)
    if not words:
        raise InvalidText(text, "it has no letter or digit. Pass a word to look for.")
    return words


def parse_types(types: type[Any] | Iterable[type[Any]] | None) -> tuple[type[Any], ...]:
    """Return the types of records to look through.

    Raises:
        InvalidType: if one is not a type of record, or there is none.

    >>> parse_types(None)
    (<class 'object'>,)
    """
    if types is None:
        return (object,)
    expected = "a type of record, such as Agreement, or at least one of several"
    given: object = (types,) if isinstance(types, type) else types
    if isinstance(given, str | bytes):
        raise InvalidType(types, expected)
    parsed: tuple[type[Any], ...] = tuple(iterate(given, expected))
    if not parsed or not all(
        isinstance(kind, type) and kind in TYPES_BY_NAME.values() for kind in parsed
    ):
        raise InvalidType(types, expected)
    return parsed


def fold_words(text: str) -> str:
    """Return the words of a text as they are compared, each after a space.

    >>> fold_words("Türkiye's PLEDGE")
    ' turkiye pledge'
    """
    plain = strip_accents(_POSSESSIVE_RE.sub("", text.casefold()))
    plain = unicodedata.normalize("NFC", plain)
    return "".join(f" {word}" for word in _WORD_RE.findall(plain.replace("_", " ")))


def _index(collection: Collection) -> dict[str, tuple[_Text, ...]]:
    """Return the texts of each record by its id."""
    return {record.id: tuple(_iter_texts(record)) for record in collection}


def _iter_texts(record: Record) -> Iterator[_Text]:
    for rank, place in enumerate(PLACES):
        if hasattr(record, place.removesuffix("[]")):
            for _, text in iter_values(record, place):
                if text is not None:
                    yield _Text(fold_words(text), rank)


def _iter_ranks(texts: Iterable[_Text], words: str) -> Iterator[tuple[int, bool, int]]:
    """Yield the key that orders each text that matches, the best first."""
    is_summary = PLACES.index("summary")
    for text in texts:
        how = match_words(text.words, words)
        if how is not None:
            yield how, text.place == is_summary, len(text.words)


def match_words(text: str, words: str) -> int | None:
    """Return the rank of some words in a text, 0 being best, or None without a match.

    >>> match_words(" free trade agreement", " trade"), match_words(" free trade", " visit")
    (2, None)
    """
    padded, separate = f"{text} ", words.split()
    if not all(word in text for word in separate):
        return None
    matches = (
        text == words,
        padded.startswith(f"{words} "),
        f"{words} " in padded,
        all(f" {word} " in padded for word in separate),
        all(f" {word}" in padded for word in separate),
        words[1:] in text,
    )
    return matches.index(True) if any(matches) else None
