"""Files are written whole or not at all, whatever goes wrong, and never over the reader's words."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock
from tests.vault.conftest import save, text_of

from probatum.errors import ProbatumError
from probatum.tools.vault import vault as vaults
from probatum.tools.vault.files import write_file
from probatum.tools.vault.vault import Vault


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "note.md", tmp_path / "link.md"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_file(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o640


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_write_that_fails_half_way_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("the reader's")
    with files_of_at_most(1000), pytest.raises(ProbatumError, match=r"note\.md cannot be written") as raised:
        write_file(note, "x" * 5000)
    assert raised.value.hint
    assert note.read_text() == "the reader's"
    assert list(tmp_path.iterdir()) == [note]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr("tempfile.mkstemp", lambda **_: (full, str(tmp_path / "part")))
    with pytest.raises(ProbatumError) as raised:
        write_file(tmp_path / "note.md", "x")
    assert "No space left" in raised.value.message
    assert "make room" in raised.value.hint


def test_a_vault_that_cannot_be_made_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ProbatumError) as raised:
        save(Vault(tmp_path / "file" / "vault"))
    assert "--vault" in raised.value.hint


def test_a_vault_in_which_another_writes_is_an_error(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vaults, "LOCK_SECONDS", 0.05)
    with FileLock(vault.own / "lock"), pytest.raises(ProbatumError, match="Another Probatum is writing"):
        save(vault)


def test_a_note_that_is_not_utf8_is_left_as_it_is(vault: Vault) -> None:
    saved = save(vault)
    saved.path.write_bytes(saved.path.read_bytes() + b"\xff")
    with pytest.raises(ProbatumError, match="not UTF-8"):
        save(vault)
    assert saved.path.read_bytes().endswith(b"\xff")


KILLED = """
import os, sys
from pathlib import Path
from tests.rendering import logs
from probatum.tools.vault import saving
from probatum.tools.vault.vault import Vault
writes, last = 0, int(sys.argv[2])
write = saving.write_file
def counted(path, data):
    global writes
    if writes == last:
        os.kill(os.getpid(), 9)
    writes += 1
    write(path, data)
saving.write_file = counted
Vault(Path(sys.argv[1])).write_log(logs.log(), logs.chapter(), mermaid=logs.mermaid)
"""


@pytest.mark.slow
@pytest.mark.parametrize("writes", [3, 4])
def test_killed_between_any_two_writes_the_next_run_keeps_the_readers_words(vault: Vault, writes: int) -> None:
    first = save(vault)
    first.path.write_text(text_of(first).replace("It scales.", "It scales, I saw it."), "utf-8")
    ran = subprocess.run([sys.executable, "-c", KILLED, str(vault.root), str(writes)], check=False)
    assert ran.returncode == -9
    again = save(vault)
    assert "I saw it." in text_of(again)
    assert again.conflicts == ()
