"""A vault with the pictures of the tests' log in it, and how that log is saved there."""

from pathlib import Path

import pytest
from tests.rendering import logs

from probatum.notes import Log
from probatum.tools.vault.saving import Saved
from probatum.tools.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    made = Vault(tmp_path / "my vault")
    for picture in (logs.GEARS, logs.PLOT):
        (made.pictures / picture.name).write_bytes(picture.name.encode())
    return made


def save(vault: Vault, log: Log | None = None) -> Saved:
    return vault.write_log(log or logs.log(), logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


def text_of(saved: Saved) -> str:
    return saved.path.read_text("utf-8")
