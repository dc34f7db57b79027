"""The format of an archive's lines as a JSON Schema (2020-12), made from the model.

It says what a line is made of: fields, types, terms, the forms of ids and dates. What only the
library checks (that a day exists, a history can be, a reference resolves) is not in it; and JSON
Schema takes ``1.0`` for a whole number, which the library does not.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, cast, get_args, get_origin

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.formats import codec
from diplomacy.quantities import COUNTED, NUMBER
from diplomacy.sources import DIGEST
from diplomacy.vocabulary import Term

__all__ = ["schema", "text"]

_COUNTRY: Final = "[A-Z]{2,4}"
_TEXT: Final = {"type": "string", "minLength": 1}


def _form(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^({pattern})$"}


_DIGEST: Final = _form(DIGEST)


# What a text is, by the converter that its field has.
_FORMS: Final[Mapping[Callable[..., Any], dict[str, Any]]] = {
    converters.text: _TEXT,
    converters.optional_text: _TEXT,
    converters.texts: _TEXT,
    converters.slug: _form(converters.SLUG),
    converters.optional_slug: _form(converters.SLUG),
    converters.slugs: _form(converters.SLUG),
    converters.party: _form(f"{_COUNTRY}|{converters.SLUG}"),
    converters.optional_party: _form(f"{_COUNTRY}|{converters.SLUG}"),
    converters.parties: _form(f"{_COUNTRY}|{converters.SLUG}"),
}
_OWN_FORMS: Final[Mapping[str, dict[str, Any]]] = {
    "Source.url": _form("https?://.*"),
    "Source.digest": _DIGEST,
    "Source.paragraph_digests": _DIGEST,
    "Citation.fields": _form(converters.PATH),
    "Quantity.unit": _form(f"[A-Z]{{3}}|{COUNTED}"),
}
_MAY_REPEAT: Final = frozenset({"history", "paragraph_digests"})


def schema() -> dict[str, Any]:
    """Return the schema of a line of an archive's file, the header included.

    >>> schema()["$defs"]["Source"]["required"]
    ['type', 'id']
    """
    made: dict[str, Any] = {"Archive": _header()}
    for name, kind in codec.TYPES.items():
        made[name] = _object(kind, made, {"type": {"const": name}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diplomacy-records:format:{codec.FORMAT}",
        "title": "A line of an archive of diplomatic records",
        "type": "object",
        "properties": {"type": {"enum": ["Archive", *codec.TYPES]}},
        "required": ["type"],
        "allOf": [
            {
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"$ref": f"#/$defs/{name}"},
            }
            for name in ("Archive", *codec.TYPES)
        ],
        "$defs": made,
    }


def text() -> str:
    r"""Return the schema as it is shipped, in ``archive.schema.json``.

    >>> text()[:1], text()[-2:]
    ('{', '}\n')
    """
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _header() -> dict[str, Any]:
    return {
        "description": "The first line of a file.",
        "type": "object",
        "properties": {
            "type": {"const": "Archive"},
            "format": {"type": "integer", "minimum": 1, "maximum": codec.FORMAT},
            "digest": {"description": "of all that follows the line.", **_DIGEST},
        },
        "required": ["type", "format"],
        "additionalProperties": False,
    }


def _object(kind: Any, made: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with the fields of a class, and add those of its parts."""
    fields = [field for field in attrs.fields(kind) if field.init]
    properties = {field.name: _field(kind, field, made) for field in fields}
    required = [field.name for field in fields if field.default is attrs.NOTHING]
    return {
        "description": (kind.__doc__ or "").split("\n", 1)[0],
        "type": "object",
        "properties": {**first, **properties},
        "required": [*first, *required],
        "additionalProperties": False,
    }


def _field(kind: Any, field: "attrs.Attribute[Any]", made: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field, with its default in the format."""
    arguments = [argument for argument in get_args(field.type) if argument is not type(None)]
    optional = type(None) in get_args(field.type)
    if get_origin(field.type) in (tuple, frozenset):
        found: dict[str, Any] = {"type": "array", "items": _value(kind, field, arguments[0], made)}
        if field.name not in _MAY_REPEAT:
            found["uniqueItems"] = True
        if field.default is attrs.NOTHING:
            found["minItems"] = 1
    else:
        found = _value(kind, field, arguments[0] if optional else field.type, made)
    if optional:
        found = {"anyOf": [found, {"type": "null"}]}
    if field.default is not attrs.NOTHING:
        found = {**found, "default": codec.default_in(codec.FORMAT, kind, field)}
    return found


def _value(
    kind: Any, field: "attrs.Attribute[Any]", of: Any, made: dict[str, Any]
) -> dict[str, Any]:
    """Return the schema of a value of a type, as a field of a class has it."""
    if of is bool:
        return {"type": "boolean"}
    if of is int:
        return {"type": "integer", "minimum": 1, "maximum": 10**18}
    if of is Country:
        return _form(_COUNTRY)
    if of in (PartialDate, Period):
        return {
            "description": "EDTF, see docs/concepts/dates.md.",
            **_form(r"[0-9\[/.][0-9\]\[~./-]*"),
        }
    if of is Decimal:
        return {"description": "A decimal number as text.", **_form(NUMBER)}
    if isinstance(of, type) and issubclass(of, Term):
        return {"enum": [str(term) for term in of]}
    if codec.has_fields(of):
        if of.__name__ not in made:
            made[of.__name__] = _object(of, made, {})
        return {"$ref": f"#/$defs/{of.__name__}"}
    own = _OWN_FORMS.get(f"{kind.__name__}.{field.name}")
    return own if own is not None else _FORMS[cast("Callable[..., Any]", field.converter)]
