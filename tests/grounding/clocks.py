"""A chapter on clocks, and statements that quote it."""

from probatum.book import Box, Chapter, Heading, Label, Listing, Paragraph, PdfPage, Section
from probatum.notes import Claim, Evidence

BOX = Box(0, 0, 1, 1)


GEARS = (
    "The escape\u00adment of a pendulum clock does not wind the spring; "
    "it lets the train of 60 teeth step once a second."
)


FILES = (
    "Pro\ufb01les of the teeth — Huygens’ “isochronous” curve — are cut to 0.5 mm. The brass wheel holds twelve spokes."
)


CODE = "def step(angle, limit=3):\n    return angle % limit"


def paragraph(name: str, page: int, text: str) -> Paragraph:
    return Paragraph(id=name, page=PdfPage(page), label=Label(str(page - 4)), bbox=BOX, text=text)


CHAPTER = Chapter(
    id="clocks/1",
    number="1",
    title="Clocks",
    labels=(Label("1"), Label("2")),
    pdf_pages=(PdfPage(5), PdfPage(6)),
    sections=(
        Section(
            id="s1",
            heading=Heading(id="h1", page=PdfPage(5), label=Label("1"), bbox=BOX, text="Escapements", level=1),
            blocks=(
                paragraph("b1", 5, GEARS),
                paragraph("b2", 5, "It never stops by itself."),
                paragraph("b3", 6, FILES),
                Listing(id="b4", page=PdfPage(6), label=Label("2"), bbox=BOX, text=CODE, language="python"),
            ),
        ),
    ),
)


def claim(text: str, quote: str, block: str = "b1", page: int = 5, *, verbatim: bool = False) -> Claim:
    evidence = Evidence(block=block, page=PdfPage(page), label=Label(str(page - 4)), quote=quote)
    return Claim(text=text, evidence=(evidence,), verbatim=verbatim)
