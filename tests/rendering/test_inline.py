"""Text becomes Markdown that reads as it was written, whatever stands in it."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from probatum.tools.exports.obsidian import obsidian
from probatum.tools.markdown.escape import callout, code_span, fence, one_line, prose
from probatum.tools.markdown.inline import inline

printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]), max_size=40)
markup = st.lists(
    st.sampled_from([*"<>[]()*_~=%$#^|`\\!-+:.&;1a Z\"'", "==", "[[", "]]", "%%", "~~", "**", "- ", "1. ", "&lt;"]),
    max_size=14,
).map("".join)


def shown(text: str) -> str:
    """What a reader of Obsidian sees of one line of prose."""
    tokens = obsidian().parse(text)
    return "".join(child.content for token in tokens if token.type == "inline" for child in token.children or [])


@settings(deadline=None)
@given(printable | markup)
@example("-- -")
def test_prose_reads_exactly_as_it_was_written(text: str) -> None:
    assert shown(prose(text)) == one_line(text)


@settings(deadline=None)
@given(markup)
def test_prose_opens_no_html_and_no_block(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(prose(text))
    assert {t.type for t in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert not any(child.type != "text" for t in tokens for child in t.children or [] if child.type != "text_special")


@settings(deadline=None)
@given(printable | markup)
def test_code_spans_read_as_their_code(code: str) -> None:
    flat = one_line(code)
    tokens = obsidian().parse(code_span(code))
    spans = [child.content for token in tokens for child in token.children or []]
    assert [span.strip() for span in spans] == [flat]


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["python", "", "text"]))
def test_a_fence_holds_whatever_is_in_it_also_inside_a_callout(code: str, language: str) -> None:
    tokens = obsidian().parse(callout(fence(code, language), "example", "Title"))
    fences = [token.content for token in tokens if token.type == "fence"]
    expected = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", code).strip("\n").replace("\x00", "\ufffd")
    assert [re.sub(r"[ \t]+$", "", found, flags=re.MULTILINE).strip("\n") for found in fences] == [
        re.sub(r"[ \t]+$", "", expected, flags=re.MULTILINE).strip("\n")
    ]


@settings(deadline=None)
@given(markup)
@example("_#1")
def test_inline_is_stable(text: str) -> None:
    assert inline(inline(text)) == inline(text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("==key terms== stay", "==key terms== stay"),
        ("if x==y and y==z", r"if x\=\=y and y\=\=z"),
        ("a formula $a_1 < b$ stays", "a formula $a_1 < b$ stays"),
        ("$5 and $10", r"\$5 and \$10"),
        ("from $here to there$ it", r"from \$here to there\$ it"),
        ("`List<int>` and List<int>", r"`List<int>` and List\<int>"),
        ("see https://a.b/c_d_e now", "see https://a.b/c_d_e now"),
        ("**bold** and 2*3*4", r"**bold** and 2\*3\*4"),
        ("a #tag, C# and #1", r"a \#tag, C# and \#1"),
        ("snake_case and _this_", r"snake_case and \_this\_"),
        ("1. not a list", r"1\. not a list"),
        ("- nor this", r"\- nor this"),
    ],
)
def test_inline_keeps_what_is_meant_and_escapes_the_rest(text: str, safe: str) -> None:
    assert inline(text) == safe
