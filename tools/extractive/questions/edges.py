"""Finds which concepts a concept leans on: those that its definition uses, and that the chapter names before it."""

from collections.abc import Mapping, Sequence

from probatum.learner.record import Concept
from probatum.tools.extractive.questions.material import Material

MOST = 3
"""Prerequisites of one concept; the first ones that its definition names."""


def with_prerequisites(material: Material, concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts with what they lean on; concepts that already say it are left as they are."""
    known = {c.id for c in concepts}
    uses = {c.id: [i for i in _used(material, c) if i in known] for c in concepts}
    place = _first_places(material, concepts)
    return [
        c if c.prerequisites else c.model_copy(update={"prerequisites": tuple(_needed(c.id, uses, place))})
        for c in concepts
    ]


def _used(material: Material, concept: Concept) -> Sequence[str]:
    """Concepts that the definition names, in the order of the text."""
    meaning = next((t.meaning for t in material.terms if t.concept == concept.id), "")
    text = meaning or (concept.definition.text if concept.definition else "")
    return [i for i in material.mentioned(text) if i != concept.id]


def _first_places(material: Material, concepts: Sequence[Concept]) -> Mapping[str, int]:
    """For each concept the number of the first sentence that names it; after the end for one that none does."""
    places: dict[str, int] = {}
    for n, sentence in enumerate(material.sentences):
        for concept in material.mentioned(sentence.text):
            places.setdefault(concept, n)
    return {c.id: places.get(c.id, len(material.sentences)) for c in concepts}


def _needed(concept: str, uses: Mapping[str, Sequence[str]], place: Mapping[str, int]) -> list[str]:
    """What the concept uses; of two that use each other, the one named first is needed."""
    return [
        other
        for other in uses[concept]
        if concept not in uses[other] or (place[other], other) < (place[concept], concept)
    ][:MOST]
