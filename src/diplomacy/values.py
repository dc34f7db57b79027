"""The base class of values and records."""

from typing import Any

import attrs

__all__ = ["Value"]


class Value:
    """Base class of attrs classes: a repr without defaults, and formatting as text.

    >>> from diplomacy import Milestone
    >>> Milestone("signed")
    Milestone(stage=Stage.SIGNED)
    """

    __slots__ = ()

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)

    def __repr__(self) -> str:
        cls: Any = type(self)
        parts = [
            f"{field.name}={getattr(self, field.name)!r}"
            for field in attrs.fields(cls)
            if field.repr and getattr(self, field.name) != field.default
        ]
        return f"{cls.__name__}({', '.join(parts)})"
