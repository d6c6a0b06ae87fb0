"""Runs a learner's code against what it has to do."""

import re

from probatum.notes import Snippet
from probatum.proof import Fault, Proof, Verdict
from probatum.quiz import FixTheCode
from probatum.tools.trying import TrySnippets

_LINE = re.compile(r"^\s*(\d{1,3})\s*[:|](?: (.*)|(.*))$")
GAP = "____"


def whole_code(question: FixTheCode, answer: str) -> str:
    """The code that an answer stands for: what goes into the gap, single lines by number (``3: x = 1``), or all of it.

    A line keeps the indent of the one that it replaces unless the answer brings its own.
    """
    if question.complete and "\n" not in answer.strip() and GAP not in answer:
        return question.code.replace(GAP, answer.strip())
    typed = answer.strip("\n").splitlines()
    numbered = [_LINE.match(line) for line in typed]
    lines = question.code.splitlines()
    if typed and all(m is not None and 1 <= int(m[1]) <= len(lines) for m in numbered):
        for m in numbered:
            assert m is not None
            at, text = int(m[1]) - 1, m[2] if m[2] is not None else m[3]
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            lines[at] = text if text.startswith((" ", "\t")) else indent + text
        return "\n".join(lines)
    return answer


async def run_answer(question: FixTheCode, answer: str, try_snippets: TrySnippets) -> Proof:
    """The proof of an answer: run after the setup, then its output compared and the check run."""
    document = [Snippet(id="setup", code=question.setup)] if question.setup else []
    document.append(Snippet(id="answer", code=whole_code(question, answer)))
    if question.check:
        document.append(Snippet(id="check", code=question.check))
    proofs = {proof.subject: proof for proof in await try_snippets(document)}
    proof = proofs["answer"]
    if proof.good and question.prints and shown(proof) != question.prints:
        reason = f"It runs, and prints {shown(proof)!r} in place of {question.prints!r}."
        return proof.model_copy(update={"verdict": Verdict.MISMATCH, "fault": Fault.CONTENT, "reason": reason})
    return proofs["check"] if proof.good and question.check else proof


def shown(proof: Proof) -> str:
    """What a run showed, without trailing space at the ends of lines."""
    text = proof.output.text if proof.output else ""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
