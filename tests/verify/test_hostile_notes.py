"""A hostile note ends in a report or a clear refusal, soon, and reaches nothing beside it."""

import os
from pathlib import Path

import pytest

from probatum.errors import SourceError
from probatum.proof import Kind, Verdict
from probatum.tools.sandbox import Policy
from probatum.workflows.report import Report
from probatum.workflows.report_table import to_lines
from probatum.workflows.verify import verify_file

ESCAPE, TURNED = "\x1b[31m", "\u202e"


async def report_on(tmp_path: Path, text: str, name: str = "note.md") -> Report:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return await verify_file(path, policy=Policy())


@pytest.mark.parametrize(
    "text",
    [
        "[[a|" * 200_000,
        "[" * 300_000,
        "*_" * 300_000,
        "".join("`" * n + " " for n in range(1500)),
        f"|{'a|' * 20_000}\n|{'-|' * 20_000}\n" + f"|{'b|' * 20_000}\n" * 20,
        "> " * 20_000 + "x",
        "---\na: &a [x, x]\n"
        + "".join(f"a{n}: &a{n} [*a{n - 1 or ''}, *a{n - 1 or ''}]\n" for n in range(1, 40))
        + "---\n",
        "---\na: " + "[" * 50_000 + "\n---\n",
        "```mermaid\nflowchart TD\n" + "\n".join(f"A{i}-->A{j}" for i in range(60) for j in range(60)) + "\n```",
        "```mermaid\n" + "(" * 200_000 + "\n```",
        "%%" * 300_001,
    ],
    ids=["wiki", "brackets", "stars", "ticks", "table", "quotes", "aliases", "yaml", "edges", "diagram", "comments"],
)
async def test_a_bomb_is_read_in_bounded_time(tmp_path: Path, text: str) -> None:
    report = await report_on(tmp_path, f"# Note\n\n{text}" if not text.startswith("---") else text)
    assert report.file.endswith("note.md")


async def test_a_line_that_is_not_read_is_named(tmp_path: Path) -> None:
    report = await report_on(tmp_path, f"# Note\n\nBefore.\n\n{'[' * 6_000}\n\nBehind.\n")
    (item,) = [item for item in report.items if item.kind is Kind.MARKDOWN]
    assert (item.line, item.verdict) == (5, Verdict.NOT_RUN)
    assert "Not read" in item.reason


@pytest.mark.parametrize("text", ["[" * 100_000, '{"cells": [{"cell_type": 5}], "nbformat": "x"}', "[]", "nothing"])
async def test_what_is_no_notebook_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError):
        await report_on(tmp_path, text, "note.ipynb")


async def test_a_pipe_or_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    for name in ("pipe.md", "zero.md"):
        with pytest.raises(SourceError, match="pipe or a device"):
            await verify_file(tmp_path / name, policy=Policy())


async def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_bytes(b"# x\n\0\0\xff\xfe")
    with pytest.raises(SourceError, match="not text"):
        await verify_file(tmp_path / "note.md", policy=Policy())


async def test_a_link_tells_nothing_of_what_lies_elsewhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    report = await report_on(tmp_path, "# N\n\n![a](/etc/passwd)\n![b](/proc/self/environ)\n![c](pipe.png)\n")
    assert not [item for item in report.items if item.kind is Kind.IMAGE and item.verdict is Verdict.PASS]


async def test_nothing_of_a_note_reaches_the_terminal_as_an_order(tmp_path: Path) -> None:
    code = f"```python\nraise ValueError('{ESCAPE}{TURNED}')\n```\n"
    report = await report_on(tmp_path, f"# N\n\n![x](<a{ESCAPE}{TURNED}.png>)\n\n{code}", f"n{ESCAPE}.md")
    shown = "\n".join(to_lines(report, everything=True))
    assert "a\\u202e.png" in shown.replace("\\x1b[31m", "")
    assert "\x1b" not in shown
    assert TURNED not in shown
