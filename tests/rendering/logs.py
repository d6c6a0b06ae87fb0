"""A rich log and its chapter, made by hand: everything that a note can hold, and text that tries to break it."""

from datetime import date

from probatum.book import (
    Box,
    Chapter,
    Figure,
    Footnote,
    Heading,
    Item,
    Label,
    ListBlock,
    Listing,
    Mark,
    Paragraph,
    PdfPage,
    Picture,
    Section,
    Table,
)
from probatum.notes import (
    BackgroundConcept,
    Challenge,
    Claim,
    ComparisonTable,
    Diagram,
    Draft,
    Edge,
    Evidence,
    FigureNote,
    Group,
    Log,
    NewConcept,
    Node,
    SectionNotes,
    Snippet,
    Summary,
    Task,
)
from probatum.proof import Fault, Kind, Output, Proof, Verdict
from probatum.quiz import Bank, Dropped, MultipleChoice, Option

BOX = Box(0, 0, 10, 10)
GEARS = Picture(name="gears-p021-1.png", width=1200, height=700, sha256="ab" * 32)
PLOT = Picture(name="gears-run-1.png", width=480, height=320, sha256="cd" * 32)
COSTLY = "A gear costs $5 and a rack $10; `List<int>` and <s> are #tags in 50%% of [[books]] where a==b."


def _at(page: int, n: int) -> dict[str, object]:
    return {"id": f"p{page}-b{n}", "page": PdfPage(page), "label": Label(str(page - 4)), "bbox": BOX}


def heading(page: int, n: int, text: str, number: str = "", level: int = 2) -> Heading:
    return Heading.model_validate({**_at(page, n), "text": text, "number": number, "level": level})


def evidence(page: int = 25, n: int = 2, quote: str = "Gears turn.") -> Evidence:
    return Evidence(block=f"p{page}-b{n}", page=PdfPage(page), label=Label(str(page - 4)), quote=quote)


def claim(text: str, page: int = 25, *, beyond: bool = False) -> Claim:
    return Claim(text=text, evidence=() if beyond else (evidence(page),), beyond=beyond)


def proof(subject: str, verdict: Verdict = Verdict.PASS, kind: Kind = Kind.SNIPPET, **facts: object) -> Proof:
    bad = not verdict.good and verdict is not Verdict.ILLUSTRATIVE
    given = {"fault": Fault.CONTENT if bad else Fault.NONE, **facts}
    return Proof.model_validate({"subject": subject, "kind": kind, "verdict": verdict, **given})


def ran(subject: str, text: str = "", verdict: Verdict = Verdict.PASS, **facts: object) -> Proof:
    known = {"tier": "bwrap", "conditions": ("python 3.11.7",), "seconds": 0.02, "output": Output(stdout=text)}
    return proof(subject, verdict, Kind.SNIPPET, **{**known, **facts})


def chapter() -> Chapter:
    one = Section(
        id="s1",
        heading=heading(25, 1, "Gear trains", "2.1"),
        blocks=(
            Paragraph.model_validate(
                {
                    **_at(25, 2),
                    "text": "Gears turn. Call ratio() <now> for $5!",
                    "marks": (mark("Gears turn. Call ", "ratio()"),),
                }
            ),
            Listing.model_validate({**_at(25, 3), "text": "def ratio(a, b):\n    return a / b", "language": "python"}),
            Figure.model_validate({**_at(25, 4), "caption": "Two gears in mesh.", "number": "2.1", "picture": GEARS}),
            Footnote.model_validate({**_at(25, 5), "mark": "1", "text": "See the *appendix*."}),
        ),
    )
    two = Section(
        id="s2",
        heading=heading(26, 1, "Racks & pinions", "2.2"),
        blocks=(
            ListBlock.model_validate({**_at(26, 2), "items": (Item(text="- first"), Item(text="second", level=1))}),
            Table.model_validate({**_at(26, 3), "cells": (("Part", "Sign"), ("pipe", "a|b")), "caption": "Signs"}),
        ),
    )
    return Chapter(
        id="feedbeef:2",
        number="2",
        title="Gears: a [short] guide",
        labels=(Label("21"), Label("22")),
        pdf_pages=(PdfPage(25), PdfPage(26)),
        sections=(one, two),
    )


def mark(before: str, code: str) -> Mark:
    return Mark(start=len(before), end=len(before) + len(code), style="code")


def first_section() -> SectionNotes:
    code = "def ratio(a, b):\n    return a / b\n\n\nprint(ratio(40, 20))"
    return SectionNotes(
        section="s1",
        heading="2.1 Gear trains",
        level=2,
        label=Label("21"),
        page=PdfPage(25),
        snippets=(
            Snippet(
                id="s1/ratio",
                code=code,
                title="Listing 2.1",
                origin="book",
                evidence=(evidence(25, 3),),
                proof=ran("s1/ratio", "2.0\n"),
            ),
            Snippet(
                id="s1/wrong",
                code="print('```')\nratio(1, 0)",
                origin="book",
                expected="inf",
                proof=ran(
                    "s1/wrong",
                    verdict=Verdict.FAIL,
                    reason="ZeroDivisionError: division by zero",
                    line=2,
                    output=Output(
                        stdout="```\n", error="Traceback (most recent call last):\nZeroDivisionError: division by zero"
                    ),
                ),
            ),
        ),
        happening=(
            claim("The ==gear ratio== is `a / b`, that is $\\frac{a}{b}$."),
            claim(COSTLY),
            claim("It scales.", beyond=True),
        ),
        tables=(
            ComparisonTable(
                header=("Gear", "Sign"), rows=(("==spur==", "`a|b`"), ("worm", "$|x|$")), evidence=(evidence(26, 3),)
            ),
        ),
        diagrams=(train(),),
        figures=(figure(),),
        bridge=(claim("A gear train is a pipeline."),),
        mistakes=(claim("Dividing by zero teeth."),),
        self_check=(
            Task(text="What is a ==gear ratio==?", answer=claim("The quotient of the teeth.")),
            Task(text="Name two gears.", evidence=(evidence(26, 2),)),
        ),
        absent=("A statement was dropped because it did not hold: not on the page.",),
    )


def train(verdict: Verdict = Verdict.PASS) -> Diagram:
    return Diagram(
        id="s1/train",
        title="A gear train",
        nodes=(Node(id="a", label="Driver <s>"), Node(id="b", label="Follower (big)")),
        edges=(Edge(source="a", target="b", label="turns"),),
        groups=(Group(label="Box (1)", nodes=("a", "b")),),
        evidence=(evidence(),),
        proof=proof("s1/train", verdict, Kind.DIAGRAM, seconds=0.1),
    )


def mermaid(diagram: Diagram) -> str:
    return "flowchart LR\n" + "\n".join(f'    {node.id}["{node.label.replace("<", "&lt;")}"]' for node in diagram.nodes)


def figure() -> FigureNote:
    return FigureNote(
        block="p25-b4",
        number="2.1",
        caption="Two gears | in [mesh].",
        page=PdfPage(25),
        label=Label("21"),
        picture=GEARS,
    )


def second_section() -> SectionNotes:
    drawn = ran("s2/plot", output=Output(figures=(PLOT,)))
    return SectionNotes(
        section="s2",
        heading="2.2 Racks & pinions",
        level=2,
        label=Label("22"),
        page=PdfPage(26),
        snippets=(
            Snippet(id="s2/plot", code="plot()", proof=drawn),
            Snippet(
                id="s2/torch",
                code="import torch",
                proof=proof(
                    "s2/torch", Verdict.NEEDS_PACKAGE, reason="torch is not installed", fault=Fault.ENVIRONMENT
                ),
            ),
        ),
        happening=(claim("A rack is a gear of no curvature.", 26),),
    )


def draft() -> Draft:
    return Draft(
        summary=Summary(core_idea=claim("Gears trade ==speed== for force."), watch_out=claim("Mind the <s> token.")),
        background=(
            BackgroundConcept(
                concept="torque",
                name="Torque",
                gloss="turning force",
                what=claim("A force at a distance."),
                why=claim("It moves gears."),
                example=Snippet(id="background/torque", code="print(3 * 2)", proof=ran("background/torque", "6\n")),
            ),
            BackgroundConcept(concept="lever", name="Lever", what=claim("A bar on a pivot."), mastered=True),
        ),
        challenge=Challenge(
            goal="Chain two gears.",
            tasks=("Write `chain`.", "Call it with 1) and 2)."),
            learning=("Ratios multiply.",),
            starter=Snippet(id="challenge/starter", code="def chain(*r): ...", proof=ran("challenge/starter")),
            solution=Snippet(
                id="challenge/solution", code="def chain(*r):\n    return 4", proof=ran("challenge/solution")
            ),
            check="assert chain(2, 2) == 4",
            evidence=(evidence(),),
        ),
        concepts=(NewConcept(concept="gear-ratio", name="gear ratio", line=claim("Teeth over teeth.")),),
        recap=(claim("Gears mesh."), claim("Ratios multiply.")),
    )


def log(day: date = date(2026, 11, 23), **changes: object) -> Log:
    read = chapter()
    claims = [proof(f"s1/happening/{i}", kind=Kind.CLAIM, reason="found word for word") for i in range(2)]
    claims.append(proof("s1/happening/2", Verdict.ILLUSTRATIVE, Kind.CLAIM, reason="beyond the book"))
    claims.append(proof("s1/happening/3", Verdict.FAIL, Kind.CLAIM, reason="not on the page"))
    made = Log(
        day=day,
        book_title='The "Clockwork" Book: Gears',
        book_file="clockwork.pdf",
        book_sha256="0123456789abcdef" * 4,
        chapter=read.id,
        number=read.number,
        title=read.title,
        labels=read.labels,
        pdf_pages=read.pdf_pages,
        draft=draft(),
        sections=(first_section(), second_section()),
        figures=(figure(),),
        proofs=tuple(claims),
        version="0.1.0",
    )
    return made.model_copy(update=changes)


def bank() -> Bank:
    question = MultipleChoice(
        id="q1",
        chapter="feedbeef:2",
        concepts=("gear-ratio",),
        prompt="What is the ratio of 40 to 20 teeth?",
        why="40 / 20 is 2.",
        evidence=(evidence(),),
        proof=proof("q1", kind=Kind.QUESTION),
        options=(Option(text="2"), Option(text="`a<b`", why="No.")),
        key=0,
    )
    return Bank(chapter="feedbeef:2", questions=(question,), dropped=(Dropped(prompt="Why?", reason="two keys"),))
