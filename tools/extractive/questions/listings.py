"""Chooses proved listings that can be asked about, and runs each with its small changes."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from probatum.notes import Snippet
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Dropped
from probatum.tools.extractive.questions.effort import read_off, work
from probatum.tools.extractive.questions.leaning import setup_for, without_looks
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import hint_to_read
from probatum.tools.extractive.questions.steadiness import steady
from probatum.tools.extractive.questions.variations import Variation, variations
from probatum.tools.grading.code import shown
from probatum.tools.trying import TrySnippets

LINES = 24
"""A listing longer than this is no question but a chore."""
OUTPUT_LINES = 8
OUTPUT_CHARS = 240
SECONDS = 2.0
VARIATIONS = 6
"""Tried for one listing; three make the wrong options."""
SETUP_LINES = 60
"""What ran before is shown folded, but has to be read through."""


@dataclass(frozen=True)
class Candidate:
    """A listing fit to be asked about, with what has to run before it."""

    section: str
    snippet: Snippet
    setup: tuple[Snippet, ...]
    tried: tuple[Variation, ...]

    @property
    def setup_code(self) -> str:
        """What ran before, as one text, without what only showed a value."""
        return "\n\n".join(filter(None, (without_looks(s.code).strip("\n") for s in self.setup)))


@dataclass(frozen=True)
class Trial:
    """A candidate with what came of running it and its variations."""

    candidate: Candidate
    proof: Proof
    outcomes: tuple[tuple[Variation, Proof], ...]

    @property
    def printed(self) -> str:
        """What the listing showed."""
        return shown(self.proof)


A_SECTION, IN_ALL = 3, 14
"""Listings asked about in a section and in a chapter."""


def candidates(material: Material, rng: Random) -> list[Candidate]:
    """Proved Python listings, short, steady, that show something that cannot be read off the code.

    Of a section and of the chapter those are taken that ask for most steps; they stay in the order of the book.
    """
    found = list(_fitting(material, rng))
    hardest = sorted(found, key=lambda c: -work(ast.parse(c.snippet.code)))
    taken: list[Candidate] = []
    for candidate in hardest:
        if sum(c.section == candidate.section for c in taken) < A_SECTION and len(taken) < IN_ALL:
            taken.append(candidate)
    return [candidate for candidate in found if candidate in taken]


def _fitting(material: Material, rng: Random) -> Iterator[Candidate]:
    earlier: list[Snippet] = []
    shapes: set[str] = set()
    for section, snippet in material.snippets():
        setup = setup_for(snippet.code, earlier) if _fit(snippet) else None
        if setup is not None and _readable(setup) and (shape := _shape(snippet.code)) not in shapes:
            shapes.add(shape)
            found = list(variations(snippet.code))
            rng.shuffle(found)
            found.sort(key=lambda v: v.before.isdigit())  # another operator is a likelier mistake than another number
            yield Candidate(section, snippet, setup, tuple(found[:VARIATIONS]))
        earlier.append(snippet)


def _readable(setup: Sequence[Snippet]) -> bool:
    lines = sum(len(s.code.splitlines()) for s in setup)
    return lines <= SETUP_LINES and all(steady(s.code, "") for s in setup)


def _shape(code: str) -> str:
    """The code without its numbers: the same once more with others asks nothing new."""
    return re.sub(r"\d+(?:\.\d+)?", "#", code)


def _fit(snippet: Snippet) -> bool:
    proof = snippet.proof
    if snippet.language != "python" or proof is None or proof.verdict is not Verdict.PASS or proof.seconds > SECONDS:
        return False
    output = shown(proof)
    return (
        1 <= len(snippet.code.splitlines()) <= LINES
        and 1 <= len(output.splitlines()) <= OUTPUT_LINES
        and len(output) <= OUTPUT_CHARS
        and not (proof.output and (proof.output.figures or proof.output.stderr))
        and steady(snippet.code, output)
        and not read_off(snippet.code, output)
    )


async def tried(candidates: Sequence[Candidate], try_snippets: TrySnippets) -> tuple[list[Trial], list[Dropped]]:
    """Runs every candidate and its variations in one document; what does not run as the notes say is dropped."""
    document: list[Snippet] = []
    marks: list[list[int]] = []
    for i, candidate in enumerate(candidates):
        codes = [candidate.snippet.code, *(v.code for v in candidate.tried)]
        marks.append([])
        for j, code in enumerate(codes):
            document.extend(s.model_copy(update={"id": f"q{i}-{j}-{s.id}", "expected": ""}) for s in candidate.setup)
            marks[-1].append(len(document))
            document.append(Snippet(id=f"q{i}-{j}", code=code, origin="book" if j == 0 else "variation"))
    proofs = await try_snippets(document) if document else ()
    trials, dropped = [], []
    for candidate, places in zip(candidates, marks, strict=True):
        proof, *others = (proofs[at] for at in places)
        known = candidate.snippet.proof
        if not proof.good or known is None or shown(proof) != shown(known):
            reason = f"run by itself it does not print what it printed in the notes ({proof.verdict}: {proof.reason})"
            dropped.append(Dropped(prompt=candidate.snippet.code, reason=reason))
            continue
        outcomes = zip(candidate.tried, others, strict=True)
        telling = tuple((v, other) for v, other in outcomes if not _copied(v, shown(proof), shown(other)))
        trials.append(Trial(candidate, proof, telling))
    return trials, dropped


def _copied(variation: Variation, printed: str, changed: str) -> bool:
    """True when a number was changed that is only printed again: whoever sees the output reads it off."""
    number = rf"(?<![\d.]){re.escape(variation.before)}(?!\d)"
    return variation.before.isdigit() and re.sub(number, variation.after, printed) == changed != printed


def by_running(name: str, proof: Proof) -> Proof:
    """The proof of a question whose key is what a run printed."""
    return proof.model_copy(
        update={"subject": name, "kind": Kind.QUESTION, "reason": "the key is what the run printed"}
    )


def hints_to_read(material: Material, candidate: Candidate) -> tuple[str, ...]:
    """Where the book shows the listing."""
    return tuple(hint_to_read(material, candidate.section, e) for e in candidate.snippet.evidence[:1])


def concepts_of(material: Material, candidate: Candidate) -> tuple[str, ...]:
    """What the listing is about: the topic of its section, and what its title names."""
    topic = material.topics[candidate.section].id if candidate.section in material.topics else ""
    named = [i for i in material.mentioned(candidate.snippet.title) if i != topic]
    return tuple(dict.fromkeys([i for i in (topic, *named[:1]) if i]))
