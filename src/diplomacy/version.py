"""The version of the library."""

from typing import Final

__all__ = ["__version__"]

__version__: Final[str] = "0.1.0"
"""The version of the distribution ``diplomacy-records``, as ``pyproject.toml`` reads it."""
