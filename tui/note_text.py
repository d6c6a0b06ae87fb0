"""What of a note is shown, as Markdown: a part, a trial, a fresh run."""

import re
from collections.abc import Sequence

from probatum.proof import Proof
from probatum.tools.markdown.escape import fence
from probatum.workflows.reading import NotePart, Page
from probatum.workflows.trials import Trial

PAGE_LINK = re.compile(r"\(#\^([A-Za-z0-9-]+)\)|\[\[#\^([A-Za-z0-9-]+)")


def part_as_shown(part: NotePart, pages: Sequence[Page]) -> str:
    """The part; an extract as a list of its pages."""
    if pages:
        links = "\n".join(f"- [{page.title}](#^{page.anchor})" for page in pages)
        return f"{part.text.splitlines()[0]}\n\nPress **g** to open a page, or click it.\n\n{links}"
    return part.text


def cited_in(text: str) -> list[str]:
    """Anchors of the pages that a text leads to, each once, in order."""
    return list(dict.fromkeys(a or b for a, b in PAGE_LINK.findall(text))) or list(
        dict.fromkeys(re.findall(r"^\^([A-Za-z0-9-]+)\s*$", text, re.MULTILINE))
    )


def trial_as_markdown(trial: Trial, pages: Sequence[Page]) -> str:
    """How a snippet was tried, in pairs, and below it the pages that it comes from."""
    (_, number), *cells = trial.row
    known = {cell for _, cell in cells} | {trial.told.rpartition(" · ")[2]}  # the last is how long it took
    given = " · ".join(part for part in trial.told.split(" · ") if part not in known)
    facts = [*cells, ("Given", given)] if given else cells
    table = "\n".join(f"| {column} | {cell} |" for column, cell in facts)
    heading = f"#### What came of the trial of snippet {number}\n\n| What | Found |\n| --- | --- |\n{table}"
    return "\n\n".join([heading, *(f"#### In the book\n\n{page.text}" for page in pages)])


def proof_as_markdown(proof: Proof) -> str:
    """A run just made."""
    mark = "✓" if proof.good else "✗" if proof.verdict.ran else "‖"
    facts = " · ".join((str(proof.verdict), proof.tier, *proof.conditions, f"{proof.seconds:.2f} s"))
    lines = [f"#### {mark} {facts}"]
    if proof.reason:
        lines.append(proof.reason)
    if proof.output and proof.output.text.strip():
        lines.append(fence(proof.output.text, "text"))
    if proof.output and proof.output.error.strip() and not proof.good:
        lines.append(fence(proof.output.error, "text"))
    lines += [f"It drew {figure.name}." for figure in (proof.output.figures if proof.output else ())]
    return "\n\n".join(lines)
