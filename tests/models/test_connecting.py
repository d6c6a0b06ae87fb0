"""From settings to a model: keys, roles, contexts."""

from pathlib import Path

import pytest
from tests.models import unruly_server as unruly
from tests.models.asking import PROMPT, Word

from probatum.configs.settings import Settings
from probatum.tools.models import Prompt, ScriptedModel, connect
from probatum.tools.models.errors import BadReply, NotSet, ScriptEnded

pytestmark = pytest.mark.filterwarnings("ignore:Resolved model mismatch")
GOOD = unruly.says('{"word": "yes"}')


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROBATUM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def settings(tmp_path: Path, **model: object) -> Settings:
    return Settings.model_validate({"vault": tmp_path, "model": model})


def test_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NotSet, match="No model is set"):
        connect(settings(tmp_path))
    with pytest.raises(NotSet, match="OPENAI_API_KEY is not set"):
        connect(settings(tmp_path, name="gpt-5-mini"), environ={})


async def test_a_role_may_have_its_own_model_and_key(tmp_path: Path) -> None:
    with unruly.serving(GOOD) as server:
        chosen = settings(
            tmp_path,
            name="big",
            base_url=server.url,
            roles={"quizzer": {"name": "small", "api_key_env": "OTHER"}},
        )
        model = connect(chosen, environ={"OPENAI_API_KEY": "k1", "OTHER": "k2"})
        await model.ask(PROMPT, Word, role="writer")
        await model.ask(PROMPT, Word, role="quizzer")
        await model.close()
    assert [r["model"] for r in server.requests] == ["big", "small"]
    assert [h["authorization"] for h in server.headers] == ["Bearer k1", "Bearer k2"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/models", {"data": [{"id": "m", "max_model_len": 20000}]}),
        ("/v1/models", {"data": [{"id": "other"}, {"id": "m", "meta": {"n_ctx": 20000}}]}),
        ("/api/v0/models", {"data": [{"id": "m", "loaded_context_length": 20000, "max_context_length": 90000}]}),
        ("/props", {"default_generation_settings": {"n_ctx": 20000}}),
    ],
    ids=["vLLM", "llama.cpp", "LM Studio", "llama.cpp's props"],
)
async def test_asks_the_server_how_much_it_takes(tmp_path: Path, path: str, body: object) -> None:
    with unruly.serving(GOOD) as server:
        server.gets[path] = body
        assert await connect(settings(tmp_path, name="m", base_url=server.url)).room() == 18000 - 4096
        assert await connect(settings(tmp_path, name="m", base_url=server.url, context=10000)).room() == 9000 - 3333


async def test_a_script_answers_records_and_ends() -> None:
    model = ScriptedModel([Word(word="a"), '```{"word": "b"}```', {"word": "c"}, "nothing", NotSet("gone")])
    assert [(await model.ask(Prompt("s", "", f"t{i}"), Word)).value.word for i in range(3)] == ["a", "b", "c"]
    with pytest.raises(BadReply):
        await model.ask(PROMPT, Word)
    with pytest.raises(NotSet, match="gone"):
        await model.ask(PROMPT, Word)
    with pytest.raises(ScriptEnded, match="script of 5 replies is at its end; Word was asked for"):
        await model.ask(PROMPT, Word)
    assert [asked.task for asked in model.asked[:3]] == ["t0", "t1", "t2"]
    assert model.asked[0].reply is Word


async def test_a_script_may_be_a_function_and_streams() -> None:
    model = ScriptedModel(lambda asked: f"you said {asked.task}")
    *pieces, _usage = [piece async for piece in model.stream(Prompt("s", "p", "hello there"))]
    assert len(pieces) > 3
    assert "".join(map(str, pieces)).endswith("hello there")
    assert model.asked[0].reply is None
