"""What goes wrong, as exceptions. Written in Python, since the native half keeps to the stable ABI."""

from __future__ import annotations

from typing import Optional


class Error(Exception):
    """Something that kept an answer from being given. There is none in its place.

    ``code`` is stable and for programs: ``list.incomplete``, ``input.no_name_column``, ``usage``. ``hint`` says what to do,
    or is None. The classes below it follow from what stands before the dot of the code.
    """

    code: str
    hint: Optional[str]

    def __init__(self, message: str, code: str = "internal", hint: Optional[str] = None) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint

    def __str__(self) -> str:
        message = f"[{self.code}] {super().__str__()}"
        return f"{message}\nhint: {self.hint}" if self.hint else message


class ListError(Error):
    """A list cannot be screened against: it is not there, not known, damaged or incomplete (``list.*``, ``index.*``)."""


class InputError(Error):
    """What was to be screened or read, or an argument, does not do (``input.*``, ``record.*``, ``document.*``,
    ``party.*``, ``usage``)."""


class StoreError(Error):
    """The store of editions cannot be used (``store.*``)."""
