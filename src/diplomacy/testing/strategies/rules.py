"""Rules on several fields of a record, applied to fields that were drawn independently.

Each rule changes the fields of one type as little as possible, so that its constructor accepts
them: it leaves out a value that another one excludes, or adds one that another one requires.
"""

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar, cast

import attrs

from diplomacy.countries import Country
from diplomacy.dates import Period
from diplomacy.quantities import Quantity
from diplomacy.records import (
    Agreement,
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
from diplomacy.records.missions import RANKING_ACTS, mission_history
from diplomacy.records.partnerships import DESIGNATED_KINDS
from diplomacy.sources import Citation
from diplomacy.testing.strategies.values import SAMPLE_NAME, Scope
from diplomacy.vocabulary import (
    Basis,
    FigureKind,
    MeetingFormat,
    MissionRank,
    PriceBasis,
    Stage,
    StatementKind,
)

__all__ = ["Fields", "make"]

T = TypeVar("T")

Fields: TypeAlias = MutableMapping[str, Any]
"""The arguments of a constructor, by name."""

_REPEATED: Final = frozenset({"history", "stops", "paragraph_digests"})


def make(kind: Callable[..., T], fields: Mapping[str, Any], scope: Scope) -> T:
    """Return a record or a part with some fields, changed where a rule requires it."""
    changed: dict[str, Any] = {
        name: value if name in _REPEATED else _distinct(value) for name, value in fields.items()
    }
    rule = _RULES.get(kind)
    if rule is not None:
        rule(changed, scope)
    return kind(**changed)


def _distinct(value: Any) -> Any:
    """Return a list without its duplicates, or any other value."""
    return [*dict.fromkeys(cast("Any", value))] if type(value) is list else value


def _fit_citation(fields: Fields, scope: Scope) -> None:
    if fields.get("basis", Basis.STATED) is not Basis.STATED:
        fields.setdefault("note", SAMPLE_NAME)


# --- people -------------------------------------------------------------------------------------


def _fit_attested(fields: Fields, scope: Scope) -> None:
    """Leave out the attested dates that are outside the period."""
    period = fields.get("period")
    if isinstance(period, Period):
        attested = fields.get("attested", ())
        fields["attested"] = [day for day in attested if period.possibly_covers(day)]


def _fit_participant(fields: Fields, scope: Scope) -> None:
    if not any(map(fields.get, ("party", "leader", "office", "name"))):
        fields["name"] = SAMPLE_NAME


# --- meetings and visits ------------------------------------------------------------------------


def _fit_meeting(fields: Fields, scope: Scope) -> None:
    parties = {participant.party for participant in fields.get("participants", ())} - {None}
    states = [party for party in parties if isinstance(party, Country)]
    if fields.get("brokered_by") in parties:
        fields["brokered_by"] = None
    named = Quantity(len(states), "countries", "exactly")
    count = fields.get("participant_count")
    if count is not None and count.unit == named.unit and count.certainly_less_than(named):
        fields["participant_count"] = count = named
    is_of_many = count is not None and count.unit == named.unit and count.number > 2
    if (is_of_many or len(states) > 2) and fields.get("format") is MeetingFormat.BILATERAL:
        fields["format"] = MeetingFormat.MULTILATERAL


def _fit_stop(fields: Fields, scope: Scope) -> None:
    if not any(map(fields.get, ("country", "place", "host"))):
        fields["place"] = SAMPLE_NAME


def _fit_visit(fields: Fields, scope: Scope) -> None:
    _exclude(fields, "accompanied_by", "travellers")


def _exclude(fields: Fields, name: str, other_name: str) -> None:
    """Return the items of a list that are not in another."""
    others = fields.get(other_name, ())
    fields[name] = [part for part in fields.get(name, ()) if part not in others]


# --- agreements, partnerships, memberships and missions -----------------------------------------


def _fit_milestone(fields: Fields, scope: Scope) -> None:
    if fields["stage"] is not Stage.TERRITORIAL_APPLICATION:
        fields.pop("territory", None)


def _fit_agreement(fields: Fields, scope: Scope) -> None:
    parties = fields.get("parties", ())
    if len(parties) < 2:
        fields["parties_complete"] = False
    if fields.get("parties_complete", True):
        _fit_actors(fields, "history", parties)


def _fit_actors(fields: Fields, name: str, parties: Sequence[str]) -> None:
    """Turn the parts of other parties into parts of the whole."""
    fields[name] = [
        part if part.party in (None, *parties) else attrs.evolve(part, party=None)
        for part in fields.get(name, ())
    ]


def _fit_partnership(fields: Fields, scope: Scope) -> None:
    _fit_actors(fields, "history", fields["parties"])
    _fit_actors(fields, "obligations", fields["parties"])
    fields["obligations"] = list(dict.fromkeys(fields["obligations"]))
    if fields["kind"] in DESIGNATED_KINDS:
        fields.setdefault("designation", SAMPLE_NAME)


def _fit_membership(fields: Fields, scope: Scope) -> None:
    if fields["member"] == fields["organization"]:
        fields["member"] = scope.states[0]
    if fields.get("planned"):
        fields["founding"], fields["attested"] = False, ()
    _fit_attested(fields, scope)


def _fit_mission_act(fields: Fields, scope: Scope) -> None:
    if fields["kind"] not in RANKING_ACTS:
        fields["rank"] = None


def _fit_mission(fields: Fields, scope: Scope) -> None:
    fields["receiving"] = _other_than(fields["sending"], fields["receiving"], scope)
    if fields.get("accredited_from") == fields["receiving"]:
        fields["accredited_from"] = None
    if fields.get("accredited_from"):
        fields["resident"] = False
    done = [act for act in mission_history(fields.get("history", ())) if not act.planned]
    given = [act.rank for act in done if act.kind in RANKING_ACTS]
    if given and given[-1] is not None:
        fields["rank"] = given[-1]
    elif done and fields.get("rank") is MissionRank.NONE:
        fields["rank"] = MissionRank.UNKNOWN


def _other_than(party: str, value: str, scope: Scope) -> str:
    """Return a value, or a state if the value is the party."""
    return value if value != party else next(state for state in scope.states if state != party)


# --- figures and statements ---------------------------------------------------------------------


def _fit_figure(fields: Fields, scope: Scope) -> None:
    if fields.get("value") is None:
        fields["kind"] = FigureKind.NOT_REPORTED
    elif fields["kind"] is FigureKind.NOT_REPORTED:
        fields["value"] = None
    if fields.get("base_year") is not None:
        fields["price_basis"] = PriceBasis.CONSTANT


def _fit_trade_figure(fields: Fields, scope: Scope) -> None:
    fields["partner"] = _other_than(fields["reporter"], fields["partner"], scope)
    _fit_figure(fields, scope)


def _fit_statistic(fields: Fields, scope: Scope) -> None:
    if fields.get("counterpart") == fields["subject"]:
        fields["counterpart"] = None
    _fit_figure(fields, scope)


def _fit_statement(fields: Fields, scope: Scope) -> None:
    if not fields.get("speakers"):
        fields["kind"] = StatementKind.NOTED
    _exclude(fields, "addressees", "speakers")


_RULES: Final[Mapping[Any, Callable[[Fields, Scope], None]]] = {
    Agreement: _fit_agreement,
    Citation: _fit_citation,
    Meeting: _fit_meeting,
    Membership: _fit_membership,
    Milestone: _fit_milestone,
    Mission: _fit_mission,
    MissionAct: _fit_mission_act,
    Participant: _fit_participant,
    Partnership: _fit_partnership,
    Statement: _fit_statement,
    Statistic: _fit_statistic,
    Stop: _fit_stop,
    Summit: _fit_meeting,
    Tenure: _fit_attested,
    TradeFigure: _fit_trade_figure,
    Visit: _fit_visit,
}
