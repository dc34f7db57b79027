"""The base classes of values and records."""

from importlib import import_module
from typing import Any, cast

import attrs

__all__ = ["PydanticType", "Value"]


class PydanticType:
    """Base class of the types that a model of pydantic accepts as a field.

    pydantic calls these methods, and only they import it. In JSON a field has the form that it has
    in a file.
    """

    __slots__ = ()

    # The name of the module is text, because the room of formats builds on this one.
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return import_module("diplomacy.formats.models").build_core_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:
        return import_module("diplomacy.formats.schema").build_type_schema(cls)


class Value(PydanticType):
    """Base class of values and records: shown with the fields that differ from their defaults.

    >>> from diplomacy import Milestone
    >>> Milestone("signed")
    Milestone(stage=Stage.SIGNED)
    """

    __slots__ = ()

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)

    def __repr__(self) -> str:
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(self)))
        parts = (
            f"{field.name}={getattr(self, field.name)!r}"
            for field in fields
            if field.eq and field.repr and getattr(self, field.name) != field.default
        )
        return f"{type(self).__name__}({', '.join(parts)})"
