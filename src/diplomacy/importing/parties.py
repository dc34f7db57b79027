"""Cells that name parties: countries by the names and codes of a day, and organizations."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, final

import attrs

from diplomacy.countries import Country
from diplomacy.dates import PartialDate
from diplomacy.errors import DiplomacyError
from diplomacy.importing.cells import (
    Cell,
    Reading,
    Texts,
    kind_of,
    make_slug,
)
from diplomacy.importing.log import Log
from diplomacy.importing.moments import parse_date, parse_days
from diplomacy.importing.options import Columns, names_of, to_table
from diplomacy.importing.rows import Row
from diplomacy.vocabulary import CodeSystem, OrganizationKind

__all__ = ["country", "organization"]

_MAX_PIECES: Final = 4
_HELD: Final = {
    "today": "The country that has this name today is held.",
    "organization": "An organization of this name is held.",
}


@final
@attrs.frozen(eq=False)
class _Country(Texts):
    system: CodeSystem | None = attrs.field(kw_only=True)
    on: tuple[str, ...] = attrs.field(kw_only=True, converter=names_of)
    onwards: bool = attrs.field(kw_only=True)
    names: Mapping[str, Columns] = attrs.field(kw_only=True, converter=to_table)
    organizations: Mapping[str, str] = attrs.field(kw_only=True, converter=to_table)
    otherwise: tuple[str, ...] = attrs.field(kw_only=True, converter=names_of)

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column, *self.on)

    def context(self, row: Row, log: Log) -> PartialDate | None:
        for column in self.on:
            cell = row[column]
            if cell and not log.is_marker(cell):
                found = log.parse_quietly(self.on, cell, lambda text: _parse_day(text, log.order))
                return log.extend(found) if self.onwards and found is not None else found
        return None

    def cut(self, cell: str, row: Row, log: Log) -> list[str]:
        """Return the names in a cell; a separator within a name, as in "A and B", does not cut it.

        Of all ways to cut it, this is the one with the fewest names that are not known, and of
        these the one with the most names.
        """
        pieces = re.split(f"({self.separators})", cell)
        best: list[tuple[int, int, list[str]]] = [(0, 0, [])]
        for end in range(1, len(pieces) + 1, 2):
            ways = list[tuple[int, int, list[str]]]()
            for start in range(end - 1, max(-1, end - 2 * _MAX_PIECES), -2):
                if not all(map(_is_word, pieces[start + 1 : end : 2])):
                    break
                name = self.strip("".join(pieces[start:end]))
                unknown, names, before = best[start // 2]
                is_unknown = not self._is_known(name, row, log)
                if start == end - 1 or not is_unknown:
                    ways.append((unknown + is_unknown, names - 1, [*before, name]))
            best.append(min(ways, key=lambda way: way[:2]))
        return best[-1][2]

    def _is_known(self, name: str, row: Row, log: Log) -> bool:
        if not name or name in self.organizations:
            return True
        try:
            return log.parse(self, name, self.context(row, log), self.parse) is not None
        except DiplomacyError:
            return False

    def _read_part(self, part: str, row: Row, log: Log) -> tuple[Reading, ...]:
        day = self.context(row, log)
        cited = (("", self.note),)
        if part in self.organizations:
            name = self.organizations[part]
            party = log.add_organization(row, make_slug(name), name, "intergovernmental")
            log.label(self.column, part, day, party)
            return (Reading(party, cited),)
        try:
            found = log.parse(self, part, day, self.parse)
        except DiplomacyError as error:
            return self._read_otherwise(part, row, day, log, error)
        log.label(self.column, part, day, found)
        return (Reading(found, cited),)

    def _read_otherwise(
        self, part: str, row: Row, day: PartialDate | None, log: Log, error: DiplomacyError
    ) -> tuple[Reading, ...]:
        kind, similar = (
            kind_of(error),
            tuple(map(str, getattr(error, "near", ()) or getattr(error, "labels", ()))),
        )
        for way in self.otherwise:
            party: str | None = None
            if way == "today":
                party = log.parse_quietly(self, part, lambda text: self.parse(text, None))
            elif way == "organization":
                party = log.add_organization(row, make_slug(part), part, "other")
            if party is not None:
                reason = f"{error} {_HELD[way]}"
                log.fault(row, self.column, part, kind, reason)
                log.label(self.column, part, day, party, kind, similar)
                return (Reading(party, (("", self.note),)),)
        log.fault(row, self.column, part, kind, str(error))
        log.label(self.column, part, day, None, kind, similar)
        return ()

    def parse(self, part: str, context: Any) -> Country:
        if part in self.names:
            *earlier, last = names_of(self.names[part])
            found = (_had_name(name, context) for name in earlier)
            return next(filter(None, found), None) or _of_any_day(last)
        if self.system is None:
            return Country.parse(part, on=context)
        return Country.of(part, system=self.system, on=context)


def _is_word(separator: str) -> bool:
    """Return whether a separator may be within a name."""
    return separator.strip().isalpha() or separator.strip() in ("&", ",", "-")


def _parse_day(cell: str, order: Any) -> PartialDate | None:
    """Return the date of a cell, or the first of its days."""
    try:
        found: PartialDate | None = parse_date(cell, order)
    except DiplomacyError:
        found = parse_days(cell, order).start
    if found is None or not found.qualified:
        return found
    return PartialDate(found.text[:-1])  # a name of about 2004 is read with 2004


def _of_any_day(name: str) -> Country:
    return Country(name) if name.isupper() and len(name) <= 4 else Country.parse(name)


def _had_name(name: str, day: PartialDate | None) -> Country | None:
    """Return the country that had a name on a day, or None if there is not exactly one."""
    try:
        return Country.parse(name, on=day)
    except DiplomacyError:
        return None


def country(
    column: str,
    *,
    system: str | None = None,
    on: Columns = (),
    onwards: bool = False,
    names: Mapping[str, Columns] = {},
    organizations: Mapping[str, str] = {},
    otherwise: Columns = (),
    split: Columns = (),
    drop: str | None = None,
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    """Return a cell that names a party: a country or an organization.

    Args:
        column: the column.
        system: the `diplomacy.CodeSystem` of the codes, or None for names.
        on: the columns of the date for which a name or code is read; the first that is not empty
            counts.
        onwards: whether it is read for all days from that date on, not for that date.
        names: the country that a text of the register represents, by its code or name; of several
            names, the first that a country had on that day, and otherwise the last.
        organizations: the name of the organization that a text represents; it becomes a record.
        otherwise: how to read a text that no country had on that day: "today" for the country that
            has it today, "organization" for a record of the kind "other", or these in order. Each
            such cell is in the report.
        split: see `text`; "and" does not split "Trinidad and Tobago".
        drop: see `text`.
        missing: see `text`.
        note: see `text`.
    """
    return _Country(
        column,
        system=None if system is None else CodeSystem(system),
        on=on,
        onwards=onwards,
        names=names,
        organizations=organizations,
        otherwise=otherwise,
        split=split,
        drop=drop,
        missing=missing,
        note=note,
    )


@final
@attrs.frozen(eq=False)
class _Organization(Texts):
    kind: OrganizationKind = attrs.field(kw_only=True)

    def _read_part(self, part: str, row: Row, log: Log) -> tuple[Reading, ...]:
        id = log.add_organization(row, make_slug(part), part, str(self.kind))
        log.label(self.column, part, None, id)
        return (Reading(id, (("", self.note),)),)

    def parse(self, part: str, context: Any) -> str:
        return part


def organization(
    column: str,
    *,
    kind: str = "intergovernmental",
    split: Columns = (),
    drop: str | None = None,
    missing: Iterable[str] = (),
    note: str | None = None,
) -> Cell:
    """Return a cell that names an organization, which becomes a record.

    Args:
        column: the column.
        kind: the `diplomacy.OrganizationKind` of those that it names.
        split: see `text`.
        drop: see `text`.
        missing: see `text`.
        note: see `text`.
    """
    return _Organization(
        column,
        kind=OrganizationKind(kind),
        split=split,
        drop=drop,
        missing=missing,
        note=note,
    )
