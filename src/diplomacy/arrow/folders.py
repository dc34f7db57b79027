"""Archives as folders of Parquet files: a file for each table, and a manifest.

The manifest, ``archive.json``, has the version of the format and the digest of each file. A folder
is written under another name and then renamed, and it is read as a whole or not at all.
"""

import json
import os
import secrets
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from diplomacy.arrow.decoding import TableReader
from diplomacy.arrow.layout import TABLES, load_library, schema_of
from diplomacy.errors import ArchiveErrors, ArchiveProblem, InvalidLine, NewerFormat, WrongDigest
from diplomacy.formats import FORMAT
from diplomacy.records import Record

__all__ = ["MANIFEST", "SUFFIX", "is_folder", "iter_records", "read_manifest", "write_tables"]

MANIFEST: Final = "archive.json"
"""The name of the file that makes a folder an archive."""

SUFFIX: Final = ".parquet"
"""The ending of the names of the folders that are written, and of the files in them."""

_ROWS_PER_GROUP: Final = 122_880  # the number of rows that DuckDB gives to a thread
_BLOCK_SIZE: Final = 1 << 20
_COMPRESSION_LEVEL: Final = 9
_UNIQUE_COLUMNS: Final = frozenset({"id", "name", "summary", "title", "url"})
_MANIFEST_HINT: Final = f'Write {{"type":"Archive","format":{FORMAT}}} into {MANIFEST}.'

Progress = Callable[[int, int], object]


def is_folder(path: "str | os.PathLike[str]") -> bool:
    """Return whether a path is that of an archive's folder, written or not.

    >>> is_folder("treaties.parquet"), is_folder("treaties.jsonl.gz")
    (True, False)
    """
    plain = Path(path)
    return (plain.suffix == SUFFIX and not plain.is_file()) or (plain / MANIFEST).is_file()


# --- reading ------------------------------------------------------------------------------------


def iter_records(
    folder: "str | os.PathLike[str]",
    *,
    progress: Progress | None = None,
    max_problems: int = 100,
) -> Iterator[Record]:
    """Yield the records in a folder, table by table.

    Args:
        folder: the path of the folder.
        progress: called from time to time with the number of rows and of stored bytes read.
        max_problems: the number of problems after which reading stops.

    Raises:
        ArchiveErrors: with every problem of the manifest and of single rows.
        OSError: if there is no such folder, or it cannot be read.
    """
    root = Path(folder)
    digests = read_manifest(root)
    problems: list[ArchiveProblem] = []
    rows = size = 0
    for name in TABLES:
        path = root / f"{name}{SUFFIX}"
        if not path.exists():
            _reject_missing(path, digests)
            continue
        _check_digest(path, digests)
        reader = TableReader(name)
        for group, group_size in _iter_groups(path, schema_of(name).names):
            for batch in group.to_batches():
                try:
                    yield from reader.read(batch)
                except ArchiveErrors as errors:
                    problems += errors.problems
                if len(problems) >= max_problems:
                    raise ArchiveErrors(
                        f"Nothing was loaded; first {max_problems} problems",
                        problems[:max_problems],
                    )
            rows, size = rows + group.num_rows, size + group_size
            if progress is not None:
                progress(rows, size)
    if problems:
        raise ArchiveErrors("Nothing was loaded", problems)


def read_manifest(folder: Path) -> Mapping[str, str]:
    """Return the digests of the files of a folder by name, as its manifest states them.

    Raises:
        ArchiveErrors: if the folder has no valid manifest, or that of a newer format.
        OSError: if there is no such folder.
    """
    path = folder / MANIFEST
    if not path.exists():
        if not folder.is_dir():
            raise FileNotFoundError(2, os.strerror(2), str(folder))
        raise _reject(InvalidLine("", "", f"the folder has no {MANIFEST}. {_MANIFEST_HINT}"))
    try:
        data: Any = json.loads(path.read_bytes())
    except ValueError as error:
        reason = f"{MANIFEST} is not valid JSON: {error}. {_MANIFEST_HINT}"
        raise _reject(InvalidLine("", "", reason)) from None
    if not isinstance(data, dict) or cast("dict[str, Any]", data).get("type") != "Archive":
        reason = f"{MANIFEST} is not the manifest of an archive. {_MANIFEST_HINT}"
        raise _reject(InvalidLine("", "type", reason))
    manifest = cast("dict[str, Any]", data)
    version, files = manifest.get("format"), manifest.get("files", {})
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        reason = f"the folder has format {version}; this version reads up to {FORMAT}. Upgrade it."
        raise _reject(NewerFormat("", "format", reason, None, str(version), str(FORMAT)))
    if version != FORMAT or isinstance(version, bool):
        reason = f"{version!r} is not a valid format. {_MANIFEST_HINT}"
        raise _reject(InvalidLine("", "format", reason))
    if not isinstance(files, dict):
        reason = f"{files!r} is not a mapping of names to digests. Remove it, or write the folder."
        raise _reject(InvalidLine("", "files", reason))
    return cast("dict[str, str]", files)


def _reject(problem: ArchiveProblem) -> ArchiveErrors:
    return ArchiveErrors("Nothing was loaded", [problem])


def _reject_missing(path: Path, digests: Mapping[str, str]) -> None:
    """Raise an error if the manifest lists a file that does not exist."""
    if path.name in digests:
        reason = f"{path.name} is in the manifest, but does not exist."
        raise _reject(InvalidLine("", "files", reason))


def _check_digest(path: Path, digests: Mapping[str, str]) -> None:
    """Raise an error if a file differs from the one that the manifest describes."""
    declared = digests.get(path.name)
    if declared is None or path.is_dir():
        return
    found = _digest(path)
    if found != declared:
        reason = (
            f"digest mismatch: {path.name} has {found}. The file was edited or damaged after it "
            f"was written. If the edit is intended, remove its digest from {MANIFEST}."
        )
        raise _reject(WrongDigest("", "files", reason, None, found, declared))


def _digest(path: Path) -> str:
    content = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_SIZE):
            content.update(block)
    return f"sha256:{content.hexdigest()}"


def _iter_groups(path: Path, names: list[str]) -> Iterator[tuple[Any, int]]:
    """Yield the row groups of a file, or of a folder of files, each with its size in bytes."""
    pa, pq = load_library("pyarrow"), load_library("pyarrow.parquet")
    for part in sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]:
        try:
            file = pq.ParquetFile(part)
            present = [name for name in names if name in file.schema_arrow.names]
            for i in range(file.num_row_groups):
                group = file.read_row_group(i, present)
                share = group.num_rows / max(file.metadata.num_rows, 1)
                yield group, int(share * part.stat().st_size)
        except pa.ArrowInvalid as error:
            reason = f"{part.name} is not a valid Parquet file: {error}."
            raise _reject(InvalidLine("", "", reason)) from None


# --- writing ------------------------------------------------------------------------------------


def write_tables(
    tables: Mapping[str, Any] | Iterable[tuple[str, Any]], folder: "str | os.PathLike[str]"
) -> None:
    """Write Arrow tables as a folder, which may replace the folder of another archive.

    Args:
        tables: the tables by name, or pairs of a name and a table, each of which is released once
            written.
        folder: the path of the folder.

    Raises:
        FileExistsError: if the path is that of anything but the folder of an archive.
        OSError: if the folder cannot be written.
    """
    pairs: Iterable[tuple[str, Any]] = (
        cast("Mapping[str, Any]", tables).items() if isinstance(tables, Mapping) else tables
    )
    pq = load_library("pyarrow.parquet")
    with _replace_folder(Path(folder)) as temporary:
        digests: dict[str, str] = {}
        for name, table in pairs:
            path = temporary / f"{name}{SUFFIX}"
            pq.write_table(table, path, **_settings_of(table))
            digests[path.name] = _digest(path)
        manifest = {"type": "Archive", "format": FORMAT, "files": digests}
        (temporary / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _settings_of(table: Any) -> dict[str, Any]:
    """Return the storage settings of a table: no dictionary for texts that seldom recur."""
    recurring = [name for name in table.column_names if name not in _UNIQUE_COLUMNS]
    return {
        "row_group_size": _ROWS_PER_GROUP,
        "compression": "zstd",
        "compression_level": _COMPRESSION_LEVEL,
        "use_dictionary": recurring,
        "column_encoding": {"id": "DELTA_BYTE_ARRAY"} if "id" in table.column_names else None,
    }


@contextmanager
def _replace_folder(folder: Path) -> Generator[Path]:
    """Yield a temporary folder that replaces *folder*, or is deleted after an error."""
    target = Path(os.path.realpath(folder))
    if target.exists() and not (target / MANIFEST).is_file() and not _is_empty(target):
        raise FileExistsError(17, "it exists, and is not the folder of an archive", str(folder))
    temporary = target.with_name(f".{secrets.token_hex(8)}.part")
    former = target.with_name(f".{secrets.token_hex(8)}.old")
    try:
        temporary.mkdir()
        yield temporary
        if target.exists():
            target.replace(former)
        temporary.replace(target)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        with suppress(OSError):
            former.replace(target)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
