"""What was seen of one cell's run: facts, from which a verdict is made."""

from typing import Literal

from pydantic import Base64Bytes, Field

from probatum.noun import Noun

Ending = Literal["done", "timeout", "died", "memory", "flood", "disk", "tampered", "broken"]


class Link(Noun):
    """One exception of a chain."""

    type: str = ""
    """With its module: ``urllib.error.URLError``."""
    message: str = ""
    errno: int = 0


class Raised(Noun):
    """The exception that ended a cell."""

    type: str
    bases: tuple[str, ...] = ()
    message: str = ""
    line: int = 0
    """1-based, in the snippet as numbered by its first line; 0 when unknown."""
    traceback: str = ""
    missing: str = ""
    """Of an ImportError: the module."""
    path: str = ""
    """Of an OSError: the file."""
    chain: tuple[Link, ...] = ()


class Exit(Noun):
    """SystemExit, and whether the last statement raised it, as scripts end."""

    code: int
    at_end: bool


class Run(Noun):
    """One cell's run. Text is decoded with replacement and bounded; nothing in it is trusted."""

    ending: Ending
    """``died``: its process ended; ``broken``: the box itself failed."""
    stdout: str = ""
    stderr: str = ""
    value: str = ""
    error: Raised | None = None
    raised: tuple[Raised, ...] = ()
    """What a session raised before its last statement: at a prompt one goes on."""
    exit: Exit | None = None
    asked: bool = False
    """It read from the keyboard, where nobody types."""
    warnings: tuple[str, ...] = ()
    figures: tuple[Base64Bytes, ...] = ()
    printed: dict[int, str] = Field(default_factory=dict)
    """Text that each line of the snippet printed or, as an expression, was worth."""
    truncated: bool = False
    status: int = 0
    """Of a process that died: exit code, or minus the signal's number."""
    seconds: float = 0.0
    detail: str = ""
    """Of ``tampered`` and ``broken``: what was seen."""


class Reading(Noun):
    """What a snippet says without being run."""

    binds: frozenset[str] = frozenset()
    bound_by: dict[str, int] = Field(default_factory=dict)
    """For each of these the line by which it has its last value."""
    uses: frozenset[str] = frozenset()
    """Names that it takes from before it."""
    imports: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    """Imports whose absence it minds itself."""
    comments: tuple[tuple[int, str, bool], ...] = ()
    """Line, text, whether it stands behind code."""
    statements: int = 0
    elided: frozenset[int] = frozenset()
    """Lines of statements that leave the arguments of a call out."""
    defines: bool = False
    """It defines functions or classes and does nothing with them."""
    modern: str = ""
    """The same in Python 3, of what is written in Python 2; all else is then told of that."""
    error: "Unparsed | None" = None


class Unparsed(Noun):
    """Why a snippet does not parse."""

    type: str
    message: str
    line: int = 0
    headless: bool = False
    """It parses as soon as its last block gets a body, or its decorators a function."""
    signature: bool = False
    """It parses as the head of a function."""
    indented: bool = False
    """It parses once moved to the margin, or into a function."""
    share: float = 0.0
    """Of its lines, how many parse alone."""
