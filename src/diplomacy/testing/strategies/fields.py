"""Strategies for the fields of records and of their parts, derived from how each is declared.

The converter of a field decides which values it accepts, so there is a strategy for each converter,
and a new field of a record is drawn without further code. Fields that accept less than their
converter are in `_narrower`; conditions on several fields are in `rules`.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache, partial
from itertools import product
from types import NoneType
from typing import Any, Final, TypeAlias, cast, get_args, get_origin

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
    SAMPLE_NAME,
    TOPICS,
    Scope,
    counts,
    dates_since,
    ids,
    money,
    optional_dates_since,
    periods_since,
    quantities,
    subsets,
    texts,
)
from diplomacy.texts import text as required_text
from diplomacy.vocabulary import MeetingLevel, MissionRank, Role, Stage

__all__ = ["fields_within", "parts_within"]

_Named: TypeAlias = tuple[str, SearchStrategy[Any]]
_MAX_OTHERS: Final = 4
_MAX_PARTS: Final = 3


@attrs.frozen(repr=False)
class _FieldStrategies:
    """The strategies for the fields of a type.

    Attributes:
        kind: the type.
        fixed: the usual values of required fields, which need no choice.
        always: the fields that are drawn each time.
        sometimes: the fields of which at most `_MAX_OTHERS` are drawn.
    """

    kind: Any
    fixed: Mapping[str, Any]
    always: Sequence[_Named]
    sometimes: Sequence[_Named]

    def __repr__(self) -> str:  # hypothesis shows the arguments of a strategy
        return f"<fields of {self.kind.__name__}>"


@cache
def fields_within(kind: Any, scope: Scope) -> SearchStrategy[dict[str, Any]]:
    """Return arguments for the constructor of a record or a part, except the id.

    The essential fields are drawn for each record, and only some of the other fields. Records that
    are not parties are referred to by ids that end in a number.
    """
    fixed: dict[str, Any] = {}
    always: list[_Named] = []
    sometimes: list[_Named] = []
    usual = _usual(scope)
    for field in attrs.fields(kind):
        if not field.init or field.name == "id":
            continue
        values, is_required = _values_of(kind, field, scope), field.default is attrs.NOTHING
        if is_required and field.name in _SIMPLEST:
            fixed[field.name] = _SIMPLEST[field.name]
        elif is_required:
            always.append((field.name, values))
            continue
        elif field.name in usual:
            given = usual[field.name]
            always.append((field.name, values if given is None else given))
            continue
        if not values.is_empty:
            sometimes.append((field.name, values))
    return _draw_fields(_FieldStrategies(kind, fixed, always, sometimes))


@st.composite
def _draw_fields(draw: st.DrawFn, of: _FieldStrategies) -> dict[str, Any]:
    fields = {**of.fixed, **{name: draw(values) for name, values in of.always}}
    most = min((len(of.sometimes) + 1) // 2, _MAX_OTHERS)
    if most:
        fields |= draw(st.lists(_draw_other(of), max_size=most))
    return fields


@st.composite
def _draw_other(draw: st.DrawFn, of: _FieldStrategies) -> tuple[str, Any]:
    number = draw(st.integers(0, len(of.sometimes) - 1))
    name, values = of.sometimes[number]
    return name, draw(values)


@cache
def parts_within(kind: Any, scope: Scope) -> SearchStrategy[Any]:
    """Return parts of records, such as participants."""
    if kind is Participant:
        return st.sampled_from(_participants(scope))
    if kind is Milestone:
        return _acts(tuple(Stage), (), scope)
    return fields_within(kind, scope).map(partial(make, kind, scope=scope))


def _participants(scope: Scope) -> Sequence[Participant]:
    """Return participants with every set of fields, the simplest first."""
    values = (
        (None, "other-leader-0", "other-leader-1"),
        (None, SAMPLE_NAME, "Ünnamed"),
        (None, SAMPLE_NAME, "無名"),
        (*scope.parties, None),
    )
    every = product(*values)
    return [Participant(party, *rest) for *rest, party in every if party or any(rest)]


def _values_of(kind: Any, field: "attrs.Attribute[Any]", scope: Scope) -> SearchStrategy[Any]:
    """Return the values of a field, except None."""
    narrower = _narrower(scope)
    for name in (f"{kind.__name__}.{field.name}", field.name):
        if name in narrower:
            return narrower[name]
    if field.name == "history" and kind in _USUAL_STAGES:
        stages = tuple(stage for stage in Stage if stage in kind.STAGES)
        return st.lists(_acts(stages, _USUAL_STAGES[kind], scope), max_size=_MAX_PARTS + 1)
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


_USUAL_STAGES: Final[Mapping[Any, tuple[Stage, ...]]] = {
    Agreement: (
        *(Stage.SIGNED, Stage.IN_FORCE, Stage.SIGNED, Stage.IN_FORCE),
        *(Stage.RATIFIED, Stage.TERMINATED),
    ),
    Partnership: (Stage.ESTABLISHED, Stage.SEVERED),
}


@st.composite
def _draw_act(draw: st.DrawFn, stages: Sequence[Stage], scope: Scope) -> Milestone:
    stage = draw(st.sampled_from(stages))
    date = draw(optional_dates_since(scope.since))
    party = draw(st.sampled_from((None,) * len(scope.parties) + scope.parties))
    is_planned, has_effect, has_territory = draw(st.sampled_from(_DETAILS))
    effective_on = draw(dates_since(scope.since)) if has_effect else None
    territory = "A territory" if has_territory and stage is Stage.TERRITORIAL_APPLICATION else None
    return Milestone(stage, date, is_planned, party, effective_on=effective_on, territory=territory)


@cache
def _acts(
    stages: tuple[Stage, ...], usual: tuple[Stage, ...], scope: Scope
) -> SearchStrategy[Milestone]:
    """Return acts of every stage, half of them of the usual ones."""
    repeated = usual * max(len(stages) // max(len(usual), 1), 1)
    return _draw_act((*repeated, *stages), scope)


# Whether an act is planned, takes effect on another day, and has a territory if it may.
_DETAILS: Final = (*[(False, False, False)] * 8, *product((False, True), repeat=3))


# --- fields --------------------------------------------------------------------


def _usual(scope: Scope) -> Mapping[str, SearchStrategy[Any] | None]:
    """Return the strategy for each optional field that is drawn for each record of a type.

    None means the usual strategy, which also generates the default.
    """
    party = st.sampled_from((None, *scope.parties))
    return {
        "accompanied_by": None,
        "addressees": None,
        "country": st.sampled_from((None, *scope.states)),
        "date": optional_dates_since(scope.since),
        "history": None,
        "obligations": None,
        "participants": None,
        "parties": None,
        "party": party,
        "period": st.none() | periods_since(scope.since),
        "place": st.sampled_from((None, *_FEW_NAMES)),
        "rank": None,
        "speakers": None,
        "tenures": None,
        "value": None,
    }


_FEW_NAMES: Final = (SAMPLE_NAME, "Ünnamed")

# The usual values of required fields, which need no choice; sometimes others are drawn.
_SIMPLEST: Final[Mapping[str, Any]] = {
    "citations": (Citation("sample-source-0", fields=["id"]),),
    "name": SAMPLE_NAME,
    "office": SAMPLE_NAME,
    "summary": SAMPLE_NAME,
    "title": SAMPLE_NAME,
}


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
_LEVELS: Final = [level for level in MeetingLevel if level is not MeetingLevel.LEADERS]
_RANKS: Final = [rank for rank in MissionRank if rank is not MissionRank.NONE]


@cache
def _narrower(scope: Scope) -> Mapping[str, SearchStrategy[Any]]:
    """Return the strategy for each field that accepts less than its converter or its type."""
    earliest = max(scope.since.year, 1)
    years = st.just(max(earliest, _USUAL_BASE_YEAR)) | st.integers(earliest, 9999)
    return {
        **ENTRY_FIELDS,
        "citations": _of_parts(Citation, scope, most=2),
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
