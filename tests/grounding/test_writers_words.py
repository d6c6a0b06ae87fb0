"""What an honest writer says of a passage holds, in code, numbers, conditions and formulas; a false twin falls."""

from typing import NamedTuple

import pytest

from probatum.book import Box, Chapter, Equation, Heading, Item, Label, ListBlock, Listing, Paragraph, PdfPage, Section
from probatum.notes import Claim, Evidence
from probatum.proof import Proof
from probatum.tools.grounding import ground

PLACE = {"page": PdfPage(1), "label": Label("1"), "bbox": Box(0, 0, 1, 1)}
CODE = "import os\npipe = os.popen(command)\nlines = pipe.readlines()"
WARNING = "So it is not right to say that the true value lies in this interval with a chance of 95 percent."
EXERCISES = ("Count the spokes of a wheel.", "Oil the bearing of the anchor and wait.")


class Twins(NamedTuple):
    """A passage, what is true by it, and what is not."""

    passage: str
    true: str
    false: str
    language: str = "en"


def judged(text: str, passage: str, language: str) -> Proof:
    blocks = (
        Paragraph(id="passage", text=passage, **PLACE),
        Paragraph(id="warning", text=WARNING, **PLACE),
        Listing(id="listing", text=CODE, **PLACE),
        Equation(id="formula", text="x̄ − 1.96 SE to x̄ + 1.96 SE", **PLACE),
        ListBlock(id="list", items=tuple(Item(text=t, marker=f"{i}.") for i, t in enumerate(EXERCISES, 3)), **PLACE),
    )
    section = Section(id="s", heading=Heading(id="h", text="Wheels", level=1, **PLACE), blocks=blocks)
    labels, pages = (Label("1"), Label("1")), (PdfPage(1), PdfPage(1))
    chapter = Chapter(
        id="c", number="9", title="Clocks", labels=labels, pdf_pages=pages, language=language, sections=(section,)
    )
    block = next(b for b in reversed(blocks) if passage in b.text)
    where = Evidence(block=block.id, page=PdfPage(1), label=Label("1"), quote=passage)
    return ground(Claim(text=text, evidence=(where,)), chapter)


PIPE = "A pipe to a running program is opened and read like a file, all its lines at once."
SEED = "A seed makes every run of the program give the same sequence of numbers."
BELL = "The mean of many numbers is distributed like a bell curve, whatever the distribution of the single numbers."
INTERVAL = "A confidence interval is a range made by a method that catches the true value in 95 of 100 cases."
SHARE = "The method catches the true value of the mean 95 times in 100."
JACKET = "The jacket around the cylinder is there to prevent any loss of heat to the outside."
ALL = [
    Twins(SHARE, "It catches the true value in 95 cases out of 100.", "It catches the value in 90 cases out of 100."),
    Twins(JACKET, "No heat flows to the outside.", "The jacket is not there to prevent any loss of heat."),
    Twins(
        "Der Mantel um den Zylinder verhindert jeden Verlust von Wärme.",
        "Der Zylinder erleidet unter dem Mantel keinen Verlust von Wärme.",
        "Der Mantel um den Zylinder verhindert keinen Verlust von Wärme.",
        "de",
    ),
    Twins(PIPE, "The pipe is opened with `os.popen`.", "The pipe is opened with `os.spawn`."),
    Twins(PIPE, "All lines are read with `.readlines()`.", "All lines are read with `.readrows()`."),
    Twins("The tool md5sum takes the MD5 sum of a file.", "The tool takes MD5 sums.", "The tool takes MD6 sums."),
    Twins(SEED, "Without a seed, every run gives other numbers.", "Without a seed, every run gives the same numbers."),
    Twins(SEED, "Runs give other numbers without a seed.", "Runs of the program give a sequence without a seed."),
    Twins(
        "Mit einem Index ist die Suche in der Tabelle schnell.",
        "Ohne Index dauert die Suche in der Tabelle lange und wird langsam.",
        "Ohne Index ist die Suche in der Tabelle schnell.",
        "de",
    ),
    Twins(
        "Un indice rende veloce la ricerca in una tabella.",
        "Senza un indice la ricerca nella tabella diventa lenta.",
        "Senza un indice la ricerca nella tabella è veloce.",
        "it",
    ),
    Twins("A second clerk shortens the line.", "Two clerks shorten the line.", "Three clerks shorten the line."),
    Twins("The wheel turns once a second.", "Once a second the wheel turns.", "The wheel turns two times a second."),
    Twins("A hundred and fifty came to wait.", "150 came to wait.", "160 came to wait."),
    Twins(
        "With four times the days the error falls to about a quarter.",
        "With four times the days the error falls to one fourth.",
        "With four times the days the error falls to a fifteenth.",
    ),
    Twins("Two-thirds of the clerks wait.", "2/3 of the clerks wait.", "A third of the clerks wait."),
    Twins("Of the clerks 25 percent wait.", "A quarter of the clerks wait.", "A fifth of the clerks wait."),
    Twins("Every third clerk waits.", "A third of the clerks wait.", "Two thirds of the clerks wait."),
    Twins(
        "Der Fehler fällt auf etwa ein Viertel.",
        "Auf ein Viertel fällt der Fehler.",
        "Der Fehler fällt auf zwei Drittel.",
        "de",
    ),
    Twins(
        "Il guasto scende a un quarto.", "Un quarto: a tanto scende il guasto.", "Il guasto scende a due terzi.", "it"
    ),
    Twins(
        "x̄ − 1.96 SE to x̄ + 1.96 SE",
        "The interval is the mean plus and minus 1.96 standard errors.",
        "The interval is the mean plus and minus 1.69 standard errors.",
    ),
    Twins("x̄ − 1.96 SE to x̄ + 1.96 SE", "The mean lies amid 1.96 SE.", "Quartz crystals oscillate under tension."),
    Twins(
        EXERCISES[1],
        "Exercise 4 has you oil the bearing of the anchor.",
        "Exercise 3 has you oil the bearing of the anchor.",
    ),
    Twins(
        BELL, "The mean of numbers is like a bell curve.", "The theorem says that the single numbers are like a bell."
    ),
    Twins(
        BELL,
        "Means of many are bell shaped, even if the single numbers are lopsided.",
        "Single numbers are distributed like a bell.",
    ),
    Twins(
        "Pendeluhren sind genau, während Sanduhren abweichen.", "Pendeluhren sind genau.", "Sanduhren sind genau.", "de"
    ),
    Twins(
        INTERVAL,
        "An interval catches the true value in 95 of 100 cases.",
        "Its value lies in it with 95 percent chance.",
    ),
    Twins(
        INTERVAL,
        "A confidence interval is a range that catches the true value in 95 percent of the cases.",
        "A confidence interval is a range that contains the true value with a chance of 95 percent.",
    ),
    Twins(
        WARNING,
        "It is not right that the true value lies in this interval with a chance of 95 percent.",
        "The true value lies in this interval with a chance of 95 percent.",
    ),
    Twins(
        WARNING,
        "Saying that the true value lies in it with a chance of 95 percent is not right.",
        "An interval holds the true value with 95 percent chance.",
    ),
]


@pytest.mark.parametrize("twins", ALL, ids=lambda twins: twins.true)
def test_what_a_writer_means_holds_and_its_false_twin_falls(twins: Twins) -> None:
    held = judged(twins.true, twins.passage, twins.language)
    assert held.good, held.reason
    assert not judged(twins.false, twins.passage, twins.language).good


def test_a_span_of_code_and_a_denial_are_each_found_once() -> None:
    assert judged("It is opened like a file by `os.spawn(a, b)`.", PIPE, "en").reason == (
        "The passage does not name 'os.spawn(a, b)'."
    )
    assert "denies something ('not')" in judged("A pipe is not read like a file.", PIPE, "en").reason


def test_a_command_with_a_hyphen_is_named_by_the_passage_that_has_it() -> None:
    passage = "A change may be of use. The command edit-patch adds it to a package. Run:"
    assert judged("The command `edit-patch` adds a change to a package, when run.", passage, "en").good
    assert not judged("The command `drop-patch` adds a change to a package, when run.", passage, "en").good
