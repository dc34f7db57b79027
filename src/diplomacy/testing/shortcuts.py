"""Shortcuts of the builders: keywords from which a whole field of a record is made."""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

import attrs

from diplomacy.dates import Period
from diplomacy.dates.partial_date import to_date
from diplomacy.errors import InvalidKeyword
from diplomacy.records import (
    Agreement,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Mission,
    MissionAct,
    Participant,
    Partnership,
    Statement,
    Statistic,
    Stop,
    Summit,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.records.base import RecordBase
from diplomacy.sources import Source
from diplomacy.suggestions import suggest_field

__all__ = ["SAMPLE_DATE", "expand_keywords"]

SAMPLE_DATE: Final = "2001-02-03"
"""The date of sample records."""


@attrs.frozen
class _Shortcut:
    """Keywords that together make a field, or the keyword of a later shortcut.

    They cannot be combined with others that make it.
    """

    field: str
    names: tuple[str, ...]
    make: Callable[[dict[str, Any]], Any]


def _make_period(start: Any, end: Any) -> Period:
    """Return the period between two dates; a missing date is unknown."""
    first, last = ("" if moment is None else _edtf(moment) for moment in (start, end))
    return Period(f"{first}/{last}")


def _edtf(moment: Any) -> str:
    return ".." if moment == ".." else str(to_date(moment))


def _make_tenures(given: dict[str, Any]) -> list[Tenure]:
    office, roles = given.get("office", "President"), given.get("roles", ["head-of-state"])
    return [Tenure(office, roles, given.get("party", "XA"), given.get("period"))]


def _delegations(parties: Any) -> list[Participant]:
    return [Participant(party) for party in parties]


def _acts(**stages: str) -> tuple[tuple[str, ...], Callable[[dict[str, Any]], list[Milestone]]]:
    """Return keywords for the dates of acts, and the function that makes a history of them."""
    return tuple(stages), lambda given: [
        Milestone(stage, given[name]) for name, stage in stages.items() if name in given
    ]


def _mission_acts(given: dict[str, Any]) -> list[MissionAct]:
    acts = {"opened_on": "opened", "closed_on": "closed"}
    return [MissionAct(kind, given[name]) for name, kind in acts.items() if name in given]


def _stage_shortcut(default: str) -> _Shortcut:
    """Return the shortcut for a history of one act."""

    def make(given: dict[str, Any]) -> list[Milestone]:
        return [Milestone(given.get("stage", default), given.get("date", SAMPLE_DATE))]

    return _Shortcut("history", ("stage", "date"), make)


def _rename_shortcut(name: str, field: str) -> _Shortcut:
    return _Shortcut(field, (name,), lambda given: given[name])


_SPAN: Final = _Shortcut(
    "period", ("start", "end"), lambda given: _make_period(given.get("start"), given.get("end"))
)
_DAY: Final = _rename_shortcut("date", "period")
_YEAR: Final = _Shortcut("period", ("year",), lambda given: str(given["year"]))
_MEETING: Final = (
    _Shortcut("participants", ("parties",), lambda given: _delegations(given["parties"])),
    _DAY,
    _SPAN,
)
_SHORTCUTS: Final[Mapping[type[RecordBase | Source], tuple[_Shortcut, ...]]] = {
    Leader: (
        _SPAN,
        _Shortcut("tenures", ("party", "office", "roles", "period"), _make_tenures),
    ),
    Meeting: _MEETING,
    Summit: _MEETING,
    Visit: (
        _Shortcut(
            "travellers",
            ("party",),
            lambda given: [Participant(given["party"], office="President")],
        ),
        _Shortcut(
            "stops",
            ("country", "place"),
            lambda given: [Stop(given.get("country", "XB"), given.get("place"))],
        ),
        _DAY,
        _SPAN,
    ),
    Agreement: (
        _Shortcut(
            "history",
            *_acts(
                signed_on="signed", entered_into_force_on="in-force", terminated_on="terminated"
            ),
        ),
        _stage_shortcut("signed"),
    ),
    Partnership: (
        _Shortcut("history", *_acts(established_on="established", ended_on="ended")),
        _stage_shortcut("established"),
    ),
    Membership: (_rename_shortcut("party", "member"), _SPAN),
    Mission: (_Shortcut("history", ("opened_on", "closed_on"), _mission_acts),),
    TradeFigure: (_YEAR,),
    Statistic: (_rename_shortcut("party", "subject"), _YEAR),
    Statement: (
        _Shortcut("speakers", ("speaker",), lambda given: _delegations([given["speaker"]])),
        _Shortcut("addressees", ("addressee",), lambda given: _delegations([given["addressee"]])),
    ),
}


def expand_keywords(
    builder: str, record_type: type[RecordBase | Source], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields that the keywords of a builder set.

    Args:
        builder: the name of the builder.
        record_type: the type of record that it makes.
        given: the keywords.

    Raises:
        InvalidKeyword: if one is neither a field nor a shortcut, or two make the same field.
    """
    shortcuts = _SHORTCUTS.get(record_type, ())
    _check_names(builder, record_type, shortcuts, given)
    fields = dict(given)
    origins = {name: name for name in given}
    for shortcut in shortcuts:
        values = {name: fields.pop(name) for name in shortcut.names if name in fields}
        if not values:
            continue
        field, origin = shortcut.field, origins[next(iter(values))]
        if field in fields:
            reason = f"it sets {field}, as {origins[field]!r} does. Pass one of them."
            raise InvalidKeyword(builder, origin, reason)
        origins[field] = origin
        fields[field] = shortcut.make(values)
    return fields


def _check_names(
    builder: str,
    record_type: type[RecordBase | Source],
    shortcuts: tuple[_Shortcut, ...],
    given: Mapping[str, Any],
) -> None:
    """Raise `InvalidKeyword` for the first keyword that a builder does not have."""
    known = [field.name for field in attrs.fields(cast("Any", record_type)) if field.init]
    known += [name for shortcut in shortcuts for name in shortcut.names]
    known += [] if record_type is Source else ["source"]
    for name in given:
        if name not in known:
            near = suggest_field(name, known)
            question = f" Did you mean {near[0]!r}?" if near else ""
            reason = f"it is not a keyword of it.{question} Keywords: {', '.join(known)}."
            raise InvalidKeyword(builder, name, reason)
