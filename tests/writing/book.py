"""A chapter made by hand, small enough to know by heart."""

from probatum.book import Box, Chapter, Heading, Label, Listing, Paragraph, PdfPage, Section, Table

BOX = Box(0, 0, 100, 10)


def heading(name: str, text: str, level: int, page: int = 7) -> Heading:
    return Heading(id=name, page=PdfPage(page), label=Label(str(page - 2)), bbox=BOX, text=text, level=level)


def paragraph(name: str, text: str, page: int = 7) -> Paragraph:
    return Paragraph(id=name, page=PdfPage(page), label=Label(str(page - 2)), bbox=BOX, text=text)


def listing(name: str, text: str, page: int = 8) -> Listing:
    return Listing(id=name, page=PdfPage(page), label=Label(str(page - 2)), bbox=BOX, text=text, language="python")


QUEUE = "from collections import deque\nqueue = deque([1, 2, 3])\nprint(queue.popleft())"

OPENING = Section(
    id="s0",
    heading=heading("p7-b0", "Queues", 1),
    blocks=(paragraph("p7-b1", "A queue hands out its items in the order in which they came in."),),
)
DEQUES = Section(
    id="s1",
    heading=heading("p8-b0", "Deques", 2, 8),
    blocks=(
        paragraph(
            "p8-b1", "A deque takes and gives items at both ends in constant time — a list’s pop(0) does not.", 8
        ),
        listing("p8-b2", QUEUE),
        Table(
            id="p8-b3",
            page=PdfPage(8),
            label=Label("6"),
            bbox=BOX,
            caption="Costs of removal",
            cells=(("type", "left", "right"), ("list", "linear", "constant"), ("deque", "constant", "constant")),
        ),
    ),
)


def chapter(*sections: Section) -> Chapter:
    return Chapter(
        id="book/3",
        number="3",
        title="Queues",
        labels=(Label("5"), Label("6")),
        pdf_pages=(PdfPage(7), PdfPage(8)),
        sections=sections or (OPENING, DEQUES),
    )
