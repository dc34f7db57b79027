"""Tests of evidence: whether a paragraph carries what a stated citation says it states."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomacy import (
    Agreement,
    Archive,
    Citation,
    Leader,
    Meeting,
    Membership,
    Milestone,
    Organization,
    Participant,
    Quantity,
    Source,
    Statement,
    Statistic,
    Tenure,
    TradeFigure,
)
from diplomacy.provenance import paragraphs, text_digest, verify
from diplomacy.provenance.dates_in_text import find_dates
from diplomacy.provenance.names_in_text import country_lexicon, split_words
from diplomacy.provenance.numbers_in_text import find_numbers

MINT = Organization(
    id="mint",
    name="Royal Mint of Brunonia",
    short_name="RMB",
    other_names=["the mint"],
    kind="government-body",
    citations=[Citation("other", fields=["name"])],
)
OKAPI = Leader(
    id="okapi",
    name="Lindiwe Okapi",
    tenures=[Tenure("Minister of Trade", {"minister"}, "ZA")],
    citations=[Citation("other", fields=["name"])],
)


def found(text: str, record: Any, *, language: str | None = "en") -> list[tuple[str, str]]:
    """Return the kinds and paths of what is found in a record that cites one paragraph."""
    digests = [text_digest(part) for part in paragraphs(text)]
    source = Source(
        id="paper", language=language, digest=text_digest(text), paragraph_digests=digests
    )
    archive = Archive([source, Source(id="other"), MINT, OKAPI, record])
    return [(str(f.kind), f.path) for f in verify(archive, "paper", text)]


def cite(*fields: str, quote: str | None = None) -> list[Citation]:
    return [Citation("paper", 1, quote, fields=fields)]


def said(**fields: Any) -> Statement:
    """Return a statement whose given fields are cited."""
    given: dict[str, Any] = {"kind": "noted", "summary": "It was said.", **fields}
    quote = given.pop("quote", None)
    paths = ["speakers[0]" if name == "speakers" else name for name in fields if name != "quote"]
    return Statement(id="said", citations=cite(*paths, quote=quote), **given)


def counted(value: Quantity, quote: str | None = None, **fields: Any) -> Statistic:
    given: dict[str, Any] = {"subject": "ZA", "indicator": "things", "kind": "actual", **fields}
    return Statistic(id="counted", value=value, citations=cite("value", quote=quote), **given)


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ZA", "Officials of South Africa met."),
        ("ZA", "Pretoria objected."),
        ("ZA", "South Africans voted."),
        ("NL", "The Dutch delegation left."),
        ("US", "A U.S. envoy came."),
        ("US", "Officials of the US came."),
        ("GB", "British and Irish ministers met."),
        ("KR", "S. Korea signed."),
        ("KP", "A summit of North KoreaU.S. envoys."),
        ("TR", "Talks in Turkiye ended."),
        ("CN", "Sino-Indian talks."),
        ("SUHH", "The Soviet delegation."),
        ("TW", '"China, Republic of",1961'),
        ("BR", "BRA,2012"),
        ("mint", "The RMB struck coins."),
        ("mint", "The Royal Mint of Brunonia struck coins."),
    ],
)
def test_a_party_is_named_in_any_form(code: str, text: str) -> None:
    """Names, demonyms, capitals, codes and short names all name a party."""
    assert found(text, said(about=[code])) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("KR", "North Korean officials met."),
        ("GN", "Talks in Guinea-Bissau ended."),
        ("US", "They told us so."),
        ("TR", "The turkey was served."),
        ("NG", "Talks in Niger ended."),
        ("mint", "The bank struck coins."),
    ],
)
def test_a_party_that_is_not_named_is_reported(code: str, text: str) -> None:
    """A part of another name, or a word in lower case, names nobody."""
    assert found(text, said(about=[code])) == [("name", "about[0]")]


def test_a_person_is_named_by_any_name() -> None:
    """The family name is enough; another person or a pronoun is not."""
    record = said(speakers=[Participant("ZA", "okapi")])
    assert found("South Africa's Okapi spoke.", record) == []
    assert found("South Africa's minister spoke. She left.", record) == [
        ("name", "speakers[0].leader")
    ]


def held(office: str) -> Leader:
    """Return a person whose office is cited."""
    tenures = [Tenure(office, {"minister"}, "NO")]
    return Leader(id="holder", name="A Person", tenures=tenures, citations=cite("tenures[0]"))


@pytest.mark.parametrize(
    ("office", "text"),
    [
        ("Energy Minister", "The minister of energy spoke in Oslo."),
        ("Energy Minister", "The deputy minister for oil and energy of Norway spoke."),
        ("Minister of Defence", "Norway's defense minister spoke."),
        ("Prime Minister of Norway", "The Norwegian prime minister spoke."),
        ("President of Norway", "The Norwegian president spoke."),
        ("Vice President", "The president of Norway spoke."),
    ],
)
def test_an_office_is_completed_by_an_editor(office: str, text: str) -> None:
    """One word that tells an office from others is enough, or else one of its rank."""
    assert found(text, held(office)) == []


@pytest.mark.parametrize(
    ("office", "text"),
    [
        ("Transport Minister", "The energy minister of Norway spoke."),
        ("Foreign Minister", "The energy minister of Norway spoke."),
        ("Prime Minister of Norway", "The energy minister of Norway spoke."),
        ("Deputy Head of the Mint", "The deputy head of Norway's bank spoke."),
        ("President", "The king of Norway spoke."),
    ],
)
def test_an_office_of_the_same_rank_is_another_one(office: str, text: str) -> None:
    """A rank or a country in common is not enough."""
    assert found(text, held(office)) == [("name", "tenures[0].office")]


@pytest.mark.parametrize(
    "name",
    [
        *("Okapi", "Lindiwe Okapi", "RMB", "Royal Mint of Brunonia", "the Daily Gull", "Gull"),
        *("a Norwegian official", "Okapi's office", "the Gull, citing L. Okapi"),
    ],
)
def test_whom_a_source_credits_is_named_in_its_text(name: str) -> None:
    """In any paragraph, and by any of the names."""
    text = "Norwegian people counted things.\nOkapi of the RMB told the Daily Gull."
    record = said(about=["NO"])
    citations = [Citation("paper", 1, fields=["about[0]"], attributed_to=name)]
    assert found(text, evolve(record, citations=citations)) == []


@pytest.mark.parametrize("name", ["Reuters", "the Gull, citing Reuters", "Okapi"])
def test_whom_a_text_does_not_name_it_does_not_credit(name: str) -> None:
    """Each name of a chain is looked for; a text that is not whole is not judged."""
    text = "Norwegian people counted things.\nA clerk told the Gull."
    citations = [
        Citation("paper", 1, fields=["about[0]"], attributed_to="the Gull"),
        Citation("paper", 1, fields=["summary"], attributed_to=name),
    ]
    record = evolve(said(about=["NO"]), citations=citations)
    assert found(text, record) == [("name", "citations[1].attributed_to")]
    digests = [text_digest(part) for part in ("Norwegian people counted things.", "Of old.", "")]
    source = Source(id="paper", digest=digests[2], paragraph_digests=digests[:2])
    partial = Archive([source, Source(id="other"), MINT, OKAPI, record])
    assert {f.path for f in verify(partial, "paper", text)} == {"paragraph 2"}


@pytest.mark.parametrize(
    ("summary", "is_reported"),
    [
        ("She spoke of a “mega grid”.", False),
        ("She spoke of a “Mega\u00a0grid”.", False),
        ("She spoke of “a mega ... nobody's dream”.", False),
        ("She spoke of “a mega [power] grid.”", False),
        ("She spoke of a “super grid”.", True),
        ("She spoke of a “mega grid” and a “nobody’s fool”.", True),
        ("She spoke of a 'super grid'.", False),
    ],
)
def test_words_in_quotation_marks_are_in_the_text(summary: str, is_reported: bool) -> None:
    """In one of the paragraphs, in any case; whether the sentence is stated or inferred."""
    text = 'It was a mega  grid, and "nobody\'s dream".'
    kinds = [("words", "summary")] if is_reported else []
    assert found(text, said(summary=summary)) == kinds
    inferred = [Citation("paper", 1, fields=["summary"], basis="inferred", note="So I read it.")]
    assert found(text, evolve(said(summary=summary), citations=inferred)) == kinds


def test_a_finding_has_paragraph_value_and_what_was_found() -> None:
    """The three are attributes, so that an editor's program can use them."""
    text = "Officials of Norway met."
    source = Source(id="paper", digest=text_digest(text), paragraph_digests=[text_digest(text)])
    [finding] = verify(Archive([source, said(about=["SE"])]), "paper", text)
    assert (finding.paragraph, finding.value, finding.found) == (1, "Sweden", "Norway")


def test_a_fictional_state_is_left_alone() -> None:
    """Nobody knows how a text calls the state XA."""
    assert found("The president of Xanadu left.", said(about=["XA"])) == []


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It cost nearly $15 billion.", Quantity("15E9", "USD", "nearly")),
        ("It nearly reached $15 billion.", Quantity("15E9", "USD", "nearly")),
        ("It cost $15bn.", Quantity("15E9", "USD")),
        ("It cost 15 billion US dollars.", Quantity("15E9", "USD")),
        ("It cost EUR 1,200,000.", Quantity(1200000, "EUR")),
        ("It cost 3.5 million euros.", Quantity("3.5E6", "EUR")),
        ("It cost £20m.", Quantity("20E6", "GBP")),
        ("A trade goal of A$2 billion.", Quantity("2E9", "AUD")),
        ("More than 20 documents were signed.", Quantity(20, "documents", "more-than")),
        ("No fewer than twelve states came.", Quantity(12, "countries", "at-least")),
        ("As many as 40 firms came.", Quantity(40, "firms", "at-most")),
        ("Some two hundred and fifty people came.", Quantity(250, "persons", "about")),
        ("Twenty-five leaders came.", Quantity(25, "leaders", "exactly")),
        ("It grew by 4.5 per cent.", Quantity("4.5", "percent")),
        ("It grew by 4.5%.", Quantity("4.5", "percent")),
        ("Its second-largest partner.", Quantity(2, "rank")),
        ("It ranked 3rd.", Quantity(3, "rank")),
        ("The talks took over an hour.", Quantity(1, "hours", "more-than")),
        ("An estimated 13 percent.", Quantity(13, "percent", "about")),
        ("id,6700,2012", Quantity("6.7E6", "persons")),
        ("Three dozen firms came.", Quantity(36, "firms")),
    ],
)
def test_a_number_is_found_in_any_form(text: str, value: Quantity) -> None:
    """Digits, words, scales, currencies, percent, ranks and qualifiers are read."""
    assert found(text, counted(value)) == []


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("It cost $15 billion.", Quantity("51E9", "USD"), "number"),
        ("It cost $15 billion.", Quantity("15E6", "USD"), "number"),
        ("It cost $15 billion.", Quantity("15E9", "EUR"), "number"),
        ("It cost 15 billion yen.", Quantity("15E9", "USD"), "number"),
        ("It cost nearly $15 billion.", Quantity("15E9", "USD"), "qualifier"),
        ("It cost nearly $15 billion.", Quantity("15E9", "USD", "more-than"), "qualifier"),
        ("Over 20 documents were signed.", Quantity(20, "documents", "exactly"), "qualifier"),
        ("Up to 20 documents were signed.", Quantity(20, "documents", "at-least"), "qualifier"),
        ("It grew by 5 percent.", Quantity(5, "persons"), "number"),
        ("Five leaders came.", Quantity(6, "leaders"), "number"),
        ("Five national leaders came.", Quantity(5, "countries"), "number"),
        ("Its second-largest partner.", Quantity(3, "rank"), "number"),
        ("Nobody came.", Quantity(3, "leaders"), "number"),
    ],
)
def test_another_number_unit_or_qualifier_is_reported(
    text: str, value: Quantity, kind: str
) -> None:
    """Each part of a quantity is compared."""
    assert found(text, counted(value)) == [(kind, "value")]


@settings(max_examples=60)
@given(
    st.integers(1, 10**12),
    st.sampled_from(
        ["exactly", "nearly", "more-than", "less-than", "about", "at-least", "at-most"]
    ),
    st.sampled_from(["USD", "EUR", "percent", "persons", "documents"]),
)
def test_a_quantity_is_found_as_it_is_printed(number: int, qualifier: str, unit: str) -> None:
    """The library's own way to print a quantity states it."""
    value = Quantity(number, unit, qualifier)
    assert found(f"There were {value}.", counted(value)) == []


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They met on 3 December 2024.", "2024-12-03"),
        ("They met on Tuesday, Dec. 3.", "2024-12-03"),
        ("They met on the 3rd of December.", "2024-12-03"),
        ("They met on Tuesday.", "2024-12-03"),
        ("They met in May.", "2018-05"),
        ("They met last May.", "2018-05-14"),
        ("They met in 2022.", "2022"),
        ("The war of 1950–53.", "1953"),
        ("x,20241203,y", "2024-12-03"),
        ("x,2024-12-03,y", "2024-12-03"),
        ("x,3/12/2024,y", "2024-12-03"),
        ("They met on 11-12 July.", "2023-07-12"),
        ("They met last Friday.", "2024-12-03"),
        ("They met two years ago.", "2022"),
    ],
)
def test_a_date_is_found_in_any_form(text: str, date: str) -> None:
    """Days, months, years and weekdays are read; "last Friday" is left alone."""
    assert found(text, said(date=date)) == []


@pytest.mark.parametrize(
    ("text", "date", "kind"),
    [
        ("They met on 3 December 2024.", "2024-12-04", "date"),
        ("They met on 3 December 2024.", "2023-12-03", "date"),
        ("They met on December 3.", "2024-11-03", "date"),
        ("They met in May.", "2018-06", "date"),
        ("They met in 2022.", "2021", "date"),
        ("They met on Tuesday.", "2024-12-04", "weekday"),
        ("They met on Monday, 3 December.", "2024-12-03", "weekday"),
        ("They met.", "2024", "date"),
    ],
)
def test_another_date_is_reported(text: str, date: str, kind: str) -> None:
    """A day, month, year or weekday that contradicts the date is reported."""
    assert found(text, said(date=date)) == [(kind, "date")]


@settings(max_examples=60)
@given(st.dates())
def test_a_day_is_found_as_it_is_printed(day: Any) -> None:
    """The library's own way to print a day states it, from the year 1000 on."""
    record = said(date=day.isoformat())
    text = f"They met on {record.date.words}."  # type: ignore[union-attr]
    assert day.year < 1000 or day.year > 2099 or found(text, record) == []


# --- plans, terms, prose, quotations ------------------------------------------------------------


def test_a_plan_told_as_done_is_reported() -> None:
    """The quotation says that it is to come."""
    treaty: dict[str, Any] = {"title": "A treaty", "kind": "treaty", "parties": ["ZA", "NL"]}
    text = "They plan to sign a treaty in 2030."
    cited = cite("history[0].stage", quote="plan to sign")
    done = Agreement(id="a", history=[Milestone("signed", "2030")], citations=cited, **treaty)
    assert found(text, done) == [("plan", "history[0].stage")]
    planned = Milestone("signed", "2030", planned=True)
    assert found(text, Agreement(id="a", history=[planned], citations=cited, **treaty)) == []


def test_what_is_done_is_not_planned() -> None:
    """A planned act needs a word for what is to come."""
    member = Membership(
        id="a",
        member="ZA",
        organization="mint",
        status="member",
        planned=True,
        citations=cite("planned"),
    )
    assert found("South Africa was a member.", member) == [("plan", "planned")]
    assert found("South Africa is expected to join.", member) == []


def test_a_term_is_excluded_by_the_words_of_another() -> None:
    """A quotation of a protocol does not state a treaty."""
    record: dict[str, Any] = {
        "title": "A text",
        "history": [Milestone("signed")],
        "parties": ["ZA", "NL"],
        "citations": cite("kind", quote="protocol"),
    }
    assert found("They signed a protocol.", Agreement(id="a", kind="treaty", **record)) == [
        ("term", "kind")
    ]
    assert found("They signed a protocol.", Agreement(id="a", kind="protocol", **record)) == []


@pytest.mark.parametrize(
    ("text", "summary", "kinds"),
    [
        ("Okapi counted 250 ships.", "Okapi counted 250 ships.", []),
        ("Okapi counted 250 ships.", "Okapi counted 520 ships.", ["number"]),
        ("Okapi counted over 250 ships.", "Okapi counted 250 ships.", ["qualifier"]),
        ("In 2022 Okapi left.", "Okapi left in 2021.", ["date"]),
        ("Okapi went to Oslo.", "Okapi went to Norway.", []),
        ("Okapi went to Oslo.", "Okapi went to Sweden.", ["name"]),
        ("It was no longer a priority.", "It had become a priority.", ["negation"]),
        ("It was no longer a priority.", "It was not a priority any longer.", []),
    ],
)
def test_a_summary_is_held_to_the_paragraph(text: str, summary: str, kinds: list[str]) -> None:
    """Its numbers, dates and names are those of the text, and it denies what the text denies."""
    assert [kind for kind, _ in found(text, said(summary=summary))] == kinds


def test_a_quotation_must_carry_the_value() -> None:
    """The paragraph names Norway, the quoted words do not."""
    text = "Officials of Norway met in May."
    assert found(text, said(about=["NO"], quote="met in May")) == [("quotation", "about[0]")]
    assert found(text, said(about=["NO"], quote="Officials of Norway")) == []


def test_attendance_needs_a_meeting() -> None:
    """A country that a paragraph only praises did not meet anybody there."""
    meeting = Meeting(
        id="a",
        title="Talks",
        format="bilateral",
        participants=[Participant("NO")],
        citations=cite("participants[0]"),
    )
    assert found("Norway was praised.", meeting) == [("term", "participants[0]")]
    assert found("The envoys met those of Norway.", meeting) == []


def test_what_is_inferred_or_external_is_not_checked() -> None:
    """Only a stated citation says that the paragraph carries a value."""
    cited = Citation("paper", 1, fields=["value"], basis="inferred", note="Counted.")
    record = Statistic(
        id="a",
        subject="ZA",
        indicator="things",
        kind="actual",
        value=Quantity(3, "things"),
        citations=[cited],
    )
    assert found("They came.", record) == []


def test_a_text_in_another_language_is_left_alone() -> None:
    """The rules are those of English."""
    figure = TradeFigure(
        id="a",
        reporter="DE",
        partner="FR",
        flow="total",
        kind="actual",
        value=Quantity(15, "EUR"),
        citations=cite("reporter", "value"),
    )
    assert found("Der Handel wuchs.", figure, language="de-AT") == []
    assert found("Der Handel wuchs.", figure) != []


def test_curly_quotation_marks_spaces_and_dashes_are_equal() -> None:
    """What a typesetter changes is not another quotation."""
    text = "Türkiye’s\u00a0aim – “trade” – was 5\u202fper\u2011cent."
    for quote in ('Türkiye\'s aim - "trade"', "Türkiye’s aim — “trade”", "5 per-cent"):
        assert found(text, said(kind="noted", quote=quote)) == []
    assert found(text, said(kind="noted", quote="Türkiye aim")) == [("words", "citations[0].quote")]


# --- any text -----------------------------------------------------------------------------------


@settings(max_examples=80)
@given(st.text() | st.text(alphabet="0123456789 .,-–/$%+abMonday May"))
def test_any_text_is_read(text: str) -> None:
    """Names, numbers and dates are looked for in any text without an error."""
    find_numbers(text)
    find_dates(text)
    country_lexicon().find(split_words(text), longest=True)
