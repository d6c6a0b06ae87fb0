"""The writer that asks no model: every word of its notes is the book's, or came from running the book's code."""

from collections.abc import Iterator, Mapping, Sequence

from probatum.book import Chapter, Figure
from probatum.notes import (
    BackgroundConcept,
    Claim,
    Draft,
    Evidence,
    FigureNote,
    NewConcept,
    Plan,
    SectionNotes,
    SectionPlan,
)
from probatum.proof import Proof
from probatum.tools.extractive.challenge import TrySnippets, challenge_of
from probatum.tools.extractive.comparisons import tables_of
from probatum.tools.extractive.concept_graph import diagram_of
from probatum.tools.extractive.concepts import concepts_in, definition_of, line_of
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.excerpts import excerpts_in
from probatum.tools.extractive.ranking import chosen
from probatum.tools.extractive.snippets import snippets_of
from probatum.tools.extractive.summary import in_order, summary_of, warnings_in
from probatum.tools.extractive.tasks import tasks_of
from probatum.tools.extractive.words import key_of, slug

RECAP = 4
"""Sentences in the recap."""
SUMMED_UP = 2.0
"""Times the weight of a sentence in the recap, where the book itself sums up."""


class ExtractiveWriter:
    """Implements ``probatum.agents.roles.Writer``; the same chapter always gives the same notes."""

    def __init__(self, try_snippets: TrySnippets | None = None) -> None:
        """``try_snippets`` runs code for the challenge."""
        self._try_snippets = try_snippets
        self._digests: dict[str, Digest] = {}

    def _digest(self, chapter: Chapter) -> Digest:
        """The chapter, read once however many sections are asked for."""
        held = self._digests.get(chapter.id)
        if held is None or held.chapter is not chapter:
            held = self._digests[chapter.id] = Digest(chapter)
        return held

    async def plan(self, chapter: Chapter, known: Mapping[str, str]) -> Plan:
        """The chapter's concepts, and those that the reader has mastered and meets here again."""
        digest = self._digest(chapter)
        met = {slug(t.name) for t in digest.terms} | _spoken_of(digest, known)
        return Plan(
            concepts=tuple(c.id for c in concepts_in(digest)),
            known=tuple(i for i in known if i in met),
            sections=tuple(SectionPlan(section=s.id) for s in chapter.sections),
        )

    async def section(self, chapter: Chapter, section_id: str, plan: Plan) -> SectionNotes:
        """The section's listings, key sentences, tables, stated relations, figures, warnings and tasks."""
        digest = self._digest(chapter)
        section = digest.section(section_id)
        warned = warnings_in(digest, section_id)
        snippets = snippets_of(section, digest.language)
        diagram = diagram_of(digest, section_id)
        return SectionNotes(
            section=section_id,
            heading=chapter.heading_of(section),
            level=section.level,
            label=section.heading.label,
            page=section.heading.page,
            snippets=snippets,
            happening=_key_sentences(digest, section_id, [*warned, *(s.lead for s in snippets if s.lead)]),
            tables=tables_of(digest, section_id),
            diagrams=(diagram,) if diagram else (),
            figures=tuple(_figure(b) for b in section.blocks if isinstance(b, Figure) and b.picture),
            mistakes=warned,
            self_check=tasks_of(digest, section_id),
            absent=tuple(digest.wording.say("excerpt", page=block.label) for block in excerpts_in(section)),
        )

    async def repair(self, chapter: Chapter, notes: SectionNotes, findings: Sequence[Proof]) -> SectionNotes:
        """The notes as they are: the book's words and code are not this writer's to mend."""
        return notes

    async def reword(self, chapter: Chapter, notes: SectionNotes) -> SectionNotes:
        """The notes as they are: the book's words stay the book's."""
        return notes

    async def repair_draft(self, chapter: Chapter, draft: Draft, findings: Sequence[Proof]) -> Draft:
        """Nothing is rewritten: what does not hold is let fall."""
        return draft

    async def draft(self, chapter: Chapter, sections: Sequence[SectionNotes], plan: Plan) -> Draft:
        """Summary, recall lines, challenge, concepts and recap."""
        digest = self._digest(chapter)
        summary = summary_of(digest)
        challenge = await challenge_of(digest, sections, self._try_snippets)
        absent = ("book_alone", *(() if challenge else ("no_challenge",)))
        return Draft(
            summary=summary,
            background=_recalled(digest, plan),
            challenge=challenge,
            concepts=tuple(_new(digest, plan.known)),
            recap=_recap(digest, [c for c in summary.__dict__.values() if c]),
            absent=tuple(map(digest.wording.say, absent)),
        )


def _new(digest: Digest, known: Sequence[str]) -> Iterator[NewConcept]:
    """A line for each concept that is not known yet; none is told by a sentence that tells another."""
    told: set[tuple[Evidence, ...]] = set()
    for term in digest.terms:
        line = line_of(digest, term) if slug(term.name) not in known else None
        if line and line.line.evidence not in told:
            told.add(line.line.evidence)
            yield line


def _key_sentences(digest: Digest, section_id: str, said: Sequence[Claim]) -> tuple[Claim, ...]:
    """The sentences that carry the section and are not said yet, in reading order; more of them from a longer one."""
    if section_id in digest.asides:
        return ()
    told = " ".join(claim.evidence[0].quote for claim in said)
    found = [s.index for s in digest.of(section_id) if s.text not in told]
    in_section = sum(s.section == section_id for s in digest.sentences)
    most = 2 if in_section < 8 else 3 if in_section < 16 else 5
    return in_order(digest, [digest.sentences[i] for i in chosen(found, digest.weights, digest.bags, most)])


def _recap(digest: Digest, said: Sequence[Claim]) -> tuple[Claim, ...]:
    """The weightiest sentences that the summary has not said, the book's own summing up first."""
    told = {claim.evidence[0].quote for claim in said}
    found = [s.index for s in digest.alone if s.text not in told]
    weights = [
        w * (SUMMED_UP if s.section in digest.summaries else 1)
        for s, w in zip(digest.sentences, digest.weights, strict=True)
    ]
    ranked = chosen(found, weights, digest.bags, 3 * RECAP, overlap=0.34)
    own = [i for i in ranked if digest.sentences[i].section in digest.summaries]
    picked = dict.fromkeys([*own, *ranked])
    return in_order(digest, [digest.sentences[i] for i in list(picked)[:RECAP]])


def _spoken_of(digest: Digest, known: Mapping[str, str]) -> set[str]:
    """Ids of known concepts that a sentence of the chapter names."""
    stems = {" ".join(key_of(s.text, digest.language)) for s in digest.sentences}
    wanted = {i: " ".join(key_of(name, digest.language)) for i, name in known.items()}
    return {i for i, key in wanted.items() if key and any(f" {key} " in f" {text} " for text in stems)}


def _recalled(digest: Digest, plan: Plan) -> tuple[BackgroundConcept, ...]:
    """A line for each mastered concept: what this chapter says of it."""
    found: list[BackgroundConcept] = []
    for concept in plan.known:
        name = concept.replace("-", " ")
        key = key_of(name, digest.language)
        term = next((t for t in digest.terms if slug(t.name) == concept), None)
        line = term and (definition_of(digest, term) or getattr(line_of(digest, term), "line", None))
        if not line:
            holding = (
                s for s in digest.alone if f" {' '.join(key)} " in f" {' '.join(key_of(s.text, digest.language))} "
            )
            sentence = next(holding, None)
            line = digest.claim(sentence) if sentence else None
        if line:
            found.append(BackgroundConcept(concept=concept, name=term.name if term else name, what=line, mastered=True))
    return tuple(found)


def _figure(block: Figure) -> FigureNote:
    assert block.picture is not None
    return FigureNote(
        block=block.id,
        number=block.number,
        caption=block.caption,
        page=block.page,
        label=block.label,
        picture=block.picture,
    )
