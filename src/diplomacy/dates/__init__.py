"""Dates and periods as precise as their source, and no more.

Text in and text out is EDTF, the Extended Date/Time Format of ISO 8601-2: levels 0 and 1, and one
day of a span, which is of level 2. Dates are ``2023``, ``2023-09``, ``2023-09-17``, uncertain
``2004?``, approximate ``1992~``, both ``2004%``, seasons ``2001-21``, unspecified digits ``199X``,
``19XX``, ``2004-XX``, and spans ``[2018-08-06..2018-12-31]``, ``[..2025-11-24]``, ``[2011..]``.
Periods are ``2023-07-11/2023-07-12``, ``2012/..`` (ongoing), ``2001/`` (end unknown),
``1950/[1989..1995]`` (an end within a span). Times of day, years before 0001 or after 9999 and the
rest of level 2 are rejected by name.
"""

from diplomacy.dates.day_count import DayCount
from diplomacy.dates.extents import day_bounds
from diplomacy.dates.partial_date import PartialDate, to_date
from diplomacy.dates.period import Period

__all__ = ["DayCount", "PartialDate", "Period", "day_bounds", "to_date"]
