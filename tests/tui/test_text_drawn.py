"""What a terminal cannot draw is told in text: formulas, diagrams, pictographs, numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.notes import Diagram, Edge, Group, Node
from probatum.tools.diagrams import to_mermaid
from probatum.tui.diagram_text import outline
from probatum.tui.drawing import banded, bar, heat_map
from probatum.tui.formulas import readable
from probatum.tui.glyphs import bare, plain_badges

LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"x_i^2", "xᵢ²"),
        (r"\alpha \le \beta_{10}", "α ≤ β₁₀"),
        (r"O(\log n)", "O(log n)"),
        (r"\sum_{i=1}^{n} x_i", "∑ᵢ₌₁ⁿ xᵢ"),
    ],
)
def test_formulas_with_signs_of_their_own_are_readable(latex: str, shown: str) -> None:
    assert readable(latex) == shown


@pytest.mark.parametrize("latex", [r"\frac{a}{b}", r"\mathrm{d}x", "e^{qz}", r"\sqrt{2}", r"a \& b"])
def test_all_other_formulas_are_left_whole(latex: str) -> None:
    assert readable(latex) == latex


@given(LABELS, LABELS, LABELS, LABELS)
def test_every_label_of_a_diagram_is_told(one: str, other: str, turns: str, frame: str) -> None:
    diagram = Diagram(
        id="d",
        nodes=(Node(id="a", label=one), Node(id="b", label=other, shape="decision"), Node(id="c", label=frame)),
        edges=(Edge(source="a", target="b", label=turns, style="dashed"),),
        groups=(Group(label=frame, nodes=("b",)),),
    )
    told = outline(to_mermaid(diagram))
    assert "flowchart" not in told or "flowchart" in f"{one}{other}{turns}{frame}"
    for label in (one, other, turns, frame):
        assert label in told


def test_a_diagram_beyond_boxes_and_arrows_is_left_as_it_is() -> None:
    source = "sequenceDiagram\n  A->>B: hello"
    assert outline(source) == source


def test_headings_lose_pictographs_and_badges_become_signs() -> None:
    assert bare("🔹 2.1 Gear trains") == "2.1 Gear trains"
    assert bare("⏱️ In short") == "In short"
    assert bare("✓ Right") == "✓ Right"
    assert plain_badges("✅ ran · ⏸️ not run") == "✓ ran · ‖ not run"


def test_bars_bands_and_days() -> None:
    assert bar(0.5, 4) == "━━──"
    assert bar(0.625, 4) == "━━╸─"
    assert banded(0.5, 0.2, 0.9, 10) == "··───●────"
    rows = heat_map({date(2026, 11, 23): 4}, date(2026, 11, 23), 2)
    assert rows[0].endswith("█")
    assert [len(row) for row in rows] == [5] * 7
