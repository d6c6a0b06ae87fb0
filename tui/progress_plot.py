"""Draws progress in plain characters: a bar with its band for each concept, columns for days."""

from collections.abc import Iterator

from probatum.learner.record import State
from probatum.tools.wording import counted
from probatum.workflows.progress import Known, Progress

WIDTH = 30
"""Of a bar, where the terminal has room."""
BESIDE, NARROWEST = 71, 8
"""Columns of a row beside its bar, and of the bar at least."""
NAME = 24
STATES = {State.MASTERED: "mastered", State.NOT_YET: "not yet", State.UNKNOWN: "too few answers"}


def drawing(progress: Progress, *, plain: bool, columns: int = BESIDE + WIDTH) -> Iterator[str]:
    """The lines of the whole picture, no row of a concept wider than ``columns``; ``plain`` keeps to ASCII."""
    width = min(WIDTH, max(NARROWEST, columns - BESIDE))
    asked = [k for k in progress.concepts if not k.mastery.inferred]
    if not asked:
        yield "No answers yet. Take a quiz: probatum quiz BOOK.pdf --chapter 1"
        return
    counts = [f"{sum(k.mastery.state is s for k in asked)} {word}" for s, word in STATES.items()]
    yield f"{counted(progress.answers, 'answer')}, {counted(len(asked), 'concept')} asked: {', '.join(counts)}."
    where = ""
    for known in asked:
        here = (" - " if plain else " · ").join(part for part in (known.book, known.chapter) if part)
        if here != where:
            where = here
            yield f"\n{here}"
        yield row(known, plain=plain, width=width)
    inferred = len(progress.concepts) - len(asked)
    if inferred:
        yield f"\nNever asked: {counted(inferred, 'concept')}; what is thought of them is in --json, marked inferred."
    yield ""
    yield f"Due now: {len(progress.due)}."
    yield from _days("Answers, last 14 days", [(d.day.strftime("%d %b"), d.answers) for d in progress.done], plain)
    yield from _days("Reviews to come", [(d.day.strftime("%d %b"), d.concepts) for d in progress.ahead], plain)


def row(known: Known, *, plain: bool, width: int) -> str:
    """A concept's name, bar, number, band and state."""
    m = known.mastery
    name = known.name if len(known.name) <= NAME else known.name[: NAME - 1] + ("~" if plain else "…")
    sure = m.state is not State.UNKNOWN
    band = f"{f'{m.shown:.0%}' if sure else '':>4} ({100 * m.low:>2.0f}-{100 * m.high:>3.0f})"
    when = f", due {m.due:%d %b}" if m.due else ""
    return f"  {name:<{NAME}} {bar(m.shown, m.low, m.high, plain=plain, width=width)} {band} {STATES[m.state]}{when}"


def bar(shown: float, low: float, high: float, *, plain: bool, width: int = WIDTH) -> str:
    """A bar to ``shown``, its band from ``low`` to ``high`` drawn lighter."""
    sure, likely, maybe, none = "#+-." if plain else "█▓░ "
    places = ((n + 0.5) / width for n in range(width))
    return "".join(sure if p <= low else likely if p <= shown else maybe if p <= high else none for p in places)


def _days(title: str, days: list[tuple[str, int]], plain: bool) -> Iterator[str]:
    most = max((n for _, n in days), default=0)
    if not most:
        return
    yield f"\n{title}"
    for day, n in days:
        if n:
            yield f"  {day}  {('#' if plain else '█') * max(1, round(n / most * WIDTH))} {n}"
