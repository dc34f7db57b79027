"""Strategies for the fields of records and of their parts, derived from how each is declared.

The converter of a field decides what the field accepts, so there is a strategy for each converter,
and a new field of a record is drawn without further code. Fields that accept less than their
converter are in `_narrower`; what several fields must agree on is in `rules`.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache, partial
from types import NoneType
from typing import Any, Final, cast, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy import converters
from diplomacy.records import Agreement, Milestone, Participant, Partnership, Stop
from diplomacy.sources import Citation
from diplomacy.testing.strategies.rules import make
from diplomacy.testing.strategies.values import (
    ENTRY_FIELDS,
    NAMES,
    TOPICS,
    Scope,
    counts,
    dates_since,
    ids,
    money,
    periods_since,
    quantities,
    subsets,
    texts,
)
from diplomacy.texts import text as required_text
from diplomacy.vocabulary import MeetingLevel, MissionRank, Role, Stage

__all__ = ["fields_within", "parts_within"]

# The fields without which a record says little. They are drawn for each record; of the other
# fields that have a default, only some are.
_USUAL: Final = frozenset(
    {
        *("accompanied_by", "addressees", "country", "date", "history", "obligations", "office"),
        *(
            "participants",
            "parties",
            "party",
            "period",
            "place",
            "rank",
            "speakers",
            "tenures",
            "value",
        ),
    }
)
_MAX_OTHERS: Final = 4
_MAX_PARTS: Final = 3


@cache
def fields_within(
    kind: Any, scope: Scope, *, without: tuple[str, ...] = ()
) -> SearchStrategy[Mapping[str, Any]]:
    """Return arguments for the constructor of a record or a part, except the id.

    Records that are not parties are referred to by ids that end in a number.
    """
    usual: dict[str, SearchStrategy[Any]] = {}
    others: list[SearchStrategy[tuple[str, Any]]] = []
    for field in attrs.fields(kind):
        if not field.init or field.name in ("id", *without):
            continue
        values = _values_of(kind, field, scope)
        if field.default is attrs.NOTHING:
            usual[field.name] = values
        elif field.name in _USUAL:
            usual[field.name] = st.just(field.default) | values
        elif not values.is_empty:
            others.append(st.tuples(st.just(field.name), values))
    most = min((len(others) + 1) // 2, _MAX_OTHERS)
    chosen = st.lists(st.one_of(others), max_size=most) if others else st.just([])
    return st.builds(_merge, st.fixed_dictionaries(usual), chosen)


def _merge(usual: Mapping[str, Any], others: Sequence[tuple[str, Any]]) -> Mapping[str, Any]:
    return {**usual, **dict(others)}


@cache
def parts_within(kind: Any, scope: Scope) -> SearchStrategy[Any]:
    """Return parts of records, such as participants."""
    return st.builds(partial(make, kind, scope=scope), fields_within(kind, scope))


def _values_of(kind: Any, field: "attrs.Attribute[Any]", scope: Scope) -> SearchStrategy[Any]:
    """Return the values of a field, except None."""
    narrower = _narrower(scope)
    for name in (f"{kind.__name__}.{field.name}", field.name):
        if name in narrower:
            return narrower[name]
    if field.name == "history" and kind in _USUAL_STAGES:
        return st.lists(_acts(kind, scope), max_size=_MAX_PARTS + 1)
    references = cast("Mapping[str, str]", getattr(kind, "REFERENCES", _REFERENCES_OF_PARTS))
    referenced = references.get(field.name, "Organization")
    if referenced != "Organization" or field.name == "successor":
        return ids(referenced.lower(), "other")
    by_converter = _by_converter(scope)
    converter: Any = cast("Any", field).converter
    if converter in by_converter:
        return by_converter[converter]
    return _values_of_type(field.type, scope)


_REFERENCES_OF_PARTS: Final = {"leader": "Leader", "agreement": "Agreement"}


def _values_of_type(annotation: Any, scope: Scope) -> SearchStrategy[Any]:
    """Return the terms of a vocabulary, or lists of parts."""
    if get_origin(annotation) is tuple:
        return st.lists(parts_within(get_args(annotation)[0], scope), max_size=_MAX_PARTS)
    [terms] = [kind for kind in get_args(annotation) or [annotation] if kind is not NoneType]
    if not issubclass(terms, Enum):
        raise TypeError(f"no strategy for fields of type {annotation!r}")
    return st.sampled_from(terms)


_USUAL_STAGES: Final[Mapping[Any, Sequence[Stage]]] = {
    Agreement: (
        *(Stage.SIGNED, Stage.IN_FORCE, Stage.SIGNED, Stage.IN_FORCE),
        *(Stage.RATIFIED, Stage.TERMINATED, Stage.WITHDRAWN),
    ),
    Partnership: (Stage.ESTABLISHED, Stage.SEVERED),
}


def _acts(kind: Any, scope: Scope) -> SearchStrategy[Milestone]:
    """Return acts of every stage that a type of record has."""
    stages = st.sampled_from(_USUAL_STAGES[kind])
    every = st.sampled_from([stage for stage in Stage if stage in kind.STAGES])
    fields = fields_within(Milestone, scope, without=("stage",))
    return st.builds(partial(_make_act, scope), stages | every, fields)


def _make_act(scope: Scope, stage: Stage, fields: Mapping[str, Any]) -> Milestone:
    return make(Milestone, {"stage": stage, **fields}, scope)


# --- what each field accepts --------------------------------------------------------------------


@cache
def _by_converter(scope: Scope) -> Mapping[Any, SearchStrategy[Any]]:
    """Return the strategy for the values that a converter accepts."""
    text = NAMES | NAMES.map(str) | texts()  # `one_of` counts the same strategy once
    dates = dates_since(scope.since)
    party, country = st.sampled_from(scope.parties), st.sampled_from(scope.states)
    organization = st.sampled_from(scope.organizations) if scope.organizations else st.nothing()
    return {
        required_text: text,
        converters.optional_text: text,
        converters.optional_mark: text | st.sampled_from(("*", "...")),
        converters.texts: st.lists(text, max_size=3, unique=True),
        converters.slug: organization,
        converters.optional_slug: organization,
        converters.slugs: subsets(TOPICS),
        converters.optional_url: st.sampled_from(_URLS),
        converters.party: party,
        converters.optional_party: party,
        converters.parties: subsets(scope.parties),
        converters.country: country,
        converters.optional_country: country,
        converters.optional_date: dates,
        converters.dates: st.lists(dates, max_size=3, unique=True),
        converters.optional_period: periods_since(scope.since),
        converters.flag: st.booleans(),
        converters.optional_flag: st.booleans(),
    }


_URLS: Final = ("https://example.org/a", "http://example.org/b?c=d#e")
_DIGESTS: Final = st.sampled_from(("sha256:" + "0a" * 32, "sha256:" + "f" * 64))
_USUAL_BASE_YEAR: Final = 2015
_PATHS: Final = (
    *("id", "title", "period", "parties", "history[0].date", "history[1]", "value", "name"),
    *("participants[0].party", "speakers[0]", "tenures[0].attested[0]", "unknown[9].path"),
)
_SIMPLEST_CITATIONS: Final = (Citation("sample-source-0", fields=["id"]),)
_LEVELS: Final = [level for level in MeetingLevel if level is not MeetingLevel.LEADERS]
_RANKS: Final = [rank for rank in MissionRank if rank is not MissionRank.NONE]


@cache
def _narrower(scope: Scope) -> Mapping[str, SearchStrategy[Any]]:
    """Return the strategy for each field that accepts less than its converter or its type."""
    earliest = max(scope.since.year, 1)
    years = st.just(max(earliest, _USUAL_BASE_YEAR)) | st.integers(earliest, 9999)
    return {
        **ENTRY_FIELDS,
        # The simplest citation is one choice, so that a failing example shrinks fast.
        "citations": st.just(_SIMPLEST_CITATIONS) | _of_parts(Citation, scope, most=2),
        "Citation.source": ids("source"),
        "Citation.fields": st.lists(st.sampled_from(_PATHS), min_size=1, max_size=3, unique=True),
        "Citation.paragraph": st.integers(1, 40) | st.integers(1, 10**18),
        "Meeting.level": st.sampled_from(_LEVELS),
        "MissionAct.rank": st.sampled_from(_RANKS),
        "Partnership.parties": subsets(scope.parties, 2),
        "Source.language": st.sampled_from(["en", "ko", "zh-Hant"]),
        "Statistic.indicator": ids("indicator"),
        "Statistic.value": quantities(),
        "Tenure.roles": subsets(tuple(Role), 1),
        "TradeFigure.value": money(),
        "Visit.stops": _of_parts(Stop, scope),
        "Visit.travellers": _of_parts(Participant, scope),
        "base_year": years.map("{:04}".format),
        "delegation_count": counts(),
        "digest": _DIGESTS,
        "outcome_documents": counts(),
        "paragraph_digests": st.lists(_DIGESTS, max_size=3),
        "participant_count": counts(),
    }


def _of_parts(kind: Any, scope: Scope, most: int = _MAX_PARTS) -> SearchStrategy[Any]:
    """Return lists of at least one part."""
    parts = st.deferred(lambda: parts_within(kind, scope))
    return st.lists(parts, min_size=1, max_size=most)
