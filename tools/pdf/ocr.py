"""Reads pages that give no text with Tesseract: lines with their type size, and where pictures stand."""

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from statistics import median
from typing import Any
from xml.etree import ElementTree

from probatum.book import Box
from probatum.errors import NoTextError
from probatum.tools.pdf.glyphs import Line, Span

DPI = 300
SECONDS = 120
"""That Tesseract may take for a page."""
_LANGUAGES = ("eng", "deu", "fra", "ita", "spa", "por", "nld", "rus", "pol")
_SURE = 55.0
"""Per cent of confidence that a line needs; what Tesseract makes of an engraving has less."""
_ALIKE = 0.2
"""Sizes that differ by less are one: measuring type on a scan is rough."""


@dataclass
class Recognised:
    """What Tesseract sees on a page, in points."""

    lines: list[Line] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    unsure: int = 0
    """Lines that were left out."""


@dataclass
class _Word:
    text: str
    box: Box
    sure: float


@dataclass
class _Row:
    words: list[_Word]
    size: float
    baseline: float


def recognise(page: Any, number: int) -> Recognised:
    """Reads ``page``; raises NoTextError when Tesseract is not installed or fails."""
    dpi = max(min(DPI, int(5000 / max(page.rect.width, page.rect.height, 1) * 72)), 36)
    pixels = page.get_pixmap(dpi=dpi, alpha=False)
    root = _hocr(pixels.tobytes("png"), dpi)
    scale = page.rect.width / max(pixels.width, 1)
    rows = [row for part in root.iter() if part.get("class") in _ROWS and (row := _row(part, scale))]
    sure = [row for row in rows if _confidence(row) >= _SURE]
    usual = median(row.size for row in sure) if sure else 10.0
    pictures = [_box(part, scale) for part in root.iter() if part.get("class") == "ocr_photo"]
    return Recognised([_line(row, number, usual) for row in sure], pictures, len(rows) - len(sure))


_ROWS = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")


def _hocr(png: bytes, dpi: int) -> ElementTree.Element:
    program = shutil.which("tesseract")
    if program is None:
        raise NoTextError(
            "Pages without a text layer need Tesseract, which is not installed.", "Install tesseract-ocr."
        )
    command = [program, "stdin", "stdout", "-l", _languages(program), "--dpi", str(dpi), "hocr"]
    try:
        done = subprocess.run(command, input=png, capture_output=True, timeout=SECONDS, check=True)
        text = re.sub(r"<!DOCTYPE[^>]*>", "", done.stdout.decode("utf-8", "replace"))
        return ElementTree.fromstring(text)  # noqa: S314  # Tesseract's own, and without a DOCTYPE no entities
    except (subprocess.SubprocessError, OSError, ElementTree.ParseError) as error:
        raise NoTextError(f"Tesseract failed on a page: {error}.", "Try other pages, or without --ocr.") from None


def _languages(program: str) -> str:
    """Every language that is installed of those that books are in; Tesseract takes them together."""
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    here = set(listed.stdout.split())
    return "+".join(code for code in _LANGUAGES if code in here) or "eng"


def _row(part: ElementTree.Element, scale: float) -> _Row | None:
    words = [
        _Word(text, _box(word, scale), _number(word, "x_wconf"))
        for word in part.iter()
        if word.get("class") == "ocrx_word" and (text := "".join(word.itertext()).strip())
    ]
    if not words:
        return None
    box = _box(part, scale)
    slope, offset = _numbers(part, "baseline", 2) or (0.0, 0.0)
    baseline = box.y1 + offset * scale + slope * (box.x1 - box.x0) / 2
    return _Row(sorted(words, key=lambda w: w.box.x0), max(_number(part, "x_size") * scale, 1.0), baseline)


def _confidence(row: _Row) -> float:
    letters = sum(len(word.text) for word in row.words)
    return sum(word.sure * len(word.text) for word in row.words) / letters


def _line(row: _Row, number: int, usual: float) -> Line:
    size = usual if abs(row.size - usual) < _ALIKE * usual else row.size
    return Line(number, [_span(word, row.baseline, size) for word in row.words])


def _span(word: _Word, baseline: float, size: float) -> Span:
    """A word whose characters are taken to be equally wide."""
    step = (word.box.x1 - word.box.x0) / len(word.text)
    lefts = [word.box.x0 + step * i for i in range(len(word.text))]
    return Span(word.text, lefts, [x + step for x in lefts], baseline, size, "recognised", False, False, 0)


def _box(part: ElementTree.Element, scale: float) -> Box:
    return Box(*(value * scale for value in _numbers(part, "bbox", 4) or (0.0, 0.0, 0.0, 0.0)))


def _number(part: ElementTree.Element, name: str) -> float:
    return (_numbers(part, name, 1) or [0.0])[0]


def _numbers(part: ElementTree.Element, name: str, count: int) -> list[float]:
    """The numbers after ``name`` in hOCR's title; none when they are not there."""
    found = re.search(rf"\b{name} ((?:-?[\d.]+ ?){{{count}}})", part.get("title", ""))
    return [float(value) for value in found.group(1).split()] if found else []
