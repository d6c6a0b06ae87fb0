"""A Markdown file as it was read: what can be tried in it, each thing with its true line in the file."""

from dataclasses import dataclass

from probatum.tools.markdown.fences import Fence

EXTRACT = "extract"
"""Stands for the callouts in which a log of ours keeps a page of the book, as it was read."""
QUOTATIONS = frozenset({"quote", "cite", EXTRACT})
"""Callouts that hold what somebody else said."""


@dataclass(frozen=True)
class Link:
    """A link or an image, in Markdown's own form or Obsidian's."""

    target: str
    line: int
    image: bool = False
    wiki: bool = False
    text: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading by its level, from 1; ``end`` is its last line."""

    level: int
    text: str
    line: int
    end: int
    inside: bool = False
    """Within a quote or list."""


@dataclass(frozen=True)
class Callout:
    """A callout; ``end`` is its last line."""

    type: str
    title: str
    line: int
    end: int
    folds: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a table as its line stands in the file, without what encloses the table."""

    text: str
    line: int


@dataclass(frozen=True)
class Note:
    """A Markdown file as it was read. Lines count from 1."""

    lines: tuple[str, ...]
    prose: tuple[str, ...]
    """The lines with code, formulas and comments blanked, character for character."""
    fences: tuple[Fence, ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    callouts: tuple[Callout, ...]
    tables: tuple[tuple[Row, ...], ...]
    paragraphs: tuple[tuple[int, int], ...]
    """First and last line of each stretch of running text."""
    obsidian: bool
    """It uses what Obsidian alone understands."""
    floods: tuple[int, ...]
    """Lines of nothing but marks, which are read as empty."""
    head: tuple[int, int] | None
    """First and last line of the front matter."""
