"""Mermaid itself judges a source, and a label that is not seen as it was meant is told with its line."""

import pytest

from probatum.proof import Fault, Verdict
from probatum.tools.diagrams import check_mermaid, examine_mermaid
from probatum.tools.diagrams.parser import Drawing, DrawingTookTooLongError, Mermaid

BROKEN = {
    "a parenthesis in a frame's title": "graph LR\n  subgraph Outer (part)\n    a --> b\n  end\n",
    "a parenthesis in a box": "flowchart LR\n  a[call f(x)] --> b\n",
    "a box called end": "flowchart LR\n  a --> end\n",
    "an arrow of one dash": "flowchart LR\n  a -> b\n",
    "a frame that is not closed": "flowchart LR\n  subgraph x\n    a --> b\n",
    "no diagram": "hello\n",
    "two roots": "mindmap\n  root\n  other\n",
    "nothing": "",
    "a heading line alone": "flowchart LR\n",
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN.keys())
def test_what_cannot_be_drawn_falls(source: str) -> None:
    proof = check_mermaid(source)
    assert proof.verdict is Verdict.FAIL
    assert proof.fault is Fault.CONTENT
    assert proof.reason
    assert proof.line >= 1


@pytest.mark.parametrize(
    "source",
    [
        "sequenceDiagram\n  A->>B: hello\n  B-->>A: ok\n",
        "classDiagram\n  class Shape{\n    <<interface>>\n    +area() float\n  }\n  Shape <|-- Circle\n",
        "stateDiagram-v2\n  [*] --> Idle\n  Idle --> [*]\n",
        'pie title Pets\n  "Dogs" : 3\n  "Cats" : 2\n',
        'flowchart TD\n  a["List&lt;int&gt;"] -->|"yes"| b("x<br/>y")\n  c -- text --> d{choice}\n',
        "flowchart LR\n  a & b --> c\n  classDef red fill:#f00;\n  class a red\n",
    ],
)
def test_what_is_right_passes(source: str) -> None:
    assert [proof.verdict for proof in examine_mermaid(source)] == [Verdict.PASS]


def test_labels_that_parse_and_read_wrong_are_told_with_their_lines() -> None:
    source = 'graph LR\n  a["<s>"] --> b[mass<br/>==weight==]\n  dev---ops\n'
    found = examine_mermaid(source)
    assert {(proof.line, proof.reason.split()[0]) for proof in found} == {
        (2, "<s>"),
        (2, "==weight=="),
        (3, "dev---ops"),
    }


def test_a_parse_error_does_not_hide_the_labels_behind_it() -> None:
    source = 'graph LR\n  subgraph One (x)\n    a["<pad>"] --> b\n  end\n  subgraph Two (y)\n    c --> d\n  end\n'
    assert [proof.line for proof in examine_mermaid(source)] == [2, 3, 5]


def test_a_label_that_is_missing_is_named() -> None:
    proof = check_mermaid('flowchart LR\n  a["one"] --> b["two"]\n', ["one", "three"])
    assert not proof.good
    assert "three" in proof.reason


def test_what_is_too_large_is_not_tried() -> None:
    source = "flowchart LR\n" + "".join(f"  a{i} --> a{i + 1}\n" for i in range(400))
    assert check_mermaid(source).verdict is Verdict.NOT_RUN


def test_a_drawing_that_takes_too_long_is_killed_and_the_next_one_works() -> None:
    mermaid = Mermaid()
    try:
        assert mermaid.draw("flowchart LR\n  a --> b\n").texts
        slow = "flowchart LR\n" + "".join(f"  a{i} --> a{(i * 7) % 300}\n" for i in range(300))
        with pytest.raises(DrawingTookTooLongError):
            mermaid.draw(slow, seconds=0.2)
        assert mermaid.draw("flowchart LR\n  a --> b\n") == Drawing(texts=("", "a", "b"))
    finally:
        mermaid.close()
