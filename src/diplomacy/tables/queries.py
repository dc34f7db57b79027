"""Tables: the queries of an archive on Polars, DuckDB, PyArrow or Spark.

A query has the arguments, the errors and the answer of the method of `Archive` of the same name.
Names are resolved and arguments are checked at once; the rest runs on the engine when the answer is
collected. PyArrow, which is not lazy, runs everything at once.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, Unpack

from diplomacy import converters
from diplomacy.archive import Archive
from diplomacy.arrow.layout import table_of
from diplomacy.brief import Relations
from diplomacy.countries import Country
from diplomacy.errors import SameParty
from diplomacy.queries import Affiliation, Incumbency
from diplomacy.queries.sides import iter_side_pairs, iter_sides
from diplomacy.records import (
    Agreement,
    Meeting,
    Mission,
    Partnership,
    Record,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
    Visit,
)
from diplomacy.tables.conditions import column, load_narwhals, with_ids
from diplomacy.tables.filters import (
    AgreementFilters,
    LeaderFilters,
    MeetingFilters,
    MemberFilters,
    MembershipFilters,
    MissionFilters,
    PartnershipFilters,
    StatementFilters,
    StatisticFilters,
    SummitFilters,
    TradeFilters,
    VisitFilters,
    filter_records,
    split_scope,
)
from diplomacy.tables.panel import Codes, build_panel
from diplomacy.tables.selections import Selection
from diplomacy.tables.sides import Sides, pair_name
from diplomacy.tables.store import Store
from diplomacy.vocabulary import MeetingLevel

__all__ = ["Tables"]

R = TypeVar("R", bound=Record)


class _Store(Store):
    """The way of every query: the records of sides, those that pass the filters, in order."""

    def _select(self, record_type: type[R], rows: Any) -> Selection[R]:
        ordered = rows.sort("sort_key", "id", nulls_last=True)
        return Selection(self, table_of(record_type), ordered)

    def _sides(self, record_type: Any, *, states_only: bool) -> Sides:
        name = table_of(record_type)
        parties = self.rows(f"{name[:-1]}_parties")
        return Sides(record_type, parties, self.rows(name), states_only, self.is_person)

    def _between(
        self, record_type: type[R], first: str, second: str, filters: Mapping[str, Any]
    ) -> Any:
        """Return the rows between two sides that pass the filters."""
        scope = split_scope(record_type, filters)
        pair = self.resolve(first), self.resolve(second)
        if pair[0] == pair[1]:
            raise SameParty(pair[0])
        pairs = list(iter_side_pairs(*pair, continuing=scope[1], predecessors=scope[2]))
        sides = self._sides(record_type, states_only=scope.states_only)
        ids = sides.ids_between(pairs)
        rows = self.rows(table_of(record_type))
        if len(pairs) == 1 and all(isinstance(side, Country) for side in pair):
            rows = self._prune(rows, pair_name(*pair))
        rows = with_ids(rows, ids)
        in_force = [
            (sides.rows_of(left.party), sides.rows_of(right.party)) for left, right in pairs
        ]
        return filter_records(self, record_type, rows, filters, tuple(in_force))

    def _prune(self, rows: Any, pair: str) -> Any:
        """Return the rows of a pair of countries, and those of more or fewer countries.

        The table is in order of pair, so that an engine reads a few row groups. It would read all of
        them if both conditions were one.
        """
        others = rows.filter(column("pair").is_null())
        return load_narwhals().concat([rows.filter(column("pair") == pair), others])

    def _of(
        self, record_type: type[R], side: str, filters: Mapping[str, Any], end: str | None = None
    ) -> Any:
        """Return the rows of one side that pass the filters."""
        scope = split_scope(record_type, filters)
        found = list(
            iter_sides(self.resolve(side), continuing=scope[1], predecessors=scope.predecessors)
        )
        sides = self._sides(record_type, states_only=scope.states_only)
        ids = sides.ids_of(found, end=end)
        rows = with_ids(self.rows(table_of(record_type)), ids)
        members = [sides.rows_of(each.party) for each in found]
        return filter_records(
            self, record_type, rows, filters, tuple(zip(members, members, strict=True))
        )


class Tables(_Store):
    """The tables of an archive on Polars, DuckDB, PyArrow or Spark, with its queries.

    Each query is that of `Archive`, with the same arguments and errors; see there. The answer is a
    `Selection`, in the same order.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> tables = Tables.of(ARCHIVE, "polars")
    >>> tables.agreements_between("South Korea", "Turkey", reached="signed").ids()[0]
    'kr-tr-fta'
    """

    def agreements_between(
        self, first: str, second: str, **filters: Unpack[AgreementFilters]
    ) -> Selection[Agreement]:
        """Return the agreements to which both sides are parties."""
        return self._select(Agreement, self._between(Agreement, first, second, filters))

    def partnerships_between(
        self, first: str, second: str, **filters: Unpack[PartnershipFilters]
    ) -> Selection[Partnership]:
        """Return the partnerships between two sides."""
        return self._select(Partnership, self._between(Partnership, first, second, filters))

    def meetings_between(
        self, first: str, second: str, **filters: Unpack[MeetingFilters]
    ) -> Selection[Meeting]:
        """Return the meetings in which both sides took or will take part."""
        return self._select(Meeting, self._between(Meeting, first, second, filters))

    def summits_between(
        self, first: str, second: str, **filters: Unpack[SummitFilters]
    ) -> Selection[Summit]:
        """Return the meetings of leaders in which both sides took or will take part."""
        return self._select(Summit, _at_summit(self._between(Meeting, first, second, filters)))

    def trade_between(
        self, first: str, second: str, **filters: Unpack[TradeFilters]
    ) -> Selection[TradeFigure]:
        """Return the trade figures that either side reports for the other."""
        return self._select(TradeFigure, self._between(TradeFigure, first, second, filters))

    def statistics_between(
        self, first: str, second: str, **filters: Unpack[StatisticFilters]
    ) -> Selection[Statistic]:
        """Return the statistics of one side that concern the other."""
        return self._select(Statistic, self._between(Statistic, first, second, filters))

    def statements_between(
        self, first: str, second: str, **filters: Unpack[StatementFilters]
    ) -> Selection[Statement]:
        """Return the statements of one side to the other, of both, or about both."""
        return self._select(Statement, self._between(Statement, first, second, filters))

    def visits_between(
        self, first: str, second: str, **filters: Unpack[VisitFilters]
    ) -> Selection[Visit]:
        """Return the visits of either side to the other."""
        return self._select(Visit, self._between(Visit, first, second, filters))

    def missions_between(
        self, first: str, second: str, **filters: Unpack[MissionFilters]
    ) -> Selection[Mission]:
        """Return the missions of either side to the other."""
        return self._select(Mission, self._between(Mission, first, second, filters))

    def agreements_of(self, side: str, **filters: Unpack[AgreementFilters]) -> Selection[Agreement]:
        """Return the agreements to which a side is a party."""
        return self._select(Agreement, self._of(Agreement, side, filters))

    def partnerships_of(
        self, side: str, **filters: Unpack[PartnershipFilters]
    ) -> Selection[Partnership]:
        """Return the partnerships of a side."""
        return self._select(Partnership, self._of(Partnership, side, filters))

    def meetings_of(self, side: str, **filters: Unpack[MeetingFilters]) -> Selection[Meeting]:
        """Return the meetings in which a side took or will take part."""
        return self._select(Meeting, self._of(Meeting, side, filters))

    def summits_of(self, side: str, **filters: Unpack[SummitFilters]) -> Selection[Summit]:
        """Return the meetings of leaders in which a side took or will take part."""
        return self._select(Summit, _at_summit(self._of(Meeting, side, filters)))

    def trade_of(self, side: str, **filters: Unpack[TradeFilters]) -> Selection[TradeFigure]:
        """Return the trade figures that a country reports, or that others report for it."""
        return self._select(TradeFigure, self._of(TradeFigure, side, filters))

    def statistics_of(self, side: str, **filters: Unpack[StatisticFilters]) -> Selection[Statistic]:
        """Return the statistics of which a side is the subject or the counterpart."""
        return self._select(Statistic, self._of(Statistic, side, filters))

    def statements_of(self, side: str, **filters: Unpack[StatementFilters]) -> Selection[Statement]:
        """Return the statements by a side, to it or about it."""
        return self._select(Statement, self._of(Statement, side, filters))

    def visits_of(self, party: str, **filters: Unpack[VisitFilters]) -> Selection[Visit]:
        """Return the visits that representatives of a party made or will make."""
        return self._select(Visit, self._of(Visit, party, filters, end="from"))

    def missions_of(self, party: str, **filters: Unpack[MissionFilters]) -> Selection[Mission]:
        """Return the missions that a party sends."""
        return self._select(Mission, self._of(Mission, party, filters, end="from"))

    def visits_to(self, party: str, **filters: Unpack[VisitFilters]) -> Selection[Visit]:
        """Return the visits to a party."""
        return self._select(Visit, self._of(Visit, party, filters, end="to"))

    def missions_to(self, party: str, **filters: Unpack[MissionFilters]) -> Selection[Mission]:
        """Return the missions that a party receives."""
        return self._select(Mission, self._of(Mission, party, filters, end="to"))

    def dyad_years(
        self,
        start: int,
        end: int,
        *,
        countries: Iterable[str] | None = None,
        directed: bool = False,
        states_only: bool = False,
        codes: Codes = "iso",
    ) -> Any:
        """Return a row for each two countries and year, with how much there was between them.

        The columns are ``country1``, ``country2`` and ``year``, and for each of ``summits``,
        ``meetings`` and ``visits`` (held), ``agreements_signed``, ``agreements_in_force``,
        ``partnerships`` and ``missions`` a count that ends in ``_certain`` and one that ends in
        ``_possible``. What has a date counts certainly in the year in which the whole date lies, and
        possibly in each year in which it may lie. What lasts counts in each year with a day on which
        it certainly, or possibly, held, by what the sources can know. What has no date counts in no
        year. The rows are in order of their first three columns.

        Args:
            start: the first year.
            end: the last year, included.
            countries: the countries, by code or name; None for all that are on record.
            directed: whether each pair occurs in both directions. Visits then count for those who
                travel, missions for those who send; the rest counts for both.
            states_only: whether organizations do not stand for their countries.
            codes: the codes of countries: "iso", or the numbers "cow" or "gw", which leave out the
                years in which a country has none.

        Returns:
            A lazy frame of the engine; an Arrow table on PyArrow.

        Raises:
            InvalidPeriod: if the last year is before the first.
            InvalidTerm: if there are no such codes.
            UnknownCountry, AmbiguousCountry: if a text is not the name of one country.

        >>> from diplomacy.fixtures import ARCHIVE
        >>> panel = Tables.of(ARCHIVE).dyad_years(2012, 2014, countries=["KR", "TR"]).collect()
        >>> panel.select("year", "agreements_in_force_certain").rows()
        [(2012, 0), (2013, 1), (2014, 1)]
        """
        return build_panel(
            self,
            start,
            end,
            countries,
            codes,
            directed=converters.flag(directed),
            states_only=converters.flag(states_only),
        ).to_native()

    def agreements_concluded_at(self, meeting: str) -> Selection[Agreement]:
        """Return the agreements concluded at a meeting, which is given by its id."""
        self._check_meeting(meeting)
        rows = self.rows("agreements").filter(column("concluded_at") == meeting)
        return self._select(Agreement, rows)

    def meetings_on_sidelines_of(self, meeting: str) -> Selection[Meeting]:
        """Return the meetings on the sidelines of another, which is given by its id."""
        self._check_meeting(meeting)
        rows = self.rows("meetings").filter(column("sidelines_of") == meeting)
        return self._select(Meeting, rows)

    def _check_meeting(self, id: str) -> None:
        """Raise the error of an archive if there is no such meeting."""
        self.close(self.with_ids("meetings", [id])).get(Meeting, id)

    def relations(
        self, first: str, second: str, *, continuing: bool = False, predecessors: bool = False
    ) -> Relations:
        """Return the bilateral brief: everything on record between two sides.

        The engine finds the records, and the brief is made of them in memory.
        """
        between = (
            *(self.agreements_between, self.partnerships_between, self.meetings_between),
            *(self.trade_between, self.statistics_between, self.statements_between),
            *(self.visits_between, self.missions_between),
        )
        records: list[Any] = []
        for query in between:
            records += query(first, second, predecessors=True).records()
        found = Archive.merge(self.close(records), self.actors)
        return found.relations(first, second, continuing=continuing, predecessors=predecessors)

    # --- people and members, whose answers say how certain they are -----------------------------

    def leaders_of(self, party: str, **filters: Unpack[LeaderFilters]) -> tuple[Incumbency, ...]:
        """Return who held a leading office of a country or organization, most certain first."""
        return tuple(self.actors.leaders_of(party, **filters))

    def members_of(
        self, organization: str, **filters: Unpack[MemberFilters]
    ) -> tuple[Affiliation, ...]:
        """Return the memberships of an organization: full ones unless a status is given."""
        return tuple(self.actors.members_of(organization, **filters))

    def memberships_of(
        self, party: str, **filters: Unpack[MembershipFilters]
    ) -> tuple[Affiliation, ...]:
        """Return the memberships of a party, of every status unless one is given."""
        return tuple(self.actors.memberships_of(party, **filters))


def _at_summit(rows: Any) -> Any:
    return rows.filter(column("level") == str(MeetingLevel.LEADERS))
