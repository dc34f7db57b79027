"""Commands about records: ``find``, ``show``, ``people`` and ``sources``."""

from diplomacy import queries
from diplomacy.cli.archives import load_archive
from diplomacy.cli.options import Options
from diplomacy.cli.sides import narrow, print_nothing, print_record_lines
from diplomacy.cli.streams import print_json, print_line
from diplomacy.errors import InvalidTerm
from diplomacy.records import TYPES_BY_NAME, Record
from diplomacy.sources import Source

__all__ = ["find_records", "list_people", "list_sources", "print_record"]


def find_records(options: Options) -> bool:
    """Print the records with a text, the best match first, two lines each."""
    archive = load_archive(options)
    types = None if options.type is None else [*map(_parse_type, options.type)]
    found = archive.find(options.text, types=types)
    if options.newest:
        found = archive.in_order(found)
    records = narrow(archive, options, found)
    if options.json:
        from diplomacy.formats import to_dict

        print_json([to_dict(record) for record in records])
        return True
    for record in records:
        when = archive.date_of(record)
        print_record_lines(archive, record, type(record).__name__, when.words if when else "")
    if not records:
        print_line("No records found. The archive is not exhaustive.")
    return True


def _parse_type(name: str) -> type[Record]:
    """Return a type of record by its name, in any case.

    Raises:
        InvalidTerm: if there is no such type.
    """
    by_name = {known.lower(): record_type for known, record_type in TYPES_BY_NAME.items()}
    found = by_name.get(name.lower())
    if found is None:
        raise InvalidTerm(name, "the type of a record", tuple(TYPES_BY_NAME))
    return found


def print_record(options: Options) -> bool:
    """Print a record: each field with its path, then the citations."""
    from diplomacy.brief.entries import render_citation
    from diplomacy.formats import iter_leaves, to_dict

    record = load_archive(options)[options.id]
    fields = to_dict(record)
    if options.json:
        print_json(fields)
        return True
    print_line(f"{fields.pop('type')} {fields.pop('id')}")
    fields.pop("citations", None)
    for name, value in fields.items():
        for path, part in iter_leaves(name, value):
            print_line(f"  {path}: {part}")
    for i, citation in enumerate(() if isinstance(record, Source) else record.citations):
        print_line(f"  citations[{i}]: {render_citation(citation)}")
    return True


def list_people(options: Options) -> bool:
    """Print people with their offices: all, or those who held an office of a party."""
    archive = load_archive(options)
    people = archive.leaders
    if options.party is not None:
        party = queries.resolve_party(archive, options.party)
        people = tuple(p for p in people if any(t.party == party for t in p.tenures))
    if options.json:
        from diplomacy.formats import to_dict

        print_json([to_dict(person) for person in people])
        return True
    from diplomacy.brief.entries import render_tenure

    for person in people:
        print_line(f"{person.id}  {person.name}")
        for tenure in person.tenures:
            print_line(f"    {render_tenure(archive, tenure)}")
    if not people:
        print_nothing("people")
    return True


def list_sources(options: Options) -> bool:
    """Print the sources, a line each."""
    sources = load_archive(options).sources
    if options.json:
        from diplomacy.formats import to_dict

        print_json([to_dict(source) for source in sources])
        return True
    for source in sources:
        print_line(f"{source.id}  {source.label}")
    if not sources:
        print_line("No sources on record.")
    return True
