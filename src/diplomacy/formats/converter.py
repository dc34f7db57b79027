"""A cattrs converter that knows the classes of this library."""

from collections.abc import Mapping
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Union, cast, get_args, get_origin

from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.errors import InvalidType
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.parsing import to_pairs
from diplomacy.formats.plain import to_dict, to_plain
from diplomacy.formats.shapes import converter_of, settable_fields
from diplomacy.formats.versions import FORMAT
from diplomacy.records import TYPES_BY_NAME
from diplomacy.values import Value
from diplomacy.vocabulary import Term

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["is_record", "is_text", "make_converter", "structure_value"]

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
    def structure(data: Any, kind: Any) -> Any:
        return structure_value(decoder, data, kind)

    # cattrs would handle a country as any other string, so its hooks need the class itself.
    converter.register_structure_hook(Country, structure)
    converter.register_unstructure_hook(Country, to_plain)
    converter.register_structure_hook_func(is_text, structure)
    converter.register_structure_hook_func(_is_part, structure)
    converter.register_structure_hook_func(is_record, structure)
    converter.register_unstructure_hook_func(is_text, to_plain)
    converter.register_unstructure_hook_func(_is_part, to_plain)
    converter.register_unstructure_hook_func(is_record, to_dict)


def structure_value(decoder: Decoder, data: Any, kind: Any) -> Any:
    """Return plain data as a value, a part of a record or a record.

    Args:
        decoder: the decoder of the version of the format that the data are in.
        data: the data; those of a record may lack its type if *kind* is one type.
        kind: the class, or a union of types of records.

    Raises:
        DiplomacyError: if the data are not valid.

    >>> structure_value(Decoder(), "KR", Country)
    Country('KR')
    """
    if is_text(kind):
        if not isinstance(data, str):
            raise InvalidType(data, "text")
        return kind(data)
    if not is_record(kind):
        if any(converter_of(field) is None for field in settable_fields(kind)):
            raise InvalidType(data, f"a value of {kind.__name__}, which only a query makes")
        return decoder.decode_part(kind, to_pairs(data))
    if isinstance(kind, type) and isinstance(data, Mapping):
        data = {"type": kind.__name__, **cast("Mapping[str, Any]", data)}
    record = decoder.decode_record(to_pairs(data))
    if not isinstance(record, kind):
        raise InvalidType(record, f"a record of type {getattr(kind, '__name__', kind)}")
    return record


def is_text(kind: Any) -> bool:
    """Return whether a type is one of the values that are text in a file.

    >>> is_text(Country), is_text(Value)
    (True, False)
    """
    return isinstance(kind, type) and issubclass(kind, _TEXT_TYPES)


def is_record(kind: Any) -> bool:
    """Return whether a type is a type of record, or a union of such types.

    >>> is_record(Country)
    False
    """
    options = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return all(option in _RECORD_TYPES for option in options)


def _is_part(kind: Any) -> bool:
    is_value = isinstance(kind, type) and issubclass(kind, Value)
    return is_value and not is_text(kind) and not is_record(kind)
