"""The class `Country`: a code with its names, its lifetimes, and its codes in other systems.

The table of names is loaded with the first country. The tables of states and of code systems are
loaded by the first query that needs them, and pycountry by the first official name.
"""

import re
from datetime import date
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, final

from diplomacy.countries.fictional import FICTIONAL, fictional_name
from diplomacy.dates import PartialDate, Period, to_date
from diplomacy.errors import InvalidType, require
from diplomacy.values import PydanticType
from diplomacy.vocabulary import CodeSystem

if TYPE_CHECKING:
    from diplomacy.countries.successions import Succession
    from diplomacy.countries.tables import Span

__all__ = ["Country", "code_of"]

_countries: Final[dict[str, "Country"]] = {}


@final
class Country(PydanticType, str):
    """A country, past or present: its code in upper case, which is also a plain `str`.

    Takes ISO 3166-1 alpha-2 and alpha-3 codes, ``XK`` (Kosovo, user-assigned), the alpha-4 codes
    of ISO 3166-3 for former states (``SUHH``), this library's ``X`` and three letters for others
    (``XPRU``), and ``XA`` to ``XZ`` and ``QM`` to ``QZ`` for fictional states. A state that only
    changed its name keeps today's code. A code is not a claim of statehood.

    Raises:
        InvalidCountry: if the text is not such a code; `parse` reads names, `of` other systems.

    >>> korea = Country("KOR")
    >>> korea, korea == "KR", korea.name
    (Country('KR'), True, 'South Korea')
    """

    __slots__ = ()

    def __new__(cls, code: str) -> "Country":
        """Return the object for a code."""
        found = _countries.get(code) if isinstance(code, str) else None
        return found if found is not None else _intern(code)

    @classmethod
    def parse(cls, text: str, on: str | date | PartialDate | None = None) -> "Country":
        """Return the country that an English name means, without guessing.

        Reads short, official, former and press names, inverted ones ("Korea, Republic of"), two
        names of one country ("Myanmar/Burma"), common abbreviations, and codes in upper case.
        Case, accents and "the" do not matter.

        Args:
            text: the name. A code means itself, whatever the date.
            on: the day on which the name was used. A name that changed its meaning is read for
                every day that this may be, and a state that did not exist then is rejected if
                another one existed in its place. With None, the name has today's meaning.

        Raises:
            AmbiguousCountry: if it may mean more than one country.
            OutOfTime: if no state bore the name then, or another one existed in its place.
            UnknownCountry: if it is not the name of a country. The message suggests similar names.
            InvalidType: if *text* is not a string.

        >>> Country.parse("Republic of Korea"), Country.parse("Turkey")
        (Country('KR'), Country('TR'))
        >>> Country.parse("Russia"), Country.parse("Russia", on="1950")
        (Country('RU'), Country('SUHH'))
        """
        from diplomacy.countries.resolution import resolve

        if not isinstance(text, str):
            raise InvalidType(text, "a country code or name")
        return _countries.get(text) or resolve(text, None if on is None else to_date(on))

    @classmethod
    def of(
        cls,
        code: str | int,
        system: CodeSystem | str,
        on: str | date | PartialDate | None = None,
    ) -> "Country":
        """Return the country that a code of another system means.

        Args:
            code: a code, number or label of the system. No other system is read.
            system: a `CodeSystem` or its value. ``cow-name`` and ``gw-name`` read the labels of
                these lists, whose meaning differs from everyday usage.
            on: the day for which the code was used. A code with one meaning does not need it.
                Without it, a code of ISO 3166 has today's meaning.

        Raises:
            AmbiguousCountry: if the code means several countries on that day, or none of them.
            UnknownCountry: if the system has no such code.

        >>> Country.of(365, system="cow", on="1950"), Country.of("SUN", system="alpha-3")
        (Country('SUHH'), Country('SUHH'))
        """
        from diplomacy.countries.code_systems import country_of

        return country_of(code, CodeSystem(system), None if on is None else to_date(on))

    @classmethod
    def all(cls) -> tuple["Country", ...]:
        """Return the 249 countries of ISO 3166-1 and Kosovo, in the order of their codes.

        >>> len(Country.all())
        250
        """
        names = _names().NAMES
        return tuple(cls(code) for code in sorted(names) if len(code) == 2)

    @classmethod
    def former(cls) -> tuple["Country", ...]:
        """Return the states and territories that have ended, in the order of their codes.

        >>> [country.name for country in Country.former()][:2]
        ['Netherlands Antilles', 'British Antarctic Territory']
        """
        from diplomacy.countries.states import former_codes

        return tuple(cls(code) for code in former_codes())

    @property
    def name(self) -> str:
        """The short name that English readers use, today or when the state last existed.

        `diplomacy.testing.name_fictional_states` names fictional states.

        >>> Country("TR").name, Country("XPRU").name, Country("XA").name
        ('Türkiye', 'Prussia', 'Fictional state XA')
        """
        names: tuple[str, ...] | None = _names().NAMES.get(self)
        return fictional_name(self) if names is None else names[0]

    def name_on(self, day: str | date | PartialDate) -> str:
        """Return the short name that the state had on a day.

        A day that is too imprecise for one name gives the usual `name`.

        >>> Country("TR").name_on("1850"), Country("TH").name_on("1920-01-10")
        ('Ottoman Empire', 'Siam')
        """
        from diplomacy.countries.dated_names import display_name

        return display_name(self, _span(day)) or self.name

    @property
    def official_name(self) -> str:
        """The long form of the name in ISO 3166 (pycountry), otherwise the short name.

        >>> Country("KG").official_name
        'Kyrgyz Republic'
        """
        override: str | None = _names().OFFICIAL_NAMES.get(self)
        if override is not None:
            return override
        entry = _iso_entry(self)
        if entry is None:
            return self.name
        official = str(getattr(entry, "official_name", entry.name))
        head, comma, tail = official.partition(", ")
        return f"{tail} {head}" if comma else official

    @property
    def alpha_3(self) -> str | None:
        """The three-letter code of ISO 3166, or None if it has none (Kosovo, Prussia).

        >>> Country("KG").alpha_3
        'KGZ'
        """
        return self.code_in(CodeSystem.ALPHA_3)

    @property
    def numeric(self) -> str | None:
        """The three digits of ISO 3166 and UN M49, as text, or None if there are none.

        >>> Country("KG").numeric
        '417'
        """
        return self.code_in(CodeSystem.NUMERIC)

    @property
    def flag(self) -> str:
        """The flag as regional-indicator letters, or "" for former and fictional states.

        >>> Country("KG").flag
        '🇰🇬'
        """
        letters = "" if len(self) != 2 or self in FICTIONAL else str(self)
        return "".join(chr(ord(letter) - ord("A") + 0x1F1E6) for letter in letters)

    def code_in(
        self, system: CodeSystem | str, on: str | date | PartialDate | None = None
    ) -> str | None:
        """Return the code of this country in another system, or None if it has none.

        Args:
            system: a `CodeSystem` with codes, or its value; not ``cow-name`` or ``gw-name``.
            on: the day for which the code is used; None gives the latest code.

        Raises:
            AmbiguousCountry: if it had several codes on the days that *on* may be.
            InvalidTerm: if the system is unknown or has no codes.

        >>> Country("DE").code_in("cow", on="1960"), Country("DE").code_in("cow", on="2000")
        ('260', '255')
        """
        from diplomacy.countries.code_systems import code_in

        return code_in(self, CodeSystem(system), None if on is None else to_date(on))

    @property
    def identifiers(self) -> tuple[str, ...]:
        """The codes, past and present, as identifiers, which two countries may share.

        >>> Country("FR").identifiers
        ('cow:220', 'gw:220', 'iso3166-1:250', 'iso3166-1:FR', 'iso3166-1:FRA')
        """
        from diplomacy.countries.code_systems import identifiers_of

        return identifiers_of(self)

    @property
    def lifetimes(self) -> tuple[Period, ...]:
        """The periods in which the state existed, in order, or () if they are not known.

        The last day of a period is the last day of the state. Records begin in 1816.

        >>> [str(period) for period in Country("AT").lifetimes]
        ['1918-11-12/1938-03-13', '1945-04-27/..']
        """
        from diplomacy.countries.states import lifetimes_of

        return tuple(Period(span.text) for span in lifetimes_of(self))

    @property
    def acts(self) -> tuple[Period, ...]:
        """The periods outside its lifetimes in which it acted for itself, in order.

        In these, a colony or protectorate made treaties or sat in organizations. Not complete.

        >>> [str(period) for period in Country("IN").acts]
        ['1919-06-28/1947-08-14']
        """
        from diplomacy.countries.states import state_rows

        row = state_rows().get(self)
        return () if row is None else tuple(Period(span.text) for span in row.acts)

    def exists_on(self, day: str | date | PartialDate, *, certainly: bool = False) -> bool:
        """Return whether the state existed on a day: possibly, or certainly.

        A country whose lifetimes are not known possibly existed, and never certainly.

        >>> ukraine = Country("UA")
        >>> ukraine.exists_on("1991-10-01"), ukraine.exists_on("1991-10-01", certainly=True)
        (True, False)
        """
        from diplomacy.countries.states import certainly_existed, existed

        is_so = certainly_existed if require(certainly, bool, "True or False") else existed
        return is_so(self, _span(day))

    def replaced_on(self, day: str | date | PartialDate | Period) -> tuple["Country", ...]:
        """Return the states that existed in the place of this one on a day or in a period.

        The answer is empty if this state may have existed or acted for itself on any of the days,
        or if no state is known in its place, as in a colony.

        >>> Country("CZ").replaced_on("1985"), Country("NG").replaced_on("1950")
        ((Country('CSHH'),), ())
        """
        from diplomacy.countries.successions import states_in_place_of

        return states_in_place_of(self, _span(day))

    @property
    def predecessors(self) -> tuple["Succession", ...]:
        """The links to the states from which this one came, in the order of their dates.

        >>> [link.predecessor.name for link in Country("CZ").predecessors]
        ['Czechoslovakia']
        """
        from diplomacy.countries.successions import successions_to

        return successions_to(self)

    @property
    def successors(self) -> tuple["Succession", ...]:
        """The links to the states that came from this one, in the order of their dates.

        >>> [link.successor.name for link in Country("CSHH").successors]
        ['Czechia', 'Slovakia']
        """
        from diplomacy.countries.successions import successions_from

        return successions_from(self)

    @property
    def continues(self) -> tuple["Country", ...]:
        """The states that this one continues in law, the nearest first.

        >>> Country("RU").continues, Country("RS").continues
        ((Country('SUHH'),), (Country('CSXX'), Country('YUCS')))
        """
        from diplomacy.countries.successions import continued_states

        return tuple(state.country for state in continued_states(self))

    def __repr__(self) -> str:
        return f"Country({str(self)!r})"

    def __reduce__(self) -> tuple[type["Country"], tuple[str]]:
        return (Country, (str(self),))

    def __copy__(self) -> "Country":
        return self

    def __deepcopy__(self, memo: object) -> "Country":
        return self


def _intern(code: object) -> Country:
    """Make the object for a code, or raise `InvalidCountry` with advice."""
    if not isinstance(code, str):
        raise InvalidType(code, "a country code")
    known = code_of(code)
    if known is None:
        from diplomacy.countries.suggestions import invalid_country

        raise invalid_country(code)
    return _countries.setdefault(known, str.__new__(Country, known))


def code_of(text: str) -> str | None:
    """Return the code of a country in this library, or None if the text is not a code."""
    if re.fullmatch("[A-Z]{2,4}", text) is None:
        return None
    if len(text) == 3:
        from diplomacy.countries.code_systems import country_of_alpha_3

        return country_of_alpha_3(text)
    code: str = _names().RENAMED.get(text, str.__str__(text))
    return code if code in _names().NAMES or code in FICTIONAL else None


def _names() -> ModuleType:
    from diplomacy.countries import names

    return names


def _span(day: str | date | PartialDate | Period) -> "Span":
    from diplomacy.countries.tables import span_of

    return span_of(day)


def _iso_entry(code: str) -> Any:
    """Return the entry of ISO 3166 for a code, or None if it has none."""
    import pycountry

    if len(code) == 4:
        return pycountry.historic_countries.get(alpha_4=code)
    return pycountry.countries.get(alpha_2=code)
