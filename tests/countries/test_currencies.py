"""Currencies by code, current and withdrawn."""

from typing import Final

import pycountry
import pytest
from babel import Locale

from diplomacy import Quantity
from diplomacy.countries import currency_name, is_currency
from diplomacy.countries.tables import read_table
from diplomacy.errors import InvalidQuantity

CURRENT: Final = {entry.alpha_3 for entry in pycountry.currencies} - {"XXX", "XTS"}
WITHDRAWN: Final = sorted(row["code"] for row in read_table("withdrawn_currencies"))


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("USD", "US dollar", "US dollars"),
        ("EUR", "euro", "euros"),
        ("KRW", "South Korean won", "South Korean won"),
        ("TRY", "Turkish lira", "Turkish lira"),
        ("KZT", "Tenge", "Tenge"),
        ("DEM", "German mark", "German marks"),
        ("ITL", "Italian lira", "Italian lire"),
        ("SUR", "Soviet rouble", "Soviet roubles"),
    ],
)
def test_currency_names(code: str, one: str, many: str) -> None:
    """A currency is called what English readers call it, else what ISO 4217 does."""
    assert currency_name(code, plural=False) == one
    assert currency_name(code) == many


@pytest.mark.parametrize("code", ["QQQ", "", "US", "840", "usd", "XXX", "XTS"])
def test_unknown_currencies(code: str) -> None:
    """A code that ISO 4217 does not have is rejected with what to write."""
    with pytest.raises(InvalidQuantity, match="write USD, EUR"):
        currency_name(code)


@pytest.mark.parametrize("code", sorted(CURRENT | (set(Locale("en").currencies) - {"XXX", "XTS"})))
def test_every_currency_of_iso_4217_and_cldr(code: str) -> None:
    """A currency is accepted whether or not it is withdrawn, and whatever pycountry knows."""
    assert is_currency(code)
    assert Quantity(1, code).unit == code


@pytest.mark.parametrize("code", WITHDRAWN)
def test_withdrawn_currencies_have_names(code: str) -> None:
    """A withdrawn currency has a name in the singular and in the plural."""
    assert currency_name(code, plural=False) not in {"", code}
    assert currency_name(code) not in {"", code}


def test_currencies_that_pycountry_lacks_are_called_by_their_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An older pycountry does not know every current code; a file with one still loads."""
    monkeypatch.setattr(pycountry.currencies, "get", lambda **_: None)
    assert currency_name("XCG") == "XCG"
