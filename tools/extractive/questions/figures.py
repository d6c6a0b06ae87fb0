"""Questions on figures: what does it show, told by the book's own captions."""

import re
from collections.abc import Iterator
from random import Random

from probatum.book import Figure, Section
from probatum.notes import Evidence
from probatum.quiz import Bloom, MultipleChoice, Option
from probatum.tools.extractive.questions.cells import LEAST, NUMBERED
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import arranged, by_evidence, hint_to_read, place, quoted

MOST = 8
"""Figures that are asked of, from all over the chapter, one a section: more would crowd out all else."""


def figures(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """What a figure shows, told by the book's own captions."""
    found = [
        (section, block, caption)
        for section in material.chapter.sections
        for block in section.blocks
        if isinstance(block, Figure) and block.picture and _tells(caption := _caption(block))
    ]
    captions = list(dict.fromkeys(caption for _, _, caption in found))
    if len(captions) < LEAST:
        return
    first = list({section.id: (section, block, caption) for section, block, caption in reversed(found)}.values())[::-1]
    for section, block, caption in first[:: -(-len(first) // MOST)]:
        wrong = rng.sample([c for c in captions if c != caption], min(3, len(captions) - 1))
        yield _figure(material, section, block, caption, wrong, rng)


def _caption(figure: Figure) -> str:
    """The caption without its number and without the space that a formula leaves before its full stop."""
    return NUMBERED.sub("", figure.caption).rstrip(" .").strip()


def _tells(caption: str) -> bool:
    """True for a caption that says in words what is seen, and not where else in the book it is said."""
    words = re.findall(r"[^\W\d_]{4,}", caption)
    return len(words) >= 2 and len(caption) <= 160 and "\ufffd" not in caption and not _ELSEWHERE.search(caption)


_ELSEWHERE = re.compile(r"[^\W\d_]{3,}\.?\s\(?\d+(?:\.\d+)*\b")


def _figure(
    material: Material, section: Section, block: Figure, caption: str, wrong: list[str], rng: Random
) -> MultipleChoice:
    assert block.picture is not None
    name = question_id(material.chapter.id, "figure", block.picture.sha256, caption)
    evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=caption, bbox=block.bbox)
    options, key = arranged(Option(text=caption), [Option(text=c) for c in wrong], rng)
    return MultipleChoice(
        id=name,
        **place(material, section.id, [evidence]),
        concepts=(material.topics[section.id].id,),
        bloom=Bloom.UNDERSTAND,
        prompt=material.wording.say("shown_in_figure"),
        options=options,
        key=key,
        picture=block.picture.name,
        why=quoted(material, evidence),
        hints=(hint_to_read(material, section.id, evidence),),
        proof=by_evidence(name, f"the caption stands on page {block.label}"),
    )
