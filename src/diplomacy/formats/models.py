"""Records and values as fields of pydantic models and as responses of FastAPI."""

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from diplomacy.errors import ArchiveErrors, ArchiveProblem, DiplomacyError, InvalidLine
from diplomacy.formats.converter import is_record, structure_value
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.plain import to_dict, to_plain

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

__all__ = ["build_core_schema"]

_STEP_RE: Final = re.compile(r"[^.\[\]]+")


def build_core_schema(kind: type) -> "CoreSchema":
    """Return the schema by which pydantic validates and serializes a class.

    A field accepts an instance and the data of a line of a file. It stays an instance in Python,
    and becomes these data in JSON.

    >>> from diplomacy import Country
    >>> build_core_schema(Country)["type"]
    'function-plain'
    """
    from pydantic_core import core_schema

    to_data: Callable[[Any], Any] = to_dict if is_record(kind) else to_plain
    return core_schema.no_info_plain_validator_function(
        partial(_validate, Decoder(), kind),
        ref=f"{kind.__module__}.{kind.__qualname__}:{id(kind)}",
        serialization=core_schema.plain_serializer_function_ser_schema(to_data, when_used="json"),
    )


def _validate(decoder: Decoder, kind: type, data: Any) -> Any:
    """Return data as an instance of a class, or raise pydantic's error with each problem."""
    from pydantic_core import ValidationError

    if isinstance(data, kind):
        return data
    try:
        return structure_value(decoder, data, kind)
    except ArchiveErrors as errors:
        details = [_detail(error, data) for error in errors.problems]
    except DiplomacyError as error:
        details = [_detail(error, data)]
    raise ValidationError.from_exception_data(kind.__name__, details)


def _detail(error: DiplomacyError, data: Any) -> Any:
    """Return a problem in the form of pydantic: its place, its message and the input."""
    from pydantic_core import InitErrorDetails, PydanticCustomError

    place, message = "", str(error)
    if isinstance(error, ArchiveProblem):
        place = error.path
        message = f"{error.reason}{error.advice if isinstance(error, InvalidLine) else ''}"
    steps = [int(step) if step.isdigit() else step for step in _STEP_RE.findall(place)]
    code = re.sub("(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
    problem = PydanticCustomError(cast("Any", code), cast("Any", message))
    return InitErrorDetails(type=problem, loc=tuple(steps), input=_value_at(data, steps))


def _value_at(data: Any, steps: list[str | int]) -> Any:
    """Return the part of data at a place, or the last existing part on the way to it."""
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    return data
