"""Converters for record fields.

A converter returns a value in the one form in which it is stored, or raises an error. Checks are
made here and not in attrs validators, because those can be disabled for a whole process.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar

from diplomacy.countries import Country, fold
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidId, InvalidType, iterate, short_repr
from diplomacy.texts import INVISIBLE_RE, mark, name_character, text

__all__ = [
    "IDENTIFIER",
    "LANGUAGE",
    "PATH",
    "SLUG",
    "URL",
    "Ordered",
    "Several",
    "country",
    "dates",
    "flag",
    "identifier",
    "identifiers",
    "instances",
    "is_slug",
    "mark",
    "optional_country",
    "optional_date",
    "optional_flag",
    "optional_language",
    "optional_mark",
    "optional_party",
    "optional_period",
    "optional_slug",
    "optional_text",
    "optional_url",
    "parties",
    "parts",
    "party",
    "path",
    "sequence",
    "slug",
    "slugs",
    "text",
    "texts",
]

S = TypeVar("S")
T = TypeVar("T")

if TYPE_CHECKING:
    T_co = TypeVar("T_co", covariant=True)

    class _Parts(Protocol[T_co]):
        """A container that is not a string: a string accepts only strings in `__contains__`."""

        def __iter__(self) -> Iterator[T_co]: ...

        def __contains__(self, value: object, /) -> bool: ...

    class _Sequence(_Parts[T_co], Protocol[T_co]):
        """A container with an order, so not a set: a set has no `__reversed__`."""

        def __reversed__(self) -> Iterator[T_co]: ...

    # The types that type checkers accept for several values, and for several in order. `Iterable`
    # would accept a single string, and sets as well.
    Several: TypeAlias = _Parts[T] | Iterator[T]
    Ordered: TypeAlias = _Sequence[T] | Iterator[T]
else:
    Several = Ordered = Iterable

SLUG: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""The pattern of an id or a topic."""

IDENTIFIER: Final = rf"{SLUG}:\S(?:.*\S)?"
"""The pattern of a compact identifier: a scheme, a colon and a value."""

PATH: Final = r"[a-z_]+(?:\[[0-9]{1,6}\])?(?:\.[a-z_]+(?:\[[0-9]{1,6}\])?)*"
"""The pattern of a path into a record."""

URL: Final = r"https?://[^\s/?#][^\s]*"
"""The pattern of the address of a web page: a scheme, a host, and no whitespace."""

LANGUAGE: Final = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[xX](?:-[A-Za-z0-9]{1,8})+"
"""The pattern of a BCP 47 language tag."""

_MAX_EXAMPLE: Final = 100
_SLUG_RE: Final = re.compile(SLUG)
_IDENTIFIER_RE: Final = re.compile(IDENTIFIER)
_PATH_RE: Final = re.compile(PATH)
_URL_RE: Final = re.compile(URL)
_LANGUAGE_RE: Final = re.compile(LANGUAGE)


def slug(value: str) -> str:
    """Return *value* if it is an id or a topic.

    These are lower-case words and digits, joined by hyphens.

    Raises:
        InvalidType: if it is not a string.
        InvalidId: if it has another form.

    >>> slug("2025-11-24-kr-tr-summit")
    '2025-11-24-kr-tr-summit'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "an id such as 2025-11-24-kr-tr-summit")
    if _SLUG_RE.fullmatch(value) is None:
        control = INVISIBLE_RE.search(value)
        problem = f"it contains {name_character(control[0])}" if control else "not a valid id"
        example = _suggest_slug(value)
        form = "the letters a to z in lower case, digits and single hyphens"
        raise InvalidId(value, f"{problem}; use {form}{example}.")
    return value if type(value) is str else str.__str__(value)


def _suggest_slug(value: str) -> str:
    """Return an id made of a text, as an example to add to a message, or ""."""
    example = "-".join(re.findall("[a-z0-9]+", fold(value[:_MAX_EXAMPLE])))
    return f", such as {example!r}" if _SLUG_RE.fullmatch(example) else ""


def is_slug(value: object) -> bool:
    """Return whether *value* has the form of an id or a topic.

    >>> is_slug("kepco"), is_slug("KEPCO")
    (True, False)
    """
    return isinstance(value, str) and _SLUG_RE.fullmatch(value) is not None


def identifier(value: str) -> str:
    """Return *value* if it is a compact identifier: a scheme, a colon and a value.

    The scheme is a slug that names a data set. The value has the form that it has there.

    Raises:
        InvalidType: if it is not a string.
        InvalidText: if it is empty, has leading or trailing whitespace, or control characters.
        InvalidId: if it has another form.

    >>> identifier("wikidata:Q37181")
    'wikidata:Q37181'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "an identifier such as 'wikidata:Q37181'")
    if _IDENTIFIER_RE.fullmatch(text(value)) is None:
        advice = "write a scheme in lower case, a colon and a value, such as 'wikidata:Q37181'."
        raise InvalidId(value, f"not a valid identifier; {advice}")
    return value if type(value) is str else str.__str__(value)


def path(value: str) -> str:
    """Return *value* if it is a path into a record.

    Raises:
        InvalidType: if it is not a string.
        InvalidId: if it has another form.

    >>> path("history[0].date")
    'history[0].date'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "a path such as period or history[0].date")
    if _PATH_RE.fullmatch(value) is None:
        raise InvalidId(value, "not a valid path; write period, history[0] or history[0].date.")
    return value if type(value) is str else str.__str__(value)


def country(value: str) -> Country:
    """Return *value*, a code, as a `Country`.

    Raises:
        InvalidCountry: if it is not a code; for the name of a country, the message has its code.

    >>> country("KR")
    Country('KR')
    """
    return Country(value)


def party(value: str) -> str:
    """Return *value* as a party: a `Country`, or the id of an organization.

    Raises:
        InvalidType: if it is not a string.
        InvalidCountry: if it is neither a code nor has the form of an id.

    >>> party("KR"), party("kepco")
    (Country('KR'), 'kepco')
    """
    return Country(value) if isinstance(value, str) and not is_slug(value) else slug(value)


def flag(value: bool) -> bool:
    """Return *value* if it is True or False.

    Raises:
        InvalidType: if it is not.

    >>> flag(True)
    True
    """
    if not isinstance(value, bool):
        raise InvalidType(value, "True or False")
    return value


def sequence(value: Iterable[S], convert: Callable[[S], T], plural: str) -> tuple[T, ...]:
    """Return the parts of *value*, each converted, as a tuple without duplicates.

    Args:
        value: the parts, in order.
        convert: the converter of a part.
        plural: the name of the parts in messages, in the plural.

    Raises:
        InvalidType: if *value* is a string, a set, or not iterable.
        InvalidId: if a part is duplicated.

    >>> sequence(["KR", "kepco"], party, "parties")
    (Country('KR'), 'kepco')
    """
    converted = tuple([convert(part) for part in parts(value, plural)])
    if len(converted) > 1 and len(set(converted)) != len(converted):
        [(duplicate, _)] = Counter(converted).most_common(1)
        raise InvalidId(str(duplicate), f"duplicated in the {plural}; keep one.")
    return converted


def parts(value: Iterable[T], plural: str) -> tuple[T, ...]:
    """Return the parts of *value* as a tuple.

    Raises:
        InvalidType: if *value* is a string, a set, or not iterable.

    >>> parts(["KR", "TR"], "parties")
    ('KR', 'TR')
    """
    if type(value) in (list, tuple):
        return tuple(value)
    if isinstance(value, (str, bytes)):
        raise InvalidType(value, f"a sequence of {plural}; write [{short_repr(value)}]")
    if isinstance(value, AbstractSet):
        raise InvalidType(value, f"a sequence of {plural}: a set has no order")
    return tuple(iterate(value, f"a sequence of {plural}, such as a list"))


def instances(value: Iterable[T], cls: type[T], plural: str) -> tuple[T, ...]:
    """Return *value* as a tuple of instances of a class, without duplicates.

    Raises:
        InvalidType: if *value* is not a sequence, or a part is not an instance.
        InvalidId: if a part is duplicated.

    >>> instances([PartialDate("2023")], PartialDate, "dates")
    (PartialDate('2023'),)
    """

    def check(part: T) -> T:
        if type(part) is not cls:  # a subclass would be lost in a file
            article = "an" if cls.__name__[0] in "AEIO" else "a"
            raise InvalidType(part, f"{article} {cls.__name__}")
        return part

    return sequence(value, check, plural)


def parties(value: Ordered[str]) -> tuple[str, ...]:
    """Return *value* as a tuple of parties.

    >>> parties(["KR", "TR"])
    (Country('KR'), Country('TR'))
    """
    return sequence(value, party, "parties")


def slugs(value: Ordered[str]) -> tuple[str, ...]:
    """Return *value* as a tuple of slugs.

    >>> slugs(["nuclear-energy"])
    ('nuclear-energy',)
    """
    return sequence(value, slug, "topics")


def identifiers(value: Several[str]) -> tuple[str, ...]:
    """Return *value* as a sorted tuple of identifiers without duplicates.

    >>> identifiers(["wikidata:Q7184", "cow:220", "wikidata:Q7184"])
    ('cow:220', 'wikidata:Q7184')
    """
    if isinstance(value, (str, bytes)):
        raise InvalidType(value, f"a set of identifiers; write {{{short_repr(value)}}}")
    given = iterate(value, "a set of identifiers, such as {'wikidata:Q37181'}")
    return tuple(sorted({identifier(part) for part in given}))


def texts(value: Ordered[str]) -> tuple[str, ...]:
    """Return *value* as a tuple of texts.

    >>> texts(["Recep Tayyip Erdogan"])
    ('Recep Tayyip Erdogan',)
    """
    return sequence(value, text, "texts")


def dates(value: Ordered[PartialDate | str | date]) -> tuple[PartialDate, ...]:
    """Return *value* as a tuple of dates.

    >>> dates(["2023-09"])
    (PartialDate('2023-09'),)
    """
    return sequence(value, PartialDate, "dates")


def optional_text(value: str | None) -> str | None:
    """Return *value* as `text` does, and None as None.

    >>> optional_text(None)
    """
    return None if value is None else text(value)


def optional_mark(value: str | None) -> str | None:
    """Return *value* as `mark` does, and None as None.

    >>> optional_mark("...")
    '...'
    """
    return None if value is None else mark(value)


def optional_url(value: str | None) -> str | None:
    """Return *value* if it is the address of a web page, or None.

    >>> optional_url("https://example.org/")
    'https://example.org/'
    """
    if value is None:
        return None
    if _URL_RE.fullmatch(text(value)) is None:
        advice = "start it with https:// or http:// and a host, and write %20 for a blank."
        raise InvalidId(value, f"not a valid URL; {advice}")
    return str.__str__(value)


def optional_language(value: str | None) -> str | None:
    """Return *value* if it has the form of a BCP 47 language tag, or None.

    >>> optional_language("zh-Hant-TW")
    'zh-Hant-TW'
    """
    if value is None:
        return None
    if _LANGUAGE_RE.fullmatch(text(value)) is None:
        raise InvalidId(value, "not a valid language tag; write one such as en or zh-Hant.")
    return str.__str__(value)


def optional_slug(value: str | None) -> str | None:
    """Return *value* as `slug` does, and None as None.

    >>> optional_slug(None)
    """
    return None if value is None else slug(value)


def optional_country(value: str | None) -> Country | None:
    """Return *value* as `country` does, and None as None.

    >>> optional_country(None)
    """
    return None if value is None else country(value)


def optional_party(value: str | None) -> str | None:
    """Return *value* as `party` does, and None as None.

    >>> optional_party(None)
    """
    return None if value is None else party(value)


def optional_date(value: PartialDate | str | date | None) -> PartialDate | None:
    """Return *value* as a `PartialDate`, and None as None.

    >>> optional_date("2023-09")
    PartialDate('2023-09')
    """
    return value if value is None or type(value) is PartialDate else PartialDate(value)


def optional_period(value: Period | PartialDate | str | date | None) -> Period | None:
    """Return *value* as a `Period`, and None as None.

    >>> optional_period("2012/..")
    Period('2012/..')
    """
    return value if value is None or type(value) is Period else Period(value)


def optional_flag(value: bool | None) -> bool | None:
    """Return *value* if it is True, False or None.

    >>> optional_flag(None), optional_flag(True)
    (None, True)
    """
    return None if value is None else flag(value)
