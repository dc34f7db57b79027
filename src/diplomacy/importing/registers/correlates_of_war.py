"""Tables of the Correlates of War project: alliances, organizations and trade."""

from collections.abc import Iterable, Iterator
from typing import Final

from diplomacy.importing.amounts import quantity
from diplomacy.importing.cells import constant, derived, identifier, template, term, text
from diplomacy.importing.mapping import Imported, Progress, Records, Register
from diplomacy.importing.moments import date, period
from diplomacy.importing.parties import country, organization
from diplomacy.importing.parts import act, either, part
from diplomacy.importing.registers.numbered_states import (
    DIVIDED_PERIOD,
    DIVIDED_SPAN,
    find_states,
    split_span,
)
from diplomacy.importing.rows import Data, Row, read_sheet
from diplomacy.records import Membership, Obligation, Partnership, TradeFigure
from diplomacy.sources import Source

__all__ = ["read_cow_alliances", "read_cow_memberships", "read_cow_trade"]

_MISSING: Final = ("-9", "NA", ".")
_STARTS: Final = ("mem_st_year", "mem_st_month", "mem_st_day")
_ENDS: Final = ("mem_end_year", "mem_end_month", "mem_end_day")
_FIRST_DAY: Final = "1816-01-01"
_LAST_DAY: Final = "2012-12-31"
_CENSORED: Final = "The register begins on that day."
_OBLIGATIONS: Final = {
    "defense": "defence",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression",
    "entente": "consultation",
}


def _before(year: str, month: str, day: str) -> str | None:
    """Return the time before the first day of the register, for a start on that day."""
    return f"[..{_FIRST_DAY}]" if (year, month, day) == ("1816", "1", "1") else None


def _kind_of_flow(cell: str) -> str:
    """Return the kind of a figure: a missing flow was not reported."""
    return "not-reported" if not cell or cell in _MISSING else "actual"


def _divide_terms(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of terms, one for each state if the number passes to another."""
    for row in rows:
        first, last = (
            "{}-{:>02}-{:>02}".format(*(row[column] for column in columns))
            for columns in (_STARTS, _ENDS)
        )
        is_open = row[_ENDS[0]] in ("", *_MISSING)
        spans = split_span(row["ccode"], "cow", first, _LAST_DAY if is_open else last)
        if len(spans) == 1:
            yield row
            continue
        for start, end in spans:
            cells = {"first day": start, "last day": "" if is_open and end == _LAST_DAY else end}
            cells |= dict.fromkeys(_STARTS, "") if start != spans[0][0] else {}
            cells |= dict.fromkeys(_ENDS, "") if end != spans[-1][1] else {}
            yield row.replaced(cells)


def read_cow_alliances(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the alliances of Formal Alliances 4.1, with the obligations of members.

    The table is alliance_v4.1_by_member: a row for each member and term, with the columns
    version4id, ccode, state_name, mem_st_year, mem_st_month, mem_st_day, the same for the end,
    defense, neutrality, nonaggression and entente. A number that is not that of a state is imported
    as an organization. The register begins with 1816: a term that starts on its first day may have
    started earlier. A term during which the number passes to another state, such as from the Soviet
    Union to Russia, is divided between them.

    Cite Gibler, International Military Alliances, 1648-2008 (2009). The data are free for research;
    see correlatesofwar.org.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.
    """
    member = country(
        "ccode", system="cow", on=["first day", "mem_st_year"], otherwise="organization"
    )
    term_of_member = period(_STARTS, _ENDS, seen_from=_FIRST_DAY, missing=_MISSING)
    years = either(DIVIDED_PERIOD, term_of_member)
    start = either(derived(_STARTS, _before, _CENSORED), date(*_STARTS, missing=_MISSING))
    obligations = [
        part(
            Obligation,
            only_with="kind",
            kind=term(column, {"1": kind, "0": ""}, missing=_MISSING),
            party=member,
            period=years,
        )
        for column, kind in _OBLIGATIONS.items()
    ]
    alliances = Records(
        Partnership,
        "cow-alliance {version4id}",
        {
            "kind": constant("alliance", "The register lists alliances."),
            "parties": member,
            "history": [
                act("established", start, party=member),
                act("ended", date(*_ENDS, missing=_MISSING), party=member),
            ],
            "obligations": obligations,
            "identifiers": identifier("cow-alliance", "version4id"),
        },
        key="{version4id}",
        keep="state_name",
    )
    source = Source(id="cow-alliances", title="Formal Alliances, version 4.1")
    sheet = read_sheet("cow-alliances", data)
    sheet = sheet.replaced(_divide_terms(sheet.rows), DIVIDED_SPAN)
    return Register(source, alliances).read(sheet, progress=progress)


_STATUSES: Final = {"1": "member", "2": "associate", "3": "observer"}
_MEMBERSHIPS: Final = Register(
    Source(id="cow-igo", title="Intergovernmental Organizations, version 3.0"),
    Records(
        Membership,
        "cow-igo {state code} {organization} {first year}",
        {
            "member": country("state code", otherwise="organization"),
            "organization": organization("organization"),
            "status": term("membership", _STATUSES),
            "period": period("first year", "last year", seen_until="2014"),
            "identifiers": template("cow-igo:{organization}"),
        },
        unpivot=("organization", "membership"),
        where={"membership": r"^(?!(0|-1|-9)$)"},
        spells=("year", "{state code} {organization} {membership}"),
        keep="ccode",
    ),
    ignore=["state"],
    missing=["-9"],
)


def _iter_states(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows of states and years, twice if the number means two states in that year."""
    for row in rows:
        number, year = row["ccode"], row["year"]
        for state in find_states(number, "cow", [f"{year}-01-01", f"{year}-12-31"]) or [number]:
            yield row.replaced({"state code": state})


def read_cow_memberships(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the memberships of states in Intergovernmental Organizations 3.0.

    The table is state_year_format3: a row for each state and year, with the columns ccode, year and
    state, and one for each organization, which has 1 for a member, 2 for an associate, 3 for an
    observer, 0 for a state that is none of these, -1 before the organization existed, and -9 if it
    is not known. The years of one status that follow one another are one membership, which cites
    the rows of its first and last year, also if a version has every fifth year only. If a number
    means two states in a year, both are members in that year. A row in which the state belongs to
    no organization is left out. An organization has the abbreviation of its column as its name.

    Cite Pevehouse, Nordstrom, McManus and Jamison, "Tracking Organizations in the World", Journal
    of Peace Research 57 (2020). The data are free for research; see correlatesofwar.org.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of the first three columns.
        OSError: if it cannot be read.

    >>> row = {"ccode": "640", "state": "turkey", "nato": "1", "eu": "0"}
    >>> archive, report = read_cow_memberships(
    ...     [{**row, "year": "1952"}, {**row, "year": "1953"}, {**row, "year": "1954", "nato": "0"}]
    ... )
    >>> [(member.organization, str(member.period)) for member in archive.memberships]
    [('nato', '1952/1953')]
    """
    sheet = read_sheet("cow-igo", data)
    return _MEMBERSHIPS.read(
        sheet.replaced(_iter_states(sheet.rows), ["state code"]), progress=progress
    )


def read_cow_trade(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the yearly trade of pairs of states in Trade 4.0, as imports of each.

    The table is Dyadic_COW_4.0: a row for each pair and year, with the columns ccode1, ccode2,
    year, flow1 (imports of the first from the second) and flow2, in millions of current dollars.

    Cite Barbieri and Keshk, Correlates of War Project Trade Data Set Codebook, version 4.0 (2016).
    The data are free for research; see correlatesofwar.org.

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.

    >>> row = {"ccode1": "2", "ccode2": "732", "year": "2000", "flow1": "40300.8", "flow2": "-9"}
    >>> archive, report = read_cow_trade([row])
    >>> [str(figure.value) for figure in archive.trade_between("US", "KR")]
    ['40,300,800,000 US dollars', 'None']
    """
    figures = [
        Records(
            TradeFigure,
            f"cow-trade {{{reporter}}} {{{partner}}} {{year}}",
            {
                "reporter": country(reporter, system="cow", on="year"),
                "partner": country(partner, system="cow", on="year"),
                "flow": constant("imports", "The register has imports."),
                "kind": derived(flow, _kind_of_flow),
                "price_basis": constant("current", "The register has current dollars."),
                "value": quantity(flow, "USD", scale=1_000_000, missing=_MISSING),
                "period": text("year"),
            },
        )
        for reporter, partner, flow in (
            ("ccode1", "ccode2", "flow1"),
            ("ccode2", "ccode1", "flow2"),
        )
    ]
    source = Source(id="cow-trade", title="Trade, version 4.0")
    return Register(source, *figures).read(data, progress=progress)
