"""Merges the properties at a note's head, one by one: the reader's stay, ours are renewed, lists take from both."""

import re

Properties = dict[str, str]
"""Each property's lines, by its name."""


def split_properties(text: str) -> tuple[str, str]:
    """The lines between the ``---`` at the head, and the text below; empty properties when there is no closed head."""
    head = re.match(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|$)", text, re.DOTALL)
    return (head[1] or "", text[head.end() :]) if head else ("", text)


def with_properties(properties: str, body: str) -> str:
    """A note of both."""
    return f"---\n{properties.rstrip()}\n---\n{body}" if properties.strip() else body


def merge_properties(base: str, readers: str, new: str) -> tuple[str, list[str]]:
    """The merged lines in the reader's order, and the reader's lines that had to give way to a renewed count."""
    was, mine, ours = _by_name(base), _by_name(readers), _by_name(new)
    merged: list[str] = []
    displaced: list[str] = []
    for name in [*mine, *(n for n in ours if n not in mine)]:
        old, my, our = was.get(name, ""), mine.get(name, ""), ours.get(name, "")
        if my in {old, our}:
            merged.append(our)
        elif our == old:
            merged.append(my)
        elif _items(my) or _items(our):
            merged.append(_union(old, my, our))
        else:
            merged.append(our)
            displaced += [my] if my else []
    return "\n".join(lines for lines in merged if lines), displaced


def _by_name(lines: str) -> Properties:
    """Comments and lines that belong to no property are kept under their own text."""
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


def _items(lines: str) -> list[str]:
    return re.findall(r"^\s*- .*$", lines, re.MULTILINE)


def _union(old: str, my: str, our: str) -> str:
    """Our list with what the reader added and without what the reader took out; other lines of theirs stay too."""
    was = {item.strip() for item in _items(old)}
    gone = was - {item.strip() for item in _items(my)}
    head, *_ = (our or my).split("\n")
    items = [item.strip() for item in _items(our) if item.strip() not in gone]
    added = [line.strip() for line in my.split("\n")[1:] if line.strip() not in was and line.strip() not in items]
    return "\n".join([head, *(f"  {item}" for item in [*items, *added])])
