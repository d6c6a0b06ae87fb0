"""Where the reader left each note, so that reading goes on there."""

from probatum.noun import Noun
from probatum.tools.record import Record

BOOKMARKS = "bookmark"
"""Kind of the documents that bookmarks are kept as."""


class Bookmark(Noun):
    """A heading of a note."""

    heading: str


def bookmark_of(record: Record, note: str) -> str:
    """The heading at which the note was left; empty when it was never opened. ``note`` is its file name."""
    found = record.get(BOOKMARKS, note, Bookmark)
    return found.heading if found else ""


def keep_bookmark(record: Record, note: str, heading: str) -> None:
    """Remembers where the reader is."""
    record.put(BOOKMARKS, note, Bookmark(heading=heading))
