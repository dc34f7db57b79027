"""The base class of values and records."""

from typing import cast

import attrs

__all__ = ["Value"]


class Value:
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
