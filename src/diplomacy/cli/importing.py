"""The command ``import``: archives from tables."""

from pathlib import Path
from typing import TYPE_CHECKING

from diplomacy.cli.options import Options
from diplomacy.cli.progress import importing_bar, writing_bar
from diplomacy.cli.streams import InputError, print_json, print_line, reading, writing
from diplomacy.errors import InvalidMapping

if TYPE_CHECKING:
    from diplomacy.importing import Imported, Register, Report

__all__ = ["import_tables"]


def import_tables(options: Options) -> bool:
    """Import tables by a mapping, print the report, and write the archive and the report.

    Raises:
        InputError: if a file cannot be read.
        InvalidMapping: if no table, no mapping or no file to write is named, or the mapping is
            not valid.
    """
    from diplomacy.importing import read_mapping, suggest_mapping

    if not options.file:
        raise InvalidMapping("A table is required, such as treaties.csv.")
    if options.suggest:
        with reading(options.file[0]):
            mapping = suggest_mapping(options.file[0], _name(options.file[0]))
        if options.json:
            print_json({"mapping": mapping})
        else:
            print_line(mapping.rstrip())
        return True
    if options.map is None:
        raise InvalidMapping("A mapping is required. Add --map FILE, or print one with --suggest.")
    if options.save is None and not options.dry_run:
        raise InvalidMapping("An archive file is required. Add -o FILE, or --dry-run.")
    with reading(options.map):
        register = read_mapping(options.map)
    archive, report = _read(register, options.file)
    if options.save is not None and not options.dry_run:
        with writing(options.save), writing_bar(options.save, len(archive)) as progress:
            archive.write(options.save, progress=progress)
    if options.report is not None:
        with writing(options.report):
            report.to_csv(options.report)
    _print(options, report, len(archive))
    return True


def _name(path: str) -> str:
    return Path(path).name.partition(".")[0]


def _read(register: "Register", paths: list[str]) -> "Imported":
    """Return the import of the tables; several are in the order of the mapping's sources."""
    for path in paths:
        with reading(path), open(path, "rb"):  # noqa: PTH123 - a message names the file
            pass
    if len(paths) != len(register.sources):
        names = ", ".join(source.id for source in register.sources)
        raise InputError(paths, f"the mapping has these tables, in this order: {names}.")
    tables = {source.id: path for source, path in zip(register.sources, paths, strict=True)}
    with importing_bar(paths) as progress:
        return register.read(tables, progress=progress)


def _print(options: Options, report: "Report", count: int) -> None:
    if options.json:
        print_json(
            {
                "rows": report.tried,
                "held": report.held,
                "held_with_loss": report.held_with_loss,
                "refused": report.refused,
                "records": count,
                "findings": [finding._asdict() for finding in report.findings],
            }
        )
        return
    print_line(str(report))
    if options.dry_run:
        print_line(f"{count} records would be written")
    else:
        print_line(f"OK: {count} records written to {options.save}")
