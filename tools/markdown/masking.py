"""Blanks what is not prose: code, formulas, comments, link targets keep their place and lose their characters."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

TICKS = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
FORMULA = re.compile(r"\$\$.+?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]*?(?<=[^\s\\$])\$(?![\d$])", re.DOTALL)
COMMENTS = (("<!--", "-->"), ("%%", "%%"))
"""How comments open and close, in HTML and in Obsidian."""
CODE_BLOCKS = frozenset({"fence", "code_block", "front_matter"})


def masked(lines: Sequence[str], tokens: Sequence[Token]) -> list[str]:
    """The lines with everything that is not prose blanked."""
    kept = list(lines)
    for token in tokens:
        if token.type in CODE_BLOCKS and token.map:
            for n in range(token.map[0], min(token.map[1], len(kept))):
                kept[n] = " " * len(kept[n])
    # The cells of a row all have the place of the row.
    for first, end in dict.fromkeys((*token.map,) for token in tokens if token.type == "inline" and token.map):
        kept[first:end] = blanked(TICKS, "\n".join(kept[first:end])).split("\n")
    return blanked(FORMULA, without_comments("\n".join(kept))).split("\n")


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """``text`` with each match replaced by blanks; line breaks stay."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def without_comments(text: str) -> str:
    """``text`` with its comments blanked; one that is never closed is none."""
    for opening, closing in COMMENTS:
        pieces: list[str] = []
        place = 0
        while (start := text.find(opening, place)) >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
            pieces += [text[place:start], re.sub(r"[^\n]", " ", text[start : end + len(closing)])]
            place = end + len(closing)
        text = "".join([*pieces, text[place:]])
    return text
