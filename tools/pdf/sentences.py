"""How sentences and proofs end."""

import re

QED = ("□", "■", "∎", "◻", "▢", "◼", "⊣")
"""Signs that end a proof."""
_END = re.compile(r"[.!?:…。！？][\"”’')»]*\s*$")


def ends_sentence(text: str) -> bool:
    """True when nothing of the sentence can follow: its full stop, or a colon, closing signs aside."""
    return _END.search(text) is not None
