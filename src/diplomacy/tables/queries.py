"""Tables: the queries of an archive on Polars, DuckDB, PyArrow or Spark.

A query has the arguments, the errors and the answer of the method of `Archive` of the same name.
Names are resolved and arguments are checked immediately; the rest runs on the engine when the
answer is collected. PyArrow, which is not lazy, runs everything immediately.
"""

from collections.abc import Iterable
from typing import Any, TypeVar, Unpack

from diplomacy import converters
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
from diplomacy.tables.conditions import column
from diplomacy.tables.filters import (
    AgreementFilters,
    MeetingFilters,
    MissionFilters,
    PartnershipFilters,
    StatementFilters,
    StatisticFilters,
    SummitFilters,
    TradeFilters,
    VisitFilters,
)
from diplomacy.tables.in_memory import InMemory
from diplomacy.tables.panel import Codes, build_panel
from diplomacy.tables.selections import Selection
from diplomacy.vocabulary import MeetingLevel

__all__ = ["Tables"]

R = TypeVar("R", bound=Record)


class Tables(InMemory):
    """The tables of an archive on Polars, DuckDB, PyArrow or Spark, with its queries.

    Each query has the arguments and errors of that of `Archive`; see there. The answer is a
    `Selection`, in the same order. A query whose answers are not records of one type, such as
    `planned` and `find`, finds the records that it needs on the engine and answers in memory.

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
        """Return a row for each pair of countries and year, with counts of records.

        The columns are ``country1``, ``country2`` and ``year``, and for each of ``summits``,
        ``meetings`` and ``visits`` (held), ``agreements_signed``, ``agreements_in_force``,
        ``partnerships`` and ``missions`` a count that ends in ``_certain`` and one that ends in
        ``_possible``. A record with a date counts certainly in the year in which the whole date lies, and
        possibly in each year in which it may lie. A record with a period counts in each year with a
        day on which it certainly, or possibly, held according to the sources. A record without a
        date counts in no year. The rows are in order of their first three columns.

        Args:
            start: the first year.
            end: the last year, included.
            countries: the countries, by code or name; None for all that are on record.
            directed: whether each pair occurs in both directions. Visits then count for those who
                travel, missions for those who send; the rest counts for both.
            states_only: whether organizations do not represent their countries.
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
        """Return the agreements concluded at a meeting, or on its sidelines, by its id."""
        self._check_meeting(meeting)
        rows = self.rows("agreements").filter(column("concluded_at") == meeting)
        return self._select(Agreement, rows)

    def meetings_on_sidelines_of(self, meeting: str) -> Selection[Meeting]:
        """Return the meetings on the sidelines of another, by the id of that one."""
        self._check_meeting(meeting)
        rows = self.rows("meetings").filter(column("sidelines_of") == meeting)
        return self._select(Meeting, rows)


def _at_summit(rows: Any) -> Any:
    return rows.filter(column("level") == str(MeetingLevel.LEADERS))
