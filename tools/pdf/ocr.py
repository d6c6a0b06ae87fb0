"""Reads pages without a text layer with Tesseract, through PyMuPDF."""

import shutil
from typing import Any

from probatum.errors import NoTextError
from probatum.tools.pdf.engine import load_pymupdf

DPI = 300
_LANGUAGES = "eng"


def need_tesseract() -> None:
    """Raises NoTextError when Tesseract or its data is not installed."""
    pymupdf = load_pymupdf()
    try:
        found = shutil.which("tesseract") and pymupdf.get_tessdata()
    except Exception:  # PyMuPDF raises several kinds when it finds no data
        found = None
    if not found:
        raise NoTextError("The pages have no text layer, and Tesseract is not installed.", "Install tesseract-ocr.")


def add_text_layer(page: Any) -> Any:
    """The one page of a new document that shows the same picture with the text that Tesseract recognised under it."""
    pymupdf = load_pymupdf()
    pixels = page.get_pixmap(dpi=min(DPI, int(5000 / max(page.rect.width, page.rect.height, 1) * 72)), alpha=False)
    data = pixels.pdfocr_tobytes(compress=True, language=_LANGUAGES, tessdata=pymupdf.get_tessdata())
    return pymupdf.open("pdf", data)
