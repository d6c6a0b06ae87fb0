"""The verification part: every check and what it found, in counts that agree with the properties."""

from collections import Counter
from dataclasses import dataclass

from probatum.notes import Log, Own
from probatum.proof import Fault, Kind, Proof
from probatum.tally import Tally
from probatum.tools.markdown.escape import prose
from probatum.tools.rendering.raw import grid
from probatum.tools.rendering.trials import icon, numbers_of, verdict, with_numbers
from probatum.tools.wording import Wording


@dataclass(frozen=True)
class Counts:
    """A tally in words."""

    tally: Tally
    wording: Wording

    @property
    def line(self) -> str:
        """``9 of 10 snippets passed, 3 of 3 diagrams parsed, 41 of 43 statements traced``."""
        t, say = self.tally, self.wording.say
        counts = (
            ("snippets_passed", t.snippets_passed, t.snippets),
            ("diagrams_parsed", t.diagrams_parsed, t.diagrams),
            ("statements_traced", t.claims_traced, t.claims),
        )
        return ", ".join(say(phrase, held=held, n=n) for phrase, held, n in counts if n) or say("nothing_to_try")

    @property
    def status(self) -> str:
        """``verified`` when all that could be tried held, ``partial`` when something fell short or was not run."""
        return "partial" if self.tally.short or self.tally.snippets_not_run else "verified"

    @property
    def table(self) -> str:
        """The counts as a table."""
        t, say = self.tally, self.wording.say
        others = f"{say('failed', n=t.snippets_failed)}, {say('not_run', n=t.snippets_not_run)}"
        unparsed, dropped = t.diagrams - t.diagrams_parsed, say("dropped", n=t.claims_dropped)
        own = (f"{n} {self.wording.label(own)}" for own, n in t.claims_own.items())
        rows = [
            (say("snippets"), t.snippets, say("passed", n=t.snippets_passed), others),
            (say("diagrams"), t.diagrams, say("parsed", n=t.diagrams_parsed), say("not_parsed", n=unparsed)),
            (say("statements"), t.claims, say("traced", n=t.claims_traced), ", ".join([*own, dropped])),
            (say("questions"), t.questions, say("proved_keys", n=t.questions), say("dropped", n=t.questions_dropped)),
        ]
        header = [say(column) for column in ("what", "in_log", "held", "else")]
        return grid([header, *[[str(cell) for cell in row] for row in rows]])


def snippet_rows(log: Log, wording: Wording) -> str:
    """A table of every snippet's trial, in document order; empty without snippets."""
    numbers = numbers_of(log)
    rows = [
        [
            str(numbers[snippet.id]),
            prose(snippet.title or _part(snippet.id, log, wording), cell=True),
            f"{icon(snippet.proof)} {verdict(snippet.proof, wording)}",
            snippet.proof.tier if snippet.proof else "",
            f"{snippet.proof.seconds:.2f}" if snippet.proof and snippet.proof.verdict.ran else "",
            prose(with_numbers(snippet.proof.reason, numbers), cell=True) if snippet.proof else wording.say("untried"),
        ]
        for snippet in log.snippets()
    ]
    header = ["#", *map(wording.say, ("one_snippet", "verdict", "isolation", "seconds", "found"))]
    return grid([header, *rows]) if rows else ""


def diagram_rows(log: Log, wording: Wording) -> str:
    """A table of every diagram's check; empty without diagrams."""
    rows = [_check(diagram.title or diagram.id, diagram.proof, wording) for diagram in log.diagrams()]
    return grid([_checked(wording), *rows]) if rows else ""


def statement_rows(log: Log, wording: Wording) -> str:
    """A table of the statements' checks: a row for each part of the log, and one for each that did not hold."""
    places: dict[str, list[Proof]] = {}
    order = {section.section: i for i, section in enumerate(log.sections)}
    for proof in sorted(log.proofs, key=lambda proof: order.get(proof.subject.partition("/")[0], len(order))):
        if proof.kind is Kind.CLAIM:
            places.setdefault(_place(proof.subject, log, wording), []).append(proof)
    rows: list[list[str]] = []
    for place, proofs in places.items():
        held, own = sum(proof.good for proof in proofs), Counter(proof.reason for proof in proofs)
        labelled = ", ".join(f"{own[label]} {wording.label(label)}" for label in Own if own[label])
        rows.append([prose(place, cell=True), wording.say("of_traced", held=held, n=len(proofs)), labelled])
        fallen = ((i, proof) for i, proof in enumerate(proofs, 1) if proof.fault is not Fault.NONE)
        rows += [_check(f"{place}, {i}", proof, wording) for i, proof in fallen]
    return grid([_checked(wording), *rows]) if rows else ""


def _checked(wording: Wording) -> list[str]:
    return [wording.say(column) for column in ("which", "verdict", "found")]


def _part(subject: str, log: Log, wording: Wording) -> str:
    """The section's heading, or the part of the log, in which ``s2/code-0`` stands."""
    part = subject.partition("/")[0]
    heading = next((section.heading for section in log.sections if section.section == part), "")
    return heading or wording.say(part)


def _place(subject: str, log: Log, wording: Wording) -> str:
    """``Gear trains: What's happening`` for ``s2/happening/0``; ``In short`` for ``summary/core_idea``."""
    part, kind, *_ = subject.split("/")
    within = any(section.section == part for section in log.sections)
    return _part(subject, log, wording) + (f": {wording.say(kind.replace('-', '_'))}" if within else "")


def _check(name: str, proof: Proof | None, wording: Wording) -> list[str]:
    found = f"{icon(proof)} {wording.verdict(proof.verdict) if proof else wording.say('unchecked')}"
    return [prose(name, cell=True), found, prose(proof.reason, cell=True) if proof else ""]
