"""What manuals print that is neither prose nor a plain listing: options, results, comments in text type."""

from pathlib import Path
from typing import Any

from tests.pdf.conftest import of_kind
from tests.pdf.drawn import Text, code, listings, prose

from probatum.book import ListBlock
from probatum.tools.pdf import Choice, read_chapter
from probatum.tools.pdf.engine import load_pymupdf


def text(x: float, y: float, words: str, font: str = "tiro") -> Text:
    return (x, y, words, font, 10)


def end_of(words: str, x: float = 72) -> float:
    return x + float(load_pymupdf().get_text_length(words, "cour", 9))


def test_options_with_room_below_them_are_terms(read: Any) -> None:
    rows: list[Text] = []
    for y, name in ((150, "--jobs=<number> [default: 1]"), (214, "--quiet=<yes|no> [default: no]")):
        lines = ["What it does to the run, told in two lines of prose that", "say no more."]
        meaning = [text(92, y + 20 + 12 * i, line) for i, line in enumerate(lines)]
        rows += [(72, y, name, "cour", 9), *meaning]
    chapter = read(prose(80) + rows + prose(290))
    assert not listings(chapter)
    (found,) = of_kind(chapter, "list")
    assert isinstance(found, ListBlock)
    assert [item.text.split()[0] for item in found.items] == ["--jobs=<number>", "--quiet=<yes|no>"]


def test_the_long_form_of_an_option_above_the_short_one_is_no_listing(read: Any) -> None:
    rows = [t for y in (140, 172) for t in (*code(y, ["--help", "-h"]), text(130, y + 11, "Say how to call it."))]
    assert not listings(read(prose(80) + rows + prose(230)))


def test_code_that_a_colon_announces_stays_code_above_an_indented_line(read: Any) -> None:
    lines = [
        text(72, 140, "It is called like this:"),
        *code(162, ["run --all"]),
        text(92, 186, "and so it goes on here."),
    ]
    assert listings(read(prose(80) + lines + prose(220))) == ["run --all"]


def test_comments_in_text_type_stay_in_the_listing(read: Any) -> None:
    rows = code(140, ["int n = 0;", "", "", "count(n);"])
    rows += [
        (72, 151, "n++;", "cour", 9),
        (120, 151, "// one more", "tiit", 9),
        (72, 162, "// and now for all", "tiit", 9),
    ]
    found = listings(read(prose(80) + rows + prose(220)))
    assert found == ["int n = 0;\nn++;     // one more\n// and now for all\ncount(n);"]


def test_a_result_after_an_arrow_belongs_to_the_code(read: Any) -> None:
    rows = [*code(140, ["total (a)"]), (72, 151, "→", "china-s", 9), (90, 151, "15", "cour", 9)]
    (found,) = listings(read(prose(80) + rows + prose(200)))
    assert found.split() == ["total", "(a)", "→", "15"]


def test_numbered_items_that_are_words_of_code_are_no_listing(read: Any) -> None:
    rows = [
        t for i in range(3) for t in (text(72, 140 + 16 * i, f"{i + 1}."), (90, 140 + 16 * i, f".rc{i}", "cour", 9))
    ]
    chapter = read(prose(80) + rows + prose(220))
    assert not listings(chapter)


def test_the_end_of_a_sentence_that_broke_within_code_is_text(read: Any) -> None:
    words = "    You can change how it prints with the variable that is named "
    x = 72 + load_pymupdf().get_text_length(words, "tiro", 10)
    rows = [text(90, 140, words.strip()), (x, 140, "print-variable-", "cour", 9), (72, 152, "alist*", "cour", 9)]
    rows.append(text(end_of("alist*"), 152, "."))
    chapter = read(prose(80) + rows + prose(180))
    assert not listings(chapter)


def test_a_last_line_above_two_columns_is_read_with_its_paragraph(read: Any) -> None:
    columns = [text(x, 180 + 12 * i, "Prose that fills its own column.") for x in (72, 290) for i in range(30)]
    wide = [
        text(72, y, "A paragraph that goes on from one margin to the other, over both columns, until it")
        for y in (128, 140)
    ]
    chapter = read([*prose(80, 4), *wide, text(72, 152, "ends here."), *columns])
    assert chapter.sections[0].blocks[0].text.endswith("until it ends here.")


def test_a_sign_of_another_size_does_not_cut_a_listing(read: Any) -> None:
    rows = code(140, ["height =", "", "width = 3"])
    rows += [(72, 151, "label =", "cour", 9), (end_of("label = "), 151, "`", "cobo", 10.5), (150, 151, "px", "cour", 9)]
    assert len(listings(read(prose(80) + rows + prose(220)))) == 1


def test_an_address_between_lines_of_code_belongs_to_the_listing(read: Any) -> None:
    rows = code(140, ["fetch --all \\", "https://example.org/boxes.tar", "unpack boxes.tar"])
    assert listings(read(prose(80) + rows + prose(200))) == [
        "fetch --all \\\nhttps://example.org/boxes.tar\nunpack boxes.tar"
    ]


def test_what_a_session_prints_a_little_below_belongs_to_it(read: Any) -> None:
    rows = [*code(140, ["> total(a,", "+       b)"]), *code(164.4, ["[1] 15", "[2] 16"]), *code(188.8, ["> total(b)"])]
    assert listings(read(prose(80) + rows + prose(220))) == ["> total(a,\n+       b)\n[1] 15\n[2] 16\n> total(b)"]


def test_an_item_whose_first_line_alone_is_indented_is_whole(read: Any) -> None:
    long = "of the book says so much that its words do not end with the line, as they"
    rows = [
        t
        for i in range(2)
        for t in (text(84, 140 + 28 * i, f"• Item {i + 1} {long}"), text(72, 152 + 28 * i, "go on at the margin."))
    ]
    chapter = read(prose(80) + rows + prose(220))
    (found,) = of_kind(chapter, "list")
    assert isinstance(found, ListBlock)
    assert [item.text for item in found.items] == [f"Item {i} {long} go on at the margin." for i in (1, 2)]


def test_a_dash_that_a_full_line_sends_to_the_next_opens_no_item(read: Any) -> None:
    line = text(72, 140, "A sentence that fills its line to the end of it, with no stop before the break,")
    rows = [line, text(72, 152, "- which ends here, after a dash.")]
    chapter = read(prose(80) + rows + prose(200))
    assert not of_kind(chapter, "list")


def test_bold_words_above_indented_code_are_a_heading(read: Any) -> None:
    title: Text = (72, 50, "Of totals", "tibo", 20)
    rows = [text(72, 150, "Synopsis", "tibo"), *code(172, ["int total(int a, int b);"], x=92)]
    rows += [text(72, 250, "Example", "tibo"), *code(272, ["total(a, b);"], x=92)]
    chapter = read([title, *prose(80), *rows[:2], *prose(200), *rows[2:], *prose(310)])
    assert [heading.text for heading in of_kind(chapter, "heading")] == ["Of totals", "Synopsis"]


def test_an_item_in_bold_is_no_heading(read: Any) -> None:
    rows = [text(72, 150, "- Depends on all of it", "tibo")]
    chapter = read(prose(80) + rows + prose(180))
    assert len(of_kind(chapter, "heading")) == 1
    assert len(of_kind(chapter, "list")) == 1


def test_strings_in_a_script_of_wide_letters_stay_in_the_listing(read: Any) -> None:
    rows = [*code(140, ["choose(", "  say(", ")"]), (72 + 6 * 5.4, 151, "山と川", "japan", 9)]
    rows.append((72 + 6 * 5.4 + 27, 151, ")", "cour", 9))
    (found,) = listings(read(prose(80) + rows + prose(200)))
    assert found.split("\n")[1].startswith("  say(山と川")


def test_a_paragraph_at_the_top_of_a_page_does_not_go_on_a_short_last_item(read: Any) -> None:
    items = [text(72, 600 + 16 * i, f"• Of {name}") for i, name in enumerate(("boxes", "lids"))]
    chapter = read(prose(80, 40) + items, prose(60))
    (found,) = of_kind(chapter, "list")
    assert found.text == "Of boxes\nOf lids"


def test_a_title_shorter_than_its_number_is_a_heading(tmp_path: Path) -> None:
    document = load_pymupdf().open()
    page = document.new_page(width=500, height=700)
    title: Text = (72, 50, "Of totals", "tibo", 20)
    for x, y, words, font, size in (title, *prose(80), (72, 150, "1.4.1. Ties", "tibo", 13), *prose(180)):
        page.insert_text((x, y), words, fontname=font, fontsize=size)
    document.set_toc([[1, "Of totals", 1]])
    document.save(tmp_path / "book.pdf")
    chapter = read_chapter(tmp_path / "book.pdf", Choice(), pictures=tmp_path)[1]
    assert [heading.text for heading in of_kind(chapter, "heading")] == ["Of totals", "Ties"]
