"""What a note can see of its vault: pictures by their path, other notes by their name."""

from pathlib import Path

from probatum.tools.exports.html_renderer import Surroundings
from probatum.tools.vault.index import VaultIndex


def around(note: Path, vault: Path) -> Surroundings:
    """The surroundings of ``note``; paths are tried from its folder, then from the vault's root, then by name."""
    files = VaultIndex(vault)

    def find(name: str) -> Path | None:
        for place in (note.parent / name, vault / name):
            if place.is_file():
                return place
        return files.file_called(Path(name).name)

    def picture(name: str) -> bytes | None:
        found = find(name)
        return found.read_bytes() if found else None

    def exists(name: str) -> bool:
        return find(name) is not None or find(f"{name}.md") is not None

    return Surroundings(picture, exists)
