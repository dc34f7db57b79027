"""Quantities: exact numbers, bounds that are stated and never invented, and words for both."""

import copy
import decimal
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import numbers

from diplomacy import DiplomacyError, InvalidTerm, InvalidType, Quantity, QuantityQualifier
from diplomacy.errors import InvalidQuantity, UnitMismatch
from diplomacy.testing.strategies import quantities

OF_ONE_UNIT: Final = ("USD",)


def truth(draw: Callable[[Any], Any], quantity: Quantity) -> Fraction:
    """Return some number that *quantity* may stand for."""
    low, high, strict = quantity.bounds()
    step: Fraction = draw(st.fractions(0, 10**6))
    if strict and not step:
        step = Fraction(1, 7)
    if low is not None and high is not None:
        assert low == high
        return Fraction(low)
    if low is not None:
        return Fraction(low) + step
    if high is not None:
        return Fraction(high) - step
    # Nothing bounds it; a figure is still more likely to be near than far.
    sign: int = draw(st.sampled_from([-1, 0, 1]))
    return Fraction(quantity.number) + sign * step


# --- the number ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forms", "plain"),
    [
        (
            ["15E9", "15e9", "15000000000", "15000000000.00", "+15E9", "1.5E10", 15 * 10**9],
            "15000000000",
        ),
        (["0", "-0", "0.00", "0E9", "-0.0E-9", 0, Decimal("-0")], "0"),
        (["0.05", "5E-2", "0.0500", Decimal("0.05"), "00.05"], "0.05"),
        (["-7", "-7.0", -7, Decimal("-70E-1")], "-7"),
        (["6.7E6", "6700000", Decimal("6.70E+6")], "6700000"),
        (["100", "1E2", Decimal("1E+2"), "0100"], "100"),
        (["9" * 40, int("9" * 40)], "9" * 40),
        (["1E39", 10**39], "1" + "0" * 39),
    ],
)
def test_one_number_one_value_one_text(forms: list[Any], plain: str) -> None:
    """However a number is written, it is one value with one hash and one text."""
    made = [Quantity(form, "USD") for form in forms]
    assert set(made) == {made[0]}
    assert {str(quantity) for quantity in made} == {str(made[0])}
    assert {repr(quantity) for quantity in made} == {repr(made[0])}
    for quantity in made:
        assert str(quantity.number) == plain
        assert not (quantity.number.is_signed() and quantity.number == 0)


@given(numbers())
def test_numbers_are_kept_exactly(text: str) -> None:
    """No digit is lost, and a number made of the number kept is the same."""
    quantity = Quantity(text, "USD")
    assert Fraction(quantity.number) == Fraction(text)
    assert Quantity(quantity.number, "USD") == quantity
    assert Quantity(str(quantity.number), "USD") == quantity
    assert Quantity(format(quantity.number, "f"), "USD") == quantity


@given(numbers(), numbers())
def test_equal_numbers_are_equal_quantities(first: str, second: str) -> None:
    """Quantities of one unit are equal, hash and print alike if their numbers do, only then."""
    one, other = Quantity(first, "USD"), Quantity(second, "USD")
    assert (one == other) == (Fraction(first) == Fraction(second))
    assert (one == other) == (str(one) == str(other))
    if one == other:
        assert hash(one) == hash(other)


@given(quantities())
def test_text_has_no_exponent(quantity: Quantity) -> None:
    """A number is printed in digits, or with the word for its scale, and never as 1E+9."""
    numeral = next(part for part in str(quantity).split() if part.lstrip("-")[0].isdigit())
    assert "E" not in numeral.upper()
    assert "." not in numeral or not numeral.endswith("0")


@given(st.integers(-(10**39), 10**39), st.integers(0, 6))
def test_the_number_kept_has_no_exponent(whole: int, places: int) -> None:
    """The text of the number itself is plain digits down to a millionth."""
    number = Quantity(f"{whole}E-{places}", "USD").number
    assert "E" not in str(number)
    assert str(number) == format(number, "f")


@pytest.mark.parametrize(
    "value",
    [1.5, 15e9, float("nan"), float("inf"), True, False, None, b"15", [15], 15j, Fraction(1, 3)],
    ids=repr,
)
def test_what_is_not_exact_is_refused(value: Any) -> None:
    """A float cannot say what it was, and the truth is no number."""
    with pytest.raises(InvalidType, match="is not a number that is exact") as caught:
        Quantity(value, "USD")
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        "sNaN",
        "Infinity",
        "-inf",
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("-Infinity"),
        "",
        " ",
        "15 ",
        " 15",
        "15\n",
        "15,000",
        "1_000",
        "15.",
        ".5",
        "0x10",
        "1E",
        "E9",
        "fifteen",
        "15 billion",
        "15%",
        "−7",
        "١٥",
        "1" * 41,
        "0." + "0" * 40 + "1",
        "1E40",
        "1E9999",
        "1E-9999",
        "1E99999",
        int("1" * 41),
        10**40,
        10**5000,
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        Decimal("1" * 41),
        "1" * 1_000_000,
    ],
    ids=lambda value: str(value)[:20] if isinstance(value, (str, Decimal)) else "an int",
)
def test_numbers_that_are_refused(value: Any) -> None:
    """Only finite numbers in plain digits, at most forty, are kept; the rest is refused."""
    with pytest.raises(InvalidQuantity) as caught:
        Quantity(value, "USD")
    assert len(str(caught.value)) < 300
    assert isinstance(caught.value, ValueError)


@given(st.one_of(st.text(), st.text(alphabet="0123456789.eE+-_, NaInfity")), st.text())
def test_any_text_is_read_or_refused(number: str, unit: str) -> None:
    """Of any two texts comes a quantity or this library's error, never another exception."""
    for text, of in ((number, "USD"), ("15", unit), (number, unit)):
        try:
            quantity = Quantity(text, of)
        except DiplomacyError as error:
            message = str(error)
            assert message
        else:
            assert quantity.number.is_finite()


# --- the unit and the qualifier -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "money"),
    [
        ("USD", True),
        ("KZT", True),
        ("percent", False),
        ("rank", False),
        ("persons", False),
        ("nuclear-reactors", False),
    ],
)
def test_units(unit: str, money: bool) -> None:
    """A unit is a currency of ISO 4217 or the slug of a counted thing."""
    quantity = Quantity(1, unit)
    assert quantity.unit == unit
    assert quantity.is_money is money


@pytest.mark.parametrize(
    "unit",
    [
        "",
        " ",
        "QQQ",
        "US",
        "USDT",
        "Usd",
        "US$",
        "$",
        "%",
        "Percent",
        "per cent",
        "-persons",
        "persons-",
        "two--hyphens",
        "persons\n",
        "persons2",
        "人",
        "USD\n",
        "u" * 10 + "$",
    ],
)
def test_units_that_are_refused(unit: str) -> None:
    """An unknown currency, and what is no slug, is refused with advice."""
    with pytest.raises(InvalidQuantity, match="write"):
        Quantity(15, unit)


@pytest.mark.parametrize("unit", [None, 840, b"USD", ["USD"]], ids=repr)
def test_a_unit_is_text(unit: Any) -> None:
    """A unit that is no text is of the wrong type."""
    with pytest.raises(InvalidType, match="is not a unit"):
        Quantity(15, unit)


def test_a_quantity_has_a_unit() -> None:
    """A bare number is no quantity."""
    made: Any = Quantity
    with pytest.raises(TypeError):
        made(15)


@pytest.mark.parametrize("qualifier", list(QuantityQualifier))
def test_qualifiers_are_taken_by_value(qualifier: QuantityQualifier) -> None:
    """A qualifier is written as the member or as its slug."""
    assert Quantity(15, "USD", str(qualifier)) == Quantity(15, "USD", qualifier)
    assert Quantity(15, "USD", qualifier).qualifier is qualifier


def test_qualifiers_that_are_none() -> None:
    """Another word is refused, and the terms are listed; as stated is the default."""
    with pytest.raises(InvalidTerm, match="as-stated, exactly, about, nearly"):
        Quantity(15, "USD", "almost")
    assert Quantity(15, "USD").qualifier is QuantityQualifier.AS_STATED


def test_quantities_differ_by_unit_and_qualifier() -> None:
    """Nearly 15 dollars are not 15 dollars, nor 15 euros; and no quantity is a number."""
    made: list[Any] = [Quantity(15, "USD"), Quantity(15, "EUR"), Quantity(15, "USD", "nearly"), 15]
    assert len(set(made)) == 4


# --- bounds -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "strict"),
    [
        (QuantityQualifier.AS_STATED, None, None, False),
        (QuantityQualifier.EXACTLY, 15, 15, False),
        (QuantityQualifier.ABOUT, None, None, False),
        (QuantityQualifier.NEARLY, None, 15, True),
        (QuantityQualifier.MORE_THAN, 15, None, True),
        (QuantityQualifier.AT_LEAST, 15, None, False),
        (QuantityQualifier.LESS_THAN, None, 15, True),
        (QuantityQualifier.AT_MOST, None, 15, False),
    ],
)
def test_bounds(
    qualifier: QuantityQualifier, low: int | None, high: int | None, strict: bool
) -> None:
    """The bounds are what the word says, and no tolerance is added."""
    bounds = Quantity(15, "USD", qualifier).bounds()
    assert (bounds.low, bounds.high, bounds.strict) == (low, high, strict)
    assert tuple(bounds) == (low, high, strict)


def test_every_qualifier_has_its_bounds_tested() -> None:
    """The table above is whole."""
    assert len(QuantityQualifier) == 8


# --- comparing ----------------------------------------------------------------------------------


@given(st.data(), quantities(OF_ONE_UNIT), quantities(OF_ONE_UNIT))
def test_no_comparison_contradicts_the_truth(
    data: st.DataObject, first: Quantity, second: Quantity
) -> None:
    """Whatever the true numbers were, no answer about the quantities is wrong about them."""
    one, other = truth(data.draw, first), truth(data.draw, second)
    if first.certainly_less_than(second):
        assert one < other
    if not first.possibly_less_than(second):
        assert not one < other


@given(quantities(OF_ONE_UNIT), quantities(OF_ONE_UNIT))
def test_certainly_less_is_a_strict_order(first: Quantity, second: Quantity) -> None:
    """Nothing is certainly less than itself; what is certain is possible and has one direction."""
    assert not first.certainly_less_than(first)
    if first.certainly_less_than(second):
        assert first.possibly_less_than(second)
        assert not second.possibly_less_than(first)


@given(st.lists(quantities(OF_ONE_UNIT), min_size=3, max_size=3))
def test_certainly_less_is_transitive(three: list[Quantity]) -> None:
    """What is less than what is less than a third is less than the third."""
    first, second, third = sorted(three, key=lambda quantity: quantity.number)
    if first.certainly_less_than(second) and second.certainly_less_than(third):
        assert first.certainly_less_than(third)


@pytest.mark.parametrize(
    ("first", "second", "certainly", "possibly"),
    [
        (("14", "exactly"), ("15", "exactly"), True, True),
        (("15", "exactly"), ("15", "exactly"), False, False),
        (("15", "nearly"), ("15", "at-least"), True, True),
        (("15", "nearly"), ("15", "exactly"), True, True),
        (("15", "at-most"), ("15", "at-least"), False, True),
        (("15", "at-most"), ("15", "more-than"), True, True),
        (("15", "more-than"), ("15", "exactly"), False, False),
        (("15", "at-least"), ("15", "exactly"), False, False),
        (("15", "at-least"), ("16", "exactly"), False, True),
        (("14", "as-stated"), ("15", "as-stated"), False, True),
        (("99", "about"), ("15", "exactly"), False, True),
        (("15", "less-than"), ("14", "exactly"), False, True),
        (("15", "more-than"), ("15", "less-than"), False, False),
    ],
)
def test_comparisons(
    first: tuple[str, str], second: tuple[str, str], certainly: bool, possibly: bool
) -> None:
    """An answer is as sharp as the words allow, and no sharper."""
    one, other = (Quantity(number, "USD", qualifier) for number, qualifier in (first, second))
    assert one.certainly_less_than(other) is certainly
    assert one.possibly_less_than(other) is possibly


def test_quantities_do_not_order() -> None:
    """`<` raises, since nearly 15 may be above or below 14.9."""
    first, second = Quantity(14, "USD"), Quantity(15, "USD")
    unordered: Any = first
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(unordered, compare)(second) is NotImplemented
    with pytest.raises(TypeError):
        assert unordered < second
    with pytest.raises(TypeError):
        assert unordered < 15


@pytest.mark.parametrize("ask", ["certainly_less_than", "possibly_less_than", "__add__"])
def test_units_that_differ_do_not_mix(ask: str) -> None:
    """Dollars and euros do not compare or add: the error shows both and says why."""
    dollars, euros = Quantity(15, "USD"), Quantity(15, "EUR")
    with pytest.raises(UnitMismatch, match="USD is not EUR") as caught:
        getattr(dollars, ask)(euros)
    assert (caught.value.first, caught.value.second) == (str(dollars), str(euros))
    assert "15 euros" in str(caught.value)


# --- adding -------------------------------------------------------------------------------------


@given(quantities(OF_ONE_UNIT), quantities(OF_ONE_UNIT))
def test_addition_is_commutative(first: Quantity, second: Quantity) -> None:
    """The order of two figures changes neither their sum nor its refusal."""
    try:
        total = first + second
    except DiplomacyError as error:
        with pytest.raises(type(error)):
            _ = second + first
    else:
        assert second + first == total


@given(st.data(), quantities(OF_ONE_UNIT), quantities(OF_ONE_UNIT))
def test_the_bounds_of_a_sum_hold(data: st.DataObject, first: Quantity, second: Quantity) -> None:
    """Whatever the true numbers were, their sum lies within the bounds of the sum."""
    one, other = truth(data.draw, first), truth(data.draw, second)
    try:
        total = first + second
    except DiplomacyError:
        return
    low, high, strict = total.bounds()
    if low is not None:
        assert one + other > low or (one + other == low and not strict)
    if high is not None:
        assert one + other < high or (one + other == high and not strict)


@given(numbers(), numbers())
def test_sums_are_exact(first: str, second: str) -> None:
    """No digit of a sum is lost; one that is too long to keep is refused."""
    try:
        total = Quantity(first, "USD") + Quantity(second, "USD")
    except InvalidQuantity:
        return
    assert Fraction(total.number) == Fraction(first) + Fraction(second)


def test_no_sum_is_rounded() -> None:
    """A sum of more digits than Python's decimals keep by default is exact, or refused."""
    big = Quantity("1234567890123456789012345678901", "USD")
    assert (big + Quantity(1, "USD")).number == Decimal(1234567890123456789012345678902)


def test_the_decimal_context_changes_nothing() -> None:
    """What a program sets for its own decimals does not change what is kept, added or printed."""
    with decimal.localcontext(prec=3, Emax=9, Emin=-9) as context:
        context.traps[decimal.Inexact] = True
        context.traps[decimal.Rounded] = True
        quantity = Quantity("1234567.89", "USD")
        assert str(quantity) == "1,234,567.89 US dollars"
        assert str(Quantity("15E9", "USD")) == "15 billion US dollars"
        total = quantity + quantity
        assert Fraction(total.number) == Fraction("2469135.78")
        assert Quantity("-1234567.89", "USD").number == Decimal("-1234567.89")


def test_a_sum_beyond_what_is_kept_is_refused() -> None:
    """A sum of more than forty digits is refused, like any such number."""
    most = Quantity("9" * 40, "USD")
    with pytest.raises(InvalidQuantity):
        _ = most + most


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("exactly", "exactly", "exactly"),
        ("as-stated", "as-stated", "as-stated"),
        ("exactly", "nearly", "nearly"),
        ("nearly", "nearly", "nearly"),
        ("more-than", "at-least", "more-than"),
        ("at-least", "at-least", "at-least"),
        ("at-most", "at-most", "at-most"),
        ("less-than", "at-most", "less-than"),
        ("nearly", "at-most", "less-than"),
        ("about", "as-stated", "about"),
        ("exactly", "about", "about"),
    ],
)
def test_what_is_known_of_a_sum(first: str, second: str, total: str) -> None:
    """A sum is qualified by what is known of both."""
    expected = Quantity(17, "USD", total)
    assert Quantity(15, "USD", first) + Quantity(2, "USD", second) == expected


def test_sums_of_which_nothing_is_known() -> None:
    """More than 15 and less than 2 have no sum, and ranks do not add."""
    with pytest.raises(UnitMismatch, match="no bound"):
        _ = Quantity(15, "USD", "more-than") + Quantity(2, "USD", "less-than")
    with pytest.raises(UnitMismatch, match="ranks do not add"):
        _ = Quantity(1, "rank") + Quantity(2, "rank")


@pytest.mark.parametrize("other", [1, "1", 1.5, None, Decimal(1)], ids=repr)
def test_only_quantities_add(other: Any) -> None:
    """A quantity and a bare number do not add."""
    with pytest.raises(TypeError):
        _ = Quantity(15, "USD") + other
    with pytest.raises(TypeError):
        _ = other + Quantity(15, "USD")


# --- read aloud ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "unit", "qualifier", "spoken"),
    [
        ("15E9", "USD", "nearly", "nearly 15 billion US dollars"),
        ("2", "rank", "as-stated", "rank 2"),
        ("2", "rank", "about", "rank about 2"),
        ("0.05", "percent", "as-stated", "0.05 percent"),
        ("1", "percent", "as-stated", "1 percent"),
        ("1", "documents", "exactly", "1 document"),
        ("0", "documents", "exactly", "0 documents"),
        ("10", "documents", "exactly", "10 documents"),
        ("13", "leaders", "as-stated", "13 leaders"),
        ("1", "countries", "as-stated", "1 country"),
        ("2", "countries", "as-stated", "2 countries"),
        ("2", "nuclear-reactors", "as-stated", "2 nuclear reactors"),
        ("6.7E6", "persons", "as-stated", "6.7 million persons"),
        ("1234567", "persons", "as-stated", "1,234,567 persons"),
        ("1234000", "persons", "as-stated", "1.234 million persons"),
        ("999999", "EUR", "as-stated", "999,999 euros"),
        ("1E6", "EUR", "as-stated", "1 million euros"),
        ("1E12", "USD", "more-than", "more than 1 trillion US dollars"),
        ("2.5E12", "USD", "at-least", "at least 2.5 trillion US dollars"),
        ("-3E6", "USD", "as-stated", "-3 million US dollars"),
        ("1", "USD", "as-stated", "1 US dollar"),
        ("1.5", "USD", "as-stated", "1.5 US dollars"),
        ("1234.5", "KRW", "as-stated", "1,234.5 South Korean won"),
        ("7", "GBP", "at-most", "at most 7 pounds sterling"),
        ("40", "percent", "less-than", "less than 40 percent"),
        ("0.000000001", "percent", "as-stated", "0.000000001 percent"),
    ],
)
def test_read_aloud(number: str, unit: str, qualifier: str, spoken: str) -> None:
    """A quantity reads as a person would say it, losing nothing."""
    assert str(Quantity(number, unit, qualifier)) == spoken


@pytest.mark.parametrize("unit", ["series", "species"])
def test_one_of_what_has_no_other_singular(unit: str) -> None:
    """A word that is the same in the singular is left as it is."""
    assert str(Quantity(1, unit)) == f"1 {unit}"


def test_repr_names_the_qualifier() -> None:
    """The repr shows the figure as read, and how exact it is."""
    assert repr(Quantity(10, "documents", "exactly")) == "Quantity('10 documents', EXACTLY)"


@given(quantities())
def test_quantities_are_values(quantity: Quantity) -> None:
    """A quantity is equal to its copy and its pickle, and is not changed."""
    assert copy.copy(quantity) == copy.deepcopy(quantity) == quantity
    assert pickle.loads(pickle.dumps(quantity)) == quantity  # noqa: S301
    frozen: Any = quantity
    with pytest.raises(AttributeError):
        frozen.number = Decimal(0)
    with pytest.raises(AttributeError):
        del frozen.unit
