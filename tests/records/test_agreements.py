"""Agreements."""

from typing import Any

import pytest
from hypothesis import given, settings
from tests.records.samples import check_rejection, make

from diplomacy import (
    Agreement,
    AgreementLink,
    AmbiguousCountry,
    Country,
    InvalidTerm,
    InvalidType,
    LegalEffect,
    Milestone,
    PartialDate,
    Stage,
    UnknownCountry,
)
from diplomacy.errors import InvalidCountry, InvalidId
from diplomacy.testing.strategies import agreements


@pytest.mark.parametrize(
    ("changes", "path", "reason"),
    [
        (
            {"parties": []},
            "parties",
            "an agreement needs at least two parties. If some are not known, set parties_complete to false.",
        ),
        (
            {"parties": ["KR"]},
            "parties",
            "an agreement needs at least two parties. If some are not known, set parties_complete to false.",
        ),
        (
            {"links": [AgreementLink("amends", "a-treaty")]},
            "links[0].agreement",
            "an agreement cannot be linked to itself.",
        ),
        (
            {"history": [Milestone("ratified", party="JP")]},
            "history[0].party",
            "JP is not among the parties.",
        ),
    ],
)
def test_invalid_agreements_are_rejected(changes: dict[str, Any], path: str, reason: str) -> None:
    check_rejection(Agreement, changes, path, reason)


@pytest.mark.parametrize(
    ("field", "value", "error", "message"),
    [
        ("title", 5, InvalidType, "is not text"),
        ("kind", "deal", InvalidTerm, "Unknown term 'deal' for InstrumentKind"),
        ("parties", ["South Korea", "TR"], InvalidCountry, "'KR'"),
        ("parties", ["KR", "KOR"], InvalidId, "'KR': duplicated in the parties; keep one."),
        ("parties_complete", "no", InvalidType, "is not True or False"),
        ("concluded_at", "Summit", InvalidId, "not a valid id"),
        ("history", ["signed"], InvalidType, "is not a Milestone"),
        ("links", ["amends"], InvalidType, "is not an AgreementLink"),
        ("url", "example.org", InvalidId, "not a valid URL"),
    ],
)
def test_fields_reject_values_of_another_kind(
    field: str, value: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        make(Agreement, **{field: value})


def test_parties_may_be_incomplete() -> None:
    """An unlisted party may act if the source does not name all parties."""
    by_unlisted = Milestone("signed", party="JP")
    treaty = make(Agreement, parties=["KR"], parties_complete=False, history=[by_unlisted])
    assert treaty.parties == ("KR",)
    assert treaty.history == (by_unlisted,)


@pytest.mark.parametrize(
    "party", ["KR", "KOR", "South Korea", "Republic of Korea", "kepco", Country("KR")]
)
def test_involves_accepts_ids_codes_and_names(party: str) -> None:
    assert make(Agreement, parties=["KR", "kepco"]).involves(party)


def test_involves_rejects_unknown_and_ambiguous_names() -> None:
    treaty = make(Agreement, parties=["KR", "kepco"])
    assert not treaty.involves("Turkey")
    with pytest.raises(UnknownCountry):
        treaty.involves("atlantis")
    with pytest.raises(AmbiguousCountry):
        treaty.involves("Korea")


def test_an_agreement_is_signed_when_every_party_has_signed() -> None:
    by_korea = Milestone("signed", "2020", party="KR")
    by_turkey = Milestone("signed", "2021", party="TR")
    half = make(Agreement, history=[by_korea])
    assert (half.stage, half.signed_on, half.has_reached("signed")) == (None, None, True)
    both = make(Agreement, history=[by_korea, by_turkey])
    assert (both.stage, both.signed_on) == (Stage.SIGNED, PartialDate("2021"))


def test_an_act_of_the_whole_dates_an_agreement_that_parties_join_later() -> None:
    """A register of a convention may have a signature of each state, also of those that accede."""
    joined = [
        Milestone(stage, f"{year}", party=party)
        for party, year in (("KR", 1980), ("TR", 2015))
        for stage in ("signed", "in-force", "withdrawn")
    ]
    acts = [("signed", "1973-03-03"), ("in-force", "1975"), ("terminated", "2014")]
    whole = [Milestone(stage, day) for stage, day in acts]
    for parties in (["KR", "TR"], ["KR", "TR", "JP"]):
        treaty = make(Agreement, parties=parties, history=[*joined, *whole])
        assert str(treaty.signed_on) == "1973-03-03"
        assert str(treaty.entered_into_force_on) == "1975"
    assert str(treaty.terminated_on) == "2014"


def test_a_body_may_adopt_an_instrument_of_no_known_party() -> None:
    resolution = make(
        Agreement, kind="resolution", parties=[], parties_complete=False, adopted_by="a-body"
    )
    assert resolution.parties == resolution.history == ()
    assert resolution.possibly_in_force("2020")
    assert not resolution.certainly_in_force("2020")


@settings(max_examples=60)
@given(agreements())
def test_derived_dates_are_those_of_milestones(record: Agreement) -> None:
    for name, effects in (
        ("signed_on", {LegalEffect.SIGNATURE, LegalEffect.CONSENT}),
        ("entered_into_force_on", {LegalEffect.FORCE}),
        ("terminated_on", {LegalEffect.END}),
    ):
        index = record.index_of_date(name)
        if index is None:
            assert getattr(record, name) is None
        else:
            step = record.history[index]
            assert getattr(record, name) == step.date
            assert step.stage.effect in effects
            assert not step.planned
