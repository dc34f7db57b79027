"""Visits to and from the United States, as its Office of the Historian lists them."""

import re
from typing import Any, Final

from diplomacy.errors import InvalidTerm
from diplomacy.importing.cells import (
    Cell,
    constant,
    derived,
    identifier,
    slug,
    template,
    text,
)
from diplomacy.importing.mapping import Imported, Progress, Records, Register
from diplomacy.importing.moments import date, period
from diplomacy.importing.parties import country
from diplomacy.importing.parts import part
from diplomacy.importing.rows import Data
from diplomacy.records import Leader, Meeting, Participant, Stop, Tenure, Visit
from diplomacy.sources import Source

__all__ = ["read_us_travels", "read_us_visits"]

_PUBLISHER: Final = "Office of the Historian, US Department of State"
_BY_PROSE: Final = "By the prose of the row."
_BY_TITLE: Final = "By the title before the name."
_PART: Final = r" \((Interim|Provisional|government-in-exile|Northern Ireland|Wales)[ \w]*\)$"
_NAMES: Final = {
    "Congo, Republic of": "Republic of the Congo",
    "Denmark (Greenland)": "Denmark",
    "Germany": ("West Germany", "Germany"),
    "Korea": "South Korea",
    "U.S.S.R.": ("Soviet Union", "Russia"),
    "Vietnam": ("South Vietnam", "Vietnam"),
}
_RANKS: Final = (  # the first whose words begin the prose counts
    (r"official working visit", "official-working"),
    (r"working visit", "working"),
    (r"state visit", "state"),
    (r"offici?al (select )?visit", "official"),
    (r"(private|unofficial|informal) (visit|meeting)|vacation", "private"),
    (r"(stopped|transit)", "transit"),
)
_TITLES: Final = {
    "visitor": r"(?:(?P<office>(?:(?:Acting|Interim|Provisional|Vice|Deputy|First|Federal|Crown|Grand|Foreign"
    r"|Junta) )*(?:President(?:-[Ee]lect)?|Prime Minister(?:-[Dd]esignate)?|Premier"
    r"|Chancellor(?:-elect)?|King|Queen|Emperor|Empress|Shah|Sultan|Amir|Emir|Sheikh|Pope|Prince"
    r"|Princess|Duke|Duchess|Regent|Taoiseach|Chairman|Governor[- ]General|Minister)) )?"
    r"(?P<name>.+)"
}
_ROLES: Final = (  # the first whose words are in the title counts
    (r"acting|interim|vice|deputy|elect|designate|crown|foreign", "official"),
    (r"prime minister|premier|chancellor|taoiseach", "head-of-government"),
    (r"president|king|queen|emperor|shah|sultan|amir|emir|pope|grand|regent", "head-of-state"),
)
_OFFICES_OF_US: Final = {"president": "President", "secretary": "Secretary of State"}
_ROLES_OF_US: Final = {
    "president": ("head-of-state", "head-of-government"),
    "secretary": ("minister",),
}
_MET_PRESIDENT: Final = (
    r"(?i:\b(?:met|meeting) (?:\w+ )?with president )[A-Z]|(?i:bilateral meeting)"
)
_MET_HOST: Final = (
    r"(?:^|[.;] ?)(?:[Mm]et|Audience) with (?!President-elect)(?:President|Prime Minister|Premier"
    r"|Chancellor|King|Queen|Pope|Emperor|Sultan|Shah|Crown Prince|Foreign (?:Minister|Secretary)"
    r"|Chairman|Amir|Emir|Taoiseach)\b [A-Z]"
)


def _find_rank(prose: str) -> str | None:
    """Return the rank that the first words of the prose name."""
    return next((rank for words, rank in _RANKS if re.match(words, prose, re.IGNORECASE)), None)


def _find_occasion(prose: str) -> str | None:
    """Return the occasion of a visit, if the prose begins with it."""
    first = re.split(r"(?<=[a-z\d)])[.;]", prose, maxsplit=1)[0]
    return first if re.match(r"Attended|Participated", first) else None


def _find_role(office: str) -> str | None:
    """Return the role of the holder of an office, by its title."""
    found = (role for title, role in _ROLES if re.search(title, office.lower()))
    return next(found, "official") if office else None


def _find_own_office(role: str) -> str:
    """Return the office of a traveller from the United States."""
    if role not in _OFFICES_OF_US:
        raise InvalidTerm(role, "a role of a traveller", [*_OFFICES_OF_US])
    return _OFFICES_OF_US[role]


def _find_own_roles(role: str) -> tuple[str, ...] | None:
    """Return the roles of a traveller; the cell of the office reports an unknown one."""
    return _ROLES_OF_US.get(role)


def _span(start: str, end: str) -> str:
    """Return one day of a visit."""
    return start if start == end else f"[{start}..{end}]"


_PERIOD: Final = period("start_date", "end_date")
_A_DAY: Final = derived(["start_date", "end_date"], _span, "They met on a day of the visit.")


def _country(column: str, *otherwise: str) -> Cell:
    return country(column, on="start_date", names=_NAMES, drop=_PART, otherwise=otherwise)


def _visits(name: str, prose: str, who: Cell, origin: Cell, stop: Cell, **options: Any) -> Records:
    """Return the mapping of visits, which a column describes in prose; *name* begins their ids."""
    fields = {
        "travellers": who,
        "origin": origin,
        "stops": stop,
        "period": _PERIOD,
        "rank": derived(prose, _find_rank, _BY_PROSE),
        "occasion": derived(prose, _find_occasion, _BY_PROSE),
        "identifiers": identifier(f"{name}s", "id"),
    }
    return Records(Visit, f"{name} {{id}}", fields, **options)


def _meetings(name: str, title: str, who: Cell, host: Cell, place: Cell, **options: Any) -> Records:
    """Return the mapping of the meetings during visits."""
    visit = f"{name} {{id}}"
    fields = {
        "title": template(title),
        "participants": [who, part(Participant, party=host)],
        "host": host,
        "country": place,
        "period": _A_DAY,
        "visit": slug(visit, note=_BY_PROSE),
    }
    return Records(Meeting, f"{visit} meeting", fields, **options)


_TO_US: Final = constant("US", "The register is one of visits to the United States.")
_MET_IN_US: Final = constant("US", _BY_PROSE)
_ORIGIN: Final = _country("from_name", "organization")
_PERSON: Final = slug("{from_id} {name}")
_VISITOR: Final = part(Participant, party=_ORIGIN, leader=_PERSON, office=text("office"))
_OFFICE: Final = part(
    Tenure,
    only_with="office",
    office=text("office", note=_BY_TITLE),
    roles=derived("office", _find_role, _BY_TITLE),
    party=_ORIGIN,
    attested=date("start_date"),
)
_VISITS: Final = Register(
    Source(
        id="us-visits",
        title="Visits by Foreign Leaders and Heads of State",
        publisher=_PUBLISHER,
        published="[2024-11-12..]",
    ),
    Records(
        Leader,
        _PERSON,
        {"name": "name", "tenures": _OFFICE},
        key=_PERSON,
        patterns=_TITLES,
    ),
    _visits(
        "us-visit",
        "description",
        _VISITOR,
        _ORIGIN,
        part(Stop, country=_TO_US, host=_TO_US),
        keep="description",
        patterns=_TITLES,
    ),
    _meetings(
        "us-visit",
        "Meeting with {visitor}",
        _VISITOR,
        _MET_IN_US,
        _MET_IN_US,
        where={"description": _MET_PRESIDENT},
        patterns=_TITLES,
    ),
)

_OF_US: Final = constant("US", "The register is one of travels of US leaders.")
_STATE: Final = _country("country_name")
_HOST: Final = _country("country_name", "organization")
_OWN_OFFICE: Final = derived("role", _find_own_office)
_TRAVELLER: Final = part(Participant, party=_OF_US, leader=slug("{who}"), office=_OWN_OFFICE)
_OWN_TENURE: Final = part(
    Tenure,
    office=_OWN_OFFICE,
    roles=derived("role", _find_own_roles),
    party=_OF_US,
    attested=date("start_date"),
)
_TRAVELS: Final = Register(
    Source(
        id="us-travels",
        title="Travels Abroad of the President and Secretary of State",
        publisher=_PUBLISHER,
        published="[2025-02-19..]",
    ),
    Records(Leader, "{who}", {"name": "name", "tenures": _OWN_TENURE}, key="{who}"),
    _visits(
        "us-travel",
        "remarks",
        _TRAVELLER,
        _OF_US,
        part(Stop, country=_STATE, place=text("locale"), host=_HOST),
        keep=["remarks", "country_id"],
    ),
    _meetings(
        "us-travel",
        "Meeting during a visit of {name}",
        _TRAVELLER,
        _HOST,
        _STATE,
        where={"remarks": _MET_HOST},
    ),
)


def read_us_visits(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the visits of foreign leaders to the United States since 1874.

    The table is that of HistoryAtState/visits: a row for each visit, with the columns id,
    start_date, end_date, visitor, from_id, from_name and description. A row is a visit, and the
    meeting with the President if the description says so. A visitor is a leader by country and
    name; a title before the name is an office on that day. A country without a code is imported as
    an organization.

    Cite Office of the Historian, "Visits by Foreign Leaders", history.state.gov. The data are in
    the public domain (CC0).

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.

    >>> row = {"id": "1", "start_date": "2031-05-03", "end_date": "2031-05-05"}
    >>> row |= {"visitor": "President Doe", "from_id": "turkey", "from_name": "Turkey"}
    >>> archive, report = read_us_visits([{**row, "description": "State visit."}])
    >>> [visit] = archive.visits_between("Türkiye", "US", since="2031", until="2031")
    >>> str(visit.rank), str(visit.period), visit.travellers[0].leader
    ('state', '2031-05-03/2031-05-05', 'turkey-doe')
    """
    return _VISITS.read(data, progress=progress)


def read_us_travels(data: Data, *, progress: Progress | None = None) -> Imported:
    """Return the travels abroad of US Presidents and Secretaries of State.

    The table is that of HistoryAtState/travels: a row for each visit, with the columns id, role,
    who, name, start_date, end_date, country_id, country_name, locale and remarks. A row is a visit,
    and a meeting with the host if the remarks say so. A country without a code is imported as an
    organization.

    Cite Office of the Historian, "Travels Abroad of the President" and "Travels Abroad of the
    Secretary of State", history.state.gov. The data are in the public domain (CC0).

    Args:
        data: the table, see `diplomacy.importing.Register.read`.
        progress: see there.

    Raises:
        InvalidMapping: if it lacks one of these columns.
        OSError: if it cannot be read.

    >>> row = {"id": "1", "role": "secretary", "who": "doe-jane", "name": "Jane Doe"}
    >>> row |= {"start_date": "2031-06-01", "end_date": "2031-06-01", "country_id": "turkey"}
    >>> row |= {"country_name": "Turkey", "locale": "Ankara"}
    >>> archive, report = read_us_travels([{**row, "remarks": "Met with President Doe."}])
    >>> [meeting.host for meeting in archive.meetings_between("US", "TR", since="2031")]
    [Country('TR')]
    """
    return _TRAVELS.read(data, progress=progress)
