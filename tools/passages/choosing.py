"""Chooses what turns passages into vectors, by what is set and what is there."""

import os

from probatum.configs.settings import Settings
from probatum.errors import ModelError
from probatum.tools.passages.embedders import Embedder, MiniLM, Served
from probatum.tools.passages.fitted import unfitted


def choose_embedder(settings: Settings) -> Embedder:
    """The embedder of the setting ``passages.embedder``.

    ``auto`` takes MiniLM when its files are here and downloads nothing; ``minilm`` downloads them when it must;
    ``served:NAME`` asks the model server for its embedding model NAME. Raises ModelError when MiniLM cannot be had.
    """
    chosen = settings.passages.embedder
    if chosen.startswith("served:"):
        model = settings.model
        return Served(chosen.removeprefix("served:"), model.base_url, os.environ.get(model.api_key_env, ""))
    if chosen == "fitted" or (chosen == "auto" and not MiniLM.is_here()):
        return unfitted()
    try:
        return MiniLM()
    except Exception as error:  # downloading, unpacking and loading fail in ways of their own
        reason = f"MiniLM cannot be had: {type(error).__name__}: {error}."
        raise ModelError(reason, 'Is there a network? [passages] embedder = "fitted" needs none.') from None
