"""Currencies by their code in ISO 4217, withdrawn ones included.

The codes are listed here, so a valid file stays valid with any version of pycountry. The names of
rare currencies come from pycountry.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from diplomacy.errors import InvalidQuantity, require

__all__ = ["currency_name", "is_currency"]

# Code -> the name in the singular and in the plural.
_COMMON_NAMES: Final = {
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
# ISO 4217 List One, without its codes for no currency (XXX) and for tests (XTS).
_CURRENT_CODES: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR "
    "FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    "KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU "
    "MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
    "TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB "
    "XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG "
)
_CURRENT: Final = frozenset(_CURRENT_CODES.split())


@cache
def _withdrawn_names() -> Mapping[str, tuple[str, str]]:
    """Return the names of the currencies that are withdrawn according to ISO 4217 and CLDR."""
    from diplomacy.countries.tables import read_table  # not loaded by ``import diplomacy``

    rows = read_table("withdrawn_currencies")
    return {row["code"]: (row["singular"], row["plural"]) for row in rows}


def is_currency(code: str) -> bool:
    """Return whether a text is the ISO 4217 code of a currency, current or withdrawn.

    >>> is_currency("USD"), is_currency("DEM"), is_currency("usd")
    (True, True, False)
    """
    code = require(code, str, "the code of a currency")
    return code in _CURRENT or (len(code) == 3 and code in _withdrawn_names())


def currency_name(code: str, plural: bool = True) -> str:
    """Return the English name of a currency, from its code in ISO 4217.

    Raises:
        InvalidQuantity: if ISO 4217 has no such code.

    >>> currency_name("USD"), currency_name("DEM", plural=False), currency_name("KZT")
    ('US dollars', 'German mark', 'Tenge')
    """
    require(plural, bool, "True or False")
    if require(code, str, "the code of a currency") in _COMMON_NAMES:
        return _COMMON_NAMES[code][plural]
    if not is_currency(code):
        reason = "it is not a currency code of ISO 4217; write USD, EUR or another one."
        raise InvalidQuantity(code, reason)
    if code in _CURRENT:
        return _iso_name(code)
    return _withdrawn_names()[code][plural]


def _iso_name(code: str) -> str:
    """Return the name that pycountry has for a current code, or the code if it has none."""
    import pycountry

    currencies: Any = pycountry.currencies
    return str(getattr(currencies.get(alpha_3=code), "name", code))
