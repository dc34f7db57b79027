"""What the importers of this folder share: rows of a register, ids, and a report of losses."""

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

from diplomacy import Archive, Basis, Citation, Country, Organization, PartialDate
from diplomacy.countries import fold
from diplomacy.errors import DiplomacyError, InvalidDate
from diplomacy.provenance import paragraphs, text_digest
from diplomacy.texts import INVISIBLE_RE

__all__ = ["Register", "Report", "Row", "find_country", "make_organization", "read_date", "slug"]

_NOT_SLUG_RE: Final = re.compile(r"[^a-z0-9]+")
_MAX_SHOWN: Final = 12


@dataclass(frozen=True, eq=False)
class Row:
    """A row of a register: its cells by column, and the place to cite."""

    source: str
    paragraph: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def cite(
        self,
        fields: Iterable[str],
        *,
        quote: str | None = None,
        inferred: str | None = None,
        note: str | None = None,
        attributed_to: str | None = None,
    ) -> Citation:
        """Return a citation of the row; *inferred* is the reason of an inference."""
        return Citation(
            self.source,
            self.paragraph,
            quote,
            fields=tuple(dict.fromkeys(fields)),
            basis=Basis.INFERRED if inferred else Basis.STATED,
            note=inferred or note,
            attributed_to=attributed_to,
        )


class Register:
    """A CSV file compressed with gzip, as rows; blank lines do not count.

    Attributes:
        digest: the digest of the text, for the `diplomacy.Source`.
        rows: the rows, each with the number of its first line as the paragraph.
    """

    def __init__(self, source: str, path: Path) -> None:
        text = gzip.decompress(path.read_bytes())
        self.digest = text_digest(text)
        self.rows = [*_iter_rows(source, text.decode())]


def _iter_rows(source: str, text: str) -> Iterator[Row]:
    reader = csv.reader(paragraphs(text))
    header, end = next(reader), 1
    for cells in reader:
        start, end = end + 1, reader.line_num
        # Spaces are evened out, and characters that cannot be seen are left out.
        clean = (INVISIBLE_RE.sub("", " ".join(cell.split())).strip() for cell in cells)
        yield Row(source, start, dict(zip(header, clean, strict=False)))


@dataclass
class Report:
    """How many rows were tried, and what was lost of each, with the reasons."""

    tried: int = 0
    losses: dict[Row, set[tuple[str, str]]] = field(default_factory=dict)
    rejected: dict[Row, str] = field(default_factory=dict)

    def lose(self, row: Row, column: str, reason: str) -> None:
        """Record that a cell is not in a typed field as it should be."""
        self.losses.setdefault(row, set()).add((column, reason))

    def reject(self, row: Row, reason: str) -> None:
        """Record that a row is not held at all."""
        self.rejected[row] = reason

    @property
    def held_with_loss(self) -> int:
        """The number of rows that are held, but not in full."""
        return len(self.losses.keys() - self.rejected.keys())

    @property
    def held_whole(self) -> int:
        """The number of rows of which every column is held."""
        return self.tried - self.held_with_loss - len(self.rejected)

    def losses_by_column(self) -> Counter[tuple[str, str]]:
        """Return the number of rows by column and reason."""
        return Counter(loss for losses in self.losses.values() for loss in losses)

    def __str__(self) -> str:
        lines = [
            f"rows tried      {self.tried:>7,}",
            f"held whole      {self.held_whole:>7,}",
            f"held with loss  {self.held_with_loss:>7,}",
            f"rejected        {len(self.rejected):>7,}",
        ]
        for (column, reason), count in self.losses_by_column().most_common():
            lines.append(f"  lost {count:>6,}  {column}: {reason}")
        for row, reason in [*self.rejected.items()][:_MAX_SHOWN]:
            lines.append(f"  rejected  {row.source}, line {row.paragraph}: {reason}")
        return "\n".join(lines)


def slug(*texts: str) -> str:
    """Return an id made of texts, with a checksum where letters are lost.

    >>> slug("us", "KOR-TUR_2012O"), slug("João"), slug("武")
    ('us-kor-tur-2012o', 'joao', '4d0dd9e3')
    """
    words = [_NOT_SLUG_RE.sub("-", fold(text)).strip("-") for text in texts]
    is_lossy = any(text and not word for text, word in zip(texts, words, strict=True))
    checksum = f"{crc32(' '.join(texts).encode()):08x}"
    return "-".join(filter(None, [*words, checksum if is_lossy else ""]))


@lru_cache(maxsize=1 << 16)
def read_date(text: str) -> PartialDate | None:
    """Return the date of a cell, or None if it is not a date; ``a..b`` is one day of a span."""
    try:
        return PartialDate(f"[{text}]" if ".." in text else text)
    except InvalidDate:
        return None


@lru_cache(maxsize=1 << 16)
def find_country(label: str, on: str | None = None, system: str | None = None) -> Country | None:
    """Return the country of a name or code on a day, or None if there is not exactly one."""
    try:
        if system is not None:
            return Country.of(label, system=system, on=on)
        return Country.parse(label, on=on)
    except DiplomacyError:
        return None


def make_organization(id: str, label: str, row: Row, kind: str = "other") -> Organization:
    """Return an organization in the place of a party for which there is no country."""
    reason = "The register lists it as a party, and no country has this name or code."
    citations = [row.cite(["name"]), row.cite(["kind"], inferred=reason)]
    return Organization(id=id, name=label, kind=kind, citations=citations)


def run(archive: Archive, report: Report, out: Path) -> None:
    """Write an archive, read it back, and print the report."""
    archive.write(out)
    assert Archive.read(out) == archive, "what was read back is not what was written"
    print(report)
    print(f"{len(archive):,} records in {out}")
