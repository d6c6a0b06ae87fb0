"""``probatum verify`` from the outside: its report, its exit codes, its files."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from tests.verify.conftest import Verify

from probatum.tui.cli import main

NOTE = """\
# Counting

```python
n = 3
print(n)  # 3
```

```python
print(n + 1)  # 5
```

> [!tip] Later
> ```python
> print(undefined_name)
> ```

```mermaid
flowchart LR
  a[call f(x)] --> b
```

![gone](temp/p.png)
"""


def test_the_json_has_the_promised_shape_and_lines(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    code, out = verify("note.md", "--json")
    report = json.loads(out)
    assert code == 3
    assert report["version"] == 1
    assert report["file"] == "note.md"
    promised = {"kind", "line", "verdict", "reason", "fault", "output", "seconds", "tier"}
    assert all(promised <= item.keys() for item in report["items"])
    found = [(item["kind"], item["line"], item["verdict"]) for item in report["items"]]
    assert found == [
        ("snippet", 3, "pass"),
        ("snippet", 9, "mismatch"),
        ("snippet", 14, "fail"),
        ("diagram", 19, "fail"),
        ("image", 22, "fail"),
    ]
    assert report["summary"]["snippet"] == {"fail": 1, "mismatch": 1, "pass": 1}
    assert (report["snippets"], report["ran"], report["passed"]) == (3, 3, 1)


def test_a_sound_note_exits_with_zero(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "good.md").write_text("# T\n\n```python\nprint(1)  # 1\n```\n", encoding="utf-8")
    code, out = verify("good.md", "--plain")
    assert code == 0
    assert "1 of 1 snippets ran, 1 held; 0 faults found" in out


def test_what_is_not_run_is_not_counted_as_run(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "n.md").write_text("```bash\nls\n```\n\n```python\n# later\n```\n", encoding="utf-8")
    code, out = verify("n.md", "--plain")
    assert code == 0
    assert "0 of 2 snippets ran, 0 held" in out


@pytest.mark.parametrize("content", [None, b"%PDF-1.4\0\0\1", b""])
def test_what_cannot_be_read_exits_with_five(tmp_path: Path, verify: Verify, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.ipynb").write_bytes(content)
    code, out = verify("x.ipynb", "--json")
    assert (code, out) == (5, "")


def test_a_file_of_another_encoding_is_read_and_told(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "old.md").write_bytes("# Töne\n\nüber\n".encode("cp1252"))
    code, out = verify("old.md", "--json")
    assert code == 3
    assert [(item["kind"], item["line"]) for item in json.loads(out)["items"]] == [("encoding", 1)]


@pytest.mark.parametrize("slip", ["   .b = 3", "     b = 3"])
def test_what_a_slip_hides_is_found_too(tmp_path: Path, verify: Verify, slip: str) -> None:
    first = f"def f(a):\n    a = 2\n{slip}\n    return a / (b - 3)\n\nprint(f(2))"
    (tmp_path / "note.md").write_text(f"# T\n\n```python\n{first}\n```\n\n```python\nprint(f(1) + 1)  # 5\n```\n")
    code, out = verify("note.md", "--json")
    found = [(item["line"], item["verdict"], item["reason"]) for item in json.loads(out)["items"]]
    assert code == 3
    assert (found[0][:2], found[1][:2]) == ((6, "fail"), (7, "fail"))
    assert found[1][2] == "Behind the slip that keeps it from being read: ZeroDivisionError: division by zero"
    assert found[2][1] == "not-run"


def test_fix_writes_beside_the_file_or_into_it(
    tmp_path: Path, verify: Verify, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = "> [!note] a\n> b\nafter List<int>\n"
    note = tmp_path / "note.md"
    note.write_text(broken, encoding="utf-8")
    code, _ = verify("note.md", "--fix")
    assert code == 0
    assert note.read_text("utf-8") == broken
    assert (tmp_path / "note.fixed.md").read_text("utf-8") == "> [!note] a\n> b\n\nafter List\\<int>\n"
    assert main(["verify", "note.md", "--fix", "--in-place"]) == 0
    assert "+after List\\<int>" in capsys.readouterr().err
    assert note.read_text("utf-8") == (tmp_path / "note.fixed.md").read_text("utf-8")


def test_fix_does_not_write_through_a_link(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (tmp_path / "note.md").write_text("after List<int>\n", encoding="utf-8")
    (tmp_path / "note.fixed.md").symlink_to("precious")
    code, _ = verify("note.md", "--fix")
    assert (code, (tmp_path / "precious").read_text("utf-8")) == (2, "mine")


def test_a_notebook_is_tried_cell_by_cell(tmp_path: Path, verify: Verify) -> None:
    shown = new_output("stream", name="stdout", text="4\n")
    book = new_notebook(
        cells=[
            new_markdown_cell("# T\n\n### skipped"),
            new_code_cell("x = 3"),
            new_code_cell("print(x)", outputs=[shown]),
            new_code_cell("\nraise ValueError(x)"),
        ]
    )
    nbformat.write(book, tmp_path / "n.ipynb")
    code, out = verify("n.ipynb", "--json")
    assert code == 3
    assert [(i["subject"], i["kind"], i["line"], i["verdict"]) for i in json.loads(out)["items"]] == [
        ("cell 1", "markdown", 3, "fail"),
        ("cell 2", "snippet", 1, "pass"),
        ("cell 3", "snippet", 1, "mismatch"),
        ("cell 4", "snippet", 2, "fail"),
    ]


def test_what_was_not_run_is_not_said_to_have_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "n.md").write_text("# N\n\n```bash\nls\n```\n\n```python\nprint(1)\n```\n", encoding="utf-8")
    main(["verify", str(tmp_path / "n.md"), "--vault", str(tmp_path / "vault")])
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "line 3: illustrative"
    assert said[1].startswith("line 7: pass (")
