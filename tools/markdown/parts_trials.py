"""Shows what came of a trial: the badge under a snippet, its real output, and what went wrong."""

from probatum.notes import Snippet
from probatum.proof import Proof, Verdict
from probatum.tools.markdown.escape import fence, literal, one_line
from probatum.tools.markdown.parts_pictures import Pictures

TRACEBACK_LINES = 20
"""Of a traceback, the last so many lines are shown."""


def icon(proof: Proof | None) -> str:
    """A sign beside the words, never in place of them."""
    if proof is None or not proof.verdict.ran:
        return "⏸️"
    return "✅" if proof.good else "❌"


def verdict(proof: Proof | None) -> str:
    """``ran: pass``, ``ran: mismatch``, ``not run: needs-package``."""
    if proof is None or proof.verdict is Verdict.NOT_RUN:
        return "not run"
    return f"{'ran' if proof.verdict.ran else 'not run'}: {proof.verdict}"


def badge(proof: Proof | None) -> str:
    """One line: verdict, isolation, conditions, seconds; for anything but a pass the reason too."""
    if proof is None:
        return f"{icon(proof)} not run · nothing has tried it"
    facts = [verdict(proof), proof.tier, *proof.conditions, f"{proof.seconds:.2f} s" if proof.verdict.ran else ""]
    line = f"{icon(proof)} " + " · ".join(literal(one_line(fact)) for fact in facts if fact)
    told = proof.reason and proof.verdict is not Verdict.PASS
    return f"{line} — {literal(one_line(proof.reason))}" if told else line


def trial(snippet: Snippet, pictures: Pictures) -> str:
    """The badge and what the run showed: output, error, figures; what was promised when it came otherwise."""
    proof = snippet.proof
    shown = [badge(proof)]
    if proof and proof.verdict is Verdict.MISMATCH and snippet.expected:
        promised = "The book says that it prints:" if snippet.origin == "book" else "It was meant to print:"
        shown += [promised, fence(snippet.expected, "text"), "It really printed:"]
    if proof and proof.output:
        output = proof.output
        shown += [fence(output.text, "text")] if output.text.strip() else []
        if output.error.strip() and (not proof.good or proof.verdict is Verdict.EXPECTED_ERROR):
            shown.append(fence("\n".join(output.error.strip().splitlines()[-TRACEBACK_LINES:]), "text"))
        shown += ["*The output was longer; the rest is cut.*"] if output.truncated else []
        shown += [
            pictures.embed(figure, f"Figure drawn by {snippet.title or 'this code'}") for figure in output.figures
        ]
    return "\n\n".join(shown)
