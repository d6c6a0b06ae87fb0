"""What ``verify`` found, in the shape that scripts read: versioned, and stable from now on."""

from collections import Counter
from collections.abc import Iterable

from probatum.notes import Snippet
from probatum.noun import Noun
from probatum.proof import Fault, Kind, Output, Proof, Verdict
from probatum.tools.wording import counted

VERSION = 1


class Item(Noun):
    """One thing that was tried or found."""

    kind: Kind
    line: int
    """In the file; in a notebook, in the cell that ``subject`` names."""
    verdict: Verdict
    reason: str
    fault: Fault
    output: Output | None
    seconds: float
    tier: str
    subject: str
    """``line 34`` or ``cell 3``: what was tried, where several items speak of one thing."""
    conditions: tuple[str, ...] = ()

    @classmethod
    def of(cls, proof: Proof) -> "Item":
        """The item that tells of ``proof``; tables are counted as Markdown."""
        fields = proof.model_dump(include=set(cls.model_fields))
        return cls(
            **fields | {"kind": Kind.MARKDOWN if proof.kind is Kind.TABLE else proof.kind, "output": proof.output}
        )

    @property
    def short(self) -> bool:
        """True when it was tried and did not hold."""
        return self.verdict.ran and not self.verdict.good


class Report(Noun):
    """The findings on a file, in the order of its lines."""

    version: int = VERSION
    file: str
    summary: dict[str, dict[str, int]]
    """How many of each kind came to each verdict."""
    snippets: int
    ran: int
    """Of the snippets, those that were really executed."""
    passed: int
    """Of the snippets, those that held."""
    short: bool
    """True when something that was tried fell short; then the exit code is 3."""
    items: tuple[Item, ...]

    @property
    def line(self) -> str:
        """``5 of 8 snippets ran, 4 held; 1 of 2 diagrams held; 12 faults``."""
        parts = [f"{self.ran} of {self.snippets} snippets ran, {self.passed} held"] if self.snippets else []
        for kind, name in ((Kind.DIAGRAM, "diagrams"), (Kind.CLAIM, "statements"), (Kind.LINK, "links")):
            verdicts = {i.subject: i for i in reversed(self.items) if i.kind is kind}.values()
            if verdicts:
                parts.append(f"{sum(item.verdict.good for item in verdicts)} of {len(verdicts)} {name} held")
        faults = sum(item.short for item in self.items)
        return "; ".join([*parts, f"{counted(faults, 'fault')} found"])


def report_of(file: str, proofs: Iterable[Proof], snippets: Iterable[Snippet]) -> Report:
    """The report on a file's proofs."""
    items = tuple(Item.of(proof) for proof in proofs)
    names = {snippet.id for snippet in snippets}
    tried = {item.subject: item for item in items if item.kind is Kind.SNIPPET and item.subject in names}
    counts = Counter((item.kind.value, item.verdict.value) for item in items)
    summary: dict[str, dict[str, int]] = {}
    for (kind, verdict), count in sorted(counts.items()):
        summary.setdefault(kind, {})[verdict] = count
    return Report(
        file=file,
        summary=summary,
        snippets=len(names),
        ran=sum(item.verdict.ran for item in tried.values()),
        passed=sum(item.verdict.good for item in tried.values()),
        short=any(item.short for item in items),
        items=items,
    )
