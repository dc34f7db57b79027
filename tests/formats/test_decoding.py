"""Lines of JSON as records: one way that is exact, one that is fast, and no difference between.

What is refused and how it is said is tested where files are, see `test_files`.
"""

import json
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    ArchiveErrors,
    Citation,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Partnership,
    Quantity,
    Source,
    Statement,
    Statistic,
    Summit,
    Tenure,
    TradeFigure,
    codec,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import Record
from diplomacy.testing import strategies as made

# --- a record of each type with every field set -------------------------------------------------

CITED: Final = (
    Citation(
        "source",
        3,
        'in "Ankara"',
        fields=["title", "history[0].date"],
        basis="external",
        note="It says “so”, and \\.",
        attributed_to="an official, a paper",
    ),
    Citation("other", fields=["id"]),
)
COUNT: Final = Quantity(4, "documents", "exactly")
PRESENT: Final = (Participant("KR", "a-leader", "President"), Participant("a-firm"))
ENCOUNTER: Final[dict[str, Any]] = {
    "title": "Talks, on “peace”",
    "format": "multilateral",
    "participants": PRESENT,
    "participant_count": Quantity(12, "leaders", "about"),
    "host": "TR",
    "organizer": "a-body",
    "brokered_by": "SA",
    "period": "2024-05-01/2024-05-02",
    "place": "Ankara",
    "country": "TR",
    "sidelines_of": "another-meeting",
    "status": "planned",
    "topics": ["trade", "peace"],
    "outcome_documents": COUNT,
    "citations": CITED,
}
FULL: Final[tuple[Record, ...]] = (
    Source(
        id="source",
        publisher="The Press",
        title="Weltpolitik: 서울",
        author="A. Uthor",
        published="2024-05",
        language="en",
        url="https://example.org/a",
        digest="sha256:" + "0a" * 32,
        paragraph_digests=["sha256:" + "1b" * 32, "sha256:" + "2c" * 32],
    ),
    Leader(
        id="a-leader",
        name="A Leader",
        other_names=["A. Leader", "리더"],
        family_name="Leader",
        given_name="A",
        tenures=[
            Tenure(
                "President", {"head-of-state", "head-of-government"}, "KR", "2001/2005", ["2003"]
            ),
            Tenure("Minister", {"minister"}, "a-body"),
        ],
        citations=CITED,
    ),
    Organization(
        id="a-firm",
        name="A Firm",
        short_name="AF",
        other_names=["Firm A"],
        kind="company",
        country="KR",
        state_owned=True,
        founded="1992~",
        citations=CITED,
    ),
    Meeting(id="a-meeting", level="ministerial", **ENCOUNTER),
    Summit(id="a-summit", **ENCOUNTER),
    Agreement(
        id="an-agreement",
        title="A text",
        kind="treaty",
        parties=["KR", "a-firm"],
        parties_complete=False,
        history=[
            Milestone("signed", "2012-08-01"),
            Milestone("ratified", "[2013..2014]", party="KR"),
            Milestone("in-force", "2030", planned=True),
        ],
        topics=["trade"],
        concluded_at="a-meeting",
        amends="an-older-one",
        citations=CITED,
    ),
    Partnership(
        id="ties",
        kind="alliance",
        designation="strategic",
        parties=["KR", "TR"],
        history=[Milestone("established", "1957"), Milestone("severed", party="TR")],
        elevated_from="older-ties",
        instrument="an-agreement",
        citations=CITED,
    ),
    Membership(
        id="a-membership",
        member="KR",
        organization="a-body",
        status="member",
        period="1991/..",
        attested=["2001", "2011-05"],
        founding=True,
        citations=CITED,
    ),
    Membership(
        id="to-come",
        member="TR",
        organization="a-body",
        status="member",
        planned=True,
        citations=CITED,
    ),
    TradeFigure(
        id="trade",
        reporter="KR",
        partner="TR",
        flow="total",
        value=Quantity("15.5E9", "USD", "nearly"),
        kind="target",
        period="2024",
        as_of="2024-05",
        citations=CITED,
    ),
    Statistic(
        id="statistic",
        subject="KR",
        counterpart="a-firm",
        indicator="visits",
        scope="the world",
        value=Quantity(2, "percent", "more-than"),
        kind="actual",
        period="2024",
        as_of="2024-05",
        citations=CITED,
    ),
    Statement(
        id="statement",
        kind="pledged",
        speakers=PRESENT,
        addressees=[Participant("TR")],
        about=["KZ", "a-body"],
        summary="More of it.",
        topics=["trade"],
        date="2024-05-01",
        made_at="a-meeting",
        citations=CITED,
    ),
)
LINES: Final = tuple(codec.lines(FULL))
CLASSES: Final = (*codec.TYPES.values(), Citation, Milestone, Participant, Quantity, Tenure)


def parts(value: Any) -> Iterator[Any]:
    """Give a value, and all that it is made of."""
    yield value
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from parts(part)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_records_here_set_every_field(kind: Any) -> None:
    """What follows is tried with every field of every class, also with one that comes to be."""
    found = [part for part in parts(FULL) if type(part) is kind]
    for field in attrs.fields(kind):
        if field.init:
            assert any(getattr(one, field.name) != field.default for one in found), field.name


# --- lines as they are written ------------------------------------------------------------------


def as_json(record: Record) -> str:
    """Return the line that a record is, by the definition."""
    return json.dumps(codec.to_plain(record), ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("record", [*FULL, *ARCHIVE], ids=lambda record: record.id)
def test_a_line_is_the_plain_form_as_json(record: Record) -> None:
    """A line that is written is what the standard library writes of the plain form."""
    assert [as_json(record)] == list(codec.lines([record]))


@settings(max_examples=40)
@given(made.archives(min_records=1))
def test_a_line_is_the_plain_form_as_json_whatever_the_record(archive: Archive) -> None:
    """The same holds of records with any text in them, each in its place."""
    lines = list(codec.lines(archive))
    assert sorted(map(as_json, archive)) == sorted(lines)
    assert [json.loads(line)["id"] for line in lines] == [
        json.loads(line)["id"] for line in archive.dumps().split("\n")[1:-1]
    ]


# --- two ways, one result -----------------------------------------------------------------------


def told(result: Record | ArchiveErrors) -> object:
    """Return a record, or what is said of each problem."""
    if isinstance(result, ArchiveErrors):
        return [(type(problem), problem.args) for problem in result.exceptions]
    return result


def exactly(line: str, number: int = 7, format: int = codec.FORMAT) -> object:
    """Return what the exact way makes of a line."""
    try:
        return told(codec.exact(codec.decoded(line, number), number, format))
    except ArchiveErrors as errors:
        return told(errors)


def learnt(lines: Sequence[str] = LINES) -> codec.Reader:
    """Return a reader that has met some lines, and so reads lines like them the fast way."""
    reader = codec.Reader()
    list(reader.each(lines, range(len(lines))))
    return reader


def test_the_fast_way_is_taken() -> None:
    """What is written is read the fast way by a reader that has met its types, and equal."""
    reader = learnt()
    assert reader.many(LINES) == sorted(FULL, key=lambda record: LINES.index(as_json(record)))
    shipped = list(codec.lines(ARCHIVE))
    assert reader.many(shipped) == [ARCHIVE[json.loads(line)["id"]] for line in shipped]


def test_a_new_reader_has_no_fast_way_yet() -> None:
    """What has not been met is read the exact way, one line of a type, and then no more."""
    reader = codec.Reader()
    assert reader.many(LINES[:1]) is None
    assert list(reader.each(LINES, range(len(LINES)))) == list(learnt().many(LINES) or ())
    assert reader.many(LINES) is not None


class Fields(list[tuple[str, Any]]):
    """An object of JSON as it stands there: names may come again, in any order."""


class Raw(str):
    """A text that stands in JSON as it is."""

    __slots__ = ()


def parsed(line: str) -> Fields:
    fields: Fields = json.loads(line, object_pairs_hook=Fields)
    return fields


def rendered(value: Any, comma: str = ",", colon: str = ":", *, ascii: bool = False) -> str:
    """Return such an object as JSON, spaced so."""

    def text(part: Any) -> str:
        if isinstance(part, Raw):
            return part
        if isinstance(part, Fields):
            return "{" + comma.join(f"{text(name)}{colon}{text(of)}" for name, of in part) + "}"
        if isinstance(part, list):
            return "[" + comma.join(map(text, part)) + "]"
        return json.dumps(part, ensure_ascii=ascii)

    return text(value)


# What may stand where something else is meant: each type of JSON, and near misses.
ODD: Final = tuple(
    map(
        Raw,
        [
            "null",
            "true",
            "1",
            "-0",
            "1.0",
            "NaN",
            "9" * 30,
            '""',
            '" "',
            '"KR"',
            '"a"',
            '"2023"',
            '"2023\\t"',
            '"2023\t"',
            '"\\ud800"',
            '"\\u0041"',
            "[]",
            "[null]",
            '["a"]',
            '["KR" ]',
            '["a","a"]',
            '[["a"]]',
            "{}",
            "[{}]",
        ],
    )
)


def changed(value: Fields) -> Iterator[Fields]:
    """Give an object with one thing changed in it, in every way that is thought of here."""
    yield Fields(value[::-1])
    yield Fields([*value[1:], value[0]])
    for i, (name, part) in enumerate(value):
        before, after = value[:i], value[i + 1 :]
        yield Fields([*before, *after])
        yield Fields([*value, (name, part)])
        yield Fields([*before, (name, part), (name, part), *after])
        for other in (f"{name}s", name[:-1], "id", "type", "\ud800"):
            yield Fields([*before, (other, part), *after])
        for instead in (*ODD, *_changed_part(part)):
            yield Fields([*before, (name, instead), *after])


def _changed_part(part: Any) -> Iterator[Any]:
    if isinstance(part, Fields):
        yield from changed(part)
    elif isinstance(part, list):
        yield [*part, part[0]]
        yield part[::-1]
        yield [part]
        for i, one in enumerate(part):
            for other in changed(one) if isinstance(one, Fields) else ():
                yield [*part[:i], other, *part[i + 1 :]]


def by_both(line: str, reader: codec.Reader) -> None:
    """Hold that what a reader reads the fast way is what the exact way makes of it."""
    records = reader.many([line])
    if records is not None:
        assert [exactly(line)] == list(records), line


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["id"])
def test_the_two_ways_agree_on_lines_with_one_thing_changed(line: str) -> None:
    """Nothing passes the fast way that the exact way refuses, or reads otherwise.

    Fields are dropped, doubled, renamed and moved, and values exchanged, at every depth.
    """
    reader = learnt()
    lines = {rendered(fields) for fields in changed(parsed(line))}
    fast = 0
    for other in sorted(lines - {line}):
        by_both(other, reader)
        fast += reader.many([other]) is not None
    assert 0 < fast < len(lines) / 2


@pytest.mark.parametrize(
    "roles",
    [
        pytest.param(
            '["minister","minister"]',
        ),
        '["minister", "minister"]',
        '["official","minister"]',
    ],
)
def test_a_role_stands_once_by_both_ways(roles: str) -> None:
    """An office with one role twice is refused by a reader too, and one with two is not."""
    line = LINES[1].replace('["minister"]', roles)
    assert line != LINES[1]
    by_both(line, learnt())


@pytest.mark.parametrize("note", ["a},{b", 'a"},{"source":"b', "},{", '"}],"id":"z', "a,", "[]"])
def test_marks_of_json_within_a_text_are_text(note: str) -> None:
    """What ends an object or a list of JSON ends none where it stands in a text."""
    leader = FULL[1]
    assert isinstance(leader, Leader)
    record = attrs.evolve(leader, citations=[attrs.evolve(CITED[0], note=note), CITED[1]])
    assert list(learnt().each([as_json(record)], [1])) == [record]


@pytest.mark.parametrize(
    ("comma", "colon"), [(",", ":"), (", ", ": "), (",", ": "), (", ", ":"), (" , ", " : ")]
)
@pytest.mark.parametrize("ascii", [False, True])
def test_other_spacing_and_escapes_are_the_same_record(comma: str, colon: str, ascii: bool) -> None:
    """Blanks between, escapes for what is not ASCII: the same records, met first or later."""
    lines = [rendered(parsed(line), comma, colon, ascii=ascii) for line in LINES]
    records = list(learnt().many(LINES) or ())
    assert records == list(codec.Reader().each(lines, range(len(lines))))
    reader = learnt()
    assert records == list(reader.each(lines, range(len(lines))))
    assert records == [exactly(line) for line in lines]
    assert list(reader.each(LINES, range(len(LINES)))) == records


@pytest.mark.parametrize("spacing", [(",", ":"), (", ", ": ")], ids=["narrow", "wide"])
def test_a_reader_learns_how_lines_are_spaced(spacing: tuple[str, str]) -> None:
    """Both usual spacings have a fast way, once a line of each type has been met."""
    lines = [rendered(parsed(line), *spacing) for line in LINES]
    reader = codec.Reader()
    list(reader.each(lines, range(len(lines))))
    assert reader.many(lines) is not None


def test_a_reader_learns_the_order_of_fields() -> None:
    """A file with its fields in another order has a fast way too."""
    lines = []
    for line in LINES:
        first, *rest = parsed(line)
        lines.append(rendered(Fields([first, *rest[::-1]])))
    reader = codec.Reader()
    records = list(reader.each(lines, range(len(lines))))
    assert records == list(learnt().many(LINES) or ())
    assert reader.many(lines[:1]) is not None


def test_lines_without_any_order_are_read() -> None:
    """Hundreds of orders of fields are no more than slow; a reader does not learn without end."""
    first, *rest = parsed(LINES[0])
    reader = codec.Reader()
    for i in range(300):
        place = i % len(rest)
        moved = [*rest[place:], *rest[:place]]
        moved[i % 5], moved[i % 7] = moved[i % 7], moved[i % 5]
        line = rendered(Fields([first, *moved]))
        assert list(reader.each([line], [1])) == [FULL[0]]


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["id"])
def test_the_two_ways_agree_on_lines_with_one_character_changed(line: str) -> None:
    """No character of a line is passed over: each is taken out, and exchanged for others."""
    reader = learnt()
    for i in range(len(line)):
        for other in ("", "]", "\0"):
            by_both(line[:i] + other + line[i + 1 :], reader)


PIECES: Final = (
    *('"', ",", "{", "}", "[", "]", "\\", ":", " ", "\t", "\r", "\0", "\ufeff", "0", "x"),
    *("},{", '","', '"],"', ',"title":', ',"id":"b"', "null", "\\u0022", "\ud800"),
)


@settings(max_examples=200)
@given(
    line=st.sampled_from(LINES),
    cuts=st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 2), st.sampled_from(PIECES)), max_size=3
    ),
)
def test_the_two_ways_agree_on_lines_that_were_damaged(
    line: str, cuts: list[tuple[int, int, str]]
) -> None:
    """Characters put in or taken out anywhere: one result by both ways, and no other error."""
    reader = learnt([line])
    for place, gone, piece in cuts:
        i = place % len(line)
        line = line[:i] + piece + line[i + gone :]
    by_both(line, reader)
    assert [exactly(line)] == [told(result) for result in reader.each([line], [7])]


@settings(max_examples=40)
@given(made.archives(min_records=1), st.randoms(use_true_random=False))
def test_the_two_ways_agree_on_any_records(archive: Archive, random: Any) -> None:
    """Records of any content, in any order, are read by both ways as what they were."""
    records = list(archive)
    random.shuffle(records)
    lines = [as_json(record) for record in records]
    assert [exactly(line) for line in lines] == records
    reader = codec.Reader()
    assert records == list(reader.each(lines, range(len(lines))))
    assert records == list(reader.each(lines[::-1], range(len(lines))))[::-1]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(range(len(LINES))), st.integers(0, 400)), max_size=12))
def test_a_line_that_is_wrong_does_not_touch_the_others(chosen: list[tuple[int, int]]) -> None:
    """Among many lines each has its own result and number, whatever the others are."""
    lines: list[str] = []
    for i, place in chosen:
        lines.append(LINES[i])
        at = place % len(LINES[i])
        lines.append(LINES[i][:at] + LINES[i][at + 1 :])
    numbers = range(5, 5 + len(lines))
    one_by_one = [exactly(line, number) for line, number in zip(lines, numbers, strict=True)]
    if lines:
        assert one_by_one == [told(result) for result in learnt().each(lines, numbers)]


@pytest.mark.parametrize("most", [0, 1, 7])
def test_what_is_kept_may_be_forgotten(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers and writers keep what comes again, but not without end: the results are the same."""
    text = ARCHIVE.dumps()
    monkeypatch.setattr(codec, "_MOST_KEPT", most)
    assert ARCHIVE.dumps() == text
    assert Archive.loads(text) == ARCHIVE


# --- defaults, by format ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_defaults_of_the_newest_format_are_those_of_the_model(kind: Any) -> None:
    """What a line leaves out is what a constructor makes of what is not given.

    A default of the model that is changed fails here: files that were written mean the old one,
    so that it needs a new format.
    """
    for field in attrs.fields(kind):
        if field.init and field.default is not attrs.NOTHING:
            written = codec.default_in(codec.FORMAT, kind, field)
            assert field.converter is not None
            assert field.converter(written) == field.default, field.name
            assert codec.plain(field.default) == written, field.name


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A format of former days, made up, in which an agreement was a treaty unless it said so."""
    newest = codec._DEFAULTS[codec.FORMAT]
    then = MappingProxyType({**newest, "Agreement.kind": "treaty", "Citation.basis": "inferred"})
    with monkeypatch.context() as patched:
        patched.setattr(codec, "_DEFAULTS", {0: then, **codec._DEFAULTS})
        patched.setattr(codec, "FORMATS", frozenset({0, *codec.FORMATS}))
        codec._converter.cache_clear()
        yield 0
    codec._converter.cache_clear()


def agreement_line(id: str, kind: str = "") -> str:
    given = f'"kind":"{kind}",' if kind else ""
    return (
        f'{{"type":"Agreement","id":"{id}","title":"A text",{given}"parties":["KR","TR"],'
        '"history":[{"stage":"signed"}],'
        '"citations":[{"source":"source","fields":["id"],"note":"Why."}]}'
    )


def test_an_older_format_is_read_with_its_own_defaults(older: int) -> None:
    """What a line leaves out is what it stood at in the format of the file, by both ways."""
    lines = [
        agreement_line("a"),
        agreement_line("b", "unspecified"),
        agreement_line("c", "protocol"),
    ]
    reader = codec.Reader(older)
    first = list(reader.each(lines, range(3)))
    fast = reader.many(lines)
    assert fast == first == [exactly(line, format=older) for line in lines]
    assert [str(record.kind) for record in fast if isinstance(record, Agreement)] == [
        "treaty",
        "unspecified",
        "protocol",
    ]
    assert [str(record.citations[0].basis) for record in fast if isinstance(record, Agreement)] == [
        "inferred"
    ] * 3
    assert exactly(lines[0]) == exactly(agreement_line("a", "unspecified"))


def test_a_file_of_an_older_format_is_read_with_its_defaults(older: int) -> None:
    """The header decides; and what is written anew says the same in the newest format."""
    body = f'{{"type":"Source","id":"source"}}\n{agreement_line("a")}\n'
    read = Archive.loads(f'{{"type":"Archive","format":{older}}}\n{body}')
    newest = Archive.loads(f'{{"type":"Archive","format":{codec.FORMAT}}}\n{body}')
    assert str(read.get(Agreement, "a").kind) == "treaty"
    assert str(newest.get(Agreement, "a").kind) == "unspecified"
    assert '"kind":"treaty"' in read.dumps()
    assert Archive.loads(read.dumps()) == read
