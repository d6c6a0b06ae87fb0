"""Gap questions on definitions and theorems: the term that is defined, or characterised, is left out."""

import re
from collections.abc import Iterator

from probatum.book import Paragraph, Section
from probatum.notes import Evidence
from probatum.quiz import Bloom, Cloze
from probatum.tools.extractive.questions.cloze import GAP
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.lexicon import says_exactly
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import by_evidence, hint_to_read, place, quoted
from probatum.tools.extractive.questions.terms import named
from probatum.tools.extractive.words import key_of, slug

LENGTH = range(8, 56)
"""Words."""


def formal_gaps(material: Material) -> Iterator[Cloze]:
    """One gap for each definition that sets its term apart, and for each theorem that says *exactly when*."""
    for section in material.chapter.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and block.role in ("definition", "theorem"):
                text = _body(block)
                term = _defined(block, text) if block.role == "definition" else _characterised(material, text)
                if (
                    term
                    and material.tells(named(term).sub(" ", text))
                    and len(text.split()) in LENGTH
                    and text[-1] in ".∅"
                    and len(named(term).findall(text)) == 1
                ):
                    yield _question(material, section, block, text, term)


_LABEL = re.compile(r"^[^\W\d_]+\s\d+(?:\.\d+)*[.:]?\s(?:\([^)]*\)\s)?(?=[A-ZÀ-Þ])")


def _body(block: Paragraph) -> str:
    """The text without its label, ``Definition 10`` or ``Theorem 1.1 (Heine–Borel)``."""
    label = next((m for m in block.marks if m.start == 0 and m.style == "bold"), None)
    text = block.text[label.end :].lstrip(" .:") if label else block.text
    return _LABEL.sub("", text)


def _defined(block: Paragraph, text: str) -> str:
    """What the definition sets in bold or italics, when that is one short term."""
    marked = [block.text[m.start : m.end].strip() for m in block.marks if m.start > 0 and m.style in ("bold", "italic")]
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


def _question(material: Material, section: Section, block: Paragraph, text: str, term: str) -> Cloze:
    wording = material.wording
    gapped = named(term).sub(GAP, text)
    known = material.by_key.get(key_of(term, material.language))
    name = question_id(material.chapter.id, "formal", gapped, term)
    evidence = Evidence(block=block.id, page=block.page, label=block.label, quote=text.rstrip("."), bbox=block.bbox)
    return Cloze(
        id=name,
        **place(material, section.id, [evidence]),
        concepts=(known.id if known else slug(term),),
        bloom=Bloom.UNDERSTAND,
        prompt=f"{wording.say('fill')}\n\n{gapped}",
        key=term,
        accepted=tuple(n for n in ((known.name, *known.variants) if known else ()) if n.lower() != term.lower()),
        why=quoted(material, evidence),
        hints=(
            hint_to_read(material, section.id, evidence),
            wording.say("first_letter", letter=term[0], n=len(term)),
        ),
        proof=by_evidence(name, f"the book states it on page {block.label}"),
    )
