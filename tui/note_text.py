"""What of a note is shown, as Markdown: a part, a trial, a fresh run."""

import re
from collections.abc import Sequence

from probatum.proof import Proof
from probatum.workflows.reading import NotePart, Page

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


def trial_as_markdown(trial: Sequence[tuple[str, str]]) -> str:
    """A row of the verification part."""
    return f"#### What came of the trial of snippet {trial[0][1]}\n\n" + "\n".join(
        f"- **{column}:** {cell}" for column, cell in trial[1:]
    )


def proof_as_markdown(proof: Proof) -> str:
    """A run just made."""
    mark = "✓" if proof.good else "✗" if proof.verdict.ran else "‖"
    facts = " · ".join((str(proof.verdict), proof.tier, *proof.conditions, f"{proof.seconds:.2f} s"))
    lines = [f"#### {mark} {facts}"]
    if proof.reason:
        lines.append(proof.reason)
    if proof.output and proof.output.text.strip():
        lines.append(_fenced(proof.output.text))
    if proof.output and proof.output.error.strip() and not proof.good:
        lines.append(_fenced(proof.output.error.strip()))
    lines += [f"It drew {figure.name}." for figure in (proof.output.figures if proof.output else ())]
    return "\n\n".join(lines)


def _fenced(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"
