"""The cell of a column of which only the name is passed, by the type of its field."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast, get_args

import attrs

from diplomacy import converters
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidMapping, InvalidTerm, InvalidType
from diplomacy.importing.cells import (
    Cell,
    Constant,
    add_synonyms,
    derived,
    fields_of,
    is_several,
    needed_fields,
    slug,
    term,
    text,
)
from diplomacy.importing.moments import date, period
from diplomacy.importing.parties import country
from diplomacy.values import Part
from diplomacy.vocabulary import Stage, Term

__all__ = ["NOUNS_OF_ACTS", "check_needed", "to_cell", "to_cells"]

_PARTIES: Final[tuple[object, ...]] = (
    converters.party,
    converters.parties,
    converters.optional_party,
    converters.country,
    converters.optional_country,
)
_SLUGS: Final[tuple[object, ...]] = (converters.slug, converters.slugs, converters.optional_slug)
NOUNS_OF_ACTS: Final = {
    "acceptance": "accepted",
    "accession": "acceded",
    "adoption": "adopted",
    "approval": "approved",
    "definitive-signature": "definitively-signed",
    "denunciation": "denounced",
    "entry-into-force": "in-force",
    "provisional-application": "provisionally-applied",
    "ratification": "ratified",
    "signature": "signed",
    "succession": "succeeded",
    "suspension": "suspended",
    "termination": "terminated",
    "withdrawal": "withdrawn",
}
"""The stage to which each act leads, by the noun that registers write for the act."""

_FLAGS: Final = {
    **dict.fromkeys(("1", "true", "yes", "y"), True),
    **dict.fromkeys(("0", "false", "no", "n"), False),
}


def to_cells(kind: type[Part], fields: Mapping[str, Cell | str]) -> dict[str, Cell]:
    """Return the cells of fields of a class; a column becomes a cell by its type.

    Raises:
        InvalidMapping: if the class has no such field.
        DiplomacyError: if a constant is not valid in it.
    """
    return {name: to_cell(kind, name, given) for name, given in fields.items()}


def to_cell(kind: type[Part], name: str, given: Cell | str) -> Cell:
    """Return the cell of a field; a column becomes the cell of its type."""
    known = fields_of(kind)
    if name not in known or name == "citations":
        fields = ", ".join(field for field in known if field not in ("id", "citations"))
        raise InvalidMapping(f"{kind.__name__} has no field {name!r} to map. It has {fields}.")
    if isinstance(given, Constant) and isinstance(given.value, str):
        convert = cast("Any", known[name]).converter
        convert([given.value] if is_several(kind, name) else given.value)
    if isinstance(given, Cell):
        cell = given.complete(lambda column: _cell_of(known[name], column))
        return add_synonyms(cell, NOUNS_OF_ACTS) if known[name].type is Stage else cell
    if not isinstance(given, str):
        raise InvalidType(given, f"a column or a cell, for the field {name!r}")
    return _cell_of(known[name], given)


def check_needed(kind: type[Part], fields: Iterable[str]) -> None:
    """Raise `InvalidMapping` if a required field of a class is not mapped."""
    lacking = sorted(needed_fields(kind) - {"id", "citations", *fields})
    if lacking:
        raise InvalidMapping(
            f"{kind.__name__} needs {', '.join(lacking)}. Map each to a column or to a constant."
        )


def _cell_of(field: "attrs.Attribute[Any]", column: str) -> Cell:
    types: set[object] = {field.type, *get_args(field.type)}
    convert: object = cast("Any", field).converter
    if PartialDate in types:
        return date(column)
    if Period in types:
        return period(column)
    if convert in _PARTIES:
        return country(column)
    if convert in _SLUGS:
        return slug(f"{{{column}}}")
    if bool in types:
        return derived(column, _flag)
    if any(isinstance(one, type) and issubclass(one, Term) for one in types):
        return term(column, NOUNS_OF_ACTS if Stage in types else {})
    return text(column)


def _flag(cell: str) -> bool | None:
    if cell and cell.lower() not in _FLAGS:
        raise InvalidTerm(cell, "yes or no", tuple(_FLAGS))
    return _FLAGS[cell.lower()] if cell else None
