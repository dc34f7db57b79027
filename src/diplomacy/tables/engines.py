"""The engines that tables are queried on, which scan files and accept Arrow tables."""

from pathlib import Path
from typing import Any, Final, NamedTuple

from diplomacy.arrow.layout import load_library
from diplomacy.errors import InvalidType

__all__ = ["Engine", "engine_of"]

_EXPECTED: Final = '"polars" or "pyarrow", or a connection of DuckDB or a session of Spark'
_NAMED: Final = ("polars", "pyarrow")


class Engine(NamedTuple):
    """An engine for queries of tables.

    Attributes:
        name: "polars", "pyarrow", "duckdb" or "spark".
        session: the connection or session; None for Polars and PyArrow.
    """

    name: str
    session: Any = None

    def scan(self, path: Path) -> Any:
        """Return a frame of a Parquet file, or of a folder of such files.

        It is lazy, except that PyArrow reads the table.
        """
        files = f"{path}/*.parquet" if path.is_dir() else str(path)
        if self.name == "polars":
            return load_library("polars").scan_parquet(files)
        if self.name == "pyarrow":
            return load_library("pyarrow.parquet").read_table(path)
        if self.name == "duckdb":
            return self.session.read_parquet(files)
        return self.session.read.parquet(str(path))

    def lift(self, table: Any) -> Any:
        """Return a frame of an Arrow table, as `scan` does."""
        if self.name == "polars":
            return load_library("polars").from_arrow(table).lazy()
        if self.name == "pyarrow":
            return table
        if self.name == "duckdb":
            return self.session.from_arrow(table)
        schema = load_library("pyspark.sql.pandas.types").from_arrow_schema(table.schema)
        return self.session.createDataFrame(table.to_pylist(), schema)


def engine_of(value: Any) -> Engine:
    """Return the engine that a value represents.

    Raises:
        InvalidType: if it is neither "polars" nor "pyarrow", nor a connection of DuckDB, nor a
            session of Spark.

    >>> engine_of("polars").name
    'polars'
    """
    names = {"DuckDBPyConnection": "duckdb", "SparkSession": "spark"}
    if isinstance(value, str) and value in _NAMED:
        return Engine(value)
    name = names.get(type(value).__name__)
    if name is None:
        raise InvalidType(value, _EXPECTED)
    return Engine(name, value)
