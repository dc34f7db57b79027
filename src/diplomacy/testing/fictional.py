"""Names for fictional states."""

from collections.abc import Generator
from contextlib import contextmanager

from diplomacy import converters
from diplomacy.countries import Country, fold
from diplomacy.countries.fictional import FICTIONAL, fictional_code, naming
from diplomacy.errors import AmbiguousCountry, InvalidCountry, InvalidText, UnknownCountry

__all__ = ["name_fictional_states"]


@contextmanager
def name_fictional_states(**names: str) -> Generator[None, None, None]:
    """Name fictional states within a ``with`` block or a decorated function.

    A name does not change the code, and is not part of any record or file. While the block runs,
    `Country.name`, briefs and messages show it, and `Country.parse` and queries accept it. Blocks
    may be nested. Other threads and tasks do not see the names.

    Args:
        **names: the name of each state, by its code.

    Raises:
        InvalidCountry: if a code is not that of a fictional state.
        InvalidText: if a name is empty, means another country, or is used twice.

    >>> from diplomacy import Country
    >>> with name_fictional_states(XA="Ruritania", XB="Graustark"):
    ...     Country("XA").name, Country.parse("Ruritania")
    ('Ruritania', Country('XA'))
    >>> Country("XA").name
    'Fictional state XA'
    """
    given: dict[str, str] = {}
    for code, name in names.items():
        if code not in FICTIONAL:
            raise InvalidCountry(code, "Only fictional states take a name: 'XA' to 'XZ', not 'XK'.")
        text = converters.text(name)
        if fold(text) in map(fold, given.values()) or _is_taken(text, code):
            raise InvalidText(text, "it is the name of another country.")
        given[code] = text
    with naming(given):
        yield


def _is_taken(name: str, code: str) -> bool:
    """Return whether a name means another country, or one of several."""
    if not fold(name):
        return True
    if fictional_code(name) not in (None, code):
        return True
    try:
        return Country.parse(name) != code
    except AmbiguousCountry:
        return True
    except UnknownCountry:
        return False
