"""Random questions to an archive and to its tables, and how their answers are compared."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from diplomacy import (
    Agreement,
    Archive,
    DiplomacyError,
    InstrumentKind,
    Leader,
    Organization,
    Stage,
    Statement,
    Summit,
)
from diplomacy.tables import Selection, Tables

__all__ = ["ODD_DAYS", "Question", "ask", "compare", "questions"]

ODD_DAYS: Final = ("0001-01-01", "0987-05-09", "1386-05-09", "1582-10-10", "9999-12-31")
"""Days in which engines differ."""

_SIDES: Final = ("XA", "XB", "XC", "QM", "KR", "TR", "RU", "SUHH", "South Korea", "Turkey")
_UNKNOWN: Final = ("Atlantis", "Korea", "KRR", "xa", "", "no-such-body")
_DAYS: Final = (
    *("1990", "1999-12", "2000-01-01", "2001~", "2003?", "[1990..2005]", "[..2001-05]", "[2002..]"),
    *("2012-08-01", "2014", "2018-05", "2024", "2025-11-24", *ODD_DAYS),
)
_TOPICS: Final = (*("trade", "energy", "nuclear-energy") * 5, "no-such-topic", "Bad Topic")
_STATUSES: Final = ("held", "planned", "cancelled", "nonsense")


class Question(NamedTuple):
    """A query with its arguments."""

    name: str
    sides: tuple[str, ...]
    filters: dict[str, Any]


def questions(archive: Archive, seed: int, count: int) -> list[Question]:
    """Return random questions to an archive, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - nothing is secret
    names: list[str] = [str(party) for record in archive for party in _parties(record)]
    for actor in (*archive.organizations, *archive.leaders):
        names += [actor.id, str(getattr(actor, "name", ""))]
    known = dict.fromkeys(names)
    pool = [*known, *known, *_SIDES]
    return [_question(dice, pool) for _ in range(count)]


def _parties(record: Any) -> Sequence[str]:
    found = getattr(record, "parties", ()) or getattr(record, "visitors", ())
    return (*found, *getattr(record, "visited", ()))


def _question(dice: random.Random, pool: Sequence[str]) -> Question:
    def side() -> str:
        return dice.choice(_UNKNOWN) if dice.random() < 0.03 else dice.choice(pool)

    if dice.random() < 0.2:
        return _question_in_memory(dice, side)
    filters: dict[str, Any] = {}

    def maybe(name: str, values: Sequence[Any], share: float = 0.2) -> None:
        if dice.random() < share:
            filters[name] = dice.choice(values)

    kind = dice.choice(list(_FILTERS))
    form = dice.choice(_FORMS.get(kind, ("between", "between", "of")))
    for name, values in (*_COMMON, *_FILTERS[kind]):
        if kind not in _CLOSED or name not in _SPAN:
            maybe(name, values)
    if kind in ("leaders", "members", "memberships"):
        for name in ("states_only", *(("continuing", "predecessors") if kind == "members" else ())):
            filters.pop(name, None)
    sides = (side(), side()) if form == "between" else (side(),)
    return Question(f"{kind}_{form}", sides, filters)


def _question_in_memory(dice: random.Random, side: Callable[[], str]) -> Question:
    """Return a question whose answer is made in memory of records that the engine finds."""
    scope = {name: True for name in _SCOPE if dice.random() < 0.3}
    name = dice.choice(("planned", "find", "omissions_between", "omissions_of", "participants_at"))
    if name == "planned":
        filters: dict[str, Any] = {"as_of": dice.choice(_DAYS), **scope}
        for key, values in (*_COMMON[:3], _TOPIC, ("state", ("ahead", "no-date", "x"))):
            if dice.random() < 0.15:
                filters[key] = dice.choice(values)
        return Question(name, tuple(side() for _ in range(dice.randint(0, 2))), filters)
    if name == "find":
        types = {"types": dice.choice(_TYPES)} if dice.random() < 0.5 else {}
        return Question(name, (dice.choice(_TEXTS),), types)
    if name == "participants_at":
        meeting = dice.choice((*(f"meeting-{i}" for i in range(9)), "leader-1", "nowhere"))
        return Question(name, (meeting,), {})
    sides = (side(), side()) if name == "omissions_between" else (side(),)
    return Question(name, sides, scope)


_SCOPE: Final = ("states_only", "continuing", "predecessors")
_TEXTS: Final = ("meeting", "AN agree", "person", "the firm", "erdoğan", "trade", "said", "", "--")
_TYPES: Final = (Agreement, Summit, (Leader, Organization), [Statement], (), "Agreement", int)
_SPAN: Final = ("since", "until", "states_only")
_CLOSED: Final = ("leaders", "members", "memberships")
_FLAG: Final = (True, False, True)
_COMMON: Final = (
    ("since", _DAYS),
    ("until", _DAYS),
    ("certain", _FLAG),
    ("states_only", _FLAG),
    ("continuing", _FLAG),
    ("predecessors", _FLAG),
)
_KINDS: Final = (*InstrumentKind, "treaty", "nonsense")
_STAGES: Final = (Stage.SIGNED, "signed", "in-force", "established", "terminated", "ended")
_STAGED: Final = (("stage", _STAGES), ("reached", _STAGES))
_TOPIC: Final = ("topic", (*_TOPICS, ("trade", "energy")))
_FILTERS: Final[dict[str, Any]] = {
    "agreements": (
        ("kind", _KINDS),
        *_STAGED,
        _TOPIC,
        ("in_force_on", _DAYS),
        ("in_force_on", _DAYS),
    ),
    "partnerships": (("kind", ("alliance", "partnership", "x")), *_STAGED),
    "meetings": (("level", ("leaders", "ministerial")), ("status", _STATUSES), _TOPIC),
    "summits": (("status", _STATUSES), _TOPIC),
    "visits": (("rank", ("state", "official")), ("status", _STATUSES), _TOPIC),
    "missions": (("rank", ("embassy", "legation")), ("on", _DAYS), ("on", _DAYS)),
    "trade": (("kind", ("actual", "target")), ("flow", ("exports", "total", "x"))),
    "statistics": (("kind", ("actual",)), ("indicator", ("visits", "Bad One"))),
    "statements": (("kind", ("pledged", "noted")), _TOPIC),
    "leaders": (("on", _DAYS), ("on", _DAYS), ("role", ("minister", "head-of-state", "x"))),
    "members": (("on", _DAYS), ("on", _DAYS), ("status", ("member", "observer", None))),
    "memberships": (("on", _DAYS), ("on", _DAYS), ("status", ("member", "observer", None))),
}
_FORMS: Final = {
    "visits": ("between", "of", "to"),
    "missions": ("between", "of", "to"),
    "leaders": ("of",),
    "members": ("of",),
    "memberships": ("of",),
}


def ask(target: Archive | Tables, question: Question) -> Any:
    """Return the ids of the answer, the answer if it is made in memory, or the class of the error."""
    try:
        answer = getattr(target, question.name)(*question.sides, **question.filters)
    except DiplomacyError as error:
        return type(error)
    if isinstance(answer, Selection):
        return answer.ids()
    items = tuple(answer)
    return tuple(getattr(item, "id", item) for item in items)


def compare(archive: Archive, tables: Tables, seed: int, count: int) -> Counter[str]:
    """Ask both the same questions, and return how many answers were of which kind."""
    kinds: Counter[str] = Counter()
    for question in questions(archive, seed, count):
        expected = ask(archive, question)
        assert ask(tables, question) == expected, question
        is_error = isinstance(expected, type)
        kinds["error" if is_error else "answer" if expected else "empty"] += 1
    return kinds
