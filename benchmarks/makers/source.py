"""The chapters as pandoc reads them, and how pandoc writes them for a maker."""

import json
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHAPTERS = tuple(sorted((HERE / "chapters").glob("*.md")))
DRAWINGS = tuple(sorted((HERE / "chapters").glob("*.svg")))
LANGUAGES = {"1-queues": "en", "2-baeume": "de", "3-mesures": "fr", "4-afterword": "en"}
_PICTURES = {"latex": "", "texinfo": ".pdf", "docbook4": ".png", "rst": ".png", "ms": ".eps"}
"""Ends of the names of pictures where a format's makers do not take the drawing itself; LaTeX finds its own."""
Node = dict[str, Any]
CodeMaker = Callable[[str, str, bool], str]
"""(language, text, with line numbers) to the maker's own markup."""


def pandoc(text: str, *options: str) -> str:
    """What pandoc makes of ``text``."""
    program = shutil.which("pandoc-3") or shutil.which("pandoc")
    if program is None:
        raise FileNotFoundError("pandoc")
    return subprocess.run([program, *options], input=text, capture_output=True, text=True, check=True).stdout


@cache
def chapter(path: Path) -> Node:
    """The chapter's syntax tree."""
    tree: Node = json.loads(pandoc(path.read_text("utf-8"), "-f", "markdown-smart", "-t", "json"))
    return tree


def written(path: Path, form: str, code: CodeMaker | None = None, *options: str) -> str:
    """The chapter in the format ``form``, listings by ``code`` where the maker has its own way with them."""
    tree = chapter(path)
    if code is not None:
        tree = _with_code(tree, form, code)
    text = json.dumps(tree).replace('.svg"', f'{_PICTURES.get(form, ".svg")}"')
    return pandoc(text, "-f", "json", "-t", form, "--wrap=preserve", "--top-level-division=chapter", *options)


def _with_code(node: Any, form: str, code: CodeMaker) -> Any:
    if isinstance(node, list):
        return [_with_code(child, form, code) for child in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "CodeBlock":
        (_, classes, _), text = node["c"]
        raw = code(classes[0], text, "numberLines" in classes)
        return {"t": "RawBlock", "c": [form.split("+")[0], raw]}
    return {key: _with_code(value, form, code) for key, value in node.items()}
