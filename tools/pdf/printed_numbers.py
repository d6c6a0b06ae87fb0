"""The number that a book prints before a title which its outline gives without one."""

import itertools
import re

from probatum.book import OutlineEntry
from probatum.tools.pdf.opening import Opened
from probatum.tools.pdf.sheet import open_sheet
from probatum.tools.pdf.titles import CHAPTER, key_of, spelt

_NUMERAL = re.compile(r"[A-Z]?\d+(?:\.\d+)*")
"""Of a chapter or section, where it stands apart from the title."""


def printed_number(opened: Opened, entry: OutlineEntry) -> str:
    """The number that is printed with an entry's title on its page; empty when there is none."""
    sheet = open_sheet(opened.document, entry.page, opened.labels[entry.page - 1], art=False)
    texts = [piece.text.strip() for piece in sheet.pieces]
    goal = key_of(entry.title)
    for text in texts:
        match = CHAPTER.match(text + " ")
        if match and (match.end() >= len(text) or key_of(text) == goal):
            return match.group("number")
    for text in texts:
        match = re.match(r"([A-Z]?\d+(?:\.\d+)*|[A-Z](?:\.\d+)*)[.:]?\s+(.+)", text)
        if match and goal and _same_start(goal, key_of(match.group(2))):
            return match.group(1)
    for text, following in itertools.pairwise(texts):
        number = spelt(text) or text.rstrip(".")
        if _NUMERAL.fullmatch(number) and goal and _same_start(goal, key_of(following)):
            return number
    return ""


def _same_start(title: str, printed: str) -> bool:
    """True when the printed words are the title, or enough of its beginning where the page breaks it."""
    return title == printed or (len(printed) > 7 and title.startswith(printed))
