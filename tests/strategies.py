"""What property tests here draw besides what `diplomacy.testing.strategies` gives."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from diplomacy import PartialDate

__all__ = ["approximate_dates", "dates_text", "days", "numbers", "paths", "plain_dates"]


def days() -> SearchStrategy[date]:
    """Return days, half of them of the same few months."""
    return st.one_of(st.dates(date(2022, 11, 25), date(2024, 3, 5)), st.dates())


def plain_dates() -> SearchStrategy[PartialDate]:
    """Return a year, a month or a day."""
    return st.builds(
        lambda day, length: PartialDate(day.isoformat()[:length]),
        days(),
        st.sampled_from([4, 7, 10]),
    )


def approximate_dates() -> SearchStrategy[PartialDate]:
    """Return dates that a source gives as "about"."""
    return plain_dates().map(lambda plain: PartialDate(f"{plain}~"))


def dates_text() -> SearchStrategy[str]:
    """Return any text, and text that is nearly a date or a period."""
    nearly = st.text(alphabet="0123456789-~[]./?%XT :", max_size=24)
    worded = st.lists(
        st.sampled_from(
            [
                *("6", "31st", "August", "Feb.", "may", "Monday,", "2018", "0000", "2018,", ","),
                *("99", "about", "summer", "the", "of", "since", "to", "1990s", "0:00", "AM", "/"),
            ]
        ),
        max_size=5,
    ).map(" ".join)
    return st.one_of(st.text(), nearly, worded)


def numbers(digits: int = 38) -> SearchStrategy[str]:
    """Return numbers as text, whole or with decimals, of at most *digits* digits."""
    most = 10**digits - 1
    whole = st.one_of(st.integers(-20, 20), st.integers(-most, most))
    return st.builds(
        lambda number, shift: f"{number}E-{shift}", whole, st.sampled_from([0, 0, 1, 3, 9])
    )


def paths() -> SearchStrategy[str]:
    """Paths into records: real and unknown fields, with and without indexes."""
    names = ("history", "date", "stage", "parties", "title", "signed_on", "colour", "__class__")
    index = st.sampled_from(["", "", "[0]", "[1]", "[99]", "[0][0]"])
    steps = st.tuples(st.sampled_from(names), index).map("".join)
    return st.lists(steps, min_size=1, max_size=4).map(".".join)
