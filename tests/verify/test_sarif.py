"""The report of ``probatum verify`` as SARIF, for the tools that show it beside the lines."""

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from tests.verify.conftest import Verify


def test_sarif_points_at_the_lines(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "note.md").write_text("# a\n\n### b\n\ntext\n", encoding="utf-8")
    code, _ = verify("note.md", "--sarif", "out.sarif")
    log = json.loads((tmp_path / "out.sarif").read_text("utf-8"))
    (result,) = log["runs"][0]["results"]
    assert code == 3
    assert log["version"] == "2.1.0"
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]} == {result["ruleId"]}


def test_sarif_has_what_its_standard_requires(tmp_path: Path, verify: Verify) -> None:
    text = "# a\n\n```python\n1 / 0\n```\n\n```python\nimport torch\n```\n\n![x](no%20file.png)\n\n==a == é\n"
    (tmp_path / "my nöte.md").write_text(text, encoding="utf-8")
    verify("my nöte.md", "--sarif", "out.sarif")
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


def test_sarif_gives_no_line_of_a_cell_as_one_of_the_file(tmp_path: Path, verify: Verify) -> None:
    (tmp_path / "book.ipynb").write_text(nbformat.writes(new_notebook(cells=[new_code_cell("a = 1\n1 / 0")])))
    verify("book.ipynb", "--sarif", "out.sarif")
    (result,) = json.loads((tmp_path / "out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["message"]["text"].startswith("cell 1, line 2: ZeroDivisionError")
