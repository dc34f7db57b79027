"""Relations: everything on record between two sides, collected once and cited."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, final

import attrs

from diplomacy import integrity, queries
from diplomacy.brief import phrases
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
)
from diplomacy.sources import Citation, Source
from diplomacy.values import Value
from diplomacy.vocabulary import Basis

__all__ = ["Coverage", "Event", "Relations"]

# The fields of people and organizations that are printed, other names apart.
_PRINTED_FIELDS: Final[dict[type, tuple[str, ...]]] = {
    Leader: ("name", "tenures"),
    Organization: ("name", "short_name", "kind", "country", "state_owned", "founded"),
}


class Event(NamedTuple):
    """An event of a timeline.

    Attributes:
        when: its date or period; None if not known.
        what: what happened, in a few words.
        record: the record of it.

    >>> from diplomacy import relations
    >>> event = relations("KR", "KG").timeline()[0]
    >>> str(event.when), event.what, event.record.id
    ('1992~', 'Diplomatic relations: established', 'kr-kg-diplomatic-relations')
    """

    when: PartialDate | Period | None
    what: str
    record: Record


@final
@attrs.frozen(repr=False)
class Coverage(Value):
    """What a brief is based on.

    Attributes:
        drawn_from: the sources of its facts.
        looked_up: the sources consulted for what those leave out, such as a year.
        years: the first and the last year of its dated entries; None if there are none.

    >>> from diplomacy import relations
    >>> print(relations("KR", "NL").coverage)
    Based on 1 source; dated entries are from 2023. This is not a complete account: absence from it proves nothing.
    """

    drawn_from: tuple[Source, ...]
    looked_up: tuple[Source, ...]
    years: tuple[int, int] | None

    def __str__(self) -> str:
        if not self.drawn_from:
            return (
                "Nothing on record. This does not mean that nothing exists: the archive holds "
                "only what was put into it."
            )
        count = len(self.drawn_from)
        span = ""
        if self.years:
            first, last = self.years
            years = f"are from {first}" if first == last else f"run from {first} to {last}"
            span = f"; dated entries {years}"
        base = f"Based on {count} source{'s' * (count > 1)}{span}"
        return f"{base}. This is not a complete account: absence from it proves nothing."


@final
@attrs.frozen(repr=False)
class Relations(Value):
    """The bilateral brief: the records between two sides, a timeline, and a document.

    Printing gives plain text; `to_markdown` and `to_html` give the same document.

    Attributes:
        collection: the records that it is made from.
        first: one side: a country, or the id of an organization.
        second: the other side.

    >>> from diplomacy import relations
    >>> brief = relations("KR", "NL")
    >>> print(str(brief).splitlines()[0])
    SOUTH KOREA – NETHERLANDS
    >>> brief.coverage.years
    (2023, 2023)
    """

    collection: Collection
    first: str
    second: str

    # --- the records ----------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The names of the two sides."""
        names = (phrases.party_name(self.collection, side) for side in (self.first, self.second))
        return " – ".join(name.removeprefix("the ") for name in names)

    @cached_property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships between them."""
        return queries.partnerships_between(self.collection, self.first, self.second)

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """The memberships of one in the other, and of both in the same organizations."""
        ours = queries.memberships_of(self.collection, self.first)
        theirs = queries.memberships_of(self.collection, self.second)
        shared = {m.organization for m in ours} & {m.organization for m in theirs}
        either = shared | {self.first, self.second}
        return tuple(m for m in (*ours, *theirs) if m.organization in either)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in which both took or will take part."""
        return queries.meetings_between(self.collection, self.first, self.second)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements to which both are parties, directly or through their organizations."""
        return queries.agreements_between(self.collection, self.first, self.second)

    @cached_property
    def trade_figures(self) -> tuple[TradeFigure, ...]:
        """The figures and targets of trade between them."""
        return queries.trade_between(self.collection, self.first, self.second)

    @cached_property
    def statistics(self) -> tuple[Statistic, ...]:
        """The other figures of one that concern the other."""
        return queries.statistics_between(self.collection, self.first, self.second)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of one to the other, of both, or about both."""
        return queries.statements_between(self.collection, self.first, self.second)

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The people in these records, and leaders of either side in the same paragraphs."""
        return tuple(person for person in self._referenced if isinstance(person, Leader))

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations in these records."""
        return tuple(one for one in self._referenced if isinstance(one, Organization))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their numbers: those drawn from, then those consulted."""
        known = self.coverage.drawn_from + self.coverage.looked_up
        numbered = {source.id for source in known}
        cited = {c.source for record in self._referenced for c in self.citations_of(record)}
        others = cited - numbered
        return known + tuple(s for s in self.collection.sources if s.id in others)

    @cached_property
    def coverage(self) -> Coverage:
        """What the brief is based on."""
        cited = [c for record in self.records for c in record.citations]
        drawn_from = {c.source for c in cited if c.basis is not Basis.EXTERNAL}
        looked_up = {c.source for c in cited} - drawn_from
        dates = [event.when for event in self.timeline() if event.when is not None]
        years = [day.year for when in dates for day in (when.sort_key[0], _last_known_day(when))]
        return Coverage(
            tuple(s for s in self.collection.sources if s.id in drawn_from),
            tuple(s for s in self.collection.sources if s.id in looked_up),
            (min(years), max(years)) if years else None,
        )

    def parts(self) -> dict[str, tuple[Record, ...]]:
        """Return the records by the name of their part, people and sources included.

        >>> from diplomacy import relations
        >>> [name for name, records in relations("TR", "SY").parts().items() if records]
        ['partnerships', 'meetings', 'statements', 'leaders', 'sources']
        """
        return {
            "partnerships": self.partnerships,
            "memberships": self.memberships,
            "meetings": self.meetings,
            "agreements": self.agreements,
            "trade_figures": self.trade_figures,
            "statistics": self.statistics,
            "statements": self.statements,
            "leaders": self.leaders,
            "organizations": self.organizations,
            "sources": self.sources,
        }

    def timeline(self) -> tuple[Event, ...]:
        """Return the events in order of time, undated ones last.

        >>> from diplomacy import relations
        >>> [str(event.when) for event in relations("KR", "KG").timeline()][:2]
        ['1992~', '2023-09']
        """
        records = self.collection
        figures: list[TradeFigure | Statistic] = [*self.trade_figures, *self.statistics]
        events = [
            *(Event(m.period, m.title, m) for m in self.meetings),
            *(
                Event(m.period, phrases.describe_membership(records, m), m)
                for m in self.memberships
            ),
            *self._milestones(),
            *(Event(f.own_date, phrases.describe_figure(records, f), f) for f in figures),
            *(
                Event(records.date_of(s), phrases.describe_statement(records, s), s)
                for s in self.statements
            ),
        ]
        dated = [event for event in events if event.when is not None]
        undated = [event for event in events if event.when is None]
        return (*sorted(dated, key=_event_key), *undated)

    def _milestones(self) -> Iterator[Event]:
        """Yield each milestone of the partnerships and agreements."""
        records: list[Partnership | Agreement] = [*self.partnerships, *self.agreements]
        for record in records:
            name = phrases.partnership_name(record)
            for step in record.history:
                text = phrases.describe_milestone(self.collection, step, dated=False)
                yield Event(step.date, f"{name}: {text}", record)

    # --- the document ---------------------------------------------------------------------------

    def __str__(self) -> str:
        from diplomacy.brief.rendering import render_text

        return render_text(self)

    def to_markdown(self) -> str:
        """Return the brief as Markdown.

        >>> from diplomacy import relations
        >>> print(relations("KR", "NL").to_markdown().splitlines()[0])
        # South Korea – Netherlands
        """
        from diplomacy.brief.rendering import render_markdown

        return render_markdown(self)

    def to_html(self) -> str:
        """Return the brief as a fragment of HTML.

        >>> from diplomacy import relations
        >>> relations("KR", "NL").to_html().startswith("<h2>South Korea – Netherlands</h2>")
        True
        """
        from diplomacy.brief.rendering import render_html

        return render_html(self)

    def _repr_markdown_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_markdown()

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_html()

    def __repr__(self) -> str:
        return f"<Relations {self.title}>"

    # --- what is cited --------------------------------------------------------------------------

    @cached_property
    def records(self) -> tuple[Cited, ...]:
        """The records between the two sides, without people and sources."""
        return (
            *self.partnerships,
            *self.memberships,
            *self.meetings,
            *self.agreements,
            *self.trade_figures,
            *self.statistics,
            *self.statements,
        )

    @cached_property
    def _cited_places(self) -> frozenset[tuple[str, int | None]]:
        """The sources and paragraphs that the records between the sides cite."""
        return frozenset((c.source, c.paragraph) for r in self.records for c in r.citations)

    @cached_property
    def _cited_sources(self) -> frozenset[str]:
        """The sources that the records between the sides cite."""
        return frozenset(source for source, _ in self._cited_places)

    @cached_property
    def _referenced(self) -> tuple[Leader | Organization, ...]:
        """The people and organizations that the records refer to, in order of id."""
        ids = {
            reference.id
            for record in self.records
            for reference in integrity.iter_references(record)
        }
        candidates: list[Leader | Organization] = [
            *self.collection.leaders,
            *self.collection.organizations,
        ]
        return tuple(one for one in candidates if one.id in ids or self._is_in_same_paragraph(one))

    def _is_in_same_paragraph(self, record: Leader | Organization) -> bool:
        """Return whether a leader of one side is in a paragraph that the brief cites."""
        if not isinstance(record, Leader):
            return False
        sides = (self.first, self.second)
        is_of_a_side = any(t.is_leader and t.party in sides for t in record.tenures)
        return is_of_a_side and any(
            (c.source, c.paragraph) in self._cited_places for c in record.citations if c.paragraph
        )

    def citations_of(self, record: Leader | Organization) -> tuple[Citation, ...]:
        """Return the citations of a person or organization from the sources of the brief.

        A printed field that none of these supports is cited from elsewhere.
        """
        own = [c for c in record.citations if c.source in self._cited_sources]
        for name in _PRINTED_FIELDS[type(record)]:
            if not any(_supports(c, name) for c in own):
                own += [c for c in record.citations if _supports(c, name)]
        return tuple(dict.fromkeys(own))

    def names_of(self, leader: Leader) -> list[str]:
        """Return the other names of a person that the sources of the brief use."""
        cited = {path for c in self.citations_of(leader) for path in c.fields}
        return [name for i, name in enumerate(leader.other_names) if f"other_names[{i}]" in cited]


def _supports(citation: Citation, name: str) -> bool:
    """Return whether a citation supports a field or a part of it."""
    return any(re.split(r"[.\[]", path)[0] == name for path in citation.fields)


def _last_known_day(when: PartialDate | Period) -> date:
    """Return the last day of a date or period; the first if the end is open."""
    first, last, _ = when.sort_key
    return first if last == date.max else last


def _event_key(event: Event) -> tuple[object, ...]:
    return (event.when.sort_key if event.when else (), event.record.id)
