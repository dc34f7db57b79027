"""The version of the library."""

from typing import Final

__all__ = ["__version__"]

__version__: Final[str] = "0.1.0"
"""The version of ``diplomacy-records``, which ``pyproject.toml`` reads."""
