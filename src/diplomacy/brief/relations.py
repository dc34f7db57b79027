"""Relations: the bilateral brief, everything on record between two sides."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, final

import attrs

from diplomacy.brief import render
from diplomacy.brief.content import Content, Coverage, collect, iter_dates
from diplomacy.brief.entries import render_figure, render_membership, render_statement
from diplomacy.brief.notices import write_notices
from diplomacy.brief.phrases import (
    name_mission,
    name_partnership,
    name_party,
    name_visit,
    render_act,
    render_milestone,
)
from diplomacy.brief.sections import Section, write_sections
from diplomacy.collection import Collection
from diplomacy.dates import PartialDate, Period
from diplomacy.queries import Omission, omissions_between
from diplomacy.records import (
    Agreement,
    Cited,
    Leader,
    Meeting,
    Membership,
    Mission,
    Organization,
    Partnership,
    Record,
    Statement,
    Statistic,
    TradeFigure,
    Visit,
)
from diplomacy.sources import Source
from diplomacy.values import Value

__all__ = ["Event", "Relations"]


class Event(NamedTuple):
    """An entry of a timeline.

    Attributes:
        when: its date or period; None if it is not known.
        what: what happened, as a phrase.
        record: the record that says so.

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
class Relations(Value):
    """The bilateral brief on two sides, with typed parts and a timeline.

    Printing it gives a page with references.

    Attributes:
        collection: the records from which the brief is made.
        first: one side: a country, or the id of an organization.
        second: the other side.
        continuing: whether it counts what states did that a side continues in law.
        predecessors: whether it counts what states did before a side came from them.

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
    continuing: bool = False
    predecessors: bool = False

    # --- the parts ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The names of the two sides."""
        names = (name_party(self.collection, side) for side in (self.first, self.second))
        return " – ".join(name.removeprefix("the ") for name in names)

    @property
    def partnerships(self) -> tuple[Partnership, ...]:
        """The partnerships between them."""
        return self._content.between.partnerships

    @property
    def memberships(self) -> tuple[Membership, ...]:
        """The memberships of one in the other, and of both in the same organizations."""
        return self._content.between.memberships

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings in which both took or will take part."""
        return self._content.between.meetings

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The visits of one to the other."""
        return self._content.between.visits

    @property
    def missions(self) -> tuple[Mission, ...]:
        """The missions of one to the other."""
        return self._content.between.missions

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements to which both are parties, themselves or through organizations."""
        return self._content.between.agreements

    @property
    def trade_figures(self) -> tuple[TradeFigure, ...]:
        """The trade figures and targets that either reports for the other."""
        return self._content.between.trade_figures

    @property
    def statistics(self) -> tuple[Statistic, ...]:
        """The other figures of one side that concern the other."""
        return self._content.between.statistics

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of one to the other, of both, or about both."""
        return self._content.between.statements

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """The people whom these records name, and leaders cited from the same paragraphs."""
        return self._content.leaders

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations that these records name."""
        return self._content.organizations

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order of their numbers, consulted ones last."""
        return self._content.sources

    @property
    def coverage(self) -> Coverage:
        """The sources that the brief is based on, and the years of its entries."""
        return self._content.coverage

    @property
    def omissions(self) -> tuple[Omission, ...]:
        """What the brief does not count because earlier states did it.

        >>> from diplomacy import relations
        >>> relations("KR", "TR").omissions
        ()
        """
        return omissions_between(
            self.collection,
            self.first,
            self.second,
            continuing=self.continuing,
            predecessors=self.predecessors,
        )

    @cached_property
    def _content(self) -> Content:
        return collect(
            self.collection,
            self.first,
            self.second,
            continuing=self.continuing,
            predecessors=self.predecessors,
        )

    def parts(self) -> dict[str, tuple[Record, ...]]:
        """Return the typed parts by name, with people, organizations and sources.

        >>> from diplomacy import relations
        >>> [name for name, records in relations("TR", "SY").parts().items() if records]
        ['partnerships', 'meetings', 'statements', 'leaders', 'organizations', 'sources']
        """
        return {
            **self._content.between._asdict(),
            "leaders": self.leaders,
            "organizations": self.organizations,
            "sources": self.sources,
        }

    def timeline(self) -> tuple[Event, ...]:
        """Return the dated entries in order of time, then the undated ones.

        Each milestone of a partnership or an agreement, and each act of a mission, is an entry of
        its own.

        >>> from diplomacy import relations
        >>> [str(event.when) for event in relations("KR", "KG").timeline()][:2]
        ['1992~', '2023-09']
        """
        events = [
            Event(date, what, record)
            for record in self._content.between.iter_records()
            for date, what in zip(
                iter_dates(self.collection, record),
                _iter_summaries(self.collection, record),
                strict=True,
            )
        ]

        def key(event: Event) -> tuple[object, ...]:
            return (
                event.when is None,
                (event.when.sort_key, event.record.id) if event.when else (),
            )

        return tuple(sorted(events, key=key))

    # --- the page -------------------------------------------------------------------------------

    def __str__(self) -> str:
        return render.to_text(self.title, self._sections(), str(self.coverage))

    def to_markdown(self) -> str:
        """Return the brief as Markdown.

        >>> from diplomacy import relations
        >>> print(relations("KR", "NL").to_markdown().splitlines()[0])
        # South Korea – Netherlands
        """
        return render.to_markdown(self.title, self._sections(), str(self.coverage))

    def to_html(self) -> str:
        """Return the brief as a fragment of HTML.

        >>> from diplomacy import relations
        >>> relations("KR", "NL").to_html().startswith("<h2>South Korea – Netherlands</h2>")
        True
        """
        return render.to_html(self.title, self._sections(), str(self.coverage))

    def _repr_markdown_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_markdown()

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_html()

    def __repr__(self) -> str:
        return f"<Relations {self.title}>"

    def _sections(self) -> tuple[Section, ...]:
        earlier = omissions_between(self.collection, self.first, self.second)
        notices = write_notices(
            self.collection, earlier, continuing=self.continuing, predecessors=self.predecessors
        )
        sides = {self.first, self.second}
        return (*notices, *write_sections(self.collection, sides, self._content))


def _iter_summaries(collection: Collection, record: Cited) -> Iterator[str]:
    """Yield what each entry of a record on a timeline says, in step with `iter_dates`."""
    match record:
        case Partnership() | Agreement():
            name = record.title if isinstance(record, Agreement) else name_partnership(record)
            for milestone in record.history:
                yield f"{name}: {render_milestone(collection, milestone, dated=False)}"
        case Mission() if record.history:
            for act in record.history:
                yield f"{name_mission(collection, record)}: {render_act(act, dated=False)}"
        case Mission():
            yield name_mission(collection, record)
        case Visit():
            yield name_visit(collection, record)
        case Membership():
            yield render_membership(collection, record)
        case TradeFigure() | Statistic():
            yield render_figure(collection, record)
        case Statement():
            yield render_statement(collection, record)
        case Meeting():
            yield record.title
        case Leader() | Organization():
            yield record.name
