"""Marks that a printed page puts where it broke a line of code: ``↪`` at the head of the rest."""

import re
from dataclasses import replace

from probatum.tools.pdf.glyphs import Span

_HOOK = re.compile(r"^\s*(?:\ufffd→|↪|↳|⤷|,→|֒→|˓→|➥|⏎|→֒)\s?")


def hooked(spans: list[Span]) -> bool:
    """True when the line begins with a mark that it is the rest of the one above."""
    return bool(_HOOK.match(_head(spans)))


def without_hook(spans: list[Span]) -> list[Span]:
    """The line's spans after its mark."""
    match = _HOOK.match(_head(spans))
    length = match.end() if match else 0
    kept = []
    for span in spans:
        cut = min(length, len(span.text))
        length -= cut
        if cut < len(span.text):
            kept.append(replace(span, text=span.text[cut:], lefts=span.lefts[cut:], rights=span.rights[cut:]))
    return kept


def _head(spans: list[Span]) -> str:
    return "".join(span.text for span in spans[:3])
