"""The data and their version: no fact changes under a released version."""

import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Archive, Citation, Source
from diplomacy.fixtures import ARCHIVE, DATA_VERSION
from diplomacy.formats import to_dict
from diplomacy.records import RECORD_TYPES, TYPES_BY_NAME, Record

ROOT: Final = Path(__file__).parent.parent

PINNED: Final = (
    "1.0",
    "sha256:4e2d7c915e5b8d3884dcecf42ffc715803c746470b2c045410dd1bbb3d805694",
)


def test_the_version_has_one_digest() -> None:
    """The pair of data version and digest is the released one.

    If you change a fact, and so the digest, raise ``DATA_VERSION`` and at least the minor version
    of the package (a changed fact is never a patch release), list the fact in the changelog by
    record and field, and then write the new pair here.
    """
    shipped = (DATA_VERSION, ARCHIVE.digest())
    assert shipped == PINNED, f"the shipped data are {shipped}"


def test_the_changelog_has_the_version_of_the_data() -> None:
    """The changelog names the version of the shipped data."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    parts = re.findall(r"(?ms)^### Data\n(.*?)(?=^##|\Z)", changelog)
    assert any(f"Version {DATA_VERSION}:" in part for part in parts)


def test_a_version_is_two_numbers() -> None:
    """The version of the data is major and minor; a fact has no patch version."""
    assert re.fullmatch(r"[1-9][0-9]*\.[0-9]+", DATA_VERSION)


def test_the_digest_is_computed_as_documented() -> None:
    """The digest is that of the lines of a file after its header."""
    lines = [
        json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"))
        for kind in RECORD_TYPES
        for record in sorted(ARCHIVE, key=attrgetter("id"))
        if isinstance(record, kind)
    ]
    content = "".join(line + "\n" for line in lines).encode("utf-8")
    assert content.decode() == ARCHIVE.dumps().split("\n", 1)[1]
    assert ARCHIVE.digest() == f"sha256:{sha256(content).hexdigest()}"


def test_the_digest_is_that_of_the_snapshot() -> None:
    """The snapshot has the lines from which the digest is computed."""
    snapshot = (ROOT / "tests/snapshots/archive.jsonl").read_text("utf-8").splitlines()
    records = sorted(map(json.loads, snapshot), key=lambda record: str(record["id"]))
    lines = [
        json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        for kind in RECORD_TYPES
        for record in records
        if issubclass(TYPES_BY_NAME[record["type"]], kind)
    ]
    content = "".join(line + "\n" for line in lines).encode("utf-8")
    assert ARCHIVE.digest() == f"sha256:{sha256(content).hexdigest()}"


@settings(max_examples=15, deadline=None)
@given(st.permutations(list(ARCHIVE)))
def test_the_digest_does_not_depend_on_the_order(records: list[Record]) -> None:
    """The same records in any order, or repeated, have the same digest."""
    assert Archive(records).digest() == ARCHIVE.digest()
    assert Archive([*records, *records[:5]]).digest() == ARCHIVE.digest()


@pytest.mark.parametrize("seed", ["0", "1", "424242"])
def test_the_digest_does_not_depend_on_the_process(seed: str) -> None:
    """The digest does not depend on the order of sets, the locale or the encoding."""
    program = "from diplomacy.fixtures import ARCHIVE; print(ARCHIVE.digest())"
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "PYTHONIOENCODING": "ascii",
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "TZ": "Asia/Seoul",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode("ascii").strip() == ARCHIVE.digest()


def changed(record: Record) -> Record:
    """Return a record with a different note of a citation, or a source with another title."""
    if isinstance(record, Source):
        return attrs.evolve(record, title=f"{record.title or 'A title'}, changed")
    first, *rest = record.citations
    note = f"{first.note or 'A note'}, changed"
    return attrs.evolve(record, citations=[attrs.evolve(first, note=note), *rest])


def test_the_digest_changes_with_any_record() -> None:
    """A change to any record changes the digest; every fourth record is tested."""
    digests = {ARCHIVE.digest()}
    records = list(ARCHIVE)
    changes = range(0, len(records), 4)
    for i in changes:
        digests.add(Archive([*records[:i], changed(records[i]), *records[i + 1 :]]).digest())
    assert len(digests) == len(changes) + 1


def test_the_digest_changes_with_any_field_of_a_citation() -> None:
    """Source, paragraph, quote, fields, basis, note and attribution all count."""
    record = ARCHIVE["2025-11-24-kr-tr-summit"]
    assert not isinstance(record, Source)
    citation = Citation("ankara-2025", 2, "in Ankara", fields=["place"])
    others = [
        attrs.evolve(citation, source="joongang-2025-11-25"),
        attrs.evolve(citation, paragraph=3),
        attrs.evolve(citation, paragraph=None),
        attrs.evolve(citation, quote="Ankara"),
        attrs.evolve(citation, quote=None),
        attrs.evolve(citation, fields=["place", "title"]),
        attrs.evolve(citation, note="Why."),
        attrs.evolve(citation, note="Why.", basis="inferred"),
        attrs.evolve(citation, attributed_to="a spokesman"),
    ]

    def digest_with(citation: Citation) -> str:
        new = attrs.evolve(record, citations=[citation])
        return Archive(new if old.id == new.id else old for old in ARCHIVE).digest()

    assert len({digest_with(variant) for variant in [citation, *others]}) == len(others) + 1


def test_the_digest_of_a_source_counts_its_paragraphs() -> None:
    """The digests of the text and the paragraphs of a source count."""
    source = ARCHIVE.get(Source, "ankara-2025")
    bare = attrs.evolve(source, paragraph_digests=())
    less = attrs.evolve(source, digest=None)
    digests = {Archive([variant]).digest() for variant in (source, bare, less)}
    assert len(digests) == 3
