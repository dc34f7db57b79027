"""Merging of archives: records of one thing are recognized, joined and reported."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, Literal, TypeAlias, TypeVar, cast, final

import attrs

from diplomacy import converters
from diplomacy.collection import Collection
from diplomacy.differences import FieldDifference
from diplomacy.errors import (
    ArchiveErrors,
    ArchiveProblem,
    DiplomacyError,
    DuplicateId,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    MergeConflict,
    iterate,
    require,
)
from diplomacy.integrity import differing_fields, rename_references
from diplomacy.merging.fields import combine, iter_disagreements
from diplomacy.records import RECORD_TYPES, TYPES_BY_NAME, Record
from diplomacy.values import Value

__all__ = ["JoinedRecord", "MergeReport", "merge", "merge_report", "renamed"]

C = TypeVar("C", bound=Collection)
Preference: TypeAlias = Literal["first", "last"]
Same: TypeAlias = Literal["identifiers"] | converters.Several[str]

_PREFERENCES: Final = ("first", "last")
_ALL_SCHEMES: Final = "identifiers"


@final
@attrs.frozen(repr=False)
class JoinedRecord(Value):
    """A record that a merge makes of several different ones.

    Attributes:
        id: its id in the merged archive.
        ids: the ids that it has in the archives, each once.
        fields: the fields in which the records differ, citations included.

    >>> print(JoinedRecord("lula", ("lula", "q37181"), ("name", "citations")))
    lula = q37181 (name, citations)
    """

    id: str
    ids: tuple[str, ...]
    fields: tuple[str, ...]

    def __str__(self) -> str:
        names = " = ".join((self.id, *(id for id in self.ids if id != self.id)))
        return f"{names} ({', '.join(self.fields)})" if self.fields else names


@final
@attrs.frozen(repr=False)
class MergeReport(Value):
    """The records that a merge joins, and the fields in which they disagree.

    Attributes:
        joined: the records that are made of several different ones.
        differences: the fields with one value in which they differ. *first* is the value in the
            earliest archive, or in the last if *prefer* is "last", and *second* is another value.

    >>> from diplomacy import Archive, Source
    >>> print(Archive([Source(id="a")]).merge_report(Archive([Source(id="a", language="en")])))
    joined: a (language)
    differs: a, language: None -> 'en'
    """

    joined: tuple[JoinedRecord, ...] = ()
    differences: tuple[FieldDifference, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.joined)

    def __str__(self) -> str:
        lines = [f"joined: {record}" for record in self.joined]
        lines += [f"differs: {difference}" for difference in self.differences]
        return "\n".join(lines) or "nothing is joined"


def merge(archive: C, *others: C, same: Same | None = None, prefer: Preference | None = None) -> C:
    """Return several archives as one, with one record for each thing.

    Records with the same id describe one thing. Their citations, identifiers, other names, attested
    dates, tenures and topics are united, each value with its own citations. Any other field must
    have one value, unless *prefer* decides. The result does not depend on the order of the
    archives, except for values that *prefer* chooses and ids that *same* joins.

    Args:
        archive: an archive.
        others: more archives.
        same: ``"identifiers"`` to join also records of one type that share any identifier, or the
            schemes that count, such as ``["wikidata"]``. A joined record keeps the id that it has
            in the earliest archive, or the last if *prefer* is "last", and references are updated.
        prefer: which value to choose if records differ: that of the ``"first"`` or the ``"last"``
            archive that has one. The other values and their citations are dropped. `merge_report`
            lists each such difference.

    Raises:
        ArchiveErrors: with each record whose fields differ if *prefer* is None, or that cannot be
            joined.
        InvalidType: if something is not an archive.
        InvalidTerm: if *prefer* is another word.

    >>> from diplomacy import Archive, Citation, Leader, Source
    >>> def person(id, source, name):
    ...     cited = [Citation(source, 1, fields=["name"])]
    ...     lula = Leader(id=id, name=name, identifiers=["wikidata:Q37181"], citations=cited)
    ...     return Archive([Source(id=source), lula])
    >>> left, right = person("lula", "a", "Lula da Silva"), person("q37181", "b", "Lula")
    >>> merged = left.merge(right, same=["wikidata"], prefer="first")
    >>> [(leader.id, leader.name) for leader in merged.leaders]
    [('lula', 'Lula da Silva')]
    """
    records: list[Record] = []
    problems: list[ArchiveProblem] = []
    for group in _group((archive, *others), same, prefer):
        try:
            records.append(group.combine(prefer))
        except ArchiveProblem as problem:
            problems.append(problem)
    if problems:
        raise ArchiveErrors("The archives cannot be merged", problems)
    return type(archive)(records)


def merge_report(
    archive: Collection,
    *others: Collection,
    same: Same | None = None,
    prefer: Preference | None = None,
) -> MergeReport:
    """Return the records that `merge` would join, and their differences.

    The arguments are those of `merge`. Differences are listed whether *prefer* decides them or not;
    nothing is merged.

    Raises:
        InvalidType: if something is not an archive.
        InvalidTerm: if *prefer* is another word.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> print(ARCHIVE.merge_report(ARCHIVE))
    nothing is joined
    """
    groups = [
        group
        for group in _group((archive, *others), same, prefer)
        if len(group.records) > 1 or len(group.ids) > 1
    ]
    return MergeReport(
        tuple(group.describe() for group in groups),
        tuple(difference for group in groups for difference in group.disagreements),
    )


def renamed(archive: C, new_ids: Mapping[str, str]) -> C:
    """Return an archive with other ids for some records and in references to them.

    Args:
        archive: an archive.
        new_ids: the new ids by the present ones; two records may exchange theirs.

    Raises:
        UnknownRecord: if there is no record with a present id.
        InvalidId: if a new id does not have the form of one.
        ArchiveErrors: with each new id that two records would have.

    >>> from diplomacy.fixtures import ARCHIVE
    >>> other = ARCHIVE.renamed({"nato": "north-atlantic-treaty-organization"})
    >>> "nato" in other, other["nato-vilnius-2023"].organizer
    (False, 'north-atlantic-treaty-organization')
    """
    require(archive, Collection, "an archive")
    if not isinstance(cast("object", new_ids), Mapping):
        raise InvalidType(new_ids, "a mapping of ids to new ids")
    changes = {archive[id].id: converters.slug(new_id) for id, new_id in new_ids.items()}
    by_id: dict[str, Record] = {}
    problems: list[ArchiveProblem] = []
    for record in archive:
        id = changes.get(record.id, record.id)
        if id in by_id:
            reason = "two records would have this id; choose another."
            problems.append(DuplicateId(id, "id", reason))
        by_id[id] = record
    if problems:
        raise ArchiveErrors("The ids cannot be changed", problems)
    return type(archive)(rename_references(record, changes) for record in archive)


# --- records of one thing -----------------------------------------------------------------------


@attrs.frozen(eq=False)
class _Group:
    """The different records of one thing, in order of preference, with their common new id.

    Attributes:
        ids: the ids that the thing has in the archives.
        records: the records, with the references of the merged archive.
    """

    ids: tuple[str, ...]
    records: tuple[Record, ...]

    @property
    def id(self) -> str:
        return self.records[0].id

    @property
    def is_of_one_type(self) -> bool:
        return len({type(record) for record in self.records}) == 1

    @property
    def disagreements(self) -> tuple[FieldDifference, ...]:
        return tuple(iter_disagreements(self.records)) if self.is_of_one_type else ()

    def combine(self, prefer: Preference | None) -> Record:
        """Return the record of the thing, or raise the problem that prevents it."""
        if len(self.records) == 1:
            return self.records[0]
        if not self.is_of_one_type:
            raise MergeConflict(self.id, ["type"])
        fields = [difference.path.partition("[")[0] for difference in self.disagreements]
        if fields and prefer is None:
            raise MergeConflict(self.id, tuple(dict.fromkeys(fields)))
        with _as_problem(self.id):
            return combine(self.records)

    def describe(self) -> JoinedRecord:
        """Return the entry of the thing in a report."""
        fields = dict.fromkeys(
            name
            for record in self.records[1:]
            for name in differing_fields(self.records[0], record)
        )
        return JoinedRecord(self.id, self.ids, tuple(fields))


@contextmanager
def _as_problem(id: str) -> Generator[None]:
    """Raise an error about a joined record as a problem of its archive."""
    try:
        yield
    except ArchiveProblem:
        raise
    except DiplomacyError as error:
        path = error.path if isinstance(error, InvalidRecord) else ""
        raise ArchiveProblem(id, path, f"the joined record is not valid: {error}") from None


def _group(
    archives: Sequence[Collection], same: Same | None, prefer: Preference | None
) -> list[_Group]:
    """Return the records of archives grouped by thing, in the order of preference."""
    if prefer is not None and not (isinstance(prefer, str) and prefer in _PREFERENCES):
        raise InvalidTerm(prefer, "prefer", _PREFERENCES)
    for archive in archives:
        if not isinstance(cast("object", archive), Collection):
            raise InvalidType(archive, "an Archive; pass the archives one by one")
    records = [
        record for archive in archives[:: -1 if prefer == "last" else 1] for record in archive
    ]
    new_ids: Mapping[str, str] = {} if same is None else _join_ids(records, _parse_schemes(same))
    groups: dict[str, tuple[dict[str, None], dict[Record, None]]] = {}
    problems: list[ArchiveProblem] = []
    for record in records:
        ids, members = groups.setdefault(new_ids.get(record.id, record.id), ({}, {}))
        ids[record.id] = None
        try:
            with _as_problem(record.id):
                members[rename_references(record, new_ids) if new_ids else record] = None
        except ArchiveProblem as problem:
            problems.append(problem)
    if problems:
        raise ArchiveErrors("The archives cannot be merged", problems)
    return [_Group(tuple(ids), tuple(members)) for ids, members in groups.values()]


# --- records with the same identifiers ----------------------------------------------------------


def _parse_schemes(same: Same) -> frozenset[str] | None:
    """Return the schemes whose identifiers count, or None if all do."""
    expected = f"{_ALL_SCHEMES!r} or a collection of schemes, such as ['wikidata']"
    if isinstance(same, str):
        if same == _ALL_SCHEMES:
            return None
        raise InvalidType(same, expected)
    return frozenset(map(converters.slug, iterate(same, expected)))


def _join_ids(records: Iterable[Record], schemes: frozenset[str] | None) -> Mapping[str, str]:
    """Return the new ids of records of one type that share an identifier, by their present ids.

    The first id of a thing stays.
    """
    leaders: dict[str, str] = {}
    ids_by_identifier: dict[tuple[type[Record], str], str] = {}
    for record in records:
        leaders.setdefault(record.id, record.id)
        for identifier in record.identifiers:
            if schemes is None or identifier.partition(":")[0] in schemes:
                key = _BASES[type(record)], identifier
                first = _find(leaders, ids_by_identifier.setdefault(key, record.id))
                leaders[_find(leaders, record.id)] = first
    places = {id: i for i, id in enumerate(leaders)}
    firsts: dict[str, str] = {}
    for id in leaders:
        leader = _find(leaders, id)
        firsts[leader] = min(firsts.get(leader, id), id, key=places.__getitem__)
    return {id: new_id for id in leaders if (new_id := firsts[_find(leaders, id)]) != id}


def _find(leaders: dict[str, str], id: str) -> str:
    """Return the id that represents all ids of a thing, and shorten the way to it."""
    path: list[str] = []
    while leaders[id] != id:
        path.append(id)
        id = leaders[id]
    leaders.update(dict.fromkeys(path, id))
    return id


# A meeting and a summit with one identifier are one thing, on which two archives disagree.
_BASES: Final = {
    record_type: next(base for base in RECORD_TYPES if issubclass(record_type, base))
    for record_type in TYPES_BY_NAME.values()
}
