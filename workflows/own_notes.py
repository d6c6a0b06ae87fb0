"""What the reader's log says on a section of its chapter, for a tutor to build on."""

from probatum.tools.markdown.reading import read_note
from probatum.tools.vault.files import read_text
from probatum.tools.vault.vault import Vault

MOST = 2500
"""Characters."""
SECTION = 3
"""Level of a section's heading in a log."""


def notes_on(vault: Vault, chapter: str, heading: str) -> str:
    """The part of the chapter's log under the section of that heading, as it stands now; empty when there is none."""
    path = vault.log_of(chapter)
    text = read_text(path) if path else None
    if not text:
        return ""
    note = read_note(text)
    found = next((h for h in note.headings if h.level == SECTION and h.text.endswith(heading)), None)
    if found is None:
        return ""
    end = next((h.line - 1 for h in note.headings if h.line > found.line and h.level <= SECTION), len(note.lines))
    return "\n".join(note.lines[found.line : end]).strip()[:MOST]
