"""Agreements made of two tables: one of agreements, one of their parties and acts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias
from zlib import crc32

from diplomacy import Agreement, Citation, Milestone, Organization
from diplomacy.errors import DiplomacyError
from register import Report, Row, find_country, make_organization, read_date, slug

__all__ = ["KINDS", "NO_END", "Describe", "Draft", "Parties", "build", "identify", "make_ids"]

NO_END: Final = "9999-12-31"
"""What the tables write for an agreement that has not ended."""

Describe: TypeAlias = Callable[[Row], Mapping[str, str | None]]
"""A function that gives the note and the coder of a row, for its citations."""

KINDS: Final = {
    "Agreement": "agreement",
    "Amendment": "amendment",
    "Extending": "extension",
    "MOU": "memorandum-of-understanding",
    "Protocol": "protocol",
    "Regulation": "regulation",
    "Report": "report",
    "Resolution": "resolution",
}


class Parties:
    """The parties behind the labels of a register.

    Attributes:
        organizations: those that were made for labels without a country, by id.
    """

    def __init__(
        self, report: Report, names: Mapping[str, str], organizations: Mapping[str, str]
    ) -> None:
        self.report = report
        self.names = names
        self.known_organizations = organizations
        self.organizations: dict[str, Organization] = {}

    def find(self, row: Row, column: str, label: str, system: str | None = None) -> str:
        """Return the party of a label, which becomes an organization if no country has it."""
        named = self.names.get(label)
        country = find_country(named) if named else find_country(label, system=system)
        if country is not None:
            return country
        name = self.known_organizations.get(label)
        kind = "intergovernmental" if name else "other"
        if name is None:
            self.report.lose(row, column, "no country; held as an organization of kind other")
        organization = make_organization(slug(name or label), name or label, row, kind)
        return self.organizations.setdefault(organization.id, organization).id


class Draft:
    """An agreement in the making: what its rows say, and which row says it.

    Attributes:
        fields: the fields of the agreement, by name.
        acts: its acts in the order of the rows, each with its index.
        parties: its parties.
        extra: the cells for which the model has no field, by column.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.fields: dict[str, Any] = {}
        self.acts: dict[Milestone, int] = {}
        self.parties: dict[str, int] = {}
        self.extra: dict[str, str] = {}
        self._cited: defaultdict[tuple[Row, str | None], list[str]] = defaultdict(list)

    def cite(self, row: Row, *fields: str, inferred: str | None = None) -> None:
        """Cite a row for some fields."""
        self._cited[row, inferred] += fields

    def put(self, row: Row, name: str, value: object, inferred: str | None = None) -> None:
        """Set a field from a row, unless an earlier row has set it."""
        if value and self.fields.setdefault(name, value) == value:
            self.cite(row, name, inferred=inferred)

    def keep(self, key: str, text: str) -> None:
        """Keep a cell for which the model has no field."""
        if text:
            self.extra[key] = text

    def add_party(self, row: Row, party: str) -> None:
        """Add a party."""
        self.cite(row, f"parties[{self.parties.setdefault(party, len(self.parties))}]")

    def add_act(
        self, row: Row, column: str, stage: str, party: str | None, inferred: str | None = None
    ) -> None:
        """Add the act that a cell dates; a cell that is not a date is kept as text."""
        text = row[column]
        if not text or text == NO_END:
            return
        date = read_date(text)
        if date is None:
            self.report.lose(row, column, "not a date; kept as text in extra")
            self.keep(f"row {row.paragraph}, {column}", text)
            return
        index = self.acts.setdefault(Milestone(stage, date, party=party), len(self.acts))
        self.cite(row, f"history[{index}]", inferred=inferred)

    def build(self, id: str, describe: Describe) -> Agreement:
        """Return the agreement; *describe* gives the note and the coder of a row."""
        self.fields.setdefault("parties_complete", len(self.parties) > 1)
        return Agreement(
            id=id,
            parties=[*self.parties],
            history=[*self.acts],
            extra=self.extra,
            citations=[*self._iter_citations(describe)],
            **self.fields,
        )

    def _iter_citations(self, describe: Describe) -> Iterable[Citation]:
        rows: dict[Row, None] = {}
        for (row, inferred), fields in self._cited.items():
            described = {} if inferred else describe(row)
            rows[row] = None
            yield row.cite(fields, inferred=inferred, **described)
        if len(self.parties) < 2 and rows:
            reason = "The register lists fewer than two parties."
            yield next(iter(rows)).cite(["parties_complete"], inferred=reason)


def identify(drafts: Mapping[Any, Draft], scheme: str) -> None:
    """Give each draft its id in the register as an identifier, unless several have that id."""
    uses = Counter(key[0] for key in drafts)
    for key, draft in drafts.items():
        if uses[key[0]] == 1:
            draft.fields["identifiers"] = [f"{scheme}:{key[0]}"]


def make_ids(prefix: str, keys: Iterable[tuple[str, ...]]) -> dict[Any, str]:
    """Return an id by key, from its first part, with a checksum where several have it."""
    known = [*keys]
    uses = Counter(slug(key[0]) for key in known)
    return {
        key: slug(prefix, key[0], *[f"{crc32(repr(key).encode()):08x}"] * (uses[slug(key[0])] > 1))
        for key in known
    }


def build(
    drafts: Mapping[Any, Draft],
    ids: Mapping[Any, str],
    rows: Mapping[Any, list[Row]],
    report: Report,
    describe: Describe,
) -> list[Agreement]:
    """Return the agreements of drafts; a draft that makes none costs its rows."""
    agreements = []
    for key, draft in drafts.items():
        try:
            agreements.append(draft.build(ids[key], describe))
        except DiplomacyError as error:
            for row in rows[key]:
                report.reject(row, str(error))
    return agreements
