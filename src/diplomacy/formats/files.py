"""Archives as files: JSON Lines, plain or compressed, checked whole before anything is kept.

The first line is a header: the version of the format and, where the writer knows it, the digest of
all that follows. Each further line is a record, see `diplomacy.formats.codec`.
"""

import gc
import gzip
import os
import re
import secrets
import zlib
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import compress, islice
from pathlib import Path
from typing import IO, Any, Final, NoReturn, cast

from diplomacy import integrity
from diplomacy.errors import (
    ArchiveErrors,
    ArchiveProblem,
    DuplicateId,
    InvalidLine,
    InvalidType,
    NewerFormat,
    WrongDigest,
    shown,
)
from diplomacy.formats import codec
from diplomacy.records import Record
from diplomacy.sources import DIGEST

__all__ = ["Progress", "dumps", "read", "write"]

Progress = Callable[[int, int], object]
"""What is told how far reading has come: lines, and bytes of the file as it is stored."""

# As much as stays at hand: with larger pieces of the file, memory is waited for.
_CHUNK: Final = 1 << 16
_LINES_AT_ONCE: Final = 4096
_BOM: Final = b"\xef\xbb\xbf"
_OTHER_FILES: Final = {
    b"\x1f\x8b": ("compressed with gzip", "give it a name that ends in .gz"),
    b"\xff\xfe": ("UTF-16", "save the file as UTF-8"),
    b"\xfe\xff": ("UTF-16", "save the file as UTF-8"),
    b"[": ("one list of JSON", "write a header, and then each record on a line of its own"),
}
_DIGEST: Final = re.compile(DIGEST)
_Stream = IO[bytes] | IO[str]
_Header = dict[str, Any]
_HEADER_HINT: Final = f'write {{"type":"Archive","format":{codec.FORMAT}}} as the first line'


class _Stop(Exception):
    """Nothing further is read."""


# --- reading ------------------------------------------------------------------------------------


def read(
    source: "str | os.PathLike[str] | _Stream",
    *,
    progress: Progress | None,
    max_problems: int,
    max_line: int,
    pause_gc: bool,
) -> dict[str, Record]:
    """Return the records of a file by id; see `diplomacy.Archive.read`."""
    with _collector_paused(pause_gc):
        if not isinstance(source, str | os.PathLike):
            if not hasattr(source, "read"):
                raise InvalidType(source, "a path or an open file")
            return _Reading(max_problems, max_line, progress).records(source, None)
        path = Path(source)
        with path.open("rb") as stored:
            stream = gzip.GzipFile(fileobj=stored) if path.name.endswith(".gz") else stored
            reading = _Reading(max_problems, max_line, progress)
            return reading.records(cast("IO[bytes]", stream), stored.tell)


@contextmanager
def _collector_paused(pause: bool) -> Generator[None]:
    """Keep the garbage collector from looking at records that are only just coming in.

    It is paused for the whole process, and set going again if it went before.
    """
    was_going = pause and gc.isenabled()
    if was_going:
        gc.disable()
    try:
        yield
    finally:
        if was_going:
            gc.enable()


class _Reading:
    """One file being read: what has come in so far, and what was wrong with it."""

    def __init__(self, max_problems: int, max_line: int, progress: Progress | None) -> None:
        self.max_problems = max(max_problems, 1)
        self.stopped = False  # before the end
        self.taken = 0  # bytes
        self.header = 1  # the line that it is on
        self.max_line = max_line
        self.progress = progress
        self.number = 0  # of the line that was read last
        self.by_id: dict[str, Record] = {}
        self.lines = array("Q")  # on which the records stand, in their order
        self.problems: list[ArchiveProblem] = []
        self.unread: set[str] = set()  # ids of records that are there, and not right
        self.reader: codec.Reader | None = None  # until the header has been read
        self.said_digest: str | None = None
        self.content = sha256()

    def records(self, stream: _Stream, tell: Callable[[], int] | None) -> dict[str, Record]:
        """Return the records of a stream by id, or raise every problem of it."""
        with suppress(_Stop):
            for block in self._blocks(stream):
                self._take(block)
                if self.progress is not None:
                    self.progress(self.number, self.taken if tell is None else tell())
            self._check_whole()
        if self.problems:
            only = f"; these are the first {self.max_problems} problems" if self.stopped else ""
            self.problems.sort(key=lambda problem: problem.line or 0)
            raise ArchiveErrors(f"Nothing was loaded{only}", self.problems)
        return self.by_id

    def _blocks(self, stream: _Stream) -> Iterator[bytes]:
        """Give the stream in blocks of whole lines, each ended by LF."""
        begun: list[bytes] = []  # of a line whose end has not come yet
        held = 0
        while chunk := self._chunk(stream):
            cut = chunk.rfind(b"\n") + 1
            if cut:
                yield b"".join((*begun, chunk[:cut]))
                begun, held = [], 0
            begun.append(chunk[cut:])
            held += len(chunk) - cut
            if held > self.max_line:
                self._refuse_length(self.number + 1)
        rest = b"".join(begun)
        if rest:
            yield rest + b"\n"

    def _chunk(self, stream: _Stream) -> bytes:
        try:
            chunk: Any = stream.read(_CHUNK)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the compressed data are damaged or cut short: {error}."
            self._add(InvalidLine("", "", reason, self.number + 1))
            raise _Stop from None
        except UnicodeError as error:
            reason = f"the file was opened as text of another encoding ({error}); open it as bytes."
            self._add(InvalidLine("", "", reason, self.number + 1))
            raise _Stop from None
        if chunk is None:  # which is not the end
            reason = "the stream has nothing to give yet; open it so that reading waits."
            self._add(InvalidLine("", "", reason, self.number + 1))
            raise _Stop
        read = chunk.encode("utf-8", "surrogatepass") if isinstance(chunk, str) else chunk
        self.taken += len(read)
        return read

    def _take(self, block: bytes) -> None:
        """Take a block of lines."""
        if self.number == 0:
            block = block.removeprefix(_BOM)
            self._refuse_other_files(block)
        if b"\r\n" in block:
            block = block.replace(b"\r\n", b"\n")
        if self.reader is None:
            block = self._after_header(block)
        self.content.update(block)
        try:
            lines = block.decode().split("\n")[:-1]
        except UnicodeDecodeError:
            lines = self._without_undecodable(block)
        # A character is four bytes at most.
        if max(map(len, lines), default=0) > self.max_line // 4:
            lengths = [len(line) > self.max_line for line in block.split(b"\n")]
            if any(lengths):
                self._take_lines(lines[: lengths.index(True)])
                self._refuse_length(self.number + 1)
        self._take_lines(lines)

    def _take_lines(self, lines: list[str]) -> None:
        """Take lines: of each its record, or its problems."""
        numbers: Sequence[int] = range(self.number + 1, self.number + 1 + len(lines))
        self.number += len(lines)
        records = None if self.reader is None or not lines else self.reader.many(lines)
        if records is None:
            written = [bool(line.strip(" \t\r")) for line in lines]
            numbers, lines = list(compress(numbers, written)), list(compress(lines, written))
        self._keep(lines, numbers, records)

    def _without_undecodable(self, block: bytes) -> list[str]:
        """Return the lines of a block, blank where they are no text, which is a problem."""
        lines: list[str] = []
        for number, line in enumerate(block.split(b"\n")[:-1], self.number + 1):
            try:
                lines.append(_decoded(line, number))
            except ArchiveErrors as error:
                lines.append("")
                self._add_all(error)
        return lines

    def _refuse_other_files(self, block: bytes) -> None:
        """Stop at the beginning of what is no text in UTF-8 at all."""
        for begins, (found, cure) in _OTHER_FILES.items():
            if block.startswith(begins):
                reason = f"it is {found}; {cure}."
                self._add(InvalidLine("", "", reason, 1, found, "JSON Lines in UTF-8"))
                raise _Stop

    def _keep(
        self, lines: Sequence[str], numbers: Sequence[int], records: Sequence[Record] | None
    ) -> None:
        """Keep the records of lines, which are looked at one by one where there are none yet."""
        if self.reader is None:
            return
        fresh = {record.id: record for record in records or ()}
        if len(fresh) == len(lines) and self.by_id.keys().isdisjoint(fresh):
            self.by_id.update(fresh)
            self.lines.extend(numbers)
            return
        each = self.reader.each(lines, numbers) if records is None and lines else records or ()
        for record, number in zip(each, numbers, strict=True):
            self._take_one(record, number)

    def _take_one(self, record: Record | ArchiveErrors, number: int) -> None:
        if isinstance(record, ArchiveErrors):
            self._add_all(record)
        elif self.by_id.setdefault(record.id, record) is record:
            self.lines.append(number)
        else:
            first = self.lines[list(self.by_id).index(record.id)]
            reason = f"line {first} has this id too; leave one out, or give it an id of its own."
            self._add(DuplicateId(record.id, "id", reason, number))

    # --- the header -----------------------------------------------------------------------------

    def _after_header(self, block: bytes) -> bytes:
        """Read the header, and return what follows it."""
        start, line = 0, b""
        while start < len(block) and not line:
            end = block.index(b"\n", start)
            line, start = block[start:end].strip(b" \t\r"), end + 1
            self.number += 1
        if not line:
            return b""
        if len(line) > self.max_line:
            self._refuse_length(self.number)
        self.header, rest = self.number, block[start:]
        try:
            header = codec.decoded(_decoded(line, self.number), self.number)
        except ArchiveErrors as error:
            self.reader = codec.Reader()
            self._add_all(error)
            return rest
        if isinstance(header, dict) and cast("_Header", header).get("type") == "Archive":
            self._read_header(cast("_Header", header))
            return rest
        self.reader = codec.Reader()
        reason = f"the file does not begin with its header; {_HEADER_HINT}."
        self._add(InvalidLine("", "", reason, self.number, "", "a header"))
        self.number -= 1
        return line + b"\n" + rest

    def _read_header(self, header: _Header) -> None:
        format, digest = header.get("format"), header.get("digest")
        if type(format) is int and format > codec.FORMAT:
            reason = (
                f"the file is of format {format}, and this version of diplomacy reads formats up "
                f"to {codec.FORMAT}; install a newer diplomacy-records."
            )
            self._add(NewerFormat("", "format", reason, self.number, str(format)))
            raise _Stop
        if type(format) is int and format in codec.FORMATS:
            self.reader = codec.Reader(format)
        elif "format" not in header:
            self.reader = codec.Reader()
            reason = f"the header needs a format, and it is not there; {_HEADER_HINT}."
            self._add(InvalidLine("", "format", reason, self.number, "", str(codec.FORMAT)))
        else:
            self.reader = codec.Reader()
            self._refuse_header("format", format, f"a version of the format: {codec.FORMAT}")
        if isinstance(digest, str) and _DIGEST.fullmatch(digest):
            self.said_digest = digest
        elif "digest" in header:
            self._refuse_header("digest", digest, "sha256: and 64 hexadecimal digits")
        for name in header:
            if name not in ("type", "format", "digest"):
                expected = "type, format and digest alone"
                self._refuse_header(codec.named(name), header[name], expected)
        for name in codec.given_twice(header):
            reason = f"{shown(name)} stands twice in the header; which is meant?"
            told = codec.named(name)
            self._add(InvalidLine("", told, reason, self.number, told, "each name once"))

    def _refuse_header(self, name: str, value: object, expected: str) -> None:
        found = codec.said(value)
        reason = f"{found} does not belong in the header; it takes {expected}."
        self._add(InvalidLine("", name, reason, self.number, found, expected))

    # --- what was wrong -------------------------------------------------------------------------

    def _check_whole(self) -> None:
        """Check what only the whole file shows."""
        if self.reader is None:
            self._add(InvalidLine("", "", f"the file is empty; {_HEADER_HINT}.", 1))
        digest = f"sha256:{self.content.hexdigest()}"
        if not self.problems and self.said_digest not in (None, digest):
            reason = (
                f"the lines that follow have the digest {digest}: they were changed or cut short "
                "since the header was written. If that is meant, leave the digest out."
            )
            self._add(
                WrongDigest("", "digest", reason, self.header, digest, self.said_digest or "")
            )
        if "" in self.unread:
            return  # which references dangle is not known before each line gives its id
        lines: dict[str, int] = {}
        for problem in integrity.find_problems(self.by_id, self.unread):
            lines = lines or dict(zip(self.by_id, self.lines, strict=True))
            made = type(problem)(problem.id, problem.path, problem.reason, lines[problem.id])
            self._add(made)

    def _add_all(self, errors: ArchiveErrors) -> None:
        for error in errors.exceptions:
            self.unread.add(cast("ArchiveProblem", error).id)
            self._add(cast("ArchiveProblem", error))

    def _add(self, problem: ArchiveProblem) -> None:
        if len(self.problems) == self.max_problems:
            self.stopped = True
            raise _Stop
        self.problems.append(problem)

    def _refuse_length(self, line: int) -> NoReturn:
        reason = f"it is longer than {self.max_line} bytes; nothing after it was read."
        with suppress(_Stop):
            self._add(InvalidLine("", "", reason, line, "", "a record a line"))
        raise _Stop


def _decoded(line: bytes, number: int) -> str:
    """Return a line of UTF-8 as text."""
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        found = f"byte 0x{line[error.start]:02x} at column {error.start + 1}"
        reason = f"it is not UTF-8: {found}; save the file as UTF-8."
        with suppress(UnicodeDecodeError):
            line.decode("utf-8", "surrogatepass")
            found = "a lone surrogate"
            reason = "it has a lone surrogate, which is half a character; write the whole."
        problem = InvalidLine("", "", reason, number, found, "UTF-8")
        raise ArchiveErrors("The line is no text", [problem]) from None


# --- writing ------------------------------------------------------------------------------------


def dumps(records: Iterable[Record]) -> str:
    """Return records as the text of a file; see `diplomacy.Archive.dumps`."""
    return b"".join(_written(records)).decode()


def write(records: Iterable[Record], target: "str | os.PathLike[str] | _Stream") -> None:
    """Write records to a file; see `diplomacy.Archive.write`."""
    if not isinstance(target, str | os.PathLike) and not hasattr(target, "writelines"):
        raise InvalidType(target, "a path or an open file")
    blocks = _written(records)
    if not isinstance(target, str | os.PathLike) and _takes_text(target):
        cast("IO[str]", target).writelines(block.decode() for block in blocks)
    elif not isinstance(target, str | os.PathLike):
        cast("IO[bytes]", target).writelines(blocks)
    else:
        with _replacing(Path(target)) as stored:
            if Path(target).name.endswith(".gz"):
                # Neither a name nor a time: equal archives give equal bytes.
                with gzip.GzipFile("", "wb", fileobj=stored, mtime=0) as packed:
                    packed.writelines(blocks)
            else:
                stored.writelines(blocks)


def _takes_text(file: _Stream) -> bool:
    """Return whether an open file takes text, and not bytes."""
    try:
        cast("IO[str]", file).write("")
    except TypeError:
        return False
    return True


def _written(records: Iterable[Record]) -> list[bytes]:
    """Return a file as blocks: the header, which needs the digest of the rest, and the rest."""
    lines = codec.lines(records)
    content = sha256()
    blocks: list[bytes] = [b""]
    while some := list(islice(lines, _LINES_AT_ONCE)):
        block = "".join([f"{line}\n" for line in some]).encode()
        content.update(block)
        blocks.append(block)
    digest = f"sha256:{content.hexdigest()}"
    blocks[0] = f'{{"type":"Archive","format":{codec.FORMAT},"digest":"{digest}"}}\n'.encode()
    return blocks


@contextmanager
def _replacing(path: Path) -> Generator[IO[bytes]]:
    """Give a new file that takes the place of *path* once it is whole, or goes without a trace."""
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():  # a pipe or a device keeps its place
        with place.open("wb") as stored:
            yield stored
        return
    beside = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with beside.open("xb") as stored:
            yield stored
            stored.flush()
            os.fsync(stored.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(place.stat().st_mode & 0o7777)
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
