"""The diary of an embassy: pending agreements, addressees and anniversaries."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from diplomacy import (
    Agreement,
    Archive,
    Certainty,
    Country,
    DatePrecision,
    Period,
    Stage,
    agreements_between,
    summits_between,
)

YEAR_IS_KNOWN = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)

__all__ = ["Anniversary", "addressees", "anniversaries", "last_met", "pending"]


class Anniversary(NamedTuple):
    """A round number of years since an agreement was signed."""

    agreement: Agreement
    years: int


def pending(first: str, second: str) -> list[str]:
    """Return the titles of agreements that are signed but not in force on record."""
    signed = agreements_between(first, second, reached=Stage.SIGNED)
    return [agreement.title for agreement in signed if agreement.stage is Stage.SIGNED]


def last_met(first: str, second: str) -> Period | None:
    """Return when the leaders of two countries last met, if any summit is on record."""
    dated = [summit.period for summit in summits_between(first, second) if summit.period]
    return dated[-1] if dated else None


def addressees(archive: Archive, country: str, day: date) -> list[str]:
    """Return the names of those who certainly led a country on a day."""
    incumbents = archive.leaders_of(country, on=day)
    return [i.leader.name for i in incumbents if i.certainty is not Certainty.POSSIBLE]


def anniversaries(agreements: Iterable[Agreement], year: int) -> Iterator[Anniversary]:
    """Yield the agreements that were signed a round number of years before a year.

    Agreements without a certain year of signature are left out.
    """
    for agreement in agreements:
        signed = agreement.signed_on
        if signed is None or signed.qualified or signed.precision not in YEAR_IS_KNOWN:
            continue
        years = year - int(signed.text[:4])
        if years > 0 and years % 5 == 0:
            yield Anniversary(agreement, years)


def flags(agreement: Agreement) -> str:
    """Return the flags of the countries that are parties."""
    return " ".join(party.flag for party in agreement.parties if isinstance(party, Country))
