"""Figures, tables and formulas: their pictures cut, their captions and numbers taken apart."""

from dataclasses import dataclass
from typing import Any

from probatum.book import Equation, Figure, Picture, Table
from probatum.tools.pdf.captions import Caption
from probatum.tools.pdf.element import Element
from probatum.tools.pdf.equations import number_of, without_number
from probatum.tools.pdf.hyphens import Vocabulary
from probatum.tools.pdf.pictures import Scissors
from probatum.tools.pdf.prose import before_next_line, to_prose
from probatum.tools.pdf.scripts import with_scripts


@dataclass
class PictureMaker:
    """Makes the blocks that show a picture; ``common`` is what every block has."""

    scissors: Scissors
    vocabulary: Vocabulary
    stem: str
    """Beginning of every picture's name."""

    def caption(self, element: Element) -> tuple[str, str]:
        """(text without its label, number) of what an element is called."""
        caption: Caption | None = element.fields.get("caption")
        if caption is None:
            return "", ""
        text = to_prose(caption.lines, self.vocabulary).text
        return text[caption.label_length :].strip() or text, caption.number

    def _cut(self, element: Element, common: dict[str, Any]) -> Picture | None:
        name = f"{self.stem}-p{element.page:03d}-{common['id'].rpartition('b')[2]}.png"
        return self.scissors.cut(element.page, element.box, name)

    def figure(self, element: Element, common: dict[str, Any]) -> Figure:
        """A drawing with the words that stand in it."""
        caption, number = self.caption(element)
        labels = "\n".join(line.text for line in element.fields.get("labels", ()))
        return Figure(**common, caption=caption, number=number, picture=self._cut(element, common), text=labels)

    def table(self, element: Element, common: dict[str, Any]) -> Table:
        """A table with its cells."""
        caption, number = self.caption(element)
        cells = tuple(tuple(map(self._cell, row)) for row in element.fields["cells"])
        return Table(**common, cells=cells, caption=caption, number=number, picture=self._cut(element, common))

    def _cell(self, lines: str) -> str:
        text = ""
        for line in lines.split("\n"):
            text = before_next_line(text, line, self.vocabulary) + line if text and line else text + line
        return text.replace("\u00ad", "")

    def equation(self, element: Element, common: dict[str, Any]) -> Equation:
        """A formula, its number apart."""
        texts = ("".join(text for _, text in with_scripts(list(line.pieces()), line)) for line in element.lines)
        text = " ".join(without_number(text).replace("\ufffd", "").strip() for text in texts)
        number = next((n for line in element.lines if (n := number_of(line.text))), "")
        return Equation(**common, text=text.strip(), number=number, picture=self._cut(element, common))
