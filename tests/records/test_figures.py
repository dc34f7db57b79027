"""Trade figures and statistics."""

from typing import Any

import pytest
from tests.records.samples import check_rejection, make

from diplomacy import InvalidTerm, InvalidType, Quantity, Statistic, TradeFigure
from diplomacy.errors import InvalidCountry


@pytest.mark.parametrize(
    ("cls", "changes", "path", "reason"),
    [
        (TradeFigure, {"partner": "TUR"}, "partner", "TR cannot be both reporter and partner."),
        (
            TradeFigure,
            {"value": Quantity(15, "percent")},
            "value",
            "15 percent is not an amount of trade. Use a currency (ISO 4217) and a number of 0 or more.",
        ),
        (
            TradeFigure,
            {"value": Quantity(-15, "USD")},
            "value",
            "-15 US dollars is not an amount of trade. Use a currency (ISO 4217) and a number of 0 or more.",
        ),
        (
            Statistic,
            {"counterpart": "TR"},
            "counterpart",
            "TR cannot be both subject and counterpart.",
        ),
    ],
)
def test_invalid_figures_are_rejected(
    cls: Any, changes: dict[str, Any], path: str, reason: str
) -> None:
    check_rejection(cls, changes, path, reason)


@pytest.mark.parametrize("value", [15e9, 15, "15 USD", None])
@pytest.mark.parametrize("cls", [TradeFigure, Statistic])
def test_values_must_be_quantities(cls: Any, value: Any) -> None:
    with pytest.raises(InvalidType, match="is not a Quantity, such as"):
        make(cls, value=value)


def test_only_countries_report_trade() -> None:
    with pytest.raises(InvalidCountry):
        make(TradeFigure, reporter="kepco")
    with pytest.raises(InvalidTerm, match="exports, imports, total"):
        make(TradeFigure, flow="both")


def test_trade_may_be_zero() -> None:
    assert make(TradeFigure, value=Quantity(0, "USD")).value.number == 0
