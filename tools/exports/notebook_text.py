"""Turns Obsidian's Markdown into what Jupyter shows: callouts become bold titles, highlights marks, links names."""

import base64
import mimetypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from probatum.tools.markdown.escape import tidy
from probatum.tools.merging.properties import split_properties
from probatum.tools.rendering.parts import Part, part_of

LEFT_OUT = (Part.RAW_EXTRACT, Part.VERIFICATION)
"""What a notebook has no use for."""


@dataclass
class Pictures:
    """Pictures of one Markdown cell, kept in the cell itself."""

    bytes_of: Callable[[str], bytes | None]
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)

    def embed(self, alt: str, path: str) -> str:
        """The picture as an attachment; its words alone when it cannot be found."""
        data = self.bytes_of(unquote(path))
        if data is None:
            return f"*{alt}*"
        name = PurePosixPath(unquote(path)).name.replace(" ", "-")
        kind = mimetypes.guess_type(name)[0] or "image/png"
        self.attachments[name] = {kind: base64.b64encode(data).decode()}
        return f"![{alt}](attachment:{name})"


def without_parts(text: str) -> str:
    """The note without properties, raw extract and verification."""
    _, body = split_properties(text)
    parts = re.split(r"^(?=## )", body, flags=re.MULTILINE)
    return "".join(part for part in parts if part_of(part.partition("\n")[0]) not in LEFT_OUT)


def for_jupyter(lines: Sequence[str], pictures: Pictures) -> str:
    """The lines as a Markdown cell; empty when they say nothing."""
    kept: list[str] = []
    fenced = ""
    for line in lines:
        bare = re.sub(r"^(?:> ?)+", "", line)
        mark = re.match(r"\s*(`{3,}|~{3,})", bare)
        if fenced:
            fenced = "" if bare.strip() == fenced else fenced
            kept.append(bare)
        elif mark:
            fenced = mark[1]
            kept.append(bare)
        elif not re.fullmatch(r"\^[A-Za-z0-9-]+|-{3,}", bare.strip()):
            kept += _line(bare, pictures)
    return tidy("\n".join(kept)) if any(line.strip() for line in kept) else ""


def _line(line: str, pictures: Pictures) -> list[str]:
    callout = re.match(r"\[!([\w-]+)\][+-]?\s*(.*)", line)
    if callout:
        return [f"**{_words(callout[2] or callout[1].capitalize(), pictures)}**", ""]
    return [_words(line, pictures)]


def _words(text: str, pictures: Pictures) -> str:
    """One line, its code left alone."""
    pieces = re.split(r"(`+[^`]*`+)", text)
    return "".join(piece if i % 2 else _marked(piece, pictures) for i, piece in enumerate(pieces))


def _marked(text: str, pictures: Pictures) -> str:
    text = re.sub(r"!\[([^\]|]*)(?:\|\d+)?\]\(([^)]+)\)", lambda found: pictures.embed(found[1], found[2]), text)
    text = re.sub(r"\[(p\. [^\]]+)\]\([^)]*\)", r"(\1)", text)
    text = re.sub(r"(?<!\\)\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]", r"\1", text)
    return re.sub(r"(?<!\\)==(?=\S)(.+?)(?<=\S)==", r"<mark>\1</mark>", text)
