"""DayCount: the number of days between two dates, if known."""

from typing import final

import attrs

from diplomacy.values import Value

__all__ = ["DayCount"]


@final
@attrs.frozen(order=False, repr=False)
class DayCount(Value):
    """The number of days between two dates, within bounds.

    Attributes:
        at_least: the smallest number; None if nothing bounds it.
        at_most: the largest number; None if nothing bounds it.

    >>> from diplomacy import PartialDate
    >>> PartialDate("2013-05").days_since("2013-04-30")
    DayCount(at_least=1, at_most=31)
    """

    at_least: int | None = None
    at_most: int | None = None

    @property
    def exact(self) -> int | None:
        """The number if it is known exactly, otherwise None.

        >>> DayCount(12, 12).exact, DayCount(1, 31).exact
        (12, None)
        """
        return self.at_least if self.at_least == self.at_most else None

    @property
    def words(self) -> str:
        """The number in English words.

        >>> DayCount(12, 12).words, DayCount(1, 31).words, DayCount(at_least=1).words
        ('12 days', '1 to 31 days', 'at least 1 day')
        """
        low, high = self.at_least, self.at_most
        if low is None and high is None:
            return "an unknown number of days"
        if low is None or low == high:
            return f"{'' if low == high else 'at most '}{_count(high)}"
        return f"at least {_count(low)}" if high is None else f"{low} to {_count(high)}"

    def __str__(self) -> str:
        return self.words


def _count(days: int | None) -> str:
    return f"{days} day{'' if days in (1, -1) else 's'}"
