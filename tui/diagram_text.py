"""Tells a diagram in lines of text, ``A ──turns──▶ B``: every label of its source, and nothing else."""

import html
import re

DIRECTION = re.compile(r"(?:flowchart|graph)\s+\w+\s*;?")
GROUP = re.compile(r'subgraph\s+\w+\s*\["(?P<label>.*)"\]')
NODE = re.compile(r'(?P<id>\w+)(?:\[\("|\{\{"|\["|\("|\{")(?P<label>.*?)(?:"\)\]|"\}\}|"\]|"\)|"\})')
ARROW = re.compile(r'(?P<source>\w+)\s*(?P<line>-->|-\.->|==>|---)\s*(?:\|"?(?P<label>.*?)"?\|)?\s*(?P<target>\w+)')
LINES = {"-->": "──", "---": "──", "-.->": "┄┄", "==>": "━━"}


def outline(source: str) -> str:
    """The flowchart's boxes and arrows as text; the source itself when it holds anything beyond them."""
    labels: dict[str, str] = {}
    lines: list[str] = []
    arrows: list[re.Match[str]] = []
    indent = ""
    for line in filter(None, map(str.strip, source.splitlines())):
        if DIRECTION.fullmatch(line):
            continue
        if group := GROUP.fullmatch(line):
            lines.append(f"{unescaped(group['label'])}:")
            indent = "  "
        elif line == "end":
            indent = ""
        elif node := NODE.fullmatch(line):
            labels[node["id"]] = unescaped(node["label"])
            lines.append(f"{indent}□ {labels[node['id']]}")
        elif arrow := ARROW.fullmatch(line):
            arrows.append(arrow)
        else:
            return source
    return "\n".join(_without_lone(lines, labels, arrows) + [_drawn(arrow, labels) for arrow in arrows])


def _without_lone(lines: list[str], labels: dict[str, str], arrows: list[re.Match[str]]) -> list[str]:
    """The boxes that must be named on their own: those in groups, and those that no arrow touches."""
    touched = {labels.get(end) for arrow in arrows for end in (arrow["source"], arrow["target"])}
    kept = [line for line in lines if line[:2] != "□ " or line[2:] not in touched]
    return [*kept, ""] if kept and arrows else kept


def _drawn(arrow: re.Match[str], labels: dict[str, str]) -> str:
    source, target = (labels.get(arrow[end], arrow[end]) for end in ("source", "target"))
    line, head = LINES[arrow["line"]], "" if arrow["line"] == "---" else "▶"
    label = unescaped(arrow["label"] or "")
    return f"{source} {line} {label} {line}{head} {target}" if label else f"{source} {line}{head} {target}"


def unescaped(label: str) -> str:
    """A label as it is meant: ``#60;`` and ``&lt;`` are signs, ``<br/>`` is a break."""
    broken = re.sub(r"<br\s*/?>", " / ", label)
    return html.unescape(re.sub(r"#(\w+);", r"&#\1;", broken) if "#" in broken else broken)
