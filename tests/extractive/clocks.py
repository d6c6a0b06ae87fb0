"""A chapter on clocks, and the notes that are made of a chapter without a model."""

from tests.extractive.pages import chapter, code, entries, session, table, text

from probatum.book import Chapter
from probatum.notes import Draft, SectionNotes
from probatum.tools.extractive import ExtractiveWriter

BOOK = chapter(
    (
        "Clocks",
        [
            text("A clock is a machine that counts the swings of something regular.", italic=["clock"]),
            text("Clocks matter because ships once had no other way to find their longitude at sea."),
        ],
    ),
    (
        "Gears",
        [
            text("A gear is a wheel that has teeth on its rim. A gear train contains gears of several sizes."),
            text(
                "A gear is a machine that never slips. A gear train is a clock in all but name.", italic=["gear train"]
            ),
            code("ratio = 60 / 12\nprint(ratio)"),
            text("This prints the following."),
            code("5.0", language="text"),
            text("You should never turn a gear train backwards, because the teeth will break."),
            session(("2 * 3", "6"), ("print('a')", "a"), ("1 / 0", "Traceback\nZeroDivisionError: division by zero")),
            table(("Wheel", "Teeth"), ("great", "96"), ("centre", "80"), caption="Wheels"),
            text("The great wheel turns once an hour, whereas the centre wheel turns once a minute."),
            text("A clock gains time in the cold, whereas a gear train loses none of it at all."),
        ],
    ),
    (
        "Summary",
        [text("In short, a clock is a gear train with a brake. It has 2 * 3 wheels and costs $5, not `6`.")],
    ),
    ("Exercises", [entries("Why do clocks gain in winter? Explain.", "Build a train of three.", role="exercise")]),
)


async def notes(made: Chapter, known: dict[str, str] | None = None) -> tuple[list[SectionNotes], Draft]:
    writer = ExtractiveWriter()
    plan = await writer.plan(made, known or {})
    sections = [await writer.section(made, s.id, plan) for s in made.sections]
    return sections, await writer.draft(made, sections, plan)
