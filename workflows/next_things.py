"""What is worth doing now, the best first: reviews, reading on, a first quiz, the chapter that comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from probatum.tools.record import Record
from probatum.tools.vault.vault import Vault
from probatum.tools.wording import counted
from probatum.workflows.bookmarks import bookmark_of
from probatum.workflows.library import Shelved, chapters_of, stands_at
from probatum.workflows.overview import ChapterStanding, Overview
from probatum.workflows.reviewing import minutes_for

NAMED = 3
"""Concepts that a review names; the rest are counted."""


@dataclass(frozen=True)
class Thing:
    """One of them."""

    kind: Literal["review", "read", "quiz", "make", "shelf"]
    words: str
    aside: str = ""
    """What it takes, or where it goes on."""
    shelved: Shelved | None = None
    """The chapter that it is about; None for a review and for the shelf."""


def next_things(record: Record, vault: Vault, seen: Overview) -> tuple[Thing, ...]:
    """Never empty. Raises ProbatumError when the record cannot be read."""
    return tuple(_found(record, vault, seen))


def _found(record: Record, vault: Vault, seen: Overview) -> Iterator[Thing]:
    if seen.due:
        yield Thing("review", f"Review {_named(seen)}", f"about {minutes_for(len(seen.due))} min")
    latest = next(iter(seen.chapters), None)
    reading = list(_reading(record, vault, seen, latest)) if latest else []
    asked = latest is not None and latest.last_quiz is not None
    fresh = next((c for c in seen.chapters if c.questions and c.last_quiz is None), None)
    yield from () if asked else reading
    if fresh:
        words = f"Take the first quiz on {fresh.chapter.name}"
        yield Thing("quiz", words, counted(fresh.questions, "question"), shelved_of(seen, fresh))
    yield from _following(seen, latest)
    yield from reading if asked else ()
    if not seen.books:
        yield Thing("shelf", "Add a book", "the sample is there to try")
    elif latest is None:
        yield Thing("shelf", "Choose a chapter in the library")


def _named(seen: Overview) -> str:
    names = ", ".join(seen.names.get(c, c) for c in seen.due[:NAMED])
    return f"{names} and {len(seen.due) - NAMED} more" if len(seen.due) > NAMED else names


def _reading(record: Record, vault: Vault, seen: Overview, latest: ChapterStanding) -> Iterator[Thing]:
    note, shelved = vault.log_of(latest.chapter.chapter), shelved_of(seen, latest)
    if note is None or shelved is None:
        return
    at = bookmark_of(record, note.name)
    yield Thing("read", f"Read {latest.chapter.name}", f"on from {at}" if at else "its notes are made", shelved)


def _following(seen: Overview, latest: ChapterStanding | None) -> Iterator[Thing]:
    """The chapter after the one met last, where it was not met yet."""
    here = shelved_of(seen, latest) if latest else None
    if here is None:
        return
    entries = chapters_of(here.book)
    after = entries[entries.index(here.entry) + 1 :]
    following = next((e for e in after if e.number or not here.entry.number), None)
    met = [c.chapter for c in seen.chapters if c.chapter.sha256 == here.book.sha256]
    if following and not any(stands_at(following, chapter) for chapter in met):
        yield Thing(
            "make", f"Make the notes of {following.name}", "the next chapter", Shelved(here.book, following, "")
        )


def shelved_of(seen: Overview, standing: ChapterStanding) -> Shelved | None:
    """A chapter's place on the shelf; None when its book is not there, or its outline has changed."""
    chapter = standing.chapter
    book = next((b for b in seen.books if b.sha256 == chapter.sha256), None)
    for entry in chapters_of(book) if book else ():
        if stands_at(entry, chapter):
            assert book is not None
            return Shelved(book, entry, chapter.chapter)
    return None
