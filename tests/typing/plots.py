"""Charts, whose types are those of Altair."""

from typing import assert_type

from altair import LayerChart, VConcatChart

from diplomacy import Archive
from diplomacy.brief import Relations
from diplomacy.plots import (
    MAX_COUNTRIES,
    MAX_MARKS,
    agreements,
    meetings,
    strip,
    timeline,
    trade,
)


def plots(archive: Archive, brief: Relations) -> None:
    """Charts are drawn of an archive or of a brief."""
    assert_type(timeline(brief), LayerChart)
    assert_type(strip(brief), LayerChart)
    assert_type(strip(brief, width=345), LayerChart)
    assert_type(meetings(archive), LayerChart)
    assert_type(agreements(archive), VConcatChart)
    assert_type(trade(archive), VConcatChart)
    assert_type(trade(brief), VConcatChart)
    assert_type(MAX_COUNTRIES, int)
    assert_type(MAX_MARKS, int)
