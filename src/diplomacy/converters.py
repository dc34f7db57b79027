"""What the fields of a record take: the converters, each a named function.

A converter normalises what a person may write into the one form that is kept, or refuses it. The
checks sit here and not in attrs validators, which a process may switch off.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeVar

from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidId, InvalidText, InvalidType, shown

__all__ = [
    "PATH",
    "SLUG",
    "Ordered",
    "Several",
    "country",
    "dates",
    "flag",
    "instances",
    "is_slug",
    "optional_country",
    "optional_date",
    "optional_flag",
    "optional_party",
    "optional_period",
    "optional_slug",
    "optional_text",
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

T = TypeVar("T")

if TYPE_CHECKING:
    T_co = TypeVar("T_co", covariant=True)

    class _Parts(Protocol[T_co]):
        """Anything with parts, and no text: only a text may be asked for texts alone."""

        def __iter__(self) -> Iterator[T_co]: ...

        def __contains__(self, value: object, /) -> bool: ...

    class _Sequence(_Parts[T_co], Protocol[T_co]):
        """Parts in an order to keep: a set cannot be read backwards."""

        def __reversed__(self) -> Iterator[T_co]: ...

    # What a type checker lets pass where several are meant, and where their order is kept: an
    # `Iterable`, but no bare text, which is one too, and for the latter no set.
    Several: TypeAlias = _Parts[T] | Iterator[T]
    Ordered: TypeAlias = _Sequence[T] | Iterator[T]
else:
    Several = Ordered = Iterable

SLUG: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""The form of an id or a topic."""

PATH: Final = r"[a-z_]+(?:\[[0-9]{1,6}\])?(?:\.[a-z_]+(?:\[[0-9]{1,6}\])?)*"
"""The form of a path into a record."""

_SLUG: Final = re.compile(SLUG)
_is_slug: Final = _SLUG.fullmatch
_PATH: Final = re.compile(PATH)
_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")


def text(value: str) -> str:
    """Return *value* if it is one line of text that says something.

    Raises:
        InvalidType: if it is not a string.
        InvalidText: if it is empty, has leading or trailing whitespace, or control characters.

    >>> text("Ankara")
    'Ankara'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "text")
    unprintable = None if value.isprintable() else _UNPRINTABLE.search(value)
    if unprintable is not None:
        raise InvalidText(value, f"it contains {_named(unprintable[0])}.")
    if not value or value[0].isspace() or value[-1].isspace():
        raise InvalidText(value, "must not be empty or have leading or trailing whitespace.")
    return value if type(value) is str else str.__str__(value)


def _named(character: str) -> str:
    """Return what a character that does not print is called."""
    if character == "\ufeff":
        return "a byte-order mark (U+FEFF)"
    kind = "a lone surrogate" if "\ud800" <= character <= "\udfff" else "a control character"
    return f"{kind} (U+{ord(character):04X})"


def slug(value: str) -> str:
    """Return *value* if it is an id or a topic: lower-case words and digits joined by hyphens.

    Raises:
        InvalidType: if it is not a string.
        InvalidId: if it is not of that form.

    >>> slug("2025-11-24-kr-tr-summit")
    '2025-11-24-kr-tr-summit'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "an id such as 2025-11-24-kr-tr-summit")
    if not _is_slug(value):
        unprintable = _UNPRINTABLE.search(value)
        fault = f"it contains {_named(unprintable[0])}; " if unprintable else ""
        raise InvalidId(value, f"{fault}write lower-case letters, digits and single hyphens.")
    return value if type(value) is str else str.__str__(value)


def is_slug(value: object) -> bool:
    """Return whether *value* is of the form of an id or a topic.

    >>> is_slug("kepco"), is_slug("KEPCO")
    (True, False)
    """
    return isinstance(value, str) and _SLUG.fullmatch(value) is not None


def path(value: str) -> str:
    """Return *value* if it is a path into a record.

    Raises:
        InvalidType: if it is not a string.
        InvalidId: if it is not of that form.

    >>> path("history[0].date")
    'history[0].date'
    """
    if not isinstance(value, str):
        raise InvalidType(value, "a path such as period or history[0].date")
    if _PATH.fullmatch(value) is None:
        raise InvalidId(value, "write a path such as period, history[0] or history[0].date.")
    return value if type(value) is str else str.__str__(value)


def country(value: str) -> Country:
    """Return *value* as a `Country`; takes codes, not names.

    Raises:
        InvalidCountry: if it is no code; for a name that is known, the message gives its code.

    >>> country("KR")
    Country('KR')
    """
    return Country(value)


def party(value: str) -> str:
    """Return *value* as a party: a `Country` for a code, else the id of an organization.

    >>> party("KR"), party("kepco")
    (Country('KR'), 'kepco')
    """
    return Country(value) if isinstance(value, str) and not is_slug(value) else slug(value)


def flag(value: bool) -> bool:
    """Return *value* if it is True or False.

    >>> flag(True)
    True
    """
    if not isinstance(value, bool):
        raise InvalidType(value, "True or False")
    return value


def sequence(value: Iterable[T], convert: Callable[[T], T], of: str) -> tuple[T, ...]:
    """Return the parts of *value*, each converted, as a tuple without repetition.

    Raises:
        InvalidType: if *value* is a bare string or no sequence.
        InvalidId: if a part is named twice.

    >>> sequence(["KR", "kepco"], party, "parties")
    (Country('KR'), 'kepco')
    """
    converted = tuple([convert(part) for part in parts(value, of)])
    if len(converted) > 1 and len(set(converted)) != len(converted):
        [(twice, _)] = Counter(converted).most_common(1)
        raise InvalidId(str(twice), f"it is duplicated in the {of}.")
    return converted


def parts(value: Iterable[T], of: str) -> tuple[T, ...]:
    """Return the parts of *value* as a tuple.

    Raises:
        InvalidType: if *value* is a bare string, a set, or no sequence.

    >>> parts(["KR", "TR"], "parties")
    ('KR', 'TR')
    """
    if type(value) in (list, tuple):
        return tuple(value)
    if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
        raise InvalidType(value, f"a sequence of {of}, not a string; write [{shown(value)}]")
    if isinstance(value, AbstractSet):
        raise InvalidType(value, f"a sequence of {of}: a set has no order to keep")
    return tuple(value)


def instances(value: Iterable[T], kind: type[T], of: str) -> tuple[T, ...]:
    """Return the parts of *value* as a tuple of instances of *kind* without repetition.

    Raises:
        InvalidType: if a part is of another class.

    >>> instances([PartialDate("2023")], PartialDate, "dates")
    (PartialDate('2023'),)
    """

    def checked(part: T) -> T:
        if not isinstance(part, kind):
            raise InvalidType(part, f"a {kind.__name__}")
        return part

    return sequence(value, checked, of)


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
    return sequence([PartialDate(day) for day in parts(value, "dates")], PartialDate, "dates")


def optional_text(value: str | None) -> str | None:
    """Return *value* as `text` does, and None as None.

    >>> optional_text(None)
    """
    return None if value is None else text(value)


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
    return value if value is None or isinstance(value, PartialDate) else PartialDate(value)


def optional_period(value: Period | PartialDate | str | date | None) -> Period | None:
    """Return *value* as a `Period`, and None as None.

    >>> optional_period("2012/..")
    Period('2012/..')
    """
    return value if value is None or isinstance(value, Period) else Period(value)


def optional_flag(value: bool | None) -> bool | None:
    """Return *value* if it is True, False or None.

    >>> optional_flag(None), optional_flag(True)
    (None, True)
    """
    return None if value is None else flag(value)
