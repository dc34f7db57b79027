"""Strategies for the histories of agreements and partnerships."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any, Final, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy.dates import PartialDate
from diplomacy.records import MAY_FOLLOW, Milestone
from diplomacy.testing.strategies.values import Scope, cut_date, days_since
from diplomacy.vocabulary import Stage

__all__ = ["history_arguments", "make_with_history"]

T = TypeVar("T")

_Form: TypeAlias = tuple[str, int]  # a template, in which "{}" is the date, and its precision
_FORMS: Final[tuple[_Form, ...]] = (*product(("{}", "[..{}]", "{}~"), (3, 2, 1)), ("", 3))
_Step: TypeAlias = tuple[int, int, _Form]  # which stage is next, how many days later, the date
_STEPS: Final = st.tuples(st.integers(0, 9), st.integers(0, 400), st.sampled_from(_FORMS))


def history_arguments(
    record_type: str, scope: Scope, usual: Stage
) -> dict[str, SearchStrategy[Any]]:
    """Return the strategies for the arguments of `_make_history`."""
    stages = list(MAY_FOLLOW[record_type])
    return {
        "start": st.tuples(
            st.sampled_from([usual, *stages]),
            days_since(scope.since),
            st.sampled_from(_FORMS),
        ),
        "steps": st.lists(_STEPS, max_size=3),
        "acts": st.lists(_STEPS, max_size=2),
        "planned": st.sampled_from((None, *stages)),
        "is_all_planned": st.sampled_from([False] * 5 + [True]),
    }


def _make_history(
    record_type: str,
    parties: Sequence[str],
    *,
    start: tuple[Stage, date, _Form],
    steps: Sequence[_Step],
    acts: Sequence[_Step],
    planned: Stage | None,
    is_all_planned: bool,
) -> list[Milestone]:
    """Return a valid history, in which stages and dates follow each other.

    Acts of single parties come after the common steps, and a planned step is the last.
    """
    stage, day, form = start
    history = [Milestone(stage, _format_date(day, form))]
    for choice, gap, form in steps:
        successors = sorted(MAY_FOLLOW[record_type][stage], key=str)
        if not successors:
            break
        stage, day = successors[choice % len(successors)], _add_days(day, gap)
        history.append(Milestone(stage, _format_date(day, form)))
    act = Stage.RATIFIED if record_type == "Agreement" else Stage.RESUMED
    for party, (_, gap, form) in zip(parties, acts, strict=False):
        day = _add_days(day, gap)
        history.append(Milestone(act, _format_date(day, form), party=party))
    if planned is not None:
        history.append(Milestone(planned, planned=True))
    if is_all_planned:
        return [attrs.evolve(step, planned=True) for step in history]
    return history


def _format_date(day: date, form: _Form) -> PartialDate | None:
    template, parts = form
    return PartialDate(template.format(cut_date(day, parts))) if template else None


def _add_days(day: date, number: int) -> date:
    return day + timedelta(min(number, (date.max - day).days))


_HISTORY_ARGUMENTS: Final = frozenset({"start", "steps", "acts", "planned", "is_all_planned"})


def make_with_history(
    record_type: Callable[..., T], type_name: str, parties: Sequence[str], **fields: Any
) -> T:
    """Return a record made from its fields and those of its history."""
    chosen = {name: fields.pop(name) for name in _HISTORY_ARGUMENTS}
    return record_type(
        parties=parties, history=_make_history(type_name, parties, **chosen), **fields
    )
