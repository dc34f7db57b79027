"""The test kit: builders, assertions, strategies and the plugin, as the tests of others use them."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import diplomacy
from diplomacy import (
    Agreement,
    Archive,
    ArchiveErrors,
    Citation,
    Country,
    InvalidType,
    Leader,
    Meeting,
    Milestone,
    Organization,
    PartialDate,
    Participant,
    Period,
    Source,
    Summit,
    testing,
)
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.testing import strategies as made

MAKERS: Final[dict[str, Callable[..., Record]]] = {
    name: getattr(testing, name)
    for name in testing.__all__
    if name.startswith("make_") and name != "make_archive"
}
MADE_UP: Final = {"XA", "XB"}


def everything() -> Archive:
    """Return an archive of one record of each kind."""
    return testing.make_archive(maker() for maker in MAKERS.values())


# --- builders -----------------------------------------------------------------------------------


def test_there_is_a_builder_for_every_kind_of_record() -> None:
    assert {type(maker()) for maker in MAKERS.values()} == set(TYPES_BY_NAME.values())
    assert set(testing.__all__) == {
        name for name in dir(testing) if name.startswith(("make_", "assert_"))
    }


@pytest.mark.parametrize("name", MAKERS)
def test_a_builder_gives_the_same_proved_and_made_up_record(name: str) -> None:
    record = MAKERS[name]()
    assert record == MAKERS[name]()
    assert record.id == name.replace("make_", "made-up-").replace("_", "-")
    testing.assert_audited(testing.make_archive([record]))
    testing.assert_round_trips(record)
    countries = {part for part in _parts(record) if isinstance(part, Country)}
    assert countries <= MADE_UP


def _parts(value: Any) -> list[Any]:
    """Return a value and all that it is made of."""
    if isinstance(value, tuple):
        return [part for one in value for part in _parts(one)]
    if attrs.has(type(value)):
        fields = [getattr(value, field.name) for field in attrs.fields(type(value))]
        return [value, *_parts(tuple(fields))]
    return [value]


@pytest.mark.parametrize("name", MAKERS)
def test_a_builder_takes_any_field_and_no_other(name: str) -> None:
    assert MAKERS[name](id="another").id == "another"
    with pytest.raises(TypeError, match="tilte"):
        MAKERS[name](tilte="?")


def test_citations_of_ones_own_are_kept() -> None:
    own = [Citation("made-up-source", 9, fields=["title"])]
    assert testing.make_agreement(citations=own).citations == tuple(own)


def test_an_archive_has_what_its_records_mention() -> None:
    """What is mentioned is made up, and what that mentions; what is given is taken."""
    pact = testing.make_agreement(parties=["XA", "a-firm"], amends="old-pact", concluded_at="talks")
    firm = testing.make_organization(id="a-firm", name="A firm", country="XB")
    archive = testing.make_archive([pact, firm])
    assert archive["a-firm"] is firm
    kinds = {record.id: type(record) for record in archive}
    assert kinds == {
        "made-up-source": Source,
        "a-firm": Organization,
        "talks": Meeting,
        "made-up-agreement": Agreement,
        "old-pact": Agreement,
    }
    seen = testing.make_summit(participants=[Participant("XA", "ada"), Participant("XB", "bea")])
    assert [leader.id for leader in testing.make_archive([seen]).leaders] == ["ada", "bea"]


def test_what_is_only_mentioned_contradicts_nothing() -> None:
    """What is made up for a mention has no date of its own."""
    old = testing.make_agreement(
        history=[Milestone("signed", "1899-01-01")], amends="older", concluded_at="talks"
    )
    testing.assert_audited(testing.make_archive([old]))


def test_an_archive_that_cannot_be_is_refused() -> None:
    with pytest.raises(ArchiveErrors):
        testing.make_archive([testing.make_agreement(), testing.make_agreement(title="Another")])
    assert testing.make_archive() == Archive()


# --- assertions ---------------------------------------------------------------------------------


def failure(check: Callable[..., None], *given: Any) -> list[str]:
    """Return the lines with which an assertion fails."""
    with pytest.raises(AssertionError) as caught:
        check(*given)
    return str(caught.value).splitlines()


def test_what_differs_is_told_and_nothing_else() -> None:
    one = testing.make_agreement(citations=[Citation("made-up-source", 1, fields=["title"])])
    other = attrs.evolve(one, parties=["XA", "XC", "XB"], history=one.history, kind="treaty")
    assert failure(testing.assert_same_records, one, other) == [
        "the records differ",
        "  made-up-agreement",
        "    kind: InstrumentKind.UNSPECIFIED != InstrumentKind.TREATY",
        "    parties[1]: Country('XB') != Country('XC')",
        "    parties[2]: nothing != Country('XB')",
    ]


def test_what_only_one_side_has_is_told() -> None:
    archive = everything()
    less = archive.without("made-up-statement")
    assert failure(testing.assert_same_records, archive, less) == [
        "the records differ",
        "  made-up-statement",
        "    only in the first",
    ]
    assert failure(testing.assert_same_records, less, archive)[-1] == "    only in the second"


def test_records_of_two_kinds_or_ids_differ() -> None:
    meeting, summit = testing.make_meeting(id="met"), testing.make_summit(id="met")
    assert (
        failure(testing.assert_same_records, meeting, summit)[-1] == "    type: Meeting != Summit"
    )
    renamed = testing.make_meeting(id="met-again")
    assert failure(testing.assert_same_records, meeting, renamed)[1:] == [
        "  met",
        "    id: 'met' != 'met-again'",
    ]


def test_the_same_records_are_the_same_in_any_order() -> None:
    testing.assert_same_records(everything(), list(everything())[::-1])
    testing.assert_same_records([], Archive())


def test_what_is_no_record_is_refused() -> None:
    wrong: Any = "made-up-agreement"
    with pytest.raises(InvalidType):
        testing.assert_same_records(wrong, wrong)
    with pytest.raises(ArchiveErrors):
        testing.assert_same_records([testing.make_source(), testing.make_source(title="?")], [])


def test_assertions_say_what_they_take() -> None:
    wrong: Any = testing.make_agreement()
    with pytest.raises(InvalidType, match="an archive"):
        testing.assert_audited(wrong)
    with pytest.raises(InvalidType, match="a record or an archive"):
        testing.assert_round_trips([wrong])  # type: ignore[arg-type]
    with pytest.raises(InvalidType, match="a collection of records"):
        testing.make_archive(wrong)


def test_all_that_is_not_proved_is_told() -> None:
    bare = testing.make_agreement(citations=[Citation("made-up-source", 1, fields=["title"])])
    assert failure(testing.assert_audited, testing.make_archive([bare])) == [
        "not all is proved",
        "  made-up-agreement, parties[0]: no citation supports it.",
        "  made-up-agreement, parties[1]: no citation supports it.",
        "  made-up-agreement, history[0].stage: no citation supports it.",
        "  made-up-agreement, history[0].date: no citation supports it.",
    ]


def test_what_does_not_come_back_the_same_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A codec that lost a field would be found out."""
    from diplomacy.testing import assertions

    monkeypatch.setattr(assertions, "from_dict", lambda _: testing.make_source(title=None))
    assert failure(testing.assert_round_trips, testing.make_source()) == [
        "not the same once written and read",
        "  made-up-source",
        "    title: 'A made-up source' != None",
    ]


# --- strategies ---------------------------------------------------------------------------------

SINCE: Final = date(1987, 6, 5)
OWN: Final = ("XD", "XE", "XF")
# What takes countries and a day, and of these what gives records that mention others.
OF_A_WORLD: Final = tuple(
    name
    for name in made.__all__
    if {"countries", "since"} <= set(signature(getattr(made, name)).parameters)
)
RECORDS: Final = tuple(
    name for name in OF_A_WORLD if name not in ("archives", "milestones", "participants", "tenures")
)


def dates_of(value: Any) -> list[PartialDate | Period]:
    """Return every date and period in a value."""
    return [part for part in _parts(value) if isinstance(part, PartialDate | Period)]


def test_the_same_controls_stand_everywhere() -> None:
    assert set(made.__all__) - set(OF_A_WORLD) == {
        *("citations", "countries", "partial_dates", "periods", "quantities", "sources", "texts")
    }


@pytest.mark.parametrize("since", [SINCE, date(9999, 12, 1)])
@pytest.mark.parametrize("name", ["partial_dates", "periods", "sources"])
def test_values_and_sources_are_of_that_time(name: str, since: date) -> None:
    @settings(max_examples=25)
    @given(getattr(made, name)(since=since))
    def holds(value: Any) -> None:
        assert all(day.latest >= since for day in dates_of(value) if not day.approximate)

    holds()


@pytest.mark.parametrize("since", [SINCE, date(9999, 12, 1)])
@pytest.mark.parametrize("name", OF_A_WORLD)
def test_records_are_of_those_countries_and_of_that_time(name: str, since: date) -> None:
    strategy = getattr(made, name)(countries=OWN, since=since)

    @settings(max_examples=20)
    @given(strategy)
    def holds(drawn: Any) -> None:
        for record in drawn if isinstance(drawn, Archive) else [drawn]:
            assert {part for part in _parts(record) if isinstance(part, Country)} <= set(OWN)
            assert all(day.latest >= since or day.approximate for day in dates_of(record))

    holds()


@settings(max_examples=60)
@given(st.data(), st.integers(0, 6), st.integers(0, 6))
def test_archives_hold_together_within_their_bounds(
    data: st.DataObject, one: int, other: int
) -> None:
    least, most = sorted((one, other))
    archive = data.draw(
        made.archives(countries=OWN, since=SINCE, min_records=least, max_records=most)
    )
    assert least <= len(archive) <= most
    for record in archive:
        assert {part for part in _parts(record) if isinstance(part, Country)} <= set(OWN)
        assert all(day.latest >= SINCE or day.approximate for day in dates_of(record))


@pytest.mark.parametrize("bounds", [(3, 2), (-1, 4), (0, -1)])
def test_archives_of_no_such_number_are_refused(bounds: tuple[int, int]) -> None:
    with pytest.raises(InvalidArgument):
        made.archives(min_records=bounds[0], max_records=bounds[1])


@given(made.archives(countries=iter(OWN), min_records=9))
def test_archives_may_be_of_more_than_the_usual_number(archive: Archive) -> None:
    assert len(archive) == 9


@pytest.mark.parametrize("name", RECORDS)
def test_what_a_record_mentions_can_be_added(name: str) -> None:
    """No drawn record is mentioned as one of another kind."""

    @settings(max_examples=40)
    @given(getattr(made, name)())
    def holds(record: Any) -> None:
        assert record in testing.make_archive([record])

    holds()


def test_an_archive_that_fails_is_shown_as_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    @settings(max_examples=5, database=None, print_blob=False, phases=[Phase.generate])
    @given(made.archives(min_records=1, max_records=1))
    def fails(archive: Archive) -> None:
        assert archive.dumps() == ""

    with pytest.raises(AssertionError) as caught:
        fails()
    assert '{"type":"Archive","format":2' in "\n".join(caught.value.__notes__)
    assert capsys.readouterr().err == ""


@given(made.archives(min_records=1, max_records=5))
def test_archives_come_back(archive: Archive) -> None:
    testing.assert_round_trips(archive)


def test_archives_come_in_every_kind() -> None:
    """No kind of record is left out, and they mention each other, their own kind too."""
    kinds: set[type] = set()
    mentions: set[str] = set()

    @settings(max_examples=150, derandomize=True)
    @given(made.archives(max_records=12))
    def gather(archive: Archive) -> None:
        for record in archive:
            kinds.add(type(record))
            mentions.update(
                name
                for name in ("amends", "concluded_at", "elevated_from", "instrument", "made_at")
                if getattr(record, name, None) is not None
            )

    gather()
    assert kinds == set(TYPES_BY_NAME.values())
    assert mentions >= {"concluded_at", "instrument", "made_at"}
    assert mentions & {"amends", "elevated_from"}


@pytest.mark.parametrize(
    "kind",
    [Archive, Country, PartialDate, Period, Agreement, Leader, Meeting, Summit, Source],
)
def test_hypothesis_knows_the_types(kind: Any) -> None:
    @settings(max_examples=10)
    @given(st.from_type(kind))
    def holds(value: Any) -> None:
        assert isinstance(value, kind)

    holds()


@pytest.mark.parametrize("strategy", [made.agreements, made.archives])
@pytest.mark.parametrize(
    ("countries", "told"),
    [
        (["XD"], "two countries at least"),
        ([], "two countries at least"),
        (["XD", "XD"], "stands twice"),
        ("XD", "a sequence of countries"),
        (["XD", "Freedonia"], "'Freedonia' is not a country code"),
    ],
)
def test_strategies_need_two_countries(
    strategy: Callable[..., Any], countries: Any, told: str
) -> None:
    with pytest.raises(diplomacy.DiplomacyError, match=told):
        strategy(countries=countries)


def test_what_is_drawn_shrinks_to_what_a_person_reads() -> None:
    """The least agreement that is in force has little beside that."""
    from hypothesis import find

    found = find(
        made.agreements(),
        lambda agreement: agreement.has_reached("in-force"),
        settings=settings(database=None, max_examples=300, derandomize=True),
    )
    assert found.id == "made-up-agreement-0"
    assert found.title == "A made-up name"
    assert found.topics == ()
    assert set(found.parties) <= {"XA", "XB"}
    assert len(found.history) <= 2


# --- where things are imported ------------------------------------------------------------------


def run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_the_kit_needs_neither_hypothesis_nor_pytest() -> None:
    code = (
        "import diplomacy.testing, sys; sys.exit(bool({'hypothesis', 'pytest'} & set(sys.modules)))"
    )
    assert run(code).returncode == 0


def test_strategies_say_what_to_install() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import diplomacy.testing.strategies"
    told = run(code).stderr.splitlines()[-1]
    assert told == (
        "ModuleNotFoundError: diplomacy.testing.strategies needs hypothesis: "
        'pip install "diplomacy-records[testing]".'
    )


# --- the plugin, in a project of its own --------------------------------------------------------

PROJECT: Final = """
from diplomacy import Archive
from diplomacy.testing import make_agreement


def test_fixtures(diplomacy_archive, empty_archive, archive_of):
    assert len(diplomacy_archive) > 100
    assert len(empty_archive) == 0
    assert len(archive_of([make_agreement()])) == 2


def test_two_records():
    assert make_agreement() == make_agreement(title="Another")


def test_two_archives(archive_of, empty_archive):
    assert archive_of([make_agreement()]) == empty_archive


def test_two_lists():
    assert [make_agreement()] == [make_agreement(kind="treaty", citations=make_agreement().citations)]


def test_archives_in_lists(archive_of):
    assert [archive_of([])] == [archive_of([make_agreement()])]


def test_two_of_one_id():
    assert [make_agreement(), make_agreement(kind="treaty")] == []


def test_order():
    one, other = make_agreement(id="a"), make_agreement(id="b")
    assert [one, other] == [other, one]


def test_other_things():
    assert make_agreement() == "made-up-agreement"
"""


def test_the_plugin_in_a_project_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["diplomacy.testing.plugin"]\n')
    (tmp_path / "test_project.py").write_text(PROJECT)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout.splitlines()[-1].startswith("7 failed, 1 passed")
    told = (line.removeprefix("E").strip() for line in done.stdout.splitlines())
    lines = [line.removeprefix("AssertionError: ") for line in told]
    first = lines.index("assert the records differ")
    assert lines[first + 1 : first + 3] == [
        "made-up-agreement",
        "title: 'A made-up agreement' != 'Another'",
    ]
    second = lines.index("assert the records differ", first + 1)
    assert lines[second + 1 : second + 5] == [
        *("made-up-source", "only in the first"),
        *("made-up-agreement", "only in the first"),
    ]
    third = lines.index("assert the records differ", second + 1)
    assert lines[third + 1 : third + 3] == [
        "made-up-agreement",
        "kind: InstrumentKind.UNSPECIFIED != InstrumentKind.TREATY",
    ]
    assert lines.count("assert the records differ") == 3
    assert "ArchiveErrors" not in done.stdout


def test_nothing_is_loaded_into_the_tests_of_others() -> None:
    """The package brings no plugin that pytest or hypothesis would load unasked."""
    from importlib.metadata import entry_points

    for group in ("pytest11", "hypothesis"):
        assert [e.value for e in entry_points(group=group) if "diplomacy" in e.value] == []
