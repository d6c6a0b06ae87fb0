"""A log as Obsidian's Markdown: the format's order, safe text, honest verdicts, counts that agree."""

import re
from datetime import date
from itertools import pairwise

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.rendering import logs

from probatum.book import Label, Paragraph, PdfPage
from probatum.notes import Claim, ComparisonTable, Draft, SectionNotes, Snippet, Summary
from probatum.proof import Output, Verdict
from probatum.tally import tally
from probatum.tools.exports.obsidian import obsidian
from probatum.tools.markdown.escape import callout, code_span, fence, one_line, prose, tidy
from probatum.tools.markdown.inline import inline
from probatum.tools.rendering.pictures import Pictures
from probatum.tools.rendering.raw import raw_block
from probatum.tools.rendering.render import render_log
from probatum.tools.wording import Wording


def rendered(**changes: object) -> str:
    log = logs.log().model_copy(update=changes)
    return render_log(log, logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


NOTE = rendered()


def properties(note: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(note.split("---\n")[1])
    return found


def part(note: str, heading: str) -> str:
    start = note.index(heading)
    return note[start : note.find("\n## ", start + 1)]


def test_the_parts_stand_in_the_order_of_the_format() -> None:
    headings = re.findall(r"^## \W+ (.+)$", NOTE, re.MULTILINE)
    assert headings == [
        "Raw extract",
        "In short",
        "Background concepts",
        "Main content",
        "Hands-on challenge (10 min)",
        "Concept mastery check",
        "Quick recap",
        "Extracted figures",
        "Quiz results",
        "Reflection (your input)",
        "Implementation / experiments",
        "Summary sentence",
        "Verification",
    ]
    assert len(re.findall(r"^# ", NOTE, re.MULTILINE)) == 1


def test_properties_are_flat_and_agree_with_the_tally() -> None:
    found = properties(NOTE)
    counted = tally(logs.log(), logs.bank())
    assert not any(isinstance(value, dict) for value in found.values())
    assert found["date"] == date(2026, 11, 23)
    assert found["pages"] == "21–22"
    assert found["concepts"] == ["[[Gear ratio]]", "[[Torque]]", "[[Lever]]"]
    assert (found["snippets"], found["snippets_passed"]) == (counted.snippets, counted.snippets_passed)
    assert found["statements_traced"] == counted.claims_traced
    assert f"> [!warning]- What was tried: {found['verified']}" in NOTE


def test_the_raw_extract_holds_every_block_of_the_chapter_and_anchors_every_page() -> None:
    raw = part(NOTE, "## 🧾 Raw extract")
    for words in ("Gears turn. Call `ratio()`", "def ratio(a, b):", "Two gears in mesh.", "See the", "second", "a\\|b"):
        assert words in raw
    assert re.findall(r"^\^(\S+)$", raw, re.MULTILINE) == ["p21", "p22"]


@pytest.mark.parametrize("text", ["Warning: Gears bite.", "Gears bite."])
def test_a_titled_paragraph_of_the_raw_extract_has_its_title_once(text: str) -> None:
    title = "Warning" if text.startswith("Warning") else "Mind"
    place = {"id": "p21-b9", "page": PdfPage(21), "label": Label("17"), "bbox": logs.BOX}
    remark = Paragraph.model_validate({**place, "text": text, "title": title})
    shown = raw_block(remark, Pictures(), Wording("en"))
    assert shown.startswith(f"**{title}**")
    assert shown.count(title) == 1


def test_every_page_mark_leads_to_an_anchor_of_the_note() -> None:
    targets = set(re.findall(r"\[p\. [^\]]+\]\(#\^([^)]+)\)", NOTE))
    anchors = set(re.findall(r"^\^(\S+)$", NOTE, re.MULTILINE))
    assert targets
    assert targets <= anchors


def test_page_marks_lead_into_the_book_when_it_lies_in_the_vault() -> None:
    note = render_log(logs.log(), logs.chapter(), mermaid=logs.mermaid, pdf="Books/my book.pdf")
    assert "[p. 21](Books/my%20book.pdf#page=25)" in note


def test_pages_of_the_same_label_keep_their_own_anchors() -> None:
    twice = logs.chapter().model_copy(
        update={
            "sections": tuple(
                section.model_copy(
                    update={
                        "heading": section.heading.model_copy(update={"label": Label("*")}),
                        "blocks": tuple(b.model_copy(update={"label": Label("*")}) for b in section.blocks),
                    }
                )
                for section in logs.chapter().sections
            )
        }
    )
    anchors = re.findall(r"^\^(\S+)$", render_log(logs.log(), twice, mermaid=logs.mermaid), re.MULTILINE)
    assert len(anchors) == len(set(anchors)) == 2
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", anchor) for anchor in anchors)


def test_a_failing_snippet_is_shown_as_failing_with_its_reason_and_its_error() -> None:
    assert "> ❌ ran: fail · bwrap · python 3.11.7 · 0.02 s — ZeroDivisionError: division by zero" in NOTE
    assert "> ZeroDivisionError: division by zero\n> ```" in NOTE


def test_a_snippet_that_was_not_run_says_why() -> None:
    assert "> ⏸️ not run: needs-package — torch is not installed" in NOTE


@pytest.mark.parametrize("verdict", [v for v in Verdict if not v.good])
def test_no_bad_verdict_wears_the_sign_of_a_good_one(verdict: Verdict) -> None:
    first, second = logs.log().sections
    snippet = second.snippets[0].model_copy(update={"proof": logs.ran("s2/plot", "shown", verdict, reason="because")})
    note = rendered(sections=(first, second.model_copy(update={"snippets": (snippet,)})))
    box = part(note, "### 🔹 2.2")
    assert "✅" not in box
    assert "because" in box


def test_a_mismatch_shows_what_was_promised_and_what_came() -> None:
    first, second = logs.log().sections
    proof = logs.ran("s2/plot", "2", Verdict.MISMATCH, reason="printed 2")
    snippet = second.snippets[0].model_copy(update={"proof": proof, "expected": "3", "origin": "book"})
    note = rendered(sections=(first, second.model_copy(update={"snippets": (snippet,)})))
    assert (
        "> The book says that it prints:\n>\n> ```text\n> 3\n> ```\n>\n> It really printed:\n>\n> ```text\n> 2\n> ```"
        in note
    )


def test_a_reader_sees_numbers_in_place_of_ids() -> None:
    first, second = logs.log().sections
    proof = logs.ran("s2/plot", conditions=("leans on s1/ratio for 'ratio'",))
    snippet = second.snippets[0].model_copy(update={"proof": proof})
    note = rendered(sections=(first, second.model_copy(update={"snippets": (snippet,)})))
    assert "leans on snippet 2 for 'ratio'" in note


def test_a_diagram_that_does_not_parse_is_not_drawn() -> None:
    first, second = logs.log().sections
    note = rendered(sections=(first.model_copy(update={"diagrams": (logs.train(Verdict.FAIL),)}), second))
    assert "```mermaid" not in note
    assert "> [!failure] This diagram is not drawn: A gear train" in note


def test_a_mastered_concept_gets_one_recall_line_and_no_lesson() -> None:
    background = part(NOTE, "## 🧠 Background concepts")
    assert "> - 🔁 [[Lever]]: A bar on a pivot. [p. 21](#^p21)" in background
    assert "> [!info] Lever" not in background


def test_parts_with_nothing_to_say_are_left_out() -> None:
    note = rendered(draft=Draft(), figures=(), sections=logs.log().sections[1:], proofs=())
    for heading in ("## ⏱️", "## 🧠", "## 🔧", "## ✅ Concept", "## 🔁", "## 📸"):
        assert heading not in note
    assert "## 💭 Reflection" in note


def test_what_is_left_out_is_said_where_the_reader_looks() -> None:
    note = rendered(draft=Draft(absent=("Bridges need a model.",)))
    assert "> [!note]- What these notes leave out\n> - Bridges need a model." in part(note, "## 📖 Main content")


def test_a_summary_line_without_support_is_left_out() -> None:
    note = rendered(draft=Draft(summary=Summary(core_idea=Claim(text="One."))))
    assert part(note, "## ⏱️").count("> - ") == 1


def test_every_callout_is_closed_by_a_blank_line() -> None:
    lines = NOTE.split("\n")
    for line, after in pairwise(lines):
        if line.startswith(">") and not after.startswith(">"):
            assert after == ""


def test_highlights_stay_out_of_code_tables_links_and_diagrams() -> None:
    tokens = obsidian().parse(NOTE)
    drawn = [t.content for t in tokens if t.type == "fence" and t.info == "mermaid"]
    assert drawn
    assert not any("==" in source for source in drawn)
    assert not re.search(r"\|[^\n]*==[^\n]*\|", part(NOTE, "#### Theory deep-dive"))
    assert "| **spur** |" in NOTE


def test_the_note_is_pure_text_with_lf_and_one_break_at_its_end() -> None:
    assert "\r" not in NOTE
    assert NOTE.endswith("\n")
    assert not NOTE.endswith("\n\n")
    assert tidy(NOTE) == NOTE.rstrip("\n")


def test_a_short_row_is_filled_and_a_long_one_loses_nothing() -> None:
    table = ComparisonTable(header=("A", "B"), rows=(("1",), ("1", "2", "3")))
    first, second = logs.log().sections
    note = rendered(sections=(first.model_copy(update={"tables": (table,)}), second))
    assert "| A | B |   |\n| --- | --- | --- |\n| 1 |   |   |\n| 1 | 2 | 3 |" in note


def shown(text: str) -> str:
    """What a reader of Obsidian sees of one line of prose."""
    tokens = obsidian().parse(text)
    return "".join(child.content for token in tokens if token.type == "inline" for child in token.children or [])


printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]), max_size=40)
markup = st.lists(
    st.sampled_from([*"<>[]()*_~=%$#^|`\\!-+:.&;1a Z\"'", "==", "[[", "]]", "%%", "~~", "**", "- ", "1. ", "&lt;"]),
    max_size=14,
).map("".join)


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


def test_evidence_on_a_page_that_was_not_read_has_a_mark_without_a_link() -> None:
    claim = Claim(
        text="Far.", evidence=(logs.evidence().model_copy(update={"page": PdfPage(99), "label": Label("95")}),)
    )
    note = rendered(draft=Draft(recap=(claim,)))
    assert "> - Far. [p. 95]\n" in note


def test_truncated_output_says_so() -> None:
    first, second = logs.log().sections
    proof = logs.ran("s2/plot", output=Output(stdout="1\n", truncated=True))
    snippet = second.snippets[0].model_copy(update={"proof": proof})
    note = rendered(sections=(first, second.model_copy(update={"snippets": (snippet,)})))
    assert "*The output was longer; the rest is cut.*" in note


def test_the_steps_of_one_session_of_the_book_stand_in_one_box() -> None:
    section = logs.first_section()
    cells = tuple(
        Snippet(id=f"s1/code-{i}", code=f"x = {i}", origin="book", evidence=(logs.evidence(n=block),))
        for i, block in enumerate((3, 3, 3, 9))
    )
    note = rendered(sections=(section.model_copy(update={"snippets": cells}),))
    boxes = re.findall(r"^> \[!example\] (.+)$", part(note, "## 📖 Main content"), re.MULTILINE)
    assert [box.rpartition(" · ")[2] for box in boxes] == ["snippets 2–4", "snippet 5"]


def test_listings_that_are_shown_only_share_a_box_and_say_why_once() -> None:
    section = logs.first_section()
    why = logs.ran("s1/code-0").model_copy(update={"verdict": Verdict.ILLUSTRATIVE, "reason": "A form to fill in."})
    cells = tuple(
        Snippet(id=f"s1/code-{i}", code=f"x{i}", origin="book", evidence=(logs.evidence(n=i),), proof=why)
        for i in range(3)
    )
    note = rendered(sections=(section.model_copy(update={"snippets": cells}),))
    content = part(note, "## 📖 Main content")
    assert len(re.findall(r"^> \[!example\]", content, re.MULTILINE)) == 1
    assert content.count("A form to fill in.") == 1


def test_key_terms_live_within_chinese_that_puts_no_blanks_around_them() -> None:
    assert inline("操作称为==入栈==，而==队列==先处理。") == "操作称为==入栈==，而==队列==先处理。"
    assert inline("so a==b==c") == "so a\\=\\=b\\=\\=c"


def test_a_section_of_which_there_is_only_the_heading_is_left_out() -> None:
    section = logs.first_section()
    bare = SectionNotes(section="s9", heading="Bare", level=2, label=section.label, page=section.page)
    note = rendered(sections=(section, bare))
    assert "Bare" not in part(note, "## 📖 Main content")


def test_a_function_that_is_not_the_books_any_more_is_labelled() -> None:
    section = logs.first_section()
    own = Snippet(
        id="s1/own", code="def ratio(a, b):\n    return b / a", origin="writer", evidence=(logs.evidence(n=3),)
    )
    kept = own.model_copy(update={"code": "def ratio(one, other):\n    return one / other"})
    changed, same = (rendered(sections=(section.model_copy(update={"snippets": (s,)}),)) for s in (own, kept))
    assert re.search(
        r"^> \*From the notes, after .*; `ratio` is changed from the book's \(p\. \d+\)\*$", changed, re.MULTILINE
    )
    assert "From the notes, after" in same
    assert "is changed from" not in same
