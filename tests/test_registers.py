"""Questions that real registers raised and that were once answered wrongly or not at all."""

import pytest

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Country,
    Leader,
    Meeting,
    Milestone,
    Mission,
    MissionAct,
    Organization,
    Participant,
    Partnership,
    Period,
    Quantity,
    Source,
    Stop,
    Tenure,
    TradeFigure,
    Visit,
)
from diplomacy.errors import AmbiguousCountry, OutOfTime, UnknownCountry
from diplomacy.provenance import audit, find_conflicts
from diplomacy.testing import make_agreement, make_archive, make_leader, make_membership

REGISTER = Source(id="register", published="2015")


def cite(*fields: str, source: str = "register") -> Citation:
    return Citation(source, 1, fields=fields)


def treaty(id: str, *history: Milestone, source: str = "register", **fields: object) -> Agreement:
    given = {"title": "A treaty", "parties": ["FR", "GB"], **fields}
    return Agreement(id=id, history=history, citations=[cite("title", source=source)], **given)  # type: ignore[arg-type]


# --- offices ------------------------------------------------------------------------------------


def holder(name: str, period: str, role: str = "official") -> Leader:
    term = Tenure("Justice of the Supreme Court", {role}, "CA", period)
    return make_leader(id=name.lower(), name=name, tenures=[term])


def test_a_colleague_with_a_certain_term_excludes_nobody_from_a_shared_office() -> None:
    court = [
        holder("Abella", "2004-08-30/2021-07-01"),
        holder("Kasirer", "2019-09-16/"),
        holder("Martin", "2017-12-18/"),
    ]
    found = make_archive(court).leaders_of("CA", on="2019-11-20", role="official")
    assert [incumbency.leader.name for incumbency in found] == ["Abella", "Kasirer", "Martin"]


@pytest.mark.parametrize(("day", "certain"), [("2014-06-01", True), ("2024-06-01", False)])
def test_a_term_that_continues_is_certain_until_the_source_was_published(
    day: str, certain: bool
) -> None:
    term = Tenure("President", {"head-of-state"}, "US", "2009-01-20/..")
    person = Leader(id="a", name="A", tenures=[term], citations=[cite("name", "tenures")])
    archive = Archive([REGISTER, person])
    assert len(archive.leaders_of("US", on=day)) == 1
    assert len(archive.leaders_of("US", on=day, certain=True)) == certain


def test_an_end_between_two_years_leaves_the_days_between_open() -> None:
    period = Period("1950/[1989..1995]")
    assert period.certainly_covers("1980")
    assert not period.certainly_covers("1992")
    assert period.possibly_covers("1992")
    assert not period.possibly_covers("1996")
    member = make_membership(member="XA", organization="body", period=period)
    assert make_archive([member]).members_of("body", on="1996") == ()


def test_the_members_of_a_register_are_given_with_their_certainty() -> None:
    """A membership that was last seen in 2014 is possible in 2020, and not certain."""
    member = make_membership(
        member="XA", organization="body", period="1945/", attested=["1945", "2014"]
    )
    archive = make_archive([member])
    assert [str(a.certainty) for a in archive.members_of("body", on="1980")] == ["within-term"]
    assert [str(a.certainty) for a in archive.members_of("body", on="2020")] == ["possible"]


# --- treaties -----------------------------------------------------------------------------------


def test_a_treaty_that_one_of_two_parties_left_is_over() -> None:
    left = treaty("a", Milestone("in-force", "1990"), Milestone("withdrawn", "2000", party="GB"))
    archive = Archive([REGISTER, left])
    assert str(left.stage_on("2010")) == "withdrawn"
    assert archive.agreements_between("FR", "GB", stage="in-force") == ()
    assert archive.agreements_between("FR", "GB", in_force_on="2010-01-01") == ()
    assert archive.agreements_between("FR", "GB", in_force_on="1995", certain=True) == (left,)


def test_a_treaty_of_many_is_in_force_between_two_if_it_is_for_both() -> None:
    """Whoever only signed is not bound, and that the text was adopted decides nothing."""
    convention = treaty(
        "convention",
        Milestone("adopted", "1960"),
        Milestone("in-force", "1961", party="FR"),
        Milestone("in-force", "1962", party="DE"),
        Milestone("signed", "1960", party="US"),
        parties=["FR", "DE", "US"],
    )
    archive = Archive([REGISTER, convention])
    assert archive.agreements_between("FR", "DE", in_force_on="1975", certain=True)
    assert not archive.agreements_between("FR", "US", in_force_on="1975", certain=True)
    assert convention.parties_on("1975", as_of="2015") == ("FR", "DE")


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_one_bad_act_costs_no_treaty(order: tuple[int, ...]) -> None:
    """A signature after accession and an entry into force before ratification are held."""
    acts = [
        Milestone("in-force", "1926", party="FR"),
        Milestone("ratified", "1972", party="FR"),
        Milestone("acceded", "1973", party="GB"),
        Milestone("signed", "1975", party="GB"),
    ]
    held = treaty("a", *(acts[i] for i in order))
    assert held == treaty("a", *acts)
    kinds = [str(finding.kind) for finding in audit(Archive([REGISTER, held]))]
    assert kinds.count("sequence") == 1


def test_two_claims_of_one_act_are_both_held() -> None:
    acts = [Milestone("signed", year, party="BE") for year in ("1957", "1972", "1979")]
    accessions = treaty("ec", *acts, parties=["BE", "FR"])
    assert [str(act.date) for act in accessions.history] == ["1957", "1972", "1979"]


def test_an_agreement_may_have_neither_known_parties_nor_known_acts() -> None:
    unknown = Agreement(id="a", title="A", parties_complete=False, citations=[cite("title")])
    assert unknown.stage is None
    assert unknown.parties == ()


def test_renewals_of_one_title_do_not_contradict_each_other() -> None:
    """In one register or in two: another day of conclusion makes another treaty."""
    years = range(1850, 1869)
    renewals = [treaty(f"muscat-{year}", Milestone("signed", str(year))) for year in years]
    assert find_conflicts(Archive([REGISTER, *renewals])) == ()
    other = Source(id="other")
    twins = [
        treaty(f"twin-{year}", Milestone("signed", str(year)), source="other") for year in years
    ]
    assert find_conflicts(Archive([REGISTER, other, *renewals, *twins])) == ()


def test_two_posts_in_one_country_do_not_contradict_each_other() -> None:
    """An ambassador who was accredited from elsewhere came before the resident embassy."""

    def mission(id: str, day: str, *, resident: bool) -> Mission:
        return Mission(
            id=id,
            sending="US",
            receiving="NP",
            rank="embassy",
            resident=resident,
            history=[MissionAct("opened", day)],
            citations=[cite("sending")],
        )

    posts = mission("a", "1948", resident=False), mission("b", "1959", resident=True)
    assert find_conflicts(Archive([REGISTER, *posts])) == ()


# --- names and codes in time --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Russia", "1950", "SUHH"),
        ("Russia", "2000", "RU"),
        ("Russian Empire", "1900", "RU"),
        ("Soviet Union", "1950", "SUHH"),
        ("Republic of Vietnam", "1965", "XRVN"),
        ("Prussia", "1850", "XPRU"),
        ("Germany (Prussia)", "1850", "XPRU"),
    ],
)
def test_a_name_is_read_with_its_date(name: str, day: str, code: str) -> None:
    assert Country.parse(name, on=day) == code


def test_a_name_of_two_states_or_of_none_is_rejected() -> None:
    with pytest.raises(AmbiguousCountry):
        Country.parse("Vietnam", on="1965")
    with pytest.raises(OutOfTime):
        Country.parse("Serbia", on="1997-05-31")


def test_what_an_earlier_state_did_is_counted_or_named_as_left_out() -> None:
    signed = make_agreement(parties=["SUHH", "GB"], history=[Milestone("signed", "1950")])
    archive = make_archive([signed])
    assert archive.agreements_between("GB", "RU") == ()
    assert archive.agreements_between("GB", "RU", continuing=True) == (signed,)
    [omission] = archive.omissions_between("GB", "RU")
    assert (omission.state, omission.counts) == ("SUHH", {"Agreement": 1})


def test_two_states_of_one_number_in_a_code_system_are_two() -> None:
    """COW's 255 and 260 were both Germany once; its ties do not contradict each other."""
    assert Country.of(255, system="cow", on="1850") == "XPRU"
    east, west = Country.of(265, system="cow", on="1975"), Country.of(260, system="cow", on="1975")
    ties = [
        Partnership(
            id=f"us-{code.lower()}",
            kind="diplomatic-relations",
            parties=["US", code],
            history=[Milestone("established", year)],
            citations=[cite("kind")],
        )
        for code, year in ((east, "1974"), (west, "1955"))
    ]
    assert (east, west) == ("DDDE", "DE")
    assert find_conflicts(Archive([REGISTER, *ties])) == ()


@pytest.mark.parametrize(
    ("code", "system", "expected"),
    [
        ("AUS", "cow-abbr", "AT"),
        ("AUS", "alpha-3", "AU"),
        ("SWZ", "cow-abbr", "CH"),
        ("MAC", "cow-abbr", "MK"),
        ("MNG", "cow-abbr", "ME"),
        ("792", "numeric", "TR"),
        ("XKX", "world-bank", "XK"),
    ],
)
def test_a_code_is_read_in_the_system_that_is_named(code: str, system: str, expected: str) -> None:
    assert (
        Country.of(code, system=system, on="2000" if system != "cow-abbr" else "2010") == expected
    )


def test_a_code_of_another_system_is_not_read_as_iso() -> None:
    """``EC`` is the European Community in a column of three-letter codes, and not Ecuador."""
    with pytest.raises(UnknownCountry):
        Country.of("EC", system="alpha-3")


def test_former_states_have_codes_wherever_a_country_is_expected() -> None:
    figure = TradeFigure(
        id="a",
        reporter="XAUH",
        partner="US",
        kind="actual",
        flow="exports",
        value=Quantity(1, "USD"),
        period="1900",
        citations=[cite("value")],
    )
    meeting = Meeting(id="b", title="Talks", country="XAUH", citations=[cite("title")])
    assert (figure.reporter, meeting.country) == ("XAUH", "XAUH")


# --- archives that meet -------------------------------------------------------------------------


def bavaria(source: str) -> Archive:
    cited = [cite("name", source=source)]
    body = Organization(id="bavaria", name="Bavaria", kind="other", citations=cited)
    return Archive([Source(id=source), body])


def test_two_archives_that_cite_one_organization_differently_merge() -> None:
    merged = bavaria("cow") | bavaria("ukto")
    [body] = merged.organizations
    assert [citation.source for citation in body.citations] == ["cow", "ukto"]


def test_a_treaty_of_two_registers_is_recognized_by_its_identifier() -> None:
    acts = [Milestone("signed", "2012-08-01")]
    desta, ggo = (
        Archive(
            [
                Source(id=name),
                treaty(
                    f"{name}-831",
                    *acts,
                    source=name,
                    parties=["KR", "TR"],
                    identifiers=["unts:KOR-TUR[...]_2012O"],
                ),
            ]
        )
        for name in ("desta", "ggo")
    )
    merged = desta.merge(ggo, same="identifiers")
    assert len(merged.agreements_between("KR", "TR")) == 1
    [found] = merged.by_identifier("unts:KOR-TUR[...]_2012O")
    assert isinstance(found, Agreement)
    assert {citation.source for citation in found.citations} == {"desta", "ggo"}
    assert "x" in desta.renamed({"desta-831": "x"})


# --- visits -------------------------------------------------------------------------------------


def test_a_visit_is_found_though_the_register_names_no_meeting() -> None:
    """The day of the meeting lies within the visit, and no day of the visit is certain."""
    visit = Visit(
        id="visit",
        travellers=[Participant("US", office="President")],
        stops=[Stop("VA")],
        period="2001-12-03/2001-12-05",
        citations=[cite("period")],
    )
    meeting = Meeting(
        id="meeting",
        title="Audience",
        participants=[Participant("US"), Participant("VA")],
        period="[2001-12-03..2001-12-05]",
        visit="visit",
        citations=[cite("title")],
    )
    archive = Archive([REGISTER, visit, meeting])
    assert archive.visits_between("US", "VA") == (visit,)
    assert archive.meetings_between("US", "VA") == (meeting,)
    assert archive.visits_to("VA") == (visit,)
    assert meeting.period is not None
    assert not meeting.period.certainly_covers("2001-12-04")
    assert str(meeting.format) == "unknown"
