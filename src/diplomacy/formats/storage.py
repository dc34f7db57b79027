"""Files on disk: opening one to read, and replacing one as a whole.

A file is written to a temporary file in its folder, which only its owner can read and which then
replaces it. A process that is killed leaves its temporary file; the next write to the same path
deletes it.
"""

import gzip
import os
import secrets
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Final, cast

from diplomacy.errors import InvalidText

try:
    import fcntl
except ImportError:  # on Windows, where a file that is open cannot be deleted
    fcntl = None  # type: ignore[assignment]

__all__ = ["open_to_read", "open_to_replace"]

_PRIVATE: Final = 0o600


@contextmanager
def open_to_read(path: "str | os.PathLike[str]") -> Generator[tuple[IO[bytes], IO[bytes]]]:
    """Yield a file, decompressed if it is a .gz, and the stored file.

    Raises:
        InvalidText: if the path has a NUL character.
        OSError: if the file cannot be opened.
    """
    target = _resolve(path)
    with target.open("rb") as stored:
        if _is_compressed(target):
            yield cast("IO[bytes]", gzip.GzipFile(fileobj=stored)), stored
        else:
            yield stored, stored


@contextmanager
def open_to_replace(path: "str | os.PathLike[str]") -> Generator[IO[bytes]]:
    """Yield a file that replaces *path* at the end, compressed if that is a .gz.

    After an error, the old file is unchanged. Pipes and devices are written to directly.

    Raises:
        InvalidText: if the path has a NUL character.
        OSError: if the file cannot be written or replaced.
    """
    target = _resolve(path)
    is_special = target.exists() and not target.is_file()
    with target.open("wb") if is_special else _atomic_write(target) as stored:
        if _is_compressed(target):
            # Without the name and the time, equal archives give equal bytes.
            with gzip.GzipFile("", "wb", fileobj=stored, mtime=0) as packed:
                yield cast("IO[bytes]", packed)
        else:
            yield stored


def _resolve(path: "str | os.PathLike[str]") -> Path:
    """Return the path of the file itself, at the end of any symbolic links."""
    text = os.fspath(path)
    if "\0" in text:
        raise InvalidText(text, "a path cannot have a NUL character. Remove it.")
    return Path(os.path.realpath(text))


def _is_compressed(target: Path) -> bool:
    return target.name.endswith(".gz")


# --- temporary files ----------------------------------------------------------------------------


@contextmanager
def _atomic_write(target: Path) -> Generator[IO[bytes]]:
    """Yield a private temporary file that replaces the target at the end, or is deleted."""
    _delete_leftovers(target)
    temporary, stored, mode = _create_temporary(target)
    try:
        with stored:
            yield stored
            stored.flush()
            os.fsync(stored.fileno())
            with suppress(FileNotFoundError):
                mode = target.stat().st_mode
            temporary.chmod(stat.S_IMODE(mode))
            if fcntl is not None:
                temporary.replace(target)  # still locked, so no other process deletes it
        if fcntl is None:
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _create_temporary(target: Path) -> tuple[Path, IO[bytes], int]:
    """Return a new temporary file, locked and open, and the mode of a new file in its place."""
    while True:
        temporary = target.with_name(f"{_prefix_of(target)}{secrets.token_hex(8)}.part")
        stored = temporary.open("xb")
        try:
            mode = os.fstat(stored.fileno()).st_mode
            with suppress(FileNotFoundError):  # another writer deleted it as a leftover
                temporary.chmod(_PRIVATE)
            if _lock_new(stored) and temporary.exists():
                return temporary, stored, mode
            stored.close()  # another writer deleted it as a leftover before it was locked
        except BaseException:
            stored.close()
            temporary.unlink(missing_ok=True)
            raise


def _prefix_of(target: Path) -> str:
    """Return the prefix of the temporary files of a target, which is short for any name."""
    return f".{sha256(os.fsencode(target.name)).hexdigest()[:16]}-"


def _delete_leftovers(target: Path) -> None:
    """Delete the temporary files of writers of the target that no longer run."""
    with suppress(OSError):
        for leftover in target.parent.glob(f"{_prefix_of(target)}*.part"):
            with suppress(OSError):
                _delete_leftover(leftover)


def _delete_leftover(leftover: Path) -> None:
    """Delete a file unless another writer has locked it; lock it until it is deleted."""
    if fcntl is None:
        leftover.unlink()  # fails if it is open
        return
    with leftover.open("rb") as stored:
        if _lock(stored):
            leftover.unlink()


def _lock_new(stored: IO[bytes]) -> bool:
    """Lock a new file until it is closed, and return whether no other process had locked it."""
    try:
        return _lock(stored)
    except OSError:
        return True  # the file system has no locks


def _lock(stored: IO[bytes]) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(stored, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
