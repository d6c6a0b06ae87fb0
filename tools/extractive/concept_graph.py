"""Draws the terms of a section, or of the whole chapter, with what the text states of them."""

from collections.abc import Iterable, Sequence

from probatum.notes import Diagram, Edge, Node
from probatum.tools.extractive.definitions import GLOSSARY
from probatum.tools.extractive.digest import Digest
from probatum.tools.extractive.relations import Relation, listed_in, relations_in, used_in
from probatum.tools.extractive.words import Key

LEAST_NAMED, LEAST, MOST = 2, 4, 14
"""Arrows with a word of the text, or of both kinds, from which on a drawing says something; and the most it holds."""
PART = 3
"""Arrows of a part that is drawn beside a larger one."""


def diagram_of(digest: Digest, section_id: str) -> Diagram | None:
    """The section's terms with what it states of them; the closing section shows the whole chapter's.

    None when too few relations are known that hang together.
    """
    closing = section_id == _closing(digest)
    wanted = [s.id for s in digest.chapter.sections] if closing else [section_id]
    found = [r for i in wanted for r in relations_in(digest, i)]
    if closing:
        found.extend([*listed_in(digest), *used_in(digest)])
    drawn = _together(_direct(_strongest(found)))[:MOST]
    if sum(bool(r.verb) for r in drawn) < LEAST_NAMED and len(drawn) < LEAST:
        return None
    title = "" if all(r.verb for r in drawn) else digest.wording.say("lines")
    return _drawn(f"{section_id}/diagram", drawn, title)


def _strongest(found: Iterable[Relation]) -> list[Relation]:
    """One relation a pair of terms, the first that is given; those that the text names first, then weighty terms."""
    one: dict[frozenset[Key], Relation] = {}
    for relation in found:
        one.setdefault(frozenset((relation.source.key, relation.target.key)), relation)
    return sorted(one.values(), key=lambda r: (not r.verb, -r.source.weight - r.target.weight))


def _direct(relations: Sequence[Relation]) -> list[Relation]:
    """Without the unnamed arrows that lead where two others lead by way of a third term."""
    unnamed = {(r.source.key, r.target.key) for r in relations if not r.verb}
    middle = {key for pair in unnamed for key in pair}

    def detour(r: Relation) -> bool:
        return any((r.source.key, by) in unnamed and (by, r.target.key) in unnamed for by in middle)

    return [r for r in relations if r.verb or not detour(r)]


def _together(relations: Sequence[Relation]) -> list[Relation]:
    """The relations that hang together by their terms; what stands apart in ones and twos says little."""
    parts: list[tuple[set[Key], list[Relation]]] = []
    for relation in relations:
        ends = {relation.source.key, relation.target.key}
        met = [part for part in parts if part[0] & ends]
        parts = [part for part in parts if not part[0] & ends]
        keys = ends.union(*(part[0] for part in met))
        parts.append((keys, [r for part in met for r in part[1]] + [relation]))
    best = max((len(part) for _, part in parts), default=0)
    kept = [r for _, part in parts if len(part) >= max(2, min(PART, best)) for r in part]
    return [r for r in relations if r in kept]


def _drawn(diagram_id: str, relations: Sequence[Relation], title: str) -> Diagram:
    terms = {t.key: t for r in relations for t in (r.source, r.target)}
    ids = {key: f"n{i}" for i, key in enumerate(terms)}
    return Diagram(
        id=diagram_id,
        title=title,
        nodes=tuple(Node(id=ids[key], label=term.name) for key, term in terms.items()),
        edges=tuple(
            Edge(
                source=ids[r.source.key],
                target=ids[r.target.key],
                label=r.verb,
                style="solid" if r.verb else "dashed",
            )
            for r in relations
        ),
        evidence=tuple(dict.fromkeys(r.evidence for r in relations)),
    )


def _closing(digest: Digest) -> str:
    """The section where the chapter's own graph stands: its summary, else its glossary, else its last of prose."""
    sections = [s.id for s in digest.chapter.sections]
    listed = [d.section for d in digest.definitions if d.sure >= GLOSSARY]
    prose = [i for i in sections if i not in digest.asides]
    return next((i for i in (*digest.summaries, *listed[:1], *prose[::-1])), "")
