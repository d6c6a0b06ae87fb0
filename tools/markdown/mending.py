"""Mends what is mechanical in a note: each mend changes signs, never words, and only where a check had complained."""

import re
from collections.abc import Callable

from probatum.tools.diagrams import examine_mermaid
from probatum.tools.diagrams.mending import mended_mermaid
from probatum.tools.markdown import literals
from probatum.tools.markdown.encoding import mended_line, mistaken_for
from probatum.tools.markdown.masking import blanked
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.properties import WIKI
from probatum.tools.markdown.reading import HIGHLIGHT, read_note
from probatum.tools.markdown.snippets import diagrams_of
from probatum.tools.markdown.structure import swallowed

Mend = Callable[[Note], list[str]]
"""Takes a note and gives its lines, mended."""
ROUNDS = 50
"""Mending one thing may bring another to light: a callout that another had swallowed."""
CELL_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def mended(text: str, *, obsidian: bool = False) -> str:
    """The text with everything mended that can be; the same text when there is nothing, or lines that are not read."""
    for _ in range(ROUNDS):
        text, before = _mended_once(text, obsidian=obsidian), text
        if text == before:
            break
    return text


def _mended_once(text: str, *, obsidian: bool) -> str:
    ending = "\r\n" if "\r\n" in text else "\n"
    note = read_note(text, obsidian=obsidian)
    if note.floods:
        return text  # such a line is not read, so it could not be written either
    for mend in (_encoding, _properties, _callouts, _fences, _tables, _signs, _diagrams):
        lines = mend(note)
        if tuple(lines) != note.lines:
            text = ending.join(lines)
            note = read_note(text, obsidian=obsidian)
    return text


def _encoding(note: Note) -> list[str]:
    """Mojibake, where its bytes are all there."""
    codec = mistaken_for(note.prose)
    return [mended_line(line, codec) for line in note.lines] if codec else list(note.lines)


def _properties(note: Note) -> list[str]:
    """Links in properties get their quotes; properties after blank lines come to the top."""
    lines = list(note.lines)
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if note.head is None and start and lines[start].rstrip() == "---" and ":" in "".join(lines[start + 1 : start + 2]):
        return lines[start:]
    for n in range(1, note.head[1] - 1 if note.head else 0):
        if found := WIKI.match(lines[n]):
            lines[n] = f'{lines[n][: found.start(1)]}"{found[1].rstrip()}"'
    return lines


def _callouts(note: Note) -> list[str]:
    """A blank line between a callout and the text that it would swallow."""
    lines = list(note.lines)
    found = {number for c in note.callouts if (number := swallowed(note, c.line, c.end))}
    for number in sorted(found, reverse=True):
        lines.insert(number - 1, "")
    return lines


def _fences(note: Note) -> list[str]:
    """The block that is open at the end of the note is closed."""
    lines = list(note.lines)
    for fence in note.fences:
        opening = lines[fence.line - 1]
        mark = re.match(r"[`~]{3,}", opening)
        if not fence.closed and mark and fence.end >= len([*lines, ""]) - 2:
            while lines and not lines[-1].strip():
                lines.pop()
            lines += [mark[0], ""]
    return lines


def _tables(note: Note) -> list[str]:
    """Pipes inside a cell's code are escaped; text after the table gets its blank line."""
    lines = list(note.lines)
    for rows in reversed(note.tables):
        after = next((row.line for row in rows[2:] if "|" not in row.text and row.text.strip()), 0)
        if after:
            quote = re.match(r"(?:\s*>)*", lines[after - 1])
            lines.insert(after - 1, quote[0] if quote else "")
        for row in rows[: after - rows[0].line if after else len(rows)]:
            line = lines[row.line - 1]
            lines[row.line - 1] = CELL_CODE.sub(lambda code: re.sub(r"(?<!\\)\|", r"\\|", code[0]), line)
    return lines


def _signs(note: Note) -> list[str]:
    """Tags that swallow, highlights with spaces inside their marks, prices that would be formulas."""
    lines = list(note.lines)
    closed = {found[2].lower() for line in note.prose for found in literals.TAG.finditer(line) if found[1]}
    for n, prose in enumerate(note.prose):
        spots = [found.start() for found in literals.TAG.finditer(prose) if literals.swallows(found, closed, prose)]
        for start in reversed(spots):
            lines[n] = f"{lines[n][:start]}\\{lines[n][start:]}"
        if note.obsidian and not spots and (found := literals.SPACED.search(blanked(HIGHLIGHT, prose))):
            lines[n] = f"{lines[n][: found.start()]}=={found[0][2:-2].strip()}=={lines[n][found.end() :]}"
    return lines


def _diagrams(note: Note) -> list[str]:
    """Labels of diagrams get quotes and lose markup, when Mermaid then takes them."""
    lines = list(note.lines)
    for fence in reversed(diagrams_of(note)):
        if all(proof.good for proof in examine_mermaid(fence.code)):
            continue
        better = mended_mermaid(fence.code)
        first, last = fence.first - 1, fence.first - 1 + len(fence.code.splitlines())
        if better == fence.code or any(proof.line for proof in examine_mermaid(better)):
            continue
        for n, (old, new) in enumerate(zip(fence.code.splitlines(), better.splitlines(), strict=True), first):
            lines[n] = lines[n].replace(old, new) if n < last else lines[n]
    return lines
