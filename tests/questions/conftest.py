"""A small chapter made by hand, and its notes with every listing really run."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

import pytest

from probatum.book import (
    Box,
    Chapter,
    Figure,
    Heading,
    Item,
    ListBlock,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Section,
    Table,
)
from probatum.learner.record import Concept
from probatum.notes import Evidence, SectionNotes, Snippet
from probatum.proof import Proof
from probatum.quiz import Bank
from probatum.tools.extractive.questions import make_questions
from probatum.tools.sandbox import Policy, try_snippets

BOX = Box(72, 72, 500, 100)
LISTINGS = (
    "def area(width, height):\n    return width * height\n\nfor side in range(1, 4):\n    print(area(side, side + 1))",
    "print(area(3, 4) + 2)",
    "print('hello')",
    "import random\nprint(random.random() * 2 + 1)",
    "print(unknown_name + 1)",
)


class Builder:
    """Lays out blocks one after another."""

    def __init__(self) -> None:
        self.n = 0
        self.sections: list[Section] = []

    def common(self) -> dict[str, object]:
        self.n += 1
        return {"id": f"p1-b{self.n}", "page": 1, "label": "17", "bbox": BOX}

    def text(self, text: str, role: str = "plain", bold: str = "") -> Paragraph:
        at = text.find(bold) if bold else -1
        marks = (Mark(start=at, end=at + len(bold), style="bold"),) if at >= 0 else ()
        return Paragraph.model_validate(self.common() | {"text": text, "role": role, "marks": marks})

    def told(self, text: str) -> Paragraph:
        """A paragraph in which what stands between grave accents is set as code."""
        pieces, marks, plain = text.split("`"), [], ""
        for i, piece in enumerate(pieces):
            if i % 2:
                marks.append(Mark(start=len(plain), end=len(plain) + len(piece), style="code"))
            plain += piece
        return Paragraph.model_validate(self.common() | {"text": plain, "marks": tuple(marks)})

    def glossary(self, **entries: str) -> ListBlock:
        items = tuple(Item(text=f"{term.replace('_', ' ')}: {meaning}") for term, meaning in entries.items())
        return ListBlock.model_validate(self.common() | {"items": items, "role": "glossary"})

    def steps(self, *texts: str) -> ListBlock:
        items = tuple(Item(text=text, marker=f"{i}.") for i, text in enumerate(texts, 1))
        return ListBlock.model_validate(self.common() | {"items": items, "ordered": True})

    def code(self, text: str) -> Listing:
        return Listing.model_validate(self.common() | {"text": text, "language": "python"})

    def table(self, caption: str, *rows: tuple[str, ...]) -> Table:
        return Table.model_validate(self.common() | {"cells": rows, "caption": caption})

    def figure(self, caption: str) -> Figure:
        picture = Picture(name=f"f{self.n}.png", width=9, height=9, sha256=str(self.n))
        return Figure.model_validate(self.common() | {"caption": caption, "picture": picture})

    def section(self, heading: str, *blocks: object) -> None:
        head = Heading.model_validate(self.common() | {"text": heading, "level": 2})
        self.sections.append(
            Section.model_validate({"id": f"s{len(self.sections)}", "heading": head, "blocks": blocks})
        )

    def chapter(self, language: str = "en") -> Chapter:
        return Chapter.model_validate(
            {
                "id": "book-3",
                "number": "3",
                "title": "Structures",
                "labels": ("17", "18"),
                "pdf_pages": (1, 2),
                "language": language,
                "sections": self.sections,
            }
        )


def structures() -> Chapter:
    """A chapter with something for every kind of question."""
    b = Builder()
    b.section(
        "Stacks and queues",
        b.text("A stack is a list that gives back first what was put on it last. It is used everywhere."),
        b.text("A queue is a line of jobs that are served in the order in which they arrive."),
        b.text("Stacks give back the elements of the list in descending order of arrival."),
        b.text("Queues give back the elements of the list in ascending order of arrival."),
        b.text("To serve a customer, follow these steps:"),
        b.steps("Take the next ticket.", "Call its number aloud.", "Hand over the parcel.", "Tear the ticket up."),
    )
    b.section("Areas", *(b.code(code) for code in LISTINGS))
    b.section(
        "Costs",
        b.table(
            "Table 3.1: Cost of operations",
            ("Structure", "Adding", "Finding"),
            ("array", "linear time", "constant time"),
            ("heap", "logarithmic time", "no way at all"),
            ("hash table", "amortised constant time", "expected constant time"),
            ("linked list", "constant at the front", "a walk from the front"),
        ),
        *(
            b.figure(f"Figure 3.{n}: A {kind} drawn as boxes")
            for n, kind in enumerate(("stack", "queue", "heap", "tree"))
        ),
    )
    b.section(
        "Compactness",
        b.text(
            "Definition 4 A space is called sober when every closed part of it has one generic point.",
            "definition",
            "sober",
        ),
    )
    b.section(
        "Glossary",
        b.glossary(
            heap="A tree in which no child goes before its parent.",
            hash_table="Pairs that are found again by a number computed from the key.",
            linked_list="Cells of which each says where the next one lies in memory.",
            array="Values of one type that lie side by side in memory.",
            tree="Nodes joined so that a single path leads to each from the root.",
        ),
    )
    return b.chapter()


def concepts() -> tuple[Concept, ...]:
    """The chapter's concepts."""
    names = ("stack", "queue", "heap", "hash table", "linked list", "array", "tree")
    return tuple(Concept(id=n.replace(" ", "-"), name=n, chapter="book-3", section="s0") for n in names)


Try = Callable[[Sequence[Snippet]], Awaitable[Sequence[Proof]]]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Try:
    """The real sandbox."""
    return partial(try_snippets, policy=Policy(), pictures=tmp_path_factory.mktemp("pictures"))


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return tmp_path


async def noted(chapter: Chapter, run: Try) -> list[SectionNotes]:
    """The chapter's listings as notes, each with its proof."""
    found = []
    for section in chapter.sections:
        snippets = [
            Snippet(
                id=block.id,
                code=block.text,
                origin="book",
                evidence=(Evidence(block=block.id, page=block.page, label=block.label, quote=block.text),),
            )
            for block in section.blocks
            if isinstance(block, Listing)
        ]
        found.append((section, snippets))
    proofs = {p.subject: p for p in await run([s for _, snippets in found for s in snippets])}
    return [
        SectionNotes(
            section=section.id,
            heading=section.heading.text,
            level=2,
            label=section.heading.label,
            page=1,
            snippets=tuple(s.model_copy(update={"proof": proofs[s.id]}) for s in snippets),
        )
        for section, snippets in found
    ]


@pytest.fixture
async def bank(run: Try) -> Bank:
    """The questions of the chapter above."""
    chapter = structures()
    return await make_questions(chapter, await noted(chapter, run), concepts(), try_snippets=run, rng=Random(7))
