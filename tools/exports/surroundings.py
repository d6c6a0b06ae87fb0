"""What a note can see of its vault: pictures by their path, other notes by their name."""

from pathlib import Path

from probatum.tools.exports.html_renderer import Surroundings


def around(note: Path, vault: Path) -> Surroundings:
    """The surroundings of ``note``; paths are tried from its folder, then from the vault's root, then by name."""

    def find(name: str) -> Path | None:
        for place in (note.parent / name, vault / name):
            if place.is_file():
                return place
        wanted = Path(name).name
        return next((p for p in sorted(vault.rglob(wanted)) if p.is_file()), None) if wanted else None

    def picture(name: str) -> bytes | None:
        found = find(name)
        return found.read_bytes() if found else None

    def exists(name: str) -> bool:
        return find(name) is not None or find(f"{name}.md") is not None

    return Surroundings(picture, exists)
