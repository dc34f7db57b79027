"""`Answer`: the tuple that a query returns, which a notebook shows as a table."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, TypeVar, cast
from weakref import ref

__all__ = ["Answer"]

T = TypeVar("T")


class Answer(tuple[T, ...]):  # noqa: SLOT001 - a tuple cannot have slots
    """The answer of a query: a tuple that a notebook shows as a table.

    The table takes the names of parties from the collection that was queried, which the answer does
    not keep in memory. Copies, slices and unpickled answers are plain tuples.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> answer = ARCHIVE.agreements_between("KR", "TR")
    >>> answer == tuple(answer), answer[0].id
    (True, 'kr-tr-fta')
    """

    _collection: "Callable[[], object]"

    def __new__(cls, found: Iterable[T], collection: object) -> "Answer[T]":
        """Return the records that were found in a collection."""
        answer = super().__new__(cls, found)
        answer._collection = ref(collection)
        return answer

    def __reduce__(self) -> tuple[type[tuple[Any, ...]], tuple[tuple[T, ...]]]:
        return (tuple, (tuple(self),))

    def _repr_html_(self) -> str:
        # The module is imported by name, because the room of notebooks builds on this one.
        module = import_module("diplomacy.notebook")
        return cast("str", module.render_answer(self, self._collection()))
