"""Dates and periods as precise as their source, and no more.

Text in and text out is EDTF, the Extended Date/Time Format of ISO 8601-2: ``2023``, ``2023-09``,
``2023-09-17``, approximate ``1992~``, one day of a span ``[2018-08-06..2018-12-31]``,
``[..2025-11-24]``, ``[2011..]``; periods are ``2023-07-11/2023-07-12``, ``2012/..`` (ongoing),
``2001/`` (end unknown), ``1950/[1989..1995]`` (an end within a span). Everything else of EDTF
(``?``, ``%``, ``X`` digits, seasons, longer sets, years beyond four digits, times of day) is
rejected.
"""

from diplomacy.dates.partial_date import PartialDate, to_date
from diplomacy.dates.period import Period

__all__ = ["PartialDate", "Period", "to_date"]
