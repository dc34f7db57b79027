"""The differences between archives."""

import attrs
import pytest
from hypothesis import given, settings

from diplomacy import Archive, InvalidType, Milestone, Participant, Source
from diplomacy.differences import Differences, FieldDifference, iter_differences
from diplomacy.fixtures import ARCHIVE
from diplomacy.provenance import value_at
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_meeting,
    make_statement,
    make_summit,
)
from diplomacy.testing.strategies import archives


@settings(max_examples=40)
@given(archives(max_records=6), archives(max_records=6))
def test_the_differences_lead_from_one_archive_to_the_other(left: Archive, right: Archive) -> None:
    """Added, removed and changed records are all that two archives differ in, in both directions."""
    differences = left.diff(right)
    assert bool(differences) is (left != right)
    changed = {difference.id for difference in differences.changed}
    kept = {record for record in left if record not in differences.removed}
    kept = {record for record in kept if record.id not in changed}
    assert kept | {right[id] for id in changed} | {*differences.added} == set(right)
    back = right.diff(left)
    assert (back.added, back.removed) == (differences.removed, differences.added)
    assert {difference.id for difference in back.changed} == changed
    assert hash(differences) == hash(left.diff(right))
    assert str(differences)


@settings(max_examples=40)
@given(archives(max_records=6), archives(max_records=6))
def test_each_difference_is_at_its_path(left: Archive, right: Archive) -> None:
    """The values are those of the records at the path, unless a part was added or removed."""
    for id in {record.id for record in left} & {record.id for record in right}:
        for item in iter_differences(left[id], right[id]):
            if item.path == "type" or item.path.startswith("extra"):
                continue
            if item.second is None and item.path.endswith("]"):
                assert value_at(left[id], item.path) == item.first
            else:
                assert value_at(right[id], item.path) == item.second


def test_an_archive_does_not_differ_from_itself() -> None:
    assert not ARCHIVE.diff(ARCHIVE)
    assert ARCHIVE.diff(Archive(reversed(list(ARCHIVE)))) == Differences()
    assert str(ARCHIVE.diff(ARCHIVE)) == "no differences"


def test_differences_print_by_record_and_field() -> None:
    first = make_archive(
        [
            make_agreement(
                id="sample-agreement",
                history=[Milestone("signed", "2001"), Milestone("in-force", "2002")],
            ),
            make_statement(id="sample-statement", extra={"row": 1, "coder": "A"}),
            make_meeting(participants=[Participant("XA"), Participant("XB")]),
        ]
    )
    second = make_archive(
        [
            make_agreement(
                id="sample-agreement",
                history=[
                    Milestone("signed", "2001-02"),
                    Milestone("ratified", "2001-03"),
                    Milestone("in-force", "2002"),
                ],
                citations=first.agreements[0].citations,
            ),
            make_statement(id="sample-statement", extra={"row": True}),
            make_summit(),
        ]
    )
    assert str(first.diff(second)).splitlines() == [
        "+ Summit sample-summit",
        "- Meeting sample-meeting",
        "~ sample-agreement",
        "    history[0].date: PartialDate('2001') -> PartialDate('2001-02')",
        "    history[1]: None -> Milestone(stage=Stage.RATIFIED, date=PartialDate('2001-03'))",
        "~ sample-statement",
        "    extra['coder']: 'A' -> None",
        "    extra['row']: 1 -> True",
    ]


def test_a_change_of_type_or_of_order_is_one_difference() -> None:
    meeting, summit = make_meeting(id="met"), make_summit(id="met")
    assert [*iter_differences(meeting, summit)] == [
        FieldDifference("met", "type", "Meeting", "Summit")
    ]
    swapped = attrs.evolve(meeting, participants=meeting.participants[::-1])
    assert [item.path for item in iter_differences(meeting, swapped)] == ["participants"]


@pytest.mark.parametrize("other", [None, [], "archive", Source(id="a")])
def test_only_archives_are_compared(other: object) -> None:
    with pytest.raises(InvalidType):
        ARCHIVE.diff(other)  # type: ignore[arg-type]
