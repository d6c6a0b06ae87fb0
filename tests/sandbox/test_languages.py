"""What is done with a snippet: run, shown with a reason, or found faulty; never mixed up."""

import pytest

from probatum.notes import Snippet
from probatum.proof import Verdict
from probatum.tools.sandbox.inside.reading import read
from probatum.tools.sandbox.languages import handling, not_parsed
from probatum.tools.sandbox.run import Unparsed


def way(code: str, language: str = "python") -> str:
    return handling(Snippet(id="a", code=code, language=language)).way


@pytest.mark.parametrize("language", ["python", "py", "Python3", "pycon", "{.python .numberLines}", "python title=x"])
def test_python_by_many_names(language: str) -> None:
    assert way("x = 1", language) == "python"


@pytest.mark.parametrize("language", ["console", "rust", "yaml", "text", "mermaid", "powershell"])
def test_others_are_shown_with_a_reason(language: str) -> None:
    handled = handling(Snippet(id="a", code="x = 1", language=language))
    assert handled.way == "shown"
    assert handled.reason


def test_code_without_a_language_is_judged_by_its_look() -> None:
    assert way("import os\nprint(os.sep)", "") == "python"
    assert way("The quick brown fox\njumps over it", "") == "shown"


def test_a_session_is_its_inputs() -> None:
    handled = handling(Snippet(id="a", code=">>> x = 2\n>>> x * 2\n4\n>>> for i in [1]:\n...     print(i)\n...\n1"))
    assert handled.code == "x = 2\nx * 2\n\nfor i in [1]:\n    print(i)\n\n"
    assert handled.expected == "4\n1"


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("def f(x):", Verdict.ILLUSTRATIVE),
        ("    x = 1\n    return x", Verdict.ILLUSTRATIVE),
        ("for each word w in the text do\n  count w\nend for", Verdict.ILLUSTRATIVE),
        ("[0.1 0.2 0.3]\n[0.4 0.5 0.6]", Verdict.ILLUSTRATIVE),
        ("import os\nx = os.getcwd(\nprint(x)\ny = 1", Verdict.FAIL),
        ("def f(x)\n    return x\nprint(f(1))", Verdict.FAIL),
        ("a = 1\n   .ranked = 2\nb = 3\nprint(b)", Verdict.FAIL),
    ],
)
def test_a_fault_is_told_from_what_was_never_meant_to_run(code: str, verdict: Verdict) -> None:
    error = Unparsed.model_validate(read(code)["error"])
    assert not_parsed(Snippet(id="a", code=code), error).verdict is verdict
