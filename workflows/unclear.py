"""What tutoring sessions left unclear: the concepts that the next quiz asks about first."""

from collections.abc import Iterator

from probatum.learner.record import Concept
from probatum.tools.passages.terms import terms_of
from probatum.tools.record import Record
from probatum.tutoring import Session

SESSIONS = "tutoring"
"""Kind of the documents that sessions are kept as."""


def unclear_concepts(record: Record) -> tuple[str, ...]:
    """Ids of the concepts named in what learners marked or asked twice, the latest session's first.

    A concept that was answered on since that session counts no more: the answers tell.
    """
    answered = {concept: a.at for a in record.attempts() for concept in a.concepts}
    known = {c.id: c for c in (*(c for bank in record.banks() for c in bank.concepts), *record.concepts())}
    languages = {c.chapter: c.language for c in record.chapters()}
    found: dict[str, None] = {}
    for session in reversed(record.all(SESSIONS, Session)):
        last = session.turns[-1].at if session.turns else session.began
        own = [c for c in known.values() if c.chapter == session.chapter]
        named = _named(own, session.unclear, languages.get(session.chapter, "en"))
        found |= {i: None for i in named if i not in answered or answered[i] < last}
    return tuple(found)


def _named(concepts: list[Concept], texts: tuple[str, ...], language: str) -> Iterator[str]:
    """The concepts whose name, or another form of it, has all its terms in one of the texts."""
    bags = [set(terms_of(text, language)) for text in texts]
    for concept in concepts:
        names = (set(terms_of(name, language)) for name in (concept.name, *concept.variants))
        if any(name and name <= bag for name in names for bag in bags):
            yield concept.id
