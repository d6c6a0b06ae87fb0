"""What each section of a chapter is chiefly about: the concept that questions on it count for."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from probatum.book import Section
from probatum.learner.record import Concept
from probatum.tools.extractive.words import key_of, slug

if TYPE_CHECKING:
    from probatum.tools.extractive.questions.material import Material

NAMELESS = ("summary", "exercise", "aside", "glossary")
"""Kinds of sections whose heading names no topic."""
EVERYWHERE = 3
"""Sections of which one concept may be the chief one."""


def topics_of(material: "Material") -> Mapping[str, Concept]:
    """The topic of each section, by the section's id.

    A concept that is all over the chapter tells its sections apart no more than the chapter's title would: there
    the heading names the topic. A box has the topic of the section before it.
    """
    chief = {section.id: _chief(material, section) for section in material.chapter.sections}
    often = Counter(concept.id for concept in chief.values() if concept)
    found: dict[str, Concept] = {}
    last = _headed(material, material.chapter.title, "")
    for section in material.chapter.sections:
        heading, concept = material.above.get(section.id) or section.heading.text, chief[section.id]
        if any(material.language.heads(f"{kind}_heading").search(heading) for kind in NAMELESS):
            heading = material.chapter.title
        if not heading or material.language.begins("labels").fullmatch(heading):
            found[section.id] = last
            continue
        same = concept is not None and key_of(concept.name, material.language) == key_of(heading, material.language)
        plain = concept is not None and (same or often[concept.id] < EVERYWHERE)
        found[section.id] = last = concept if concept and plain else _headed(material, heading, section.id)
    return found


def _chief(material: "Material", section: Section) -> Concept | None:
    """The concept that a section names most, its heading and its own definitions counting more; None without one."""
    counts = Counter(material.every_mention(" ".join(getattr(block, "text", "") for block in section.blocks)))
    for named_in_heading in material.every_mention(section.heading.text):
        counts[named_in_heading] += 4
    for concept in material.concepts:
        if concept.section == section.id and counts[concept.id]:
            counts[concept.id] += 3
    best = max(material.concepts, key=lambda c: counts[c.id], default=None)
    return best if best is not None and counts[best.id] >= 2 else None


def _headed(material: "Material", heading: str, section: str) -> Concept:
    """The concept that a heading names; a known one where it bears that name."""
    known = material.by_key.get(key_of(heading, material.language))
    return known or Concept(id=slug(heading), name=heading, chapter=material.chapter.id, section=section)
