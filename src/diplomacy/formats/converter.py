"""A cattrs converter that knows the classes of this library."""

from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Union, cast, get_args, get_origin

from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidType
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.parsing import to_pairs
from diplomacy.formats.plain import to_dict, to_plain
from diplomacy.formats.versions import FORMAT
from diplomacy.records import TYPES_BY_NAME
from diplomacy.values import Value
from diplomacy.vocabulary import Term

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["make_converter"]

_TEXT_TYPES: Final = (Country, PartialDate, Period, Term)
_RECORD_TYPES: Final = tuple(TYPES_BY_NAME.values())


def make_converter(format: int = FORMAT) -> "Converter":
    """Return a cattrs converter for your own classes that contain records or values.

    Records and values have the form that they have in a file, and are checked as strictly. A
    record includes its type; it can be left out if the class is known.

    Args:
        format: the version of the format to read.

    >>> import attrs
    >>> from diplomacy import Agreement, Country
    >>> from diplomacy.fixtures import ARCHIVE
    >>> @attrs.frozen
    ... class Dossier:
    ...     owner: str
    ...     about: Country
    ...     treaties: list[Agreement]
    >>> dossier = Dossier("Ana", Country("TR"), [ARCHIVE.get(Agreement, "kr-tr-fta")])
    >>> converter = make_converter()
    >>> data = converter.unstructure(dossier)
    >>> data["about"], data["treaties"][0]["id"]
    ('TR', 'kr-tr-fta')
    >>> converter.structure(data, Dossier) == dossier
    True
    """
    from cattrs import Converter

    converter = Converter()
    _register_hooks(converter, Decoder(format))
    return converter


def _register_hooks(converter: "Converter", decoder: Decoder) -> None:
    def structure_text(text: Any, kind: Any) -> Any:
        if not isinstance(text, str):
            raise InvalidType(text, "text")
        return kind(text)

    def structure_record(data: Any, kind: Any) -> Any:
        if isinstance(kind, type) and isinstance(data, dict):
            data = {"type": kind.__name__, **cast("dict[str, Any]", data)}
        record = decoder.decode_record(to_pairs(data))
        if not isinstance(record, kind):
            raise InvalidType(record, f"a record of type {getattr(kind, '__name__', kind)}")
        return record

    # cattrs would handle a country as any other string, so its hooks need the class itself.
    converter.register_structure_hook(Country, structure_text)
    converter.register_unstructure_hook(Country, to_plain)
    converter.register_structure_hook_func(_is_text, structure_text)
    converter.register_structure_hook_func(
        _is_part, lambda data, kind: decoder.decode_part(kind, to_pairs(data))
    )
    converter.register_structure_hook_func(_is_record, structure_record)
    converter.register_unstructure_hook_func(_is_text, to_plain)
    converter.register_unstructure_hook_func(_is_part, to_plain)
    converter.register_unstructure_hook_func(_is_record, to_dict)


def _is_text(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, _TEXT_TYPES)


def _is_record(kind: Any) -> bool:
    """Return whether a type is a type of record, or a union of such types."""
    options = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return all(option in _RECORD_TYPES for option in options)


def _is_part(kind: Any) -> bool:
    is_value = isinstance(kind, type) and issubclass(kind, Value)
    return is_value and not _is_text(kind) and not _is_record(kind)
