"""The dates by which records are ordered, for type checkers to read."""

from typing import assert_type

from diplomacy import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Organization,
    PartialDate,
    Partnership,
    Period,
    Source,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
)


def agreement(record: Agreement) -> None:
    """The date of a `Agreement`."""
    assert_type(record.own_date, PartialDate | Period | None)
    assert_type(record.first_done_on, PartialDate | None)


def leader(record: Leader) -> None:
    """The date of a `Leader`."""
    assert_type(record.own_date, PartialDate | Period | None)


def meeting(record: Meeting) -> None:
    """The date of a `Meeting`."""
    assert_type(record.own_date, PartialDate | Period | None)


def membership(record: Membership) -> None:
    """The date of a `Membership`."""
    assert_type(record.own_date, PartialDate | Period | None)


def organization(record: Organization) -> None:
    """The date of a `Organization`."""
    assert_type(record.own_date, PartialDate | Period | None)


def partnership(record: Partnership) -> None:
    """The date of a `Partnership`."""
    assert_type(record.own_date, PartialDate | Period | None)
    assert_type(record.first_done_on, PartialDate | None)


def source(record: Source) -> None:
    """The date of a `Source`."""
    assert_type(record.own_date, PartialDate | None)


def statement(record: Statement) -> None:
    """The date of a `Statement`."""
    assert_type(record.own_date, PartialDate | Period | None)


def statistic(record: Statistic) -> None:
    """The date of a `Statistic`."""
    assert_type(record.own_date, PartialDate | Period | None)


def summit(record: Summit) -> None:
    """The date of a `Summit`."""
    assert_type(record.own_date, PartialDate | Period | None)


def trade_figure(record: TradeFigure) -> None:
    """The date of a `TradeFigure`."""
    assert_type(record.own_date, PartialDate | Period | None)
