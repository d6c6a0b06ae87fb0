"""Changes settings in a TOML file; its comments and all else in it stay."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from probatum.configs.loading import parse


def change(path: Path, table: str, values: Mapping[str, Any], *, vault: Path) -> None:
    """Lays ``values`` into a table of the file; an empty ``table`` is the file's top.

    Raises UsageError, with the file as it was, when a value is not one that the setting takes.
    """
    document = tomlkit.parse(path.read_text("utf-8")) if path.is_file() else tomlkit.document()
    place = document.setdefault(table, tomlkit.table()) if table else document
    place.update(values)
    parse({"vault": vault} | document.unwrap(), str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".toml.new")
    beside.write_text(tomlkit.dumps(document), "utf-8")
    beside.replace(path)
