"""``probatum verify`` from the outside: its report, its exit codes, its files."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

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


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def verify(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["verify", *words, "--quiet"])
    return code, capsys.readouterr().out


def test_the_json_has_the_promised_shape_and_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    code, out = verify(capsys, "note.md", "--json")
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


def test_a_sound_note_exits_with_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.md").write_text("# T\n\n```python\nprint(1)  # 1\n```\n", encoding="utf-8")
    code, out = verify(capsys, "good.md", "--plain")
    assert code == 0
    assert "1 of 1 snippets ran, 1 held; 0 faults found" in out


def test_what_is_not_run_is_not_counted_as_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "n.md").write_text("```bash\nls\n```\n\n```python\n# later\n```\n", encoding="utf-8")
    code, out = verify(capsys, "n.md", "--plain")
    assert code == 0
    assert "0 of 2 snippets ran, 0 held" in out


@pytest.mark.parametrize("content", [None, b"%PDF-1.4\0\0\1", b""])
def test_what_cannot_be_read_exits_with_five(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "x.ipynb").write_bytes(content)
    code, out = verify(capsys, "x.ipynb", "--json")
    assert (code, out) == (5, "")


def test_a_file_of_another_encoding_is_read_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.md").write_bytes("# Töne\n\nüber\n".encode("cp1252"))
    code, out = verify(capsys, "old.md", "--json")
    assert code == 3
    assert [(item["kind"], item["line"]) for item in json.loads(out)["items"]] == [("encoding", 1)]


@pytest.mark.parametrize("slip", ["   .b = 3", "     b = 3"])
def test_what_a_slip_hides_is_found_too(tmp_path: Path, capsys: pytest.CaptureFixture[str], slip: str) -> None:
    first = f"def f(a):\n    a = 2\n{slip}\n    return a / (b - 3)\n\nprint(f(2))"
    (tmp_path / "note.md").write_text(f"# T\n\n```python\n{first}\n```\n\n```python\nprint(f(1) + 1)  # 5\n```\n")
    code, out = verify(capsys, "note.md", "--json")
    found = [(item["line"], item["verdict"], item["reason"]) for item in json.loads(out)["items"]]
    assert code == 3
    assert (found[0][:2], found[1][:2]) == ((6, "fail"), (7, "fail"))
    assert found[1][2] == "Behind the slip that keeps it from being read: ZeroDivisionError: division by zero"
    assert found[2][1] == "not-run"


def test_sarif_points_at_the_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.md").write_text("# a\n\n### b\n\ntext\n", encoding="utf-8")
    code, _ = verify(capsys, "note.md", "--sarif", "out.sarif")
    log = json.loads((tmp_path / "out.sarif").read_text("utf-8"))
    (result,) = log["runs"][0]["results"]
    assert code == 3
    assert log["version"] == "2.1.0"
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]} == {result["ruleId"]}


def test_sarif_has_what_its_standard_requires(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# a\n\n```python\n1 / 0\n```\n\n```python\nimport torch\n```\n\n![x](no%20file.png)\n\n==a == é\n"
    (tmp_path / "my nöte.md").write_text(text, encoding="utf-8")
    verify(capsys, "my nöte.md", "--sarif", "out.sarif")
    log = json.loads((tmp_path / "out.sarif").read_text("utf-8"))
    (run,) = log["runs"]
    assert set(log) == {"$schema", "version", "runs"}
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "Probatum")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert len(run["results"]) >= 3
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"].strip()
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "my%20n%C3%B6te.md"
        assert place["region"]["startLine"] >= 1


def test_sarif_gives_no_line_of_a_cell_as_one_of_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "book.ipynb").write_text(nbformat.writes(new_notebook(cells=[new_code_cell("a = 1\n1 / 0")])))
    verify(capsys, "book.ipynb", "--sarif", "out.sarif")
    (result,) = json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["message"]["text"].startswith("cell 1, line 2: ZeroDivisionError")


def test_fix_writes_beside_the_file_or_into_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = "> [!note] a\n> b\nafter List<int>\n"
    note = tmp_path / "note.md"
    note.write_text(broken, encoding="utf-8")
    code, _ = verify(capsys, "note.md", "--fix")
    assert code == 0
    assert note.read_text("utf-8") == broken
    assert (tmp_path / "note.fixed.md").read_text("utf-8") == "> [!note] a\n> b\n\nafter List\\<int>\n"
    assert main(["verify", "note.md", "--fix", "--in-place"]) == 0
    assert "+after List\\<int>" in capsys.readouterr().err
    assert note.read_text("utf-8") == (tmp_path / "note.fixed.md").read_text("utf-8")


def test_fix_does_not_write_through_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (tmp_path / "note.md").write_text("after List<int>\n", encoding="utf-8")
    (tmp_path / "note.fixed.md").symlink_to("precious")
    code, _ = verify(capsys, "note.md", "--fix")
    assert (code, (tmp_path / "precious").read_text("utf-8")) == (2, "mine")


def test_a_notebook_is_tried_cell_by_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
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
    code, out = verify(capsys, "n.ipynb", "--json")
    assert code == 3
    assert [(i["subject"], i["kind"], i["line"], i["verdict"]) for i in json.loads(out)["items"]] == [
        ("cell 1", "markdown", 3, "fail"),
        ("cell 2", "snippet", 1, "pass"),
        ("cell 3", "snippet", 1, "mismatch"),
        ("cell 4", "snippet", 2, "fail"),
    ]


def test_the_pages_that_a_note_quotes_bear_its_statements_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "---\ntags: [x]\n---\n# T\n\n> [!quote]- p. 7 — Wheels\n> The brass wheel holds twelve spokes.\n\n^p7\n\n"
        "- The brass wheel holds twelve spokes. [p. 7](#^p7)\n- The brass wheel holds thirteen spokes. [p. 7](#^p7)\n"
        "- The wheel of brass holds 13 spokes. [p. 7](#^p7)\n- Steel came later than brass. *(beyond the book)*\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify(capsys, "log.md", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert claims == [(11, "pass"), (12, "fail"), (13, "fail"), (14, "illustrative")]


def test_what_a_line_of_a_log_is_about_is_no_part_of_its_statement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "The brass wheel, or possibly None of it, holds twelve spokes."
    text = (
        f"---\ntags: [x]\n---\n# T\n\n> [!quote]- p. 7 — Wheels\n> {words}\n\n^p7\n\n"
        f"- [[Wheel|wheel]]: {words} [p. 7](#^p7)\n- **What is no wheel?** {words} [p. 7](#^p7)\n"
        "- The brass wheel, or possibly a part of it, holds twelve spokes. [p. 7](#^p7)\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify(capsys, "log.md", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert claims == [(11, "pass"), (12, "pass"), (13, "pass")]


def test_a_log_is_not_blamed_for_a_fragment_of_its_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box = "> [!example] Code\n> ```python\n> wheel.turn(spokes)\n> print(1)\n> ```\n>\n"
    (tmp_path / "log.md").write_text(f"{box}> *Del libro [p. 7](#^p7) [p. 8](#^p8)*\n\n{box}", encoding="utf-8")
    _, out = verify(capsys, "log.md", "--json")
    assert [i["verdict"] for i in json.loads(out)["items"] if i["kind"] == "snippet"] == ["illustrative", "fail"]


@pytest.mark.slow
def test_a_foreign_note_is_held_against_a_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pymupdf = pytest.importorskip("pymupdf")
    book = pymupdf.open()
    for words in ("The brass wheel of the clock holds twelve spokes.", "A pendulum swings once in every second."):
        book.new_page().insert_text((72, 100), words)
    book.save(tmp_path / "book.pdf")
    note = "# N\n\n- The brass wheel holds twelve spokes.\n- The brass wheel holds forty spokes.\n"
    note += "- Quartz crystals oscillate under electric tension.\n"
    (tmp_path / "n.md").write_text(note, encoding="utf-8")
    code, out = verify(capsys, "n.md", "--book", "book.pdf", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert code == 3
    assert claims == [(3, "pass"), (4, "fail"), (5, "fail")]


@pytest.mark.slow
def test_of_a_log_of_ours_a_book_is_asked_about_what_names_its_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pymupdf = pytest.importorskip("pymupdf")
    book = pymupdf.open()
    book.new_page().insert_text((72, 100), "The brass wheel of the clock holds twelve spokes.")
    book.save(tmp_path / "book.pdf")
    text = (
        "# T\n\n> [!quote]- p. 1 — Wheels\n> The brass wheel of the clock holds twelve spokes.\n\n^p1\n\n"
        "- The brass wheel holds twelve spokes. [p. 1](#^p1)\n- The brass wheel holds forty spokes. [p. 1](#^p1)\n\n"
        "No quiz was taken yet; fourteen questions are ready for you.\n"
    )
    (tmp_path / "log.md").write_text(text, encoding="utf-8")
    _, out = verify(capsys, "log.md", "--book", "book.pdf", "--json")
    claims = [(i["line"], i["verdict"]) for i in json.loads(out)["items"] if i["kind"] == "claim"]
    assert claims == [(8, "pass"), (9, "fail")]


def test_what_was_not_run_is_not_said_to_have_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "n.md").write_text("# N\n\n```bash\nls\n```\n\n```python\nprint(1)\n```\n", encoding="utf-8")
    main(["verify", str(tmp_path / "n.md"), "--vault", str(tmp_path / "vault")])
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "line 3: illustrative"
    assert said[1].startswith("line 7: pass (")
