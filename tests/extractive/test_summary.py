"""The five lines of a summary are the book's own, and a line that it does not fill is left out."""

from tests.extractive.clocks import BOOK, notes
from tests.extractive.pages import chapter, text


async def test_labels_say_what_the_text_says() -> None:
    _, draft = await notes(BOOK)
    summary = draft.summary
    assert summary.core_idea is not None
    assert "regular" in summary.core_idea.text
    assert summary.why_it_matters is not None
    assert "longitude" in summary.why_it_matters.text
    assert summary.watch_out is not None
    assert "backwards" in summary.watch_out.text


async def test_a_label_that_the_text_does_not_fill_is_left_out() -> None:
    plain = chapter(("Gears", [text("A gear is a wheel that has teeth on its rim. The teeth of two gears mesh.")]))
    _, draft = await notes(plain)
    assert draft.summary.core_idea is not None
    assert draft.summary.watch_out is None
    assert draft.summary.why_it_matters is None
    assert draft.summary.connects_to is None
    assert draft.absent


async def test_a_reason_is_no_label_when_it_gives_a_name_or_an_example() -> None:
    made = chapter(
        (
            "Gears",
            [
                text("A gear is a wheel that has teeth on its rim. Gears of all sizes turn one another."),
                text("We call it a gear in order to tell it from a plain wheel."),
                text("As a useful example, a gear in a mill is important to the miller."),
            ],
        )
    )
    _, draft = await notes(made)
    assert draft.summary.why_it_matters is None


async def test_the_core_idea_is_what_the_chapters_own_summary_says_first() -> None:
    made = chapter(
        ("Gears", [text("A gear is a wheel that has teeth on its rim. A gear train turns a slow wheel fast.")]),
        ("Summary", [text("A train of gears trades force for speed. It wastes a little of both at every pair.")]),
    )
    _, draft = await notes(made.model_copy(update={"title": "Mechanisms"}))
    assert draft.summary.core_idea is not None
    assert "force for speed" in draft.summary.core_idea.text


async def test_a_sentence_that_says_what_a_term_means_is_no_reason() -> None:
    said = "A gear is a useful wheel which makes it possible to turn a slow wheel fast."
    _, draft = await notes(chapter(("Gears", [text("Gears of all sizes turn one another in a clock."), text(said)])))
    assert draft.summary.why_it_matters is None


async def test_a_chapter_that_says_what_it_is_about_says_its_core_idea() -> None:
    about = "This chapter covers the ways in which a clock is kept from losing time in winter."
    made = chapter(("Winter", [text(about), text("Cold springs are stiff. A cold balance swings too fast in winter.")]))
    _, draft = await notes(made)
    assert draft.summary.core_idea is not None
    assert "This chapter covers" in draft.summary.core_idea.text
