"""Countries: codes, names, states in time, and currencies."""

from typing import TYPE_CHECKING, Any

from diplomacy.countries.country import Country
from diplomacy.countries.currencies import currency_name, is_currency
from diplomacy.countries.folding import fold

if TYPE_CHECKING:
    from diplomacy.countries.successions import (
        Antecedent,
        Succession,
        continued_states,
        treaty_predecessors,
    )

__all__ = [
    "Antecedent",
    "Country",
    "Succession",
    "continued_states",
    "currency_name",
    "fold",
    "is_currency",
    "treaty_predecessors",
]

_LATE = frozenset({"Antecedent", "Succession", "continued_states", "treaty_predecessors"})


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from diplomacy.countries import successions

    return getattr(successions, name)
