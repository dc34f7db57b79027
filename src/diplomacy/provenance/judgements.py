"""Judgements: decisions on whether a passage has a value that it is cited for.

A judgement is None if no rule can judge: an editor's title, a topic, a reference to another
record, a term that may be stated in many words.
"""

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.provenance.dates_in_text import is_consistent
from diplomacy.provenance.names_in_text import Names, country_lexicon, missing_words, shares_no_word
from diplomacy.provenance.numbers_in_text import has_qualifier, has_unit
from diplomacy.provenance.passages import Passage
from diplomacy.provenance.terms_in_text import has_known_words, has_own_word
from diplomacy.quantities import Quantity
from diplomacy.vocabulary import (
    FigureKind,
    FindingKind,
    MeetingStatus,
    Term,
)

__all__ = ["CARRIED", "Judgement", "join", "judge"]

_FIELD_RE: Final = re.compile(r"([a-z_]+)(?:\[[0-9]+\])*$")
_PARTY_FIELDS: Final = frozenset(
    {"about", "brokered_by", "counterpart", "country", "host", "member", "organization"}
    | {"organizer", "partner", "parties", "party", "reporter", "subject"}
)
_NAME_FIELDS: Final = frozenset({"family_name", "given_name", "name", "other_names", "short_name"})
# An editor may complete these, so only a text without any of their words is wrong.
_LABEL_FIELDS: Final = frozenset({"designation", "office", "place", "scope"})
_MAX_LISTED: Final = 6


class Judgement(NamedTuple):
    """A judgement on a value in a passage.

    Attributes:
        kind: the kind of problem; None if the passage has the value.
        value: the value, in words.
        found: the value that the passage has instead; empty if it has none of the kind.
    """

    kind: FindingKind | None
    value: str = ""
    found: str = ""


CARRIED: Final = Judgement(None)
"""The judgement on a passage that has the value."""


def judge(path: str, value: Any, passage: Passage) -> Judgement | None:
    """Return whether a passage has the value at a path, or None if no rule can judge.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> judge("brokered_by", Country("KZ"), Passage("brokered by Russia", ARCHIVE))
    Judgement(kind=FindingKind.NAME, value='Kazakhstan', found='Russia')
    """
    match = _FIELD_RE.search(path)
    field = match[1] if match else path
    if isinstance(value, Quantity):
        return _judge_quantity(value, passage)
    if isinstance(value, PartialDate | Period):
        return _judge_date(value, passage)
    if isinstance(value, Term):
        return _judge_term(value, passage)
    if field == "planned":
        return _judge_plan("planned", passage)
    if field == "leader":
        return _judge_key(value, value, passage.leaders)
    if field in _PARTY_FIELDS:
        return _judge_party(value, passage)
    if field in _NAME_FIELDS or field in _LABEL_FIELDS:
        return _judge_name(value, passage, is_whole=field in _NAME_FIELDS)
    return None


# --- names --------------------------------------------------------------------------------------


def _judge_party(value: str, passage: Passage) -> Judgement | None:
    """Judge a country or organization by any of its names; a fictional state has none."""
    if isinstance(value, Country):
        if value not in country_lexicon().keys:
            return None
        return _judge_key(value, value.name, passage.countries)
    return _judge_key(value, value, passage.organizations)


def _judge_key(key: str, label: str, named: Names) -> Judgement:
    return CARRIED if key in named.keys else Judgement(FindingKind.NAME, label, join(named.words))


def join(words: Sequence[str]) -> str:
    """Return the first few of some words as a list.

    >>> join(["Russia", "Syria"])
    'Russia, Syria'
    """
    rest = ", ..." if len(words) > _MAX_LISTED else ""
    return ", ".join(words[:_MAX_LISTED]) + rest


def _judge_name(value: str, passage: Passage, *, is_whole: bool) -> Judgement | None:
    """Judge a name by its words, in any order; a label only if it shares none that matters."""
    if not missing_words(value, passage.folded):
        return CARRIED
    if not is_whole and not shares_no_word(value, passage.folded):
        return None
    return Judgement(FindingKind.NAME, value)


# --- numbers ------------------------------------------------------------------------------------


def _judge_quantity(value: Quantity, passage: Passage) -> Judgement | None:
    """Judge a quantity by its number, then its unit, then its qualifier."""
    same = passage.numbers.get(value.number)
    if same is None:
        scales = (value.number.scaleb(-places) for places in (3, 6, 9))
        bare = (mention for number in scales for mention in passage.numbers.get(number, ()))
        if any(not mention.is_scaled for mention in bare):
            return None
        return Judgement(FindingKind.NUMBER, str(value), join(passage.number_words))
    of_unit = [mention for mention in same if has_unit(value, mention)]
    if of_unit and any(has_qualifier(value, mention) for mention in of_unit):
        return CARRIED
    kind = FindingKind.QUALIFIER if of_unit else FindingKind.NUMBER
    return Judgement(kind, str(value), join([mention.words for mention in of_unit or same]))


# --- dates --------------------------------------------------------------------------------------


def _judge_date(value: PartialDate | Period, passage: Passage) -> Judgement | None:
    """Judge a date or the ends of a period by the years, months, days and weekdays in a passage."""
    ends = [value] if isinstance(value, PartialDate) else [value.start, value.end]
    days = list(dict.fromkeys(day for day in ends if day is not None))
    if not days or (not passage.dates and passage.has_relative_date):
        return None
    carried = [any(is_consistent(date, day) for date in passage.dates_near(day)) for day in days]
    if all(carried):
        return CARRIED
    if any(carried) and len(passage.dates) < len(days):
        return None
    is_weekday = any(
        date.weekday is not None and is_consistent(date._replace(weekday=None), day)
        for day in days
        for date in passage.dates_near(day)
    )
    kind = FindingKind.WEEKDAY if is_weekday else FindingKind.DATE
    return Judgement(kind, _format_date(value), join(passage.date_words))


def _format_date(value: PartialDate | Period) -> str:
    """Return a recorded date, with its weekday if it is one day."""
    is_day = value.earliest == value.latest
    return f"{value} (a {value.earliest:%A})" if is_day else str(value)


# --- terms --------------------------------------------------------------------------------------


def _judge_term(value: Term, passage: Passage) -> Judgement | None:
    """Judge a term by its words, and by those of the terms that exclude it."""
    if value in (MeetingStatus.PLANNED, MeetingStatus.PROPOSED):
        return _judge_plan(str(value), passage)
    found = passage.terms(type(value))
    if value in found:
        return CARRIED
    if has_known_words(value):
        return Judgement(FindingKind.TERM, str(value))
    # A paragraph may report several acts and figures, a quotation is about the one it is cited for.
    can_exclude = passage.is_quotation and (has_own_word(value) or isinstance(value, FigureKind))
    if not found or not can_exclude:
        return None
    return Judgement(FindingKind.TERM, str(value), join(sorted(map(str, found))))


def _judge_plan(value: str, passage: Passage) -> Judgement:
    if passage.may_be_planned:
        return CARRIED
    return Judgement(FindingKind.PLAN, value)
