"""Progress on its screen: what is known of each concept can be read in every light."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.color import Color

from probatum.tools.record import Record
from probatum.tui.widgets.concept_list import ConceptList
from tests.tui.conftest import Opened, app_of, until, until_seen
from tests.tui.looking import CONCEPTS, answer_by_hand, record_by_hand

APART = 0.25
"""Least difference of brightness, of 1, between a sign and its ground."""


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_every_concept_stands_out_from_its_ground(theme: str, vault: Path, opened: Opened) -> None:
    async with opened(vault, store={"record": record_by_hand(vault)}) as pilot:
        app = app_of(pilot)
        app.theme = theme
        await until_seen(pilot, "Take the first quiz")
        record = Record.open(app.settings.record_url)
        for concept in CONCEPTS[:4]:
            record.append(answer_by_hand(concept, concept, right=True, at=app.now() - timedelta(days=1)))
        await pilot.press("p")
        await until(pilot, lambda: [c for c in app.screen.query(ConceptList) if c.virtual_size.height])
        concepts = app.screen.query_one(ConceptList)
        drawn = [part for y in range(5) for part in concepts.render_line(y) if part.text.strip()]
    assert len(drawn) >= 4
    for text, style, _ in drawn:
        assert style is not None
        assert style.color is not None
        assert style.bgcolor is not None
        ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
        assert abs(ink.brightness - ground.brightness) >= APART, text
