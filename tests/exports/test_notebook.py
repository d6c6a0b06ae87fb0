"""A note as a notebook: its Python in order with the real outputs, its words without Obsidian's markup."""

import json
from typing import Any

import nbformat
import pytest
from tests.rendering import logs

from probatum.proof import Verdict
from probatum.tools.exports.notebook import to_notebook
from probatum.tools.rendering.render import render_log

NOTE = render_log(logs.log(), logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())
PNG = b"\x89PNG\r\n"


def cells(note: str = NOTE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(to_notebook(note, lambda _: PNG))["cells"]
    return found


def code(note: str = NOTE) -> list[dict[str, Any]]:
    return [cell for cell in cells(note) if cell["cell_type"] == "code"]


def prose(note: str = NOTE) -> str:
    return "\n".join("".join(cell["source"]) for cell in cells(note) if cell["cell_type"] == "markdown")


def test_it_is_a_valid_notebook() -> None:
    nbformat.validate(nbformat.reads(to_notebook(NOTE, lambda _: PNG), as_version=4))


def test_every_snippet_is_a_cell_in_document_order_the_check_after_its_solution() -> None:
    sources = ["".join(cell["source"]) for cell in code()]
    assert sources == [*(snippet.code for snippet in logs.log().snippets()), "assert chain(2, 2) == 4"]


def test_cells_carry_what_the_note_shows_that_they_printed() -> None:
    assert code()[0]["outputs"] == [{"output_type": "stream", "name": "stdout", "text": ["6\n"]}]
    assert code()[3]["outputs"][0]["output_type"] == "display_data"


def test_a_failing_cell_has_its_error_and_is_tagged() -> None:
    cell = code()[2]
    assert cell["outputs"][1]["ename"] == "ZeroDivisionError"
    assert cell["metadata"]["tags"] == ["failing"]


def test_a_cell_that_was_not_run_says_so_and_has_no_count() -> None:
    cell = code()[4]
    assert (cell["execution_count"], cell["metadata"]["tags"], cell["outputs"]) == (None, ["not-run"], [])


def test_what_a_snippet_was_meant_to_print_is_not_its_output() -> None:
    first, second = logs.log().sections
    proof = logs.ran("s2/plot", "2", Verdict.MISMATCH, reason="printed 2")
    snippet = second.snippets[0].model_copy(update={"proof": proof, "expected": "3", "origin": "book"})
    log = logs.log(sections=(first, second.model_copy(update={"snippets": (snippet,)})))
    note = render_log(log, logs.chapter(), mermaid=logs.mermaid)
    assert code(note)[3]["outputs"] == [{"output_type": "stream", "name": "stdout", "text": ["2\n"]}]


def test_the_words_are_plain_markdown() -> None:
    text = prose()
    for markup in ("[!", "](#^", "[[gear", "==gear", "\n> ", "^p21"):
        assert markup not in text
    assert "<mark>gear ratio</mark>" in text
    assert "(p. 21)" in text
    assert "## 🧾 Raw extract" not in text


def test_pictures_are_in_their_cells() -> None:
    with_picture = [cell for cell in cells() if cell.get("attachments")]
    assert with_picture
    assert f"](attachment:{logs.GEARS.name})" in "".join(with_picture[0]["source"])


def test_the_versions_that_the_code_ran_with_are_installed_first() -> None:
    first, second = logs.log().sections
    proof = logs.ran("s2/plot", conditions=("python 3.11.7", "numpy 2.4.6", "runs alone"))
    snippet = second.snippets[0].model_copy(update={"proof": proof})
    log = logs.log(sections=(first, second.model_copy(update={"snippets": (snippet,)})))
    note = render_log(log, logs.chapter(), mermaid=logs.mermaid)
    assert "".join(code(note)[0]["source"]) == '%pip install -q "numpy==2.4.6"'


@pytest.mark.parametrize("note", ["", "# Only words\n", "```python\nprint(1)\n```", "> ```python\n> x\n", "```\nraw\n"])
def test_any_note_becomes_a_valid_notebook(note: str) -> None:
    nbformat.validate(nbformat.reads(to_notebook(note, lambda _: None), as_version=4))
