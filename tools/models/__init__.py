"""Language models: one door, ``ask(prompt, ReplyType)``, whatever server stands behind it."""

from importlib import import_module
from typing import TYPE_CHECKING

from probatum.tools.models.door import Message, Model, Prompt, Reply, Usage, tokens_of
from probatum.tools.models.scripted import ScriptedModel

if TYPE_CHECKING:
    from probatum.tools.models.connecting import connect
    from probatum.tools.models.servers import find_servers

__all__ = ["Message", "Model", "Prompt", "Reply", "ScriptedModel", "Usage", "connect", "find_servers", "tokens_of"]

_LATER = {"connect": "connecting", "find_servers": "servers"}


def __getattr__(name: str) -> object:
    """Finds on first use what takes over a second to import."""
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(name)
