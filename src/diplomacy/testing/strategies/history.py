"""Strategies for the histories of agreements and partnerships."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any, Final, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.dates import PartialDate
from diplomacy.records import Agreement, Milestone, Partnership
from diplomacy.testing.strategies.values import Scope, cut_date, days_since
from diplomacy.vocabulary import Stage

__all__ = ["history_arguments", "make_with_history"]

R = TypeVar("R", Agreement, Partnership)

_Form: TypeAlias = tuple[str, int]  # a template, in which "{}" is the date, and its precision
_FORMS: Final[tuple[_Form, ...]] = (*product(("{}", "[..{}]", "{}~"), (3, 2, 1)), ("", 3))
# The stage, how many days later, the form of the date, the actor, whether planned, and for how
# many days it had no effect.
_Act: TypeAlias = tuple[Stage, int, _Form, int, bool, int | None]


def history_arguments(
    record_type: type[Agreement] | type[Partnership], scope: Scope, usual: Stage
) -> dict[str, SearchStrategy[Any]]:
    """Return the strategies for the arguments of `_make_history`."""
    stages = [stage for stage in Stage if stage in record_type.STAGES]
    acts = st.tuples(
        st.sampled_from([usual, *stages]),
        st.integers(-400, 400),
        st.sampled_from(_FORMS),
        st.integers(0, 3),
        st.sampled_from([False] * 5 + [True]),
        st.sampled_from([None] * 5 + [0, 365]),
    )
    return {
        "start": days_since(scope.since),
        "acts": st.lists(acts, max_size=5),
        "earliest": st.just(scope.since),
    }


def _make_history(
    parties: Sequence[str], start: date, acts: Sequence[_Act], earliest: date
) -> list[Milestone]:
    """Return acts of any stage, by the whole or a party, each dated by its distance to the last."""
    day, history = start, list[Milestone]()
    actors = (None, *parties)
    for stage, gap, form, actor, planned, delay in acts:
        day = max(_add_days(day, gap), earliest)
        history.append(
            Milestone(
                stage,
                _format_date(day, form),
                planned,
                actors[actor % len(actors)],
                effective_on=None if delay is None else PartialDate(_add_days(day, delay)),
                territory="A territory" if stage is Stage.TERRITORIAL_APPLICATION else None,
            )
        )
    return history


def _format_date(day: date, form: _Form) -> PartialDate | None:
    template, parts = form
    return PartialDate(template.format(cut_date(day, parts))) if template else None


def _add_days(day: date, number: int) -> date:
    return day + timedelta(max(min(number, (date.max - day).days), (date.min - day).days))


_HISTORY_ARGUMENTS: Final = ("start", "acts", "earliest")


def make_with_history(record_type: Callable[..., R], parties: Sequence[str], **fields: Any) -> R:
    """Return a record with a history, from the fields of the record and those of the history."""
    chosen = {name: fields.pop(name) for name in _HISTORY_ARGUMENTS}
    return record_type(parties=parties, history=_make_history(parties, **chosen), **fields)
