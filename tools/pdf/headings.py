"""Headings: the outline's titles first, then numbering, then type; never code."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field

from probatum.book import OutlineEntry
from probatum.tools.pdf.captions import bears_label
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.items import opens_with_bullet
from probatum.tools.pdf.measures import Look, look_of
from probatum.tools.pdf.titles import CHAPTER, LABELLED, NUMBER, key_of, numeral

_NAME = re.compile(r"[^\W\d][\w.]*(?:\(\))?")
_LARGE = 1.5
"""Of body size: ``Example 3`` in larger type heads a section, in smaller one it is a caption."""
_KNOWN = 3
"""So many headings of the outline show how the book sets them; what is large in another font is part of a drawing."""
_INDENT = 0.9
"""Em by which text stands further in than a term that it explains; under a heading it may only begin further out."""


@dataclass
class HeadingStyles:
    """What was learned of the book's headings."""

    body_size: float
    leading: float
    text_looks: frozenset[Look] = frozenset()
    """Looks of running text."""
    entries: list[OutlineEntry] = field(default_factory=list)
    """The outline's entries on the pages that are read."""
    base: int = 1
    """Outline level of the chapter: becomes level 1."""
    looks: dict[Look, Counter[int]] = field(default_factory=dict)
    """Levels that the outline or numbers gave to headings of a look; running text's own look is never among them."""
    met: set[int] = field(default_factory=set)
    """Entries, by identity, whose headings were read."""


def match_outline(lines: list[Line], start: int, styles: HeadingStyles) -> tuple[OutlineEntry, int] | None:
    """The outline's entry whose title stands at ``lines[start]``, with how many lines it takes.

    Some books have the chapter's number, in digits or spelt, on a line of its own over the title.
    """
    if numeral(lines[start].text) and start + 1 < len(lines):
        below = _match(lines, start + 1, styles)
        return (below[0], below[1] + 1) if below else None
    return _match(lines, start, styles)


def _match(lines: list[Line], start: int, styles: HeadingStyles) -> tuple[OutlineEntry, int] | None:
    left = [e for e in styles.entries if e.page == lines[start].page and id(e) not in styles.met]
    wanted = {key_of(e.title): e for e in reversed(left)}
    wanted.pop("", None)
    if not wanted or not _may_head(lines[start], styles):
        return None
    text = ""
    for count, line in enumerate(lines[start : start + 4], 1):
        if line.mono_share > 0.9 or (count > 1 and _too_far(lines[start : start + count])):
            return None
        text = f"{text} {line.text}".strip()
        key = key_of(text)
        if key in wanted:
            styles.met.add(id(wanted[key]))
            return wanted[key], count
        if not any(title.startswith(key) for title in wanted):
            return None
    return None


def _too_far(lines: list[Line]) -> bool:
    """True when the last of ``lines`` cannot belong to the heading above; under ``Chapter 3`` much room is usual."""
    above, line = lines[-2], lines[-1]
    label = len(lines) == 2 and (CHAPTER.fullmatch(above.text.strip() + " ") or above.text.strip().isdigit())
    return not label and line.y - above.y > 2.6 * above.size


def _may_head(line: Line, styles: HeadingStyles) -> bool:
    if opens_with_bullet(line.text):
        return False
    look = look_of(line)
    same_as_body = abs(line.size - styles.body_size) < 0.3 and not line.bold
    return not same_as_body or look in styles.looks or not line.text.rstrip().endswith((".", ",", ";", ":"))


def looks_like_heading(lines: list[Line], start: int, styles: HeadingStyles) -> int:
    """How many lines a heading set apart by type alone takes at ``lines[start]``; 0 when there is none."""
    line = lines[start]
    look = look_of(line)
    larger = line.size > styles.body_size + 0.7
    if line.mono_share > 0.3 or not _set_apart(line, look, styles) or (not larger and LABELLED.match(line.text)):
        return 0
    if bears_label(line.text) and line.size < _LARGE * styles.body_size:
        return 0
    if opens_with_bullet(line.text) or (not larger and _is_row(line)):
        return 0
    count = 1
    while start + count < len(lines) and _continues(lines[start + count - 1], lines[start + count], look):
        count += 1
    if count > 3 or not _reads_like_title(" ".join(entry.text for entry in lines[start : start + count])):
        return 0
    if larger:
        return count
    before = lines[start - 1] if start else None
    after = lines[start + count] if start + count < len(lines) else None
    return count if _opens_text(line, lines[start + count - 1], before, after, styles) else 0


def is_name(line: Line, body_size: float) -> bool:
    """True for the name of what a section is about, alone in code type larger than the text."""
    return line.size > body_size + 1.4 and line.mono_share > 0.9 and _NAME.fullmatch(line.text) is not None


def _is_row(line: Line) -> bool:
    """True for words far apart, as at the head of a table without rules; the gap after a number does not count."""
    ends = [
        (left, right) for s in line.spans for c, left, right in zip(s.text, s.lefts, s.rights, strict=True) if c != " "
    ]
    number = NUMBER.match(line.text)
    after = len(number.group().replace(" ", "")) if number else 0
    return any(b[0] - a[1] > 2 * line.size for a, b in itertools.pairwise(ends[after:]))


def _opens_text(line: Line, last: Line, before: Line | None, after: Line | None, styles: HeadingStyles) -> bool:
    """Bold lines of body size head a text only with room above and text below that is not indented like a term's.

    Code may be indented below a heading.
    """
    if before is not None and look_of(before) != look_of(line) and line.y - before.y < 1.2 * styles.leading:
        return False
    if after is None or after.y - last.y > 3.2 * styles.leading:
        return False
    return after.mono_share > 0.9 or after.x0 <= line.x0 + _INDENT * styles.body_size


def _set_apart(line: Line, look: Look, styles: HeadingStyles) -> bool:
    if look in styles.text_looks:
        return False
    if look in styles.looks:
        return True
    if line.size > styles.body_size + 0.7 and not line.bold:
        return not _is_foreign(line, styles)
    return line.bold and line.size >= styles.body_size - 0.3


def _is_foreign(line: Line, styles: HeadingStyles) -> bool:
    """True in a font that neither text nor headings have, once the outline has shown what these look like."""
    return len(styles.met) >= _KNOWN and all(
        line.main.font != font for _, _, font in styles.text_looks | {*styles.looks}
    )


def _continues(line: Line, following: Line, look: Look) -> bool:
    return look_of(following) == look and 0 < following.y - line.y < 1.6 * line.size


def _reads_like_title(text: str) -> bool:
    bare = NUMBER.sub("", text)
    letters = sum(c.isalpha() for c in bare)
    if letters < 2 or letters < 0.5 * len(bare.replace(" ", "")) or len(text) > 160:
        return False
    if len(text) > 60 and re.search(r"[a-z)]\. [A-Z]", bare):  # two sentences
        return False
    if bare.rstrip().endswith((",", ";", "=")) or (bare.rstrip().endswith((".", ":")) and not text[:1].isdigit()):
        return False
    return not bare[:1].islower()


def level_of(line: Line, title: str, styles: HeadingStyles, entry: OutlineEntry | None) -> int:
    """Level within the chapter: of the outline, else of the numbering, else of others of the same look."""
    if entry is not None:
        return _learn(line, max(1, entry.level - styles.base + 1), styles)
    number = NUMBER.match(title)
    if number and "." in number.group("number"):
        return _learn(line, number.group("number").count(".") + 1, styles)
    look = look_of(line)
    if look in styles.looks:
        return styles.looks[look].most_common(1)[0][0]
    return _ranked(look, styles)


def _learn(line: Line, level: int, styles: HeadingStyles) -> int:
    if look_of(line) not in styles.text_looks:
        styles.looks.setdefault(look_of(line), Counter())[level] += 1
    return level


def _ranked(look: Look, styles: HeadingStyles) -> int:
    """A look that the outline does not know: below the smallest known look that is larger."""
    larger = [levels.most_common(1)[0][0] for known, levels in styles.looks.items() if known[0] > look[0] + 0.2]
    return max(larger) + 1 if larger else 2
