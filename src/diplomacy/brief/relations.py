"""Relations: the bilateral brief, everything on record between two sides."""

from datetime import date
from functools import cached_property
from typing import Final, Literal, TypeAlias, cast, final, get_args

import attrs

from diplomacy import converters
from diplomacy.brief.content import Content, Coverage, Filters, collect
from diplomacy.brief.context import Context
from diplomacy.brief.document import Document
from diplomacy.brief.markdown import render_markdown
from diplomacy.brief.notices import write_notices
from diplomacy.brief.phrases import name_party
from diplomacy.brief.plain import DEFAULT_WIDTH, render_text
from diplomacy.brief.references import Bibliography
from diplomacy.brief.timeline import Event, make_timeline
from diplomacy.brief.webpage import render_page, render_part
from diplomacy.brief.writing import SECTIONS, write_document
from diplomacy.collection import Collection
from diplomacy.data_version import DATA_DIGEST, DATA_VERSION
from diplomacy.dates import PartialDate, to_date
from diplomacy.errors import InvalidTerm, iterate
from diplomacy.formats import digest
from diplomacy.queries import Omission, omissions_between, planned
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
from diplomacy.vocabulary import StatementKind

__all__ = ["Order", "Relations"]

Order: TypeAlias = Literal["newest", "oldest"]
"""The order of the entries of a section: the newest or the oldest first."""

# The size up to which a collection is compared with the shipped data. A comparison of more takes
# longer than the brief.
_MAX_DIGESTED: Final = 10_000


def _day(value: str | date | PartialDate | None) -> PartialDate | None:
    """Return *value* as a date, and None as None."""
    return None if value is None else to_date(value)


def _topics(value: str | converters.Several[str]) -> tuple[str, ...]:
    """Return one topic or several as a tuple."""
    return converters.slugs([value] if isinstance(value, str) else list(iterate(value, "topics")))


def _kinds(
    value: StatementKind | str | converters.Several[StatementKind | str],
) -> tuple[StatementKind, ...]:
    """Return one kind of statement or several as a tuple."""
    kinds = [value] if isinstance(value, str) else iterate(value, "kinds of statement")
    return tuple(dict.fromkeys(map(StatementKind, kinds)))


def _section_names(value: str | converters.Several[str]) -> tuple[str, ...]:
    """Return the name of one section or of several, in the order of a brief."""
    names = [value] if isinstance(value, str) else list(iterate(value, "names of sections"))
    for name in names:
        if not (isinstance(cast("object", name), str) and name in SECTIONS):
            raise InvalidTerm(name, "the section of a brief", SECTIONS)
    return tuple(name for name in SECTIONS if name in names)


def _order(value: str) -> Order:
    if not (isinstance(cast("object", value), str) and value in get_args(Order)):
        raise InvalidTerm(value, "the order of a brief", get_args(Order))
    return cast("Order", value)


@final
@attrs.frozen(repr=False)
class Relations(Value):
    """The bilateral brief on two sides, with typed parts and a timeline.

    Printing it gives a page with references.

    Attributes:
        collection: the records from which the brief is made.
        first: one side: a country, or the id of an organization or a person.
        second: the other side.
        continuing: whether it counts acts of states that a side continues in law.
        predecessors: whether it counts acts of states before a side came from them.
        since: the first day that the date of a record may be; None for any.
        until: the last day that it may be; None for any.
        topic: the topics that it is about; empty for all.
        kind: the kinds of statements that it has; empty for all.
        sections: the names of the sections to print; empty for all. They are glance, outstanding,
            agreements, partnerships (memberships and missions included), figures, meetings (visits
            and statements included), people, sources and coverage.
        without: the names of the sections to leave out. Without sources there are no references.
        order: "newest" if sections begin with the newest entries, or "oldest".
        heading: the title to print; None for the names of the two sides.
        as_of: the day of printing, with which due dates are compared; None for today.

    Raises:
        InvalidDate: if *since*, *until* or *as_of* is not a date.
        InvalidId: if a topic is not a slug.
        InvalidTerm: if there is no such kind, section or order.

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
    since: PartialDate | None = attrs.field(default=None, converter=_day, kw_only=True)
    until: PartialDate | None = attrs.field(default=None, converter=_day, kw_only=True)
    topic: tuple[str, ...] = attrs.field(default=(), converter=_topics, kw_only=True)
    kind: tuple[StatementKind, ...] = attrs.field(default=(), converter=_kinds, kw_only=True)
    sections: tuple[str, ...] = attrs.field(default=(), converter=_section_names, kw_only=True)
    without: tuple[str, ...] = attrs.field(default=(), converter=_section_names, kw_only=True)
    order: Order = attrs.field(default="newest", converter=_order, kw_only=True)
    heading: str | None = attrs.field(
        default=None, converter=converters.optional_text, kw_only=True
    )
    as_of: PartialDate | None = attrs.field(default=None, converter=_day, kw_only=True)

    # --- the parts ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The title: the names of the two sides, unless *heading* is another one."""
        if self.heading is not None:
            return self.heading
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
        """The sources of these records, those only consulted last.

        `document` has them by number.
        """
        return self._content.sources

    @property
    def coverage(self) -> Coverage:
        """The sources that the brief is based on, and the years of its entries."""
        return self._content.coverage

    @property
    def omissions(self) -> tuple[Omission, ...]:
        """The records that the brief does not count because earlier states acted.

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
            filters=self._filters,
        )

    @property
    def _filters(self) -> Filters:
        return Filters(self.since, self.until, self.topic, self.kind)

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

        Each milestone of a partnership or an agreement, and each act of a mission, is a separate
        entry. Acts of other parties, such as ratifications of a convention, are left out.

        >>> from diplomacy import relations
        >>> [str(event.when) for event in relations("KR", "KG").timeline()][:2]
        ['1992~', '2023-09']
        """
        return make_timeline(
            self.collection, self._content.between.iter_records(), self._content.actors
        )

    # --- the page -------------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The brief as it is printed: sections of paragraphs, lists and tables."""
        chosen = frozenset(self.sections or SECTIONS).difference(self.without)
        content = self._content
        ids = {record.id for record in content.between.iter_records()}
        day = to_date(self.as_of or date.today())  # noqa: DTZ011 - the day where the reader is
        plans = planned(
            self.collection,
            self.first,
            self.second,
            as_of=day,
            continuing=self.continuing,
            predecessors=self.predecessors,
        )
        context = Context(
            self.collection,
            self.first,
            self.second,
            content,
            self._filters.describe(),
            tuple(plan for plan in plans if plan.record.id in ids),
            Bibliography(self.collection, is_shown="sources" in chosen),
            day,
            oldest_first=self.order == "oldest",
        )
        return write_document(
            context, self.title, chosen, notices=self._notices(), edition=self._edition()
        )

    def to_text(self, width: int = DEFAULT_WIDTH) -> str:
        """Return the brief as plain text.

        Args:
            width: the length of the longest line, at least 40 characters; longer words are not
                broken.

        >>> from diplomacy import relations
        >>> relations("KR", "NL").to_text(width=50).splitlines()[2]
        'Bilateral brief. Entries dated 2023, drawn from 1'
        """
        return render_text(self.document, width)

    def to_markdown(self) -> str:
        """Return the brief as Markdown.

        >>> from diplomacy import relations
        >>> print(relations("KR", "NL").to_markdown().splitlines()[0])
        # South Korea – Netherlands
        """
        return render_markdown(self.document)

    def to_html(self) -> str:
        """Return the brief as a complete HTML page with its own style sheet.

        >>> from diplomacy import relations
        >>> "<h1>South Korea – Netherlands</h1>" in relations("KR", "NL").to_html()
        True
        """
        return render_page(self.document)

    def __html__(self) -> str:
        """Return the brief as a part of a page, for templates, which insert it unescaped.

        >>> from diplomacy import relations
        >>> relations("KR", "NL").__html__().startswith("<article>")
        True
        """
        return render_part(self.document, f"{self.first}-{self.second}".lower())

    def __str__(self) -> str:
        return self.to_text()

    def _repr_markdown_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.to_markdown()

    def _repr_html_(self) -> str:  # pyright: ignore[reportUnusedFunction]
        return self.__html__()

    def __repr__(self) -> str:
        return f"<Relations {self.title}>"

    def _notices(self) -> tuple[str, ...]:
        earlier = omissions_between(self.collection, self.first, self.second)
        return write_notices(
            self.collection, earlier, continuing=self.continuing, predecessors=self.predecessors
        )

    def _edition(self) -> str | None:
        """Return the name and version of the data if they are the shipped records."""
        if len(self.collection) > _MAX_DIGESTED:
            return None
        found = self.collection.memoize("digest", lambda: digest(self.collection))
        return f"Data version {DATA_VERSION}" if found == DATA_DIGEST else None
