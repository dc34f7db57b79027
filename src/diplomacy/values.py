"""The base classes of values and records."""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from importlib import import_module
from typing import Any, Generic, TypeVar, cast

import attrs

from diplomacy.errors import DiplomacyError

__all__ = ["Part", "PydanticType", "Value", "lazy"]

T = TypeVar("T")


class PydanticType:
    """Base class of the types that a model of pydantic accepts as a field.

    pydantic calls these methods, and only they import it. In JSON a field has the form that it has
    in a file.
    """

    __slots__ = ()

    # The module is imported by name, because the room of formats builds on this one.
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        return import_module("diplomacy.formats.models").build_core_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:
        return import_module("diplomacy.formats.schema").build_type_schema(cls)


class lazy(Generic[T]):  # noqa: N801 - used like `property`
    """A property that is computed at its first use, and then stored in the instance.

    Unlike `functools.cached_property` of Python 3.11 it has no lock, which a child that is forked
    meanwhile would inherit locked.

    >>> class Text:
    ...     @lazy
    ...     def words(self):
    ...         return ["a", "text"]
    >>> text = Text()
    >>> text.words is text.words
    True
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: Any, owner: type) -> T:
        value: T = instance.__dict__.setdefault(self._name, self._compute(instance))
        return value


class Value(PydanticType):
    """Base class of values and records, with a repr of the fields that are set.

    A pickle or a copy has the fields unchanged. No method changes an existing value.

    >>> from diplomacy import Milestone
    >>> Milestone("signed")
    Milestone(stage=Stage.SIGNED)
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # The method by which attrs restores a pickle could change an existing value.
        for name in ("__getstate__", "__setstate__"):
            if name in cls.__dict__:
                type.__delattr__(cls, name)

    def __reduce__(self) -> tuple[Any, ...]:
        names = [field.name for field in attrs.fields(cast("Any", type(self)))]
        return _restore, (type(self), tuple([getattr(self, name) for name in names]))

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


def _restore(kind: Any, values: tuple[Any, ...]) -> Any:
    """Return a new instance with values of its fields, in order, that are known to be valid."""
    instance = object.__new__(kind)
    for field, value in zip(attrs.fields(kind), values, strict=True):
        object.__setattr__(instance, field.name, value)
    return instance


class Part(Value):
    """Base class of records and parts, whose constructors name each invalid field.

    The error of the first invalid field is raised, with the errors of the others.

    >>> from diplomacy import DiplomacyError, Milestone
    >>> try:
    ...     Milestone("ratifed", "2012-13")
    ... except DiplomacyError as error:
    ...     print(error.place, [other.place for other in error.others])
    Milestone, stage ['Milestone, date']
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "__init__" in cls.__dict__:  # attrs made the class again, with slots and a constructor
            init = cls.__dict__["__init__"]
            type.__setattr__(cls, "__init__", _name_faults(init))


def _name_faults(init: Callable[..., None]) -> Callable[..., None]:
    """Return a constructor whose errors name the class, the id and the field."""

    @wraps(init)
    def __init__(self: Any, *args: Any, **values: Any) -> None:  # noqa: N807
        try:
            init(self, *args, **values)
        except DiplomacyError as error:
            raise _collect_faults(type(self), args, values, error) from None
        except TypeError as error:
            _suggest_fields(type(self), values, error)
            raise

    return __init__


def _collect_faults(
    kind: Any, args: tuple[Any, ...], values: Mapping[str, Any], error: DiplomacyError
) -> DiplomacyError:
    """Return the error of the first invalid field, with those of the others.

    Args:
        kind: the class.
        args: the positional arguments of its constructor.
        values: the keyword arguments.
        error: the error of the constructor.
    """
    fields = [field for field in attrs.fields(kind) if field.init]
    given = {**dict(zip((field.name for field in fields), args, strict=False)), **values}
    id = given.get("id")
    owner = f"{kind.__name__} {id!r}" if isinstance(id, str) and id.isprintable() else kind.__name__
    faults: list[DiplomacyError] = []
    for field in fields:
        # An iterator has been used up.
        if field.name not in given or isinstance(given[field.name], Iterator):
            continue
        try:
            cast("Callable[[Any], Any]", field.converter)(given[field.name])
        except DiplomacyError as fault:
            fault.place = f"{kind.__name__ if field.name == 'id' else owner}, {field.name}"
            faults.append(fault)
    if not faults:
        return error
    faults[0].others = tuple(faults[1:])
    return faults[0]


def _suggest_fields(kind: Any, values: Mapping[str, Any], error: TypeError) -> None:
    """Add suggestions to an error about names of fields that the class does not have."""
    from diplomacy.suggestions import suggest_field  # not loaded by ``import diplomacy``

    names = [field.name for field in attrs.fields(kind) if field.init]
    for name in values.keys() - names:
        for near in suggest_field(name, names):
            error.add_note(f"{kind.__name__} has no field {name!r}. Did you mean {near!r}?")
