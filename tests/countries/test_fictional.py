"""Names of fictional states: shown and read while a block runs, and part of no record."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from diplomacy import Archive, Country, Milestone, UnknownCountry
from diplomacy.countries.fictional import FICTIONAL
from diplomacy.errors import InvalidCountry, InvalidText, InvalidType
from diplomacy.testing import make_agreement, make_archive, name_fictional_states


def test_a_named_state_is_shown_and_read() -> None:
    """Briefs show the name, and queries read it, whatever its case."""
    archive = make_archive([make_agreement(history=[Milestone("signed", "2001")])])
    with name_fictional_states(XA="Ruritania", XB="Graustark"):
        assert archive.agreements_between("ruritania", "GRAUSTARK")
        assert str(archive.relations("Ruritania", "XB")).startswith("RURITANIA – GRAUSTARK")
        assert Country.parse("The Ruritania") == Country.parse("Fictional state XA") == "XA"
        assert Country.parse("Ruritania", on="1900") == "XA"
        with name_fictional_states(XC="Syldavia"):
            assert (Country("XA").name, Country("XC").name) == ("Ruritania", "Syldavia")
        assert Country("XC").name == "Fictional state XC"
        text = archive.dumps()
        with ThreadPoolExecutor(1) as threads:
            assert threads.submit(lambda: Country("XA").name).result() == "Fictional state XA"
    assert "Ruritania" not in text
    assert Archive.loads(text) == archive
    assert Country("XA").name == "Fictional state XA"
    with pytest.raises(UnknownCountry):
        Country.parse("Ruritania")


@name_fictional_states(QM="Freedonia")
def test_a_function_may_be_decorated() -> None:
    """The names hold in each call of a decorated function."""
    assert Country.parse("Freedonia") == "QM"


@pytest.mark.parametrize(
    ("names", "error"),
    [
        ({"KR": "Ruritania"}, InvalidCountry),
        ({"XK": "Ruritania"}, InvalidCountry),
        ({"XPRU": "Ruritania"}, InvalidCountry),
        ({"xa": "Ruritania"}, InvalidCountry),
        ({"XA": "Prussia"}, InvalidText),
        ({"XA": "Korea"}, InvalidText),
        ({"XA": "KR"}, InvalidText),
        ({"XA": "Fictional state XB"}, InvalidText),
        ({"XA": ""}, InvalidText),
        ({"XA": "!"}, InvalidText),
        ({"XA": "Ruritania", "XB": "RURITANIA"}, InvalidText),
        ({"XA": 1}, InvalidType),
    ],
)
def test_names_that_are_rejected(names: dict[str, str], error: type[Exception]) -> None:
    """Only fictional states take a name, and not one that is read as something else."""
    with pytest.raises(error), name_fictional_states(**names):
        pass
    with name_fictional_states(XA="Ruritania"), pytest.raises(InvalidText):
        name_fictional_states(XB="Ruritania").__enter__()


def test_the_codes() -> None:
    """The codes are those that ISO leaves to its users, but for Kosovo's."""
    assert len(FICTIONAL) == 39
    assert all(Country(code).name == f"Fictional state {code}" for code in FICTIONAL)
