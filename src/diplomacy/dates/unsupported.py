"""Forms of EDTF, and of ISO 8601, that are not supported and are rejected by name."""

import re
from typing import Final

from diplomacy.errors import InvalidDate, UnsupportedDate

__all__ = ["PERIOD_FOR_DATE", "explain_edtf"]

PERIOD_FOR_DATE: Final = ("a period in place of a date", "Write its start or its end.")
"""The form and the remedy of a period where a date is expected."""

_MAX_LENGTH: Final = 60
_YEARS: Final = "Years run from 0001 to 9999."
_X_REMEDY: Final = "Write 199X, 19XX, 2004-XX, 2004-06-XX or 2004-XX-XX."
_UNSUPPORTED: Final = tuple(
    (re.compile(pattern), form, remedy)
    for pattern, form, remedy in (
        (
            r"(\.\.|[0-9X?~%-]{4,11}|\[.*\])?/(\.\.|[0-9X?~%-]{4,11}|\[.*\])?",
            *PERIOD_FOR_DATE,
        ),
        (r"Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?", "a year with the prefix Y", _YEARS),
        (r"-?[0-9]{4,}(E[0-9]+)?S[0-9]+", "a year with significant digits (EDTF level 2)", _YEARS),
        (r"-[0-9]+(-[0-9]{2}){0,2}[?~%]?", "a negative year (before year 0)", _YEARS),
        (
            r"[0-9]+ ?(BCE?|AD|CE)|AD [0-9]+",
            "a year of an era",
            f"{_YEARS} Write 0044, for example.",
        ),
        (
            r"\+?(?![0-9]{8}$)[0-9]{5,}(-[0-9]{2}){0,2}[?~%]?",
            "a year of more than four digits",
            _YEARS,
        ),
        (
            r"[0-9]{4}-?W[0-9]{2}(-?[0-9])?",
            "a week (ISO 8601-1, not in EDTF)",
            "Write its days: [2023-09-11..2023-09-17].",
        ),
        (r"[0-9]{4}-?[0-9]{3}", "a day of the year (ISO 8601-1, not in EDTF)", "Write 2023-09-17."),
        (
            r"--[0-9]{2}(-[0-9]{2})?|XXXX(-[0-9X]{2}){1,2}[?~%]?",
            "a month or day without a year (EDTF level 2)",
            "Write the year, a decade (199X) or a century (19XX).",
        ),
        (r"XXXX[?~%]?", "a year of which nothing is known", "Leave the date out."),
        (
            r"[0-9uUxX]{4}(-[0-9uUxX]{2}){0,2}[?~%]?",
            "an unspecified digit in this form or place (EDTF level 2, or a draft of EDTF)",
            _X_REMEDY,
        ),
        (r"[0-9X-]+([?~%]{2,}|\?~|~\?)", "more than one qualifier", "Write ?, ~ or % (for both)."),
        (
            r"([?~%][0-9X]{4}|[0-9X]{4}[?~%]?(?=-))(-[?~%]?[0-9X]{2}[?~%]?){0,2}",
            "a qualifier of a part of a date (EDTF level 2)",
            "Qualify the whole date, as in 2004-06-11~.",
        ),
        (
            r"\{.*\}",
            "a set of dates that are all meant (EDTF level 2)",
            "Write each date by itself.",
        ),
        (
            r"\[.*[,?~%X].*\][?~%]?|\[.*\][?~%]",
            "a set of several or qualified dates (EDTF level 2)",
            "Write the span: [1667..1672].",
        ),
    )
)


def explain_edtf(text: str) -> InvalidDate | None:
    """Return the error for an unsupported form of EDTF, or None for any other text.

    >>> print(explain_edtf("-0044"))
    '-0044' is not a valid date: a negative year (before year 0) is not supported. Years run from 0001 to 9999.
    """
    if len(text) > _MAX_LENGTH:
        return None
    return next(
        (
            UnsupportedDate(text, form, remedy)
            for pattern, form, remedy in _UNSUPPORTED
            if pattern.fullmatch(text)
        ),
        None,
    )
