"""Finds text that was read in the wrong encoding, mends what can be mended, and names what is lost for good."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ftfy.badness import badness

from probatum.proof import Kind, Proof
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.note import Note

CODECS = {
    "sloppy-windows-1252": "Windows-1252",
    "sloppy-windows-1254": "Windows-1254",
    "sloppy-windows-1250": "Windows-1250",
    "sloppy-windows-1251": "Windows-1251",
    "latin-1": "Latin-1",
    "macroman": "Mac Roman",
}
"""What UTF-8 is taken for, the likeliest first; ftfy's ``sloppy`` codecs give undefined bytes a character each."""
LEADS = {2: range(0xC2, 0xE0), 3: range(0xE0, 0xF0), 4: range(0xF0, 0xF5)}
CONTINUATIONS = range(0x80, 0xC0)
NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class Piece(NamedTuple):
    """Some characters that are one character in disguise; ``meant`` is empty when bytes of it are lost."""

    start: int
    end: int
    meant: str


def encoding_faults(note: Note) -> Iterator[Proof]:
    """Each line with mojibake, each character that is lost. Code counts only where the prose is damaged too.

    In a log of ours a lost character was lost in the book, and making the log has told of it.
    """
    codec = mistaken_for(note.prose)
    replaced = any("\ufffd" in line for line in note.prose) and not _is_log(note)
    for number, (line, prose) in enumerate(zip(note.lines, note.prose, strict=True), 1):
        if replaced and "\ufffd" in line:
            yield _fault(number, "A character is lost: it was replaced by U+FFFD when the file was read or written.")
        pieces = list(_pieces(line, codec)) if codec else list(_rests(prose))
        if whole := [piece for piece in pieces if piece.meant]:
            yield _fault(number, _told(line, whole, CODECS[codec]))
        for piece in pieces:
            if not piece.meant:
                rest = line[piece.start : piece.end]
                yield _fault(number, f"{rest!r} is the rest of a character whose other bytes are lost.")


def _is_log(note: Note) -> bool:
    return note.head is not None and any(line.startswith("chapter_id:") for line in note.lines[slice(*note.head)])


def _rests(line: str) -> Iterator[Piece]:
    """Truncated characters in a line that has no whole one in disguise: all that mending leaves."""
    if line.isascii() or not badness(line):
        return
    for piece in _pieces(line, "sloppy-windows-1254"):
        without = line[: piece.start] + line[piece.end :]
        if not piece.meant and badness(without) < badness(line):
            yield piece


def mistaken_for(lines: Sequence[str]) -> str:
    """The codec with which UTF-8 text was read, as its name in ``CODECS``; empty for text that is sound."""
    suspect = [line for line in lines if not line.isascii() and badness(line)]
    counts = {codec: _counts(suspect, codec) for codec in CODECS}
    best = max(counts, key=lambda codec: counts[codec])
    cured = [line for line in suspect if badness(mended_line(line, best)) < badness(line)]
    return best if counts[best][0] and len(cured) * 2 > len(suspect) else ""


def _counts(lines: Sequence[str], codec: str) -> tuple[int, int]:
    """How many whole characters and how many truncated ones the lines hold in that disguise."""
    pieces = [bool(piece.meant) for line in lines for piece in _pieces(line, codec)]
    return pieces.count(True), pieces.count(False)


def mended_line(line: str, codec: str) -> str:
    """The line with its mojibake undone; what lost bytes stays as it is."""
    for piece in reversed(list(_pieces(line, codec))):
        if piece.meant:
            line = line[: piece.start] + piece.meant + line[piece.end :]
    return line


def _pieces(line: str, codec: str) -> Iterator[Piece]:
    """The stretches of a line that are UTF-8 in disguise, whole or truncated."""
    place = 0
    while found := NOT_ASCII.search(line, place):
        start = found.start()
        length = next((n for n, leads in LEADS.items() if _byte(line[start], codec) in leads), 1)
        end = start + 1
        while (
            end < min(start + length, len(line)) and ord(line[end]) > 0x7F and _byte(line[end], codec) in CONTINUATIONS
        ):
            end += 1
        if length > 1 and end - start == length:
            yield Piece(start, end, _decoded(line[start:end], codec))
        elif length > 2 and end - start > 1:
            yield Piece(start, end, "")
        place = end


def _decoded(piece: str, codec: str) -> str:
    return bytes(_byte(character, codec) for character in piece).decode("utf-8", errors="ignore")


@functools.cache
def _byte(character: str, codec: str) -> int:
    """The byte that ``codec`` reads as this character; -1 when there is none."""
    try:
        return character.encode(codec)[0]
    except UnicodeEncodeError:
        return -1


def _told(line: str, pieces: Sequence[Piece], codec: str) -> str:
    shown = ", ".join(f"{line[piece.start : piece.end]!r} was {piece.meant!r}" for piece in pieces[:3])
    more = f" and {len(pieces) - 3} more" if len(pieces) > 3 else ""
    return f"UTF-8 was read as {codec}: {shown}{more}. `--fix` mends it."


def _fault(line: int, reason: str) -> Proof:
    return fallen(Kind.ENCODING, line, reason)
