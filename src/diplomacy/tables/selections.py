"""Selection: the answer of a query on an engine, which is computed when it is collected."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from diplomacy.archive import Archive
from diplomacy.arrow.decoding import decode_table
from diplomacy.arrow.layout import columns_of
from diplomacy.records import Record

if TYPE_CHECKING:
    from diplomacy.tables.store import Store

__all__ = ["Selection"]

R = TypeVar("R", bound=Record)


class Selection(Generic[R]):
    """Records of one type on an engine, in the order of an archive.

    Nothing is computed before one of the methods is called, each of which runs the query.

    Attributes:
        table: the name of the table of the records.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> from diplomacy.tables import Tables
    >>> found = Tables.of(ARCHIVE).agreements_between("KR", "TR", states_only=True)
    >>> found.ids(), [agreement.stage for agreement in found.records()]
    (('kr-tr-fta',), [Stage.IN_FORCE])
    """

    def __init__(self, tables: "Store", table: str, rows: Any) -> None:
        self.table = table
        self._tables = tables
        self._rows = rows

    def __iter__(self) -> Iterator[R]:
        return iter(self.records())

    def __repr__(self) -> str:
        return f"<Selection of {self.table} on {self._tables.engine.name}>"

    @property
    def frame(self) -> Any:
        """The rows as a lazy frame of the engine, or an Arrow table on PyArrow."""
        return self._rows.to_native()

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the records, in order."""
        return tuple(self._collect(["id"])["id"].to_pylist())

    def records(self) -> tuple[R, ...]:
        """Return the records, each with the checks of its type, in order.

        Raises:
            ArchiveErrors: with every problem, if a row is not a valid record.
        """
        present = self._rows.collect_schema().names()
        names = [column.name for column in columns_of(self.table)]
        rows = self._collect([name for name in names if name in present])
        return cast("tuple[R, ...]", tuple(decode_table(self.table, rows)))

    def to_arrow(self) -> Any:
        """Return the rows as an Arrow table, with the columns derived from the records."""
        return self._collect(self._rows.collect_schema().names())

    def archive(self) -> Archive:
        """Return an archive of the records and of all records to which they refer.

        Raises:
            ArchiveErrors: with every problem, if the records are not valid or not consistent.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> from diplomacy.tables import Tables
        >>> len(Tables.of(ARCHIVE).agreements_between("KR", "TR").archive().organizations)
        4
        """
        return self._tables.close(self.records())

    def _collect(self, names: list[str]) -> Any:
        return self._tables.collect(self._rows.select(*names).to_native())
