"""Which records lie between two: the index gives what a look at every record gives."""

from itertools import combinations
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import Agreement, Archive, Citation, Milestone, Organization, Source

CITED: Final = [Citation("register", 1, fields=["title"])]
COUNTRIES: Final = ("KR", "TR", "KG", "XA", "XB")
BODIES: Final = {"a-firm": "KR", "b-firm": "KR", "c-firm": "TR", "a-forum": None}


def archive_of(*parties: tuple[str, ...]) -> Archive:
    """Return an archive of agreements between parties, some of them bodies of countries."""
    bodies = [
        Organization(id=id, name=id, kind="company", country=country, citations=CITED)
        for id, country in BODIES.items()
    ]
    agreements = [
        Agreement(
            id=f"agreement-{i}",
            title="An agreement",
            parties=among,
            parties_complete=len(among) > 1,
            history=[Milestone("signed", "2000")],
            citations=CITED,
        )
        for i, among in enumerate(parties)
    ]
    return Archive([Source(id="register"), *bodies, *agreements])


def looked_through(archive: Archive, one: str, other: str, *, states_only: bool) -> set[str]:
    """Return the ids of agreements between two, each looked at by the rule of the docs."""

    def stand_for(agreement: Agreement, side: str) -> set[str]:
        own = {side} & set(agreement.parties)
        bodies = {p for p in agreement.parties if BODIES.get(p) == side}
        return own if states_only else own | bodies

    found = set[str]()
    for agreement in archive.agreements:
        ours, theirs = stand_for(agreement, one), stand_for(agreement, other)
        if ours and theirs and len(ours | theirs) > 1:
            found.add(agreement.id)
    return found


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([*COUNTRIES, *BODIES]), min_size=1, max_size=7, unique=True).map(
            tuple
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_the_index_gives_what_a_look_at_every_record_gives(
    parties: list[tuple[str, ...]], states_only: bool
) -> None:
    """For any two sides, whether the agreements are of two parties or of many."""
    archive = archive_of(*parties)
    for one, other in combinations([*COUNTRIES, *BODIES], 2):
        found = archive.agreements_between(one, other, states_only=states_only)
        expected = looked_through(archive, one, other, states_only=states_only)
        assert {agreement.id for agreement in found} == expected


@pytest.mark.parametrize("rare", [(0,), (7, 150), (199,), ()])
def test_one_who_signs_many_and_one_who_signs_few_share_just_what_they_share(
    rare: tuple[int, ...],
) -> None:
    """The many are two hundred conventions; the few are not even among them at times."""
    conventions: list[tuple[str, ...]] = [
        ("KR", "TR", f"Q{'MNOPQRSTUVWXYZ'[i % 14]}", "XA") for i in range(200)
    ]
    for i in rare:
        conventions[i] = (*conventions[i], "XB")
    apart = [("XB", "XC", "XD"), ("XB", "XE", "XF")]
    archive = archive_of(*conventions, *apart)
    found = archive.agreements_between("KR", "XB")
    assert {agreement.id for agreement in found} == {f"agreement-{i}" for i in rare}
