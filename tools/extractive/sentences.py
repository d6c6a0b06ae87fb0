"""Cuts a chapter's prose into sentences, each verbatim with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from probatum.book import Block, Chapter, Item, ListBlock, Mark, Paragraph, Section
from probatum.notes import Evidence
from probatum.tools.extractive.language import Language

PROSE = frozenset({"plain", "definition", "theorem", "note", "warning", "tip", "example"})
"""Roles of paragraphs whose sentences state something."""

_END = re.compile(r"(?:[.!?…]+[\"”’»)\]]*(?=\s)|[。！？]+[”」』）]*)\s*")
_NUMBER = re.compile(r"[^\s:]+(?:\s(?:\d|[A-Z]\.?\d)[\d.]*(?:\s\([^)]{1,60}\))?[.:]?|:)\s+(?=\S)")
"""A label with its number, and perhaps the name of what it announces; or with a colon."""
_SPELT = re.compile(r"\.\s?[^\W\d]\.")
"""What follows the first letter of ``d. h.``."""
_LAST_WORD = re.compile(r"(?:[^\W\d]\.)*[^\W\d]+\.?$")
_ASIDE = 40
"""Characters within which a bracket closes that a sentence does not end in."""


Marks = tuple[Mark, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence of the chapter, with its place."""

    text: str
    block: Block
    start: int
    """Offset in the block's text."""
    section: str
    """Section id."""
    index: int
    """Place in the chapter, from 0."""
    opens: bool = False
    """First of its paragraph."""
    marks: tuple[Mark, ...] = field(default=(), compare=False)
    """What the book sets apart in it; offsets in ``text``."""

    @property
    def evidence(self) -> Evidence:
        """Where the book says it."""
        block = self.block
        return Evidence(block=block.id, page=block.page, label=block.label, quote=self.text, bbox=block.bbox)


def split(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in ``text``, without the blanks between and a ``Theorem 3.1`` before."""
    label = language.begins("labels").match(text) and _NUMBER.match(text)
    start = label.end() if label else 0
    for end in _END.finditer(text, start):
        if not _ends(text, start, end, language):
            continue
        stop = start + len(text[start : end.end()].rstrip())
        yield start, stop
        start = end.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _ends(text: str, start: int, end: re.Match[str], language: Language) -> bool:
    """True when the stop ends a sentence: no abbreviation before it, no small letter after it."""
    following = text[end.end() : end.end() + 1]
    if following.islower() or _in_brackets(text, start, end.start()):
        return False
    if not end[0].startswith(".") or end[0].startswith(".."):
        return True
    last = _LAST_WORD.search(text[start : end.start()])
    if last is None:
        # "1." at the head of a list, or an ordinal as German writes it.
        before = text[start : end.start()].strip()
        return not before.isdigit() and not (language.code == "de" and before[-1:].isdigit())
    word = last[0].lower()
    if len(word) == 1 and last[0].isupper():
        # "J. Smith", or a letter at a sentence's end: "… in X. Then".
        after = re.match(r"\w+", text[end.end() : end.end() + 20])
        return after is not None and after[0].lower() in language.stop
    return not (word in language.abbreviations or (len(word) == 1 and _SPELT.match(text, end.start())))


def _in_brackets(text: str, start: int, stop: int) -> bool:
    """True when the stop stands in an aside that is closed soon after it: ``(engl. joint)``."""
    opened = text.rfind("(", start, stop)
    closes = text.find(")", opened + 1, stop + _ASIDE)
    return start < opened and closes > stop and text.find("(", stop, closes) < 0


def sentences_of(chapter: Chapter, language: Language) -> tuple[Sentence, ...]:
    """Every sentence of running text and of plain lists, in reading order."""
    found: list[Sentence] = []
    for section in chapter.sections:
        for block, start, end, marks in _stretches(section, language):
            for i, (a, b) in enumerate(split(block.text[start:end], language)):
                text = block.text[start + a : start + b]
                inside = within(marks, a, b)
                found.append(Sentence(text, block, start + a, section.id, len(found), i == 0, inside))
    return tuple(found)


def _stretches(section: Section, language: Language) -> Iterator[tuple[Paragraph | ListBlock, int, int, Marks]]:
    """Blocks of prose with the stretch of their text to cut, and its marks with offsets in the stretch."""
    for block in section.blocks:
        if isinstance(block, Paragraph) and block.role in PROSE:
            start = _label_end(block, language)
            yield block, start, len(block.text), within(block.marks, start, len(block.text))
        elif isinstance(block, ListBlock) and block.role in {"plain", "summary"}:
            start = 0
            for item in block.items:
                head = _term_end(item)
                yield block, start + head, start + len(item.text), within(item.marks, head, len(item.text))
                start += len(item.text) + 1


def _label_end(block: Paragraph, language: Language) -> int:
    """Length of a bold ``Warning`` or ``Note`` that a box begins with."""
    first = block.marks[0] if block.marks else None
    if first is None or first.start or first.style != "bold":
        return 0
    label = block.text[: first.end].rstrip(" :.")
    found = language.begins("labels").match(label)
    return len(block.text) - len(block.text[first.end :].lstrip(" :.")) if found and found.end() == len(label) else 0


def _term_end(item: Item) -> int:
    """Where the explanation of an item begins that has a bold term before it: it is a sentence of its own."""
    first = item.marks[0] if item.marks else None
    if first is None or first.start or first.style != "bold":
        return 0
    rest = item.text[first.end :].lstrip(" :.–—")
    return len(item.text) - len(rest) if rest[:1].isupper() else 0


def within(marks: Marks, start: int, end: int) -> Marks:
    """The marks inside a stretch of a text, with offsets in the stretch."""
    inside = (m for m in marks if start <= m.start and m.end <= end)
    return tuple(m.model_copy(update={"start": m.start - start, "end": m.end - start}) for m in inside)
