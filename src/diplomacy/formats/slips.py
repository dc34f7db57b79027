"""The faults of lines that are not JSON, in the same words on every version of Python.

The line is read again by the grammar of JSON (RFC 8259), up to the first character that breaks it.
"""

import re
from typing import Final, NamedTuple, NoReturn

from diplomacy.texts import name_character

__all__ = ["Slip", "find_slip"]

_DOUBLE_CURLY: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_OPENING: Final = "\u201c\u201e\u201f\u00ab"
_CLOSING: Final = "\u201d\u00bb\u2033\uff02"
_SINGLE_CURLY: Final = "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4"
_NUMBER_RE: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_LIKE_RE: Final = re.compile(r"[+\-.]?[0-9][0-9A-Za-z_.+\-]*")
_WORD_RE: Final = re.compile(r"[^\W\d][\w-]*")
_CONTROL_NAMES: Final = {"\t": "a tab", "\n": "a line break", "\r": "a line break"}
_OTHER_WORDS: Final = {
    "true": "true",
    "false": "false",
    "none": "null",
    "null": "null",
    "nan": "null",
    "undefined": "null",
    "nil": "null",
    "na": "null",
}
_EXAMPLE: Final = '{"type":"Source","id":"yearbook"}'
_CLOSERS: Final = {"{": "}", "[": "]"}


class Slip(NamedTuple):
    """A violation of the grammar of JSON, and the remedy.

    Attributes:
        column: the column of the character, counted from 1.
        problem: the text found there.
        remedy: how to correct it.
    """

    column: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"invalid JSON at column {self.column}: {self.problem}. {self.remedy}"


class _Found(Exception):
    """An exception that stops reading at the first slip."""

    def __init__(self, slip: Slip) -> None:
        self.slip = slip


def find_slip(text: str) -> Slip:
    """Return the fault of a line of text that is not JSON.

    >>> print(find_slip('{"id":"a",}'))
    invalid JSON at column 10: a comma before '}'. Delete the comma.
    """
    reader = _Reader(text)
    try:
        reader.read_value("a record")
        reader.read_end()
    except _Found as found:
        return found.slip
    return Slip(1, "text that cannot be read", "Write one record as an object of JSON.")


class _Reader:
    """A reader of a text as JSON, which drops the values and stops at the first slip."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open: list[str] = []
        self.text_start = 0  # the start of the last text
        self.text_end = -1

    def fail(self, problem: str, remedy: str, at: int | None = None) -> NoReturn:
        """Stop at a slip, by default at the present character."""
        raise _Found(Slip((self.at if at is None else at) + 1, problem, remedy))

    def peek(self) -> str:
        """Return the next character that is not whitespace, or "" at the end."""
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1
        return self.text[self.at : self.at + 1]

    def read_value(self, what: str) -> None:
        """Read a value; *what* is its name in messages."""
        match self.peek():
            case "{":
                self._read_object()
            case "[":
                self._read_list()
            case '"':
                self._read_text()
            case character:
                self._read_literal(character, what)

    def read_end(self) -> None:
        """Read the end of the line, where nothing but whitespace is expected."""
        match self.peek():
            case "":
                return
            case ",":
                at = self.at
                self.at += 1
                if self.peek() == "":
                    self.fail("a comma after the record", "Delete the comma.", at)
                self.fail("a second record", "Write one record per line, without commas.", at)
            case "{":
                self.fail("a second record", "Write one record per line.")
            case "}" | "]" as bracket:
                self.fail(f"an extra {bracket!r}", f"Delete the {bracket!r}.")
            case character:
                self._reject_comment(character)
                self.fail("text after the record", "Delete it; a line holds one record.")

    def _read_object(self) -> None:
        self._open("{")
        while self.peek() != "}":
            self._read_key()
            if self.peek() != ":":
                self._reject_missing_colon()
            self.at += 1
            self.read_value("a value")
            self._read_separator("}")
        self._close()

    def _read_list(self) -> None:
        self._open("[")
        while self.peek() != "]":
            self.read_value("a value")
            self._read_separator("]")
        self._close()

    def _open(self, bracket: str) -> None:
        self.open.append(bracket)
        self.at += 1

    def _close(self) -> None:
        self.open.pop()
        self.at += 1

    def _read_separator(self, closer: str) -> None:
        """Read the comma before the next part, or stop before the closing bracket."""
        character = self.peek()
        if character == closer:
            return
        if character == ",":
            comma = self.at
            self.at += 1
            if self.peek() == closer:
                self.fail(f"a comma before {closer!r}", "Delete the comma.", comma)
            if self.peek() == ",":
                self.fail("a second comma", "Delete one comma.")
            return
        self._reject_common(character)
        if character == ";":
            self.fail("a semicolon", "Separate fields and values with commas.")
        if character and character in "}]":
            self.fail(f"{character!r} where {closer!r} is expected", f"Write {closer!r} first.")
        self._reject_inner_quote(character)
        if (character and character in '"{[') or character.isalnum() or character == "-":
            self.fail("a missing comma", "Write a comma between fields and values.")
        self.fail(f"unexpected {character!r}", f"Write a comma or {closer!r}.")

    def _read_key(self) -> None:
        character = self.peek()
        if character == '"':
            self._read_text()
            return
        self._reject_common(character)
        if character == ",":
            self.fail("a comma without a field", "Delete the comma.")
        if character.isdigit() and self.text[self.at - 2 : self.at - 1].isdigit():
            self.fail("a comma within a number", "Write the digits without commas.", self.at - 1)
        word = _WORD_RE.match(self.text, self.at)
        if word:
            name = word[0]
            self.fail(f"the name {name!r} without quotation marks", f'Write "{name}".')
        self.fail(
            f"unexpected {character!r}", 'Write the name of a field in quotation marks: "id".'
        )

    def _reject_missing_colon(self) -> NoReturn:
        character = self.peek()
        self._reject_common(character)
        self._reject_inner_quote(character)
        found = f"{character!r}" if character in ("=", ",", "}") else "a value"
        self.fail(f"{found} where a colon is expected", 'Write a colon after the name: "id":"a".')

    def _reject_inner_quote(self, character: str) -> None:
        """Stop if words follow a text, because a quotation mark in it ended it too early."""
        is_adjacent = self.text_end == self.at
        words_follow = character.isalpha() or (is_adjacent and character.isalnum())
        if self.text[self.text_end : self.at].strip() or not words_follow:
            return
        self._reject_curly_end(self.text_start, self.text_end)
        remedy = 'Write \\" within a text, or a curly quotation mark.'
        self.fail("a straight quotation mark within a text", remedy, self.text_end - 1)

    def _reject_curly_end(self, start: int, end: int) -> None:
        """Stop if a closing curly quotation mark, without an opening one, ends a text."""
        opened = 0
        for i in range(start, end):
            opened += self.text[i] in _OPENING
            if self.text[i] in _CLOSING:
                opened -= 1
                if opened < 0:
                    self._reject_curly(i)

    def _read_text(self) -> None:
        start = self.at
        self.at += 1
        while True:
            character = self.text[self.at : self.at + 1]
            if character == '"':
                self.at += 1
                self.text_start, self.text_end = start, self.at
                return
            if character == "":
                self._reject_open_text(start)
            if character == "\\":
                self._read_escape()
            elif character < " ":
                name = _CONTROL_NAMES.get(
                    character, f"a control character (U+{ord(character):04X})"
                )
                self.fail(f"{name} within a text", "Write a space.")
            else:
                self.at += 1

    def _read_escape(self) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "u":
            if re.fullmatch("[0-9a-fA-F]{4}", self.text[self.at + 2 : self.at + 6]) is None:
                remedy = "Write the character itself, or \\u and four hexadecimal digits."
                self.fail("an incomplete \\u", remedy)
            self.at += 6
        elif following and following in '"\\/bfnrt':
            self.at += 2
        else:
            self.fail("a backslash within a text", "Write \\\\ for a backslash.")

    def _reject_open_text(self, start: int) -> NoReturn:
        """Stop at a text that has no end."""
        self._reject_curly_end(start, len(self.text))
        remedy = 'Write " at the end of the text.'
        self.fail("a text without a closing quotation mark", remedy, start)

    def _reject_curly(self, at: int) -> NoReturn:
        problem = f"a curly quotation mark ({self.text[at]})"
        self.fail(problem, 'Write straight quotation marks: "', at)

    def _read_literal(self, character: str, what: str) -> None:
        """Read a number, true, false or null."""
        for word in ("true", "false", "null"):
            if self.text.startswith(word, self.at) and self._is_end(self.at + len(word)):
                self.at += len(word)
                return
        number = _NUMBER_RE.match(self.text, self.at)
        if number and self._is_end(number.end()):
            self.at = number.end()
            return
        self._reject_common(character)
        if character and character in ",}]":
            self.fail(f"{character!r} where {what} is expected", "Write the value, or null.")
        if not self.open and character:
            self.fail("text that is not an object", f"Write a record such as {_EXAMPLE}.")
        like = _NUMBER_LIKE_RE.match(self.text, self.at)
        if like:
            problem = f"{like[0]!r}, which is not a number of JSON"
            self.fail(problem, f'Write digits such as 15, or text: "{like[0]}".')
        word_match = _WORD_RE.match(self.text, self.at)
        if word_match:
            found = word_match[0]
            remedy = _OTHER_WORDS.get(found.lower(), f'"{found}"')
            self.fail(f"the word {found!r} without quotation marks", f"Write {remedy}.")
        self.fail(f"unexpected {character!r}", f"Write {what} of JSON.")

    def _is_end(self, at: int) -> bool:
        following = self.text[at : at + 1]
        return not (following.isalnum() or following in {"_", ".", "+", "-"})

    def _reject_common(self, character: str) -> None:
        """Stop at a character that breaks the grammar in any place."""
        if character == "":
            bracket = _CLOSERS[self.open[-1]] if self.open else ""
            if bracket:
                self.fail(f"a missing {bracket!r}", f"Write {bracket!r} at the end of the line.")
            self.fail("an empty line", "Write a record.")
        if character in _DOUBLE_CURLY:
            self._reject_curly(self.at)
        if character == "'" or character in _SINGLE_CURLY:
            self.fail("a single quotation mark", 'Write double quotation marks: "')
        self._reject_comment(character)
        if not character.isprintable() or character.isspace():
            self.fail(f"{name_character(character)}", "Delete it.")

    def _reject_comment(self, character: str) -> None:
        if character == "#" or self.text.startswith(("//", "/*", "--"), self.at):
            remedy = 'Delete it; JSON has no comments. A record holds notes in "extra".'
            self.fail("a comment", remedy)
