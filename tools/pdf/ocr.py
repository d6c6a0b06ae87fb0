"""Reads pages without a text layer with Tesseract, through PyMuPDF."""

import shutil
from pathlib import Path
from statistics import median
from typing import Any

from probatum.errors import NoTextError
from probatum.tools.pdf.engine import load_pymupdf
from probatum.tools.pdf.glyphs import Line, Span

DPI = 300
_LANGUAGES = ("eng", "deu", "fra", "ita", "spa", "por", "nld", "rus", "pol")


def recognise(page: Any, number: int) -> list[Line]:
    """The lines that Tesseract reads on ``page``; raises NoTextError when it is not installed.

    Recognised words come in boxes of their own size; a line gets one size, the page's usual one where it is near.
    """
    pymupdf = load_pymupdf()
    data = _tessdata(pymupdf)
    dpi = min(DPI, int(5000 / max(page.rect.width, page.rect.height, 1) * 72))
    pixels = page.get_pixmap(dpi=max(dpi, 72), alpha=False)
    layer = pymupdf.open("pdf", pixels.pdfocr_tobytes(compress=False, language=_languages(data), tessdata=data))
    scale = page.rect.width / max(layer[0].rect.width, 1)
    words = [tuple(w) for w in layer[0].get_text("words")]
    lines: dict[tuple[int, int], list[Any]] = {}
    for word in words:
        lines.setdefault((word[5], word[6]), []).append(word)
    heights = [median(w[3] - w[1] for w in line) for line in lines.values()]
    usual = median(heights) if heights else 10.0
    return [_line(line, number, usual, scale) for line in lines.values()]


def _line(words: list[Any], number: int, usual: float, scale: float) -> Line:
    height = median(w[3] - w[1] for w in words)
    height = usual if abs(height - usual) < 0.3 * usual else height
    base = median(w[3] for w in words) - 0.2 * height
    spans = [
        Span(
            w[4],
            _spread(w, scale),
            _spread(w, scale, 1),
            base * scale,
            0.8 * height * scale,
            "recognised",
            False,
            False,
            0,
        )
        for w in sorted(words)
    ]
    return Line(number, spans)


def _spread(word: Any, scale: float, end: int = 0) -> list[float]:
    """Edges of a word's characters, as if they were equally wide."""
    step = (word[2] - word[0]) / max(len(word[4]), 1)
    return [(word[0] + step * (i + end)) * scale for i in range(len(word[4]))]


def _tessdata(pymupdf: Any) -> str:
    try:
        found = shutil.which("tesseract") and pymupdf.get_tessdata()
    except Exception:  # PyMuPDF raises several kinds when it finds no data
        found = None
    if not found:
        raise NoTextError(
            "Pages without a text layer need Tesseract, which is not installed.", "Install tesseract-ocr."
        )
    return str(found)


def _languages(data: str) -> str:
    """Every language that is installed of those that books are in; Tesseract takes them together."""
    here = {path.stem for path in Path(data).glob("*.traineddata")}
    return "+".join(code for code in _LANGUAGES if code in here) or "eng"
