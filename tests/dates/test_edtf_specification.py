"""The examples of levels 0 and 1 in the Library of Congress' specification of EDTF (2019)."""

from datetime import date
from typing import Any, Final

import pytest

from diplomacy import InvalidDate, PartialDate, Period
from diplomacy.errors import UnsupportedDate

DATES: Final = {
    "1985-04-12": (date(1985, 4, 12), date(1985, 4, 12), "12 April 1985"),
    "1985-04": (date(1985, 4, 1), date(1985, 4, 30), "April 1985"),
    "1985": (date(1985, 1, 1), date(1985, 12, 31), "1985"),
    "2001-21": (date(2001, 3, 1), date(2001, 12, 31), "spring 2001"),
    "1984?": (date(1984, 1, 1), date(1984, 12, 31), "possibly 1984"),
    "2004-06~": (date(2004, 6, 1), date(2004, 6, 30), "about June 2004"),
    "2004-06-11%": (date(2004, 6, 11), date(2004, 6, 11), "possibly about 11 June 2004"),
    "201X": (date(2010, 1, 1), date(2019, 12, 31), "the 2010s"),
    "20XX": (date(2000, 1, 1), date(2099, 12, 31), "the century 2000 to 2099"),
    "2004-XX": (date(2004, 1, 1), date(2004, 12, 31), "2004 (month unspecified)"),
    "1985-04-XX": (date(1985, 4, 1), date(1985, 4, 30), "April 1985 (day unspecified)"),
    "1985-XX-XX": (date(1985, 1, 1), date(1985, 12, 31), "1985 (month and day unspecified)"),
}
PERIODS: Final = {
    "1964/2008": "1964 to 2008",
    "2004-06/2006-08": "June 2004 to August 2006",
    "2004-02-01/2005-02-08": "1 February 2004 to 8 February 2005",
    "2004-02-01/2005-02": "1 February 2004 to February 2005",
    "2004-02-01/2005": "1 February 2004 to 2005",
    "2005/2006-02": "2005 to February 2006",
    "1985-04-12/..": "since 12 April 1985",
    "1985-04/..": "since April 1985",
    "1985/..": "since 1985",
    "../1985-04-12": "until 12 April 1985",
    "../1985-04": "until April 1985",
    "../1985": "until 1985",
    "1985-04-12/": "from 12 April 1985",
    "1985-04/": "from April 1985",
    "1985/": "from 1985",
    "/1985-04-12": "until 12 April 1985",
    "/1985-04": "until April 1985",
    "/1985": "until 1985",
}
# docs/concepts/dates.md lists these forms.
REFUSED: Final = {
    "1985-04-12T23:20:30": "a time of day",
    "1985-04-12T23:20:30Z": "a time of day",
    "1985-04-12T23:20:30-04": "a time of day",
    "1985-04-12T23:20:30+04:30": "a time of day",
    "Y170000002": "a year with the prefix Y",
    "Y-170000002": "a year with the prefix Y",
    "-1985": "a negative year",
}
LEVEL_2: Final = {
    "Y-17E7": "a year with the prefix Y",
    "1950S2": "significant digits",
    "Y171010000S3": "a year with the prefix Y",
    "Y3388E2S3": "a year with the prefix Y",
    "2001-25": "a season of one hemisphere",
    "2001-34": "a quarter",
    "2001-37": "a quadrimester",
    "2001-41": "a semester",
    "[1667,1668,1670..1672]": "a set",
    "[1760-01,1760-02,1760-12..]": "a set",
    "[1667,1760-12]": "a set",
    "[1992~..1995]": "a set",
    "{1667,1668,1670..1672}": "a set",
    "{1960,1961-12}": "a set",
    "{..1984}": "a set",
    "2004-06~-11": "a qualifier of a part",
    "2004?-06-11": "a qualifier of a part",
    "?2004-06-~11": "a qualifier of a part",
    "2004-%06-11": "a qualifier of a part",
    "~2023": "a qualifier of a part",
    "156X-12-25": "an unspecified digit",
    "15XX-12-25": "an unspecified digit",
    "XXXX-12-XX": "a month or day without a year",
    "XXXX-12-25": "a month or day without a year",
    "1XXX-XX": "an unspecified digit",
    "1XXX-12": "an unspecified digit",
    "1XXX": "an unspecified digit",
    "1984-1X": "an unspecified digit",
    "2004-06-1X": "an unspecified digit",
    "2012-XX-01": "an unspecified digit",
    "XXXX": "a year of which nothing is known",
}
OTHER_FORMS: Final = {
    "-0044": "a negative year",
    "-0044-03-15": "a negative year",
    "0000": "the year 0000",
    "0000-01-01": "the year 0000",
    "12023": "a year of more than four digits",
    "+12023-05": "a year of more than four digits",
    "44 BC": "a year of an era",
    "--12-25": "a month or day without a year",
    "1990-uu-uu": "an unspecified digit",
    "199x": "an unspecified digit",
    "1984?~": "more than one qualifier",
    "1992~~": "more than one qualifier",
    "[1992..1995]~": "a set",
    "2023-W37": "a week",
    "2023W375": "a week",
    "2023-260": "a day of the year",
    "2023-07-11/2023-07-12": "a period",
    "2012/..": "a period",
}


@pytest.mark.parametrize("text", DATES)
def test_dates_of_levels_0_and_1(text: str) -> None:
    """A date is accepted, has bounds and words, and reads back."""
    read = PartialDate(text)
    assert (read.earliest, read.latest, read.words) == DATES[text]
    assert str(read) == text
    assert PartialDate.parse(text) == read


@pytest.mark.parametrize("text", PERIODS)
def test_periods_of_levels_0_and_1(text: str) -> None:
    """A period is accepted, has words, and reads back."""
    read = Period(text)
    assert (str(read), read.words) == (text, PERIODS[text])


@pytest.mark.parametrize("text", ["[..1760-12-03]", "[1760-12..]", "[..1984]"])
def test_spans_of_level_2(text: str) -> None:
    """One day of a span is accepted."""
    assert str(PartialDate(text)) == text


def test_an_end_of_a_period_may_have_unspecified_digits() -> None:
    """An example of level 2 for a period needs no more than dates of level 1."""
    period = Period("2004-06-XX/2004-07-03")
    assert (period.earliest, period.latest) == (date(2004, 6, 1), date(2004, 7, 3))


ALL_REFUSED: Final = REFUSED | LEVEL_2 | OTHER_FORMS


@pytest.mark.parametrize("make", [PartialDate, PartialDate.parse])
@pytest.mark.parametrize("text", ALL_REFUSED)
def test_other_forms_are_refused_by_name(make: Any, text: str) -> None:
    """The error says what the form is, and what to write."""
    with pytest.raises(UnsupportedDate) as caught:
        make(text)
    error = caught.value
    assert ALL_REFUSED[text] in error.form
    assert (
        str(error) == f"{text!r} is not a valid date: {error.form} is not supported. {error.remedy}"
    )
    assert isinstance(error, InvalidDate)


@pytest.mark.parametrize("text", sorted(set(ALL_REFUSED) - {"2023-07-11/2023-07-12", "2012/.."}))
def test_other_forms_are_refused_by_name_in_a_period(text: str) -> None:
    """A date that is refused by name is so at either end of a period, and in place of one."""
    for period in (text, f"{text}/..", f"1900/{text}"):
        with pytest.raises(UnsupportedDate):
            Period(period)
