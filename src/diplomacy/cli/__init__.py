"""The command line."""

from diplomacy.cli.commands import main

__all__ = ["main"]
