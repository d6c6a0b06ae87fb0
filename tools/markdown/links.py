"""Checks where links and images lead: to a file, a vault's note, a heading or block; the web is not asked."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from probatum.proof import Kind, Proof, Verdict
from probatum.tools.markdown.finding import fallen, held
from probatum.tools.markdown.note import Link, Note
from probatum.tools.markdown.places import Place

SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")
FILE_URL = re.compile(r"^file:", re.IGNORECASE)
DRIVE = re.compile(r"^[A-Za-z]:[\\/]")
OWN_MACHINE = re.compile(r"^(?:/(?:home|Users|tmp|var|private|mnt|media|root)/|[A-Za-z]:[\\/]|file:|~/)")
TEMPORARY = re.compile(r"(?:^|[/\\_-])(?:te?mp|temporary|cache)(?:[/\\_-]|$)", re.IGNORECASE)
TEMPLATE = re.compile(r"[{}<>$*]|%[({]")
HTML_IMAGE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']([^\"'>]+)[\"']", re.IGNORECASE)
ANCHOR = re.compile(
    r"\b(?:id|name)\s*=\s*[\"']([^\"']+)[\"']"  # HTML
    r"|\{[^}\n]*#([\w.-]+)[^}\n]*\}"  # attributes of Pandoc and MkDocs
    r"|^\(([\w.:-]+)\)=\s*$"  # MyST
    r"|\^([\w-]+)\s*$"  # Obsidian
)
LINK_OR_TAG = re.compile(r"\[([^\]]*)\]\([^)]*\)|<[^>]+>")
NUMBERED = re.compile(r"^\s*(?:fig(?:ure)?|image|img|picture|screenshot|untitled)?[\s._-]*\d*\s*$", re.IGNORECASE)


def link_faults(note: Note, place: Place) -> Iterator[Proof]:
    """A proof for each link and image that does not lead to the web."""
    anchors = _anchors(note)
    for link in (*note.links, *_html_images(note)):
        target = link.target.strip().strip("<>")
        if not target or (SCHEME.match(target) and not DRIVE.match(target) and not FILE_URL.match(target)):
            continue
        if TEMPLATE.search(target) or (link.wiki and not link.target.strip()):
            continue
        proof = _checked(link, target, anchors, place)
        if proof:
            yield proof


def _html_images(note: Note) -> Iterator[Link]:
    for number, line in enumerate(note.prose, 1):
        for found in HTML_IMAGE.finditer(line):
            yield Link(found[1], number, image=True, text="html")


GITHUBS = "user-content-"
"""Before the anchors of headings in a page of GitHub's."""


def _checked(link: Link, target: str, anchors: frozenset[str], place: Place) -> Proof | None:
    kind = Kind.IMAGE if link.image else Kind.LINK
    path, _, fragment = target.partition("#")
    if not path:
        return _anchor(link, fragment, anchors) if fragment else None
    path = unquote(path) if not link.wiki else path
    bare = path.partition("?")[0]
    if link.image and (OWN_MACHINE.match(path) or TEMPORARY.search(bare.rpartition("/")[0])):
        why = "a temporary folder" if TEMPORARY.search(bare) else "this one machine"
        state = "" if place.has(bare) else ", and there is no such file"
        return fallen(kind, link.line, f"The image lies in {why}{state}: {path!r}.{_alt(link)}")
    if place.has(path) or place.has(bare):
        return held(kind, link.line, path)
    if path.startswith("/") or "\\" in path:
        return None
    if place.shipped or place.outside(bare):
        said = f"{path!r} is not among the files that are here; it may be where the project lives."
        return fallen(kind, link.line, said, Verdict.NEEDS_DATA)
    if link.wiki and place.vault is None:
        said = f"There is no vault around this note in which {path!r} could be."
        return fallen(kind, link.line, said, Verdict.NEEDS_DATA)
    what = "image" if link.image else "note" if link.wiki else "file"
    return fallen(kind, link.line, f"There is no {what} {path!r}.{_alt(link)}")


def _alt(link: Link) -> str:
    """A remark when the text in the image's stead says nothing."""
    if link.image and not link.wiki and link.text != "html" and NUMBERED.match(link.text):
        return (
            f" Its text {link.text!r} says nothing of what it shows." if link.text else " It has no text in its stead."
        )
    return ""


def _anchor(link: Link, fragment: str, anchors: frozenset[str]) -> Proof | None:
    if fragment in {"", "top"} or _bare(unquote(fragment)) in anchors:
        return held(Kind.LINK, link.line, f"#{fragment}")
    parts = [_bare(part) for part in unquote(fragment.removeprefix(GITHUBS)).split("#")]
    if all(part in anchors for part in parts):
        return held(Kind.LINK, link.line, f"#{fragment}")
    what = "block" if fragment.startswith("^") else "heading or anchor"
    return fallen(Kind.LINK, link.line, f"There is no {what} {fragment!r} in this note.")


def _anchors(note: Note) -> frozenset[str]:
    """All that a ``#`` can lead to, as letters and digits alone: each host spells headings its own way."""
    names = [heading.text for heading in note.headings]
    names += [LINK_OR_TAG.sub(r"\1", name) for name in names]
    names += [name for line in note.lines for found in ANCHOR.finditer(line) for name in found.groups() if name]
    bare = Counter(_bare(name) for name in names)
    return frozenset([*bare, *(f"{name}{n}" for name, count in bare.items() for n in range(1, count))])


def _bare(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())
