"""Text that a PDF cannot give back: fonts that map no glyph to a character. It is said, not passed on in silence."""

from probatum.tools.pdf.sheet import Sheet

_MUCH = 0.03
"""Share of a page's characters from which on its text counts as damaged."""


def damaged_text(sheets: list[Sheet]) -> list[str]:
    """Warnings that name the pages that could not be opened, and those whose fonts hide what their glyphs mean."""
    warnings = []
    if closed := [str(sheet.label) for sheet in sheets if sheet.damaged]:
        warnings.append(f"Damaged beyond reading: pages {', '.join(closed)}.")
    pages = []
    for sheet in sheets:
        total = sum(len(p.text) for p in sheet.pieces)
        lost = sum(_unreadable(c) for p in sheet.pieces for c in p.text)
        if lost > max(_MUCH * total, 5):
            pages.append(str(sheet.label))
    if pages:
        warnings.append(f"Fonts that map no glyph to a character: the text of pages {', '.join(pages)} is damaged.")
    return warnings


def _unreadable(char: str) -> bool:
    return char == "\ufffd" or (char < " " and char not in "\t\n") or "\ue000" <= char <= "\uf8ff"
