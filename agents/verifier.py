"""The verifier: tries everything that the writer drafted, and lets fall what does not hold."""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from autogen_core import RoutedAgent

from probatum.agents import proving
from probatum.agents.desk import Desk
from probatum.agents.messages import CheckSection, Findings, ProveDraft, ProveSection, Replay
from probatum.agents.runtime import answers
from probatum.book import Chapter
from probatum.notes import Diagram, Draft, SectionNotes, Snippet
from probatum.proof import Fault, Kind, Proof, Verdict
from probatum.tools.diagrams import check_mermaid, to_mermaid
from probatum.tools.grounding import ground, redefined

PASSING = re.compile(r"/tmp/tmp\w{6,}|\b0x[0-9a-f]{7,}\b")  # noqa: S108 - looked for, not used
"""Names of temporary files, and addresses in memory."""
WANTING = frozenset(verdict for verdict in Verdict if verdict.name.startswith("NEEDS_"))


class Trial(Protocol):
    """A document's snippets on trial: they share state, in document order."""

    async def extend(self, snippets: Sequence[Snippet]) -> tuple[Proof, ...]:
        """Runs more snippets after those that already ran."""
        ...

    async def again(self, snippets: Sequence[Snippet]) -> tuple[Proof, ...]:
        """Runs these in place of the last extension, from the state before it."""
        ...

    async def replay(self, snippets: Sequence[Snippet]) -> tuple[Proof, ...]:
        """Runs the whole document from nothing; these are the outputs that are shown."""
        ...


class VerifierAgent(RoutedAgent):
    """Takes ProveSection, in the chapter's order, CheckSection, then ProveDraft, then Replay."""

    def __init__(self, desk: Desk, trial: Trial, on_proof: Callable[[str, Proof], None]) -> None:
        """``on_proof`` hears the section and the proof of each snippet as it comes."""
        super().__init__("Tries everything that notes claim.")
        self._desk = desk
        self._trial = trial
        self._on_proof = on_proof

    @answers
    async def section(self, message: ProveSection) -> Findings:
        """Tries a section; it is the caller's part to ask in the order of the chapter."""
        notes = self._desk.sections[message.chapter][message.section]
        run = self._trial.again if message.again else self._trial.extend
        ran, checked = await asyncio.gather(run(notes.snippets), self._check(message.chapter, notes))
        for proof in ran:
            self._on_proof(message.section, proof)
        proofs = {proof.subject: proof for proof in (*ran, *checked)}
        self._desk.proofs[message.chapter] = _without(self._desk.proofs[message.chapter], notes) | proofs
        self._desk.sections[message.chapter][message.section] = proving.stamped(notes, proofs)
        changing = () if message.again else _changing(notes, self._desk.chapters[message.chapter])
        return Findings(broken=(*_broken(proofs.values()), *_wanting(notes, ran), *_passing(notes, ran), *changing))

    @answers
    async def again(self, message: CheckSection) -> Findings:
        """Checks a section's statements and diagrams, after their words have changed."""
        notes = self._desk.sections[message.chapter][message.section]
        proofs = {proof.subject: proof for proof in await self._check(message.chapter, notes)}
        self._desk.proofs[message.chapter] = _without(self._desk.proofs[message.chapter], notes) | proofs
        self._desk.sections[message.chapter][message.section] = proving.stamped(notes, proofs)
        return Findings(broken=_broken(proofs.values()))

    @answers
    async def draft(self, message: ProveDraft) -> Findings:
        """Tries the draft's statements and snippets."""
        draft = self._desk.drafts[message.chapter]
        run = self._trial.again if message.again else self._trial.extend
        ran, checked = await asyncio.gather(run(proving.snippets(draft)), self._check(message.chapter, draft))
        proofs = {proof.subject: proof for proof in (*ran, *checked)}
        sections, old = self._desk.sections[message.chapter], self._desk.proofs[message.chapter]
        kept = {subject: proof for subject, proof in old.items() if subject.partition("/")[0] in sections}
        self._desk.proofs[message.chapter] = kept | proofs
        self._desk.drafts[message.chapter] = proving.stamped(draft, proofs)
        return Findings(broken=(*_broken(proofs.values()), *_wanting(draft, ran)))

    @answers
    async def replay(self, message: Replay) -> Findings:
        """Lets fall what did not hold, then proves the document that is left as the reader will run it."""
        chapter_id, proofs = message.chapter, self._desk.proofs[message.chapter]
        draft = proving.without_fallen(self._desk.drafts[chapter_id], proofs)
        draft = proving.challenge_without_fallen(draft, proofs)
        document = self._document(chapter_id, draft)
        replayed = {proof.subject: proof for proof in await self._trial.replay(document)}
        proofs |= replayed
        draft = proving.challenge_without_fallen(draft, replayed)
        for section_id, notes in self._desk.sections[chapter_id].items():
            proofs |= proving.unsteady(notes, replayed)
            self._desk.sections[chapter_id][section_id] = proving.stamped(
                proving.without_fallen(notes, proofs), replayed
            )
        self._desk.drafts[chapter_id] = proving.stamped(draft, replayed)
        return Findings(broken=_broken(replayed.values()))

    def _document(self, chapter_id: str, draft: Draft) -> tuple[Snippet, ...]:
        background = tuple(concept.example for concept in draft.background if concept.example)
        sections = tuple(s for notes in self._desk.written(chapter_id) for s in notes.snippets)
        return (*background, *sections, *(proving.challenge_snippets(draft.challenge) if draft.challenge else ()))

    async def _check(self, chapter_id: str, notes: SectionNotes | Draft) -> tuple[Proof, ...]:
        """Statements against their pages and diagrams against the real parser, off the event loop."""
        return await asyncio.to_thread(_check, self._desk.chapters[chapter_id], notes)


def _check(chapter: Chapter, notes: SectionNotes | Draft) -> tuple[Proof, ...]:
    grounded = [
        ground(claim, chapter).model_copy(update={"subject": subject}) for subject, claim in proving.claims(notes)
    ]
    drawn = [
        check_mermaid(to_mermaid(diagram), _labels(diagram)).model_copy(update={"subject": diagram.id})
        for diagram in proving.diagrams(notes)
    ]
    return (*grounded, *drawn)


def _labels(diagram: Diagram) -> tuple[str, ...]:
    return tuple(
        label
        for label in (
            *(node.label for node in diagram.nodes),
            *(edge.label for edge in diagram.edges),
            *(group.label for group in diagram.groups),
        )
        if label
    )


def _broken(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    return tuple(p for p in proofs if not p.good and p.fault is Fault.CONTENT)


def _wanting(notes: SectionNotes | Draft, ran: Iterable[Proof]) -> tuple[Proof, ...]:
    """The trials of the writer's own code that lack what its reader may lack, too: it can be written without."""
    own = {snippet.id for snippet in proving.snippets(notes) if snippet.origin == "writer"}
    return tuple(proof for proof in ran if proof.subject in own and proof.verdict in WANTING)


def _passing(notes: SectionNotes, ran: Iterable[Proof]) -> Iterator[Proof]:
    """The trials of the writer's own code that printed what is another on each run, whatever its seeds."""
    own = {snippet.id for snippet in notes.snippets if snippet.origin == "writer"}
    for proof in ran:
        found = PASSING.search(proof.output.text) if proof.output and proof.good and proof.subject in own else None
        if found:
            reason = f"It prints {found[0]!r}, which is another on each run. Show the idea without it."
            yield proof.model_copy(update={"verdict": Verdict.FLAKY, "reason": reason, "fault": Fault.CONTENT})


def _changing(notes: SectionNotes, chapter: Chapter) -> tuple[Proof, ...]:
    """The writer's own code that gives a function of the book another body: told once, then labelled."""
    return tuple(
        Proof(
            subject=snippet.id,
            kind=Kind.SNIPPET,
            verdict=Verdict.MISMATCH,
            reason=f"It gives {name!r} another body than the book's (p. {label}). Take the book's, or another name.",
            fault=Fault.CONTENT,
        )
        for snippet in notes.snippets
        if snippet.origin == "writer"
        for name, label in redefined(snippet.code, chapter).items()
    )


def _without(proofs: dict[str, Proof], notes: SectionNotes) -> dict[str, Proof]:
    """The proofs without those of an earlier draft of the same section."""
    gone = {subject for subject in proofs if subject.startswith(f"{notes.section}/")}
    return {subject: proof for subject, proof in proofs.items() if subject not in gone}
