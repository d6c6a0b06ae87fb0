"""The book's listings as snippets: in order, with what it promises of them and says before them."""

from tests.extractive.clocks import BOOK, notes
from tests.extractive.pages import chapter, code, text


async def test_listings_come_in_order_with_what_the_book_promises() -> None:
    sections, _ = await notes(BOOK)
    first, value, last = sections[1].snippets
    assert (first.code, first.expected) == ("ratio = 60 / 12\nprint(ratio)", "5.0")
    assert (value.code, value.expected) == ("2 * 3", "6")
    assert (last.code, last.expected) == ("print('a')\n1 / 0", "")
    assert last.expected_error == "ZeroDivisionError"
    assert all(s.origin == "book" and s.evidence[0].label == "12" for s in sections[1].snippets)
    assert len({s.id for s in sections[1].snippets}) == 3


async def test_an_output_is_no_listing_even_behind_a_note() -> None:
    note = text("Ada wrote it.").model_copy(update={"role": "note"})
    made = chapter(("Loops", [code("for i in range(2):\n    print(i)"), note, text("It prints:"), code("0\n1", "")]))
    sections, _ = await notes(made)
    (snippet,) = sections[0].snippets
    assert snippet.expected == "0\n1"


async def test_what_only_follows_is_no_output() -> None:
    words = text("The following scripts draw more:")
    sections, _ = await notes(chapter(("Boxes", [code("print(1)"), words, code("boxes/one.py\nboxes/two.py", "")])))
    assert sections[0].snippets[0].expected == ""


async def test_a_listing_comes_with_what_the_book_says_right_before_it() -> None:
    before = text("A loop repeats its body. The loop below counts the teeth of a wheel. So:")
    made = chapter(
        ("Loops", [before, code("for tooth in range(3):\n    print(tooth)"), code("print(tooth)", "python")])
    )
    sections, _ = await notes(made)
    first, second = sections[0].snippets
    assert first.lead is not None
    assert first.lead.text == "The loop below counts the teeth of a wheel. So:"
    assert first.lead.evidence[0].quote in before.text
    assert second.lead is None
    assert first.lead.text not in [claim.text for claim in sections[0].happening]


async def test_lines_of_a_listing_that_are_repeated_to_speak_of_them_are_named_and_not_run() -> None:
    whole = code("wheel = 'great'\nteeth = 96\nprint(wheel, teeth)")
    made = chapter(("Wheels", [whole, text("The second line says how many teeth there are."), code(" teeth  = 96")]))
    sections, _ = await notes(made)
    assert [snippet.code for snippet in sections[0].snippets] == [whole.text]
    assert "p. 11" in sections[0].absent[0]
