"""Holds the numbers of a statement against the rows and columns of a table that it names."""

from probatum.book import Table
from probatum.tools.grounding.numbers import numbers_in
from probatum.tools.grounding.wording import wording


def misplaced(said: str, table: Table, language: str) -> str:
    """A number that stands in the table, but in none of the rows and columns of which the statement speaks."""
    words = frozenset(wording(said))
    cells = {(row, column): cell for row, line in enumerate(table.cells) for column, cell in enumerate(line)}
    rows = {row for (row, column), cell in cells.items() if not column and _named(cell, words)}
    columns = {column for (row, column), cell in cells.items() if not row and column and _named(cell, words)}
    for number in sorted(numbers_in(said, language)):
        places = {place for place, cell in cells.items() if all(place) and number in numbers_in(cell, language)}
        if places and not any(_meant(place, rows, columns) for place in places):
            return f"The table has {number} in another place."
    return ""


def _named(head: str, words: frozenset[str]) -> bool:
    """True when the statement has half of what stands at the head of a row or column."""
    names = frozenset(wording(head))
    return bool(names) and 2 * len(names & words) >= len(names)


def _meant(place: tuple[int, int], rows: set[int], columns: set[int]) -> bool:
    return (not rows or place[0] in rows) and (not columns or place[1] in columns)
