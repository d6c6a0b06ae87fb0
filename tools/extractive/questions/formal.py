"""Gap questions on definitions and theorems: the term that is defined, or characterised, is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from probatum.book import Block, Item, ListBlock, Paragraph, Section
from probatum.notes import Evidence
from probatum.quiz import Bloom, Cloze
from probatum.tools.extractive.questions.cloze import GAP, everyday
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import says_exactly
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.questions.terms import named
from probatum.tools.extractive.words import key_of, slug

LENGTH = range(8, 56)
"""Words."""


@dataclass(frozen=True)
class Stated:
    """What a definition or a theorem states, or one item of it."""

    block: Block
    text: str
    term: str
    """What it defines or characterises; empty when that is not plain."""
    supposed: str = ""
    """What the definition supposes before its items."""


def formal_gaps(material: Material) -> Iterator[Cloze]:
    """One gap for each definition that sets its term apart, and for each theorem that says *exactly when*."""
    for section in material.chapter.sections:
        for stated in _stated(material, section):
            if (
                stated.term
                and not everyday(stated.term, material)
                and material.tells(named(stated.term).sub(" ", stated.text))
                and len(stated.text.split()) in LENGTH
                and stated.text[-1] in ".∅"
                and len(named(stated.term).findall(stated.text)) == 1
                and not named(stated.term).search(stated.supposed)
            ):
                yield _question(material, section, stated)


def _stated(material: Material, section: Section) -> Iterator[Stated]:
    """The definitions and theorems of a section; a definition that is a list is taken item by item."""
    supposed = ""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            text = _body(block)
            if block.role == "definition":
                yield Stated(block, text, _defined(block, text))
            elif block.role == "theorem":
                yield Stated(block, text, _characterised(material, text))
            opens = block.role == "definition" and text.endswith(".") and not _defined(block, text)
            supposed = text if opens else ""
        elif isinstance(block, ListBlock) and supposed:
            yield from (Stated(block, item.text, _defined(item, item.text), supposed) for item in block.items)


_LABEL = re.compile(r"^[^\W\d_]+\s\d+(?:\.\d+)*[.:]?\s(?:\([^)]*\)\s)?(?=[A-ZÀ-Þ])")


def _body(block: Paragraph) -> str:
    """The text without its label, ``Definition 10`` or ``Theorem 1.1 (Heine–Borel)``."""
    label = next((m for m in block.marks if m.start == 0 and m.style == "bold"), None)
    text = block.text[label.end :].lstrip(" .:") if label else block.text
    return _LABEL.sub("", text)


def _defined(piece: Paragraph | Item, text: str) -> str:
    """What the definition sets in bold or italics, when that is one short term."""
    marked = [piece.text[m.start : m.end].strip() for m in piece.marks if m.style in ("bold", "italic")]
    terms = [t for t in marked if t in text and re.fullmatch(r"[^\W\d_][\w -]{3,40}", t) and len(t.split()) <= 4]
    return terms[0] if len(terms) == 1 else ""


def _characterised(material: Material, text: str) -> str:
    """The concept for which the theorem says exactly when it holds: the last one named before those words."""
    if not says_exactly(text, material.chapter.language):
        return ""
    found = [
        (m.start(), m[0]) for c in material.concepts for n in (c.name, *c.variants) for m in named(n).finditer(text)
    ]
    return min(found)[1] if len({start for start, _ in found}) == 1 else ""


def _question(material: Material, section: Section, stated: Stated) -> Cloze:
    wording, block, term = material.wording, stated.block, stated.term
    gapped = named(term).sub(GAP, stated.text)
    known = material.by_key.get(key_of(term, material.language))
    name = question_id(material.chapter.id, "formal", gapped, term)
    quote = stated.text.rstrip(".")
    evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
    return Cloze(
        id=name,
        **place(material, section.id, [evidence]),
        concepts=(known.id if known else slug(term),),
        bloom=Bloom.UNDERSTAND,
        prompt="\n\n".join(filter(None, (wording.say("fill"), stated.supposed, gapped))),
        key=term,
        accepted=tuple(n for n in ((known.name, *known.variants) if known else ()) if n.lower() != term.lower()),
        why=quoted(material, evidence),
        hints=(
            hint_to_read(material, section.id, evidence),
            wording.say("first_letter", letter=term[0], n=len(term)),
        ),
        proof=by_evidence(name, f"the book states it on page {block.label}"),
    )
