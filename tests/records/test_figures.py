"""Trade figures and statistics."""

from typing import Any

import pytest
from tests.records.samples import check_rejection, make

from diplomacy import InvalidTerm, InvalidType, Quantity, Statistic, TradeFigure
from diplomacy.errors import InvalidCountry
from diplomacy.formats import from_dict, to_dict


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
        *(
            (
                TradeFigure,
                {"value": Quantity(0, "USD", qualifier)},
                "value",
                f"{Quantity(0, 'USD', qualifier)} is not an amount of trade. Use a currency (ISO 4217) and a number of 0 or more.",
            )
            for qualifier in ("less-than", "nearly")
        ),
        (
            TradeFigure,
            {"value": Quantity(-15, "USD")},
            "value",
            "-15 US dollars is not an amount of trade. Use a currency (ISO 4217) and a number of 0 or more.",
        ),
        *[
            (
                cls,
                {"value": None},
                "value",
                "a value is required, unless the kind is 'not-reported'.",
            )
            for cls in (TradeFigure, Statistic)
        ],
        *[
            (
                cls,
                {"kind": "not-reported", "value": Quantity(0, "USD")},
                "value",
                "0 US dollars was given, but the kind is not-reported. Remove the value, or change the kind.",
            )
            for cls in (TradeFigure, Statistic)
        ],
        *[
            (
                cls,
                {"base_year": "2015", "price_basis": basis},
                "base_year",
                "a base year needs constant prices. Set price_basis to 'constant'.",
            )
            for cls in (TradeFigure, Statistic)
            for basis in (None, "current")
        ],
        *[
            (
                TradeFigure,
                {"base_year": year, "price_basis": "constant"},
                "base_year",
                f"{year} is not a year. Write four digits, such as '2015'.",
            )
            for year in ("2015-06", "2015~", "[2014..2016]")
        ],
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


@pytest.mark.parametrize("value", [15e9, 15, "15 USD", False])
@pytest.mark.parametrize("cls", [TradeFigure, Statistic])
def test_values_must_be_quantities(cls: Any, value: Any) -> None:
    with pytest.raises(InvalidType, match="is not a Quantity, such as"):
        make(cls, value=value)


def test_only_countries_report_trade() -> None:
    with pytest.raises(InvalidCountry):
        make(TradeFigure, reporter="kepco")
    with pytest.raises(InvalidTerm, match="exports, imports, total"):
        make(TradeFigure, flow="both")


def test_trade_that_was_not_reported_is_not_zero() -> None:
    zero = make(TradeFigure, value=Quantity(0, "USD"))
    missing = make(TradeFigure, value=None, kind="not-reported")
    assert zero.value.number == 0
    assert missing.value is None
    assert zero != missing
    assert from_dict(to_dict(missing)) == missing
    assert "value" not in to_dict(missing)


def test_a_base_year_may_be_unknown() -> None:
    assert make(TradeFigure, price_basis="constant").base_year is None
