"""A log as Obsidian's Markdown: the format's order, safe text, honest verdicts, counts that agree."""

import re
from datetime import date
from itertools import pairwise

import pytest
import yaml
from tests.rendering import logs
from tests.rendering.conftest import NOTE, part, rendered

from probatum.book import Label, Paragraph, PdfPage
from probatum.notes import Claim, ComparisonTable, Draft, SectionNotes, Summary
from probatum.tally import tally
from probatum.tools.exports.obsidian import obsidian
from probatum.tools.markdown.escape import tidy
from probatum.tools.markdown.inline import inline
from probatum.tools.rendering.pictures import Pictures
from probatum.tools.rendering.raw import raw_block
from probatum.tools.rendering.render import render_log
from probatum.tools.wording import Wording


def properties(note: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(note.split("---\n")[1])
    return found


def test_the_title_says_one_page_or_from_which_to_which() -> None:
    one = logs.log().model_copy(update={"labels": (Label("21"), Label("21"))})
    assert "· pages 21–22 of *" in NOTE
    assert "· page 21 of *" in render_log(one, logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


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


def test_evidence_on_a_page_that_was_not_read_has_a_mark_without_a_link() -> None:
    claim = Claim(
        text="Far.", evidence=(logs.evidence().model_copy(update={"page": PdfPage(99), "label": Label("95")}),)
    )
    note = rendered(draft=Draft(recap=(claim,)))
    assert "> - Far. [p. 95]\n" in note


def test_key_terms_live_within_chinese_that_puts_no_blanks_around_them() -> None:
    assert inline("操作称为==入栈==，而==队列==先处理。") == "操作称为==入栈==，而==队列==先处理。"
    assert inline("so a==b==c") == "so a\\=\\=b\\=\\=c"


def test_a_section_of_which_there_is_only_the_heading_is_left_out() -> None:
    section = logs.first_section()
    bare = SectionNotes(section="s9", heading="Bare", level=2, label=section.label, page=section.page)
    note = rendered(sections=(section, bare))
    assert "Bare" not in part(note, "## 📖 Main content")
