"""Sufficiency: the citations that support a field by themselves, and the basis of the field.

A field has the basis of its best sufficient citation, so a weaker note on another paragraph does
not lower it. A date has several parts, and a quotation without one of them is not sufficient. Any
other value needs one citation.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.coverage import Coverage
from diplomacy.provenance.dates_in_text import DateMention, find_dates, is_consistent
from diplomacy.provenance.paths import FieldPath, value_at
from diplomacy.records import Cited
from diplomacy.sources import Citation
from diplomacy.vocabulary import Basis, DatePrecision

__all__ = ["basis_of", "is_sufficient", "weakest"]

# From the strongest basis to the weakest.
_BASES: Final = tuple(Basis)


def basis_of(record: Cited, place: FieldPath, coverage: Coverage) -> Basis | None:
    """Return the basis of a field: that of its best citation, or of its weakest part.

    A citation of a part of a value, such as ``value.unit``, means that citations of the whole value
    do not include this part. If no citation is sufficient, all of them are needed, and the weakest
    decides.

    Returns:
        The basis, or None if no citation supports the whole field.

    >>> from diplomacy.fixtures import ankara_2025
    >>> record = ankara_2025.SUMMIT
    >>> basis_of(record, FieldPath("period", widest="period"), Coverage(record))
    Basis.EXTERNAL
    """
    if not coverage.supports(place):
        return None
    whole = [c for path in place.supporting_paths() for c in coverage.naming(path)]
    of_parts = (
        _best(coverage.naming(part), value_at(record, part))
        for part in coverage.parts_cited(place.path)
    )
    return weakest([_best(whole, value_at(record, place.path)), *of_parts])


def weakest(bases: Iterable[Basis]) -> Basis:
    """Return the weakest basis, in the order external, inferred, stated.

    >>> weakest([Basis.STATED, Basis.INFERRED])
    Basis.INFERRED
    """
    return max(bases, key=_BASES.index)


def _best(citations: Sequence[Citation], value: object) -> Basis:
    """Return the strongest basis of the sufficient citations; if there is none, the weakest."""
    sufficient = [citation.basis for citation in citations if is_sufficient(citation, value)]
    if sufficient:
        return min(sufficient, key=_BASES.index)
    return weakest(citation.basis for citation in citations)


def is_sufficient(citation: Citation, value: Any) -> bool:
    """Return whether a citation supports a value by itself.

    The quotation for a date, or for a text with a year in it, must have all of it: "November 24"
    needs a citation of the year. Without a quotation, a stated or external citation is assumed to
    have all of it; an inference is not.

    >>> november = Citation("a-report", 2, "November 24", fields=["period", "title"])
    >>> is_sufficient(november, Period("2025-11-24")), is_sufficient(november, "Talks in Ankara")
    (False, True)
    >>> is_sufficient(november, "Talks of 2025")
    False
    """
    days, years = _days_in(value), _years_in(value)
    if not days and not years:
        return True
    if citation.quote is None:
        return citation.basis is not Basis.INFERRED
    mentions = find_dates(citation.quote)
    return years <= {mention.year for mention in mentions} and all(
        any(_is_complete(mention, day) for mention in mentions) for day in days
    )


def _days_in(value: Any) -> list[PartialDate]:
    """Return a date, or the ends of a period."""
    ends = (value.start, value.end) if isinstance(value, Period) else (value,)
    return [end for end in ends if isinstance(end, PartialDate)]


def _years_in(value: Any) -> set[int]:
    """Return the years that a text names."""
    mentions = find_dates(value) if isinstance(value, str) else ()
    return {mention.year for mention in mentions if mention.year is not None}


def _is_complete(mention: DateMention, day: PartialDate) -> bool:
    """Return whether a date in a text is the recorded one, and as precise."""
    if mention.year is None or not is_consistent(mention, day):
        return False
    match day.precision:
        case DatePrecision.DAY:
            return mention.day is not None
        case DatePrecision.MONTH:
            return mention.month is not None
        case _:
            return True
