"""How JSON is asked for: the strictest form that the server takes, remembered for the next run."""

import json
from pathlib import Path

import pytest
from pydantic import BaseModel, Field
from tests.models import unruly_server as unruly
from tests.models.asking import PROMPT, Connect, Word

from probatum.tools.models.errors import Rejected
from probatum.tools.models.line import Rung
from probatum.tools.models.reading import schema_of
from probatum.tools.models.rungs import Rungs

GOOD = unruly.says('{"word": "yes"}')


def form(request: dict[str, object]) -> object:
    found = request.get("response_format", {"type": "text"})
    assert isinstance(found, dict)
    return found["type"]


@pytest.mark.parametrize(
    ("takes", "asked", "rung"),
    [
        (["json_schema"], ["json_schema"], Rung.SCHEMA),
        (["json_object", "text"], ["json_schema", "json_object"], Rung.OBJECT),
        (["text"], ["json_schema", "json_object", "text"], Rung.TEXT),
    ],
)
async def test_climbs_down_and_remembers(connect: Connect, takes: list[str], asked: list[str], rung: Rung) -> None:
    with unruly.serving(unruly.takes_only(*takes, then=GOOD)) as server:
        assert (await connect(server.url).ask(PROMPT, Word)).rung == rung
        assert [form(r) for r in server.requests] == asked
        assert (await connect(server.url).ask(PROMPT, Word)).rung == rung
        assert [form(r) for r in server.requests] == [*asked, asked[-1]], "a new client starts where the last one ended"


async def test_a_server_that_takes_no_form_is_an_error(connect: Connect) -> None:
    with (
        unruly.serving(unruly.fails(400, "bad temperature")) as server,
        pytest.raises(Rejected, match="bad temperature"),
    ):
        await connect(server.url).ask(PROMPT, Word)
    assert len(server.requests) == 3


async def test_a_server_that_ignores_the_schema_is_told_it_in_words(connect: Connect) -> None:
    with unruly.serving(unruly.says("yes"), GOOD) as server:
        reply = await connect(server.url).ask(PROMPT, Word)
    first, second = server.requests
    assert '"word"' not in json.dumps(first["messages"])
    assert "JSON schema" in second["messages"][1]["content"]
    assert reply.rung == Rung.OBJECT


async def test_the_stable_part_of_a_prompt_stays_the_same_on_every_rung(connect: Connect) -> None:
    with unruly.serving(unruly.takes_only("text", then=GOOD)) as server:
        await connect(server.url).ask(PROMPT, Word)
    assert {r["messages"][0]["content"] for r in server.requests} == {PROMPT.system}
    assert all(r["messages"][1]["content"].startswith(f"{PROMPT.prefix}\n\n{PROMPT.task}") for r in server.requests)


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "rungs.json"
    path.write_text('{"a": "no such rung"')
    rungs = Rungs(path)
    assert rungs.of("s", "m") is Rung.SCHEMA
    rungs.remember("s", "m", Rung.TEXT)
    assert Rungs(path).of("s", "m") is Rung.TEXT


class Inner(BaseModel):
    title: str = ""


class Outer(BaseModel):
    inner: Inner = Inner()
    many: list[Inner] = Field([], description="some")


def test_schemas_are_closed_complete_and_without_references() -> None:
    schema = schema_of(Outer)
    inner = {
        "type": "object",
        "properties": {"title": {"type": "string"}},
        "required": ["title"],
        "additionalProperties": False,
    }
    assert schema == {
        "type": "object",
        "properties": {"inner": inner, "many": {"type": "array", "items": inner, "description": "some"}},
        "required": ["inner", "many"],
        "additionalProperties": False,
    }
