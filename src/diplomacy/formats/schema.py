"""A JSON Schema (2020-12) of the lines of a file, derived from the model.

It describes fields, types, terms, and the patterns of ids and dates. Only the library checks
whether a day exists, a history is possible, or a reference resolves. JSON Schema also accepts
``1.0`` as a whole number; the library does not.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, cast

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.formats.shapes import converter_of, settable_fields, shape_of
from diplomacy.formats.versions import FORMAT, default_in
from diplomacy.quantities import COUNTED, NUMBER
from diplomacy.records import TYPES_BY_NAME
from diplomacy.sources import DIGEST

__all__ = ["build_schema", "build_type_schema", "render_schema"]

_COUNTRY: Final = "[A-Z]{2,4}"
_TEXT: Final = {"type": "string", "minLength": 1}


def _pattern(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^({pattern})$"}


_DIGEST: Final = _pattern(DIGEST)


# The schema of a text, by the converter of its field.
_BY_CONVERTER: Final[Mapping[Callable[..., Any], dict[str, Any]]] = {
    converters.identifiers: _pattern(converters.IDENTIFIER),
    converters.text: _TEXT,
    converters.optional_text: _TEXT,
    converters.optional_mark: _TEXT,
    converters.texts: _TEXT,
    converters.optional_url: _pattern(converters.URL),
    converters.optional_language: _pattern(converters.LANGUAGE),
    converters.slug: _pattern(converters.SLUG),
    converters.optional_slug: _pattern(converters.SLUG),
    converters.slugs: _pattern(converters.SLUG),
    converters.party: _pattern(f"{_COUNTRY}|{converters.SLUG}"),
    converters.optional_party: _pattern(f"{_COUNTRY}|{converters.SLUG}"),
    converters.parties: _pattern(f"{_COUNTRY}|{converters.SLUG}"),
}
_BY_FIELD: Final[Mapping[str, dict[str, Any]]] = {
    "Source.digest": _DIGEST,
    "Source.paragraph_digests": _DIGEST,
    "Citation.fields": _pattern(converters.PATH),
    "Quantity.unit": _pattern(f"[A-Z]{{3}}|{COUNTED}"),
}
# The user's own keys and values.
_SCALARS: Final[dict[str, Any]] = {
    "type": "object",
    "propertyNames": {"minLength": 1},
    "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
}
_MAY_REPEAT: Final = frozenset({"history", "paragraph_digests", "stops"})


def build_schema() -> dict[str, Any]:
    """Return the schema of a line of an archive's file, the header included.

    >>> build_schema()["$defs"]["Source"]["required"]
    ['type', 'id']
    """
    definitions: dict[str, Any] = {"Archive": _header()}
    for name, kind in TYPES_BY_NAME.items():
        definitions[name] = _object(kind, definitions, {"type": {"const": name}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diplomacy-records:format:{FORMAT}",
        "title": "A line of an archive of diplomatic records",
        "type": "object",
        "properties": {"type": {"enum": ["Archive", *TYPES_BY_NAME]}},
        "required": ["type"],
        "allOf": [
            {
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"$ref": f"#/$defs/{name}"},
            }
            for name in ("Archive", *TYPES_BY_NAME)
        ],
        "$defs": definitions,
    }


def build_type_schema(kind: Any) -> dict[str, Any]:
    """Return the schema of one class: a record, a part of one, or a value.

    The schemas of the parts are inside it.

    >>> build_type_schema(PartialDate)["type"]
    'string'
    """
    if shape_of(kind).form == "text":
        return {"title": kind.__name__, **_text_type(kind)}
    definitions: dict[str, Any] = {}
    is_record = kind.__name__ in TYPES_BY_NAME
    first = {"type": {"const": kind.__name__}} if is_record else {}
    found = _object(kind, definitions, first)
    return {"title": kind.__name__, **cast("dict[str, Any]", _inline(found, definitions))}


def _inline(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a schema with its references replaced by the definitions."""
    if isinstance(schema, list):
        return [_inline(item, definitions) for item in cast("Sequence[Any]", schema)]
    if not isinstance(schema, dict):
        return schema
    keys = cast("dict[str, Any]", schema)
    if "$ref" in keys:
        return _inline(definitions[keys["$ref"].removeprefix("#/$defs/")], definitions)
    return {key: _inline(value, definitions) for key, value in keys.items()}


def render_schema() -> str:
    r"""Return the schema as JSON, as in ``formats/archive.schema.json``.

    >>> render_schema()[:1], render_schema()[-2:]
    ('{', '}\n')
    """
    return json.dumps(build_schema(), indent=1, ensure_ascii=False) + "\n"


def _header() -> dict[str, Any]:
    return {
        "description": "The first line of a file.",
        "type": "object",
        "properties": {
            "type": {"const": "Archive"},
            "format": {"type": "integer", "const": FORMAT},
            "digest": {"description": "The SHA-256 digest of the lines that follow.", **_DIGEST},
        },
        "required": ["type", "format"],
        "additionalProperties": False,
    }


def _object(kind: Any, definitions: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with the fields of a class.

    Args:
        kind: the class.
        definitions: receives the schemas of the parts of the object.
        first: the properties that precede the fields.
    """
    fields = settable_fields(kind)
    properties = {field.name: _field(kind, field, definitions) for field in fields}
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return {
        "description": (kind.__doc__ or "").split("\n", 1)[0],
        "type": "object",
        "properties": {**first, **properties},
        "required": [*first, *required],
        "additionalProperties": False,
    }


def _field(
    owner: Any, field: "attrs.Attribute[Any]", definitions: dict[str, Any]
) -> dict[str, Any]:
    """Return the schema of a field, with its default in the format."""
    shape = shape_of(field.type)
    found: dict[str, Any] = {**_SCALARS}
    if shape.form != "mapping":
        found = _value(owner, field, shape.type, definitions)
    if shape.form in ("list", "set"):
        found = {"type": "array", "items": found}
        if field.name not in _MAY_REPEAT:
            found["uniqueItems"] = True
        if field.default is attrs.NOTHING:
            found["minItems"] = 1
    if shape.optional:
        found = {"anyOf": [found, {"type": "null"}]}
    if field.default is not attrs.NOTHING:
        found = {**found, "default": default_in(FORMAT, owner, field)}
    return found


def _value(
    owner: Any, field: "attrs.Attribute[Any]", kind: Any, definitions: dict[str, Any]
) -> dict[str, Any]:
    """Return the schema of a value of a type, in a field of a class."""
    form = shape_of(kind).form
    if form == "flag":
        return {"type": "boolean"}
    if form == "integer" and converter_of(field) is None:  # of an answer, not of a file
        return {"type": "integer"}
    if form == "integer":
        return {"type": "integer", "minimum": 1, "maximum": 10**18}
    if form == "object":
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = _object(kind, definitions, {})
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if kind is not str:
        return _text_type(kind)
    converter = converter_of(field)
    if converter is None:
        return {"type": "string"}
    own = _BY_FIELD.get(f"{owner.__name__}.{field.name}")
    return own if own is not None else _BY_CONVERTER[converter]


def _text_type(kind: Any) -> dict[str, Any]:
    """Return the schema of a type whose values are text."""
    if kind is Country:
        return _pattern(_COUNTRY)
    if kind in (PartialDate, Period):
        pattern = _pattern(r"[0-9\[/.][0-9X\]\[?~%./-]*")
        return {"description": "EDTF, see docs/concepts/dates.md.", **pattern}
    if kind is Decimal:
        return {"description": "A decimal number as text.", **_pattern(NUMBER)}
    return {"enum": [str(term) for term in kind]}
