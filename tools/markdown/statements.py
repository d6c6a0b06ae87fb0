"""Picks out of a note its statements: those with a page mark, and those that a book may be asked about."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from probatum.book import Box, Chapter, Heading, Label, Paragraph, PdfPage, Section
from probatum.notes import Own
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.reading import PAGE
from probatum.tools.wording import own_labels, wordings

MARK = re.compile(r"\[p\. ?((?:\\.|[^\]])+)\]\(([^)]*)\)")
ANCHOR = re.compile(r"^\^([\w-]+)\s*$")
BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?!\[.\]\s)")
TASK = re.compile(r"^\s*[-*+]\s+\[.\]\s")
NAMED = re.compile(
    r"^\*\*[^*]{1,60}:\*\*\s*|^\*\*[^*]{1,200}\?\*\*\s*|^\[\[[^\]]{1,120}\]\]:\s*"
    r"|^(?:What it is|Why it matters|Core idea|Key takeaway|Connects to|Watch out|Bridge[^:]{0,40}|Tip|Note):\s*"
)
"""What a line is about, before what it says of it: a label, a question, a concept."""
NOISE = re.compile(r"^\s*(?:#|\||!\[|\^|\*?\(|---|\*\*[^*]*\*\*\s*$|\[!|[✅❌⏸]|→)")
OWN = re.compile(rf"\*?\(({'|'.join(words for words, own in own_labels().items() if own is not Own.OUTPUT)})\)\*?")
ORIGINS = ("from", "from_book", "variation", "from_notes")
ORIGIN = tuple(f"*{words}" for phrase in ORIGINS for words in wordings(phrase))
"""How the lines begin that say where code, a table or a challenge is from."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"`(=*])")
FEWEST_WORDS = 5
NOWHERE = Box(0, 0, 0, 0)


class Statement(NamedTuple):
    """A statement of a note, with the pages that it names."""

    text: str
    line: int
    marks: tuple[str, ...] = ()
    """Targets of its page marks: ``#^p27``, ``Book.pdf#page=27``."""
    own: Own | None = None
    """What it says of itself, when the book does not say it."""


def marked_statements(note: Note) -> Iterator[Statement]:
    """Statements that name their pages or are labelled as the writer's own; titles, figures and tasks do not count."""
    for number, line in enumerate(note.lines, 1):
        bare = line.lstrip("> \t")
        marks = [mark for mark in MARK.finditer(bare) if "#" in mark[2]]
        own = OWN.search(bare)
        if not (marks or own) or not note.prose[number - 1].strip():
            continue
        if TASK.match(bare) or (NOISE.match(bare) and not BULLET.match(bare)):
            continue
        text = NAMED.sub("", BULLET.sub("", OWN.sub("", MARK.sub("", bare)))).strip()
        if len(re.findall(r"\w{3,}", text)) >= FEWEST_WORDS - 2 and not text.startswith(ORIGIN):
            yield Statement(text, number, tuple(mark[2] for mark in marks), own_labels()[own[1]] if own else None)


def plain_statements(note: Note) -> Iterator[Statement]:
    """Sentences that state something: no headings, tasks, questions, tables or captions."""
    for number, (line, prose) in enumerate(zip(note.lines, note.prose, strict=True), 1):
        bare = line.lstrip("> \t")
        if not prose.strip() or TASK.match(bare) or NOISE.match(bare):
            continue
        for sentence in SENTENCE.split(NAMED.sub("", BULLET.sub("", bare))):
            said = sentence.strip()
            if len(re.findall(r"\w{3,}", said)) >= FEWEST_WORDS and not said.endswith(("?", ":")):
                yield Statement(said, number)


def quoted_chapter(note: Note) -> Chapter | None:
    """The chapter that a log of ours holds as its raw extract, a paragraph a page; None when it holds none.

    A block's id is the page's anchor, ``p27``.
    """
    blocks: list[Paragraph] = []
    for callout in note.callouts:
        label = PAGE.fullmatch(callout.title)
        anchor = next(
            (found for line in note.lines[callout.end : callout.end + 3] if (found := ANCHOR.match(line))), None
        )
        if callout.type.lower() == "quote" and label and anchor:
            page = PdfPage(len(blocks) + 1)
            text = "\n".join(_unescaped(line) for line in note.lines[callout.line : callout.end])
            blocks.append(Paragraph(id=anchor[1], page=page, label=Label(label[1]), bbox=NOWHERE, text=text))
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    heading = Heading(id="title", page=first.page, label=first.label, bbox=NOWHERE, text="", level=1)
    return Chapter(
        id="quoted",
        title="",
        labels=(first.label, last.label),
        pdf_pages=(first.page, last.page),
        sections=(Section(id="raw", heading=heading, blocks=tuple(blocks)),),
    )


def _unescaped(line: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"^(?:> ?)+", "", line))
