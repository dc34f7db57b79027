"""Problems in data: their places, the values found, and the expected values."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, cast

from diplomacy.converters import is_slug
from diplomacy.errors import (
    ArchiveErrors,
    DiplomacyError,
    InvalidCountry,
    InvalidLine,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    short_repr,
)
from diplomacy.formats.parsing import UnsupportedNumber, from_pairs

__all__ = [
    "MAX_PROBLEMS",
    "Problem",
    "Problems",
    "describe_error",
    "invalid_data",
    "json_repr",
    "quote_key",
    "without_python",
]

MAX_PROBLEMS: Final = 100
"""The number of problems of one object that are reported."""

_MAX_LENGTH: Final = 100
_PYTHON_RE: Final = re.compile(r"(?:; Country\.|, or pass on=)[^;]*(?=\.$)")
_CONSTANTS_RE: Final = re.compile(r"\bTrue, False or None\b")
_UNQUOTED_RE: Final = {
    "a whole number": re.compile("[0-9]{1,18}"),
    "true or false": re.compile("true|false", re.IGNORECASE),
}
_DIGITS_RE: Final = re.compile("-?[0-9.]+")
_NOTHING_RE: Final = re.compile("(?!)")
_KEY_RE: Final = re.compile(r"[A-Za-z0-9_-]{1,100}")


class Problem(NamedTuple):
    """A problem at a path within a value, with the attributes of `InvalidLine`."""

    path: str
    reason: str
    found: str = ""
    expected: str = ""
    near: tuple[str, ...] = ()

    def within(self, place: str) -> "Problem":
        """Return the problem as one of the enclosing value, which has this value at *place*."""
        dot = "." if self.path and self.path[0] != "[" else ""
        # A converter that knows the name of its field has already put it into the path.
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
        faults = [error, *(other for other in error.others if isinstance(other, InvalidRecord))]
        return [Problem(fault.path, fault.reason, "", fault.reason) for fault in faults]
    found = json_repr(getattr(error, "value", getattr(error, "code", "")))
    near: tuple[str, ...] = ()
    if isinstance(error, InvalidType):
        expected = without_python(error.expected)
        return [Problem("", _type_reason(found, error.value, expected), found, expected)]
    if isinstance(error, InvalidTerm):
        return [Problem("", str(error), found, ", ".join(error.terms), error.near)]
    if isinstance(error, InvalidCountry):
        near = error.near
    expected = str(getattr(error, "reason", getattr(error, "advice", "")))
    return [Problem("", without_python(str(error)), found, without_python(expected), near)]


def _type_reason(found: str, value: object, expected: str) -> str:
    """Return the problem with a value of another type, and how to write it."""
    remedy = ""
    is_number = isinstance(value, (int, float, UnsupportedNumber)) and not isinstance(value, bool)
    if expected == "text" and is_number:
        example = found if _DIGITS_RE.fullmatch(found) else "15000000000"
        remedy = f' Write it in quotation marks: "{example}".'
    elif expected == "a list" and isinstance(value, str):
        remedy = f" Write it in brackets: [{_to_json(value[:_MAX_LENGTH])}]."
    elif isinstance(value, str) and _UNQUOTED_RE.get(expected, _NOTHING_RE).fullmatch(value):
        remedy = f" Write it without quotation marks: {value.lower()}."
    return f"{found} is not {expected}.{remedy}"


def without_python(message: str) -> str:
    """Return a message without remarks on Python, for users who do not write it.

    >>> without_python("Write 'KR'; Country.parse reads names.")
    "Write 'KR'."
    """
    return _CONSTANTS_RE.sub("true, false or null", _PYTHON_RE.sub("", message))


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


def _to_json(value: object) -> str:
    """Return a value as JSON on one line, with characters that do not print escaped."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except Exception:  # noqa: BLE001 - plain data may contain any object, or contain itself
        text = short_repr(value)
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)


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
    if isinstance(value, (tuple, list, dict)):
        text = _to_json(from_pairs(value))
        return text if len(text) <= _MAX_LENGTH else f"{text[: _MAX_LENGTH - 1]}…"
    return short_repr(value)
