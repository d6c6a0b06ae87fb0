"""Language models: one door, ``ask(prompt, ReplyType)``, whatever server stands behind it."""

from typing import TYPE_CHECKING

from probatum.tools.models.door import Message, Model, Prompt, Reply, Usage, tokens_of
from probatum.tools.models.scripted import ScriptedModel

if TYPE_CHECKING:
    from probatum.tools.models.connecting import connect

__all__ = ["Message", "Model", "Prompt", "Reply", "ScriptedModel", "Usage", "connect", "tokens_of"]


def __getattr__(name: str) -> object:
    """``connect`` is found on first use: AutoGen takes over a second to import."""
    if name == "connect":
        from probatum.tools.models.connecting import connect

        return connect
    raise AttributeError(name)
