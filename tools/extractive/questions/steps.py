"""Questions on steps that the book numbers: they are to be put back in order."""

import re
from collections.abc import Iterator
from random import Random

from probatum.book import ListBlock, Paragraph, Section
from probatum.notes import Evidence
from probatum.quiz import Bloom, Ordering
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import step_cues
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place

STEPS = range(3, 8)
STEP = 170
"""Characters in a step."""
_REFERS = re.compile(r"\b(?:steps?|schritte?|pass[oi]|étapes?|pasos?|passos?)\s+\d", re.IGNORECASE)


def steps(material: Material, rng: Random) -> Iterator[Ordering]:
    """Numbered steps to be put back in order, where the book says that they are steps."""
    for section in material.chapter.sections:
        before: Paragraph | None = None
        for block in section.blocks:
            if isinstance(block, ListBlock) and _are_steps(block, before, material.chapter.language):
                yield _ordering(material, section, block, before, rng)
            before = block if isinstance(block, Paragraph) else None


def _are_steps(block: ListBlock, before: Paragraph | None, language: str) -> bool:
    cue = before is not None and re.search(rf"\b{step_cues(language)}\b[^.]*:\s*$", before.text, re.IGNORECASE)
    texts = [item.text for item in block.items]
    return (
        block.ordered
        and (block.role == "steps" or bool(cue))
        and len(texts) in STEPS
        and len(set(texts)) == len(texts)
        and all(item.level == 0 and 8 <= len(item.text) <= STEP for item in block.items)
        and not any(_REFERS.search(text) for text in texts)
    )


def _ordering(
    material: Material, section: Section, block: ListBlock, before: Paragraph | None, rng: Random
) -> Ordering:
    right = list(range(len(block.items)))
    order = right.copy()
    while order == right:
        rng.shuffle(order)
    texts = [item.text for item in block.items]
    name = question_id(material.chapter.id, "order", " | ".join(texts), "")
    evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=texts[0], bbox=block.bbox)
    lead = f"\n\n> {before.text}" if before else ""
    return Ordering(
        id=name,
        **place(material, section.id, [evidence]),
        concepts=(material.topics[section.id].id,),
        bloom=Bloom.UNDERSTAND,
        prompt=material.wording.say("order") + lead,
        steps=tuple(texts[i] for i in order),
        orders=(tuple(order.index(i) for i in right),),
        why=" → ".join(texts),
        hints=(hint_to_read(material, section.id, evidence),),
        proof=by_evidence(name, f"the book numbers the steps on page {block.label}"),
    )
