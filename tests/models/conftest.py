"""A client of a server that misbehaves as it is told."""

from pathlib import Path
from typing import Any

import pytest
from tests.models.asking import Connect, client_of

from probatum.tools.models.client import Client


@pytest.fixture
def connect(tmp_path: Path) -> Connect:
    """A client of an unruly server, whose waits between tries are next to nothing."""

    def to(url: str, **more: Any) -> Client:
        return client_of(url, tmp_path / "rungs.json", **more)

    return to
