"""The raw extract: every block of the chapter as it was read, safe inside a callout."""

from collections.abc import Sequence

from probatum.book import Block, Equation, Figure, Footnote, Heading, Item, ListBlock, Listing, Mark, Paragraph, Table
from probatum.tools.markdown.escape import code_span, fence, literal, one_line, prose, whole_line
from probatum.tools.rendering.pictures import Pictures
from probatum.tools.wording import Wording


def raw_block(block: Block, pictures: Pictures, wording: Wording) -> str:
    """One block as Markdown; empty when nothing of it could be read."""
    match block:
        case Heading():
            return f"**{prose(f'{block.number} {block.text}')}**"
        case Paragraph():
            return _titled(prose(block.title), marked(block.text, block.marks))
        case Listing():
            caption = _captioned(wording.say("listing"), block.number, block.caption)
            return "\n\n".join(part for part in (caption, fence(block.text, block.language)) if part)
        case ListBlock():
            return "\n".join(_item(item, i, block.ordered) for i, item in enumerate(block.items, 1))
        case Footnote():
            return f"*{prose(block.mark)}* {prose(block.text)}"
        case Table():
            return _table(block, pictures, wording)
        case Figure():
            return _captioned(wording.say("figure"), block.number, block.caption)
        case Equation():
            return (
                pictures.embed(block.picture, f"{wording.say('equation')} {block.number}")
                if block.picture
                else fence(block.text)
            )


def _titled(title: str, text: str) -> str:
    """The text after its title in bold; a title that the text itself begins with stands there once."""
    return f"**{title}** {text.removeprefix(title).lstrip()}" if title else text


def marked(text: str, marks: Sequence[Mark]) -> str:
    """A paragraph's text with the code that the book sets apart; everything else literal."""
    pieces: list[str] = []
    end = 0
    for mark in sorted((m for m in marks if m.style == "code"), key=lambda m: m.start):
        if mark.start >= end and text[mark.start : mark.end].strip():
            pieces += [_flat(text[end : mark.start]), code_span(text[mark.start : mark.end])]
            end = mark.end
    return whole_line("".join([*pieces, _flat(text[end:])]).strip())


def _flat(text: str) -> str:
    """A stretch of text, literal, on one line, with the spaces at its ends."""
    flat = literal(one_line(text))
    before, after = text[:1].isspace(), text[-1:].isspace() and bool(flat)
    return f"{' ' * before}{flat}{' ' * after}"


def grid(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table of cells that are already safe; the first row is the header."""
    head, *body = [f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *body])


def _table(block: Table, pictures: Pictures, wording: Wording) -> str:
    caption = _captioned(wording.say("table"), block.number, block.caption)
    if block.cells:
        body = grid([[prose(cell, cell=True) for cell in row] for row in block.cells])
    else:
        body = pictures.embed(block.picture, caption or wording.say("table")) if block.picture else ""
    return "\n\n".join(part for part in (caption, body) if part)


def _item(item: Item, place: int, ordered: bool) -> str:
    return f"{'    ' * item.level}{f'{place}.' if ordered else '-'} {marked(item.text, item.marks)}"


def _captioned(kind: str, number: str, caption: str) -> str:
    """``*Figure 3.2. The caption*``; a caption that already begins so is left as it is."""
    name = f"{kind} {number}".strip()
    if not number and not caption:
        return ""
    words = caption if caption.lower().startswith(name.lower()) else f"{name}. {caption}".rstrip()
    return f"*{prose(words)}*"
