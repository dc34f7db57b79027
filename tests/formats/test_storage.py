"""Files on disk: links, limits, permissions, leftovers, and a fault at every step."""

import gzip
import io
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest

from diplomacy import Archive, ArchiveErrors, Source
from diplomacy.errors import InvalidLine, InvalidText
from diplomacy.fixtures import ARCHIVE
from diplomacy.formats import encoding, storage

OLD: Final = Archive([Source(id="old")])
NEW: Final = Archive([Source(id=f"new-{i}", title="A title. " * 40 + "End") for i in range(40)])

LOCKS: Final[Any] = storage
needs_locks = pytest.mark.skipif(LOCKS.fcntl is None, reason="there are no such locks here")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def leftovers_in(folder: Path) -> list[str]:
    return [name for name in names_in(folder) if name.endswith(".part")]


# --- links, names and limits --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "target"),
    [("current", "a.jsonl.gz"), ("current.gz", "a.jsonl"), ("b.jsonl", "a.gz"), ("b.gz", "a.gz")],
)
def test_the_name_at_the_end_of_a_link_decides(link: str, target: str, tmp_path: Path) -> None:
    """A file is compressed if its own name ends in .gz, whatever a link to it is called."""
    (tmp_path / link).symlink_to(tmp_path / target)
    for archive in (OLD, NEW):
        archive.write(tmp_path / link)
        assert Archive.read(tmp_path / link) == archive
        assert Archive.read(tmp_path / target) == archive
    assert (tmp_path / target).read_bytes().startswith(b"\x1f\x8b") is target.endswith(".gz")


@pytest.mark.parametrize("path", ["a\0b.jsonl", Path("\0"), "folder\0/archive.jsonl.gz"])
def test_a_path_with_a_nul_character_is_rejected(path: "str | Path") -> None:
    """It is rejected with the library's error."""
    with pytest.raises(InvalidText, match="NUL character"):
        Archive.read(path)
    with pytest.raises(InvalidText, match="NUL character"):
        OLD.write(path)


@pytest.mark.parametrize("path", ["missing.jsonl", "missing/archive.jsonl.gz", "."])
def test_an_error_of_the_system_names_the_file(path: str, tmp_path: Path) -> None:
    """What the system reports has the name of the file."""
    with pytest.raises(OSError) as caught:
        Archive.read(tmp_path / path)
    assert str(tmp_path / path) in str(caught.value.filename)


@pytest.mark.parametrize("letter", ["a", "é", "협", "😀"])
def test_a_line_is_written_only_if_it_can_be_read(letter: str, tmp_path: Path) -> None:
    """A line over the limit is rejected before anything is written, with the id of the record."""
    long = Archive([Source(id="short"), Source(id="long", title=letter * 400_000)])
    path = tmp_path / "archive.jsonl"
    OLD.write(path)
    size = len(next(encoding.encode_lines([long["long"]])).encode())
    if size <= 1 << 20:
        long.write(path)
        assert Archive.read(path) == long
    else:
        with pytest.raises(ArchiveErrors) as caught:
            long.write(path)
        [problem] = caught.value.exceptions
        assert isinstance(problem, InvalidLine)
        assert (problem.id, problem.line) == ("long", 2 + [*long].index(long["long"]))
        assert Archive.read(path) == OLD
    long.write(path, max_line=size)
    assert Archive.read(path, max_line=size) == long
    with pytest.raises(ArchiveErrors):
        long.write(path, max_line=size - 1)
    assert Archive.loads(long.dumps()) == long


# --- permissions and leftovers ------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, None])
def test_a_temporary_file_is_private(
    mode: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is written only its owner can read it, whatever the permissions of the file."""
    path = tmp_path / "archive.jsonl"
    if mode is not None:
        OLD.write(path)
        path.chmod(mode)
    seen: list[int] = []

    def look(descriptor: int) -> None:
        seen.extend(stat.S_IMODE((tmp_path / n).stat().st_mode) for n in leftovers_in(tmp_path))
        fsync(descriptor)

    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", look)
    NEW.write(path)
    assert seen == [0o600]
    if mode is not None:
        assert stat.S_IMODE(path.stat().st_mode) == mode


KILLED: Final = """
import os, signal
from diplomacy.fixtures import ARCHIVE
os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
ARCHIVE.write(os.environ["ARCHIVE_PATH"])
"""


@needs_locks
@pytest.mark.parametrize("name", ["archive.jsonl", "archive.jsonl.gz"])
def test_what_a_killed_process_left_is_deleted_by_the_next_write(name: str, tmp_path: Path) -> None:
    """The old file is whole; the next write to the same path deletes the temporary file."""
    path = tmp_path / name
    OLD.write(path)
    other = tmp_path / ".0123456789abcdef-0123456789abcdef.part"
    other.write_text("of another program")
    environment = {**os.environ, "ARCHIVE_PATH": str(path)}
    done = subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(leftovers_in(tmp_path)) == 2
    assert Archive.read(path) == OLD
    NEW.write(path)
    assert names_in(tmp_path) == sorted([other.name, name])
    assert Archive.read(path) == NEW


@needs_locks
def test_the_temporary_file_of_a_running_writer_is_not_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second writer of the same path leaves the file of the first, and the last one wins."""
    path = tmp_path / "archive.jsonl"
    is_waiting, may_go_on = threading.Event(), threading.Event()
    fsync = os.fsync

    def wait(descriptor: int) -> None:
        if threading.current_thread() is first:
            is_waiting.set()
            assert may_go_on.wait(60)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", wait)
    first = threading.Thread(target=NEW.write, args=(path,))
    first.start()
    assert is_waiting.wait(60)
    OLD.write(path)
    assert Archive.read(path) == OLD
    assert len(leftovers_in(tmp_path)) == 1
    may_go_on.set()
    first.join()
    assert Archive.read(path) == NEW
    assert names_in(tmp_path) == [path.name]


def test_files_are_written_without_locks_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows there is no such lock; a leftover that is not open is deleted."""
    monkeypatch.setattr(LOCKS, "fcntl", None)
    path = tmp_path / "archive.jsonl"
    OLD.write(path)
    leftover = tmp_path / f"{storage._prefix_of(path)}00.part"
    leftover.write_text("left")
    NEW.write(path)
    assert names_in(tmp_path) == [path.name]
    assert Archive.read(path) == NEW


def test_a_file_that_another_program_holds_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows an open file cannot be replaced; the error of the system is passed on."""

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, "The file is used by another process", str(source), 32, target)

    path = tmp_path / "archive.jsonl"
    OLD.write(path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(PermissionError):
            NEW.write(path)
    assert names_in(tmp_path) == [path.name]
    assert Archive.read(path) == OLD


# --- a fault at every step ----------------------------------------------------------------------


class Faults:
    """Counts the calls of some functions, and raises an error at the n-th."""

    def __init__(self, number: int, error: Callable[[], BaseException]) -> None:
        self.left = number
        self.error = error

    def count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise self.error()

    def wrap(self, function: Any) -> Any:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.count()
            return function(*args, **kwargs)

        return counted

    def wrap_open(self, function: Any) -> Any:
        """Return a function like `io.open` that opens files whose methods count as well."""

        def open_counted(*args: Any, **kwargs: Any) -> Any:
            self.count()
            raw = function(*args, **kwargs)
            return CountedFile(raw, self) if "b" in (args[1] if len(args) > 1 else "") else raw

        return open_counted


class CountedFile:
    """A binary file whose reads and writes may fail."""

    def __init__(self, raw: Any, faults: Faults) -> None:
        self.raw = raw
        self.faults = faults

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.raw, name)
        return self.faults.wrap(value) if name in _FAILING_METHODS else value

    def __enter__(self) -> "CountedFile":
        return self

    def __exit__(self, *details: object) -> None:
        self.raw.close()


_FAILING_METHODS: Final = {"read", "readinto", "write", "writelines", "flush", "tell"}
ERRORS: Final[dict[str, Callable[[], BaseException]]] = {
    "full disk": lambda: OSError(28, "No space left on device", "archive"),
    "no memory": MemoryError,
    "interrupt": KeyboardInterrupt,
}


def inject(patched: pytest.MonkeyPatch, faults: Faults) -> None:
    """Let every step of reading and writing count."""
    patched.setattr(io, "open", faults.wrap_open(io.open))
    for owner, name in (
        (os, "fsync"),
        (Path, "replace"),
        (Path, "chmod"),
        (Path, "stat"),
        (Path, "exists"),
        (encoding, "encode_lines"),
        (os.path, "realpath"),
    ):
        patched.setattr(owner, name, faults.wrap(getattr(owner, name)))
    if LOCKS.fcntl is not None:
        patched.setattr(LOCKS.fcntl, "flock", faults.wrap(LOCKS.fcntl.flock))


# A compressor that could not be closed warns again when it is deleted.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", ["archive.jsonl", "archive.jsonl.gz"])
def test_a_fault_at_any_step_of_writing_leaves_a_whole_file(
    name: str, error: str, tmp_path: Path
) -> None:
    """Whichever call fails, the file is the old or the new one, and nothing else is left."""
    path = tmp_path / name
    reached = 0
    for number in range(1, 1000):
        OLD.write(path)
        faults = Faults(number, ERRORS[error])
        with pytest.MonkeyPatch.context() as patched:
            inject(patched, faults)
            with suppress(OSError, MemoryError, KeyboardInterrupt):
                NEW.write(path)
        assert Archive.read(path) in (OLD, NEW), number
        OLD.write(path)
        assert names_in(tmp_path) == [name], number
        if faults.left > 0:
            break
        reached = number
    assert reached >= 8


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("name", ["archive.jsonl", "archive.jsonl.gz"])
def test_a_fault_at_any_step_of_reading_gives_no_archive(
    name: str, error: str, tmp_path: Path
) -> None:
    """Whichever call fails, nothing is read, and the error is that of the call."""
    path = tmp_path / name
    NEW.write(path)
    reached = 0
    for number in range(1, 1000):
        faults = Faults(number, ERRORS[error])
        found = None
        with pytest.MonkeyPatch.context() as patched:
            inject(patched, faults)
            with suppress(OSError, MemoryError, KeyboardInterrupt):
                found = Archive.read(path)
        if faults.left > 0:
            assert found == NEW
            break
        assert found is None, number
        reached = number
    assert Archive.read(path) == NEW
    assert reached >= 3


def test_a_damaged_gzip_file_is_reported(tmp_path: Path) -> None:
    """A file that is cut anywhere is rejected with the library's error."""
    path = tmp_path / "archive.jsonl.gz"
    packed = gzip.compress(ARCHIVE.dumps().encode(), mtime=0)
    for size in range(1, len(packed), len(packed) // 50):
        path.write_bytes(packed[:size])
        with pytest.raises(ArchiveErrors):
            Archive.read(path)
