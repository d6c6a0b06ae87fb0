"""What can be set, as typed values, and the files in which it is."""

import os
from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_config_path
from pydantic import BaseModel, ConfigDict, Field

VAULT_FILE = "probatum.toml"


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


class LearnerSettings(_Part):
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
    learner: LearnerSettings = LearnerSettings()
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
