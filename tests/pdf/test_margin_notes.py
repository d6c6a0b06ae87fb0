"""Notes in the margin are read apart from the lines that they stand beside, and the text goes on past them."""

from typing import Any

from tests.pdf.conftest import of_kind
from tests.pdf.drawn import PROSE, Text, code, listings, prose

from probatum.book import Footnote

BROKEN = "A sentence that the end of the page breaks in two and that goes on with a"
REST = "small letter on the next one, as sentences in books will do now and then."


def note(y: float, *lines: str) -> list[Text]:
    return [(410, y + 9 * at, line, "tiro", 7) for at, line in enumerate(lines)]


def test_a_note_level_with_the_text_is_no_part_of_it(read: Any) -> None:
    page = [*prose(80, 12), *note(116, "An aside that few", "readers will miss.")]
    texts = [block.text for block in of_kind(read(page), "text")]
    assert texts == [" ".join([PROSE] * 12), "An aside that few readers will miss."]


def test_a_note_with_a_mark_is_a_footnote(read: Any) -> None:
    mark: Text = (394, 89, "1", "tiro", 6)
    numbered = [(408, 116, "1", "tiro", 5), *note(118, "  An aside that few", "readers will miss.")]
    chapter = read([*prose(80, 6), (72, 152, PROSE, "tiro", 10), *prose(164, 5), mark, *numbered])
    (aside,) = of_kind(chapter, "footnote")
    assert isinstance(aside, Footnote)
    assert (aside.mark, aside.text) == ("1", "An aside that few readers will miss.")


def test_text_goes_on_past_a_note(read: Any) -> None:
    first = [*prose(80, 10), (72, 212, BROKEN, "tiro", 10), *note(116, "An aside that few", "readers will miss.")]
    chapter = read(first, [(72, 80, REST, "tiro", 10), *prose(110, 10)])
    assert any(f"{BROKEN} {REST}" in block.text for block in of_kind(chapter, "text"))


def test_code_that_is_broader_than_the_text_stays_whole(read: Any) -> None:
    rows = [f"{at}.1e-65   sp|P{at}3517|HBB" for at in range(6)]
    ends: list[Text] = [(330, 120 + 11 * at, f"Hemoglobin subunit beta {at}", "cour", 9) for at in range(6)]
    (listing,) = listings(read([*prose(80, 2), *code(120, rows), *ends, *prose(210, 20)]))
    assert [line.split()[-1] for line in listing.split("\n")] == [str(at) for at in range(6)]
