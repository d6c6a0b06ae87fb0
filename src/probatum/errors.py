"""What can go wrong, in words that a person can act on.

ProbatumError              exit code 1: the work failed
├── UsageError             2: what was asked makes no sense as asked
├── ModelError             4: no model, no credentials, or the model failed for good
└── SourceError            5: the book or note cannot be read
    ├── EncryptedError     5: a password is needed
    ├── NoTextError        5: pages without a text layer
    └── NoSuchChapterError 5: nothing in the book answers to that name
"""

from typing import ClassVar


class ProbatumError(Exception):
    """Something failed; ``message`` says what and where, ``hint`` what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ProbatumError):
    """The request itself is wrong: an unknown option, two options that exclude each other."""

    exit_code = 2


class ModelError(ProbatumError):
    """No model could be reached, or it refused, for a reason that trying again does not cure."""

    exit_code = 4


class SourceError(ProbatumError):
    """A book or note cannot be read."""

    exit_code = 5


class EncryptedError(SourceError):
    """The PDF asks for a password that was not given or is wrong."""


class NoTextError(SourceError):
    """The chosen pages hold no text layer (a scan)."""


class NoSuchChapterError(SourceError):
    """No chapter, section or page answers to what was asked; the hint lists the nearest."""
