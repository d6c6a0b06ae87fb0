"""Terms with what explains them, below, beside or behind them: the items of a definition list."""

import itertools
from math import inf

from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.items import MARKER, Stretch
from probatum.tools.pdf.sentences import ends_sentence
from probatum.tools.pdf.titles import LABELLED

_TERM_WORDS = 4
"""Words of a term that stands alone above what explains it, at most."""


def join_terms(stretches: list[Stretch]) -> list[Stretch]:
    """Terms on lines of their own joined with what is indented below them, where two or more stand so."""
    heads = [at for at, (a, b) in enumerate(itertools.pairwise(stretches)) if _is_explained(a, b)]
    if len(heads) < 2:
        return stretches
    joined: list[Stretch] = []
    for at, stretch in enumerate(stretches):
        if at and at - 1 in heads:
            joined[-1] = Stretch(joined[-1].lines + stretch.lines, explains=True)
        else:
            joined.append(stretch)
    return joined


def _is_explained(term: Stretch, below: Stretch) -> bool:
    head, text = term.lines[0], below.lines
    short = (
        len(term.lines) == 1
        and len(head.text) <= 60
        and not (ends_sentence(head.text) or head.text.rstrip().endswith((",", ";")))
    )
    indented = all(line.x0 > head.x0 + 0.8 * head.size for line in text)
    plain = not term.marker and not below.marker and not LABELLED.match(head.text)
    return short and indented and plain and text[0].y - head.y < 2.4 * head.size


def find_terms(lines: list[Line], body_size: float, leading: float) -> set[int]:
    """Ids of bold lines that are terms, although what explains them stands right below, no further in.

    There are several in a row, each with one paragraph, and no room parts them from it, as it would from a heading.
    """
    heads = [at for at, line in enumerate(lines) if line.bold and abs(line.size - body_size) < 0.3]
    tight = {at for at, (a, b) in enumerate(itertools.pairwise(lines)) if 0 < b.y - a.y < 1.3 * leading}
    alone = [
        at
        for at, end in itertools.pairwise([*heads, len(lines)])
        if _explains_tightly(lines[at], lines[at + 1 : end], leading)
    ]
    rows = [(a, b) for a, b in itertools.pairwise(alone) if all(at in tight for at in range(a, b - 1))]
    return {id(lines[at]) for pair in rows for at in pair}


def _explains_tightly(term: Line, below: list[Line], leading: float) -> bool:
    """True for a few words with a paragraph right below them; what follows the paragraph may be another's."""
    if not below or len(term.text.split()) > _TERM_WORDS or LABELLED.match(term.text) or MARKER.match(term.text):
        return False
    level = abs(below[0].x0 - term.x0) < 1 and not below[0].bold and below[0].text[:1].isupper()
    return level and 0 < below[0].y - term.y < 1.08 * leading and term.text[-1:].isalnum()


def is_description(stretches: list[Stretch]) -> bool:
    """True for paragraphs that each explain a term: it comes first, the rest hangs below it."""
    long = [s for s in stretches if len(s.lines) > 1]
    hanging = [s for s in long if s.lines[-1].x0 > s.lines[0].x0 + 0.7 * s.lines[0].size]
    return len(stretches) > 1 and bool(hanging) and len(hanging) == len(long)


def opens_with_term(stretch: Stretch) -> bool:
    """True for a paragraph that begins with a few words set apart that are no label such as ``Exercise 4``."""
    line = stretch.lines[0]
    alone = len(stretch.lines) > 1 and line.main.font not in {s.font for s in stretch.lines[1].spans}
    term = term_of(line) or (line.text if alone else "")
    more = len(line.spans) > 1 or len(stretch.lines) > 1
    return 1 < len(term) <= 60 and more and not stretch.marker and not LABELLED.match(line.text)


def term_of(line: Line) -> str:
    """The words that open the line in bold, or in another font than the rest of it."""
    bold = "".join(span.text for span in itertools.takewhile(lambda s: s.bold, line.spans))
    first = line.spans[0].font
    if bold:
        return bold
    if first == line.main.font:
        return after_gap(line)[1]
    return "".join(span.text for span in itertools.takewhile(lambda s: s.font == first, line.spans))


def after_gap(line: Line) -> tuple[float, str]:
    """(place where the line goes on after a gap as wide as its type is high, the words before); infinity for none."""
    words, right = "", line.x1
    for span in line.spans:
        for char, x0, x1 in zip(span.text, span.lefts, span.rights, strict=True):
            if char == " ":
                words += char
                continue
            if x0 - right > line.size:
                return x0, words.strip()
            words, right = words + char, x1
    return inf, ""
