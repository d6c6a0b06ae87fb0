"""Breaks lines between words while a text still comes in, for a terminal would break them anywhere."""

from dataclasses import dataclass, field

from rich.cells import cell_len


@dataclass
class Wrapping:
    """Feed it pieces; it gives back what can be printed, and holds back the word that may still grow."""

    width: int
    """Columns of the terminal; 0 where lines are not to be broken: a file or another program reads them."""
    _word: str = field(default="", init=False)
    _column: int = field(default=0, init=False)
    _quoted: bool = field(default=False, init=False)
    _in_code: bool = field(default=False, init=False)

    def feed(self, piece: str) -> str:
        """What can be printed now; code keeps its lines, a quotation goes on as one."""
        if not self.width:
            return piece
        out: list[str] = []
        for char in piece:
            if char not in " \n":
                self._word += char
                continue
            out += [self.flush(), char]
            self._column = 0 if char == "\n" else self._column + 1
            self._quoted = self._quoted and char != "\n"
        return "".join(out)

    def flush(self) -> str:
        """The word that was held back, on the next line where it does not fit."""
        word, self._word = self._word, ""
        if not word:
            return ""
        if self._column == 0:
            self._quoted = word == ">"
            self._in_code ^= word.startswith("```")
        elif not self._in_code and self._column + cell_len(word) > self.width:
            lead = "> " if self._quoted else ""
            self._column = len(lead) + cell_len(word)
            return f"\n{lead}{word}"
        self._column += cell_len(word)
        return word
