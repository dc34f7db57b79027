"""The vocabularies: every term is a slug with a definition, and terms do not order."""

import copy
import pickle
import re
from types import MappingProxyType
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplomacy
from diplomacy import InvalidTerm, Stage, vocabulary
from diplomacy.converters import slug
from diplomacy.records import MAY_FOLLOW
from diplomacy.vocabulary import TOPICS, Term

VOCABULARIES: Final[list[type[Term]]] = sorted(
    Term.__subclasses__(), key=lambda kind: kind.__name__
)
TERMS: Final = [term for kind in VOCABULARIES for term in kind]

vocabularies = pytest.mark.parametrize("kind", VOCABULARIES, ids=lambda kind: kind.__name__)
terms = pytest.mark.parametrize("term", TERMS, ids=repr)


@vocabularies
def test_vocabularies_are_public_and_said_to_be(kind: type[Term]) -> None:
    """Every vocabulary is public, says what it is of, and has two terms at least."""
    assert kind.__name__ in vocabulary.__all__
    assert getattr(diplomacy, kind.__name__, kind) is kind
    assert (kind.__doc__ or "").strip()
    assert len(kind) >= 2


@terms
def test_every_term_is_defined(term: Term) -> None:
    """A term has a definition: one line that ends in a full stop and tells the term's origin."""
    assert "(" in term.definition
    assert term.definition.endswith(".")
    assert len(term.definition) > 3
    assert term.definition == term.definition.strip()
    assert "\n" not in term.definition


@terms
def test_every_term_is_a_readable_slug(term: Term) -> None:
    """A term's value is a slug, the same words as its name, and what it prints as."""
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", str(term))
    assert str(term) == term.value == term.name.lower().replace("_", "-")
    assert f"{term}" == str(term)
    assert repr(term) == f"{type(term).__name__}.{term.name}"


@vocabularies
def test_slugs_and_definitions_are_unique(kind: type[Term]) -> None:
    """No two terms of a vocabulary have one slug, and none is another name of another."""
    assert len({str(term) for term in kind}) == len(kind) == len(kind.__members__)
    assert len({term.definition for term in kind}) == len(kind)


@terms
def test_terms_are_taken_by_value(term: Term) -> None:
    """A slug gives its term, and a term gives itself, by copy and by pickle too."""
    kind = type(term)
    assert kind(str(term)) is term
    assert kind(term) is term
    assert copy.copy(term) is copy.deepcopy(term) is term
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301


@vocabularies
@pytest.mark.parametrize("value", ["", "nonsense", "SIGNED", " signed", None, 1, [], {}], ids=repr)
def test_other_values_are_no_terms(kind: type[Term], value: Any) -> None:
    """What is no term raises `InvalidTerm`, which lists those that are."""
    with pytest.raises(InvalidTerm) as caught:
        kind(value)
    error = caught.value
    assert isinstance(error, ValueError)
    assert error.value == value
    assert error.vocabulary == kind.__name__
    assert error.terms == tuple(str(term) for term in kind)
    assert all(str(term) in str(error) for term in kind)
    assert kind.__name__ in str(error)


@vocabularies
@given(st.text())
def test_no_text_raises_anything_else(kind: type[Term], text: str) -> None:
    """Of any text comes a term or `InvalidTerm`."""
    try:
        assert str(kind(text)) == text
    except InvalidTerm as error:
        refused = error.value
        assert refused == text


@vocabularies
def test_terms_do_not_order(kind: type[Term]) -> None:
    """`<` raises: a signed text is not less than one in force."""
    first, second, *_ = list[Any](kind)
    with pytest.raises(TypeError):
        assert first < second
    with pytest.raises(TypeError):
        sorted([first, second])


def test_a_term_is_no_text() -> None:
    """A term does not equal its slug, so that two vocabularies' terms are never one."""
    plain: Any = "signed"
    other: Any = diplomacy.MeetingStatus.PROPOSED
    assert plain != Stage.SIGNED
    assert other != Stage.PROPOSED


# --- stages -------------------------------------------------------------------------------------


def test_every_stage_is_admitted_somewhere() -> None:
    """The two tables of what may follow what cover the stages, and stay within them."""
    assert {stage for table in MAY_FOLLOW.values() for stage in table} == set(Stage)
    for table in MAY_FOLLOW.values():
        for following in table.values():
            assert following <= set(table)


def test_the_stages_of_each() -> None:
    """Agreements and ties admit the stages that the design gives them."""
    ties = {"proposed", "established", "suspended", "severed", "resumed", "ended"}
    assert {str(stage) for stage in MAY_FOLLOW["Partnership"]} == ties
    agreements = {str(stage) for stage in Stage} - ties | {"proposed", "suspended"}
    assert {str(stage) for stage in MAY_FOLLOW["Agreement"]} == agreements


def test_what_has_ended_is_at_its_end() -> None:
    """Nothing follows termination, nor the end of a tie; every other stage has a sequel."""
    for table in MAY_FOLLOW.values():
        last = {stage for stage, following in table.items() if not following}
        assert len(last) == 1
        assert last <= {Stage.TERMINATED, Stage.ENDED}


def test_definitions_mark_the_stages_of_ties() -> None:
    """A stage that only ties have is marked so in its definition."""
    only_ties = set(MAY_FOLLOW["Partnership"]) - set(MAY_FOLLOW["Agreement"])
    marked = {stage for stage in Stage if stage.definition.startswith("Ties:")}
    assert marked == only_ties


def test_the_tables_cannot_be_changed() -> None:
    """What may follow what is the same for everyone in a process; so are the topics."""
    for table in (MAY_FOLLOW, *MAY_FOLLOW.values(), TOPICS):
        assert isinstance(table, MappingProxyType)
    assert all(isinstance(f, frozenset) for t in MAY_FOLLOW.values() for f in t.values())


# --- topics -------------------------------------------------------------------------------------


def test_topics_are_slugs_with_definitions() -> None:
    """Each topic is a slug, and what it covers is a sentence."""
    for topic, definition in TOPICS.items():
        assert slug(topic) == topic
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", topic)
        assert definition.endswith(".")
        assert len(definition) > 3
        assert "\n" not in definition


def test_topics_are_sorted() -> None:
    """The topics stand in the order of the alphabet, and no two are defined alike."""
    assert list(TOPICS) == sorted(TOPICS)
    assert len(set(TOPICS.values())) == len(TOPICS)
