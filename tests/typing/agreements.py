"""Agreements, milestones, partnerships and memberships."""

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from diplomacy import (
    Agreement,
    AgreementLink,
    Citation,
    Country,
    ForceSpan,
    InstrumentKind,
    LinkKind,
    Membership,
    MembershipStatus,
    Milestone,
    Obligation,
    ObligationKind,
    PartialDate,
    Partnership,
    PartnershipKind,
    Period,
    Stage,
)


def milestone(milestone: Milestone, korea: Country, day: PartialDate) -> None:
    """The stage may be a slug; the date text, a day or a `PartialDate`."""
    assert_type(Milestone("signed"), Milestone)
    assert_type(Milestone(Stage.SIGNED, "2012-08"), Milestone)
    assert_type(Milestone("signed", date(2012, 8, 1), party="KR"), Milestone)
    assert_type(Milestone(stage="signed", date=day, planned=True, party=korea), Milestone)
    assert_type(milestone.stage, Stage)
    assert_type(milestone.date, PartialDate | None)
    assert_type(milestone.planned, bool)
    assert_type(milestone.party, str | None)
    assert_type(Milestone("denounced", day, effective_on="2013", party="KR"), Milestone)
    assert_type(Milestone("territorial-application", territory="Gibraltar"), Milestone)
    assert_type(milestone.effective_on, PartialDate | None)
    assert_type(milestone.territory, str | None)


def link(link: AgreementLink) -> None:
    """The kind of a link may be a slug."""
    assert_type(AgreementLink("amends", "another-treaty"), AgreementLink)
    assert_type(link.kind, LinkKind)
    assert_type(link.agreement, str)


def force_span(span: ForceSpan) -> None:
    """An end of a span is a day, or None."""
    assert_type(ForceSpan(None, date(2000, 1, 1), certain=True), ForceSpan)
    assert_type(span.first, date | None)
    assert_type(span.last, date | None)
    assert_type(span.certain, bool)


def obligation(obligation: Obligation, korea: Country, period: Period) -> None:
    """The kind may be a slug, the period a text or a `Period`."""
    assert_type(Obligation("defence"), Obligation)
    assert_type(Obligation(ObligationKind.DEFENCE, korea, period), Obligation)
    assert_type(Obligation(kind="defence", party="KR", period="1950/1971"), Obligation)
    assert_type(obligation.kind, ObligationKind)
    assert_type(obligation.party, str | None)
    assert_type(obligation.period, Period | None)


def agreements(citation: Citation, korea: Country, countries: list[Country]) -> None:
    """Parties are codes, countries and ids of organizations, in a list or a tuple."""
    assert_type(
        Agreement(
            id="a-treaty",
            title="A treaty",
            parties=["KR", "TR"],
            history=[Milestone("signed")],
            citations=[citation],
        ),
        Agreement,
    )
    assert_type(
        Agreement(
            id="a-treaty",
            title="A treaty",
            kind="treaty",
            parties=(korea, "kepco"),
            parties_complete=False,
            history=(Milestone("signed"), Milestone("in-force", planned=True)),
            topics=["trade"],
            concluded_at="a-summit",
            links=[AgreementLink("amends", "another-treaty")],
            citations=(citation,),
        ),
        Agreement,
    )
    assert_type(
        Agreement(
            id="a-treaty",
            title="A treaty",
            kind=InstrumentKind.TREATY,
            parties=countries,
            history=[Milestone("signed")],
            citations=[citation],
        ),
        Agreement,
    )
    assert_type(
        Agreement(
            id="a-treaty",
            title="A treaty",
            parties=map(Country, ["KR", "TR"]),
            history=(Milestone(stage) for stage in ("signed", "in-force")),
            citations=[citation],
        ),
        Agreement,
    )


def agreement(agreement: Agreement, day: PartialDate) -> None:
    """The attributes of an agreement, and those derived from its history."""
    assert_type(agreement.id, str)
    assert_type(agreement.title, str)
    assert_type(agreement.kind, InstrumentKind)
    assert_type(agreement.parties, tuple[str, ...])
    assert_type(agreement.parties_complete, bool)
    assert_type(agreement.history, tuple[Milestone, ...])
    assert_type(agreement.first_done_on, PartialDate | None)
    assert_type(agreement.topics, tuple[str, ...])
    assert_type(agreement.concluded_at, str | None)
    assert_type(agreement.links, tuple[AgreementLink, ...])
    assert_type(agreement.links[0].kind, LinkKind)
    assert_type(agreement.links[0].agreement, str)
    assert_type(agreement.designation, str | None)
    assert_type(agreement.adopted_by, str | None)
    assert_type(agreement.scope, str | None)
    assert_type(agreement.place, str | None)
    assert_type(agreement.depositaries, tuple[str, ...])
    assert_type(agreement.languages, tuple[str, ...])
    assert_type(agreement.registrations, tuple[str, ...])
    assert_type(agreement.url, str | None)
    assert_type(agreement.citations, tuple[Citation, ...])
    assert_type(agreement.signed_on, PartialDate | None)
    assert_type(agreement.entered_into_force_on, PartialDate | None)
    assert_type(agreement.terminated_on, PartialDate | None)
    assert_type(agreement.stage, Stage | None)
    assert_type(agreement.stage_on("2013-01-01"), Stage | None)
    assert_type(agreement.stage_on(date(2013, 1, 1)), Stage | None)
    assert_type(agreement.certainly_at("in-force", day), bool)
    assert_type(agreement.possibly_at(Stage.IN_FORCE, "2013"), bool)
    assert_type(agreement.has_reached("signed"), bool)
    assert_type(agreement.has_reached(Stage.SIGNED), bool)
    assert_type(agreement.current_index(), int | None)
    assert_type(agreement.index_of_date("signed_on"), int | None)
    assert_type(agreement.stage_of("KR"), Stage | None)
    assert_type(agreement.stage_of("KR", on=day), Stage | None)
    assert_type(agreement.parties_on(day, certain=False, as_of="2020"), tuple[str, ...])
    assert_type(agreement.certainly_in_force(day, between=("KR", "TR"), as_of=day), bool)
    assert_type(agreement.possibly_in_force("2013"), bool)
    assert_type(agreement.spans_in_force(between=("KR", "TR"), as_of=day), tuple[ForceSpan, ...])
    assert_type(agreement.spans_by_party(as_of=day), Iterator[tuple[str, tuple[ForceSpan, ...]]])
    assert_type(
        agreement.spans_by_pair(as_of="2020"), Iterator[tuple[str, str, tuple[ForceSpan, ...]]]
    )
    assert_type(agreement.involves("South Korea"), bool)


def partnerships(citation: Citation) -> None:
    """Kinds and stages may be slugs, as for agreements."""
    assert_type(
        Partnership(
            id="ties",
            kind="diplomatic-relations",
            parties=["KR", "KG"],
            history=[Milestone("established", "1992~")],
            citations=[citation],
        ),
        Partnership,
    )
    assert_type(
        Partnership(
            id="ties",
            kind=PartnershipKind.PARTNERSHIP,
            designation="strategic partnership",
            parties=("KR", "KG"),
            history=(Milestone(Stage.ESTABLISHED),),
            obligations=[Obligation("defence", "KR"), Obligation(kind="consultation")],
            elevated_from="older-ties",
            instrument="a-treaty",
            citations=(citation,),
        ),
        Partnership,
    )


def partnership(partnership: Partnership, day: PartialDate) -> None:
    """The attributes of a partnership, and those derived from its history."""
    assert_type(partnership.id, str)
    assert_type(partnership.kind, PartnershipKind)
    assert_type(partnership.designation, str | None)
    assert_type(partnership.parties, tuple[str, ...])
    assert_type(partnership.history, tuple[Milestone, ...])
    assert_type(partnership.obligations, tuple[Obligation, ...])
    assert_type(partnership.obligations_of("KR"), tuple[Obligation, ...])
    assert_type(partnership.first_done_on, PartialDate | None)
    assert_type(partnership.elevated_from, str | None)
    assert_type(partnership.instrument, str | None)
    assert_type(partnership.citations, tuple[Citation, ...])
    assert_type(partnership.stage, Stage | None)
    assert_type(partnership.stage_on(day), Stage | None)
    assert_type(partnership.certainly_at("severed", "2013"), bool)
    assert_type(partnership.possibly_at("severed", day), bool)
    assert_type(partnership.has_reached("established"), bool)
    assert_type(partnership.current_index(), int | None)


def memberships(citation: Citation, korea: Country, since: Period) -> None:
    """The status may be a slug; the period text or a `Period`; days a list of text."""
    assert_type(
        Membership(
            id="tr-sco",
            member="TR",
            organization="sco",
            status="dialogue-partner",
            period="2012/..",
            attested=["2024-07-03"],
            citations=[citation],
        ),
        Membership,
    )
    assert_type(
        Membership(
            id="kr-body",
            member=korea,
            organization="a-body",
            status=MembershipStatus.MEMBER,
            period=since,
            attested=(PartialDate("2024"), date(2024, 7, 3)),
            founding=True,
            planned=False,
            citations=[citation],
        ),
        Membership,
    )


def membership(membership: Membership) -> None:
    """The attributes of a membership."""
    assert_type(membership.id, str)
    assert_type(membership.member, str)
    assert_type(membership.organization, str)
    assert_type(membership.status, MembershipStatus)
    assert_type(membership.period, Period | None)
    assert_type(membership.attested, tuple[PartialDate, ...])
    assert_type(membership.founding, bool)
    assert_type(membership.planned, bool)
    assert_type(membership.citations, tuple[Citation, ...])
