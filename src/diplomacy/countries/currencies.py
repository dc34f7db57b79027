"""Currencies by their code in ISO 4217."""

from typing import Any, Final

from diplomacy.errors import InvalidQuantity

__all__ = ["currency_name", "is_currency"]
# Read aloud often enough to be spelt out here, plural included; the rest are pycountry's.
_SPOKEN: Final = {
    "AUD": ("Australian dollar", "Australian dollars"),
    "CAD": ("Canadian dollar", "Canadian dollars"),
    "CHF": ("Swiss franc", "Swiss francs"),
    "CNY": ("Chinese yuan", "Chinese yuan"),
    "EUR": ("euro", "euros"),
    "GBP": ("pound sterling", "pounds sterling"),
    "INR": ("Indian rupee", "Indian rupees"),
    "JPY": ("Japanese yen", "Japanese yen"),
    "KGS": ("Kyrgyz som", "Kyrgyz som"),
    "KRW": ("South Korean won", "South Korean won"),
    "RUB": ("Russian rouble", "Russian roubles"),
    "TRY": ("Turkish lira", "Turkish lira"),
    "USD": ("US dollar", "US dollars"),
}


# Codes of ISO 4217 that stand for no money: none at all, and one for tests.
_NO_MONEY: Final = frozenset({"XXX", "XTS"})


def is_currency(code: str) -> bool:
    """Return whether *code* is that of a currency in ISO 4217.

    >>> is_currency("USD"), is_currency("usd")
    (True, False)
    """
    known = code.isupper() and code not in _NO_MONEY
    return code in _SPOKEN or (known and _iso_currency(code) is not None)


def currency_name(code: str, plural: bool = True) -> str:
    """Return what a currency is called in English, from its ISO 4217 *code*.

    Raises:
        InvalidQuantity: if ISO 4217 has no such code.

    >>> currency_name("USD"), currency_name("KZT")
    ('US dollars', 'Tenge')
    """
    if code in _SPOKEN:
        return _SPOKEN[code][plural]
    if not is_currency(code):
        raise InvalidQuantity(code, "no currency of ISO 4217 has this code; write USD, EUR, …")
    return str(_iso_currency(code).name)


def _iso_currency(code: str) -> Any:
    """Return the entry of ISO 4217 for a code, or None if it has none."""
    import pycountry

    return pycountry.currencies.get(alpha_3=code)
