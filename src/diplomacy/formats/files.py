"""Archives as files: JSON Lines, plain or compressed with gzip.

The first line is a header: the version of the format and, optionally, the digest of the lines that
follow. Each further line is a record. A file is either read as a whole or not at all.
"""

import gc
import gzip
import json
import os
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import islice
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
    short_repr,
)
from diplomacy.formats import encoding, storage
from diplomacy.formats.decoding import Decoder
from diplomacy.formats.parsing import Pairs, duplicate_keys, parse_line
from diplomacy.formats.problems import json_repr, quote_key
from diplomacy.formats.recognition import (
    OtherFormat,
    is_of_other_encoding,
    recognize,
    recognize_layout,
)
from diplomacy.formats.versions import FORMAT, FORMATS
from diplomacy.records import Record
from diplomacy.sources import DIGEST

__all__ = ["Progress", "dumps", "gc_paused", "number_records", "read", "write"]

Progress = Callable[[int, int], object]
"""A function that is called with the numbers of lines and of stored bytes read so far."""

# Larger chunks do not fit into the processor's cache, and are slower.
_CHUNK_SIZE: Final = 1 << 16
_LINES_PER_BLOCK: Final = 4096
_BOM: Final = b"\xef\xbb\xbf"
_WHITESPACE: Final = " \t\r"
_DIGEST_RE: Final = re.compile(DIGEST)
_Stream = IO[bytes] | IO[str]
_HEADER_HINT: Final = f'Write {{"type":"Archive","format":{FORMAT}}} as the first line.'


class _Stop(Exception):
    """An exception that stops reading, after its problem has been added."""


# --- reading ------------------------------------------------------------------------------------


def read(
    source: "str | os.PathLike[str] | _Stream",
    *,
    progress: Progress | None,
    max_problems: int,
    max_line: int,
    pause_gc: bool,
) -> dict[str, Record]:
    """Return the records of a file by id, as `diplomacy.Archive.read` documents."""
    with gc_paused(pause_gc):
        return _read(_FileReader(max_problems, max_line, progress), source)


def number_records(source: "str | os.PathLike[str] | _Stream") -> dict[str, int]:
    r"""Return the line of each record of a valid file, by id.

    Raises:
        ArchiveErrors: with the first problem, if the file is not valid.
        OSError: if it cannot be read.

    >>> import io
    >>> file = io.StringIO('{"type":"Archive","format":2}\n\n{"type":"Source","id":"yearbook"}')
    >>> number_records(file)
    {'yearbook': 3}
    """
    reader = _FileReader(1, sys.maxsize, None)
    return dict(zip(_read(reader, source), reader.lines, strict=True))


def _read(reader: "_FileReader", source: "str | os.PathLike[str] | _Stream") -> dict[str, Record]:
    if not isinstance(source, str | os.PathLike):
        if not hasattr(source, "read"):
            raise InvalidType(source, "a path or an open file")
        return reader.read_records(source, None)
    with storage.open_to_read(source) as (stream, stored):
        return reader.read_records(stream, stored.tell)


@contextmanager
def gc_paused(pause: bool) -> Generator[None]:
    """Pause the garbage collector, which would visit every new record many times.

    It is paused for the whole process, and enabled again if it was enabled before.
    """
    was_enabled = pause and gc.isenabled()
    if was_enabled:
        gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _FileReader:
    """A reader of one file, which collects its records and its problems."""

    def __init__(self, max_problems: int, max_line: int, progress: Progress | None) -> None:
        self.max_problems = max(max_problems, 1)
        self.max_line = max_line
        self.progress = progress
        self.decoder: Decoder | None = None  # until the header has been read
        self.declared_digest: str | None = None
        self.content = sha256()
        self.header_line = 1
        self.line_count = 0
        self.byte_count = 0
        self.by_id: dict[str, Record] = {}
        self.lines = array("Q")  # the line of each record, in the order of `by_id`
        self.lines_by_id: dict[str, int] = {}  # the lines of the records before the last duplicate
        self.invalid_ids: set[str] = set()  # the ids of records that could not be decoded
        self.problems: list[ArchiveProblem] = []
        self.was_stopped = False
        self.is_foreign = False  # whether the file is known to have another encoding

    def read_records(self, stream: _Stream, tell: Callable[[], int] | None) -> dict[str, Record]:
        """Return the records of a stream by id, or raise every problem in it.

        Args:
            stream: the file, uncompressed.
            tell: a function that returns the position in the stored file; None to count the bytes
                of the stream.
        """
        with suppress(_Stop):
            for block in self._iter_blocks(stream):
                self._process_block(block)
                if self.progress is not None:
                    self.progress(self.line_count, self.byte_count if tell is None else tell())
            self._validate_file()
        if self.problems:
            first = f"; first {self.max_problems} problems" if self.was_stopped else ""
            self.problems.sort(key=lambda problem: problem.line or 0)
            raise ArchiveErrors(f"Nothing was loaded{first}", self.problems)
        return self.by_id

    def _iter_blocks(self, stream: _Stream) -> Iterator[bytes]:
        """Yield the stream in blocks of whole lines, each ended by LF."""
        pending: list[bytes] = []  # the start of a line whose end has not been read
        pending_size = 0
        while chunk := self._read_chunk(stream):
            cut = chunk.rfind(b"\n") + 1
            if cut:
                yield b"".join((*pending, chunk[:cut]))
                pending, pending_size = [], 0
            pending.append(chunk[cut:])
            pending_size += len(chunk) - cut
            if pending_size > self.max_line:
                if self.decoder is None:
                    self._reject_other_formats(b"".join(pending))
                self._reject_long_line(self.line_count + 1)
        rest = b"".join(pending)
        if rest:
            yield rest + b"\n"

    def _read_chunk(self, stream: _Stream) -> bytes:
        reason = ""
        chunk: Any = None
        try:
            chunk = stream.read(_CHUNK_SIZE)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            reason = f"the compressed data are damaged or truncated: {error}."
        except UnicodeError as error:
            reason = f"the file was opened with another encoding: {error}. Open it in binary mode."
        if chunk is None:
            # A stream that does not block returns None if it has no data yet; not at its end.
            reason = reason or "the stream has no data yet. Open it in blocking mode."
            self._add(InvalidLine("", "", reason, self.line_count + 1))
            raise _Stop
        data = chunk.encode("utf-8", "surrogatepass") if isinstance(chunk, str) else chunk
        self.byte_count += len(data)
        return data

    def _process_block(self, block: bytes) -> None:
        """Read the records of a block of lines."""
        if self.line_count == 0:
            block = block.removeprefix(_BOM)
        if self.decoder is None:
            self._reject_other_formats(block)
        if b"\r\n" in block:
            block = block.replace(b"\r\n", b"\n")
        if self.decoder is None:
            block = self._split_header(block)
            self._reject_format(recognize_layout(block), self.line_count + 1)
        self.content.update(block)
        try:
            lines = block.decode().split("\n")[:-1]
        except UnicodeDecodeError:
            lines = self._decode_valid_lines(block)
        # A character has at most four bytes.
        if max(map(len, lines), default=0) > self.max_line // 4:
            lengths = [len(line) > self.max_line for line in block.split(b"\n")]
            if any(lengths):
                self._process_lines(lines[: lengths.index(True)])
                self._reject_long_line(self.line_count + 1)
        self._process_lines(lines)

    def _process_lines(self, lines: list[str]) -> None:
        """Add the record of each line, or its problems."""
        start = self.line_count + 1
        self.line_count += len(lines)
        if self.decoder is None:
            return
        for number, line in enumerate(lines, start):
            # Raising an error for each blank line would take a hundred times as long.
            if line[:1] != "{" and not line.strip(_WHITESPACE):
                continue
            try:
                record = self.decoder.decode_record(parse_line(line, number), number)
            except ArchiveErrors as errors:
                self._add_all(errors)
                continue
            if self.by_id.setdefault(record.id, record) is record:
                self.lines.append(number)
            else:
                self._add_duplicate(record.id, number)

    def _decode_valid_lines(self, block: bytes) -> list[str]:
        """Return the lines of a block, after reporting and emptying those that are not UTF-8.

        In a file of another encoding, only the first such line is reported.
        """
        lines: list[str] = []
        was_reported, is_foreign = self.is_foreign, is_of_other_encoding(block)
        for number, line in enumerate(block.split(b"\n")[:-1], self.line_count + 1):
            try:
                lines.append(_decode_utf8(line, number, is_foreign=is_foreign))
            except ArchiveErrors as error:
                lines.append("")
                if not was_reported:
                    self._add_all(error)
                was_reported = self.is_foreign = self.is_foreign or is_foreign
        return lines

    def _reject_other_formats(self, block: bytes) -> None:
        """Stop at the start of a file that is not JSON Lines in UTF-8."""
        self._reject_format(recognize(block), self.line_count + 1)

    def _reject_format(self, other: OtherFormat | None, line: int) -> None:
        """Stop at a line from which on the file has another format."""
        if other is not None:
            reason = f"this is {other.found}. {other.remedy}"
            self._add(InvalidLine("", "", reason, line, other.found, "JSON Lines in UTF-8"))
            raise _Stop

    # --- the header -----------------------------------------------------------------------------

    def _split_header(self, block: bytes) -> bytes:
        """Read the header, and return the lines after it."""
        start, line = 0, b""
        while start < len(block) and not line:
            end = block.index(b"\n", start)
            line, start = block[start:end].strip(_WHITESPACE.encode()), end + 1
            self.line_count += 1
        if not line:
            return b""
        if len(line) > self.max_line:
            self._reject_long_line(self.line_count)
        self.header_line = self.line_count
        self.decoder = Decoder()
        try:
            text = _decode_utf8(line, self.line_count)
            header = parse_line(text, self.line_count)
        except ArchiveErrors as error:
            self._add_all(error)
            return block[start:]
        if isinstance(header, tuple) and ("type", "Archive") in header:
            self._read_header(cast("Pairs", header))
            return block[start:]
        reason = f"the header is missing. {_HEADER_HINT}"
        self._add(InvalidLine("", "", reason, self.line_count, "", "a header"))
        self.line_count -= 1
        return line + b"\n" + block[start:]

    def _read_header(self, pairs: Pairs) -> None:
        header = dict(pairs)
        format, digest = header.get("format"), header.get("digest")
        if type(format) is int and format > FORMAT:
            reason = (
                f"the file has format {format}, but this version of diplomacy reads formats up to "
                f"{FORMAT}. Install a newer version of diplomacy-records."
            )
            self._add(NewerFormat("", "format", reason, self.line_count, str(format)))
            raise _Stop
        if type(format) is int and format in FORMATS:
            self.decoder = Decoder(format)
        elif "format" in header:
            known = " or ".join(map(str, sorted(FORMATS)))
            self._reject_value("format", format, f"{known}, as a number")
        else:
            reason = f"the header has no format. {_HEADER_HINT}"
            self._add(InvalidLine("", "format", reason, self.line_count, "", str(FORMAT)))
        if isinstance(digest, str) and _DIGEST_RE.fullmatch(digest):
            self.declared_digest = digest
        elif "digest" in header:
            self._reject_value("digest", digest, "sha256: and 64 hexadecimal digits")
        for key, value in header.items():
            if key not in ("type", "format", "digest"):
                self._reject_key(key, value)
        for key in duplicate_keys(pairs):
            name, reason = quote_key(key), f"duplicate key {short_repr(key)}; keep one."
            self._add(InvalidLine("", name, reason, self.line_count, name, "each key once"))

    def _reject_value(self, key: str, value: object, expected: str) -> None:
        found = json_repr(value)
        reason = f"{found} is not a valid {key}. Write {expected}."
        self._add(InvalidLine("", key, reason, self.line_count, found, expected))

    def _reject_key(self, key: str, value: object) -> None:
        name, found, expected = quote_key(key), json_repr(value), "type, format, digest"
        reason = f"a header has no field {short_repr(key)}. Valid fields: {expected}."
        self._add(InvalidLine("", name, reason, self.line_count, found, expected))

    # --- problems -------------------------------------------------------------------------------

    def _validate_file(self) -> None:
        """Check the digest and the references of the file."""
        if self.decoder is None:
            self._add(InvalidLine("", "", f"the file is empty. {_HEADER_HINT}", 1))
        digest = f"sha256:{self.content.hexdigest()}"
        if not self.problems and self.declared_digest not in (None, digest):
            reason = (
                f"digest mismatch: the content has {digest}. The file was edited or truncated "
                "after it was written. If the edit is intended, remove the digest from the header."
            )
            declared = self.declared_digest or ""
            self._add(WrongDigest("", "digest", reason, self.header_line, digest, declared))
        if "" in self.invalid_ids:
            return  # a reference may be to a record whose id is not known
        lines: dict[str, int] = {}
        for problem in integrity.find_problems(self.by_id, self.invalid_ids):
            lines = lines or dict(zip(self.by_id, self.lines, strict=True))
            self._add(type(problem)(problem.id, problem.path, problem.reason, lines[problem.id]))

    def _line_of(self, id: str) -> int:
        """Return the line of a record; each record is examined once for all duplicates."""
        for known, line in zip(reversed(self.by_id), reversed(self.lines), strict=True):
            if known in self.lines_by_id:
                break
            self.lines_by_id[known] = line
        return self.lines_by_id[id]

    def _add_duplicate(self, id: str, line: int) -> None:
        first = self._line_of(id)
        reason = f"duplicate id, first used in line {first}. Remove one record or change its id."
        self._add(DuplicateId(id, "id", reason, line))

    def _add_all(self, errors: ArchiveErrors) -> None:
        for error in errors.problems:
            self.invalid_ids.add(error.id)
            self._add(error)

    def _add(self, problem: ArchiveProblem) -> None:
        if len(self.problems) == self.max_problems:
            self.was_stopped = True
            raise _Stop
        self.problems.append(problem)

    def _reject_long_line(self, line: int) -> NoReturn:
        reason = f"longer than {self.max_line} bytes. The rest of the file was not read."
        with suppress(_Stop):
            self._add(InvalidLine("", "", reason, line, "", "one record per line"))
        raise _Stop


def _decode_utf8(line: bytes, number: int, *, is_foreign: bool = False) -> str:
    """Return a line of UTF-8 as text; *is_foreign* names another encoding in the error."""
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        found = f"byte 0x{line[error.start]:02x} at column {error.start + 1}"
        encoding = "The file seems to have another encoding, such as Windows-1252. "
        reason = f"invalid UTF-8: {found}. {encoding * is_foreign}Save it as UTF-8."
        with suppress(UnicodeDecodeError):
            line.decode("utf-8", "surrogatepass")
            found = "a lone surrogate"
            reason = "invalid UTF-8: a lone surrogate, half a character. Write the character."
        problem = InvalidLine("", "", reason, number, found, "UTF-8")
        raise ArchiveErrors("The line is not text", [problem]) from None


# --- writing ------------------------------------------------------------------------------------


def dumps(records: Iterable[Record]) -> str:
    """Return records as the text of a file, as `diplomacy.Archive.dumps` documents."""
    return b"".join(_encode_file(records, sys.maxsize, lambda _: None)).decode()


def write(
    records: Collection[Record],
    target: "str | os.PathLike[str] | _Stream",
    *,
    max_line: int,
    progress: Progress | None = None,
) -> None:
    """Write records to a file, as `diplomacy.Archive.write` documents."""
    if not isinstance(target, str | os.PathLike) and not hasattr(target, "writelines"):
        raise InvalidType(target, "a path or an open file")
    report = progress or _ignore
    total = 2 * len(records)
    encoded = _encode_file(records, max_line, lambda count: report(count, total))
    blocks = _iter_written(encoded, len(records), report)
    if not isinstance(target, str | os.PathLike) and _accepts_text(target):
        cast("IO[str]", target).writelines(block.decode() for block in blocks)
    elif not isinstance(target, str | os.PathLike):
        cast("IO[bytes]", target).writelines(blocks)
    else:
        with storage.open_to_replace(target) as stored:
            stored.writelines(blocks)


def _ignore(done: int, total: int) -> None:
    """Ignore progress."""


def _iter_written(blocks: list[bytes], count: int, report: Progress) -> Iterator[bytes]:
    """Yield the blocks of a file, and report progress before each further one."""
    for number, block in enumerate(blocks):
        yield block
        report(count + min(number * _LINES_PER_BLOCK, count), 2 * count)


def _accepts_text(file: _Stream) -> bool:
    """Return whether an open file accepts text, not bytes."""
    try:
        cast("IO[str]", file).write("")
    except TypeError:
        return False
    return True


def _encode_file(
    records: Iterable[Record], max_line: int, report: Callable[[int], object]
) -> list[bytes]:
    """Return a file as blocks of bytes: the header with the digest, and the lines.

    Raises:
        ArchiveErrors: with each record whose line is longer than *max_line* bytes.
    """
    lines = encoding.encode_lines(records)
    content = sha256()
    blocks: list[bytes] = [b""]
    problems: list[ArchiveProblem] = []
    while batch := list(islice(lines, _LINES_PER_BLOCK)):
        problems += _long_lines(batch, max_line, 2 + (len(blocks) - 1) * _LINES_PER_BLOCK)
        block = "".join([f"{line}\n" for line in batch]).encode()
        content.update(block)
        blocks.append(block)
        report((len(blocks) - 2) * _LINES_PER_BLOCK + len(batch))
    if problems:
        raise ArchiveErrors("The archive cannot be written", problems)
    digest = f"sha256:{content.hexdigest()}"
    blocks[0] = f'{{"type":"Archive","format":{FORMAT},"digest":"{digest}"}}\n'.encode()
    return blocks


def _long_lines(lines: Sequence[str], max_line: int, start: int) -> Iterator[ArchiveProblem]:
    """Yield the lines of more than *max_line* bytes; *start* is the number of the first line."""
    for number, line in enumerate(lines, start):
        # No character takes more than four bytes.
        if len(line) * 4 > max_line and (size := len(line.encode())) > max_line:
            reason = (
                f"the line would have {size} bytes, more than max_line={max_line}. Shorten the "
                "record, or pass a larger max_line, also to read it."
            )
            yield InvalidLine(json.loads(line)["id"], "", reason, number)
