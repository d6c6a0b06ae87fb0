"""Draws numbers with characters: bars, bars with a band, a heat map of days."""

from collections.abc import Mapping
from datetime import date, timedelta

SHADES = " ░▒▓█"


def bar(share: float, width: int) -> str:
    """``share`` (0 to 1) of ``width`` cells as a heavy line on a light one, to half a cell."""
    full, half = divmod(round(max(0.0, min(1.0, share)) * width * 2), 2)
    return ("━" * full + "╸" * half).ljust(width, "─")


def banded(shown: float, low: float, high: float, width: int) -> str:
    """A scale of ``width`` cells with the band as ``─`` and the number as ``●``."""
    cells = ["·"] * width

    def cell(value: float) -> int:
        return min(width - 1, int(max(0.0, value) * width))

    for i in range(cell(low), cell(high) + 1):
        cells[i] = "─"
    cells[cell(shown)] = "●"
    return "".join(cells)


def heat_map(days: Mapping[date, int], today: date, weeks: int) -> list[str]:
    """Seven rows, Monday first, a column a week up to this one; darker is more."""
    most = max(days.values(), default=0)
    monday = today - timedelta(days=today.weekday()) - timedelta(weeks=weeks - 1)
    rows = []
    for weekday, name in enumerate(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")):
        cells = []
        for week in range(weeks):
            day = monday + timedelta(weeks=week, days=weekday)
            count = days.get(day, 0)
            shade = SHADES[-(-count * (len(SHADES) - 1) // most)] if count else "·"
            cells.append(" " if day > today else shade)
        rows.append(f"{name} {''.join(cells)}")
    return rows
