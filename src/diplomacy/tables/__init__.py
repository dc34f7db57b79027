"""The queries of an archive on Polars, DuckDB, PyArrow or Spark, and panels of pairs of countries by year.

`Tables.scan` opens a folder of Parquet files that `Archive.write` wrote, however large; `Tables.of`
takes an archive. The extra ``tables`` of the distribution installs the required libraries, except
the engine.
"""

from diplomacy.tables.queries import Tables
from diplomacy.tables.selections import Selection

__all__ = ["Selection", "Tables"]
