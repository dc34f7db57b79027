"""The people of a brief: participants in the office held that day, and the table of people."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from diplomacy.brief.context import Context
from diplomacy.brief.document import Line, Section, Table
from diplomacy.brief.phrases import capitalize, join_names, name_party, name_with_country
from diplomacy.brief.shortening import write_remainder
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate
from diplomacy.queries import Representative, participants_at
from diplomacy.records import Leader, Meeting, Tenure
from diplomacy.records.base import enclosing_paths

__all__ = ["name_delegations", "write_people"]

# The number of words up to which an office precedes the name.
_MAX_WORDS_IN_FRONT: Final = 3


def name_delegations(collection: Collection, meeting: Meeting) -> str:
    """Return the participants of a meeting, each with the office held that day.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> name_delegations(ARCHIVE, ARCHIVE.get(Meeting, "2025-11-24-kr-tr-summit"))
    'President Lee Jae Myung (South Korea) and President Recep Tayyip Erdoğan (Türkiye, host)'
    """
    people = participants_at(collection, meeting.id)
    names = [_name_representative(collection, person, meeting.host) for person in people]
    if meeting.host and meeting.host not in meeting.parties:
        names.append(f"{name_with_country(collection, meeting.host)} (host)")
    return join_names(names)


def _name_representative(collection: Collection, person: Representative, host: str | None) -> str:
    """Return a participant: the office, the name and the party."""
    party, name, office = person.party, person.name, _office_of(person)
    notes = ["host"] if party and party == host else []
    if name is None and (office is None or party is None):
        name = f"the {office}" if office else name_with_country(collection, party or "")
        return f"{name} ({notes[0]})" if notes else name
    if name is None:
        named = f"the {office} of {name_party(collection, party or '')}"
        return f"{named} ({notes[0]})" if notes else named
    if party:
        notes.insert(0, name_party(collection, party))
    brackets = f" ({', '.join(notes)})" if notes else ""
    if office is None:
        return f"{name}{brackets}"
    if len(office.split()) <= _MAX_WORDS_IN_FRONT:
        return f"{office} {name}{brackets}"
    return f"{name}, {_uncapitalize(office)}{brackets}"


def _office_of(person: Representative) -> str | None:
    """Return the office that a participant certainly held, or the only one on record."""
    if person.participant.office is not None or not person.offices:
        return person.participant.office
    incumbency = person.offices[0]
    if incumbency.certainty is None:  # the meeting has no date
        if len(person.offices) > 1:
            return None
    elif not incumbency.certainty.certain:
        return None
    tenure = incumbency.tenure
    return f"Acting {tenure.office}" if tenure.acting else tenure.office


def _uncapitalize(words: str) -> str:
    """Return words without an initial capital, unless it is that of an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


# --- the table ----------------------------------------------------------------------------------


class _Row(NamedTuple):
    """An office of a person, with the days on which the sources of the brief show it."""

    leader: Leader
    place: int
    tenure: Tenure | None
    days: list[PartialDate]

    def key(self) -> tuple[object, ...]:
        """Return the key that puts the newest office holder first."""
        newest = max((day.latest or date.max for day in self.days), default=date.min)
        return (-newest.toordinal(), self.leader.name, self.leader.id, self.place)


def write_people(context: Context) -> Section | None:
    """Return the table of the people named, the newest office holder first."""
    rows, more = write_remainder(sorted(_iter_rows(context), key=_Row.key), "person")
    if not rows:
        return None
    cells = tuple(_write_row(context, row) for row in rows)
    return Section("People", (Table(("Name", "Office", "Shown in office"), cells), *more))


def _iter_rows(context: Context) -> Iterator[_Row]:
    content = context.content
    for leader in content.leaders:
        supported = {path for c in content.citations[leader.id] for path in c.fields}
        for i, tenure in enumerate(leader.tenures or (None,)):
            days = _attested_days(leader, tenure, supported, i) if tenure else []
            yield _Row(leader, i, tenure, days)


def _write_row(context: Context, row: _Row) -> tuple[Line, ...]:
    leader, tenure = row.leader, row.tenure
    office = _describe_office(context.collection, tenure) if tenure else "Not on record"
    references = context.bibliography.cite(
        leader,
        citations=context.content.citations[leader.id],
        fields=_fields_of(tenure, row.place),
    )
    dates = [*_term(tenure), *(capitalize(day.words) for day in row.days)]
    return ((leader.name,), (office,), ("; ".join(dates) or "No date on record", *references))


def _fields_of(tenure: Tenure | None, index: int) -> tuple[str, ...]:
    return ("name",) if tenure is None else ("name", f"tenures[{index}]", "tenures")


def _term(tenure: Tenure | None) -> list[str]:
    return [capitalize(tenure.period.words)] if tenure and tenure.period else []


def _attested_days(
    leader: Leader, tenure: Tenure, supported: set[str], index: int
) -> list[PartialDate]:
    """Return the days on which a source of the brief shows the person in an office.

    A citation of all days counts only for days without their own citation.
    """
    paths = [f"tenures[{index}].attested[{i}]" for i in range(len(tenure.attested))]
    own = {path for citation in leader.citations for path in citation.fields}
    return [
        day
        for day, path in zip(tenure.attested, paths, strict=True)
        if not supported.isdisjoint([path] if path in own else enclosing_paths(path))
    ]


def _describe_office(collection: Collection, tenure: Tenure) -> str:
    acting = "Acting " if tenure.acting else ""
    office, party = tenure.office, name_party(collection, tenure.party)
    if len(office.split()) > _MAX_WORDS_IN_FRONT:
        return f"{acting}{office}, {party}"
    return f"{acting}{office} of {party}"
