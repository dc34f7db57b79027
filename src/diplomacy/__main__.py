"""Run the command line: ``diplomacy``, or ``python -m diplomacy``."""

import sys

__all__ = ["run"]


def run() -> int:
    """Run one command and return its exit code, even if interrupted while loading."""
    try:
        from diplomacy.cli import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
