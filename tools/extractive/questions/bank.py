"""Makes the questions of a chapter, checks each, and puts the sound ones into a bank."""

from collections.abc import Sequence
from random import Random

from probatum.book import Chapter
from probatum.learner.record import Concept
from probatum.notes import SectionNotes
from probatum.quiz import Bank, Cloze, Dropped, Question
from probatum.tools.extractive.questions import listings
from probatum.tools.extractive.questions.cells import cells
from probatum.tools.extractive.questions.claims import statements
from probatum.tools.extractive.questions.cloze import clozes, named_gaps, recalls
from probatum.tools.extractive.questions.commands import commands
from probatum.tools.extractive.questions.definitions import choices, matchings
from probatum.tools.extractive.questions.edges import with_prerequisites
from probatum.tools.extractive.questions.figures import figures
from probatum.tools.extractive.questions.formal import formal_gaps
from probatum.tools.extractive.questions.gaps import gaps
from probatum.tools.extractive.questions.marks import unmarked
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.predicting import predict
from probatum.tools.extractive.questions.printed import printed
from probatum.tools.extractive.questions.repairing import complete, fix
from probatum.tools.extractive.questions.sayings import sayings
from probatum.tools.extractive.questions.steps import steps
from probatum.tools.extractive.questions.subjects import subjects
from probatum.tools.extractive.questions.telling import meanings, reasons
from probatum.tools.items.checks import flaws
from probatum.tools.items.sieve import sieve
from probatum.tools.trying import TrySnippets


async def make_questions(
    chapter: Chapter,
    sections: Sequence[SectionNotes],
    concepts: Sequence[Concept],
    *,
    try_snippets: TrySnippets,
    rng: Random,
) -> Bank:
    """The bank of a chapter. ``sections`` carry proofs; ``try_snippets`` runs a document of snippets from nothing."""
    material = Material(chapter, tuple(sections), tuple(concepts))
    made: list[Question] = [
        *choices(material, rng),
        *clozes(material),
        *formal_gaps(material),
        *named_gaps(material),
        *(with_gaps := list(gaps(material, rng))),
        *(with_sayings := list(sayings(material, rng, _told(with_gaps)))),
        *subjects(material, rng, _told([*with_gaps, *(q for q in with_sayings if not flaws(q))])),
        *recalls(material),
        *meanings(material),
        *reasons(material),
        *cells(material, rng),
        *steps(material, rng),
        *figures(material, rng),
        *matchings(material, rng),
        *printed(material, rng),
        *commands(material, rng, _told(with_gaps)),
    ]
    made.extend(statements(material, rng, _told(made)))
    dropped: list[Dropped] = []
    trials, fallen = await listings.tried(listings.candidates(material, rng), try_snippets)
    dropped.extend(fallen)
    for i, trial in enumerate(trials):
        found = (predict(material, trial, rng), (fix if i % 2 else complete)(material, trial))
        made.extend(q for q in found if q is not None)
    kept, fallen_items = sieve([unmarked(question) for question in made])
    return Bank(
        chapter=chapter.id,
        questions=tuple(question.model_copy(update={"spoken": chapter.language}) for question in kept),
        dropped=(*dropped, *fallen_items),
        concepts=tuple(_concepts(material, kept)),
    )


def _told(questions: Sequence[Question]) -> set[str]:
    """The passages that questions rest on."""
    return {evidence.quote for question in questions for evidence in question.evidence}


def _concepts(material: Material, kept: Sequence[Question]) -> list[Concept]:
    """The concepts that the questions test, in the chapter's order."""
    asked = {i for question in kept for i in question.concepts}
    known = {c.id: c for c in (*material.concepts, *material.topics.values())}
    for term in material.terms:
        if not term.is_sign:
            new = Concept(id=term.concept, name=term.name, chapter=material.chapter.id, section=term.section)
            known[term.concept] = known.get(term.concept, new).model_copy(update={"name": term.name})
    for question in kept:
        if isinstance(question, Cloze):  # a definition may define what the chapter's list of concepts passes over
            new = Concept(
                id=question.concepts[0], name=question.key, chapter=question.chapter, section=question.section
            )
            known.setdefault(new.id, new)
    return with_prerequisites(material, [concept for concept in known.values() if concept.id in asked])
