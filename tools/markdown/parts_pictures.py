"""Embeds pictures: by their place in the attachments folder, no wider than a page of notes."""

from dataclasses import dataclass
from urllib.parse import quote

from probatum.book import Picture
from probatum.tools.markdown.escape import literal, one_line

WIDEST = 600
"""Pixels."""


@dataclass(frozen=True)
class Pictures:
    """Writes embeds for pictures that lie in ``folder``, as seen from the vault's root."""

    folder: str = ""

    def embed(self, picture: Picture, alt: str) -> str:
        """``![alt|600](Attachments/name.png)``."""
        words = one_line(alt.replace("|", " ").replace("[", "(").replace("]", ")"))[:120].strip()
        return f"![{literal(words)}|{min(WIDEST, picture.width)}]({self.target(picture.name)})"

    def target(self, name: str) -> str:
        """The picture's path, safe in a link."""
        return quote(f"{self.folder}/{name}" if self.folder else name)
