"""A note as one HTML file: everything inside, nothing from elsewhere, links that lead somewhere."""

import re

import pytest
from tests.rendering import logs

from probatum.tools.exports.html import to_html
from probatum.tools.exports.html_renderer import Surroundings
from probatum.tools.rendering.render import render_log

NOTE = render_log(logs.log(), logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


def page(text: str, *, pictures: bool = True, notes: bool = True) -> str:
    return to_html(text, "A note", Surroundings(lambda _: b"\x89PNG" if pictures else None, lambda _: notes)).html


def body(text: str) -> str:
    return page(text).split("<main>")[1]


def test_nothing_is_fetched_from_elsewhere() -> None:
    html = page(NOTE)
    assert not re.search(r"(?:src|href)=\"(?!#|data:|obsidian:)", html)
    assert "<script" not in html
    assert "@import" not in html


def test_the_page_says_its_language() -> None:
    assert '<html lang="de">' in page('---\nlanguage: "de"\n---\nWort')


def test_what_the_note_names_and_is_not_there_is_reported() -> None:
    text = "[[Nowhere]] ![x](gone.png) [p. 1](#^p1) [[#Here]]\n\n## Here\n"
    made = to_html(text, "A note", Surroundings(lambda _: None, lambda _: False))
    assert made.missing == ("[[Nowhere]]", "gone.png", "#^p1")


def test_a_rendered_log_names_nothing_that_is_missing() -> None:
    made = to_html(NOTE, "A note", Surroundings(lambda _: b"x", lambda _: True))
    assert made.missing == ()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("> [!tip] Title\n> Body", '<div class="callout" data-callout="tip">'),
        ("> [!tip]- Title\n> Body", '<details class="callout" data-callout="tip">'),
        ("> [!tip]+ Title\n> Body", '<details open class="callout" data-callout="tip">'),
        ("> [!TIP]\n> Body", '<div class="callout-title">Tip</div>'),
        ("> [!tip] A **b**\n> > [!note] In\n> > side", 'data-callout="note"'),
        ("> a quote", "<blockquote>\n<p>a quote</p>"),
        ("a ==key `x`== b", "<mark>key <code>x</code></mark>"),
        ("a == b == c", "a == b == c"),
        ("- [x] done", 'checked="checked"'),
        ("$\\frac{a}{b}$", "<mfrac>"),
        ("a %%hidden%% b", "<p>a  b</p>"),
        ("![words|300](a.png)", 'alt="words" width="300"'),
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("text\n\n^p27", 'id="^p27"'),
    ],
)
def test_obsidians_markdown_is_understood(markdown: str, html: str) -> None:
    assert html in body(markdown)


def test_a_jump_to_a_folded_page_lands_inside_its_box() -> None:
    box = r'<summary class="callout-title">p\. 21.*?</summary>\n<div class="callout-content" id="\^p21">'
    assert re.search(box, page(NOTE))


def test_a_diagram_is_drawn_and_one_that_does_not_parse_is_shown_as_source() -> None:
    assert 'src="data:image/svg+xml;base64,' in body("```mermaid\nflowchart LR\n  a --> b\n```")
    assert "flowchart LR ((" in body("```mermaid\nflowchart LR ((\n```")
