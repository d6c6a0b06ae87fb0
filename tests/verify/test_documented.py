"""What ``verify --json`` prints is what docs/verify.md says, field by field."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from probatum.proof import Fault, Kind, Output, Verdict
from probatum.tools.sandbox import Policy
from probatum.workflows.report import Item
from probatum.workflows.verify import verify_file

PAGE = (Path(__file__).parents[2] / "docs" / "verify.md").read_text("utf-8")


@pytest.fixture
def printed(tmp_path: Path) -> dict[str, object]:
    note = tmp_path / "note.md"
    note.write_text("# A\n\n```python\nprint(1)  # 2\n```\n\n[gone](nowhere.md)\n", encoding="utf-8")
    report = asyncio.run(verify_file(note, policy=Policy()))
    told: dict[str, object] = json.loads(report.model_dump_json())
    return told


def rows(head: str) -> dict[str, str]:
    """The rows of the table with that head: the names in the first column, and what is said of them."""
    table = PAGE[PAGE.index(f"| {head} |") :].split("\n\n")[0].splitlines()[2:]
    cells = [line.strip("|").split("|", 1) for line in table]
    return {name: said for names, said in cells for name in re.findall(r"`([\w-]+)`", names)}


def test_the_report_has_just_the_fields_that_are_documented(printed: dict[str, object]) -> None:
    assert set(printed) == set(rows("field"))
    items = printed["items"]
    assert isinstance(items, list)
    for item in items:
        assert set(item) == set(rows("field of an item"))


def test_outputs_have_just_the_parts_that_are_documented() -> None:
    said = rows("field of an item")["output"]
    assert set(re.findall(r"`(\w+)`", said)) == set(Output.model_fields)


def test_every_word_that_an_item_may_say_is_documented() -> None:
    fields = rows("field of an item")
    assert set(re.findall(r"`([a-z0-9-]+)`", fields["verdict"])) == {verdict.value for verdict in Verdict}
    assert set(re.findall(r"`(\w+)`", fields["fault"])) == {fault.value for fault in Fault}
    told = {Kind.MARKDOWN if kind is Kind.TABLE else kind for kind in Kind} - {Kind.QUESTION}
    assert set(rows("kind")) == {kind.value for kind in told}
    assert set(fields) == set(Item.model_fields)
