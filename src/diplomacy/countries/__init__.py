"""Countries: codes and names."""

from diplomacy.countries.country import Country, currency_name, fold, is_currency

__all__ = ["Country", "currency_name", "fold", "is_currency"]
