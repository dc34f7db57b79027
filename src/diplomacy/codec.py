"""Records as plain data, fit for JSON: text, lists and dictionaries.

Dates are EDTF text, numbers decimal text, references ids; what is at its default is left out.
"""

import json
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn, override

from diplomacy.archive import Archive
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.records import Record
from diplomacy.vocabulary import Term

__all__ = ["digest", "plain", "to_plain"]


@cache
def _converter() -> cattrs.Converter:
    """Return what turns records into plain data."""
    converter = cattrs.Converter(omit_if_default=True)
    converter.register_unstructure_hook(str, str.__str__)
    converter.register_unstructure_hook(Country, str)
    converter.register_unstructure_hook(PartialDate, str)
    converter.register_unstructure_hook(Period, str)
    converter.register_unstructure_hook(Decimal, _digits)
    converter.register_unstructure_hook_func(_is_term, str)
    converter.register_unstructure_hook_func(_is_roles, lambda roles: sorted(map(str, roles)))
    converter.register_unstructure_hook_func(_is_sequence, lambda parts: [plain(p) for p in parts])
    converter.register_unstructure_hook_factory(attrs.has, _fields)
    return converter


def _digits(number: Decimal) -> str:
    return format(number, "f")


def _is_term(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _is_roles(kind: Any) -> bool:
    return getattr(kind, "__origin__", kind) is frozenset


def _is_sequence(kind: Any) -> bool:
    return getattr(kind, "__origin__", kind) is tuple


def _fields(kind: Any) -> Any:
    """Return what turns an instance of an attrs class into a dictionary of what was set."""
    derived: dict[str, Any] = {
        field.name: override(omit=True) for field in attrs.fields(kind) if not field.init
    }
    return make_dict_unstructure_fn(kind, _converter(), _cattrs_omit_if_default=True, **derived)


def plain(value: Any) -> Any:
    """Return a record, a part of one or a value, or a list of them, as plain data.

    >>> from diplomacy import Milestone
    >>> plain([Milestone("signed", "2012")])
    [{'stage': 'signed', 'date': '2012'}]
    """
    return _converter().unstructure(value)


def to_plain(record: Record) -> dict[str, Any]:
    """Return a record as plain data, with its type first.

    >>> from diplomacy import Source
    >>> to_plain(Source(id="yearbook", published="2024"))
    {'type': 'Source', 'id': 'yearbook', 'published': '2024'}
    """
    return {"type": type(record).__name__, **plain(record)}


def digest(archive: Archive) -> str:
    """Return the SHA-256 digest of an archive's records.

    Each record is a line of JSON, keys sorted and without blanks; the lines are sorted, and so the
    digest depends on nothing but the records.

    >>> from diplomacy import Archive
    >>> digest(Archive())[:15]
    'sha256:e3b0c442'
    """
    lines = sorted(
        json.dumps(to_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for record in archive
    )
    content = "".join(f"{line}\n" for line in lines)
    return f"sha256:{sha256(content.encode()).hexdigest()}"
