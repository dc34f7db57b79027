"""Quantities: exact numbers, their bounds, comparison, addition and words."""

import copy
import decimal
import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import numbers

from diplomacy import (
    Citation,
    DiplomacyError,
    InvalidTerm,
    InvalidType,
    Quantity,
    QuantityQualifier,
)
from diplomacy.errors import InvalidQuantity, UnitMismatch
from diplomacy.testing.strategies import quantities

DOLLARS: Final = ("USD",)

few = settings(max_examples=50)


def draw_value(draw: Callable[[Any], Any], quantity: Quantity) -> Fraction:
    """Return a number within the bounds of a quantity."""
    low, high, strict = quantity.bounds()
    step: Fraction = draw(st.fractions(0, 10**6))
    if strict and not step:
        step = Fraction(1, 7)
    if low is not None and high is not None:
        share: Fraction = draw(st.fractions(0, 1))
        return Fraction(low) + share * (Fraction(high) - Fraction(low))
    if low is not None:
        return Fraction(low) + step
    if high is not None:
        return Fraction(high) - step
    # Without bounds, any number is possible; near ones are more interesting.
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
def test_equal_numbers_are_stored_alike(forms: list[Any], plain: str) -> None:
    quantities = [Quantity(form, "USD") for form in forms]
    assert {(q, str(q), repr(q), str(q.number)) for q in quantities} == {
        (quantities[0], str(quantities[0]), repr(quantities[0]), plain)
    }


@few
@given(numbers())
def test_numbers_are_stored_exactly(text: str) -> None:
    """No digit is lost, and the stored number makes the same quantity."""
    quantity = Quantity(text, "USD")
    assert Fraction(quantity.number) == Fraction(text)
    assert Quantity(quantity.number, "USD") == quantity
    assert Quantity(str(quantity.number), "USD") == quantity
    assert Quantity(format(quantity.number, "f"), "USD") == quantity
    assert "E+" not in str(quantity.number)


@few
@given(numbers(), numbers())
def test_quantities_are_equal_if_their_numbers_are(first: str, second: str) -> None:
    """Equal quantities, and only these, have the same hash and the same words."""
    left, right = Quantity(first, "USD"), Quantity(second, "USD")
    assert (left == right) is (Fraction(first) == Fraction(second))
    assert (left == right) is (str(left) == str(right))
    if left == right:
        assert hash(left) == hash(right)


@few
@given(quantities())
def test_words_have_no_exponent(quantity: Quantity) -> None:
    numeral = next(part for part in str(quantity).split() if part.lstrip("-")[0].isdigit())
    assert "E" not in numeral.upper()
    assert "." not in numeral or not numeral.endswith("0")


@pytest.mark.parametrize(
    "value",
    [1.5, 15e9, float("nan"), float("inf"), True, False, None, b"15", [15], 15j, Fraction(1, 3)],
    ids=repr,
)
def test_values_that_are_not_exact_are_rejected(value: Any) -> None:
    with pytest.raises(InvalidType, match="is not an exact number") as caught:
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
def test_invalid_numbers_are_rejected(value: Any) -> None:
    """A number is finite and has at most forty digits."""
    with pytest.raises(InvalidQuantity) as caught:
        Quantity(value, "USD")
    assert len(str(caught.value)) < 300
    assert isinstance(caught.value, ValueError)


@few
@given(st.one_of(st.text(), st.text(alphabet="0123456789.eE+-_, NaInfity")), st.text())
def test_any_text_gives_a_quantity_or_an_error_of_this_library(number: str, unit: str) -> None:
    for text, of in ((number, "USD"), ("15", unit), (number, unit)):
        try:
            quantity = Quantity(text, of)
        except DiplomacyError:
            continue
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
def test_units_are_currencies_or_counted_things(unit: str, money: bool) -> None:
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
def test_invalid_units_are_rejected(unit: str) -> None:
    with pytest.raises(InvalidQuantity, match="write"):
        Quantity(15, unit)


@pytest.mark.parametrize("unit", [None, 840, b"USD", ["USD"]], ids=repr)
def test_units_must_be_strings(unit: Any) -> None:
    with pytest.raises(InvalidType, match="is not a unit"):
        Quantity(15, unit)


def test_the_unit_is_required() -> None:
    make: Any = Quantity
    with pytest.raises(TypeError):
        make(15)


@pytest.mark.parametrize("qualifier", list(QuantityQualifier))
def test_qualifiers_are_accepted_as_terms_and_slugs(qualifier: QuantityQualifier) -> None:
    assert Quantity(15, "USD", str(qualifier)) == Quantity(15, "USD", qualifier)
    assert Quantity(15, "USD", qualifier).qualifier is qualifier


def test_unknown_qualifiers_are_rejected() -> None:
    with pytest.raises(InvalidTerm, match="as-stated, exactly, about, nearly"):
        Quantity(15, "USD", "almost")
    assert Quantity(15, "USD").qualifier is QuantityQualifier.AS_STATED


def test_quantities_differ_by_unit_and_qualifier() -> None:
    """Quantities differ from each other and from plain numbers."""
    different: list[Any] = [
        Quantity(15, "USD"),
        Quantity(15, "EUR"),
        Quantity(15, "USD", "nearly"),
        15,
    ]
    assert len(set(different)) == 4


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
def test_bounds_follow_from_the_qualifier(
    qualifier: QuantityQualifier, low: int | None, high: int | None, strict: bool
) -> None:
    bounds = Quantity(15, "USD", qualifier).bounds()
    assert (bounds.low, bounds.high, bounds.strict) == (low, high, strict)
    assert tuple(bounds) == (low, high, strict)


@few
@given(st.integers(-(10**6), 10**6), st.sampled_from(["1", "1E6", "0.01", "2.5", "7"]))
def test_a_rounded_figure_is_within_half_of_its_unit(multiple: int, unit: str) -> None:
    number = Decimal(multiple) * Decimal(unit)
    rounded = Quantity(number, "USD", rounded_to=unit)
    low, high, strict = rounded.bounds()
    assert low is not None
    assert high is not None
    assert (Fraction(low), Fraction(high)) == (
        Fraction(number) - Fraction(unit) / 2,
        Fraction(number) + Fraction(unit) / 2,
    )
    assert not strict
    assert rounded.rounded_to == Decimal(unit)
    assert rounded != Quantity(number, "USD")
    assert str(rounded) == str(Quantity(number, "USD"))


@pytest.mark.parametrize(
    ("number", "qualifier", "unit", "reason"),
    [
        (15, "as-stated", 0, "a rounding unit is more than 0"),
        (15, "as-stated", -1, "a rounding unit is more than 0"),
        (15, "as-stated", "NaN", "write it in digits"),
        (15, "as-stated", Decimal("Infinity"), "it must be finite"),
        (15, "as-stated", 10, "it is not a multiple of its rounding unit, 10."),
        ("0.5", "as-stated", 1, "it is not a multiple"),
        (15, "exactly", 1, "a figure with 'exactly' has no rounding unit"),
        (15, "about", 5, "a figure with 'about' has no rounding unit"),
    ],
)
def test_invalid_rounding_units_are_rejected(
    number: Any, qualifier: str, unit: Any, reason: str
) -> None:
    with pytest.raises(InvalidQuantity, match=reason):
        Quantity(number, "USD", qualifier, rounded_to=unit)


def test_a_rounding_unit_is_exact() -> None:
    with pytest.raises(InvalidType):
        Quantity(15, "USD", rounded_to=0.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_sum_of_rounded_figures_has_no_rounding_unit() -> None:
    """Errors of rounding add up, so that the sum is not rounded to either unit."""
    rounded = Quantity(15, "USD", rounded_to=5)
    assert (rounded + rounded).bounds() == Quantity(30, "USD").bounds()


# --- comparison ----------------------------------------------------------------------------------


@few
@given(st.data(), quantities(DOLLARS), quantities(DOLLARS))
def test_comparisons_hold_for_all_values_within_the_bounds(
    data: st.DataObject, first: Quantity, second: Quantity
) -> None:
    left, right = draw_value(data.draw, first), draw_value(data.draw, second)
    if first.certainly_less_than(second):
        assert left < right
    if not first.possibly_less_than(second):
        assert left >= right


@few
@given(quantities(DOLLARS), quantities(DOLLARS))
def test_certainly_less_than_is_asymmetric_and_possible(first: Quantity, second: Quantity) -> None:
    assert not first.certainly_less_than(first)
    if first.certainly_less_than(second):
        assert first.possibly_less_than(second)
        assert not second.possibly_less_than(first)


@few
@given(st.lists(quantities(DOLLARS), min_size=3, max_size=3))
def test_certainly_less_than_is_transitive(three: list[Quantity]) -> None:
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
    left, right = (Quantity(number, "USD", qualifier) for number, qualifier in (first, second))
    assert left.certainly_less_than(right) is certainly
    assert left.possibly_less_than(right) is possibly


def test_quantities_have_no_order() -> None:
    first, second = Quantity(14, "USD"), Quantity(15, "USD")
    unordered: Any = first
    for compare in ("__lt__", "__le__", "__gt__", "__ge__"):
        assert getattr(unordered, compare)(second) is NotImplemented
    with pytest.raises(TypeError):
        assert unordered < second
    with pytest.raises(TypeError):
        assert unordered < 15


@pytest.mark.parametrize("method", ["certainly_less_than", "possibly_less_than", "__add__"])
def test_different_units_cannot_be_compared_or_added(method: str) -> None:
    dollars, euros = Quantity(15, "USD"), Quantity(15, "EUR")
    with pytest.raises(UnitMismatch, match="USD is not EUR") as caught:
        getattr(dollars, method)(euros)
    assert (caught.value.first, caught.value.second) == (str(dollars), str(euros))
    assert str(caught.value) == (
        "cannot compare or add '15 US dollars' and '15 euros': USD is not EUR."
    )


# --- addition -------------------------------------------------------------------------------------


@few
@given(quantities(DOLLARS), quantities(DOLLARS))
def test_addition_is_commutative(first: Quantity, second: Quantity) -> None:
    try:
        total = first + second
    except DiplomacyError as error:
        with pytest.raises(type(error)):
            _ = second + first
    else:
        assert second + first == total


@few
@given(st.data(), quantities(DOLLARS), quantities(DOLLARS))
def test_sums_of_values_are_within_the_bounds_of_the_sum(
    data: st.DataObject, first: Quantity, second: Quantity
) -> None:
    value = draw_value(data.draw, first) + draw_value(data.draw, second)
    try:
        total = first + second
    except DiplomacyError:
        return
    low, high, strict = total.bounds()
    if low is not None:
        assert value > low or (value == low and not strict)
    if high is not None:
        assert value < high or (value == high and not strict)


@few
@given(numbers(), numbers())
def test_sums_are_exact(first: str, second: str) -> None:
    """No digit of a sum is lost, except that a sum of too many digits is rejected."""
    try:
        total = Quantity(first, "USD") + Quantity(second, "USD")
    except InvalidQuantity:
        return
    assert Fraction(total.number) == Fraction(first) + Fraction(second)


def test_the_decimal_context_of_the_caller_has_no_effect() -> None:
    with decimal.localcontext(prec=3, Emax=9, Emin=-9) as context:
        context.traps[decimal.Inexact] = True
        context.traps[decimal.Rounded] = True
        quantity = Quantity("1234567.89", "USD")
        assert str(quantity) == "1,234,567.89 US dollars"
        assert str(Quantity("15E9", "USD")) == "15 billion US dollars"
        total = quantity + quantity
        assert Fraction(total.number) == Fraction("2469135.78")
        assert Quantity("-1234567.89", "USD").number == Decimal("-1234567.89")


def test_sums_of_too_many_digits_are_rejected() -> None:
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
def test_sums_have_the_qualifier_that_follows(first: str, second: str, total: str) -> None:
    expected = Quantity(17, "USD", total)
    assert Quantity(15, "USD", first) + Quantity(2, "USD", second) == expected


def test_quantities_without_a_meaningful_sum_cannot_be_added() -> None:
    with pytest.raises(UnitMismatch, match="nothing would be known of their sum"):
        _ = Quantity(15, "USD", "more-than") + Quantity(2, "USD", "less-than")
    with pytest.raises(UnitMismatch, match="ranks cannot be added"):
        _ = Quantity(1, "rank") + Quantity(2, "rank")


@pytest.mark.parametrize("other", [1, "1", 1.5, None, Decimal(1)], ids=repr)
def test_only_quantities_can_be_added(other: Any) -> None:
    with pytest.raises(TypeError):
        _ = Quantity(15, "USD") + other
    with pytest.raises(TypeError):
        _ = other + Quantity(15, "USD")


# --- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "unit", "qualifier", "words"),
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
def test_words(number: str, unit: str, qualifier: str, words: str) -> None:
    assert str(Quantity(number, unit, qualifier)) == words


@pytest.mark.parametrize(
    ("unit", "singular"),
    [
        ("series", "series"),
        ("species", "species"),
        ("s", "s"),
        ("bus", "bus"),
        ("buses", "bus"),
        ("bonuses", "bonus"),
        ("movies", "movie"),
        ("ties", "tie"),
        ("cookies", "cookie"),
        ("embassies", "embassy"),
        ("attaches", "attache"),
        ("boxes", "box"),
        ("classes", "class"),
        ("churches", "church"),
        ("crises", "crisis"),
        ("cases", "case"),
        ("houses", "house"),
        ("courses", "course"),
        ("prizes", "prize"),
        ("vetoes", "veto"),
        ("shoes", "shoe"),
        ("gas", "gas"),
        ("visas", "visa"),
        ("boss", "boss"),
        ("headquarters", "headquarters"),
        ("people", "person"),
        ("women", "woman"),
        ("foreign-children", "foreign child"),
        ("memoranda-of-understanding", "memorandum of understanding"),
        ("exchanges-of-notes", "exchange of notes"),
        ("persons-per-household", "person per household"),
        ("aircraft", "aircraft"),
        ("knives", "knife"),
        ("executives", "executive"),
    ],
)
def test_one_of_a_unit_is_in_the_singular(unit: str, singular: str) -> None:
    assert str(Quantity(1, unit)) == f"1 {singular}"
    assert str(Quantity(2, unit)) == f"2 {unit.replace('-', ' ')}"


# --- what counts cannot be ----------------------------------------------------------------------

COUNTS: Final = (
    *("persons", "people", "countries", "documents", "leaders", "agreements", "troops", "visits"),
    *("foreign-tourists", "heads-of-state", "nuclear-reactors", "memoranda-of-understanding"),
)


@pytest.mark.parametrize("unit", COUNTS)
@pytest.mark.parametrize("number", [-3, "-0.5", "0.5", "1.5E-3", "2.25"])
def test_counted_things_are_whole_and_not_negative(unit: str, number: int | str) -> None:
    with pytest.raises(InvalidQuantity, match="is whole and not negative"):
        Quantity(number, unit)


@pytest.mark.parametrize("number", [0, -1, "0.5", "1.5", "-2.5"])
def test_a_rank_is_a_whole_number_from_one_on(number: int | str) -> None:
    with pytest.raises(InvalidQuantity, match="a rank is a whole number from 1 on"):
        Quantity(number, "rank")


@pytest.mark.parametrize(
    ("number", "unit"), [(0, "persons"), (0, "embassies"), (1, "rank"), (0, "countries")]
)
@pytest.mark.parametrize("qualifier", ["less-than", "nearly"])
def test_no_count_is_below_the_least_one(number: int, unit: str, qualifier: str) -> None:
    with pytest.raises(InvalidQuantity):
        Quantity(number, unit, qualifier)
    assert Quantity(number, unit, "at-most").number == number
    assert Quantity(number + 1, unit, qualifier).number == number + 1


@pytest.mark.parametrize(
    ("number", "unit"),
    [
        ("-3", "USD"),
        ("0.5", "USD"),
        ("-2.3", "percent"),
        ("1.5", "tonnes"),
        ("-4", "degrees"),
        ("-53000", "net-persons"),
        ("2.4", "average-persons"),
        ("2.4", "persons-per-household"),
        ("0.5", "square-kilometres"),
    ],
)
def test_money_measures_differences_and_averages_may_be_fractional(number: str, unit: str) -> None:
    assert str(Quantity(number, unit).number) == number


def test_repr_names_the_qualifier() -> None:
    expected = "Quantity('10', 'documents', QuantityQualifier.EXACTLY)"
    assert repr(Quantity(10, "documents", "exactly")) == expected


@few
@given(quantities())
def test_repr_is_code(quantity: Quantity) -> None:
    """What is shown can be pasted into a program."""
    names = {"Quantity": Quantity, "QuantityQualifier": QuantityQualifier}
    assert eval(repr(quantity), names) == quantity  # noqa: S307


@few
@given(quantities())
def test_quantities_are_immutable_values(quantity: Quantity) -> None:
    assert copy.copy(quantity) == copy.deepcopy(quantity) == quantity
    assert pickle.loads(pickle.dumps(quantity)) == quantity  # noqa: S301
    frozen: Any = quantity
    with pytest.raises(AttributeError):
        frozen.number = Decimal(0)
    with pytest.raises(AttributeError):
        del frozen.unit


def test_integers_of_other_libraries_are_numbers() -> None:
    """Any integral number is an exact number, but a truth value is not."""
    numpy = pytest.importorskip("numpy")
    assert Quantity(numpy.int64(3), "persons") == Quantity(3, "persons")
    assert Citation("yearbook", numpy.int64(3), fields=["name"]).paragraph == 3
    for value in (numpy.bool_(True), numpy.float64(3), True):
        with pytest.raises(InvalidType):
            Quantity(value, "persons")
