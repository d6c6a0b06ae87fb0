"""One note per concept: an entry for each chapter that teaches it; everything else in the note is the reader's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from probatum.notes import Claim, Log
from probatum.tools.markdown.escape import one_line, prose, tidy, yaml_text
from probatum.tools.markdown.inline import inline
from probatum.tools.rendering.concept_names import concept_stem
from probatum.tools.wording import Wording


@dataclass(frozen=True)
class Entry:
    """What one chapter says of a concept."""

    id: str
    name: str
    stem: str
    """Name of the concept's note."""
    heading: str
    text: str


def concept_entries(log: Log, log_stem: str) -> Iterator[Entry]:
    """An entry for each concept that the log teaches or needs; ``log_stem`` is the name of the log's note."""
    lines: dict[str, tuple[str, Claim]] = {c.concept: (c.name, c.line) for c in log.draft.concepts}
    lines = {c.concept: (c.name, c.what) for c in log.draft.background} | lines
    for concept, (name, claim) in lines.items():
        heading = f"## {prose(log.book_title)}: {prose(log.name)}"
        link = f"→ [[{log_stem}|{one_line(log.name).translate(str.maketrans('[]|', '()/'))}]]"
        yield Entry(
            concept, name, concept_stem(name), heading, f"{_said(claim, log_stem, Wording(log.language))}\n\n{link}"
        )


def _said(claim: Claim, log_stem: str, wording: Wording) -> str:
    pages = {item.page: item.label for item in claim.evidence}
    marks = "".join(f" ([[{log_stem}|p. {label}]])" for label in pages.values())
    own = f" *({wording.label(claim.own)})*" if claim.own else ""
    return f"{inline(claim.text)}{marks}{own}"


def concept_note(before: str | None, entry: Entry) -> str:
    """What is generated now: what was generated ``before`` with this chapter's entry added or renewed."""
    section = f"{entry.heading}\n\n{entry.text}"
    if not before:
        return f"{_head(entry) if before is None else ''}{section}\n"
    old = re.search(rf"^{re.escape(entry.heading)}\n.*?(?=^## |\Z)", before, re.MULTILINE | re.DOTALL)
    whole = f"{before[: old.start()]}{section}\n\n{before[old.end() :]}" if old else f"{before}\n{section}\n"
    return f"{tidy(whole)}\n"


def _head(entry: Entry) -> str:
    aliases = f"aliases:\n  - {yaml_text(entry.name)}\n" if entry.name.casefold() != entry.stem.casefold() else ""
    return (
        f"---\ntype: concept\n{aliases}tags:\n  - concept\nconcept_id: {yaml_text(entry.id)}\n---\n\n"
        f"# {prose(entry.stem)}\n\n"
    )
