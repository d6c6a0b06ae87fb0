"""Whatever stands in a note is found where it stands, with the line of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.tools.markdown.reading import read_note
from probatum.tools.markdown.snippets import diagrams_of, snippets_of

EVERYWHERE = """\
# Fences

```python title="top"
a = 1
```

> [!example]- Folded
> ```py
> b = 2
>
> c = 3
> ```
> > deeper
> > ~~~python
> > d = 4
> > ~~~

1. in a list

   ```{.python .numberLines}
   e = 5
   ```

   - deeper

     ~~~~{code-cell} ipython3
     f = 6
     ~~~~

~~~~
import os
```
still code
~~~~

    >>> 1 + 1
    2

```mermaid
flowchart LR
  a --> b
```
"""


@pytest.mark.parametrize("options", [":caption: a.py\n:linenos:\n\n", "---\ntags: [x]\n---\n"])
def test_the_options_of_a_directive_are_no_code(options: str) -> None:
    (found,) = snippets_of(read_note(f"{{note}}\n\n```{{code-block}} python\n{options}import os\n```\n"))
    assert (found.snippet.code, found.first) == ("import os\n", 4 + options.count("\n"))
    (python,) = snippets_of(read_note("```python\n---\nx\n---\n```\n"))
    assert python.snippet.code.startswith("---")


def test_fences_are_found_wherever_they_stand() -> None:
    found = snippets_of(read_note(EVERYWHERE))
    assert [(p.snippet.code.strip().split("\n")[0], p.line, p.first, p.snippet.language) for p in found] == [
        ("a = 1", 3, 4, "python"),
        ("b = 2", 8, 9, "py"),
        ("d = 4", 14, 15, "python"),
        ("e = 5", 20, 21, "python"),
        ("f = 6", 26, 27, "ipython3"),
        ("import os", 30, 31, ""),
        (">>> 1 + 1", 36, 36, "pycon"),
    ]
    assert found[1].snippet.code == "b = 2\n\nc = 3\n"


def test_every_code_line_is_the_file_line_that_it_names() -> None:
    lines = EVERYWHERE.split("\n")
    found = snippets_of(read_note(EVERYWHERE))
    assert found
    for placed in found:
        for offset, line in enumerate(placed.snippet.code.rstrip("\n").split("\n")):
            assert line.strip() in lines[placed.first + offset - 1]


def test_diagrams_are_not_snippets() -> None:
    note = read_note(EVERYWHERE)
    assert [fence.line for fence in diagrams_of(note)] == [39]


def test_what_is_not_to_be_run_is_named() -> None:
    text = "```python\n# only a remark\n```\n\n```python notest\nx\n```\n\n"
    text += "> [!quote] Somebody\n> ```python\n> y = z\n> ```\n"
    reasons = [p.beforehand.reason if p.beforehand else "" for p in snippets_of(read_note(text))]
    assert "nothing to run" in reasons[0]
    assert "asks not to be run" in reasons[1]
    assert "Quoted" in reasons[2]


def test_output_that_is_shown_under_code_is_its_promise() -> None:
    text = "```python\nprint(1)\n```\n\nThis prints:\n\n```\n2\n```\n\n```python\nprint(3)\n```\n\n```\n$ other\n```\n"
    assert [p.snippet.expected for p in snippets_of(read_note(text))] == ["2\n", ""]


@pytest.mark.parametrize("language", ["console", "text", "sh", ""])
def test_a_session_is_one_whatever_its_block_is_called(language: str) -> None:
    shell = "$ python\nPython 3.12.1\n" if language in {"console", "sh"} else ""
    (found,) = snippets_of(read_note(f"```{language}\n{shell}>>> 1 + 1\n2\n```\n"))
    assert found.snippet.language == ("pycon" if language else "")


def test_what_stands_below_code_may_be_its_output() -> None:
    text = "```python\nprint('total', 1)\n```\n{}\n```\ntotal 2\n```\n"
    said = {"": "total 2\n", "which gives:": "total 2\n", "Beside it lies another file.": ""}
    for words, perhaps in said.items():
        (found,) = snippets_of(read_note(text.format(words)))
        assert (found.snippet.expected, found.perhaps) == ("", perhaps)


def test_what_another_example_shows_is_not_the_output_of_the_one_before() -> None:
    box = "> [!example] {}\n> ```{}\n> {}\n> ```\n>\n"
    text = box.format("Code", "python", "x = 1") + "\n" + box.format("As the book shows it", "text", "@BOOK(x)")
    (found,) = snippets_of(read_note(text))
    assert (found.snippet.expected, found.perhaps) == ("", "")


def test_an_announced_exception_is_expected() -> None:
    text = "```python raises=ValueError\nint('x')\n```\n"
    assert snippets_of(read_note(text))[0].snippet.expected_error == "ValueError"


def test_shell_and_configuration_without_a_language_are_not_python() -> None:
    text = "```\npip install x\n```\n\n```\n[section]\nkey = value\n```\n\n```\nimport json\nprint(json)\n```\n"
    assert [p.line for p in snippets_of(read_note(text))] == [10]


@given(st.text(st.sampled_from("`~>#-|[]()!=$%<a1 \n\t\\*_:^{}"), max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    note = read_note(text)
    assert len(note.prose) == len(note.lines)
    assert all(len(prose) == len(line) for prose, line in zip(note.prose, note.lines, strict=True))
    for fence in note.fences:
        assert 1 <= fence.line <= fence.end <= len(note.lines)


def test_sphinx_directives_are_told_from_code() -> None:
    bodies = {"{doctest}": ">>> 1 + 1\n2", "{include} a.md": "", "{note}": "So it is.", "{python}": "x = 1"}
    text = "".join(f"```{info}\n{body}\n```\n" for info, body in bodies.items())
    assert [placed.line for placed in snippets_of(read_note(text))] == [1, 11]


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("On Python 3.99 and later, this is shorter:", True),
        ("This needs Python 3.99:", True),
        ("On Python 3.8 and later:", False),
        ("Python 3.99 is far away.", False),
    ],
)
def test_code_for_a_later_python_is_not_run(before: str, asked: bool) -> None:
    (placed,) = snippets_of(read_note(f"{before}\n\n```python\na = 1\n```\n"))
    assert (placed.beforehand is not None and "Asks for Python 3.99" in placed.beforehand.reason) is asked
