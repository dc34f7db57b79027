"""Versions of the format: the current one follows the model, and older ones can still be read."""

import json
from collections import Counter
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import attrs
import pytest
from tests.formats.complete_records import PARTS

from diplomacy import Agreement, AgreementLink, Archive, ArchiveErrors, Citation, Leader
from diplomacy.errors import InvalidLine
from diplomacy.formats import FORMAT, FORMATS, from_dict, to_dict, to_plain, versions
from diplomacy.formats.shapes import settable_fields
from diplomacy.formats.versions import VERSIONS, Version, default_in, names_in
from diplomacy.records import TYPES_BY_NAME

FORMAT_1: Final = (Path(__file__).parent.parent / "snapshots" / "format-1.jsonl").read_bytes()
CLASSES: Final = (*TYPES_BY_NAME.values(), *PARTS)


# --- the current version ------------------------------------------------------------------------


@pytest.mark.parametrize("owner", CLASSES, ids=lambda owner: owner.__name__)
def test_the_current_version_has_the_names_and_defaults_of_the_model(owner: Any) -> None:
    """A field that is left out has the value that the constructor gives it.

    This fails if a default of the model is changed. Files that were written before mean the former
    one, so that the format needs a new version.
    """
    assert names_in(FORMAT, owner) == {f.name: f.name for f in settable_fields(owner)}
    for field in settable_fields(owner):
        if field.default is not attrs.NOTHING:
            default = default_in(FORMAT, owner, field)
            convert: Any = field.converter
            assert convert(default) == field.default, field.name
            assert to_plain(field.default) == default, field.name


def test_the_defaults_of_the_versions_are_fixed() -> None:
    """Files have been written with these, so they never change."""
    assert dict(VERSIONS[1].defaults) == {
        "Agreement.kind": "unspecified",
        "Agreement.parties_complete": True,
        "Citation.basis": "stated",
        "Meeting.format": "unknown",  # always written by former releases
        "Meeting.level": "unknown",
        "Meeting.status": "held",
        "Mission.rank": "unknown",
        "Quantity.qualifier": "as-stated",
        "Summit.format": "unknown",
        "Summit.status": "held",
        "Visit.rank": "unknown",
        "Visit.status": "held",
    }
    assert VERSIONS[2].defaults == VERSIONS[1].defaults
    assert max(FORMATS) == FORMAT == 2


@pytest.mark.parametrize("format", FORMATS)
def test_every_listed_name_is_that_of_a_field(format: int) -> None:
    """An entry for a class or field that does not exist would have no effect."""
    fields = {
        f"{owner.__name__}.{field.name}" for owner in CLASSES for field in attrs.fields(owner)
    }
    assert VERSIONS[format].defaults.keys() | VERSIONS[format].renamed_fields.keys() <= fields


# --- format 1 -----------------------------------------------------------------------------------


def test_a_file_of_format_1_is_read() -> None:
    """A real file of format 1 gives all its records, which are then written as format 2."""
    archive = Archive.loads(FORMAT_1)
    lines = [json.loads(line) for line in FORMAT_1.splitlines()[1:]]
    assert len(archive) == len(lines) == 186
    types = Counter(type(record).__name__ for record in archive)
    assert types == Counter(line["type"] for line in lines)
    text = archive.dumps()
    assert json.loads(text.split("\n", 1)[0])["format"] == 2
    assert Archive.loads(text) == archive


def test_only_the_renamed_fields_of_format_1_are_changed() -> None:
    """Every line of format 1 differs from that of format 2 by the documented names only."""
    archive = Archive.loads(FORMAT_1)
    quotes = offices = 0
    for line in FORMAT_1.splitlines()[1:]:
        data = json.loads(line)
        for citation in data.get("citations", ()):
            if "exact" in citation:
                quotes += 1
                citation["quote"] = citation.pop("exact")
            fields = [path.removesuffix(".of") for path in citation["fields"]]
            offices += len([path for path in citation["fields"] if path.endswith(".of")])
            citation["fields"] = [
                f"{short}.party" if short != path else path
                for short, path in zip(fields, citation["fields"], strict=True)
            ]
        for tenure in data.get("tenures", ()):
            tenure["party"] = tenure.pop("of")
        assert to_dict(archive[data["id"]]) == data
        assert from_dict(data) == archive[data["id"]]
    assert (quotes, offices) == (QUOTES, OFFICES)


# Counted in the file by hand: `grep -o '"exact":'` and `grep -o '\.of"'`.
QUOTES: Final = 390
OFFICES: Final = 14

PERSON: Final[dict[str, Any]] = {
    "type": "Leader",
    "id": "a-person",
    "name": "A. Person",
    "tenures": [{"office": "President", "roles": ["head-of-state"], "of": "KR"}],
    "citations": [{"source": "s", "exact": "Person", "fields": ["name", "tenures[0].of"]}],
}


def test_the_names_of_format_1_become_those_of_the_model() -> None:
    """Renamed fields are read under their former names, and the paths of citations follow."""
    person = from_dict(PERSON, format=1)
    assert isinstance(person, Leader)
    assert person.tenures[0].party == "KR"
    assert person.citations == (Citation("s", quote="Person", fields=["name", "tenures[0].party"]),)


def test_an_amended_agreement_of_format_1_becomes_a_link() -> None:
    """An agreement could amend one other, and had no other links."""
    data = {
        "type": "Agreement",
        "id": "a-protocol",
        "title": "A protocol",
        "parties": ["KR", "TR"],
        "history": [{"stage": "signed", "date": "2012"}],
        "amends": "a-treaty",
        "citations": [{"source": "s", "fields": ["title", "amends"]}],
    }
    protocol = from_dict(data, format=1)
    assert isinstance(protocol, Agreement)
    assert protocol.links == (AgreementLink("amends", "a-treaty"),)
    assert protocol.citations[0].fields == ("title", "links[0].agreement")
    without = from_dict(
        {**data, "amends": None, "citations": [{"source": "s", "fields": ["title"]}]}, format=1
    )
    assert isinstance(without, Agreement)
    assert without.links == ()
    [problem] = problems({**data, "amends": 5}, 1)
    assert problem.path == "amends"


def problems(data: dict[str, Any], format: int) -> list[InvalidLine]:
    with pytest.raises(ArchiveErrors) as caught:
        from_dict(data, format=format)
    return [problem for problem in caught.value.exceptions if isinstance(problem, InvalidLine)]


def test_a_version_has_its_own_names_only() -> None:
    """A name of one version is unknown in the other; the message gives the right one."""
    later = {(problem.path, problem.near) for problem in problems(PERSON, 2)}
    assert later == {
        ("tenures[0].of", ("party",)),
        ("tenures[0].party", ()),
        ("citations[0].exact", ("quote",)),
    }
    earlier = {(p.path, p.near) for p in problems(to_dict(from_dict(PERSON, format=1)), 1)}
    assert earlier == {
        ("tenures[0].of", ()),
        ("tenures[0].party", ("of",)),
        ("citations[0].quote", ("exact",)),
    }


def test_problems_of_format_1_have_the_paths_of_the_file() -> None:
    """Problems of a field, and of a whole object, name fields as the file does."""
    long = " ".join(["word"] * 40)
    wrong = {
        **PERSON,
        "tenures": [{**PERSON["tenures"][0], "of": "Korea"}],
        "citations": [{"source": "s", "exact": long, "fields": ["name"]}],
    }
    assert [(p.path, p.found[:5]) for p in problems(wrong, 1)] == [
        ("tenures[0].of", "'Kore"),
        ("citations[0].exact", "'word"),
    ]


# --- other defaults -----------------------------------------------------------------------------


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> int:
    """A fictional older version, in which an agreement was a treaty unless it said otherwise."""
    defaults = {"Agreement.kind": "treaty", "Citation.basis": "inferred"}
    version = Version(MappingProxyType({**VERSIONS[FORMAT].defaults, **defaults}))
    patched = {0: version, **VERSIONS}
    for module in ("versions", "decoding"):
        monkeypatch.setattr(f"diplomacy.formats.{module}.VERSIONS", patched)
    for module in ("files", "decoding"):
        monkeypatch.setattr(f"diplomacy.formats.{module}.FORMATS", frozenset(patched))
    assert versions.VERSIONS is patched
    return 0


def test_an_older_version_is_read_with_its_own_defaults(older: int) -> None:
    """The header decides the defaults, and the file that is written anew has the same records."""
    line = (
        '{"type":"Agreement","id":"a","title":"A text","parties":["KR","TR"],'
        '"history":[{"stage":"signed"}],'
        '"citations":[{"source":"source","fields":["id"],"note":"Why."}]}'
    )
    body = f'{{"type":"Source","id":"source"}}\n{line}\n'
    read = Archive.loads(f'{{"type":"Archive","format":{older}}}\n{body}').get(Agreement, "a")
    current = Archive.loads(f'{{"type":"Archive","format":{FORMAT}}}\n{body}').get(Agreement, "a")
    assert (str(read.kind), str(read.citations[0].basis)) == ("treaty", "inferred")
    assert (str(current.kind), str(current.citations[0].basis)) == ("unspecified", "stated")
    assert from_dict(to_dict(read)) == read
