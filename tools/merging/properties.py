"""Merges the properties at a note's head, one by one: the reader's stay, ours are renewed, lists take from both.

Values are compared, not lines, because Obsidian writes all properties anew, in its own quotes, when one is changed.
"""

import re

import yaml

Properties = dict[str, str]
"""Each property's lines, by its name."""


def split_properties(text: str) -> tuple[str, str]:
    """The lines between the ``---`` at the head, and the text below; empty properties when there is no closed head."""
    head = re.match(r"---[ \t]*\n(.*?\n??)---[ \t]*(?:\n|$)", text, re.DOTALL)
    return (head[1] or "", text[head.end() :]) if head else ("", text)


def with_properties(properties: str, body: str) -> str:
    """A note of both."""
    return f"---\n{properties.rstrip()}\n---\n{body}" if properties.strip() else body


def merge_properties(base: str, readers: str, new: str) -> tuple[str, list[str]]:
    """The merged lines in the reader's order, and the reader's lines that had to give way to a renewed value."""
    was, mine, ours = _by_name(base), _by_name(readers), _by_name(new)
    merged: list[str] = []
    displaced: list[str] = []
    for name in [*mine, *(n for n in ours if n not in mine)]:
        old, my, our = was.get(name, ""), mine.get(name, ""), ours.get(name, "")
        if _same(our, old) or _same(my, our):
            merged.append(my)
        elif _same(my, old):
            merged.append(our)
        elif isinstance(_value(my), list) and isinstance(_value(our), list):
            merged.append(_union(_items(old), _items(my), our))
        else:
            merged.append(our)
            displaced += [my] if my else []
    return "\n".join(lines for lines in merged if lines), displaced


def language_of(note: str) -> str:
    """The language that a note's properties name; empty when they name none."""
    properties, _ = split_properties(note)
    return str(_value(_by_name(properties).get("language", "")) or "")


def _by_name(lines: str) -> Properties:
    """Lines that belong to no property are kept under their own text."""
    found: Properties = {}
    name = ""
    for line in lines.rstrip("\n").split("\n") if lines.strip() else []:
        key = re.match(r"([^\s#:-][^:]*):(?:\s|$)", line)
        if key:
            name = key[1]
            found[name] = f"{found[name]}\n{line}" if name in found else line
        elif name and re.match(r"\s|-", line):
            found[name] += f"\n{line}"
        else:
            found[line] = line
    return found


def _value(lines: str) -> object:
    """What a property says; its lines where they cannot be read or say more than that, such as a comment."""
    try:
        found = yaml.safe_load(lines)
    except (yaml.YAMLError, ValueError):
        return lines
    return next(iter(found.values())) if isinstance(found, dict) and "#" not in lines else lines


def _same(a: str, b: str) -> bool:
    return a == b or (bool(a) and bool(b) and _value(a) == _value(b))


def _items(lines: str) -> list[str]:
    """The items of a list, in whatever form it was written."""
    value = _value(lines)
    return [str(item) for item in value] if isinstance(value, list) else []


def _union(was: list[str], mine: list[str], our: str) -> str:
    """Our list with what the reader added and without what the reader took out."""
    gone = set(was) - set(mine)
    kept = [item for item in _items(our) if item not in gone]
    added = [item for item in mine if item not in was and item not in kept]
    whole = {our.partition(":")[0]: [*kept, *added]}
    written = yaml.safe_dump(whole, allow_unicode=True, width=10_000, default_flow_style=False)
    return re.sub(r"^- ", "  - ", str(written).rstrip("\n"), flags=re.MULTILINE)
