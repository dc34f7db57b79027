"""Relations: the bilateral brief, everything on record between two sides."""

from functools import cached_property
from typing import final

import attrs

from diplomacy.brief import render
from diplomacy.brief.content import Content, Coverage, collect
from diplomacy.brief.notices import write_notices
from diplomacy.brief.phrases import name_party
from diplomacy.brief.sections import Section, write_sections
from diplomacy.brief.timeline import Event, make_timeline
from diplomacy.collection import Collection
from diplomacy.queries import Omission, omissions_between
from diplomacy.records import (
    Agreement,
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

__all__ = ["Relations"]


@final
@attrs.frozen(repr=False)
class Relations(Value):
    """The bilateral brief on two sides, with typed parts and a timeline.

    Printing it gives a page with references.

    Attributes:
        collection: the records from which the brief is made.
        first: one side: a country, or the id of an organization or a person.
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
        return make_timeline(self.collection, self._content.between.iter_records())

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

    def __html__(self) -> str:
        """Return the brief for a template, which does not escape it again."""
        return self.to_html()

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
