"""People and organizations: `Leader` with `Tenure`, `Organization`."""

from collections.abc import Mapping
from typing import ClassVar, Final, final

import attrs

from diplomacy import converters
from diplomacy.countries import Country
from diplomacy.dates import PartialDate, Period
from diplomacy.entries import put_shared_last
from diplomacy.errors import InvalidRecord, InvalidType, iterate, short_repr
from diplomacy.records.base import CITED_SOURCES, RecordBase
from diplomacy.sources import Citation, citations
from diplomacy.values import Part
from diplomacy.vocabulary import OfficeEntry, OfficeExit, OrganizationKind, Role

__all__ = ["Leader", "Organization", "Tenure"]


def _organization_kind(value: OrganizationKind | str) -> OrganizationKind:
    return OrganizationKind(value)


def _entry(value: OfficeEntry | str | None) -> OfficeEntry | None:
    return None if value is None else OfficeEntry(value)


def _exit(value: OfficeExit | str | None) -> OfficeExit | None:
    return None if value is None else OfficeExit(value)


def _roles(value: converters.Several[Role | str]) -> frozenset[Role]:
    if isinstance(value, (str, bytes)):
        raise InvalidType(value, f"a set of roles; write {{{short_repr(value)}}}")
    given = iterate(value, "a set of roles, such as {Role.HEAD_OF_STATE}")
    return frozenset(Role(role) for role in given)


@final
@attrs.frozen(repr=False)
class Tenure(Part):
    """An uninterrupted term of office.

    Attributes:
        office: its title, such as "President".
        roles: the roles of its holder; one office may have several.
        party: the country or organization it is an office of.
        period: the term, if known.
        attested: dates on which a source shows the person in the office.
        acting: whether the person held the office for the time being, in place of its holder.
        shared: whether several people hold the office at once, as the judges of a court do. If it
            is not shared, a leading office has one holder at a time.
        began_by: how the person came to the office; None if not known.
        ended_by: how the person left it; None if not known, or still in office.

    Raises:
        InvalidRecord: if there is no role, or an attested date is outside the term.

    >>> Tenure("President", {"head-of-state"}, "KR", attested=["2024-12-03"]).party
    Country('KR')
    """

    office: str = attrs.field(converter=converters.text)
    roles: frozenset[Role] = attrs.field(converter=_roles)
    party: str = attrs.field(converter=converters.party)
    period: Period | None = attrs.field(default=None, converter=converters.optional_period)
    attested: tuple[PartialDate, ...] = attrs.field(default=(), converter=converters.dates)
    acting: bool = attrs.field(default=False, converter=converters.flag)
    shared: bool = attrs.field(default=False, converter=converters.flag)
    began_by: OfficeEntry | None = attrs.field(default=None, converter=_entry)
    ended_by: OfficeExit | None = attrs.field(default=None, converter=_exit)

    def __attrs_post_init__(self) -> None:
        if not self.roles:
            raise InvalidRecord("Tenure", "roles", "at least one role is required.")
        for i, day in enumerate(self.attested):
            if self.period and not self.period.possibly_covers(day):
                reason = f"{day} is outside the period '{self.period}'."
                raise InvalidRecord("Tenure", f"attested[{i}]", reason)

    @property
    def is_leader(self) -> bool:
        """Whether its holder is a head of state, of government or of an organization.

        An effective leader is one, too, in any office.

        >>> Tenure("Minister of Energy", {"minister"}, "TR").is_leader
        False
        """
        return not self.roles.isdisjoint(_LEADER_ROLES)


_LEADER_ROLES: Final = frozenset(
    {
        Role.HEAD_OF_STATE,
        Role.HEAD_OF_GOVERNMENT,
        Role.HEAD_OF_ORGANIZATION,
        Role.EFFECTIVE_LEADER,
    }
)


def _tenures(value: converters.Ordered[Tenure]) -> tuple[Tenure, ...]:
    return converters.instances(value, Tenure, "tenures")


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Leader(RecordBase):
    """A person who represents a party: a leader, a minister or an official.

    The offices that the person holds are *tenures*.

    Attributes:
        id: a slug.
        name: the preferred full name, as one string.
        other_names: other spellings of the same name.
        family_name: the family name, which Korean and Chinese names put first.
        given_name: the given name.
        born: when the person was born.
        died: when the person died; None if not known, or alive.
        tenures: the offices that the person is known to have held.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    >>> cited = Citation("yearbook", 1, fields=["name"])
    >>> Leader(id="a-person", name="A. Person", citations=[cited]).name
    'A. Person'
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {
        "tenures[].party": "Organization",
        **CITED_SOURCES,
    }

    id: str = attrs.field(converter=converters.slug)
    name: str = attrs.field(converter=converters.text)
    other_names: tuple[str, ...] = attrs.field(default=(), converter=converters.texts)
    family_name: str | None = attrs.field(default=None, converter=converters.optional_text)
    given_name: str | None = attrs.field(default=None, converter=converters.optional_text)
    born: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    died: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    tenures: tuple[Tenure, ...] = attrs.field(default=(), converter=_tenures)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)


@final
@attrs.frozen(kw_only=True, repr=False, field_transformer=put_shared_last)
class Organization(RecordBase):
    """A party that is not a country: an agency, a company, the G20.

    Attributes:
        id: a slug.
        name: its full name.
        short_name: its short name, such as "NATO".
        other_names: other names and spellings.
        kind: the kind of organization.
        country: the country it belongs to; None if international or not known.
        state_owned: whether the state owns it; None if not known.
        founded: when it was founded.
        ended: when it was dissolved, or merged into another; None if not known, or it exists.
        successor: the id of the `Organization` that took its place.
        identifiers: its identifiers in other data sets, such as ``wikidata:Q7184``.
        extra: your own values by key.
        citations: the citations that support these fields.

    Raises:
        InvalidRecord: if it is its own successor.

    >>> cited = Citation("yearbook", 1, fields=["name", "kind"])
    >>> Organization(id="a-firm", name="A Firm", kind="company", citations=[cited]).kind
    OrganizationKind.COMPANY
    """

    REFERENCES: ClassVar[Mapping[str, str]] = {"successor": "Organization", **CITED_SOURCES}

    id: str = attrs.field(converter=converters.slug)
    name: str = attrs.field(converter=converters.text)
    short_name: str | None = attrs.field(default=None, converter=converters.optional_text)
    other_names: tuple[str, ...] = attrs.field(default=(), converter=converters.texts)
    kind: OrganizationKind = attrs.field(converter=_organization_kind)
    country: Country | None = attrs.field(default=None, converter=converters.optional_country)
    state_owned: bool | None = attrs.field(default=None, converter=converters.optional_flag)
    founded: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    ended: PartialDate | None = attrs.field(default=None, converter=converters.optional_date)
    successor: str | None = attrs.field(default=None, converter=converters.optional_slug)
    citations: tuple[Citation, ...] = attrs.field(converter=citations, repr=False)

    def _validate(self) -> tuple[str, str] | None:
        if self.successor == self.id:
            return "successor", "an organization cannot be its own successor."
        return None
