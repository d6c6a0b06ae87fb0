"""Writes a typed graph as a Mermaid flowchart that version 10 accepts, with every label as it was meant."""

import re
from collections.abc import Iterable

from probatum.notes import Diagram, Edge, Node

SHAPES = {"box": '["{}"]', "round": '("{}")', "decision": '{{"{}"}}', "store": '[("{}")]'}
ARROWS = {"solid": "-->", "dashed": "-.->", "thick": "==>"}
MARKUP = re.compile(
    r"""["<>&#`*_~$\\%]|(?<=\d)[.)](?=\s)|^[-+](?=\s)|(?<=fa):(?=fa-)|(?<=fa[bklrs]):(?=fa-)|(?<=:)/(?=/)"""
)
"""What Mermaid or the HTML and Markdown in its labels would take as markup."""

STYLE_WORD = re.compile(r"style|classDef")
STYLE = re.compile(f"{MARKUP.pattern}|:")
"""Mermaid takes the last ``;`` off a line that looks like a style, ``style a:#fff;``, in a label too."""


def to_mermaid(diagram: Diagram) -> str:
    """The diagram's source. Ids are our own, so that a node may be called ``end``; labels are quoted and escaped.

    A box stands in the first group that names it; an arrow to an unknown id draws a box with that id as its label.
    """
    nodes = {node.id: node for node in reversed(diagram.nodes)}
    named = [*(n.id for n in diagram.nodes), *(end for e in diagram.edges for end in (e.source, e.target))]
    ids = {name: f"n{place}" for place, name in enumerate(dict.fromkeys(named), 1)}
    free = dict.fromkeys(ids)
    lines = [f"flowchart {diagram.direction}"]
    for place, group in enumerate(diagram.groups, 1):
        inner = [name for name in dict.fromkeys(group.nodes) if name in free]
        for name in inner:
            del free[name]
        boxes = _boxes(inner, nodes, ids)
        lines += [f'    subgraph g{place}["{escaped(group.label)}"]', *(f"    {box}" for box in boxes), "    end"]
    lines += _boxes(free, nodes, ids)
    lines += [_arrow(edge, ids) for edge in diagram.edges]
    return "\n".join(lines) + "\n"


def _boxes(names: Iterable[str], nodes: dict[str, Node], ids: dict[str, str]) -> list[str]:
    shown = [nodes.get(name, Node(id=name, label=name)) for name in names]
    return [f"    {ids[node.id]}{SHAPES[node.shape].format(escaped(node.label))}" for node in shown]


def _arrow(edge: Edge, ids: dict[str, str]) -> str:
    label = f'|"{escaped(edge.label)}"|' if edge.label.strip() else ""
    return f"    {ids[edge.source]} {ARROWS[edge.style]}{label} {ids[edge.target]}"


def escaped(label: str) -> str:
    """A label inside Mermaid's quotes: markup as Mermaid's own ``#60;`` codes, line breaks as ``<br/>``."""
    markup = STYLE if STYLE_WORD.search(label) else MARKUP
    lines = [markup.sub(lambda found: f"#{ord(found[0])};", " ".join(line.split())) for line in label.splitlines()]
    return "<br/>".join(lines) or " "
