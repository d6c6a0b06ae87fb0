"""Turns a note into one HTML file that needs nothing else: pictures inside, diagrams drawn, formulas as MathML."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import yaml
from jinja2 import Environment, PackageLoader, Template
from markdown_it.token import Token
from markupsafe import Markup
from pygments.formatters import HtmlFormatter

from probatum.tools.exports.html_renderer import Renderer, Surroundings
from probatum.tools.exports.obsidian import obsidian
from probatum.tools.wording import Wording


class Page(NamedTuple):
    """The file's text, and what the note names that is not there."""

    html: str
    missing: tuple[str, ...]


def to_html(text: str, title: str, around: Surroundings, *, unfold: bool = False) -> Page:
    """The note ``text`` as a page; ``unfold`` opens its folded parts."""
    parser = obsidian()
    tokens = parser.parse(text)
    anchors = {str(token.attrGet("id")) for token in tokens if token.attrGet("id")}
    headings = _name_headings(tokens)
    env = {"anchors": anchors | set(headings.values()), "headings": headings}
    body = Renderer(around, unfold=unfold).render(tokens, parser.options, env)
    properties = next((_properties(token.content) for token in tokens if token.type == "front_matter"), {})
    page = _template().render(
        title=title,
        body=Markup(body),  # noqa: S704 - made by the renderer, which escapes
        properties=properties,
        say=Wording(properties.get("language", "")).say,
        contents=_contents(tokens),
        light=_colours("friendly"),
        dark=_colours("nord-darker"),
    )
    return Page(page, tuple(around.missing))


def _colours(style: str) -> Markup:
    """The rules that colour code."""
    rules: str = HtmlFormatter(style=style).get_style_defs("pre")
    return Markup(rules)  # noqa: S704 - Pygments' own, nothing of the note in it


def _properties(lines: str) -> Mapping[str, str]:
    try:
        found = yaml.safe_load(lines)
    except yaml.YAMLError:
        return {"properties": "cannot be read"}
    shown = found if isinstance(found, dict) else {}
    return {name: _value(value) for name, value in shown.items()}


def _value(value: object) -> str:
    """A property as text: lists with commas, wiki-links by their names."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return re.sub(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]", r"\1", text)


def _name_headings(tokens: Sequence[Token]) -> dict[str, str]:
    """Gives each heading an id; by heading text."""
    named: dict[str, str] = {}
    for opening, inner in pairwise(tokens):
        if opening.type == "heading_open":
            slug = re.sub(r"\W+", "-", inner.content.lower()).strip("-") or "part"
            while slug in named.values():
                slug += "-"
            opening.attrSet("id", slug)
            named[inner.content] = slug
    return named


def _contents(tokens: Sequence[Token]) -> list[tuple[str, str, str]]:
    """Level, id and plain text of the headings that a reader jumps to."""
    return [
        (opening.tag, str(opening.attrGet("id")), _plain(inner))
        for opening, inner in pairwise(tokens)
        if opening.type == "heading_open" and opening.tag in {"h2", "h3"}
    ]


def _plain(inner: Token) -> str:
    return "".join(child.content for child in inner.children or [])


@cache
def _template() -> Template:
    return Environment(loader=PackageLoader("probatum.configs", "templates"), autoescape=True).get_template(
        "page.html.jinja"
    )
