"""Finds the words that a model quotes on the page again, and turns them into evidence."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from probatum.book import Block, Chapter, Figure, Table
from probatum.notes import Evidence

ALIKE = 92
"""Of 100: how like the page a quote must be. Lets an OCR slip or a lost hyphen pass, not another word."""
SHORTEST = 12
"""Characters; shorter quotes are found everywhere."""

LONGEST = 60
"""Words; a quote is not drawn out beyond this."""

_AROUND = " \n\t\"'“”„«»"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[^a-z])|\n")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-"})
_ELLIPSIS = re.compile(r"\.\.\.|…|\[\.\.\.\]")


def locate(quote: str, block_id: str, chapter: Chapter) -> Evidence | None:
    """Where ``quote`` stands, in the named block rather than elsewhere; the book's own sentences around its words.

    Pieces between ellipses must all stand in one block.
    """
    pieces = _pieces(quote)
    if not pieces:
        return None
    named = chapter.block(block_id)
    others = [block for block in chapter.blocks() if block is not named]
    if found := _together(pieces, [named, *others] if named else others):
        return found
    longest = max(pieces, key=len)
    tried = [named] if named else others
    best = max(((_nearly(longest, text_of(b)), b) for b in tried), key=lambda pair: pair[0][0])
    (score, words), block = best
    if score < ALIKE:
        return None
    return evidence(block, _joined([_sentences_around(words, text_of(block))], text_of(block)))


def places_of(quote: str, named: str, chapter: Chapter) -> tuple[Evidence, ...]:
    """Where the pieces of ``quote`` stand, together in one block or apart in several; empty when one stands nowhere.

    ``named`` is the id of a block, or several between commas; these are looked into first.
    """
    blocks, pieces = blocks_named(named, chapter), _pieces(quote)
    others = [block for block in chapter.blocks() if block not in blocks]
    if len(pieces) > 1 and (whole := _together(pieces, [*blocks, *others])):
        return (whole,)
    ids = [block.id for block in blocks] or [""]
    apart = [next((found for name in ids if (found := locate(piece, name, chapter))), None) for piece in pieces]
    return tuple(dict.fromkeys(found for found in apart if found)) if all(apart) else ()


def _pieces(quote: str) -> list[str]:
    return [piece for part in _ELLIPSIS.split(quote) if len(piece := part.strip(_AROUND)) >= SHORTEST]


def _together(pieces: Sequence[str], blocks: Iterable[Block]) -> Evidence | None:
    """The first block that holds every piece as it stands."""
    for block in blocks:
        text = text_of(block)
        if all(found := [_exactly(piece, text) for piece in pieces]):
            return evidence(block, _joined([_sentences_around(words, text) for words in found], text))
    return None


def blocks_named(ids: str, chapter: Chapter) -> list[Block]:
    """The blocks of a list of ids between commas; those that are not there are passed over."""
    return [block for name in re.split(r"[\s,;]+", ids) if (block := chapter.block(name))]


def _joined(spans: list[tuple[int, int]], text: str) -> str:
    """The stretches of ``text`` in its own order; those that touch are one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return " … ".join(text[start:end].strip() for start, end in merged)


def evidence(block: Block, quote: str) -> Evidence:
    """Evidence from a block."""
    return Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)


def of_blocks(ids: Iterable[str], chapter: Chapter) -> tuple[Evidence, ...]:
    """Evidence from whole blocks, each quoted by its opening words."""
    blocks = [block for block_id in dict.fromkeys(ids) if (block := chapter.block(block_id))]
    return tuple(evidence(block, " ".join(text_of(block).split()[:12])) for block in blocks)


def text_of(block: Block) -> str:
    """What can be quoted from a block."""
    return f"{block.caption}\n{block.text}" if isinstance(block, Figure | Table) else block.text


def _sentences_around(words: str, text: str) -> tuple[int, int]:
    """Where the whole sentences that hold ``words`` stand: a quote from the middle may leave out the "not"."""
    start = text.index(words)
    end = start + len(words)
    bounds = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    whole = (max(b for b in bounds if b <= start), min(b for b in bounds if b >= end))
    return whole if len(text[slice(*whole)].split()) <= LONGEST else (start, end)


def _exactly(wanted: str, text: str) -> str:
    """The stretch of ``text`` that is ``wanted`` but for spacing, case and typography; empty when there is none."""
    flat, places = _flattened(text)
    start = flat.find(_flattened(wanted)[0])
    if start < 0:
        return ""
    end = start + len(_flattened(wanted)[0]) - 1
    return text[places[start] : places[end] + 1]


def _nearly(wanted: str, text: str) -> tuple[float, str]:
    flat, places = _flattened(text)
    aligned = fuzz.partial_ratio_alignment(_flattened(wanted)[0], flat, score_cutoff=ALIKE)
    if aligned is None or aligned.dest_end <= aligned.dest_start or len(flat) < SHORTEST:
        return 0.0, ""
    start, end = places[aligned.dest_start], places[aligned.dest_end - 1] + 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return aligned.score, text[start:end]


@lru_cache(maxsize=4096)  # a chapter's blocks, each searched by every quote
def _flattened(text: str) -> tuple[str, list[int]]:
    """Lower case with one kind of quote, dash and space; with each character's place in ``text``.

    The strokes between a table's cells, as a model is shown them, are spaces, too.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character == "\u00ad":
            continue
        for letter in unicodedata.normalize("NFKC", character.translate(_SAME)).lower():
            kept = " " if letter.isspace() or letter == "|" else letter
            if kept == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(kept)
            places.append(place)
    return "".join(letters), places
