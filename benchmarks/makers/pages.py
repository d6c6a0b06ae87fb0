"""HTML printed by a browser and by WeasyPrint, in the looks of documentation sites."""

import html
from collections.abc import Callable
from pathlib import Path

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from benchmarks.makers.process import run
from benchmarks.makers.source import CHAPTERS, LANGUAGES, written


def _coloured(language: str, text: str, numbered: bool) -> str:
    lexer = get_lexer_by_name(language, stripnl=False)
    made: str = highlight(text, lexer, HtmlFormatter(linenos="inline" if numbered else False))
    return made


def _plain(language: str, text: str, numbered: bool) -> str:
    return f"<pre><code>{html.escape(text)}</code></pre>"


LOOKS = Path(__file__).parent / "looks"


def _site(path: Path, *, style: str, coloured: bool) -> str:
    parts = []
    for chapter in CHAPTERS:
        body = written(chapter, "html", _coloured if coloured else _plain)
        parts.append(f'<section lang="{LANGUAGES[chapter.stem]}">{body}</section>')
    sheet = (LOOKS / f"{style}.css").read_text("utf-8") + HtmlFormatter().get_style_defs(".highlight")
    text = f"<!DOCTYPE html><meta charset=utf-8><title>Many makers</title><style>{sheet}</style>{''.join(parts)}"
    path.write_text(text, "utf-8")
    return path.name


def chromium(folder: Path, out: Path) -> None:
    """Chromium's print to PDF, of a page that looks like an mdBook."""
    name = _site(folder / "book.html", style="mdbook", coloured=True)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--generate-pdf-document-outline"]
    run([*command, f"--print-to-pdf={out.resolve()}", str((folder / name).resolve())], folder)


def weasyprint(folder: Path, out: Path) -> None:
    """WeasyPrint, of a page that looks like a printed book."""
    name = _site(folder / "book.html", style="book", coloured=False)
    run(["weasyprint", name, str(out.resolve())], folder)


PAGES: dict[str, Callable[[Path, Path], None]] = {"chromium-mdbook": chromium, "weasyprint-book": weasyprint}
