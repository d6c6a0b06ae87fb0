"""A reading as flat JSON blocks in reading order: the stable form that scripts and scorers take."""

from typing import Any

from probatum import __version__
from probatum.book import Block, ListBlock
from probatum.tools.pdf import Reading

FORMAT = 1
"""Of the document, not of the program: it changes when a field is renamed or taken away."""


def to_json(reading: Reading) -> dict[str, Any]:
    """The document that ``probatum extract --json`` prints."""
    chapter = reading.chapter
    furniture = [
        {"kind": "furniture", "text": f.text, "page": f.page, "label": f.label, "bbox": list(f.box)}
        for f in reading.furniture
    ]
    return {
        "version": FORMAT,
        "extractor": "probatum",
        "probatum": __version__,
        "book": {
            "path": reading.book.path,
            "title": reading.book.title,
            "sha256": reading.book.sha256,
            "pages": reading.book.pages,
        },
        "chapter": {
            "id": chapter.id,
            "number": chapter.number,
            "title": chapter.title,
            "pages": list(chapter.labels),
            "pdf_pages": list(chapter.pdf_pages),
            "language": chapter.language,
            "warnings": list(chapter.warnings),
        },
        "pages": list(chapter.pdf_pages),
        "seconds": round(reading.seconds, 3),
        "peak_mb": round(reading.peak_mb, 1),
        "blocks": [_flat(block) for block in chapter.blocks()] + furniture,
    }


def _flat(block: Block) -> dict[str, Any]:
    flat = block.model_dump(mode="json")
    if isinstance(block, ListBlock):
        flat["text"] = block.text
    elif block.kind == "table":
        flat["text"] = ""
    elif block.kind == "figure":
        flat["labels"], flat["text"] = flat["text"], ""
    return flat
