"""The engines that tables are queried on: how each scans a file and takes an Arrow table."""

from pathlib import Path
from typing import Any, Final, NamedTuple

from diplomacy.arrow.layout import load_library
from diplomacy.errors import InvalidType

__all__ = ["Engine", "engine_of"]

_EXPECTED: Final = '"polars", or a connection of DuckDB or a session of Spark'


class Engine(NamedTuple):
    """An engine.

    Attributes:
        name: "polars", "duckdb" or "spark".
        session: the connection or session; None for Polars.
    """

    name: str
    session: Any = None

    def scan(self, path: Path) -> Any:
        """Return a lazy frame of a Parquet file, or of a folder of such files."""
        files = f"{path}/*.parquet" if path.is_dir() else str(path)
        if self.name == "polars":
            return load_library("polars").scan_parquet(files)
        if self.name == "duckdb":
            return self.session.read_parquet(files)
        return self.session.read.parquet(str(path))

    def lift(self, table: Any) -> Any:
        """Return a lazy frame of an Arrow table."""
        if self.name == "polars":
            return load_library("polars").from_arrow(table).lazy()
        if self.name == "duckdb":
            return self.session.from_arrow(table)
        schema = load_library("pyspark.sql.pandas.types").from_arrow_schema(table.schema)
        return self.session.createDataFrame(table.to_pylist(), schema)


def engine_of(value: Any) -> Engine:
    """Return the engine that a value stands for.

    Raises:
        InvalidType: if it is neither "polars" nor a connection of DuckDB nor a session of Spark.

    >>> engine_of("polars").name
    'polars'
    """
    names = {"DuckDBPyConnection": "duckdb", "SparkSession": "spark"}
    if value == "polars":
        return Engine("polars")
    name = names.get(type(value).__name__)
    if name is None:
        raise InvalidType(value, _EXPECTED)
    return Engine(name, value)
