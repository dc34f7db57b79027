"""Errors: the classes that each belongs to, and its attributes."""

from typing import Any, assert_type

from diplomacy import (
    AmbiguousCountry,
    AmbiguousParty,
    Archive,
    ArchiveErrors,
    DiplomacyError,
    InvalidDate,
    InvalidRecord,
    InvalidTerm,
    InvalidType,
    OutOfTime,
    UnknownCountry,
    UnknownParty,
    UnknownRecord,
)
from diplomacy.errors import (
    AmbiguousDate,
    ArchiveProblem,
    BelowLeaderLevel,
    DanglingReference,
    DuplicateId,
    InvalidCountry,
    InvalidId,
    InvalidLine,
    InvalidMapping,
    InvalidPeriod,
    InvalidQuantity,
    InvalidText,
    LossyImport,
    MergeConflict,
    MissingExtra,
    NewerFormat,
    NoTexts,
    ReferenceCycle,
    SameParty,
    UnitMismatch,
    UnknownTopic,
    UnsupportedDate,
    WrongDigest,
    WrongReference,
)


def place(error: DiplomacyError) -> None:
    """An error of a constructor has its place, and those of the other invalid fields."""
    assert_type(error.place, str)
    assert_type(error.others, tuple[DiplomacyError, ...])


def ambiguous_country(error: AmbiguousCountry) -> None:
    """A text is the name of more than one country."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(AmbiguousCountry("Korea", ["KR", "KP"], "Two states."), AmbiguousCountry)
    assert_type(error.on, str | None)
    assert_type(error.remedy, str)
    assert_type(error.text, str)
    assert_type(error.candidates, tuple[str, ...])
    assert_type(error.reason, str)
    assert_type(error.labels, tuple[str, ...])


def ambiguous_date(error: AmbiguousDate) -> None:
    """A text can be read as two dates."""
    caught: InvalidDate = error
    assert_type(str(caught), str)
    assert_type(error.without_order(), AmbiguousDate)
    assert_type(AmbiguousDate("3/4/2020", ["2020-04-03"], ["3 April 2020"]), AmbiguousDate)
    assert_type(error.candidates, tuple[str, ...])
    assert_type(error.labels, tuple[str, ...])
    assert_type(error.remedy, str)


def unsupported_date(error: UnsupportedDate) -> None:
    """A text is a date in a form that is not supported."""
    caught: InvalidDate = error
    assert_type(str(caught), str)
    assert_type(UnsupportedDate("-0044", "a negative year", "Leave it out."), UnsupportedDate)
    assert_type(error.form, str)
    assert_type(error.remedy, str)


def ambiguous_party(error: AmbiguousParty) -> None:
    """A text is the name of several organizations."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(AmbiguousParty("The Bank", ["a-bank", "b-bank"]), AmbiguousParty)


def archive_error(error: ArchiveProblem) -> None:
    """A problem in a set of records, and the base class of those in `ArchiveErrors`."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(ArchiveProblem("a-treaty", "title", "it is blank.", 3), ArchiveProblem)
    assert_type(error.id, str)
    assert_type(error.path, str)
    assert_type(error.reason, str)
    assert_type(error.line, int | None)


def below_leader_level(error: BelowLeaderLevel) -> None:
    """A summit has a participant who is known to be below leader level."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(BelowLeaderLevel("a-treaty", "title", "it is blank.", 3), BelowLeaderLevel)


def dangling_reference(error: DanglingReference) -> None:
    """A record refers to an id that is not in the archive."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(DanglingReference("a-treaty", "title", "it is blank.", 3), DanglingReference)


def diplomacy_error(error: DiplomacyError) -> None:
    """Base class of the exceptions raised by this library."""
    assert_type(DiplomacyError("No."), DiplomacyError)


def duplicate_id(error: DuplicateId) -> None:
    """Two records of one archive have the same id."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(DuplicateId("a-treaty", "title", "it is blank.", 3), DuplicateId)


def invalid_country(error: InvalidCountry) -> None:
    """A text is not a valid country code."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidCountry("korea", "Write KR."), InvalidCountry)
    assert_type(error.near, tuple[str, ...])
    assert_type(error.code, object)
    assert_type(error.advice, str)


def invalid_date(error: InvalidDate) -> None:
    """A text or value is not a valid date."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidDate("1/2/3", "write 2003-02-01."), InvalidDate)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_id(error: InvalidId) -> None:
    """A text is not an id, a topic or a path into a record."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidId("1/2/3", "write 2003-02-01."), InvalidId)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_line(error: InvalidLine) -> None:
    """A line of a file is not a valid record."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(
        InvalidLine("a-treaty", "title", "it is blank.", 3, found="", expected="text", near=[]),
        InvalidLine,
    )
    assert_type(error.found, str)
    assert_type(error.expected, str)
    assert_type(error.near, tuple[str, ...])
    assert_type(error.advice, str)
    assert_type(error.args, tuple[Any, ...])


def invalid_period(error: InvalidPeriod) -> None:
    """A text or pair of dates is not a valid period."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidPeriod("1/2/3", "write 2003-02-01."), InvalidPeriod)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_quantity(error: InvalidQuantity) -> None:
    """A number or unit is not valid."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidQuantity("1/2/3", "write 2003-02-01."), InvalidQuantity)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_record(error: InvalidRecord) -> None:
    """A record, or a part of one, is not valid."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidRecord("Agreement", "parties", "name two."), InvalidRecord)
    assert_type(error.kind, str)
    assert_type(error.path, str)
    assert_type(error.reason, str)
    assert_type(error.id, str | None)


def invalid_term(error: InvalidTerm) -> None:
    """A text is not a term of one of the vocabularies."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidTerm("sined", "Stage", ["signed"]), InvalidTerm)
    assert_type(error.value, object)
    assert_type(error.vocabulary, str)
    assert_type(error.terms, tuple[str, ...])
    assert_type(error.near, tuple[str, ...])


def invalid_text(error: InvalidText) -> None:
    """A text is empty or not one line of printable text."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidText("1/2/3", "write 2003-02-01."), InvalidText)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_type(error: InvalidType) -> None:
    """A value has the wrong type."""
    caught: TypeError = error
    assert_type(str(caught), str)
    assert_type(InvalidType(1, "text"), InvalidType)
    assert_type(error.value, object)
    assert_type(error.expected, str)


def merge_conflict(error: MergeConflict) -> None:
    """Two archives have different records with the same id."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(MergeConflict("a-treaty", ["title"]), MergeConflict)
    assert_type(error.fields, tuple[str, ...])


def newer_format(error: NewerFormat) -> None:
    """A file has a later format than this version of the library can read."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(NewerFormat("a-treaty", "title", "it is blank.", 3), NewerFormat)


def missing_extra(error: MissingExtra) -> None:
    """The library that is not installed."""
    assert_type(error.library, str)
    assert_type(MissingExtra("pyarrow"), MissingExtra)


def no_texts(error: NoTexts) -> None:
    """A folder does not exist or has no texts."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(NoTexts("texts", exists=False), NoTexts)
    assert_type(error.folder, str)
    assert_type(error.exists, bool)


def reference_cycle(error: ReferenceCycle) -> None:
    """A record refers to itself, directly or through other records."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(ReferenceCycle("a-treaty", "title", "it is blank.", 3), ReferenceCycle)


def same_party(error: SameParty) -> None:
    """Both parties of a query are the same."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(SameParty("KR"), SameParty)
    assert_type(error.party, str)


def unit_mismatch(error: UnitMismatch) -> None:
    """Two quantities cannot be compared or added."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(UnitMismatch("1 USD", "1 EUR", "Units differ."), UnitMismatch)
    assert_type(error.first, str)
    assert_type(error.second, str)
    assert_type(error.reason, str)


def unknown_country(error: UnknownCountry) -> None:
    """A text is not the name or code of a known country."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(UnknownCountry("Freedonia", ["Fredonia"], "A film."), UnknownCountry)
    assert_type(error.text, object)
    assert_type(error.near, tuple[str, ...])
    assert_type(error.reason, str)


def unknown_party(error: UnknownParty) -> None:
    """A text is neither the name of a country nor of an organization in the archive."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(UnknownParty("Freedonia"), UnknownParty)


def unknown_record(error: UnknownRecord) -> None:
    """An archive has no record with an id, or not of the requested type."""
    caught: KeyError = error
    assert_type(str(caught), str)
    assert_type(UnknownRecord("a-treaty"), UnknownRecord)
    assert_type(error.id, object)
    assert_type(error.reason, str)


def unknown_topic(error: UnknownTopic) -> None:
    """No record of an archive is on a topic."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(UnknownTopic("enrgy", ["energy"], ["energy"]), UnknownTopic)
    assert_type(error.topic, str)
    assert_type(error.near, tuple[str, ...])
    assert_type(error.topics, tuple[str, ...])


def wrong_digest(error: WrongDigest) -> None:
    """The content of a file does not match the digest in its header."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(WrongDigest("a-treaty", "title", "it is blank.", 3), WrongDigest)


def wrong_reference(error: WrongReference) -> None:
    """A record refers to a record of the wrong type."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(WrongReference("a-treaty", "title", "it is blank.", 3), WrongReference)


def archive_errors(error: ArchiveErrors, problem: ArchiveProblem) -> None:
    """All problems in a set of records, as an exception group."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(ArchiveErrors("No.", [problem]), ArchiveErrors)
    assert_type(error.message, str)
    assert_type(error.exceptions, tuple[ArchiveProblem | ExceptionGroup[ArchiveProblem], ...])
    assert_type(error.derive([problem]), ArchiveErrors)
    assert_type(error.problems, tuple[ArchiveProblem, ...])


def caught(archive: Archive) -> None:
    """Problems are caught one by one or all at once."""
    try:
        archive.dumps()
    except* InvalidLine as problems:
        assert_type(problems, ExceptionGroup[InvalidLine])


def out_of_time(error: OutOfTime) -> None:
    """A name or code is that of a state that did not exist on a day."""
    assert_type(OutOfTime("Estonia", "1960-06-01", "EE", ["SUHH"]), OutOfTime)
    assert_type(error.text, object)
    assert_type(error.on, str)
    assert_type(error.meant, str | None)
    assert_type(error.args, tuple[object, ...])
    assert_type(error.instead, tuple[str, ...])
    assert_type(error.labels, tuple[str, ...])
    assert_type(error.reason, str)


def importing(mapping: InvalidMapping, lossy: LossyImport) -> None:
    """A mapping is not valid, or too many rows are lost."""
    assert_type(mapping.reason, str)
    assert_type(lossy.lost, int)
    assert_type(lossy.tried, int)
    assert_type(lossy.accepted, float)
