"""The grid of a monospaced font: line numbers, wrap marks, signs, languages; on lines set by hand."""

import pytest

from probatum.tools.pdf.code_lines import is_code
from probatum.tools.pdf.glyphs import Line, Span
from probatum.tools.pdf.listings import to_code
from probatum.tools.pdf.programming import code_language
from probatum.tools.pdf.sessions import split_session

ADVANCE, PITCH = 6.0, 12.0


def span(text: str, column: float, row: int, *, mono: bool = True, size: float = 10.0) -> Span:
    lefts = [100 + (column + i) * ADVANCE for i in range(len(text))]
    return Span(text, lefts, [x + ADVANCE for x in lefts], 50 + row * PITCH, size, "Mono", False, False, 0, mono=mono)


def line(text: str, row: int, column: float = 0) -> Line:
    return Line(1, [span(text, column, row)])


def numbered(number: int, text: str, row: int) -> Line:
    return Line(1, [span(str(number), -3, row, mono=False, size=6), span(text, 0, row)])


def test_columns_do_not_drift_in_long_lines() -> None:
    code = to_code([([Line(1, [span("a = 1", 0, 0), span("# far away", 78, 0)])], 100.0)])
    assert code.text == "a = 1" + " " * 73 + "# far away"


def test_a_blank_that_rounding_has_narrowed_stays() -> None:
    drifted = span("by doubling", 0, 0)
    closer = [x - 0.35 * ADVANCE * (i > 2) - 0.2 * ADVANCE * (i > 0) for i, x in enumerate(drifted.lefts)]
    words = Span("by doubling", closer, [x + ADVANCE for x in closer], 50, 10.0, "Mono", False, False, 0, mono=True)
    assert to_code([([Line(1, [words])], 100.0)]).text == "by doubling"


def test_blank_lines_come_from_the_leading() -> None:
    assert to_code([([line("a", 0), line("b", 1), line("c", 4)], 100.0)]).text == "a\nb\n\n\nc"


def test_printed_line_numbers_are_removed_and_remembered() -> None:
    code = to_code([([numbered(9, "def f():", 0), numbered(10, "    return 1", 1), numbered(12, "f()", 3)], 100.0)])
    assert code.numbered
    assert code.text == "def f():\n    return 1\n\nf()"


def test_numbers_that_the_program_printed_stay() -> None:
    code = to_code([([line("1 one", 0), line("2 two", 1), line("3 three", 2)], 100.0)])
    assert not code.numbered
    assert code.text == "1 one\n2 two\n3 three"


def test_a_hook_joins_the_line_that_the_page_broke() -> None:
    hook = Line(1, [span("↪", 2, 1, mono=False), span("second)", 4, 1)])
    code = to_code([([line("call(first,", 0), hook, line("end()", 2)], 100.0)])
    assert code.text == "call(first, second)\nend()"
    assert code.wrapped == (1,)


def test_two_sided_pages_share_one_margin() -> None:
    left, right = line("if x:", 0), Line(2, [span("    y()", 5, 0)])
    right.spans[0].text, right.spans[0].lefts, right.spans[0].rights = (
        "y()",
        right.spans[0].lefts[4:],
        right.spans[0].rights[4:],
    )
    assert to_code([([left], 100.0), ([right], 130.0)]).text == "if x:\n    y()"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("print(’a’)", "print('a')"), ("x = “a”", 'x = "a"'), ("a − b", "a - b"), ("say(\"’\", 'x')", "say(\"’\", 'x')")],
)
def test_signs_of_tex_fonts_become_plain_where_the_listing_has_no_plain_one(printed: str, meant: str) -> None:
    assert to_code([([line(printed, 0)], 100.0)]).text == meant


def test_a_backslash_from_a_font_of_formulas_is_code() -> None:
    row = line("sa turn()", 0, 1)
    row.spans.insert(0, span("\\", 0, 0, mono=False))
    assert not is_code(row)
    row.spans[0].font = "CMSY10"
    assert is_code(Line(1, row.spans))


def test_an_address_alone_is_no_code() -> None:
    assert not is_code(line("https://example.org/a", 0))
    assert is_code(line("x = 1", 0))


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("import os\n\ndef f(x):\n    return x", "python"),
        ("SELECT a FROM t WHERE b = 1;", "sql"),
        ("$ ls -l\ntotal 0", "console"),
        ('#include <stdio.h>\nint main(void) { printf("x"); }', "c"),
        ("public class A {\n  private int x;\n}", "java"),
        ("const a = () => 1;\nconsole.log(a());", "javascript"),
        ("Found in the second try", ""),
        ("52 customers\ncame 0.0 waited 0.0", ""),
    ],
)
def test_language_by_its_own_words(code: str, language: str) -> None:
    assert code_language(code) == language


def test_a_banner_before_the_first_prompt_is_not_input() -> None:
    (exchange,) = split_session("Python 3.12 on linux\n>>> 1 + 1\n2")
    assert (exchange.source, exchange.output) == ("1 + 1", "2")


def test_a_number_with_blanks_behind_it_is_still_a_number() -> None:
    rows = [
        Line(1, [span(f"{n}", -3, n), span(text, 0, n)]) for n, text in ((1, "def f():"), (2, "    g()"), (3, "h()"))
    ]
    for row in rows:
        row.spans[0].colour = 8
    rows[1].spans = [span("2      ", -3, 2), span("g()", 4, 2)]
    rows[1].spans[0].colour = 8
    rows[2].spans = [span("3", -3, 3), span("   h()", -2, 3)]
    rows[2].spans[0].colour = 8
    code = to_code([(rows, 100.0)])
    assert code.numbered
    assert code.text == "def f():\n    g()\n h()"
