"""A log shows of every snippet and diagram what came of it, and why."""

import re

import pytest
from tests.rendering import logs
from tests.rendering.conftest import NOTE, part, rendered

from probatum.notes import Snippet
from probatum.proof import Output, Verdict


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
