"""The parties that records are between, and the countries that they represent."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

from diplomacy.arrow.encoding import encode_values
from diplomacy.arrow.layout import TABLES, load_library
from diplomacy.collection import Collection
from diplomacy.countries import Country
from diplomacy.queries.sides import countries_by_organization
from diplomacy.records import Record
from diplomacy.records.base import values_getter

__all__ = ["countries_by_party", "pair_of", "party_table", "places_of"]


class _Countries(dict[Any, str | None]):
    """The country that each party represents, found at its first use."""

    def __missing__(self, party: Any) -> str | None:
        self[party] = country = party if isinstance(party, Country) else None
        return country


def countries_by_party(collection: Collection) -> Mapping[Any, str | None]:
    """Return the country that each party represents, or None if it represents none.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> countries = countries_by_party(ARCHIVE)
    >>> countries["kepco"], countries["nato"]
    (Country('KR'), None)
    """
    return collection.memoize(
        "countries by party", lambda: _Countries(countries_by_organization(collection))
    )


def places_of(record_type: type[Record]) -> tuple[str, ...]:
    """Return the places of the parties that records of a type are between.

    >>> from diplomacy import Visit
    >>> places_of(Visit)
    ('travellers[].party', 'stops[].country', 'stops[].host')
    """
    return tuple(dict.fromkeys(chain.from_iterable(record_type.SIDES)))


def pair_of(record: Any, countries: Mapping[Any, str | None]) -> str | None:
    """Return the two countries of a record as ``KR-TR``, or None unless exactly two.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> pair_of(ARCHIVE["2025-kepco-tr-utility-nuclear-mou"], countries_by_party(ARCHIVE))
    'KR-TR'
    """
    found = {
        countries[party]
        for place in places_of(record.__class__)
        for party in values_getter(place)(record)
    } - {None}
    return "-".join(sorted(map(str, found))) if len(found) == 2 else None


def role_of(place: str) -> str:
    """Return the name of a place in the tables of parties, such as ``stops.host``.

    >>> role_of("travellers[].party"), role_of("stops[].host"), role_of("sending")
    ('travellers', 'stops.host', 'sending')
    """
    return place.replace("[]", "").removesuffix(".party")


def party_table(name: str, records: Sequence[Any], collection: Collection) -> Any:
    """Return the parties of records as a table, a row for each place of each.

    The columns are the ``id`` of the record, the ``role`` of the party in it, the ``party``, the
    ``country`` that it represents, and the ``leader`` who represents it. The rows are in order of
    country, so that a query about one reads few of them.

    Args:
        name: the name of the table of the records.
        records: the records.
        collection: the collection with the organizations.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> table = party_table("agreements", [ARCHIVE["2025-kepco-tr-utility-nuclear-mou"]], ARCHIVE)
    >>> table.select(["party", "country"]).to_pylist()
    [{'party': 'kepco', 'country': 'KR'}, {'party': 'tr-state-utility', 'country': 'TR'}]
    """
    pa = load_library("pyarrow")
    countries = countries_by_party(collection)
    rows: list[tuple[Any, ...]] = []
    for place in places_of(TABLES[name]):
        rows += _iter_rows(TABLES[name], place, records, countries)
    names = ("id", "role", "party", "country", "leader")
    columns = zip(*dict.fromkeys(rows), strict=True) if rows else [()] * len(names)
    arrays = [encode_values(str, column) for column in columns]
    order = [(column, "ascending") for column in ("country", "party", "id")]
    return pa.table(arrays, names).sort_by(order)


def _iter_rows(
    record_type: Any, place: str, records: Iterable[Any], countries: Mapping[Any, str | None]
) -> Iterable[tuple[Any, ...]]:
    """Yield the rows of the parties in one place of each record."""
    get_parties = values_getter(place)
    people = record_type.PEOPLE.get(place)
    get_people = values_getter(people) if people else None
    role = role_of(place)
    for record in records:
        leaders = get_people(record) if get_people else repeat(None)
        for party, leader in zip(get_parties(record), leaders, strict=False):
            if party is not None or leader is not None:
                yield record.id, role, party, countries[party], leader
