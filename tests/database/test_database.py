"""A database that cannot be used is named, with what to do next and without its password."""

from collections.abc import Callable
from pathlib import Path

import pytest

from probatum.errors import ProbatumError
from probatum.tools.record import Record


def file_in_the_way(folder: Path) -> str:
    (folder / "file").write_text("in the way")
    return f"sqlite:///{folder}/file/record.db"


def another_program_s(folder: Path) -> str:
    (folder / "other.db").write_text("something else entirely, " * 200)
    return f"sqlite:///{folder}/other.db"


def no_url(_: Path) -> str:
    return "record.db?hunter2"


def no_driver(_: Path) -> str:
    return "oracle://reader:hunter2@localhost/record"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (file_in_the_way, "file/record.db"),
        (another_program_s, "not a database"),
        (no_url, "address"),
        (no_driver, r"reader:\*\*\*@localhost.*No module"),
    ],
)
def test_what_cannot_be_opened_is_named(tmp_path: Path, place: Callable[[Path], str], said: str) -> None:
    with pytest.raises(ProbatumError, match=said) as raised:
        Record.open(place(tmp_path))
    assert raised.value.hint
    assert "hunter2" not in f"{raised.value} {raised.value.hint}"


def test_a_file_that_is_damaged_later_is_named(tmp_path: Path) -> None:
    Record.open(f"sqlite:///{tmp_path}/record.db").close()
    with (tmp_path / "record.db").open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    with pytest.raises(ProbatumError, match="malformed") as raised:
        Record.open(f"sqlite:///{tmp_path}/record.db").attempts()
    assert "move it away" in str(raised.value.hint)
