"""Mistakes that people make in files, each with the message that names it."""

import re
from collections.abc import Iterator
from copy import copy
from typing import Any, Final

import pytest
from tests.formats.complete_records import COMPLETE

from diplomacy import (
    Archive,
    ArchiveErrors,
    Citation,
    DiplomacyError,
    Leader,
    Meeting,
    Milestone,
    Organization,
    Quantity,
    from_dict,
    to_dict,
)
from diplomacy.errors import InvalidText
from diplomacy.formats.slips import find_slip
from diplomacy.records import Record
from diplomacy.suggestions import suggest_field, suggest_term
from diplomacy.testing import make_statistic

HEADER: Final = '{"type":"Archive","format":2}\n'


def messages(text: str | bytes) -> list[str]:
    """Return the messages about a file that is not valid."""
    with pytest.raises(ArchiveErrors) as caught:
        Archive.loads(text)
    return [str(problem) for problem in caught.value.exceptions]


# --- slips of JSON ------------------------------------------------------------------------------

SLIPS: Final = {
    '{"id":"a",}': "column 10: a comma before '}'. Delete the comma.",
    '{"ids":["a",]}': "column 12: a comma before ']'. Delete the comma.",
    '{"id":"a",,"b":1}': "column 11: a second comma",
    '{,"id":"a"}': "column 2: a comma without a field",
    '{"id":"a"},': "column 11: a comma after the record",
    '{"id":"a"},{"id":"b"}': "column 11: a second record",
    '{"id":"a"} {"id":"b"}': "column 12: a second record",
    '{"id":"a"}}': "column 11: an extra '}'",
    '{"id":"a"} and more': "column 12: text after the record",
    '{"id":"a"} # added by hand': "column 12: a comment",
    "# added by hand": "column 1: a comment",
    "// added by hand": "column 1: a comment",
    '{"id":“a”}': "column 7: a curly quotation mark (“)",
    '{"id":"a”}': "column 9: a curly quotation mark (”)",
    '{"title":"A treaty”,"id":"a"}': "column 19: a curly quotation mark (”)",
    '{“id”:"a"}': "column 2: a curly quotation mark (“)",
    "{'id':'a'}": "column 2: a single quotation mark",
    "{\"id\":'a'}": "column 7: a single quotation mark",
    '{"id":‘a’}': "column 7: a single quotation mark",
    '{"title":"The "Great" Treaty"}': "column 15: a straight quotation mark within a text",
    '{"title":"The Treaty "of" 2012"}': "column 22: a straight quotation mark within a text",
    '{"id":"a"': "column 10: a missing '}'",
    '{"ids":["a"}': "column 12: '}' where ']' is expected",
    '{"ids":["a"': "column 12: a missing ']'",
    '{"value":{"number":"1","unit":"USD"}': "column 37: a missing '}'",
    '{"title":"a\tb"}': "column 12: a tab within a text",
    '{"title":"a\x00b"}': "column 12: a control character (U+0000) within a text",
    '{"title":"C:\\x"}': "column 13: a backslash within a text",
    '{"title":"\\u12"}': "column 11: an incomplete \\u",
    '{"id":"a': "column 7: a text without a closing quotation mark",
    '{"id" "a"}': "column 7: a value where a colon is expected",
    '{"id"="a"}': "column 6: '=' where a colon is expected",
    '{"id":"a" "b":1}': "column 11: a missing comma",
    '{"ids":["a" "b"]}': "column 13: a missing comma",
    '{"id":"a";"b":1}': "column 10: a semicolon",
    '{id:"a"}': "column 2: the name 'id' without quotation marks. Write \"id\".",
    '{"planned":True}': "column 12: the word 'True' without quotation marks. Write true.",
    '{"place":None}': "column 10: the word 'None' without quotation marks. Write null.",
    '{"place":Ankara}': "column 10: the word 'Ankara' without quotation marks. Write \"Ankara\".",
    '{"number":007}': "column 11: '007', which is not a number of JSON",
    '{"number":+1}': "column 11: '+1', which is not a number of JSON",
    '{"number":.5}': "column 11: '.5', which is not a number of JSON",
    '{"number":1,000}': "column 12: a comma within a number",
    '{"date":2012-08-01}': "column 9: '2012-08-01', which is not a number of JSON",
    '{"id":}': "column 7: '}' where a value is expected",
    '{\xa0"id":"a"}': "column 2: a no-break space (U+00A0)",
    '{\u200b"id":"a"}': "column 2: a zero width space (U+200B)",
    "A treaty": "column 1: text that is not an object",
}


@pytest.mark.parametrize("line", SLIPS)
def test_a_slip_of_json_is_named(line: str) -> None:
    """The words are ours, so they are the same on every version of Python."""
    [message] = messages(f"{HEADER}{line}\n")
    assert message.startswith(f"line 2: invalid JSON at {SLIPS[line]}")


@pytest.mark.parametrize("text", ["", "[" * 40, '{"a":"\\ud800"}x', "\x7f", '"', "nul", "-", "{]"])
def test_any_text_has_a_slip(text: str) -> None:
    assert str(find_slip(text)).startswith("invalid JSON at column ")


# --- other files --------------------------------------------------------------------------------

OTHER_FILES: Final = {
    b'{\n  "type": "Archive",\n  "format": 2\n}\n': "JSON laid out over several lines",
    HEADER.encode() + b'{\n "type":"Source",\n "id":"a"\n}\n': "JSON laid out over several lines",
    b' [\n  {"type":"Source"}\n]': "a JSON list",
    b"\n[1]": "a JSON list",
    b"id,title,signed\n1,A treaty,2012\n": "a CSV table",
    "Nr;Titel;Parteien\n1;Ein Vertrag;DE\n".encode("cp1252"): "a CSV table",
    b"id\ttitle\n1\tA treaty\n": "a table of tab-separated values",
    b"PK\x03\x04\x14\x00": "a zip file",
    b"\xd0\xcf\x11\xe0\xa1\xb1": "an old Excel workbook",
    b"%PDF-1.7\n": "a PDF document",
    b"<!DOCTYPE html>\n<html>": "an HTML or XML file",
    b"<?xml version='1.0'?>": "an HTML or XML file",
    b"SQLite format 3\x00": "an SQLite database",
    b"PAR1\x15\x00": "a Parquet file",
    HEADER.encode("utf-16"): "UTF-16 text",
    HEADER.encode("utf-16-le"): "UTF-16 text",
    b"\x1f\x8b\x08\x00": "a gzip file",
}


@pytest.mark.parametrize("content", OTHER_FILES, ids=lambda content: repr(content[:12]))
def test_another_format_is_named_once(content: bytes) -> None:
    [message] = messages(content)
    assert f"this is {OTHER_FILES[content]}" in message or OTHER_FILES[content] in message


# --- values -------------------------------------------------------------------------------------

CITED: Final = [{"source": "s", "fields": ["title"]}]
TREATY: Final = {"type": "Agreement", "id": "a", "title": "T", "citations": CITED}
VALUES: Final[list[tuple[dict[str, Any], str]]] = [
    ({"type": "Source", "id": "s", "published": 2019}, 'Write it in quotation marks: "2019".'),
    ({"type": "Source", "id": 7}, 'Write it in quotation marks: "7".'),
    ({**TREATY, "topics": "energy"}, 'Write it in brackets: ["energy"].'),
    ({**TREATY, "parties_complete": "False"}, "Write it without quotation marks: false."),
    ({**TREATY, "history": ["signed"]}, 'Write {"stage":"signed","date":"2012-08-01"}.'),
    ({**TREATY, "citations": ["s"]}, 'Write {"source":"yearbook","fields":["title"]}.'),
    ({**TREATY, "citations": CITED * 2}, "duplicate of item [0]; keep one."),
    ({**TREATY, "parties": ["KR"]}, "set parties_complete to false"),
    ({**TREATY, "parties": ["KR", "NATO"]}, "NATO is an organization of states"),
    ({**TREATY, "parties": ["KR", "England"]}, "England is part of the United Kingdom (GB)."),
    ({**TREATY, "parties": ["KR", "Congo"]}, "It is ambiguous: CG"),
    ({**TREATY, "parties": ["KR", "Turkey"]}, "Write 'TR'."),
    ({**TREATY, "parties": ["KR", "XKX"]}, "'XK'"),
    ({**TREATY, "parties": ["KR", "YU"]}, "withdrawn the code. Write "),
    ({**TREATY, "type": "agreement"}, "Did you mean 'Agreement'?"),
    ({**TREATY, "type": "Treaty"}, "Did you mean 'Agreement'?"),
    ({**TREATY, "id": "recep-tayyip-erdoğan"}, "such as 'recep-tayyip-erdogan'"),
    ({**TREATY, "title": "A\u200b treaty"}, "a zero width space (U+200B), at character 2."),
]


@pytest.mark.parametrize(("data", "message"), VALUES)
def test_a_value_is_answered_with_what_to_write(data: dict[str, Any], message: str) -> None:
    """The message says what to write in the file, and never which Python to call."""
    with pytest.raises(ArchiveErrors) as caught:
        from_dict(data)
    shown = str(caught.value)
    assert message in shown
    assert not any(python in shown for python in ("Country.", "PartialDate.", "=False", "True"))


# --- suggestions --------------------------------------------------------------------------------

TERMS: Final = [
    ("Stage", "renounced", "withdrawn"),
    ("Stage", "abrogated", "terminated"),
    ("Stage", "unsigned", ""),
    ("Stage", "unratified", ""),
    ("Stage", "not in force", ""),
    ("Stage", "seceded", ""),
    ("Stage", "resigned", ""),
    ("Stage", "In Force", "in-force"),
    ("Stage", "ratifed", "ratified"),
    ("MembershipStatus", "non-member", ""),
    ("MembershipStatus", "former-member", ""),
    ("MembershipStatus", "ex-member", ""),
    ("TradeFlow", "re-exports", ""),
    ("TradeFlow", "net-exports", ""),
    ("TradeFlow", "Import", "imports"),
    ("TradeFlow", "exprots", "exports"),
    ("MeetingStatus", "scheduled", "planned"),
    ("MeetingStatus", "not-held", "cancelled"),
    ("MeetingStatus", "unplanned", ""),
    ("Role", "prime-minister", "head-of-government"),
    ("Role", "head-of-mission", "diplomat"),
    ("Role", "vice-minister", "official"),
    ("Role", "deputy-head-of-state", ""),
    ("Role", "head-of-delegation", ""),
    ("OrganizationKind", "non-governmental", "other"),
    ("OrganizationKind", "firm", "company"),
    ("QuantityQualifier", "no-more-than", "at-most"),
    ("QuantityQualifier", "not-more-than", "at-most"),
    ("QuantityQualifier", "at best", "at-most"),
    ("QuantityQualifier", "no-less-than", "at-least"),
    ("StatementKind", "opposed", ""),
    ("StatementKind", "rejected", ""),
    ("StatementKind", "refused", ""),
    ("StatementKind", "disagreed", ""),
    ("StatementKind", "endorsed", "supported"),
    ("InstrumentKind", "agreed minutes", "agreed-minute"),
    ("InstrumentKind", "MOU", "memorandum-of-understanding"),
    ("PartnershipKind", "non-alliance", ""),
    ("ObligationKind", "aggression", ""),
    ("ObligationKind", "non-agression", "non-aggression"),
    ("MeetingFormat", "unilateral", ""),
    ("VisitRank", "unofficial", "private"),
    ("LinkKind", "superseded-by", ""),
]


@pytest.mark.parametrize(("vocabulary", "word", "expected"), TERMS)
def test_a_word_suggests_what_it_means_or_nothing(
    vocabulary: str, word: str, expected: str
) -> None:
    import diplomacy

    terms = [str(term) for term in getattr(diplomacy, vocabulary)]
    assert suggest_term(vocabulary, word, terms) == ((expected,) if expected else ())


FIELDS: Final = [
    ("Agreement", "name", "title"),
    ("Agreement", "title_en", "title"),
    ("Agreement", "signedOn", "history"),
    ("Agreement", "party", "parties"),
    ("Agreement", "signatories", "parties"),
    ("Summit", "start", "period"),
    ("Summit", "end_date", "period"),
    ("Summit", "date", "period"),
    ("Summit", "since", "period"),
    ("Leader", "full_name", "name"),
    ("Leader", "surname", "family_name"),
    ("Leader", "last_name", "family_name"),
    ("Leader", "first_name", "given_name"),
    ("Leader", "office", "tenures"),
    ("TradeFigure", "importer", "partner"),
    ("TradeFigure", "exporter", "reporter"),
    ("TradeFigure", "amount", "value"),
    ("TradeFigure", "currency", "value"),
    ("Quantity", "amount", "number"),
    ("Quantity", "currency", "unit"),
    ("Mission", "sender", "sending"),
    ("Mission", "receiver", "receiving"),
    ("Mission", "host_country", ""),
    ("Source", "journal", "publisher"),
    ("Source", "titel", "title"),
    ("Source", "colour", ""),
]


@pytest.mark.parametrize(("owner", "name", "expected"), FIELDS)
def test_a_name_suggests_the_field_that_it_means(owner: str, name: str, expected: str) -> None:
    from diplomacy.formats.schema import build_schema

    fields = build_schema()["$defs"][owner]["properties"]
    assert suggest_field(name, fields) == ((expected,) if expected else ())


# --- characters and money -----------------------------------------------------------------------

INVISIBLE: Final = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u034f\ufe0f\u180b\u180e\u180f\u00ad\ufeff\u061c"
    "\u3164\u115f\u2800\U000e0041\x07\u2028\ue000\uf8ff\U000f0000\U0010fffd\ufdd0\ufffe\U0001fffe"
    "\U00050000\U0001d159"
)
CITATIONS: Final = [Citation("s", fields=["name"])]


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda c: f"U+{ord(c):04X}")
def test_an_invisible_character_is_named_with_its_place(character: str) -> None:
    for name, place in ((character, 1), (f"The B{character}ank", 6), (f"Bank{character}", 5)):
        with pytest.raises(DiplomacyError) as caught:
            Leader(id="x", name=name, citations=CITATIONS)
        assert f"(U+{ord(character):04X}), at character {place}." in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "...",
        "—",
        "!?",
        "( )",
        "·",
        "\u0301",
        "\u0301 \u0302",
        "\u0301abc",
        "\u0378",
        "\u05bd\u05bf",
        "*",
        "+",
    ],
    ids=ascii,
)
@pytest.mark.parametrize("field", ["name", "given_name", "other_names"])
def test_a_name_without_a_letter_or_with_a_mark_of_no_letter_is_rejected(
    name: str, field: str
) -> None:
    fields: dict[str, Any] = {
        "name": "A. Person",
        field: [name] if field == "other_names" else name,
    }
    with pytest.raises(InvalidText):
        Leader(id="x", citations=CITATIONS, **fields)


def test_a_sign_is_a_note_of_a_figure_and_not_its_scope() -> None:
    """Tables print "..." or "*" beside a number."""
    assert make_statistic(source_note="...").source_note == "..."
    with pytest.raises(InvalidText):
        make_statistic(source_note="\u0301")
    with pytest.raises(InvalidText):
        make_statistic(scope="...")


@pytest.mark.parametrize(
    "name",
    ["می‌خواهم", "क्‍ष", "Erdoğan", "e\u0301", "a\xa0b", "無名", "🇰🇷", "\U00031350", "\U00016d43"],
)
def test_letters_of_every_script_are_names(name: str) -> None:
    """A joiner is lawful between letters of a script that joins them."""
    assert Leader(id="x", name=name, citations=CITATIONS).name == name


@pytest.mark.parametrize(
    "code",
    [
        "DEM",
        "FRF",
        "ITL",
        "SLL",
        "CUC",
        "BGN",
        "MRO",
        "BYR",
        "YUM",
        "CSD",
        "DDM",
        "XEU",
        "LTL",
        "SLE",
        "XCG",
    ],
)
def test_withdrawn_currencies_are_money(code: str) -> None:
    assert Quantity(1, code).is_money


# --- constructors -------------------------------------------------------------------------------


def test_a_constructor_reports_every_invalid_field() -> None:
    with pytest.raises(DiplomacyError) as caught:
        Organization(id="a-firm", name="", kind="firm", country="Korea", citations=())
    error = caught.value
    assert error.place == "Organization 'a-firm', name"
    assert [other.place for other in error.others] == [
        "Organization 'a-firm', kind",
        "Organization 'a-firm', country",
    ]
    assert str(error).count("\n") == 2


def test_a_part_names_its_field() -> None:
    with pytest.raises(DiplomacyError, match="Milestone, date: '2012-13' is not a valid date"):
        Milestone("signed", "2012-13")


def test_an_iterator_is_read_once() -> None:
    """Its values are gone after the first reading, so only the error itself is reported."""
    with pytest.raises(DiplomacyError, match="Use upper case: 'KR'") as caught:
        Leader(
            id="x",
            name="X",
            other_names=iter(["Y"]),
            citations=CITATIONS,
            tenures=(),
            born=None,
            identifiers=iter(()),
            extra={},
            died=Milestone("signed", party="Kr").date,
        )
    assert caught.value.others == ()


def test_an_unknown_argument_is_answered_with_the_field() -> None:
    with pytest.raises(TypeError) as caught:
        Meeting(id="m", start="2012")  # type: ignore[call-arg]  # a mistake
    assert caught.value.__notes__ == ["Meeting has no field 'start'. Did you mean 'period'?"]


@pytest.mark.parametrize(
    ("party", "advice"),
    [
        ("england", "England is part of the United Kingdom (GB)."),
        ("korea", "As a country it is ambiguous: KR (South Korea) or KP (North Korea)."),
        ("nato", "Add it as an Organization and refer to it by its id."),
        ("yu", "Write 'YUCS' (Yugoslavia)."),
        ("xkx", "Kosovo is written 'XK' here."),
        ("kepco", "kepco is not in the archive."),
    ],
)
def test_what_is_known_of_a_name_in_lower_case(party: str, advice: str) -> None:
    """An id that is not on record, but is the name of something, gets the advice for that name."""
    source = '{"type":"Source","id":"s"}'
    firm = f'{{"type":"Organization","id":"o","name":"O","kind":"company","country":null,"successor":"{party}","citations":[{{"source":"s","fields":["name"]}}]}}'
    [message] = messages(f"{HEADER}{source}\n{firm}")
    assert advice in message


# --- nothing about Python -----------------------------------------------------------------------

PYTHON: Final = re.compile(
    r"\b(?:Country|PartialDate|Period|Archive)\.|\bon=|=True|=False|\b(?:True|False|None|Pass)\b"
)
WRONG_VALUES: Final[tuple[Any, ...]] = (
    *(1, None, [], {}, "", "Turkey", "kr", "UK", "251", "NATO", "Tunis", "03/04/2020", "soon"),
    *("DEM", "protocoll", [{"party": "KR"}], ["KR", "KR"], "ğ", " x"),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of each value within plain data."""
    parts: Any = data.items() if hasattr(data, "items") else enumerate(data)
    for key, value in parts:
        yield (*path, key)
        if not isinstance(value, str | int | float | None):
            yield from places(value, (*path, key))


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return plain data with another value at a place."""
    key, *others = path
    copied = copy(data)
    copied[key] = put(data[key], tuple(others), value) if others else value
    return copied


@pytest.mark.parametrize("record", COMPLETE, ids=lambda record: type(record).__name__)
def test_the_editor_of_a_file_is_not_told_to_call_python(record: Record) -> None:
    """No message about any wrong value in a file has a word of Python in it."""
    data = to_dict(record)
    told = 0
    for i, path in enumerate(places(data)):
        for value in WRONG_VALUES[i % 4 :: 4]:
            try:
                from_dict(put(data, path, value))
            except ArchiveErrors as errors:
                for problem in errors.exceptions:
                    told += 1
                    assert PYTHON.search(str(problem)) is None, problem
    assert told


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("03/04/2020", "signed", "4 March 2020 (2020-03-04). Write one of them."),
        ("Tunis", "party", "It meant Tunisia (TN), until 1956-03-19. Write 'TN'."),
    ],
)
def test_a_remedy_is_for_the_editor(text: str, place: str, reason: str) -> None:
    parties = [text if place == "party" else "XA", "XB"]
    date = text if place == "signed" else "2020"
    history = [{"stage": "signed", "date": date}]
    citations = [{"source": "yearbook", "paragraph": 1, "fields": ["title"]}]
    data = {"type": "Agreement", "id": "a", "title": "A treaty", "parties": parties}
    with pytest.raises(ArchiveErrors) as caught:
        from_dict({**data, "kind": "treaty", "history": history, "citations": citations})
    [problem] = caught.value.exceptions
    assert str(problem).endswith(reason)
