"""Writes what only Obsidian's Markdown has as HTML, and takes everything from outside into the file."""

import base64
import html
import mimetypes
import re
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import latex2mathml.converter
import mermaidx
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

LONGEST_DIAGRAM = 6_000
"""Characters; a longer diagram is shown as source, since drawing takes time that grows with its square."""

Env = MutableMapping[str, Any]


@dataclass(frozen=True)
class Surroundings:
    """What a note can see of its vault."""

    picture: Callable[[str], bytes | None]
    """The bytes of the picture at a path as written in the note."""
    note: Callable[[str], bool]
    """Whether a note or file of that name exists."""
    missing: list[str] = field(default_factory=list)
    """Filled while the note is written: what it names that is not there."""


class Renderer(RendererHTML):
    """A renderer for one note."""

    def __init__(self, around: Surroundings, *, unfold: bool = False) -> None:
        """``unfold`` opens what is folded."""
        super().__init__()
        self._around = around
        self._unfold = unfold

    def callout_open(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """A box; one that folds is ``<details>``, with its block id inside, so that a jump there opens it."""
        fold, kind, anchor = tokens[i].meta["fold"], tokens[i].meta["kind"], tokens[i].attrGet("id")
        env.setdefault("folds", []).append((bool(fold), anchor))
        shown = " open" if fold == "+" or self._unfold else ""
        opening = f"<details{shown}" if fold else "<div"
        return f'{opening} class="callout" data-callout="{html.escape(kind)}">\n'

    def callout_close(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """The end of a box."""
        folds, _ = env["folds"].pop()
        return f"</div>{'</details>' if folds else '</div>'}\n"

    def callout_title_open(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """The title, which opens and closes a box that folds."""
        return f'<{"summary" if env["folds"][-1][0] else "div"} class="callout-title">'

    def callout_title_close(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """The end of the title; the content begins."""
        folds, anchor = env["folds"][-1]
        place = f' id="{html.escape(anchor)}"' if anchor else ""
        return f'</{"summary" if folds else "div"}>\n<div class="callout-content"{place}>\n'

    def wikilink(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """A link to a place in this note, or the name of another note, which a single file cannot hold."""
        target, shown = tokens[i].meta["target"], html.escape(tokens[i].content)
        name, _, place = target.partition("#")
        if not name:
            return self._jump(place, shown, env)
        if not self._around.note(name):
            self._around.missing.append(f"[[{target}]]")
            return f'<span class="link missing">{shown}</span>'
        return f'<span class="link" title="{html.escape(name)}">{shown}</span>'

    def link_open(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """A link; one to a place in this note must find it, and a page mark is dressed as one."""
        target = unquote(str(tokens[i].attrGet("href") or ""))
        if target.startswith("#"):
            found = target[1:] in env["anchors"]
        else:
            found = bool(re.match(r"[a-z]+:", target)) or self._around.note(target.partition("#")[0])
        if not found:
            self._around.missing.append(target)
        if re.fullmatch(r"p\. \S+", tokens[i + 1].content):
            tokens[i].attrSet("class", "page")
        return self.renderToken(tokens, i, options, env)

    def _jump(self, place: str, shown: str, env: Env) -> str:
        anchor = env["headings"].get(place, place)
        if anchor not in env["anchors"]:
            self._around.missing.append(f"#{place}")
        return f'<a href="#{html.escape(anchor)}">{shown}</a>'

    def image(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """A picture, its bytes in the file, as wide as ``alt|600`` says."""
        token = tokens[i]
        source = unquote(str(token.attrGet("src") or ""))
        words, _, width = token.content.rpartition("|")
        alt, size = (words, f' width="{width}"') if width.isdigit() else (token.content, "")
        data = self._around.picture(source)
        if data is None:
            self._around.missing.append(source)
            return f'<span class="missing">{html.escape(alt)} ({html.escape(source)} is missing)</span>'
        return f'<img src="{_data_uri(data, source)}" alt="{html.escape(alt)}"{size}>'

    def fence(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """Code with its colours; Mermaid as the drawing."""
        language, code = tokens[i].info.strip(), tokens[i].content
        if language == "mermaid" and len(code) <= LONGEST_DIAGRAM:
            drawn = _drawn(code)
            if drawn:
                width = re.search(rb'viewBox="\S+ \S+ ([\d.]+)', drawn)
                size = f' width="{float(width[1]):.0f}"' if width else ""
                return f'<p class="diagram"><img src="{_data_uri(drawn, "a.svg")}" alt="Diagram"{size}></p>\n'
        try:
            coloured = highlight(code, get_lexer_by_name(language or "text"), HtmlFormatter(nowrap=True))
        except ClassNotFound:
            coloured = html.escape(code)
        return f'<pre data-language="{html.escape(language)}"><code>{coloured}</code></pre>\n'

    def math_inline(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """A formula in a line."""
        return _formula(tokens[i].content, "inline")

    def math_block(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """A formula on its own."""
        return f"<p>{_formula(tokens[i].content, 'block')}</p>\n"

    def front_matter(self, tokens: Sequence[Token], i: int, options: Any, env: Env) -> str:
        """Nothing: the page shows properties in a box of their own."""
        return ""


def _data_uri(data: bytes, name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def _drawn(source: str) -> bytes | None:
    """The diagram as SVG; None when it does not parse."""
    try:
        svg = mermaidx.render(source).svg()
    except Exception:  # the engine raises whatever JavaScript threw; the source is shown instead
        return None
    return svg.encode() if isinstance(svg, str) else bytes(svg)


def _formula(tex: str, display: str) -> str:
    try:
        return latex2mathml.converter.convert(tex, display=display)
    except Exception:  # whatever the converter stumbles over; the source says it too
        return f"<code>{html.escape(tex)}</code>"
