"""Commands that write tables: ``export`` and ``panel``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from diplomacy.cli.archives import archive_paths, load_archive
from diplomacy.cli.options import Options
from diplomacy.cli.progress import writing_bar
from diplomacy.cli.streams import print_json, print_line, writing
from diplomacy.errors import InvalidDate, InvalidTerm

if TYPE_CHECKING:
    from diplomacy.tables import Tables

__all__ = ["export_archive", "write_panel"]

_ARCHIVES: Final = (".jsonl", ".gz", ".json")
_YEAR_LENGTH: Final = 4


def export_archive(options: Options) -> bool:
    """Write the archive to a file or a folder, or one table of it to a file.

    Raises:
        InvalidTerm: if there is no such table, or the name of the file ends in something else.
    """
    from diplomacy.arrow import FORMATS

    path = Path(options.to)
    archive = load_archive(options)
    if options.table is None and path.suffix in (*_ARCHIVES, ".parquet"):
        with writing_bar(str(path), len(archive)) as progress, writing(str(path)):
            archive.write(path, progress=progress)
        _report(options, str(path), len(archive), "record")
    elif path.suffix not in (*_ARCHIVES, *FORMATS):
        raise InvalidTerm(path.suffix, "the ending of a file", (*_ARCHIVES, *FORMATS))
    else:
        table = archive.table(options.table or _table_named_by(path))
        _write_table(table, str(path))
        _report(options, str(path), table.num_rows, "row")
    return True


def _table_named_by(path: Path) -> str:
    """Return the name of the table that a file is named after.

    Raises:
        InvalidTerm: if there is none.
    """
    from diplomacy.arrow import DERIVED_TABLES, TABLES

    name, known = path.stem.replace("-", "_"), (*TABLES, *DERIVED_TABLES)
    if name not in known:
        raise InvalidTerm(name, "--table", known)
    return name


def write_panel(options: Options) -> bool:
    """Write a panel of pairs of countries by year to a file.

    Raises:
        InvalidDate: if a year is not a number.
        InvalidTerm: if there are no such codes, or the name of the file ends in something else.
    """
    start, end = _to_year(getattr(options, "from")), _to_year(options.to)
    tables = _open_tables(options)
    countries = [side for side in (options.first, options.second) if side] or None
    codes: Any = options.codes or "iso"
    frame = tables.dyad_years(
        start,
        end,
        countries=countries,
        directed=options.directed,
        states_only=options.states_only,
        codes=codes,
    )
    table = tables.collect(frame)
    _write_table(table, options.output)
    _report(options, options.output, table.num_rows, "row")
    return True


def _to_year(value: str) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) == _YEAR_LENGTH):
        raise InvalidDate(value, "it is not a year. Write four digits, such as 1990.")
    return int(value)


def _open_tables(options: Options) -> "Tables":
    """Return the tables of the archive; a folder is scanned, not read as a whole."""
    from diplomacy.arrow import is_folder
    from diplomacy.tables import Tables

    paths = archive_paths(options)
    engine = _engine()
    if len(paths) == 1 and is_folder(paths[0]):
        return Tables.scan(paths[0], engine)
    return Tables.of(load_archive(options), engine)


def _engine() -> Any:
    """Return the engine that is installed: Polars, otherwise DuckDB."""
    from importlib.util import find_spec

    if find_spec("polars") is None and find_spec("duckdb") is not None:
        from importlib import import_module

        return import_module("duckdb").connect()
    return "polars"


def _write_table(table: Any, path: str) -> None:
    from diplomacy.arrow import FORMATS, write_table

    suffix = Path(path).suffix
    if suffix not in FORMATS:
        raise InvalidTerm(suffix, "the ending of a table", tuple(FORMATS))
    with writing(path):
        write_table(table, path)


def _report(options: Options, path: str, count: int, noun: str) -> None:
    """Print the names of the files that were written."""
    if options.json:
        print_json({"file": path, f"{noun}s": count})
    else:
        print_line(f"OK: {count} {noun}{'' if count == 1 else 's'} written to {path}")
