"""The index at the back of a book, read from lines and matched with a chapter's pages."""

from probatum.book import Box, Chapter, Heading, Label, Paragraph, PdfPage, Section
from probatum.tools.pdf.back_index import leading_into, parse

COLUMN, BELOW = 70.0, 82.0


def entries(*lines: tuple[float, str]) -> dict[str, frozenset[int]]:
    return dict(parse(lines))


def test_an_entry_is_its_words_and_its_pages() -> None:
    found = entries(
        (COLUMN, "escapement, 12, 31"), (COLUMN, "Gear trains . . . . . . . . 7"), (COLUMN, "mainspring, 4–6")
    )
    assert found == {
        "escapement": frozenset({12, 31}),
        "Gear trains": frozenset({7}),
        "mainspring": frozenset({4, 6}),
    }


def test_a_letter_of_the_alphabet_and_an_entry_of_the_whole_book_are_none() -> None:
    assert entries((COLUMN, "E"), (COLUMN, "clock, 1, 2, 3, 4, 5, 6, 7, 8")) == {}


def test_an_entry_turned_round_is_turned_back() -> None:
    assert set(entries((COLUMN, "spring, main, 14"))) == {"main spring"}


def test_an_entry_below_another_is_given_with_its_words() -> None:
    found = entries((COLUMN, "escapement"), (BELOW, "anchor, 14"), (COLUMN, "fusee, 9"))
    assert set(found) == {"escapement anchor", "anchor escapement", "fusee"}


def chapter(*pages: str) -> Chapter:
    box = Box(0, 0, 1, 1)
    blocks = tuple(
        Paragraph(id=f"p{i}-b1", page=PdfPage(i + 4), label=Label(str(i)), bbox=box, text=text)
        for i, text in enumerate(pages, 10)
    )
    head = Heading(id="p10-b0", page=PdfPage(14), label=Label("10"), bbox=box, text="Parts", level=1)
    last = Label(str(9 + len(pages)))
    return Chapter(
        id="c",
        title="Parts",
        labels=(Label("10"), last),
        pdf_pages=(PdfPage(14), PdfPage(13 + len(pages))),
        sections=(Section(id="s1", heading=head, blocks=blocks),),
    )


def test_the_entries_of_a_chapter_are_those_of_its_pages() -> None:
    found = {"pallet": frozenset({10}), "wheel": frozenset({11}), "sundial": frozenset({40})}
    assert leading_into(chapter("The pallet waits.", "The wheel turns."), found) == ("pallet", "wheel")


def test_an_index_that_is_some_pages_off_throughout_is_put_right() -> None:
    found = {"pallet": frozenset({4}), "wheel": frozenset({5}), "fusee": frozenset({6}), "sundial": frozenset({10})}
    made = chapter("The pallet waits.", "The wheel turns.", "The fusee is a cone.")
    assert leading_into(made, found) == ("fusee", "pallet", "wheel")
