"""Errors: what each is caught as, and what it carries."""

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
    InvalidPeriod,
    InvalidQuantity,
    InvalidText,
    MergeConflict,
    NewerFormat,
    NoTexts,
    ReferenceCycle,
    SameParty,
    UnitMismatch,
    UnsupportedDate,
    WrongDigest,
    WrongReference,
)


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
    """A set of records that does not hold together; the base of what `ArchiveErrors` gathers."""
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
    """A record refers to an id that the archive does not hold."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(DanglingReference("a-treaty", "title", "it is blank.", 3), DanglingReference)


def diplomacy_error(error: DiplomacyError) -> None:
    """The base of every error this library raises on purpose."""
    assert_type(DiplomacyError("No."), DiplomacyError)


def duplicate_id(error: DuplicateId) -> None:
    """Two records of one archive have the same id."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(DuplicateId("a-treaty", "title", "it is blank.", 3), DuplicateId)


def invalid_country(error: InvalidCountry) -> None:
    """A text is not a country code in capitals."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidCountry("korea", "Write KR."), InvalidCountry)
    assert_type(error.code, object)
    assert_type(error.advice, str)


def invalid_date(error: InvalidDate) -> None:
    """A text or value is no date that can be."""
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
    """A line of a file holds no record that can be."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(
        InvalidLine("a-treaty", "title", "it is blank.", 3, found="", expected="text", near=[]),
        InvalidLine,
    )
    assert_type(error.found, str)
    assert_type(error.expected, str)
    assert_type(error.near, tuple[str, ...])
    assert_type(error.args, tuple[Any, ...])


def invalid_period(error: InvalidPeriod) -> None:
    """A text or pair of dates is no period that can be."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidPeriod("1/2/3", "write 2003-02-01."), InvalidPeriod)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_quantity(error: InvalidQuantity) -> None:
    """A number, unit or qualifier makes no quantity that can be."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidQuantity("1/2/3", "write 2003-02-01."), InvalidQuantity)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_record(error: InvalidRecord) -> None:
    """The fields of a record or of a part of one cannot all be true."""
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


def invalid_text(error: InvalidText) -> None:
    """A text is blank, or not one line that prints."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(InvalidText("1/2/3", "write 2003-02-01."), InvalidText)
    assert_type(error.value, object)
    assert_type(error.reason, str)


def invalid_type(error: InvalidType) -> None:
    """A value is of a type that is not meant."""
    caught: TypeError = error
    assert_type(str(caught), str)
    assert_type(InvalidType(1, "text"), InvalidType)
    assert_type(error.value, object)
    assert_type(error.expected, str)


def merge_conflict(error: MergeConflict) -> None:
    """Two archives hold different records under one id."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(MergeConflict("a-treaty", ["title"]), MergeConflict)
    assert_type(error.fields, tuple[str, ...])


def newer_format(error: NewerFormat) -> None:
    """A file is of a later format than this version of the library reads."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(NewerFormat("a-treaty", "title", "it is blank.", 3), NewerFormat)


def no_texts(error: NoTexts) -> None:
    """A folder holds no text to check."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(NoTexts("texts", exists=False), NoTexts)
    assert_type(error.folder, str)
    assert_type(error.exists, bool)


def reference_cycle(error: ReferenceCycle) -> None:
    """A record comes back to itself along its references."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(ReferenceCycle("a-treaty", "title", "it is blank.", 3), ReferenceCycle)


def same_party(error: SameParty) -> None:
    """A question about two parties was asked about one."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(SameParty("KR"), SameParty)
    assert_type(error.party, str)


def unit_mismatch(error: UnitMismatch) -> None:
    """Two quantities do not compare or add."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(UnitMismatch("1 USD", "1 EUR", "Units differ."), UnitMismatch)
    assert_type(error.first, str)
    assert_type(error.second, str)
    assert_type(error.reason, str)


def unknown_country(error: UnknownCountry) -> None:
    """A text names no country that this library knows."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(UnknownCountry("Freedonia", ["Fredonia"], "A film."), UnknownCountry)
    assert_type(error.text, object)
    assert_type(error.near, tuple[str, ...])
    assert_type(error.reason, str)


def unknown_party(error: UnknownParty) -> None:
    """A text names neither a country nor an organization of the archive asked."""
    caught: LookupError = error
    assert_type(str(caught), str)
    assert_type(UnknownParty("Freedonia"), UnknownParty)


def unknown_record(error: UnknownRecord) -> None:
    """An archive holds no record of that id and kind."""
    caught: KeyError = error
    assert_type(str(caught), str)
    assert_type(UnknownRecord("a-treaty"), UnknownRecord)
    assert_type(error.id, object)
    assert_type(error.reason, str)


def wrong_digest(error: WrongDigest) -> None:
    """A file is not what its header says that it is: it was changed or cut short."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(WrongDigest("a-treaty", "title", "it is blank.", 3), WrongDigest)


def wrong_reference(error: WrongReference) -> None:
    """A record refers to a record of a kind that does not fit."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(WrongReference("a-treaty", "title", "it is blank.", 3), WrongReference)


def archive_errors(error: ArchiveErrors, problem: ArchiveProblem) -> None:
    """Every problem of a set of records, at once: a group, and an error like any other."""
    caught: ValueError = error
    assert_type(str(caught), str)
    assert_type(ArchiveErrors("No.", [problem]), ArchiveErrors)
    assert_type(error.message, str)
    assert_type(error.exceptions, tuple[ArchiveProblem | ExceptionGroup[ArchiveProblem], ...])
    assert_type(error.derive([problem]), ArchiveErrors)


def caught(archive: Archive) -> None:
    """A problem is caught one by one, or all at once."""
    try:
        archive.dumps()
    except* InvalidLine as problems:
        assert_type(problems, ExceptionGroup[InvalidLine])


def out_of_time(error: OutOfTime) -> None:
    """A state that did not exist on a day."""
    assert_type(OutOfTime("Estonia", "1960-06-01", "EE", ["SUHH"]), OutOfTime)
    assert_type(error.text, object)
    assert_type(error.on, str)
    assert_type(error.meant, str | None)
    assert_type(error.args, tuple[object, ...])
    assert_type(error.instead, tuple[str, ...])
    assert_type(error.labels, tuple[str, ...])
    assert_type(error.reason, str)
