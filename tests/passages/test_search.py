"""Passages are found by their words and their meaning, and a broken index mends itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from probatum.book import Box, Chapter, Heading, Label, Paragraph, PdfPage, Section
from probatum.tools.passages import Passages
from probatum.tools.passages.index import fuse
from probatum.tools.passages.terms import asked_of, terms_of

BOOK = "b" * 64
TEXTS = [
    "A queue is a line in which the first to come is the first to be served.",
    "A stack hands back what was put on it last.",
    "Arrivals at a counter often follow a Poisson process, whose gaps are exponential.",
    "The simulation clock jumps from one event to the next; nothing happens in between.",
    "A histogram shows how many waiting times fall into each class.",
]


def chapter_of(texts: list[str], language: str = "en", name: str = "c1") -> Chapter:
    box = Box(0, 0, 1, 1)

    def place(i: int) -> dict[str, object]:
        return {"id": f"p{i}-b0", "page": PdfPage(i), "label": Label(str(i)), "bbox": box}

    heading = Heading(id="h", page=PdfPage(1), label=Label("1"), bbox=box, text="Waiting", level=1)
    blocks = tuple(Paragraph.model_validate(place(i) | {"text": text}) for i, text in enumerate(texts, 1))
    return Chapter(
        id=name,
        title="Waiting",
        labels=(Label("1"), Label("9")),
        pdf_pages=(PdfPage(1), PdfPage(9)),
        language=language,
        sections=(Section(id="s1", heading=heading, blocks=blocks),),
    )


def test_the_best_passage_comes_first_with_its_place(tmp_path: Path) -> None:
    index = Passages.open(tmp_path)
    index.add(BOOK, chapter_of(TEXTS))
    best = index.search("Who is served first in queues?", k=2, book=BOOK)[0]
    assert (best.block, best.page, best.label, best.text) == ("p1-b0", 1, "1", TEXTS[0])
    assert index.search("poisson", book=BOOK)[0].block == "p3-b0"
    assert index.search("zebra crossing", book=BOOK) == ()
    index.close()


def test_a_chapter_can_be_searched_alone_and_put_again(tmp_path: Path) -> None:
    index = Passages.open(tmp_path)
    index.add(BOOK, chapter_of(TEXTS))
    index.add(BOOK, chapter_of(["A queue at the baker's."], name="c2"))
    assert {p.chapter for p in index.search("queue", book=BOOK)} == {"c1", "c2"}
    assert {p.chapter for p in index.search("queue", book=BOOK, chapter="c2")} == {"c2"}
    index.add(BOOK, chapter_of(["A heap at the baker's."], name="c2"))
    assert [p.text for p in index.search("baker", book=BOOK, chapter="c2")] == ["A heap at the baker's."]
    index.close()


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("it", "Le liste sono sequenze di valori modificabili.", "lista modificabile"),
        ("de", "Ein Häuserblock besteht aus Häusern.", "Haus"),
        ("zh", "数据库把数据保存在磁盘上。", "数据库是什么"),
    ],
)
def test_other_languages_are_searched_by_their_own_words(tmp_path: Path, language: str, text: str, query: str) -> None:
    index = Passages.open(tmp_path)
    index.add(BOOK, chapter_of([text], language))
    assert index.search(query, book=BOOK)[0].text == text
    index.close()


def test_terms_are_stems_without_accents() -> None:
    assert terms_of("The Matrices, the naïve façade!") == ["the", "matric", "the", "naiv", "facad"]


def test_function_words_do_not_decide_unless_there_are_no_others() -> None:
    assert asked_of("What is the event calendar?") == ["event", "calendar", "the event", "event calendar"]
    assert asked_of("the in operator") == ["oper", "in oper"]
    assert asked_of("Is it?") == ["is", "it"]


@pytest.mark.parametrize("spoil", ["garble", "truncate", "remove", "interrupt", "foreign"])
def test_a_broken_index_is_made_again(tmp_path: Path, spoil: str) -> None:
    index = Passages.open(tmp_path)
    index.add(BOOK, chapter_of(TEXTS))
    index.close()
    shelf, chroma = tmp_path / "passages.db", tmp_path / "chroma"
    match spoil:
        case "garble":
            shelf.write_bytes(b"not a database" * 100)
        case "truncate":
            (chroma / "1" / "chroma.sqlite3").write_bytes(b"\0" * 10)
        case "remove":
            shelf.unlink()
        case "interrupt":
            (chroma / "1" / "writing").touch()
        case "foreign":
            (chroma / "1" / "chroma.sqlite3").unlink()
    check = (
        "import sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from test_search import BOOK, TEXTS, chapter_of\n"
        "from probatum.tools.passages import Passages\n"
        "index = Passages.open(Path(sys.argv[1]))\n"
        "index.add(BOOK, chapter_of(TEXTS))\n"
        "assert index.search('served first', book=BOOK)[0].block == 'p1-b0'\n"
        "index.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", check, str(tmp_path), str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_while_another_process_has_the_vectors_words_still_serve(tmp_path: Path) -> None:
    first = Passages.open(tmp_path)
    first.add(BOOK, chapter_of(TEXTS))
    second = Passages.open(tmp_path)
    assert not second.nearest("queue", BOOK)
    second.add(BOOK, chapter_of(["A queue at the baker's."], name="c2"))
    assert second.search("queue", book=BOOK, chapter="c2")
    second.close()
    first.close()
    third = Passages.open(tmp_path)
    assert third.nearest("baker", BOOK)
    assert third.search("baker", book=BOOK)[0].chapter == "c2", "and nothing that was added is lost"
    third.close()


def test_fusing_prefers_what_both_rank_high() -> None:
    scores = fuse(([1, 2, 3], 1.0), ([2, 4], 1.0))
    assert max(scores, key=lambda i: scores[i]) == 2
    assert scores[1] > scores[3] > 0
