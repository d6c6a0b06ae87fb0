"""What notes on a part of a book would take of a model, without asking it."""

import asyncio
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from probatum.agents.model_writer import Estimate, estimate
from probatum.book import Chapter
from probatum.configs.settings import Settings
from probatum.tools.models import connect
from probatum.tools.models.connecting import price_of, prices_of_user
from probatum.workflows.book_part import BookPart


async def estimate_part(part: BookPart, settings: Settings, *, questions: bool = False) -> Estimate:
    """Reads the chapter and counts; sends no prompt. Raises SourceError, and ModelError when no model is set."""
    with tempfile.TemporaryDirectory() as pictures:
        _, chapter = await asyncio.to_thread(part.read, Path(pictures))
    return await expected(chapter, settings, questions=questions)


async def expected(chapter: Chapter, settings: Settings, *, questions: bool = False) -> Estimate:
    """What notes on a chapter that was read would take; with ``questions`` when the model makes these, too.

    Raises ModelError when no model is set.
    """
    model = connect(settings, environ=_with_any_key(settings))
    prices = prices_of_user()
    price = price_of(prices, settings.model.name, settings.model.base_url)
    try:
        return estimate(chapter, settings, await model.room("writer"), price, str(prices.date), questions=questions)
    finally:
        await model.close()


def _with_any_key(settings: Settings) -> Mapping[str, str]:
    """The environment, with a stand-in for each key that is not there: counting sends none."""
    named = (settings.model.api_key_env, *(role.api_key_env for role in settings.model.roles.values()))
    return {name: "not needed" for name in named if name} | os.environ
