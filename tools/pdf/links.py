"""Links on a page: which words lead where, and addresses that the type has torn apart made whole."""

from typing import Any

from probatum.book import Box, Mark
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.prose import Prose

MOST = 500
"""Links that are read on one page."""
Link = tuple[Box, str]


def read_links(page: Any) -> list[Link]:
    """Places on the page that lead out of the book, with their addresses."""
    found: list[Link] = []
    link = page.first_link
    while link is not None and len(found) < MOST:
        if link.is_external and link.uri:
            found.append((Box(*link.rect), str(link.uri)))
        link = link.next
    return found


def mark_links(prose: Prose, lines: list[Line], links: dict[int, list[Link]]) -> None:
    """Adds a mark for every link whose words stand in ``prose``."""
    for line in lines:
        for box, address in links.get(line.page, ()):
            if box.y0 < line.y < box.y1 + 2 and box.x0 < line.x1 and line.x0 < box.x1:
                _mark(prose, _words_in(line, box), address)


def _words_in(line: Line, box: Box) -> str:
    chars = []
    for span in line.spans:
        middles = ((left + right) / 2 for left, right in zip(span.lefts, span.rights, strict=True))
        chars += [char for char, middle in zip(span.text, middles, strict=True) if box.x0 <= middle <= box.x1]
    return "".join(chars).strip()


def _mark(prose: Prose, words: str, address: str) -> None:
    whole = words.replace(" ", "")
    if " " in words and whole and whole.rstrip(".") in address:
        _mend(prose, words, whole)
        words = whole
    done = max((m.end for m in prose.marks if m.style == "link" and m.target == address), default=0)
    start = prose.text.find(words, done) if words else -1
    if start >= 0:
        prose.marks.append(Mark(start=start, end=start + len(words), style="link", target=address))


def _mend(prose: Prose, torn: str, whole: str) -> None:
    """Takes the spaces out of an address; marks behind it move."""
    at = prose.text.find(torn)
    if at < 0:
        return
    prose.text = prose.text[:at] + whole + prose.text[at + len(torn) :]
    less = len(torn) - len(whole)
    prose.marks = [
        m.model_copy(update={"start": _moved(m.start, at, len(torn), less), "end": _moved(m.end, at, len(torn), less)})
        for m in prose.marks
    ]


def _moved(place: int, at: int, length: int, less: int) -> int:
    return place if place <= at else place - less if place >= at + length else min(place, at + length - less)
