"""Settings as typed values, read from TOML files and the environment; a key that nobody knows is refused."""

import os
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_cache_path, user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from probatum.errors import UsageError

DEFAULTS = Path(__file__).with_name("defaults.toml")
VAULT_FILE = "probatum.toml"
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


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleModel(_Part):
    """Another model for one role; what is empty is taken from ``[model]``."""

    name: str = ""
    base_url: str = ""
    api_key_env: str = ""


class ModelSettings(_Part):
    """Which language model to ask, and within what bounds."""

    name: str = ""
    base_url: str = ""
    api_key_env: str = "OPENAI_API_KEY"
    context: int = Field(default=0, ge=0)
    temperature: float = Field(default=0.3, ge=0, le=2)
    concurrency: int = Field(default=0, ge=0)
    seconds: float = Field(default=300, gt=0)
    max_cost: float = Field(default=0, ge=0)
    roles: dict[str, RoleModel] = {}


class Learner(_Part):
    """Who reads: what the notes build bridges to."""

    stack: tuple[str, ...] = ()
    level: Literal["beginner", "intermediate", "advanced"] = "intermediate"
    language: str = ""
    goals: str = ""
    minutes: int = Field(default=45, ge=1)


class SandboxSettings(_Part):
    """What snippets may do."""

    tier: str = ""
    allow_network: bool = False
    allow_packages: tuple[str, ...] = ()
    seconds: float = Field(default=10, gt=0)
    seconds_total: float = Field(default=60, gt=0)


class StoreSettings(_Part):
    """Where records are kept; empty values mean files in the vault."""

    record: str = ""
    journal: str = ""
    chroma: str = ""


class PassagesSettings(_Part):
    """How passages are found."""

    embedder: str = Field(default="auto", pattern=r"^(auto|fitted|minilm|served:.+)$")


class AppSettings(_Part):
    """How the app looks and answers to keys."""

    theme: str = "textual-dark"
    keys: dict[str, str] = {}


class Settings(_Part):
    """Everything that can be set."""

    vault: Path
    engine: Literal["auto", "model", "extractive"] = "auto"
    model: ModelSettings = ModelSettings()
    learner: Learner = Learner()
    sandbox: SandboxSettings = SandboxSettings()
    store: StoreSettings = StoreSettings()
    passages: PassagesSettings = PassagesSettings()
    app: AppSettings = AppSettings()

    @property
    def uses_model(self) -> bool:
        """True when notes are to be written by a model."""
        return self.engine == "model" or (self.engine == "auto" and bool(self.model.name))

    @property
    def journal_url(self) -> str:
        """Database of the journal."""
        return self.store.journal or f"sqlite:///{self.vault.resolve()}/.probatum/journal.db"

    @property
    def record_url(self) -> str:
        """Database of the reader's record."""
        return self.store.record or f"sqlite:///{self.vault.resolve()}/.probatum/record.db"


def user_file() -> Path:
    """The user's own settings, on any system."""
    return user_config_path("probatum") / "config.toml"


def cache_folder() -> Path:
    """Where what can be made again is kept: snippets' environments, remembered model rungs."""
    return Path(os.environ.get("PROBATUM_CACHE") or user_cache_path("probatum"))


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
