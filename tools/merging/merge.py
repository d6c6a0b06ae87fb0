"""Merges a new run of a chapter into the reader's file: no word that the reader wrote is ever lost.

Three texts take part: what was generated last time, the file as the reader left it, and what is generated
now. Where both changed the same lines the new ones stand, and the reader's are kept in a box at the end of
that part.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from probatum.tools.markdown.escape import callout
from probatum.tools.merging.diff import Collision, changes, merge_units
from probatum.tools.merging.lines import is_fenced, is_heading, says_nothing, ticked, units
from probatum.tools.merging.properties import language_of, merge_properties, split_properties, with_properties
from probatum.tools.rendering.parts import READERS, Part, part_of
from probatum.tools.wording import Wording, phrases, wordings

HELD = tuple(f"✅ {ran}" for ran in wordings("ran"))
"""How the badge of code begins that ran and held."""


class Conflict(NamedTuple):
    """Lines of the reader that could not be merged and now stand in a box of their own."""

    part: str
    """The heading under which the box stands; empty above the first."""
    text: str


class Merged(NamedTuple):
    """The new file, and what in it asks for the reader's eye."""

    text: str
    conflicts: tuple[Conflict, ...] = ()


def merge(previous: str | None, readers: str, generated: str) -> Merged:
    """The file to write; ``previous`` is None when what was generated last time is not known any more.

    Without it every line of the file that is not generated now counts as the reader's.
    """
    readers = readers.replace("\r\n", "\n").removeprefix("\ufeff")
    old = _common(readers, generated) if previous is None else previous
    if readers == old:
        return Merged(generated)
    (was, was_body), (mine, my_body), (ours, our_body) = map(split_properties, (old, readers, generated))
    properties, displaced = merge_properties(was, mine, ours)
    my, wording = _without_our_remarks(units(my_body)), Wording(language_of(generated))
    base, our = _with_ticks(units(was_body), my, _readers_parts_kept(units(was_body), my, units(our_body)))
    merged, conflicts = _resolved(base, my, our, displaced, wording)
    body = "\n".join(_remarked(merged, {*base, *our}, _remark(wording)))
    return Merged(with_properties(properties, body), conflicts)


def _common(readers: str, generated: str) -> str:
    """What both texts share, as the base of a two-way merge."""
    (mine, my_body), (ours, our_body) = split_properties(readers), split_properties(generated)
    shared = [line for line in mine.split("\n") if line in set(ours.split("\n"))]
    my, our = units(my_body), units(our_body)
    gone = {i for change in changes(my, our) for i in range(change.start, change.end)}
    return with_properties("\n".join(shared), "\n".join(unit for i, unit in enumerate(my) if i not in gone))


def _resolved(
    base: Sequence[str], my: Sequence[str], our: Sequence[str], displaced: Sequence[str], wording: Wording
) -> tuple[list[str], tuple[Conflict, ...]]:
    """The merged units; where sides collide the new text stands and a box with the reader's follows the part."""
    merged: list[str] = []
    conflicts: list[Conflict] = []
    waiting, part = list(displaced), ""

    def settle() -> None:
        if waiting:
            conflicts.append(Conflict(part, "\n".join(waiting)))
            end = next((i for i in range(len(merged), 0, -1) if not says_nothing(merged[i - 1])), 0)
            box = _box(waiting, wording)
            merged[end:end] = ["", *box] if end else [*box, ""]
            waiting.clear()

    for piece in merge_units(base, my, our):
        standing, kept = (piece.theirs, _typed(piece)) if isinstance(piece, Collision) else (piece, [])
        for unit in standing:
            if is_heading(unit):
                settle()
                part = unit
            merged.append(unit)
        waiting += kept
    settle()
    return merged, tuple(conflicts)


def _typed(collision: Collision) -> list[str]:
    """What the reader wrote in a collision: units that neither the old nor the new text holds."""
    added = [unit for change in changes(collision.base, collision.ours) for unit in change.units]
    return [unit for unit in added if unit not in collision.theirs and not says_nothing(unit)]


def _box(kept: Sequence[str], wording: Wording) -> tuple[str, ...]:
    body = "\n\n".join([wording.say("kept_why"), "\n".join(kept)])
    return units(callout(body, "attention", wording.say("kept"), "+"))


def _parts(found: Sequence[str]) -> dict[Part, tuple[int, int]]:
    """Where each part of the format lies, whatever the language of its heading."""
    starts = [i for i, unit in enumerate(found) if part_of(unit)]
    return {part: (a, b) for a, b in pairwise([*starts, len(found)]) if (part := part_of(found[a]))}


def _readers_parts_kept(base: Sequence[str], my: Sequence[str], our: Sequence[str]) -> tuple[str, ...]:
    """The new text with the old one's reader's parts wherever the reader touched them, so that theirs win."""
    was, mine = _parts(base), _parts(my)
    result = tuple(our)
    for part in READERS:
        place = _parts(result).get(part)
        if place is None or part not in was:
            continue
        old = tuple(base[slice(*was[part])])
        touched = part not in mine or tuple(my[slice(*mine[part])]) != old
        if touched:
            result = (*result[: place[0]], *old, *result[place[1] :])
    return result


def _with_ticks(base: Sequence[str], my: Sequence[str], our: Sequence[str]) -> tuple[list[str], list[str]]:
    """Old and new text with the reader's ticks in them, so that a tick follows its task wherever it went."""
    both = set(base) & set(our)
    ticks = {open_: done for unit in my if not is_fenced(unit) for open_, done in ticked(unit) if open_ in both}
    return [ticks.get(unit, unit) for unit in base], [ticks.get(unit, unit) for unit in our]


def _bare(unit: str) -> str:
    return unit.lstrip("> ")


def _without_our_remarks(my: Sequence[str]) -> list[str]:
    remarks = {_remark(Wording(language)) for language in phrases()["edited"]}
    return [unit for unit in my if _bare(unit) not in remarks]


def _remark(wording: Wording) -> str:
    return f"✏️ {wording.say('edited', command='`probatum verify`')}"


def _remarked(merged: Sequence[str], ours: set[str], remark: str) -> Iterator[str]:
    """Says under a badge when the code above it is no longer the code that was run."""
    edited = False
    for unit in merged:
        yield unit
        if is_fenced(unit):
            edited = unit not in ours
        elif edited and _bare(unit).startswith(HELD):
            yield unit[: len(unit) - len(_bare(unit))] + remark
            edited = False
        elif not says_nothing(unit):
            edited = False
