"""Questions on tables: what stands in a column for a row."""

import re
from collections.abc import Iterator
from random import Random
from unicodedata import combining, normalize

from probatum.book import Section, Table
from probatum.notes import Evidence
from probatum.quiz import MultipleChoice, Option
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.questions.material import Material
from probatum.tools.extractive.questions.parts import WRONG, arranged, by_evidence, hint_to_read, place, quoted

A_TABLE, MOST = 3, 4
"""Questions on one table; of a long one a third of its rows, up to so many."""
LEAST = 3
"""Cells of a column, or captions, that make a choice."""
MOSTLY = 0.75
"""Share of the cells of a column that say something."""
CELL = 80
"""Characters in a cell that makes an option."""
NUMBERED = re.compile(
    r"^\s*(?:figure|fig\.|abbildung|abb\.|figura|table)\s*[\dA-Z]*[\d.–-]*\s*[:.–-]*\s*", re.IGNORECASE
)


def cells(material: Material, rng: Random) -> Iterator[MultipleChoice]:
    """What stands in a column for a row; the wrong options stand in the same column for other rows."""
    for section in material.chapter.sections:
        for block in section.blocks:
            if isinstance(block, Table) and _askable(block):
                made = list(_cells_of(material, section, block, rng))
                rng.shuffle(made)
                yield from made[: min(MOST, max(A_TABLE, len(block.cells) // 3))]


def _askable(table: Table) -> bool:
    headed = table.header_rows >= 1 and not _of_figures(table)
    return headed and len(table.cells) >= table.header_rows + LEAST and not _run_together(table)


def _of_figures(table: Table) -> bool:
    """True when figures label the rows, and what should be their head is a figure too."""
    return all(_FIGURE.search("".join(row[:1])) for row in table.cells)


_FIGURE = re.compile(r"\d")


def _run_together(table: Table) -> bool:
    """True when two columns were read as one, or text in columns as a table.

    Then most cells of a column are a figure and words, or in odd order; or words are broken at the ends of cells.
    """
    rows = table.cells[table.header_rows :]
    columns = zip(*(row for row in rows if len(row) == len(rows[0])), strict=True)
    broken = sum(bool(_BROKEN.search(cell)) for row in table.cells for cell in row)
    return broken > 1 or any(2 * sum(map(bool, map(_FIGURE_AND_WORDS.search, cells))) > len(cells) for cells in columns)


_BROKEN = re.compile(r"\w\s\w+-\s*$")
_FIGURE_AND_WORDS = re.compile(r"^\d+\s+[^\W\d]{2,}.*\s\w|\b\d+\s[a-z]+\)$|\w\s[A-Z]:\d")


def _parted(cell: str) -> bool:
    """True for a cell that does not hold the one beside it as well."""
    return not _FIGURE_AND_WORDS.search(cell)


def _cells_of(material: Material, section: Section, table: Table, rng: Random) -> Iterator[MultipleChoice]:
    header = table.cells[table.header_rows - 1]
    rows = [row for row in table.cells[table.header_rows :] if all(map(str.strip, row)) and _parted(row[0])]
    labels = [row[0].strip() for row in rows]
    if len(set(labels)) < len(labels) or not all(labels):
        return
    for column in range(1, len(header)):
        texts = [row[column].strip() for row in rows]
        distinct = list(dict.fromkeys(text for text in texts if _is_word(text)))
        words = sum(map(_is_word, texts)) >= MOSTLY * len(texts)
        if not _heads(header, column) or len(distinct) < LEAST or not words or max(map(len, texts)) > CELL:
            continue
        for label, text in zip(labels, texts, strict=True):
            if not _is_word(text) or _tells(label, text) or text.lower() in label.lower():
                continue
            others = rng.sample([t for t in distinct if t != text], len(distinct) - 1)
            like = [other for other in others if _abbreviates(label, other)]
            wrong = [*like, *(other for other in others if other not in like)][:WRONG]
            if _abbreviates(label, text) and not like:  # the label alone tells it
                continue
            yield _cell(
                material,
                section,
                table,
                (header[column].strip(), _labelled(header, label), text),
                wrong,
                rng,
            )


def _tells(label: str, text: str) -> bool:
    """True when every word of the label comes back in the text: ``linux-faq``, *a FAQ on Linux*."""
    plain, said = map(_unaccented, (label, text))
    parts = re.findall(r"[^\W\d_]{3,}", plain)
    return plain in said or (bool(parts) and all(part in said for part in parts))


def _abbreviates(label: str, text: str) -> bool:
    """True when the label has the beginning of a word of the text in it: ``_fsdiv.c``, *divide*."""
    words = re.findall(r"[^\W\d_]{4,}", _unaccented(text))
    return any(word[:3] in _unaccented(label) for word in words)


def _unaccented(text: str) -> str:
    """In small letters without accents: *áudio* tells ``audio``."""
    return "".join(sign for sign in normalize("NFD", text.lower()) if not combining(sign))


def _labelled(header: tuple[str, ...], label: str) -> str:
    """The label of a row, a bare number with the head of its column: ``Interrupt 2``."""
    return f"{header[0].strip()} {label}" if label.isdigit() and len(header[0].split()) in range(1, HEAD + 1) else label


def _heads(header: tuple[str, ...], column: int) -> bool:
    """True for a cell that can be the name of its column; beside one other column none is needed."""
    cell = header[column].strip()
    return len(header) == 2 or (bool(re.fullmatch(r"[^\W\d_][^()\[\]{}]*", cell)) and len(cell.split()) <= HEAD)


HEAD = 4
"""Words in the head of a column."""


def _is_word(text: str) -> bool:
    """True for a cell that says something; a bare number is looked up, not known."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and 2 * sum(map(len, words)) >= len(re.sub(r"\s", "", text))


def _cell(
    material: Material, section: Section, table: Table, asked: tuple[str, str, str], wrong: list[str], rng: Random
) -> MultipleChoice:
    column, row, text = asked
    wording, title = material.wording, NUMBERED.sub("", table.caption) or material.heading(section.id)
    name = question_id(material.chapter.id, "cell", f"{table.id}/{column}/{row}", text)
    evidence = Evidence(block=table.id, page=table.page, label=table.label, quote=text, bbox=table.bbox)
    options, key = arranged(Option(text=text), [Option(text=t) for t in wrong], rng)
    return MultipleChoice(
        id=name,
        **place(material, section.id, [evidence]),
        concepts=(material.topics[section.id].id,),
        prompt=wording.say("cell" if len(table.cells[0]) > 2 else "beside", table=title, column=column, row=row),
        options=options,
        key=key,
        why=quoted(material, evidence.model_copy(update={"quote": f"{row} · {text}"})),
        hints=(hint_to_read(material, section.id, evidence),),
        proof=by_evidence(name, f"the table stands on page {table.label}"),
    )
