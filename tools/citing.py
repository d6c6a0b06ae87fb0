"""Reads what an answer cites, and checks each cited statement against its block with the notes' own grounding."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from probatum.book import Chapter, Figure, Table, cited
from probatum.notes import Claim, Evidence
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.grounding import altered, ground
from probatum.tutoring import Action, Citation

MARK = re.compile(r"\[(p\d+-[\w.-]+(?:\s*[,;]\s*p\d+-[\w.-]+)*)\]")
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[^a-z\s])|\n+")
ACTION = re.compile(r"\s*@(run|figure|page|note|question|unclear)\b\s*(.*)")
"""A line that asks for something to be done."""


class Said(NamedTuple):
    """A statement of an answer, with the ids of the blocks that it cites."""

    text: str
    blocks: tuple[str, ...]


def statements(text: str) -> Iterator[Said]:
    """The sentences of ``text`` that end in a mark; what goes before them is said to the learner, not of the page."""
    for line in text.split("\n"):
        start = 0
        for mark in MARK.finditer(line):
            said = [part.strip(" -*>.") for part in _SENTENCE.split(line[start : mark.start()])]
            start = mark.end()
            last = next((part for part in reversed(said) if part), "")
            yield Said(last, tuple(re.split(r"\s*[,;]\s*", mark[1])))


def check(text: str, chapter_of: Callable[[str], Chapter | None]) -> tuple[Citation, ...]:
    """Every citation in ``text`` with its proof; ``chapter_of`` finds the chapter that holds a block id.

    A block that does not exist is a failed citation without evidence.
    """
    return tuple(_checked(said.text, block, chapter_of(block)) for said in statements(text) for block in said.blocks)


def _checked(said: str, block_id: str, chapter: Chapter | None) -> Citation:
    block = chapter.block(block_id) if chapter else None
    if chapter is None or block is None:
        reason = f"no block {block_id} was read"
        proof = Proof(subject=block_id, kind=Kind.CLAIM, verdict=Verdict.FAIL, reason=reason, fault=Fault.CONTENT)
        return Citation(block=block_id, proof=proof, said=said)
    words = f"{block.caption}\n{block.text}" if isinstance(block, Figure | Table) else block.text
    evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=words.strip())
    claim = Claim(text=said, evidence=(evidence,))
    proof = ground(claim, chapter)
    if not proof.good and not altered(claim, chapter):
        proof = ground(claim.model_copy(update={"worked_out": True}), chapter)
    return Citation(block=block_id, evidence=evidence, proof=proof, said=said)


def with_pages(text: str, label_of: Callable[[str], str | None]) -> str:
    """``text`` as it is shown: block ids as pages, ``[p. 21]``; marks of blocks that do not exist are left out."""

    def shown(mark: re.Match[str]) -> str:
        pages = cited(label for block in re.split(r"\s*[,;]\s*", mark[1]) if (label := label_of(block)))
        return f"[{pages}]" if pages else ""

    return MARK.sub(shown, text)


def actions_in(text: str) -> tuple[str, tuple[Action, ...]]:
    """``text`` without its action lines, and the actions; ``@run`` takes a block id, or the fenced code after it."""
    kept: list[str] = []
    found: list[Action] = []
    lines = iter(text.split("\n"))
    for line in lines:
        match = ACTION.fullmatch(line)
        if match is None:
            kept.append(line)
            continue
        target = match[2].strip()
        if match[1] == "run" and not target:
            fence = list(_fenced(lines))
            kept += fence
            target = "\n".join(fence[1:-1])
        found.append(Action.model_validate({"kind": match[1], "target": target}))
    return "\n".join(kept).strip(), tuple(found)


def _fenced(lines: Iterator[str]) -> Iterator[str]:
    """The lines of the fence that comes next, its marks included."""
    fences = 0
    for line in lines:
        fences += line.lstrip().startswith("```")
        yield line
        if fences != 1:
            return
