"""Judges a Mermaid source: does Mermaid take it, and does a reader see what it says."""

import re
import time
from collections import Counter
from collections.abc import Sequence

from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.diagrams import parser
from probatum.tools.diagrams.labels import Label, labels_of, pitfalls

LONGEST = 20_000
"""Characters. Beyond this, and beyond MOST_ARROWS, Mermaid's parser takes minutes; no reader takes it in either."""
MOST_ARROWS = 200
ARROW = re.compile(r"--|==|-\.|->|~~~")
LINE = re.compile(r"on line (\d+)")


def check_mermaid(source: str, labels: Sequence[str] = ()) -> Proof:
    """The verdict on ``source``; each of ``labels`` must be seen in the drawing as it is; ``line`` counts in it."""
    return _examine(source, tuple(labels), seconds=parser.SECONDS)[0]


def examine_mermaid(source: str) -> tuple[Proof, ...]:
    """The verdict on a source that somebody wrote by hand, then one for each further label that does not read right."""
    return _examine(source, None, seconds=parser.SECONDS)


def _examine(source: str, labels: tuple[str, ...] | None, seconds: float) -> tuple[Proof, ...]:
    if len(source) > LONGEST or len(ARROW.findall(source)) > MOST_ARROWS:
        return (_proof(Verdict.NOT_RUN, "Too large to be checked, and to be read: split it into several diagrams."),)
    if not source.strip():
        return (_proof(Verdict.FAIL, "The diagram is empty.", line=1),)
    began = time.perf_counter()
    try:
        drawing = parser.mermaid().draw(source, seconds)
    except parser.DrawingTookTooLongError:
        return (_proof(Verdict.TIMEOUT, f"Mermaid did not finish it within {seconds:.0f} s.", line=1),)
    except parser.DrawingBrokeError:
        return (_proof(Verdict.HARNESS_ERROR, "Mermaid's parser broke off.", fault=Fault.HARNESS),)
    found = [_refusal(drawing.error)] if drawing.error else []
    if not drawing.error and not any(text.strip() for text in drawing.texts):
        found = [_proof(Verdict.FAIL, "Nothing is drawn: there is a heading line alone.", line=1)]
    elif labels is None:
        told = {proof.line for proof in found}
        wrong = [(line, said) for line, said in pitfalls(source, drawing.texts) if line not in told]
        found += [_proof(Verdict.FAIL, said, line=line) for line, said in wrong]
        if not found:
            found = _unseen(labels_of(source), drawing.texts)
    elif not drawing.error:
        found = _unseen([Label(label, 0) for label in labels], drawing.texts)
    spent = time.perf_counter() - began
    return tuple(proof.model_copy(update={"seconds": spent}) for proof in found or [_proof(Verdict.PASS)])


def _refusal(error: str) -> Proof:
    """Mermaid's complaint in one line; its own line numbers count from the first line of the source."""
    where = LINE.search(error)
    lines = error.removeprefix("Error: ").strip().splitlines()
    said = " ".join(line.strip() for line in lines[:3] if not set(line.strip()) <= {"-", "^"})
    got = re.search(r"got '(\w+)'", error)
    hint = f" ({_plain(got[1])})" if got and _plain(got[1]) else ""
    return _proof(Verdict.FAIL, f"Mermaid cannot read it: {said[:200]}{hint}", line=int(where[1]) if where else 1)


def _plain(token: str) -> str:
    """What stands where Mermaid names one of its tokens."""
    opened = {"PS": "an unquoted (", "SQS": "an unquoted [", "DIAMOND_START": "an unquoted {", "STR": "a quote"}
    return opened.get(token, "")


def _unseen(labels: Sequence[Label], texts: Sequence[str]) -> list[Proof]:
    """A proof for each label that is not among the texts as often as it should be."""
    seen = Counter(_bare(text) for text in texts)
    found = []
    for label in labels:
        bare = _bare(label.text)
        if bare and not seen[bare]:
            found.append(_proof(Verdict.FAIL, f"The label {label.text!r} is not seen in the drawing.", line=label.line))
        seen[bare] -= 1
    return found


def _bare(text: str) -> str:
    return "".join(text.split())


def _proof(verdict: Verdict, reason: str = "", *, line: int = 0, fault: Fault | None = None) -> Proof:
    if fault is None:
        fault = Fault.CONTENT if verdict.ran and not verdict.good else Fault.NONE
    return Proof(subject="diagram", kind=Kind.DIAGRAM, verdict=verdict, reason=reason, fault=fault, line=line)
