"""What a snippet needs installed is read from its imports and its install lines, and our list decides."""

import pytest

from probatum.tools.sandbox.requirements import (
    distribution_of,
    distributions,
    downloads,
    is_allowed,
    normal,
    table,
    why_absent,
    without_magic,
)


@pytest.mark.parametrize(
    ("module", "distribution"),
    [
        ("sklearn.linear_model", "scikit-learn"),
        ("cv2", "opencv-python-headless"),
        ("skimage.io", "scikit-image"),
        ("fitz", "pymupdf"),
        ("docx", "python-docx"),
        ("google.protobuf.message", "protobuf"),
        ("google.genai", "google-genai"),
        ("PIL.Image", "pillow"),
        ("mpl_toolkits.mplot3d", "matplotlib"),
        ("numpy", "numpy"),
        ("typing_extensions", "typing-extensions"),
    ],
)
def test_modules_and_their_distributions(module: str, distribution: str) -> None:
    assert distribution_of(module) == distribution
    assert is_allowed(distribution, [distribution])


def test_the_standard_library_needs_nothing() -> None:
    assert distributions(["os.path", "json", "asyncio"]) == frozenset()


def test_the_list_is_consistent() -> None:
    lists = table()
    assert set(lists.core) <= lists.allowed
    assert not lists.allowed & lists.large
    assert all(normal(name) == name for name in (*lists.allowed, *lists.large, *lists.modules.values()))


def test_a_name_that_is_not_listed_needs_the_users_yes() -> None:
    assert not is_allowed("sklearn", [])
    assert is_allowed("Some_Package", ["some-package"])
    assert "--allow-package torch" in why_absent("torch", [])
    assert "large" in why_absent("torch", [])


def test_install_and_notebook_lines_are_requirements_and_not_code() -> None:
    code = (
        "!pip install -q 'numpy>=2' scikit_learn[all]\n%matplotlib inline\nimport numpy\npip install pandas\nx = 7 % 3"
    )
    bare, asked = without_magic(code)
    assert bare.splitlines() == ["", "", "import numpy", "", "x = 7 % 3"]
    assert asked == ("scikit-learn", "pandas") or asked == ("numpy", "scikit-learn", "pandas")


@pytest.mark.parametrize("line", ["y = (5\n % 3)", "z = (a\n != b)", "'%d' % n"])
def test_percent_and_bang_in_python_stay(line: str) -> None:
    assert without_magic(line) == (line, ())


def test_downloads_are_told() -> None:
    code = "m = T5Model.from_pretrained('t5-small')\nv = api.load('glove')\nr = requests.get(url)"
    assert len(downloads(code)) == 3
    assert downloads("load(x); get(y)") == ()
