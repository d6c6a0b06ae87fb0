"""Reads settings from TOML files, the environment and flags; a key that nobody knows is refused."""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from probatum.configs.settings import VAULT_FILE, Settings, user_file
from probatum.errors import UsageError

DEFAULTS = Path(__file__).with_name("defaults.toml")
NOT_OF_A_VAULT = (
    ("sandbox", "allow_network"),
    ("sandbox", "allow_packages"),
    ("sandbox", "tier"),
    ("model", "base_url"),
    ("model", "api_key_env"),
    ("model", "roles"),
    ("store",),
)
"""What a vault's file cannot set: a vault may come from anybody, and so would decide where keys and notes are sent."""


def load(
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] = os.environ,
    user: Path | None = None,
) -> Settings:
    """Settings from defaults, the user's file, the vault's file, the environment and ``flags``, the last winning.

    ``flags`` is nested like the TOML. Raises UsageError naming the file and the key that is wrong.
    """
    layers = _read(DEFAULTS)
    _merge(layers, _read(user or user_file()))
    asked: dict[str, Any] = _from_environment(environ)
    _merge(asked, flags or {})
    vault = Path(str(asked.get("vault", layers["vault"]))).expanduser()
    _merge(layers, _of_vault(vault / VAULT_FILE))
    _merge(layers, asked)
    return parse(layers | {"vault": vault}, "settings")


def parse(values: Mapping[str, Any], where: str) -> Settings:
    """``values`` as Settings; raises UsageError with the nearest known key for an unknown one."""
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            raise UsageError(f"{where}: no setting is called {key!r}.", _nearest(key)) from None
        raise UsageError(f"{where}: {key!r}: {first['msg']}.", "See configs/defaults.toml for what it takes.") from None


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}.", "Mend or remove that file.") from None
    parse({"vault": "."} | values, str(path))
    return values


def _of_vault(path: Path) -> dict[str, Any]:
    values = _read(path)
    for table, *key in NOT_OF_A_VAULT:
        if table in values and (not key or key[0] in values[table]):
            name = ".".join((table, *key))
            raise UsageError(
                f"{path}: a vault cannot set {name!r}: it would decide where keys and notes go, and what code may do.",
                f"If you want it, put it into {user_file()}, and take it out of the vault's file.",
            )
    return values


def _merge(into: dict[str, Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    places = {
        "PROBATUM_VAULT": ("vault",),
        "PROBATUM_ENGINE": ("engine",),
        "PROBATUM_MODEL": ("model", "name"),
        "OPENAI_BASE_URL": ("model", "base_url"),
        "PROBATUM_TIER": ("sandbox", "tier"),
    }
    values: dict[str, Any] = {}
    for variable, (*parents, key) in places.items():
        if environ.get(variable):
            part = values
            for parent in parents:
                part = part.setdefault(parent, {})
            part[key] = environ[variable]
    return values


def _nearest(key: str) -> str:
    known = _names(Settings)
    near = get_close_matches(key, known, n=1, cutoff=0.4)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."


def _names(part: type[BaseModel], prefix: str = "") -> list[str]:
    names: list[str] = []
    for name, field in part.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            names.extend(_names(inner, f"{prefix}{name}."))
        else:
            names.append(prefix + name)
    return names
