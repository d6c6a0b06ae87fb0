"""With no model the book answers: quotes that hold, definitions, words before sentences."""

import pytest
from tests.tutoring.conftest import Made

from probatum.book import Book, Chapter, ListBlock, Listing, Table
from probatum.tools.extractive.quoting import quoted
from probatum.tools.passages import Passage
from probatum.tutoring import Way


@pytest.mark.parametrize("way", [way for way in Way if way is not Way.DEBUG])
async def test_without_a_model_the_book_answers_and_every_quote_holds(session_with: Made, way: Way) -> None:
    tutoring = session_with(None)
    tutoring.work(way)
    turn = await tutoring.say("What is the event calendar?", lambda _: None)
    assert turn.text or turn.actions
    assert all(citation.proof.good for citation in turn.citations)
    if way is Way.EXPLAIN:
        assert turn.citations


async def test_without_a_model_what_the_chapter_lacks_is_said(session_with: Made) -> None:
    turn = await session_with(None).say("zebra quagga okapi", lambda _: None)
    assert "no passage" in turn.text
    turn = await session_with(None).say("What is a zebra in a queue?", lambda _: None)
    assert turn.text.startswith("The chapter does not speak of “zebra”.")


async def test_without_a_model_a_definition_answers_what_something_is(session_with: Made) -> None:
    turn = await session_with(None).say("What is the event calendar?", lambda _: None)
    first = turn.text.split("\n")[1]
    assert first.startswith("> The event calendar is the collection of all events")


async def test_without_a_model_hints_give_words_before_sentences(session_with: Made) -> None:
    tutoring = session_with(None)
    tutoring.work(Way.SOCRATIC)
    nudge = await tutoring.say("Why is a heap cheap?", lambda _: None)
    hint, step = [await tutoring.hint(lambda _: None) for _ in range(2)]
    telling = next(line for line in step.text.split("\n") if line.startswith("> "))
    assert "p. 13" in nudge.text
    assert telling.strip("> ").split(" [")[0] not in nudge.text + hint.text
    assert "cheap" in telling


async def test_without_a_model_what_goes_on_from_a_question_is_told_what_is_new(session_with: Made) -> None:
    tutoring = session_with(None)
    first = await tutoring.say("What is the event calendar?", lambda _: None)
    shown = {citation.block for citation in first.citations}
    for more in ("why?", "more", "explain simpler, please"):
        turn = await tutoring.say(more, lambda _: None)
        blocks = {citation.block for citation in turn.citations}
        assert not blocks & shown, "nothing is shown twice"
        assert blocks or "what the chapter has" in turn.text
        shown |= blocks
    assert len(shown) > len(first.citations)


async def test_without_a_model_a_question_in_general_words_is_a_question(session_with: Made) -> None:
    for question in ("What is the next step?", "How large is the size of the list?"):
        turn = await session_with(None).say(question, lambda _: None)
        assert turn.citations, "it goes on from nothing"


async def test_without_a_model_a_bare_word_wishes_for_a_hint(session_with: Made) -> None:
    by_word, by_command = session_with(None), session_with(None)
    for tutoring in (by_word, by_command):
        tutoring.work(Way.SOCRATIC)
        await tutoring.say("Why is a heap cheap?", lambda _: None)
    assert (await by_word.say("Hint?", lambda _: None)).text == (await by_command.hint(lambda _: None)).text
    assert (await by_word.say("answer", lambda _: None)).citations


async def test_without_a_model_teaching_back_names_what_the_definition_has_more(session_with: Made) -> None:
    tutoring = session_with(None)
    tutoring.work(Way.TEACH_BACK)
    await tutoring.say("A queue is where people wait", lambda _: None)
    hint = await tutoring.hint(lambda _: None)
    assert "customers" in hint.text
    assert "service" in hint.text


async def test_without_a_model_exercises_answer_nothing(session_with: Made, read: tuple[Book, Chapter]) -> None:
    tasks = [b.text for b in read[1].blocks() if getattr(b, "role", "") == "exercise"]
    assert tasks
    for task in tasks:
        turn = await session_with(None).say(task, lambda _: None)
        assert " ".join(task.split())[:60] not in turn.text


async def test_without_a_model_a_list_is_quoted_as_a_list(session_with: Made, read: tuple[Book, Chapter]) -> None:
    summary = next(b for b in read[1].blocks() if isinstance(b, ListBlock) and b.role == "summary")
    turn = await session_with(None).say(summary.items[-1].text, lambda _: None)
    assert any(line.startswith(f"> - {summary.items[-1].text}") for line in turn.text.split("\n"))
    assert "```" not in turn.text


def test_a_table_and_code_are_quoted_as_such(read: tuple[Book, Chapter]) -> None:
    chapter = read[1]
    table = next(b for b in chapter.blocks() if isinstance(b, Table) and b.cells)
    listing = next(b for b in chapter.blocks() if isinstance(b, Listing) and "\n" in b.text)
    lines = quoted([_passage(table), _passage(listing)], chapter)
    assert lines[0].startswith("| ")
    assert lines[1].startswith("| ---")
    assert f"```{listing.language}" in lines


def _passage(block: Table | Listing) -> Passage:
    place = {"book": "", "chapter": "", "section": "", "heading": ""}
    return Passage(block=block.id, page=block.page, label=block.label, text=block.text, **place)


async def test_without_a_model_a_hint_on_what_was_explained_tells_more_and_nothing_twice(session_with: Made) -> None:
    tutoring = session_with(None)
    first = await tutoring.say("What is the event calendar?", lambda _: None)
    second = await tutoring.say("hint", lambda _: None)
    third = await tutoring.hint(lambda _: None)
    shown = [{citation.block for citation in turn.citations} for turn in (first, second, third)]
    assert shown[1]
    assert not shown[0] & shown[1]
    assert not (shown[0] | shown[1]) & shown[2]
