"""Mending changes signs and never words; what is mended falls short no more."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.tools.markdown.checks import check_note
from probatum.tools.markdown.mending import mended
from probatum.tools.markdown.places import Place
from probatum.tools.markdown.reading import read_note

MENDABLE = {
    "mojibake": "It’s “here” – café\n".encode().decode("cp1252", errors="ignore").replace("â€\u009d", "”"),
    "a callout that swallows": "> [!note] a\n> b\nafter\n",
    "an open fence": "text\n\n```python\nx = 1\n",
    "a pipe in a cell": "| a | b |\n|---|---|\n| `x|y` | 2 |\n",
    "text that a table swallows": "> | a | b |\n> |---|---|\n> | 1 | 2 |\n> after\n",
    "a tag that is none": "A List<int> grows.\n",
    "a highlight with spaces": "It is == spaced == out.\n",
    "a link in a property": "---\nbook: [[Clocks]]\n---\n",
    "properties below the top": "\n\n---\ntags: [a]\n---\ntext\n",
}


def faults(text: str) -> int:
    found = check_note(read_note(text, obsidian=True), Place(Path("/nonexistent")))
    return sum(proof.verdict.ran and not proof.good and "lost" not in proof.reason for proof in found)


@pytest.mark.parametrize("text", MENDABLE.values(), ids=MENDABLE.keys())
def test_what_is_mended_holds_and_stays(text: str) -> None:
    assert faults(text) > 0
    better = mended(text, obsidian=True)
    assert faults(better) == 0
    assert mended(better, obsidian=True) == better


def test_diagrams_get_quotes_and_real_signs() -> None:
    text = (
        '```mermaid\ngraph LR\n    subgraph Outer (part)\n        a["<pad>"] --> b[f(x)<br/>==high==]\n    end\n```\n'
    )
    better = mended(text)
    assert 'subgraph g1["Outer (part)"]' in better
    assert 'a["&lt;pad&gt;"] --> b["f(x)<br/>high"]' in better


@pytest.mark.parametrize("box", ["a[call f(x)]", "a(call f(x))", "a{is f(x)}", "a[(all f(x))]"])
def test_a_bracket_at_the_end_of_a_label_belongs_to_it(box: str) -> None:
    better = mended(f"```mermaid\nflowchart LR\n  {box} --> b\n```\n")
    assert 'f(x)"' in better
    assert mended(better) == better


def test_a_diagram_that_stays_broken_stays_as_it_is() -> None:
    text = "```mermaid\nflowchart LR\n  a -> end\n```\n"
    assert mended(text) == text


def test_right_notes_and_their_line_ends_stay_as_they_are() -> None:
    text = "---\na: 1\n---\r\n# T\r\n\r\n> [!note] x\r\n> y\r\n\r\n| a |\r\n|---|\r\n| 1 |\r\n"
    assert mended(text, obsidian=True) == text


def signs(text: str) -> list[str]:
    """All letters and digits, in order."""
    return [sign for sign in text if sign.isalnum()]


@given(st.text(st.sampled_from("`>#-|[]!= <ab1\n\\:é"), max_size=120))
def test_no_word_is_lost(text: str) -> None:
    assert signs(mended(text, obsidian=True)) == signs(text)


PIECES = [text for name, text in MENDABLE.items() if name != "mojibake"] + [
    "> [!tip] one\n> > [!note] two\n> > | a |\n> > |---|\n> > | `x|y` |\nafter\n",
    '- item\n  ```sh\n  echo "a|b"\n  ```\n- [ ] task == wide ==\n',
    "~~~~text\n```\nstill inside\n~~~~\n",
    "Costs $5 and $6 %%hidden%% `<b>` <b> [[note|name]] ![[pic.png]] #tag\n",
    "| a | b |\n|---|\n| 1 |\nafter\n",
    "<!-- a comment\nthat goes on -->\n",
    "word\r\nword\r\n",
    "[" * 6_000 + "lost?\n",
    "```mermaid\nflowchart LR\n  a[f(x)] --> b\n```\n",
    "    indented code | with a pipe\n",
    "",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES) | st.text(st.sampled_from("ab1 |`>\n"), max_size=12), max_size=6))
@settings(deadline=None)
def test_no_word_of_a_note_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    better = mended(text, obsidian=True)
    assert signs(better) == signs(text)
    assert mended(better, obsidian=True) == better
