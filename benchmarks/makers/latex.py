"""LaTeX in many dresses: classes, fonts, and the packages that set listings."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pygments import highlight
from pygments.formatters import LatexFormatter
from pygments.lexers import get_lexer_by_name

from benchmarks.makers.pages import LOOKS
from benchmarks.makers.process import run
from benchmarks.makers.source import CHAPTERS, LANGUAGES, CodeMaker, written

DRESSES: dict[str, dict[str, Any]] = tomllib.loads((LOOKS / "latex.toml").read_text("utf-8"))
_BABEL = {"en": "english", "de": r'ngerman}\shorthandoff{"', "fr": "french"}
_LISTINGS = {"python": "Python", "c": "C", "sql": "SQL", "html": "HTML"}
_PAGE = r"""%(preamble)s
\usepackage{longtable,booktabs,array,calc,amssymb,graphicx}
\usepackage[bookmarksnumbered]{hyperref}
\providecommand{\tightlist}{\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}}
\providecommand{\pandocbounded}[1]{#1}
\newcounter{none}
\title{Many makers}\author{A builder}\date{}
\begin{document}
\maketitle\tableofcontents
%(body)s
\end{document}
"""


def _verbatim(language: str, text: str, numbered: bool) -> str:
    return f"\\begin{{verbatim}}\n{text}\n\\end{{verbatim}}"


def _fancyvrb(language: str, text: str, numbered: bool) -> str:
    numbers = ",numbers=left" if numbered else ""
    return f"\\begin{{Verbatim}}[frame=single,fontsize=\\small{numbers}]\n{text}\n\\end{{Verbatim}}"


def _options(language: str, numbered: bool) -> str:
    named = f"language={_LISTINGS[language]}," if language in _LISTINGS else ""
    return named + ("numbers=left" if numbered else "numbers=none")


def _listings(language: str, text: str, numbered: bool) -> str:
    return f"\\begin{{lstlisting}}[{_options(language, numbered)}]\n{text}\n\\end{{lstlisting}}"


def _tcolorbox(language: str, text: str, numbered: bool) -> str:
    options = f"listing only,listing options={{{_options(language, numbered)}}}"
    return f"\\begin{{tcblisting}}{{{options}}}\n{text}\n\\end{{tcblisting}}"


def _minted(language: str, text: str, numbered: bool) -> str:
    """What the package minted makes, by Pygments itself."""
    formatter = LatexFormatter(linenos=numbered, verboptions="fontsize=\\small")
    made: str = highlight(text + "\n", get_lexer_by_name(language), formatter)
    return made


_CODE: dict[str, CodeMaker] = {
    "verbatim": _verbatim, "fancyvrb": _fancyvrb, "listings": _listings, "tcolorbox": _tcolorbox, "minted": _minted,
}  # fmt: skip


def maker(dress: dict[str, Any]) -> Callable[[Path, Path], None]:
    """The function that sets the book in ``dress``: (folder for its files, the PDF)."""

    def make(folder: Path, out: Path) -> None:
        (folder / "book.tex").write_text(_book(dress), "utf-8")
        first, *others = dress.get("programs", ["pdflatex"])
        for _ in range(3):
            run([first, "-interaction=nonstopmode", "book.tex"], folder, check=False)
        if others:
            run(["dvips", "-q", "book.dvi", "-o", "book.ps"], folder)
            run(["ps2pdf", "book.ps", "book.pdf"], folder)
        (folder / "book.pdf").replace(out)

    return make


def _book(dress: dict[str, Any]) -> str:
    preamble = dress["preamble"]
    if dress["code"] == "minted":
        preamble += LatexFormatter().get_style_defs()
    body = []
    for path in CHAPTERS:
        text = written(path, "latex", _CODE[dress["code"]])
        text = _short_tables(text) if "twocolumn" in preamble else text
        body.append(f"\\selectlanguage{{{_BABEL[LANGUAGES[path.stem]]}}}\n{text}")
    return _PAGE % {"preamble": preamble, "body": "\n".join(body)}


def _short_tables(text: str) -> str:
    """A captioned table that cannot go on over a page's end: the long kind does not stand in two columns."""
    text = re.sub(r"\\endfirsthead.*?\\endhead", "", text, flags=re.DOTALL)
    text = re.sub(r"\\endlastfoot|\\noalign\{\}", "", text)
    text = re.sub(r"\\bottomrule\s*(?=[^\\]*&)", "", text)
    opening = r"\\begin{table}[h]\n\\caption{\2}\n\\begin{tabular}\1"
    text = re.sub(r"\\begin\{longtable\}\[\](.*)\n\\caption\{(.*)\}\\tabularnewline", opening, text)
    return text.replace("\\end{longtable}", "\\end{tabular}\n\\end{table}")
