"""The bilateral brief as a value, its timeline, and its pages."""

import copy
import pickle
from typing import Any

import pytest
from tests.brief.samples import BRIEFS, FULL_BRIEFS, brief_id

from diplomacy import Country, Milestone, Partnership, Summit, relations
from diplomacy.brief import Relations, make_timeline
from diplomacy.testing import make_agreement, make_archive, make_organization


def test_a_brief_is_a_value() -> None:
    """Briefs on the same sides of equal archives are equal; names are resolved."""
    assert relations("KR", "TR") == relations("South Korea", "Turkey")
    assert hash(relations("KR", "TR")) == hash(relations("KR", "TR"))
    assert relations("KR", "TR") != relations("TR", "KR")
    assert relations("South Korea", "KEPCO").first is Country("KR")
    assert relations("South Korea", "KEPCO").second == "kepco"
    assert repr(relations("KR", "TR")) == "<Relations South Korea – Türkiye>"
    with pytest.raises(AttributeError):
        relations("KR", "TR").first = "FR"  # type: ignore[misc]


def test_a_brief_that_was_read_is_still_a_value() -> None:
    """Reading a brief changes neither its equality nor its copies."""
    brief, unread = relations("KR", "NL"), relations("KR", "NL")
    assert brief.meetings
    assert (brief, hash(brief)) == (unread, hash(unread))
    for twin in (copy.copy(brief), pickle.loads(pickle.dumps(brief))):  # noqa: S301 - our own
        assert twin == brief
        assert str(twin) == str(brief)


@pytest.mark.parametrize("brief", BRIEFS, ids=brief_id)
def test_a_brief_is_the_same_from_either_side(brief: Relations) -> None:
    """Turned round, a brief has the same records, and its sides the other way round."""
    turned = relations(brief.second, brief.first)
    assert (brief.first, brief.second) == (turned.second, turned.first)
    for name, part in brief.parts().items():
        if name != "memberships":  # those of the first side come first
            assert turned.parts()[name] == part
    assert set(turned.memberships) == set(brief.memberships)
    assert [event.record for event in turned.timeline()] == [e.record for e in brief.timeline()]
    assert turned.coverage == brief.coverage


# --- the timeline -------------------------------------------------------------------------------


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_the_timeline_is_complete_and_in_order(brief: Relations) -> None:
    """Each record is one event, and each milestone is one; undated events come last."""
    events = brief.timeline()
    moments = [event.when for event in events]
    dated = [when for when in moments if when is not None]
    assert moments[: len(dated)] == dated
    keys = [when.sort_key for when in dated]
    assert keys == sorted(keys)

    parts: dict[str, Any] = brief.parts()
    expected = [
        record.id
        for name in (
            *("memberships", "meetings", "visits", "trade_figures", "statistics"),
            "statements",
        )
        for record in parts[name]
    ]
    expected += [
        record.id
        for name in ("partnerships", "agreements")
        for record in parts[name]
        for _ in record.history
    ]
    assert sorted(event.record.id for event in events) == sorted(expected)
    assert all(event.what for event in events)


def test_a_timeline_leaves_out_what_other_parties_did() -> None:
    """Neither the ratifications of others nor their dates are of the two sides."""
    company = make_organization(id="a-company", kind="company", country="GB")
    acts = [
        Milestone("signed", "1990"),
        Milestone("ratified", "1991", party="FR"),
        Milestone("ratified", "1992", party="IT"),
        Milestone("acceded", "1993", party="SUHH"),
        Milestone("ratified", "1994", party="a-company"),
    ]
    parties = ["FR", "IT", "SUHH", "a-company"]
    archive = make_archive([company, make_agreement(parties=parties, history=acts)])

    def years(first: str, second: str, *, continuing: bool = False) -> list[str]:
        brief = archive.relations(first, second, continuing=continuing)
        assert brief.coverage.years == (1990, int(str(brief.timeline()[-1].when)))
        return [str(event.when) for event in brief.timeline()]

    assert years("FR", "GB") == ["1990", "1991", "1994"]
    assert years("FR", "IT") == ["1990", "1991", "1992"]
    assert years("FR", "RU", continuing=True) == ["1990", "1991", "1993"]
    assert len(make_timeline(archive, archive.agreements)) == len(acts)


def test_a_timeline_by_hand() -> None:
    """South Korea and Kyrgyzstan: relations since about 1992, a first and a second summit."""
    events = [
        (str(event.when), event.record.id)
        for event in relations("KR", "KG").timeline()
        if isinstance(event.record, Summit | Partnership)
    ]
    assert events[:2] == [
        ("1992~", "kr-kg-diplomatic-relations"),
        ("2023-09", "2023-09-kr-kg-summit"),
    ]
    assert ("2024-12-03", "2024-12-03-kr-kg-summit") in events[2:]


# --- the pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("brief", [BRIEFS[0], BRIEFS[-2]], ids=brief_id)
def test_notebooks_display_the_brief(brief: Relations) -> None:
    """Notebooks get the Markdown and the HTML, headed by the names of the sides."""
    assert brief._repr_markdown_() == brief.to_markdown()
    assert brief._repr_html_() == brief.__html__()
    assert brief.to_markdown().startswith(f"# {brief.title}\n")
    assert brief.__html__().startswith(f"<article>\n<h2>{brief.title}</h2>")
    assert f"<h1>{brief.title}</h1>" in brief.to_html()
    assert str(brief).startswith(brief.title.upper())


def test_a_brief_without_records_says_what_that_means() -> None:
    """A brief without records says so, and that this does not mean that nothing exists."""
    brief = relations("FJ", "IS")
    assert not any(brief.parts().values())
    assert brief.timeline() == ()
    assert brief.coverage.years is None
    assert brief.coverage.drawn_from == brief.coverage.consulted == ()
    for page in (str(brief), brief.to_markdown(), brief.to_html()):
        text = " ".join(page.split())
        assert "No records on Fiji and Iceland. The archive is not exhaustive" in text
        assert "fiji" in text.lower()
