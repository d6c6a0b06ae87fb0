"""A tutor asks questions on a chapter that has no notes: they are made on the spot."""

from pathlib import Path

from tests.conftest import SAMPLE

from probatum.configs.settings import Settings
from probatum.tools.record import Record
from probatum.tutoring import Action
from probatum.workflows.book_part import BookPart
from probatum.workflows.studying import open_tutoring


async def test_a_chapter_never_noted_is_asked_about_and_the_answer_is_kept(tmp_path: Path) -> None:
    settings = Settings(vault=tmp_path / "vault")
    async with open_tutoring(BookPart(SAMPLE, chapter="1"), settings) as tutoring:
        asked = await tutoring.do(Action(kind="question", target=""))
        assert "no question" not in asked.text.lower()
        assert tutoring.examiner.waiting
        told = await tutoring.say("a", lambda piece: None)
    assert told.text
    record = Record.open(settings.record_url)
    assert record.attempts()
    assert [c.number for c in record.chapters()] == ["1"]
