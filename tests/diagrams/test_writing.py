"""Every label of a typed graph is seen in the drawing, whatever it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from probatum.notes import Diagram, Edge, Group, Node
from probatum.tools.diagrams import check_mermaid, to_mermaid

HARD = [
    "<s>",
    'say "hi"',
    "end",
    "a [b] (c) {d}",
    "x ==y== z",
    "中文 é 😀",
    "1. first",
    "- item",
    "# head",
    "a;b",
    "50% %% x",
    "`code`",
    "**b** *i* _u_",
    "$$x$$ $5",
    "a & b &lt; c",
    "List<int>",
    "C:\\new\\temp",
    "fa:fa-home",
    "style x:#fff;y",
    "classDef a:#f;",
    "http://a.b/c",
    "a|b",
    "#35;",
    "graph",
]
WILD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=12)
NASTY = st.text(st.sampled_from('#;:"<>&*_`.-+ab1 \\/=[](){}|%$@!~^'), max_size=10)


def chain(labels: list[str]) -> tuple[Diagram, list[str]]:
    """Boxes of every shape and arrows of every style, and the labels that must be seen."""
    shapes, styles = ("box", "round", "decision", "store"), ("solid", "dashed", "thick")
    nodes = tuple(
        Node.model_validate({"id": str(i), "label": label, "shape": shapes[i % 4]}) for i, label in enumerate(labels)
    )
    edges = tuple(
        Edge.model_validate({"source": str(i), "target": "last", "label": label, "style": styles[i % 3]})
        for i, label in enumerate(labels)
    )
    group = Group(label="Encoder (RNN) <s>", nodes=("0", "1"))
    return Diagram(id="d", nodes=nodes, edges=edges, groups=(group,)), [*labels, *labels, "last", group.label]


def test_every_hard_label_is_seen() -> None:
    diagram, labels = chain(HARD)
    proof = check_mermaid(to_mermaid(diagram), labels)
    assert proof.good, proof.reason


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WILD | NASTY, min_size=1, max_size=12))
def test_wild_labels_are_seen(labels: list[str]) -> None:
    diagram, shown = chain(labels)
    source = to_mermaid(diagram)
    proof = check_mermaid(source, shown)
    assert proof.good, (proof.reason, source)


def test_an_arrow_to_an_unknown_box_draws_one() -> None:
    diagram = Diagram(id="d", nodes=(Node(id="a", label="A"),), edges=(Edge(source="a", target="queue"),))
    assert check_mermaid(to_mermaid(diagram), ["A", "queue"]).good


def test_the_source_is_the_same_each_time_and_stays_with_what_version_ten_knows() -> None:
    diagram, _ = chain(HARD)
    source = to_mermaid(diagram)
    assert source == to_mermaid(diagram)
    assert source.startswith("flowchart LR\n")
    assert "@{" not in source
