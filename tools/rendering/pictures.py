"""Embeds pictures: by their place in the attachments folder, no wider than a page of notes."""

from dataclasses import dataclass
from textwrap import shorten
from urllib.parse import quote

from probatum.book import Picture
from probatum.tools.markdown.escape import literal, one_line

WIDEST = 600
"""Pixels."""
LONGEST_ALT = 120
"""Characters."""


@dataclass(frozen=True)
class Pictures:
    """Writes embeds for pictures that lie in ``folder``, as seen from the vault's root."""

    folder: str = ""

    def embed(self, picture: Picture, alt: str) -> str:
        """``![alt|600](Attachments/name.png)``."""
        words = shorten(one_line(alt).translate(str.maketrans("[]|", "()/")), LONGEST_ALT, placeholder="…")
        return f"![{literal(words)}|{min(WIDEST, picture.width)}]({self.target(picture.name)})"

    def target(self, name: str) -> str:
        """The picture's path, safe in a link."""
        return quote(f"{self.folder}/{name}" if self.folder else name)
