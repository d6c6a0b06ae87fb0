"""The extractor: reads the chapter that was asked for and lays it on the desk."""

import asyncio
from pathlib import Path

from autogen_core import RoutedAgent

from probatum.agents.desk import Desk
from probatum.agents.messages import ChapterKnown, ReadChapter
from probatum.agents.runtime import answers
from probatum.book import Chapter, Heading
from probatum.tools.pdf import Choice, read_chapter


class Extractor(RoutedAgent):
    """Takes ReadChapter."""

    def __init__(self, desk: Desk, pictures: Path) -> None:
        """Pictures that are cut out of pages go to the folder ``pictures``."""
        super().__init__("Reads a chapter of a book.")
        self._desk = desk
        self._pictures = pictures

    @answers
    async def read(self, message: ReadChapter) -> ChapterKnown:
        """Reads in a thread: the reader is a child process that is waited for."""
        choice = Choice(chapter=message.chapter, pages=message.pages, pdf_pages=message.pdf_pages)
        book, chapter = await asyncio.to_thread(
            read_chapter,
            Path(message.path),
            choice,
            pictures=self._pictures,
            password=message.password,
            ocr=message.ocr,
        )
        self._desk.place(book, chapter)
        return ChapterKnown(chapter=chapter.id, sections=noted_sections(chapter))


def noted_sections(chapter: Chapter) -> tuple[str, ...]:
    """Ids of the sections that have something to take notes of."""
    return tuple(s.id for s in chapter.sections if any(not isinstance(block, Heading) for block in s.blocks))
