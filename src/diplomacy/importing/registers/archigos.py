"""Archigos: the effective leaders of states, from day to day."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplomacy.importing.cells import constant, identifier, term, text
from diplomacy.importing.mapping import Imported, Progress, Records, Register
from diplomacy.importing.moments import date, period
from diplomacy.importing.parties import country
from diplomacy.importing.parts import either, part
from diplomacy.importing.registers.numbered_states import DIVIDED_PERIOD, DIVIDED_SPAN, split_span
from diplomacy.importing.rows import Data, Row, read_sheet
from diplomacy.records import Leader, Tenure
from diplomacy.sources import Source

__all__ = ["read_archigos"]

_LAST_DAY: Final = "2015-12-31"
_ENTRIES: Final = {
    "Regular": "regular",
    "Irregular": "irregular",
    "Foreign Imposition": "foreign-imposition",
}
_EXITS: Final = {
    "Regular": "regular",
    "Irregular": "irregular",
    "Foreign": "foreign-removal",
    "Natural Death": "natural-death",
    "Retired Due to Ill Health": "ill-health",
    "Suicide": "suicide",
    "Still in Office": "",
    "Unknown": "",
}
_UNKNOWN: Final = (".", "-999", "-888", "-777", "NA", "Unknown")


def _iter_states(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of spells, one for each state if the number passes to another."""
    for row in rows:
        spans = split_span(row["ccode"], "gw", row["startdate"], row["enddate"])
        if len(spans) == 1:
            yield row
            continue
        for span in spans:
            cells: dict[str, str] = dict(zip(DIVIDED_SPAN, span, strict=True))
            cells |= {"entry": ""} if span != spans[0] else {}
            cells |= {"exit": ""} if span != spans[-1] else {}
            yield row.replaced(cells)


def read_archigos(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the leaders of Archigos 4.1, with a tenure for each spell in office.

    The table has a row for each spell, with the columns leadid, leader, ccode, startdate, enddate,
    entry, exit, yrborn and yrdied. The spells of one leadid make one leader. The register ends with
    2015, so a spell that ends on its last day may have ended later. A spell during which the number
    of the state passes to another, such as Yeltsin's, is a tenure in each.

    Cite Goemans, Gleditsch and Chiozza, "Introducing Archigos", Journal of Peace Research 46
    (2009). The data are free for research; see the page of their authors.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.

    >>> row = {"leadid": "x1", "leader": "Doe", "ccode": "220", "startdate": "1951-01-20"}
    >>> row |= {"enddate": "1954-06-18", "entry": "Regular", "exit": "Regular"}
    >>> archive, report = read_archigos([{**row, "yrborn": "1900", "yrdied": "1980"}])
    >>> archive["archigos-x1"].tenures[0].period, report
    (Period('1951-01-20/1954-06-18'), <Report: 1 rows, 1 held, 0 with loss, 0 refused>)
    """
    tenure = part(
        Tenure,
        office=constant("effective leader", "The register lists effective leaders."),
        roles=constant("effective-leader", "The register lists effective leaders."),
        party=country("ccode", system="gw", on=["first day", "startdate"]),
        period=either(DIVIDED_PERIOD, period("startdate", "enddate", seen_until=_LAST_DAY)),
        began_by=term("entry", _ENTRIES, missing=_UNKNOWN),
        ended_by=term("exit", _EXITS, missing=_UNKNOWN),
    )
    leaders = Records(
        Leader,
        "archigos {leadid}",
        {
            "name": text("leader"),
            "born": date("yrborn", missing=_UNKNOWN),
            "died": date("yrdied", missing=_UNKNOWN),
            "tenures": tenure,
            "identifiers": identifier("archigos", "leadid"),
        },
        key="{leadid}",
    )
    source = Source(id="archigos", title="Archigos 4.1")
    sheet = read_sheet("archigos", data)
    sheet = sheet.replaced(_iter_states(sheet.rows), DIVIDED_SPAN)
    return Register(source, leaders).read(sheet, progress=progress)
