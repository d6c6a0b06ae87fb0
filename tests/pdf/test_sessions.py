"""Sessions of many interpreters are parted into what was typed and what came back."""

import pytest

from probatum.tools.pdf.programming import code_language
from probatum.tools.pdf.sessions import split_session


@pytest.mark.parametrize(
    ("text", "language", "exchanges"),
    [
        ("> x <- c(1,\n+   2)\n> mean(x)\n[1] 1.5", "r", [("x <- c(1,\n  2)", ""), ("mean(x)", "[1] 1.5")]),
        ("sqlite> SELECT *\n   ...> FROM t;\n1|2", "sql", [("SELECT *\nFROM t;", "1|2")]),
        ("mysql> SELECT 1\n    -> FROM t;\n| 1 |", "sql", [("SELECT 1\nFROM t;", "| 1 |")]),
        ("dave@host:~/src$ ls\na  b", "console", [("ls", "a  b")]),
        ("$ df\n/dev/sda 45% /\n$ pwd\n/", "console", [("df", "/dev/sda 45% /"), ("pwd", "/")]),
        ("irb(main):001:0> 1 + 1\n=> 2", "", [("1 + 1", "=> 2")]),
        ("gap> for i in l do\n> Print(i);\n> od;\n1", "", [("for i in l do\nPrint(i);\nod;", "1")]),
        ("1> X = 2,\n1> X + 1.\n3\n2> ", "", [("X = 2,", ""), ("X + 1.", "3"), ("", "")]),
        ("(%i1) 1 + 1;\n(%o1) 2", "", [("1 + 1;", "2")]),
        ("(gdb) run\nStarting", "", [("run", "Starting")]),
        ("In [1]: f(\n   ...: )\nOut[1]: 3", "python", [("f(\n)", "3")]),
        (">>> print(fasta)\n>Name\nGATC", "python", [("print(fasta)", ">Name\nGATC")]),
        ("(list) y\n(car x)", "", []),
        ("if a > b:\n    swap(a, b)", "python", []),
    ],
)
def test_prompts(text: str, language: str, exchanges: list[tuple[str, str]]) -> None:
    assert [(e.source, e.output) for e in split_session(text)] == exchanges
    assert code_language(text) == language


def test_a_statement_that_goes_on_without_dots_is_input() -> None:
    (made, shown) = split_session(">>> box = Box(5, 5,\n          fill=red)\n>>> box.width()\n5\n)")
    assert (made.source, made.output) == ("box = Box(5, 5,\n          fill=red)", "")
    assert shown.output == "5\n)"


def test_an_open_bracket_that_is_never_closed_takes_no_output() -> None:
    (exchange,) = split_session(">>> box = Box(5,\nSyntaxError: '(' was never closed")
    assert exchange.output.startswith("SyntaxError")
