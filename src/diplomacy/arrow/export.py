"""Flat tables as frames of pandas and Polars, and as files of other programs.

A text that a spreadsheet would run as a formula gets an apostrophe in front of it in CSV: one that
begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break. Numbers and dates are not changed.
"""

from os import PathLike
from pathlib import Path
from typing import Any, Final

from diplomacy.arrow.layout import load_library

__all__ = ["FORMATS", "protect_formulas", "to_pandas", "to_polars", "write_table"]

_FORMULA: Final = "^([=+\\-@\t\r\n])"
_STATA_VERSION: Final = 118  # the first with text in UTF-8
_MAX_STATA_NAME: Final = 32


def to_pandas(table: Any) -> Any:
    """Return an Arrow table as a data frame of pandas with types of Arrow.

    No column has Python objects: dates are dates, and missing values are null.
    """
    pd = load_library("pandas")
    return table.to_pandas(types_mapper=pd.ArrowDtype)


def to_polars(table: Any) -> Any:
    """Return an Arrow table as a data frame of Polars."""
    return load_library("polars").from_arrow(table)


def protect_formulas(table: Any) -> Any:
    """Return a flat table with an apostrophe before texts that a spreadsheet would run.

    >>> pa = load_library("pyarrow")
    >>> protect_formulas(pa.table({"title": ["=1+1", "A treaty"], "n": [-1, 2]})).to_pylist()
    [{'title': "'=1+1", 'n': -1}, {'title': 'A treaty', 'n': 2}]
    """
    pa, pc = load_library("pyarrow"), load_library("pyarrow.compute")
    columns = [
        pc.replace_substring_regex(column, pattern=_FORMULA, replacement=r"'\1")
        if pa.types.is_string(column.type)
        else column
        for column in table.columns
    ]
    return pa.table(columns, table.column_names)


def write_table(table: Any, path: "str | PathLike[str]") -> None:
    """Write a flat table to a file, in the format that the ending of its name names.

    Args:
        table: the table.
        path: a name that ends in ``.csv``, ``.dta`` (Stata) or ``.parquet``.

    Raises:
        KeyError: if the name ends in something else.
        MissingExtra: if a library that the format needs is not installed.
        OSError: if the file cannot be written.
    """
    FORMATS[Path(path).suffix](table, str(path))


def _write_csv(table: Any, path: str) -> None:
    load_library("pyarrow.csv").write_csv(protect_formulas(table), path)


def _write_parquet(table: Any, path: str) -> None:
    load_library("pyarrow.parquet").write_table(table, path, compression="zstd")


def _write_stata(table: Any, path: str) -> None:
    """Write a file for Stata, which has no null texts, and no dates before the year 100."""
    pd, pa = load_library("pandas"), load_library("pyarrow")
    frame = pd.DataFrame()
    names = [name[:_MAX_STATA_NAME] for name in table.column_names]
    for name, column in zip(names, table.columns, strict=True):
        if pa.types.is_date(column.type):
            days = column.cast(pa.string()).to_pylist()
            frame[name] = pd.Series([day or "" for day in days], dtype=object)
        elif pa.types.is_string(column.type):
            frame[name] = pd.Series([text or "" for text in column.to_pylist()], dtype=object)
        elif column.null_count or pa.types.is_floating(column.type):
            values = [None if value is None else float(value) for value in column.to_pylist()]
            frame[name] = pd.Series(values, dtype="float64")
        else:  # the smallest type that has all of the numbers
            numbers = pd.Series(column.to_pylist(), dtype="int64")
            frame[name] = pd.to_numeric(numbers, downcast="integer")
    frame.to_stata(path, write_index=False, version=_STATA_VERSION)


FORMATS: Final = {".csv": _write_csv, ".dta": _write_stata, ".parquet": _write_parquet}
"""The functions that write a flat table, by the ending of the name of the file."""
