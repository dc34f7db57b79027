"""The shipped records: checked against the articles, the known traps and a snapshot."""

import importlib
import json
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from diplomacy import (
    Basis,
    InstrumentKind,
    Meeting,
    MeetingLevel,
    MembershipStatus,
    Organization,
    PartialDate,
    PartnershipKind,
    Period,
    Quantity,
    QuantityQualifier,
    Source,
    Stage,
    Statement,
    StatementKind,
    Summit,
    TradeFlow,
    fixtures,
)
from diplomacy.fixtures import (
    ARCHIVE,
    actors,
    ankara_2025,
    astana_2024,
    defence_talks_2018,
    seoul_2024,
    vilnius_2023,
)
from diplomacy.formats import to_dict
from diplomacy.provenance import audit
from diplomacy.records import Cited

# The modules of articles. To add one, see CONTRIBUTING.md.
ARTICLES = [
    module
    for module in (
        importlib.import_module(f"diplomacy.fixtures.{found.name}")
        for found in pkgutil.iter_modules(fixtures.__path__)
    )
    if hasattr(module, "SOURCE")
]
SOURCES = [article.SOURCE.id for article in ARTICLES if article.SOURCE in ARCHIVE]
CITED: list[Cited] = [record for record in ARCHIVE if not isinstance(record, Source)]
CITATIONS = [(record.id, citation) for record in CITED for citation in record.citations]
SNAPSHOT = Path(__file__).parent / "snapshots" / "archive.jsonl"
SEEDS = Path(__file__).parent.parent / "seeds"

# The articles that were written down first, of which the traps below are.
FIVE = {"ankara-2025", "astana-2024", "defence-talks-2018", "seoul-2024", "vilnius-2023"}


def _of_the_five(record: Cited) -> bool:
    """Return whether a record is drawn from one of the first five articles."""
    return any(citation.source in FIVE for citation in record.citations)


def _unused(source: str) -> set[int]:
    """Return the paragraphs that no record cites, according to the ledger of an article.

    They are page furniture, headlines, bylines, captions that stand twice or add nothing, and
    what is out of scope (military operations in astana-2024).
    """
    ledger = tomllib.loads((SEEDS / f"{source}.toml").read_text("utf-8"))
    return {row["number"] for row in ledger["paragraph"] if "none" in row}


def _paragraphs(text: bytes) -> list[str]:
    """Return the lines of a text that are not blank."""
    lines = text.decode("utf-8").replace("\r\n", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _drawn_from(texts: dict[str, bytes], source: str) -> list[str]:
    """Return the paragraphs of an article."""
    return _paragraphs(texts[ARCHIVE.get(Source, source).digest or ""])


# --- against the texts --------------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.SOURCE.id)
def test_the_text_has_the_digest_of_its_source(
    article: ModuleType, texts: dict[str, bytes]
) -> None:
    """The digest of each source is that of a text."""
    assert f"sha256:{sha256(texts[article.SOURCE.digest]).hexdigest()}" == article.SOURCE.digest


@pytest.mark.parametrize("source", SOURCES)
def test_quotes_are_in_the_cited_paragraph(source: str, texts: dict[str, bytes]) -> None:
    """Every quotation is in the cited paragraph, character by character."""
    paragraphs = _drawn_from(texts, source)
    wrong = [
        (id, citation.paragraph, citation.quote)
        for id, citation in CITATIONS
        if citation.source == source
        and citation.quote is not None
        and citation.quote not in paragraphs[(citation.paragraph or 0) - 1]
    ]
    assert wrong == []


@pytest.mark.parametrize("source", SOURCES)
def test_every_paragraph_is_cited_or_listed_as_uncited(
    source: str, texts: dict[str, bytes]
) -> None:
    """No paragraph of an article is overlooked."""
    used = {citation.paragraph for _, citation in CITATIONS if citation.source == source}
    every = set(range(1, len(_drawn_from(texts, source)) + 1))
    assert every - used == _unused(source)


def test_no_sentence_of_an_article_is_copied(texts: dict[str, bytes]) -> None:
    """No text of a record, except titles and names, has eight consecutive words of an article."""
    runs: set[tuple[str, ...]] = set()
    for text in texts.values():
        for paragraph in _paragraphs(text):
            words = re.findall(r"\w+", paragraph.casefold())
            runs |= {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
    borrowed = []
    for record in CITED:
        plain = to_dict(record)
        own_texts = [plain.get("summary", ""), *(str(c.note) for c in record.citations)]
        for text in own_texts:
            words = re.findall(r"\w+", text.casefold())
            if any(tuple(words[i : i + 8]) in runs for i in range(len(words) - 7)):
                borrowed.append((record.id, text))
    assert borrowed == []


# --- proof --------------------------------------------------------------------------------------


def test_every_field_is_cited() -> None:
    """A citation supports every field that is set."""
    assert audit(ARCHIVE) == ()


def test_quotes_are_short() -> None:
    """No quotation has more than seven words."""
    assert [c.quote for _, c in CITATIONS if c.quote and len(c.quote.split()) > 7] == []


def test_articles_are_cited_by_paragraph() -> None:
    """A stated or inferred field has a paragraph; an external source has a URL."""
    for id, citation in CITATIONS:
        if citation.source in SOURCES:
            assert citation.basis is not Basis.EXTERNAL, id
            assert citation.paragraph is not None, id
        else:
            assert citation.basis is Basis.EXTERNAL, id
            assert ARCHIVE.get(Source, citation.source).url, id


def test_no_address_of_a_reporter_is_shipped() -> None:
    """The e-mail address in a byline is left out."""
    assert not any("@" in json.dumps(to_dict(record)) for record in ARCHIVE)


# --- the traps ----------------------------------------------------------------------------------


def test_two_paragraphs_report_one_nuclear_memorandum() -> None:
    """ankara-2025: paragraphs 11 and 12 report one document, and a note says why."""
    [memorandum] = ARCHIVE.agreements_between("KR", "TR", topic="nuclear-energy")
    assert {c.paragraph for c in memorandum.citations if c.paragraph} == {11, 12}
    merged = [c for c in memorandum.citations if "kind" in c.fields]
    assert [(c.paragraph, c.basis) for c in merged] == [(12, Basis.INFERRED)]
    parties = [c for c in memorandum.citations if c.fields == ("parties",)]
    assert [(c.paragraph, c.basis) for c in parties] == [(11, Basis.STATED)]


def test_the_scope_of_the_nuclear_memorandum_is_a_field() -> None:
    """ankara-2025: what the memorandum covers is on the agreement, and not in a statement too."""
    scope = ankara_2025.NUCLEAR_MOU.scope
    assert scope
    for covered in ("site assessment", "business models", "licensing and regulatory procedures"):
        assert covered in scope
        assert not any(covered in statement.summary for statement in ARCHIVE.statements)


def test_the_utility_stays_unnamed() -> None:
    """ankara-2025: the utility has no name, because the article gives none."""
    assert ankara_2025.TR_STATE_UTILITY.name == "Türkiye's state utility (unnamed)"
    assert ankara_2025.NUCLEAR_MOU.parties == ("kepco", "tr-state-utility")


def test_two_paragraphs_report_one_wind_memorandum() -> None:
    """ankara-2025: paragraphs 5 and 14 report one document, without day or place."""
    assert ankara_2025.WIND_MOU.signed_on == PartialDate("[..2025-11-24]")
    assert ankara_2025.WIND_MOU.concluded_at is None
    assert {c.paragraph for c in ankara_2025.WIND_MOU.citations if c.paragraph} == {5, 14}


def test_two_figures_are_not_merged() -> None:
    """ankara-2025: "nearly 15" and "more than 10" are neither merged nor averaged."""
    figures = ARCHIVE.trade_between("KR", "TR")
    assert [f.value for f in figures] == [
        Quantity(10_000_000_000, "USD", QuantityQualifier.MORE_THAN),
        Quantity(15_000_000_000, "USD", QuantityQualifier.NEARLY),
    ]
    assert all(f.period is None and f.flow is TradeFlow.TOTAL for f in figures)


def test_a_target_is_not_a_figure() -> None:
    """astana-2024: the 100 billion are a goal."""
    assert ARCHIVE.trade_between("RU", "TR", kind="actual") == ()
    assert len(ARCHIVE.trade_between("RU", "TR", kind="target")) == 1


def test_the_revision_is_not_a_second_agreement() -> None:
    """ankara-2025: a proposed revision is a statement, and there is one agreement."""
    assert [a.id for a in ARCHIVE.agreements if "free-trade" in a.topics] == ["kr-tr-fta"]
    assert ankara_2025.FTA.signed_on == PartialDate("2012-08-01")
    assert ankara_2025.FTA.entered_into_force_on == PartialDate("2013-05-01")


def test_what_had_been_agreed_is_not_dated_by_its_mention() -> None:
    """ankara-2025: agreements mentioned at the summit were reached on or before its day."""
    for id in ("2025-11-kr-tr-blood-plasma-project", "2025-11-kr-tr-nuclear-evaluation"):
        mentioned = ARCHIVE.get(Statement, id)
        assert (mentioned.made_at, str(mentioned.date)) == (None, "[..2025-11-24]")


def test_the_plasma_project_is_not_an_agreement() -> None:
    """ankara-2025: without a named document there is no agreement."""
    assert not any("biotechnology" in a.topics for a in ARCHIVE.agreements)


def test_the_defence_talks_sign_nothing() -> None:
    """defence-talks-2018: talks that agree on measures produce no document."""
    cited = ARCHIVE.from_source("defence-talks-2018")
    assert cited.agreements == ()
    assert defence_talks_2018.TALKS.level is MeetingLevel.MINISTERIAL
    assert not isinstance(defence_talks_2018.TALKS, Summit)


def test_the_joint_committee_is_a_partnership() -> None:
    """defence-talks-2018: established, suspended in 2014, to be resumed within the year."""
    committee = defence_talks_2018.JOINT_COMMITTEE
    assert committee.kind is PartnershipKind.JOINT_BODY
    assert committee.stage is Stage.SUSPENDED
    assert [str(step.date) for step in committee.history] == [
        "None",
        "2014",
        "[2018-08-06..2018-12-31]",
    ]


def test_nine_of_thirteen_are_named() -> None:
    """vilnius-2023: nine counterparts are named, and the other four are left out."""
    meetings = ARCHIVE.meetings_on_sidelines_of("nato-vilnius-2023")
    assert {p for m in meetings for p in m.parties} == {
        *("KR", "NL", "SE", "PT", "FI", "HU", "RO", "GB", "SK", "NO"),
    }
    assert str(vilnius_2023.LEADERS_MET.value) == "13 leaders"
    assert vilnius_2023.NATO_SUMMIT.participant_count is None


def test_the_dutch_prime_minister_has_no_name() -> None:
    """vilnius-2023: a named office without a named person has no person."""
    [met] = ARCHIVE.summits_between("KR", "NL")
    assert [(p.leader, p.office) for p in met.participants] == [
        ("yoon-suk-yeol", None),
        (None, "Prime Minister"),
    ]


def test_two_spellings_are_one_president() -> None:
    """Two articles spell his name differently; he is one person."""
    assert [p.id for p in ARCHIVE.leaders if "Yoon" in p.name] == ["yoon-suk-yeol"]
    assert actors.YOON.other_names == ("Yoon Suk-yeol",)
    sources = {c.source for c in actors.YOON.citations if c.paragraph}
    assert sources == {"vilnius-2023", "seoul-2024"}


def test_family_names_stand_first_or_last() -> None:
    """Korean names put the family name first; names are not split by position."""
    assert (ankara_2025.LEE.family_name, ankara_2025.LEE.given_name) == ("Lee", "Jae Myung")
    assert (actors.ERDOGAN.family_name, actors.ERDOGAN.given_name) == ("Erdoğan", "Recep Tayyip")


def test_sixteen_attend_and_six_founded() -> None:
    """astana-2024: attendance is not membership, and the founders are not all of today's members."""
    assert astana_2024.SCO_SUMMIT.participant_count == Quantity(16, "countries", "exactly")
    assert {m.member for m in ARCHIVE.members_of("sco")} == {"CN", "RU", "KZ", "KG", "TJ", "UZ"}
    assert all(m.membership.founding for m in ARCHIVE.members_of("sco"))
    assert {str(m.period) for m in ARCHIVE.members_of("sco")} == {"2001/"}


def test_a_dialogue_partner_is_a_member() -> None:
    """astana-2024: Türkiye's status in the SCO is a grade of membership."""
    [standing] = ARCHIVE.memberships_of("TR")
    assert standing.status is MembershipStatus.DIALOGUE_PARTNER
    assert standing.period == Period("2012/..")
    assert not any("sco" in p.parties for p in ARCHIVE.partnerships)


def test_an_expected_member_is_planned() -> None:
    """astana-2024: Belarus is expected to join, and is not yet a member."""
    assert [m.membership.planned for m in ARCHIVE.memberships_of("BY")] == [True]


def test_the_ten_documents_leave_out_the_joint_statement() -> None:
    """seoul-2024: ten were signed; the joint statement is not counted among them."""
    assert seoul_2024.SUMMIT.outcome_documents == Quantity(10, "documents", "exactly")
    kinds = [a.kind for a in ARCHIVE.agreements_concluded_at(seoul_2024.SUMMIT.id)]
    assert sorted(map(str, kinds)) == [
        "arrangement",
        "joint-statement",
        "memorandum-of-understanding",
        "memorandum-of-understanding",
    ]


def test_unnamed_signatories_are_not_the_states() -> None:
    """seoul-2024: nobody is put in the place of a signatory that is not named."""
    states = ARCHIVE.agreements_between("KR", "KG", states_only=True)
    assert seoul_2024.HYDROPOWER_MOU in ARCHIVE.agreements_between("KR", "KG")
    assert seoul_2024.HYDROPOWER_MOU not in states


def test_the_new_tier_is_a_new_partnership() -> None:
    """seoul-2024: the partnership replaces relations of about 1992."""
    assert seoul_2024.PARTNERSHIP.elevated_from == seoul_2024.DIPLOMATIC_RELATIONS.id
    assert seoul_2024.DIPLOMATIC_RELATIONS.history[0].date == PartialDate("1992~")
    assert seoul_2024.PARTNERSHIP.designation == "Comprehensive Partnership"


def test_a_named_document_to_come_is_a_planned_agreement() -> None:
    """seoul-2024: the framework is named, the paper of the future terms is not."""
    planned = seoul_2024.TRADE_FRAMEWORK
    assert [step.planned for step in planned.history] == [True]
    assert planned.stage is None
    ids = {s.id for s in ARCHIVE.statements_between("KR", "KG", kind=StatementKind.PLEDGED)}
    assert "2024-12-kr-kg-double-taxation" in ids
    assert not any("double-taxation" in a.topics for a in ARCHIVE.agreements)


def test_two_claims_are_kept_where_sources_differ() -> None:
    """Sources differ on the framework and on BICES, and each claim has a record."""
    frameworks = (seoul_2024.TRADE_FRAMEWORK, seoul_2024.TRADE_FRAMEWORK_MOU)
    assert [framework.signed_on for framework in frameworks] == [None, PartialDate("2024-12-03")]
    assert frameworks[0].title == frameworks[1].title
    standings = ARCHIVE.memberships_of("KR")
    bices = [m.membership for m in standings if m.organization == "bices"]
    assert [(m.id, m.planned) for m in bices] == [("kr-bices", False), ("kr-bices-planned", True)]


def test_reserves_and_output_are_two_figures() -> None:
    """seoul-2024: 13 percent is of reserves and estimated; 0.05 percent is of output."""
    assert str(seoul_2024.ANTIMONY_RESERVES.value) == "13 percent"
    assert str(seoul_2024.ANTIMONY_RESERVES.kind) == "estimate"
    assert seoul_2024.ANTIMONY_RESERVES.value == Quantity(13, "percent")
    assert str(seoul_2024.ANTIMONY_OUTPUT.value) == "0.05 percent"
    assert seoul_2024.HYDROPOWER_SHARE.value == Quantity(90, "percent", "about")


def test_the_assembly_is_not_a_summit() -> None:
    """seoul-2024: the General Assembly is a meeting of unknown level."""
    assembly = ARCHIVE.get(Meeting, "un-general-assembly-2023")
    assert not isinstance(assembly, Summit)
    assert [m.id for m in ARCHIVE.meetings_on_sidelines_of(assembly.id)] == ["2023-09-kr-kg-summit"]


def test_considering_is_not_planning() -> None:
    """astana-2024: relations with Syria are severed, and no step is planned."""
    [relations] = ARCHIVE.partnerships_between("TR", "SY")
    assert [(step.stage, step.planned) for step in relations.history] == [(Stage.SEVERED, False)]


def test_brokers_are_not_participants() -> None:
    """astana-2024: Russia brokered talks, and is not reported to have taken part."""
    assert astana_2024.TR_SY_TALKS.brokered_by == "RU"
    assert ARCHIVE.meetings_between("RU", "SY") == ()


def test_years_that_no_article_states_have_external_sources() -> None:
    """A meeting dated to the day cites an external source for its year or its date."""
    for meeting in filter(_of_the_five, ARCHIVE.meetings):
        stated = [c for c in meeting.citations if "period" in c.fields]
        if meeting.period and str(meeting.period).count("-") == 2:
            assert Basis.EXTERNAL in {c.basis for c in stated}, meeting.id


def test_every_statement_can_be_found_by_date() -> None:
    """A statement has a date or a meeting, so that a query since some year does not lose it.

    The article says nothing of the time of the one exception.
    """
    undated = [s.id for s in ARCHIVE.statements if s.date is None and s.made_at is None]
    assert undated == ["bayraktar-on-shared-resources"]


def test_no_term_of_office_is_shipped() -> None:
    """No source for terms was consulted."""
    assert not any(tenure.period for leader in ARCHIVE.leaders for tenure in leader.tenures)


def test_there_is_no_alliance_and_no_treaty() -> None:
    """None of the five articles reports an alliance; what is in force is external."""
    agreements = list(filter(_of_the_five, ARCHIVE.agreements))
    partnerships = filter(_of_the_five, ARCHIVE.partnerships)
    assert not any(p.kind is PartnershipKind.ALLIANCE for p in partnerships)
    assert [a.id for a in agreements if a.has_reached(Stage.IN_FORCE)] == ["kr-tr-fta"]
    assert not any(a.kind is InstrumentKind.TREATY for a in agreements)


def test_every_named_organization_has_a_record() -> None:
    """Each organization that the five articles name has a record."""
    assert {body.id for body in ARCHIVE.organizations if _of_the_five(body)} == {
        *("akp", "asml", "bices", "cs-wind", "dapa", "edcf", "enerjisa", "eureka", "g20", "isil"),
        *("kepco", "trt"),
        *("kg-signatory-of-hydropower-mou", "kr-signatory-of-hydropower-mou"),
        *("kr-defence-ministry", "kr-presidential-office", "lg-energy-solution", "mikta", "nato"),
        *("samsung-sdi", "sco", "sk-on", "sk-plasma", "tr-defence-industries"),
        *("tr-state-utility", "un", "us-geological-survey"),
    }
    assert all(isinstance(body, Organization) for body in ARCHIVE.organizations)


# --- names a reader guesses ---------------------------------------------------------------------


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.SOURCE.id)
def test_an_article_is_part_of_the_package(article: ModuleType) -> None:
    """The package exports each module of an article under the name of its source."""
    name = article.__name__.rpartition(".")[2]
    where = "src/diplomacy/fixtures/__init__.py"
    assert article.SOURCE.id.replace("-", "_") == name
    assert name in fixtures.__all__, f"import {name} in {where}, and name it in __all__"
    assert article.SOURCE in ARCHIVE, f"put *{name}.RECORDS into ARCHIVE, in {where}"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.SOURCE.id)
def test_constants_are_in_the_archive(article: ModuleType) -> None:
    """Every record of a module is in the archive, and so is every constant that is a record."""
    assert [record.id for record in article.RECORDS if record not in ARCHIVE] == []
    constants = [
        value
        for name, value in vars(article).items()
        if name.isupper() and not name.startswith("_") and hasattr(value, "id")
    ]
    assert [constant.id for constant in constants if constant not in ARCHIVE] == []


def test_the_records_of_one_article_can_be_selected() -> None:
    """``from_source`` gives the records that cite an article, and all their references."""
    part = ARCHIVE.from_source("seoul-2024")
    citing = {r.id for r in CITED if any(c.source == "seoul-2024" for c in r.citations)}
    assert citing <= {record.id for record in part}
    assert "kepco" not in part


# --- the snapshot -------------------------------------------------------------------------------


def test_every_change_differs_from_the_snapshot() -> None:
    """Every record equals the snapshot; run ``python tests/test_fixtures.py`` to renew it."""
    known = {
        record["id"]: record for record in map(json.loads, SNAPSHOT.read_text("utf-8").splitlines())
    }
    current = {record["id"]: record for record in map(json.loads, _lines())}
    changes = [
        f"{id}, {path}: {before} -> {after}"
        for id in sorted(known | current)
        for path, before, after in _changes(known.get(id), current.get(id))
    ]
    assert not changes, "\n".join(
        [*changes, "If each change is intended, run python tests/test_fixtures.py."]
    )
    assert SNAPSHOT.read_text("utf-8").splitlines() == _lines()


def _changes(before: Any, after: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each place in which two plain values differ, with both values."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in sorted(before | after):
            below = f"{path}.{name}" if path else name
            yield from _changes(before.get(name), after.get(name), below)
    elif isinstance(before, list) and isinstance(after, list):
        for i, (old, new) in enumerate(zip_longest(before, after)):
            yield from _changes(old, new, f"{path}[{i}]")
    elif before != after:
        yield path, before, after


def test_a_difference_names_the_record_and_the_field() -> None:
    """A difference has the record, the field and both values."""
    [one, other] = [{"id": "a", "value": {"number": n}, "topics": ["x"]} for n in ("1", "2")]
    assert list(_changes(one, other)) == [("value.number", "1", "2")]
    assert list(_changes(one, one | {"topics": ["x", "y"]})) == [("topics[1]", None, "y")]


def _lines() -> list[str]:
    """Return every record as a line of JSON."""
    return [json.dumps(to_dict(record), ensure_ascii=False) for record in ARCHIVE]


if __name__ == "__main__":
    SNAPSHOT.parent.mkdir(exist_ok=True)
    SNAPSHOT.write_text("\n".join(_lines()) + "\n", "utf-8")
