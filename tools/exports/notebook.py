"""Turns a note into a Jupyter notebook: its Python in order, each cell with the output that the note shows.

It is made from the note as it stands, so what the reader wrote into it comes along.
"""

import base64
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import nbformat
from markdown_it.token import Token
from nbformat import NotebookNode, v4

from probatum.tools.exports.notebook_text import Pictures, for_jupyter, without_parts
from probatum.tools.exports.obsidian import obsidian
from probatum.tools.wording import among, wordings

_BADGE = re.compile(rf"(?P<icon>✅|❌|⏸️) (?P<verdict>{among('ran', 'unrun')})(?P<facts>.*)", re.DOTALL)
_TAGS: dict[str, list[str]] = {"✅": [], "❌": ["failing"], "⏸️": ["not-run"]}
_PROMISES = {*wordings("book_promised"), *wordings("writer_promised")}
_RESULTS = set(wordings("really_printed"))
_PACKAGE = re.compile(r"([A-Za-z][\w.-]*) (\d[\w.]*)")


@dataclass
class _Trial:
    """A piece of code in the note and what stands under it."""

    code: str
    start: int
    end: int
    """Lines of the note, from 0, the end not included."""
    badge: str = ""
    printed: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def to_notebook(text: str, picture: Callable[[str], bytes | None]) -> str:
    """The note as the text of an ``.ipynb`` file; ``picture`` gives the bytes at a path of the note."""
    shown = without_parts(text)
    lines = shown.split("\n")
    trials = list(_trials(obsidian().parse(shown)))
    cells: list[NotebookNode] = []
    at = ran = 0
    for trial in trials:
        cells += _prose(lines[at : trial.start], picture)
        ran += trial.badge.startswith(("✅", "❌"))
        cells.append(_code_cell(trial, ran, picture))
        at = trial.end
    cells += _prose(lines[at:], picture)
    notebook = v4.new_notebook(cells=[*_setup(trials), *cells], metadata={"kernelspec": _KERNEL})
    for i, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{i}"
    nbformat.validate(notebook)
    written: str = nbformat.writes(notebook)
    return f"{written}\n"


_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def _trials(tokens: Sequence[Token]) -> Iterator[_Trial]:
    for i, token in enumerate(tokens):
        if token.type == "fence" and token.info.strip() == "python" and token.map:
            yield _trial(token, tokens[i + 1 :])


def _trial(token: Token, after: Sequence[Token]) -> _Trial:
    """The code of ``token`` with the badge, outputs and pictures that follow it."""
    start, end = token.map or [0, 0]
    trial = _Trial(token.content.rstrip("\n"), start, end)
    promised = False
    for follower in after:
        if follower.type in {"paragraph_open", "paragraph_close"}:
            continue
        words = follower.content if follower.type == "inline" else ""
        if not trial.badge and _BADGE.match(words):
            trial.badge = words
        elif trial.badge and _only_picture(follower):
            trial.pictures += (str((follower.children or [follower])[0].attrGet("src")),)
        elif trial.badge and follower.type == "fence" and follower.info.strip() == "text":
            trial.printed += () if promised else (follower.content,)
        elif not (trial.badge and words in _PROMISES | _RESULTS):
            break
        promised = words in _PROMISES
        trial.end = (follower.map or [0, trial.end])[1]
    return trial


def _only_picture(inline: Token) -> bool:
    return [child.type for child in inline.children or []] == ["image"]


def _code_cell(trial: _Trial, count: int, picture: Callable[[str], bytes | None]) -> NotebookNode:
    outputs = list(_outputs(trial, picture))
    verdict = _BADGE.match(trial.badge)
    tags = _TAGS[verdict["icon"] if verdict else "⏸️"]
    cell: NotebookNode = v4.new_code_cell(trial.code, outputs=outputs, metadata={"tags": tags} if tags else {})
    cell["execution_count"] = count if verdict and verdict["verdict"] in wordings("ran") else None
    return cell


def _outputs(trial: _Trial, picture: Callable[[str], bytes | None]) -> Iterator[NotebookNode]:
    for text in trial.printed:
        last = text.rstrip().rpartition("\n")[2]
        raised = re.match(r"(\w*(?:Error|Exception|Interrupt|Exit|Warning|Iteration)\w*)(?:: (.*))?$", last)
        if raised and "Traceback" in text:
            yield v4.new_output("error", ename=raised[1], evalue=raised[2] or "", traceback=text.rstrip().split("\n"))
        else:
            yield v4.new_output("stream", name="stdout", text=text)
    for path in trial.pictures:
        data = picture(path)
        if data is not None:
            yield v4.new_output("display_data", data={"image/png": base64.b64encode(data).decode()})


def _prose(lines: Sequence[str], picture: Callable[[str], bytes | None]) -> list[NotebookNode]:
    pictures = Pictures(picture)
    text = for_jupyter(lines, pictures)
    if not text:
        return []
    cell: NotebookNode = v4.new_markdown_cell(text)
    if pictures.attachments:
        cell["attachments"] = pictures.attachments
    return [cell]


def _setup(trials: Sequence[_Trial]) -> list[NotebookNode]:
    """A cell that installs what the code ran with, in the same versions."""
    found: dict[str, str] = {}
    for trial in trials:
        for fact in trial.badge.split(" · "):
            package = _PACKAGE.fullmatch(fact.strip())
            if package and package[1] != "python":
                found[package[1]] = package[2]
    if not found:
        return []
    wanted = " ".join(f'"{name}=={version}"' for name, version in sorted(found.items()))
    return [v4.new_code_cell(f"%pip install -q {wanted}")]
