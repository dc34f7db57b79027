"""Countries: codes, names, states in time, and currencies."""

from typing import TYPE_CHECKING, Any, Final

from diplomacy.countries.country import Country
from diplomacy.countries.currencies import currency_name, is_currency
from diplomacy.countries.folding import fold, strip_accents

if TYPE_CHECKING:
    from diplomacy.countries.demonyms import iter_prose_names
    from diplomacy.countries.successions import (
        Antecedent,
        Succession,
        continued_states,
        treaty_predecessors,
    )
    from diplomacy.countries.suggestions import advise_on_id, find_country

__all__ = [
    "Antecedent",
    "Country",
    "Succession",
    "advise_on_id",
    "continued_states",
    "currency_name",
    "find_country",
    "fold",
    "is_currency",
    "iter_prose_names",
    "strip_accents",
    "treaty_predecessors",
]

# Loaded when they are first used, with the tables that they read.
_MODULES_BY_NAME: Final = {
    "Antecedent": "successions",
    "Succession": "successions",
    "continued_states": "successions",
    "advise_on_id": "suggestions",
    "find_country": "suggestions",
    "iter_prose_names": "demonyms",
    "treaty_predecessors": "successions",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES_BY_NAME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES_BY_NAME[name]}"), name)
