"""The versions of the file format, with their differences from the present model.

A file states its version in its header. Older versions stay readable: their names and defaults are
listed here, and the decoder applies them field by field. To change the format, add an entry to
`VERSIONS` and raise `FORMAT`; never change an entry that files have been written with. A field
that is added to the model needs no new version if its default is null, an empty list or false.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import attrs

from diplomacy.errors import InvalidType
from diplomacy.formats.shapes import settable_fields, shape_of

__all__ = ["FORMAT", "FORMATS", "VERSIONS", "Version", "default_in", "names_in"]

FORMAT: Final = 2
"""The version of the format that is written."""


class Version(NamedTuple):
    """The differences of one version of the format from the model.

    Attributes:
        defaults: the defaults that are not null, an empty list or false, by class and field.
        renamed_fields: the former names of fields, by class and present name.
        renamed_paths: replacements in the paths that citations list, as pattern and template.
        former_data: functions that convert the data of fields that had another form, by class and
            present name.
    """

    defaults: Mapping[str, str | bool]
    renamed_fields: Mapping[str, str] = MappingProxyType({})
    renamed_paths: tuple[tuple[re.Pattern[str], str], ...] = ()
    former_data: Mapping[str, Callable[[Any], Any]] = MappingProxyType({})


def _links_of_amended(amended: Any) -> Any:
    """Return the links of an agreement from a version in which it could only amend another."""
    if not isinstance(amended, str | None):
        raise InvalidType(amended, "the id of an agreement, or null")
    return [] if amended is None else [(("kind", "amends"), ("agreement", amended))]


_DEFAULTS: Final[Mapping[str, str | bool]] = MappingProxyType(
    {
        "Agreement.kind": "unspecified",
        "Agreement.parties_complete": True,
        "Citation.basis": "stated",
        "Meeting.format": "unknown",
        "Meeting.level": "unknown",
        "Meeting.status": "held",
        "Mission.rank": "unknown",
        "Quantity.qualifier": "as-stated",
        "Summit.format": "unknown",
        "Summit.status": "held",
        "Visit.rank": "unknown",
        "Visit.status": "held",
    }
)

VERSIONS: Final[Mapping[int, Version]] = MappingProxyType(
    {
        1: Version(
            _DEFAULTS,
            MappingProxyType(
                {"Agreement.links": "amends", "Citation.quote": "exact", "Tenure.party": "of"}
            ),
            (
                (re.compile(r"^(tenures\[[0-9]+\])\.of$"), r"\1.party"),
                (re.compile(r"^amends$"), "links[0].agreement"),
            ),
            MappingProxyType({"Agreement.links": _links_of_amended}),
        ),
        2: Version(_DEFAULTS),
    }
)
"""Every version of the format that can be read, by number."""

FORMATS: Final = frozenset(VERSIONS)
"""The numbers of the versions that can be read."""


def default_in(format: int, owner: type, field: "attrs.Attribute[Any]") -> Any:
    """Return the default of a field in a version of the format, as plain data.

    >>> from diplomacy import Agreement
    >>> default_in(1, Agreement, attrs.fields(Agreement).kind)
    'unspecified'
    """
    name = f"{owner.__name__}.{field.name}"
    listed = VERSIONS[format].defaults.get(name)
    if listed is not None:
        return listed
    if name in VERSIONS[format].former_data:
        return None
    match shape_of(field.type).form:
        case "flag" if not shape_of(field.type).optional:
            return False
        case "list" | "set":
            return []
        case "mapping":
            return {}
        case _:
            return None


def names_in(format: int, owner: type) -> dict[str, str]:
    """Return the names of the fields of a class in a version, by their present names.

    >>> from diplomacy import Citation
    >>> names_in(1, Citation)["quote"], names_in(2, Citation)["quote"]
    ('exact', 'quote')
    """
    renamed = VERSIONS[format].renamed_fields
    names = [field.name for field in settable_fields(owner)]
    return {name: renamed.get(f"{owner.__name__}.{name}", name) for name in names}
