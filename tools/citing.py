"""Reads what an answer cites, and checks each cited statement against its block with the notes' own grounding."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from probatum.book import Chapter, Figure, Table
from probatum.notes import Claim, Evidence
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.grounding import ground
from probatum.tutoring import Action, Citation

MARK = re.compile(r"\[(p\d+-[\w.-]+(?:\s*[,;]\s*p\d+-[\w.-]+)*)\]")
STATES = 4
"""Words; what is shorter before the cited sentence is said to the learner, not of the book."""
_BEYOND = re.compile(r"\(beyond the book\)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[^a-z\s])|\n+")
ACTIONS = ("run", "figure", "page", "note", "question", "unclear")


class Said(NamedTuple):
    """A statement of an answer, with the ids of the blocks that it cites."""

    text: str
    blocks: tuple[str, ...]


def statements(text: str) -> Iterator[Said]:
    """The statements of ``text`` that cite something; what precedes a mark up to the mark before it belongs to it.

    Questions on the way there, a ``Not quite.`` and what is labelled beyond the book state nothing of the page.
    """
    for line in text.split("\n"):
        start = 0
        for mark in MARK.finditer(line):
            said = line[start : mark.start()]
            start = mark.end()
            *before, last = [part.strip(" -*>.") for part in _SENTENCE.split(said) if part.strip(" -*>.")] or [""]
            parts = [part for part in before if _states(part)]
            yield Said(" ".join([*parts, last]), tuple(re.split(r"\s*[,;]\s*", mark[1])))


def _states(sentence: str) -> bool:
    return len(sentence.split()) >= STATES and not sentence.endswith("?") and not _BEYOND.search(sentence)


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
        return Citation(block=block_id, proof=proof)
    words = f"{block.caption}\n{block.text}" if isinstance(block, Figure | Table) else block.text
    evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=words.strip())
    return Citation(block=block_id, evidence=evidence, proof=ground(Claim(text=said, evidence=(evidence,)), chapter))


def with_pages(text: str, label_of: Callable[[str], str | None]) -> str:
    """``text`` as it is shown: block ids as pages, ``[p. 21]``; marks of blocks that do not exist are left out."""

    def shown(mark: re.Match[str]) -> str:
        labels = dict.fromkeys(label_of(block) for block in re.split(r"\s*[,;]\s*", mark[1]))
        pages = [f"p. {label}" for label in labels if label]
        return f"[{', '.join(pages)}]" if pages else ""

    return MARK.sub(shown, text)


def actions_in(text: str) -> tuple[str, tuple[Action, ...]]:
    """``text`` without its action lines, and the actions; ``@run`` takes the fenced code after it, or a block id."""
    kept: list[str] = []
    found: list[Action] = []
    lines = iter(text.split("\n"))
    for line in lines:
        match = re.fullmatch(rf"\s*@({'|'.join(ACTIONS)})\b\s*(.*)", line)
        if match is None:
            kept.append(line)
            continue
        target = match[2].strip()
        if match[1] == "run" and not target:
            target = _fenced(lines)
        found.append(Action.model_validate({"kind": match[1], "target": target}))
    return "\n".join(kept).strip(), tuple(found)


def _fenced(lines: Iterator[str]) -> str:
    code: list[str] = []
    if not next(lines, "").lstrip().startswith("```"):
        return ""
    for line in lines:
        if line.lstrip().startswith("```"):
            break
        code.append(line)
    return "\n".join(code)
