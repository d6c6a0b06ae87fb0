"""Captions: a label such as ``Figure 3.2`` that opens a line, told apart from a sentence that begins so."""

import re
from dataclasses import dataclass
from typing import Literal

from probatum.book import Box
from probatum.tools.pdf.glyphs import Line
from probatum.tools.pdf.words import words_of

CaptionKind = Literal["figure", "table", "code"]

_WORDS: dict[CaptionKind, str] = {
    "figure": r"fig(?:ure|ura|uur|ur|\.)?|abb(?:ildung|\.)|afbeelding|рис(?:унок|\.)|фигура|obr(?:ázek|\.)"
    r"|rys(?:unek|\.)|kuva|şekil|εικόνα|σχήμα|hình|gambar|שרטוט|איור|الشكل|شكل|図|图|圖|그림",
    "table": r"tab(?:le|elle|leau|ella|la|ela|ell|el|lo|ulka|\.)|табл(?:ица|иця|\.)|taulukko|çizelge|πίνακας|bảng|טבלה"
    r"|الجدول|جدول|表|표",
    "code": r"listing|example|code|algorithm[eo]?|listato|quelltext|programm?|beispiel|snippet|esempio|listado|exemple"
    r"|listagem|código|листинг|リスト|代码|代碼|清单|例|코드",
}
_NUMBER = r"(?:[A-Z][.\-–]?)?\d+(?:[.\-–]\d+)*[a-z]?|[IVX]+"
_LABEL = {
    kind: re.compile(rf"(?:{words})\s*(?P<number>{_NUMBER})(?P<end>\s*[.:：．。、|)—–](?!\d)|\s|$)\s*", re.IGNORECASE)
    for kind, words in _WORDS.items()
}
_UNNUMBERED: dict[CaptionKind, re.Pattern[str]] = {
    kind: re.compile(rf"(?:{words})\s?[:：]\s*(?=\S)", re.IGNORECASE)
    for kind, words in _WORDS.items()
    if kind != "code"
}


@dataclass
class Caption:
    """A caption's lines, with its label taken apart."""

    kind: CaptionKind
    number: str
    """Empty where the label has none."""
    lines: list[Line]
    sure: bool
    """Marked as a caption by punctuation or type; else only a figure close by makes it one."""
    label_length: int
    """Characters of the label at the head of the text."""
    used: bool = False
    """Given to a figure, table or listing."""


def bears_label(text: str) -> bool:
    """True for ``Figure 3: …`` and its like in other languages."""
    return any(pattern.match(text) for pattern in _LABEL.values())


def mention_of(caption: Caption) -> re.Pattern[str]:
    """What names the captioned thing in a sentence: its label and its number, the word inflected as it may be."""
    number = re.escape(caption.number)
    return re.compile(rf"(?:{_WORDS[caption.kind]})\w*\.?\s*{number}(?![\d.]*\d)", re.IGNORECASE)


def caption_start(line: Line, before: Line | None, body_size: float, leading: float) -> Caption | None:
    """The caption that ``line`` opens, or None. ``before`` is the line above in the same column."""
    if line.mono_share > 0.6:
        return None
    text = line.text
    for kind, pattern in _LABEL.items():
        match = pattern.match(text)
        if match is None or (not text[0].isupper() and text[0].isascii()):
            continue
        rest = text[match.end() :]
        marked = bool(match["end"].strip()) or not rest
        apart = before is None or line.y - before.y > 1.2 * leading or before.size != line.size
        styled = line.spans[0].bold != line.spans[-1].bold or line.size < body_size - 0.4
        if marked and match["end"].strip() == "." and rest[:1].islower():
            return None
        if not apart and not styled:
            return None
        return Caption(kind, match["number"], [line], marked or styled, match.end())
    return next((Caption(k, "", [line], False, m.end()) for k, p in _UNNUMBERED.items() if (m := p.match(text))), None)


def extend_caption(caption: Caption, following: list[Line], rules: list[Box]) -> None:
    """Adds the lines that continue the caption: same type size, no wider gap than between its own, no rule between."""
    last = caption.lines[-1]
    for line in following:
        if any(last.y - 0.5 * last.size < rule.y0 < line.y for rule in rules):
            return
        step = line.y - last.y
        if abs(line.size - last.size) > 0.3 or not 0 < step <= 1.32 * _pitch(caption) or line.mono_share > 0.72:
            return
        if _ends(caption, last, line) or (caption.kind == "table" and len(words_of(line)) > 1):
            return
        caption.lines.append(line)
        last = line


def _pitch(caption: Caption) -> float:
    if len(caption.lines) > 1:
        return caption.lines[1].y - caption.lines[0].y
    return 1.25 * caption.lines[0].size


def _ends(caption: Caption, last: Line, line: Line) -> bool:
    """True when ``last`` was clearly the end: it stops short although the next line's first word would have fitted."""
    widest = max(entry.x1 - entry.x0 for entry in caption.lines)
    first_word = line.spans[0].text.split(" ")[0]
    room = max(widest, line.x1 - line.x0) - (last.x1 - last.x0)
    return last.text.endswith((".", ":", "!", "?")) and room > (len(first_word) + 1) * 0.55 * line.size
