"""What a paragraph says that it is: a definition, an exercise, a warning; by its own label, in several languages."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from probatum.book import Block, Heading, Paragraph, RoleName
from probatum.tools.pdf.prose import Prose
from probatum.tools.pdf.sentences import QED

_WORDS = tomllib.loads(Path(__file__).with_name("roles.toml").read_text("utf-8"))
_NUMBER = r"(?:\s+[A-Z]?\d+(?:[.\-]\d+)*(?![.\-]?\d))?"
_NAME = r"(?:\s*\([^)]{1,80}\))?"
_OPENS: dict[RoleName, re.Pattern[str]] = {
    role: re.compile(
        rf"^(?P<label>(?:{'|'.join(words)}){_NUMBER}{_NAME})(?P<end>\s*[.:—–]|\s*$|\s(?!\d))", re.IGNORECASE
    )
    for role, words in _WORDS["paragraphs"].items()
}
_SECTIONS = {role: re.compile(rf"^(?:{'|'.join(words)})$", re.IGNORECASE) for role, words in _WORDS["sections"].items()}
_APPARATUS = re.compile("|".join(_WORDS["apparatus"]["words"]), re.IGNORECASE)

_LONGEST_PROOF = 30
"""Blocks in which a proof's end is looked for."""


@dataclass(frozen=True)
class Role:
    """A role with the label that gave it."""

    role: RoleName = "plain"
    title: str = ""


def role_of(prose: Prose) -> Role:
    """The role that the paragraph's own label gives it; the label must be set in bold, italic or capitals."""
    for role, pattern in _OPENS.items():
        match = pattern.match(prose.text)
        if match is None:
            continue
        label = match.group("label")
        styled = any(
            m.start == 0 and m.style in ("bold", "italic") and m.end >= min(len(label), 4) for m in prose.marks
        )
        whole = len(prose.text) <= len(label) + 2
        if styled or label.isupper() or whole or (match.group("end").strip() and re.search(r"\d", label)):
            return Role(role, label.strip())
    return Role()


def carry_roles(blocks: list[Block], italic: set[str]) -> list[Block]:
    """A theorem in italics goes on while paragraphs are ``italic`` (their ids), a proof up to the sign that ends it."""
    out: list[Block] = []
    role: RoleName = "plain"
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            role = "plain"
        elif isinstance(block, Paragraph):
            if block.role != "plain":
                goes_on = (block.role == "theorem" and block.id in italic) or (
                    block.role == "proof" and _open(blocks, at)
                )
                role = block.role if goes_on else "plain"
            elif role == "proof" or (role == "theorem" and block.id in italic):
                block = block.model_copy(update={"role": role})
            else:
                role = "plain"
            role = "plain" if block.text.endswith(QED) else role
        out.append(block)
    return out


def _open(blocks: list[Block], at: int) -> bool:
    """True when a later paragraph, before the next heading or labelled one, ends the proof with a sign."""
    if blocks[at].text.endswith(QED):
        return False
    for block in blocks[at + 1 : at + _LONGEST_PROOF]:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role != "plain"):
            return False
        if block.text.endswith(QED):
            return True
    return False


def role_of_section(title: str) -> str:
    """``glossary``, ``exercise``, ``summary`` or nothing, by the heading."""
    return next((role for role, pattern in _SECTIONS.items() if pattern.match(title.strip())), "")


def role_named(text: str) -> Role | None:
    """The role that ``Note`` or ``Warning`` alone names; None for other words."""
    remarks: tuple[RoleName, ...] = ("note", "warning", "tip")
    return next((Role(role, text.strip(" :")) for role in remarks if _OPENS[role].fullmatch(text.strip())), None)


def is_label(text: str) -> bool:
    """True for ``Note`` and ``Warning`` alone: they head a box, not a section."""
    return role_named(text) is not None


def is_role(text: str) -> bool:
    """True for a label such as ``Example`` alone."""
    return any(pattern.fullmatch(text.strip()) for pattern in _OPENS.values())


def is_apparatus(title: str) -> bool:
    """True for contents, indices, title pages: parts in which nothing is taught."""
    return bool(_APPARATUS.fullmatch(title.strip()))
