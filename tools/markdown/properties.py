"""Checks the properties at the head of a note: can Obsidian read them, and are they there at all."""

import re
from collections.abc import Iterator

import yaml

from probatum.proof import Kind, Proof
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.note import Note

DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
KEY = re.compile(r"^[\w-][^:\n]*:(\s|$)")
WIKI = re.compile(r"^\s*(?:-|[^:#]+:)\s+(\[\[[^\]]*\]\].*)$")


def property_faults(note: Note) -> Iterator[Proof]:
    """What Obsidian could not read, or what a study note of a day lacks."""
    if note.head is None:
        yield from _headless(note)
        return
    first, last = note.head
    inside = note.lines[first : last - 1]
    for number, inner in enumerate(inside, first + 1):
        if found := WIKI.match(inner):
            yield _fault(number, f'A link in a property needs quotes: "{found[1].strip()}".')
    try:
        values = yaml.load("\n".join(inside), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first + 1 if error.problem_mark else first
        yield _fault(line, f"Obsidian cannot read the properties: {error.problem}.")
        return
    except (ValueError, RecursionError) as error:
        yield _fault(first, f"Obsidian cannot read the properties: {error}.")
        return
    if values is None:
        return
    if not isinstance(values, dict):
        yield _fault(first, "The properties are not a list of `name: value`.")
        return
    for name, value in values.items():
        if _nested(value) and note.obsidian and not _unquoted_link(value):
            yield _fault(_line_of(str(name), note), f"Obsidian does not show nested properties: {name!r}.")


def _headless(note: Note) -> Iterator[Proof]:
    """A note without front matter: misplaced, unclosed, or a dated study note that should have some."""
    start = next((n for n, line in enumerate(note.lines) if line.strip()), 0)
    if note.lines[start].rstrip() == "---" and KEY.match(next(iter(note.lines[start + 1 :]), "")):
        closed = any(line.rstrip() == "---" for line in note.lines[start + 1 :])
        if start and closed:
            yield _fault(start + 1, "Properties must begin at the file's first line; here they are shown as text.")
        elif not closed:
            yield _fault(1, "The properties are not closed by a line of `---`.")
        return
    title = note.headings[0].text if note.headings else ""
    if note.obsidian and DAY.search(title):
        yield _fault(1, "A dated note without properties: nothing for Obsidian to search, sort or show in a table.")


def _nested(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict | list) for v in value))


def _unquoted_link(value: object) -> bool:
    """``[[Note]]`` without quotes is read as a list in a list, and has been told already."""
    return isinstance(value, list) and any(isinstance(v, list) for v in value)


def _line_of(name: str, note: Note) -> int:
    return next((n for n, line in enumerate(note.lines, 1) if line.startswith(name)), 1)


def _fault(line: int, reason: str) -> Proof:
    return fallen(Kind.PROPERTY, line, reason)


class _Loader(yaml.SafeLoader):
    """Refuses a name that stands twice, as Obsidian does."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value!r} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _day(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    """A date stays text: one that no calendar has is not an error of syntax."""
    return str(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _day)
