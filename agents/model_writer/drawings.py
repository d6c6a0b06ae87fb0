"""Turns a model's boxes and arrows into a checked graph."""

from collections.abc import Iterable

from probatum.agents.model_writer import tidying
from probatum.agents.model_writer.quoting import of_blocks
from probatum.agents.model_writer.replies import Arrow, Box, Drawing
from probatum.book import Chapter
from probatum.notes import Diagram, Edge, Group, Node

MOST_BOXES, MOST_ARROWS = 40, 60
_SHAPES = {"box", "round", "decision", "store"}


def drawing(drawn: Drawing, diagram_id: str, chapter: Chapter) -> Diagram | None:
    """A graph of boxes that are joined; None when there are not two of them."""
    nodes, edges = graph(drawn.boxes, drawn.arrows)
    if len(nodes) < 2:
        return None
    known = {node.id for node in nodes}
    groups = [
        Group(label=tidying.label(frame.label), nodes=inside)
        for frame in drawn.groups
        if (inside := tuple(box for box in frame.boxes if box in known)) and frame.label.strip()
    ]
    return Diagram(
        id=diagram_id,
        title=tidying.label(drawn.title),
        direction="TD" if drawn.direction.upper() in {"TD", "TB"} else "LR",
        nodes=nodes,
        edges=edges,
        groups=tuple(groups),
        evidence=of_blocks(drawn.blocks, chapter),
    )


def graph(boxes: Iterable[Box], arrows: Iterable[Arrow]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The boxes that have a label and an arrow, and the arrows between them."""
    named = {box.id: box for box in list(boxes)[:MOST_BOXES] if tidying.label(box.label)}
    joined = [a for a in arrows if a.source in named and a.target in named][:MOST_ARROWS]
    touched = {end for arrow in joined for end in (arrow.source, arrow.target)}
    nodes = tuple(
        Node.model_validate(
            {"id": b.id, "label": tidying.label(b.label), "shape": b.shape if b.shape in _SHAPES else "box"}
        )
        for b in named.values()
        if b.id in touched
    )
    return nodes, tuple(Edge(source=a.source, target=a.target, label=tidying.label(a.label)) for a in joined)
