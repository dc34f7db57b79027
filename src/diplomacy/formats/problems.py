"""Problems in data: where they are, what was found, and what is expected."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, cast

from diplomacy.converters import is_slug
from diplomacy.countries import Country
from diplomacy.errors import (
    AmbiguousCountry,
    ArchiveErrors,
    DiplomacyError,
    InvalidCountry,
    InvalidLine,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    UnknownCountry,
    short_repr,
)
from diplomacy.formats.parsing import UnsupportedNumber, from_pairs

__all__ = [
    "MAX_PROBLEMS",
    "Problem",
    "Problems",
    "describe_error",
    "find_near",
    "invalid_data",
    "json_repr",
    "quote_key",
]

MAX_PROBLEMS: Final = 100
"""The number of problems of one object that are reported."""

_MAX_LENGTH: Final = 100
_KEY_RE: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")


class Problem(NamedTuple):
    """A problem at a path within a value, with the attributes of `InvalidLine`."""

    path: str
    reason: str
    found: str = ""
    expected: str = ""
    near: tuple[str, ...] = ()

    def within(self, place: str) -> "Problem":
        """Return the problem as one of the value that has this value at *place*."""
        dot = "." if self.path and self.path[0] != "[" else ""
        # A converter that knows the name of its field has put it into the path already.
        path = place if self.path == place else f"{place}{dot}{self.path}"
        return self._replace(path=path)


class Problems(DiplomacyError):
    """All problems of a value, raised only within this package."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self.problems: list[Problem] = list(problems)[:MAX_PROBLEMS]


def describe_error(error: Exception) -> list[Problem]:
    """Return the problems that an error of a converter or a constructor describes.

    An exception that is not this library's own is a bug, and is raised again.
    """
    if isinstance(error, Problems):
        return error.problems
    if not isinstance(error, DiplomacyError):
        raise error
    if isinstance(error, InvalidRecord):
        return [Problem(error.path, error.reason, "", error.reason)]
    found = json_repr(getattr(error, "value", getattr(error, "code", "")))
    near: tuple[str, ...] = ()
    if isinstance(error, InvalidType):
        is_number = isinstance(error.value, (int, float, UnsupportedNumber))
        hint = '; write a number as text, such as "15000000000"'
        hint = hint if is_number and error.expected == "text" else ""
        reason = f"{found} is not {error.expected}{hint}."
        return [Problem("", reason, found, error.expected)]
    if isinstance(error, InvalidTerm):
        near = find_near(str(error.value), error.terms)
        return [Problem("", str(error), found, ", ".join(error.terms), near)]
    if isinstance(error, InvalidCountry):
        near = _country_named(error.code)
    expected = str(getattr(error, "reason", getattr(error, "advice", "")))
    return [Problem("", str(error), found, expected, near)]


def find_near(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known text that is most similar to *text*, if any is."""
    return tuple(difflib.get_close_matches(text[:_MAX_LENGTH], list(known), 1))


def _country_named(text: object) -> tuple[str, ...]:
    """Return the code of the country that a text names, if it names exactly one."""
    try:
        return (str(Country.parse(cast("str", text))),)
    except (UnknownCountry, AmbiguousCountry, InvalidType):
        return ()


def invalid_data(data: object, problems: Iterable[Problem], line: int | None) -> ArchiveErrors:
    """Return the error to raise for data that are not a record."""
    plain = from_pairs(data)
    id = cast("Mapping[str, Any]", plain).get("id") if isinstance(plain, dict) else None
    known_id = id if isinstance(id, str) and is_slug(id) else ""
    return ArchiveErrors(
        "The data are not a valid record",
        [
            InvalidLine(
                known_id, path, reason, line, found or _found_at(plain, path), expected, near
            )
            for path, reason, found, expected, near in problems
        ],
    )


def _found_at(data: Any, path: str) -> str:
    """Return the value at a path of plain data for a message, or "" if there is none."""
    try:
        for name in re.findall(r"\w+", path):
            data = data[int(name) if name.isdigit() else name]
    except (KeyError, IndexError, TypeError):
        return ""
    return json_repr(data)


def quote_key(name: str) -> str:
    """Return a key of JSON for a path, quoted unless it is printable.

    >>> quote_key("title"), quote_key("a key")
    ('title', "'a key'")
    """
    return name if _KEY_RE.fullmatch(name) else short_repr(name)


def json_repr(value: object) -> str:
    """Return a value of JSON as a message shows it: on one line, and truncated.

    >>> json_repr(None), json_repr("null")
    ('null', "'null'")
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, UnsupportedNumber):
        return value.text[:_MAX_LENGTH]
    return short_repr(from_pairs(value))
