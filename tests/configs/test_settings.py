"""Settings come in layers, and a wrong one is named."""

from pathlib import Path

import pytest

from probatum.configs.loading import load
from probatum.errors import UsageError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_each_layer_beats_the_one_before(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    user = write(
        tmp_path / "config.toml", f'vault = "{vault}"\n[model]\nname = "user"\nconcurrency = 2\ntemperature = 0.1\n'
    )
    write(vault / "probatum.toml", '[model]\nname = "vault"\nconcurrency = 3\n[learner]\nstack = ["FAISS"]\n')
    settings = load({"model": {"concurrency": 5}}, {"PROBATUM_MODEL": "environment"}, user)
    assert settings.vault == vault
    assert settings.model.name == "environment"
    assert settings.model.concurrency == 5
    assert settings.model.temperature == 0.1
    assert settings.learner.stack == ("FAISS",)
    assert settings.learner.level == "intermediate", "and what nobody set is the default"


def test_the_vault_asked_for_is_the_vault_whose_settings_count(tmp_path: Path) -> None:
    user = write(tmp_path / "config.toml", f'vault = "{tmp_path / "usual"}"\n')
    write(tmp_path / "usual" / "probatum.toml", 'engine = "model"\n')
    write(tmp_path / "other" / "probatum.toml", 'engine = "extractive"\n')
    assert load({"vault": tmp_path / "other"}, {}, user).engine == "extractive"


@pytest.mark.parametrize(
    ("text", "named", "hint"),
    [
        ('[model]\nnam = "x"\n', "'model.nam'", "'model.name'"),
        ('vualt = "x"\n', "'vualt'", "'vault'"),
        ("[model]\nconcurrency = -1\n", "'model.concurrency'", "defaults.toml"),
        ('engine = "magic"\n', "'engine'", "defaults.toml"),
        ("[model\n", "TOML", "Mend"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, text: str, named: str, hint: str) -> None:
    user = write(tmp_path / "config.toml", text)
    with pytest.raises(UsageError) as caught:
        load({}, {}, user)
    assert str(user) in caught.value.message
    assert named in caught.value.message
    assert hint in caught.value.hint


def test_a_model_is_used_when_one_is_set_unless_told_otherwise(tmp_path: Path) -> None:
    nobody = tmp_path / "none.toml"
    assert not load({}, {}, nobody).uses_model
    assert load({}, {"PROBATUM_MODEL": "m"}, nobody).uses_model
    assert not load({"engine": "extractive"}, {"PROBATUM_MODEL": "m"}, nobody).uses_model
    assert load({"engine": "model"}, {}, nobody).uses_model


@pytest.mark.parametrize(
    "line",
    ["[sandbox]\nallow_network = true\n", '[model]\nbase_url = "http://elsewhere/v1"\n', '[store]\nrecord = "x"\n'],
)
def test_a_vault_decides_neither_where_keys_go_nor_what_code_may_do(tmp_path: Path, line: str) -> None:
    write(tmp_path / "probatum.toml", line)
    with pytest.raises(UsageError, match="a vault cannot set"):
        load({"vault": tmp_path}, {}, tmp_path / "none.toml")
