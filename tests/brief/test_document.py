"""The document of a brief: what each section says, with references, and how it is narrowed."""

import re
from itertools import combinations
from typing import Any, Final, cast

import pytest
from tests.brief.samples import (
    AS_OF,
    FULL_BRIEFS,
    brief_id,
    flatten,
    iter_sections,
    records_between,
)

from diplomacy import (
    Archive,
    Basis,
    Citation,
    InstrumentKind,
    InvalidTerm,
    MissionAct,
    Participant,
    Stop,
    relations,
)
from diplomacy.brief import SECTIONS, Relations
from diplomacy.brief.context import MAX_ITEMS
from diplomacy.brief.document import ANNEXES, References, iter_references
from diplomacy.errors import InvalidPeriod, UnknownTopic
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import Agreement, Meeting, Milestone, Statement
from diplomacy.testing import (
    make_agreement,
    make_archive,
    make_leader,
    make_meeting,
    make_mission,
    make_source,
    make_statement,
    make_visit,
)

PROMISES: Final = {"pledged", "requested", "offered"}


def page_of(*records: Any, **options: Any) -> str:
    """Return the brief on XA and XB in an archive of these records, on one line."""
    options.setdefault("as_of", AS_OF)
    return flatten(make_archive(list(records)).relations("XA", "XB", **options).to_text())


# --- completeness -------------------------------------------------------------------------------


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_every_statement_is_printed_once(brief: Relations) -> None:
    page = flatten(brief.to_text())
    for statement in brief.statements:
        assert page.count(statement.summary) == 1, statement.id


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_every_record_is_printed(brief: Relations) -> None:
    """Titles of agreements and meetings, and organizations of memberships, are in the text."""
    page = flatten(brief.to_text(width=400))
    for record in cast("tuple[Agreement | Meeting, ...]", (*brief.agreements, *brief.meetings)):
        assert record.title.split(", ")[0] in page
    for membership in brief.memberships:
        assert ARCHIVE[membership.organization].name in page  # type: ignore[union-attr]
    for visit in brief.visits:
        assert any(ARCHIVE[t.leader].name in page for t in visit.travellers if t.leader)  # type: ignore[union-attr]


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_promises_are_outstanding_and_other_statements_are_under_an_occasion(
    brief: Relations,
) -> None:
    """A statement that is yet to be followed comes first, with who made it and when."""
    sections = {section.heading: section for section in brief.document.sections}
    outstanding = repr(sections.get("Planned and outstanding"))
    for statement in brief.statements:
        assert (repr(statement.summary)[1:-1] in outstanding) == (str(statement.kind) in PROMISES)


def test_ten_questions_on_south_korea_and_turkiye() -> None:
    """A reader finds who met when, what was signed, what is in force, and what is outstanding."""
    text = flatten(relations("KR", "TR", as_of=AS_OF).to_text(width=1000))
    for answer in (
        "Latest meeting South Korea–Türkiye summit in Ankara, 24 November 2025",
        "President Lee Jae Myung (South Korea) and President Recep Tayyip Erdoğan (Türkiye, host)",
        "Strategic partnership, established in 2012",
        "1 August 2012 Free trade agreement between South Korea and Türkiye",
        "Entered into force on 1 May 2013.",
        "Korea Electric Power Corp. (KEPCO, South Korea, state-owned)",
        "Nearly 15 billion US dollars 24 November 2025 Türkiye (Erdoğan)",
        "Planned to be resumed between 6 August and 31 December 2018; no record that it took place.",
        "Lee pledged to expand South Korea's humanitarian assistance",
        "National Defense Minister Song Young-moo (South Korea) and Defence Minister Hulusi Akar",
    ):
        assert answer in text, answer


# --- references ---------------------------------------------------------------------------------


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_references_lead_to_sources(brief: Relations) -> None:
    """References number the sources as they come; each paragraph is one that a record cites."""
    document = brief.document
    cited = {
        (c.source, None if c.basis is Basis.EXTERNAL else c.paragraph)
        for record in (*records_between(brief), *brief.leaders, *described(brief))
        for c in record.citations
    }
    first_seen: list[int] = []
    for reference in iter_references(document):
        source = document.sources[reference.number - 1]
        assert (source.id, reference.paragraph) in cited
        if reference.number not in first_seen:
            first_seen.append(reference.number)
    assert sorted(first_seen) == list(range(1, len(document.sources) + 1))


def described(brief: Relations) -> list[Any]:
    """Return what entries describe besides the records between the two sides.

    They are the partnership that one was elevated from, the meeting at which something was said,
    and the visit during which that took place.
    """
    meetings = [ARCHIVE.get(Meeting, s.made_at) for s in brief.statements if s.made_at]
    visits = [ARCHIVE[m.visit] for m in meetings if m.visit]
    former = [ARCHIVE[p.elevated_from] for p in brief.partnerships if p.elevated_from]
    return [*meetings, *visits, *former]


@pytest.mark.parametrize("brief", FULL_BRIEFS, ids=brief_id)
def test_a_statement_has_the_references_of_its_summary(brief: Relations) -> None:
    """The paragraphs after a statement are those of its kind, its summary and who spoke."""
    lines = [line for section in iter_sections(brief.document) for line in section]
    for statement in brief.statements:
        [line] = [x for x in lines if any(statement.summary in p for p in x if isinstance(p, str))]
        [references] = [part for part in line if isinstance(part, References)]
        given = {
            (brief.document.sources[r.number - 1].id, r.paragraph) for r in references.references
        }
        wanted = {
            (c.source, None if c.basis is Basis.EXTERNAL else c.paragraph)
            for c in statement.citations
            if any(
                p in ("summary", "kind") or (p.startswith("speakers") and not p.endswith("party"))
                for p in c.fields
            )
        }
        assert given == wanted
        assert given


def test_an_asterisk_marks_what_no_citation_states() -> None:
    page = flatten(relations("KR", "TR", as_of=AS_OF).to_text())
    assert "in the defence industry. (According to Lee.) [1:10*]" in page
    assert "Lee welcomed the signature of a memorandum on wind power" in page
    assert "cooperation in renewable energy. [1:14]" in page


def test_without_sources_there_are_no_references() -> None:
    document = relations("KR", "TR", without="sources").document
    assert list(iter_references(document)) == []
    assert document.sources == ()


PAIRS: Final = [
    pair
    for pair in combinations(sorted({p for r in ARCHIVE for p in getattr(r, "parties", ())}), 2)
    if ARCHIVE.relations(*pair).sources
]


@pytest.mark.parametrize("chosen", [SECTIONS, *((name, *ANNEXES) for name in SECTIONS)])
def test_the_counts_of_sources_are_those_listed(chosen: tuple[str, ...]) -> None:
    """For each pair and section: what is drawn from and what is consulted make up the list."""
    for pair in PAIRS:
        brief = ARCHIVE.relations(*pair, sections=chosen, as_of=AS_OF)
        listed = brief.document.sources or brief.sources
        number = len(set(listed).intersection(brief.coverage.drawn_from))
        [lead], *_ = brief.document.lead
        assert f"rawn from {number or len(listed)} source" in str(lead), pair
        coverage = flatten(brief.to_text()).partition("COVERAGE")[2].partition(" It has ")[0]
        assert [int(n) for n in re.findall(r"\d+", coverage)] == [
            count for count in (number, len(listed) - number) if count
        ], pair


def test_a_source_of_a_person_is_counted() -> None:
    """One that only names a person is listed, and so is consulted."""
    said = make_statement(speakers=[Participant("XA", leader="a")], addressees=[Participant("XB")])
    person = make_leader(id="a", citations=[Citation("other", 3, fields=["name", "tenures"])])
    brief = make_archive([said, person, make_source(id="other")]).relations("XA", "XB")
    assert len(brief.sources) == len(brief.document.sources) == 2
    assert "what 1 source reports; 1 other was consulted" in flatten(brief.to_text())


def test_a_brief_of_what_was_looked_up() -> None:
    """Without a source that reports, those that were consulted are counted."""
    looked_up = Citation(
        "other", fields=["title", "participants", "period"], basis="external", note="Not reported."
    )
    meeting = make_meeting(
        participants=[Participant("XA"), Participant("XB")], citations=[looked_up]
    )
    page = flatten(str(Archive([meeting, make_source(id="other")]).relations("XA", "XB")))
    assert "drawn from 1 source." in page
    assert "This brief records what was looked up in 1 source. It has 1 meeting." in page


# --- what the sections say ----------------------------------------------------------------------


def test_what_is_overdue_says_so() -> None:
    """A due date that is certainly over is named with the silence since; one ahead is not."""
    planned = [Milestone("signed", "2030-05", planned=True)]
    treaty = make_agreement(parties=["XA", "XB"], history=planned)
    assert "planned to be signed in may 2030." in page_of(treaty, as_of="2029").lower()
    overdue = page_of(treaty, as_of="2031")
    assert "Planned to be signed in May 2030; no record that it took place." in overdue


@pytest.mark.parametrize("kind", sorted(PROMISES))
def test_a_promise_says_what_is_on_record_since(kind: str) -> None:
    """What fulfils a promise is named, and what is fulfilled is not counted as outstanding."""
    treaty = make_agreement(id="treaty", title="Ferry treaty", parties=["XA", "XB"])
    said = make_statement(kind=kind, summary="XA spoke of a treaty.")
    open_page = page_of(treaty, said)
    assert f"{kind.capitalize()} by Fictional state XA" in open_page
    assert "On record since" not in open_page
    kept = make_statement(kind=kind, summary="XA spoke of a treaty.", fulfilled_by="treaty")
    assert "XA spoke of a treaty. On record since: Ferry treaty, 3 February 2001." in page_of(
        treaty, kept
    )


def test_people_are_in_the_office_of_the_day() -> None:
    """A former president is the president of the day, and no page says that he is one now."""
    page = flatten(relations("KR", "TR", as_of=AS_OF).to_text())
    assert "President Moon Jae-in (South Korea) and President Recep Tayyip Erdoğan" in page
    assert "President Lee Jae Myung (South Korea)" in page
    held_later = ARCHIVE.get(Meeting, "2023-09-kr-kg-summit")
    assert held_later.period is not None
    page = flatten(relations("KR", "KG", as_of=AS_OF).to_text())
    assert "President Yoon Suk Yeol (South Korea) and Sadyr Japarov (Kyrgyzstan)" in page


def test_newest_first_by_default() -> None:
    """Occasions begin with the newest, or with the oldest; undated ones are last in both."""
    meetings = [
        make_meeting(id=f"m-{year}", title=f"Talks {year}", period=year)
        for year in ("2001", "2003")
    ]
    undated = make_meeting(id="m-undated", title="Talks undated", period=None)
    newest = page_of(*meetings, undated)
    places = [newest.rindex(title) for title in ("Talks 2003", "Talks 2001", "Talks undated")]
    assert places == sorted(places)
    oldest = page_of(*meetings, undated, order="oldest")
    places = [oldest.rindex(title) for title in ("Talks 2001", "Talks 2003", "Talks undated")]
    assert places == sorted(places)


def test_a_meeting_says_what_came_of_it() -> None:
    page = flatten(relations("KR", "KG", as_of=AS_OF).to_text())
    assert (
        "10 documents were signed or adopted; 4 agreements concluded there are on record." in page
    )
    assert "On the sidelines of: United Nations General Assembly." in page


def test_a_meeting_where_only_promises_were_made_does_not_say_that_nothing_was_said() -> None:
    said = make_statement(kind="pledged", made_at="sample-meeting")
    page = page_of(make_meeting(), said)
    assert "No statement on record." not in page
    assert "What was asked or promised there is listed as outstanding." in page


def test_the_voice_of_a_source_is_not_a_position() -> None:
    own = make_statement(kind="noted", speakers=[], about=["XA", "XB"], summary="It rained.")
    document = make_archive([own]).relations("XA", "XB").document
    [occasion] = next(s for s in document.sections if s.heading == "What was said").sections
    assert (occasion.heading, occasion.sections) == ("3 February 2001: reported", ())


def test_statements_of_a_day_are_grouped_if_there_are_several_kinds() -> None:
    own = make_statement(id="own", kind="noted", speakers=[], about=["XA", "XB"], date="2001")
    agreed = make_statement(id="agreed", kind="agreed", date="2001")
    document = make_archive([own, agreed]).relations("XA", "XB").document
    [occasion] = next(s for s in document.sections if s.heading == "What was said").sections
    assert occasion.heading == "2001: statements"
    assert [group.heading for group in occasion.sections] == ["Agreed", "Reported"]


def test_a_visit_stands_with_its_meeting_or_by_itself() -> None:
    """A visit with a meeting is described with it, once; another has its own heading."""
    visit = make_visit(
        travellers=[Participant("XA", office="President")],
        stops=[Stop("XB", "Xb City", "XB", "2001-02-03")],
        accompanied_by=[Participant("XA", "a-leader")],
        delegation="business leaders",
        delegation_count=None,
        origin="JP",
        occasion="A funeral",
        attended="sample-meeting",
        status_reason="a storm",
        topics=["trade"],
        period="2001-02",
    )
    leader = make_leader(id="a-leader", name="A. Leader")
    details = (
        "Visit by the President of Fictional state XA to Fictional state XB. Stops: Xb City (3 "
        "February 2001). Accompanied by A. Leader (Fictional state XA). Delegation: business "
        "leaders. From Japan. Occasion: A funeral. Made for: A sample meeting. Reason: a storm. "
        "Topics: trade."
    )
    page = page_of(leader, make_meeting(visit="sample-visit"), visit)
    assert page.count(details) == 1
    assert "February 2001: Visit by" not in page
    alone = page_of(leader, make_meeting(), visit)
    assert f"February 2001: {details[:65]}" in alone
    assert details in alone


def test_a_mission_has_its_acts_seat_and_head() -> None:
    acts = [MissionAct("opened", "1949", "legation"), MissionAct("rank-changed", rank="embassy")]
    mission = make_mission(
        sending="XA",
        receiving="XB",
        place="Xb City",
        resident=False,
        accredited_from="BE",
        head="a-leader",
        head_class="charge-d-affaires",
        history=acts,
    )
    page = page_of(make_leader(id="a-leader", name="A. Leader"), mission)
    assert "MISSIONS" in page
    assert (
        "Embassy of Fictional state XA to Fictional state XB (Xb City): opened as a legation in "
        "1949; made an embassy; accredited from Belgium; head: A. Leader (chargé d'affaires)."
    ) in page


def test_a_planned_mission_is_outstanding() -> None:
    planned = make_mission(history=[MissionAct("opened", "2030", "embassy", planned=True)])
    page = page_of(planned, as_of="2031")
    assert "Planned to be opened as an embassy in 2030; no record that it took place." in page
    assert "MISSIONS" not in page


@pytest.mark.parametrize("kind", InstrumentKind)
def test_the_kind_of_an_agreement_is_printed_if_it_says_something(kind: InstrumentKind) -> None:
    """A kind that its title does not name is a remark, unless no source names one."""
    page = page_of(make_agreement(title="A text", kind=kind, history=[Milestone("signed", "2001")]))
    words = str(kind).replace("-", " ").capitalize()
    assert (f"{words}." in page) is (words not in ("Other", "Unspecified"))


# --- keywords -----------------------------------------------------------------------------------


def test_sections_and_without() -> None:
    """Sections are printed in their order, whatever the order of the names."""
    brief = relations("KR", "TR", sections=["coverage", "glance", "agreements"])
    headings = [section.heading for section in brief.document.sections]
    assert headings == ["At a glance", "Agreements", "Coverage"]
    assert brief.statements != ()
    without = relations("KR", "TR", without=["people", "sources"]).document.sections
    full = [section.heading for section in relations("KR", "TR").document.sections]
    assert [s.heading for s in without] == [h for h in full if h not in ("People", "Sources")]
    with pytest.raises(InvalidTerm, match="the section of a brief"):
        relations("KR", "TR", sections="agreement")
    assert set(SECTIONS) >= {"glance", "outstanding", "coverage"}


def test_a_title_of_ones_own() -> None:
    brief = relations("KR", "TR", title="The file")
    assert brief.document.title == brief.title == "The file"
    assert str(brief).startswith("THE FILE\n")


def test_narrowing_is_that_of_queries() -> None:
    """Records are those that the query of their name gives with the same keywords."""
    for filters in ({"since": "2025"}, {"until": "2018-08"}, {"topic": "energy"}):
        brief = relations("KR", "TR", **filters)  # type: ignore[arg-type]
        assert brief.agreements == ARCHIVE.agreements_between("KR", "TR", **filters)  # type: ignore[arg-type]
        assert brief.meetings == ARCHIVE.meetings_between("KR", "TR", **filters)  # type: ignore[arg-type]
        assert brief.statements == ARCHIVE.statements_between("KR", "TR", **filters)  # type: ignore[arg-type]
    agreed = relations("KR", "TR", kind="agreed")
    assert agreed.statements == ARCHIVE.statements_between("KR", "TR", kind="agreed")
    assert (agreed.agreements, agreed.meetings) == ((), ())
    several = relations("KR", "TR", kind=["agreed", "pledged"]).statements
    assert {str(statement.kind) for statement in several} == {"agreed", "pledged"}
    with pytest.raises(UnknownTopic):
        relations("KR", "TR", topic="enrgy")
    with pytest.raises(InvalidPeriod):
        relations("KR", "TR", since="2020", until="2019")


def test_a_brief_says_what_it_is_narrowed_to() -> None:
    """Neither a short brief nor an empty one is taken for everything on record."""
    page = flatten(str(relations("KR", "TR", since="2020", topic=["energy"], kind="agreed")))
    assert "Narrowed: since 2020, on energy, only what was agreed." in page
    page = flatten(str(relations("KR", "FI", topic="tourism")))
    assert "No records on South Korea and Finland (on tourism). The archive is not" in page
    assert "Narrowed" not in str(relations("KR", "TR"))


def test_a_plan_outside_the_span_is_not_outstanding() -> None:
    assert "Joint Committee" in flatten(relations("KR", "TR", as_of=AS_OF).to_text())
    page = flatten(relations("KR", "TR", since="2020", as_of=AS_OF).to_text())
    assert "Joint Committee for Cooperation" not in page


def test_the_day_of_printing_is_the_only_thing_that_changes() -> None:
    """Two briefs of one day are equal to the letter; the day is printed."""
    first, second = (relations("KR", "TR", as_of="2026-11-26").to_html() for _ in range(2))
    assert first == second
    later = relations("KR", "TR", as_of="2026-11-27").to_html()
    assert first.replace("26 November 2026", "27 November 2026") == later
    assert "Printed on 26 November 2026." in first


def test_the_version_of_the_data_is_that_of_the_shipped_records() -> None:
    assert "Data version" in str(relations("KR", "TR"))
    changed = Archive([*ARCHIVE, make_source(id="another-source")])
    assert "Data version" not in str(changed.relations("KR", "TR"))


# --- many records -------------------------------------------------------------------------------


def many_agreements(count: int) -> list[Agreement]:
    return [
        make_agreement(
            id=f"treaty-{i}",
            title=f"Treaty no. {i}",
            parties=["XA", "XB"],
            history=[Milestone("signed", str(1900 + i // 8))],
            topics=["trade"] if i % 4 else ["energy"],
        )
        for i in range(count)
    ]


def test_eight_hundred_agreements_are_counted_and_the_latest_are_listed() -> None:
    """A brief stays readable: counts by decade and topic, the latest, and how to ask for others."""
    page = page_of(*many_agreements(800))
    assert page.count("Treaty no. ") == MAX_ITEMS
    assert "Treaty no. 799" in page
    assert "Treaty no. 100 " not in page
    assert "800 agreements on record. The 40 latest are listed." in page
    assert "1900s: 80, 1910s: 80" in page
    assert "trade: 600, energy: 200" in page
    assert "narrow the brief with since, until or topic" in page
    narrowed = page_of(*many_agreements(800), since="1950", until="1953")
    assert narrowed.count("Treaty no. ") == 32


def test_no_list_of_a_brief_is_endless() -> None:
    """Statements of a meeting and people are cut as well, and no source is listed in vain."""
    leaders = [make_leader(id=f"p-{i}", name=f"Person {i}") for i in range(50)]
    sources = [make_source(id=f"source-{i}", url=None) for i in range(50)]
    said = [
        make_statement(
            id=f"s-{i}",
            kind="noted",
            speakers=[Participant("XA", f"p-{i}")],
            summary=f"XA noted thing {i}.",
            made_at="sample-meeting",
            citations=[Citation(f"source-{i}", 1, fields=["summary"])],
        )
        for i in range(50)
    ]
    archive = make_archive([*leaders, *sources, make_meeting(), *said])
    page = flatten(archive.relations("XA", "XB", as_of=AS_OF).to_text())
    assert page.count("XA noted thing") == MAX_ITEMS
    assert "10 more statements are not listed." in page
    assert "10 more persons are not listed." in page
    document = archive.relations("XA", "XB").document
    cited = {reference.number for reference in iter_references(document)}
    assert cited == set(range(1, len(document.sources) + 1))


def test_a_convention_names_the_two_sides_and_counts_the_others() -> None:
    """Of a multilateral treaty a brief on two countries has their acts only."""
    parties = ["XA", "XB", *(f"X{letter}" for letter in "CDEFGHIJKLM")]
    acts = [Milestone("ratified", "2001", party=party) for party in parties]
    treaty = make_agreement(title="A convention", parties=parties, history=acts)
    page = flatten(
        make_archive([treaty]).relations("XA", "XB", sections="agreements").to_text(width=1000)
    )
    assert "Fictional state XA, Fictional state XB and 11 others" in page
    assert "Ratified by Fictional state XA in 2001. Ratified by Fictional state XB in 2001." in page
    assert "XC" not in page


def test_many_occasions_and_promises_are_counted() -> None:
    meetings = [
        make_meeting(id=f"m-{i}", title=f"Talks no. {i}", period=str(1950 + i)) for i in range(60)
    ]
    pledges: list[Statement] = [
        make_statement(id=f"s-{i}", kind="pledged", summary=f"XA pledged thing {i}.")
        for i in range(50)
    ]
    page = page_of(*meetings, *pledges)
    assert "60 occasions on record. The 40 latest are listed." in page
    assert "10 more items are not listed." in page
    assert "Outstanding 50 items" in page
