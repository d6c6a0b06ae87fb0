"""`probatum models` and `probatum profile`, as they are typed."""

import json
from pathlib import Path

import pytest
from tests.models import unruly_server as unruly

from probatum.configs.loading import load
from probatum.tools.models.servers import Offer, Server, find_servers
from probatum.tui.cli import main

NOBODY = unruly.fails(404)


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OPENAI_BASE_URL", "PROBATUM_MODEL", "PROBATUM_VAULT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.mark.parametrize(
    ("gets", "kind", "offer"),
    [
        (
            {"/v1/models": {"data": [{"id": "m", "owned_by": "vllm", "max_model_len": 9}]}},
            "vLLM",
            Offer(name="m", context=9),
        ),
        (
            {
                "/v1/models": {"data": [{"id": "m", "owned_by": "llamacpp"}]},
                "/props": {"default_generation_settings": {"n_ctx": 7}},
            },
            "llama.cpp",
            Offer(name="m", context=7),
        ),
        (
            {
                "/v1/models": {"data": [{"id": "m"}]},
                "/api/v0/models": {"data": [{"id": "m", "type": "vlm", "max_context_length": 5}]},
            },
            "LM Studio",
            Offer(name="m", context=5, can=("vision",)),
        ),
        ({"/v1/models": {"data": [{"id": "relay", "owned_by": "relay"}]}}, "OpenAI-compatible", Offer(name="relay")),
    ],
)
async def test_knows_a_server_by_what_only_it_says(gets: dict[str, object], kind: str, offer: Offer) -> None:
    with unruly.serving(NOBODY) as server:
        server.gets = gets
        found = await find_servers({kind: server.server_port, "nobody": 1})
    assert found == (Server(kind=kind, base_url=server.url, models=(offer,)),)


async def test_a_list_with_rubbish_in_it_is_read_without_the_rubbish() -> None:
    with unruly.serving(NOBODY) as server:
        server.gets = {"/v1/models": {"data": [1, None, {"id": None}, {"id": "m"}]}}
        (found,) = await find_servers({"vLLM": server.server_port})
    assert found.models == (Offer(name="m"),)


async def test_asks_ollama_what_each_model_can() -> None:
    shown = {"model_info": {"qwen3.context_length": 40960}, "capabilities": ["completion", "tools"]}
    with unruly.serving(unruly.answers_200_with(shown)) as server:
        server.gets = {"/api/tags": {"models": [{"name": "qwen3:8b"}]}}
        (found,) = await find_servers({"Ollama": server.server_port})
    assert found.kind == "Ollama"
    assert found.base_url == server.url.removesuffix("/v1")
    assert found.models == (Offer(name="qwen3:8b", context=40960, can=("completion", "tools")),)


async def test_finds_nothing_where_nothing_listens() -> None:
    assert await find_servers({"a": 1, "b": 2}) == ()


def test_models_prints_the_server_that_is_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with unruly.serving(NOBODY) as server:
        server.gets = {"/v1/models": {"data": [{"id": "relay", "context_length": 30000}]}}
        words = ["models", "--vault", str(tmp_path), "--model", "relay", "--base-url", server.url]
        assert main([*words, "--json"]) == 0
        report = json.loads(capsys.readouterr().out)
        assert main(words) == 0
    assert report["set"]["name"] == "relay"
    assert report["set"]["price"]["input"] == 0
    assert {"name": "relay", "context": 30000, "can": []} in [m for s in report["servers"] for m in s["models"]]
    assert "relay  30000 tokens" in capsys.readouterr().out


def test_profile_is_kept_beside_the_readers_own_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "probatum.toml"
    own.write_text('# mine\nengine = "extractive"  # for now\n')
    assert main(["profile", "--vault", str(tmp_path), "--stack", "LangChain, FAISS", "--minutes", "30"]) == 0
    assert main(["profile", "--vault", str(tmp_path), "--level", "advanced", "--json"]) == 0
    out = capsys.readouterr().out
    assert "LangChain, FAISS" in out
    assert json.loads(out[out.index("{") :])["level"] == "advanced"
    learner = load({"vault": tmp_path}, environ={}, user=tmp_path / "none").learner
    assert (learner.stack, learner.level, learner.minutes) == (("LangChain", "FAISS"), "advanced", 30)
    assert own.read_text().startswith('# mine\nengine = "extractive"  # for now\n')


def test_profile_refuses_what_settings_would_refuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", "--vault", str(tmp_path), "--minutes", "0"]) == 2
    assert "learner.minutes" in capsys.readouterr().err
    assert not (tmp_path / "probatum.toml").exists()
