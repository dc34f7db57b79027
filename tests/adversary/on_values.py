"""Live objects that are attacked, and constructors that get random arguments."""

import contextlib
import copy
import pickle
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import attrs

from diplomacy import (
    Citation,
    DiplomacyError,
    Milestone,
    Participant,
    Quantity,
    Tenure,
    from_dict,
    testing,
    to_dict,
)
from diplomacy.fixtures import ARCHIVE
from diplomacy.records import RECORD_TYPES

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 1.5, "", " ", "a", "KR", "XA", "kepco", "signed", "2001"),
    *("2001-02", "2001/2002", "../2001", "2001?", "[2001,2003]", "bilateral", "treaty", "USD"),
    *("persons", "planned", "x" * 300, "\u202ea", "é", "e\u0301", "http://e/", "wikidata:Q1", "K"),
    *(Decimal(3), Decimal("-0"), Quantity(3, "USD"), Milestone("signed", "2001", party="XA")),
    *(Milestone("in-force"), Participant("XA"), Citation("s", 1, fields=["title"])),
    *((), [], ["XA", "XB"], ["XA", "XA"], ["XB", "kepco"], {}, {"note": "a"}, {"a": [1]}),
)
MAKERS: tuple[Callable[..., Any], ...] = tuple(
    getattr(testing, name)
    for name in testing.__all__
    if name.startswith("make_") and name != "make_archive"
)


def parts_of(value: Any) -> Iterator[Any]:
    """Yield a value and everything that can be reached through its attributes and items."""
    yield value
    for part in value if isinstance(value, tuple) else ():
        yield from parts_of(part)
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from parts_of(getattr(value, field.name))


def attack(rng: random.Random, target: Any) -> None:
    """Try to change an object in one random way."""
    names = [*getattr(type(target), "__slots__", ()), *dir(type(target)), "new", "__dict__"]
    names = [name for name in names if name != "__init__"]  # it makes any object of attrs again
    called = rng.choice([name for name in names if name[0] != "_" or name[:2] == "__"])
    name, value = rng.choice(names), rng.choice(VALUES)
    attacks: tuple[Callable[[], Any], ...] = (
        lambda: setattr(target, name, value),
        lambda: delattr(target, name),
        lambda: vars(target).update({name: value}),
        lambda: target.__setitem__(0, value),
        lambda: target.__iadd__(value),
        lambda: target.__setattr__(name, value),
        lambda: setattr(target, "__class__", rng.choice(RECORD_TYPES)),
        lambda: getattr(target, called)(value),
        lambda: target.clear(),  # noqa: PLW0108 - it may have none
    )
    with contextlib.suppress(Exception):
        rng.choice(attacks)()


def mutate(rng: random.Random) -> Iterator[str]:
    """Yield each object that an attack has changed; what is assigned past attrs is not an attack."""
    records = list(ARCHIVE)
    while True:
        record = rng.choice(records)
        target = rng.choice([*parts_of(record), ARCHIVE])
        before, size, text = hash(record), len(ARCHIVE), repr(record)
        attack(rng, target)
        same = (hash(record), len(ARCHIVE), repr(record)) == (before, size, text)
        yield "" if same and ARCHIVE[record.id] is record else f"{type(target)} in {record.id}"


def construct(rng: random.Random) -> Iterator[str]:
    """Yield each argument set that is accepted but not copied, pickled or written faithfully."""
    valid = [maker() for maker in MAKERS]
    parts = [part for value in valid for part in parts_of(value) if attrs.has(type(part))]
    parts += [Tenure("King", {"head-of-state"}, "XA"), Milestone("signed", "2001")]
    known = {type(part): part for part in parts}
    pool = [*VALUES, *(getattr(p, f.name) for p in parts for f in attrs.fields(type(p)))]
    pool += [[value] for value in pool if attrs.has(type(value))]
    while True:
        kind, part = rng.choice(list(known.items()))
        fields = {f.name: getattr(part, f.name) for f in attrs.fields(kind) if f.init}
        for name in rng.sample(sorted(fields), min(len(fields), rng.randint(1, 3))):
            fields[name] = rng.choice(pool)
        try:
            made = kind(**fields)
        except DiplomacyError as error:
            yield (
                ""
                if all(map(str.isprintable, str(error).splitlines()))
                else f"message of {kind.__name__}: {error!s}"
            )
            continue
        same = made == copy.deepcopy(made) == pickle.loads(pickle.dumps(made))  # noqa: S301
        again = kind(**{name: getattr(made, name) for name in fields})
        same = same and hash(made) == hash(again) and made == again and repr(made) == repr(again)
        if kind in RECORD_TYPES:
            same = same and from_dict(to_dict(made)) == made
        yield "" if same else f"{made!r} from {fields}"
