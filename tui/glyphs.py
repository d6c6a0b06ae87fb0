"""Takes pictographs out of what a terminal shows: many lack them, and few agree on how wide they are."""

import re
import unicodedata

BADGES = {"✅": "✓", "❌": "✗", "⏸️": "‖", "⏸": "‖", "⚠️": "!"}
"""Those that carry a meaning of their own, with a sign that every font has."""
PICTOGRAPH = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?")


def plain_badges(text: str) -> str:
    """The text with badges as plain signs."""
    for pictograph, sign in BADGES.items():
        text = text.replace(pictograph, sign)
    return text


def bare(text: str) -> str:
    """A heading or title without any pictograph."""
    kept = PICTOGRAPH.sub(lambda found: found[0] if found[0] in BADGES.values() else "", text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) != "Cf").split())
