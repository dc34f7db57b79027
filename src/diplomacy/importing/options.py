"""The options of mappings, checked when a mapping is made rather than when a table is read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast, get_args

from diplomacy.dates.partial_date import Order
from diplomacy.errors import InvalidMapping, InvalidTerm, InvalidType

__all__ = [
    "Columns",
    "names_of",
    "to_markers",
    "to_order",
    "to_pair",
    "to_pattern",
    "to_patterns",
    "to_table",
    "to_tests",
]

Columns: TypeAlias = str | Sequence[str]

_PAIR: Final = 2


def names_of(columns: Columns) -> tuple[str, ...]:
    """Return one column or several as a tuple.

    Raises:
        InvalidType: if they are neither a text nor several texts.
    """
    given: Any = columns
    found: tuple[Any, ...] = (given,) if isinstance(given, str) else _to_tuple(given)
    if not all(isinstance(name, str) for name in found):
        raise InvalidType(given, "a text or a list of texts")
    return found


def _to_tuple(given: Any) -> tuple[Any, ...]:
    try:
        return tuple(given)
    except TypeError:
        return (given,)


def to_markers(missing: Iterable[str]) -> frozenset[str]:
    """Return the texts that represent an empty cell as a set; one text is one marker."""
    return frozenset(names_of(cast("Columns", missing)))


def to_order(order: str | None) -> Order | None:
    """Return the order of the numbers of dates, or None.

    Raises:
        InvalidTerm: if it is not an order.
    """
    if order is not None and order not in get_args(Order):
        raise InvalidTerm(order, "the order of a date", get_args(Order))
    return cast("Order | None", order)


def to_pair(given: Any) -> tuple[str, str] | None:
    """Return a pair of texts, or None.

    Raises:
        InvalidMapping: if they are not two texts.
    """
    if given is None:
        return None
    found = () if isinstance(given, str) else _to_tuple(given)
    if len(found) != _PAIR or not all(isinstance(text, str) for text in found):
        raise InvalidMapping(f"{given!r} is not two texts. Write a list of two.")
    return found


def to_pattern(pattern: str | None) -> str | None:
    r"""Return a regular expression, or None.

    Raises:
        InvalidMapping: if it is not a regular expression.

    >>> from diplomacy.errors import InvalidMapping
    >>> try:
    ...     to_pattern("(see note")
    ... except InvalidMapping as error:
    ...     print(str(error)[:42])
    '(see note' is not a regular expression: m
    """
    try:
        re.compile(pattern or "")
    except (re.error, TypeError) as error:
        raise InvalidMapping(
            f"{pattern!r} is not a regular expression: {error}. Write a backslash before a bracket "
            "or a question mark that is part of the text."
        ) from error
    return pattern


def to_patterns(given: Any) -> dict[str, str]:
    """Return the regular expressions of columns.

    Raises:
        InvalidMapping: if one is not a regular expression.
    """
    return {name: to_pattern(text) or "" for name, text in to_table(given).items()}


def to_tests(given: Any) -> "dict[str, str | frozenset[str]]":
    """Return the tests of columns that select rows: regular expressions, or sets of texts.

    Raises:
        InvalidMapping: if one is not a regular expression.
        InvalidType: if one is neither a text nor several texts.
    """
    return {
        name: to_pattern(wanted) or "" if isinstance(wanted, str) else frozenset(names_of(wanted))
        for name, wanted in to_table(given).items()
    }


def to_table(given: Any) -> Mapping[str, Any]:
    """Return a mapping of texts unchanged.

    Raises:
        InvalidType: if it is not a mapping.
    """
    if not isinstance(given, Mapping):
        raise InvalidType(given, "a table of texts, such as { 'MoU' = 'agreement' }")
    return cast("Mapping[str, Any]", given)
