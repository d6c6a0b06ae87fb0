"""What a snippet says without being run: names, imports, and why it does not parse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.tools.sandbox.inside.reading import read
from probatum.tools.sandbox.names import likely_bound


@pytest.mark.parametrize(
    ("code", "binds", "uses"),
    [
        ("x = 1\nprint(x)", {"x"}, set()),
        ("y = x + 1", {"y"}, {"x"}),
        ("x = x + 1", {"x"}, {"x"}),
        ("x += 1", {"x"}, {"x"}),
        ("for i in rows: t = i", {"i", "t"}, {"rows"}),
        ("def f(a, b=c):\n    d = a + e\n    return d", {"f"}, {"c", "e"}),
        ("def f(): return g()\ndef g(): return 1", {"f", "g"}, set()),
        ("def f():\n    global n\n    n = m", {"f", "n"}, {"m"}),
        ("[i * k for i in v if i]", set(), {"k", "v"}),
        ("f = lambda a, *b, **c: a + d", {"f"}, {"d"}),
        ("class A(B):\n    x = 1\n    y = x\n    def m(self): return z", {"A"}, {"B", "z"}),
        ("import a.b, c as d\nfrom e import f as g", {"a", "d", "g"}, set()),
        ("with open(p) as h: h.read()", {"h"}, {"p"}),
        ("try: q()\nexcept ValueError as e: print(e)", {"e"}, {"q"}),
        ("if (n := len(s)) > 1: print(n)", {"n"}, {"s"}),
        ("match v:\n    case [a, *rest]: print(a, rest)", {"a", "rest"}, {"v"}),
        ("a, (b, *c) = t", {"a", "b", "c"}, {"t"}),
        ("x: int", set(), set()),
        ("@deco\nasync def f(): await later()", {"f"}, {"deco", "later"}),
    ],
)
def test_names(code: str, binds: set[str], uses: set[str]) -> None:
    found = read(code)
    assert set(found["binds"]) == binds
    assert set(found["uses"]) == uses


def test_imports_that_a_snippet_can_do_without() -> None:
    found = read("import a\ntry:\n    import b\nexcept ImportError:\n    b = None\nfrom c.d import e")
    assert found["imports"] == ["a", "c.d"]
    assert found["optional"] == ["b"]


def test_comments_know_whether_they_stand_behind_code() -> None:
    assert read("# one\nx = 1  # two\n")["comments"] == [(1, "one", False), (2, "two", True)]


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("def f(x):", "headless"),
        ("    x = 1\n    return x", "indented"),
        ("@app.get(1)", "headless"),
        ("for a in b:\n    c()\nelse:", "headless"),
    ],
)
def test_fragments_are_told_from_faults(code: str, key: str) -> None:
    assert read(code)["error"][key]


def test_a_fault_is_told_with_its_line() -> None:
    error = read("a = 1\nb = = 2")["error"]
    assert (error["type"], error["line"], error["headless"], error["indented"]) == ("SyntaxError", 2, False, False)


@given(st.text(max_size=200))
def test_any_text_can_be_read(code: str) -> None:
    found = read(code)
    assert "error" in found or set(found) >= {"binds", "uses", "imports"}
    assert isinstance(likely_bound(code), frozenset)
