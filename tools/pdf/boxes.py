"""Arithmetic of rectangles on a page."""

from collections.abc import Iterable

from probatum.book import Box


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of ``boxes`` (at least one)."""
    many = list(boxes)
    return Box(min(b.x0 for b in many), min(b.y0 for b in many), max(b.x1 for b in many), max(b.y1 for b in many))


def grown(box: Box, by: float) -> Box:
    """``box`` with a margin of ``by`` points."""
    return Box(box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by)


def touch(a: Box, b: Box) -> bool:
    """True when the boxes share a point."""
    return a.x0 <= b.x1 and b.x0 <= a.x1 and a.y0 <= b.y1 and b.y0 <= a.y1


def holds(outer: Box, inner: Box, slack: float = 1.0) -> bool:
    """True when ``inner`` lies within ``outer``."""
    return (
        outer.x0 - slack <= inner.x0
        and outer.y0 - slack <= inner.y0
        and inner.x1 <= outer.x1 + slack
        and inner.y1 <= outer.y1 + slack
    )


def covers_centre(outer: Box, inner: Box) -> bool:
    """True when the middle of ``inner`` lies in ``outer``."""
    x, y = (inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2
    return outer.x0 <= x <= outer.x1 and outer.y0 <= y <= outer.y1


def area(box: Box) -> float:
    """In square points."""
    return max(0.0, box.x1 - box.x0) * max(0.0, box.y1 - box.y0)


def overlap_x(a: Box, b: Box) -> float:
    """Width that both share."""
    return max(0.0, min(a.x1, b.x1) - max(a.x0, b.x0))


def overlap_y(a: Box, b: Box) -> float:
    """Height that both share."""
    return max(0.0, min(a.y1, b.y1) - max(a.y0, b.y0))


def clusters(boxes: list[Box], gap: float) -> list[list[int]]:
    """Indices of boxes grouped by closeness: two belong together when less than ``gap`` points lie between them."""
    order = sorted(range(len(boxes)), key=lambda i: boxes[i].y0)
    groups: list[tuple[Box, list[int]]] = []
    for index in order:
        box, members = boxes[index], [index]
        near = grown(box, gap)
        apart = []
        for extent, group in groups:
            if touch(near, extent):
                box, members = around((box, extent)), members + group
                near = grown(box, gap)
            else:
                apart.append((extent, group))
        groups = [*apart, (box, members)]
    return [members for _, members in _settled(groups, gap)]


def _settled(groups: list[tuple[Box, list[int]]], gap: float) -> list[tuple[Box, list[int]]]:
    """Joins groups whose grown extents have come to touch, until none do."""
    merged = True
    while merged:
        merged = False
        kept: list[tuple[Box, list[int]]] = []
        for extent, members in groups:
            for i, (other, theirs) in enumerate(kept):
                if touch(grown(extent, gap), other):
                    kept[i] = (around((extent, other)), members + theirs)
                    merged = True
                    break
            else:
                kept.append((extent, members))
        groups = kept
    return groups


def apart_y(a: Box, b: Box) -> float:
    """Points between two boxes from top to bottom; 0 where they are level with one another."""
    return max(a.y0 - b.y1, b.y0 - a.y1, 0.0)
