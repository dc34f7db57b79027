"""The vocabularies and the topics."""

import copy
import pickle
import re
from types import MappingProxyType
from typing import Any, Final

import pytest

import diplomacy
from diplomacy import Agreement, InvalidTerm, LegalEffect, Partnership, Stage, vocabulary
from diplomacy.converters import slug
from diplomacy.records import MAY_FOLLOW
from diplomacy.vocabulary import TOPICS, Term, broader_topics, narrower_topics

VOCABULARIES: Final[list[type[Term]]] = sorted(
    Term.__subclasses__(), key=lambda kind: kind.__name__
)
TERMS: Final = [term for kind in VOCABULARIES for term in kind]

vocabularies = pytest.mark.parametrize("kind", VOCABULARIES, ids=lambda kind: kind.__name__)
terms = pytest.mark.parametrize("term", TERMS, ids=repr)


@vocabularies
def test_vocabularies_are_exported_and_documented(kind: type[Term]) -> None:
    assert kind.__name__ in vocabulary.__all__
    assert getattr(diplomacy, kind.__name__, kind) is kind
    assert (kind.__doc__ or "").strip()
    assert len(kind) >= 2


@terms
def test_definitions_are_one_sentence_with_their_origin(term: Term) -> None:
    assert "(" in term.definition
    assert term.definition.endswith(".")
    assert len(term.definition) > 3
    assert term.definition == term.definition.strip()
    assert "\n" not in term.definition


@terms
def test_the_value_of_a_term_is_the_slug_of_its_name(term: Term) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", str(term))
    assert str(term) == term.value == term.name.lower().replace("_", "-")
    assert f"{term}" == str(term)
    assert repr(term) == f"{type(term).__name__}.{term.name}"


@vocabularies
def test_slugs_and_definitions_are_unique(kind: type[Term]) -> None:
    assert len({str(term) for term in kind}) == len(kind) == len(kind.__members__)
    assert len({term.definition for term in kind}) == len(kind)


@terms
def test_terms_are_singletons(term: Term) -> None:
    """A slug, a copy and a pickle of a term give the term itself."""
    kind = type(term)
    assert kind(str(term)) is term
    assert kind(term) is term
    assert copy.copy(term) is copy.deepcopy(term) is term
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301


@vocabularies
@pytest.mark.parametrize("value", ["", "SIGNED", " signed", None, 1, []], ids=repr)
def test_other_values_are_rejected_with_the_valid_terms(kind: type[Term], value: Any) -> None:
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
def test_terms_have_no_order(kind: type[Term]) -> None:
    first, second, *_ = list[Any](kind)
    with pytest.raises(TypeError):
        assert first < second
    with pytest.raises(TypeError):
        sorted([first, second])


def test_terms_are_not_equal_to_slugs_or_terms_of_other_vocabularies() -> None:
    slug_of_signed: Any = "signed"
    proposed: Any = diplomacy.MeetingStatus.PROPOSED
    assert slug_of_signed != Stage.SIGNED
    assert proposed != Stage.PROPOSED


# --- stages -------------------------------------------------------------------------------------


def test_every_stage_has_an_effect_and_every_effect_a_stage() -> None:
    assert {stage.effect for stage in Stage} == set(LegalEffect)
    assert set(MAY_FOLLOW) == set(LegalEffect) - {LegalEffect.NONE}
    for following in MAY_FOLLOW.values():
        assert following <= set(MAY_FOLLOW)


def test_agreements_and_partnerships_have_their_own_stages() -> None:
    stages = {"proposed", "established", "suspended", "severed", "resumed", "ended"}
    assert {str(stage) for stage in Partnership.STAGES} == stages
    agreements = {str(stage) for stage in Stage} - {"established", "severed", "ended"}
    assert {str(stage) for stage in Agreement.STAGES} == agreements


def test_definitions_mark_the_stages_of_partnerships() -> None:
    stages = Partnership.STAGES - Agreement.STAGES
    marked = {stage for stage in Stage if stage.definition.startswith("Partnerships only:")}
    assert marked == stages


def test_the_tables_are_immutable() -> None:
    for table in (MAY_FOLLOW, TOPICS):
        assert isinstance(table, MappingProxyType)
    assert all(isinstance(following, frozenset) for following in MAY_FOLLOW.values())


# --- topics -------------------------------------------------------------------------------------


def test_topics_are_slugs_with_meanings() -> None:
    for topic, (meaning, _) in TOPICS.items():
        assert slug(topic) == topic
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", topic)
        assert meaning.endswith(".")
        assert len(meaning) > 3
        assert "\n" not in meaning


def test_topics_are_sorted_and_distinct() -> None:
    assert list(TOPICS) == sorted(TOPICS)
    assert len({topic.meaning for topic in TOPICS.values()}) == len(TOPICS)


def test_topics_form_a_hierarchy_without_circles() -> None:
    for topic, (_, broader) in TOPICS.items():
        assert broader is None or broader in TOPICS
        assert topic not in broader_topics(topic)
        assert len(broader_topics(topic)) <= 2


def test_narrower_is_the_converse_of_broader() -> None:
    pairs = {(topic, wider) for topic in TOPICS for wider in broader_topics(topic)}
    assert pairs == {(narrow, topic) for topic in TOPICS for narrow in narrower_topics(topic)}


def test_energy_contains_its_kinds() -> None:
    assert {"nuclear-energy", "renewable-energy", "wind-energy"} <= {*narrower_topics("energy")}
    assert broader_topics("wind-energy") == ("renewable-energy", "energy")
    assert narrower_topics("a-topic-of-your-own") == broader_topics("a-topic-of-your-own") == ()
