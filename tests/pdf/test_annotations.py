"""What a book says of lines of code beside them, with arrows or numbers in circles, is no part of the code."""

from pathlib import Path
from typing import Any

import typst
from tests.pdf.conftest import of_kind
from tests.pdf.drawn import Text, code, listings, prose

from probatum.tools.pdf import Choice, read_chapter

LINES = ["class Queue:", "    def __init__(self):", "        self.items = []", "", "    def push(self, item):"]
LINES += ["        self.items.append(item)", "        return len(self.items)"]
CALLED_OUT = """
#set page(width: 500pt, height: 700pt)
#lorem(60)

```python
queue = Queue()      ❶
queue.push("Ada")    ❷
}  ❸
```

#lorem(60)
"""


def test_remarks_beside_code_follow_it(read: Any) -> None:
    remarks: list[Text] = [
        (300, 110, "Creates the list that", "hebo", 7),
        (300, 119, "holds the items", "hebo", 7),
        (320, 145, "Appends the item", "hebo", 7),
    ]

    def arrows(page: Any) -> None:
        page.draw_line((240, 108), (296, 108))
        page.draw_line((260, 143), (316, 143))

    chapter = read([*prose(50, 2), *code(90, LINES, size=8), *remarks, *prose(200, 10)], draw=arrows)
    assert listings(chapter) == ["\n".join(LINES)]
    texts = [block.text for block in of_kind(chapter, "text")]
    assert texts[1:3] == ["Creates the list that holds the items", "Appends the item"]


def test_words_in_code_type_beside_what_they_mean_are_no_annotated_listing(read: Any) -> None:
    terms = [(72, 150 + 12 * at, f"-{letter}", "cour", 8) for at, letter in enumerate("abcd")]
    meant = [(140, 150 + 12 * at, f"Turns the {word} off", "helv", 8) for at, word in enumerate(("a", "b", "c", "d"))]
    chapter = read([*prose(80, 4), *terms, *meant, *prose(230, 8)])
    assert any("-b" in block.text and "Turns the b off" in block.text for block in chapter.blocks())


def test_numbers_in_circles_at_the_end_of_lines_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "book.typ").write_text(CALLED_OUT, encoding="utf-8")
    typst.compile(tmp_path / "book.typ", output=tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert listings(chapter) == ['queue = Queue()\nqueue.push("Ada")\n}']
